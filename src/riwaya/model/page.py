"""Pages on their way in: as bytes (`RawBytes`), as text (`RawPage`), in segments (`CleanPage`), or refused.

All offsets are code points of the page's raw text, start in, end out.
"""

from typing import Literal, get_args

from msgspec import Struct

from riwaya.model.codebook import DateBasis, DatePrecision, SegmentKind

RefusalReason = Literal[
    "undecodable", "empty", "binary", "bad_json", "missing_field", "too_large", "id_conflict", "unreadable",
    "not_supported", "damaged", "unreachable", "not_allowed", "no_story",
    "not_arabic", "failed",
]  # fmt: skip
REFUSAL_REASONS: tuple[RefusalReason, ...] = get_args(RefusalReason)


class Provenance(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a source says about how a page came to it; nothing here is text of the page.

    Attributes:
        fetched: ISO date-time at which the page was fetched or captured.
        forwarded_from: Name of whom a message was forwarded from.
        reply_to: Id of the page that a message replies to.
        byline: Who a web page says wrote it.
        cleaner: What took the text out of a web page's markup, with versions; None for text as it came.
    """

    fetched: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    byline: str | None = None
    cleaner: str | None = None


class RawPage(Struct, frozen=True, kw_only=True):
    """One page as its source gave it; `text` is kept as it is (a byte-order mark dropped).

    Attributes:
        published: ISO date or date-time of the source's metadata; None where it gives none.
        title: Context only: nothing is read out of it, it has no offsets.
        origin: File (and line) that the page came from, for people; not part of any digest.
        provenance: How the page came to its source; None where the source says nothing.
    """

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    lang: str | None = None
    origin: str | None = None
    provenance: Provenance | None = None


class RawBytes(Struct, frozen=True, kw_only=True):
    """One page as markup: its text is still to be taken out of `data`.

    Attributes:
        data: The page's bytes, content encodings (gzip, chunks) undone.
        content_type: Media type without parameters, in small letters; None where nobody states one.
        charset: Encoding that a server or archive states; may be wrong, the bytes decide.
        fetched: ISO date-time at which it was fetched or captured.
        published: ISO date or date-time that a feed or list states for it; goes before what the page says.
        outlet: Name that a feed or list states; goes before what the page says.
        title: Context only, as in `RawPage`.
        origin: File and place in it, or address, for people.
    """

    id: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    fetched: str | None = None
    published: str | None = None
    outlet: str | None = None
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
