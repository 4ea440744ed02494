"""Which reader reads which file: by its ending, and where that names a family only, by its first bytes."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from riwaya.acquire.columns import Columns
from riwaya.acquire.compressed import COMPRESSED_SUFFIXES, open_plain
from riwaya.acquire.feeds import is_feed, read_feed
from riwaya.acquire.jsonl import read_records
from riwaya.acquire.parquet import read_table
from riwaya.acquire.refusals import JSONL_SUFFIXES
from riwaya.acquire.saved import read_saved_page
from riwaya.acquire.screen import explain_size
from riwaya.acquire.sitemaps import is_sitemap, parse_sitemap
from riwaya.acquire.telegram import is_telegram_export, read_export
from riwaya.acquire.warc import read_archive
from riwaya.errors import InputError
from riwaya.model.page import RawBytes, RawPage, Refusal

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
_ARCHIVE_SUFFIXES = frozenset({".warc", ".wet"})
_TABLE_SUFFIXES = frozenset({".parquet", ".pq"})
# Formats that hold pages but that nobody here reads: named, so that nobody takes their markup for a story.
_NOT_SUPPORTED = frozenset({
    ".json", ".gz", ".zst", ".bz2", ".xz", ".zip", ".csv", ".tsv", ".pdf", ".doc", ".docx", ".odt", ".mhtml",
    ".mht", ".epub", ".tar", ".tgz", ".arc", ".cdx",
})  # fmt: skip


class Terms(Struct, frozen=True, kw_only=True):
    """What holds for every file of a run.

    Attributes:
        max_page_bytes: Largest page.
        columns: Field -> name of its column or key, where it is not named like the field.
    """

    max_page_bytes: int
    columns: Columns = {}


def is_lines(path: Path) -> bool:
    """Tells JSONL by the file's ending, compressed or not.

    Args:
        path: Any file.

    Returns:
        True for `.jsonl`, `.ndjson`, and `.json` that is compressed, as corpora name their lines.
    """
    return path.name.lower().endswith(JSONL_SUFFIXES)


def is_single_page(path: Path) -> bool:
    """Tells a file that is one page.

    Args:
        path: Any file.

    Returns:
        False for those that hold many, or an unknown number.
    """
    inner = _inner_suffix(path)
    many = _FEED_SUFFIXES | _ARCHIVE_SUFFIXES | _TABLE_SUFFIXES | {".json"}
    return not is_lines(path) and inner not in many


def open_format(
    path: Path, *, page_id: str, source: str, terms: Terms
) -> Iterator[RawPage | RawBytes | Refusal] | None:
    """Chooses the reader of a file.

    Args:
        path: The file.
        page_id: Id of the page where the file is one.
        source: Its name for people.
        terms: What holds for every file.

    Returns:
        The pages and refusals of the file, read as they are taken; None for a file of plain text.

    Raises:
        InputError: `not_supported`.
    """
    inner, limit = _inner_suffix(path), terms.max_page_bytes
    compressed = path.suffix.lower() in COMPRESSED_SUFFIXES
    if is_lines(path):
        return _read_lines(path, source=source, terms=terms)
    if inner in _ARCHIVE_SUFFIXES:
        return read_archive(path, source=source, max_page_bytes=limit)
    if compressed:
        raise InputError("not_supported", f"expected .jsonl or .warc in {path.suffix}; unpack it first")
    if inner in HTML_SUFFIXES:
        return iter([read_saved_page(path, page_id=page_id, source=source, max_page_bytes=limit)])
    if inner in _TABLE_SUFFIXES:
        return read_table(path, source=source, max_page_bytes=limit, columns=terms.columns)
    if inner == ".json" and is_telegram_export(path):
        return read_export(path, source=source, max_page_bytes=limit)
    if inner in _FEED_SUFFIXES | {".json"}:
        return _read_listing(path, source=source, max_page_bytes=limit)
    if inner in _NOT_SUPPORTED:
        raise InputError("not_supported", f"expected a format that is read, found {inner}; convert it first")
    return None


def _inner_suffix(path: Path) -> str:
    """The ending that tells the form: that before `.gz` and `.zst` in a compressed file."""
    inner = Path(path.stem) if path.suffix.lower() in COMPRESSED_SUFFIXES else path
    return inner.suffix.lower()


def _read_lines(path: Path, *, source: str, terms: Terms) -> Iterator[RawPage | Refusal]:
    with open_plain(path) as stream:
        yield from read_records(
            stream, source=source, max_page_bytes=terms.max_page_bytes, columns=terms.columns
        )


def _read_listing(path: Path, *, source: str, max_page_bytes: int) -> Iterator[RawBytes | Refusal]:
    with path.open("rb") as stream:
        data = stream.read(max_page_bytes + 1)
    if len(data) > max_page_bytes:
        raise InputError("too_large", explain_size("a longer file", max_page_bytes=max_page_bytes))
    if is_feed(data):
        yield from read_feed(data, source=source)
        return
    if is_sitemap(data):
        sitemap = parse_sitemap(data)
        found = f"a list of {len(sitemap.entries) or len(sitemap.sitemaps)} addresses"
        raise InputError(
            "not_supported", f"expected pages, found {found}; add its own address to have them fetched"
        )
    raise InputError(
        "not_supported",
        f"expected a feed, sitemap or Telegram export, found another {path.suffix}",
    )
