"""Measures the layers of reading on one core: `python -m benchmarks.layers FOLDER` prints the figures as JSON.

FOLDER holds pages as `../shared/data` does; their texts, one after the other, are cut into pages of 1,500
characters. `first` is with every lexicon loaded and nothing remembered of any word; `again` is the best of five
more passes page by page. All times are the processor's own, not the clock's; other work on the machine still
slows it, by memory and by the cores it shares, and the best of five leaves most of that out.
"""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.page import CleanPage, RawPage, Segment
from riwaya.places import load_gazetteer
from riwaya.read import Reader

PAGES = ("pages/articles.jsonl", "pages/unlabelled.jsonl")
PAGE_CP = 1500
PASSES = 5
# What a process spends from its first import of Riwaya to the end of its first sentence.
LOADING = """
import json, time
begin = time.process_time()
from benchmarks.layers import make_page, open_reader
reader = open_reader()
reader.read_page(make_page("0", {text!r}))
print(json.dumps(time.process_time() - begin))
"""


def main(arguments: Sequence[str]) -> int:
    """Prints the figures.

    Returns:
        The exit status: 0, or 2 where the folder is not named.
    """
    if len(arguments) != 1:
        print("usage: python -m benchmarks.layers FOLDER", file=sys.stderr)
        return 2
    print(json.dumps(measure_layers(Path(arguments[0])), indent=1))
    return 0


def measure_layers(folder: Path) -> dict[str, float]:
    """Measures loading, tokens with clitics, and the whole of reading.

    Returns:
        Name of the figure → its value; empty where the folder holds no pages.
    """
    pages = cut_pages(folder)
    if not pages:
        return {}
    reader, language = open_reader(), load_language()
    language.tokens("", 0, 0)  # loads its word table
    reader.read_page(make_page("0", pages[0].page.text[:100]))  # loads the other lexicons
    return {
        "load_s": measure_loading(pages[0].page.text[:100]),
        **_rates("tokens_per_s", partial(count_tokens, language), pages),
        **_rates("read_pages_per_s", partial(read_one, reader), pages),
        "pages": len(pages),
    }


def cut_pages(folder: Path) -> list[CleanPage]:
    """Cuts the texts of the folder's pages into pages of one length."""
    paths = [folder / name for name in PAGES if (folder / name).is_file()]
    lines = [line for path in paths for line in path.read_text("utf-8").split("\n") if line.strip()]
    text = "\n".join(json.loads(line)["text"] for line in lines)
    starts = range(0, len(text) - PAGE_CP + 1, PAGE_CP)
    return [make_page(str(start), text[start : start + PAGE_CP]) for start in starts]


def open_reader() -> Reader:
    """Loads a language and its places."""
    language = load_language()
    return Reader(language, load_gazetteer(language.fold, lexicon=language.lexicon))


def make_page(page_id: str, text: str) -> CleanPage:
    """Takes a text as a page that is all story."""
    return CleanPage(
        page=RawPage(id=page_id, text=text),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        segments=(Segment(kind="main", start=0, end=len(text)),),
    )


def count_tokens(language: Language, page: CleanPage) -> int:
    """Cuts a page into tokens with all their readings, and counts them."""
    return len(language.tokens(page.page.text, 0, len(page.page.text)))


def read_one(reader: Reader, page: CleanPage) -> int:
    """Reads a page and counts it."""
    return int(reader.read_page(page).clean is page)


def measure_loading(text: str) -> float:
    """Gives the seconds of a fresh process until the first text is read: imports, lexicons, places."""
    program = LOADING.format(text=text)
    runs = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True) for _ in range(3)
    ]
    return round(min(float(json.loads(run.stdout)) for run in runs), 3)


def _rates(name: str, work: Callable[[CleanPage], int], pages: Sequence[CleanPage]) -> dict[str, float]:
    """Units of work a second, the first time and again."""
    first, done = _timed(work, pages)
    passes = [_timed(work, pages)[0] for _ in range(PASSES)]
    best = [min(seconds) for seconds in zip(*passes, strict=True)]
    return {f"{name}_first": round(done / sum(first), 1), f"{name}_again": round(done / sum(best), 1)}


def _timed(work: Callable[[CleanPage], int], pages: Sequence[CleanPage]) -> tuple[list[float], int]:
    """Seconds of each page, and the units done in all."""
    seconds, done = [], 0
    for page in pages:
        begin = time.process_time()
        done += work(page)
        seconds.append(time.process_time() - begin)
    return seconds, done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
