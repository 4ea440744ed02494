"""Pages on their way in: as given (`RawPage`), cut into segments (`CleanPage`), or refused (`Refusal`).

All offsets are code points of the page's raw text, start in, end out.
"""

from typing import Literal, get_args

from msgspec import Struct

from riwaya.model.codebook import DateBasis, DatePrecision, SegmentKind

RefusalReason = Literal[
    "undecodable", "empty", "binary", "bad_json", "missing_field", "too_large", "id_conflict", "unreadable",
    "not_supported", "failed",
]  # fmt: skip
REFUSAL_REASONS: tuple[RefusalReason, ...] = get_args(RefusalReason)


class RawPage(Struct, frozen=True, kw_only=True):
    """One page as its source gave it; `text` is kept as it is (a byte-order mark dropped).

    Attributes:
        published: ISO date or date-time of the source's metadata; None where it gives none.
        title: Context only: nothing is read out of it, it has no offsets.
        origin: File (and line) that the page came from, for people; not part of any digest.
    """

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    lang: str | None = None
    origin: str | None = None


class Segment(Struct, frozen=True, kw_only=True):
    """A stretch of one kind; a page's segments tile its non-blank characters in text order."""

    kind: SegmentKind
    start: int
    end: int


class CleanPage(Struct, frozen=True, kw_only=True):
    """A page with its text's digest and its segments."""

    page: RawPage
    text_sha256: str
    segments: tuple[Segment, ...]


class Refusal(Struct, frozen=True, kw_only=True):
    """Something offered as a page that was not read, with the reason; a run never loses it.

    Attributes:
        source: File or address it came from.
        line: 1-based line of a JSONL file; None where the whole file is meant.
        id: The page id where one could be read.
        detail: What was expected, what came, what to do.
    """

    reason: RefusalReason
    source: str
    line: int | None = None
    id: str | None = None
    detail: str = ""


class Published(Struct, frozen=True, kw_only=True):
    """Publication date: `value` is `2021-11-17`, `2021-11`, `2021` or None; never guessed."""

    value: str | None = None
    precision: DatePrecision | None = None
    basis: DateBasis = "unknown"
