"""Reads a day with the part of it before or the hour after it: "مساء أمس السبت", "ليل السبت الأحد".

A part of the day alone ("مساء") is no time: it says nothing about when. The night alone runs from
yesterday to today. The day itself is read in `day_phrases.py`.
Source: codebook, "Time".
"""

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.day_phrases import BRACKETS, days_between, read_named_day, read_weekday
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, lexeme_at, read_ordinal, word_at


def read_day(scene: Scene, at: int) -> Phrase | None:
    """Reads one named day, the part of the day before it and the hour after it included.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The longest phrase that begins at `at`; None where no day begins there.
    """
    found = _read_nights(scene, at) or _read_part(scene, at) or _read_hours(scene, at)
    if found:
        return found
    named = read_named_day(scene, at)
    return replace(named, end=_skip_clock(scene, named.end)) if named else None


def _read_part(scene: Scene, at: int) -> Phrase | None:
    """Reads "مساء أمس", "فجر يوم 17 أكتوبر", "الليلة", "ليلا"."""
    word = word_at(scene, at)
    if word.cls == "partly" and word.value == "night":
        return _night(scene, at, at + 1)
    if word.cls == "middle" and word_at(scene, at + 1).value == "night":
        at_part, word = at + 1, word_at(scene, at + 1)
    else:
        at_part = at
    if (
        word.cls == "demonstrative"
        and word_at(scene, at + 1).cls == "part"
        and word_at(scene, at + 1).article
    ):
        return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=at + 2)
    if word.cls != "part":
        return None
    start = at_part + 1
    if word_at(scene, start).cls == "from":
        start += 1
    start += word_at(scene, start).cls == "that"
    inner = None if word.article else read_day(scene, start)
    if inner:
        return replace(inner, begin=at)
    return _read_lone_part(scene, at, at_part)


def _read_lone_part(scene: Scene, at: int, at_part: int) -> Phrase | None:
    word, after = word_at(scene, at_part), word_at(scene, at_part + 1)
    if word.value != "night" or not word.article:
        return None
    if after.cls == "past":
        named = _read_past_weekday(scene, at_part + 2)
        if named:
            return replace(named, begin=at)
        return _night(scene, at, at_part + 2)
    if lexeme_at(scene, at_part).text.endswith("ة"):
        return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=at_part + 1)
    return _night(scene, at, at_part + 1) if word_at(scene, at - 1).cls == "during" else None


def _night(scene: Scene, begin: int, end: int) -> Phrase:
    first, last = (calendar.shift_days(scene.reference, days) for days in (-1, 0))
    return Phrase(value=f"{first}/{last}", begin=begin, end=end)


def _read_past_weekday(scene: Scene, at: int) -> Phrase | None:
    """Reads the weekday in brackets after "الليلة الماضية": the night is that day's."""
    mark = lexeme_at(scene, at).text
    named = read_weekday(scene, at + 1) if mark in BRACKETS else None
    if named is None or lexeme_at(scene, named.end).text != BRACKETS[mark]:
        return None
    return replace(named, end=named.end + 1)


def _read_hours(scene: Scene, at: int) -> Phrase | None:
    """Reads "الساعات الأولى من صباح الأحد", "ساعة متأخرة من ليل الثلاثاء"."""
    start = _skip_hour(scene, at)
    if start is None or word_at(scene, start).cls != "part":
        return None
    inner = _read_part(scene, start)
    return replace(inner, begin=at) if inner else None


def _skip_hour(scene: Scene, at: int) -> int | None:
    """Skips "الساعة العاشرة والنصف من", "السادسة", "ساعة متأخرة من" to the part of the day behind it."""
    stated = is_unit(word_at(scene, at), "h")
    hour = at + stated
    if stated and word_at(scene, at + 2).cls == "from":
        return at + 3
    word, lexeme = word_at(scene, hour), lexeme_at(scene, hour)
    named = word.article and word.ordinal and lexeme.text.endswith("ة")
    if not named and not (stated and (lexeme.number >= 0 or ":" in lexeme.text)):
        return None
    end = hour + 1
    end += word_at(scene, end).cls in {"half", "quarter"} and word_at(scene, end).conj
    return end + (word_at(scene, end).cls == "from")


def _skip_clock(scene: Scene, at: int) -> int:
    """Skips "ليلا", "الساعة السادسة والنصف مساء" after a day: of the phrase, not of the value."""
    word = word_at(scene, at)
    if word.cls == "partly" and not word.conj:
        return at + 1
    if not is_unit(word, "h", 1) or not word.article or word.conj or word.prep:
        return at
    hour = read_ordinal(scene, at + 1)
    end = hour[1] if hour else at + 1 + (":" in lexeme_at(scene, at + 1).text)
    if end == at + 1:
        return at
    end += word_at(scene, end).cls in {"half", "quarter"} and word_at(scene, end).conj
    return end + (word_at(scene, end).cls == "partly" or lexeme_at(scene, end).text == "مساء")


def _read_nights(scene: Scene, at: int) -> Phrase | None:
    """Reads "ليل السبت الأحد", "ليلة السبت/الأحد": the night between two days."""
    if word_at(scene, at).value != "night" or word_at(scene, at + 1).weekday < 0:
        return None
    second = at + 3 if lexeme_at(scene, at + 2).text in {"-", "/", "–"} else at + 2
    return days_between(scene, at, at + 1, second)
