"""Kills `riwaya add` and `riwaya watch` at random moments and compares what is left with an undisturbed run.

`python -m benchmarks.kills [--kills 100] [--seed N] [add|watch]` prints the figures as JSON and ends with 1
where anything was lost, stored twice or fetched twice. Moments are drawn evenly over the length of a run, so
that they hit start, reading, storing, the search for copies and the grouping of events alike. After five
kills at most the command runs to its end, and the next kills begin with an empty ledger. Rules may not change
meanwhile: a ledger names those that read it.
"""

import argparse
import json
import random
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.acquire.archives import make_html
from tests.acquire.fetching.listings import make_feed
from tests.acquire.fetching.servers import Site, answer, open_site

ROOT = Path(__file__).parents[1]
KILLS_A_ROUND = 5
_COPIES_OF_THE_DEMO = 12
_ARTICLES = 40
_ANSWER_S = 0.03
# Numbers of runs and of changes of what grouping keeps differ by nature, as do the search index's own tables, which are
# compared by their check.
_NOT_COMPARED = frozenset({"run", "settled", "again", "changes"})


def main() -> int:
    """Prints the figures as one JSON object.

    Returns:
        The exit status: 1 where a run that was killed left another ledger than one that was not.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", nargs="?", choices=("add", "watch"), help="only this one")
    parser.add_argument("--kills", type=int, default=100, help="of each command")
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    figures = {}
    for name, measure in (("add", kill_add), ("watch", kill_watch)):
        if given.command in {None, name}:
            with TemporaryDirectory() as folder:
                figures[name] = measure(Path(folder), kills=given.kills, chance=random.Random(given.seed))
    print(json.dumps(figures, indent=2))
    return int(any(figure["faults"] for figure in figures.values()))


def kill_add(folder: Path, *, kills: int, chance: random.Random) -> dict[str, object]:
    """Kills `riwaya add` over the demo's pages, several times repeated under other ids.

    Args:
        folder: For pages and ledgers.
        kills: How often.
        chance: Draws the moments.

    Returns:
        Kills that hit a running process, pages that were stored at each, and what differed in the end.
    """
    pages = folder / "pages.jsonl"
    pages.write_text("".join(_repeat_demo()), encoding="utf-8")

    def command(ledger: Path) -> list[str]:
        run = [sys.executable, "-m", "riwaya", "add", str(pages), "--quiet", "--no-progress"]
        return [*run, "--ledger", str(ledger)]

    whole = folder / "whole.db"
    length_s = _run_to_end(command(whole))
    expected = read_rows(whole)
    figures = Figures(length_s)
    while figures.kills < kills:
        ledger = folder / f"{figures.kills}.db"
        figures.kill_some(command(ledger), ledger=ledger, most=kills, chance=chance)
        _run_to_end(command(ledger))
        figures.faults += differing(expected, read_rows(ledger))
    return figures.as_json()


def kill_watch(folder: Path, *, kills: int, chance: random.Random) -> dict[str, object]:
    """Kills `riwaya watch` while it fetches from a server on this machine; reading is done by doubles.

    Args:
        folder: For feeds and ledgers.
        kills: How often.
        chance: Draws the moments.

    Returns:
        As `kill_add`; a fault is also an article that was asked for again though it had come.
    """
    feeds = folder / "feeds.toml"
    feeds.write_text('[[feed]]\nurl = "http://manara.example/rss"\n', encoding="utf-8")
    length_s, expected = _watch_undisturbed(folder, feeds)
    figures = Figures(length_s)
    while figures.kills < kills:
        ledger, before = folder / f"{figures.kills}.db", figures.kills
        with _open_articles() as site:
            command = _watch(site, feeds, ledger)
            figures.kill_some(command, ledger=ledger, most=kills, chance=chance)
            _run_to_end(command)
            again = sum(site.asked[path] - 1 for path in _articles())
        figures.faults += differing(expected, read_rows(ledger))
        # Only the article on the line at the moment of a kill may be asked for once more.
        if again > figures.kills - before:
            figures.faults.append(f"{again} articles fetched again at {figures.kills - before} kills")
    return figures.as_json()


class Figures:
    """What is counted while a command is killed again and again.

    Attributes:
        kills: Those that hit a running process.
        rounds: Empty ledgers begun.
        stored: Numbers of pages that the ledger had at the kills.
        faults: What was lost or came twice.
    """

    def __init__(self, length_s: float) -> None:
        """Begins without a kill; `length_s` is how long an undisturbed run takes."""
        self.length_s = length_s
        self.kills = 0
        self.rounds = 0
        self.stored: set[int] = set()
        self.faults: list[str] = []

    def kill_some(self, command: Sequence[str], *, ledger: Path, most: int, chance: random.Random) -> None:
        """Kills a command five times, less often where it came to its end.

        Args:
            command: What is started.
            ledger: What it writes to.
            most: Kills of all rounds together.
            chance: Draws the moments.
        """
        self.rounds += 1
        for _ in range(min(KILLS_A_ROUND, most - self.kills)):
            if not _kill(command, after_s=chance.uniform(0, self.length_s)):
                return
            self.kills += 1
            self.stored.add(_count_pages(ledger))

    def as_json(self) -> dict[str, object]:
        """Gives the figures under their names."""
        return {
            "kills": self.kills,
            "ledgers": self.rounds,
            "pages_stored_when_killed": sorted(self.stored),
            "faults": self.faults,
            "seconds_undisturbed": round(self.length_s, 1),
        }


def read_rows(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Reads what a ledger holds, apart from when and by which run it came.

    Args:
        ledger: The file.

    Returns:
        Table -> its rows, sorted; under `check` what SQLite finds wrong with the file.
    """
    connection = sqlite3.connect(ledger)
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        if name != "run" and not name.startswith(("sqlite_", "sentence_terms"))
    ]
    found = {table: _sorted_rows(connection, table) for table in tables}
    checks = [*connection.execute("PRAGMA integrity_check"), *connection.execute("PRAGMA foreign_key_check")]
    connection.close()
    return found | {"check": [row for row in checks if row != ("ok",)]}


