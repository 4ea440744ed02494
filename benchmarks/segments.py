"""Scores the segmenter: `python -m benchmarks.segments PAGES GOLD [SHARE]` prints the figures as JSON.

Characters are compared, white space left out: precision, recall and F1 of every kind, their mean over the
kinds that gold has, and `leak`, the share of what is not the page's own story that was taken for it.
`by_outlet` is the F1 of main on each outlet's pages alone; `untitled` repeats all without the stated titles.
With SHARE, that share of the furniture lexicon is left out, drawn four times: pages of outlets whose words
nobody has collected. Only the shapes of lines, repeats and topics can make up for it.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from riwaya.clean import clean_page
from riwaya.clean.vocabulary import ALONE, ANYWHERE, OPENING, WHOLE
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
    if len(arguments) not in {2, 3}:
        print("usage: python -m benchmarks.segments PAGES GOLD [SHARE]", file=sys.stderr)
        return 2
    pages, gold = (read_records(Path(name)) for name in arguments[:2])
    language = load_language("ar")
    if len(arguments) == 3:
        print(json.dumps(score_thinned(pages, gold, language=language, share=float(arguments[2])), indent=1))
        return 0
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


class Thinned:
    """A language that lacks a share of its furniture words; those that carry a story on stay."""

    def __init__(self, language: Language, *, share: float, seed: int) -> None:
        """Draws the words to leave out; the same seed draws the same."""
        chance = random.Random(seed)
        rows = language.lexicon("furniture")
        classes = WHOLE | ALONE | OPENING | ANYWHERE
        self._language = language
        self._rows = tuple(r for r in rows if r["class"] not in classes or chance.random() >= share)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the language has)
        """Gives what the language has."""
        return getattr(self._language, name)

    def lexicon(self, name: str) -> tuple[Mapping[str, str], ...]:
        """Gives the thinned lexicon of furniture, any other as it is."""
        return self._rows if name == "furniture" else self._language.lexicon(name)


def score_thinned(pages: Records, gold: Records, *, language: Language, share: float) -> dict[str, float]:
    """Scores a segmenter that lacks a share of its furniture words.

    Returns:
        Means over four draws, and the worst F1 of main.
    """
    draws = [Thinned(language, share=share, seed=seed) for seed in range(4)]
    scores = [score(pages, gold, language=cast("Language", thinned)) for thinned in draws]
    mains = [figures["main"]["f1"] for figures in scores]
    means = {name: sum(f[name] for f in scores) / len(scores) for name in ("macro_f1", "leak")}
    whole = {"main_f1": sum(mains) / len(mains), "worst_main_f1": min(mains)} | means
    return {name: round(value, 4) for name, value in whole.items()}


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
