"""Reads pages, claims, refusals and counts back as records.

Long results come in batches by key, never from one open cursor: the caller may write between two rows, and
a slow reader does not keep the write-ahead log from being folded in.
"""

import sqlite3
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from riwaya.errors import UsageError
from riwaya.ledger.arrivals import read_arrivals
from riwaya.ledger.pages import storable
from riwaya.ledger.records import (
    ClaimQuery,
    LedgerCounts,
    StoredClaim,
    StoredPage,
    StoredReading,
    StoredRefusal,
    StoredRun,
)
from riwaya.model.claim import Claim, PageRecord
from riwaya.model.page import RawPage

Value = str | int | None
Condition = tuple[str, tuple[Value, ...]]

_BATCH = 64
_LARGEST = 2**63 - 1

_PAGES = (
    "SELECT p.number, p.id, v.text, v.meta, r.number, r.record, v.page_sha256, r.run, r.current"
    " FROM reading r JOIN version v ON v.number = r.version JOIN page p ON p.number = r.page"
)
_CLAIMS = (
    "SELECT p.id, v.outlet, r.published, c.record, e.event, r.current, c.page, c.ordinal"
    " FROM claim c JOIN reading r ON r.number = c.reading JOIN version v ON v.number = r.version"
    " JOIN page p ON p.number = c.page LEFT JOIN event_claim e ON e.page = p.id AND e.claim = c.id"
)


def read_pages(connection: sqlite3.Connection) -> Iterator[StoredPage]:
    """Every page with its current text and reading, in order of first arrival.

    Args:
        connection: Open ledger.

    Yields:
        Pages as `add_page` took them.
    """
    after = 0
    while True:
        rows = connection.execute(
            f"{_PAGES} WHERE r.current = 1 AND p.number > ? ORDER BY p.number LIMIT ?", (after, _BATCH)
        ).fetchall()
        for row in rows:
            yield _stored_page(connection, row)
        if len(rows) < _BATCH:
            return
        after = rows[-1][0]


def read_page(connection: sqlite3.Connection, page_id: str) -> StoredPage | None:
    """One page with its current text and reading.

    Args:
        connection: Open ledger.
        page_id: Whole id.

    Returns:
        None where there is no such page.
    """
    row = connection.execute(f"{_PAGES} WHERE r.current = 1 AND p.id = ?", (storable(page_id),)).fetchone()
    return None if row is None else _stored_page(connection, row)


def read_stored(connection: sqlite3.Connection, reading: int) -> StoredPage:
    """The page of one reading, current or not.

    Args:
        connection: Open ledger.
        reading: Number of the reading.

    Returns:
        The text it read and what it read.
    """
    row = connection.execute(f"{_PAGES} WHERE r.number = ?", (reading,)).fetchone()
    return _stored_page(connection, row)


def read_readings(connection: sqlite3.Connection, page_id: str) -> Iterator[StoredReading]:
    """Every reading of every text of one page, in the order in which each was the page's latest.

    Args:
        connection: Open ledger.
        page_id: Whole id.

    Yields:
        Superseded readings too, one whose text came back once more for each time; none where there is no such
        page.
    """
    rows = connection.execute(f"{_PAGES} WHERE p.id = ? ORDER BY r.number", (storable(page_id),)).fetchall()
    known = {row[4]: row for row in rows}
    arrivals = read_arrivals(connection, storable(page_id))
    latest = {arrival.reading: at for at, arrival in enumerate(arrivals)}
    for at, arrival in enumerate(arrivals):
        row = known[arrival.reading]
        stored = _stored_page(connection, row)
        current = bool(row[8]) and latest[arrival.reading] == at
        yield StoredReading(
            page=stored.page, record=stored.record, page_sha256=row[6], run=arrival.run, current=current
        )


def read_claims(
    connection: sqlite3.Connection, query: ClaimQuery, *, conditions: tuple[Condition, ...] = ()
) -> Iterator[StoredClaim]:
    """Current claims in order of page arrival, then as the record has them.

    Args:
        connection: Open ledger.
        query: Which claims.
        conditions: Further conditions on `c`, as SQL with its values.

    Yields:
        At most `query.limit` claims.

    Raises:
        UsageError: `after` is no cursor, or `limit` is negative.
    """
    left = _LARGEST if query.limit is None else checked_limit(query.limit)
    after = _position(query.after)
    fixed = [*_claim_conditions(query), *conditions, ("r.current = 1", ())]
    while left > 0:
        size = min(left, _BATCH)
        parts = [*fixed, ("(c.page, c.ordinal) > (?, ?)", after)]
        where = " AND ".join(sql for sql, _ in parts)
        values = [value for _, given in parts for value in given]
        rows = connection.execute(
            f"{_CLAIMS} WHERE {where} ORDER BY c.page, c.ordinal LIMIT ?", (*values, size)
        ).fetchall()
        yield from map(_stored_claim, rows)
        left -= len(rows)
        if len(rows) < size:
            return
        after = rows[-1][6], rows[-1][7]


def read_claim(connection: sqlite3.Connection, prefix: str) -> StoredClaim | None:
    """One claim by its id or the beginning of it.

    Copies of one text share their claims' ids: the first page's claim is given. A claim that only superseded
    readings have is found too, the latest of them.

    Args:
        connection: Open ledger.
        prefix: Whole id, or enough of its beginning.

    Returns:
        None where no claim's id begins so.

    Raises:
        UsageError: Several ids begin so.
    """
    prefix = storable(prefix)
    low, high = prefix_range(prefix)
    found = connection.execute(
        "SELECT DISTINCT id FROM claim WHERE id >= ? AND id < ? ORDER BY id LIMIT 4", (low, high)
    ).fetchall()
    identity = only_match(prefix, [row[0] for row in found], noun="claim")
    if identity is None:
        return None
    row = connection.execute(
        f"{_CLAIMS} WHERE c.id = ?"
        " ORDER BY r.current DESC, CASE r.current WHEN 1 THEN c.page ELSE -r.number END LIMIT 1",
        (identity,),
    ).fetchone()
    return _stored_claim(row)


