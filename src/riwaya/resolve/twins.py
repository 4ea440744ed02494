"""Finds where one page says what another says: the sentence that was reprinted, and the one that was not.

Agency copy is reprinted sentence by sentence, so a claim has at most one twin on another page. A telling
whose twins stand in another telling of that page is most likely not this one, however alike the story is.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

TWIN = 0.4
"""Likeness from which the words around two triggers can be one sentence edited."""


class Likeness(NamedTuple):
    """For each claim of two tellings, how alike the words around it are to those around its like in the other, 0 to 1.

    Attributes:
        ours: Of the claims of one telling.
        theirs: Of the other's.
    """

    ours: Sequence[float]
    theirs: Sequence[float]


def told_alike(likeness: Likeness) -> float:
    """How far the claims of each have a like in the other: 1 for a reprint, near 0 for own words."""
    best = [*likeness.ours, *likeness.theirs]
    return sum(best) / len(best)


def count_twins(
    likeness: Mapping[tuple[int, int], Likeness], *, pages: Sequence[str]
) -> dict[tuple[int, int], dict[str, float]]:
    """Counts which claims have their twin in the other telling rather than elsewhere on its page.

    Args:
        likeness: Of the claims of pairs of tellings, by their positions.
        pages: Page of each telling.

    Returns:
        Pair to `twins_here`: the share of both tellings' claims that have theirs here; 0 left out.
    """
    best: dict[tuple[int, str], Sequence[float]] = {}
    for (i, j), alike in likeness.items():
        for key, found in (((i, pages[j]), alike.ours), ((j, pages[i]), alike.theirs)):
            best[key] = list(map(max, best[key], found)) if key in best else found
    counted = {}
    for (i, j), alike in likeness.items():
        ours, theirs = best[i, pages[j]], best[j, pages[i]]
        has_twins = max(ours) >= TWIN or max(theirs) >= TWIN
        counted[i, j] = _count(alike, Likeness(ours, theirs)) if has_twins else {}
    return counted


def _count(alike: Likeness, best: Likeness) -> dict[str, float]:
    pairs = zip(chain(*alike), chain(*best), strict=True)
    twinned = [value == top for value, top in pairs if top >= TWIN]
    size = len(alike.ours) + len(alike.theirs)
    return {"twins_here": sum(twinned) / size} if any(twinned) else {}
