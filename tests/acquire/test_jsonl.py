import io
import json

import pytest

from riwaya.acquire.jsonl import read_records
from riwaya.model.page import RawPage, Refusal

TEXT = "أعلنت بلدية عين الصفصاف افتتاح الجسر."


def read(data: bytes, *, max_page_bytes: int = 5000) -> list[RawPage | Refusal]:
    return list(read_records(io.BytesIO(data), source="pages.jsonl", max_page_bytes=max_page_bytes))


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def refused(data: bytes, *, max_page_bytes: int = 5000) -> Refusal:
    [refusal] = read(data, max_page_bytes=max_page_bytes)
    assert isinstance(refusal, Refusal)
    return refusal


def test_record_keeps_its_text_and_every_field() -> None:
    [page] = read(line(id="a", text=TEXT, published="2031-03-05", outlet="o", url="u", title="t", lang="ar"))
    assert page == RawPage(
        id="a",
        text=TEXT,
        published="2031-03-05",
        outlet="o",
        url="u",
        title="t",
        lang="ar",
        origin="pages.jsonl:1",
    )


def test_null_and_empty_metadata_are_unknown() -> None:
    [page] = read(line(id="a", text=TEXT, published=None, outlet="", further={"left": "alone"}))
    assert isinstance(page, RawPage)
    assert (page.published, page.outlet) == (None, None)


def test_lines_end_at_newline_only_and_blank_lines_hold_nothing() -> None:
    first, second = read(line(id="a", text="سطر\u2028ثان\u0085ثالث") + b"\r\n \n" + line(id="b", text=TEXT))
    assert isinstance(first, RawPage)
    assert first.text == "سطر\u2028ثان\u0085ثالث"
    assert second == RawPage(id="b", text=TEXT, origin="pages.jsonl:4")


def test_last_line_needs_no_newline_and_a_byte_order_mark_is_dropped() -> None:
    [page] = read(b"\xef\xbb\xbf" + line(id="a", text=TEXT).rstrip())
    assert isinstance(page, RawPage)
    assert page.text == TEXT


def test_direction_controls_in_a_text_are_read_and_kept() -> None:
    text = "\u200fقال \u202bالوزير\u202c إن \u2067الطريق\u2069 مفتوح"
    [page] = read(line(id="a", text=text))
    assert isinstance(page, RawPage)
    assert page.text == text


@pytest.mark.parametrize(
    ("data", "reason", "page_id"),
    [
        (b'{"id": "a", "text": "\xff\xfe"}\n', "undecodable", None),
        (b'{"id": "a", "text": "half \\ud83d pair"}\n', "undecodable", None),
        (b'{"id": "a", "text": "cut', "bad_json", None),
        (b'{"id": "a", "text": "x"} {"id": "b"}\n', "bad_json", None),
        (b'["a", "x"]\n', "bad_json", None),
        (b'{"id": 7, "text": "cut', "bad_json", None),
        (b'{"id": "a", "z": ' + b"[" * 100_000 + b"\n", "bad_json", None),
        (b'{"text": "x"}\n', "missing_field", None),
        (b'{"id": "a"}\n', "missing_field", "a"),
        (b'{"id": 7, "text": "x"}\n', "missing_field", None),
        (b'{"id": "  ", "text": "x"}\n', "missing_field", None),
        (b'{"id": "a", "text": null}\n', "missing_field", "a"),
        (b'{"id": "a", "text": "x", "published": 20310305}\n', "missing_field", "a"),
        (b'{"id": "a", "text": " \\n\\u200f\\ufeff "}\n', "empty", "a"),
        (b'{"id": "a", "text": ""}\n', "empty", "a"),
        (b'{"id": "a", "text": "x\\u0000y"}\n', "binary", "a"),
        (b'{"id": "a", "text": "x\\u0001\\u0002y"}\n', "binary", "a"),
        (b'{"id": "a", "text": "x\0y"}\n', "binary", None),
        (line(id="a", text="ب" * 3000), "too_large", "a"),
        (b"", "empty", None),
        (b"\n \n", "empty", None),
    ],
)
def test_bad_line_is_refused_with_its_reason(data: bytes, reason: str, page_id: str | None) -> None:
    refusal = refused(data)
    assert (refusal.reason, refusal.id, refusal.source) == (reason, page_id, "pages.jsonl")
    assert refusal.detail.startswith("expected")


def test_lines_after_a_bad_one_are_read_and_the_refusal_names_its_line() -> None:
    good, bad, last = read(line(id="a", text=TEXT) + b"{broken\n" + line(id="b", text=TEXT))
    assert isinstance(bad, Refusal)
    assert (bad.source, bad.line) == ("pages.jsonl", 2)
    assert [page.id for page in (good, last)] == ["a", "b"]


def test_line_too_long_to_hold_is_passed_over_in_pieces() -> None:
    long = b'{"id": "a", "text": "' + b"x" * 2_000_000 + b'"}\n'
    bad, good = read(long + line(id="b", text=TEXT), max_page_bytes=100)
    assert isinstance(bad, Refusal)
    assert (bad.reason, bad.line) == ("too_large", 1)
    assert isinstance(good, RawPage)


def test_text_of_escapes_is_measured_by_its_text_not_by_its_line() -> None:
    data = json.dumps({"id": "a", "text": "ب" * 2000}).encode()
    assert len(data) > 5000
    [page] = read(data)
    assert isinstance(page, RawPage)


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    [page] = read(line(id="a", text=TEXT * 5 + "\x07"))
    assert isinstance(page, RawPage)
