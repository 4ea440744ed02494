"""Keeps a run from reading one page twice, and two texts from sharing one id."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from riwaya.acquire.refusals import refuse_page
from riwaya.errors import InputError
from riwaya.model.page import RawBytes, RawPage, Refusal


class SeenPages:
    """The pages of one run so far: ids with a digest of their text, some 100 bytes a page.

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
        self._digests: dict[str, bytes] = {}

    def admit(self, page: RawPage | RawBytes) -> bool:
        """Tells whether a page is new to the run.

        Args:
            page: The page in hand.

        Returns:
            False for an exact repeat (same id, same text), which is counted; True otherwise.

        Raises:
            InputError: `id_conflict` where another text came under this id before.
        """
        digest = sha256(page.data if isinstance(page, RawBytes) else page.text.encode("utf-8")).digest()
        known = self._digests.get(page.id)
        if known == digest:
            self.repeats += 1
            return False
        if known is None or (self._versions and isinstance(page, RawBytes)):
            self._digests[page.id] = digest
            return True
        found = f"expected one text for id {page.id[:80]!r}, found a second one"
        raise InputError("id_conflict", f"{found}; give each page its own id")


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
