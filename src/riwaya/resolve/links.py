"""All links of a text's tellings, as they are kept: what joins apart from what parts, each by the text it leads to.

Chains follow the links that join, one of six; the others are read only between texts that are grouped together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Neighbours(Struct, frozen=True, array_like=True, gc=False):
    """All links of a text as seen from it, by the number of the text at the other end.

    Attributes:
        joining: Those above 0 without a veto.
        parting: The others, packed.
    """

    joining: dict[int, tuple[Ends, ...]] = {}
    parting: dict[int, Raw] = {}

    def others(self) -> set[int]:
        """Numbers of the texts that links lead to; its own may be among them."""
        return self.joining.keys() | self.parting.keys()

    def between(self, other: int) -> Iterator[Ends]:
        """The links that lead to one text."""
        yield from self.joining.get(other, ())
        if other in self.parting:
            yield from msgspec.msgpack.decode(self.parting[other], type=list[Ends])

    def change(self, changes: Mapping[int, Sequence[Ends]]) -> "Neighbours":
        """Puts links in the place of those that led to the same texts; where there are none now, these go."""
        joining = {other: links for other, links in self.joining.items() if other not in changes}
        parting = {other: links for other, links in self.parting.items() if other not in changes}
        for other, links in changes.items():
            known = sorted(links)
            if joined := tuple(link for link in known if link[2] > 0 and not link[3]):
                joining[other] = joined
            if parted := [link for link in known if link[2] <= 0 or link[3]]:
                parting[other] = Raw(msgspec.msgpack.encode(parted))
        return Neighbours(joining, parting)


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
