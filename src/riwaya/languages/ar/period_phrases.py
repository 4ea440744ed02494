"""Reads phrases that name a month, year, season, decade, week or a run of units up to now.

"شهر يوليو الماضي", "نهاية 2020", "صيف العام الماضي", "أواخر الثمانينيات", "الأسبوع الماضي", "الـ72 ساعة
الماضية".
Source: codebook, "Time" and ruling 10 (the end of a year is the year, the late eighties 1987/1989).
"""

from msgspec.structs import replace

from riwaya.languages.ar import calendar, feasts
from riwaya.languages.ar.run_phrases import read_unit_run, read_vague
from riwaya.languages.ar.time_phrases import (
    MODIFIERS,
    Phrase,
    Scene,
    direction_at,
    is_unit,
    lexeme_at,
    read_month_name,
    read_ordinal,
    read_year,
    read_year_tail,
    word_at,
)
from riwaya.languages.ar.year_phrases import read_bare_year, read_year_phrase, read_years

# First and last year of a decade's parts (ruling 10: late eighties 1987/1989).
_DECADE_PARTS = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}


def read_period(scene: Scene, at: int) -> Phrase | None:
    """Reads one named period.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The longest phrase that begins at `at`; None where no period begins there.
    """
    for read in (
        _read_phase, _read_decade, _read_season, _read_this_season, read_month, read_years, read_year_phrase,
        _read_century, read_unit_run, read_same_period, read_unit, read_holiday, read_vague,
    ):  # fmt: skip
        found = read(scene, at)
        if found:
            return found
    return None


def _read_phase(scene: Scene, at: int) -> Phrase | None:
    """Reads "مطلع", "منتصف", "أواخر" before a period: as precise as the period itself, but for decades."""
    phase, start = word_at(scene, at).cls, at + 1
    if is_unit(word_at(scene, at), "dwm", 3):
        phase, start = _edge_units(scene, at)
    if phase not in _DECADE_PARTS:
        return None
    if phase == "end" and is_unit(word_at(scene, start), "w", 1) and word_at(scene, start).article:
        return _weekend(scene, at, start)
    decade = _read_decade(scene, start)
    if decade:
        low, high = _DECADE_PARTS[phase]
        first = int(decade.value[:4])
        return replace(decade, begin=at, value=f"{first + low}/{first + high}")
    inner = read_month(scene, start) or read_year_phrase(scene, start) or read_unit(scene, start)
    inner = inner or _read_season(scene, start) or read_bare_year(scene, start) or _read_running(scene, start)
    return replace(inner, begin=at) if inner else None


def _edge_units(scene: Scene, at: int) -> tuple[str, int]:
    """Reads "الأيام الأولى من", "الأسابيع الأخيرة من" before a period: (the phase or "", end)."""
    edge = word_at(scene, at + 1)
    first, last = edge.ordinal == 1, edge.cls == "recent"
    if not word_at(scene, at).article or not (first or last) or word_at(scene, at + 2).cls != "from":
        return "", at
    return ("start" if first else "end"), at + 3


def _weekend(scene: Scene, begin: int, at: int) -> Phrase | None:
    word = word_at(scene, at + 1)
    amount = int(MODIFIERS[word.cls]) if word.cls in MODIFIERS and word.article else None
    last = -1 if amount is None else amount
    end = at + 1 if amount is None else at + 2
    days = [calendar.day_of_week(scene.reference, last, weekday) for weekday in (5, 6)]
    return Phrase(value="/".join(days), begin=begin, end=end, grain="week")


def _read_running(scene: Scene, at: int) -> Phrase | None:
    """Reads "الشهر", "العام" after "نهاية": the running one."""
    word = word_at(scene, at)
    if not is_unit(word, "my", 1) or not word.article or word_at(scene, at + 1).cls == "that":
        return None
    return _unit_phrase(scene, at, at + 1, (word.value[0], 0))


def _read_decade(scene: Scene, at: int) -> Phrase | None:
    """Reads "التسعينيات", "ثمانينيات القرن الماضي"."""
    word = word_at(scene, at)
    if word.cls != "decade":
        return None
    century, end = 1900, at + 1
    skip = end + 1 if word_at(scene, end).cls == "from" else end
    if is_unit(word_at(scene, skip), "c", 1) and word_at(scene, skip).article:
        follower, end = word_at(scene, skip + 1), skip + 1
        if follower.cls in MODIFIERS:
            end = skip + 2
            century = {-1: 1900, 0: 2000, 1: 2100}[MODIFIERS[follower.cls]]
        ordinal = read_ordinal(scene, skip + 1)
        if ordinal and 1 <= ordinal[0] <= 21:
            century, end = (ordinal[0] - 1) * 100, ordinal[1]
    first = century + int(word.value)
    return Phrase(value=f"{first:04d}/{first + 9:04d}", begin=at, end=end, grain="vague")


