"""Reads the time values of claims as stretches of days, and compares them with their precision.

A value is EDTF-style (`2021-11-17`, `2020-10`, `1988/1994`, `2020-09-27/..`) or relative to the publication
day (`pub-1d`, `pub:wed`). A relative value becomes calendar days where the page's date is known; otherwise
it stays on the page's own scale, where day 0 is the publication day. Rules: codebook, "Time" and ruling 10.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

Agreement = Literal["same", "overlap", "near", "conflict", "unknown"]

FAR = 10**7
"""Days beyond any calendar: the open end of a stretch."""
NEAR_DAYS = 1
"""Midnight and reporting delay: "Monday" of one outlet is "Tuesday" of another."""

_CALENDAR = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_RELATIVE = re.compile(r"pub(?::(mon|tue|wed|thu|fri|sat|sun)|([+-])(\d{1,4})([dwmy]))?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Days to one unit, and the days by which a count of that unit may be off: "six weeks ago" is not 42 days.
_UNITS = {"d": (1, 0), "w": (7, 3), "m": (30, 15), "y": (365, 183)}


class Stretch(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Days from `first` to `last`, both in; on the calendar's scale, or the page's where `is_relative`."""

    first: int
    last: int
    is_relative: bool = False

    @property
    def days(self) -> int:
        """Length in days; at least 1."""
        return self.last - self.first + 1


# A page's date is asked for again with every claim that is compared with its own.
@lru_cache(maxsize=4096)
def read_stretch(value: str | None, published: str | None = None) -> Stretch | None:
    """Reads a claim's time value.

    Args:
        value: EDTF-style or `pub`-relative value; None where the claim has no time.
        published: The page's date (ISO date, date-time, year-month or year), None where unknown.

    Returns:
        The stretch of days, None where there is no value or it cannot be placed (`XXXX-04-27`).
    """
    if not value:
        return None
    begin, slash, end = value.partition("/")
    anchor = _read_day(published)
    first = _read_end(begin, anchor)
    last = _read_end(end, anchor) if slash else first
    if first is None or last is None:
        return None
    relative = {s.is_relative for s in (first, last) if s.days <= FAR}
    if len(relative) != 1 or first.first > last.last:
        return None
    return Stretch(first=first.first, last=last.last, is_relative=relative.pop())


def compare(one: Stretch | None, other: Stretch | None, *, same_scale: bool = False) -> Agreement:
    """Compares two stretches with the precision they have.

    Args:
        one: A claim's time.
        other: Another claim's time.
        same_scale: True where relative days count from one publication day (one page, or copies of one text).

    Returns:
        `same` for equal stretches or two within a day, `overlap` where one can lie in the other, `near` where
        they miss by a day, else `conflict`; `unknown` where either is missing or the scales differ: days before the
        unknown day of one page say nothing of those before another's.
    """
    if one is None or other is None or one.is_relative != other.is_relative:
        return "unknown"
    if one.is_relative and not same_scale:
        return "unknown"
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > NEAR_DAYS:
        return "conflict"
    if gap > 0:
        return "near"
    return "same" if (one.first, one.last) == (other.first, other.last) else "overlap"


def _read_end(text: str, anchor: date | None) -> Stretch | None:
    """Reads one end of an interval; an open end is longer than `FAR`."""
    text = text.strip().rstrip("~?%")
    if text in {"..", ""}:
        return Stretch(first=-FAR, last=FAR)
    if text.startswith("pub"):
        return _read_relative(text, anchor)
    return _read_calendar(text)


def _read_relative(text: str, anchor: date | None) -> Stretch | None:
    match = _RELATIVE.fullmatch(text)
    if match is None:
        return None
    weekday, sign, count, unit = match.groups()
    day = anchor.toordinal() if anchor else 0
    if weekday:
        back = (anchor.weekday() - _WEEKDAYS.index(weekday)) % 7 if anchor else 0
        first, last = (day - back, day - back) if anchor else (-6, 0)
    else:
        length, blur = _UNITS[unit or "d"]
        middle = day + int(f"{sign or '+'}{count or 0}") * length
        first, last = middle - blur, middle + blur
    return Stretch(first=first, last=last, is_relative=anchor is None)


def _read_calendar(text: str) -> Stretch | None:
    match = _CALENDAR.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        last = date(year or 1, month or 12, day or monthrange(year or 1, month or 12)[1])
    except ValueError:
        return None
    return Stretch(first=first.toordinal(), last=last.toordinal())


def _read_day(published: str | None) -> date | None:
    """The calendar day of a page; None where only its month or year is known."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
