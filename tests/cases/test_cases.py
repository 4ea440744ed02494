"""Floors of the newsroom cases: the share of mentions with the right span and the right value (F1, exact)."""

import json
from pathlib import Path

import pytest
from benchmarks.cases import score

FOLDER = Path(__file__).parent
# Floors are the targets of the issue that asked for the cases; the figures stand in README.md. A floor is
# raised by a commit, and lowered only with a reason.
FLOORS = {
    "numbers": 0.97,
    "times": 0.97,
    "places": 0.97,
    "parties": 0.97,
}
# The least number of sentences that the figures are taken from.
SENTENCES = {"numbers": 150, "times": 200, "places": 100, "parties": 117}


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_suite_stays_above_its_floor(kind: str) -> None:
    lines = (FOLDER / f"{kind}.jsonl").read_text(encoding="utf-8").split("\n")
    figures, misses = score(kind, [json.loads(line) for line in lines if line.strip()])
    assert figures["cases"] >= SENTENCES[kind]
    assert figures["exact"]["f1"] >= FLOORS[kind], misses


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_no_sentence_is_counted_twice(kind: str) -> None:
    lines = (FOLDER / f"{kind}.jsonl").read_text(encoding="utf-8").split("\n")
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    assert len(texts) == len(set(texts))
