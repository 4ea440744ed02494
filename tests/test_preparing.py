"""What is prepared of a page by whoever reads it gives the ledger that it gives unprepared, byte for byte."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from benchmarks.stories import Written, write_pages
from msgspec.structs import replace

from riwaya import preparing
from riwaya.analysis import search_terms
from riwaya.grouping import Grouper
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.ledger.store import Ledger
from riwaya.model.decision import Decision
from riwaya.pipeline import Reading, add_outcomes
from riwaya.preparing import Prepare, Prepared, open_judge, open_preparing
from riwaya.resolve import Judge, unpack_text
from riwaya.resolve.regroup import Regrouping

TABLES = ("told", "told_key", "told_link", "told_level", "event", "event_claim", "sentence")


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("ar")


@pytest.fixture(scope="module")
def judge(language: Language) -> Judge:
    return open_judge(language)


@pytest.fixture(scope="module")
def prepare() -> Prepare:
    return open_preparing("ar")


@pytest.fixture
def open_ledger(tmp_path: Path, language: Language) -> Iterator[Callable[[str], Ledger]]:
    opened = []

    def make(name: str) -> Ledger:
        opened.append(Ledger.open(tmp_path / name, analyse=search_terms(language)))
        return opened[-1]

    yield make
    for ledger in opened:
        ledger.close()


def add(
    pages: Iterable[Written],
    *,
    ledger: Ledger,
    grouper: Grouper,
    prepare: Callable[[Written], Prepared | None],
) -> None:
    store(pages, ledger=ledger, grouper=grouper, prepare=prepare)
    grouper.update()


def store(
    pages: Iterable[Written],
    *,
    ledger: Ledger,
    grouper: Grouper,
    prepare: Callable[[Written], Prepared | None],
) -> None:
    readings = [Reading(page=w.page, record=w.record, prepared=prepare(w)) for w in pages]
    add_outcomes(readings, ledger=ledger, command="add", clock=lambda: "2031", expect=grouper.expect)


def rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    found = {
        table: ledger._connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in TABLES
    }
    found["terms"] = ledger._connection.execute("SELECT * FROM sentence_terms_data ORDER BY 1").fetchall()
    return found


def two_in_one_telling(
    pages: Iterable[Written], prepare: Prepare
) -> Iterator[tuple[Written, tuple[str, str]]]:
    """Pages with two claims of theirs that tell of one occurrence."""
    for written in pages:
        prepared = prepare(written.page, written.record)
        assert prepared is not None
        for telling in unpack_text(prepared.told["text"]).tellings:
            ids = [view.claim.id for view in telling.views]
            if len(ids) > 1:
                yield written, (ids[0], ids[1])


def test_prepared_pages_make_the_same_ledger(
    open_ledger: Callable[[str], Ledger], judge: Judge, prepare: Prepare
) -> None:
    pages = list(write_pages(30, seed=3))
    ledgers = open_ledger("plain.db"), open_ledger("prepared.db")
    for ledger, by in zip(ledgers, (lambda _: None, lambda w: prepare(w.page, w.record)), strict=True):
        grouper = Grouper(ledger, judge=judge)
        for first in (0, 10, 20):
            add(pages[first : first + 10], ledger=ledger, grouper=grouper, prepare=by)
    assert rows(ledgers[0]) == rows(ledgers[1])
    assert rows(ledgers[0])["told_link"]


def test_a_prepared_page_is_neither_told_nor_cut_again(
    open_ledger: Callable[[str], Ledger], judge: Judge, prepare: Prepare
) -> None:
    ledger = open_ledger("prepared.db")
    pages = list(write_pages(5, seed=3))
    ready = {w.page.id: prepare(w.page, w.record) for w in pages}
    with (
        patch.object(Regrouping, "put", side_effect=AssertionError),
        patch("riwaya.ledger.store.find_sentences", side_effect=AssertionError),
    ):
        add(
            pages,
            ledger=ledger,
            grouper=Grouper(ledger, judge=judge),
            prepare=lambda written: ready[written.page.id],
        )
    assert ledger.counts().events


def test_a_text_that_two_pages_print_is_told_by_the_earlier(
    open_ledger: Callable[[str], Ledger], judge: Judge, prepare: Prepare
) -> None:
    written = next(iter(write_pages(1, seed=4)))
    again = replace(
        written,
        page=replace(written.page, id="again"),
        record=replace(written.record, id="again"),
    )
    ledgers = open_ledger("plain.db"), open_ledger("prepared.db")
    for ledger, by in zip(ledgers, (lambda _: None, lambda w: prepare(w.page, w.record)), strict=True):
        grouper = Grouper(ledger, judge=judge)
        add([written, again], ledger=ledger, grouper=grouper, prepare=by)
    assert rows(ledgers[0]) == rows(ledgers[1])
    assert {event.pages for event in ledgers[1].events()} == {2}


def test_what_people_decided_is_not_in_what_was_prepared(
    open_ledger: Callable[[str], Ledger], judge: Judge, prepare: Prepare
) -> None:
    """Claims of one page that people parted are in two tellings."""
    written, (one, other) = next(two_in_one_telling(write_pages(40, seed=3), prepare))
    parting = Decision(
        number=0,
        kind="split",
        by="A reader",
        reason="two acts",
        made="2031-01-01",
        together=(one,),
        apart=(other,),
    )
    ledgers = open_ledger("plain.db"), open_ledger("prepared.db")
    for ledger, by in zip(ledgers, (lambda _: None, lambda w: prepare(w.page, w.record)), strict=True):
        grouper = Grouper(ledger, judge=judge)
        store([written], ledger=ledger, grouper=grouper, prepare=by)
        ledger.add_decision(parting)
        grouper.update()
    assert rows(ledgers[0]) == rows(ledgers[1])


def test_a_page_that_cannot_be_prepared_is_left_to_the_ledger(prepare: Prepare) -> None:
    written = next(iter(write_pages(1, seed=3)))
    assert prepare(written.page, written.record) is not None
    with patch.object(preparing, "_tell", side_effect=ValueError):
        assert prepare(written.page, written.record) is None
