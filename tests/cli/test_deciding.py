import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import STORY, Command, write_pages
from tests.ledger.pages import make_id

DENIED, TOLL = make_id(STORY, "denial"), make_id(STORY, "toll")
WHO = ("--by", "سلمى", "--reason", "قرأت الخبرين")


@pytest.fixture
def ledger(tmp_path: Path, pages: Path, riwaya: Command) -> Path:
    """The made-up story's pages, grouped as they are."""
    path = tmp_path / "test.db"
    assert riwaya("add", pages, "--ledger", path, "--quiet").code == 0
    return path


def groups(riwaya: Command, ledger: Path) -> dict[str, set[str]]:
    events = riwaya("events", "--ledger", ledger, "--json").lines()
    return {event["id"]: {claim["claim"] for claim in event["claims"]} for event in events}


def event_of(riwaya: Command, ledger: Path, claim: str) -> str:
    [home] = [event for event, claims in groups(riwaya, ledger).items() if claim in claims]
    return home


def decided(riwaya: Command, ledger: Path, *arguments: str) -> Any:
    result = riwaya("decide", *arguments, *WHO, "--ledger", ledger, "--json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_merge_joins_events_and_the_old_id_still_finds_their_claims(riwaya: Command, ledger: Path) -> None:
    before = groups(riwaya, ledger)
    story, other = event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b")
    assert story != other
    decision = decided(riwaya, ledger, "merge", story[:9], other)
    assert decision["events"] == [story, other]
    joined = event_of(riwaya, ledger, DENIED)
    assert groups(riwaya, ledger)[joined] == before[story] | before[other]
    for old in (story, other):
        assert riwaya("show", old, "--ledger", ledger, "--json").lines()[0]["id"] == joined


def test_split_gives_the_named_claims_an_event_of_their_own_and_undo_joins_them_again(
    riwaya: Command, ledger: Path
) -> None:
    story, other = event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b")
    decided(riwaya, ledger, "merge", story, other)
    before = groups(riwaya, ledger)
    joined = event_of(riwaya, ledger, DENIED)
    decision = decided(riwaya, ledger, "split", joined, "c-b")
    assert decision["together"] == ["c-b"]
    assert groups(riwaya, ledger)[event_of(riwaya, ledger, "c-b")] == {"c-b"}
    decided(riwaya, ledger, "undo", str(decision["number"]))
    assert groups(riwaya, ledger) == before


def test_decisions_hold_when_more_pages_come(riwaya: Command, ledger: Path, tmp_path: Path) -> None:
    story, other = event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b")
    decided(riwaya, ledger, "merge", story, other)
    more = write_pages(tmp_path / "more.jsonl", {"id": "d", "text": "هجوم آخر على الميناء"})
    assert riwaya("add", more, "--ledger", ledger).code == 0
    assert event_of(riwaya, ledger, DENIED) == event_of(riwaya, ledger, "c-b")
    assert event_of(riwaya, ledger, "c-d")


def test_decision_says_what_it_overrules_and_the_list_says_what_became_of_each(
    riwaya: Command, ledger: Path
) -> None:
    story, other = event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b")
    decided(riwaya, ledger, "merge", story, other)
    joined = event_of(riwaya, ledger, DENIED)
    result = riwaya("decide", "split", joined, "c-b", *WHO, "--ledger", ledger)
    assert "Decision 2 is kept." in result.err
    assert "It overrules decision 1 where they contradict each other." in result.err
    decided(riwaya, ledger, "undo", "2")
    table = riwaya("decisions", "--ledger", ledger).out
    listed = riwaya("decisions", "--ledger", ledger, "--json").lines()
    assert [one["undone_by"] for one in listed] == [None, 3, None]
    first, second, third = table.rstrip().split("\n")[2:]
    assert "stands" in first
    assert "undone by 3" in second
    assert "undo 2" in third
    assert "سلمى" in first
    assert "قرأت الخبرين" in first


def test_show_lists_the_decisions_on_an_event_and_no_others(riwaya: Command, ledger: Path) -> None:
    story, other = event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b")
    decided(riwaya, ledger, "confirm", story)
    assert "confirm" in riwaya("show", story, "--ledger", ledger).out
    assert "confirm" not in riwaya("show", other, "--ledger", ledger).out
    assert len(riwaya("decisions", "--event", story, "--ledger", ledger, "--json").lines()) == 1
    assert riwaya("decisions", "--event", other, "--ledger", ledger, "--json").lines() == []


def test_resolve_respects_the_decisions_of_a_file(
    riwaya: Command, ledger: Path, pages: Path, tmp_path: Path
) -> None:
    decided(riwaya, ledger, "merge", event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b"))
    listed = tmp_path / "decisions.jsonl"
    listed.write_text(riwaya("decisions", "--ledger", ledger, "--json").out, encoding="utf-8")
    found = riwaya("resolve", pages, "--decisions", listed).lines()
    stored = riwaya("events", "--ledger", ledger, "--json").lines()
    assert {event["id"] for event in found} == {event["id"] for event in stored}
    assert len(riwaya("resolve", pages).lines()) == len(found) + 1


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("confirm", "nowhere"), "expected an event of"),
        (("merge", "STORY"), "expected two or more, found one"),
        (("merge", "STORY", "STORY"), "expected two or more, found one"),
        (("split", "STORY", "c-b"), "expected one claim of event"),
        (("split", "OTHER", "c-b"), "found all of them"),
        (("undo", "9"), "expected the number of a decision, found 9"),
    ],
)
def test_a_decision_that_says_nothing_is_called_wrongly(
    riwaya: Command, ledger: Path, arguments: tuple[str, ...], fault: str
) -> None:
    names = {"STORY": event_of(riwaya, ledger, DENIED), "OTHER": event_of(riwaya, ledger, "c-b")}
    named = [names.get(argument, argument) for argument in arguments]
    result = riwaya("decide", *named, *WHO, "--ledger", ledger)
    assert result.code == 2
    assert fault in result.err
    assert riwaya("decisions", "--ledger", ledger, "--json").lines() == []


