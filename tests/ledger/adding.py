"""A writer to be killed: `python -m tests.ledger.adding LEDGER PAGES [STATEMENT [events]]`.

Adds PAGES made-up pages and prints each id once it is stored; with `events` it puts one event for each page
in the place of all others instead. With STATEMENT it kills itself, as `kill -9` would, when SQLite is about
to run that statement of the run.
"""

import os
import signal
import sys
from pathlib import Path

from riwaya.ledger.store import Ledger
from tests.ledger.conftest import analyse_plain
from tests.ledger.pages import TEXT, make_denial, make_event, make_page, make_record


def add_pages(path: Path, *, pages: int, killed_at: int | None = None) -> None:
    with Ledger.open(path, analyse=analyse_plain) as ledger:
        run = ledger.start_run(command="riwaya add", rules="r1", started="2031-03-05T10:00:00")
        if killed_at is not None:
            die_at(ledger, killed_at)
        for number in range(pages):
            page = make_page(f"p{number}", text=f"{TEXT}\nصفحة {number}")
            ledger.add_page(page, make_record(page), run=run)
            sys.stdout.write(f"{page.id}\n")
            sys.stdout.flush()
        ledger.finish_run(run, finished="2031-03-05T10:00:01")


def replace_events(path: Path, *, pages: int, killed_at: int | None = None) -> None:
    with Ledger.open(path) as ledger:
        if killed_at is not None:
            die_at(ledger, killed_at)
        ledger.replace_events(
            make_event(f"new{number}", (f"p{number}", make_denial(TEXT))) for number in range(pages)
        )


def die_at(ledger: Ledger, statement: int) -> None:
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    ledger._connection.set_trace_callback(count)


if __name__ == "__main__":
    write = replace_events if sys.argv[4:] == ["events"] else add_pages
    write(
        Path(sys.argv[1]), pages=int(sys.argv[2]), killed_at=int(sys.argv[3]) if len(sys.argv) > 3 else None
    )
