"""Reads phrases that name a day by its weekday, by its distance from today or by its date.

"أمس الثلاثاء", "أول من أمس", "يومي الثلاثاء والأربعاء", "يوم الأربعاء 17 نوفمبر" are one phrase each.
Where a weekday and a distance disagree, the weekday holds: papers are printed a day after they are
written.
Source: codebook, "Time" and ruling 16.
"""

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.calendar import Direction
from riwaya.languages.ar.date_phrases import read_date
from riwaya.languages.ar.time_phrases import (
    MODIFIERS,
    Phrase,
    Scene,
    direction_at,
    is_unit,
    lexeme_at,
    read_ordinal,
    word_at,
)

BRACKETS = {"(": ")", "«": "»", "[": "]"}
COMMAS = frozenset({",", "،"})


def read_named_day(scene: Scene, at: int) -> Phrase | None:
    """Reads one day without a part of it: by distance, weekday or date.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The first reading that fits; None where no day begins at `at`.
    """
    for read in (_read_pair, _read_same_day, _read_distance, read_weekday, _read_dated_day):
        found = read(scene, at)
        if found:
            return found
    return None


def _read_pair(scene: Scene, at: int) -> Phrase | None:
    """Reads "يومي الثلاثاء والأربعاء"."""
    if not is_unit(word_at(scene, at), "d", 2):
        return None
    days = days_between(scene, at, at + 1, at + 2)
    if days:
        return days
    date = read_date(scene, at + 1)
    return replace(date, begin=at) if date else None


def days_between(scene: Scene, begin: int, first: int, second: int) -> Phrase | None:
    """Gives the interval of two weekdays at most three days apart, from the one at `first` to `second`'s."""
    opening, closing = word_at(scene, first), word_at(scene, second)
    if opening.weekday < 0 or closing.weekday < 0 or not closing.article:
        return None
    apart = (closing.weekday - opening.weekday) % 7
    if not 0 < apart <= 3:
        return None
    direction, end = _modifier(scene, second + 1)
    last = calendar.weekday_value(scene.reference, closing.weekday, direction_at(scene, begin, direction))
    start = calendar.days_before(last, apart) or calendar.weekday_value(scene.reference, opening.weekday, 0)
    return Phrase(value=f"{start}/{last}", begin=begin, end=end)


def _modifier(scene: Scene, at: int) -> tuple[Direction | None, int]:
    word = word_at(scene, at)
    if word.cls in MODIFIERS and word.article and word.cls != "recent":
        return MODIFIERS[word.cls], at + 1
    return None, at


def _read_same_day(scene: Scene, at: int) -> Phrase | None:
    """Reads "ذلك اليوم", "اليوم نفسه", "اليوم التالي": told from the day named before in the sentence."""
    shown = word_at(scene, at).cls == "that"
    today, after = word_at(scene, at + shown), word_at(scene, at + shown + 1)
    if scene.before is None or not is_unit(today, "d", 1) or not (today.article or shown):
        return None
    steps = {"following": 1, "preceding": -1}.get(after.value, 0)
    if not shown and after.cls != "same" and not steps:
        return None
    value = calendar.days_before(scene.before.split("/")[0], -steps)
    return Phrase(value=value, begin=at, end=at + 2) if value else None


def _read_distance(scene: Scene, at: int) -> Phrase | None:
    """Reads today, yesterday, tomorrow and their neighbours, with the weekday and date that may follow."""
    step = _distance(scene, at)
    if step is None:
        return None
    days, end = step
    value = calendar.shift_days(scene.reference, days)
    named = _read_apposed_weekday(scene, end)
    if named:
        return replace(named, begin=at, value=_agreed(scene, step, named))
    date = read_date(scene, end + (lexeme_at(scene, end).text in COMMAS))
    if date and days <= 0:
        return replace(date, begin=at)
    return Phrase(value=value, begin=at, end=end)


def _agreed(scene: Scene, step: tuple[int, int], named: Phrase) -> str:
    """A date beside it holds, then the weekday where the weekday of today is known, then the distance."""
    if named.grain == "date":
        return named.value
    weekday = next(
        word_at(scene, at).weekday for at in range(step[1], named.end) if word_at(scene, at).weekday >= 0
    )
    here = scene.reference.weekday
    if here is None or (here + step[0] - weekday) % 7 == 0:
        return calendar.shift_days(scene.reference, step[0])
    return calendar.weekday_value(scene.reference, weekday, 1 if step[0] > 0 else 0)


