"""The disk fills up while commands write, for real: files may not grow beyond a limit that the system sets."""

import json
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.acquire.archives import make_html
from tests.acquire.fetching.listings import make_feed
from tests.acquire.fetching.servers import answer, open_site
from tests.cli.conftest import STORY

ROOT = Path(__file__).parents[2]
PAGES = 60


def riwaya_in(
    limit_kb: int | None, *arguments: str | Path, port: int = 0
) -> subprocess.CompletedProcess[str]:
    """Calls the command over doubles in a process whose files may grow to so many kilobytes."""
    command = shlex.join([sys.executable, "-m", "tests.cli.watching", str(port), *map(str, arguments)])
    limit = "" if limit_kb is None else f"ulimit -f {limit_kb}; "
    return subprocess.run(
        ["bash", "-c", f"{limit}exec {command}"], cwd=ROOT, capture_output=True, text=True, check=False
    )


def stored(ledger: Path) -> list[str]:
    connection = sqlite3.connect(ledger)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    ids = [row[0] for row in connection.execute("SELECT id FROM page ORDER BY number")]
    connection.close()
    return ids


def test_add_keeps_what_fitted_says_what_is_wrong_and_goes_on_where_there_is_room(tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.jsonl", tmp_path / "x.db"
    records = [json.dumps({"id": f"p{number}", "text": f"{STORY}\n{number}"}) for number in range(PAGES)]
    pages.write_text("\n".join(records), encoding="utf-8")
    full = riwaya_in(600, "add", pages, "--ledger", ledger)
    assert full.returncode == 1
    assert f"{ledger}: " in full.stderr
    assert "Traceback" not in full.stderr
    fitted = stored(ledger)
    assert 0 < len(fitted) < PAGES
    assert fitted == [f"p{number}" for number in range(len(fitted))]
    assert riwaya_in(None, "add", pages, "--ledger", ledger).returncode == 0
    assert stored(ledger) == [f"p{number}" for number in range(PAGES)]


def test_watch_that_cannot_keep_what_it_fetched_fails_and_gets_all_of_it_later(tmp_path: Path) -> None:
    feeds, ledger = tmp_path / "feeds.toml", tmp_path / "x.db"
    feeds.write_text('[[feed]]\nurl = "http://manara.example/rss"\n', encoding="utf-8")
    articles = [f"/{number}" for number in range(30)]
    page = answer(make_html("<p>خبر</p>" * 2000))
    with open_site({"/rss": answer(make_feed(articles)), **dict.fromkeys(articles, page)}) as site:
        full = riwaya_in(400, "watch", feeds, "--once", "--ledger", ledger, port=site.port)
        assert full.returncode == 1
        assert f"{ledger}.watch: " in full.stderr
        assert "Traceback" not in full.stderr
        again = riwaya_in(None, "watch", feeds, "--once", "--ledger", ledger, port=site.port)
    assert again.returncode == 0
    assert sorted(stored(ledger)) == sorted(f"http://manara.example{path}" for path in articles)
    # The article that found no room is asked for once more, no other.
    assert sorted(site.asked[path] for path in articles) == [1] * 29 + [2]


@pytest.mark.parametrize("where", ["-o", "--report"])
def test_output_without_room_is_code_one_with_the_files_name(tmp_path: Path, where: str) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text(json.dumps({"id": "p", "text": STORY}), encoding="utf-8")
    result = riwaya_in(None, "read", pages, where, "/dev/full")
    assert result.returncode == 1
    assert "/dev/full" in result.stderr
    assert "Traceback" not in result.stderr
