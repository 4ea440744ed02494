"""Finds the earlier pages that a page copies, as pages come in, in bounded memory.

One table of (hash, page number) holds digests, paragraph hashes and run hashes: open addressing in two flat
arrays, twelve bytes a slot, because a dictionary of 40 million integers takes far more. A hash that stands in
too many texts is a formula and counts for nothing. The plain table is also the form that a database joins.
"""

from array import array
from collections import Counter
from itertools import chain

from riwaya.clean.copies import MOST_COPIES, Size, contained, size_of, weigh
from riwaya.model.copy import Copy, Sketch

_SMALLEST_TABLE = 1 << 12
# Fuller tables probe too long, emptier ones cost memory.
_FULLEST = 0.6
# Texts that may share one hash; a formula ("… in a statement seen by the agency") soon stands in more.
_MOST_TEXTS_A_HASH = 32


class CopyIndex:
    """Pages seen so far by their sketches. Equal texts are stored once and linked to the first."""

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._sizes = array("I")
        self._table = _HashTable()

    def __len__(self) -> int:
        return len(self._pages)

    def add(self, page: str, sketch: Sketch) -> tuple[Copy, ...]:
        """Takes a page in and tells which earlier ones it copies.

        Args:
            page: Its id.
            sketch: Sketch of its own story.

        Returns:
            At most twenty earlier pages, the largest share first. For a text of equal words, only the first
            page that had it; that page's own copies tell the rest.
        """
        number, digest = len(self._pages), int(sketch.digest[:16], 16)
        twins = self._table.find(digest)
        if twins and sketch.words:
            return (Copy(page=self._pages[twins[0]], relation="same", shared=1.0),)
        self._table.enter(digest, number)
        self._pages.append(page)
        self._sizes.extend((sketch.words, len(sketch.runs)))
        shared, same_words = self._counts(sketch, number)
        copies = (
            self._copy(other, sketch, shared[other], same_words[other]) for other in shared | same_words
        )
        found = [copy for copy in copies if copy.relation != "none"]
        return tuple(sorted(found, key=_strongest_first)[:MOST_COPIES])

    def _counts(self, sketch: Sketch, number: int) -> tuple[Counter[int], Counter[int]]:
        shared: Counter[int] = Counter()
        same_words: Counter[int] = Counter()
        for value in sketch.runs:
            shared.update(self._table.enter(value, number))
        for value, words in sketch.paragraphs:
            for other in self._table.enter(value, number):
                same_words[other] += words
        return shared, same_words

    def _copy(self, other: int, sketch: Sketch, shared: int, same_words: int) -> Copy:
        older = Size(words=self._sizes[2 * other], runs=self._sizes[2 * other + 1])
        newer = size_of(sketch)
        kind = weigh(older, newer, shared=shared, same_words=same_words)
        share = max(contained(size, shared=shared, same_words=same_words) for size in (older, newer))
        return Copy(page=self._pages[other], relation=kind, shared=share)


def _strongest_first(copy: Copy) -> float:
    return -copy.shared


class _HashTable:
    """A multimap from 64-bit hashes to page numbers, all entries of a hash in one probe sequence."""

    def __init__(self) -> None:
        self._resize(_SMALLEST_TABLE)

    def find(self, value: int) -> list[int]:
        """Looks a hash up.

        Returns:
            Its page numbers in the order in which they were entered.
        """
        keys, mask = self._keys, self._mask
        at, found = value & mask, []
        while key := keys[at]:
            if key == value:
                found.append(self._numbers[at])
            at = (at + 1) & mask
        return found

    def enter(self, value: int, number: int) -> list[int]:
        """Looks a hash up and adds an entry to it, unless it has too many.

        Returns:
            The page numbers that had the hash before, in order; none where it has too many to tell anything.
        """
        if self._used >= self._limit:
            self._grow()
        keys, mask = self._keys, self._mask
        at = value & mask
        found: list[int] = []
        while key := keys[at]:
            if key == value:
                found.append(self._numbers[at])
            at = (at + 1) & mask
        if len(found) >= _MOST_TEXTS_A_HASH:
            return []
        keys[at] = value
        self._numbers[at] = number
        self._used += 1
        return found

    def _resize(self, slots: int) -> None:
        self._keys = array("Q", bytes(8 * slots))
        self._numbers = array("I", bytes(4 * slots))
        self._mask = slots - 1
        self._limit = int(slots * _FULLEST)
        self._used = 0

    def _grow(self) -> None:
        keys, numbers = self._keys, self._numbers
        self._resize(2 * len(keys))
        # In slot order, starting behind an empty slot, entries of one hash keep their order.
        start = keys.index(0)
        for at in chain(range(start, len(keys)), range(start)):
            if keys[at]:
                self._put(keys[at], numbers[at])

    def _put(self, value: int, number: int) -> None:
        at = value & self._mask
        while self._keys[at]:
            at = (at + 1) & self._mask
        self._keys[at] = value
        self._numbers[at] = number
        self._used += 1
