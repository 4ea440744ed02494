"""Measures `riwaya read` as users run it: start-up, pages a second, memory, growth with a page's length.

`python -m benchmarks.speed [PAGES.jsonl] [--pages N]` repeats the pages of a file (the demo's where none is
named) to N pages with ids of their own, reads them in one process, and prints the figures as JSON.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

RIWAYA = [sys.executable, "-m", "riwaya"]
LENGTHS_CP = (1_000, 10_000, 100_000, 1_000_000)


def main() -> None:
    """Prints the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", nargs="?", help="JSONL records; the demo's pages where none is named")
    parser.add_argument("--pages", type=int, default=2000, help="number of pages to read")
    given = parser.parse_args()
    text = Path(given.source).read_text("utf-8") if given.source else read_demo()
    records = [json.loads(line) for line in text.split("\n") if line.strip()]
    with TemporaryDirectory() as folder:
        figures = {
            "startup_s": min(run("--version")[0] for _ in range(5)),
            "read": measure_pages(records, Path(folder), count=given.pages),
            "seconds_by_length_cp": measure_lengths(records, Path(folder)),
        }
    print(json.dumps(figures, indent=2))


def read_demo() -> str:
    """Gives the demo's pages as JSONL."""
    return (files("riwaya") / "demo/pages.jsonl").read_text("utf-8")


def measure_pages(records: list[dict[str, object]], folder: Path, *, count: int) -> dict[str, float]:
    """Reads the records, repeated to a number of pages, in one process.

    Args:
        records: Input records.
        folder: For input and output.
        count: Number of pages.

    Returns:
        Seconds with start-up and loading, pages a second over that, characters, and peak memory.
    """
    path = folder / "pages.jsonl"
    pages = [record | {"id": str(i)} for i, record in enumerate(islice(cycle(records), count))]
    path.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages), "utf-8")
    seconds, memory_mb = run("read", str(path), "-o", str(folder / "out.jsonl"), "--quiet")
    characters = sum(len(str(page["text"])) for page in pages)
    return {
        "pages": count,
        "characters_cp": characters,
        "seconds": round(seconds, 2),
        "pages_per_s": round(count / seconds, 1),
        "peak_memory_mb": round(memory_mb, 1),
    }


def measure_lengths(records: list[dict[str, object]], folder: Path) -> dict[str, float]:
    """Reads one page of growing length on a single line; linear time grows tenfold from step to step.

    Args:
        records: Their texts, joined and repeated, are the page's text.
        folder: For input and output.

    Returns:
        Length in characters -> seconds beyond those of an almost empty page.
    """
    line = " ".join(str(record["text"]).replace("\n", " ") for record in records)
    path = folder / "long.txt"
    path.write_text("قال شاهد إن الطريق مغلق.", "utf-8")
    base, _ = run("read", str(path), "-o", str(folder / "long.jsonl"), "--quiet")
    figures = {}
    for length in LENGTHS_CP:
        path.write_text((line * (length // len(line) + 1))[:length], "utf-8")
        seconds, _ = run("read", str(path), "-o", str(folder / "long.jsonl"), "--quiet")
        figures[str(length)] = round(seconds - base, 3)
    return figures


def run(*arguments: str) -> tuple[float, float]:
    """Runs `riwaya` in a process of its own.

    Args:
        *arguments: Its arguments.

    Returns:
        Seconds, and the most memory in MB that any such process has taken so far.
    """
    begin = time.perf_counter()
    subprocess.run([*RIWAYA, *arguments], check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - begin
    return round(seconds, 3), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    main()
