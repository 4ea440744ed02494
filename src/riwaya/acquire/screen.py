"""What a text must be to be read as a page: UTF-8, not empty, not binary, not too large.

Where the text came from (files, lines, ids) is the readers' business. Source: codebook, "Input record".
"""

import re

from riwaya.errors import InputError

BYTE_ORDER_MARK = "\ufeff"
_CONTROL = re.compile(
    r"[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)  # line ends and separators are no controls here
_VISIBLE = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# Of 196 collected news pages none holds a single control character besides tab and line ends; one in a
# hundred leaves room for a page with a few strays and is far below what any binary format shows.
_MAX_CONTROL_RATIO = 0.01


def decode_text(data: bytes) -> str:
    """Decodes a file's bytes as they are; line ends stay, nothing is replaced.

    Args:
        data: The whole file or record.

    Returns:
        The text, a byte-order mark included.

    Raises:
        InputError: `binary` where there are NUL bytes, `undecodable` where the bytes are not UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("undecodable", "expected UTF-8, found a UTF-16 byte-order mark; convert to UTF-8")
    if b"\0" in data:
        raise InputError(
            "binary", f"expected text, found a NUL byte at byte {data.index(0)}; give a text file"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at byte {error.start}"
        raise InputError("undecodable", f"expected UTF-8, found {found}; convert to UTF-8") from error


def check_text(text: str, *, max_page_bytes: int | None) -> None:
    """Refuses a text that cannot be a news page.

    Args:
        text: The page's text; letters of any script, direction marks and long lines are welcome.
        max_page_bytes: Largest size of the text in UTF-8; None where it was measured before.

    Raises:
        InputError: `too_large`, `undecodable` (lone surrogates), `empty` or `binary`.
    """
    size_bytes = utf8_size(text)
    if max_page_bytes is not None and size_bytes > max_page_bytes:
        found = f"a text of {size_bytes} bytes"
        raise InputError("too_large", explain_size(found, max_page_bytes=max_page_bytes))
    if not _VISIBLE.search(text):
        raise InputError("empty", "expected text, found no visible character; leave the page out")
    controls = text.count("\0") or len(_CONTROL.findall(text))
    if "\0" in text or controls > len(text) * _MAX_CONTROL_RATIO:
        raise InputError("binary", f"expected text, found {controls} control characters; give a text file")


def utf8_size(text: str) -> int:
    """Counts the UTF-8 bytes of a text.

    Args:
        text: Any string.

    Returns:
        Size in bytes.

    Raises:
        InputError: `undecodable` where a lone surrogate has no UTF-8 form.
    """
    try:
        return len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        found = f"lone surrogate U+{ord(text[error.start]):04X} at character {error.start}"
        raise InputError("undecodable", f"expected Unicode text, found {found}; repair the source") from error


def explain_size(found: str, *, max_page_bytes: int) -> str:
    """Explains a `too_large` refusal.

    Args:
        found: What came.
        max_page_bytes: The limit.

    Returns:
        The message.
    """
    return (
        f"expected at most {max_page_bytes} bytes, found {found}; raise max_page_bytes or leave the page out"
    )
