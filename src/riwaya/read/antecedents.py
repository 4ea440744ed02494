"""Resolves places that point back: "the city", "the region", "the country".

A general noun for a place stands for the last place named before it in the same segment, of the country that the
segment has named most so far; a country noun for that country. Of 56 such nouns of the development gold that are
someone's place, 52 get its country so, 40 by the last place alone. "Their lands" are those of whom was named last.
A name that the gazetteer lacks, in a sentence that says nothing of where it is, lies where the segment's places lie.
Source: codebook, "Place" (the most specific place stated) and ruling 11.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.model.reading import PlaceMention, Sentence
from riwaya.places.containers import UNLISTED, UNPLACED

POINTING = "anaphoric"
# A governor and the name's first word tell one nameless place from another.
NAME_WORDS = 2
SHORTEST_NOUN = 3
# A hospital or a state is not the town named before: it is in the same country, and no more is known.
COUNTRY_ONLY = ("anaphoric building", "anaphoric state")


def resolve_places(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Completes the places that point back.

    Args:
        sentences: All sentences of a page in text order, places found.

    Returns:
        The sentences; a pointing place has what the place it points to has, with a reason.
    """
    told = {sentence.segment: Told() for sentence in sentences}
    out = []
    for sentence in sentences:
        before, places = told[sentence.segment], []
        for place in sentence.places:
            if place.why.startswith(POINTING):
                owned = bool(sentence.tokens[place.last - 1].suffix)
                passive = place.why == "anaphoric state"
                antecedent = before.last if owned else before.so_called(place) or before.main(passive=passive)
                places.append(place if antecedent is None else _pointed(place, antecedent))
            else:
                settled = before.settled(place)
                before.note(settled, acts=_acts(settled, sentence))
                places.append(settled)
        out.append(replace(sentence, places=tuple(places)) if sentence.places else sentence)
    return tuple(out)


def _acts(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a state's name is that of a party: "the arms that the United States sent to the town of X"."""
    if place.precision != "country":
        return False
    return any(party.first <= place.first < party.last and party.role for party in sentence.parties)


class Told:
    """The places that a segment has named so far."""

    def __init__(self) -> None:
        self.last: PlaceMention | None = None
        self._last_of: dict[str, PlaceMention] = {}
        self._named: Counter[str] = Counter()
        # A state that acts is named for that, and says less of where things are.
        self._passive: Counter[str] = Counter()
        self._so_called: dict[str, PlaceMention] = {}
        self._lands: dict[str, str] = {}

    def settled(self, place: PlaceMention) -> PlaceMention:
        """Gives a name that the gazetteer lacks the country it was told in before, else that of most places."""
        if not place.why.startswith(UNLISTED):
            return place
        name = " ".join(place.text.split()[:NAME_WORDS])
        country = place.country
        if place.why == UNPLACED:
            main = self.main(passive=True)
            country = self._lands.get(name) or (main.country if main is not None else None) or country
        if country is not None:
            self._lands.setdefault(name, country)
        return place if country == place.country else replace(place, country=country)

    def note(self, place: PlaceMention, *, acts: bool) -> None:
        """Counts a place that was named, and apart from it one that is no acting state."""
        self.last = place
        noun, *name = place.text.split()
        if name and len(noun) >= SHORTEST_NOUN and place.country is not None:
            self._so_called[noun] = place
        if place.country is not None:
            self._named[place.country] += 1
            self._passive[place.country] += 1 if acts else 2
            # The latest of equally many comes first.
            self._last_of = {place.country: place, **self._without(place.country)}

    def so_called(self, place: PlaceMention) -> PlaceMention | None:
        """The last place told with the noun that points back: "the strip" is the Strip of X; an article goes before."""
        last = place.text.split()[-1]
        return next((told for noun, told in self._so_called.items() if last.endswith(noun)), None)

    def main(self, *, passive: bool = False) -> PlaceMention | None:
        """The last place of the country named most; the last place of all where none has a country."""
        if not self._last_of:
            return self.last
        counts = self._passive if passive else self._named
        return self._last_of[max(self._last_of, key=lambda country: counts[country])]

    def _without(self, country: str) -> dict[str, PlaceMention]:
        return {code: place for code, place in self._last_of.items() if code != country}


def _pointed(place: PlaceMention, before: PlaceMention) -> PlaceMention:
    whole_state = place.why in COUNTRY_ONLY and before.precision == "country"
    town = place.precision == "town" and before.precision not in ("town", "near")
    if (place.why in COUNTRY_ONLY or town) and not (whole_state and place.why.endswith("state")):
        return replace(place, country=before.country, why=f"in the country of {before.name or before.text}")
    return replace(
        place,
        id=before.id,
        name=before.name,
        country=before.country,
        lat=before.lat,
        lon=before.lon,
        precision=place.precision or before.precision,
        why=f"points back to {before.name or before.text}",
    )
