"""Scores the time reader: `python -m benchmarks.dates SUITE`, or `--gold GOLD PAGES`; prints JSON.

A suite case is {text, reference_time?, expected: [{start?, end?, text, type, value}], notes}. Those count
whose expected types are all date, daterange, instant or interval of a day or longer. value: an overlapping
find of the same first and last day, in the past reading; span: exact spans, blanks at the ends aside. With
`--gold`, each claim's time is looked for in its sentence, and publication dates are told with metadata and
without it.
"""

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.suite_figures import suite_figures
from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.language import Language
from riwaya.model.codebook import DatePrecision
from riwaya.model.page import Published

TYPES = frozenset({"date", "daterange", "instant", "interval"})
GRAINS = frozenset({"day", "week", "month", "quarter", "year"})
# What expects nothing, by the name of its file.
NEGATIVES = frozenset({
    "DateExtractor", "DateTimeModel", "MergedExtractor", "MergedParser", "Time", "test_search",
})  # fmt: skip
DAY = dt.timedelta(days=1)
Range = tuple[dt.date | None, dt.date | None]


class Time(NamedTuple):
    """A time that a reader found: its span and its EDTF value."""

    start: int
    end: int
    value: str


# (text, the day it was published or None) → what is found.
Reader = Callable[[str, str | None], Sequence[Time]]


def main(arguments: Sequence[str]) -> int:
    """Scores one file, or gold with its pages, and prints the figures.

    Returns:
        The exit status: 0, or 2 where the arguments do not fit.
    """
    if len(arguments) == 3 and arguments[0] == "--gold":
        figures: Mapping[str, Any] = score_gold(_rows(arguments[1]), _rows(arguments[2]), Arabic())
    elif len(arguments) == 1:
        language = Arabic()
        figures = score(_rows(arguments[0]), partial(read_times, language), language=language)
    else:
        print("usage: python -m benchmarks.dates SUITE | --gold GOLD PAGES", file=sys.stderr)
        return 2
    print(json.dumps(figures, indent=1))
    return 0


def read_times(language: Language, text: str, reference: str | None) -> list[Time]:
    """Reads the times of a text as Riwaya does, sentence by sentence."""
    published = language.published((), metadata=reference)
    tokens = (language.tokens(text, start, end) for start, end in language.sentences(text))
    mentions = (m for sentence in tokens for m in language.times(sentence, text, published=published))
    return [Time(m.start, m.end, m.value) for m in mentions]


def reference_day(case: Mapping[str, Any]) -> str | None:
    """Gives the day on which a case is read; None where it states none."""
    return str(case.get("reference_time") or "")[:10] or None


def score(
    cases: Sequence[Mapping[str, Any]], read: Reader, *, language: Language
) -> dict[str, dict[str, float]]:
    """Counts values and spans of all cases.

    Args:
        cases: Cases of the suite.
        read: Gives the times of a text; Riwaya's own reader or a peer's.
        language: Knows the names of weekdays; it reads nothing here.

    Returns:
        Group → its figures.
    """
    counted = ((case, _expected(case)) for case in cases)
    return suite_figures(
        (case["notes"], _tally(case, items, read, language)) for case, items in counted if items is not None
    )


def score_gold(
    gold: Sequence[Mapping[str, Any]], pages: Sequence[Mapping[str, Any]], language: Language
) -> dict[str, float]:
    """Looks for every gold claim's time in its sentence, and tells publication dates.

    Returns:
        Counts: claims' times, how many were touched, had an exact span, the value; and of publication dates.
    """
    texts = {page["id"]: page for page in pages}
    tally: Counter[str] = Counter()
    for record in gold:
        page = texts[record["id"]]
        main_spans = list(_in_segments(language.sentences(page["text"]), record, "main"))
        main = [language.tokens(page["text"], *span) for span in main_spans]
        tally.update(_tally_times(record, page, main_spans, language))
        value = (record.get("published") or {}).get("value")
        for name, metadata in (("with_metadata", page.get("published")), ("from_text", None)):
            told = language.published(main, metadata=metadata).value
            tally[f"published_{name}_right"] += told == value
            tally[f"published_{name}_found"] += told is not None
            tally[f"published_{name}_wrong"] += told is not None and told != value
        tally["pages"] += 1
    return dict(sorted(tally.items()))


def _tally_times(
    record: Mapping[str, Any], page: Mapping[str, Any], main: Sequence[tuple[int, int]], language: Language
) -> Counter[str]:
    text, tally = page["text"], Counter[str]()
    value = (record.get("published") or {}).get("value")
    published = Published(value=value, precision=_precision(value), basis="metadata" if value else "unknown")
    today = language.today_weekday([language.tokens(text, *span) for span in main])
    wanted = {
        (time["start"], time["end"], time["value"])
        for claim in record["claims"]
        if (time := claim.get("time")) and time.get("start") is not None
    }
    for start, end, right in sorted(wanted):
        span = next(span for span in language.sentences(text) if span[0] <= start < span[1])
        relative = span not in main
        tokens = language.tokens(text, *span)
        found = language.times(
            tokens, text, published=published, relative=relative, today_weekday=None if relative else today
        )
        near = [mention for mention in found if mention.start < end and start < mention.end]
        tally["times"] += 1
        tally["touched"] += bool(near)
        tally["exact"] += any((mention.start, mention.end) == (start, end) for mention in near)
        tally["value"] += any(mention.value == right for mention in near)
    return tally


