"""Reads dates: a day of a month in words or figures, ranges of days, and the same day in the Hijri calendar.

"الثالث من أبريل", "13-15 يوليو 2014", "26 شوال 1436 هـ الموافق 11 أغسطس 2015", "العاشر والـ17 من الشهر
الجاري".
Source: codebook, "Time"; day before month in figures wherever both readings exist, as in all Arab
countries.
"""

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.calendar import Direction
from riwaya.languages.ar.time_phrases import (
    MODIFIERS,
    Phrase,
    Scene,
    direction_at,
    is_unit,
    lexeme_at,
    read_day_number,
    read_days,
    read_month_name,
    read_small_number,
    read_year,
    read_year_tail,
    word_at,
)
from riwaya.languages.ar.time_words import Word


def read_date(scene: Scene, at: int) -> Phrase | None:
    """Reads a day of a month, in words or figures, with its year where it has one.

    Returns:
        The date or, for a range of days, the interval; None where no date begins at `at`.
    """
    figures = read_figures(scene, at)
    if figures:
        return figures
    days = read_days(scene, at) or _read_counted_day(scene, at)
    if days is None:
        return _read_month_first(scene, at)
    is_named = word_at(scene, at - 1).cls == "named"
    first, last, end = days
    mark = lexeme_at(scene, end).text
    if mark in {"-", ".", "/"}:
        end += 1
    end = end + 1 if word_at(scene, end).cls in {"from", "in"} else end
    month = read_month_name(scene, end)
    if month is None:
        return None if is_named else _read_day_of_this_month(scene, at, days)
    if mark in {"-", "/"} and lexeme_at(scene, month[1]).text == mark and read_year(scene, month[1] + 1):
        # "2-October-2016"
        month = (month[0], month[1] + 1)
    date = _date_phrase(scene, at, (first, last), month)
    # "Brigade of 17 February" is a name; "the anniversary of 14 January 2011" states the day it remembers.
    return None if date and date.guessed_year and is_named else date


def _read_counted_day(scene: Scene, at: int) -> tuple[int, int, int] | None:
    """Reads "واحد وعشرين مايو": a cardinal in words right before a month; a low one, if it is no other word."""
    number = read_small_number(scene, at) if lexeme_at(scene, at).number < 0 else None
    if number is None or not 1 <= number[0] <= 31:
        return None
    month = word_at(scene, number[1])
    is_month = month.cls == "month" and (not month.strict or number[0] > 10)
    return (number[0], number[0], number[1]) if is_month else None


def _read_month_first(scene: Scene, at: int) -> Phrase | None:
    """Reads "يوليو 13-15", "سبتمبر 10", "يناير الأول": the number must not count a noun that follows."""
    month = read_month_name(scene, at)
    if month is None:
        return None
    end = month[1] + 1 if lexeme_at(scene, month[1]).text == "-" else month[1]
    lexeme = lexeme_at(scene, end)
    # "The second January uprising" counts uprisings.
    worded = lexeme.word.ordinal and lexeme.word.article and not lexeme.text.endswith("ة")
    days = read_days(scene, end) if lexeme.number > 0 or lexeme.parts or worded else None
    if days is None:
        return None
    follower = lexeme_at(scene, days[2])
    if (
        follower.first >= 0
        and follower.text not in {",", "،", ".", ")", ":", "؛"}
        and not read_year(scene, days[2])
    ):
        return None
    return _date_phrase(scene, at, days[:2], (month[0], days[2]))


def _date_phrase(scene: Scene, at: int, days: tuple[int, int], month: tuple[Word, int]) -> Phrase | None:
    word, end = month
    if word.calendar == "hijri":
        return _hijri_date(scene, at, days[0], month)
    tail = read_year_tail(scene, end)
    year, end, direction = tail or (None, end, None)
    guessed = year is None
    if guessed:
        year = calendar.year_of(scene.reference, word.month, days[0], direction_at(scene, at, direction))
        if direction == 0 and scene.reference.year:
            year = scene.reference.year
    values = [calendar.date_value(year, word.month, day) for day in dict.fromkeys(days)]
    if None in values:
        return None
    value = "/".join(value for value in values if value)
    return Phrase(value=value, begin=at, end=_skip_equal(scene, end), guessed_year=guessed)


def _hijri_date(scene: Scene, at: int, day: int, month: tuple[Word, int]) -> Phrase | None:
    word, end = month
    year, end = _hijri_year(scene, end)
    direction: Direction = 0
    if year is None and word_at(scene, end).cls in MODIFIERS:
        direction = MODIFIERS[word_at(scene, end).cls]
        end += 1
    value = calendar.hijri_value(scene.reference, year=year, month=word.month, day=day, direction=direction)
    same = _read_corresponding(scene, end)
    if same:
        return replace(same, begin=at)
    return Phrase(value=value, begin=at, end=end, guessed_year=year is None) if value else None


def _hijri_year(scene: Scene, at: int) -> tuple[int | None, int]:
    start = at + 1 if word_at(scene, at).cls == "from" else at
    start = start + 1 if is_unit(word_at(scene, start), "y", 1) else start
    year = lexeme_at(scene, start).number
    if not 1300 <= year <= 1500:
        return None, at
    return year, start + 2 if word_at(scene, start + 1).cls == "hijri" else start + 1


