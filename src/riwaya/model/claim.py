"""The claim and its parts, as the codebook's output record has them.

Every part that has `start` and `end` satisfies `text[start:end] == part.text` on the page's raw text; the
ledger's door proves it again (`riwaya.ledger.door`).

Many thousands of claims are in memory at once and none can hold itself: `gc=False` leaves them out of the
collector's rounds.
"""

from msgspec import Struct

from riwaya.model.codebook import (
    CasualtyKind,
    ClaimSegment,
    ClaimType,
    Part,
    Polarity,
    Precision,
    Quote,
    Role,
    SpeakerKind,
    Stance,
    Status,
)
from riwaya.model.page import Published, Segment


class Span(Struct, frozen=True, kw_only=True, gc=False):
    """Characters of the page: start in, end out, code points of the raw text."""

    start: int
    end: int
    text: str


class Party(Struct, frozen=True, kw_only=True, gc=False):
    """Who takes part: the full noun phrase without a leading conjunction or preposition.

    Attributes:
        country: ISO alpha-3 or the codebook's own code (XNK, UNO, …); None where it cannot be told.
        name: The proper name or organisation in the phrase as the text has it.
    """

    text: str
    start: int
    end: int
    country: str | None = None
    role: Role | None = None
    name: str | None = None


class OtherParty(Party, frozen=True, kw_only=True, gc=False):
    """A further party with its part in the occurrence."""

    part: Part


class Speaker(Party, frozen=True, kw_only=True, gc=False):
    """A link of the attribution chain: a party that speaks or passes on."""

    kind: SpeakerKind


class Victims(Struct, frozen=True, kw_only=True, gc=False):
    """Who the victims were, not what they were called."""

    country: str | None = None
    role: Role | None = None


class Casualty(Struct, frozen=True, kw_only=True, gc=False):
    """A stated number of people; `min`/`max` inclusive, None for an open end ("at least 20" is 20–None)."""

    kind: CasualtyKind
    min: int | None
    max: int | None
    text: str
    start: int
    end: int
    victims: Victims
    approx: bool = False


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """Where it happened; `name` in English, `id` the gazetteer's, `country` by internationally recognised territory."""

    text: str
    start: int
    end: int
    id: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class Time(Struct, frozen=True, kw_only=True, gc=False):
    """When it happened; `value` is EDTF-style, or relative to the publication day (`pub-1d`, `pub:wed`)."""

    text: str
    start: int
    end: int
    value: str


class Attribution(Struct, frozen=True, kw_only=True, gc=False):
    """Who says so. `via` is the chain between speaker and outlet, outermost first; the outlet is not listed."""

    stance: Stance = "asserts"
    quote: Quote = "none"
    speaker: Speaker | None = None
    via: tuple[Speaker, ...] = ()


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """One occurrence as one claimant states it, anchored on its trigger (codebook, "Claim").

    Attributes:
        evidence: The whole sentence that the trigger stands in.
        why: Which rule and words gave a field: field name -> short reason. Fields left null say there
            whether nothing was said or nothing was understood.
    """

    id: str
    type: ClaimType
    mode: str | None = None
    status: Status = "occurred"
    polarity: Polarity = "positive"
    background: bool = False
    segment: ClaimSegment = "main"
    trigger: Span
    evidence: Span
    source: Party | None = None
    target: Party | None = None
    others: tuple[OtherParty, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    place: Place | None = None
    time: Time | None = None
    attribution: Attribution = Attribution()
    why: dict[str, str] = {}


class PageRecord(Struct, frozen=True, kw_only=True):
    """What `riwaya read` writes for one page (codebook, "Output record")."""

    id: str
    text_sha256: str
    rules: str
    published: Published
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]
