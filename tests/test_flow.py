"""The whole flow with the real rooms: pages in, proved claims out, the same bytes every way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from riwaya.model.claim import PageRecord
from riwaya.model.page import RawPage
from riwaya.pipeline import Rooms, open_rooms, read_page

RIWAYA = [sys.executable, "-m", "riwaya"]
TEXT = (
    "نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء.\n"
    "وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف."
)


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    return open_rooms("ar")


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*RIWAYA, *map(str, arguments)], capture_output=True, check=False)


def demo_pages() -> list[dict[str, Any]]:
    data = (files("riwaya") / "demo/pages.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in data.split("\n") if line]


def spans_of(value: object) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, text) anywhere in a record."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value["start"], value["end"], value["text"]
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans_of(part)


def assert_proved(record: PageRecord, text: str) -> int:
    spans = list(spans_of(msgspec.to_builtins(record)))
    assert [span for span in spans if text[span[0] : span[1]] != span[2]] == []
    return len(spans)


def test_every_value_of_the_demo_pages_is_proved_by_its_words(rooms: Rooms) -> None:
    proved = 0
    for page in demo_pages():
        raw = msgspec.convert(page, RawPage)
        proved += assert_proved(read_page(raw, rooms=rooms).record, raw.text)
    assert proved > 0


def test_denial_and_toll_of_one_shelling_are_two_claims(rooms: Rooms) -> None:
    page = RawPage(id="w1", text=TEXT, published="2031-03-05")
    claims = read_page(page, rooms=rooms).record.claims
    assert [(claim.type, claim.attribution.stance) for claim in claims] == [
        ("attack", "denies"),
        ("attack", "asserts"),
    ]


def test_direction_controls_do_not_move_a_span(rooms: Rooms) -> None:
    text = "\u202b" + TEXT.replace(" ", " \u200f").replace("\n", "\u202c\n\u2067") + "\u2069"
    record = read_page(RawPage(id="w1", text=text), rooms=rooms).record
    assert assert_proved(record, text) > 0


@pytest.mark.slow
def test_a_million_characters_on_one_line_take_time_in_proportion(rooms: Rooms) -> None:
    """Ten times the text takes about ten times as long; quadratic work would take a hundred times."""
    short, long = (read_in_s(one_line(length, stop="."), rooms) for length in (100_000, 1_000_000))
    assert long / short < 25


def test_a_line_without_any_stop_takes_time_in_proportion(rooms: Rooms) -> None:
    """Three times the text takes about three times as long; quadratic work would take nine times."""
    short, long = (
        min(read_in_s(one_line(length, stop=""), rooms) for _ in range(3)) for length in (4_000, 12_000)
    )
    assert long / short < 6


def one_line(length: int, *, stop: str) -> str:
    """Sentences that all differ (repeats are not read twice), one after the other."""
    told = "قالت وكالة المرفأ إن {} مدنيا قتلوا في قصف على بلدة تل الريح" + stop + " "
    sentences = [told.format(number) for number in range(1, length // len(told) + 2)]
    return "".join(sentences)[:length] + " وانتهى اليوم."


def read_in_s(text: str, rooms: Rooms) -> float:
    begin = time.process_time()
    record = read_page(RawPage(id="long", text=text), rooms=rooms).record
    seconds = time.process_time() - begin
    assert len(record.claims) > len(text) / 200
    assert_proved(record, text)
    return seconds


def test_jobs_do_not_change_a_byte(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    copies = [page | {"id": f"{page['id']}-{i}"} for i in range(3) for page in demo_pages()]
    lines = [json.dumps(page, ensure_ascii=False) for page in copies]
    pages.write_text("\n".join([*lines[:5], "{broken", *lines[5:]]), encoding="utf-8")
    for jobs in ("1", "2"):
        done = run("read", pages, "-o", tmp_path / f"{jobs}.jsonl", "--jobs", jobs)
        assert done.returncode == 3, done.stderr.decode()
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert (tmp_path / "1.refused.jsonl").read_bytes() == (tmp_path / "2.refused.jsonl").read_bytes()


def test_add_killed_at_work_loses_nothing_when_it_is_run_again(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    copies = [page | {"id": str(i)} for i, page in enumerate(islice(cycle(demo_pages()), 200))]
    pages.write_text("\n".join(json.dumps(page) for page in copies), encoding="utf-8")
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    kill_while_adding(pages, killed)
    for ledger in (killed, whole):
        assert run("add", pages, "--ledger", ledger).returncode == 0
    for command in ("claims", "events"):
        one, other = (run(command, "--ledger", ledger, "--json").stdout for ledger in (killed, whole))
        assert one.split(b"\n") == other.split(b"\n")


def kill_while_adding(pages: Path, ledger: Path) -> None:
    """Kills `riwaya add` as soon as some pages are stored."""
    process = subprocess.Popen([*RIWAYA, "add", str(pages), "--ledger", str(ledger)])
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if ledger.exists() and run("claims", "--ledger", ledger, "--limit", "1", "--json").stdout:
            os.kill(process.pid, signal.SIGKILL)
            break
    assert process.wait(timeout=60) == -signal.SIGKILL


def test_inspect_gives_every_layer_with_its_words(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text(
        json.dumps({"id": "w1", "text": TEXT, "published": "2031-03-05"}) + "\n", encoding="utf-8"
    )
    layers = json.loads(run("inspect", pages, "--json").stdout)
    assert layers["id"] == "w1"
    assert [TEXT[start:end] for start, end in layers["sentences"]] == TEXT.split("\n")
    for layer in ("tokens", "numbers", "times", "parties", "names", "places"):
        assert all(TEXT[part["start"] : part["end"]] == part["text"] for part in layers[layer]), layer
    [number] = [part for part in layers["numbers"] if "12" in part["text"]]
    assert (number["min"], number["max"], number["kind"]) == (12, None, "cardinal")
    [time_] = layers["times"]
    assert (time_["text"], time_["value"]) == ("أمس الثلاثاء", "2031-03-04")
    fields = {
        "tokens": {"clitics", "stem", "suffix"},
        "numbers": {"kind", "min", "max", "approx", "counted"},
        "times": {"value"},
        "parties": {"country", "role", "name"},
        "names": {"kind", "id"},
        "places": {"id", "name", "country", "lat", "lon", "why"},
    }
    for layer, wanted in fields.items():
        assert layers[layer], layer
        assert all(set(part) >= {"start", "end", "text", *wanted} for part in layers[layer]), layer
    assert all("first" not in part and "head" not in part for part in layers["parties"])
    assert any(party["text"].startswith("وزارة الدفاع") for party in layers["parties"])


def test_inspect_prints_a_text_for_people() -> None:
    done = run("inspect", TEXT, "--published", "2031-03-05")
    assert done.returncode == 0, done.stderr.decode()
    out = done.stdout.decode()
    assert "2031-03-04" in out
    assert "أمس الثلاثاء" in out
