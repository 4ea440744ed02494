"""Groups claims anew where a text came, changed or went, and nowhere else.

A shelf keeps what each text tells, its keys, and its links to other texts. A text that comes meets its
neighbours in each of its keys; pairs that it pushes apart, so that they stand further than `WINDOW` from each
other in every key, lose their links. What chains of links above 0 join to a touched telling is grouped again.
All of this depends on the set of texts alone, so any order gives the groups of all at once (`grouping.py`).
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from riwaya.resolve.candidates import WINDOW, Rank
from riwaya.resolve.chains import Chains, Part
from riwaya.resolve.cluster import Link
from riwaya.resolve.grouping import TellingId, group_tellings
from riwaya.resolve.texts import Judge, TellingLink, ToldText, link_texts, pack_text, tell_text, unpack_text
from riwaya.resolve.views import ClaimView, ResolvablePage

KEPT_TEXTS = 1024
"""Texts held in memory; about 50 kB each."""


class Shelf(Protocol):
    """Keeps texts by number, their keys and their links; a ledger does."""

    def text(self, number: int) -> bytes | None:
        """What was kept of a text; None where there is no such text."""

    def put_text(self, rank: Rank, data: bytes, *, keys: Iterable[int]) -> None:
        """Keeps a text that is not there."""

    def drop_text(self, rank: Rank, *, keys: Iterable[int]) -> None:
        """Takes a text out, with all its links."""

    def texts_with(self, claim: str) -> Sequence[int]:
        """Numbers of the texts that a claim is in."""

    def levels(self, number: int) -> dict[int, int]:
        """Positions of a text's tellings to the levels at which they were last grouped; 0 is left out."""

    def put_levels(self, number: int, levels: dict[int, int]) -> None:
        """Keeps the levels of all tellings of a text; 0 is left out."""

    def near(self, key: int, rank: Rank, *, most: int) -> tuple[list[Rank], list[Rank]]:
        """The texts before and after a rank in a key, at most so many on each side, the nearest first."""

    def between(self, key: int, one: Rank, other: Rank, *, most: int) -> int:
        """How many texts stand between two ranks in a key; counts no further than `most`."""

    def links(self, number: int) -> Sequence[tuple[int, bytes]]:
        """Other texts that a text has links to, with what was kept of the links."""

    def links_of(self, number: int, other: int) -> bytes | None:
        """What was kept of the links of two texts, the smaller number first; None where they have none."""

    def put_links(self, number: int, other: int, data: bytes) -> None:
        """Keeps the links of two texts, the smaller number first."""

    def drop_links(self, number: int, other: int) -> None:
        """Takes the links of two texts out, the smaller number first."""


