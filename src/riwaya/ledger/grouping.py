"""Keeps what the grouping of claims needs from one page to the next: texts, their keys, their links.

What is kept and what it means, the caller knows; here are rows by number. A reading waits until the caller has
taken its text in (or out), so that a run which was cut short is completed by the next.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from riwaya.ledger import events as event_rows
from riwaya.ledger.decisions import read_decisions
from riwaya.ledger.queries import read_stored
from riwaya.ledger.records import StoredPage
from riwaya.model.decision import Decision
from riwaya.model.event import Event

Rank = tuple[int, int]
"""Day and number of a text."""


class Print(Struct, frozen=True, kw_only=True):
    """A page that prints a text now, with claims.

    Attributes:
        reading: Number of its current reading.
    """

    page: str
    published: str | None
    outlet: str | None
    reading: int


class GroupShelf:
    """The rows of the grouping, inside one transaction that its owner holds."""

    def __init__(self, connection: sqlite3.Connection, *, number: Callable[[str], int]) -> None:
        self._connection = connection
        self._number = number

    def begin(self, rules: str) -> None:
        """Forgets everything that was computed by other rules; all readings wait again then.

        Args:
            rules: Name of the rules in use.
        """
        row = self._connection.execute("SELECT name FROM told_rules").fetchone()
        if row is not None and row[0] == rules:
            return
        for table in ("told", "told_key", "told_link", "told_level", "told_rules"):
            self._connection.execute(f"DELETE FROM {table}")
        self._connection.execute("UPDATE reading SET grouped = 0 WHERE grouped = 1")
        self._connection.execute("INSERT INTO told_rules (name, decisions) VALUES (?, 0)", (rules,))

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in order of making, undone decisions too."""
        return read_decisions(self._connection)

    def undecided(self, decisions: Sequence[Decision]) -> list[str]:
        """Texts that decisions speak of, where some of these were not respected yet; from now on they are.

        What a decision demands depends on all others, so the texts of the older ones are among them.

        Args:
            decisions: All of them.

        Returns:
            Digests; empty where all decisions were respected before.
        """
        known = self._connection.execute("SELECT decisions FROM told_rules").fetchone()[0]
        if known == len(decisions):
            return []
        self._connection.execute("UPDATE told_rules SET decisions = ?", (len(decisions),))
        named = {claim for decision in decisions for claim in (*decision.together, *decision.apart)}
        found = (digest for claim in sorted(named) for digest in self._digests_with(claim))
        return list(dict.fromkeys(found))

    def waiting(self, *, most: int) -> list[str]:
        """Digests of texts that came, changed or went.

        Args:
            most: How many at most.

        Returns:
            Digests in order of arrival; empty where nothing waits.
        """
        rows = self._connection.execute(
            "SELECT DISTINCT v.number, v.text_sha256 FROM reading r JOIN version v ON v.number = r.version"
            " WHERE r.grouped <> r.current ORDER BY r.version LIMIT ?",
            (most,),
        )
        return list(dict.fromkeys(digest for _, digest in rows))

    def settle(self, text_sha256: str) -> None:
        """Notes that the readings of a text are taken in.

        Args:
            text_sha256: Digest of the text.
        """
        self._connection.execute(
            "UPDATE reading SET grouped = current WHERE version IN"
            " (SELECT number FROM version WHERE text_sha256 = ?) AND grouped <> current",
            (text_sha256,),
        )

    def prints(self, text_sha256: str) -> list[Print]:
        """Pages that print a text now and have claims of it.

        Args:
            text_sha256: Digest of the text.

        Returns:
            The earliest day first, then by id; undated pages last.
        """
        rows = self._connection.execute(
            "SELECT p.id, r.published, v.outlet, r.number FROM version v JOIN reading r ON r.version = v.number"
            " JOIN page p ON p.number = v.page WHERE v.text_sha256 = ? AND r.current = 1"
            " AND EXISTS (SELECT 1 FROM claim c WHERE c.reading = r.number)",
            (text_sha256,),
        )
        found = [
            Print(page=page, published=published, outlet=outlet, reading=reading)
            for page, published, outlet, reading in rows
        ]
        return sorted(found, key=lambda entry: (entry.published or "9999", entry.page))

    def stored(self, entry: Print) -> StoredPage:
        """The page of a print with its text and claims.

        Args:
            entry: From `prints`.

        Returns:
            The page with its current reading.
        """
        return read_stored(self._connection, entry.reading)

    def stale_events(self, text_sha256: str) -> set[str]:
        """Events that hold claims which their pages no longer have, of pages that print a text or once did.

        Args:
            text_sha256: Digest of the text.

        Returns:
            Ids.
        """
        rows = self._connection.execute(
            "SELECT DISTINCT e.event FROM version v JOIN page p ON p.number = v.page"
            " JOIN event_claim e ON e.page = p.id WHERE v.text_sha256 = ? AND NOT EXISTS"
            " (SELECT 1 FROM reading r JOIN claim c ON c.reading = r.number AND c.id = e.claim"
            " WHERE r.page = p.number AND r.current = 1)",
            (text_sha256,),
        )
        return {event for (event,) in rows}

    def event_of(self, page: str, claim: str) -> str | None:
        """The event that a claim is in; None where it is in none yet."""
        row = self._connection.execute(
            "SELECT event FROM event_claim WHERE page = ? AND claim = ?", (page, claim)
        ).fetchone()
        return None if row is None else str(row[0])

    def claims_of(self, event: str) -> set[tuple[str, str]]:
        """Page and claim ids of an event; empty where there is no such event."""
        rows = self._connection.execute("SELECT page, claim FROM event_claim WHERE event = ?", (event,))
        return set(rows.fetchall())

    def write_events(self, events: Iterable[Event], *, removed: Iterable[str]) -> None:
        """Puts in changed events and takes out others; the rest stays as it is.

        Args:
            events: New events and changed ones.
            removed: Ids of events that are no more.
        """
        event_rows.write_events(self._connection, events, removed=removed)

    def text(self, number: int) -> bytes | None:
        """What was kept of a text; None where there is no such text."""
        row = self._connection.execute("SELECT data FROM told WHERE number = ?", (number,)).fetchone()
        return None if row is None else bytes(row[0])

    def put_text(self, rank: Rank, data: bytes, *, keys: Iterable[int]) -> None:
        """Keeps a text that is not there."""
        day, number = rank
        self._connection.execute("INSERT INTO told (number, day, data) VALUES (?, ?, ?)", (number, day, data))
        self._connection.executemany(
            "INSERT INTO told_key (key, day, number) VALUES (?, ?, ?)",
            [(key, day, number) for key in sorted(keys)],
        )

    def drop_text(self, rank: Rank, *, keys: Iterable[int]) -> None:
        """Takes a text out, with all its links."""
        day, number = rank
        self._connection.execute("DELETE FROM told WHERE number = ?", (number,))
        self._connection.execute("DELETE FROM told_link WHERE number = ?1 OR other = ?1", (number,))
        self._connection.execute("DELETE FROM told_level WHERE number = ?", (number,))
        self._connection.executemany(
            "DELETE FROM told_key WHERE key = ? AND day = ? AND number = ?",
            [(key, day, number) for key in sorted(keys)],
        )

    def texts_with(self, claim: str) -> Sequence[int]:
        """Numbers of the texts that a claim is in."""
        return [self._number(digest) for digest in self._digests_with(claim)]

    def levels(self, number: int) -> dict[int, int]:
        """Positions of a text's tellings to the levels at which they were last grouped; 0 is left out."""
        return dict(
            self._connection.execute("SELECT position, level FROM told_level WHERE number = ?", (number,))
        )

    def put_levels(self, number: int, levels: dict[int, int]) -> None:
        """Keeps the levels of all tellings of a text; 0 is left out."""
        self._connection.execute("DELETE FROM told_level WHERE number = ?", (number,))
        self._connection.executemany(
            "INSERT INTO told_level (number, position, level) VALUES (?, ?, ?)",
            [(number, position, level) for position, level in sorted(levels.items())],
        )

    def near(self, key: int, rank: Rank, *, most: int) -> tuple[list[Rank], list[Rank]]:
        """The texts before and after a rank in a key, at most so many on each side, the nearest first."""
        rows: list[Rank] = self._connection.execute(
            "SELECT day, number FROM told_key WHERE key = ? ORDER BY day, number LIMIT ?", (key, 2 * most)
        ).fetchall()
        if len(rows) == 2 * most:
            return self._near_in_long(key, rank, most)
        before = [row for row in rows if row < rank][::-1]
        return before[:most], [row for row in rows if row > rank][:most]

    def _near_in_long(self, key: int, rank: Rank, most: int) -> tuple[list[Rank], list[Rank]]:
        before = self._connection.execute(
            "SELECT day, number FROM told_key WHERE key = ? AND (day, number) < (?, ?)"
            " ORDER BY day DESC, number DESC LIMIT ?",
            (key, *rank, most),
        ).fetchall()
        after = self._connection.execute(
            "SELECT day, number FROM told_key WHERE key = ? AND (day, number) > (?, ?)"
            " ORDER BY day, number LIMIT ?",
            (key, *rank, most),
        ).fetchall()
        return before, after

    def between(self, key: int, one: Rank, other: Rank, *, most: int) -> int:
        """How many texts stand between two ranks in a key; counts no further than `most`."""
        low, high = sorted((one, other))
        row = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM told_key WHERE key = ? AND (day, number) > (?, ?)"
            " AND (day, number) < (?, ?) LIMIT ?)",
            (key, *low, *high, most),
        ).fetchone()
        return int(row[0])

    def links(self, number: int) -> Sequence[tuple[int, bytes]]:
        """Other texts that a text has links to, with what was kept of the links."""
        return self._connection.execute(
            "SELECT other, data FROM told_link WHERE number = ?1"
            " UNION ALL SELECT number, data FROM told_link WHERE other = ?1",
            (number,),
        ).fetchall()

    def links_of(self, number: int, other: int) -> bytes | None:
        """What was kept of the links of two texts, the smaller number first; None where they have none."""
        row = self._connection.execute(
            "SELECT data FROM told_link WHERE number = ? AND other = ?", (number, other)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def put_links(self, number: int, other: int, data: bytes) -> None:
        """Keeps the links of two texts, the smaller number first."""
        self._connection.execute(
            "INSERT OR REPLACE INTO told_link (number, other, data) VALUES (?, ?, ?)", (number, other, data)
        )

    def drop_links(self, number: int, other: int) -> None:
        """Takes the links of two texts out, the smaller number first."""
        self._connection.execute("DELETE FROM told_link WHERE number = ? AND other = ?", (number, other))

    def _digests_with(self, claim: str) -> list[str]:
        rows = self._connection.execute(
            "SELECT DISTINCT v.text_sha256 FROM claim c JOIN reading r ON r.number = c.reading"
            " JOIN version v ON v.number = r.version WHERE c.id = ? AND r.current = 1 ORDER BY 1",
            (claim,),
        )
        return [digest for (digest,) in rows]
