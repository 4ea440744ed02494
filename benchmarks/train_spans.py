"""Sentences in which several coders marked source and target (GSR): further examples for the choosers of sides.

The coders' words say which option of a candidate they took; the model sees that option's features, no word.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from benchmarks.gsr import code_spans
from benchmarks.gsr_rank import event_type, fold_of, load_ranker
from benchmarks.linear_fit import Example
from riwaya.extract import Candidate, Models, extract_claims, find_candidates
from riwaya.extract.choices import Option, Slot
from riwaya.languages.language import Language
from riwaya.model.page import CleanPage, RawPage, Segment
from riwaya.model.reading import ReadPage
from riwaya.read import Reader

# How often each example counts beside one of a gold page. Swept 1-3 by cross-validation: spans gain up to 2, the
# pages' source countries lose up to .014 at any.
TIMES = 2


class Marked(Struct, frozen=True, kw_only=True):
    """One sentence with what each coder marked in it.

    Attributes:
        kind: ASSAULT or PROTEST.
        row: As the data has it.
    """

    page: ReadPage
    kind: str
    row: dict[str, Any]
    fold: int


class Spans(Struct, frozen=True, kw_only=True):
    """Marked sentences and `gsr_score.py`, which says what words match and what predictions are worth."""

    sentences: Sequence[Marked]
    scorer: ModuleType


def without_fold(spans: Spans | None, fold: int) -> Spans | None:
    """Gives the sentences of the other folds."""
    if spans is None:
        return None
    return replace(spans, sentences=[s for s in spans.sentences if s.fold != fold])


def read_marked(path: str, reader: Reader, *, folds: int) -> list[Marked]:
    """Reads the marked sentences.

    Args:
        path: `spans.jsonl` of arabic_event_gsr.
        reader: Reads each text whole, as a page of one segment.
        folds: Equal texts share a fold.

    Returns:
        Sentences in file order.
    """
    rows = [msgspec.json.decode(line) for line in Path(path).read_bytes().split(b"\n") if line.strip()]
    pages = {text: _page(text, reader) for text in dict.fromkeys(row["text"] for row in rows)}
    return [
        Marked(
            page=pages[row["text"]],
            kind=row["event_type"].upper(),
            row=row,
            fold=fold_of(row["text"], folds),
        )
        for row in rows
    ]


def _page(text: str, reader: Reader) -> ReadPage:
    digest = hashlib.sha256(text.encode()).hexdigest()
    whole = (Segment(kind="main", start=0, end=len(text)),)
    return reader.read_page(
        CleanPage(page=RawPage(id=digest[:16], text=text), text_sha256=digest, segments=whole)
    )


def side_examples(spans: Spans, *, language: Language, models: Models) -> dict[Slot, list[Example]]:
    """Says of every coder's mark which option of the candidate it took.

    Args:
        spans: Marked sentences.
        language: Theirs.
        models: Choosers that stand already; none of the sides, as for the gold pages.

    Returns:
        Examples by slot, each `TIMES` times.
    """
    found: dict[Slot, list[Example]] = {"source": [], "target": []}
    for sentence in spans.sentences:
        candidates, _ = find_candidates(sentence.page, language=language, models=models)
        own = [candidate for candidate in candidates if event_type(candidate.claim) == sentence.kind]
        for mark in sentence.row["annotations"]:
            candidate = _marked_candidate(mark, own, spans.scorer)
            if candidate is None:
                continue
            for slot, example in _examples(mark, candidate, spans.scorer):
                found[slot] += [example] * TIMES
    return found


def _marked_candidate(
    mark: Mapping[str, Any], candidates: Sequence[Candidate], scorer: ModuleType
) -> Candidate | None:
    """The candidate whose trigger shares most words with the coder's verb; the only one stands for any verb."""
    verb = scorer.tokens(mark["verb"])
    if not verb or not candidates:
        return None
    shared = [scorer.matched(verb, scorer.tokens(c.claim.trigger.text), False) for c in candidates]
    if not any(shared) and len(candidates) > 1:
        return None
    return candidates[shared.index(max(shared))]


def _examples(
    mark: Mapping[str, Any], candidate: Candidate, scorer: ModuleType
) -> list[tuple[Slot, Example]]:
    found: list[tuple[Slot, Example]] = []
    sources: Sequence[Option] = candidate.alternatives.sides.options("source")
    source = _taken(mark["source_actor"], sources, scorer)
    if source is not None:
        found.append(("source", _example(sources, source)))
    targets = candidate.alternatives.sides.beside_source(
        candidate.alternatives.sides.options("target"),
        sources[source].party if source is not None else None,
    )
    target = _taken(mark["target_actor"], targets, scorer)
    if target is not None:
        found.append(("target", _example(targets, target)))
    return found


def _taken(words: Sequence[str] | None, options: Sequence[Option], scorer: ModuleType) -> int | None:
    """The option whose words match the coder's best, nobody where the coder marked none; None where none does."""
    if not words:
        return 0
    marked = scorer.tokens(words)
    worth = [
        scorer.token_f1(marked, scorer.tokens(option.party.text)) if option.party is not None else 0.0
        for option in options
    ]
    best = max(range(len(options)), key=lambda at: (worth[at], -at))
    return best if worth[best] else None


def _example(options: Sequence[Option], right: int) -> Example:
    return Example(options=tuple(option.features for option in options), right={right: 1.0})


def code_marked(sentences: Sequence[Marked], models: Models, *, language: Language) -> list[dict[str, Any]]:
    """Codes sentences with given models.

    Returns:
        Predictions in the scorer's form.
    """
    ranker = load_ranker()
    return [
        code_spans(
            sentence.row,
            extract_claims(sentence.page, language=language, models=models).claims,
            ranker,
            language=language,
        )
        for sentence in sentences
    ]


def span_figures(spans: Spans, predicted: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Scores predictions of marked sentences.

    Returns:
        What the first event of each text is worth, by event type.
    """
    told = spans.scorer.score_spans([sentence.row for sentence in spans.sentences], predicted, 0, 0)
    figures = {}
    for kind in sorted({sentence.kind for sentence in spans.sentences}):
        first = told[kind]["first"]["if_detected"]
        figures[f"{kind} detected"] = told[kind]["detected"]
        figures[f"{kind} joint"] = first["joint_f1"]
        figures[f"{kind} all four codes"] = first["event_codes_acc"]["acc"]
        figures |= {
            f"{kind} {code}": first[code]["coded_f1"]
            for code in ("source_country", "source_role", "target_country", "target_role")
        }
    return {name: round(value, 4) for name, value in figures.items() if value is not None}
