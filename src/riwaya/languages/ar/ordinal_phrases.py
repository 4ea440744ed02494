"""Reads a day or week of a month by its place in it: "ثالث ثلاثاء في أيلول", "الأسبوع الأخير من مايو".

Weeks of a month are its whole ones, Monday to Sunday.
Source: codebook, "Time".
"""

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.period_phrases import read_month, read_unit
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, read_ordinal, word_at

LAST = -1


def read_ordinal_period(scene: Scene, at: int) -> Phrase | None:
    """Reads a day or week by its place in a month.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The phrase; None where no place is stated, or the month has no year here.
    """
    counted = _count_first(scene, at) or _count_last(scene, at)
    if counted is None:
        return None
    count, weekday, end = counted
    if word_at(scene, end).cls in {"from", "in"}:
        end += 1
    month = read_month(scene, end) or read_unit(scene, end)
    value = calendar.place_in_month(month.value, count, weekday) if month else None
    return replace(month, value=value, begin=at) if month and value else None


def _count_first(scene: Scene, at: int) -> tuple[int, int | None, int] | None:
    """Reads "ثالث [يوم] ثلاثاء", "آخر أسبوع": (count, weekday or None for weeks, end)."""
    last = word_at(scene, at).cls == "final"
    ordinal = (LAST, at + 1) if last else read_ordinal(scene, at)
    if ordinal is None or word_at(scene, at).article:
        return None
    end = ordinal[1] + is_unit(word_at(scene, ordinal[1]), "d", 1)
    return _counted(scene, end, end + 1, ordinal[0])


def _count_last(scene: Scene, at: int) -> tuple[int, int | None, int] | None:
    """Reads "الثلاثاء الأول", "الأسبوع الأخير"."""
    if not word_at(scene, at).article or not word_at(scene, at + 1).article:
        return None
    if word_at(scene, at + 1).cls == "recent":
        return _counted(scene, at, at + 2, LAST)
    ordinal = read_ordinal(scene, at + 1)
    return _counted(scene, at, ordinal[1], ordinal[0]) if ordinal else None


def _counted(scene: Scene, at: int, end: int, count: int) -> tuple[int, int | None, int] | None:
    word = word_at(scene, at)
    if is_unit(word, "w", 1):
        return count, None, end
    return (count, word.weekday, end) if word.weekday >= 0 else None
