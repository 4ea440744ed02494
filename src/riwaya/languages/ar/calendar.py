"""Calendar arithmetic behind stated times: from a reference day to EDTF-style values.

Weeks run from Monday to Sunday; a month or year named without its year is the nearest one that is past
at the reference. Hijri dates are the Umm al-Qura calendar's (library `hijridate`).
Source: codebook, "Time" and rulings 9 and 10.
"""

import calendar
import datetime as dt
from typing import Literal

from hijridate import Gregorian, Hijri
from msgspec import Struct

from riwaya.model.page import Published

Direction = Literal[-1, 0, 1]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = dt.timedelta(days=1)
# What the tables of the Hijri calendar cover; no page is dated outside them.
FIRST_YEAR, LAST_YEAR = 1925, 2076
# An announced date without its year lies ahead more often than eleven months back; past that it is left
# behind.
AHEAD_DAYS = 31


class Reference(Struct, frozen=True, kw_only=True, gc=False):
    """What times are told from.

    Attributes:
        day: The day that "today" is; None where it is unknown or relative values are asked for.
        year: Year of publication where at least that is known.
        month: Month of publication where it is known.
        weekday: Weekday of "today" where the page names it (Monday 0); None where it does not.
    """

    day: dt.date | None = None
    year: int | None = None
    month: int | None = None
    weekday: int | None = None

    @property
    def latest(self) -> dt.date | None:
        """The last day that publication can have been; None where not even the year is known."""
        if self.day or not self.year:
            return self.day
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])


def make_reference(published: Published, *, relative: bool, today_weekday: int | None) -> Reference:
    """Makes the reference of one page or one segment of it.

    Args:
        published: The page's publication date.
        relative: True where values must be relative to `pub` (ruling 9).
        today_weekday: Weekday that the page calls today, Monday 0.

    Returns:
        The reference; a page printed a day or two after it was written keeps the day on which it says
        "today".
    """
    if relative or not published.value:
        return Reference(weekday=today_weekday)
    parts = [int(part) for part in published.value[:10].split("-")]
    if len(parts) < 3:
        return Reference(year=parts[0], month=parts[1] if len(parts) > 1 else None, weekday=today_weekday)
    day = dt.date(*parts)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Reference(weekday=today_weekday)
    if today_weekday is not None and 0 < (day.weekday() - today_weekday) % 7 <= 2:
        day -= DAY * ((day.weekday() - today_weekday) % 7)
    return Reference(day=day, year=day.year, month=day.month, weekday=day.weekday())


def shift_days(reference: Reference, days: int) -> str:
    """Gives the day `days` after (before, where negative) the reference day."""
    if reference.day:
        return (reference.day + DAY * days).isoformat()
    return f"pub{days:+d}d" if days else "pub"


def shift(reference: Reference, amount: int, unit: str) -> str:
    """Gives the time `amount` units away, as precise as the unit: a day for days and weeks, a month, a year.

    Args:
        reference: What it is told from.
        amount: Negative for the past.
        unit: "d", "w", "m" or "y".

    Returns:
        An EDTF-style value.
    """
    if unit == "d":
        return shift_days(reference, amount)
    if unit == "w" and reference.day:
        return shift_days(reference, 7 * amount)
    if unit == "m" and reference.year and reference.month:
        months = reference.year * 12 + reference.month - 1 + amount
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "y" and reference.year:
        return f"{reference.year + amount:04d}"
    return f"pub{amount:+d}{unit}" if amount else "pub"


def span_of_unit(reference: Reference, amount: int, unit: str) -> str:
    """Gives the calendar week, month or year `amount` units away: "last week", "this month".

    Returns:
        An EDTF-style value: the whole unit, also where it is the running one.
    """
    if unit == "d":
        return shift_days(reference, amount)
    if unit != "w":
        return shift(reference, amount, unit) if amount or reference.year else f"pub-1{unit}/pub"
    if not reference.day:
        return f"pub{amount:+d}w" if amount else "pub-1w/pub"
    monday = reference.day - DAY * reference.day.weekday() + DAY * 7 * amount
    return f"{monday.isoformat()}/{(monday + DAY * 6).isoformat()}"


def weekday_value(reference: Reference, weekday: int, direction: Direction) -> str:
    """Gives the day of that name.

    Args:
        reference: What it is told from.
        weekday: Monday 0 … Sunday 6.
        direction: 0 for the last one, today included; -1 for the last one before today; 1 for the next one.

    Returns:
        A date, `pub-2d`, or `pub:wed` where the weekday of publication is unknown.
    """
    if reference.weekday is None:
        return f"pub:{WEEKDAYS[weekday]}"
    back = (reference.weekday - weekday) % 7
    if direction > 0:
        return shift_days(reference, 7 - back)
    return shift_days(reference, -(back or 7) if direction else -back)


