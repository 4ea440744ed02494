"""Resolves places that point back: "the city", "the region", "the country".

A general noun for a place stands for the last place named before it in the same segment; a country noun for
that place's country. Source: codebook, "Place" (the most specific place stated) and ruling 11.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.model.reading import PlaceMention, Sentence

POINTING = "anaphoric"


def resolve_places(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Completes the places that point back.

    Args:
        sentences: All sentences of a page in text order, places found.

    Returns:
        The sentences; a pointing place has what the place it points to has, with a reason.
    """
    last: dict[str, PlaceMention] = {}
    out = []
    for sentence in sentences:
        places = []
        for place in sentence.places:
            if place.why != POINTING:
                last[sentence.segment] = place
                places.append(place)
                continue
            before = last.get(sentence.segment)
            places.append(place if before is None else _pointed(place, before))
        out.append(replace(sentence, places=tuple(places)) if sentence.places else sentence)
    return tuple(out)


def _pointed(place: PlaceMention, before: PlaceMention) -> PlaceMention:
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
