"""Writes a ledger's tables as CSV or JSON Lines, with a CODEBOOK.md that explains every column.

The same ledger gives the same bytes. Files appear whole or not at all: everything is written beside its
place first and moved there when all of it is done.
"""

import csv
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Literal, Protocol, get_args

import msgspec
from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.export.columns import Table
from riwaya.export.conflict_rows import ceasefire_rows, timeline_rows, toll_rows
from riwaya.export.rows import (
    Cell,
    PageAndRecord,
    Row,
    casualty_rows,
    claim_rows,
    decision_row,
    dispute_rows,
    event_row,
    figure_rows,
    page_row,
)
from riwaya.export.tables import TABLES
from riwaya.model.ceasefire import Ceasefire
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.story import Timeline
from riwaya.model.toll import Toll

Format = Literal["csv", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)
CODEBOOK = "CODEBOOK.md"
JOINER = "; "
"""Between the values of a cell that holds several, in CSV; ACLED joins actors and sources so."""

# A spreadsheet runs a text cell that begins so as a formula, and drops a tab or line break before it.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


class LedgerLike(Protocol):
    """What can be exported: a ledger, or anything else with pages, events and decisions."""

    def records(self) -> Iterable[PageAndRecord]:
        """Pages with their records, in a stable order."""

    def events(self) -> Iterable[Event]:
        """Events, in a stable order."""

    def decisions(self) -> Iterable[Decision]:
        """What people decided on events, in order of making."""


class Histories(Struct, frozen=True, kw_only=True):
    """What lies beyond single events, computed from a ledger; empty where nobody asked for it."""

    timelines: tuple[Timeline, ...] = ()
    tolls: tuple[Toll, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()


NO_HISTORIES = Histories()


def export_ledger(
    ledger: LedgerLike,
    directory: Path | str,
    *,
    format: Format = "csv",
    safe: bool = True,
    histories: Histories = NO_HISTORIES,
) -> tuple[Path, ...]:
    """Writes every table of a ledger.

    Args:
        ledger: Its pages, events and decisions; a ledger that others write to is best read inside its `snapshot`.
        directory: Made where it is missing; files of the same names are replaced, others left alone.
        format: `csv` (UTF-8, comma, CRLF, header) or `jsonl` (one object a line, lists as lists).
        safe: In CSV, put an apostrophe before text that a spreadsheet would run as a formula.
        histories: Stories, running totals and ceasefires of the ledger.

    Returns:
        The files, in the order of `tables.TABLES`, the codebook last.

    Raises:
        UsageError: The format is not known, or the directory is a file.
    """
    if format not in FORMATS:
        raise UsageError(f"format: expected one of {', '.join(FORMATS)}, found {format!r}")
    folder = Path(directory)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: expected a folder to write tables in, found a file; name another")
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{table.name}.{format}" for table in TABLES]
    with _whole([*paths, folder / CODEBOOK]) as streams:
        streams[-1].write(codebook(format, safe=safe))
        tables = zip(TABLES, streams, strict=False)
        writers = {table.name: _Writer(table, stream, format=format, safe=safe) for table, stream in tables}
        _fill(ledger, writers)
        _fill_histories(histories, writers)
    return (*paths, folder / CODEBOOK)


def codebook(format: Format, *, safe: bool) -> str:
    """Explains the exported files.

    Args:
        format: As in `export_ledger`.
        safe: As in `export_ledger`.

    Returns:
        Markdown; a section a table, a line a column.
    """
    lines = ["# Codebook of the exported tables", ""]
    lines += [
        "Claims are what a page says, not what happened: nothing here is called true or false.",
        "Offsets are code points of the page's text, the end out. An empty cell: not stated, or not told.",
    ]
    if format == "csv":
        lines += [
            "CSV, UTF-8, comma, first line names the columns. A cell with several values joins them by `; `.",
            "Spreadsheets: import as text in UTF-8 instead of opening the file.",
        ]
    if format == "csv" and safe:
        lines.append(
            "Text that begins with `=`, `+`, `-`, `@` has an apostrophe before it; numbers have none."
        )
    for table in TABLES:
        lines += ["", f"## {table.name}.{format}: {table.row}", "", "| column | content |", "| --- | --- |"]
        lines += [f"| `{column.name}` | {column.description} |" for column in table.columns]
    return "\n".join(lines) + "\n"


class _Writer:
    """One open table."""

    def __init__(self, table: Table, stream: IO[str], *, format: Format, safe: bool) -> None:
        self._columns = [column.name for column in table.columns]
        self._stream = stream
        self._format = format
        self._safe = safe
        # CRLF as RFC 4180 has it; with it every cell that holds a line break of either kind is quoted.
        self._csv = csv.writer(stream, lineterminator="\r\n")
        if format == "csv":
            self._csv.writerow(self._columns)

    def write(self, row: Row) -> None:
        if self._format == "jsonl":
            ordered = {name: row[name] for name in self._columns}
            self._stream.write(msgspec.json.encode(ordered).decode("utf-8") + "\n")
            return
        self._csv.writerow([_csv_cell(row[name], safe=self._safe) for name in self._columns])


def _fill(ledger: LedgerLike, writers: dict[str, _Writer]) -> None:
    """Goes once through the events and once through the pages; only ids are kept in memory."""
    event_of: dict[tuple[str, str], str] = {}
    for event in ledger.events():
        event_of |= {(claim.page, claim.claim): event.id for claim in event.claims}
        _write_all(writers["events"], [event_row(event)])
        _write_all(writers["figures"], figure_rows(event))
        _write_all(writers["disputes"], dispute_rows(event))
    for stored in ledger.records():
        _write_all(writers["pages"], [page_row(stored)])
        _write_all(writers["claims"], claim_rows(stored, event_of))
        _write_all(writers["casualties"], casualty_rows(stored, event_of))
    _write_all(writers["decisions"], map(decision_row, ledger.decisions()))


def _fill_histories(histories: Histories, writers: dict[str, _Writer]) -> None:
    for timeline in histories.timelines:
        _write_all(writers["timeline"], timeline_rows(timeline))
    for toll in histories.tolls:
        _write_all(writers["tolls"], toll_rows(toll))
    for record in histories.ceasefires:
        _write_all(writers["ceasefires"], ceasefire_rows(record))


def _write_all(writer: _Writer, rows: Iterable[Row]) -> None:
    for row in rows:
        writer.write(row)


def _csv_cell(cell: Cell, *, safe: bool) -> str | int | float:
    """Returns the cell as CSV has it; only text is ever changed, so numbers below zero stay numbers."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return cell
    text = cell if isinstance(cell, str) else JOINER.join(cell or ())
    if safe and _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


@contextmanager
def _whole(paths: list[Path]) -> Iterator[list[IO[str]]]:
    """Opens a file beside each path and moves all of them into place once the block is done."""
    parts = [path.with_name(f".{path.name}.part") for path in paths]
    try:
        with ExitStack() as stack:
            yield [stack.enter_context(part.open("w", encoding="utf-8", newline="")) for part in parts]
        for part, path in zip(parts, paths, strict=True):
            os.replace(part, path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
