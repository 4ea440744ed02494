"""Completes the years of an almanac: "on this day: 1936 - signing of …" means that day of each year.

Source: codebook, "Time"; a page of the kind "it happened on a day like this" lists its entries by bare years.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.model.page import Published
from riwaya.model.reading import Sentence, TimeMention

OPENER = "almanac"
SEPARATORS = frozenset("-–—:")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d-\d\d)")


def date_entries(sentences: Sequence[Sentence], published: Published) -> tuple[Sentence, ...]:
    """Gives the entries of an almanac the day that the page calls "this day".

    Args:
        sentences: All sentences of a page in text order, times and markers found.
        published: The page's own day, where no day is named beside the words "a day like this".

    Returns:
        The sentences; the year that opens an entry is a full date.
    """
    opener = next((s for s in sentences if any(mark.cls == OPENER for mark in s.markers)), None)
    day = _named_day(opener, published) if opener is not None else None
    if day is None or opener is None:
        return tuple(sentences)
    return tuple(
        _dated(s, day) if s.segment == opener.segment and s.start > opener.start else s for s in sentences
    )


def _named_day(opener: Sentence, published: Published) -> str | None:
    # "On this day, the 20th of July": the date behind the words says more than they do.
    values = [time.value for time in reversed(opener.times)]
    found = (_DAY.fullmatch(value) for value in (*values, published.value or ""))
    return next((match.group(1) for match in found if match is not None), None)


def _dated(sentence: Sentence, day: str) -> Sentence:
    tokens, times = sentence.tokens, sentence.times
    if len(tokens) < 2 or not times or times[0].first > 0 or tokens[1].text not in SEPARATORS:
        return sentence
    entry = _on(times[0], day)
    return sentence if entry is None else replace(sentence, times=(entry, *times[1:]))


def _on(time: TimeMention, day: str) -> TimeMention | None:
    return replace(time, value=f"{time.value}-{day}") if _YEAR.fullmatch(time.value) else None
