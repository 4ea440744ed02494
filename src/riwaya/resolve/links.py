"""All links of a text's tellings, as they are kept: what joins apart from what parts.

Chains follow the links that join, one of six, from telling to telling; the others are read only between texts that are
grouped together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec
from msgspec import Raw, Struct

from riwaya.resolve.cluster import Link

TellingId = tuple[int, int]
"""Number of a text, and the position of one of its tellings."""
TellingLink = tuple[int, int, Link]
"""Positions of two tellings, in one text or in two, and the link between them."""
Ends = tuple[int, int, float, bool]
"""A link as seen from one end: the position of a text's telling, that of the other text's, weight and veto. Flat,
because grouping one page reads a thousand or two."""
Joined = tuple[int, int, float]
"""What a telling is joined to: the other telling's text and position, and the link's weight."""


class Neighbours(Struct, frozen=True, array_like=True, gc=False):
    """All links of a text as seen from it.

    Attributes:
        joining: Those above 0 without a veto, by the position of the text's telling.
        parting: The others by the number of the text that they lead to, packed.
    """

    joining: dict[int, list[Joined]] = {}
    parting: dict[int, Raw] = {}

    def others(self) -> set[int]:
        """Numbers of the texts that links lead to; its own may be among them."""
        return {other for joined in self.joining.values() for other, _, _ in joined} | self.parting.keys()

    def between(self, other: int) -> Iterator[Ends]:
        """The links that lead to one text."""
        for i, joined in self.joining.items():
            yield from ((i, j, weight, False) for number, j, weight in joined if number == other)
        if other in self.parting:
            yield from msgspec.msgpack.decode(self.parting[other], type=list[Ends])

    def among(
        self, ours: Set[int], theirs: Mapping[int, Set[int]]
    ) -> Iterator[tuple[int, int, int, float, bool]]:
        """Finds the links between some tellings.

        Args:
            ours: Positions of the text's own.
            theirs: Numbers of other texts to positions of theirs; its own may be among them.

        Yields:
            The other text, then the link as seen from this one.
        """
        for i in ours:
            for other, j, weight in self.joining.get(i, ()):
                if j in theirs.get(other, ()):
                    yield other, i, j, weight, False
        for other in self.parting.keys() & theirs.keys():
            for i, j, weight, veto in msgspec.msgpack.decode(self.parting[other], type=list[Ends]):
                if i in ours and j in theirs[other]:
                    yield other, i, j, weight, veto

    def change(self, changes: Mapping[int, Sequence[Ends]]) -> "Neighbours":
        """Puts links in the place of those that led to the same texts; where there are none now, these go."""
        joining = {i: [link for link in links if link[0] not in changes] for i, links in self.joining.items()}
        parting = {other: links for other, links in self.parting.items() if other not in changes}
        for other, links in changes.items():
            for i, j, weight, veto in links:
                if weight > 0 and not veto:
                    joining.setdefault(i, []).append((other, j, weight))
            if parted := sorted(link for link in links if link[2] <= 0 or link[3]):
                parting[other] = Raw(msgspec.msgpack.encode(parted))
        return Neighbours({i: sorted(links) for i, links in joining.items() if links}, parting)


def from_both_ends(links: Iterable[TellingLink]) -> tuple[list[Ends], list[Ends]]:
    """Writes links of two texts, or of a text's own tellings, as each end sees them; positions in one first."""
    known = list(links)
    return (
        [(i, j, link.weight, link.veto) for i, j, link in known],
        [(j, i, link.weight, link.veto) for i, j, link in known],
    )


def pack_links(links: Neighbours) -> bytes:
    """Packs a text's links to be kept."""
    ordered = Neighbours(dict(sorted(links.joining.items())), dict(sorted(links.parting.items())))
    return msgspec.msgpack.encode(ordered)


def unpack_links(data: bytes) -> Neighbours:
    """Unpacks what `pack_links` packed."""
    return msgspec.msgpack.decode(data, type=Neighbours)
