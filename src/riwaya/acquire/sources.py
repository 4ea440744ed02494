"""Opens what a command is given: files of any form that is read, folders, addresses, `-` for standard input.

A file is read by its name's ending; folders are walked in sorted order, hidden entries left out. Addresses
are fetched by a function that the command supplies, because nothing is fetched unless it is asked for.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from riwaya.acquire.columns import Columns
from riwaya.acquire.formats import HTML_SUFFIXES, Terms, is_lines, is_single_page, open_format
from riwaya.acquire.jsonl import read_records
from riwaya.acquire.refusals import STANDARD_INPUT
from riwaya.acquire.screen import BYTE_ORDER_MARK, check_text, decode_text, explain_size, utf8_size
from riwaya.errors import InputError, UsageError
from riwaya.model.page import RawBytes, RawPage, Refusal, RefusalReason

Offer = RawPage | RawBytes | Refusal
Fetch = Callable[[str], Iterator[Offer]]
_SCHEMES = ("http://", "https://")


def read_sources(
    sources: Sequence[str],
    *,
    max_page_bytes: int,
    stdin: BinaryIO | None = None,
    columns: Columns | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Offer]:
    """Reads every page that the sources offer, lazily and in order.

    Args:
        sources: Paths of files and folders; addresses; `-` is a JSONL stream on standard input.
        max_page_bytes: Largest page: text in UTF-8, or bytes of markup.
        stdin: The stream that `-` means.
        columns: Field -> column or key of tables and records, where they differ.
        fetch: Fetches the pages of an address.

    Yields:
        Pages and refusals, source by source, a folder's files in sorted order.

    Raises:
        UsageError: A source does not exist, found before anything is read; `-` without a stream, an address
            without `fetch`.
    """
    check_sources(sources)
    terms = Terms(max_page_bytes=max_page_bytes, columns=columns or {})
    for source in sources:
        if source == STANDARD_INPUT:
            if stdin is None:
                raise UsageError("source is -; expected standard input, found none; give a file")
            yield from read_records(stdin, source=source, max_page_bytes=max_page_bytes, columns=columns)
        elif is_address(source):
            if fetch is None:
                raise UsageError(f"source is {source}; expected a file, found an address; use riwaya add")
            yield from fetch(source)
        else:
            yield from _read_path(Path(source), terms=terms)


def is_address(source: str) -> bool:
    """Tells an address from a path.

    Args:
        source: As given to a command.

    Returns:
        True for `http://` and `https://`.
    """
    return source.lower().startswith(_SCHEMES)


def check_sources(sources: Sequence[str]) -> None:
    """Refuses sources that are not there, all at once.

    Args:
        sources: As for `read_sources`.

    Raises:
        UsageError: One or more paths do not exist.
    """
    paths = [source for source in sources if source != STANDARD_INPUT and not is_address(source)]
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError(
            f"expected files or folders, found nothing at {', '.join(missing)}; correct the path"
        )


def count_offered(sources: Sequence[str]) -> int | None:
    """Counts the pages that the sources seem to offer, for a progress bar.

    Args:
        sources: As for `read_sources`.

    Returns:
        Line count of JSONL files plus the number of other files; None where there are streams, addresses,
        archives or compressed files, which cannot be counted without reading them.
    """
    if any(not Path(source).exists() for source in sources):
        return None
    total = 0
    for path in (path for source in sources for path in _files(Path(source))):
        if is_lines(path) and not path.name.lower().endswith((".gz", ".zst")):
            total += _count_lines(path)
        elif is_single_page(path):
            total += 1
        else:
            return None
    return total


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def _read_path(root: Path, *, terms: Terms) -> Iterator[Offer]:
    """Reads a file, or every file of a folder."""
    found = False
    for path in _files(root):
        found = True
        yield from _read_file(path, page_id=_page_id(path, root), terms=terms)
    if not found:
        detail = "expected files, found an empty folder; leave it out"
        yield Refusal(reason="empty", source=_shown(root), detail=detail)


def _page_id(path: Path, root: Path) -> str:
    """Names the page that a file is: by its stem, and a saved page by its way from the folder named."""
    # Saved sites call a page of every folder `index.html`.
    if path.suffix.lower() not in HTML_SUFFIXES or path == root:
        return path.stem
    return path.relative_to(root).with_suffix("").as_posix()


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


def _read_file(path: Path, *, page_id: str, terms: Terms) -> Iterator[Offer]:
    source = _shown(path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            found = "expected a file, found a device or pipe; send records to `-`"
            raise InputError("not_supported", found)
        offers = open_format(path, page_id=page_id, source=source, terms=terms)
        if offers is None:
            yield _read_text_file(path, source=source, max_page_bytes=terms.max_page_bytes)
        else:
            yield from offers
    except InputError as error:
        yield Refusal(reason=msgspec.convert(error.reason, RefusalReason), source=source, detail=str(error))
    except OSError as error:
        detail = f"expected a readable file: {error.strerror or error}; check the file and its rights"
        yield Refusal(reason="unreadable", source=source, detail=detail)


def _read_text_file(path: Path, *, source: str, max_page_bytes: int) -> RawPage:
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
