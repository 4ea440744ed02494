"""Keeps a run from reading one page twice, and two texts from sharing one id."""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from riwaya.acquire.refusals import refuse_page
from riwaya.errors import InputError
from riwaya.model.page import RawBytes, RawPage, Refusal

_FEWEST_SLOTS = 1 << 10
# Fuller tables are searched too long, emptier ones cost memory.
_FULLEST = 0.6


class SeenPages:
    """The pages of one run so far, 27 to 80 bytes a page: digests of ids and of texts, 64 bits each.

    Of runs of ten million pages, one in some 400,000 holds two ids of one digest; the second is refused.

    Attributes:
        repeats: How many exact repeats were left out.
    """

    def __init__(self, *, versions: bool = False) -> None:
        """Begins with no page.

        Args:
            versions: Whether markup that comes again under its id with other bytes is let in, as a later
                version of the page; archives hold captures of one address from many days.
        """
        self.repeats = 0
        self._versions = versions
        self._digests = _Digests()

    def admit(self, page: RawPage | RawBytes) -> bool:
        """Tells whether a page is new to the run.

        Args:
            page: The page in hand.

        Returns:
            False for an exact repeat (same id, same text), which is counted; True otherwise.

        Raises:
            InputError: `id_conflict` where another text came under this id before.
        """
        digest = _digest(page.data if isinstance(page, RawBytes) else page.text.encode("utf-8"))
        # A lone surrogate, which JSON may hold, cannot be encoded otherwise.
        page_id = _digest(page.id.encode("utf-8", "surrogatepass"))
        known = self._digests.get(page_id)
        if known == digest:
            self.repeats += 1
            return False
        if known is None or (self._versions and isinstance(page, RawBytes)):
            self._digests.put(page_id, digest)
            return True
        found = f"expected one text for id {page.id[:80]!r}, found a second one"
        raise InputError("id_conflict", f"{found}; give each page its own id")


class _Digests:
    """A map of 64-bit numbers, keys above 0, in two flat arrays: a dictionary of them takes four times as much."""

    def __init__(self) -> None:
        self._resize(_FEWEST_SLOTS)

    def get(self, key: int) -> int | None:
        at = self._slot(key)
        return self._values[at] if self._keys[at] else None

    def put(self, key: int, value: int) -> None:
        at = self._slot(key)
        self._used += not self._keys[at]
        self._keys[at], self._values[at] = key, value
        if self._used > _FULLEST * len(self._keys):
            self._grow()

    def _slot(self, key: int) -> int:
        """The slot that holds the key, or the empty one where it belongs."""
        keys, mask = self._keys, len(self._keys) - 1
        at = key & mask
        while keys[at] and keys[at] != key:
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        keys, values = self._keys, self._values
        self._resize(2 * len(keys))
        for key, value in zip(keys, values, strict=True):
            if key:
                self.put(key, value)

    def _resize(self, slots: int) -> None:
        self._keys = array("Q", (0,)) * slots
        self._values = array("Q", (0,)) * slots
        self._used = 0


def _digest(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little") or 1


def admit_pages(
    offers: Iterable[RawPage | RawBytes | Refusal], *, seen: SeenPages
) -> Iterator[RawPage | RawBytes | Refusal]:
    """Leaves out exact repeats and refuses a second text under one id.

    Args:
        offers: Pages and refusals in input order.
        seen: The run's pages so far; counts the repeats.

    Yields:
        Pages and refusals in input order.
    """
    for offer in offers:
        if isinstance(offer, Refusal):
            yield offer
            continue
        try:
            if seen.admit(offer):
                yield offer
        except InputError as error:
            yield refuse_page(offer, "id_conflict", detail=str(error))
