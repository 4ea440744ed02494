"""Parts of a longer time: a day or week by its place, quarters and halves, what is left of the running unit.

Source: codebook, "Time".
"""

import datetime as dt
from calendar import monthrange
from typing import Literal

from riwaya.languages.ar import calendar
from riwaya.languages.ar.calendar import DAY, Reference

# What has a place in a longer time: a weekday (Monday 0), any day or a whole week.
Counted = int | Literal["d", "w"]


def place_in(whole: str, count: int, counted: Counted) -> str | None:
    """Gives one day or one whole week of a longer time by its place in it.

    Args:
        whole: A month, a year, an interval of days, or the first day of a feast.
        count: 1 for the first, -1 for the last.
        counted: What is counted.

    Returns:
        A date or a week's interval; None where the time has no such place or no known days.
    """
    days = _days_in(whole)
    if counted == "w" and len(whole) == 4 and days and 1 <= count <= 52:
        monday = dt.date.fromisocalendar(days[0].year, count, 1)
        return f"{monday.isoformat()}/{(monday + DAY * 6).isoformat()}"
    if len(days) == 1:
        # The length of a feast is not told here; no feast has more days than a week.
        days = [days[0] + DAY * step for step in range(7)] if counted == "d" and count > 0 else []
    if counted != "d":
        last = days[-1] - DAY * 6 if counted == "w" and days else dt.date.max
        days = [day for day in days if day.weekday() == (0 if counted == "w" else counted) and day <= last]
    if not -1 <= count <= len(days) or count == 0 or not days:
        return None
    first = days[count - 1 if count > 0 else count]
    return f"{first.isoformat()}/{(first + DAY * 6).isoformat()}" if counted == "w" else first.isoformat()


def part_of_year(year: int, part: int, parts: int) -> str:
    """Gives one of the quarters or halves of a year, counted from 1: `2016-07/2016-09`."""
    months = 12 // parts
    first = (part - 1) * months + 1
    return f"{calendar.month_value(year, first)}/{calendar.month_value(year, first + months - 1)}"


def near_quarter(reference: Reference, amount: int) -> str | None:
    """Gives the quarter of the year that is running, or `amount` away; None where no month is known."""
    if not reference.year or not reference.month:
        return None
    quarters = reference.year * 4 + (reference.month - 1) // 3 + amount
    return part_of_year(quarters // 4, quarters % 4 + 1, 4)


def half_of_month(month: str, half: int) -> str | None:
    """Gives the days from the 1st to the 15th or from the 16th on; None for any other time than a month."""
    days = _days_in(month) if len(month) == 7 else []
    if not days:
        return None
    first, last = (days[0], days[14]) if half == 1 else (days[15], days[-1])
    return f"{first.isoformat()}/{last.isoformat()}"


def rest_of_unit(reference: Reference, unit: str) -> str | None:
    """Gives what is left of the running week, month or year, today included; None where today is unknown."""
    if reference.day is None:
        return None
    first, _, last = calendar.span_of_unit(reference, 0, unit).partition("/")
    return f"{reference.day.isoformat()}/{_days_in(last or first)[-1].isoformat()}"


def _days_in(value: str) -> list[dt.date]:
    """The days of a month, year, interval or day; none where one of its ends is not known."""
    ends = []
    for part, last in zip((value.split("/") * 2)[:2], (False, True), strict=True):
        numbers = [int(number) for number in part.split("-") if number.isdigit()]
        if len(numbers) != part.count("-") + 1 or len(part) not in {4, 7, 10}:
            return []
        year, month, day = (*numbers, 0, 0)[:3]
        month = month or (12 if last else 1)
        ends.append(dt.date(year, month, day or (monthrange(year, month)[1] if last else 1)))
    return [ends[0] + DAY * step for step in range((ends[1] - ends[0]).days + 1)]
