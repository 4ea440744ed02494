"""The story of one conflict: its events in time order, each on the days that the pages state for it."""

from typing import Literal

from msgspec import Struct

from riwaya.model.claim import Party, Place
from riwaya.model.codebook import Axis, ClaimType, Status

Basis = Literal["stated", "printed", "relative", "unknown"]
"""Where an entry's days come from: stated in the text; none stated, so the day of the page that brings it as
news; counted from the day of a page whose date nobody knows; or no day at all."""
Outcome = Literal["same_event", "later_event", "nothing_read"]
"""What came of a plan: its own event has it as occurred, a later event does, or no page read so far tells."""


class Story(Struct, frozen=True, kw_only=True):
    """The events of one conflict.

    Attributes:
        id: Digest of the two sides most of its events have, or of its earliest event where no side has a code.
        parties: Codes of the sides, the two that name the story first; empty where no side has a code.
        main_event: The event that most pages tell of.
        events: Ids, sorted.
        pages: Ids of the pages that tell of it, sorted.
    """

    id: str
    parties: tuple[str, ...]
    main_event: str
    events: tuple[str, ...]
    pages: tuple[str, ...]


class TimelineEntry(Struct, frozen=True, kw_only=True):
    """An event, or what some pages tell of it, at one time.

    Claims of one event that state times far apart stand in several entries.

    Attributes:
        when: The time as its claims state it (codebook, "Time"); None where they state none.
        first: First day (ISO) where it can be placed on the calendar, else None; `last` likewise.
        page: Id of the earliest page that tells of it.
        status: `planned` or `possible` where no claim of the entry says that it happened.
        background: Every claim of the entry recalls earlier history.
        claims: Ids in the order of the event.
        announced: Those of them that tell of it as a plan.
        outcome: For a plan: what came of it; else None.
        came_of: For a plan: id of the event that came of it.
    """

    event: str
    type: ClaimType
    mode: str | None
    status: Status
    background: bool
    when: str | None
    first: str | None
    last: str | None
    basis: Basis
    page: str
    place: Place | None
    sides: tuple[Party, ...]
    claims: tuple[str, ...]
    announced: tuple[str, ...]
    pages: int
    axes: tuple[Axis, ...]
    outcome: Outcome | None = None
    came_of: str | None = None


class Timeline(Struct, frozen=True, kw_only=True):
    """A story with its entries in time order; those without a day stand last, page by page."""

    story: Story
    entries: tuple[TimelineEntry, ...]
