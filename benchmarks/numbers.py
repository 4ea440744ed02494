"""Scores the number reader on a suite: `python -m benchmarks.numbers FILE` prints the figures as JSON.

A case is {text, expected: [{start?, end?, text, type, value}], notes}. Cases count whose expected types are
number, ordinal, percent or range. value: an overlapping find of equal value; span: exact spans, blanks at the
ends aside. Groups are kept apart by the first of the tags no-impl-passes, span-only, values-unchecked; what
has none is clean.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.suite_figures import suite_figures
from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.language import Language

KINDS = {
    "number": {"cardinal", "fraction"},
    "ordinal": {"ordinal"},
    "percent": {"percent"},
    "range": {"cardinal", "fraction", "percent"},
}
# What a case that expects nothing expects nothing of, by the name of its file.
NEGATIVES = {
    "NumberModel": "number",
    "NumberRangeModel": "range",
    "PercentModel": "percent",
    "Ordinal": "ordinal",
}


class Number(NamedTuple):
    """A number that a reader found: its span, kind and inclusive bounds, None for an open end."""

    start: int
    end: int
    kind: str
    min: float | None
    max: float | None


Reader = Callable[[str], Sequence[Number]]


def main(arguments: Sequence[str]) -> int:
    """Scores one file and prints the figures.

    Returns:
        The exit status: 0, or 2 where the file is not named.
    """
    if len(arguments) != 1:
        print("usage: python -m benchmarks.numbers FILE", file=sys.stderr)
        return 2
    print(json.dumps(score(read_suite(Path(arguments[0])), partial(read_numbers, Arabic())), indent=1))
    return 0


def read_suite(path: Path) -> list[dict[str, Any]]:
    """Reads the cases of a file, one JSON object a line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def read_numbers(language: Language, text: str) -> list[Number]:
    """Reads the numbers of a text as Riwaya does, sentence by sentence."""
    tokens = (language.tokens(text, start, end) for start, end in language.sentences(text))
    mentions = (mention for sentence in tokens for mention in language.numbers(sentence, text))
    return [Number(m.start, m.end, m.kind, m.min, m.max) for m in mentions]


def score(cases: Sequence[Mapping[str, Any]], read: Reader) -> dict[str, dict[str, float]]:
    """Counts values and spans of all cases.

    Args:
        cases: Cases of the suite.
        read: Gives the numbers of a text; Riwaya's own reader or a peer's.

    Returns:
        Group → its figures.
    """
    counted = ((case, _expected(case)) for case in cases)
    return suite_figures(
        (case["notes"], _tally(case, items, read)) for case, items in counted if items is not None
    )


def _expected(
    case: Mapping[str, Any],
) -> list[tuple[tuple[int, int], tuple[float | None, float | None] | None]] | None:
    """Spans and values of the case's phrases; None where it is not counted."""
    items, at = [], 0
    if not {phrase["type"] for phrase in case["expected"]} <= set(KINDS):
        return None
    for phrase in case["expected"]:
        start = phrase.get("start", case["text"].find(phrase["text"], at))
        bounds = _bounds(phrase)
        if start < 0 or (bounds is None and phrase["type"] == "ordinal"):
            return None
        at = start + len(phrase["text"])
        items.append((_trimmed(case["text"], start, at), bounds))
    return items if items or _kinds(case) else None


def _kinds(case: Mapping[str, Any]) -> set[str]:
    named = {phrase["type"] for phrase in case["expected"]}
    stem = case["source"].partition(":")[2].removesuffix("/AR").removesuffix(".json").rpartition("/")[2]
    wanted = named or {kind for name, kind in NEGATIVES.items() if stem.startswith(name)}
    return set().union(*(KINDS[kind] for kind in wanted)) if wanted <= set(KINDS) else set()


def _bounds(phrase: Mapping[str, Any]) -> tuple[float | None, float | None] | None:
    value = phrase.get("value")
    if isinstance(value, Mapping) and "offset" in value:
        value = value["offset"] if value.get("relative_to") == "start" else None
    if isinstance(value, (int, float)):
        return value, value
    if not isinstance(value, Mapping) or not set(value) & {"ge", "gt", "le", "lt"}:
        return None
    whole = all(end == int(end) for end in value.values())
    low = value.get("ge", value["gt"] + whole if "gt" in value else None)
    closed = value["lt"] if "lt" in value and "ge" in value else None
    high = closed or value.get("le", value["lt"] - whole if "lt" in value else None)
    return low, high


def _tally(case: Mapping[str, Any], items: Sequence[tuple[Any, Any]], read: Reader) -> Counter[str]:
    text, spans = case["text"], [span for span, _ in items]
    kinds, ranges = _kinds(case), any(phrase["type"] == "range" for phrase in case["expected"])
    found = [number for number in read(text) if number.kind in kinds]
    if ranges or (not items and "Range" in case["source"]):
        found = [m for m in found if m.min != m.max or any(_overlaps(m, span) for span in spans)]
    exact = Counter(spans) & Counter((m.start, m.end) for m in found)
    checked = [item for item in items if not {"span-only", "values-unchecked"} & set(case["notes"])]
    right = sum(any(_overlaps(m, span) and _equal(m, value) for m in found) for span, value in checked)
    return Counter(
        cases=1, expected=len(items), found=len(found), exact=exact.total(), values=len(checked), right=right
    )


def _overlaps(number: Number, span: tuple[int, int]) -> bool:
    return number.start < span[1] and span[0] < number.end


def _equal(number: Number, value: tuple[float | None, float | None] | None) -> bool:
    ends = zip((number.min, number.max), value or (), strict=False)
    return value is not None and all(_near(got, wanted) for got, wanted in ends)


def _near(got: float | None, wanted: float | None) -> bool:
    if got is None or wanted is None:
        return got is wanted
    # One millionth allows for fractions that the source rounds to 15 digits.
    return abs(got - wanted) <= 1e-6 * abs(wanted)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
