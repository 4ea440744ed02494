"""Chooses among places of one name, or none of them: kind, size, governor, neighbours, the page's countries.

Tiers: states, regions, capitals and cities of MIN_KNOWN people stand by themselves; a smaller place needs a
governor ("the town of"), its state on the page, or an adjective of its state; a word that is common in other
meanings needs a governor or an adjective, or to be well known, after a preposition, its state on the page.
"""

import math
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct

from riwaya.places.place import Place

MIN_KNOWN = 100_000
# Towns of this size are as well known as states.
MAJOR = 1_000_000
# A page that names a state so often is about it.
MIN_NAMED = 3
# A small town is found by two or more words of its name that are no words of the language.
MIN_UNMISTAKEN = 10_000
# Kinds that each class of governor names.
FITTING: Mapping[str, frozenset[str]] = {
    "town": frozenset({"city", "quarter"}),
    "area": frozenset({"admin1", "admin2", "region", "territory"}),
    "quarter": frozenset({"quarter", "city"}),
    "facility": frozenset({"facility"}),
    "site": frozenset({"facility"}),
}
_BASE: Mapping[str, float] = {
    "country": 12.0, "region": 10.0, "territory": 6.0, "admin1": 6.7, "admin2": 4.0, "city": 2.0,
    "quarter": 2.0, "facility": 3.0,
}  # fmt: skip


# Kinds that stand alone whatever their size; a province does so after a preposition.
_ALONE = frozenset({"country", "region", "territory", "admin1"})


class Evidence(Struct, frozen=True, kw_only=True, gc=False):
    """What stands around a name.

    Attributes:
        governor: Class of the governor before it, "" where none.
        direction: True after a direction or a word like "outskirts of".
        preposition: True after a preposition of place.
        adjective: State of an adjective after it ("the Turkish"), None where none.
        countries: States of the page and the sentence, with how often.
        common: True where the name's only word is common in other meanings.
        misread: True where the word is rather read as another word with clitics or a pronoun.
        overcut: True where the word is rather whole, and the name is what is left without its first letter.
        listed: True where "and" joins it to a place.
        words: How many words the name has.
        one_state: True where all places of the name are in one state.
        seat: True where a town and its province share the name.
        construct: True where a noun follows that makes a construct with the word, were it no name.
        village: True after a word for a small town ("the village of").
        province: True after a word for a part of a state ("the province of").
        generic: True where the name says nothing of where: a direction ("the Central region"), a hero's gate.
        listed_word: True where the name's first word is a word of the language.
        capital: True where a word says that it is a capital, or it is known as one.
    """

    governor: str = ""
    direction: bool = False
    preposition: bool = False
    adjective: str | None = None
    countries: Mapping[str, int]
    common: bool = False
    misread: bool = False
    overcut: bool = False
    listed: bool = False
    words: int = 1
    capital: bool = False
    one_state: bool = False
    seat: bool = False
    construct: bool = False
    listed_word: bool = False
    village: bool = False
    province: bool = False
    generic: bool = False


class Choice(Struct, frozen=True, kw_only=True, gc=False):
    """The place chosen and what decided."""

    place: Place
    why: str


def choose(places: Sequence[Place], evidence: Evidence) -> Choice | None:
    """Chooses the place that a name means here.

    Args:
        places: Places of the name.
        evidence: What stands around it.

    Returns:
        The place with the reasons, None where the words are better read as no place.
    """
    possible = [place for place in places if _is_possible(place, evidence)]
    if not possible:
        return None
    rivals = {place.country for place in places if place.kind == "city" and place.population >= MAJOR}
    best = max(possible, key=lambda place: (_score(place, evidence, rivals), place.population, place.id))
    return Choice(place=best, why="; ".join(_reasons(best, len(places), evidence)))


