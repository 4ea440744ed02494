import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.cli.conftest import Command
from tests.ledger.pages import DENIAL

RIWAYA = [sys.executable, "-m", "riwaya"]


@contextmanager
def running(*arguments: str | Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A serving command with the address that it says it serves on."""
    process = subprocess.Popen(
        [*RIWAYA, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        said = next(line for line in process.stderr if "Serving" in line)
        yield process, re.findall(r"http://\S+", said)[0]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # noqa: S104
def test_address_that_others_reach_is_refused_unless_asked_for(
    riwaya: Command, ledger: Path, host: str
) -> None:
    result = riwaya("serve", "--ledger", ledger, "--host", host)
    assert result.code == 2
    assert "--expose" in result.err


def test_serving_a_missing_ledger_is_code_one_and_makes_none(riwaya: Command, tmp_path: Path) -> None:
    result = riwaya("serve", "--ledger", tmp_path / "none.db", "--port", "0")
    assert result.code == 1
    assert not (tmp_path / "none.db").exists()


def test_taken_port_is_code_two_with_a_message(riwaya: Command, ledger: Path) -> None:
    with running("serve", "--ledger", ledger, "--port", "0") as (_, address):
        port = address.rstrip("/").rpartition(":")[2]
        result = riwaya("serve", "--ledger", ledger, "--port", port)
    assert result.code == 2
    assert port in result.err


def test_page_is_served_until_interrupted_and_only_to_this_machines_names(ledger: Path) -> None:
    with running("serve", "--ledger", ledger, "--port", "0") as (process, address):
        with urllib.request.urlopen(address, timeout=10) as response:
            assert response.status == 200
        foreign = urllib.request.Request(address, headers={"Host": "rebound.example.org"})
        with pytest.raises(urllib.error.HTTPError, match="400") as caught:
            urllib.request.urlopen(foreign, timeout=10)
        caught.value.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0


@pytest.mark.parametrize("further", [(), ("--expose",)])
def test_deciding_is_refused_where_others_reach_the_page(
    riwaya: Command, ledger: Path, further: tuple[str, ...]
) -> None:
    result = riwaya("serve", "--ledger", ledger, "--host", "0.0.0.0", "--decide", *further)  # noqa: S104
    assert result.code == 2


def test_a_decision_at_the_desk_changes_the_events_and_is_listed(riwaya: Command, ledger: Path) -> None:
    [event] = [one for one in riwaya("events", "--ledger", ledger, "--json").lines() if one["disputes"]]
    claim = event["claims"][0]["claim"]
    with running("serve", "--ledger", ledger, "--port", "0", "--decide") as (process, address):
        assert process.stderr is not None
        door = re.findall(r"http://\S+", process.stderr.readline())[0]
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        browser.open(door, timeout=10).close()
        form = {"kind": "split", "claim": claim, "by": "سلمى", "reason": "خبران"}
        forms = f"{address}events/{event['id']}/decide"
        sent = urllib.request.Request(forms, urlencode(form).encode(), {"Sec-Fetch-Site": "same-origin"})
        with browser.open(sent, timeout=30) as response:
            assert response.status == 200
            assert "/decide" not in response.url
    [decision] = riwaya("decisions", "--ledger", ledger, "--json").lines()
    assert (decision["kind"], decision["by"], decision["together"]) == ("split", "سلمى", [claim])
    after = riwaya("events", "--ledger", ledger, "--json").lines()
    assert [{member["claim"] for member in one["claims"]} for one in after].count({claim}) == 1


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_export_writes_files_and_names_them(riwaya: Command, ledger: Path, tmp_path: Path, form: str) -> None:
    result = riwaya("export", tmp_path / "out", "--format", form, "--ledger", ledger)
    assert (result.code, result.out) == (0, "")
    named = [Path(line) for line in result.err.split("\n") if line]
    assert sorted(named) == sorted((tmp_path / "out").iterdir())
    assert DENIAL in (tmp_path / f"out/claims.{form}").read_text(encoding="utf-8")


def test_demo_lists_disputes_and_leaves_nothing_behind(
    riwaya: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = riwaya("demo", "--no-serve")
    assert result.code == 0
    assert "made up" in result.err
    assert "disputed" in result.out
    assert os.listdir(tmp_path) == []


def test_demo_keeps_its_ledger_where_asked(riwaya: Command, tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    assert riwaya("demo", "--no-serve", "--ledger", path).code == 0
    assert len(riwaya("claims", "--ledger", path, "--json").lines()) >= 2
