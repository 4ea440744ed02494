"""Writes and reads events. They are computed from claims and may be computed again; only their ids last.

An id that an event once had leads to its successor for ever. It is anchored at a claim: that of the event which
names it as alias, else the earliest of its own, which gave the id. So where it leads depends on where that claim
is now, not on the steps between. Where that claim is no more, the event that holds most of the others takes over.
"""

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from riwaya.errors import LedgerError
from riwaya.ledger.days import calendar_days
from riwaya.ledger.pages import as_json, storable
from riwaya.ledger.queries import Condition, Value, checked_limit, only_match, prefix_range
from riwaya.ledger.records import EventQuery
from riwaya.model.event import Event

_SINGLE = ("event_claim", "event_tag")

ClaimKey = tuple[str, str]
"""Ids of a page and of a claim on it."""


def write_events(connection: sqlite3.Connection, events: Iterable[Event], *, removed: Iterable[str]) -> None:
    """Puts events in and takes others out, keeping every old id resolvable.

    Args:
        connection: Inside a transaction.
        events: New ones, and known ones that changed.
        removed: Ids of events that are no more; ids that are none, or that `events` has, do no harm.

    Raises:
        LedgerError: A claim is in two events, or two events have one id.
    """
    given = list(events)
    gone = sorted(set(removed) - {event.id for event in given})
    rewritten = [*gone, *(event.id for event in given)]
    founders = {identity: _founder(connection, identity) for identity in gone}
    former = {identity: _claims_of(connection, identity) for identity in rewritten}
    anchored = {identity: _anchored_at(connection, identity) for identity in rewritten}
    for identity in rewritten:
        _delete_event(connection, identity)
    for event in given:
        _insert_event(connection, event)
    for identity, founder in founders.items():
        _anchor(connection, identity, founder, others=former[identity])
    for identity, aliases in anchored.items():
        for alias, claim in aliases:
            _anchor(connection, alias, claim, others=former[identity])
    for event in given:
        for alias in event.aliases:
            _anchor(connection, alias, (event.claims[0].page, event.claims[0].claim), others=())


def all_event_ids(connection: sqlite3.Connection) -> list[str]:
    """Ids of every event.

    Args:
        connection: Open ledger.

    Returns:
        Sorted ids, aliases left out.
    """
    return [row[0] for row in connection.execute("SELECT id FROM event ORDER BY id")]


def read_events(connection: sqlite3.Connection, query: EventQuery) -> Iterator[Event]:
    """Events: disputed first, then told by most pages, then latest, then by id.

    Args:
        connection: Open ledger.
        query: Which events.

    Yields:
        Events with every alias that leads to them.
    """
    parts = [("1 = 1", ()), *_event_conditions(query)]
    limit = -1 if query.limit is None else checked_limit(query.limit)
    values = [value for _, given in parts for value in given]
    # Ids first, records one by one: a ledger's events need not fit in memory.
    rows = connection.execute(
        f"SELECT number FROM event e WHERE {' AND '.join(sql for sql, _ in parts)}"
        " ORDER BY disputed DESC, pages DESC, first_day DESC, id LIMIT ? OFFSET ?",
        (*values, limit, checked_limit(query.offset)),
    ).fetchall()
    for (number,) in rows:
        row = connection.execute("SELECT id, record FROM event WHERE number = ?", (number,)).fetchone()
        if row is not None:
            yield _stored_event(connection, row)


def read_event(connection: sqlite3.Connection, prefix: str) -> Event | None:
    """One event by its id, an id it once had, or the beginning of one.

    Args:
        connection: Open ledger.
        prefix: Whole id, or enough of its beginning.

    Returns:
        None where no id begins so.
    """
    prefix = storable(prefix)
    low, high = prefix_range(prefix)
    found = connection.execute(
        "SELECT id, id FROM event WHERE id >= ?1 AND id < ?2 UNION"
        " SELECT a.alias, c.event FROM event_anchor a JOIN event_claim c ON c.page = a.page AND c.claim = a.claim"
        " WHERE a.alias >= ?1 AND a.alias < ?2 ORDER BY 1",
        (low, high),
    ).fetchmany(8)
    exact = [target for name, target in found if name == prefix]
    identity = (
        only_match(prefix, sorted({target for _, target in found}), noun="event") if not exact else exact[0]
    )
    row = connection.execute("SELECT id, record FROM event WHERE id = ?", (identity,)).fetchone()
    return None if row is None else _stored_event(connection, row)


def event_tags(event: Event) -> list[tuple[str, str]]:
    """Values an event is found by.

    Args:
        event: The event.

    Returns:
        Sorted (kind, value), values case-folded; kind is country or place.
    """
    place = event.place
    tags: list[tuple[str, str | None]] = [("country", side.country) for side in event.sides]
    if place:
        tags.append(("country", place.country))
        tags += [("place", value) for value in (place.id, place.name, place.text)]
    return sorted({(kind, value.casefold()) for kind, value in tags if value})


