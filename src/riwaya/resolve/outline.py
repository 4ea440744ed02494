"""What a text is without its words: which claims it tells by occurrence, and who prints it.

Grouping needs no more than that of most texts; their words are needed where two texts are compared and where an
event is written. Outlines are small and quickly read, so the texts that one page touches cost little.
"""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from riwaya.resolve.candidates import Rank
from riwaya.resolve.views import ResolvablePage

ViewKey = tuple[str, str, int, str]
"""Where a claim stands in every order that does not depend on input: see `ClaimView.key`."""


class Outline(Struct, frozen=True, array_like=True, gc=False):
    """A text by its claims.

    Attributes:
        rank: Where the text stands among those of one key.
        prints: Day (`9999` where unknown) and id of each page that prints it, the earliest first; at least one.
        tellings: Id and trigger offset of the claims of each telling.
    """

    rank: Rank
    prints: tuple[tuple[str, str], ...]
    tellings: tuple[tuple[tuple[str, int], ...], ...]

    def order(self, telling: int) -> tuple[ViewKey, ...]:
        """Sort key of a telling, by its own content alone: the keys of its claims on the earliest page."""
        day, page = self.prints[0]
        return tuple(sorted((day, claim, at, page) for claim, at in self.tellings[telling]))

    def keys(self, telling: int) -> Iterator[ViewKey]:
        """Keys of a telling's claims on every page that prints the text."""
        for claim, at in self.tellings[telling]:
            for day, page in self.prints:
                yield day, claim, at, page

    def claims(self, telling: int) -> list[str]:
        """Ids of a telling's claims."""
        return [claim for claim, _ in self.tellings[telling]]


def name_print(page: ResolvablePage) -> tuple[str, str]:
    """A page as an outline names it."""
    return page.published or "9999", page.id


def pack_outline(outline: Outline) -> bytes:
    """Packs an outline to be kept."""
    return msgspec.msgpack.encode(outline, order="deterministic")


def unpack_outline(data: bytes) -> Outline:
    """Unpacks what `pack_outline` packed."""
    return msgspec.msgpack.decode(data, type=Outline)
