"""What grouping reads of pages and writes of events; what it keeps of texts stands in `told`.

A reading waits until the caller has taken its text in (or out), so that a run which was cut short is completed by
the next.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from riwaya.ledger import events as event_rows
from riwaya.ledger.decisions import read_decisions
from riwaya.ledger.pages import as_json
from riwaya.ledger.queries import read_stored
from riwaya.ledger.records import StoredPage
from riwaya.ledger.told import ToldShelf, digests_with
from riwaya.model.decision import Decision
from riwaya.model.event import Event


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
    """The rows of the grouping, inside one transaction that its owner holds.

    Attributes:
        told: What is kept of texts.
    """

    def __init__(self, connection: sqlite3.Connection, *, number: Callable[[str], int]) -> None:
        self.told = ToldShelf(connection, number=number)
        self._connection = connection

    def begin(self, rules: str) -> int:
        """Forgets everything that was computed by other rules; all readings wait again then.

        Args:
            rules: Name of the rules in use.

        Returns:
            Number of this change of what is kept of texts: one more than that of the change before, whoever made it.
        """
        row = self._connection.execute("SELECT name, changes FROM told_rules").fetchone()
        name, changes = row or (None, 0)
        if name == rules:
            self._connection.execute("UPDATE told_rules SET changes = ?", (changes + 1,))
            return int(changes + 1)
        self.told.clear()
        self._connection.execute("DELETE FROM told_rules")
        self._connection.execute("UPDATE reading SET grouped = 0 WHERE grouped = 1")
        self._connection.execute(
            "INSERT INTO told_rules (name, decisions, changes) VALUES (?, 0, ?)", (rules, changes + 2)
        )
        return int(changes + 2)

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
        found = (digest for claim in sorted(named) for digest in digests_with(self._connection, claim))
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

    def events_of(self, claims: Iterable[tuple[str, str]]) -> set[str]:
        """The events that hold claims, by page and claim ids; a claim may be in none yet."""
        rows = self._connection.execute(
            "SELECT DISTINCT e.event FROM json_each(?) j JOIN event_claim e"
            " ON e.page = json_extract(j.value, '$[0]') AND e.claim = json_extract(j.value, '$[1]')",
            (as_json(sorted(claims)),),
        )
        return {event for (event,) in rows}

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
