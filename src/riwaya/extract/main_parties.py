"""Whom a page is about: the country that it names most, and the two whose states or forces it sets against each other.

Source: development gold; the codebook's rulings 5 and 11 say whose a force is and what is carried over.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from riwaya.model.codebook import BODY_CODES
from riwaya.model.reading import PartyMention, Sentence

# Each of the two must hold this share of the mentions, else the page is not about one pair.
# Swept .15-.35 in steps of .05 on the development gold; strict F1 peaks flat at .2-.25.
MIN_PAIR_SHARE = 0.2
LEAST_NAMED = 2
ARMED_ROLES = frozenset({"MIL", "REB"})
SIDE_ROLES = frozenset({"GOV", "MIL", "REB", "COP"})


def main_pair(sentences: Iterable[Sentence]) -> tuple[PartyMention, PartyMention] | None:
    """The two countries whose states and forces some sentences name most, in order of first mention.

    Returns:
        One party of each; None where fewer than two are clearly ahead.
    """
    return _two_of(_possible_sides(sentences))


def main_foes(sentences: Iterable[Sentence]) -> tuple[PartyMention, PartyMention] | None:
    """The two countries whose armed forces and groups some sentences name most: who fights, not who talks of it.

    Returns:
        As `main_pair`, which it is where no armed force is named.
    """
    sides = _possible_sides(sentences)
    return _two_of([party for party in sides if party.role in ARMED_ROLES] or sides)


def _possible_sides(sentences: Iterable[Sentence]) -> list[PartyMention]:
    found: list[PartyMention] = []
    for sentence in sentences:
        brokers = {mark.last for mark in sentence.markers if mark.cls == "mediator"}
        found += [
            party for party in sentence.parties
            if party.country is not None and party.role in SIDE_ROLES and party.country not in BODY_CODES
            and not party.both and party.first not in brokers
        ]  # fmt: skip
    return found


def _two_of(parties: Sequence[PartyMention]) -> tuple[PartyMention, PartyMention] | None:
    first: dict[str, PartyMention] = {}
    for party in parties:
        first.setdefault(str(party.country), party)
    weight = Counter(party.country for party in parties)
    order = list(first)
    top = sorted(order, key=lambda code: (-weight[code], order.index(code)))[:2]
    if len(top) < 2 or weight[top[1]] < MIN_PAIR_SHARE * weight.total():
        return None
    one, other = sorted(top, key=order.index)
    return first[one], first[other]


def main_country(sentences: Iterable[Sentence]) -> str | None:
    """The country whose parties some sentences name most; None where they name none."""
    weight = Counter(
        party.country for sentence in sentences for party in sentence.parties
        if party.country is not None and party.kind != "agency" and party.country not in BODY_CODES
    )  # fmt: skip
    return min(weight, key=lambda code: (-weight[code], code)) if weight else None


def main_land(sentences: Iterable[Sentence]) -> str | None:
    """The country in which most places that some sentences name lie; None where they name none."""
    weight = Counter(
        place.country for sentence in sentences for place in sentence.places
        if place.country is not None and place.why != "demonym"
    )  # fmt: skip
    return min(weight, key=lambda code: (-weight[code], code)) if weight else None


def main_rivals(
    sentences: Iterable[Sentence], country: str | None
) -> tuple[PartyMention, PartyMention] | None:
    """The state's side and the named armed group of one country, where some sentences name both again and again.

    Returns:
        The two in order of first mention; None where either is named less than twice.
    """
    sides = [p for p in _possible_sides(sentences) if p.country == country and not p.inferred]
    state = [p for p in sides if p.role in ("GOV", "MIL")]
    group = [p for p in sides if p.role == "REB" and p.name]
    if len(state) < LEAST_NAMED or len(group) < LEAST_NAMED:
        return None
    one, other = (min(side, key=lambda p: p.kind != "organisation") for side in (state, group))
    return (one, other) if sides.index(one) < sides.index(other) else (other, one)
