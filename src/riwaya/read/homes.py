"""Gives a country to parties that state none: "the army" on a page about Libya is Libya's.

In order: a place inside the phrase; for police, the party named last before it in the sentence; the only
country among the places of its sentence; the country that the segment's places and parties speak of most, where
it is clearly ahead. International bodies without a code of their own are `IGO`; agencies and groups that the
tables know to have no country keep none. Source: codebook, "Party" (the state the actor belongs to), ruling 29.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from riwaya.model.codebook import BODY_CODES
from riwaya.model.reading import PartyMention, Sentence

# The first country must hold this share of all mentions to lend itself to the rest.
# Swept .2-.7 on the development gold in steps of .1: source and target country peak flat at .3-.4.
MIN_SHARE = 0.3
# One mention may be a misread word; a page that is about a country names it again.
MIN_MENTIONS = 2
HOMELESS_ROLES = frozenset({"IGO", "MED"})


def settle_parties(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Completes the countries of all parties of one page.

    Args:
        sentences: All sentences of the page in text order, places found.

    Returns:
        The same sentences; parties without a country have one where the page tells it.
    """
    named = {kind: _named(s for s in sentences if s.segment == kind) for kind in ("main", "other")}
    focus = {kind: _ahead(counts) for kind, counts in named.items()}
    out = []
    for sentence in sentences:
        sure = {
            code for code, count in named.get(sentence.segment, Counter()).items() if count >= MIN_MENTIONS
        }
        settled = tuple(_settled(p, sentence, focus.get(sentence.segment), sure) for p in sentence.parties)
        out.append(replace(sentence, parties=settled) if settled != sentence.parties else sentence)
    return tuple(out)


def _named(sentences: Iterable[Sentence]) -> Counter[str]:
    """Counts how often some sentences name each country; a state, a demonym or a governed place counts twice.

    One bare word that happens to be a town's name is too little: it may be misread.

    Returns:
        Country -> weight.
    """
    named: Counter[str] = Counter()
    for sentence in sentences:
        for place in sentence.places:
            # A place without an id has its country from the page: it is no witness of its own.
            if place.country and place.id is not None:
                named[place.country] += (
                    2 if place.precision == "country" or place.last - place.first > 1 else 1
                )
        for party in sentence.parties:
            if party.country and party.kind != "agency" and party.country not in BODY_CODES:
                named[party.country] += 2
    return named


def _ahead(named: Counter[str]) -> str | None:
    """The country named most; None where none is clearly ahead."""
    if not named:
        return None
    code, count = min(named.items(), key=lambda item: (-item[1], item[0]))
    return code if count >= MIN_MENTIONS and count >= MIN_SHARE * named.total() else None


def _settled(party: PartyMention, sentence: Sentence, focus: str | None, sure: set[str]) -> PartyMention:
    if party.country in BODY_CODES and party.role is None:
        return replace(party, role="IGO")
    if party.country is None and party.role == "IGO" and party.kind != "document":
        return replace(party, country="IGO")
    if party.country is not None or party.both or not _has_home(party):
        return party
    inside = [p.country for p in sentence.places if party.first <= p.first < party.last and p.country]
    if inside:
        return replace(party, country=inside[0])
    # Police act at home or beside their own: right for 18 of 18 on the development gold; the places for 13.
    beside = _named_before(party, sentence) if party.role == "COP" else None
    if beside is not None:
        return replace(party, country=beside, inferred=True)
    around = {p.country for p in sentence.places if p.country in sure}
    if len(around) == 1:
        return replace(party, country=next(iter(around)), inferred=True)
    return replace(party, country=focus, inferred=focus is not None)


def _named_before(party: PartyMention, sentence: Sentence) -> str | None:
    """Country of the last state, people or person named before a party in its sentence."""
    before = [
        p.country for p in sentence.parties
        if p.last <= party.first and p.country and p.kind != "agency" and p.country not in BODY_CODES
    ]  # fmt: skip
    return before[-1] if before else None


def _has_home(party: PartyMention) -> bool:
    if party.local:
        return True
    if party.homeless or party.role in HOMELESS_ROLES or party.kind in ("agency", "document"):
        return False
    # A named armed group without a country in the tables has none (ruling 30).
    return not (party.role == "REB" and party.name)
