"""The finite verbs around an occurrence: the one whose clause it stands in, and the one told of it.

"The army is trying to take the town", "the talks will turn to trade", "may take part in carrying out attacks": the
tense of a light verb is the occurrence's own.
"""

from msgspec import Struct

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import STOPS, Scene
from riwaya.model.reading import Tense

# A verb governs words this close behind it; farther off its own subject and object have come between.
REACH = 10
BEHIND_REACH = 4


class Verb(Struct, frozen=True, kw_only=True):
    """A finite verb that is no trigger and no word of saying.

    Attributes:
        at: Its token index.
        tense: As its form tells it.
        doubted: Whether a particle of doubt stands before a present ("may").
        bound: Whether "that" stands before it.
    """

    at: int
    tense: Tense
    doubted: bool = False
    bound: bool = False


def verb_before(scene: Scene, draft: Draft) -> Verb | None:
    """The nearest finite verb before the occurrence, in its clause and inside what its speaker says."""
    first = draft.trigger.first
    frame = draft.frame
    low = frame.first if frame is not None and frame.first <= first else 0
    for at in range(first - 1, max(low, first - REACH) - 1, -1):
        if scene.tokens[at].text in STOPS:
            return None
        verb = _verb(scene, at)
        if verb is not None:
            return verb
    return None


def verb_behind(scene: Scene, draft: Draft) -> Verb | None:
    """The finite verb right behind a noun: its predicate, or that of its relative clause."""
    for at in range(draft.trigger.last, min(len(scene.tokens), draft.trigger.last + BEHIND_REACH)):
        if scene.tokens[at].text in STOPS or scene.is_joined(at):
            return None
        verb = _verb(scene, at)
        if verb is not None:
            return verb
    return None


def _verb(scene: Scene, at: int) -> Verb | None:
    tense = scene.tenses[at]
    if not tense or any(scene.mark_at(cls, at) for cls in ("says", "says_weak")):
        return None
    return Verb(
        at=at, tense=tense, doubted=tense == "present" and scene.mark_before("particle", at) is not None,
        bound=scene.mark_before("that", at) is not None,
    )  # fmt: skip
