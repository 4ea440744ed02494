"""Finds which tellings are worth comparing: those of pages that can be one story, or of one place and day.

Pages meet in blocks of their most distinctive words, so that the work grows with the stories and not with the
square of the pages. A word on more than `MAX_BLOCK` pages makes no block by itself, only together with a
second one; pairs of words that are still too common make none. A pair that meets nowhere is never compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from riwaya.resolve.fields import can_be_one, family_of
from riwaya.resolve.tellings import Telling
from riwaya.resolve.views import Vector, cosine

KEY_WORDS = 30
"""Most distinctive words of a page that make blocks."""
SHARED_KEYS = 2
"""Blocks in which two pages must meet before their words are compared in full."""
MAX_BLOCK = 60
"""Pages in a block that are all paired; 60 make 1,770 pairs."""
MIN_STORY = 0.1
"""Likeness of two pages' words from which they can be one story: of the grouped pages of the evaluation data,
all pairs of one group have it, and 5 % of the others (they tell of one country's news)."""


def find_candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Finds the pairs of tellings to compare.

    Args:
        tellings: In an order of their own content.

    Returns:
        Sorted pairs of positions of different pages, the smaller first; their types can name one occurrence.
    """
    by_page: dict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        by_page[telling.page_id].append(i)
    stories = {page: tellings[members[0]].story for page, members in by_page.items()}
    pairs = {
        (min(i, j), max(i, j))
        for one, other in find_stories(stories)
        for i in by_page[one]
        for j in by_page[other]
    }
    pairs |= set(_same_place_and_day(tellings))
    return sorted(pair for pair in pairs if _can_be_one(tellings[pair[0]], tellings[pair[1]]))


def find_stories(pages: Mapping[str, Vector]) -> Iterator[tuple[str, str]]:
    """Finds the pairs of pages that can tell one story.

    Args:
        pages: Page id to its words, weighed.

    Yields:
        Pairs of page ids.
    """
    keys = {page: _key_words(words) for page, words in pages.items()}
    meetings: Counter[tuple[str, str]] = Counter()
    for block in _blocks(keys):
        meetings.update(combinations(block, 2))
    for (one, other), count in meetings.items():
        if count >= SHARED_KEYS and cosine(pages[one], pages[other]) >= MIN_STORY:
            yield one, other


def _key_words(words: Vector) -> list[str]:
    return sorted(words, key=lambda word: (-words[word], word))[:KEY_WORDS]


def _blocks(keys: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Sorted page ids that share a key word, or two where one alone is too common."""
    pages_of: dict[str, list[str]] = defaultdict(list)
    for page in sorted(keys):
        for word in keys[page]:
            pages_of[word].append(page)
    common = {word for word, pages in pages_of.items() if len(pages) > MAX_BLOCK}
    yield from (pages for word, pages in pages_of.items() if word not in common and len(pages) > 1)
    doubled: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in sorted(keys):
        for pair in combinations(sorted(common.intersection(keys[page])), 2):
            doubled[pair].append(page)
    yield from (pages for pages in doubled.values() if 1 < len(pages) <= MAX_BLOCK)


def _same_place_and_day(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Tellings of one family, place and day or year: one page's background may be another page's news."""
    blocks: dict[tuple[str, str, int, int], list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        for view in telling.views:
            place, stretch = view.claim.place, view.stretch
            if place and place.id and place.precision != "country" and stretch and not stretch.is_relative:
                blocks[family_of(view.claim), place.id, stretch.first, stretch.last].append(i)
    for members in blocks.values():
        alone = sorted(set(members))
        if len(alone) <= MAX_BLOCK:
            yield from (
                (i, j) for i, j in combinations(alone, 2) if tellings[i].page_id != tellings[j].page_id
            )


def _can_be_one(a: Telling, b: Telling) -> bool:
    return any(can_be_one(x.claim, y.claim) for x in a.views for y in b.views)
