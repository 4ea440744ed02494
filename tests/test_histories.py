"""Stories, totals and ceasefires as they come out of read pages: from the words to the record."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from riwaya.grouping import update_events
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
from riwaya.model.page import RawPage
from riwaya.pipeline import add_outcomes, open_reader
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


SEEDS = Path(__file__).parents[2] / "shared" / "data" / "pages" / "seeds.jsonl"


@pytest.mark.skipif(not SEEDS.exists(), reason="needs the evaluation data in ../shared")
def test_five_seeds_are_one_story_with_the_truces_of_each_year_apart(tmp_path: Path) -> None:
    pages = [msgspec.json.decode(line, type=RawPage) for line in SEEDS.read_bytes().splitlines()]
    with Ledger.open(tmp_path / "seeds.db") as ledger:
        read = map(open_reader("ar"), pages)
        add_outcomes(read, ledger=ledger, command="test", clock=lambda: "2031-06-01T00:00:00Z")
        update_events(ledger, language=load_language("ar"))
        stories = read_stories(ledger)
        records = read_ceasefires(ledger, stories, record_words=open_record_words(load_language("ar")))
    first, *others = stories
    assert (first.parties, len(first.pages)) == (("ARM", "AZE", "XNK"), 5)
    assert not {code for story in others for code in story.parties} & set(first.parties)
    agreed = {record.agreed: record for record in records if record.agreed}
    assert {"2020-11/..", "2021-11-16", "pub-1d"} <= set(agreed)
    assert (agreed["2020-11/.."].state, agreed["2020-11/.."].background) == ("agreed", True)
    assert {party.country for party in agreed["pub-1d"].parties} == {"AZE", "XNK"}
    assert [party.country for party in agreed["2021-11-16"].mediators] == ["RUS"]
    assert all(record.held_days is None for record in records)
