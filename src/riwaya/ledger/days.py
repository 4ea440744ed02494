"""Calendar days that a codebook time spans, for ordering and filtering events.

Source: codebook, "Time". Relative times (`pub-1d`) have no days: the page's day is unknown.
"""

import calendar
import re

FIRST_DAY = "0000-00-00"
LAST_DAY = "9999-99-99"
"""Sort before and after every ISO day; they stand for open ends."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")


def calendar_days(value: str) -> tuple[str, str] | None:
    """First and last day of a time.

    Args:
        value: EDTF-style: day, month, year, or interval with `..` for an open end.

    Returns:
        ISO days, both inclusive, `FIRST_DAY`/`LAST_DAY` for open ends; None where an end is relative to
        publication, not a date, or where both ends are open.
    """
    start, mark, end = value.partition("/")
    first, last = _days(start), _days(end if mark else start)
    if first is None or last is None or (start, end) == ("..", ".."):
        return None
    return first[0], last[1]


def _days(value: str) -> tuple[str, str] | None:
    """Returns first and last day of one date; for an open end both sentinels, so that either side fits."""
    if value == "..":
        return FIRST_DAY, LAST_DAY
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = match.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12 or int(year) == 0:
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-01", f"{year}-{month}-{last:02}"
