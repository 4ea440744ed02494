"""Links of texts' tellings as they are kept: by the text at the other end, what joins apart from what parts.

Chains follow the links that join, one of six; the others are read only of tellings that are grouped together.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

import msgspec
from msgspec import Raw, Struct

from riwaya.resolve.cluster import Link

TellingId = tuple[int, int]
"""Number of a text, and the position of one of its tellings."""
TellingLink = tuple[int, int, Link]
"""Positions of two tellings, in one text or in two, and the link between them."""
_Parting = tuple[int, int, float, bool]


class TextLinks(Struct, frozen=True, array_like=True, gc=False):
    """Links between the tellings of two texts as seen from one of them; a text has links to its own, too.

    Attributes:
        joining: Positions here and there, and weights, of links above 0 without a veto.
        parting: All others, packed.
    """

    joining: tuple[tuple[int, int, float], ...]
    parting: Raw

    def between(self, ours: Container[int], theirs: Container[int]) -> Iterator[TellingLink]:
        """Links of some tellings here to some there, positions here first."""
        for i, j, weight in self.joining:
            if i in ours and j in theirs:
                yield i, j, Link(weight)
        for i, j, weight, veto in _decode_parting(self.parting):
            if i in ours and j in theirs:
                yield i, j, Link(weight, veto)

    def positions(self) -> Iterator[tuple[int, int]]:
        """Positions here and there of all linked tellings."""
        yield from ((i, j) for i, j, _ in self.joining)
        yield from ((i, j) for i, j, _, _ in _decode_parting(self.parting))


def _decode_parting(data: Raw) -> list[_Parting]:
    return msgspec.msgpack.decode(data, type=list[_Parting])


LinksByText = Mapping[int, TextLinks]
"""Number of the text at the other end to the links."""


def see_links(links: Iterable[TellingLink]) -> TextLinks:
    """Sorts links of two texts as the first of them sees them.

    Args:
        links: Positions in it first.

    Returns:
        The links.
    """
    known = sorted(links)
    joining = tuple((i, j, link.weight) for i, j, link in known if link.weight > 0 and not link.veto)
    parting = [(i, j, *link) for i, j, link in known if link.weight <= 0 or link.veto]
    return TextLinks(joining, Raw(msgspec.msgpack.encode(parting)))


def turn_links(links: Iterable[TellingLink]) -> Iterator[TellingLink]:
    """Links as seen from the other end."""
    return ((j, i, link) for i, j, link in links)


def pack_links(links: LinksByText) -> bytes:
    """Packs all links of a text to be kept, in an order of their own."""
    return msgspec.msgpack.encode(sorted(links.items()))


def unpack_links(data: bytes) -> dict[int, TextLinks]:
    """Unpacks what `pack_links` packed."""
    return dict(msgspec.msgpack.decode(data, type=list[tuple[int, TextLinks]]))
