"""The floors of what is read, by the shipped weights; lowering one takes a reason in the commit.

`floors.json` holds the F1 of each headline less .02 and a digest of the pages and gold that it was measured on;
`python -m benchmarks.claims PAGES GOLD --floors tests/floors.json NAME` writes them. The weights were trained on
these pages: what new pages can expect is what `benchmarks.train` prints, which leaves each page out in turn.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.claims import HEADLINES, digest_files, read_pages, read_records, score, write_floors
from benchmarks.scorer import load_scorer

from riwaya.pipeline import open_rooms

SHARED = Path(__file__).parents[2] / "shared"
FLOORS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "floors.json").read_text(encoding="utf-8")
)
needs_data = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the evaluation data does not lie beside the repository"
)


def files_of(name: str) -> tuple[Path, Path]:
    return SHARED / f"data/pages/{name}.jsonl", SHARED / f"data/gold/{name}.jsonl"


@cache
def figures_of(name: str) -> dict[str, Any]:
    pages, gold = files_of(name)
    found = read_pages(pages, rooms=open_rooms("ar"))
    scorer = load_scorer(str(SHARED / "eval/score.py"))
    return score(read_records(gold), found, pages, scorer=scorer)


@needs_data
@pytest.mark.parametrize("name", FLOORS)
def test_floor_belongs_to_these_pages_and_this_gold(name: str) -> None:
    assert digest_files(*files_of(name)) == FLOORS[name]["digest"], "other data; measure the floors again"


@needs_data
@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("name", FLOORS)
def test_claims_stay_above_their_floor(name: str, headline: str) -> None:
    assert figures_of(name)[headline]["f1"] >= FLOORS[name]["f1"][headline]


@needs_data
@pytest.mark.parametrize("name", FLOORS)
def test_no_span_is_broken(name: str) -> None:
    assert figures_of(name)["spans_broken"] == 0


def test_floors_are_written_beside_those_of_other_data(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    figures = {headline: {"f1": 0.5} for headline in HEADLINES}
    write_floors(file, "one", figures, digest="a")
    write_floors(file, "two", figures, digest="b")
    floors = json.loads(file.read_text(encoding="utf-8"))
    assert floors["one"] == {"digest": "a", "f1": dict.fromkeys(sorted(HEADLINES), 0.48)}
    assert list(floors) == ["one", "two"]
