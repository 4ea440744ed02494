"""Finds which tellings are worth comparing: those of pages that can be one story, or of one place and day.

Pages meet in blocks of their most distinctive words, so that the work grows with the stories and not with the
square of the pages. A word on more than `MAX_BLOCK` pages makes no block by itself, only together with a
second one; pairs of words that are still too common make none. A pair that meets nowhere is never compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from riwaya.resolve.fields import can_be_one, family_of
from riwaya.resolve.rarity import Vector, cosine
from riwaya.resolve.tellings import Telling

StoryId = tuple[str, str]
"""A page and one of its stories: its own (`main`) or another put on it (`other`)."""

KEY_WORDS = 30
"""Most distinctive words of a page that make blocks."""
SHARED_KEYS = 2
"""Blocks in which two pages must meet before their words are compared in full. Comparing all pairs of a small
run instead joined the talks of three years on the seed pages and cost .01 of B-cubed on left-out groups."""
MAX_BLOCK = 60
"""Pages in a block that are all paired; 60 make 1,770 pairs."""
MIN_STORY = 0.15
"""Likeness of two pages' words from which they can be one story: of the grouped pages of the evaluation data and
the demo pages 81 of 83 pairs of one story have it, and 23 of 1,295 pairs of two, all but three of one war."""


def find_candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Finds the pairs of tellings to compare.

    Args:
        tellings: In an order of their own content.

    Returns:
        Sorted pairs of positions of different pages, the smaller first; their types can name one occurrence.
    """
    by_story: dict[StoryId, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        by_story[telling.story_id].append(i)
    stories = {story: tellings[members[0]].story for story, members in by_story.items()}
    pairs = {
        (min(i, j), max(i, j))
        for one, other in find_stories(stories)
        if one[0] != other[0]
        for i in by_story[one]
        for j in by_story[other]
    }
    pairs |= set(_same_place_and_day(tellings))
    return sorted(pair for pair in pairs if _can_be_one(tellings[pair[0]], tellings[pair[1]]))


def find_stories(pages: Mapping[StoryId, Vector]) -> Iterator[tuple[StoryId, StoryId]]:
    """Finds the pairs of pages that can tell one story.

    Args:
        pages: Page and segment kind to its words, weighed.

    Yields:
        Pairs of pages with their segment kinds.
    """
    keys = {page: _key_words(words) for page, words in pages.items()}
    meetings: Counter[tuple[StoryId, StoryId]] = Counter()
    for block in _blocks(keys):
        meetings.update(combinations(block, 2))
    for (one, other), count in meetings.items():
        if count >= SHARED_KEYS and _can_be_one_story(pages, one, other):
            yield one, other


def _can_be_one_story(pages: Mapping[StoryId, Vector], one: StoryId, other: StoryId) -> bool:
    return cosine(pages[one], pages[other]) >= MIN_STORY


def _key_words(words: Vector) -> list[str]:
    return sorted(words, key=lambda word: (-words[word], word))[:KEY_WORDS]


def _blocks(keys: Mapping[StoryId, Iterable[str]]) -> Iterator[list[StoryId]]:
    """Sorted page ids that share a key word, or two where one alone is too common."""
    pages_of: dict[str, list[StoryId]] = defaultdict(list)
    for page in sorted(keys):
        for word in keys[page]:
            pages_of[word].append(page)
    common = {word for word, pages in pages_of.items() if len(pages) > MAX_BLOCK}
    yield from (pages for word, pages in pages_of.items() if word not in common and len(pages) > 1)
    doubled: dict[tuple[str, str], list[StoryId]] = defaultdict(list)
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
