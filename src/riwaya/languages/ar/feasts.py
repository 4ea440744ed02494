"""Feasts and Hijri months in years of the common era.

Source: the Umm al-Qura calendar (library `hijridate`); Easter after Meeus, Astronomical Algorithms, ch. 8.
"""

import datetime as dt
from collections.abc import Callable

from hijridate import Gregorian

from riwaya.languages.ar import calendar
from riwaya.languages.ar.calendar import Reference

HOLIDAYS: dict[str, tuple[int, int]] = {
    "fitr": (10, 1), "adha": (12, 10), "hijri_new_year": (1, 1), "ashura": (1, 10), "mawlid": (3, 12),
}  # fmt: skip
FIXED_DAYS: dict[str, tuple[int, int]] = {
    "christmas": (12, 25), "new_year": (1, 1), "labour": (5, 1), "new_year_eve": (12, 31), "valentine": (2, 14),
    "women": (3, 8),
}  # fmt: skip


def hijri_month_in(year: int, month: int) -> str | None:
    """Gives the interval of the Hijri month that begins in a year of the common era, "رمضان 2024"."""
    first = _hijri_holiday(month, 1)(year)
    if first is None:
        return None
    hijri = Gregorian.fromdate(first).to_hijri()
    return calendar.hijri_value(Reference(), year=hijri.year, month=month)


def holiday_value(reference: Reference, name: str, year: int | None) -> str | None:
    """Gives the (first) day of a feast in a Gregorian year, or its last one where no year is stated.

    Returns:
        A date; None where the year is unknown.
    """
    finder: Callable[[int], dt.date | None]
    if name in HOLIDAYS:
        finder = _hijri_holiday(*HOLIDAYS[name])
    elif name in FIXED_DAYS:
        month, day = FIXED_DAYS[name]
        return calendar.date_value(year or calendar.year_of(reference, month, day, 0), month, day)
    else:
        finder = _easter
    if year:
        found = finder(year)
        return found.isoformat() if found else None
    if name in HOLIDAYS:
        # A year of the common era may have two: the calendar's own years tell the last one.
        month, day = HOLIDAYS[name]
        return calendar.hijri_value(reference, year=None, month=month, day=day)
    latest = reference.latest
    if latest is None:
        return None
    found = finder(latest.year)
    if found and found > latest:
        found = finder(latest.year - 1)
    return found.isoformat() if found else None


def _hijri_holiday(month: int, day: int) -> Callable[[int], dt.date | None]:
    def find(year: int) -> dt.date | None:
        try:
            begin = Gregorian(year, 1, 1).to_hijri().year
        except (ValueError, OverflowError):
            return None
        days = (calendar.hijri_day(hijri, month, day) for hijri in (begin, begin + 1))
        return next((found for found in days if found and found.year == year), None)

    return find


def _easter(year: int) -> dt.date | None:
    """Western Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
