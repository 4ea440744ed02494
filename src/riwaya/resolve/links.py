"""All links of a text's tellings, as they are kept: what joins apart from what parts.

Chains follow the links that join, one of six; the others are read only of texts that are grouped.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec
from msgspec import Raw, Struct

from riwaya.resolve.cluster import Link

TellingId = tuple[int, int]
"""Number of a text, and the position of one of its tellings."""
TellingLink = tuple[int, int, Link]
"""Positions of two tellings, in one text or in two, and the link between them."""
Neighbour = tuple[int, int, int, float, bool]
"""A link as seen from one end: the position of a text's telling, the other telling's text and position, the link's
weight and veto. Flat, because grouping one page reads a thousand or two."""


class Neighbours(Struct, frozen=True, array_like=True, gc=False):
    """All links of a text as seen from it.

    Attributes:
        joining: Those above 0 without a veto.
        parting: The others, packed.
    """

    joining: tuple[Neighbour, ...]
    parting: Raw

    def all(self) -> Iterator[Neighbour]:
        """All of them."""
        return chain(self.joining, msgspec.msgpack.decode(self.parting, type=list[Neighbour]))


def gather_links(links: Iterable[Neighbour]) -> Neighbours:
    """Puts a text's links in an order of their own."""
    known = sorted(links)
    joining = tuple(link for link in known if link[3] > 0 and not link[4])
    parting = [link for link in known if link[3] <= 0 or link[4]]
    return Neighbours(joining, Raw(msgspec.msgpack.encode(parting)))


def from_both_ends(
    links: Iterable[TellingLink], one: int, other: int
) -> tuple[list[Neighbour], list[Neighbour]]:
    """Writes links of two texts, or of a text's own tellings, as each end sees them.

    Args:
        links: Positions in `one` first.
        one: Number of a text.
        other: Number of the other.

    Returns:
        Neighbours of `one` and of `other`.
    """
    known = list(links)
    return (
        [(i, other, j, link.weight, link.veto) for i, j, link in known],
        [(j, one, i, link.weight, link.veto) for i, j, link in known],
    )


def pack_links(links: Neighbours) -> bytes:
    """Packs a text's links to be kept."""
    return msgspec.msgpack.encode(links)


def unpack_links(data: bytes) -> Neighbours:
    """Unpacks what `pack_links` packed."""
    return msgspec.msgpack.decode(data, type=Neighbours)
