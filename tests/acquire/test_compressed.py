import gzip
import io
from pathlib import Path

import pytest
import zstandard

from riwaya.acquire import read_sources
from riwaya.acquire.compressed import Inflated, open_plain
from riwaya.errors import InputError
from riwaya.model.page import RawPage, Refusal

LINES = "".join(f'{{"id": "{i}", "text": "خبر رقم {i}"}}\n' for i in range(2000)).encode()


def read(path: Path, data: bytes) -> list[object]:
    path.write_bytes(data)
    return list(read_sources([str(path)], max_page_bytes=5000))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(LINES)),
        ("a.json.gz", gzip.compress(LINES[:5000]) + gzip.compress(LINES[5000:])),
        ("padded.jsonl.gz", gzip.compress(LINES) + b"\0" * 600),
        ("a.jsonl.zst", zstandard.compress(LINES)),
        ("frames.ndjson.zst", zstandard.compress(LINES[:5000]) + zstandard.compress(LINES[5000:])),
    ],
)
def test_compressed_lines_are_the_same_pages(tmp_path: Path, name: str, data: bytes) -> None:
    offers = read(tmp_path / name, data)
    assert [offer.id for offer in offers if isinstance(offer, RawPage)] == [str(i) for i in range(2000)]
    assert len(offers) == 2000


@pytest.mark.parametrize(
    ("name", "data"), [("a.jsonl.gz", gzip.compress(LINES)), ("a.jsonl.zst", zstandard.compress(LINES))]
)
def test_file_that_is_cut_off_gives_its_whole_lines_and_a_refusal_with_the_byte(
    tmp_path: Path, name: str, data: bytes
) -> None:
    cut = len(data) - 50
    *pages, refusal = read(tmp_path / name, data[:cut])
    assert all(isinstance(page, RawPage) for page in pages)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "damaged"
    assert f"byte {cut}" in refusal.detail


def test_broken_bytes_are_told_with_their_member(tmp_path: Path) -> None:
    first = gzip.compress(LINES)
    [*_, refusal] = read(tmp_path / "a.jsonl.gz", first + b"no gzip")
    assert isinstance(refusal, Refusal)
    assert f"byte {len(first)}" in refusal.detail


def test_position_is_known_and_no_other_can_be_gone_to(tmp_path: Path) -> None:
    stream = Inflated(io.BytesIO(gzip.compress(LINES)), form=".gz")
    stream.read(10)
    assert stream.tell() == stream.seek(0, io.SEEK_CUR) == 10
    with pytest.raises(io.UnsupportedOperation):
        stream.seek(0)


def test_bomb_is_unpacked_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.zst"
    path.write_bytes(zstandard.compress(b"x" * 300_000_000))
    with open_plain(path) as stream:
        assert len(stream.read(1000)) == 1000


def test_file_of_another_form_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(LINES)
    with pytest.raises(InputError, match="byte 0"), open_plain(path) as stream:
        stream.read(1)
