"""The shades of a claim (stance, status, background), described for the choosers.

Rules say what they would give (`circumstances.py`, `stance.py`); a chooser weighs that against which closed
classes of words stand near, the verb's tense, and how old the stated time is. Never words of the page.
"""

from typing import Literal

from riwaya.extract.circumstances import age_days
from riwaya.extract.occurrences import Draft
from riwaya.extract.scene import Scene
from riwaya.model.codebook import STANCES
from riwaya.model.page import Published
from riwaya.model.reading import TimeMention

Shade = Literal["stance", "status", "background"]
VALUES: dict[Shade, tuple[str, ...]] = {
    "stance": STANCES,
    "status": ("occurred", "ongoing", "planned", "possible"),
    "background": ("false", "true"),
}
NEAR = 5
BEHIND = 3
START = 3
CLASSES = (
    "history", "recall", "possible", "planned", "must", "ongoing", "begin", "end", "negator", "stop", "relative",
    "cause", "that", "passive_done", "do", "tribunal", "about", "local_stance", "background", "speech_noun", "in",
    "among", "by_agent",
)  # fmt: skip


def shade_facts(
    scene: Scene,
    draft: Draft,
    time: TimeMention | None,
    published: Published,
    *,
    sentence: int,
    repeated: int,
) -> dict[str, float]:
    """Describes what surrounds a trigger, whatever the shade in question.

    Returns:
        Fact -> value; missing facts are 0.
    """
    trigger = draft.trigger
    first, last = trigger.first, trigger.last
    frame = draft.frame
    facts: dict[str, float] = {
        "bias": 1.0,
        f"type={draft.type}": 1.0,
        f"mode={draft.mode}": 1.0,
        f"form={trigger.form}": 1.0,
        f"tense={trigger.tense}": 1.0,
        f"tense={trigger.tense} type={draft.type}": 1.0,
        f"frame={frame.stance if frame else 'outlet'}": 1.0,
        f"rule={frame.rule if frame else 'outlet'}": 1.0,
        "definite": float(scene.language.has_article(scene.tokens[first])),
        "quoted": float(scene.quoted_at(first)),
        "early": float(sentence < 2),
        "late": float(sentence > 6),
        "tolls": float(bool(draft.tolls)),
        "repeated": float(repeated > 0),
        "other story": float(scene.sentence.segment == "other"),
        _age(time, published): 1.0,
        f"{_age(time, published)} type={draft.type}": 1.0,
    }
    for cls in CLASSES:
        facts |= _near(scene, cls, first, last)
    return {name: value for name, value in facts.items() if value}


def _near(scene: Scene, cls: str, first: int, last: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for mark in scene.marks(cls):
        value = f"{cls}:{mark.value}" if mark.value else cls
        if first - NEAR <= mark.first < first:
            found[f"before {value}"] = 1.0
            if mark.last == first:
                found[f"right before {value}"] = 1.0
        elif last <= mark.first < last + BEHIND:
            found[f"behind {value}"] = 1.0
        if mark.first < START:
            found[f"opens {value}"] = 1.0
    return found


def _age(time: TimeMention | None, published: Published) -> str:
    """How old the stated time is, in rough steps."""
    if time is None:
        return "no time"
    days = age_days(time.value, published)
    kind = "open" if time.value.endswith("/..") else "closed" if "/" in time.value else "point"
    if days is None:
        return f"{kind} time, age unknown"
    for limit in (0, 2, 8, 31, 75, 400):
        if days <= limit:
            return f"{kind} time, {limit} days"
    return f"{kind} time, years"


def shade_options(facts: dict[str, float], shade: Shade, *, rule: str) -> list[dict[str, float]]:
    """One description a value: the facts joined with the value, and whether the rules give it.

    Args:
        facts: From `shade_facts`.
        shade: Which attribute.
        rule: The rules' value.

    Returns:
        Descriptions in the order of `VALUES[shade]`.
    """
    usual = VALUES[shade][0]
    options = []
    for value in VALUES[shade]:
        option = {f"{value}|{name}": number for name, number in facts.items()} if value != usual else {}
        option[f"rule={rule} {value}"] = 1.0
        option["rule"] = float(value == rule)
        options.append({name: number for name, number in option.items() if number})
    return options
