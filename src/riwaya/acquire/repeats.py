"""Keeps a run from reading one page twice, and two texts from sharing one id."""

from hashlib import sha256

from riwaya.errors import InputError
from riwaya.model.page import RawPage


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
