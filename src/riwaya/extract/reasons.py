"""Why each field of a claim holds what it holds; of a blank, whether nothing was said or nothing was understood.

What the rules and choosers gave as reasons is kept; this adds what they leave open. A status, polarity or background
without a reason is the codebook's default: nothing says otherwise.
"""

from collections.abc import Sequence

from riwaya.extract.drafts import Draft
from riwaya.extract.positions import is_near
from riwaya.extract.scene import Scene
from riwaya.model.claim import Claim, Party
from riwaya.model.reading import Mention, PartyMention

IN_SENTENCE, BEFORE = "stands in the sentence", "carried over from what was told before"
UNREAD = "not understood"


def with_reasons(claim: Claim, scene: Scene, draft: Draft) -> dict[str, str]:
    """Completes the reasons of a claim.

    Args:
        claim: With the reasons that rules and choosers gave.
        scene: The sentence of its trigger.
        draft: The occurrence that it was made of.

    Returns:
        Field → reason, for every field that is blank, was chosen or differs from its default.
    """
    why = dict(claim.why)
    blank = claim.source is None or claim.target is None
    parties = _unused(claim, scene, draft) if blank else []
    for slot, party in (("source", claim.source), ("target", claim.target)):
        if party is None and parties:
            why[slot] = _unread(parties, "party stands", "parties stand")
        elif party is None:
            why[slot] = "nobody named"
    if claim.place is None:
        why["place"] = (
            _unread(_unspoken(claim, scene.places), "place stands", "places stand") or "no place named"
        )
    else:
        why.setdefault("place", _origin(scene, claim.place.start))
    if claim.time is None:
        why["time"] = _unread(scene.times, "time stands", "times stand") or "no time stated"
    else:
        why.setdefault("time", _origin(scene, claim.time.start))
    if claim.mode is None:
        why["mode"] = "the words tell none"
    if not claim.casualties:
        fates = [word for word in draft.words if word.casualty]
        why["casualties"] = _unread(fates, "word of fate stands", "words of fate stand") or "nobody counted"
    if claim.attribution.speaker is None and draft.frame is not None:
        why["speaker"] = f"{UNREAD}: a word of saying stands here, nobody was taken for its speaker"
    return why


def _unread(mentions: Sequence[Mention], one: str, many: str) -> str:
    """Says that mentions stand in the sentence of which none was taken; "" where there are none."""
    if not mentions:
        return ""
    return f"{UNREAD}: {len(mentions)} {one if len(mentions) == 1 else many} here, none was taken"


def _origin(scene: Scene, start: int) -> str:
    return IN_SENTENCE if scene.sentence.start <= start < scene.sentence.end else BEFORE


def _unused(claim: Claim, scene: Scene, draft: Draft) -> list[PartyMention]:
    """Parties close by that are nobody's speaker and no part of the claim."""
    speakers = [link for link in (claim.attribution.speaker, *claim.attribution.via) if link is not None]
    sides = [side for side in (claim.source, claim.target, *claim.others) if side is not None]
    counted = [toll.party for toll in draft.tolls if toll.party is not None]
    taken: list[Party | PartyMention] = [*speakers, *sides, *counted]
    return [
        party
        for party in scene.parties
        if is_near(party, draft) and not any(p.start < party.end and party.start < p.end for p in taken)
    ]


def _unspoken(claim: Claim, places: Sequence[Mention]) -> list[Mention]:
    """Places but those that say where a speaker or a side is from."""
    attribution = claim.attribution
    parties = (attribution.speaker, *attribution.via, claim.source, claim.target, *claim.others)
    named = [(party.start, party.end) for party in parties if party is not None]
    return [place for place in places if not any(start <= place.start < end for start, end in named)]