def _claims_of(connection: sqlite3.Connection, identity: str) -> list[ClaimKey]:
    rows = connection.execute(
        "SELECT page, claim FROM event_claim WHERE event = ? ORDER BY 1, 2", (identity,)
    )
    return rows.fetchall()


def _founder(connection: sqlite3.Connection, identity: str) -> ClaimKey | None:
    """The earliest claim of an event, which gave it its id."""
    row: ClaimKey | None = connection.execute(
        "SELECT json_extract(record, '$.claims[0].page'), json_extract(record, '$.claims[0].claim')"
        " FROM event WHERE id = ?",
        (identity,),
    ).fetchone()
    return row


def _anchored_at(connection: sqlite3.Connection, identity: str) -> list[tuple[str, ClaimKey]]:
    """Aliases that lead to an event, with the claims by which they do."""
    rows = connection.execute(
        "SELECT a.alias, a.page, a.claim FROM event_claim c JOIN event_anchor a"
        " ON a.page = c.page AND a.claim = c.claim WHERE c.event = ? ORDER BY a.alias",
        (identity,),
    )
    return [(alias, (page, claim)) for alias, page, claim in rows]


def _anchor(
    connection: sqlite3.Connection, alias: str, claim: ClaimKey | None, *, others: Iterable[ClaimKey]
) -> None:
    """Anchors an id at a claim; where that is in no event now, at one of the others' in the event with most.

    An id that is an event's own again is no alias; a claim that is in no event leads nowhere until it is.
    """
    own = connection.execute("SELECT 1 FROM event WHERE id = ?", (alias,)).fetchone()
    if claim is None or own is not None:
        return
    held: dict[str, list[ClaimKey]] = {}
    for key in (claim, *others):
        event = _event_of(connection, key)
        if event is not None:
            held.setdefault(event, []).append(key)
        if key == claim and event is not None:
            break
    home = min(held, key=lambda identity: (-len(held[identity]), identity), default=None)
    at = claim if home is None else held[home][0]
    connection.execute(
        "INSERT OR REPLACE INTO event_anchor (alias, page, claim) VALUES (?, ?, ?)", (alias, *at)
    )


def _event_of(connection: sqlite3.Connection, claim: ClaimKey) -> str | None:
    row = connection.execute("SELECT event FROM event_claim WHERE page = ? AND claim = ?", claim).fetchone()
    return None if row is None else str(row[0])


def _delete_event(connection: sqlite3.Connection, identity: str) -> None:
    connection.execute("DELETE FROM event WHERE id = ?", (identity,))
    for table in _SINGLE:
        connection.execute(f"DELETE FROM {table} WHERE event = ?", (identity,))


def _insert_event(connection: sqlite3.Connection, event: Event) -> None:
    days = calendar_days(event.time.value) if event.time else None
    first, last = days or (None, None)
    try:
        connection.execute(
            "INSERT INTO event (id, type, disputed, pages, first_day, last_day, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (event.id, event.type, bool(event.disputes), event.pages, first, last, as_json(event)),
        )
        connection.executemany(
            "INSERT INTO event_claim (page, claim, event) VALUES (?, ?, ?)",
            [(claim.page, claim.claim, event.id) for claim in event.claims],
        )
    except sqlite3.IntegrityError as error:
        raise LedgerError(
            f"event {event.id}: expected an id and claims of its own, found one twice ({error}); "
            "resolve the ledger's claims again"
        ) from error
    tags = [(kind, value, event.id) for kind, value in event_tags(event)]
    connection.executemany("INSERT INTO event_tag (kind, value, event) VALUES (?, ?, ?)", tags)
    connection.execute("DELETE FROM event_anchor WHERE alias = ?", (event.id,))


def _event_conditions(query: EventQuery) -> Iterator[Condition]:
    """Yields one condition for each field that is set."""
    if query.type is not None:
        yield "e.type = ?", (storable(query.type),)
    if query.disputed is not None:
        yield "e.disputed = ?", (int(query.disputed),)
    if query.since is not None:
        yield "e.last_day >= ?", (storable(query.since),)
    if query.until is not None:
        yield "e.first_day <= ?", (storable(query.until),)
    for kind in ("place", "country"):
        if (value := getattr(query, kind)) is not None:
            given: tuple[Value, ...] = (kind, storable(value).casefold())
            yield "e.id IN (SELECT event FROM event_tag WHERE kind = ? AND value = ?)", given


def _stored_event(connection: sqlite3.Connection, row: tuple[str, str]) -> Event:
    """Returns the event with all aliases, those that only the ledger remembers too."""
    identity, record = row
    event = msgspec.json.decode(record, type=Event)
    return replace(event, aliases=tuple(alias for alias, _ in _anchored_at(connection, identity)))
