"""Peers beside Riwaya: a made-up reader goes through the whole comparison; real ones are never imported here."""

import ast
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.layers import PAGE_CP, cut_pages
from benchmarks.peer_programs import PEERS as PROGRAMS
from benchmarks.peer_programs import answer_all
from benchmarks.peers import OURS, PEERS, Peer, compare, draw, main

ROOT = Path(__file__).parents[2]
# Finds every number in digits, and says that each is seven.
MADE_UP = """
import json, re, sys
for line in sys.stdin:
    found = re.finditer("[0-9]+", json.loads(line)["text"])
    print(json.dumps([dict(start=m.start(), end=m.end(), kind="cardinal", min=7, max=7) for m in found]))
print(json.dumps(dict(seconds=0.5, version="1.2", failed=0)))
"""
CASES = (
    {"text": "وصلت 7 حافلات إلى الميناء", "expected": [{"text": "7", "type": "number", "value": 7}]},
    {"text": "زرعت 12 شجرة في الحديقة", "expected": [{"text": "12", "type": "number", "value": 12}]},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "peer-suites").mkdir()
    lines = [json.dumps(case | {"source": "made-up:Number", "notes": []}) for case in CASES]
    (tmp_path / "peer-suites/numbers-ar.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def peer(tmp_path: Path, program: str) -> Peer:
    path = tmp_path / "made_up.py"
    path.write_text(program, "utf-8")
    return Peer(suite="numbers", name="Sevens", licence="MIT", command=(str(path),))


def test_a_peer_is_scored_on_the_same_cases_as_riwaya(folder: Path) -> None:
    figures = compare(folder, [peer(folder, MADE_UP)], pythons=[sys.executable])
    readers = figures["suites"]["numbers"]
    assert readers["Sevens"]["figures"] == {"value_accuracy": 0.5, "span_f1": 1.0}
    assert readers["Sevens"]["texts_per_s"] == 4.0
    assert readers[OURS]["figures"] == {"value_accuracy": 1.0, "span_f1": 1.0}


def test_the_table_has_a_row_for_each_reader(folder: Path) -> None:
    figures = compare(folder, [peer(folder, MADE_UP)], pythons=[sys.executable])
    rows = [line for line in draw(figures) if line.startswith("| numbers")]
    assert "| Riwaya | Apache-2.0 | value_accuracy 1.000" in rows[0]
    assert "| Sevens 1.2 | MIT | value_accuracy 0.500, span_f1 1.000 | 4 |" in rows[1]


def test_a_peer_that_is_not_installed_is_named(folder: Path) -> None:
    figures = compare(folder, [peer(folder, "raise SystemExit(3)")], pythons=[sys.executable])
    assert figures["not_installed"] == ["Sevens"]
    assert list(figures["suites"]["numbers"]) == [OURS]
    assert any(line.endswith("not installed: Sevens") for line in draw(figures))


def test_suites_without_a_file_are_named(folder: Path) -> None:
    assert compare(folder, [], pythons=[])["no_file"] == ["dates", "clitics", "sentences"]


def test_a_folder_without_suites_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "expected one with suites" in capsys.readouterr().err


def test_texts_that_make_a_peer_fail_are_counted() -> None:
    class Fragile:
        package = "fragile"

        def read(self, text: str, day: object) -> list[str]:
            if "7" in text:
                raise ValueError(text)
            return [text]

        def tell(self, text: str, day: object, answer: list[str]) -> list[dict[str, Any]]:
            return [{"start": 0, "end": len(answer[0])}]

    *finds, last = answer_all(Fragile(), [{"text": "7"}, {"text": "ab"}], "1")
    assert finds == [[], [{"start": 0, "end": 2}]]
    assert isinstance(last, dict)
    assert (last["failed"], last["version"]) == (1, "1")


def test_every_peer_of_the_table_has_a_program() -> None:
    assert sorted(PROGRAMS) == sorted(peer.command[-1] for peer in PEERS)


def test_pages_of_the_layers_have_one_length(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    pages = "".join(json.dumps({"text": "وصل الوفد إلى المدينة. " * 50}) + "\n" for _ in range(3))
    (tmp_path / "pages/articles.jsonl").write_text(pages, "utf-8")
    assert {len(page.page.text) for page in cut_pages(tmp_path)} == {PAGE_CP}


def test_the_package_imports_no_peer() -> None:
    peers = {"maha", "pyarabic", "dateparser", "Stemmer", "tashaphyne", "pysbd", "sentencex"}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not peers & {name.partition(".")[0] for name in names}, path
