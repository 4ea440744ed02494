"""What a page's claims of one family are like together: one occurrence told at length, or a list of many.

Whether two mentions are one occurrence depends on the page as much as on them: where every trigger word
differs, each is likely an occurrence of its own; where "attack" stands ten times, all ten are likely one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from msgspec import Struct

from riwaya.resolve.fields import family_of
from riwaya.resolve.views import ClaimView

NAMES_FROM = 3
"""Claims whose surroundings a word must stand in to name what the page is about."""


class Traits(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A page's claims of one family taken together.

    Attributes:
        first: Offset of the first trigger.
        kin_count: Logarithm of the number of claims.
        diversity: Different triggers a claim, 0 to 1.
        place_top: Share of the commonest place among the places stated, countries left out; 0.5 where none
            is.
        names: Words near at least `NAMES_FROM` triggers, with how many they are near.
    """

    first: int
    kin_count: float
    diversity: float
    place_top: float
    names: Mapping[str, int]


def page_traits(views: Sequence[ClaimView]) -> dict[str, Traits]:
    """Takes a page's claims of each family together.

    Args:
        views: The page's claims in text order.

    Returns:
        Family to traits.
    """
    families: dict[str, list[ClaimView]] = {}
    for view in views:
        families.setdefault(family_of(view.claim), []).append(view)
    return {family: _take_together(kin) for family, kin in families.items()}


def _take_together(kin: Sequence[ClaimView]) -> Traits:
    near = Counter(word for view in kin for word in set(view.near_words))
    return Traits(
        first=min(view.claim.trigger.start for view in kin),
        kin_count=log(len(kin)),
        diversity=len({view.trigger_words for view in kin}) / len(kin),
        place_top=_share_of_commonest(kin),
        names={word: count for word, count in near.items() if count >= NAMES_FROM},
    )


def _share_of_commonest(kin: Sequence[ClaimView]) -> float:
    places = [view.claim.place for view in kin if view.claim.place]
    counts = Counter(place.id or place.name or place.text for place in places if place.precision != "country")
    return max(counts.values()) / counts.total() if counts else 0.5