def _read_century(scene: Scene, at: int) -> Phrase | None:
    """Reads "القرن التاسع عشر"."""
    if not is_unit(word_at(scene, at), "c", 1) or not word_at(scene, at).article:
        return None
    ordinal = read_ordinal(scene, at + 1)
    if ordinal is None or not 1 < ordinal[0] <= 21:
        return None
    first = (ordinal[0] - 1) * 100
    return Phrase(value=f"{first:04d}/{first + 99:04d}", begin=at, end=ordinal[1], grain="vague")


def _read_season(scene: Scene, at: int) -> Phrase | None:
    """Reads "صيف 2014", "الصيف الماضي", "خريف العام الماضي"; without a year it is weather."""
    word = word_at(scene, at)
    if word.cls != "season":
        return None
    tail = read_year_tail(scene, at + 1)
    if tail is None:
        return None
    year, end, direction = tail
    first = int(word.value)
    if year is None and direction is None:
        return None
    if year is None:
        year = calendar.year_of(scene.reference, first, 0, direction or 0)
    return Phrase(value=calendar.season_value(year, first), begin=at, end=end, grain="month")


def _read_this_season(scene: Scene, at: int) -> Phrase | None:
    """Reads "هذا الصيف": that of the running year, in January and February the winter that is running."""
    word, year = word_at(scene, at + 1), scene.reference.year
    if word_at(scene, at).cls != "demonstrative" or word.cls != "season" or not word.article or not year:
        return None
    first = int(word.value)
    year -= first == 12 and (scene.reference.month or 12) <= 2
    return Phrase(value=calendar.season_value(year, first), begin=at, end=at + 2, grain="month")


def read_month(scene: Scene, at: int) -> Phrase | None:
    """Reads a month with what fixes its year, "شهر" before it included."""
    if is_unit(word_at(scene, at), "m", 2):
        return _read_two_months(scene, at)
    shown = word_at(scene, at).cls == "demonstrative"
    month = read_month_name(scene, at + shown)
    if month is None or _is_name(scene, at, month[1]):
        return None
    word, end = month
    if word.calendar == "hijri":
        return _read_hijri_month(scene, at, month)
    tail = read_year_tail(scene, end)
    year, end, direction = tail or (None, end, 0 if shown else None)
    guessed = year is None
    if year is None:
        way = direction_at(scene, at, direction)
        year = calendar.year_of(scene.reference, word.month, 0, way)
        if direction == 0 and scene.reference.year:
            year = scene.reference.year
    value = calendar.month_value(year, word.month)
    return Phrase(value=value, begin=at, end=end, grain="month", guessed_year=guessed)


def _is_name(scene: Scene, at: int, end: int) -> bool:
    """Whether the month stands in the name of a war, a revolt or a street, and has no year of its own."""
    before = word_at(scene, at - 1 - (lexeme_at(scene, at - 1).number > 0))
    return before.cls == "named" or (before.value == "named" and read_year_tail(scene, end) is None)


def _read_two_months(scene: Scene, at: int) -> Phrase | None:
    """Reads "شهري مايو ويونيو 2014"."""
    first = read_month_name(scene, at + 1)
    skip = first[1] + (lexeme_at(scene, first[1]).text == "و") if first else at
    second = read_month(scene, skip) if first and word_at(scene, skip).cls == "month" else None
    if first is None or second is None or len(second.value) != 7:
        return None
    year, month = second.value[:4], first[0].month
    if month > int(second.value[5:]):
        year = f"{int(year) - 1:04d}" if year.isdigit() else year
    return replace(second, begin=at, value=f"{year}-{month:02d}/{second.value}")


def _read_hijri_month(scene: Scene, at: int, month: tuple[object, int]) -> Phrase | None:
    word, end = word_at(scene, month[1] - 1), month[1]
    if word_at(scene, at - 1 - is_unit(word_at(scene, at - 1), "m", 1)).cls == "arrives":
        # "Ramadan begins on 11 March": what begins, not when.
        return None
    year, direction = lexeme_at(scene, end).number, None
    if 1300 <= year <= 1500:
        end += 2 if word_at(scene, end + 1).cls == "hijri" else 1
    elif word_at(scene, end).cls in MODIFIERS and word_at(scene, end).article:
        direction, end = MODIFIERS[word_at(scene, end).cls], end + 1
    common = read_year(scene, end) if direction is None else None
    if common and common[0] > 1500:
        value = feasts.hijri_month_in(common[0], word.month)
        return Phrase(value=value, begin=at, end=common[1], grain="month") if value else None
    stated = year if 1300 <= year <= 1500 else None
    value = calendar.hijri_value(scene.reference, year=stated, month=word.month, direction=direction or 0)
    return (
        Phrase(value=value, begin=at, end=end, grain="month", guessed_year=stated is None) if value else None
    )