def read_refusals(connection: sqlite3.Connection) -> Iterator[StoredRefusal]:
    """Refused pages and claims in order of arrival.

    Args:
        connection: Open ledger.

    Yields:
        Each refusal once.
    """
    after = 0
    while True:
        rows = connection.execute(
            "SELECT number, kind, reason, source, line, id, detail, run, claim, record, settled FROM refusal"
            " WHERE number > ? ORDER BY number LIMIT ?",
            (after, _BATCH),
        ).fetchall()
        for row in rows:
            yield StoredRefusal(**dict(zip(StoredRefusal.__struct_fields__, row[1:], strict=True)))
        if len(rows) < _BATCH:
            return
        after = rows[-1][0]


def read_runs(connection: sqlite3.Connection) -> Iterator[StoredRun]:
    """Runs that wrote, oldest first.

    Args:
        connection: Open ledger.

    Yields:
        Runs.
    """
    rows = connection.execute("SELECT number, command, rules, started, finished FROM run ORDER BY number")
    for row in rows.fetchall():
        yield StoredRun(**dict(zip(StoredRun.__struct_fields__, row, strict=True)))


def count_all(connection: sqlite3.Connection) -> LedgerCounts:
    """Counts what the ledger holds.

    Args:
        connection: Open ledger.

    Returns:
        Counts of one moment.
    """
    row = connection.execute(
        "SELECT (SELECT count(*) FROM reading WHERE current = 1),"
        " (SELECT count(*) FROM claim c JOIN reading r ON r.number = c.reading WHERE r.current = 1),"
        " (SELECT count(*) FROM event), (SELECT count(*) FROM event WHERE disputed = 1),"
        " (SELECT count(*) FROM refusal)"
    ).fetchone()
    return LedgerCounts(**dict(zip(LedgerCounts.__struct_fields__, row, strict=True)))


def only_match(prefix: str, found: list[str], *, noun: str) -> str | None:
    """Picks the id that a prefix means.

    Args:
        prefix: As given.
        found: Ids that begin so, sorted, the first few.
        noun: What they are ids of, for the message.

    Returns:
        The whole id itself where it is one, the only one that begins so, or None.

    Raises:
        UsageError: Several ids begin so.
    """
    if prefix in found:
        return prefix
    if len(found) > 1:
        shown = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
        raise UsageError(
            f"id: expected one {noun}, found several beginning with {prefix!r}: {shown}; type more of it"
        )
    return found[0] if found else None


def prefix_range(prefix: str) -> tuple[str, str]:
    """Bounds of all strings that begin with `prefix`, for an index.

    Args:
        prefix: Any text.

    Returns:
        Lower bound (in) and upper bound (out).
    """
    return prefix, prefix + "\U0010ffff"


def checked_limit(value: int) -> int:
    """Lets a count of rows through.

    Args:
        value: As given.

    Returns:
        The same, cut to what SQLite can count to.

    Raises:
        UsageError: It is negative.
    """
    if value < 0:
        raise UsageError(f"limit and offset: expected 0 or more, found {value}")
    return min(value, _LARGEST)


def _claim_conditions(query: ClaimQuery) -> Iterator[Condition]:
    """Yields one condition for each field that is set."""
    for name in ("type", "stance", "segment"):
        if (value := getattr(query, name)) is not None:
            yield f"c.{name} = ?", (storable(value),)
    if query.page_id is not None:
        yield "c.page = (SELECT number FROM page WHERE id = ?)", (storable(query.page_id),)
    for kind in ("country", "claimant", "place"):
        if (value := getattr(query, kind)) is not None:
            tag = storable(value).casefold()
            yield "c.number IN (SELECT claim FROM claim_tag WHERE kind = ? AND value = ?)", (kind, tag)


def _position(cursor: str | None) -> tuple[int, int]:
    # Page number and ordinal; before everything where there is no cursor.
    if cursor is None:
        return 0, 0
    page, _, ordinal = cursor.partition(".")
    if not (page.isascii() and page.isdigit() and ordinal.isascii() and ordinal.isdigit()):
        raise UsageError(f"after: expected the cursor of a claim, found {cursor!r}; begin without one")
    return min(int(page[:18]), _LARGEST), min(int(ordinal[:18]), _LARGEST)


def _stored_page(
    connection: sqlite3.Connection, row: tuple[int, str, str, str, int, str, str, int, int]
) -> StoredPage:
    """Returns text and metadata, record and claims put together again."""
    _, _, text, meta, reading, record, *_ = row
    rows = connection.execute("SELECT record FROM claim WHERE reading = ? ORDER BY ordinal", (reading,))
    claims = tuple(msgspec.json.decode(found, type=Claim) for (found,) in rows.fetchall())
    page = replace(msgspec.json.decode(meta, type=RawPage), text=text)
    return StoredPage(page=page, record=replace(msgspec.json.decode(record, type=PageRecord), claims=claims))


def _stored_claim(row: tuple[str, str | None, str | None, str, str | None, int, int, int]) -> StoredClaim:
    page_id, outlet, published, record, event, current, page, ordinal = row
    return StoredClaim(
        page_id=page_id,
        outlet=outlet,
        published_value=published,
        claim=msgspec.json.decode(record, type=Claim),
        event_id=event,
        current=bool(current),
        cursor=f"{page}.{ordinal}",
    )
