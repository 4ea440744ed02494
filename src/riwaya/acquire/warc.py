"""Reads archived web pages out of WARC files, record by record; a damaged stretch does not end the file.

Pages are responses (status 200) and resources that hold HTML or text, and conversions to text (WET files).
Requests, revisits, redirects, pictures and the like are no pages and are passed over.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from riwaya.acquire.compressed import GZIP_SUFFIX, ZSTANDARD_SUFFIX, Inflated
from riwaya.acquire.encodings import decode_content, join_chunks
from riwaya.acquire.extras import require
from riwaya.acquire.screen import check_text, decode_text, explain_size
from riwaya.errors import InputError
from riwaya.model.page import Provenance, RawBytes, RawPage, Refusal, RefusalReason

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
TEXT_TYPE = "text/plain"
# What a record, or the compressed member that holds one, begins with.
_BEGINNINGS = {GZIP_SUFFIX: b"\x1f\x8b\x08", ZSTANDARD_SUFFIX: b"\x28\xb5\x2f\xfd"}
_PLAIN_BEGINNING = b"WARC/1."
# Where a thousand beginnings lead to no record there is no archive; each try reads a piece of the file.
_MOST_TRIES = 1000
_SEARCH_BYTES = 1 << 20

Offer = RawPage | RawBytes | Refusal


def read_archive(path: Path, *, source: str, max_page_bytes: int) -> Iterator[Offer]:
    """Reads every page of a WARC file.

    Args:
        path: File; `.gz` and `.zst` are compressed.
        source: Its name for people.
        max_page_bytes: Largest page, as bytes of its body.

    Yields:
        Pages and refusals in the order of the file; each names the byte of the file at which its record (or
        the compressed member that holds it) begins. A damaged stretch is one refusal, `damaged`, and reading
        goes on at the next record.

    Raises:
        InputError: `empty` where the file holds no page.
    """
    offset: int | None = 0
    fruitless = 0
    offered = False
    while offset is not None and fruitless < _MOST_TRIES:
        part = _Part(path, offset, source=source, max_page_bytes=max_page_bytes)
        for offer in part.offers():
            offered = True
            yield offer
        if part.fault is None:
            break
        if part.records or not offset:  # otherwise it is the stretch that was refused before
            offered = True
            yield Refusal(reason="damaged", source=source, detail=part.fault)
        fruitless = 0 if part.records else fruitless + 1
        offset = _find_beginning(path, part.last + 1)
    if not offered:
        raise InputError("empty", "expected archived pages, found none; leave the file out")


class _Part:
    """An archive from one byte on, up to its end or the first fault.

    Attributes:
        records: How many records were read, pages or not.
        last: Byte of the file at which the latest record begins.
        fault: What ended the part; None at the end of the file.
    """

    def __init__(self, path: Path, offset: int, *, source: str, max_page_bytes: int) -> None:
        self.records = 0
        self.last = offset
        self.fault: str | None = None
        self._path = path
        self._source = source
        self._max_page_bytes = max_page_bytes

    def offers(self) -> Iterator[Offer]:
        """Reads the records; `fault` tells afterwards why it ended."""
        warc = require("fastwarc.warc", extra="acquire", purpose="reading WARC files")
        with self._path.open("rb") as file:
            file.seek(self.last)
            stream = _plain_stream(file, self._path.suffix.lower(), offset=self.last)
            try:
                for record in warc.ArchiveIterator(stream, parse_http=False, stream_detect=False):
                    self.last = _place(stream, record.stream_pos)
                    yield from self._offer(record)
                    if self.fault is not None:
                        return
                    self.records += 1
            except InputError as error:
                self.fault = str(error)
            except OSError as error:
                self.fault = f"expected a record after the one at byte {self.last}, found: {error}"

    def _offer(self, record: Any) -> Iterator[Offer]:  # noqa: ANN401 (a library that is not always installed)
        """Reads one record to its end; sets the fault where the end is missing."""
        wanted = _is_page(record)
        length = record.content_length
        body = record.reader.read(length) if wanted and 0 < length <= self._max_page_bytes else b""
        rest = record.reader.consume()
        if "Content-Length" not in record.headers or len(body) + rest < length:
            found = f"{len(body) + rest} of {length} bytes"
            self.fault = f"expected a whole record at byte {self.last}, found {found}; get the file again"
            return
        if not wanted:
            return
        try:
            if rest:
                found = f"a body of {rest} bytes"
                raise InputError("too_large", explain_size(found, max_page_bytes=self._max_page_bytes))
            origin = f"{self._source}:{self.last}"
            yield _make_page(record, body, origin=origin, limit_bytes=self._max_page_bytes)
        except InputError as error:
            reason = msgspec.convert(error.reason, RefusalReason)
            detail = f"{error} (record at byte {self.last})"
            yield Refusal(reason=reason, source=self._source, id=_address(record), detail=detail)


def _plain_stream(file: BinaryIO, suffix: str, *, offset: int) -> "Inflated | BinaryIO":
    return Inflated(file, form=suffix, offset=offset) if suffix in _BEGINNINGS else file


def _place(stream: "Inflated | BinaryIO", position: int) -> int:
    return stream.member_offset(position) if isinstance(stream, Inflated) else position


def _is_page(record: Any) -> bool:  # noqa: ANN401
    """Tells a record that holds a page; the head of a response is parsed on the way."""
    kind = (record.headers.get("WARC-Type") or "").lower()
    if kind == "response" and record.is_http:
        record.parse_http()
        return record.http_headers.status_code == 200 and _media_type(record) in HTML_TYPES | {TEXT_TYPE}
    return kind in {"resource", "conversion"} and _media_type(record) in HTML_TYPES | {TEXT_TYPE}


def _media_type(record: Any) -> str:  # noqa: ANN401
    stated = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    return (stated or "").partition(";")[0].strip().lower()


def _address(record: Any) -> str | None:  # noqa: ANN401
    """Gives the page's address; some writers put it between angle brackets."""
    address = record.headers.get("WARC-Target-URI")
    return address.strip("<> ") or None if address else None


