"""What an open ledger hands out: pages, claims, events, decisions, refusals, runs; nothing is changed here.

The SQL stands in `queries`, `events`, `copies`, `decisions` and `search`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from riwaya.errors import UsageError
from riwaya.ledger import connection as files
from riwaya.ledger import copies as copy_rows
from riwaya.ledger import decisions as decision_rows
from riwaya.ledger import events as event_rows
from riwaya.ledger import queries
from riwaya.ledger.records import (
    ClaimQuery,
    EventQuery,
    LedgerCounts,
    PageLinks,
    SearchHit,
    StoredClaim,
    StoredPage,
    StoredReading,
    StoredRefusal,
    StoredRun,
)
from riwaya.ledger.search import Analyse, search_sentences, text_condition
from riwaya.model.decision import Decision
from riwaya.model.event import Event

Row = TypeVar("Row")


class OpenLedger:
    """An open ledger file to read from; a context manager. One thread at a time may use it.

    Attributes:
        path: The file.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, analyse: Analyse | None) -> None:
        self.path = path
        self._connection = connection
        self._analyse = analyse

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the last process to do so folds the write-ahead log in."""
        self._connection.close()

    def links(self, page_id: str) -> PageLinks:
        """Copies and credits of a page's current text.

        Args:
            page_id: Whole id.

        Returns:
            Empty where nothing is known of the page.
        """
        with files.sqlite_errors(str(self.path)):
            return copy_rows.read_links(self._connection, page_id)

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision in order of making, undone ones too.

        Returns:
            Decisions; `LedgerError` where a row was changed or is missing.
        """
        with files.sqlite_errors(str(self.path)):
            return decision_rows.read_decisions(self._connection)

    def records(self) -> Iterator[StoredPage]:
        """Every page with its current text and reading, in order of first arrival.

        Returns:
            Pages, read in batches.
        """
        return self._guarded(queries.read_pages(self._connection))

    def page(self, page_id: str) -> StoredPage | None:
        """One page with its current text and reading.

        Args:
            page_id: Whole id.

        Returns:
            None where there is no such page.
        """
        with files.sqlite_errors(str(self.path)):
            return queries.read_page(self._connection, page_id)

    def readings(self, page_id: str) -> Iterator[StoredReading]:
        """Every reading of every text of one page, oldest first, superseded ones too.

        Args:
            page_id: Whole id.

        Returns:
            Readings; none where there is no such page.
        """
        return self._guarded(queries.read_readings(self._connection, page_id))

    def claims(self, query: ClaimQuery | None = None) -> Iterator[StoredClaim]:
        """Current claims in order of page arrival, then as their record has them.

        Args:
            query: Which claims; None for all.

        Returns:
            Claims, read in batches.
        """
        query = query or ClaimQuery()
        further = () if query.text is None else (text_condition(query.text, analyse=self._analysis()),)
        return self._guarded(queries.read_claims(self._connection, query, conditions=further))

    def claim(self, identity: str) -> StoredClaim | None:
        """One claim; of copies of one text the first page's, of superseded readings the latest's.

        Args:
            identity: Its id, or enough of its beginning; `UsageError` where it means several claims.

        Returns:
            None where no claim's id begins so.
        """
        with files.sqlite_errors(str(self.path)):
            return queries.read_claim(self._connection, identity)

    def events(self, query: EventQuery | None = None) -> Iterator[Event]:
        """Events: disputed first, then told by most pages, then latest, then by id.

        Args:
            query: Which events; None for all.

        Returns:
            Events with every alias that leads to them.
        """
        return self._guarded(event_rows.read_events(self._connection, query or EventQuery()))

    def event(self, identity: str) -> Event | None:
        """One event.

        Args:
            identity: Its id, an id it once had, or enough of the beginning of one; `UsageError` where that
                means several events.

        Returns:
            None where no id begins so.
        """
        with files.sqlite_errors(str(self.path)):
            return event_rows.read_event(self._connection, identity)

    def search(self, words: Sequence[str], *, limit: int = 50) -> Iterator[SearchHit]:
        """Sentences of `main` and `other` segments that hold all the words, best match first.

        Args:
            words: As a person typed them, in any order; no character has a special meaning.
            limit: Most hits.

        Returns:
            Hits with the claims that stand in them; `UsageError` where `analyse` was not given.
        """
        hits = search_sentences(self._connection, words, analyse=self._analysis(), limit=limit)
        return self._guarded(hits)

    def refusals(self) -> Iterator[StoredRefusal]:
        """Refused pages and claims in order of arrival.

        Returns:
            Refusals, each once.
        """
        return self._guarded(queries.read_refusals(self._connection))

    def runs(self) -> Iterator[StoredRun]:
        """Runs that wrote, oldest first.

        Returns:
            Runs; one without `finished` was cut short or is at work.
        """
        return self._guarded(queries.read_runs(self._connection))

    def counts(self) -> LedgerCounts:
        """Counts what the ledger holds.

        Returns:
            Counts of one moment.
        """
        with files.sqlite_errors(str(self.path)):
            return queries.count_all(self._connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside the block is of one moment, whatever others write meanwhile.

        Yields:
            Nothing. Writing through this ledger inside the block fails.
        """
        with files.sqlite_errors(str(self.path)):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def _analysis(self) -> Analyse:
        if self._analyse is None:
            raise UsageError(
                f"{self.path}: expected a ledger opened with `analyse`, found none; searching needs it"
            )
        return self._analyse

    def _guarded(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Yields rows, with SQLite's errors named."""
        with files.sqlite_errors(str(self.path)):
            yield from rows
