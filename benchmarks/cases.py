"""Scores one reader on Riwaya's own newsroom cases: `python -m benchmarks.cases KIND FILE [--misses N]`.

KIND is numbers, times, parties or places; FILE holds one case a line, see `tests/cases/README.md`.
A mention is `exact` where span and value are the gold ones, `overlap` where it shares a letter with the gold
span and the value is right; each gold mention meets one mention at most. `fields` is the share of right
fields among the pairs that overlap. What is read for a claim (triggers, attribution) is not scored here.
"""

import json
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.places import Gazetteer, PlaceContext, load_gazetteer

Record = Mapping[str, Any]
Pair = tuple[Record | None, Record | None]
Reader = Callable[[Record, Language, Gazetteer], list[dict[str, Any]]]
VALUES = {
    "numbers": ("kind", "min", "max", "approx"),
    "times": ("value",),
    "parties": ("country", "role"),
    "places": ("name", "country", "precision"),
}
EXTRAS = {"numbers": ("counted",), "times": (), "parties": ("name",), "places": ()}


def main(arguments: Sequence[str]) -> int:
    """Scores one file and prints the figures, then with `--misses N` the first N misses.

    Returns:
        The exit status: 0, or 2 where the arguments do not fit.
    """
    shown = 0
    if len(arguments) == 4 and arguments[2] == "--misses" and arguments[3].isdecimal():
        shown = int(arguments[3])
    elif len(arguments) != 2:
        arguments = ()
    if not arguments or arguments[0] not in VALUES:
        print(
            "usage: python -m benchmarks.cases numbers|times|parties|places FILE [--misses N]",
            file=sys.stderr,
        )
        return 2
    kind, lines = arguments[0], Path(arguments[1]).read_text(encoding="utf-8").split("\n")
    figures, misses = score(kind, [json.loads(line) for line in lines if line.strip()])
    report = {**figures, "misses": misses[:shown]} if shown else figures
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


