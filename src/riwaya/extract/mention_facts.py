"""Where a time or place of a sentence stands to an occurrence, as facts of structure for the choosers."""

from functools import lru_cache

from riwaya.extract.drafts import Draft
from riwaya.extract.positions import REMEMBERED
from riwaya.extract.scene import Scene
from riwaya.model.codebook import ClaimType
from riwaya.model.reading import Mention

# Classes of words that stand right before a time or place and say how it belongs to the rest.
GOVERNORS = (
    "in",
    "towards",
    "against",
    "between",
    "with",
    "since",
    "cause",
    "given",
    "about",
    "by_agent",
    "protest_at",
    "end",
    "begin",
)


def stand(scene: Scene, draft: Draft, mention: Mention) -> list[str]:
    """Describes how a mention stands to an occurrence: how near, behind which words, what is between.

    Args:
        scene: The sentence.
        draft: The occurrence.
        mention: A time or place of the sentence.

    Returns:
        Facts, none twice.
    """
    trigger, frame, at = draft.trigger, draft.frame, mention.first
    after = at >= trigger.first
    low, high = (trigger.last, at) if after else (mention.last, trigger.first)
    side = "after" if after else "before"
    between = [t for t in scene.triggers if low <= t.first < high]
    facts = [
        *_near_facts(side, _bucket(max(0, high - low)), trigger.form, draft.type),
        *_side_facts(
            side,
            governed=scene.mark_before("in", at) is not None
            or scene.language.is_instrumental(scene.tokens[at]),
            verb=any(t.form in ("verb", "passive") for t in between),
            other=any(t.form != "participle" for t in between),
            comma=scene.has_comma(low, high),
            nearest=_is_nearest(scene, draft, mention),
        ),
        *_clause_facts(
            side,
            outside=frame is not None and frame.rule != "according to" and not frame.first <= at < frame.last,
            that=scene.near("that", low, high) is not None,
            cause=scene.near("cause", low, high) is not None,
            quoted=scene.quoted_at(at) == scene.quoted_at(trigger.first),
        ),
        *_between(scene, draft, low, high, side),
        *_governed(scene, mention, side),
    ]
    if scene.has_stop(low, high):
        facts.append("stop")
    if at <= 1:
        facts.append("opens")
    return facts


@lru_cache(maxsize=REMEMBERED)
def _near_facts(side: str, near: str, form: str, kind: ClaimType) -> tuple[str, ...]:
    return (f"{side} {near}", f"{side} {near} form={form}", f"{side} type={kind}")


@lru_cache(maxsize=REMEMBERED)
def _side_facts(
    side: str, *, governed: bool, verb: bool, other: bool, comma: bool, nearest: bool
) -> tuple[str, ...]:
    return (
        f"{side} governed={governed}",
        f"{side} verb between={verb}",
        f"{side} trigger between={other}",
        f"{side} comma={comma}",
        f"nearest={nearest} {side}",
    )


@lru_cache(maxsize=REMEMBERED)
def _clause_facts(side: str, *, outside: bool, that: bool, cause: bool, quoted: bool) -> tuple[str, ...]:
    return (
        f"outside frame={outside} {side}",
        f"that between={that} {side}",
        f"cause between={cause} {side}",
        f"quoted with={quoted} {side}",
    )


def _between(scene: Scene, draft: Draft, low: int, high: int, side: str) -> tuple[str, ...]:
    """What stands between the occurrence and the mention: finite verbs, relative clauses, other occurrences."""
    own = {word.first for word in draft.words}
    finite = [at for at in scene.finite if low <= at < high]
    return _between_facts(
        side,
        min(2, len([at for at in finite if at not in own])),
        min(2, len([t for t in scene.triggers if low <= t.first < high and t.first not in own])),
        relative=scene.near("relative", low, high) is not None,
        joined=any(map(scene.is_joined, finite)),
    )


@lru_cache(maxsize=REMEMBERED)
def _between_facts(side: str, verbs: int, triggers: int, *, relative: bool, joined: bool) -> tuple[str, ...]:
    return (
        f"{side} verbs={verbs}",
        f"{side} relative={relative} verbs={verbs}",
        f"{side} triggers={triggers}",
        f"{side} joined verb={joined}",
    )


def _governed(scene: Scene, mention: Mention, side: str) -> list[str]:
    """Which words stand right before the mention."""
    classes = [cls for cls in GOVERNORS if cls in scene.marks_before(mention.first)]
    return [f"{side} behind {cls}" for cls in classes or ["nothing"]]


def _is_nearest(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Whether no other trigger stands nearer to the mention."""
    own = abs(mention.first - draft.trigger.first)
    words = {word.first for word in draft.words}
    return all(abs(mention.first - t.first) >= own for t in scene.triggers if t.first not in words)


def _bucket(distance: int) -> str:
    for limit in (0, 1, 3, 6, 12, 20):
        if distance <= limit:
            return f"d{limit}"
    return "far"
