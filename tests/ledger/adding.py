"""A writer to be killed: `python -m tests.ledger.adding LEDGER PAGES [STATEMENT]`.

Adds PAGES made-up pages and prints each id once it is stored. With STATEMENT it kills itself, as `kill -9`
would, when SQLite is about to run that statement of the run.
"""

import os
import signal
import sys
from pathlib import Path

from riwaya.ledger.store import Ledger
from tests.ledger.conftest import analyse_plain
from tests.ledger.pages import TEXT, make_page, make_record


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


def die_at(ledger: Ledger, statement: int) -> None:
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    ledger._connection.set_trace_callback(count)


if __name__ == "__main__":
    add_pages(
        Path(sys.argv[1]), pages=int(sys.argv[2]), killed_at=int(sys.argv[3]) if len(sys.argv) > 3 else None
    )
