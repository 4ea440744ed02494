"""Finds where one page says what another says: the sentence that was reprinted, and the one that was not.

Agency copy is reprinted sentence by sentence, so a claim has at most one twin on another page. A telling
whose twins stand in another telling of that page is most likely not this one, however alike the story is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

Likeness = Sequence[Sequence[float]]
"""Likeness of the words around each claim of one telling (rows) to those of another's (columns), 0 to 1."""

TWIN = 0.4
"""Likeness from which the words around two triggers can be one sentence edited."""


def told_alike(likeness: Likeness) -> float:
    """How far the claims of each have a like in the other: 1 for a reprint, near 0 for own words."""
    best = [max(row) for row in likeness] + [max(column) for column in zip(*likeness, strict=True)]
    return sum(best) / len(best)


def count_twins(
    likeness: Mapping[tuple[int, int], Likeness], *, pages: Sequence[str]
) -> dict[tuple[int, int], dict[str, float]]:
    """Counts which claims have their twin in the other telling, and which elsewhere on its page.

    Args:
        likeness: Of the claims of pairs of tellings, by their positions.
        pages: Page of each telling.

    Returns:
        Pair to `twins_here` and `twins_elsewhere`: shares of both tellings' claims, 0 left out.
    """
    best: dict[tuple[int, int, str], float] = defaultdict(float)
    for (i, j), alike in likeness.items():
        for x, value in enumerate(map(max, alike)):
            best[i, x, pages[j]] = max(best[i, x, pages[j]], value)
        for y, value in enumerate(map(max, zip(*alike, strict=True))):
            best[j, y, pages[i]] = max(best[j, y, pages[i]], value)
    return {(i, j): _count(alike, best, ends=(i, j), pages=pages) for (i, j), alike in likeness.items()}


def _count(
    alike: Likeness,
    best: Mapping[tuple[int, int, str], float],
    *,
    ends: tuple[int, int],
    pages: Sequence[str],
) -> dict[str, float]:
    i, j = ends
    ours = [(max(row), best[i, x, pages[j]]) for x, row in enumerate(alike)]
    theirs = [(max(column), best[j, y, pages[i]]) for y, column in enumerate(zip(*alike, strict=True))]
    twinned = [value == top for value, top in ours + theirs if top >= TWIN]
    size = len(ours) + len(theirs)
    found = {"twins_here": sum(twinned) / size, "twins_elsewhere": (len(twinned) - sum(twinned)) / size}
    return {name: share for name, share in found.items() if share}
