"""Reads digits with thousands and decimal marks, fractions and ranges; refuses dates, times and codes."""

import re
from fractions import Fraction

from riwaya.languages.ar.normalize import fold

_PLAIN = re.compile(r"\d+")
_THOUSANDS = re.compile(
    r"\d{1,3}(?:[,'،]\d{3})+(?:[.٫]\d+)?|\d{1,3}(?:[.'،]\d{3}){2,}|\d{1,3}[,،]\d{3},\d{1,2}"
)
# "34.183" counts people in thousands in many newsrooms; before a scale or a measure it is a decimal.
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL = re.compile(r"\d+[.,٫،]\d+|[.٫]\d+")


def ascii_digits(raw: str) -> str:
    """Writes digits as ASCII and drops controls.

    Returns:
        The digits with their marks; the Arabic thousands mark becomes ', the Arabic decimal mark stays.
    """
    return "".join({"٬": "'", "٫": "٫"}.get(char) or fold(char) for char in raw)


def parse_digits(raw: str, *, decimal: bool = False) -> tuple[str, Fraction, Fraction | None] | None:
    """Reads one group of digits.

    Args:
        raw: ASCII digits with inner separators.
        decimal: Whether a scale, measure or percent sign follows, so that "1.250" is no thousand.

    Returns:
        ("digits", value, None), ("fraction", value, None) or ("span", low, high); None for what is no number
        (times of day, dates, telephone numbers, addresses).
    """
    if "/" in raw:
        parts = raw.split("/")
        if len(parts) != 2 or not all(map(_PLAIN.fullmatch, parts)) or not int(parts[1]):
            return None
        return "fraction", Fraction(int(parts[0]), int(parts[1])), None
    if "-" in raw:
        ends = [parse_plain(part, decimal=decimal) for part in raw.split("-")]
        low, high = (ends + [None, None])[:2]
        return ("span", low, high) if len(ends) == 2 and low is not None and high and low < high else None
    value = parse_plain(raw, decimal=decimal)
    return None if value is None else ("digits", value, None)


def parse_plain(raw: str, *, decimal: bool) -> Fraction | None:
    """Reads digits that hold only thousands and decimal marks; None for any other form."""
    if _PLAIN.fullmatch(raw):
        return Fraction(int(raw))
    if _DOTTED.fullmatch(raw) and not decimal:
        return Fraction(raw.replace(".", ""))
    leading_zero = raw.startswith("0")
    if _THOUSANDS.fullmatch(raw) and not leading_zero:
        return _thousands(raw)
    if _DECIMAL.fullmatch(raw):
        return Fraction("0" + re.sub("[,٫،]", ".", raw))
    return None


def _thousands(raw: str) -> Fraction:
    cut = re.fullmatch(r"(.*\d{3})[.,٫](\d{1,2}|\d{4,})", raw) or re.fullmatch(r"(.*)٫(\d+)", raw)
    if cut is None and raw.count(",") and raw.count("."):
        cut = re.fullmatch(r"(.*)\.(\d+)", raw)
    whole, rest = cut.groups() if cut else (raw, "0")
    return Fraction(re.sub(r"\D", "", whole) + "." + rest)