def day_of_week(reference: Reference, weeks: int, weekday: int) -> str:
    """Gives the day of that name in the week `weeks` away, `pub:wed`-like where today is unknown."""
    if reference.weekday is None:
        return f"pub:{WEEKDAYS[weekday]}"
    return shift_days(reference, 7 * weeks + weekday - reference.weekday)


def moved(value: str, amount: int, unit: str) -> str | None:
    """Moves a stated time by some units: 2013 and -1 year give 2012; None where the value is too coarse."""
    start = value.split("/", maxsplit=1)[0]
    numbers = [int(part) for part in start.split("-") if part.isdigit()]
    if not start[:1].isdigit() or len(numbers) != start.count("-") + 1:
        return None
    if unit == "y":
        return f"{numbers[0] + amount:04d}"
    if unit == "m" and len(numbers) > 1:
        months = numbers[0] * 12 + numbers[1] - 1 + amount
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit in {"d", "w"} and len(numbers) == 3:
        return (dt.date(*numbers) + DAY * amount * (7 if unit == "w" else 1)).isoformat()
    return None


def days_before(value: str, days: int) -> str | None:
    """Gives the day `days` before a date or `pub-1d`-like value; None for any other value."""
    if value[:1].isdigit():
        return (dt.date.fromisoformat(value) - DAY * days).isoformat() if len(value) == 10 else None
    if value == "pub" or (value[:3] == "pub" and value[3:4] in {"+", "-"} and value.endswith("d")):
        amount = int(value[3:-1] or 0) - days
        return f"pub{amount:+d}d" if amount else "pub"
    return None


def latest_day_number(today: dt.date, number: int) -> str | None:
    """Gives the last day with that number in its month, today included; None where neither month has it."""
    month = today if number <= today.day else today.replace(day=1) - DAY
    return date_value(month.year, month.month, number)


def agreeing_day(today: dt.date, number: int, weekday: int) -> str | None:
    """Gives the day with that number in this, the last or the next month that has the weekday (Monday 0)."""
    for month in (0, -1, 1):
        months = today.year * 12 + today.month - 1 + month
        day = _date(months // 12, months % 12 + 1, number)
        if day and day.weekday() == weekday:
            return day.isoformat()
    return None


def year_of(reference: Reference, month: int, day: int, direction: Direction) -> int | None:
    """Chooses the year of a month or a day of a month named without one.

    Args:
        reference: What it is told from.
        month: 1-12.
        day: 1-31, or 0 where only the month is named.
        direction: -1 past for certain, 0 past unless it is close ahead, 1 future.

    Returns:
        The year; None where the year of publication is unknown.
    """
    latest = reference.latest
    if latest is None:
        return None
    here, now = (month, day), (latest.month, latest.day if day else 0)
    if direction > 0:
        return latest.year + (here < now or (here == now and not day))
    if direction < 0:
        return latest.year - (here >= now)
    year = latest.year - (here > now)
    ahead = _date(year + 1, month, day) if day and reference.day else None
    return year + 1 if ahead and (ahead - latest).days <= AHEAD_DAYS else year


def date_value(year: int | None, month: int, day: int) -> str | None:
    """Gives `2021-11-17`, `XXXX-11-17` without a year, None where no such day exists."""
    if not _date(year or 2000, month, day):
        return None
    return f"{_year(year)}-{month:02d}-{day:02d}"


def month_value(year: int | None, month: int) -> str:
    """Gives `2021-11`, or `XXXX-11` without a year."""
    return f"{_year(year)}-{month:02d}"


def season_value(year: int | None, first_month: int) -> str:
    """Gives the three months of a season; winter begins in the December before its year's January."""
    if first_month < 12:
        return f"{month_value(year, first_month)}/{month_value(year, first_month + 2)}"
    return f"{month_value(year, 12)}/{month_value(year + 1 if year else None, 2)}"


def hijri_value(
    reference: Reference, *, year: int | None, month: int = 0, day: int = 0, direction: Direction = 0
) -> str | None:
    """Gives the Gregorian value of a Hijri date, month or year.

    Returns:
        A date or an interval of dates; None where the year is not stated and not to be told, or
        outside the calendar's tables.
    """
    if year is None:
        latest = reference.latest
        if latest is None or not month:
            return None
        year = Gregorian.fromdate(latest).to_hijri().year + (1 if direction > 0 else 0)
        first = hijri_day(year, month, day or 1)
        while first and direction <= 0 and first > latest - (DAY * 29 if direction < 0 else DAY * 0):
            year -= 1
            first = hijri_day(year, month, day or 1)
    if day:
        only = hijri_day(year, month, day)
        return only.isoformat() if only else None
    first = hijri_day(year, month or 1, 1)
    after = hijri_day(year + (month in (0, 12)), 1 if month in (0, 12) else month + 1, 1)
    return f"{first.isoformat()}/{(after - DAY).isoformat()}" if first and after else None


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """Gives the Gregorian day of a Hijri one; None outside the calendar's tables (1343-1500)."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(found.year, found.month, found.day)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _year(year: int | None) -> str:
    return f"{year:04d}" if year else "XXXX"
