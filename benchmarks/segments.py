"""Scores the segmenter: `python -m benchmarks.segments PAGES GOLD` prints the figures as JSON.

Characters are compared, white space left out: precision, recall and F1 of every kind, their mean over the
kinds that gold has, and `leak`, the share of what is not the page's own story that was taken for it.
`by_outlet` is the F1 of main on each outlet's pages alone; `untitled` repeats all without the stated titles.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from riwaya.clean import clean_page
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.codebook import SEGMENT_KINDS
from riwaya.model.page import RawPage

Records = Sequence[Mapping[str, Any]]


def main(arguments: Sequence[str]) -> int:
    """Scores pages against their gold and prints the figures.

    Returns:
        The exit status: 0, or 2 where the files are not named.
    """
    if len(arguments) != 2:
        print("usage: python -m benchmarks.segments PAGES GOLD", file=sys.stderr)
        return 2
    pages, gold = (read_records(Path(name)) for name in arguments)
    language = load_language("ar")
    figures: dict[str, Any] = score(pages, gold, language=language)
    outlets = sorted({page.get("outlet") or "" for page in pages})
    figures["by_outlet"] = {
        outlet: score([p for p in pages if (p.get("outlet") or "") == outlet], gold, language=language)[
            "main"
        ]["f1"]
        for outlet in outlets
    }
    figures["untitled"] = score([{**page, "title": None} for page in pages], gold, language=language)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return 0


def read_records(path: Path) -> list[dict[str, Any]]:
    """Reads a JSONL file.

    Returns:
        Its records in order.
    """
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def score(pages: Records, gold: Records, *, language: Language) -> dict[str, Any]:
    """Compares segments with gold, character by character.

    Returns:
        Figures of every kind that gold has, `macro_f1`, `leak`, `pages` and `pages_s`.
    """
    wanted = {record["id"]: record["segments"] for record in gold}
    hit: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    leak, started = 0, time.perf_counter()
    taken = [(page, clean_page(_raw(page), language=language).segments) for page in pages]
    seconds = time.perf_counter() - started
    for page, segments in taken:
        blanks = {at for at, char in enumerate(page["text"]) if char.isspace()}
        found = {
            kind: _characters([(s.kind, s.start, s.end) for s in segments], kind) - blanks
            for kind in SEGMENT_KINDS
        }
        for kind in SEGMENT_KINDS:
            spans = [(s["kind"], s["start"], s["end"]) for s in wanted[page["id"]]]
            true = _characters(spans, kind) - blanks
            right[kind] += len(true)
            given[kind] += len(found[kind])
            hit[kind] += len(true & found[kind])
            leak += len(true & found["main"]) if kind != "main" else 0
    figures: dict[str, Any] = {
        kind: _f1(hit[kind], right[kind], given[kind]) for kind in SEGMENT_KINDS if right[kind]
    }
    others = sum(right.values()) - right["main"]
    figures["macro_f1"] = round(sum(f["f1"] for f in figures.values()) / max(1, len(figures)), 4)
    figures["leak"] = round(leak / others, 4) if others else 0.0
    return figures | {"pages": len(pages), "pages_s": round(len(pages) / max(seconds, 1e-9))}


def _raw(page: Mapping[str, Any]) -> RawPage:
    return RawPage(id=page["id"], text=page["text"], title=page.get("title"))


def _characters(spans: Sequence[tuple[str, int, int]], kind: str) -> set[int]:
    return {at for span_kind, start, end in spans if span_kind == kind for at in range(start, end)}


def _f1(hit: int, right: int, given: int) -> dict[str, float]:
    precision, recall = hit / max(given, 1), hit / max(right, 1)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
