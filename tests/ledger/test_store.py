import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from riwaya.errors import LedgerError
from riwaya.ledger.records import Added, LedgerCounts
from riwaya.ledger.store import Ledger
from riwaya.model.page import RawPage, Refusal
from tests.ledger.pages import TEXT, make_denial, make_event, make_page, make_record, make_toll

ROOT = Path(__file__).parents[2]


def test_a_page_comes_back_as_it_was_given(ledger: Ledger, run: int) -> None:
    page = make_page()
    record = make_record(page)
    assert ledger.add_page(page, record, run=run) == Added(new=True, claims=2)
    stored = ledger.page("w1")
    assert stored is not None
    assert (stored.page, stored.record) == (page, record)


def test_the_same_page_again_changes_nothing(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    before = list(ledger._connection.iterdump())
    assert ledger.add_page(page, make_record(page), run=run) == Added(new=False)
    assert list(ledger._connection.iterdump()) == before


def test_a_claim_whose_words_are_not_there_is_refused_counted_and_kept(ledger: Ledger, run: int) -> None:
    page = make_page()
    toll = make_toll(TEXT)
    broken = replace(toll, trigger=replace(toll.trigger, start=0, end=5))
    added = ledger.add_page(page, make_record(page, claims=(make_denial(TEXT), broken)), run=run)
    assert added == Added(new=True, claims=1, refused=1)
    [refusal] = ledger.refusals()
    assert (refusal.kind, refusal.reason, refusal.id, refusal.claim) == ("claim", "evidence", "w1", toll.id)
    assert refusal.detail.startswith("trigger: expected 'نفت و', found 'القصف'")
    assert refusal.record is not None
    assert '"trigger":{"start":0,"end":5,"text":"القصف"}' in refusal.record
    assert ledger.counts() == LedgerCounts(pages=1, claims=1, events=0, disputed=0, refusals=1)


def test_newer_rules_supersede_a_reading_and_erase_nothing(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    later = ledger.start_run(command="riwaya reread", rules="r2", started="2031-03-06T10:00:00")
    record = make_record(page, rules="r2", claims=(make_toll(TEXT),))
    assert ledger.add_page(page, record, run=later) == Added(new=True, claims=1, superseded=True)
    assert [stored.claim.trigger.text for stored in ledger.claims()] == ["القصف"]
    old, new = ledger.readings("w1")
    assert (old.record.rules, old.run, old.current) == ("r1", run, False)
    assert [claim.trigger.text for claim in old.record.claims] == ["قصفت", "القصف"]
    assert (new.record, new.run, new.current) == (record, later, True)


def test_a_claim_that_newer_rules_do_not_read_is_found_by_its_id(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    ledger.add_page(page, make_record(page, rules="r2", claims=()), run=run)
    found = ledger.claim(make_denial(TEXT).id)
    assert found is not None
    assert (found.claim.trigger.text, found.current) == ("قصفت", False)


def test_another_text_under_a_known_id_is_a_new_version(ledger: Ledger, run: int) -> None:
    first, second = make_page(), make_page(text=TEXT + "\nحرره قسم الأخبار 1")
    ledger.add_page(first, make_record(first), run=run)
    assert ledger.add_page(second, make_record(second), run=run) == Added(new=True, claims=2, superseded=True)
    assert [stored.page.text for stored in ledger.records()] == [second.text]
    assert [reading.page.text for reading in ledger.readings("w1")] == [first.text, second.text]
    assert ledger.counts().pages == 1


def test_a_reading_says_which_page_text_rules_and_run_it_comes_from(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    moved = replace(page, id="w2", origin="elsewhere.jsonl:7")
    ledger.add_page(moved, make_record(moved), run=run)
    [reading] = ledger.readings("w1")
    [other] = ledger.readings("w2")
    assert reading.record.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest() == other.record.text_sha256
    assert len(reading.page_sha256) == 64
    assert reading.page_sha256 != other.page_sha256
    assert (reading.record.rules, reading.run) == ("r1", run)


def test_where_a_page_lay_is_no_part_of_its_digest(tmp_path: Path) -> None:
    digests = set()
    for origin in ("a.jsonl:1", "b.jsonl:9"):
        with Ledger.open(tmp_path / f"{origin[0]}.db") as ledger:
            run = ledger.start_run(command="add", rules="r1", started="2031-03-05")
            page = replace(make_page(), origin=origin)
            ledger.add_page(page, make_record(page), run=run)
            digests |= {reading.page_sha256 for reading in ledger.readings("w1")}
    assert len(digests) == 1


def test_a_text_with_half_a_surrogate_pair_becomes_a_refusal(ledger: Ledger, run: int) -> None:
    page = RawPage(id="w1", text=TEXT + "\ud83d", origin="w.jsonl:3")
    added = ledger.add_page(page, make_record(make_page()), run=run)
    assert not added.new
    assert added.refusal is not None
    [refusal] = ledger.refusals()
    assert (refusal.kind, refusal.reason, refusal.source, refusal.id) == (
        "page",
        "undecodable",
        "w.jsonl:3",
        "w1",
    )
    assert ledger.page("w1") is None


def test_file_names_that_are_not_utf_8_are_stored_readably(ledger: Ledger, run: int) -> None:
    page = replace(make_page("صفحة\udce9"), origin="\udce9.txt", title="\ud800")
    assert ledger.add_page(page, make_record(page), run=run).new
    stored = ledger.page("صفحة\udce9")
    assert stored is not None
    assert (stored.page.id, stored.page.origin, stored.page.title) == (
        "صفحة\\udce9",
        "\\udce9.txt",
        "\\ud800",
    )
    assert stored.record.id == stored.page.id
    ledger.add_refusal(Refusal(reason="binary", source="\udce9.bin", detail="\udfff"), run=run)
    assert [refusal.source for refusal in ledger.refusals()] == ["\\udce9.bin"]


def test_a_record_of_another_page_is_refused_with_the_page(ledger: Ledger, run: int) -> None:
    added = ledger.add_page(make_page("w2"), make_record(make_page("w1")), run=run)
    assert added.refusal is not None
    assert (added.refusal.reason, added.refusal.id) == ("failed", "w2")
    assert "record.id: expected 'w2', found 'w1'" in added.refusal.detail
    assert ledger.counts() == LedgerCounts(pages=0, claims=0, events=0, disputed=0, refusals=1)


def test_zero_characters_and_direction_marks_come_back_unchanged(ledger: Ledger, run: int) -> None:
    page = make_page(text=f"{TEXT}\nأ\0ب \u202eمقلوب\u202c \u200f😀")
    ledger.add_page(page, make_record(page), run=run)
    stored = ledger.page("w1")
    assert stored is not None
    assert stored.page.text == page.text


def test_a_line_of_a_million_characters_is_stored_and_searched(ledger: Ledger, run: int) -> None:
    page = make_page(text=f"{TEXT}\n{'كلام طويل ' * 100_000}نهايته")
    ledger.add_page(page, make_record(page), run=run)
    [hit] = ledger.search(["نهايته"])
    assert hit.end - hit.start == 1_000_006


def test_the_same_refusal_twice_is_one_row(ledger: Ledger, run: int) -> None:
    refusal = Refusal(reason="empty", source="w.jsonl", line=4, id="w4", detail="expected text, found none")
    for _ in range(2):
        ledger.add_refusal(refusal, run=run)
    ledger.add_refusal(replace(refusal, line=5), run=run)
    assert [(found.source, found.line) for found in ledger.refusals()] == [("w.jsonl", 4), ("w.jsonl", 5)]


def test_a_run_that_was_cut_short_has_no_end(ledger: Ledger, run: int) -> None:
    second = ledger.start_run(command="riwaya add", rules="r2", started="2031-03-06T10:00:00")
    ledger.finish_run(second, finished="2031-03-06T10:05:00")
    assert [(found.number, found.finished) for found in ledger.runs()] == [
        (run, None),
        (second, "2031-03-06T10:05:00"),
    ]


def test_pages_come_back_in_the_order_they_came_in(ledger: Ledger, run: int) -> None:
    names = [f"p{number}" for number in (3, 1, 2)] + [f"q{number:03}" for number in range(130, 0, -1)]
    for name in names:
        page = make_page(name, text=f"{TEXT}\n{name}")
        ledger.add_page(page, make_record(page), run=run)
    again = make_page("p1", text=f"{TEXT}\nمعدلة")
    ledger.add_page(again, make_record(again), run=run)
    assert [stored.page.id for stored in ledger.records()] == names


def test_pages_may_be_added_while_pages_are_read(ledger: Ledger, run: int) -> None:
    names = [f"p{number}" for number in range(150)]
    for name in names:
        page = make_page(name, text=f"{TEXT}\n{name}")
        ledger.add_page(page, make_record(page), run=run)
    seen = []
    for stored in ledger.records():
        seen.append(stored.page.id)
        page = make_page(stored.page.id, text=f"{stored.page.text} معدلة")
        ledger.add_page(page, make_record(page), run=run)
    assert seen == names


def test_another_process_reads_while_this_one_writes(ledger: Ledger, path: Path, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    ledger._connection.execute("BEGIN IMMEDIATE")
    ledger._connection.execute("INSERT INTO page (id) VALUES ('half')")
    code = (
        "import sys; from riwaya.ledger.store import Ledger\n"
        "with Ledger.open(sys.argv[1], create=False, readonly=True) as ledger:\n"
        "    print(ledger.counts().pages, [stored.page.id for stored in ledger.records()])\n"
    )
    reader = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ledger._connection.rollback()
    assert reader.stdout.split() == ["1", "['w1']"]


def test_two_writers_that_make_one_file_at_once_both_succeed(path: Path) -> None:
    faults: list[BaseException] = []

    def add(name: str) -> None:
        try:
            with Ledger.open(path) as ledger:
                run = ledger.start_run(command="add", rules="r1", started="2031-03-05")
                for number in range(20):
                    page = make_page(f"{name if number else 'both'}{number}")
                    ledger.add_page(page, make_record(page), run=run)
        except LedgerError as error:
            faults.append(error)

    threads = [threading.Thread(target=add, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Ledger.open(path, readonly=True) as ledger:
        assert ledger.counts().pages == 4 * 19 + 1


def test_a_ledger_opened_to_be_read_cannot_be_written(path: Path, ledger: Ledger) -> None:
    with (
        Ledger.open(path, create=False, readonly=True) as reader,
        pytest.raises(LedgerError, match="readonly database"),
    ):
        reader.start_run(command="add", rules="r1", started="2031-03-05")


@pytest.fixture
def sealed(path: Path) -> Iterator[Path]:
    """A closed ledger in a folder where nothing can be made."""
    with Ledger.open(path) as ledger:
        run = ledger.start_run(command="add", rules="r1", started="2031-03-05")
        page = make_page()
        ledger.add_page(page, make_record(page), run=run)
    path.parent.chmod(0o500)
    yield path
    path.parent.chmod(0o700)


def test_a_ledger_in_a_folder_that_cannot_be_written_is_readable(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() == 0:  # root may write everywhere: only the answer to "may I?" can be tested
        monkeypatch.setattr(os, "access", lambda *_: False)
    with Ledger.open(sealed, create=False, readonly=True) as ledger:
        assert ledger.counts().pages == 1
    assert [entry.name for entry in sealed.parent.iterdir()] == ["riwaya.db"]


def test_inside_a_snapshot_nothing_moves(ledger: Ledger, path: Path, run: int) -> None:
    with Ledger.open(path, readonly=True) as reader:
        with reader.snapshot():
            assert reader.counts().pages == 0
            page = make_page()
            ledger.add_page(page, make_record(page), run=run)
            assert reader.counts().pages == 0
        assert reader.counts().pages == 1


def test_a_full_disk_is_a_ledger_error_and_loses_only_the_page_in_hand(ledger: Ledger, run: int) -> None:
    page = make_page("w1")
    ledger.add_page(page, make_record(page), run=run)
    limit = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count = {limit}")
    huge = make_page("w2", text=f"{TEXT}\n{'كلام ' * 200_000}")
    with pytest.raises(LedgerError, match="full"):
        ledger.add_page(huge, make_record(huge), run=run)
    ledger._connection.execute("PRAGMA max_page_count = 1000000")
    assert ledger.add_page(huge, make_record(huge), run=run).new
    assert [stored.page.id for stored in ledger.records()] == ["w1", "w2"]


def test_a_missing_file_is_not_made_where_that_was_not_asked_for(path: Path) -> None:
    for readonly in (False, True):
        with pytest.raises(LedgerError, match="expected a ledger file, found none"):
            Ledger.open(path, create=False, readonly=readonly)
    assert not path.exists()


def test_a_folder_or_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="found none"):
        Ledger.open(tmp_path)
    text = tmp_path / "notes.txt"
    text.write_text("كلام عادي " * 200, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.txt: .* not a database"):
        Ledger.open(text)
    assert text.read_text(encoding="utf-8") == "كلام عادي " * 200


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="an SQLite file of another program"):
        Ledger.open(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["riwaya.db"]


def test_counts_tell_disputed_events_apart(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    ledger.replace_events(
        [
            make_event("e1", ("w1", make_denial(TEXT)), disputed=True),
            make_event("e2", ("w1", make_toll(TEXT))),
        ]
    )
    assert ledger.counts() == LedgerCounts(pages=1, claims=2, events=2, disputed=1, refusals=0)
