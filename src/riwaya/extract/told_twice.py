"""Occurrences that one sentence tells in two voices: a denied report, and what two accuse each other of.

"X denied Y's reports of a siege" is told by Y and denied by X; "X and Y traded accusations of shelling" is told by
each of the other.
Source: codebook, ruling 32.
"""

from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Frame, can_speak
from riwaya.extract.ground import joined_parties
from riwaya.extract.scene import Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import PartyMention

# "The reports of the Kremlin": whose they are stands right behind, an adjective at most between.
OWNER_REACH = 2
# "Traded, on Monday evening, accusations": who does it stands around the verb.
# Half and double change no figure of the development gold.
AROUND_REACH = 6


def tell_twice(scene: Scene, drafts: Sequence[Draft], frames: Sequence[Frame]) -> tuple[Draft, ...]:
    """Adds the second voice of occurrences that are told in two.

    Args:
        scene: The sentence.
        drafts: Its occurrences in text order.
        frames: Who says what in it.

    Returns:
        The drafts, each followed by its second telling where it has one.
    """
    out: list[Draft] = []
    for draft in drafts:
        mutual = _accusers(scene, draft)
        if mutual is not None:
            out += [replace(draft, frame=frame) for frame in mutual]
            continue
        denial = _denial_over(scene, draft, frames)
        if denial is not None and draft.frame is not None:
            # Who denies it is who was accused.
            told = replace(draft.frame, accused=denial.speaker)
            out += [replace(draft, frame=told), replace(draft, frame=denial)]
            continue
        report = _denied_report(scene, draft)
        out += [draft] if report is None else [draft, replace(draft, frame=report)]
    return tuple(out)


def _denied_report(scene: Scene, draft: Draft) -> Frame | None:
    frame = draft.frame
    if frame is None or frame.stance != "denies" or frame.at < 0:
        return None
    for mark in scene.marks("report"):
        if not frame.at < mark.first < draft.trigger.first or scene.has_stop(mark.last, draft.trigger.first):
            continue
        owner = next(iter(scene.parties_in(mark.first, mark.last + OWNER_REACH)), None)
        if owner is None or owner is frame.speaker or not _is_anybodys(owner) or scene.is_joined(owner.first):
            continue
        if owner.first > draft.trigger.first:
            # "Denied claims of shelling the hospital": the hospital is what was shelled.
            continue
        return replace(
            frame, stance=cast(Stance, mark.value), speaker=owner, via=(), carried=False, own=False,
            first=max(frame.first, owner.last), rule="the report that is denied",
        )  # fmt: skip
    return None


def _is_anybodys(owner: PartyMention) -> bool:
    """Whether words say whose a report is; "reports" alone are nobody's."""
    return owner.country is not None if owner.kind == "document" else can_speak(owner)


def _denial_over(scene: Scene, draft: Draft, frames: Sequence[Frame]) -> Frame | None:
    """Reads "X denied Y's accusation of shelling": the accusation is read first, X denies what it tells."""
    told = draft.frame
    if told is None or told.rule != "noun of saying" or told.stance != "accuses":
        return None
    for frame in frames:
        over = frame.stance == "denies" and 0 <= frame.at < told.at and not scene.has_stop(frame.at, told.at)
        if over and frame.speaker is not None and frame.speaker is not told.speaker:
            return replace(frame, own=True)
    return None


def _accusers(scene: Scene, draft: Draft) -> tuple[Frame, Frame] | None:
    at = draft.trigger.first
    for mark in scene.marks("mutual"):
        if mark.first >= at or scene.has_stop(mark.first, at):
            continue
        pair = _pair(scene, mark.first, at)
        if pair is None:
            continue
        first = max(pair[1].last, mark.first + 1)
        told = Frame(
            at=mark.first, first=first, last=len(scene.tokens), stance="accuses", speaker=pair[0],
            accused=pair[1], rule="mutual accusations",
        )  # fmt: skip
        return told, replace(told, speaker=pair[1], accused=pair[0])
    return None


def _pair(scene: Scene, mark: int, at: int) -> tuple[PartyMention, PartyMention] | None:
    for party in scene.parties_in(max(0, mark - AROUND_REACH), min(at, mark + AROUND_REACH)):
        partners = joined_parties(scene, party)
        if partners and can_speak(party) and can_speak(partners[0]):
            return party, partners[0]
    return None
