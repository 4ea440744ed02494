from functools import partial
from pathlib import Path

import pytest
from tests.cli.conftest import Command, run_command
from tests.conflict import fill_conflict


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_conflict(tmp_path_factory.mktemp("war") / "riwaya.db")


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Calls `riwaya` with the real language: what makes a running total stands in its lexicon."""
    return partial(run_command, monkeypatch=monkeypatch, capture=capfdbinary)


def test_stories_are_listed_with_their_parties(ask: Command, war: Path) -> None:
    [story] = ask("stories", "--ledger", war, "--json").lines()
    assert story["parties"] == ["LUX", "MCO"]
    out = ask("stories", "--ledger", war).out
    assert "LUX · MCO" in out
    assert story["id"][:10] in out


def test_story_is_told_in_time_order(ask: Command, war: Path) -> None:
    [story] = ask("stories", "--ledger", war, "--json").lines()
    out = ask("stories", story["id"][:6], "--ledger", war).out
    places = [out.index(words) for words in ("2030-09/2030-11", "2031-04-30", "2031-05-04", "2031-05-28")]
    assert places == sorted(places)
    assert "recalled as history" in out
    assert "no page tells what came of it" in out
    [timeline] = ask("stories", story["events"][0], "--ledger", war, "--json").lines()
    assert timeline["story"] == story


def test_story_that_is_none_is_called_wrongly(ask: Command, war: Path) -> None:
    result = ask("stories", "nothing", "--ledger", war)
    assert result.code == 2
    assert "see `riwaya stories`" in result.err


def test_falling_total_is_shown_as_a_contradiction(ask: Command, war: Path) -> None:
    lines = ask("tolls", "--ledger", war).out.split("\n")
    [fall] = [line for line in lines if "contradicts" in line]
    assert "وزارة الصحة في لوكسمبورغ" in fall
    assert "1100" in fall
    assert [toll["kind"] for toll in ask("tolls", "--ledger", war, "--json").lines()] == ["killed", "killed"]


def test_ceasefire_is_shown_with_breach_denial_and_days_held(ask: Command, war: Path) -> None:
    out = ask("ceasefires", "--ledger", war).out
    assert "آيسلندا" in out
    assert "breach by" in out
    assert "denial of breach by" in out
    [record] = ask("ceasefires", "--ledger", war, "--json").lines()
    assert record["held_days"] == 8


def test_tolls_and_ceasefires_can_be_narrowed_to_a_story(ask: Command, war: Path) -> None:
    [story] = ask("stories", "--ledger", war, "--json").lines()
    for command in ("tolls", "ceasefires"):
        everything = ask(command, "--ledger", war, "--json").lines()
        assert ask(command, "--ledger", war, "--json", "--story", story["id"]).lines() == everything
        assert ask(command, "--ledger", war, "--story", "nothing").code == 2


def test_event_tells_each_claimants_numbers_in_time_order_and_who_gave_none(ask: Command, war: Path) -> None:
    events = ask("events", "--ledger", war, "--json").lines()
    [revised] = [e for e in events if any(len(f["by_claimant"]) > 2 for f in e["figures"])]
    out = ask("show", revised["id"], "--ledger", war).out
    [line] = [line for line in out.split("\n") if line.startswith("figures: killed")]
    assert "وزارة الصحة في لوكسمبورغ: 900, then 1200, then 1100" in line
    assert "منظمة الجسر الإغاثية: 1500 or more" in line
    [silent] = [line for line in out.split("\n") if line.startswith("gave no figure")]
    assert "nobody" in silent