def differing(
    expected: dict[str, list[tuple[object, ...]]], found: dict[str, list[tuple[object, ...]]]
) -> list[str]:
    """Names the tables in which two ledgers differ, and by how many rows.

    Returns:
        One entry a table.
    """
    return [
        f"{table} lacks {len(set(expected[table]) - set(found.get(table, [])))}, "
        f"has {len(found.get(table, []))} of {len(expected[table])}"
        for table in expected
        if expected[table] != found.get(table)
    ]


def _repeat_demo() -> list[str]:
    demo = (files("riwaya") / "demo/pages.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in demo]
    return [
        json.dumps(record | {"id": f"{record['id']}-{copy}"}, ensure_ascii=False) + "\n"
        for copy in range(_COPIES_OF_THE_DEMO)
        for record in records
    ]


def _articles() -> list[str]:
    return [f"/{number}" for number in range(_ARTICLES)]


def _open_articles() -> AbstractContextManager[Site]:
    def serve(line: socket.socket) -> None:
        time.sleep(_ANSWER_S)
        line.sendall(answer(make_html()))

    return open_site({"/rss": answer(make_feed(_articles())), **dict.fromkeys(_articles(), serve)})


def _watch(site: Site, feeds: Path, ledger: Path) -> list[str]:
    command = [sys.executable, "-m", "tests.cli.watching", str(site.port), "watch", str(feeds)]
    return [*command, "--once", "--quiet", "--ledger", str(ledger)]


def _watch_undisturbed(folder: Path, feeds: Path) -> tuple[float, dict[str, list[tuple[object, ...]]]]:
    ledger = folder / "whole.db"
    with _open_articles() as site:
        length_s = _run_to_end(_watch(site, feeds, ledger))
    return length_s, read_rows(ledger)


def _kill(command: Sequence[str], *, after_s: float) -> bool:
    """Kills as `kill -9` does; False where the process had ended before."""
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(after_s)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def _run_to_end(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def _count_pages(ledger: Path) -> int:
    if not ledger.exists():
        return 0
    connection = sqlite3.connect(ledger)
    try:
        return int(connection.execute("SELECT count(*) FROM page").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # killed before the tables were made
    finally:
        connection.close()


def _sorted_rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(name for name in names if name not in _NOT_COMPARED)
    return sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)


if __name__ == "__main__":
    sys.exit(main())