def _distance(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads the distance alone: (days from today, end)."""
    start = at
    word = word_at(scene, at)
    if word.cls == "demonstrative" and _is_today(scene, at + 1):
        return 0, at + 2
    if _is_today(scene, at):
        return _beside_today(scene, at)
    if is_unit(word, "d", 1) and not word.article:
        start = at + 1
    word, after = word_at(scene, start), word_at(scene, start + 1)
    if word.cls in {"yesterday", "tomorrow"} and word.article and not _is_adverb(scene, start):
        return None
    if word.cls == "yesterday":
        earlier = after.cls == "first" or (after.cls == "before" and after.article)
        return (-2, start + 2) if earlier else (-1, start + 1)
    if word.cls in {"first", "before"}:
        skip = start + 2 if after.cls == "from" else start + 1
        if word_at(scene, skip).cls == "yesterday":
            return -2, skip + 1
    if word.cls == "tomorrow":
        return 1, start + 1
    if word.cls == "after" and after.cls == "tomorrow":
        return 2, start + 2
    return None


def _is_adverb(scene: Scene, at: int) -> bool:
    """Whether "الأمس", "الغد" with the article say when; "stars of yesterday" do not."""
    before = word_at(scene, at - 1)
    governed = before.cls in {"since", "until", "from", "after", "before", "part", "to"}
    return bool(word_at(scene, at).prep) or governed or is_unit(before, "d", 1)


def _is_today(scene: Scene, at: int) -> bool:
    word = word_at(scene, at)
    return is_unit(word, "d", 1) and word.article and word.prep in {"", "ل", "ب"}


def _beside_today(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads what "اليوم" means with the words that follow: today, the day before, the day after tomorrow."""
    if word_at(scene, at - 1).cls in {"outlet", "that"}:
        return None
    after, second = word_at(scene, at + 1), word_at(scene, at + 2)
    reach = 2 if lexeme_at(scene, at + 1).text in {"الذي", "الي", "اللي"} else 1
    beside = word_at(scene, at + reach)
    target = word_at(scene, at + reach + 1)
    if beside.cls == "after" and target.cls == "tomorrow":
        return 2, at + reach + 2
    if beside.cls == "before" and target.cls == "yesterday":
        return -2, at + reach + 2
    if after.cls in {"past", "next"} and after.article:
        # "The next day" of a story points to a day that another sentence named: it has no value here.
        return None if after.value == "following" else ((-1 if after.cls == "past" else 1), at + 2)
    if after.cls in {"same", "number", "recent"} or lexeme_at(scene, at + 1).text == "ال":
        return None
    if after.ordinal and second.cls != "yesterday":
        return None
    return 0, at + 1


def _read_apposed_weekday(scene: Scene, at: int) -> Phrase | None:
    """Reads the weekday in apposition, plain, in brackets or between commas, with the date after it."""
    mark = lexeme_at(scene, at).text
    inside = at + 1 if mark in BRACKETS or mark in COMMAS else at
    inside += is_unit(word_at(scene, inside), "d", 1) and not word_at(scene, inside).article
    found = read_weekday(scene, inside) if word_at(scene, inside).article else None
    if found is None:
        return None
    after = lexeme_at(scene, found.end).text
    if mark in COMMAS:
        return found if found.grain == "date" or after in COMMAS or after in {".", ""} else None
    if mark in BRACKETS:
        return replace(found, end=found.end + 1) if after == BRACKETS[mark] else None
    return found


def read_weekday(scene: Scene, at: int) -> Phrase | None:
    """Reads "يوم الأحد الماضي", "الأربعاء 17 نوفمبر", "الثلاثاء من الأسبوع الماضي".

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The day, of grain "date" where a date follows; None where no weekday stands there.
    """
    start = at + 1 if is_unit(word_at(scene, at), "d", 1) and not word_at(scene, at).article else at
    word = word_at(scene, start)
    if word.weekday < 0 or word_at(scene, at - 1).cls == "not_weekday":
        return None
    if word_at(scene, start + 1).cls == "epithet" and word_at(scene, start + 1).article:
        # "Black Friday" is a feast or a memory, not this week's day.
        return None
    week = _read_day_of_week(scene, at, start)
    if week:
        return week
    if not word.article:
        return None
    direction, end = _modifier(scene, start + 1)
    date = _read_date_after(scene, end) or _read_agreeing_day(scene, end, word.weekday)
    if date:
        return replace(date, begin=at, grain="date")
    value = calendar.weekday_value(scene.reference, word.weekday, direction_at(scene, at, direction))
    if direction is None and word_at(scene, end).cls == "after" and word_at(scene, end + 1).cls == "next":
        # "The Sunday after the coming one".
        coming = calendar.weekday_value(scene.reference, word.weekday, 1)
        return Phrase(value=calendar.days_before(coming, -7) or coming, begin=at, end=end + 2)
    if direction is None and word.weekday == scene.reference.weekday:
        value = calendar.shift_days(scene.reference, 0)
    return Phrase(value=value, begin=at, end=end)


def _read_date_after(scene: Scene, at: int) -> Phrase | None:
    lexeme = lexeme_at(scene, at)
    if lexeme.text in {*COMMAS, "-", "(", "/"} or lexeme.word.cls in {"corresponding", "in"}:
        date = read_date(scene, at + 1)
        closes = date is not None and lexeme.text == "(" and lexeme_at(scene, date.end).text == ")"
        return replace(date, end=date.end + closes) if date else None
    return read_date(scene, at) or _read_ordinal_day(scene, at)


def _read_ordinal_day(scene: Scene, at: int) -> Phrase | None:
    """Reads "السبت السادس عشر" in the running month; from the 10th on, lower ordinals count weekdays."""
    found = read_ordinal(scene, at)
    here = scene.reference.day
    if found is None or lexeme_at(scene, at).number >= 0 or not 10 <= found[0] <= 31 or not here:
        return None
    value = calendar.date_value(here.year, here.month, found[0])
    return Phrase(value=value, begin=at, end=found[1]) if value else None


def _read_agreeing_day(scene: Scene, at: int, weekday: int) -> Phrase | None:
    """Reads "الخميس 21": the day with that number nearby that has the weekday; a counted noun may not follow."""
    here, number, after = scene.reference.day, lexeme_at(scene, at).number, lexeme_at(scene, at + 1)
    if here is None or not 1 <= number <= 31 or (after.text.isalpha() and after.word.cls not in {"in", "on"}):
        return None
    value = calendar.agreeing_day(here, number, weekday)
    return Phrase(value=value, begin=at, end=at + 1) if value else None


def _read_day_of_week(scene: Scene, begin: int, at: int) -> Phrase | None:
    """Reads the day of a named week: "ثلاثاء الأسبوع الماضي"."""
    start = at + 2 if word_at(scene, at + 1).cls == "from" else at + 1
    shown = word_at(scene, start).cls == "demonstrative"
    week, modifier = word_at(scene, start + shown), word_at(scene, start + shown + 1)
    if not is_unit(week, "w", 1) or not week.article or (not shown and modifier.cls not in MODIFIERS):
        return None
    amount = 0 if shown else MODIFIERS[modifier.cls]
    value = calendar.day_of_week(scene.reference, amount, word_at(scene, at).weekday)
    return Phrase(value=value, begin=begin, end=start + 2)


def _read_dated_day(scene: Scene, at: int) -> Phrase | None:
    """Reads a date, "يوم" before it included, or "يوم 15" alone."""
    word = word_at(scene, at)
    if is_unit(word, "d", 1):
        start = at + 1 if word_at(scene, at + 1).cls not in {"in", "corresponding"} else at + 2
        date = read_date(scene, start)
        if date:
            return replace(date, begin=at)
        lone = None if word.article else _read_lone_day(scene, at + 1, ends=(*COMMAS, ".", ""))
        return replace(lone, begin=at) if lone else None
    date = read_date(scene, at)
    if date is None and word_at(scene, at - 1).cls == "in":
        return _read_lone_day(scene, at, ends=("",))
    return date


def _read_lone_day(scene: Scene, at: int, *, ends: tuple[str, ...]) -> Phrase | None:
    """Reads the bare number of a day in figures: after "يوم", or after "في" as the sentence's last word."""
    here, number = scene.reference.day, lexeme_at(scene, at).number
    if here is None or not 1 <= number <= 31 or lexeme_at(scene, at + 1).text not in ends:
        return None
    value = calendar.latest_day_number(here, number)
    return Phrase(value=value, begin=at, end=at + 1) if value else None
