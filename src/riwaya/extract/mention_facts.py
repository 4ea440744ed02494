"""Where a time or place of a sentence stands to an occurrence, as facts of structure for the choosers."""

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
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
    trigger = draft.trigger
    after = mention.first >= trigger.first
    low, high = (trigger.last, mention.first) if after else (mention.last, trigger.first)
    side = "after" if after else "before"
    near = _bucket(max(0, high - low))
    verbs = any(low <= t.first < high and t.form in ("verb", "passive") for t in scene.triggers)
    others = any(low <= t.first < high and t.form != "participle" for t in scene.triggers)
    frame = draft.frame
    outside = (
        frame is not None and frame.rule != "according to" and not frame.first <= mention.first < frame.last
    )
    governed = scene.mark_before("in", mention.first) is not None or scene.language.is_instrumental(
        scene.tokens[mention.first]
    )
    facts = [
        f"{side} {near}",
        f"{side} {near} form={trigger.form}",
        f"{side} type={draft.type}",
        f"{side} governed={governed}",
        f"{side} verb between={verbs}",
        f"{side} trigger between={others}",
        f"{side} comma={scene.has_comma(low, high)}",
        f"outside frame={outside} {side}",
        f"that between={scene.near('that', low, high) is not None} {side}",
        f"cause between={scene.near('cause', low, high) is not None} {side}",
        f"nearest={_is_nearest(scene, draft, mention)} {side}",
        *_between(scene, draft, low, high, side),
        *_governed(scene, mention, side),
        f"quoted with={scene.quoted_at(mention.first) == scene.quoted_at(trigger.first)} {side}",
    ]
    if scene.has_stop(low, high):
        facts.append("stop")
    if mention.first <= 1:
        facts.append("opens")
    return facts


def _between(scene: Scene, draft: Draft, low: int, high: int, side: str) -> list[str]:
    """What stands between the occurrence and the mention: finite verbs, relative clauses, other occurrences."""
    own = {word.first for word in draft.words}
    finite = [at for at in scene.finite if low <= at < high]
    verbs = min(2, sum(at not in own for at in finite))
    triggers = min(2, sum(low <= t.first < high for t in scene.triggers if t.first not in own))
    relative = scene.near("relative", low, high) is not None
    joined = any(map(scene.is_joined, finite))
    return [
        f"{side} verbs={verbs}",
        f"{side} relative={relative} verbs={verbs}",
        f"{side} triggers={triggers}",
        f"{side} joined verb={joined}",
    ]


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
