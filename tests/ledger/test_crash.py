"""Kills writers for real: what was stored stays, the rest comes with the next run, nothing comes twice."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.ledger.store import Ledger
from tests.ledger.adding import add_pages, replace_events
from tests.ledger.pages import TEXT, make_denial, make_event

ROOT = Path(__file__).parents[2]
PAGES = 4
STATEMENTS_A_PAGE = 40
"""About as many as a page of two claims takes; kill points are spread over the second and third page."""


@pytest.mark.parametrize("statement", range(STATEMENTS_A_PAGE, 3 * STATEMENTS_A_PAGE, 9))
def test_a_writer_killed_at_any_statement_loses_at_most_the_page_in_hand(path: Path, statement: int) -> None:
    killed = subprocess.run(
        _command(path, PAGES, statement), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    told = killed.stdout.split()
    stored = _page_ids(path)
    # A page whose commit went through just before the kill is stored though nobody was told.
    assert stored[: len(told)] == told
    assert len(told) <= len(stored) <= len(told) + 1 < PAGES
    _run_again_and_compare(path, pages=PAGES)


def test_a_writer_killed_from_outside_leaves_every_page_it_told_of(path: Path) -> None:
    with subprocess.Popen(_command(path, 100_000), cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _ in range(30)]
        writer.kill()
        told += writer.stdout.read().split()
    assert writer.returncode == -signal.SIGKILL
    stored = _page_ids(path)
    # The pipe may have swallowed the last line, but never one of a page that is not stored.
    assert stored[: len(told)] == told
    assert 30 <= len(stored) <= len(told) + 1
    _run_again_and_compare(path, pages=len(stored) + 2)


@pytest.mark.parametrize("statement", range(2, 60, 11))
def test_a_writer_killed_while_it_replaces_events_leaves_the_old_ones(path: Path, statement: int) -> None:
    with Ledger.open(path) as ledger:
        old = [make_event(f"old{number}", (f"p{number}", make_denial(TEXT))) for number in range(PAGES)]
        ledger.replace_events(old)
    killed = subprocess.run([*_command(path, PAGES, statement), "events"], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    with Ledger.open(path) as ledger:
        assert list(ledger.events()) == old
    replace_events(path, pages=PAGES)
    with Ledger.open(path) as ledger:
        assert [event.id for event in ledger.events()] == [f"new{number}" for number in range(PAGES)]
        assert [event.aliases for event in ledger.events()] == [(f"old{number}",) for number in range(PAGES)]


def _run_again_and_compare(path: Path, *, pages: int) -> None:
    """After the second run the file holds what a file never interrupted holds."""
    add_pages(path, pages=pages)
    whole = path.with_name("whole.db")
    add_pages(whole, pages=pages)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        ends = [row[0] for row in connection.execute("SELECT finished IS NULL FROM run ORDER BY number")]
    connection.close()
    assert ends == [1, 0]
    assert _rows(path) == _rows(whole)
    with Ledger.open(path) as ledger, Ledger.open(whole) as expected:
        assert list(ledger.records()) == list(expected.records())


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows that pages leave, without the number of the run that wrote them."""
    tables = {
        "page": "id",
        "version": "page, text_sha256, page_sha256, text, meta",
        "reading": "version, page, rules, record, current, sentences",
        "claim": "reading, page, ordinal, id, record",
        "claim_tag": "kind, value, claim",
        "sentence": "reading, first, last, segment",
        "refusal": "kind, claim, detail",
    }
    connection = sqlite3.connect(path)
    found = {
        table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}").fetchall()
        for table, columns in tables.items()
    }
    connection.close()
    return found


def _page_ids(path: Path) -> list[str]:
    with Ledger.open(path, create=False, readonly=True) as ledger:
        return [stored.page.id for stored in ledger.records()]


def _command(path: Path, pages: int, statement: int | None = None) -> list[str]:
    command = [sys.executable, "-m", "tests.ledger.adding", str(path), str(pages)]
    return command if statement is None else [*command, str(statement)]
