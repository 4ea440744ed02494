"""Undoes what HTTP did to a page's bytes on its way (gzip, deflate, brotli, chunks), never beyond a limit."""

import io
import zlib
from collections.abc import Sequence

from riwaya.acquire.extras import require
from riwaya.acquire.screen import explain_size
from riwaya.errors import InputError

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 31
_ZLIB_WINDOW = 15
_BARE_WINDOW = -15


def decode_content(data: bytes, codings: Sequence[str], *, limit_bytes: int) -> bytes:
    """Undoes content codings.

    Args:
        data: Bytes as they came.
        codings: Names in the order in which they were applied, as in `Content-Encoding`.
        limit_bytes: Largest result; whatever expands beyond it is not expanded further.

    Returns:
        The plain bytes. Data that are plainly not in the coding named are taken as they are: archives and
        servers keep the header after they have decoded the body.

    Raises:
        InputError: `too_large`, `damaged`, or `not_supported` for an unknown coding.
    """
    for coding in reversed([name.strip().lower() for name in codings if name.strip()]):
        if coding in {"gzip", "x-gzip"}:
            data = _inflate(data, _GZIP_WINDOW, limit_bytes) if data.startswith(_GZIP_MAGIC) else data
        elif coding == "deflate":
            data = _inflate(data, _ZLIB_WINDOW if _has_zlib_head(data) else _BARE_WINDOW, limit_bytes)
        elif coding == "br":
            data = _read_through("BrotliReader", data, limit_bytes)
        elif coding != "identity":
            raise InputError(
                "not_supported", f"expected gzip, deflate or br, found coding {coding!r}; leave the page out"
            )
    return data


def join_chunks(data: bytes, *, limit_bytes: int) -> bytes:
    """Undoes `Transfer-Encoding: chunked` of an archived response.

    Args:
        data: The response's body.
        limit_bytes: Largest result.

    Returns:
        The bytes of the chunks; the body as it is where it holds no chunks.

    Raises:
        InputError: `too_large` or `damaged`.
    """
    size = data.partition(b"\r\n")[0].partition(b";")[0].strip()
    try:
        int(size, 16)
    except ValueError:
        return data
    return _read_through("ChunkedReader", data, limit_bytes)


def _inflate(data: bytes, window: int, limit_bytes: int) -> bytes:
    decoder = zlib.decompressobj(window)
    try:
        plain = decoder.decompress(data, limit_bytes + 1)
    except zlib.error as error:
        raise InputError("damaged", f"expected compressed data, found {error}; get the page again") from error
    _check_size(plain, limit_bytes)
    if not decoder.eof:
        raise InputError(
            "damaged",
            f"expected more compressed data, found their end at byte {len(data)}; get the page again",
        )
    return plain


def _read_through(reader: str, data: bytes, limit_bytes: int) -> bytes:
    streams = require("fastwarc.stream_io", extra="acquire", purpose="decoding archived pages")
    try:
        plain: bytes = getattr(streams, reader)(io.BytesIO(data)).read(limit_bytes + 1)
    except OSError as error:
        raise InputError("damaged", f"expected a whole body, found {error}; get the page again") from error
    _check_size(plain, limit_bytes)
    return plain


def _check_size(plain: bytes, limit_bytes: int) -> None:
    if len(plain) > limit_bytes:
        raise InputError(
            "too_large", explain_size("a page that expands beyond it", max_page_bytes=limit_bytes)
        )


def _has_zlib_head(data: bytes) -> bool:
    """Tells zlib's two leading bytes, which some servers leave out."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
