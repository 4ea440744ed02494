"""Codes sentences as arabic_event_gsr does, from the claims that extraction gives and nothing else.

    python -m benchmarks.gsr detection IN.jsonl OUT.jsonl [--no-judge] [--folds N]
    python -m benchmarks.gsr spans IN.jsonl OUT.jsonl [--no-judge]
    python -m benchmarks.gsr fit IN.jsonl

IN holds `{id, text, event_type?, label?}`; texts are bare sentences and are read whole as the story. Detection
reports a type where its likeliest claim is weighed highly enough (`gsr_rank.py`, `gsr_weights.json`); with
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

from benchmarks.gsr_codes import Row, code_party, load_rows
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
from riwaya.extract import extract_claims
from riwaya.languages.language import Language
from riwaya.model.claim import Casualty, Claim, Party
from riwaya.model.page import CleanPage, RawPage, Segment
from riwaya.pipeline import Rooms, open_rooms

JUDGED = {"yes": True, "easy no": False, "difficult no": False}
HURT = ("killed", "wounded", "casualties", "captured")
# A verb and the people it befalls stand together but for a word or two.
REACH_CP = 12


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
        _event(kind, claim, rows, language)
        for kind in EVENT_TYPES
        for _, claim in order(claims, kind, ranker.weights[kind], language=language)
    ]
    return {"id": row["id"], "events": events}


def _event(kind: str, claim: Claim, rows: tuple[Row, ...], language: Language) -> dict[str, Any]:
    """One event; GSR marks whoever is hurt as the target, and what says so as the verb."""
    hurt = next((toll for toll in claim.casualties if toll.kind in HURT), None) if kind == "ASSAULT" else None
    source, target, verb = claim.source, claim.target, claim.trigger.text
    if hurt is not None:
        target = Party(text=hurt.text, start=hurt.start, end=hurt.end, role=hurt.victims.role)
        verb = _word_of_harm(claim, hurt, language) or verb
    if source is not None and target is not None and source.start < target.end and target.start < source.end:
        source = None
    if kind == "ASSAULT" and source is not None and _is_speaker(source, claim):
        source = None
    actors = {"source": _actor(source, rows, language), "target": _actor(target, rows, language)}
    return {"type": kind, **actors, "verb": verb}


def _is_speaker(source: Party, claim: Claim) -> bool:
    """Whether the source is who tells of it, and the rules do not say that it tells of its own deed."""
    speaker = claim.attribution.speaker
    if speaker is None or "own deed" in claim.why.get("source", ""):
        return False
    return source.start < speaker.end and speaker.start < source.end


def _word_of_harm(claim: Claim, hurt: Casualty, language: Language) -> str | None:
    """The trigger of the evidence that states this toll: of its kind, the nearest to its phrase."""
    text = claim.evidence.text
    at = hurt.start - claim.evidence.start
    near = [
        t for t in language.triggers(language.tokens(text, 0, len(text)), text) if t.casualty == hurt.kind
    ]
    near = [t for t in near if min(abs(t.end - at), abs(t.start - at - len(hurt.text))) <= REACH_CP]
    found = min(near, key=lambda t: min(abs(t.end - at), abs(t.start - at - len(hurt.text))), default=None)
    return found.text if found is not None else None


def _actor(party: Party | None, rows: tuple[Row, ...], language: Language) -> dict[str, str | None] | None:
    if party is None:
        return None
    codes = code_party(party, rows=rows, language=language)
    return {"text": party.text, "country": codes.country, "role": codes.role}


if __name__ == "__main__":
    main(sys.argv[1:])
