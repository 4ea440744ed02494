"""Reads a share of a longer time: "الربع الثالث من 2016", "النصف الأول من مارس", "الربع الماضي", "بقية الشهر".

Source: codebook, "Time".
"""

from msgspec.structs import replace

from riwaya.languages.ar import calendar, calendar_parts
from riwaya.languages.ar.period_phrases import read_month, read_unit
from riwaya.languages.ar.time_phrases import (
    MODIFIERS,
    Phrase,
    Scene,
    is_unit,
    read_ordinal,
    read_year_tail,
    word_at,
)


def read_share(scene: Scene, at: int) -> Phrase | None:
    """Reads a quarter, a half or the rest of a longer time.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The phrase; None where none begins there, or the longer time is not known.
    """
    return _read_quarter(scene, at) or _read_near_quarter(scene, at) or _read_rest(scene, at)


def _read_quarter(scene: Scene, at: int) -> Phrase | None:
    """Reads "الربع الثالث من 2016", "النصف الأول من العام الجاري"."""
    word = word_at(scene, at)
    if word.cls not in {"quarter", "half"} or not word.article:
        return None
    parts = 4 if word.cls == "quarter" else 2
    last = word_at(scene, at + 1).cls == "recent"
    ordinal = (parts, at + 2) if last else read_ordinal(scene, at + 1)
    if ordinal is None or not 1 <= ordinal[0] <= parts:
        return None
    if parts == 2:
        month = _read_month_part(scene, at, ordinal)
        if month:
            return month
    tail = read_year_tail(scene, ordinal[1])
    if tail is None or tail[0] is None:
        tail = _read_this_year(scene, ordinal[1])
    if tail is None or tail[0] is None:
        return None
    value = calendar_parts.part_of_year(tail[0], ordinal[0], parts)
    return Phrase(value=value, begin=at, end=tail[1], grain="month")


def _read_this_year(scene: Scene, at: int) -> tuple[int | None, int, calendar.Direction | None] | None:
    """Reads "من العام" without a modifier: the running one."""
    year = word_at(scene, at + 1)
    if word_at(scene, at).cls not in {"from", "in"} or not is_unit(year, "y", 1) or not year.article:
        return None
    if word_at(scene, at + 2).cls == "same":
        return None
    return scene.reference.year, at + 2, None


def _read_month_part(scene: Scene, at: int, half: tuple[int, int]) -> Phrase | None:
    """Reads "النصف الثاني من مارس": from the 1st or the 16th on."""
    start = half[1] + (word_at(scene, half[1]).cls in {"from", "in"})
    month = read_month(scene, start) or read_unit(scene, start)
    value = calendar_parts.half_of_month(month.value, half[0]) if month else None
    return replace(month, value=value, begin=at, grain="day") if month and value else None


def _read_near_quarter(scene: Scene, at: int) -> Phrase | None:
    """Reads "هذا الربع", "الربع الماضي"."""
    shown = word_at(scene, at).cls == "demonstrative"
    word, modifier = word_at(scene, at + shown), word_at(scene, at + shown + 1)
    if word.cls != "quarter" or not word.article or word.prep:
        return None
    if not shown and (modifier.cls not in MODIFIERS or modifier.cls == "recent" or not modifier.article):
        return None
    value = calendar_parts.near_quarter(scene.reference, 0 if shown else MODIFIERS[modifier.cls])
    return Phrase(value=value, begin=at, end=at + 2, grain="month") if value else None


def _read_rest(scene: Scene, at: int) -> Phrase | None:
    """Reads "بقية الشهر": from today to the end of the running one."""
    unit, modifier = word_at(scene, at + 1), word_at(scene, at + 2)
    if word_at(scene, at).cls != "rest" or not is_unit(unit, "wmy", 1) or not unit.article:
        return None
    value = calendar_parts.rest_of_unit(scene.reference, unit.value[0])
    end = at + 3 if modifier.cls == "this" and modifier.article else at + 2
    return Phrase(value=value, begin=at, end=end) if value else None
