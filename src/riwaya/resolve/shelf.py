"""What keeps texts from one page to the next, and those of its texts that are in use.

A shelf keeps bytes by number; a ledger does. Here they are records again, each kind read only when it is needed:
outlines of all that chains of links touch, a glance at what meets in a key, whole texts of what is compared or
written.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from riwaya.resolve.candidates import Rank
from riwaya.resolve.glance import (
    Glance,
    glance_at,
    pack_glance,
    pack_numbers,
    unpack_glance,
    unpack_numbers,
)
from riwaya.resolve.kept import pack_text, unpack_text
from riwaya.resolve.links import (
    Ends,
    Neighbours,
    TellingLink,
    from_both_ends,
    pack_links,
    unpack_links,
)
from riwaya.resolve.outline import Outline, pack_outline, unpack_outline
from riwaya.resolve.texts import ToldText, outline_text

KEPT_TEXTS = 2048
"""Texts held in memory, about 80 kB each. A thousand pages meet two thousand, and these again when they are grouped."""
KEPT_PARTS = 4096
"""Glances held in memory, about 15 kB each, and outlines, a tenth of that."""
KEPT_LINKS = 2048
"""Texts whose links are held in memory, about 20 kB each."""
MOST_UNWRITTEN = 1024
"""Texts whose links changed and wait to be written: one that many texts meet is written once, not once for each."""

Record = TypeVar("Record")

Parts = Mapping[str, bytes]
"""A text as a shelf keeps it: outline, keys, glance, text."""


class Shelf(Protocol):
    """Keeps texts by number, their keys and their links."""

    def outline(self, number: int) -> bytes | None:
        """Outline of a text; None where there is no such text."""

    def keys(self, number: int) -> bytes | None:
        """Keys of a text; None where there is no such text."""

    def glance(self, number: int) -> bytes | None:
        """What a glance needs of a text; None where there is no such text."""

    def text(self, number: int) -> bytes | None:
        """A whole text; None where there is no such text."""

    def put_text(self, rank: Rank, parts: Parts, *, keys: Iterable[int]) -> None:
        """Keeps a text that is not there."""

    def drop_text(self, rank: Rank, *, keys: Iterable[int]) -> None:
        """Takes a text out, with its links as seen from it."""

    def texts_with(self, claim: str) -> Sequence[int]:
        """Numbers of the texts that a claim is in."""

    def levels(self, number: int) -> dict[int, int]:
        """Positions of a text's tellings to the levels at which they were last grouped; 0 is left out."""

    def put_levels(self, number: int, levels: dict[int, int]) -> None:
        """Keeps the levels of all tellings of a text; 0 is left out."""

    def near(
        self, keys: Sequence[int], rank: Rank, *, most: int
    ) -> Sequence[tuple[Sequence[Rank], Sequence[Rank]]]:
        """For each key the texts before and after a rank, at most so many on each side, the nearest first."""

    def stand_near(self, keys: Iterable[int], one: Rank, other: Rank, *, most: int) -> bool:
        """Tells whether fewer than `most` texts stand between two ranks in any of the keys."""

    def links(self, number: int) -> bytes | None:
        """All links of a text as seen from it; None where it has none."""

    def put_links(self, number: int, data: bytes) -> None:
        """Keeps all links of a text as seen from it."""


def pack_parts(text: ToldText) -> dict[str, bytes]:
    """Packs all that is kept of a text but its place among others.

    Args:
        text: As it was told.

    Returns:
        Its parts; they depend on the text alone, so any process may pack them.
    """
    return {
        "outline": pack_outline(outline_text(text)),
        "keys": pack_numbers(text.keys),
        "glance": pack_glance(glance_at(text.gist)),
        "text": pack_text(text),
    }


