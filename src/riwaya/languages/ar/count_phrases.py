"""Reads times that are counted from now or from a time before in the sentence: since, ago, until, after.

"منذ ثلاثة أعوام", "منذ نوفمبر 2020", "قبل ستة أشهر", "قبل ذلك بعام", "حتى الخميس المقبل", "على مدى
ثماني سنوات".
Source: codebook, "Time" and ruling 10.
"""

import datetime as dt

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.ordinal_phrases import read_ordinal_period
from riwaya.languages.ar.part_phrases import read_day
from riwaya.languages.ar.period_phrases import read_period
from riwaya.languages.ar.share_phrases import read_share
from riwaya.languages.ar.time_phrases import (
    MODIFIERS,
    Phrase,
    Scene,
    direction_at,
    is_unit,
    lexeme_at,
    read_ordinal,
    read_small_number,
    word_at,
)

_HALF = 0.5
_HOURS_A_DAY = 24
# "At least", "in a row" begin with the word for "on", too.
_NOT_EVENTS = frozenset({"now", "unit", "little", "following", "that", "less", "more"})
# What is counted in more than this is archaeology, or a typing error.
_MOST_UNITS = 999
_MOST_DAYS = 9999
# A war this old is told of by the number of the day; "on the tenth day of the war" is said long after, too.
_LEAST_WAR_DAYS = 30
_MONTH_DAYS = 31
# What an event is counted down to; any other noun behind "على" is where something happened.
_EVENTS = frozenset({"event", "dated", "start", "end", "holiday", "season", "month", "weekday"})


def read_plain(scene: Scene, at: int) -> Phrase | None:
    """Reads one phrase that names a time by itself.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        The longest reading as day, period or one of a month's days or weeks; None where none fits.
    """
    if not lexeme_at(scene, at).names:
        return None
    placed = read_ordinal_period(scene, at)
    found = (read_day(scene, at), read_period(scene, at), read_share(scene, at), placed)
    readings = [phrase for phrase in found if phrase]
    # The longer reading knows more of the words; of two equal ones the day is the more precise, but not where
    # "Tuesday the third of September 2014" was no Tuesday: that is the third Tuesday.
    longest = max(readings, key=_length) if readings else None
    if placed and longest and placed.end == longest.end and _is_other_day(scene, at, longest):
        return placed
    return longest


