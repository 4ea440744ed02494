"""Keeps a run from reading one page twice, and two texts from sharing one id."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from riwaya.acquire.refusals import refuse_page
from riwaya.errors import InputError
from riwaya.model.page import RawPage, Refusal


class SeenPages:
    """The pages of one run so far: ids with a digest of their text, some 100 bytes a page.

    Attributes:
        repeats: How many exact repeats were left out.
    """

    def __init__(self) -> None:
        self.repeats = 0
        self._digests: dict[str, bytes] = {}

    def admit(self, page: RawPage) -> bool:
        """Tells whether a page is new to the run.

        Args:
            page: The page in hand.

        Returns:
            False for an exact repeat (same id, same text), which is counted; True otherwise.

        Raises:
            InputError: `id_conflict` where another text came under this id before.
        """
        digest = sha256(page.text.encode("utf-8")).digest()
        known = self._digests.get(page.id)
        if known is None:
            self._digests[page.id] = digest
            return True
        if known != digest:
            detail = (
                f"expected one text for id {page.id[:80]!r}, found a second one; give each page its own id"
            )
            raise InputError("id_conflict", detail)
        self.repeats += 1
        return False


def admit_pages(offers: Iterable[RawPage | Refusal], *, seen: SeenPages) -> Iterator[RawPage | Refusal]:
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
