"""WARC files of our own making for the tests, and feeds and exports in the forms that outlets give."""

import gzip
from collections.abc import Iterable

TEXT = "أعلنت بلدية عين الصفصاف، مساء الخميس، افتتاح الجسر الجديد بحضور عدد من الأهالي."


def make_html(text: str = TEXT, *, charset: str = "utf-8") -> bytes:
    return f"<html><head><title>News</title></head><body><p>{text}</p></body></html>".encode(charset)


def make_record(
    address: str,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: Iterable[str] = ("Content-Type: text/html",),
) -> bytes:
    """One WARC record; responses get an HTTP head, other kinds take the first header as their own type."""
    content_type = "application/http; msgtype=response"
    if kind == "response":
        head = "\r\n".join([f"HTTP/1.1 {status}", *headers])
        body = head.encode() + b"\r\n\r\n" + body
    else:
        content_type = next(iter(headers)).removeprefix("Content-Type: ")
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        "WARC-Date: 2031-03-05T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def zip_records(records: Iterable[bytes]) -> bytes:
    """Each record a gzip member of its own, as archives are."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)