class Texts:
    """The texts of a shelf, those used last in memory. A number that the shelf does not have raises `LookupError`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._outlines = _Held(unpack_outline, most=KEPT_PARTS)
        self._links = _Held(unpack_links, most=KEPT_LINKS)
        # Links that changed: not gathered yet, by the text at the other end; gathered, and not written yet.
        self._changes: dict[int, dict[int, list[Ends]]] = {}
        self._unwritten: dict[int, Neighbours] = {}
        self._glances = _Held(unpack_glance, most=KEPT_PARTS)
        self._texts = _Held(unpack_text, most=KEPT_TEXTS)

    def move_to(self, shelf: Shelf) -> None:
        """Goes on with another shelf that has the very same texts: the ledger's in its next transaction."""
        self._shelf = shelf

    def known(self, number: int) -> Outline | None:
        """Outline of a text; None where there is no such text."""
        return self._outlines.find(number, self._shelf.outline)

    def outline(self, number: int) -> Outline:
        """Outline of a text."""
        return self._outlines.get(number, self._shelf.outline)

    def keys(self, number: int) -> tuple[int, ...]:
        """Keys of a text, sorted."""
        data = self._shelf.keys(number)
        if data is None:
            raise _missing(number)
        return unpack_numbers(data)

    def glance(self, number: int) -> Glance:
        """What a glance needs of a text."""
        return self._glances.get(number, self._shelf.glance)

    def text(self, number: int) -> ToldText:
        """A whole text."""
        return self._texts.get(number, self._shelf.text)

    def has(self, text: ToldText, parts: Parts) -> bool:
        """Tells whether the shelf has this very text, word for word."""
        return self._shelf.text(text.number) == parts["text"]

    def links(self, number: int) -> Neighbours:
        """Links of a text's tellings, to others of its own and to those of other texts."""
        changes = self._changes.pop(number, None)
        held = self._unwritten.get(number) or self._links.find(number, self._shelf.links) or Neighbours()
        if changes is None:
            return held
        held = held.change(changes)
        self._links.put(number, held)
        self._unwritten[number] = held
        return held

    def link(self, one: int, other: int, links: Iterable[TellingLink]) -> None:
        """Keeps the links of two texts, or of a text's own tellings, positions in `one` first; `write` writes them."""
        ours, theirs = from_both_ends(links)
        self._change_links(one, other, ours if one != other else ours + theirs)
        if one != other:
            self._change_links(other, one, theirs)

    def unlink(self, number: int, other: int) -> None:
        """Takes the links to another text out, as seen from one."""
        self._change_links(number, other, [])

    def write(self) -> None:
        """Writes the links that changed to the shelf; nothing else waits."""
        for number in sorted(self._changes):
            self.links(number)
        for number, links in sorted(self._unwritten.items()):
            self._shelf.put_links(number, pack_links(links))
        self._unwritten.clear()

    def put(self, text: ToldText, parts: Parts) -> None:
        """Keeps a text that is not there, which `pack_parts` packed."""
        number = text.number
        self._shelf.put_text(text.rank, parts, keys=unpack_numbers(parts["keys"]))
        self._outlines.put(number, unpack_outline(parts["outline"]))
        self._glances.put(number, unpack_glance(parts["glance"]))
        self._texts.put(number, text)
        self.link(number, number, text.links)

    def drop(self, number: int) -> None:
        """Takes a text out, with all its links."""
        for other in sorted(self.links(number).others() - {number}):
            self.unlink(other, number)
        self._links.drop(number)
        self._unwritten.pop(number, None)
        self._shelf.drop_text(self.outline(number).rank, keys=self.keys(number))
        self._outlines.drop(number)
        self._glances.drop(number)
        self._texts.drop(number)

    def _change_links(self, number: int, other: int, links: list[Ends]) -> None:
        self._changes.setdefault(number, {})[other] = links
        if len(self._changes) + len(self._unwritten) > MOST_UNWRITTEN:
            self.write()


class _Held(Generic[Record]):
    """Records of one kind, those used last in memory."""

    def __init__(self, unpack: Callable[[bytes], Record], *, most: int) -> None:
        self._unpack = unpack
        self._most = most
        self._held: OrderedDict[int, Record] = OrderedDict()

    def find(self, number: int, read: Callable[[int], bytes | None]) -> Record | None:
        found = self._held.get(number)
        if found is None:
            data = read(number)
            if data is None:
                return None
            found = self._unpack(data)
            self.put(number, found)
        self._held.move_to_end(number)
        return found

    def get(self, number: int, read: Callable[[int], bytes | None]) -> Record:
        found = self.find(number, read)
        if found is None:
            raise _missing(number)
        return found

    def put(self, number: int, record: Record) -> None:
        self._held[number] = record
        while len(self._held) > self._most:
            self._held.popitem(last=False)

    def drop(self, number: int) -> None:
        self._held.pop(number, None)


def _missing(number: int) -> LookupError:
    return LookupError(f"text {number}: expected it on the shelf, as a key or a link names it; rebuild it")
