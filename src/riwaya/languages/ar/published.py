"""Tells a page's publication date from its metadata, else from its own words; what is not stated stays unknown.

The words tell it in four ways: a dateline or date line; "today" with a full date; "today, Wednesday 17 November"
with a clue to the year that the weekday confirms; a month and year that the page calls the running ones.
Source: codebook, "Output record" (`basis`) and "Time".
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from riwaya.languages.ar.calendar import Reference
from riwaya.languages.ar.clitics import WordTable
from riwaya.languages.ar.dates import read_time
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, lexeme_at, word_at
from riwaya.languages.ar.time_words import Lexeme, TimeLexicons, read_lexemes
from riwaya.languages.ar.tokens import cut_tokens
from riwaya.model.codebook import DateBasis, DatePrecision
from riwaya.model.page import Published

_PRECISION: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
_NO_WORDS = WordTable(known=frozenset(), whole=frozenset())
# A date line holds the date and little else: place, calendar marks, an agency, a time of day.
_DATELINE_LEXEMES = 16
_DATELINE_START = 4


class _Sighting(Struct, frozen=True, kw_only=True):
    """A time phrase of the page where it stands."""

    scene: Scene
    phrase: Phrase
    index: int


def find_published(
    text: str, spans: Sequence[tuple[int, int]], *, metadata: str | None, lexicons: TimeLexicons
) -> Published:
    """Tells when a page was published; never guesses.

    Args:
        text: The raw page.
        spans: The sentences of its main text.
        metadata: ISO date or date-time of the source; its own calendar day counts.
        lexicons: The time lexicons.

    Returns:
        The date with its basis; `basis` "unknown" where neither metadata nor the words state it.
    """
    stated = _from_metadata(metadata)
    if stated:
        return stated
    sightings = list(_sightings(text, spans, lexicons))
    return (
        _from_dateline(sightings)
        or _from_today(sightings)
        or _from_weekday(sightings)
        or _from_running_month(sightings)
        or Published()
    )


def find_today_weekday(text: str, spans: Sequence[tuple[int, int]], *, lexicons: TimeLexicons) -> int | None:
    """Finds which weekday the page calls today: "اليوم الأربعاء", or the day after "أمس الثلاثاء".

    Args:
        text: The raw page.
        spans: The sentences of one story.
        lexicons: The time lexicons.

    Returns:
        Monday 0 … Sunday 6; None where nothing says so or the words contradict each other.
    """
    found = {weekday for scene in _scenes(text, spans, lexicons) for weekday in _todays(scene)}
    return found.pop() if len(found) == 1 else None


def _todays(scene: Scene) -> Iterator[int]:
    for at, lexeme in enumerate(scene.lexemes):
        if lexeme.word.weekday < 0 or not lexeme.word.article:
            continue
        back = 2 if lexeme_at(scene, at - 1).text in {"(", "«", "["} else 1
        before = word_at(scene, at - back)
        if is_unit(before, "d", 1) and before.article and word_at(scene, at - back - 1).cls != "after":
            yield lexeme.word.weekday
        elif before.cls == "yesterday" and word_at(scene, at - back - 1).cls not in {
            "first",
            "from",
            "before",
        }:
            yield (lexeme.word.weekday + 1) % 7


def _from_metadata(metadata: str | None) -> Published | None:
    if not metadata:
        return None
    try:
        day = dt.date.fromisoformat(metadata.strip()[:10])
    except ValueError:
        return None
    return Published(value=day.isoformat(), precision="day", basis="metadata")


def _scenes(text: str, spans: Sequence[tuple[int, int]], lexicons: TimeLexicons) -> Iterator[Scene]:
    for start, end in spans:
        lexemes = read_lexemes(cut_tokens(text, start, end, words=_NO_WORDS), lexicons)
        if lexemes:
            yield Scene(lexemes=lexemes, reference=Reference())


def _sightings(text: str, spans: Sequence[tuple[int, int]], lexicons: TimeLexicons) -> Iterator[_Sighting]:
    for index, scene in enumerate(_scenes(text, spans, lexicons)):
        at = 0
        while at < len(scene.lexemes):
            phrase = read_time(scene, at)
            if phrase:
                yield _Sighting(scene=scene, phrase=phrase, index=index)
            at = phrase.end if phrase else at + 1


def _is_day(value: str) -> bool:
    return len(value) == 10 and value[:4].isdigit()


def _published(value: str, basis: DateBasis) -> Published:
    return Published(value=value, precision=_PRECISION[len(value)], basis=basis)


def _from_dateline(sightings: Sequence[_Sighting]) -> Published | None:
    """A short line with a full date near its begin: "بيروت 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م"."""
    for seen in sightings:
        short = len(seen.scene.lexemes) <= _DATELINE_LEXEMES
        if (
            short
            and seen.phrase.begin <= _DATELINE_START
            and _is_day(seen.phrase.value)
            and not seen.phrase.guessed_year
        ):
            words = [
                lexeme
                for lexeme in seen.scene.lexemes[: seen.phrase.begin]
                if lexeme.word.cls in {"since", "in"}
            ]
            if not words:
                return _published(seen.phrase.value, "text")
    return None


def _from_today(sightings: Sequence[_Sighting]) -> Published | None:
    """A full date that the page calls today."""
    days = {seen.phrase.value for seen in sightings if _says_today(seen) and _is_day(seen.phrase.value)}
    return _published(days.pop(), "text") if len(days) == 1 else None


def _says_today(seen: _Sighting) -> bool:
    inside = seen.scene.lexemes[seen.phrase.begin : seen.phrase.end]
    return any(is_unit(lexeme.word, "d", 1) and lexeme.word.article for lexeme in inside)


def _from_weekday(sightings: Sequence[_Sighting]) -> Published | None:
    """The year that the page's other years suggest for "today, Wednesday 17 November", if the weekday agrees."""
    years = [int(lexeme.number) for seen in sightings for lexeme in _year_lexemes(seen)]
    if not years:
        return None
    last_year = any(_says_last_year(seen) for seen in sightings)
    found = set()
    for seen in sightings:
        weekday = [lexeme.word.weekday for lexeme in _inside(seen) if lexeme.word.weekday >= 0]
        if (
            _says_today(seen)
            and weekday
            and seen.phrase.value.startswith("XXXX-")
            and len(seen.phrase.value) == 10
        ):
            for year in (max(years), max(years) + 1) if last_year else (max(years),):
                day = dt.date.fromisoformat(f"{year}{seen.phrase.value[4:]}")
                if day.weekday() == weekday[0]:
                    found.add(day.isoformat())
    return _published(found.pop(), "weekday") if len(found) == 1 else None


def _inside(seen: _Sighting) -> Sequence[Lexeme]:
    return seen.scene.lexemes[seen.phrase.begin : seen.phrase.end]


def _year_lexemes(seen: _Sighting) -> list[Lexeme]:
    return [lexeme for lexeme in _inside(seen) if 1990 <= lexeme.number <= 2099]


def _says_last_year(seen: _Sighting) -> bool:
    words = [lexeme.word for lexeme in _inside(seen)]
    return any(
        is_unit(word, "y", 1) and word.article and after.cls == "past"
        for word, after in zip(words, words[1:], strict=False)
    )


def _from_running_month(sightings: Sequence[_Sighting]) -> Published | None:
    """A sentence that speaks of the running month and names it, and of the running year and names it."""
    return None
