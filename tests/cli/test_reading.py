import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import STORY, Command, read_lines, write_pages


def test_read_writes_one_record_a_page_in_input_order(riwaya: Command, pages: Path) -> None:
    result = riwaya("read", pages)
    assert result.code == 0
    assert [record["id"] for record in result.lines()] == ["a", "b", "c"]
    first = result.lines()[0]
    for claim in first["claims"]:
        start, end = claim["trigger"]["start"], claim["trigger"]["end"]
        assert STORY[start:end] == claim["trigger"]["text"]


def test_read_to_a_file_leaves_standard_output_empty(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = riwaya("read", pages, "-o", out)
    assert (result.code, result.out) == (0, "")
    assert [record["id"] for record in read_lines(out)] == ["a", "b", "c"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages.jsonl"]


def test_bytes_are_the_same_for_any_number_of_jobs(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        assert riwaya("read", pages, "-o", tmp_path / f"{jobs}.jsonl", "--jobs", str(jobs)).code == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_refused_pages_are_written_beside_the_output_and_the_code_is_three(
    riwaya: Command, tmp_path: Path
) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(
        b'{"id": "a", "text": "news"}\n{broken\n{"id": "a", "text": "other news"}\n'
        b'{"id": "bad", "text": "fail"}\n{"id": "a", "text": "news"}\n{"id": "z", "text": "late"}\n'
    )
    out = tmp_path / "out.jsonl"
    result = riwaya("read", path, "-o", out)
    assert result.code == 3
    assert [record["id"] for record in read_lines(out)] == ["a", "z"]
    refusals = read_lines(tmp_path / "out.refused.jsonl")
    assert [(r["reason"], r["source"], r["line"], r["id"]) for r in refusals] == [
        ("bad_json", str(path), 2, None),
        ("id_conflict", str(path), 3, "a"),
        ("failed", str(path), 4, "bad"),
    ]
    assert "2 pages read" in result.err
    assert "1 repeats left out" in result.err


def test_refusals_go_to_standard_error_where_records_go_to_standard_output(
    riwaya: Command, tmp_path: Path
) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    result = riwaya("read", path, "--quiet")
    assert (result.code, result.out) == (3, "")
    assert json.loads(result.err)["reason"] == "empty"


def test_refusals_of_an_earlier_run_do_not_stay(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    old = tmp_path / "out.refused.jsonl"
    old.write_text("{}\n", encoding="utf-8")
    assert riwaya("read", pages, "-o", tmp_path / "out.jsonl").code == 0
    assert not old.exists()


def test_quiet_and_piped_commands_say_nothing_but_data(riwaya: Command, pages: Path) -> None:
    assert riwaya("read", pages, "--quiet").err == ""
    loud = riwaya("read", pages).err
    assert "\x1b" not in loud
    assert loud == "3 pages read, 5 claims\n"


def test_records_are_read_from_standard_input(riwaya: Command) -> None:
    result = riwaya("read", "-", stdin='{"id": "a", "text": "خبر"}\n'.encode())
    assert [record["id"] for record in result.lines()] == ["a"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "nowhere.jsonl"),
        ("read", "PAGES", "-o", "PAGES"),
        ("read", "PAGES", "-o", "no/such/folder/out.jsonl"),
        ("read", "PAGES", "--jobs", "0"),
        ("read", "PAGES", "--no-such-option"),
        ("resolve", "PAGES", "--claims", "nowhere.jsonl"),
        ("no-such-command",),
    ],
)
def test_wrong_call_is_code_two_with_a_message(
    riwaya: Command, pages: Path, arguments: tuple[str, ...]
) -> None:
    before = pages.read_bytes()
    result = riwaya(*(pages if argument == "PAGES" else argument for argument in arguments))
    assert result.code == 2
    assert result.out == ""
    assert result.err
    assert "Traceback" not in result.err
    assert pages.read_bytes() == before


def test_wrong_setting_in_the_environment_is_code_two(
    riwaya: Command, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIWAYA_JOBS", "many")
    result = riwaya("read", pages)
    assert result.code == 2
    assert "RIWAYA_JOBS" in result.err


def test_output_that_cannot_be_written_is_code_one(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").mkdir()
    result = riwaya("read", pages, "-o", tmp_path / "out.jsonl")
    assert result.code == 1
    assert "out.jsonl.part" in result.err


def test_page_over_the_limit_is_refused(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    result = riwaya("read", pages, "-o", tmp_path / "out.jsonl", "--max-page-bytes", "40")
    assert result.code == 3
    assert [r["reason"] for r in read_lines(tmp_path / "out.refused.jsonl")] == ["too_large", "too_large"]
    assert [r["id"] for r in read_lines(tmp_path / "out.jsonl")] == ["b"]


def test_report_counts_what_came_in_and_out(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    with pages.open("ab") as stream:
        stream.write(b'{"id": "b", "text": "' + "هجوم على المخفر".encode() + b'"}\n{"id": "d"}\n')
    report = tmp_path / "report.json"
    result = riwaya("read", pages, "-o", os.devnull, "--report", report)
    assert result.code == 3
    assert json.loads(report.read_bytes()) == {
        "rules": "test",
        "pages": 3,
        "repeats": 1,
        "refused": {"missing_field": 1},
        "claims": 5,
        "claims_by_type": {"attack": 5},
        "not_understood": {"قصف": 4, "هجوم": 1},
        "dates_unknown": 1,
        "outlets": {
            "السارية": {"pages": 1, "claims": 1, "dates_unknown": 1},
            "المرسى": {"pages": 1, "claims": 2, "dates_unknown": 0},
            "المنارة": {"pages": 1, "claims": 2, "dates_unknown": 0},
        },
    }


def test_adding_pages_twice_changes_nothing(riwaya: Command, pages: Path, ledger: Path) -> None:
    before = [riwaya(command, "--ledger", ledger, "--json").out for command in ("claims", "events")]
    again = riwaya("add", pages, "--ledger", ledger)
    assert again.code == 0
    assert "0 new pages stored" in again.err
    after = [riwaya(command, "--ledger", ledger, "--json").out for command in ("claims", "events")]
    assert before == after


def test_add_keeps_refusals_in_the_ledger_and_ends_with_three(riwaya: Command, tmp_path: Path) -> None:
    path = write_pages(tmp_path / "p.jsonl", {"id": "a", "text": STORY}, {"id": "b", "text": ""})
    result = riwaya("add", path, "--ledger", tmp_path / "x.db")
    assert result.code == 3
    assert "1 refused (empty 1)" in result.err


def test_add_to_something_that_is_no_ledger_is_code_one(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "not.db"
    path.write_text("no ledger" * 1000, encoding="utf-8")
    result = riwaya("add", pages, "--ledger", path)
    assert result.code == 1
    assert "not.db" in result.err


def test_resolve_puts_every_claim_in_exactly_one_event(riwaya: Command, pages: Path, tmp_path: Path) -> None:
    read, resolved = riwaya("read", pages).lines(), riwaya("resolve", pages).lines()
    claims = sorted((page["id"], claim["id"]) for page in read for claim in page["claims"])
    assert sorted((c["page"], c["claim"]) for event in resolved for c in event["claims"]) == claims


def test_resolve_groups_the_given_claims_in_place_of_those_read(
    riwaya: Command, pages: Path, tmp_path: Path
) -> None:
    trigger, evidence = {"start": 0, "end": 4}, {"start": 0, "end": 15}
    given = {"id": "b", "claims": [{"type": "protest", "trigger": trigger, "evidence": evidence}]}
    claims = write_pages(tmp_path / "claims.jsonl", given)
    [event] = riwaya("resolve", pages, "--claims", claims).lines()
    assert (event["type"], event["pages"]) == ("protest", 1)
