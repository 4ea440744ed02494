r"""Reads pages out of JSON Lines, one record a line, in bounded memory.

A line ends at `\n` and nowhere else: U+2028 and its like may stand inside a string.
Source: codebook, "Input record".
"""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from riwaya.acquire.columns import FIELDS, Columns
from riwaya.acquire.refusals import name_origin
from riwaya.acquire.screen import check_text, decode_text, explain_size
from riwaya.errors import InputError
from riwaya.model.page import RawPage, Refusal, RefusalReason

# A JSON escape takes at most six bytes for one byte of text (\u0001), so a longer line is too large whatever
# it holds; the slack is for the record's other fields.
_BYTES_A_BYTE = 6
_SLACK_BYTES = 1 << 20
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class _Record(Struct, frozen=True, kw_only=True):
    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    lang: str | None = None


_DECODER = msgspec.json.Decoder(_Record)
_OBJECT_DECODER = msgspec.json.Decoder(dict[str, object])


def read_records(
    stream: BinaryIO, *, source: str, max_page_bytes: int, columns: Columns | None = None
) -> Iterator[RawPage | Refusal]:
    """Reads every record of a stream; a bad line becomes a refusal and the next line is read.

    Args:
        stream: Binary; read line by line, never held whole.
        source: Name for people: the file, or `-`.
        max_page_bytes: Largest text in UTF-8.
        columns: Field -> key, where records name their fields differently.

    Yields:
        Pages and refusals in line order. Blank lines are passed over; a stream without any record is one
        refusal, `empty`.
    """
    found = False
    for number, line in enumerate(_lines(stream, max_page_bytes * _BYTES_A_BYTE + _SLACK_BYTES), 1):
        if line is not None and not line.strip():
            continue
        found = True
        yield _read_line(line, number, source=source, max_page_bytes=max_page_bytes, columns=columns or {})
    if not found:
        detail = "expected one JSON record a line, found no record; leave the file out"
        yield Refusal(reason="empty", source=source, detail=detail)


def _lines(stream: BinaryIO, limit_bytes: int) -> Iterator[bytes | None]:
    """Cuts a stream into lines; one over the limit is passed over in pieces and given as None."""
    first = True
    while line := stream.readline(limit_bytes + 1):
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        if len(line) <= limit_bytes or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit_bytes + 1)
        yield None


def _read_line(
    line: bytes | None, number: int, *, source: str, max_page_bytes: int, columns: Columns
) -> RawPage | Refusal:
    page_id = None
    try:
        if line is None:
            raise InputError("too_large", explain_size("a longer line", max_page_bytes=max_page_bytes))
        decode_text(line)
        record = _decode(line, columns)
        page_id = record.id
        check_text(record.text, max_page_bytes=max_page_bytes)
    except InputError as error:
        page_id = page_id or _id_of(line)
        reason = msgspec.convert(error.reason, RefusalReason)
        return Refusal(reason=reason, source=source, line=number, id=page_id, detail=str(error))
    fields = {name: getattr(record, name) or None for name in ("published", "outlet", "url", "title", "lang")}
    return RawPage(id=record.id, text=record.text, origin=name_origin(source, number), **fields)


def _decode(line: bytes, columns: Columns) -> _Record:
    try:
        record = _renamed(line, columns) if columns else _DECODER.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        if _has_lone_surrogate(line):
            raise InputError("undecodable", "expected Unicode text, found a lone surrogate escape") from error
        reason = "missing_field" if isinstance(_parse(line), dict) else "bad_json"
        raise InputError(
            reason, f"expected one record with id and text: {error}; correct the line"
        ) from error
    if not record.id.strip():
        raise InputError(
            "missing_field", "expected a record with id and text: id is empty; give the page an id"
        )
    return record


def _renamed(line: bytes, columns: Columns) -> _Record:
    """Decodes a record whose fields have other names."""
    given = _OBJECT_DECODER.decode(line)
    return msgspec.convert({field: given.get(columns.get(field, field)) for field in FIELDS}, _Record)


def _has_lone_surrogate(line: bytes) -> bool:
    """Tells a line whose only fault is half a surrogate pair; msgspec calls it truncated."""
    if not _SURROGATE.search(line):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _id_of(line: bytes | None) -> str | None:
    """Gives the id of a refused line where one can still be read."""
    record = _parse(line or b"")
    page_id = record.get("id") if isinstance(record, dict) else None
    return page_id if isinstance(page_id, str) and page_id.strip() else None


def _parse(line: bytes) -> object:
    """Gives whatever JSON value the line is; None where it is none."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