def _make_page(record: Any, body: bytes, *, origin: str, limit_bytes: int) -> RawPage | RawBytes:  # noqa: ANN401
    """Makes a page of a record's body, or raises what keeps it from being one."""
    address = _address(record)
    fetched = record.record_date.isoformat() if record.record_date else None
    data = _decoded(record, body, limit_bytes=limit_bytes)
    if not data.strip():
        raise InputError("empty", "expected a page, found an empty body; leave it out")
    media_type = _media_type(record)
    if media_type == TEXT_TYPE:
        text = decode_text(data)
        check_text(text, max_page_bytes=limit_bytes)
        provenance = Provenance(fetched=fetched)
        return RawPage(id=address or origin, text=text, url=address, origin=origin, provenance=provenance)
    return RawBytes(
        id=address or origin,
        data=data,
        url=address,
        content_type=media_type,
        charset=record.http_charset if record.is_http_parsed else None,
        fetched=fetched,
        origin=origin,
    )


def _decoded(record: Any, body: bytes, *, limit_bytes: int) -> bytes:  # noqa: ANN401
    if not record.is_http_parsed:
        return body
    headers = record.http_headers
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = join_chunks(body, limit_bytes=limit_bytes)
    codings = (headers.get("Content-Encoding") or "").split(",")
    return decode_content(body, codings, limit_bytes=limit_bytes)


def _find_beginning(path: Path, start: int) -> int | None:
    """Looks for the next place at which a record may begin."""
    mark = _BEGINNINGS.get(path.suffix.lower(), _PLAIN_BEGINNING)
    with path.open("rb") as file:
        file.seek(start)
        at, tail = start, b""
        while piece := file.read(_SEARCH_BYTES):
            found = (tail + piece).find(mark)
            if found >= 0:
                return at - len(tail) + found
            at += len(piece)
            tail = (tail + piece)[-len(mark) + 1 :]
    return None
