"""Decodes a page's bytes by evidence: what the bytes are goes before what the server or the page says.

A byte-order mark decides, then whether the bytes are UTF-8: text in another encoding is not by chance.
Else the encodings that somebody names and those of old Arabic pages are tried, and the one wins that breaks
the fewest words. The WHATWG Encoding standard ("Names and labels") says what misused names mean.
"""

import codecs
import re
from collections.abc import Iterator
from functools import partial

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# Browsers look at the first 1024 bytes; saved pages push the declaration down with comments.
_DECLARED_WITHIN_BYTES = 4096
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_UNNAMED = ("cp1256", "iso8859-6", "cp1252")
# Latin letters stand in one block with the capitals, Arabic ones in another: words that mix them, or have a
# capital behind a small letter, are those of a wrong encoding.
_BROKEN = re.compile(
    r"\ufffd|[a-z\u00df-\u00ff][A-Z\u00c0-\u00de]"
    r"|[A-Za-z\u00c0-\u024f][\u0600-\u06ff]|[\u0600-\u06ff][A-Za-z\u00c0-\u024f]"
)
_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*|\ufffd")
# A page cut off in the middle of a letter, or with a stray byte, is still UTF-8; in text of another encoding
# nearly every letter beyond ASCII is broken.
_MOST_BROKEN_RATIO = 0.05
_JUDGED_BYTES = 60_000


def decode_page(data: bytes, *, hint: str | None = None) -> tuple[str, str]:
    """Decodes a page.

    Args:
        data: The page's bytes.
        hint: Encoding that the server or archive states; may be wrong or unknown.

    Returns:
        The text, undecodable bytes as U+FFFD, and the encoding's name.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken or broken <= _MOST_BROKEN_RATIO * sum(map(len, _WORD.findall(text))):
        return text, "utf-8"
    names = list(dict.fromkeys(_candidates(data, hint)))
    best = min(names, key=partial(_broken_ratio, data[:_JUDGED_BYTES]))
    return data.decode(best, "replace"), best


def _wide(data: bytes) -> str | None:
    """Names UTF-16 without its mark by the zero bytes of its tags."""
    head = data[:200]
    if head.count(b"\0") < max(1, len(head) // 10) or not (b"<\0" in head or b"\0<" in head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _candidates(data: bytes, hint: str | None) -> Iterator[str]:
    """Gives the encodings to try, in the order of trust where they break words alike."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN_BYTES])
    in_page = declared.group(1).decode("ascii", "replace") if declared else None
    for name in (hint, in_page, *_UNNAMED, "utf-8"):
        try:
            known = codecs.lookup(name or "").name
            b"".decode(known)  # codecs that do not give text ("hex") are no encodings of a page
        except (LookupError, ValueError):
            continue
        yield _MEANT.get(known, known)


def _broken_ratio(data: bytes, name: str) -> float:
    """Share of the words beyond ASCII that no writer would have written so."""
    try:
        text = data.decode(name, "replace")
    except (UnicodeError, LookupError, ValueError):
        return 2.0
    words = _WORD.findall(text)
    return sum(_BROKEN.search(word) is not None for word in words) / len(words) if words else 1.0
