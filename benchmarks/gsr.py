"""Codes sentences as arabic_event_gsr does, from the claims that extraction gives and nothing else.

    python -m benchmarks.gsr detection IN.jsonl OUT.jsonl [--no-judge] [--folds N]
    python -m benchmarks.gsr spans IN.jsonl OUT.jsonl [--no-judge]
    python -m benchmarks.gsr fit IN.jsonl

IN holds `{id, text, event_type?, label?}`; texts are bare sentences and are read whole as the story. Detection
reports a type where its claims together are weighed highly enough (`gsr_rank.py`, `gsr_weights.json`); with
`--folds N` by weights fitted on the labels of the other folds, texts of one wording together.
`fit` writes the weights from all labels. Scored by the evaluation's `gsr_score.py`.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.gsr_codes import load_rows
from benchmarks.gsr_rank import (
    EVENT_TYPES,
    THRESHOLD,
    WEIGHTS,
    Ranker,
    Reading,
    fit_weights,
    fold_of,
    load_ranker,
    order,
    probability,
)
from benchmarks.gsr_spans import code_event
from riwaya.extract import extract_claims
from riwaya.languages.language import Language
from riwaya.model.claim import Claim
from riwaya.model.page import CleanPage, RawPage, Segment
from riwaya.pipeline import Rooms, open_rooms

JUDGED = {"yes": True, "easy no": False, "difficult no": False}


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.gsr")
    parser.add_argument("task", choices=("detection", "spans", "fit"))
    parser.add_argument("given", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(arguments)
    rows = [
        json.loads(line) for line in options.given.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
    rooms = open_rooms("ar", judge=not options.no_judge)
    claims = read_texts([row["text"] for row in rows], rooms=rooms)
    if options.task == "fit":
        ranker = fit_ranker(rows, claims, language=rooms.language)
        WEIGHTS.write_bytes(msgspec.json.format(msgspec.json.encode(ranker), indent=1) + b"\n")
        return
    if options.out is None:
        parser.error("OUT.jsonl is needed")
    ranker = load_ranker()
    if options.task == "spans":
        found = [code_spans(row, claims[row["text"]], ranker, language=rooms.language) for row in rows]
    elif options.folds:
        found = detect_by_folds(rows, claims, folds=options.folds, language=rooms.language)
    else:
        found = [detect(row, claims[row["text"]], ranker, language=rooms.language) for row in rows]
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in found]
    options.out.write_text("".join(lines), encoding="utf-8")


def read_texts(texts: Sequence[str], *, rooms: Rooms) -> dict[str, tuple[Claim, ...]]:
    """Reads each text whole, as `riwaya inspect` does.

    Args:
        texts: Any number of times each.
        rooms: Without models where the judge is off.

    Returns:
        Claims by text.
    """
    found = {}
    for text in dict.fromkeys(texts):
        digest = hashlib.sha256(text.encode()).hexdigest()
        whole = (Segment(kind="main", start=0, end=len(text)),)
        clean = CleanPage(page=RawPage(id=digest[:16], text=text), text_sha256=digest, segments=whole)
        page = rooms.reader.read_page(clean)
        found[text] = extract_claims(page, language=rooms.language, models=rooms.models).claims
    return found


def detect(
    row: dict[str, Any], claims: Sequence[Claim], ranker: Ranker, *, language: Language
) -> dict[str, Any]:
    """Says which event types a text reports.

    Args:
        row: With `id`.
        claims: Of its text.
        ranker: Weights.
        language: Tells the form of triggers.

    Returns:
        The prediction in the scorer's form, with the probability of each type.
    """
    scores = {
        kind: round(probability(claims, kind, ranker.weights[kind], language=language), 4)
        for kind in EVENT_TYPES
    }
    events = [kind for kind in EVENT_TYPES if scores[kind] >= THRESHOLD]
    return {"id": row["id"], "events": events, "scores": scores}


def detect_by_folds(
    rows: Sequence[dict[str, Any]], claims: dict[str, tuple[Claim, ...]], *, folds: int, language: Language
) -> list[dict[str, Any]]:
    """Says the same of every row by what the rows of the other folds teach.

    Returns:
        Predictions in the order of the rows.
    """
    parts = [fold_of(row["text"], folds) for row in rows]
    rankers = [
        fit_ranker(
            [row for row, part in zip(rows, parts, strict=True) if part != fold], claims, language=language
        )
        for fold in range(folds)
    ]
    return [
        detect(row, claims[row["text"]], rankers[part], language=language)
        for row, part in zip(rows, parts, strict=True)
    ]


def fit_ranker(
    rows: Sequence[dict[str, Any]], claims: dict[str, tuple[Claim, ...]], *, language: Language
) -> Ranker:
    """Fits weights on judged rows; ambiguous ones are left out.

    Returns:
        The ranker with its card.
    """
    weights = {}
    for kind in EVENT_TYPES:
        readings = [
            Reading(text=row["text"], claims=claims[row["text"]], positive=JUDGED[row["label"]])
            for row in rows
            if row["event_type"].upper() == kind and row["label"] in JUDGED
        ]
        weights[kind] = fit_weights(readings, kind, language=language)
    card = {
        "data": "openeventdata/arabic_event_gsr, development half (Open Event Data Alliance)",
        "licence": "MIT",
        "made by": "python -m benchmarks.gsr fit detection.jsonl",
        "sees": "fields of claims; no words",
    }
    return Ranker(card=card, weights=weights)


def code_spans(
    row: dict[str, Any], claims: Sequence[Claim], ranker: Ranker, language: Language
) -> dict[str, Any]:
    """Gives the events of a text with their actors, the likeliest first.

    Args:
        row: With `id`.
        claims: Of its text.
        ranker: Its weights give the order.
        language: Reads the actors' phrases for their codes.

    Returns:
        The prediction in the scorer's form.
    """
    rows = load_rows(language)
    events = [
        code_event(kind, claim, claims, rows=rows, language=language)
        for kind in EVENT_TYPES
        for _, claim in order(claims, kind, ranker.weights[kind], language=language)
    ]
    return {"id": row["id"], "events": events}


if __name__ == "__main__":
    main(sys.argv[1:])
