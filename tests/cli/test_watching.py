import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from tests.acquire.archives import TEXT, make_html, make_record, zip_records
from tests.acquire.fetching.listings import make_feed
from tests.acquire.fetching.servers import Site, TestClock, answer, make_fetcher, open_site
from tests.cli.conftest import Command

from riwaya.acquire.fetching.fetcher import Fetcher
from riwaya.cli import fetching, reading, watching
from riwaya.ledger.store import Ledger

HOME = "http://manara.example"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grouping is not what these tests are about, and it takes the longest."""
    monkeypatch.setattr(reading, "Grouper", Mock())


def write_feeds(folder: Path) -> Path:
    path = folder / "feeds.toml"
    path.write_text(f'[[feed]]\nurl = "{HOME}/rss"\noutlet = "المنارة"\n', encoding="utf-8")
    return path


def lead_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(*settings: Any, **given: Any) -> Fetcher:
        return make_fetcher(site, clock=TestClock().clock())

    monkeypatch.setattr(watching, "make_fetcher", make)
    monkeypatch.setattr(fetching, "make_fetcher", make)


def stored(ledger: Path) -> list[str]:
    with Ledger.open(ledger, readonly=True) as book:
        return [entry.page.id for entry in book.records()]


def test_watch_stores_new_articles_once_and_says_what_was_refused(
    riwaya: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds, ledger = write_feeds(tmp_path), tmp_path / "x.db"
    with open_site({"/rss": answer(make_feed(["/1", "/2"])), "/1": answer(make_html())}) as site:
        lead_to(site, monkeypatch)
        first = riwaya("watch", feeds, "--once", "--ledger", ledger)
        second = riwaya("watch", feeds, "--once", "--ledger", ledger)
    assert (first.code, second.code) == (3, 0)
    assert "1 new pages stored" in first.err
    assert stored(ledger) == [f"{HOME}/1"]
    assert (site.asked["/1"], site.asked["/2"]) == (1, 1)
    with Ledger.open(ledger, readonly=True) as book:
        assert [(row.reason, row.id) for row in book.refusals()] == [("unreachable", f"{HOME}/2")]


def test_add_fetches_an_address_that_it_is_given(
    riwaya: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_site({"/1": answer(make_html())}) as site:
        lead_to(site, monkeypatch)
        assert riwaya("add", f"{HOME}/1", "--ledger", tmp_path / "x.db").code == 0
    assert stored(tmp_path / "x.db") == [f"{HOME}/1"]


def test_faulty_feeds_are_code_two(riwaya: Command, tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("feed = []", encoding="utf-8")
    result = riwaya("watch", path, "--ledger", tmp_path / "x.db")
    assert (result.code, result.out) == (2, "")
    assert "found none" in result.err


def test_later_captures_of_an_address_are_versions_in_a_ledger_and_conflicts_elsewhere(
    riwaya: Command, tmp_path: Path
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(zip_records(make_record(f"{HOME}/1", make_html(text)) for text in (TEXT, TEXT, "تصحيح")))
    added = riwaya("add", path, "--ledger", tmp_path / "x.db")
    assert (added.code, stored(tmp_path / "x.db")) == (0, [f"{HOME}/1"])
    assert "2 new pages stored" in added.err
    assert "1 repeats left out" in added.err
    assert "id_conflict 1" in riwaya("read", path).err


def test_columns_of_another_name_are_named_on_the_command_line(riwaya: Command, tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text('{"key": "k1", "body": "خبر عن الجسر"}\n', encoding="utf-8")
    [record] = riwaya("read", path, "--column", "id=key", "--column", "text=body").lines()
    assert record["id"] == "k1"
    assert riwaya("read", path, "--column", "words=body").code == 2


@pytest.mark.slow
def test_watch_killed_at_random_loses_nothing_and_stores_nothing_twice(tmp_path: Path) -> None:
    """What came before a kill is not fetched again; only the article on the line may be asked for anew."""
    chance = random.Random(5)
    feeds, ledger = write_feeds(tmp_path), tmp_path / "x.db"
    kills, articles = 12, [f"/{number}" for number in range(60)]

    def serve(line: socket.socket) -> None:
        time.sleep(0.06)
        line.sendall(answer(make_html()))

    with open_site({"/rss": answer(make_feed(articles)), **dict.fromkeys(articles, serve)}) as site:
        command = [sys.executable, "-m", "tests.cli.watching", str(site.port), "watch", str(feeds)]
        command += ["--once", "--ledger", str(ledger), "--quiet"]
        killed = 0
        for _ in range(kills):
            with subprocess.Popen(command, cwd=ROOT) as process:
                time.sleep(chance.uniform(0.5, 1.2))
                killed += process.poll() is None
                process.send_signal(signal.SIGKILL)
        subprocess.run(command, cwd=ROOT, check=True)
    assert killed >= 3
    assert sorted(stored(ledger)) == sorted(f"{HOME}{path}" for path in articles)
    asked = [site.asked[path] for path in articles]
    assert min(asked) == 1
    assert sum(asked) - len(articles) <= killed