def _is_possible(place: Place, evidence: Evidence) -> bool:
    here = place.country is not None and place.country in evidence.countries
    if evidence.generic and place.country is not None and not _is_main(place, evidence):
        return False
    known = _stands_alone(place, evidence)
    if evidence.adjective is not None and evidence.adjective == place.country:
        # "The Yemeni army": a noun with its adjective, whatever village bears the noun for a name.
        return known or bool(evidence.governor) or not evidence.common
    if evidence.governor:
        # A small place of a state that the page never names is rather another place of that name.
        fits = place.kind in FITTING.get(evidence.governor, frozenset())
        seat = evidence.governor == "area" and place.kind == "city"
        if not here and place.population < MAJOR and _is_elsewhere(evidence):
            return not evidence.village and known
        return known or here or ((fits or seat) and evidence.one_state)
    state = place.kind in ("country", "region") or evidence.capital
    if evidence.misread and not state:
        return False
    if evidence.overcut and not state and not here:
        return False
    if evidence.common:
        listed = evidence.listed and not evidence.construct
        around = evidence.preposition or evidence.direction or listed
        return around and known and (here or place.kind == "country" or evidence.capital)
    if known or (evidence.seat and not evidence.listed_word):
        return True
    if evidence.words > 1 and evidence.one_state and evidence.preposition and not evidence.listed_word:
        return place.population >= MIN_UNMISTAKEN
    around = evidence.preposition or evidence.direction or evidence.listed or evidence.words > 1
    return here and around


def _is_main(place: Place, evidence: Evidence) -> bool:
    """Whether a place lies in the state that the page names most; where it names none, any does."""
    counts = evidence.countries
    return not counts or counts.get(place.country or "", 0) == max(counts.values())


def _is_elsewhere(evidence: Evidence) -> bool:
    """Whether the page is about some state, so that a place of one that it never names is another of that name."""
    return max(evidence.countries.values(), default=0) >= MIN_NAMED


def could_stand_alone(places: Sequence[Place]) -> bool:
    """Says whether one of some places may be meant by its bare name, were it no capital.

    Args:
        places: Places of one name.

    Returns:
        False where a word that is common in other meanings needs a governor to be this name.
    """
    for place in places:  # noqa: SIM110 (asked of every common word that some village bears for a name)
        if place.kind in _ALONE or place.population >= MIN_KNOWN or (place.hand and place.kind != "quarter"):
            return True
    return False


def _stands_alone(place: Place, evidence: Evidence) -> bool:
    if place.kind in ("country", "region", "territory") or evidence.capital:
        return True
    if place.kind == "admin1" and (evidence.preposition or evidence.direction):
        return True
    return place.population >= MIN_KNOWN or (place.hand and place.kind != "quarter")


def _score(place: Place, evidence: Evidence, rivals: Set[str | None]) -> float:
    size = math.log10(max(10, place.population))
    score = _BASE.get(place.kind, 0.0) + (size if place.kind == "city" else 0.0) + 1.5 * place.hand
    if evidence.governor:
        fits = place.kind in FITTING.get(evidence.governor, frozenset())
        score += 6.0 if fits else -3.0
        part = evidence.province or evidence.governor in ("town", "quarter")
        score -= 8.0 * (place.kind == "country" and part)
    elif evidence.seat:
        # Without a word for a province the town is meant.
        score += 2.0 * (place.kind == "city" and place.population >= MIN_UNMISTAKEN)
    if evidence.adjective is not None:
        score += 8.0 if place.country == evidence.adjective else -4.0
    score += 2.0 * (evidence.capital and place.kind == "city")
    # A large city of another state is as likely as the state of that name, unless the page knows the state.
    score -= 4.0 * (place.kind == "country" and bool(rivals - {place.country}))
    return score + _page_weight(place, evidence)


def _page_weight(place: Place, evidence: Evidence) -> float:
    """Up to 5 for the page's main state: enough to turn Tripoli, not to turn a state into a village."""
    count = evidence.countries.get(place.country or "", 0)
    most = max(evidence.countries.values(), default=0)
    return 2.0 + 3.0 * count / most if count else 0.0


def _reasons(place: Place, rivals: int, evidence: Evidence) -> list[str]:
    reasons = ["only place of this name" if rivals == 1 else f"best of {rivals} of this name"]
    if evidence.governor:
        article = "an" if evidence.governor == "area" else "a"
        reasons.append(f"after a word for {article} {evidence.governor}")
    if evidence.adjective is not None and evidence.adjective == place.country:
        reasons.append(f"adjective of {place.country} after it")
    if place.country is not None and place.country in evidence.countries:
        reasons.append(f"{place.country} is on the page")
    if place.population >= MIN_KNOWN:
        reasons.append(f"{place.population} people")
    return reasons