def read_unit(scene: Scene, at: int) -> Phrase | None:
    """Reads "الأسبوع الماضي", "هذا العام", "الشهر الجاري", "العام قبل الماضي", "اليوم السابق"."""
    word = word_at(scene, at)
    start = at + 1 if word.cls == "demonstrative" else at
    unit = word_at(scene, start)
    if not is_unit(unit, "wmyxc", 1) or not unit.article:
        return None
    if word_at(scene, start - 1).cls == "general":
        return None
    amount, end = _unit_amount(scene, start + 1, shown=word.cls == "demonstrative")
    if amount is None or word_at(scene, start - 1).cls == "that":
        return None
    after = end + (is_unit(word_at(scene, end), "d", 1) and not word_at(scene, end).article)
    named = word_at(scene, after)
    if unit.value[0] == "w" and named.weekday >= 0 and named.article and not named.conj:
        # "الأسبوع الماضي الأحد": the week only says which Sunday.
        value = calendar.day_of_week(scene.reference, amount, named.weekday)
        return Phrase(value=value, begin=at, end=after + 1)
    moved = _moved_from_anchor(scene, start, unit.value[0], amount)
    if moved:
        return Phrase(value=moved, begin=at, end=end, grain="year" if unit.value[0] == "y" else "month")
    return _unit_phrase(scene, at, end, (unit.value[0], amount))


def read_same_period(scene: Scene, at: int) -> Phrase | None:
    """Reads "ذلك العام", "الشهر نفسه": the month or year of the time named before in the sentence."""
    shown = word_at(scene, at).cls == "that"
    unit = word_at(scene, at + shown)
    if scene.before is None or not is_unit(unit, "my", 1) or not unit.article:
        return None
    if not shown and word_at(scene, at + 1).cls != "same":
        return None
    length = 4 if unit.value[0] == "y" else 7
    value = scene.before.split("/")[0][:length]
    if len(value) < length or not value[-1].isdigit() or value[:3] == "pub":
        return None
    return Phrase(value=value, begin=at, end=at + 2, grain="year" if length == 4 else "month")


def _unit_amount(scene: Scene, at: int, *, shown: bool) -> tuple[int | None, int]:
    word = word_at(scene, at)
    if word.cls in {"before", "after"} and word_at(scene, at + 1).cls == {"before": "past"}.get(
        word.cls, "next"
    ):
        return (-2 if word.cls == "before" else 2), at + 2
    if word.cls in MODIFIERS and word.article:
        return int(MODIFIERS[word.cls]), at + 1
    return (0, at) if shown else (None, at)


def _moved_from_anchor(scene: Scene, at: int, letter: str, amount: int) -> str | None:
    """Moves the time named before by "التالي" or "السابق"; these point into the sentence, not to today."""
    if scene.before is None or word_at(scene, at + 1).value not in {"following", "preceding"}:
        return None
    return calendar.moved(scene.before, amount, letter) if letter in "my" else None


def _unit_phrase(scene: Scene, begin: int, end: int, step: tuple[str, int]) -> Phrase | None:
    letter, amount = step
    here = scene.reference
    if letter in "wmy":
        grain = {"w": "week", "m": "month", "y": "year"}[letter]
        return Phrase(value=calendar.span_of_unit(here, amount, letter), begin=begin, end=end, grain=grain)
    if here.year is None:
        return None
    length = 10 if letter == "x" else 100
    first = (here.year // length + amount) * length
    return Phrase(value=f"{first}/{first + length - 1}", begin=begin, end=end, grain="vague")


def read_holiday(scene: Scene, at: int) -> Phrase | None:
    """Reads "عيد الأضحى 2014" as the feast's first day."""
    word = word_at(scene, at)
    if word.cls != "holiday" or word_at(scene, at - 1).cls == "arrives":
        return None
    end = at + 1
    tail = read_year_tail(scene, end)
    year, direction = (tail[0], tail[2]) if tail else (None, None)
    if tail and (tail[0] or direction is not None):
        end = tail[1]
    value = feasts.holiday_value(scene.reference, word.value, year)
    return Phrase(value=value, begin=at, end=end, guessed_year=year is None) if value else None
