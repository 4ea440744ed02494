"""Which of a page's texts is current: the one that came last, or, where captures are dated, was taken last.

A text that comes again after another one (an edit that was taken back) is current again; nothing is stored
twice for it but the moment. What an archive captured before the current text changes nothing.
"""

import sqlite3
from datetime import UTC, datetime

import msgspec

from riwaya.model.page import RawPage

_CAPTURES = (
    "SELECT json_extract(v.meta, '$.provenance.fetched') FROM version v WHERE v.page = ?1"
    " UNION ALL SELECT c.fetched FROM comeback c JOIN reading r ON r.number = c.reading WHERE r.page = ?1"
)
# A page's readings and comebacks in the order in which they came; `again` where the text was read before.
_ARRIVALS = (
    "SELECT reading, run, again, fetched FROM ("
    " SELECT r.number AS reading, r.run AS run, json_extract(v.meta, '$.provenance.fetched') AS fetched,"
    " r.number > (SELECT min(o.number) FROM reading o WHERE o.version = r.version) AS again,"
    " r.number AS after, 0 AS number"
    " FROM reading r JOIN version v ON v.number = r.version JOIN page p ON p.number = r.page WHERE p.id = ?1"
    " UNION ALL SELECT c.reading, c.run, c.fetched, 0, c.after, c.number"
    " FROM comeback c JOIN reading r ON r.number = c.reading JOIN page p ON p.number = r.page"
    " WHERE p.id = ?1) ORDER BY after, number"
)


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that became, or again became, the latest of its page, and the run in which it did."""

    reading: int
    run: int


def is_late(connection: sqlite3.Connection, page: RawPage, *, number: int) -> bool:
    """Tells whether a page's text was captured before the latest that the ledger has of it.

    Args:
        connection: Open ledger.
        page: As it came.
        number: The page's row.

    Returns:
        False where the source does not say when it was captured, or nothing dated is stored: then what comes
        last counts as the latest.
    """
    captured = _moment(_fetched(page))
    latest = captured and _latest_capture(connection, number)
    return captured is not None and latest is not None and captured < latest


def restore_reading(connection: sqlite3.Connection, reading: int, *, page: RawPage, run: int) -> bool:
    """Makes an older reading current again where its text came back.

    Args:
        connection: Inside a transaction.
        reading: Number of the reading of the text that came.
        page: As it came.
        run: Number of the run that writes.

    Returns:
        False where the reading is current, or the capture is not newer than what the ledger has (an archive
        that is added again): nothing changed.
    """
    number, current = connection.execute(
        "SELECT page, current FROM reading WHERE number = ?", (reading,)
    ).fetchone()
    captured, latest = _moment(_fetched(page)), _latest_capture(connection, number)
    if current or (captured is not None and latest is not None and captured <= latest):
        return False
    step_back(connection, number)
    connection.execute("UPDATE reading SET current = 1 WHERE number = ?", (reading,))
    connection.execute(
        "INSERT INTO comeback (reading, after, fetched, run)"
        " SELECT ?, max(number), ?, ? FROM reading WHERE page = ?",
        (reading, _fetched(page), run, number),
    )
    return True


def step_back(connection: sqlite3.Connection, number: int) -> bool:
    """Leaves a page without a current reading, for another one to take the place.

    Args:
        connection: Inside a transaction.
        number: The page's row.

    Returns:
        False where it had none.
    """
    return (
        connection.execute(
            "UPDATE reading SET current = 0 WHERE page = ? AND current = 1", (number,)
        ).rowcount
        > 0
    )


def read_arrivals(connection: sqlite3.Connection, page_id: str) -> list[Arrival]:
    """Lists the readings of a page in the order in which each was the latest.

    Args:
        connection: Open ledger.
        page_id: Whole id.

    Returns:
        Arrivals by the moments of their captures where all are dated, else as they came; a reading whose text
        came back stands there once more for each time.
    """
    rows = connection.execute(_ARRIVALS, (page_id,)).fetchall()
    moments: list[datetime | None] = []
    for _, _, again, fetched in rows:
        # Newer rules read the text that is current: such a reading belongs behind all that came before.
        moments.append(_latest(moments) if again else _moment(fetched))
    order = list(range(len(rows)))
    if None not in moments:
        order.sort(key=lambda at: moments[at] or datetime.max)
    return [Arrival(reading=rows[at][0], run=rows[at][1]) for at in order]


def _latest_capture(connection: sqlite3.Connection, number: int) -> datetime | None:
    return _latest([_moment(row[0]) for row in connection.execute(_CAPTURES, (number,))])


def _latest(moments: list[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)


def _fetched(page: RawPage) -> str | None:
    return page.provenance.fetched if page.provenance else None


def _moment(stated: str | None) -> datetime | None:
    """A capture's moment; None where it is missing or no date."""
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
