"""Reads a day or week by its place in a month, year or feast: "ثالث ثلاثاء في أيلول", "ثاني أيام عيد الفطر".

Weeks of a month are its whole ones, Monday to Sunday; those of a year are numbered as in ISO 8601.
Source: codebook, "Time".
"""

from msgspec.structs import replace

from riwaya.languages.ar.calendar_parts import Counted, place_in
from riwaya.languages.ar.period_phrases import read_holiday, read_month, read_unit
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, read_ordinal, word_at
from riwaya.languages.ar.year_phrases import read_year_phrase

LAST = -1


def read_ordinal_period(scene: Scene, at: int) -> Phrase | None:
    """Reads a day or week by its place in a longer time.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The phrase; None where no place is stated, or the longer time has no year here.
    """
    place = _count_first(scene, at) or _count_last(scene, at)
    if place is None:
        return None
    count, counted, end = place
    if word_at(scene, end).cls in {"from", "in"}:
        end += 1
    whole = read_month(scene, end) or read_unit(scene, end)
    if whole is None:
        whole = read_year_phrase(scene, end) or (read_holiday(scene, end) if counted == "d" else None)
    value = place_in(whole.value, count, counted) if whole else None
    return replace(whole, value=value, begin=at, grain="day") if whole and value else None


def _count_first(scene: Scene, at: int) -> tuple[int, Counted, int] | None:
    """Reads "ثالث [يوم] ثلاثاء", "آخر أسبوع", "ثاني أيام": (count, what is counted, end)."""
    last = word_at(scene, at).cls == "final"
    ordinal = (LAST, at + 1) if last else read_ordinal(scene, at)
    if ordinal is None or word_at(scene, at).article:
        return None
    count, end = ordinal
    weekday = _counted(scene, end + 1, end + 2, count) if is_unit(word_at(scene, end), "d", 1) else None
    if weekday is None and is_unit(word_at(scene, end), "d", 3):
        return count, "d", end + 1
    return weekday or _counted(scene, end, end + 1, count)


def _count_last(scene: Scene, at: int) -> tuple[int, Counted, int] | None:
    """Reads "الثلاثاء الأول", "الأسبوع الأخير"."""
    if not word_at(scene, at).article or not word_at(scene, at + 1).article:
        return None
    if word_at(scene, at + 1).cls == "recent":
        return _counted(scene, at, at + 2, LAST)
    ordinal = read_ordinal(scene, at + 1)
    return _counted(scene, at, ordinal[1], ordinal[0]) if ordinal else None


def _counted(scene: Scene, at: int, end: int, count: int) -> tuple[int, Counted, int] | None:
    word = word_at(scene, at)
    if is_unit(word, "dw", 1):
        return count, "d" if word.value[0] == "d" else "w", end
    return (count, word.weekday, end) if word.weekday >= 0 else None
