"""Trains the learnt part of extraction on gold claims and reports what it is worth on pages it has not seen.

    python -m benchmarks.train --pages P.jsonl --gold G.jsonl [--pages … --gold …] [--spans S.jsonl] [--folds 5]
        [--out FILE] [--unseen RECORDS.jsonl]

With `--spans`, sentences of arabic_event_gsr teach the choosers of sides too. Models see rule
features only, never words. Figures come from cross-validation by page: each page is read with
weights fitted on the other folds; `--unseen` keeps those records, to read the misses that other pages will
have. With `--out` the weights are fitted on all pages and written.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct

from benchmarks.linear_fit import Example, fit
from benchmarks.scorer import load_scorer
from benchmarks.train_spans import (
    Spans,
    code_marked,
    read_marked,
    side_examples,
    span_figures,
    without_fold,
)
from riwaya.clean import clean_page
from riwaya.extract import Candidate, Linear, Models, extract_claims, find_candidates
from riwaya.extract.choices import Option, Slot
from riwaya.extract.surroundings import Choice
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.claim import PageRecord
from riwaya.model.page import RawPage
from riwaya.model.reading import PartyMention, ReadPage
from riwaya.places import load_gazetteer
from riwaya.read import Reader

# Pull towards zero, swept .002-.02 by cross-validation on the development gold. What few facts tell (sources) needs the
# least; the choice among many mentions, of which one is right, the most.
L2 = {
    "source": 0.003,
    "target": 0.01,
    "time": 0.01,
    "place": 0.005,
    "history": 0.01,
    "judge": 0.003,
}
EPOCHS = 25


class Sheet(Struct, frozen=True, kw_only=True):
    """One page with its gold record."""

    page: ReadPage
    gold: dict[str, Any]
    fold: int


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", action="append", required=True)
    parser.add_argument("--gold", action="append", required=True)
    parser.add_argument("--spans", help="spans.jsonl of arabic_event_gsr")
    parser.add_argument("--scorer", default="../shared/eval/score.py")
    parser.add_argument("--span-scorer", default="../shared/eval/gsr_score.py")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out")
    parser.add_argument("--unseen", type=Path)
    args = parser.parse_args()
    language, scorer = load_language(), load_scorer(args.scorer)
    reader = Reader(language, load_gazetteer(language.fold, lexicon=language.lexicon))
    sheets = read_sheets(args.pages, args.gold, language=language, reader=reader, folds=args.folds)
    marked = read_marked(args.spans, reader, folds=args.folds) if args.spans else []
    spans = Spans(sentences=marked, scorer=load_scorer(args.span_scorer)) if marked else None
    found, records = cross_validate(sheets, spans, language=language, scorer=scorer, folds=args.folds)
    print(json.dumps(found, indent=1))
    if args.unseen:
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
        args.unseen.write_text("".join(lines), encoding="utf-8")
    if args.out:
        models = fit_models(sheets, spans, language=language, scorer=scorer)
        Path(args.out).write_bytes(msgspec.json.format(msgspec.json.encode(models), indent=1) + b"\n")
        told = f"weights of {len(sheets)} pages and {len(marked)} sentences written to {args.out}"
        print(told, file=sys.stderr)


def read_sheets(
    pages: Sequence[str], gold: Sequence[str], *, language: Language, reader: Reader, folds: int
) -> list[Sheet]:
    """Reads all pages once, through every layer before extraction.

    Returns:
        Sheets in file order; the fold of a page is a digest of its id, so it never changes.
    """
    records = {row["id"]: row for path in gold for row in _rows(path)}
    sheets = []
    for row in (row for path in pages for row in _rows(path)):
        raw = RawPage(
            id=row["id"], text=row["text"], published=row.get("published"), outlet=row.get("outlet")
        )
        page = reader.read_page(clean_page(raw, language=language))
        fold = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % folds
        sheets.append(Sheet(page=page, gold=records[row["id"]], fold=fold))
    return sheets


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line.strip()]


def cross_validate(
    sheets: Sequence[Sheet], spans: Spans | None, *, language: Language, scorer: ModuleType, folds: int
) -> tuple[dict[str, dict[str, float]], list[dict[str, Any]]]:
    """Scores every page and marked sentence with models fitted on the other folds.

    Returns:
        Figures without any model ("rules"), with models of other folds ("models"), and those of the marked
        sentences with models of other folds ("spans"); and the records as those models read the pages.
    """
    rules, judged, coded = {}, {}, []
    for fold in range(folds):
        others = [sheet for sheet in sheets if sheet.fold != fold]
        models = fit_models(others, without_fold(spans, fold), language=language, scorer=scorer)
        for sheet in (s for s in sheets if s.fold == fold):
            name = sheet.gold["id"]
            rules[name] = _record(sheet, language, None)
            judged[name] = _record(sheet, language, models)
        if spans is not None:
            coded += code_marked([s for s in spans.sentences if s.fold == fold], models, language=language)
    gold = {sheet.gold["id"]: sheet.gold for sheet in sheets}
    figures = {"rules": _figures(scorer, gold, rules), "models": _figures(scorer, gold, judged)}
    figures |= {"spans": span_figures(spans, coded)} if spans is not None else {}
    return figures, list(judged.values())


def _record(sheet: Sheet, language: Language, models: Models | None) -> dict[str, Any]:
    found = extract_claims(sheet.page, language=language, models=models)
    clean = sheet.page.clean
    record = PageRecord(
        id=clean.page.id, text_sha256=clean.text_sha256, rules="", published=sheet.page.published,
        segments=clean.segments, claims=found.claims,
    )  # fmt: skip
    plain: dict[str, Any] = json.loads(msgspec.json.encode(record))
    return plain


def _figures(scorer: ModuleType, gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, float]:
    told = scorer.score(gold, predicted)
    names = ("claims", "strict", "casualties", "casualties_sourced")
    figures = {name: told[name]["f1"] for name in names}
    figures |= {f"claims_{key}": told["claims"][key] for key in ("p", "r")}
    shown = (
        "source_country",
        "target_country",
        "stance",
        "status",
        "background",
        "speaker_country",
        "place_country",
        "time_value",
    )
    figures |= {name: told["attributes"][name] for name in shown}
    return figures | {
        f"minority_{name}": told["minority"][name]["f1"]
        for name in ("stance", "status", "background", "polarity")
    }


def fit_models(
    sheets: Sequence[Sheet], spans: Spans | None, *, language: Language, scorer: ModuleType
) -> Models:
    """Fits the choosers on the rules' candidates, then history and the judge on what they choose.

    Returns:
        The models.
    """
    examples: dict[str, list[Example]] = {name: [] for name in ("source", "target", "time", "place")}
    for sheet in sheets:
        for gold, candidate in _matched(sheet, language, scorer, Models())[0]:
            found = {
                "source": _side(gold, candidate, "source"),
                "target": _side(gold, candidate, "target"),
                "time": _located(gold["time"], candidate.alternatives.time, "value"),
                "place": _located(gold["place"], candidate.alternatives.place, "country"),
            }
            for name, example in found.items():
                examples[name] += [example] if example is not None else []
    if spans is not None:
        for slot, more in side_examples(spans, language=language, models=Models()).items():
            examples[slot] += more
    fitted = {name: Linear(weights=_fit(name, found)) for name, found in examples.items()}
    choosers = _with_history(Models(**fitted), sheets, language, scorer)
    judge = Linear(weights=_fit_judge(sheets, choosers, language, scorer), threshold=THRESHOLD)
    return msgspec.structs.replace(choosers, judge=judge)


def _with_history(
    choosers: Models, sheets: Sequence[Sheet], language: Language, scorer: ModuleType
) -> Models:
    """Adds what tells history from news, fitted on the times that the others choose."""
    examples = [
        Example(options=({}, candidate.alternatives.facts), right={int(gold["background"]): 1.0})
        for sheet in sheets
        for gold, candidate in _matched(sheet, language, scorer, choosers)[0]
    ]
    history = Linear(weights=_fit("history", examples), threshold=HISTORY_THRESHOLD)
    return msgspec.structs.replace(choosers, history=history)


def _fit_judge(
    sheets: Sequence[Sheet], choosers: Models, language: Language, scorer: ModuleType
) -> dict[str, float]:
    judged = []
    for sheet in sheets:
        pairs, candidates = _matched(sheet, language, scorer, choosers)
        right = {id(candidate) for _, candidate in pairs}
        judged += [
            Example(
                options=({}, c.features),
                right={int(id(c) in right or _states_toll(sheet.gold, c, scorer)): 1.0},
            )
            for c in candidates
        ]
    return _fit("judge", judged)


def _fit(name: str, examples: Sequence[Example]) -> dict[str, float]:
    return fit(examples, l2=L2[name], epochs=EPOCHS)


def _located(gold: dict[str, Any] | None, choices: Sequence[Choice[Any]], value: str) -> Example | None:
    """Which mentions people could have taken: those of the same value, or the same words; None where none is."""
    options = tuple(choice.features for choice in choices)
    if gold is None:
        return Example(options=options, right={0: 1.0})
    right = {}
    for at, choice in enumerate(choices):
        if choice.mention is None:
            continue
        shared = choice.mention.start < gold["end"] and gold["start"] < choice.mention.end
        same = getattr(choice.mention, value) == gold.get(value) and gold.get(value) is not None
        if shared or same:
            right[at] = 1.0 if same else SAME_WORDS
    return Example(options=options, right=right) if right else None


# How right a mention of the same words is that was read as another day or country. Swept .3 and 1: flat.
SAME_WORDS = 0.3
# Log-odds at which claims F1 and strict F1 peak in cross-validation on the development gold (swept -1 to 0 by .3).
THRESHOLD = -0.5
# Log-odds at which the F1 of history peaks in the same way: .55, .58, .56 at 0, -.4, -.8.
HISTORY_THRESHOLD = -0.4


def _matched(
    sheet: Sheet, language: Language, scorer: ModuleType, models: Models
) -> tuple[list[tuple[dict[str, Any], Candidate]], list[Candidate]]:
    """Gold claims with the candidate that the scorer pairs them with, and all candidates."""
    candidates, _ = find_candidates(sheet.page, language=language, models=models)
    plain = [json.loads(msgspec.json.encode(candidate.claim)) for candidate in candidates]
    for at, claim in enumerate(plain):
        claim["at"] = at
    pairs = scorer.match(sheet.gold["claims"], scorer.tidy({"claims": plain})["claims"])
    return [(gold, candidates[claim["at"]]) for gold, claim in pairs], candidates


def _states_toll(gold: dict[str, Any], candidate: Candidate, scorer: ModuleType) -> bool:
    """Whether a candidate states a figure that gold has for the same passage, under whatever type."""
    evidence = {"start": candidate.claim.evidence.start, "end": candidate.claim.evidence.end}
    figures = {(c.kind, c.min, c.max) for c in candidate.claim.casualties}
    return any(
        scorer.same_passage(claim["evidence"], evidence)
        and figures & {(c["kind"], c["min"], c["max"]) for c in claim["casualties"]}
        for claim in gold["claims"]
    )


def _side(gold: dict[str, Any], candidate: Candidate, slot: Slot) -> Example | None:
    """The options of a slot with the one that people took; the target's are seen beside the gold source."""
    options: Sequence[Option] = candidate.alternatives.sides.options(slot)
    if slot == "target":
        sources = candidate.alternatives.sides.options("source")
        taken = _chosen(gold.get("source"), sources)
        source = sources[taken.best].party if taken is not None else None
        options = candidate.alternatives.sides.beside_source(options, source)
    return _chosen(gold.get(slot), options)


def _chosen(gold: dict[str, Any] | None, options: Sequence[Option]) -> Example | None:
    """Which options people would have taken; None where no option is theirs."""
    features = tuple(option.features for option in options)
    if gold is None:
        return Example(options=features, right={0: 1.0})
    right = {at: _worth(gold, option.party) for at, option in enumerate(options) if option.party is not None}
    right = {at: worth for at, worth in right.items() if worth}
    return Example(options=features, right=right) if right else None


def _worth(gold: dict[str, Any], party: PartyMention) -> float:
    """How right a party is: the same words of the same country, else either of them."""
    shared = gold["start"] < party.end and party.start < gold["end"]
    same = party.country == gold.get("country")
    if shared:
        return 1.0 if same else 0.3
    return 0.5 if same and party.country is not None else 0.0


if __name__ == "__main__":
    main()