def _read_corresponding(scene: Scene, at: int) -> Phrase | None:
    """Reads "الموافق 11 أغسطس 2015" after a date of the other calendar."""
    if lexeme_at(scene, at).text in {",", "،", "-", "/", "("}:
        at += 1
    start = at + 1 if word_at(scene, at).cls == "corresponding" else at
    phrase = read_date(scene, start)
    if phrase is None or (start == at and phrase.guessed_year):
        return None
    closes = lexeme_at(scene, phrase.end).text == ")" and lexeme_at(scene, at - 1).text == "("
    return replace(phrase, begin=at, end=phrase.end + closes)


def _skip_equal(scene: Scene, at: int) -> int:
    """Skips the same day in the Hijri calendar, "الموافق 26 شوال 1436 هـ"."""
    if word_at(scene, at).cls != "corresponding":
        return at
    days = read_day_number(scene, at + 1)
    month = read_month_name(scene, days[1]) if days else None
    if month is None or month[0].calendar != "hijri":
        return at
    return _hijri_year(scene, month[1])[1]


def _read_day_of_this_month(scene: Scene, at: int, days: tuple[int, int, int]) -> Phrase | None:
    """Reads "العاشر والـ17 من الشهر الجاري", "الثاني من الشهر نفسه", "15 الجاري", "يوم 15"."""
    first, last, end = days
    if word_at(scene, end).cls == "this" and lexeme_at(scene, end - 1).number < 0:
        # "The present first …" is no day; only figures stand before "الجاري" alone.
        return None
    month = _month_of_context(scene, end)
    if month is None:
        return None
    year, number, end = month
    values = [calendar.date_value(year, number, day) for day in dict.fromkeys((first, last))]
    if None in values:
        return None
    return Phrase(value="/".join(value for value in values if value), begin=at, end=end)


def _month_of_context(scene: Scene, at: int) -> tuple[int | None, int, int] | None:
    """Reads which month "of the month" is: (year, month, end)."""
    start = at + 1 if word_at(scene, at).cls in {"from", "in"} else at
    here = scene.reference
    if word_at(scene, start).value == "running" and word_at(scene, start).article and here.month:
        return here.year, here.month, start + 1
    if (
        word_at(scene, start).cls == "demonstrative"
        and is_unit(word_at(scene, start + 1), "m", 1)
        and here.month
    ):
        return here.year, here.month, start + 2
    if not is_unit(word_at(scene, start), "m", 1) or not word_at(scene, start).article:
        return None
    word = word_at(scene, start + 1)
    if word.cls == "same" and scene.before and len(scene.before) >= 7 and scene.before[4] == "-":
        year = scene.before[:4]
        return (int(year) if year.isdigit() else None), int(scene.before[5:7]), start + 2
    if word.cls not in MODIFIERS or not here.month:
        return None
    value = calendar.shift(here, MODIFIERS[word.cls], "m")
    return int(value[:4]), int(value[5:7]), start + 2


def read_figures(scene: Scene, at: int) -> Phrase | None:
    """Reads 2016/02/22, 21-04-2016, 18-9-15, and, after a preposition of dates, 22/4."""
    parts = lexeme_at(scene, at).parts
    if len(parts) == 3:
        value = _full_figures(scene, parts)
        end = at + 1 + (word_at(scene, at + 1).cls in {"hijri", "christian"})
        return Phrase(value=value, begin=at, end=_skip_equal(scene, end)) if value else None
    if len(parts) != 2:
        return None
    if 1900 <= max(parts) <= 2099 and 1 <= min(parts) <= 12:
        return Phrase(value=calendar.month_value(max(parts), min(parts)), begin=at, end=at + 1, grain="month")
    return _short_figures(scene, at, parts)


def _full_figures(scene: Scene, parts: tuple[int, ...]) -> str | None:
    year, month, day = parts if parts[0] > 31 else (parts[2], parts[1], parts[0])
    if 1300 <= year <= 1500:
        return calendar.hijri_value(scene.reference, year=year, month=month, day=day)
    if month > 12 >= day:
        month, day = day, month
    if year < 100:
        year += 2000
    return calendar.date_value(year, month, day) if 1000 <= year <= 2099 else None


def _short_figures(scene: Scene, at: int, parts: tuple[int, ...]) -> Phrase | None:
    """Reads two figures; they are a score or a fraction unless the word before them asks for a day."""
    before, after = word_at(scene, at - 1), lexeme_at(scene, at + 1)
    tail = read_year_tail(scene, at + 1)
    asked = before.cls in {"in", "since", "until"} or before.weekday >= 0 or is_unit(before, "d", 1)
    # "22/4" is no fraction and, unlike "22-4", no score; "24/7" is no day.
    asked = asked or (max(parts) > 12 and parts != (24, 7) and "/" in lexeme_at(scene, at).text)
    ends = after.first < 0 or after.text in {".", ",", "،", ")", "؛"}
    if not (asked and ends) and not (tail and tail[0]):
        return None
    day, month = (parts[1], parts[0]) if parts[1] > 12 else parts
    if not 1 <= month <= 12:
        return None
    year = tail[0] if tail and tail[0] else calendar.year_of(scene.reference, month, day, 0)
    value = calendar.date_value(year, month, day)
    end = tail[1] if tail else at + 1
    return Phrase(value=value, begin=at, end=end, guessed_year=not tail) if value else None
