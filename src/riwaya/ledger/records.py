"""What the ledger takes and gives: queries, stored pages, claims and refusals, counts. Records only."""

from typing import Literal

from msgspec import Struct

from riwaya.model.claim import Claim, PageRecord
from riwaya.model.codebook import ClaimSegment, ClaimType, Stance
from riwaya.model.copy import Copy, Credit, Sketch
from riwaya.model.page import RawPage, Refusal


class Added(Struct, frozen=True, kw_only=True):
    """What became of one offered page.

    Attributes:
        new: True where the ledger changed: an unknown page, a new text of a known one, or newer rules.
        claims: Claims stored now.
        refused: Claims refused now, each kept as a refusal row.
        superseded: True where an older reading of this page stepped back.
        refusal: Set where the whole page was refused (its record proves nothing, its text cannot be stored);
            it is stored already.
    """

    new: bool
    claims: int = 0
    refused: int = 0
    superseded: bool = False
    refusal: Refusal | None = None


class StoredPage(Struct, frozen=True, kw_only=True):
    """A page's current text and current reading."""

    page: RawPage
    record: PageRecord


class StoredReading(Struct, frozen=True, kw_only=True):
    """One reading of one text of a page, current or superseded, with its provenance.

    Attributes:
        page_sha256: Digest of the page as offered (all fields but `origin`).
        run: Number of the run that stored this reading.
    """

    page: RawPage
    record: PageRecord
    page_sha256: str
    run: int
    current: bool


class UnsketchedText(Struct, frozen=True, kw_only=True):
    """A page whose current text, by its number, was not yet compared with others."""

    version: int
    stored: StoredPage


class SketchedText(Struct, frozen=True, kw_only=True):
    """What is kept of a text to find its copies, and whom it credits.

    Attributes:
        version: Its number.
        page: Id of the page that it is of; a page's own versions are no copies.
        sketch: Of its own story.
    """

    version: int
    page: str
    sketch: Sketch
    credits: tuple[Credit, ...] = ()


class IndexedSentence(Struct, frozen=True, array_like=True, gc=False):
    """A sentence as search finds it.

    Attributes:
        start: Offset in the page's text.
        end: Offset, out.
        segment: Kind of the segment that it stands in.
        terms: With a blank between each two.
    """

    start: int
    end: int
    segment: str
    terms: str


class StoredRun(Struct, frozen=True, kw_only=True):
    """A run that wrote; `finished` is None where it was cut short."""

    number: int
    command: str
    rules: str
    started: str
    finished: str | None


class StoredClaim(Struct, frozen=True, kw_only=True):
    """A claim with its page and event.

    Attributes:
        published_value: Publication date of the page, as the record's `published.value`.
        event_id: None where events have not been resolved since the claim came.
        current: False for a claim of a superseded reading.
        cursor: Give it as `ClaimQuery.after` to go on behind this claim.
    """

    page_id: str
    outlet: str | None
    published_value: str | None
    claim: Claim
    event_id: str | None
    current: bool = True
    cursor: str = ""


class StoredRefusal(Struct, frozen=True, kw_only=True):
    """A refused page, or a refused claim of a stored page.

    Attributes:
        reason: One of the model's refusal reasons for a page, `evidence` for a claim.
        id: The page id where one could be read.
        claim: Id of the refused claim; None for a page.
        record: The refused claim as JSON; None for a page.
        settled: Run that read what had been refused; None while it is open.
    """

    kind: Literal["page", "claim"]
    reason: str
    source: str
    line: int | None
    id: str | None
    detail: str
    run: int
    claim: str | None = None
    record: str | None = None
    settled: int | None = None


class PageLinks(Struct, frozen=True, kw_only=True):
    """What ties a page's current text to others.

    Attributes:
        copies: Older pages that it copies.
        copied_by: Newer pages that copy it.
        credits: Whom it names as where it has its text from.
    """

    copies: tuple[Copy, ...] = ()
    copied_by: tuple[Copy, ...] = ()
    credits: tuple[Credit, ...] = ()


class LedgerCounts(Struct, frozen=True, kw_only=True):
    """Pages, current claims, events, events with a dispute, refusals (pages and claims)."""

    pages: int
    claims: int
    events: int
    disputed: int
    refusals: int


class ClaimQuery(Struct, frozen=True, kw_only=True):
    """Which claims; every field that is set must hold.

    Attributes:
        country: Code of the place, a party, a victim group or the speaker.
        claimant: Speaker's words, name or country code; the outlet where nobody else speaks.
        place: Gazetteer id, English name or the page's words for it; case does not matter.
        text: Words that the claim's evidence sentence holds (all of them; needs the ledger's `analyse`).
        after: `cursor` of the last claim seen.
    """

    type: ClaimType | None = None
    stance: Stance | None = None
    country: str | None = None
    claimant: str | None = None
    place: str | None = None
    segment: ClaimSegment | None = None
    page_id: str | None = None
    text: str | None = None
    limit: int | None = None
    after: str | None = None


class EventQuery(Struct, frozen=True, kw_only=True):
    """Which events; every field that is set must hold.

    Attributes:
        place: Gazetteer id, English name or the page's words for it; case does not matter.
        country: Code of the place or a side.
        since: First day (ISO) that the event's calendar time may touch; events without one are left out.
        until: Last day, likewise.
    """

    type: ClaimType | None = None
    disputed: bool | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


class SearchHit(Struct, frozen=True, kw_only=True):
    """A sentence that holds all the words.

    Attributes:
        start: Raw offset of the sentence in the page's text; `end` is out.
        claims: Ids of the current claims whose trigger stands in the sentence, in text order.
    """

    page_id: str
    start: int
    end: int
    text: str
    segment: ClaimSegment
    claims: tuple[str, ...] = ()
