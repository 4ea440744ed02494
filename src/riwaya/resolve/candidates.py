"""Finds which tellings are worth comparing: those that share a block.

Blocks are made of a type family with a distinctive word, a place, or a day. A block with more than
`MAX_BLOCK` tellings says too little to compare all of its pairs: it is split by a second word of each
telling, so that the work stays near linear. A pair that meets in no block is never compared and counts as
unlinked.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from riwaya.resolve.tellings import Telling
from riwaya.resolve.views import Vector

KEY_WORDS = 12
"""Most distinctive words of a telling that make blocks."""
MAX_BLOCK = 60
"""Tellings in a block that are all compared; 60 make 1,770 pairs."""

FAMILIES: dict[str, str] = {
    "attack": "violence",
    "clash": "violence",
    "toll": "violence",
    "damage": "violence",
}
"""Types that can name one occurrence share blocks; any other type is its own family."""


def find_candidates(tellings: Sequence[Telling], *, rarity: Vector) -> list[tuple[int, int]]:
    """Finds the pairs of tellings that share a block.

    Args:
        tellings: In an order of their own content.
        rarity: Weight of each word.

    Returns:
        Sorted pairs of positions, the smaller first.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        for key in sorted(set(_keys(telling))):
            blocks[key].append(i)
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        for small in [members] if len(members) <= MAX_BLOCK else _split(key, members, tellings):
            pairs.update(combinations(small, 2))
    return sorted(pairs)


def _keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    words = _top_words(telling)
    for family in {FAMILIES.get(view.claim.type, view.claim.type) for view in telling.views}:
        for word in words:
            yield (family, "word", word)
        for view in telling.views:
            if (
                view.claim.place is not None
                and view.claim.place.id
                and view.claim.place.precision != "country"
            ):
                yield (family, "place", view.claim.place.id)
            if view.stretch is not None and view.stretch.days == 1 and not view.stretch.is_relative:
                yield (family, "day", str(view.stretch.first))


def _top_words(telling: Telling) -> list[str]:
    ranked = sorted(telling.words, key=lambda word: (-telling.words[word], word))
    return ranked[:KEY_WORDS]


def _split(key: tuple[str, ...], members: list[int], tellings: Sequence[Telling]) -> Iterator[list[int]]:
    """Cuts a block too large to compare by a second distinctive word; parts still too large are left out."""
    parts: dict[str, list[int]] = defaultdict(list)
    for member in members:
        for word in _top_words(tellings[member]):
            if word != key[-1]:
                parts[word].append(member)
    return (part for part in parts.values() if len(part) <= MAX_BLOCK)
