"""The ledger as one object: opens the file, holds the write lock page by page, hands out records.

The SQL stands in `pages`, `events`, `queries` and `search`; the proof of evidence in `door`.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from msgspec.structs import replace

from riwaya.errors import EvidenceError, LedgerError, UsageError
from riwaya.ledger import connection as files
from riwaya.ledger import copies as copy_rows
from riwaya.ledger import decisions as decision_rows
from riwaya.ledger import events as event_rows
from riwaya.ledger import pages as page_rows
from riwaya.ledger import queries
from riwaya.ledger.arrivals import restore_reading
from riwaya.ledger.door import prove
from riwaya.ledger.grouping import GroupShelf
from riwaya.ledger.hashes import FRESH_TEXTS, settle_some
from riwaya.ledger.migrations import latest, migrate, pending
from riwaya.ledger.records import (
    Added,
    ClaimQuery,
    EventQuery,
    LedgerCounts,
    PageLinks,
    SearchHit,
    SketchedText,
    StoredClaim,
    StoredPage,
    StoredReading,
    StoredRefusal,
    StoredRun,
    UnsketchedText,
)
from riwaya.ledger.search import (
    Analyse,
    clear_index,
    index_reading,
    index_some,
    search_sentences,
    text_condition,
)
from riwaya.model.claim import PageRecord
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.page import RawPage, Refusal, RefusalReason

Row = TypeVar("Row")

_INDEX_BATCH = 64


class Ledger:
    """An open ledger file; a context manager. One thread at a time may use it.

    Attributes:
        path: The file.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, analyse: Analyse | None) -> None:
        self.path = path
        self._connection = connection
        self._analyse = analyse

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = True,
        readonly: bool = False,
        analyse: Analyse | None = None,
    ) -> "Ledger":
        """Opens a ledger file and brings it up to date.

        Args:
            path: The file.
            create: Make it where there is none.
            readonly: Only read, also while another process writes; nothing is created or migrated.
            analyse: Turns a text into terms, for search: the same one every time. Without it pages are stored
                unindexed (the next opening for writing that has it makes up for that) and search is refused.

        Returns:
            The open ledger; close it, or use it in a `with`.

        Raises:
            LedgerError: The file is missing, no ledger, damaged, newer than this code, or (to be only read)
                older.
        """
        path = Path(path)
        connection = files.connect(path, create=create, readonly=readonly)
        try:
            with files.sqlite_errors(str(path)):
                if not readonly:
                    migrate(connection, str(path))
                elif pending(connection, str(path)):
                    raise LedgerError(
                        f"{path}: expected a ledger of version {latest()}, found an older one; "
                        "open it once for writing (`riwaya add`) to bring it up to date"
                    )
            ledger = cls(connection, path, analyse=analyse)
            if not readonly:
                ledger._index_rest()
        except BaseException:
            connection.close()
            raise
        return ledger

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the last process to do so folds the write-ahead log in."""
        self._connection.close()

    def start_run(self, *, command: str, rules: str, started: str) -> int:
        """Notes that a run begins to write.

        Args:
            command: What was called, for people.
            rules: Rules version of the run.
            started: ISO date-time.

        Returns:
            Number of the run.
        """
        with self._writing():
            row = self._connection.execute(
                "INSERT INTO run (command, rules, started) VALUES (?, ?, ?) RETURNING number",
                (page_rows.storable(command), rules, started),
            ).fetchone()
        return int(row[0])

    def finish_run(self, run: int, *, finished: str) -> None:
        """Notes that a run came to its end.

        Args:
            run: Number that `start_run` gave.
            finished: ISO date-time.
        """
        with self._writing():
            self._connection.execute("UPDATE run SET finished = ? WHERE number = ?", (finished, run))

    def add_page(self, page: RawPage, record: PageRecord, *, run: int) -> Added:
        """Proves and stores one page in one transaction.

        A page whose current text came again under its rules changes nothing. A known page with another text,
        also with an older one that came back, or under other rules, becomes the current reading; the old one
        stays. Of dated captures the latest is current, in whatever order they come.

        Args:
            page: As it came.
            record: What was read out of it.
            run: Number that `start_run` gave.

        Returns:
            What became of it. A record that is not this page's, or a text that cannot be stored, is a
            refusal with reason `failed` or `undecodable`; it is stored too.
        """
        page = page_rows.storable_page(page)
        record = replace(record, id=page_rows.storable(record.id))
        try:
            proof = prove(page, record)
        except EvidenceError as error:
            return self._refuse(page, str(error), run=run)
        with self._writing():
            known = page_rows.find_reading(self._connection, page, rules=record.rules)
            if known is not None:
                back = restore_reading(self._connection, known, page=page, run=run)
                if back and self._analyse:  # it may have stepped back before it was ever indexed
                    index_some(self._connection, analyse=self._analyse, most=1)
                return Added(new=back, superseded=back)
            reading, superseded = page_rows.insert_reading(
                self._connection, page, record=record, proof=proof, run=run
            )
            if self._analyse:
                index_reading(self._connection, reading, page=page, record=record, analyse=self._analyse)
        return Added(new=True, claims=len(proof.accepted), refused=len(proof.refused), superseded=superseded)

    def add_refusal(self, refusal: Refusal, *, run: int) -> None:
        """Stores something that was not read; the same refusal again changes nothing.

        Args:
            refusal: What was offered, where, and why it was not read.
            run: Number that `start_run` gave.
        """
        with self._writing():
            page_rows.insert_refusal(self._connection, refusal, run=run)

    def settle_refusals(self, sources: Collection[str], *, run: int) -> int:
        """Marks refusals of sources that a run has read again, and not refused again, as settled.

        Args:
            sources: Files or addresses, as in the refusals.
            run: Number that `start_run` gave.

        Returns:
            How many were settled.
        """
        with self._writing():
            return page_rows.settle_refusals(self._connection, sources, run=run)

    def unsketched(self) -> Iterator[UnsketchedText]:
        """Current texts that were not yet compared with others, in the order in which they came.

        Returns:
            Texts; those that `add_links` takes meanwhile come once.
        """
        return self._guarded(copy_rows.read_unsketched(self._connection))

    def add_links(self, texts: Sequence[SketchedText], *, tell: copy_rows.TellCopies) -> int:
        """Compares texts with all older ones; stores sketches, copies and credits in one transaction.

        Args:
            texts: In the order in which `unsketched` gave them.
            tell: Judges which of the texts that share hashes with a text it copies.

        Returns:
            How many copies were told.
        """
        with self._writing():
            told = copy_rows.insert_links(self._connection, texts, tell=tell)
        settling = any(text.version % FRESH_TEXTS == 0 for text in texts)
        while settling:
            with self._writing():
                settling = settle_some(self._connection)
        return told

    def links(self, page_id: str) -> PageLinks:
        """Copies and credits of a page's current text.

        Args:
            page_id: Whole id.

        Returns:
            Empty where nothing is known of the page.
        """
        with files.sqlite_errors(str(self.path)):
            return copy_rows.read_links(self._connection, page_id)

    @contextmanager
    def regrouping(self, *, number: Callable[[str], int]) -> Iterator[GroupShelf]:
        """What the grouping of claims keeps, in one transaction with the events that it changes.

        Args:
            number: Gives the number of a text from its digest.

        Yields:
            The shelf; good inside the block only.
        """
        with self._writing():
            yield GroupShelf(self._connection, number=number)

    def replace_events(self, events: Iterable[Event]) -> None:
        """Puts these events in the place of all others, in one transaction.

        Args:
            events: Every event. Ids that are no longer among them lead to their successors from now on.
        """
        given = list(events)
        with self._writing():
            known = event_rows.all_event_ids(self._connection)
            event_rows.write_events(self._connection, given, removed=known)

    def update_events(self, events: Iterable[Event], *, removed: Iterable[str] = ()) -> None:
        """Puts in changed events and takes out others, in one transaction; the rest stays as it is.

        Args:
            events: New events and changed ones.
            removed: Ids of events that are no more; they lead to their successors from now on.
        """
        given, gone = list(events), list(removed)
        with self._writing():
            event_rows.write_events(self._connection, given, removed=gone)

    def add_decision(self, decision: Decision) -> Decision:
        """Keeps what a person decided, for ever; it takes effect when the events are computed next.

        Args:
            decision: Complete but for its number; `UsageError` where it cannot be kept.

        Returns:
            The decision with its number.
        """
        with self._writing():
            return decision_rows.insert_decision(self._connection, decision)

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

    def reindex(self) -> None:
        """Makes the search index anew; needed once when `analyse` has changed."""
        self._analysis()
        with self._writing():
            clear_index(self._connection)
        self._index_rest()

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

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with files.sqlite_errors(str(self.path)), files.transaction(self._connection):
            yield

    def _analysis(self) -> Analyse:
        if self._analyse is None:
            raise UsageError(
                f"{self.path}: expected a ledger opened with `analyse`, found none; searching needs it"
            )
        return self._analyse

    def _index_rest(self) -> None:
        """Indexes what was stored without an index, in small transactions that let other writers through."""
        more = self._analyse is not None
        while more and self._analyse:
            with self._writing():
                more = index_some(self._connection, analyse=self._analyse, most=_INDEX_BATCH)

    def _guarded(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Yields rows, with SQLite's errors named."""
        with files.sqlite_errors(str(self.path)):
            yield from rows

    def _refuse(self, page: RawPage, detail: str, *, run: int) -> Added:
        """Returns what became of the page: its whole refusal, stored."""
        reason: RefusalReason = "failed" if page_rows.is_storable(page.text) else "undecodable"
        refusal = Refusal(reason=reason, source=page.origin or page.url or page.id, id=page.id, detail=detail)
        self.add_refusal(refusal, run=run)
        return Added(new=False, refusal=refusal)
