"""Measures `riwaya add` from file to grouped events: `python -m benchmarks.adding ARTICLES.jsonl ... [--pages N]`.

Makes N pages (10,000 where nothing is said) out of the articles, adds them to a new ledger in a process of its own with
`--jobs 2`, and prints the figures as JSON: seconds by the clock and of the processor, pages a second of each, memory,
and by when each tenth of the pages was stored. Every article is told anew as other stories, a week later each: words
that few articles use are exchanged for others that as few use, the same way in all pages of a story, and digits are
drawn anew. Five pages tell one story: four of them leave sentences out and change some words.

Exchanged are words of ten articles at most (`--exchanged 10`): two stories made of one article then have a likeness of
.23 (median; 95 % are .15 or more alike, from where pages are compared). Of real pages of two stories 2 % are. With 2,
as it was until November 2026, all are, the median is .53, and each page is compared with all others of its article.
"""

import argparse
import json
import os
import random
import re
import resource
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PAGES_A_STORY = 5
DAYS_BETWEEN_STORIES = 7
# Words that stand for others in another story, by the number of articles that use them: from one bound to the next.
_BOUNDS = (2, 5, 10)
_LEFT_OUT = 0.1
_CHANGED_WORDS = 0.03
_WORD = re.compile(r"[^\W\d_]{4,}")
_ASKED_EVERY_S = 0.5


def main() -> None:
    """Prints the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path, help="JSONL records")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--exchanged", type=int, default=_BOUNDS[-1], choices=_BOUNDS, help="articles")
    parser.add_argument("--folder", type=Path, help="where to; a folder of the moment where none is named")
    given = parser.parse_args()
    lines = [line for path in given.articles for line in path.read_text("utf-8").split("\n") if line.strip()]
    articles = [json.loads(line) for line in lines]
    pages = list(make_pages(articles, count=given.pages, exchanged=given.exchanged))
    with TemporaryDirectory(dir=given.folder) as folder:
        print(json.dumps(measure(pages, Path(folder), jobs=given.jobs), indent=2))


def make_pages(
    articles: Sequence[Mapping[str, Any]], *, count: int, seed: int = 0, exchanged: int = _BOUNDS[-1]
) -> Iterator[dict[str, Any]]:
    """Tells articles anew as other stories.

    Args:
        articles: Records as `riwaya read` takes them.
        count: How many pages.
        seed: Of the words drawn.
        exchanged: Most articles that use a word which is exchanged.

    Yields:
        Records with ids of their own; of every article one page, then the next of each.
    """
    texts = [article["text"] for article in articles]
    bands = [words for most, words in sort_words(texts).items() if most <= exchanged]
    rare = bands[0]
    for number in range(count):
        article, telling = articles[number % len(articles)], number // len(articles)
        story = telling // PAGES_A_STORY
        chance = random.Random(f"{seed} {number % len(articles)} {story}")
        words = _draw(bands, chance) if story else {}
        text = _retold(
            article["text"], words, random.Random(f"{seed} {number % len(articles)} {story} digits")
        )
        if telling % PAGES_A_STORY:
            text = _edited(text, rare, random.Random(f"{seed} {number}"))
        yield {
            **article,
            "id": f"page-{number}",
            "text": text,
            "published": _later(article.get("published"), days=story * DAYS_BETWEEN_STORIES),
        }


def sort_words(texts: Sequence[str]) -> dict[int, list[str]]:
    """Sorts the words that few texts use (names, places, what a story is about) by how many do.

    Args:
        texts: Texts of articles.

    Returns:
        Most texts that use a word to the words of four letters at least, sorted.
    """
    holders = Counter(word for text in texts for word in set(_WORD.findall(text)))
    return {
        most: sorted(word for word, held in holders.items() if least < held <= most)
        for least, most in pairwise((0, *_BOUNDS))
    }


def measure(pages: Sequence[Mapping[str, Any]], folder: Path, *, jobs: int) -> dict[str, Any]:
    """Adds pages to a new ledger in a process of its own.

    Args:
        pages: Records.
        folder: For the pages and the ledger.
        jobs: Processes that read.

    Returns:
        The figures.

    Raises:
        RuntimeError: The command failed.
    """
    source, ledger = folder / "pages.jsonl", folder / "riwaya.db"
    source.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages), "utf-8")
    load_before = os.getloadavg()[0]
    begun, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "riwaya", "add", str(source), "--ledger", str(ledger), "--quiet"]
    with subprocess.Popen([*command, "--jobs", str(jobs)]) as process:
        tenths = _watch(process, ledger, pages=len(pages), begun=begun)
    seconds, after = time.perf_counter() - begun, os.times()
    if process.returncode not in {0, 3}:
        raise RuntimeError(f"expected `riwaya add` to end well, found exit code {process.returncode}")
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return {
        "pages": len(pages),
        "characters_a_page_cp": round(sum(len(page["text"]) for page in pages) / len(pages)),
        "seconds": round(seconds, 1),
        "pages_per_s": round(len(pages) / seconds, 1),
        "cpu_seconds": round(cpu_s, 1),
        "cpu_ms_a_page": round(1000 * cpu_s / len(pages), 2),
        "load_before": round(load_before, 1),
        "largest_process_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "ledger_bytes_a_page": ledger.stat().st_size // len(pages),
        "seconds_when_stored": tenths,
        **_counts(ledger),
    }


def _draw(bands: Sequence[Sequence[str]], chance: random.Random) -> dict[str, str]:
    """Which word of each band stands for which."""
    return {
        word: other
        for words in bands
        for word, other in zip(words, chance.sample(words, len(words)), strict=True)
    }


def _retold(text: str, words: Mapping[str, str], chance: random.Random) -> str:
    other = _WORD.sub(lambda found: words.get(found[0], found[0]), text)
    return re.sub(r"\d", lambda found: str(chance.randint(1, 9)), other) if words else other


def _edited(text: str, rare: Sequence[str], chance: random.Random) -> str:
    """Leaves sentences out and changes some words."""
    pieces = re.split(r"(?<=[.!؟\n])", text)
    kept = "".join(piece for piece in pieces if chance.random() >= _LEFT_OUT) or text
    return _WORD.sub(
        lambda found: chance.choice(rare) if chance.random() < _CHANGED_WORDS else found[0], kept
    )


def _later(published: str | None, *, days: int) -> str | None:
    if published is None:
        return None
    return (date.fromisoformat(published[:10]) + timedelta(days)).isoformat()


def _watch(process: "subprocess.Popen[bytes]", ledger: Path, *, pages: int, begun: float) -> dict[int, float]:
    """Notes by when each tenth of the pages was stored."""
    tenths: dict[int, float] = {}
    while True:
        try:
            process.wait(_ASKED_EVERY_S)
        except subprocess.TimeoutExpired:
            running = True
        else:
            running = False
        stored = 10 * _count(ledger, "page") // pages
        for tenth in range(len(tenths) + 1, stored + 1):
            tenths[tenth * pages // 10] = round(time.perf_counter() - begun, 1)
        if not running:
            return tenths


def _counts(ledger: Path) -> dict[str, int]:
    return {f"{table}s": _count(ledger, table) for table in ("claim", "event")} | {
        "copies": _count(ledger, "copy")
    }


def _count(ledger: Path, table: str) -> int:
    if not ledger.exists():
        return 0
    connection = sqlite3.connect(ledger)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # its tables are just being made
    finally:
        connection.close()


if __name__ == "__main__":
    main()
