"""Resolves places that point back: "the city", "the region", "the country".

A general noun for a place stands for the last place named before it in the same segment; a country noun for
that place's country. Source: codebook, "Place" (the most specific place stated) and ruling 11.
"""

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
    last: dict[str, PlaceMention] = {}
    out = []
    for sentence in sentences:
        places = []
        for place in sentence.places:
            if not place.why.startswith(POINTING):
                last[sentence.segment] = place
                places.append(place)
                continue
            before = last.get(sentence.segment)
            places.append(place if before is None else _pointed(place, before))
        out.append(replace(sentence, places=tuple(places)) if sentence.places else sentence)
    return tuple(out)


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
