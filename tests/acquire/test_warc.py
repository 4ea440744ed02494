import gzip
import random
import zlib
from pathlib import Path

import pytest
import zstandard
from tests.acquire.archives import TEXT, make_html, make_record, zip_records

from riwaya.acquire import read_sources
from riwaya.model.page import RawBytes, RawPage, Refusal

LIMIT = 20_000
RECORDS = [make_record(f"https://manara.example/{i}", make_html(f"{i} {TEXT}")) for i in range(4)]


def read(path: Path, data: bytes) -> list[RawPage | RawBytes | Refusal]:
    path.write_bytes(data)
    return list(read_sources([str(path)], max_page_bytes=LIMIT))


def pages(offers: list[RawPage | RawBytes | Refusal]) -> list[str]:
    return [offer.id for offer in offers if not isinstance(offer, Refusal)]


def refusals(offers: list[RawPage | RawBytes | Refusal]) -> list[Refusal]:
    return [offer for offer in offers if isinstance(offer, Refusal)]


def test_response_is_a_page_with_address_time_and_stated_encoding(tmp_path: Path) -> None:
    body = make_html(charset="windows-1256")
    headers = ["Content-Type: text/html; charset=utf-8"]
    [page] = read(tmp_path / "a.warc", make_record("https://manara.example/1", body, headers=headers))
    assert isinstance(page, RawBytes)
    assert (page.id, page.url, page.data) == ("https://manara.example/1", "https://manara.example/1", body)
    assert (page.content_type, page.charset, page.fetched) == (
        "text/html",
        "utf-8",
        "2031-03-05T10:00:00+00:00",
    )
    assert page.origin == f"{tmp_path / 'a.warc'}:0"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "whole.warc.gz", "a.warc.zst"])
def test_plain_and_compressed_archives_give_the_same_pages(tmp_path: Path, name: str) -> None:
    plain = b"".join(RECORDS)
    data = {
        "a.warc": plain,
        "a.warc.gz": zip_records(RECORDS),
        "whole.warc.gz": gzip.compress(plain),
        "a.warc.zst": b"".join(zstandard.compress(record) for record in RECORDS),
    }[name]
    offers = read(tmp_path / name, data)
    assert [offer.data for offer in offers if isinstance(offer, RawBytes)] == [
        make_html(f"{i} {TEXT}") for i in range(4)
    ]


def test_pages_of_a_compressed_archive_name_the_byte_at_which_their_member_begins(tmp_path: Path) -> None:
    members = [gzip.compress(record, mtime=0) for record in RECORDS]
    offers = read(tmp_path / "a.warc.gz", b"".join(members))
    starts = [sum(map(len, members[:i])) for i in range(4)]
    assert [offer.origin for offer in offers if isinstance(offer, RawBytes)] == [
        f"{tmp_path / 'a.warc.gz'}:{start}" for start in starts
    ]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    records = [
        make_record("https://manara.example/gone", b"", status="404 Not Found"),
        make_record("https://manara.example/p.png", b"\x89PNG", headers=["Content-Type: image/png"]),
        make_record("https://manara.example/m", b"a: b", kind="metadata", headers=["text/plain"]),
        RECORDS[0],
    ]
    assert pages(read(tmp_path / "a.warc", b"".join(records))) == ["https://manara.example/0"]


def test_conversion_to_text_is_a_page_of_text(tmp_path: Path) -> None:
    record = make_record("https://manara.example/1", TEXT.encode(), kind="conversion", headers=["text/plain"])
    [page] = read(tmp_path / "a.warc.wet.gz", zip_records([record]))
    assert isinstance(page, RawPage)
    assert (page.id, page.text) == ("https://manara.example/1", TEXT)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(make_html())),
        (["Content-Encoding: deflate"], zlib.compress(make_html())),
        (["Content-Encoding: deflate"], zlib.compress(make_html(), wbits=-15)),
        (["Content-Encoding: gzip"], make_html()),
        (
            ["Transfer-Encoding: chunked"],
            f"{len(make_html()):x}\r\n".encode() + make_html() + b"\r\n0\r\n\r\n",
        ),
        (["Transfer-Encoding: chunked"], make_html()),
    ],
    ids=["gzip", "deflate", "bare deflate", "decoded before", "chunks", "joined before"],
)
def test_codings_of_a_response_are_undone(tmp_path: Path, headers: list[str], body: bytes) -> None:
    record = make_record("https://manara.example/1", body, headers=["Content-Type: text/html", *headers])
    [page] = read(tmp_path / "a.warc", record)
    assert isinstance(page, RawBytes)
    assert page.data == make_html()


