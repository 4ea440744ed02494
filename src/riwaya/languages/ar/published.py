"""Tells a page's publication date from its metadata, else from its own words; never guesses it.

The words tell it in four ways: a date line; "today" or "yesterday" with a full date; "today, Wednesday"
with day and month and a clue to the year that the weekday confirms; a month and year that the page
calls the running ones.
Source: codebook, "Output record" (`basis`) and "Time".
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.languages.ar.calendar import FIRST_YEAR, LAST_YEAR, Reference
from riwaya.languages.ar.dates import read_time
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, lexeme_at, word_at
from riwaya.languages.ar.time_words import Lexeme, TimeLexicons, read_lexemes
from riwaya.model.codebook import DateBasis, DatePrecision
from riwaya.model.page import Published
from riwaya.model.reading import Token

_PRECISION: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
# A date line holds the date and little else: up to this many words before it (a place, a label) and after
# it (an agency, a zone). Longer lines are headlines of anniversaries.
_WORDS_BEFORE = 3
_WORDS_AFTER = 1
# No page on the web is older; dates before it are what a page tells of.
_FIRST_YEAR = 1995


class _Sighting(Struct, frozen=True, kw_only=True, gc=False):
    """A time phrase of the page where it stands."""

    scene: Scene
    phrase: Phrase

    @property
    def inside(self) -> Sequence[Lexeme]:
        """The phrase's lexemes."""
        return self.scene.lexemes[self.phrase.begin : self.phrase.end]

    def says_day(self) -> bool:
        """Whether the value is a full date."""
        value = self.phrase.value
        return len(value) == 10 and value[:4].isdigit() and int(value[:4]) >= _FIRST_YEAR

    def says_today(self) -> bool:
        """Whether "اليوم" is in the phrase, and not "اليوم السابق"."""
        return any(is_unit(lexeme.word, "d", 1) and lexeme.word.article for lexeme in self.inside)

    def says_yesterday(self) -> bool:
        """Whether "أمس" is in the phrase, and not "أول أمس"."""
        classes = [lexeme.word.cls for lexeme in self.inside]
        return "yesterday" in classes and "first" not in classes


def find_published(
    sentences: Sequence[Sequence[Token]], *, metadata: str | None, lexicons: TimeLexicons
) -> Published:
    """Tells when a page was published; never guesses.

    Args:
        sentences: Tokens of the sentences of its main text.
        metadata: ISO date or date-time of the source; its own calendar day counts.
        lexicons: The time lexicons.

    Returns:
        The date with its basis; `basis` "unknown" where neither metadata nor the words state it.
    """
    stated = _from_metadata(metadata)
    if stated:
        return stated
    # Three sentences of four hold neither a year nor today: they date nothing.
    worth = [tokens for tokens in sentences if _may_date(tokens, lexicons.dating)]
    sightings = [seen for scene in _scenes(worth, lexicons) for seen in _sightings(scene)]
    for find in (_from_dateline, _from_today, _from_weekday, _from_running_month):
        found = find(sightings)
        if found:
            return found
    return Published()


def find_today_weekday(sentences: Sequence[Sequence[Token]], *, lexicons: TimeLexicons) -> int | None:
    """Finds which weekday the page calls today: "اليوم الأربعاء", or the day after "أمس الثلاثاء".

    Args:
        sentences: Tokens of the sentences of one story.
        lexicons: The time lexicons.

    Returns:
        Monday 0 … Sunday 6; None where nothing says so or the words contradict each other.
    """
    # Two sentences of three name neither day.
    worth = [tokens for tokens in sentences if _names_days(tokens, lexicons.days)]
    found = {weekday for scene in _scenes(worth, lexicons) for weekday in _todays(scene)}
    return found.pop() if len(found) == 1 else None


def _may_date(tokens: Sequence[Token], dating: frozenset[str]) -> bool:
    for token in tokens:
        if token.folded in dating:
            return True
        if token.kind == "number" and (len(token.folded) > 3 or not token.folded.isdigit()):
            return True
    return False


def _names_days(tokens: Sequence[Token], days: frozenset[str]) -> bool:
    for token in tokens:  # noqa: SIM110 (asked of every word of a page)
        if token.folded in days:
            return True
    return False


def _todays(scene: Scene) -> Iterator[int]:
    for at, lexeme in enumerate(scene.lexemes):
        if lexeme.word.weekday < 0 or not lexeme.word.article:
            continue
        back = 2 if lexeme_at(scene, at - 1).text in {"(", "«", "["} else 1
        before, earlier = word_at(scene, at - back), word_at(scene, at - back - 1)
        if is_unit(before, "d", 1) and before.article and earlier.cls not in {"after", "that"}:
            yield lexeme.word.weekday
        elif before.cls == "yesterday" and earlier.cls not in {"first", "from", "before"}:
            yield (lexeme.word.weekday + 1) % 7


def _from_metadata(metadata: str | None) -> Published | None:
    if not metadata:
        return None
    try:
        day = dt.date.fromisoformat(metadata.strip()[:10])
    except ValueError:
        return None
    # The year 1 or 9999 is how some sources write that they know none.
    return _published(day.isoformat(), "metadata") if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _scenes(sentences: Sequence[Sequence[Token]], lexicons: TimeLexicons) -> Iterator[Scene]:
    for tokens in sentences:
        lexemes = read_lexemes(tokens, lexicons)
        if lexemes:
            yield Scene(lexemes=lexemes, reference=Reference())


