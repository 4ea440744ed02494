"""Reads saved web pages: one HTML file is one page, its bytes kept for the room that takes out the text."""

import re
from pathlib import Path

from riwaya.acquire.screen import explain_size, utf8_size
from riwaya.errors import InputError
from riwaya.model.page import RawBytes

# Browsers write the address into the pages that they save; the number is the address's length.
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)\s*-->", re.IGNORECASE)
_SAVED_FROM_WITHIN_BYTES = 4096


def read_saved_page(path: Path, *, page_id: str, source: str, max_page_bytes: int) -> RawBytes:
    """Reads one HTML file.

    Args:
        path: The file.
        page_id: The page's id.
        source: Its name for people.
        max_page_bytes: Largest file.

    Returns:
        The page's bytes, and its address where the browser that saved it wrote it down.

    Raises:
        InputError: `too_large` or `empty`; `undecodable` for a name that is no text.
    """
    with path.open("rb") as stream:
        data = stream.read(max_page_bytes + 1)
    if len(data) > max_page_bytes:
        raise InputError("too_large", explain_size("a longer file", max_page_bytes=max_page_bytes))
    if not data.strip():
        raise InputError("empty", "expected a page, found an empty file; leave it out")
    utf8_size(page_id)
    saved = _SAVED_FROM.search(data[:_SAVED_FROM_WITHIN_BYTES])
    return RawBytes(
        id=page_id,
        data=data,
        url=saved.group(1).decode("ascii", "replace") if saved else None,
        content_type="text/html",
        origin=source,
    )