class Regrouping:
    """Takes changes of texts in and tells which groups they made; one for each transaction of the shelf.

    Attributes:
        changed: Numbers of texts that came or changed.
    """

    def __init__(self, shelf: Shelf, *, judge: Judge) -> None:
        self.changed: set[int] = set()
        self._shelf = shelf
        self._judge = judge
        self._touched: set[TellingId] = set()
        self._texts: OrderedDict[int, ToldText] = OrderedDict()
        # Pairs to be linked, with the number of keys in which they meet: texts that come together push each other
        # apart, and what they would have been linked to for a moment need not be compared.
        self._meeting: Counter[tuple[Rank, Rank]] = Counter()

    def put(self, prints: Sequence[ResolvablePage]) -> None:
        """Takes a text in, in the place of what the shelf has of it.

        Args:
            prints: All pages that print it, the earliest first; the first has text and claims.
        """
        text = tell_text(prints[0], prints=prints, judge=self._judge)
        old = self._known(text.rank[1])
        if old == text:
            return
        if old is not None:
            self._take_out(old)
        self._put_in(text)

    def drop(self, number: int) -> None:
        """Takes a text out that no page prints any more.

        Args:
            number: Of the text; one that the shelf does not have does no harm.
        """
        old = self._known(number)
        if old is not None:
            self._take_out(old)

    def touch(self, number: int) -> None:
        """Lets what a text tells be grouped again though the text is as it was.

        Args:
            number: Of the text; one that the shelf does not have does no harm.
        """
        text = self._known(number)
        self._touched.update((number, i) for i in range(len(text.tellings) if text else 0))

    def groups(self) -> Iterator[tuple[ClaimView, ...]]:
        """Groups again what was touched since the last call.

        Yields:
            Groups of claims in the order of page date and claim id. Only the texts of one part are needed at a time.
        """
        self._link_meeting()
        touched = {(number, i) for number, i in self._touched if self._known(number) is not None}
        self._touched = set()
        chains = Chains(self._links_of, self._shelf.levels)
        # Found before any part is made: it is read off the levels as they were.
        for parts in self._all_parts(chains, chains.reached(touched)):
            self._put_levels(parts)
            items = [item for part in parts for item in part.items]
            yield from group_tellings(
                {number: self._text(number) for number in sorted({number for number, _ in items})},
                chains.links(items),
                bonds=self._judge.bonds,
                parts=[part.items for part in parts],
            )

    def _all_parts(self, chains: Chains, reached: Iterable[TellingId]) -> Iterator[list[Part]]:
        """The parts that the reached tellings are in, each with those that people tied to it."""
        placed: set[TellingId] = set()
        for first in sorted(reached):
            parts: list[Part] = []
            waiting = [first]
            while waiting:
                item = waiting.pop()
                if item not in placed:
                    parts.append(chains.part(item))
                    placed.update(parts[-1].items)
                    waiting.extend(sorted(self._tied(parts[-1].items)))
            if parts:
                yield parts

    def _tied(self, items: Iterable[TellingId]) -> set[TellingId]:
        bonds = self._judge.bonds
        if not bonds.tied:
            return set()
        held = {view.claim.id for number, i in items for view in self._text(number).tellings[i].views}
        names = {bonds.sets[claim] for claim in held if bonds.sets.get(claim) in bonds.tied}
        return {
            (number, i)
            for claim, name in bonds.sets.items()
            if name in names
            for number in self._shelf.texts_with(claim)
            if self._known(number) is not None
            for i, telling in enumerate(self._text(number).tellings)
            if any(view.claim.id == claim for view in telling.views)
        }

    def _put_levels(self, parts: Iterable[Part]) -> None:
        found: dict[int, dict[int, int]] = {}
        for part in parts:
            for number, i in part.items:
                found.setdefault(number, {})[i] = part.level
        for number, levels in sorted(found.items()):
            old = self._shelf.levels(number)
            new = {i: level for i, level in (old | levels).items() if level}
            if new != old:
                self._shelf.put_levels(number, new)

    def _put_in(self, text: ToldText) -> None:
        rank, keys = text.rank, text.keys
        parted: set[tuple[Rank, Rank]] = set()
        for key in keys:
            before, after = self._shelf.near(key, rank, most=WINDOW)
            self._meeting.update((one, rank) for one in before)
            self._meeting.update((rank, other) for other in after)
            for pair in _straddling(before, after, apart=WINDOW):
                if pair in self._meeting:
                    self._meet_less(pair)
                else:
                    parted.add(pair)
        self._shelf.put_text(rank, pack_text(text), keys=keys)
        self._keep(text)
        self.changed.add(rank[1])
        self._touched.update((rank[1], i) for i in range(len(text.tellings)))
        for pair in sorted(parted):
            self._part(*(self._text(number) for _, number in pair))

    def _take_out(self, text: ToldText) -> None:
        rank, keys = text.rank, text.keys
        for other, links in self._linked(rank[1]):
            self._touched.update((other, j) for _, j, _ in links)
        self._touched.difference_update((rank[1], i) for i in range(len(text.tellings)))
        self.changed.discard(rank[1])
        self._shelf.drop_text(rank, keys=keys)
        self._texts.pop(rank[1], None)
        for pair in [pair for pair in self._meeting if rank in pair]:
            del self._meeting[pair]
        for key in keys:
            before, after = self._shelf.near(key, rank, most=WINDOW)
            self._meeting.update(_straddling(before, after, apart=WINDOW))

    def _link_meeting(self) -> None:
        """Links the texts that meet since the last call; links that they have already come out the same."""
        for one, other in sorted(self._meeting):
            self._link(self._text(one[1]), self._text(other[1]))
        self._meeting.clear()

    def _meet_less(self, pair: tuple[Rank, Rank]) -> None:
        self._meeting[pair] -= 1
        if not self._meeting[pair]:
            del self._meeting[pair]

    def _link(self, one: ToldText, other: ToldText) -> None:
        links = link_texts(one, other, judge=self._judge)
        if not links:
            return
        first, second = one.rank[1], other.rank[1]
        self._touched.update((first, i) for i, _, _ in links)  # a chain from one end reaches the other
        if second < first:
            first, second = second, first
            links = tuple((j, i, link) for i, j, link in links)
        self._shelf.put_links(first, second, msgspec.msgpack.encode(links, order="deterministic"))

    def _part(self, one: ToldText, other: ToldText) -> None:
        """Takes the links of two texts out that stand too far apart in every key."""
        ours, theirs = one.rank[1], other.rank[1]
        if ours > theirs:
            ours, theirs = theirs, ours
        data = self._shelf.links_of(ours, theirs)
        if data is None or self._meet(one, other):
            return
        self._shelf.drop_links(ours, theirs)
        for i, j, _ in _unpack_links(data):
            self._touched |= {(ours, i), (theirs, j)}

    def _meet(self, one: ToldText, other: ToldText) -> bool:
        return any(
            self._shelf.between(key, one.rank, other.rank, most=WINDOW) < WINDOW
            for key in set(one.keys).intersection(other.keys)
        )

    def _links_of(self, number: int) -> Iterator[tuple[TellingId, TellingId, Link]]:
        for i, j, link in self._text(number).links:
            yield (number, i), (number, j), link
        for other, links in self._linked(number):
            for i, j, link in links:
                yield (number, i), (other, j), link

    def _linked(self, number: int) -> Iterator[tuple[int, list[TellingLink]]]:
        """Links of a text to others, its own positions first."""
        for other, data in self._shelf.links(number):
            links = _unpack_links(data)
            yield other, links if number < other else [(j, i, link) for i, j, link in links]

    def _known(self, number: int) -> ToldText | None:
        found = self._texts.get(number)
        if found is None:
            data = self._shelf.text(number)
            if data is None:
                return None
            found = unpack_text(data)
            self._keep(found)
        self._texts.move_to_end(number)
        return found

    def _keep(self, text: ToldText) -> None:
        self._texts[text.rank[1]] = text
        while len(self._texts) > KEPT_TEXTS:
            self._texts.popitem(last=False)

    def _text(self, number: int) -> ToldText:
        found = self._known(number)
        if found is None:
            raise LookupError(
                f"text {number}: expected it on the shelf, as a key or a link names it; rebuild it"
            )
        return found


def _unpack_links(data: bytes) -> list[TellingLink]:
    return msgspec.msgpack.decode(data, type=list[TellingLink])


def _straddling(before: Sequence[Rank], after: Sequence[Rank], *, apart: int) -> Iterator[tuple[Rank, Rank]]:
    """Pairs that stand `apart` from each other around a rank that is not counted."""
    for i, one in enumerate(before):
        j = apart - 1 - i
        if j < len(after):
            yield one, after[j]
