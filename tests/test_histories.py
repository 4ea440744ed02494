"""Stories, totals and ceasefires as they come out of read pages: from the words to the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.histories import (
    RecordWords,
    open_record_words,
    pick_story,
    read_ceasefires,
    read_stories,
    read_timeline,
    read_tolls,
)
from riwaya.languages import load_language
from riwaya.ledger.store import Ledger
from tests.conflict import fill_conflict


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_conflict(tmp_path_factory.mktemp("conflict") / "riwaya.db")


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, readonly=True) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def record_words() -> RecordWords:
    return open_record_words(load_language("ar"))


def test_pages_of_one_war_are_one_story(ledger: Ledger) -> None:
    [story] = read_stories(ledger)
    assert (story.parties, story.pages) == (("LUX", "MCO"), ("war-1", "war-2", "war-3", "war-4"))
    assert pick_story([story], story.id[:6]) == pick_story([story], story.events[0]) == [story]
    assert pick_story([story], "x") == []


def test_timeline_puts_the_begin_of_the_war_before_the_news(ledger: Ledger) -> None:
    [story] = read_stories(ledger)
    entries = read_timeline(ledger, story).entries
    days = [entry.first for entry in entries]
    assert days == sorted(days, key=str)
    assert (entries[0].type, entries[0].when, entries[0].background) == ("clash", "2030-09/2030-11", True)
    [plan] = [entry for entry in entries if entry.type == "talks"]
    assert (plan.status, plan.first, plan.outcome) == ("planned", "2031-05-04", "nothing_read")


def test_running_totals_are_told_apart_from_the_strike(ledger: Ledger, record_words: RecordWords) -> None:
    tolls = read_tolls(ledger, read_stories(ledger), record_words=record_words)
    said = {(s.claimant.text if s.claimant else s.outlet): s for toll in tolls for s in toll.series}
    ministry = said["وزارة الصحة في لوكسمبورغ"]
    assert [(point.min, point.change) for point in ministry.points] == [
        (900, "first"),
        (1200, "rise"),
        (1100, "fall"),
    ]
    assert ministry.contradicts
    assert not said["منظمة الجسر الإغاثية"].contradicts
    assert all(point.min != 3 for one in said.values() for point in one.points)


def test_truce_has_its_days_its_breach_and_its_denial(ledger: Ledger, record_words: RecordWords) -> None:
    [record] = read_ceasefires(ledger, read_stories(ledger), record_words=record_words)
    assert (record.agreed, record.in_force, record.ended) == ("2031-05-19", "2031-05-20", "2031-05-28")
    assert (record.held_days, record.held_reason) == (8, "stated")
    assert [party.country for party in record.mediators] == ["ISL"]
    [breach] = record.breaches
    assert breach.accused is not None
    assert breach.accused.country == "LUX"
    assert [c.claimant.text for c in breach.accusers if c.claimant] == ["جيش موناكو"]
    assert [c.claimant.text for c in breach.denials if c.claimant] == ["وزارة الدفاع في لوكسمبورغ"]