def test_name_and_reason_must_be_given(riwaya: Command, ledger: Path) -> None:
    story = event_of(riwaya, ledger, DENIED)
    assert riwaya("decide", "confirm", story, "--by", "سلمى", "--ledger", ledger).code == 2
    assert riwaya("decide", "confirm", story, "--reason", "قرأت", "--ledger", ledger).code == 2
    assert riwaya("decide", "confirm", story, "--by", " ", "--reason", "قرأت", "--ledger", ledger).code == 2


def test_decisions_need_a_ledger_that_is_there(riwaya: Command, tmp_path: Path) -> None:
    result = riwaya("decide", "confirm", "e1", *WHO, "--ledger", tmp_path / "none.db")
    assert result.code == 1
    assert not (tmp_path / "none.db").exists()


def test_show_why_names_the_links_of_an_event_the_decision_and_its_origins(
    riwaya: Command, ledger: Path
) -> None:
    story, other = event_of(riwaya, ledger, DENIED), event_of(riwaya, ledger, "c-b")
    decided(riwaya, ledger, "merge", story, other)
    [found] = riwaya("show", story, "--why", "--ledger", ledger, "--json").lines()
    assert [decision["number"] for decision in found["decisions"]] == [1]
    assert found["event"]["origins"] == len(found["why"]["origins"])
    [tie] = [tie for tie in found["why"]["ties"] if tie["step"] == "decision"]
    assert tie["decisions"] == [1]
    table = riwaya("show", story, "--why", "--ledger", ledger).out
    assert "decision 1" in table
    assert "same_type 1.00 × " in table
    assert "all name وزارة الدفاع في ساردا" in table


def test_show_why_of_a_claim_says_which_rule_gave_each_field(riwaya: Command, ledger: Path) -> None:
    assert "first word" in riwaya("show", "c-b", "--why", "--ledger", ledger).out
    assert "first word" not in riwaya("show", "c-b", "--ledger", ledger).out
