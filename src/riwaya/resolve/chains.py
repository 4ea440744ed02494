"""Follows chains of links from a few tellings, to find what must be grouped with them, and no further.

`find_parts` in `cluster.py` cuts all tellings into parts at once; here each part is found from one of its members.
Whether a chain is too long for a level shows after `MOST_TOGETHER` steps, however long it is.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from riwaya.resolve.cluster import LEVELS, MOST_TOGETHER, Link
from riwaya.resolve.grouping import TellingId

TellingPair = tuple[TellingId, TellingId, Link]


class Part(Struct, frozen=True, kw_only=True):
    """Tellings that are grouped without looking at any other.

    Attributes:
        items: In no order.
        level: Which of `LEVELS` the links are above that join them; one more for a telling left alone.
    """

    items: tuple[TellingId, ...]
    level: int


class Chains:
    """The links of a shelf, read text by text as they are needed."""

    def __init__(
        self,
        read_links: Callable[[int], Iterable[TellingPair]],
        read_levels: Callable[[int], dict[int, int]],
    ) -> None:
        self._read_links = read_links
        self._read_levels = read_levels
        self._links: dict[int, tuple[TellingPair, ...]] = {}
        self._joined: dict[TellingId, list[tuple[TellingId, float]]] = {}
        self._levels: dict[int, dict[int, int]] = {}
        self._too_long: set[tuple[int, TellingId]] = set()

    def links(self, number: int) -> Sequence[TellingPair]:
        """All links of a text's tellings, to each other and to those of other texts.

        Args:
            number: Of a text.

        Returns:
            Links, the text's own telling first.
        """
        if number not in self._links:
            self._links[number] = tuple(self._read_links(number))
            for a, b, link in self._links[number]:
                if link.weight > 0 and not link.veto:
                    self._joined.setdefault(a, []).append((b, link.weight))
                    if b[0] == number:
                        self._joined.setdefault(b, []).append((a, link.weight))
        return self._links[number]

    def reached(self, touched: Iterable[TellingId]) -> set[TellingId]:
        """Finds the tellings whose part may be another one now.

        Args:
            touched: Tellings that came, and ends of links that came or went.

        Returns:
            The touched, and those of the parts as they were that these are in now or are linked to more strongly
            than the parts are in themselves.
        """
        found: set[TellingId] = set()
        for item in touched:
            self._add_old_part(item, found)
            for other, weight in self._linked_to(item):
                if weight > LEVELS[min(self._level(other), len(LEVELS) - 1)]:
                    self._add_old_part(other, found)
        return found

    def part(self, item: TellingId) -> Part:
        """Finds the part that a telling is in.

        Args:
            item: The telling.

        Returns:
            What links join to it above the first level at which that is not too much.
        """
        for level in range(len(LEVELS)):
            found = self._follow(item, level)
            if found is not None:
                return Part(items=found, level=level)
        return Part(items=(item,), level=len(LEVELS))

    def _follow(self, item: TellingId, level: int) -> tuple[TellingId, ...] | None:
        """What links above a level join to a telling; None where it is too much."""
        found, waiting = {item}, [item]
        while waiting and len(found) <= MOST_TOGETHER:
            if (level, waiting[-1]) in self._too_long:
                break
            for other, weight in self._linked_to(waiting.pop()):
                if weight > LEVELS[level] and other not in found:
                    found.add(other)
                    waiting.append(other)
        if waiting or len(found) > MOST_TOGETHER:
            self._too_long.update((level, one) for one in found)
            return None
        return tuple(found)

    def _add_old_part(self, item: TellingId, found: set[TellingId]) -> None:
        """Adds what was grouped with a telling: what is joined to it at its level and was grouped at the same."""
        level = self._level(item)
        waiting = [] if item in found else [item]
        found.add(item)
        while waiting and level < len(LEVELS):
            for other, weight in self._linked_to(waiting.pop()):
                if weight > LEVELS[level] and other not in found and self._level(other) == level:
                    found.add(other)
                    waiting.append(other)

    def _linked_to(self, item: TellingId) -> Sequence[tuple[TellingId, float]]:
        self.links(item[0])
        return self._joined.get(item, ())

    def _level(self, item: TellingId) -> int:
        if item[0] not in self._levels:
            self._levels[item[0]] = self._read_levels(item[0])
        return self._levels[item[0]].get(item[1], 0)
