"""Resolves places that point back: "the city", "the region", "the country".

A general noun for a place stands for the last place named before it in the same segment, of the country that the
segment has named most so far; a country noun for that country. Of 56 such nouns of the development gold that are
someone's place, 52 get its country so, 40 by the last place alone. "Their lands" are those of whom was named last.
Source: codebook, "Place" (the most specific place stated) and ruling 11.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.model.reading import PlaceMention, Sentence

POINTING = "anaphoric"
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
                antecedent = before.last if owned else before.main()
                places.append(place if antecedent is None else _pointed(place, antecedent))
            else:
                before.note(place)
                places.append(place)
        out.append(replace(sentence, places=tuple(places)) if sentence.places else sentence)
    return tuple(out)


class Told:
    """The places that a segment has named so far."""

    def __init__(self) -> None:
        self.last: PlaceMention | None = None
        self._last_of: dict[str, PlaceMention] = {}
        self._named: Counter[str] = Counter()

    def note(self, place: PlaceMention) -> None:
        """Counts a place that was named."""
        self.last = place
        if place.country is not None:
            self._named[place.country] += 1
            # The latest of equally many comes first.
            self._last_of = {place.country: place, **self._without(place.country)}

    def main(self) -> PlaceMention | None:
        """The last place of the country named most; the last place of all where none has a country."""
        if not self._last_of:
            return self.last
        return self._last_of[max(self._last_of, key=lambda country: self._named[country])]

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
