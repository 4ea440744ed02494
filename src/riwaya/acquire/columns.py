"""Which column or key of a table holds which field of a page, where it is not named like the field."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from riwaya.errors import InputError, UsageError

FIELDS = ("id", "text", "published", "outlet", "url", "title", "lang")

Columns = Mapping[str, str]


def parse_columns(given: Sequence[str]) -> Columns:
    """Reads `FIELD=NAME` pairs.

    Args:
        given: As on the command line.

    Returns:
        Field -> name of its column.

    Raises:
        UsageError: Pairs that are none, or fields that a page does not have; all at once.
    """
    pairs = [pair.partition("=") for pair in given]
    wrong = [field + sign + name for field, sign, name in pairs if field not in FIELDS or not name]
    if wrong:
        raise UsageError(
            f"column is {', '.join(wrong)}; expected FIELD=NAME, FIELD one of {', '.join(FIELDS)}"
        )
    return {field: name for field, _, name in pairs}


def text_of(value: object, *, field: str) -> str | None:
    """Makes a table's value a field of a page.

    Args:
        value: What stands in the table.
        field: The page's field; a date or time is text in `published` only.

    Returns:
        The text; None where the value is missing or empty.

    Raises:
        InputError: `missing_field` where the value is neither text nor, in `published`, a time.
    """
    if value is None or isinstance(value, str):
        return value or None
    if field == "published" and isinstance(value, datetime | date):
        return value.isoformat()
    if field == "id" and isinstance(value, int):
        return str(value)
    found = f"{type(value).__name__} {str(value)[:40]!r}"
    raise InputError("missing_field", f"expected text in {field}, found {found}; name another column")
