"""Who protests, and against whom.

A crowd is named in the words of the protest ("protesters came out") or, before a verb without a subject ("… and
chanted"), earlier in the sentence. Whom it protests against stands behind "against", "demanding of", "denouncing",
or is the body before whose door it stands.
Source: codebook, "Claim", `protest`.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.reading import PartyMention

# What is protested against stands behind its own word within a phrase: "against the verdict of the court".
OBJECT_REACH = 8
# "Residents of the town staged, before noon, a march". Strict F1 at 5, 10 and 20 tokens: .369, .369, .368.
STAGED_REACH = 10
# The cause of a protest is told in its sentence, farther off than an object.
CAUSE_REACH = 40
# "Hostile to X", "before the ministry": nothing but an adjective stands between.
BESIDE_REACH = 3
BESIDE = "beside"
# Victims and passers-by are what a protest is about, not what it is against.
ANSWERABLE = frozenset({"GOV", "MIL", "COP", "REB", "OPP", "IGO", "PKO", "BUS"})
# Forces that are named beside a protest disperse it.
NO_CROWD = frozenset({"MIL", "COP", "PKO"})


def find_crowd(scene: Scene, draft: Draft, parties: Sequence[PartyMention]) -> PartyMention | None:
    """Finds the crowd of a protest that is told by a verb, or who staged it.

    Args:
        scene: The sentence.
        draft: A protest.
        parties: Those of the sentence that may take part, in text order.

    Returns:
        The party; None where the verb leaves it to the other rules.
    """
    trigger = draft.trigger
    if trigger.form == "noun":
        return _staged_by(scene, draft, parties)
    if trigger.form not in ("verb", "passive"):
        return None
    over = next((p for p in parties if trigger.first < p.first < trigger.last), None)
    if over is not None:
        return over
    taken = next((p for p in scene.parties if p.first == trigger.first and p.last > trigger.first + 1), None)
    if taken is not None:
        # "Gathered protesters": the verb was read as the head of their phrase.
        first = trigger.first + 1
        start = scene.tokens[first].core
        return replace(
            taken, first=first, start=start, head=max(first, taken.head), text=scene.text[start : taken.end]
        )
    if not scene.is_joined(trigger.first):
        return None
    before = [p for p in parties if p.last <= trigger.first and _is_crowd(scene, p)]
    return before[-1] if before else None


def _staged_by(scene: Scene, draft: Draft, parties: Sequence[PartyMention]) -> PartyMention | None:
    """Reads "Residents staged a march", "Activists called for a march": who stages it marches."""
    first, frame = draft.trigger.first, draft.frame
    for mark in reversed([m for m in scene.marks("do") if first - STAGED_REACH <= m.first < first]):
        if scene.has_stop(mark.last, first):
            break
        for party in parties:
            if mark.last <= party.first < first and _may_march(party) and not scene.preposition(party.first):
                return party
    if frame is not None and frame.stance == "demands" and frame.speaker is not None:
        return frame.speaker if _may_march(frame.speaker) else None
    return None


def _may_march(party: PartyMention) -> bool:
    return party.role in ("CVL", "OPP") or party.noun == "people"


def _is_crowd(scene: Scene, party: PartyMention) -> bool:
    return any(
        t.type == "protest" and t.form == "participle" and party.first <= t.first < party.last
        for t in scene.triggers
    )


def can_protest(party: PartyMention) -> bool:
    """Whether a party may be the crowd."""
    return party.role not in NO_CROWD


def find_protested(scene: Scene, draft: Draft, *, crowd: PartyMention | None) -> PartyMention | None:
    """Finds whom a protest is against.

    Args:
        scene: The sentence; whoever must answer may also speak in it.
        draft: A protest.
        crowd: Who protests.

    Returns:
        The party; None where none is named that could answer.
    """
    first = min(word.first for word in draft.words)
    last = first + CAUSE_REACH
    for cls in ("protests", "protest_at"):
        for mark in scene.marks(cls):
            reach = OBJECT_REACH if cls == "protests" and mark.value != BESIDE else BESIDE_REACH
            if not first <= mark.first < last or scene.has_stop(first, mark.first):
                continue
            named = [
                party
                for party in scene.parties
                if mark.last <= party.first < mark.last + reach
                and party is not crowd
                and party.role in ANSWERABLE
                and not scene.has_stop(mark.last, party.first)
                and scene.near("relative", mark.last, party.first) is None
            ]
            if named:
                return named[0]
    return None