def _in_segments(
    spans: Sequence[tuple[int, int]], record: Mapping[str, Any], kind: str
) -> Iterator[tuple[int, int]]:
    kept = [(part["start"], part["end"]) for part in record["segments"] if part["kind"] == kind]
    return (span for span in spans if any(start <= span[0] < end for start, end in kept))


def _precision(value: str | None) -> DatePrecision | None:
    lengths: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
    return lengths[len(value)] if value else None


def _expected(case: Mapping[str, Any]) -> list[tuple[tuple[int, int], list[Range]]] | None:
    """Spans of the case's phrases and the day ranges that are right; None where the case is not counted."""
    checked = not {"span-only", "values-unchecked"} & set(case["notes"])
    items: list[tuple[tuple[int, int], list[Range]]] = []
    at = 0
    for phrase in case["expected"]:
        start = phrase.get("start", case["text"].find(phrase["text"], at))
        if start < 0 or phrase["type"] not in TYPES:
            return None
        at = start + len(phrase["text"])
        right = _readings(case, phrase)
        if not right and (checked or phrase["type"] in {"instant", "interval"}):
            return None
        items.append((_trimmed(case["text"], start, at), right))
    stem = case["source"].partition(":")[2].removesuffix("/AR").removesuffix(".json").rpartition("/")[2]
    return items if items or stem in NEGATIVES else None


def _readings(case: Mapping[str, Any], phrase: Mapping[str, Any]) -> list[Range]:
    value = phrase.get("value")
    if not isinstance(value, Mapping):
        return []
    if phrase["type"] in {"date", "daterange"}:
        listed = value["values"] if "values" in value else [value.get("past")]
        return _resolved(listed[0] if listed else None, phrase["type"], value.get("timex"))
    first, end = _day(value.get("start")), _day(value.get("end"))
    midnight = str(value.get("start")).endswith("T00:00:00")
    grain = value.get("grain", "day" if midnight else "minute")
    if not first or grain not in GRAINS:
        return []
    ranges: list[Range] = [(first, end - DAY if end else _last_day(first, grain))]
    reference = _day(case.get("reference_time"))
    if (
        "future-bias" in case["notes"]
        and reference
        and first > reference
        and not re.search(r"\d{4}", case["text"])
    ):
        ranges.append(_year_before(ranges[0], grain, closed=bool(end)))
    return ranges


def _resolved(reading: Mapping[str, Any] | None, kind: str, timex: str | None) -> list[Range]:
    """Day ranges of one reading whose ends are exclusive, but for those of "from 4 to 23"."""
    reading = reading or {}
    first, end = _day(reading.get("start")), _day(reading.get("end"))
    if kind == "date":
        return [(first, first)] if first else []
    if not end:
        return [(first, None)] if first else []
    through = not first or str(reading.get("timex") or timex).startswith("(")
    return [(first, end - DAY), (first, end)] if through else [(first, end - DAY)]


def _year_before(days: Range, grain: str, *, closed: bool) -> Range:
    first, last = (
        dt.date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
        for day in days
        if day
    )
    return first, last if closed else _last_day(first, grain)


def _day(text: object) -> dt.date | None:
    try:
        found = dt.date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
    # The year 1 is how one source writes a date that does not exist.
    return found if found.year > 1 else None


def _last_day(first: dt.date, grain: str) -> dt.date:
    if grain in {"day", "week"}:
        return first + DAY * (6 if grain == "week" else 0)
    months = first.year * 12 + first.month - 1 + {"month": 1, "quarter": 3, "year": 12}[grain]
    return dt.date(months // 12, months % 12 + 1, 1) - DAY


def _tally(
    case: Mapping[str, Any],
    items: Sequence[tuple[tuple[int, int], list[Range]]],
    read: Reader,
    language: Language,
) -> Counter[str]:
    found = read(case["text"], reference_day(case))
    exact = Counter(span for span, _ in items) & Counter((time.start, time.end) for time in found)
    checked = [] if {"span-only", "values-unchecked"} & set(case["notes"]) else items
    right = sum(
        any(_overlaps(time, span) and _is_right(case, time, days, language) for time in found)
        for span, days in checked
    )
    return Counter(
        cases=1, expected=len(items), found=len(found), exact=exact.total(), values=len(checked), right=right
    )


def _is_right(case: Mapping[str, Any], time: Time, allowed: Sequence[Range], language: Language) -> bool:
    got = _range(time.value)
    if got and "future-bias" in case["notes"] and _is_bare_weekday(case["text"], language):
        # The source means the coming day of that name; news means the last one. Any day of the name is right.
        return bool(got[0] and got[0] == got[1]) and any(
            day and got[0] and got[0].weekday() == day.weekday() for day, _ in allowed
        )
    return got in allowed


def _is_bare_weekday(text: str, language: Language) -> bool:
    words = language.fold(text).split()
    names = tuple(language.fold(row["word"]) for row in language.lexicon("weekdays"))
    return 0 < len(words) <= 3 and words[-1].endswith(names)


def _range(value: str) -> Range | None:
    first, _, last = value.partition("/")
    try:
        start = None if first == ".." else _point(first, last=False)
        return start, None if last == ".." else _point(last or first, last=True)
    except ValueError:
        return None


def _point(text: str, *, last: bool) -> dt.date:
    parts = [int(part) for part in text.split("-")]
    first = dt.date(*[*parts, 1, 1][:3])
    return _last_day(first, ("year", "month", "day")[len(parts) - 1]) if last else first


def _overlaps(time: Time, span: tuple[int, int]) -> bool:
    return time.start < span[1] and span[0] < time.end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _rows(path: str) -> list[dict[str, Any]]:
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
