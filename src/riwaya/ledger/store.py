"""The ledger as one object: opens the file, holds the write lock page by page; `opened` hands out its records.

The SQL stands in `pages`, `events`, `copies`, `grouping` and `search`; the proof of evidence in `door`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from riwaya.errors import EvidenceError, LedgerError
from riwaya.ledger import connection as files
from riwaya.ledger import copies as copy_rows
from riwaya.ledger import decisions as decision_rows
from riwaya.ledger import events as event_rows
from riwaya.ledger import pages as page_rows
from riwaya.ledger.arrivals import restore_reading
from riwaya.ledger.door import prove
from riwaya.ledger.grouping import GroupShelf
from riwaya.ledger.hashes import FRESH_TEXTS, settle_some
from riwaya.ledger.migrations import latest, migrate, pending
from riwaya.ledger.opened import OpenLedger
from riwaya.ledger.records import (
    Added,
    IndexedSentence,
    SketchedText,
    UnsketchedText,
)
from riwaya.ledger.search import (
    Analyse,
    clear_index,
    find_sentences,
    index_reading,
    index_some,
)
from riwaya.model.claim import PageRecord
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.page import RawPage, Refusal, RefusalReason

_INDEX_BATCH = 64


class Ledger(OpenLedger):
    """An open ledger file to read from and write to; `open` gives one. One thread at a time may use it."""

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

    def add_page(
        self,
        page: RawPage,
        record: PageRecord,
        *,
        run: int,
        sentences: Sequence[IndexedSentence] | None = None,
    ) -> Added:
        """Proves and stores one page in one transaction.

        A page whose current text came again under its rules changes nothing. A known page with another text,
        also with an older one that came back, or under other rules, becomes the current reading; the old one
        stays. Of dated captures the latest is current, in whatever order they come.

        Args:
            page: As it came.
            record: What was read out of it.
            run: Number that `start_run` gave.
            sentences: Of this page and record as `find_sentences` gives them by the ledger's `analyse`; None finds
                them here.

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
                found = (
                    find_sentences(page, record, analyse=self._analyse) if sentences is None else sentences
                )
                index_reading(self._connection, reading, sentences=found)
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

    def reindex(self) -> None:
        """Makes the search index anew; needed once when `analyse` has changed."""
        self._analysis()
        with self._writing():
            clear_index(self._connection)
        self._index_rest()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with files.sqlite_errors(str(self.path)), files.transaction(self._connection):
            yield

    def _index_rest(self) -> None:
        """Indexes what was stored without an index, in small transactions that let other writers through."""
        more = self._analyse is not None
        while more and self._analyse:
            with self._writing():
                more = index_some(self._connection, analyse=self._analyse, most=_INDEX_BATCH)

    def _refuse(self, page: RawPage, detail: str, *, run: int) -> Added:
        """Returns what became of the page: its whole refusal, stored."""
        reason: RefusalReason = "failed" if page_rows.is_storable(page.text) else "undecodable"
        refusal = Refusal(reason=reason, source=page.origin or page.url or page.id, id=page.id, detail=detail)
        self.add_refusal(refusal, run=run)
        return Added(new=False, refusal=refusal)
