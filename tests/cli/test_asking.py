from pathlib import Path

import pytest
from tests.cli.conftest import STORY, Command, write_pages
from tests.ledger.pages import DENIAL


def test_claims_are_listed_with_stance_claimant_and_figures(riwaya: Command, ledger: Path) -> None:
    out = riwaya("claims", "--ledger", ledger).out
    denial = next(line for line in out.split("\n") if "- denies" in line)
    assert "وزارة الدفاع في ساردا" in denial
    assert "killed 12 or more" in out


def test_claims_can_be_narrowed_down(riwaya: Command, ledger: Path) -> None:
    claims = riwaya("claims", "--ledger", ledger, "--stance", "denies", "--json").lines()
    assert {claim["claim"]["attribution"]["stance"] for claim in claims} == {"denies"}
    assert [claim["page_id"] for claim in claims] == ["a", "c"]
    assert len(riwaya("claims", "--ledger", ledger, "--json", "--limit", "1").lines()) == 1


def test_disputes_are_the_events_with_a_dispute(riwaya: Command, ledger: Path) -> None:
    events = riwaya("events", "--ledger", ledger, "--json").lines()
    disputes = riwaya("disputes", "--ledger", ledger, "--json").lines()
    assert [event["id"] for event in disputes] == [event["id"] for event in events if event["disputes"]]
    assert disputes
    table = riwaya("disputes", "--ledger", ledger).out
    assert disputes[0]["id"][:10] in table
    assert "happened" in table


def test_event_is_shown_with_every_account_of_it(riwaya: Command, ledger: Path) -> None:
    [event] = riwaya("disputes", "--ledger", ledger, "--json").lines()
    out = riwaya("show", event["id"][:8], "--ledger", ledger).out
    assert "disputed: happened" in out
    assert DENIAL in out
    assert out.count("- denies") == 2
    assert "المنارة <- وزارة الدفاع في ساردا" in out
    assert riwaya("show", event["id"], "--ledger", ledger, "--json").lines() == [event]


def test_trace_prints_chain_exact_words_and_where_they_stand(riwaya: Command, ledger: Path) -> None:
    claims = riwaya("claims", "--ledger", ledger, "--json").lines()
    toll = next(claim for claim in claims if claim["claim"]["casualties"])
    [trace] = riwaya("trace", toll["claim"]["id"], "--ledger", ledger, "--json").lines()
    assert trace["chain"] == ["المنارة", "وكالة المرفأ", "مصدر طبي"]
    for span in trace["spans"]:
        assert STORY[span["start"] : span["end"]] == span["text"]
    out = riwaya("trace", toll["claim"]["id"], "--ledger", ledger).out
    assert "المنارة <- وكالة المرفأ <- مصدر طبي" in out
    assert trace["text_sha256"] in out
    trigger = toll["claim"]["trigger"]
    assert f"a:{trigger['start']}-{trigger['end']}" in out


def test_trace_says_why_where_asked(riwaya: Command, ledger: Path) -> None:
    claims = riwaya("claims", "--ledger", ledger, "--page", "b", "--json").lines()
    identity = claims[0]["claim"]["id"]
    assert "first word" not in riwaya("trace", identity, "--ledger", ledger).out
    assert "first word" in riwaya("trace", identity, "--why", "--ledger", ledger).out


def test_trace_of_an_event_traces_each_of_its_claims(riwaya: Command, ledger: Path) -> None:
    [event] = riwaya("disputes", "--ledger", ledger, "--json").lines()
    traces = riwaya("trace", event["id"], "--ledger", ledger, "--json").lines()
    assert {trace["claim"] for trace in traces} == {claim["claim"] for claim in event["claims"]}


def test_search_finds_the_sentence_and_its_claims(riwaya: Command, ledger: Path) -> None:
    hits = riwaya("search", "وزارة", "دفاع", "--ledger", ledger, "--json").lines()
    assert [hit["page_id"] for hit in hits] == ["a", "c"]
    assert all(STORY[hit["start"] : hit["end"]] == DENIAL for hit in hits)
    assert hits[0]["claims"]
    assert DENIAL in riwaya("search", "وزارة", "--ledger", ledger).out
    assert riwaya("search", "بحيرة", "--ledger", ledger, "--json").lines() == []


@pytest.mark.parametrize("command", ["show", "trace"])
def test_unknown_id_is_code_two_with_a_message(riwaya: Command, ledger: Path, command: str) -> None:
    result = riwaya(command, "zzz", "--ledger", ledger)
    assert (result.code, result.out) == (2, "")
    assert "'zzz'" in result.err


@pytest.mark.parametrize("command", ["claims", "events", "disputes", "show x", "trace x", "search x"])
def test_missing_ledger_is_code_one_with_a_message(riwaya: Command, tmp_path: Path, command: str) -> None:
    result = riwaya(*command.split(), "--ledger", tmp_path / "none.db")
    assert (result.code, result.out) == (1, "")
    assert "none.db" in result.err
    assert not (tmp_path / "none.db").exists()


def test_ledger_can_be_named_by_the_environment(
    riwaya: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIWAYA_LEDGER", str(ledger))
    assert len(riwaya("claims", "--json").lines()) == 5


def test_words_of_a_page_cannot_steer_the_terminal(riwaya: Command, tmp_path: Path) -> None:
    text = "[red]هجوم[/red]\u202e\x1b]0;title\x07 على"
    pages = write_pages(tmp_path / "p.jsonl", {"id": "x[bold]", "text": text + " كلمة" * 60, "outlet": text})
    assert riwaya("add", pages, "--ledger", tmp_path / "x.db").code == 0
    for command in (("claims",), ("trace", "c-x"), ("search", "هجوم")):
        out = riwaya(*command, "--ledger", tmp_path / "x.db").out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "[red]" in out or "x[bold]" in out
