"""Writes and reads events. They are computed from claims and may be computed again; only their ids last.

An id that an event once had leads to its successor for ever: the event that names it as alias, or, where
none does, the event that now holds most of its claims.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from riwaya.errors import LedgerError
from riwaya.ledger.days import calendar_days
from riwaya.ledger.pages import as_json, storable
from riwaya.ledger.queries import Condition, Value, checked_limit, only_match, prefix_range
from riwaya.ledger.records import EventQuery
from riwaya.model.event import Event

_SINGLE = ("event_claim", "event_tag", "event_alias")


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
    former = {identity: _claims_of(connection, identity) for identity in gone}
    aliases = _aliases_of(connection, [*gone, *(event.id for event in given)])
    for identity in [*gone, *(event.id for event in given)]:
        _delete_event(connection, identity)
    for event in given:
        _insert_event(connection, event)
    declared = {alias: event.id for event in given for alias in event.aliases}
    moved = {
        identity: declared.get(identity) or _successor(connection, former[identity]) for identity in gone
    }
    for alias, target in [*aliases.items(), *moved.items()]:
        _insert_alias(connection, alias, declared.get(alias) or moved.get(target or "", target))


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
        " SELECT alias, event FROM event_alias WHERE alias >= ?1 AND alias < ?2 ORDER BY 1",
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


def _claims_of(connection: sqlite3.Connection, identity: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT page, claim FROM event_claim WHERE event = ? ORDER BY 1, 2", (identity,)
    )
    return rows.fetchall()


def _aliases_of(connection: sqlite3.Connection, identities: Iterable[str]) -> dict[str, str | None]:
    """Returns alias -> event for the aliases that lead to these events."""
    found: dict[str, str | None] = {}
    for identity in identities:
        rows = connection.execute("SELECT alias FROM event_alias WHERE event = ? ORDER BY alias", (identity,))
        found |= {alias: identity for (alias,) in rows.fetchall()}
    return found


def _successor(connection: sqlite3.Connection, claims: Iterable[tuple[str, str]]) -> str | None:
    """Returns the event that holds most of these claims now; the smaller id where two hold as many."""
    held: Counter[str] = Counter()
    for page, claim in claims:
        row = connection.execute(
            "SELECT event FROM event_claim WHERE page = ? AND claim = ?", (page, claim)
        ).fetchone()
        if row is not None:
            held[row[0]] += 1
    return min(held, key=lambda identity: (-held[identity], identity), default=None)


def _insert_alias(connection: sqlite3.Connection, alias: str, target: str | None) -> None:
    """An id that is an event's own again is no alias; one without a successor leads nowhere."""
    own = connection.execute("SELECT 1 FROM event WHERE id = ?", (alias,)).fetchone()
    if target is not None and own is None:
        connection.execute("INSERT OR REPLACE INTO event_alias (alias, event) VALUES (?, ?)", (alias, target))


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
    connection.execute("DELETE FROM event_alias WHERE alias = ?", (event.id,))
    for alias in event.aliases:
        _insert_alias(connection, alias, event.id)


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
    rows = connection.execute("SELECT alias FROM event_alias WHERE event = ? ORDER BY alias", (identity,))
    event = msgspec.json.decode(record, type=Event)
    return replace(event, aliases=tuple(alias for (alias,) in rows.fetchall()))
