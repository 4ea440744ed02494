from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as arrow
import pytest
from pyarrow import parquet
from tests.acquire.archives import TEXT

from riwaya.acquire import read_sources
from riwaya.acquire.columns import parse_columns
from riwaya.errors import UsageError
from riwaya.model.page import RawBytes, RawPage, Refusal


def read(
    path: Path, table: Mapping[str, object], *, columns: dict[str, str] | None = None
) -> list[RawPage | RawBytes | Refusal]:
    parquet.write_table(arrow.table(table), path, row_group_size=2)
    return list(read_sources([str(path)], max_page_bytes=5000, columns=columns))


def test_rows_are_pages_by_the_names_that_corpora_give_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    table = {"text": [TEXT], "url": ["https://manara.example/1"], "date": ["2031-03-05"], "score": [0.5]}
    assert read(path, table) == [
        RawPage(
            id="https://manara.example/1",
            text=TEXT,
            published="2031-03-05",
            url="https://manara.example/1",
            origin=f"{path}#1",
        )
    ]


def test_columns_of_other_names_are_mapped(tmp_path: Path) -> None:
    table = {"body": [TEXT], "key": [7], "seen": [datetime(2031, 3, 5, 10, tzinfo=UTC)]}
    columns = {"text": "body", "id": "key", "published": "seen"}
    [page] = read(tmp_path / "part.parquet", table, columns=columns)
    assert isinstance(page, RawPage)
    assert (page.id, page.published) == ("7", "2031-03-05T10:00:00+00:00")


def test_row_without_id_and_address_is_named_by_file_and_row(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    first, second = read(path, {"text": [TEXT, TEXT]})
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert (first.id, second.id) == (f"{path}#1", f"{path}#2")


def test_bad_rows_are_refused_and_the_others_read(tmp_path: Path) -> None:
    texts = [None, TEXT, " ", "x" * 6000, TEXT]
    offers = read(tmp_path / "part.parquet", {"text": texts, "date": ["2031-03-05"] * 5})
    found = [offer.reason if isinstance(offer, Refusal) else "page" for offer in offers]
    assert found == ["missing_field", "page", "empty", "too_large", "page"]


def test_table_without_texts_names_the_columns_that_it_has(tmp_path: Path) -> None:
    [refusal] = read(tmp_path / "part.parquet", {"content": [TEXT]})
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "missing_field"
    assert "content" in refusal.detail


def test_number_for_a_date_is_refused_and_not_guessed(tmp_path: Path) -> None:
    [refusal] = read(tmp_path / "part.parquet", {"text": [TEXT], "date": [1930512600]})
    assert isinstance(refusal, Refusal)
    assert "published" in refusal.detail


def test_file_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    read(path, {"text": [TEXT] * 100})
    path.write_bytes(path.read_bytes()[:-10])
    [refusal] = read_sources([str(path)], max_page_bytes=5000)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "damaged"


def test_pages_inside_that_are_broken_end_the_file_with_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    table = arrow.table({"text": [f"{i} {TEXT}" for i in range(400)]})
    parquet.write_table(table, path, row_group_size=100, compression="gzip")
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 50] = b"\xff" * 50
    path.write_bytes(data)
    *pages, refusal = read_sources([str(path)], max_page_bytes=5000)
    assert len(pages) >= 100
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "damaged"


@pytest.mark.parametrize("given", ["text", "words=body", "text="])
def test_columns_that_are_no_pairs_of_known_fields_are_refused(given: str) -> None:
    with pytest.raises(UsageError, match="expected FIELD=NAME"):
        parse_columns(["id=key", given])
