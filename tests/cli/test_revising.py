import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.acquire.fetching.listings import make_feed
from tests.cli.conftest import STORY, Command, write_pages
from tests.ledger.pages import make_record

from riwaya.engines import local
from riwaya.ledger.store import Ledger
from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import PageReader, Reading, name_rules


def open_newer_double(language: str) -> PageReader:
    """Newer rules, which read only the first of the story's claims and refuse a page that they know better."""

    def read(page: RawPage | RawBytes) -> Reading | Refusal:
        assert isinstance(page, RawPage)
        if page.id == "b":
            return Refusal(reason="not_arabic", source="pages.jsonl", id="b", detail="expected ar, found fa")
        record = make_record(page, rules=name_rules(judge=True))
        return Reading(page=page, record=replace(record, claims=record.claims[:1]))

    return read


def reread(riwaya: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    given = local.read_pages

    def read_pages(offers: Any, **options: Any) -> Any:
        return given(offers, **{**options, "open_reader": open_newer_double})

    monkeypatch.setattr(local, "read_pages", read_pages)
    return riwaya("reread", "--ledger", ledger)


def test_reread_stores_a_new_reading_beside_the_old_one(
    riwaya: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = reread(riwaya, ledger, monkeypatch)
    assert result.code == 3, result.err
    with Ledger.open(ledger) as book:
        first, second = book.readings("a")
        assert (first.record.rules, second.record.rules) == ("test", name_rules(judge=True))
        assert (len(first.record.claims), len(second.record.claims)) == (2, 1)
        assert [refusal.id for refusal in book.refusals()] == ["b"]


def test_pages_that_these_rules_have_read_are_not_read_again(
    riwaya: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reread(riwaya, ledger, monkeypatch)
    again = riwaya("reread", "--ledger", ledger)
    assert "1 pages read" in again.err or "0 pages read" in again.err
    with Ledger.open(ledger) as book:
        assert len(list(book.readings("a"))) == 2


def test_diff_lists_what_appeared_changed_and_went(
    riwaya: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reread(riwaya, ledger, monkeypatch)
    [revision] = riwaya("diff", "a", "--ledger", ledger, "--json").lines()
    assert (revision["text_changed"], revision["same"], len(revision["went"])) == (False, 1, 1)
    assert revision["went"][0]["casualties"][0]["min"] == 12
    out = riwaya("diff", "a", "--ledger", ledger).out
    assert "1 claims the same" in out
    assert "مصدر طبي" in out
    assert riwaya("diff", "c", "--ledger", ledger, "--json").code == 0


def test_page_that_came_with_another_text_is_a_new_version(
    riwaya: Command, ledger: Path, tmp_path: Path
) -> None:
    edited = write_pages(
        tmp_path / "edited.jsonl", {"id": "a", "text": STORY.replace("12 مدنيا قتلوا", "12 مدنيا  قتلوا")}
    )
    assert riwaya("add", edited, "--ledger", ledger).code == 0
    [revision] = riwaya("diff", "a", "--ledger", ledger, "--json").lines()
    assert revision["text_changed"] is True
    [shown] = riwaya("show", "a", "--ledger", ledger, "--json").lines()
    assert (shown["versions"], shown["readings"]) == (2, 2)


def test_edit_that_is_taken_back_is_current_again_and_shows_in_diff(
    riwaya: Command, ledger: Path, tmp_path: Path
) -> None:
    edited = write_pages(tmp_path / "edited.jsonl", {"id": "a", "text": f"{STORY}\nسطر أضيف"})
    back = write_pages(tmp_path / "back.jsonl", {"id": "a", "text": STORY})
    assert "1 new pages stored" in riwaya("add", edited, "--ledger", ledger).err
    assert "1 new pages stored" in riwaya("add", back, "--ledger", ledger).err
    assert "0 new pages stored" in riwaya("add", back, "--ledger", ledger).err
    runs = [line["newer_run"] for line in riwaya("diff", "a", "--ledger", ledger, "--json").lines()]
    assert len(set(runs)) == 2
    with Ledger.open(ledger, readonly=True) as book:
        stored = book.page("a")
        assert stored is not None
        assert stored.page.text == STORY


@pytest.mark.parametrize("command", [("diff", "zzz"), ("show", "zzz")])
def test_unknown_page_is_code_two(riwaya: Command, ledger: Path, command: tuple[str, ...]) -> None:
    assert riwaya(*command, "--ledger", ledger).code == 2


@pytest.mark.parametrize("command", ["reread", "retry", "refused", "diff x"])
def test_missing_ledger_is_code_one_and_makes_none(riwaya: Command, tmp_path: Path, command: str) -> None:
    result = riwaya(*command.split(), "--ledger", tmp_path / "none.db")
    assert (result.code, (tmp_path / "none.db").exists()) == (1, False)


def test_copies_are_stored_and_shown_both_ways(riwaya: Command, ledger: Path) -> None:
    [first] = riwaya("show", "a", "--ledger", ledger, "--json").lines()
    [second] = riwaya("show", "c", "--ledger", ledger, "--json").lines()
    assert second["copies"] == [{"page": "a", "relation": "same", "shared": 1.0}]
    assert first["copied_by"] == [{"page": "c", "relation": "same", "shared": 1.0}]
    out = riwaya("show", "c", "--ledger", ledger).out
    assert "a same, 100% shared" in out
    assert "المرسى" in out


def test_refused_lists_and_retry_settles_what_is_read_now(riwaya: Command, tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.jsonl", tmp_path / "x.db"
    pages.write_text(json.dumps({"id": "a", "text": STORY}) + '\n{"id": "b"}\n', encoding="utf-8")
    assert riwaya("add", pages, "--ledger", ledger).code == 3
    [refusal] = riwaya("refused", "--ledger", ledger, "--json").lines()
    assert (refusal["reason"], refusal["line"], refusal["settled"]) == ("missing_field", 2, None)
    assert riwaya("refused", "--ledger", ledger, "--reason", "empty", "--json").lines() == []
    assert "pages.jsonl:2" in riwaya("refused", "--ledger", ledger).out

    assert riwaya("retry", "--ledger", ledger).code == 3
    assert len(riwaya("refused", "--ledger", ledger, "--json").lines()) == 1

    write_pages(pages, {"id": "a", "text": STORY}, {"id": "b", "text": "هجوم على المخفر"})
    result = riwaya("retry", "--ledger", ledger)
    assert (result.code, "1 refusals settled" in result.err) == (0, True)
    assert riwaya("refused", "--ledger", ledger, "--json").lines() == []
    [settled] = riwaya("refused", "--all", "--ledger", ledger, "--json").lines()
    assert settled["settled"] == 3


def test_source_that_is_gone_stays_refused(riwaya: Command, tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.jsonl", tmp_path / "x.db"
    pages.write_text('{"id": "b"}\n', encoding="utf-8")
    riwaya("add", pages, "--ledger", ledger)
    pages.unlink()
    result = riwaya("retry", "--ledger", ledger)
    assert "1 sources are no more" in result.err
    assert len(riwaya("refused", "--ledger", ledger, "--json").lines()) == 1


def test_retry_finds_the_file_of_an_entry_that_was_refused(riwaya: Command, tmp_path: Path) -> None:
    feed, ledger = tmp_path / "rss.xml", tmp_path / "x.db"
    feed.write_bytes(make_feed(["/1"]))
    assert riwaya("add", feed, "--ledger", ledger).code == 3
    [refusal] = riwaya("refused", "--ledger", ledger, "--json").lines()
    assert refusal["source"] == f"{feed}#1"
    feed.write_bytes(
        feed.read_bytes().replace(b"</item>", f"<description>{STORY}</description></item>".encode())
    )
    result = riwaya("retry", "--ledger", ledger)
    assert (result.code, "1 refusals settled" in result.err) == (0, True)


def test_retry_takes_the_columns_that_add_took(riwaya: Command, tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.jsonl", tmp_path / "x.db"
    pages.write_text('{"url": "u1"}\n', encoding="utf-8")
    assert riwaya("add", pages, "--column", "id=url", "--ledger", ledger).code == 3
    pages.write_text(json.dumps({"url": "u1", "text": STORY}), encoding="utf-8")
    assert riwaya("retry", "--column", "id=url", "--ledger", ledger).code == 0
    assert riwaya("refused", "--ledger", ledger, "--json").lines() == []