def _sightings(scene: Scene) -> Iterator[_Sighting]:
    free = 0
    for at in [at for at, lexeme in enumerate(scene.lexemes) if lexeme.begins]:
        phrase = read_time(scene, at) if at >= free else None
        if phrase:
            yield _Sighting(scene=scene, phrase=phrase)
            scene = replace(scene, before=phrase.value)
            free = phrase.end


def _published(value: str, basis: DateBasis) -> Published:
    return Published(value=value, precision=_PRECISION[len(value)], basis=basis)


def _only(days: set[str], basis: DateBasis) -> Published | None:
    """Two days that both claim to be the page's settle nothing."""
    return _published(days.pop(), basis) if len(days) == 1 else None


def _from_dateline(sightings: Sequence[_Sighting]) -> Published | None:
    """Reads lines such as "بيروت 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م"; several must agree."""
    return _only({seen.phrase.value for seen in sightings if _is_dateline(seen)}, "text")


def _is_dateline(seen: _Sighting) -> bool:
    if not seen.says_day() or seen.phrase.guessed_year:
        return False
    before = seen.scene.lexemes[: seen.phrase.begin]
    after = seen.scene.lexemes[seen.phrase.end :]
    if any(lexeme.word.cls in {"since", "until", "after", "before"} for lexeme in before):
        return False
    return _words(before) <= _WORDS_BEFORE and _words(after) <= _WORDS_AFTER


def _words(lexemes: Sequence[Lexeme]) -> int:
    """Counts words that are neither time words, figures nor Latin."""
    return sum(
        lexeme.word.cls == "" and lexeme.text.isalpha() and not lexeme.text.isascii() for lexeme in lexemes
    )


def _from_today(sightings: Sequence[_Sighting]) -> Published | None:
    """Reads full dates that the page calls today or yesterday."""
    days = {seen.phrase.value for seen in sightings if seen.says_day() and seen.says_today()}
    for seen in sightings:
        if seen.says_day() and seen.says_yesterday():
            days.add((dt.date.fromisoformat(seen.phrase.value) + dt.timedelta(days=1)).isoformat())
    return _only(days, "text")


def _from_weekday(sightings: Sequence[_Sighting]) -> Published | None:
    """Reads "today, Wednesday 17 November" in the page's latest year or the next, if the weekday agrees."""
    # The next year is asked only where the page speaks of "last year": one of any two neighbouring years
    # fits a weekday by chance in two cases of seven.
    years = {lexeme.number for seen in sightings for lexeme in seen.inside if 1990 <= lexeme.number <= 2099}
    if not years:
        return None
    latest = max(years)
    asked = (latest, latest + 1) if any(_says_year(seen, "past") for seen in sightings) else (latest,)
    days = {day for seen in sightings for year in asked for day in _agreeing(seen, year)}
    return _only(days, "weekday")


def _agreeing(seen: _Sighting, year: int) -> Iterator[str]:
    """Gives the day that the phrase names in that year, if it has the weekday that the phrase names."""
    weekdays = [lexeme.word.weekday for lexeme in seen.inside if lexeme.word.weekday >= 0]
    value = seen.phrase.value
    if not seen.says_today() or not weekdays or len(value) != 10 or not value.startswith("XXXX-"):
        return
    try:
        day = dt.date.fromisoformat(f"{year}{value[4:]}")
    except ValueError:
        return
    if day.weekday() == weekdays[0]:
        yield day.isoformat()


def _says_year(seen: _Sighting, modifier: str) -> bool:
    """Whether the phrase is "العام الماضي" ("past") or "العام الجاري", "هذا العام" ("this")."""
    words = [lexeme.word for lexeme in seen.inside]
    if not any(is_unit(word, "y", 1) and word.article for word in words):
        return False
    classes = {word.cls for word in words}
    return modifier in classes or (modifier == "this" and "demonstrative" in classes)


def _from_running_month(sightings: Sequence[_Sighting]) -> Published | None:
    """Reads the running month and year where one sentence speaks of both and names both."""
    # "The second this month, after one on 13 May, in the worst year since …, since the beginning of 2022."
    for seen in sightings:
        beside = [other for other in sightings if other.scene.lexemes is seen.scene.lexemes]
        if not _says_running_month(seen) or not any(_says_year(other, "this") for other in beside):
            continue
        years = {value for other in beside if (value := _begun_year(other))}
        after = [other for other in beside if other.phrase.begin >= seen.phrase.end]
        month = next(
            (other.phrase.value[5:7] for other in after if other.phrase.value.startswith("XXXX-")), ""
        )
        if len(years) == 1 and month:
            return _published(f"{years.pop()}-{month}", "text")
    return None


def _says_running_month(seen: _Sighting) -> bool:
    words = [lexeme.word for lexeme in seen.inside]
    return any(is_unit(word, "m", 1) and word.article for word in words) and any(
        word.cls in {"this", "demonstrative"} for word in words
    )


def _begun_year(seen: _Sighting) -> str | None:
    """Gives the year of "منذ بداية عام 2022"."""
    classes = [lexeme.word.cls for lexeme in seen.inside]
    year = seen.phrase.value[:4]
    return year if classes[:2] == ["since", "start"] and seen.phrase.value == f"{year}/.." else None
