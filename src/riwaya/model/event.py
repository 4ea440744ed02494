"""The event: the claims judged to tell of one occurrence, with every account kept (codebook, "Event record")."""

from msgspec import Struct

from riwaya.model.claim import Party, Place, Speaker, Victims
from riwaya.model.codebook import Axis, CasualtyKind, ClaimType, Stance


class Bounds(Struct, frozen=True, kw_only=True):
    """Offsets without their text."""

    start: int
    end: int


class EventClaim(Struct, frozen=True, kw_only=True):
    """A claim's place in an event: its page, id, type, trigger and evidence offsets."""

    page: str
    claim: str
    type: ClaimType
    trigger: Bounds
    evidence: Bounds


class EventTime(Struct, frozen=True, kw_only=True):
    """The event's time as its claims state it; a calendar value wins over a relative one."""

    value: str


class ClaimantFigure(Struct, frozen=True, kw_only=True):
    """One claimant's figure; `claimant` None is the outlet's own voice. `claims` in time order."""

    claimant: Speaker | None
    min: int | None
    max: int | None
    stance: Stance
    claims: tuple[str, ...]


class Figure(Struct, frozen=True, kw_only=True):
    """All figures for one kind and one group of victims; `low`–`high` spans the claimants' figures."""

    kind: CasualtyKind
    victims: Victims
    low: int | None
    high: int | None
    by_claimant: tuple[ClaimantFigure, ...]


class Position(Struct, frozen=True, kw_only=True):
    """What one claimant says on a disputed axis: `affirms`, `denies`, or the value said."""

    claimant: Speaker | None
    says: str
    claims: tuple[str, ...]


class Dispute(Struct, frozen=True, kw_only=True):
    """An axis on which claimants differ. Nobody is called right."""

    axis: Axis
    positions: tuple[Position, ...]


class Event(Struct, frozen=True, kw_only=True):
    """One occurrence with all its accounts.

    Attributes:
        id: Digest of the earliest claim's id (by page date, then claim id).
        aliases: Ids of events that were merged into this one.
        pages: Number of pages that tell of it.
        origins: Independent sources: pages whose chains meet in one agency, spokesman or statement, and
            copies of one text, count once.
    """

    id: str
    type: ClaimType
    mode: str | None
    claims: tuple[EventClaim, ...]
    time: EventTime | None
    place: Place | None
    sides: tuple[Party, ...]
    figures: tuple[Figure, ...]
    disputes: tuple[Dispute, ...]
    pages: int
    origins: int
    aliases: tuple[str, ...] = ()
