"""Groups claims anew where a text came, changed or went, and nowhere else.

A shelf keeps what each text tells, its keys, and its links to other texts. A text that comes meets its
neighbours in each of its keys; pairs that it pushes apart, so that they stand further than `WINDOW` from each
other in every key, lose their links. What chains of links above 0 join to a touched telling is grouped again.
All of this depends on the set of texts alone, so any order gives the groups of all at once (`grouping.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from riwaya.resolve.candidates import WINDOW, Rank
from riwaya.resolve.chains import Chains, Part
from riwaya.resolve.glance import is_foreign, unpack_numbers
from riwaya.resolve.grouping import group_tellings, print_all
from riwaya.resolve.links import TellingId
from riwaya.resolve.outline import ViewKey
from riwaya.resolve.shelf import Parts, Shelf, Texts, pack_parts
from riwaya.resolve.texts import Judge, ToldText, link_texts, tell_text
from riwaya.resolve.views import ClaimView, ResolvablePage


class Group(Struct, frozen=True, kw_only=True):
    """Claims of one occurrence.

    Attributes:
        tellings: That hold them.
        keys: One a claim and page, in the order of page date and claim id.
        is_changed: True where one of its texts came or changed.
    """

    tellings: tuple[TellingId, ...]
    keys: tuple[ViewKey, ...]
    is_changed: bool


class Regrouping:
    """Takes changes of texts in and tells which groups they made; one for each transaction of the shelf."""

    def __init__(self, shelf: Shelf, *, judge: Judge, texts: Texts | None = None) -> None:
        """Begins with nothing changed.

        Args:
            shelf: Of the transaction.
            judge: What claims are judged by.
            texts: Those of the shelf, where some are in memory.
        """
        self._shelf = shelf
        self._judge = judge
        self._texts = texts or Texts(shelf)
        self._changed: set[int] = set()
        self._touched: set[TellingId] = set()
        # Pairs to be linked, with the number of keys in which they meet: texts that come together push each other
        # apart, and what they would have been linked to for a moment need not be compared.
        self._meeting: Counter[tuple[Rank, Rank]] = Counter()

    def put(self, prints: Sequence[ResolvablePage]) -> None:
        """Takes a text in, in the place of what the shelf has of it.

        Args:
            prints: All pages that print it, the earliest first; the first has text and claims.
        """
        text = tell_text(prints[0], prints=prints, judge=self._judge)
        self.put_told(text, pack_parts(text))

    def put_told(self, text: ToldText, parts: Parts) -> None:
        """Takes in a text that was told already, by the same judge.

        Args:
            text: As `tell_text` told it.
            parts: As `pack_parts` packed it.
        """
        if self._texts.known(text.number) is not None:
            if self._texts.has(text, parts):
                return
            self._take_out(text.number)
        parted = self._meet_neighbours(text.rank, unpack_numbers(parts["keys"]))
        self._texts.put(text, parts)
        self._changed.add(text.number)
        self._touched.update((text.number, i) for i in range(len(text.tellings)))
        self._part(parted)

    def drop(self, number: int) -> None:
        """Takes a text out that no page prints any more.

        Args:
            number: Of the text; one that the shelf does not have does no harm.
        """
        if self._texts.known(number) is not None:
            self._take_out(number)

    def touch(self, number: int) -> None:
        """Lets what a text tells be grouped again though the text is as it was.

        Args:
            number: Of the text; one that the shelf does not have does no harm.
        """
        outline = self._texts.known(number)
        self._touched.update((number, i) for i in range(len(outline.tellings) if outline else 0))

    def groups(self) -> Iterator[Group]:
        """Groups again what was touched since the last call.

        Yields:
            Groups of claims; those of a part that is as it was are left out. Only the texts of one part are needed
            at a time.
        """
        self._link_meeting()
        self._texts.write()
        touched = {(number, i) for number, i in self._touched if self._texts.known(number) is not None}
        self._touched = set()
        chains = Chains(self._texts.links, self._shelf.levels)
        levels: dict[int, dict[int, int]] = {}
        # Found before any part is made: it is read off the levels as they were.
        former = chains.reached(touched)
        for parts in self._all_parts(chains, former):
            self._put_levels(parts, chains, levels)
            # A part is as it was where it has the same tellings and none of them was touched: so it has the same
            # links, and groups.
            if touched.isdisjoint(item for part in parts for item in part.items) and all(
                former.get(part.items[0]) == frozenset(part.items) for part in parts
            ):
                continue
            yield from self._group(parts, chains)

    def views(self, group: Group) -> tuple[ClaimView, ...]:
        """The claims of a group with all that is known of them.

        Args:
            group: From the last call of `groups`.

        Returns:
            Views in the order of page date and claim id.
        """
        return print_all(group.tellings, {number: self._texts.text(number) for number, _ in group.tellings})

    def _group(self, parts: Sequence[Part], chains: Chains) -> Iterator[Group]:
        items = [item for part in parts for item in part.items]
        found = group_tellings(
            {number: self._texts.outline(number) for number, _ in items},
            chains.links(items),
            bonds=self._judge.bonds,
            parts=[part.items for part in parts],
        )
        for tellings in found:
            keys = sorted(key for number, i in tellings for key in self._texts.outline(number).keys(i))
            is_changed = any(number in self._changed for number, _ in tellings)
            yield Group(tellings=tuple(tellings), keys=tuple(keys), is_changed=is_changed)

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
        held = {claim for number, i in items for claim in self._texts.outline(number).claims(i)}
        names = {bonds.sets[claim] for claim in held if bonds.sets.get(claim) in bonds.tied}
        return {
            (number, i)
            for claim, name in bonds.sets.items()
            if name in names
            for number in self._shelf.texts_with(claim)
            for outline in [self._texts.known(number)]
            if outline is not None
            for i in range(len(outline.tellings))
            if claim in outline.claims(i)
        }

    def _put_levels(self, parts: Iterable[Part], chains: Chains, put: dict[int, dict[int, int]]) -> None:
        """Keeps the levels of parts, and in `put` what is kept now of their texts."""
        found: dict[int, dict[int, int]] = {}
        for part in parts:
            for number, i in part.items:
                found.setdefault(number, {})[i] = part.level
        for number, levels in sorted(found.items()):
            old = put[number] if number in put else chains.levels(number)
            new = {i: level for i, level in (old | levels).items() if level}
            if new != old:
                self._shelf.put_levels(number, new)
                put[number] = new

    def _meet_neighbours(self, rank: Rank, keys: Sequence[int]) -> set[tuple[Rank, Rank]]:
        """Notes which texts a new one meets; gives the pairs that it pushes apart in a key."""
        parted: set[tuple[Rank, Rank]] = set()
        for before, after in self._shelf.near(keys, rank, most=WINDOW):
            self._meeting.update((one, rank) for one in before)
            self._meeting.update((rank, other) for other in after)
            for pair in _straddling(before, after, apart=WINDOW):
                if pair in self._meeting:
                    self._meet_less(pair)
                else:
                    parted.add(pair)
        return parted

    def _take_out(self, number: int) -> None:
        outline, keys = self._texts.outline(number), self._texts.keys(number)
        links = self._texts.links(number)
        self._touched.update((other, j) for other in links.others() for _, j, _, _ in links.between(other))
        self._touched.difference_update((number, i) for i in range(len(outline.tellings)))
        self._changed.discard(number)
        self._texts.drop(number)
        for pair in [pair for pair in self._meeting if outline.rank in pair]:
            del self._meeting[pair]
        for before, after in self._shelf.near(keys, outline.rank, most=WINDOW):
            self._meeting.update(_straddling(before, after, apart=WINDOW))

    def _link_meeting(self) -> None:
        """Links the texts that meet since the last call; links that they have already come out the same."""
        for one, other in _walk(self._meeting):
            if not is_foreign(self._texts.glance(one), self._texts.glance(other)):
                self._link(one, other)
        self._meeting.clear()

    def _meet_less(self, pair: tuple[Rank, Rank]) -> None:
        self._meeting[pair] -= 1
        if not self._meeting[pair]:
            del self._meeting[pair]

    def _link(self, one: int, other: int) -> None:
        links = link_texts(self._texts.text(one), self._texts.text(other), judge=self._judge)
        if self._changed.isdisjoint(
            (one, other)
        ):  # all of a changed text is touched, and chains have two ends
            self._touched.update((one, i) for i, _, _ in links)
        if links:
            self._texts.link(one, other, links)

    def _part(self, pairs: Iterable[tuple[Rank, Rank]]) -> None:
        """Takes the links of texts out that stand too far apart in every key now."""
        for (low, one), (high, other) in sorted(pairs):
            found = {(i, j) for i, j, _, _ in self._texts.links(one).between(other)}
            if not found:
                continue
            keys = set(self._texts.keys(one)).intersection(self._texts.keys(other))
            if not self._shelf.stand_near(sorted(keys), (low, one), (high, other), most=WINDOW):
                self._texts.unlink(one, other)
                self._texts.unlink(other, one)
                self._touched.update((one, i) for i, _ in found)
                self._touched.update((other, j) for _, j in found)


def _walk(pairs: Iterable[tuple[Rank, Rank]]) -> Iterator[tuple[int, int]]:
    """The numbers of each pair's texts, along the pairs from text to text: so few are in use at a time."""
    met: dict[Rank, list[tuple[Rank, Rank]]] = defaultdict(list)
    for pair in sorted(pairs):
        for rank in pair:
            met[rank].append(pair)
    passed: set[Rank] = set()
    for first in sorted(met):
        waiting = [first]
        while waiting:
            rank = waiting.pop()
            if rank in passed:
                continue
            passed.add(rank)
            for one, other in met[rank]:
                partner = other if rank == one else one
                if partner not in passed:
                    yield one[1], other[1]
                    waiting.append(partner)


def _straddling(before: Sequence[Rank], after: Sequence[Rank], *, apart: int) -> Iterator[tuple[Rank, Rank]]:
    """Pairs that stand `apart` from each other around a rank that is not counted."""
    for i, one in enumerate(before):
        j = apart - 1 - i
        if j < len(after):
            yield one, after[j]
