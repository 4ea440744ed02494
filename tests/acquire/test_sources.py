import io
import os
from pathlib import Path

import pytest

from riwaya.acquire import count_offered, read_sources
from riwaya.errors import UsageError
from riwaya.model.page import RawBytes, RawPage, Refusal

TEXT = "وصل الوفد إلى تل الريح مساء الخميس."
LIMIT = 5000


def read(*sources: Path | str) -> list[RawPage | RawBytes | Refusal]:
    return list(read_sources([str(source) for source in sources], max_page_bytes=LIMIT))


def test_text_file_is_one_page_kept_as_it_is_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "page one.txt"
    path.write_bytes("\ufeffسطر\r\nثان \n\n".encode())
    assert read(path) == [RawPage(id="page one", text="سطر\r\nثان \n\n", origin=str(path))]


def test_folder_is_read_through_in_sorted_order_hidden_entries_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.secret.txt", ".git/x.txt", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            TEXT if path.suffix == ".txt" else f'{{"id": "r", "text": "{TEXT}"}}\n', encoding="utf-8"
        )
    pages = read(tmp_path)
    assert [page.id for page in pages] == ["z", "b", "r"]
    assert count_offered([str(tmp_path)]) == 3


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [page.id for page in read(tmp_path)] == ["a"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("latin.txt", "caf\xe9".encode("latin-1"), "undecodable"),
        ("wide.txt", TEXT.encode("utf-16"), "undecodable"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        ("bell.txt", b"\x07\x08\x07 x", "binary"),
        ("nothing.txt", b"", "empty"),
        ("blank.txt", " \n\u200f\t".encode(), "empty"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("long.txt", b"x" * (LIMIT + 1), "too_large"),
        ("empty.jsonl", b"", "empty"),
        ("page.html", b" \n", "empty"),
        ("pages.parquet", b"PAR1", "damaged"),
        ("pages.pdf", b"%PDF", "not_supported"),
        ("data.json", b'{"a": 1}', "not_supported"),
        ("page.html.gz", b"\x1f\x8b", "not_supported"),
    ],
)
def test_bad_file_is_refused_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [refusal] = read(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.source, refusal.line) == (reason, str(path), None)
    assert refusal.detail.startswith("expected")


def test_file_that_cannot_be_opened_is_a_refusal_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    bad, good = read(tmp_path)
    assert isinstance(bad, Refusal)
    assert bad.reason == "unreadable"
    assert good.id == "b"


def test_pipe_in_a_folder_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [refusal] = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "not_supported"


def test_empty_folder_is_a_refusal(tmp_path: Path) -> None:
    [refusal] = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.source) == ("empty", str(tmp_path))


def test_file_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as stream:  # noqa: PTH123 (pathlib takes no bytes)
        stream.write(TEXT.encode())
    [refusal] = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "undecodable"
    assert refusal.source.isprintable()
    refusal.source.encode()


def test_missing_paths_are_all_named_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"one\.txt.*two\.jsonl"):
        read(tmp_path / "one.txt", tmp_path, tmp_path / "two.jsonl")


def test_dash_reads_records_from_standard_input() -> None:
    stream = io.BytesIO(f'{{"id": "a", "text": "{TEXT}"}}\n'.encode())
    assert list(read_sources(["-"], max_page_bytes=LIMIT, stdin=stream)) == [
        RawPage(id="a", text=TEXT, origin="-:1")
    ]
    assert count_offered(["-"]) is None
