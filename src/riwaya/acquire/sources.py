"""Opens what a command is given: JSONL files, text files, folders, `-` for standard input.

A file is read by its name's ending; folders are walked in sorted order, hidden entries left out.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from riwaya.acquire.jsonl import read_records
from riwaya.acquire.refusals import JSONL_SUFFIXES, STANDARD_INPUT
from riwaya.acquire.screen import BYTE_ORDER_MARK, check_text, decode_text, explain_size, utf8_size
from riwaya.errors import InputError, UsageError
from riwaya.model.page import RawPage, Refusal, RefusalReason

# Formats that hold pages but not as plain text: named, so that nobody takes their markup for a story.
_NOT_SUPPORTED = frozenset({
    ".json", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".warc", ".gz", ".zst", ".bz2", ".xz",
    ".zip", ".parquet", ".csv", ".tsv", ".pdf", ".doc", ".docx", ".odt",
})  # fmt: skip


def read_sources(
    sources: Sequence[str], *, max_page_bytes: int, stdin: BinaryIO | None = None
) -> Iterator[RawPage | Refusal]:
    """Reads every page that the sources offer, lazily and in order.

    Args:
        sources: Paths of files and folders; `-` is a JSONL stream on standard input.
        max_page_bytes: Largest text of a page in UTF-8.
        stdin: The stream that `-` means.

    Yields:
        Pages and refusals, source by source, a folder's files in sorted order.

    Raises:
        UsageError: A source does not exist; found before anything is read.
    """
    check_sources(sources)
    for source in sources:
        if source == STANDARD_INPUT:
            if stdin is None:
                raise UsageError("source is -; expected standard input, found none; give a file")
            yield from read_records(stdin, source=source, max_page_bytes=max_page_bytes)
            continue
        found = False
        for path in _files(Path(source)):
            found = True
            yield from _read_file(path, max_page_bytes=max_page_bytes)
        if not found:
            detail = "expected files, found an empty folder; leave it out"
            yield Refusal(reason="empty", source=_shown(Path(source)), detail=detail)


def check_sources(sources: Sequence[str]) -> None:
    """Refuses sources that are not there, all at once.

    Args:
        sources: As for `read_sources`.

    Raises:
        UsageError: One or more paths do not exist.
    """
    missing = [source for source in sources if source != STANDARD_INPUT and not os.path.lexists(source)]
    if missing:
        raise UsageError(
            f"expected files or folders, found nothing at {', '.join(missing)}; correct the path"
        )


def count_offered(sources: Sequence[str]) -> int | None:
    """Counts the pages that the sources seem to offer, for a progress bar.

    Args:
        sources: As for `read_sources`.

    Returns:
        Line count of JSONL files plus the number of other files; None where a stream cannot be counted.
    """
    if any(source == STANDARD_INPUT or not Path(source).exists() for source in sources):
        return None
    return sum(
        _count_lines(path) if _is_jsonl(path) else 1 for source in sources for path in _files(Path(source))
    )


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def _files(path: Path) -> Iterator[Path]:
    """Gives the path itself, or a folder's files in order of their names; links to folders stay closed."""
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=os.fsencode)
    except OSError:
        yield path  # reading it fails again, and that failure is recorded
        return
    for entry in entries:
        if not entry.name.startswith(".") and not (entry.is_dir() and entry.is_symlink()):
            yield from _files(entry)


def _is_jsonl(path: Path) -> bool:
    return path.suffix.lower() in JSONL_SUFFIXES


def _read_file(path: Path, *, max_page_bytes: int) -> Iterator[RawPage | Refusal]:
    source = _shown(path)
    try:
        if _is_jsonl(path):
            with path.open("rb") as stream:
                yield from read_records(stream, source=source, max_page_bytes=max_page_bytes)
        else:
            yield _read_text_file(path, source=source, max_page_bytes=max_page_bytes)
    except InputError as error:
        yield Refusal(reason=msgspec.convert(error.reason, RefusalReason), source=source, detail=str(error))
    except OSError as error:
        detail = f"expected a readable file: {error.strerror or error}; check the file and its rights"
        yield Refusal(reason="unreadable", source=source, detail=detail)


def _read_text_file(path: Path, *, source: str, max_page_bytes: int) -> RawPage:
    if path.suffix.lower() in _NOT_SUPPORTED:
        raise InputError(
            "not_supported", f"expected .jsonl or plain text, found {path.suffix}; convert it first"
        )
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError("not_supported", "expected a file, found a device or pipe; send records to `-`")
    with path.open("rb") as stream:
        data = stream.read(max_page_bytes + 1)
    if len(data) > max_page_bytes:
        raise InputError("too_large", explain_size("a longer file", max_page_bytes=max_page_bytes))
    text = decode_text(data).removeprefix(BYTE_ORDER_MARK)
    check_text(text, max_page_bytes=max_page_bytes)
    utf8_size(path.stem)
    return RawPage(id=path.stem, text=text, origin=source)


def _shown(path: Path) -> str:
    """Gives a path that can be written as UTF-8, whatever bytes the file's name is made of."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
