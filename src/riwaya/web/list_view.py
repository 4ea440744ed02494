"""What the list of events shows: rows, counts for the filters, and the timeline strip."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from riwaya.ledger.records import ClaimQuery, EventQuery, SearchHit, StoredClaim
from riwaya.ledger.store import Ledger
from riwaya.model.claim import Claim
from riwaya.model.event import Event
from riwaya.web.accounts import (
    Account,
    claimant_rows,
    sentence_marks,
    show_account,
)
from riwaya.web.event_view import headline
from riwaya.web.highlight import Piece, cut_line
from riwaya.web.params import EventParams
from riwaya.web.wording import Wording

SCAN = 2000
"""Events that are counted for filters, strip and total; beyond it the list says that it stopped counting."""
HITS = 200
STRIP_CELLS = 14
_CALENDAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)


class EventRow(Struct, frozen=True, kw_only=True):
    """One event of the list; `words` is the first account's sentence, cut for marks."""

    event: Event
    headline: str
    claimants: int
    first: Account | None
    words: tuple[Piece, ...]
    figures: tuple[tuple[str, str], ...]


class Cell(Struct, frozen=True, kw_only=True):
    """One period of the strip; `since` and `until` are the days that its link asks for."""

    value: str
    since: str
    until: str
    events: int
    disputed: int


class EventList(Struct, frozen=True, kw_only=True):
    """A page of the list.

    Attributes:
        total: Events found, at most `SCAN`.
        capped: True where there are more than that.
        types: Type to number of events in the whole ledger; `countries` likewise.
        hits: Sentences that hold the words asked for.
    """

    rows: tuple[EventRow, ...]
    first: int
    total: int
    capped: bool
    types: dict[str, int]
    countries: dict[str, int]
    strip: tuple[Cell, ...]
    undated: int
    hits: tuple[SearchHit, ...]


def view_events(params: EventParams, ledger: Ledger, *, wording: Wording) -> EventList:
    """Gathers one page of the list of events.

    Args:
        params: Which events, which part of the list.
        ledger: Open.
        wording: Interface language.

    Returns:
        The view.
    """
    everything = list(islice(ledger.events(EventQuery()), SCAN + 1))
    hits = find_sentences(params.words, ledger)
    is_filtered = hits is not None or _whole(params.query) != EventQuery()
    found = list(islice(find_events(params, ledger, hits=hits), SCAN + 1)) if is_filtered else everything
    offset, limit = params.query.offset, params.query.limit or SCAN
    shown = found[:SCAN][offset : offset + limit]
    strip, undated = strip_cells(found[:SCAN])
    return EventList(
        rows=tuple(_row(event, ledger, wording=wording) for event in shown),
        first=offset + 1,
        total=min(len(found), SCAN),
        capped=len(found) > SCAN,
        types=dict(Counter(event.type for event in everything).most_common()),
        countries=dict(Counter(code for event in everything for code in _countries(event)).most_common()),
        strip=strip,
        undated=undated,
        hits=tuple(hits or ()),
    )


def find_events(params: EventParams, ledger: Ledger, *, hits: Sequence[SearchHit] | None) -> Iterable[Event]:
    """Finds the events asked for, without regard to the part of the list.

    Args:
        params: Which events.
        ledger: Open.
        hits: Sentences with the words asked for; None where none were asked for.

    Returns:
        Events in the ledger's order.
    """
    events = ledger.events(_whole(params.query))
    if hits is None:
        return events
    said = {(hit.page_id, claim) for hit in hits for claim in hit.claims}
    return (event for event in events if any((one.page, one.claim) in said for one in event.claims))


def find_sentences(words: str | None, ledger: Ledger) -> list[SearchHit] | None:
    """Returns the sentences that hold all the words, None where no words were asked for."""
    return None if words is None else list(ledger.search(words.split(), limit=HITS))


def strip_cells(events: Sequence[Event]) -> tuple[tuple[Cell, ...], int]:
    """Counts events in periods: by day, or by month or year where those are too many.

    Args:
        events: In any order; a lasting one counts where it begins.

    Returns:
        At most `STRIP_CELLS` cells in order of time, of which the first may hold all earlier years, and the
        number of events without a calendar date.
    """
    dated = [(start, bool(event.disputes)) for event in events if (start := _start(event))]
    for length in (10, 7, 4):
        counts = Counter(value[:length] for value, _ in dated)
        if len(counts) <= STRIP_CELLS:
            break
    disputed = Counter(value[:length] for value, is_disputed in dated if is_disputed)
    shown = sorted(counts)
    early, late = shown[: -STRIP_CELLS + 1], shown[-STRIP_CELLS + 1 :]
    if len(shown) <= STRIP_CELLS:
        early, late = [], shown
    cells = [_cell(value, counts[value], disputed[value]) for value in late]
    if early:
        first = _cell(early[-1], sum(counts[one] for one in early), sum(disputed[one] for one in early))
        cells.insert(0, replace(first, value=f"../{early[-1]}", since="0001-01-01"))
    return tuple(cells), len(events) - len(dated)


def event_accounts(event: Event, ledger: Ledger, *, wording: Wording) -> list[Account]:
    """Puts all claims of an event in words.

    Args:
        event: As the ledger has it.
        ledger: Open.
        wording: Interface language.

    Returns:
        Accounts in no order that matters; claims that the ledger no longer has are left out.
    """
    wanted = {(one.page, one.claim) for one in event.claims}
    stored: Iterable[StoredClaim] = (
        claim
        for page in dict.fromkeys(one.page for one in event.claims)
        for claim in ledger.claims(ClaimQuery(page_id=page))
        if (page, claim.claim.id) in wanted
    )
    return [
        show_account(
            one.claim,
            page_id=one.page_id,
            outlet=one.outlet,
            said=one.published_value,
            wording=wording,
        )
        for one in stored
    ]


def _whole(query: EventQuery) -> EventQuery:
    return replace(query, limit=None, offset=0)


def _row(event: Event, ledger: Ledger, *, wording: Wording) -> EventRow:
    accounts = event_accounts(event, ledger, wording=wording)
    rows = claimant_rows(accounts, event)
    first = rows[0].accounts[0] if rows else None
    return EventRow(
        event=event,
        headline=headline(
            event, claimants=len(rows), claims=[one.claim for one in accounts], wording=wording
        ),
        claimants=len(rows),
        first=first,
        words=_words(first.claim) if first else (),
        figures=tuple(
            (figure.kind, wording.figure(figure.kind, figure.low, figure.high)) for figure in event.figures
        ),
    )


def _words(claim: Claim) -> tuple[Piece, ...]:
    # In a list only the trigger is marked: six kinds of marks need the legend that stands beside a text.
    triggers = [mark for mark in sentence_marks(claim) if mark.kind == "trigger"]
    return cut_line(claim.evidence.text, triggers)


def _countries(event: Event) -> set[str]:
    codes = {side.country for side in event.sides} | {event.place.country if event.place else None}
    return {code for code in codes if code}


def _start(event: Event) -> str | None:
    value = event.time.value.split("/")[0] if event.time else ""
    return value if _CALENDAR.fullmatch(value) else None


def _cell(value: str, events: int, disputed: int) -> Cell:
    since, until = value, value
    if len(value) == 4:
        since, until = f"{value}-01-01", f"{value}-12-31"
    elif len(value) == 7:
        since, until = f"{value}-01", f"{value}-{_month_days(value)}"
    return Cell(value=value, since=since, until=until, events=events, disputed=disputed)


def _month_days(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]