def _is_other_day(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether a weekday with an ordinal word before its month and year is another day than that date."""
    weekday, value = word_at(scene, at).weekday, phrase.value
    if weekday < 0 or len(value) != 10 or not value[:4].isdigit() or phrase.guessed_year:
        return False
    return dt.date.fromisoformat(value).weekday() != weekday


def _length(phrase: Phrase) -> int:
    return phrase.end - phrase.begin


def read_until(scene: Scene, at: int) -> Phrase | None:
    """Reads "حتى الخميس المقبل" as an interval with an open begin."""
    inner = read_plain(scene, at + 1)
    if inner is None or inner.value.startswith("../"):
        return None
    return replace(inner, begin=at, value=f"../{inner.value.split('/')[-1]}", grain="vague")


def read_since(scene: Scene, at: int) -> Phrase | None:
    """Reads "منذ نوفمبر 2020", "منذ ثلاثة أعوام", "منذ ذلك الحين" as intervals with an open end."""
    anchor = _read_anchor(scene, at + 1)
    if anchor:
        return replace(anchor, begin=at, value=f"{anchor.value}/..")
    part = _read_part_of_today(scene, at)
    if part:
        return part
    counted = _read_count_back(scene, at + 1)
    if counted and word_at(scene, counted.end).weekday < 0:
        value = counted.value if counted.value.startswith("../") else _open_end(scene, counted.value)
        return replace(counted, begin=at, value=value)
    skip = at + 2 if word_at(scene, at + 1).cls == "before" else at + 1
    inner = read_plain(scene, skip)
    if inner is None or inner.value.startswith("../"):
        return replace(inner, begin=at) if inner else None
    return replace(inner, begin=at, value=f"{inner.value.split('/')[0]}/..")


def _open_end(scene: Scene, value: str) -> str:
    """What began some hours ago is of today; anything longer goes on from then."""
    return value if value == calendar.shift_days(scene.reference, 0) else f"{value}/.."


def _read_part_of_today(scene: Scene, at: int) -> Phrase | None:
    """Reads "منذ الفجر", "منذ ساعات الصباح": today."""
    start = at + 1
    if is_unit(word_at(scene, start), "h", 3) and word_at(scene, start + 1).cls == "part":
        start += 1
    word = word_at(scene, start)
    if word.cls != "part" or not word.article or word_at(scene, start + 1).cls == "past":
        return None
    return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=start + 1)


def _read_anchor(scene: Scene, at: int) -> Phrase | None:
    """Reads "ذلك الحين", "ذلك الوقت": the last time named before in the sentence."""
    if word_at(scene, at).cls != "that" or word_at(scene, at + 1).cls != "moment" or scene.before is None:
        return None
    return Phrase(value=scene.before.split("/")[0], begin=at, end=at + 2)


def read_ago(scene: Scene, at: int) -> Phrase | None:
    """Reads "قبل ثلاثة أيام", "قبل قليل", "قبل ذلك بعام"; not "قبل يومين من الانتخابات"."""
    if word_at(scene, at + 1).cls == "little":
        return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=at + 2)
    if word_at(scene, at + 1).cls == "that":
        return _read_distance_from(scene, at, -1)
    counted = _read_count_back(scene, at + 1)
    if counted is None:
        day = read_day(scene, at)
        return day if day and day.begin == at else None
    now = _read_now(scene, counted.end)
    if now and now[0] == 0:
        return replace(counted, begin=at, end=now[1])
    return None if _is_anchored(scene, counted.end) else replace(counted, begin=at)


def _is_anchored(scene: Scene, at: int) -> bool:
    """Whether the count is from an event ("من الانتخابات", "على انطلاق المباراة"), not from now."""
    link = word_at(scene, at).cls
    return link == "from" or (link == "on" and word_at(scene, at + 1).cls in _EVENTS)


def read_ahead(scene: Scene, at: int) -> Phrase | None:
    """Reads "بعد غد", "بعد ذلك بعام", and "بعد ثلاثة أيام" after a word of the future."""
    if word_at(scene, at + 1).cls == "that":
        return _read_distance_from(scene, at, 1)
    day = read_day(scene, at)
    if day:
        return day
    quantity = _read_quantity(scene, at + 1)
    if quantity is None:
        return None
    amount, letter, end = quantity
    from_now = read_from_now(scene, at + 1)
    if from_now:
        return replace(from_now, begin=at)
    event = _read_event_before(scene, at, quantity)
    if event:
        return event
    if direction_at(scene, at) <= 0:
        return None
    if amount is None or letter not in "dwmy" or word_at(scene, end).cls in {"from", "on"}:
        return None
    return Phrase(value=calendar.shift(scene.reference, int(amount), letter), begin=at, end=end)


def read_from_now(scene: Scene, at: int) -> Phrase | None:
    """Reads "أسبوعين من الآن", "يومين من الغد"."""
    quantity = _read_quantity(scene, at)
    now = _read_now(scene, quantity[2]) if quantity else None
    if quantity is None or now is None or quantity[0] is None or quantity[1] not in "dwmy":
        return None
    amount, letter, days = int(quantity[0]), quantity[1], now[0]
    if days and letter not in "dw":
        return None
    if days:
        amount, letter = amount * (7 if letter == "w" else 1) + days, "d"
    return Phrase(value=calendar.shift(scene.reference, amount, letter), begin=at, end=now[1])


def _read_now(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads "من الآن", "من اليوم", "من الغد": (days from today, end)."""
    word, after = word_at(scene, at + 1), word_at(scene, at + 2)
    if word_at(scene, at).cls != "from":
        return None
    today = is_unit(word, "d", 1) and word.article and not after.ordinal and after.cls not in MODIFIERS
    if word.cls == "now" or (today and after.cls not in {"same", "number"}):
        return 0, at + 2
    return (1, at + 2) if word.cls == "tomorrow" else None


def _read_event_before(scene: Scene, at: int, quantity: tuple[float | None, str, int]) -> Phrase | None:
    """Reads "four days after the surrender": the day of the event, counted back from the time before it, or now."""
    amount, letter, end = quantity
    if amount is None or letter == "h" and amount % _HOURS_A_DAY or not _follows_event(scene, end):
        return None
    if letter == "h":
        letter, amount = "d", amount / _HOURS_A_DAY
    if letter == "y" and amount != int(amount):
        letter, amount = "m", amount * 12
    if letter not in "dwmy":
        return None
    back = -int(amount)
    named = scene.before is not None and scene.before[:1].isdigit()
    value = (
        calendar.moved(scene.before, back, letter)
        if named and scene.before is not None
        else calendar.shift(scene.reference, back, letter)
    )
    return Phrase(value=value, begin=at, end=end) if value else None


def _follows_event(scene: Scene, at: int) -> bool:
    """Whether "from" or "on" and an event stand there: no time, no "at least", nothing that goes on for long."""
    link, event = word_at(scene, at).cls, word_at(scene, at + 1)
    if link not in {"from", "on"} or event.cls in _NOT_EVENTS or not lexeme_at(scene, at + 1).text:
        return False
    return link == "on" or (event.cls != "lasting" and event.value != "named")


def read_lasting(scene: Scene, at: int) -> Phrase | None:
    """Reads "على مدى أكثر من ثماني سنوات", "لليوم الـ200 على التوالي": what lasts until now."""
    word = word_at(scene, at)
    if word.cls == "reach":
        quantity = _read_quantity(scene, at + 1)
        if (
            quantity is None
            or quantity[0] is None
            or quantity[1] != "y"
            or word_at(scene, at - 1).cls != "on"
        ):
            return None
        counted = _read_count_back(scene, at + 1)
        return replace(counted, value=f"{counted.value}/..") if counted else None
    if word.cls == "during":
        return _read_hours_long(scene, at + 1)
    return _read_day_count(scene, at)


def _read_hours_long(scene: Scene, at: int) -> Phrase | None:
    """Reads "24 ساعة" after "خلال": the last day or days, or the next after a word of the future."""
    quantity = _read_quantity(scene, at)
    if quantity is None or quantity[1] != "h" or (quantity[0] or 0) < 24:
        return None
    if word_at(scene, quantity[2]).cls in {*MODIFIERS, "from", "on"}:
        return None
    days = -(-int(quantity[0] or 0) // 24)
    ends = (0, days) if direction_at(scene, at) > 0 else (-days, 0)
    value = "/".join(calendar.shift_days(scene.reference, end) for end in ends)
    return Phrase(value=value, begin=at, end=quantity[2], grain="vague")


def _read_day_count(scene: Scene, at: int) -> Phrase | None:
    """Reads "لليوم العشرين على التوالي": since the first of so many days, today being the last."""
    word = word_at(scene, at)
    if not is_unit(word, "d", 1) or not word.article:
        return None
    if word.prep != "ل":
        return _read_war_day(scene, at)
    count = read_ordinal(scene, at + 1) or read_small_number(scene, at + 1)
    if count is None or count[0] > _MOST_DAYS or word_at(scene, count[1]).cls in {"from", "month"}:
        return None
    end = count[1] + 2 if word_at(scene, count[1] + 1).cls == "following" else count[1]
    value = calendar.shift_days(scene.reference, 1 - count[0])
    return Phrase(value=f"{value}/..", begin=at, end=end, grain="vague")


def _read_war_day(scene: Scene, at: int) -> Phrase | None:
    """Reads "في اليوم الـ235 للحرب": the day of the news by its number; low numbers recall a beginning."""
    if word_at(scene, at - 1).cls != "in":
        return None
    count = read_ordinal(scene, at + 1) or read_small_number(scene, at + 1)
    if count is None or not _LEAST_WAR_DAYS <= count[0] <= _MOST_DAYS:
        return None
    if count[0] <= _MONTH_DAYS and word_at(scene, count[1]).cls in {"from", "month"}:
        return None
    return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=count[1])


def _read_distance_from(scene: Scene, at: int, sign: int) -> Phrase | None:
    """Reads "بعد ذلك بعام": counted from the year, month or day named before in the sentence."""
    quantity = _read_quantity(scene, at + 2)
    if quantity is None or quantity[0] is None or scene.before is None or word_at(scene, at + 2).prep != "ب":
        return None
    amount, letter, end = quantity
    value = calendar.moved(scene.before, sign * int(amount or 0), letter)
    return Phrase(value=value, begin=at, end=end) if value else None


def _read_count_back(scene: Scene, at: int) -> Phrase | None:
    """Reads a quantity of time counted back from now: `pub-7y`; without a number `../pub`."""
    quantity = _read_quantity(scene, at)
    if quantity is None:
        return None
    amount, letter, end = quantity
    here = scene.reference
    if letter in "hn":
        days = -(-int(amount or 0) // 24) if letter == "h" and (amount or 0) >= 24 else 0
        return Phrase(value=calendar.shift_days(here, -days), begin=at, end=end)
    if amount is None or letter in "xc":
        return Phrase(value=f"../{calendar.shift_days(here, 0)}", begin=at, end=end, grain="vague")
    if amount != int(amount):
        letter, amount = ("m", amount * 12) if letter == "y" else (letter, amount)
        letter, amount = ("d", amount * 30) if letter == "m" and amount != int(amount) else (letter, amount)
    return Phrase(value=calendar.shift(here, -int(amount), letter), begin=at, end=end)


def _read_quantity(scene: Scene, at: int) -> tuple[float | None, str, int] | None:
    """Reads "أكثر من ستة أشهر", "نحو عامين", "شهر ونصف الشهر", "عدة سنوات": (amount or None, unit, end)."""
    while word_at(scene, at).cls in {"approximately", "more", "less"}:
        at += 1
        at += word_at(scene, at).cls == "from"
    if lexeme_at(scene, at).number > _MOST_UNITS:
        return None
    some = word_at(scene, at).cls == "some"
    at += some
    number = None if some else read_small_number(scene, at)
    unit_at = number[1] if number else at
    unit = word_at(scene, unit_at)
    if unit.cls != "unit" or (unit.article and not some):
        return None
    if number is None and unit.value[1] == "1" and word_at(scene, unit_at + 1).ordinal:
        return None
    amount: float | None = float(number[0]) if number else None
    if number is None and not some and unit.value[1] in "12":
        amount = float(unit.value[1])
    if lexeme_at(scene, unit_at + 1).number >= 1000:
        return None
    amount, end = _read_half(scene, unit_at + 1, amount)
    end += word_at(scene, end).cls in {"approximately", "some"}
    return amount, unit.value[0], end


def _read_half(scene: Scene, at: int, amount: float | None) -> tuple[float | None, int]:
    word = word_at(scene, at)
    if word.cls != "half" or not word.conj or amount is None:
        return amount, at
    return amount + _HALF, at + (2 if word_at(scene, at + 1).cls == "unit" else 1)
