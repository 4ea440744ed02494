"""Reads the headers by which servers say what a page is."""

import re

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


def stated_charset(content_type: str | None) -> str | None:
    """Takes the charset out of a Content-Type header.

    Args:
        content_type: The header's value.

    Returns:
        The name as it stands there; None where there is none.
    """
    found = _CHARSET.search(content_type or "")
    return found.group(1) if found else None