def score(kind: str, cases: Sequence[Record]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Compares what is read in the cases with their gold.

    Returns:
        (figures, misses in the order of the cases). A miss has `why`: missing, spurious, span or value.
    """
    language = load_language()
    gazetteer = load_gazetteer(language.fold, lexicon=language.lexicon)
    pairs: list[tuple[Record, Pair]] = []
    for case in cases:
        gold = [{**item, **_located(case["text"], item)} for item in case[kind]]
        found = READERS[kind](case, language, gazetteer)
        pairs += [(case, pair) for pair in _paired(kind, gold, found) if not _is_container(kind, gold, pair)]
    misses = [_miss(kind, case, pair) for case, pair in pairs if not _is_exact(kind, *pair)]
    return _figures(kind, len(cases), [pair for _, pair in pairs]), misses


def read_numbers(case: Record, language: Language, _: Gazetteer) -> list[dict[str, Any]]:
    """Reads the numbers of a case.

    Returns:
        Span and value of each.
    """
    return [
        _fields(mention, "numbers")
        for tokens in _sentences(case, language)
        for mention in language.numbers(tokens, case["text"])
    ]


def read_times(case: Record, language: Language, _: Gazetteer) -> list[dict[str, Any]]:
    """Reads the times of a case; the whole text is the page that may name today's weekday.

    Returns:
        Span and value of each.
    """
    text = case["text"]
    published = language.published((), metadata=case["published"])
    sentences = list(_sentences(case, language))
    today = None if case["published"] else language.today_weekday(sentences)
    return [
        _fields(mention, "times")
        for tokens in sentences
        for mention in language.times(tokens, text, published=published, today_weekday=today)
    ]


def read_parties(case: Record, language: Language, _: Gazetteer) -> list[dict[str, Any]]:
    """Reads the parties of a case.

    Returns:
        Span and value of each.
    """
    text = case["text"]
    return [
        _fields(mention, "parties")
        for tokens in _sentences(case, language)
        for mention in language.parties(tokens, text, numbers=language.numbers(tokens, text)).mentions
    ]


def read_places(case: Record, language: Language, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Reads the places of a case; its `countries` are those that the page names.

    Returns:
        Span and value of each.
    """
    context = PlaceContext(countries=Counter(case.get("countries") or ()))
    return [
        _fields(mention, "places")
        for tokens in _sentences(case, language)
        for mention in gazetteer.find(tokens, case["text"], context=context)
    ]


READERS: dict[str, Reader] = {
    "numbers": read_numbers,
    "times": read_times,
    "parties": read_parties,
    "places": read_places,
}


def _sentences(case: Record, language: Language) -> Iterator[Sequence[Any]]:
    for start, end in language.sentences(case["text"]):
        yield language.tokens(case["text"], start, end)


def _fields(mention: Any, kind: str) -> dict[str, Any]:  # noqa: ANN401 (any of the four mention records)
    names = ("text", "start", "end", *VALUES[kind], *EXTRAS[kind])
    return {name: getattr(mention, name) for name in names}


def _located(text: str, item: Record) -> dict[str, int]:
    """Finds the `nth` occurrence of the gold phrase.

    Returns:
        Its start and end.

    Raises:
        ValueError: The text does not hold it so often.
    """
    start = -1
    for _ in range(item.get("nth", 1)):
        start = text.find(item["text"], start + 1)
        if start < 0:
            raise ValueError(f"phrase is {item['text']!r}; expected it in {text!r}; correct the case")
    return {"start": start, "end": start + len(item["text"])}


def _paired(kind: str, gold: Sequence[Record], found: Sequence[Record]) -> Iterator[Pair]:
    """Pairs each gold mention with one that overlaps it: right value first, then the larger overlap."""
    scored = [
        (_has_value(kind, right, got), _shared(right, got), -i, -j)
        for i, right in enumerate(gold)
        for j, got in enumerate(found)
        if _shared(right, got) > 0
    ]
    used_gold, used_found = set[int](), set[int]()
    for *_, i, j in sorted(scored, reverse=True):
        if -i not in used_gold and -j not in used_found:
            used_gold.add(-i)
            used_found.add(-j)
            yield gold[-i], found[-j]
    yield from ((right, None) for i, right in enumerate(gold) if i not in used_gold)
    yield from ((None, got) for j, got in enumerate(found) if j not in used_found)


def _is_container(kind: str, gold: Sequence[Record], pair: Pair) -> bool:
    """Whether a place that met no gold is named inside a longer gold phrase ("X, capital of Y")."""
    right, got = pair
    if kind != "places" or right is not None or got is None:
        return False
    return any(whole["start"] <= got["start"] and got["end"] <= whole["end"] for whole in gold)


def _shared(right: Record, got: Record) -> int:
    return int(min(right["end"], got["end"]) - max(right["start"], got["start"]))


def _has_value(kind: str, right: Record, got: Record) -> bool:
    return all(_same(kind, name, right[name], got[name]) for name in VALUES[kind])


def _is_exact(kind: str, right: Record | None, got: Record | None) -> bool:
    return right is not None and got is not None and _same_span(right, got) and _has_value(kind, right, got)


def _same_span(right: Record, got: Record) -> bool:
    return bool((right["start"], right["end"]) == (got["start"], got["end"]))


def _same(kind: str, name: str, right: Any, got: Any) -> bool:  # noqa: ANN401 (JSON values)
    if kind == "places" and name == "name":
        return _plain_name(got or "") in {_plain_name(part) for part in (right or "").split("/")}
    if kind == "times":
        return _in_days(right) == _in_days(got)
    if isinstance(right, float) and isinstance(got, (int, float)):
        # A third is written 0.3333 in the cases.
        return math.isclose(right, got, abs_tol=0.0005)
    return bool(right == got)


def _plain_name(name: str) -> str:
    """English names differ in accents, apostrophes and hyphens from one source to the next."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return "".join(letter for letter in letters if letter.isascii() and (letter.isalnum() or letter == " "))


def _in_days(value: str) -> str:
    """A week is seven days: `pub-2w` and `pub-14d` say the same."""
    return re.sub(r"([+-])(\d+)w", lambda match: f"{match[1]}{int(match[2]) * 7}d", value)


def _miss(kind: str, case: Record, pair: Pair) -> dict[str, Any]:
    right, got = pair
    if right is None or got is None:
        why = "spurious" if right is None else "missing"
    else:
        why = "span" if _has_value(kind, right, got) else "value"
    names = ("text", *VALUES[kind])
    expected, read = (record and [record[name] for name in names] for record in pair)
    return {"why": why, "text": case["text"], "expected": expected, "read": read}


def _figures(kind: str, cases: int, pairs: Sequence[Pair]) -> dict[str, Any]:
    both = [(right, got) for right, got in pairs if right is not None and got is not None]
    expected = sum(right is not None for right, _ in pairs)
    found = sum(got is not None for _, got in pairs)
    tallies = {
        "exact": sum(_is_exact(kind, *pair) for pair in both),
        "overlap": sum(_has_value(kind, *pair) for pair in both),
        "span_only": sum(_same_span(*pair) for pair in both),
        "touched": len(both),
    }
    return {
        "cases": cases,
        "expected": expected,
        "found": found,
        **{name: _f1(count, expected, found) for name, count in tallies.items()},
        "fields": {name: _field_share(kind, name, both) for name in (*VALUES[kind], *EXTRAS[kind])},
    }


def _f1(right: int, expected: int, found: int) -> dict[str, float]:
    precision, recall = right / max(1, found), right / max(1, expected)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * right / max(1, expected + found), 4),
    }


def _field_share(kind: str, name: str, both: Sequence[tuple[Record, Record]]) -> float:
    """The share of pairs whose field is right, among those whose gold states the field."""
    stated = [(right, got) for right, got in both if name in right]
    return round(
        sum(_same(kind, name, right[name], got[name]) for right, got in stated) / max(1, len(stated)), 4
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
