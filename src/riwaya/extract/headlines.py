"""A headline names an occurrence, and the lead below it says when and where it was.

What the first sentence of a story leaves out is taken from the first claim of its type in the two sentences behind
it, where no side of the one contradicts the other.
Source: codebook, rulings 11, 17.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from riwaya.model.claim import Claim, Party, Time
from riwaya.model.reading import Sentence

# The lead and the sentence behind it.
LEAD = 2
STORIES = ("main", "other")
WHY = "told in the lead below the headline"


def complete_headlines(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Gives the claims of each story's first sentence the time and place that its lead states.

    Args:
        claims: Claims of one page in text order.
        sentences: The page's sentences.

    Returns:
        The claims in the same order.
    """
    leads = {first.start: [s.start for s in behind] for first, behind in _stories(sentences)}
    return tuple(
        _completed(claim, [c for c in claims if c.evidence.start in leads[claim.evidence.start]])
        if claim.evidence.start in leads
        else claim
        for claim in claims
    )


def _stories(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sequence[Sentence]]]:
    """The first sentence of each story with those of its lead."""
    told = [sentence for sentence in sentences if sentence.tokens and sentence.segment in STORIES]
    starts = [0, *(at for at, (one, two) in enumerate(pairwise(told), 1) if one.segment != two.segment)]
    for start in starts if told else ():
        behind = told[start + 1 : start + 1 + LEAD]
        yield told[start], [sentence for sentence in behind if sentence.segment == told[start].segment]


def _completed(claim: Claim, lead: Sequence[Claim]) -> Claim:
    same = [other for other in lead if other.type == claim.type and not _contradicts(claim, other)]
    time = next((other.time for other in same if other.time is not None and not _is_vague(other.time)), None)
    place = next((other.place for other in same if other.place is not None), None)
    if claim.time is None and time is not None:
        claim = replace(claim, time=time, why={**claim.why, "time": WHY})
    if claim.place is None and place is not None:
        claim = replace(claim, place=place, why={**claim.why, "place": WHY})
    return claim


def _contradicts(one: Claim, other: Claim) -> bool:
    pairs = ((one.source, other.source), (one.target, other.target))
    standing = (one.status, one.polarity) != (other.status, other.polarity)
    return standing or any(_differ(mine, theirs) for mine, theirs in pairs)


def _differ(one: Party | None, other: Party | None) -> bool:
    countries = {party.country for party in (one, other) if party is not None}
    return len(countries - {None}) > 1


def _is_vague(time: Time) -> bool:
    """Whether it only says "lately", which dates no occurrence."""
    return time.value.startswith("..")
