"""The record of one ceasefire: who agreed when, who is said to have broken it, how it ended, how long it held."""

from typing import Literal

from msgspec import Struct

from riwaya.model.claim import Party, Place, Speaker
from riwaya.model.codebook import Stance

CeasefireState = Literal["called_for", "proposed", "agreed", "in_force", "collapsed", "presupposed"]
"""The furthest that any claimant says it came. `presupposed`: pages speak of breaches only."""
HeldReason = Literal[
    "stated", "no_start", "no_end", "start_no_day", "end_no_day", "no_common_calendar", "end_before_start"
]
"""Why `held_days` is a number (`stated`) or is none."""


class CeasefireClaim(Struct, frozen=True, kw_only=True):
    """What one claimant says of a ceasefire, with the claim that proves it.

    Attributes:
        claimant: None where the outlet speaks for itself.
        when: The time as the claim states it; None where it states none.
        said: Date of the page; None where unknown.
    """

    claimant: Speaker | None
    outlet: str | None
    stance: Stance
    mode: str | None
    when: str | None
    said: str | None
    page: str
    claim: str


class Breach(Struct, frozen=True, kw_only=True):
    """Who is said to have broken it; `accused` None where no claim names anybody.

    Attributes:
        accusers: Claims that say so.
        denials: Claims by which somebody denies it.
    """

    accused: Party | None
    accusers: tuple[CeasefireClaim, ...]
    denials: tuple[CeasefireClaim, ...]


class Ceasefire(Struct, frozen=True, kw_only=True):
    """One ceasefire as the pages tell of it; nobody is called right.

    Attributes:
        id: Digest of its earliest claim's id.
        story: The story it belongs to; None where it belongs to none.
        events: Ids of the events that its claims are in, sorted.
        background: Every page recalls it as earlier history.
        parties: Its sides, each country and role once; mediators are not among them.
        place: Where it was to hold, as most claims say; None where none does.
        agreed: Day or period of the agreement as most claims state it; None where none does.
        in_force: Day from which it was to hold, likewise.
        ended: Day of its end, likewise.
        starts: Who says that it was agreed, proposed or in force.
        positions: Who calls for it, accepts, refuses, denies or doubts it.
        ends: Who says that it collapsed or ended.
        held_days: Days from `in_force` to `ended`; only where both are stated as days of one calendar.
    """

    id: str
    story: str | None
    events: tuple[str, ...]
    state: CeasefireState
    background: bool
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    place: Place | None
    agreed: str | None
    in_force: str | None
    ended: str | None
    starts: tuple[CeasefireClaim, ...]
    positions: tuple[CeasefireClaim, ...]
    breaches: tuple[Breach, ...]
    ends: tuple[CeasefireClaim, ...]
    held_days: int | None
    held_reason: HeldReason
