"""Finds which pages are worth comparing, by keys that a page has whatever other pages there are.

A page's keys are the pairs of its most distinctive words, and the places and days that it tells of. Pages of
one key stand in the order of their days, and each meets its `WINDOW` neighbours on both sides (the sorted
neighbourhood of Hernández and Stolfo 1995). So the work for one page is bounded however many pages there are,
and which pages meet depends on the set of pages alone, never on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from riwaya.resolve.fields import family_of
from riwaya.resolve.rarity import Vector
from riwaya.resolve.tellings import Telling
from riwaya.resolve.times import FAR, read_stretch
from riwaya.resolve.views import ResolvablePage

KEY_WORDS = 15
"""Most distinctive words of a story; each two of them are a key. On the grouped pages 12 give every figure that
30 give, 10 cost .01 of B-cubed F1 and .04 of pairs F1; 15 leave room for other stories."""
WINDOW = 4
"""Neighbours on each side that a page meets in one key: a page has a hundred keys, and meets most of its story in one
or another. Swept 16, 8, 4, 3, 2 on the grouped pages: B-cubed F1 .819 down to 3, .817 at 2; on 2,000 pages of made-up
stories, some events told by 90 claims, F1 .956, .960, .970, .978 down to 3, recall 1 throughout."""
MIN_STORY = 0.15
"""Likeness of two pages' words from which they can be one story: of the grouped pages of the evaluation data and
the demo pages 81 of 83 pairs of one story have it, and 23 of 1,295 pairs of two, all but three of one war."""

Scene = tuple[str, str, int, int]
"""Family of a claim, id of its place, first and last day."""
_MASK = (1 << 63) - 1
# An odd multiplier (splitmix64).
_STEP = 0x9E3779B97F4A7C15

Rank = tuple[int, int]
"""Where a text stands among those of one key: its day, then its number."""


def rank_page(page: ResolvablePage) -> Rank:
    """Ranks a text among others by its day; the digest of the text decides between texts of one day.

    Args:
        page: The earliest page with this text.

    Returns:
        Day and number of the text; undated texts come last.
    """
    stretch = read_stretch(page.published)
    return (stretch.first if stretch else FAR), number_text(page.text_sha256)


def number_text(text_sha256: str) -> int:
    """The number of a text, from its digest: 63 bits, so that a billion texts have no two alike in sight."""
    return _hash("text", text_sha256)


def key_words(words: Vector) -> list[str]:
    """The most distinctive words of a story, that with the greatest weight first."""
    return sorted(words, key=lambda word: (-words[word], word))[:KEY_WORDS]


def find_keys(stories: Iterable[Iterable[str]], scenes: Iterable[Scene]) -> tuple[int, ...]:
    """Finds the keys by which a page meets others.

    Args:
        stories: Key words of each of its stories.
        scenes: Families, places and days that it tells of.

    Returns:
        Sorted hashes of 63 bits: of each two key words of a story, and of each scene.
    """
    keys = set(map(number_scene, scenes))
    for words in stories:
        hashes = sorted(map(number_word, words))
        keys.update(_mix(one, other) for one, other in combinations(hashes, 2))
    return tuple(sorted(keys))


def number_word(word: str) -> int:
    """The number of a word: 63 bits."""
    return _hash("word", word)


def number_scene(scene: Scene) -> int:
    """The number of a scene: 63 bits."""
    return _hash("scene", *map(str, scene))


def find_scenes(telling: Telling) -> frozenset[Scene]:
    """Family, place and days of its claims: one page's background may be another page's news."""
    found = set()
    for view in telling.views:
        place, stretch = view.claim.place, view.stretch
        if place and place.id and place.precision != "country" and stretch and not stretch.is_relative:
            found.add((family_of(view.claim), place.id, stretch.first, stretch.last))
    return frozenset(found)


def find_neighbours(keys: Mapping[Rank, Sequence[int]]) -> list[tuple[Rank, Rank]]:
    """Finds the pairs of texts that meet, among all at once.

    Args:
        keys: Rank of each text to its keys.

    Returns:
        Sorted pairs that stand within `WINDOW` of each other in at least one key.
    """
    blocks: dict[int, list[Rank]] = defaultdict(list)
    for rank in sorted(keys):
        for key in keys[rank]:
            blocks[key].append(rank)
    met = {
        (rank, other)
        for ranks in blocks.values()
        for i, rank in enumerate(ranks)
        for other in ranks[i + 1 : i + 1 + WINDOW]
    }
    return sorted(met)


def _hash(*parts: str) -> int:
    data = b"".join(len(part).to_bytes(4, "big") + part.encode("utf-8", "surrogatepass") for part in parts)
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1


def _mix(one: int, other: int) -> int:
    """One number of two that are spread over 63 bits, the smaller first: a product and a sum spread them again."""
    return (one * _STEP + other) & _MASK
