"""Measures the readers of large files: megabytes a second, and the most memory that reading takes.

`python -m benchmarks.acquire [--megabytes N] [--words N] [--folder DIR]` writes a JSONL file, the same
compressed, a WARC file and a Parquet table of about N megabytes each (plain bytes) of made-up words, reads each
in a process of its own, and prints the figures as JSON (Linux only: memory is read from /proc). WARC is also read
by FastWARC alone, without making pages of it.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from riwaya.acquire import SeenPages, admit_pages, read_sources
from riwaya.model.page import Refusal

_DISTINCT_PAGES = 200
_MAX_PAGE_BYTES = 5_000_000
_ROW_GROUP = 10_000


def main() -> None:
    """Prints the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=300, help="size of each file, plain")
    parser.add_argument("--words", type=int, default=1500, help="words of a page; 240 is usual in news")
    parser.add_argument(
        "--folder", type=Path, help="where to write; a folder of the moment where none is named"
    )
    parser.add_argument("--read", help="read this file and print its figures (a process of its own)")
    parser.add_argument("--bare", action="store_true", help="with --read: iterate with FastWARC alone")
    given = parser.parse_args()
    if given.read:
        print(json.dumps(measure_reading(Path(given.read), bare=given.bare)))
        return
    with TemporaryDirectory(dir=given.folder) as folder:
        figures = {}
        for path, plain_bytes in write_files(
            Path(folder), size_bytes=given.megabytes * 1_000_000, words_a_page=given.words
        ):
            figures[path.name] = run_reading(path, plain_bytes=plain_bytes)
            if ".warc" in path.name:
                bare = run_reading(path, plain_bytes=plain_bytes, bare=True)
                figures[path.name]["fastwarc_alone_mb_per_s"] = bare["mb_per_s"]
            path.unlink()
    print(json.dumps(figures, indent=2))


def write_files(folder: Path, *, size_bytes: int, words_a_page: int) -> Iterator[tuple[Path, int]]:
    """Writes each file when it is asked for.

    Args:
        folder: Where to.
        size_bytes: About how large, plain.
        words_a_page: How long a page is.

    Yields:
        The file and the size of its plain bytes.
    """
    texts = make_texts(words_a_page)
    pages = ({"id": f"{number}/%d", "text": text} for number, text in enumerate(texts))
    lines = [json.dumps(page, ensure_ascii=False).encode() + b"\n" for page in pages]
    records = [make_record(text) for text in texts]
    yield write_parts(folder / "pages.jsonl", lines, size_bytes=size_bytes)
    yield write_parts(folder / "pages.jsonl.gz", lines, size_bytes=size_bytes)
    yield write_parts(folder / "pages.warc", records, size_bytes=size_bytes)
    yield write_parts(folder / "pages.warc.gz", records, size_bytes=size_bytes)
    yield write_table(folder / "pages.parquet", texts, size_bytes=size_bytes)


def make_texts(words_a_page: int) -> list[str]:
    """Makes pages of words that mean nothing, in letters of two bytes as Arabic has.

    Args:
        words_a_page: How long a page is.

    Returns:
        Texts, the same every time.
    """
    chance = random.Random(7)
    letters = [chr(code) for code in range(0x0628, 0x063B)]
    words = ["".join(chance.choices(letters, k=chance.randint(2, 8))) for _ in range(20_000)]
    return [" ".join(chance.choices(words, k=words_a_page)) for _ in range(_DISTINCT_PAGES)]


def make_record(text: str) -> bytes:
    """Makes a WARC record of a page.

    Args:
        text: The page's text.

    Returns:
        The record; `%d` in its address is to be replaced.
    """
    body = f"<html><head><title>x</title></head><body><p>{text}</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/%d\r\n"
        "WARC-Date: 2031-03-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def write_parts(path: Path, parts: list[bytes], *, size_bytes: int) -> tuple[Path, int]:
    """Writes lines or records again and again, each with a number of its own.

    Args:
        path: Where to; `.gz` makes each part a member.
        parts: With `%d` where the number goes.
        size_bytes: About how large, plain.

    Returns:
        The file and the size of its plain bytes.
    """
    count = written = 0
    # Packing takes far longer than reading: numbers are left out there, ids repeat, and nothing else changes.
    packed = [gzip.compress(part) for part in parts] if path.suffix == ".gz" else None
    with path.open("wb") as stream:
        while written < size_bytes:
            part = parts[count % len(parts)]
            stream.write(packed[count % len(parts)] if packed else part.replace(b"%d", b"%d" % count, 1))
            written += len(part)
            count += 1
    return path, written