def test_bomb_in_an_archive_is_refused_and_the_next_page_is_read(tmp_path: Path) -> None:
    bomb = gzip.compress(b"x" * 50_000_000)[:LIMIT]
    headers = ["Content-Type: text/html", "Content-Encoding: gzip"]
    record = make_record("https://manara.example/bomb", bomb, headers=headers)
    bad, good = read(tmp_path / "a.warc", record + RECORDS[0])
    assert isinstance(bad, Refusal)
    assert (bad.reason, bad.id) == ("too_large", "https://manara.example/bomb")
    assert isinstance(good, RawBytes)


def test_page_over_the_limit_is_refused_with_its_byte(tmp_path: Path) -> None:
    long = make_record("https://manara.example/long", b"x" * (LIMIT + 1))
    _, bad, good = read(tmp_path / "a.warc", RECORDS[0] + long + RECORDS[1])
    assert isinstance(bad, Refusal)
    assert bad.reason == "too_large"
    assert f"byte {len(RECORDS[0])}" in bad.detail
    assert isinstance(good, RawBytes)


@pytest.mark.parametrize("cut", [60, 300, len(RECORDS[3]) - 40])
def test_archive_that_is_cut_off_gives_its_whole_pages_and_a_refusal_with_the_byte(
    tmp_path: Path, cut: int
) -> None:
    start = sum(map(len, RECORDS[:3]))
    offers = read(tmp_path / "a.warc", b"".join(RECORDS)[: start + cut])
    assert pages(offers) == [f"https://manara.example/{i}" for i in range(3)]
    [refusal] = refusals(offers)
    assert refusal.reason == "damaged"
    assert f"byte {start}" in refusal.detail


@pytest.mark.parametrize("cut", [5, 30, 200])
def test_compressed_archive_that_is_cut_off_gives_its_whole_pages_and_a_refusal_with_the_byte(
    tmp_path: Path, cut: int
) -> None:
    members = [gzip.compress(record, mtime=0) for record in RECORDS]
    start = sum(map(len, members[:3]))
    offers = read(tmp_path / "a.warc.gz", b"".join(members)[: start + cut])
    assert pages(offers) == [f"https://manara.example/{i}" for i in range(3)]
    [refusal] = refusals(offers)
    assert refusal.reason == "damaged"
    assert f"byte {start}" in refusal.detail


def test_page_that_is_cut_off_far_from_its_beginning_is_refused_once(tmp_path: Path) -> None:
    noise = random.Random(3).randbytes(9_000).hex()
    data = gzip.compress(make_record("https://manara.example/1", make_html(noise)))
    [refusal] = read(tmp_path / "a.warc.gz", data[:-100])
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "damaged"
    assert f"byte {len(data) - 100}" in refusal.detail


def test_reading_goes_on_after_a_broken_member(tmp_path: Path) -> None:
    members = [gzip.compress(record, mtime=0) for record in RECORDS]
    members[1] = members[1][:60] + b"\xff" * 40 + members[1][100:]
    offers = read(tmp_path / "a.warc.gz", b"".join(members))
    assert pages(offers) == [f"https://manara.example/{i}" for i in (0, 2, 3)]
    assert [refusal.reason for refusal in refusals(offers)] == ["damaged"]


def test_reading_goes_on_after_garbage_between_records(tmp_path: Path) -> None:
    offers = read(tmp_path / "a.warc", RECORDS[0] + b"garbage\r\n" * 30 + RECORDS[1])
    assert pages(offers) == ["https://manara.example/0", "https://manara.example/1"]
    assert [refusal.reason for refusal in refusals(offers)] == ["damaged"]


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"no archive at all", "damaged")])
def test_file_that_is_no_archive_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    [refusal] = read(tmp_path / "a.warc", data)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
