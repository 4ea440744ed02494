"""Scores the best clitic reading on a suite: `python -m benchmarks.clitics FILE` prints the figures as JSON.

A row of the suite is `form, count, segmentation, tags`, tab-separated under a header, "+" at clitic
boundaries. Each form has one reading, weighted by its count. exact: proclitics and pronoun suffix both right;
front and end: each alone. A segmentation's pronoun is its last part where the last tag is PRON. Speed: tokens
a second of all forms, once unseen and once again, each form as often as its count.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.language import Language

CLITICS = frozenset("وفبلكس") | {"ال"}
MISSES_SHOWN = 20
# form → proclitics, stem, pronoun suffix, folded
Reader = Callable[[str], tuple[tuple[str, ...], str, str]]


class Case(Struct, frozen=True):
    """One row: a form, its count, and its proclitics and pronoun suffix, folded."""

    form: str
    count: int
    clitics: tuple[str, ...]
    suffix: str


def main(arguments: Sequence[str]) -> int:
    """Scores one file and prints the figures.

    Returns:
        The exit status: 0, or 2 where the file is not named.
    """
    if len(arguments) != 1:
        print("usage: python -m benchmarks.clitics FILE", file=sys.stderr)
        return 2
    language = Arabic()
    cases = read_suite(Path(arguments[0]), language)
    figures = {**score(cases, partial(read_form, language)), **measure_speed(cases)}
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return 0


def read_suite(path: Path, language: Language) -> list[Case]:
    """Reads the rows of a file.

    Returns:
        One case a row.
    """
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[1:] if line)
    return [_case(row, language) for row in rows]


def _case(row: Sequence[str], language: Language) -> Case:
    form, count, segmentation, tags = row
    parts = [language.fold(part) for part in segmentation.split("+")]
    bears_pronoun = len(parts) > 1 and tags.split("+")[-1] == "PRON"
    front = 0
    while front < len(parts) - 1 and parts[front] in CLITICS:
        front += 1
    return Case(form, int(count), tuple(parts[:front]), parts[-1] if bears_pronoun else "")


def score(cases: Sequence[Case], read: Reader) -> dict[str, object]:
    """Compares the best reading of every form.

    Args:
        cases: Forms of the suite.
        read: Gives the best reading of a form; Riwaya's own reader or a peer's.

    Returns:
        Name of the figure → its value; the heaviest misses with what was read.
    """
    tally: Counter[str] = Counter()
    misses = []
    for case in cases:
        clitics, stem, suffix = read(case.form)
        front, end = clitics == case.clitics, suffix == case.suffix
        tally.update(tokens=case.count, front=case.count * front, end=case.count * end)
        tally.update(exact=case.count * (front and end))
        if not (front and end):
            misses.append((-case.count, case.form, f"{'+'.join(clitics)}|{stem}|{suffix}"))
    return {
        "forms": len(cases),
        "tokens": tally["tokens"],
        **{name: round(tally[name] / max(1, tally["tokens"]), 4) for name in ("exact", "front", "end")},
        "missed_forms": len(misses),
        "heaviest_misses": {f"{form} ×{-weight}": got for weight, form, got in sorted(misses)[:MISSES_SHOWN]},
    }


def read_form(language: Language, form: str) -> tuple[tuple[str, ...], str, str]:
    """Gives Riwaya's best reading of a form; a form that is not one word is left whole."""
    tokens = language.tokens(form, 0, len(form))
    if len(tokens) != 1 or not tokens[0].readings:
        return (), language.fold(form), ""
    return tokens[0].readings[0]


def measure_speed(cases: Sequence[Case]) -> dict[str, int]:
    """Cuts all forms in one line, with nothing remembered and again.

    Returns:
        Name of the figure → tokens a second on one core.
    """
    language = Arabic()
    text = " ".join(case.form for case in cases for _ in range(case.count))
    language.tokens("", 0, 0)  # loads the lexicons
    figures = {}
    for name in ("tokens_per_s_first", "tokens_per_s_again"):
        begin = time.perf_counter()
        count = len(language.tokens(text, 0, len(text)))
        figures[name] = round(count / (time.perf_counter() - begin))
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
