"""Reads pages out of Parquet tables, a batch of rows at a time."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from riwaya.acquire.columns import FIELDS, Columns, text_of
from riwaya.acquire.extras import require
from riwaya.acquire.screen import check_text
from riwaya.errors import InputError
from riwaya.model.page import RawPage, Refusal, RefusalReason

# Names that text corpora give their columns (CulturaX, FineWeb); others are named on the command line.
_DEFAULTS = {"published": "date"}
_BATCH_ROWS = 64
_BUFFER_BYTES = 1 << 16


def read_table(
    path: Path, *, source: str, max_page_bytes: int, columns: Columns
) -> Iterator[RawPage | Refusal]:
    """Reads every row of a Parquet file as a page.

    Args:
        path: The file.
        source: Its name for people.
        max_page_bytes: Largest text in UTF-8.
        columns: Field -> column where they differ; `text`, `url`, `date` and the fields' own names otherwise.

    Yields:
        Pages and refusals in row order. A row without an id takes its address for one, or else file and row.

    Raises:
        InputError: The file is no whole Parquet file, or has no column of texts.
    """
    parquet = require("pyarrow.parquet", extra="parquet", purpose="reading Parquet files")
    arrow = require("pyarrow", extra="parquet", purpose="reading Parquet files")
    try:
        table = parquet.ParquetFile(path, buffer_size=_BUFFER_BYTES, pre_buffer=False)
    except (arrow.ArrowInvalid, arrow.ArrowNotImplementedError) as error:
        size = path.stat().st_size
        raise InputError(
            "damaged", f"expected a Parquet file, found {error} in its {size} bytes; get the file again"
        ) from error
    with table:
        yield from _rows(table, arrow, source=source, max_page_bytes=max_page_bytes, columns=columns)


def _rows(
    table: Any,  # noqa: ANN401 (a library that is not always installed)
    arrow: Any,  # noqa: ANN401
    *,
    source: str,
    max_page_bytes: int,
    columns: Columns,
) -> Iterator[RawPage | Refusal]:
    names = _present(table.schema_arrow.names, columns)
    number = 0
    try:
        for batch in table.iter_batches(_BATCH_ROWS, columns=sorted(set(names.values())), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _read_row(row, names, origin=f"{source}#{number}", max_page_bytes=max_page_bytes)
    except (OSError, arrow.ArrowException) as error:
        raise InputError(
            "damaged", f"expected row {number + 1}, found {str(error)[:200]}; get the file again"
        ) from error
    if not number:
        raise InputError("empty", "expected rows, found none; leave the file out")


def _present(found: list[str], columns: Columns) -> dict[str, str]:
    """Chooses the column of each field among those that are there."""
    names = {field: columns.get(field) or _DEFAULTS.get(field, field) for field in FIELDS}
    missing = [name for name in {"text": names["text"], **columns}.values() if name not in found]
    if missing:
        shown = ", ".join(found)[:200]
        raise InputError(
            "missing_field",
            f"expected column {', '.join(missing)}, found {shown}; say --column text=NAME",
        )
    return {field: name for field, name in names.items() if name in found}


def _read_row(
    row: Mapping[str, object], names: Mapping[str, str], *, origin: str, max_page_bytes: int
) -> RawPage | Refusal:
    page_id = None
    try:
        fields = {field: text_of(row[name], field=field) for field, name in names.items()}
        page_id = fields.pop("id", None) or fields.get("url") or origin
        text = fields.pop("text")
        if text is None:
            raise InputError("missing_field", "expected a text, found none; leave the row out")
        check_text(text, max_page_bytes=max_page_bytes)
    except InputError as error:
        reason = msgspec.convert(error.reason, RefusalReason)
        return Refusal(reason=reason, source=origin, id=page_id, detail=str(error))
    return msgspec.convert({"id": page_id, "text": text, "origin": origin, **fields}, RawPage)
