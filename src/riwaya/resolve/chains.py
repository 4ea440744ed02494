"""Follows chains of links from a few tellings, to find what must be grouped with them, and no further.

`find_parts` in `cluster.py` cuts all tellings into parts at once; here each part is found from one of its members.
Whether a chain is too long for a level shows after `MOST_TOGETHER` steps, however long it is.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from riwaya.resolve.cluster import LEVELS, MOST_TOGETHER, Link
from riwaya.resolve.links import Joined, Neighbours, TellingId


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
        read_links: Callable[[int], Neighbours],
        read_levels: Callable[[int], dict[int, int]],
    ) -> None:
        self._read_links = read_links
        self._read_levels = read_levels
        self._levels: dict[int, dict[int, int]] = {}
        self._too_long: set[tuple[int, TellingId]] = set()

    def levels(self, number: int) -> dict[int, int]:
        """Levels of a text's tellings as they were when the chains were first followed; 0 is left out."""
        found = self._levels.get(number)
        if found is None:
            found = self._levels[number] = self._read_levels(number)
        return found

    def links(self, items: Iterable[TellingId]) -> dict[tuple[TellingId, TellingId], Link]:
        """Finds the links between some tellings.

        Args:
            items: Tellings.

        Returns:
            Pair to its link, the smaller telling first.
        """
        inside: dict[int, set[int]] = {}
        for number, i in items:
            inside.setdefault(number, set()).add(i)
        return {
            ((number, i), (other, j)): Link(weight, veto)
            for number, ours in inside.items()
            for other, i, j, weight, veto in self._read_links(number).among(ours, inside)
            if (number, i) < (other, j)
        }

    def reached(self, touched: Iterable[TellingId]) -> dict[TellingId, frozenset[TellingId]]:
        """Finds the tellings whose part may be another one now.

        Args:
            touched: Tellings that came, and ends of links that came or went.

        Returns:
            The touched, and those of the parts as they were that these are in now or are linked to more strongly
            than the parts are in themselves; each with its part as it was, where no telling of it was touched.
        """
        found: dict[TellingId, frozenset[TellingId]] = {}
        for item in touched:
            self._add_old_part(item, found)
            for number, j, weight in self._linked_to(item):
                if weight > LEVELS[min(self._level((number, j)), len(LEVELS) - 1)]:
                    self._add_old_part((number, j), found)
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
            for number, j, weight in self._linked_to(waiting.pop()):
                if weight > LEVELS[level] and (number, j) not in found:
                    found.add((number, j))
                    waiting.append((number, j))
        if waiting or len(found) > MOST_TOGETHER:
            self._too_long.update((level, one) for one in found)
            return None
        return tuple(found)

    def _add_old_part(self, item: TellingId, found: dict[TellingId, frozenset[TellingId]]) -> None:
        """Adds what was grouped with a telling: what is joined to it at its level and was grouped at the same."""
        if item in found:
            return
        level = self._level(item)
        part, waiting = {item}, [item]
        while waiting and level < len(LEVELS):
            for number, j, weight in self._linked_to(waiting.pop()):
                other = number, j
                if weight > LEVELS[level] and other not in part and self._level(other) == level:
                    part.add(other)
                    waiting.append(other)
        found.update(dict.fromkeys(part, frozenset(part)))

    def _linked_to(self, item: TellingId) -> Sequence[Joined]:
        """What may be in one part with a telling, and how strongly it is linked to it."""
        return self._read_links(item[0]).joining.get(item[1], ())

    def _level(self, item: TellingId) -> int:
        return self.levels(item[0]).get(item[1], 0)