def write_table(path: Path, texts: list[str], *, size_bytes: int) -> tuple[Path, int]:
    """Writes a Parquet table in row groups of 10,000 rows.

    Args:
        path: Where to.
        texts: Repeated as often as needed.
        size_bytes: About how large, plain.

    Returns:
        The file and the size of its texts.
    """
    import pyarrow as arrow  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    rows = size_bytes // (sum(len(text.encode()) for text in texts) // len(texts))
    written = 0
    schema = arrow.schema([("id", arrow.string()), ("text", arrow.string())])
    with parquet.ParquetWriter(path, schema, use_dictionary=False) as writer:
        for start in range(0, rows, _ROW_GROUP):
            ids = [str(number) for number in range(start, min(rows, start + _ROW_GROUP))]
            varied = [f"{number} {texts[int(number) % len(texts)]}" for number in ids]
            writer.write_table(arrow.table({"id": ids, "text": varied}, schema=schema), _ROW_GROUP)
            written += sum(len(text.encode()) for text in varied)
    return path, written


def run_reading(path: Path, *, plain_bytes: int, bare: bool = False) -> dict[str, float]:
    """Reads a file in a process of its own.

    Args:
        path: The file.
        plain_bytes: Its size, plain.
        bare: Iterate with FastWARC alone.

    Returns:
        Pages, refusals, seconds by the clock and of the processor (which a busy machine prolongs less),
        megabytes (plain) a second of each, and the most memory in MB.
    """
    command = [sys.executable, "-m", "benchmarks.acquire", "--read", str(path), *(["--bare"] if bare else [])]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    figures["mb"] = round(plain_bytes / 1e6)
    figures["mb_per_s"] = round(plain_bytes / 1e6 / figures["seconds"], 1)
    figures["mb_per_cpu_s"] = round(plain_bytes / 1e6 / figures["cpu_seconds"], 1)
    return figures


def measure_reading(path: Path, *, bare: bool) -> dict[str, float]:
    """Reads a file in this process.

    Args:
        path: The file.
        bare: Iterate with FastWARC alone.

    Returns:
        Pages, refusals, seconds by the clock and of the processor, and the most memory in MB.
    """
    begin, begin_cpu = time.perf_counter(), time.process_time()
    pages, refused = count_bare(path) if bare else count_offers(path)
    seconds, cpu_seconds = time.perf_counter() - begin, time.process_time() - begin_cpu
    return {
        "pages": pages,
        "refused": refused,
        "seconds": round(seconds, 3),
        "cpu_seconds": round(cpu_seconds, 3),
        "memory_mb": most_memory_mb(),
    }


def most_memory_mb() -> float:
    """Tells the most memory that this program has taken.

    Returns:
        Megabytes since the program was loaded; `getrusage` would count the process that started it, too.
    """
    status = Path("/proc/self/status").read_text("utf-8").split("\n")
    [line] = [line for line in status if line.startswith("VmHWM")]
    return round(int(line.split()[1]) / 1024, 1)


def count_offers(path: Path) -> tuple[int, int]:
    """Reads a file as `riwaya add` does, exact repeats noticed.

    Args:
        path: The file.

    Returns:
        Numbers of pages, repeats included, and of refusals.
    """
    counts = [0, 0]
    seen = SeenPages(versions=True)
    for offer in admit_pages(read_sources([str(path)], max_page_bytes=_MAX_PAGE_BYTES), seen=seen):
        counts[isinstance(offer, Refusal)] += 1
    return counts[0] + seen.repeats, counts[1]


def count_bare(path: Path) -> tuple[int, int]:
    """Reads every record's body with FastWARC alone.

    Args:
        path: The file.

    Returns:
        Number of records, and 0.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    count = 0
    for record in ArchiveIterator(str(path)):
        record.reader.read(record.content_length)
        count += 1
    return count, 0


if __name__ == "__main__":
    main()
