"""What coders marked becomes examples for the choosers, as features and never as words."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.scorer import load_scorer
from benchmarks.train_spans import Spans, read_marked, side_examples, without_fold

from riwaya.extract import Models
from riwaya.pipeline import open_rooms

SCORER = Path(__file__).parents[2] / ".." / "shared" / "eval" / "gsr_score.py"
RAID = "هاجم مسلحون دورية للجيش المصري قرب العريش أمس."


def examples(folder: Path, *, source: list[str], target: list[str]) -> tuple[dict[Any, Any], list[str]]:
    if not SCORER.is_file():
        pytest.skip("the evaluation's scorer is not beside the project")
    mark = {"source_actor": source, "target_actor": target, "verb": ["هاجم"]}
    row = {"id": "raid", "event_type": "ASSAULT", "text": RAID, "annotations": [mark]}
    given = folder / "spans.jsonl"
    given.write_text(json.dumps(row) + "\n", encoding="utf-8")
    rooms = open_rooms("ar", judge=False)
    spans = Spans(sentences=read_marked(str(given), rooms.reader, folds=5), scorer=load_scorer(str(SCORER)))
    return side_examples(spans, language=rooms.language, models=Models()), RAID.split()


def test_marked_words_pick_the_option_that_the_rules_read_there(tmp_path: Path) -> None:
    found, words = examples(tmp_path, source=["مسلحون"], target=["دورية", "للجيش", "المصري"])
    [(source, *_), (target, *_)] = found["source"], found["target"]
    assert source.options[source.best].get("rule=subject of the verb") == 1.0
    assert target.options[target.best].get("rule=object of the verb") == 1.0
    names = [name for option in (*source.options, *target.options) for name in option]
    assert not [name for name in names if any(word in name for word in words)]


def test_nobody_marked_is_the_option_of_nobody(tmp_path: Path) -> None:
    found, _ = examples(tmp_path, source=[], target=["السفينة"])
    assert found["source"][0].options[found["source"][0].best].get("none") == 1.0
    assert found["target"] == []


def test_a_fold_left_out_teaches_nothing(tmp_path: Path) -> None:
    row = {"id": "raid", "event_type": "ASSAULT", "text": RAID, "annotations": []}
    (tmp_path / "spans.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    marked = read_marked(str(tmp_path / "spans.jsonl"), open_rooms("ar", judge=False).reader, folds=5)
    left = without_fold(Spans(sentences=marked, scorer=json), marked[0].fold)
    assert left is not None
    assert list(left.sentences) == []
