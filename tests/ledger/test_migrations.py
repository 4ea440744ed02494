import sqlite3
from pathlib import Path

import pytest

from riwaya.errors import LedgerError
from riwaya.ledger.migrations import APPLICATION_ID, latest, pending
from riwaya.ledger.records import ClaimQuery, LedgerCounts
from riwaya.ledger.store import Ledger
from tests.ledger.conftest import analyse_plain
from tests.ledger.pages import TEXT, make_denial, make_page, make_record, make_toll

VERSION_1 = Path(__file__).parent / "data" / "version1.sql"


@pytest.fixture
def old(path: Path) -> Path:
    """A ledger file of version 1, as the first release wrote it."""
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    connection.close()
    return path


def test_a_ledger_of_version_1_keeps_everything_it_had(old: Path) -> None:
    assert _version(old) == 1
    with Ledger.open(old) as ledger:
        assert _version(old) == latest()
        assert ledger.counts() == LedgerCounts(pages=1, claims=1, events=1, disputed=1, refusals=2)
        first, second = ledger.readings("w1")
        assert first.record == make_record(make_page())
        assert second.record == make_record(make_page(), rules="r2", claims=(make_denial(TEXT),))
        assert (first.current, second.current) == (False, True)
        event = ledger.event("e1")
        assert event is not None
        assert (event.id, event.aliases) == ("e2", ("e1",))
        assert [refusal.reason for refusal in ledger.refusals()] == ["empty", "evidence"]
        assert [run.finished is None for run in ledger.runs()] == [False, True]


def test_pages_of_version_1_can_be_searched_once_an_analysis_is_given(old: Path) -> None:
    with Ledger.open(old):
        pass
    with Ledger.open(old, analyse=analyse_plain) as ledger:
        [hit] = ledger.search(["قصفت"])
        assert TEXT[hit.start : hit.end].startswith("نفت وزارة الدفاع")
        assert hit.claims == (make_denial(TEXT).id,)


def test_a_migrated_ledger_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    for file in (old, new):
        Ledger.open(file).close()
    assert _tables(old) == _tables(new)


def test_a_migrated_ledger_takes_pages(old: Path) -> None:
    with Ledger.open(old, analyse=analyse_plain) as ledger:
        run = ledger.start_run(command="riwaya add", rules="r3", started="2031-03-07T10:00:00")
        page = make_page("w9")
        assert ledger.add_page(page, make_record(page), run=run).claims == 2
        assert [claim.claim.id for claim in ledger.claims(ClaimQuery(page_id="w9"))] == [
            make_denial(TEXT).id,
            make_toll(TEXT).id,
        ]


def test_hashes_of_a_ledger_of_version_7_are_kept_of_the_first_texts_that_hold_them(path: Path) -> None:
    connection = sqlite3.connect(path)
    for number, script in pending(connection, str(path))[:7]:
        connection.executescript(script)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    rows = [(-5, version, 0) for version in range(40, 0, -1)] + [(9, 2, 15), (9, 1, 15)]
    connection.executemany("INSERT INTO sketch_hash (hash, version, words) VALUES (?, ?, ?)", rows)
    connection.commit()
    connection.close()
    Ledger.open(path).close()
    connection = sqlite3.connect(path)
    kept = connection.execute("SELECT hash, version FROM hash_settled ORDER BY 1, 2").fetchall()
    connection.close()
    assert kept == [(-5, version) for version in range(1, 33)] + [(9, 1), (9, 2)]


def test_an_old_ledger_opened_to_be_read_is_left_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(LedgerError, match=f"expected a ledger of version {latest()}, found an older one"):
        Ledger.open(old, readonly=True)
    assert old.read_bytes() == before


@pytest.mark.parametrize("readonly", [False, True])
def test_a_newer_ledger_is_left_as_it_is(path: Path, readonly: bool) -> None:
    Ledger.open(path).close()
    newer = latest() + 1
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {newer}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(
        LedgerError, match=f"version {latest()} or older, found version {newer}; .* update Riwaya"
    ):
        Ledger.open(path, readonly=readonly)
    assert path.read_bytes() == before


def test_a_script_that_fails_leaves_the_file_at_its_version(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute(
        "CREATE INDEX reading_unindexed ON reading (number)"
    )  # in the way of script 2's last line
    connection.close()
    with pytest.raises(LedgerError, match="reading_unindexed already exists"):
        Ledger.open(old)
    assert _version(old) == 1
    assert "sentence" not in _tables(old)


def test_an_up_to_date_ledger_has_nothing_pending(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert pending(ledger._connection, str(path)) == []


def _version(path: Path) -> int:
    connection = sqlite3.connect(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return version


def _tables(path: Path) -> dict[str, str]:
    """Name -> SQL without comments and spacing, of every table and index."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(line.split("--")[0].strip() for line in sql.splitlines()) for name, sql in rows}
