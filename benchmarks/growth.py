"""Measures what one more page costs a ledger that has many: `python -m benchmarks.growth [SIZE ...] [--seed N]`.

Fills a ledger with pages of made-up stories (`benchmarks.stories`), 512 at once. At each size (1,000, 10,000, 30,000
and 100,000 where none is given), `MEASURED` pages are added one by one to the open ledger, each stored, compared with
its copies and grouped before the next, as one page that `riwaya watch` has read. Prints one JSON object a size:
milliseconds of the processor a page by step, and by the clock for all steps (`wall`); B-cubed of the events against
the stories' truth; bytes of the ledger a page; and the largest memory of the process. `--ledger FILE` keeps the
ledger and goes on from what it has.
"""

import argparse
import json
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean, median, quantiles
from time import perf_counter, process_time
from typing import Any

from benchmarks.stories import Writer, Written
from riwaya.grouping import Grouper
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.ledger.store import Ledger
from riwaya.memory import collect_later, collect_seldom
from riwaya.pipeline import link_copies
from riwaya.preparing import open_judge

SIZES = (1_000, 10_000, 30_000, 100_000)
MEASURED = 200
FILLED_AT_ONCE = 512


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth")
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--ledger", type=Path, help="kept here, and gone on from; of the moment where not given"
    )
    options = parser.parse_args(arguments)
    collect_seldom()
    with tempfile.TemporaryDirectory() as folder:
        file = options.ledger or Path(folder) / "growth.db"
        for figures in measure(file, options.sizes or SIZES, seed=options.seed):
            print(json.dumps(figures), flush=True)


def measure(file: Path, sizes: Sequence[int], *, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Fills a ledger and measures at each size.

    Args:
        file: Of the ledger; what it has are the first pages of this seed.
        sizes: Pages, growing; more than the ledger has.
        seed: Of the stories.

    Yields:
        Figures of one size.
    """
    language = load_language("ar")
    pages = Writer(seed=seed).pages(max(sizes))
    with Ledger.open(file) as ledger:
        done = ledger.counts().pages
        truth = _truth(islice(pages, done))
        adding = Adding(ledger, language)
        for size in sizes:
            while done < size - MEASURED:
                some = list(islice(pages, min(FILLED_AT_ONCE, size - MEASURED - done)))
                done += len(some)
                adding.add(some)
                truth |= _truth(some)
            costs = []
            for page in islice(pages, MEASURED):
                costs.append(adding.add([page]))
                truth |= page.truth
            done += MEASURED
            memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            yield {
                "pages": size,
                "ms": {step: _spread([cost[step] for cost in costs]) for step in costs[0]},
                "b3": b_cubed_of(ledger, truth),
                "events": ledger.counts().events,
                "ledger_bytes_a_page": file.stat().st_size // size,
                "memory_mb": memory_mb,
            }


class Adding:
    """Adds pages to a ledger as `riwaya add` does once they are read."""

    def __init__(self, ledger: Ledger, language: Language) -> None:
        self._ledger = ledger
        self._language = language
        self._grouper = Grouper(ledger, judge=open_judge(language))
        self._run = ledger.start_run(command="growth", rules="made-up", started="2031-01-01T00:00:00")

    def add(self, pages: Sequence[Written]) -> dict[str, float]:
        """Adds pages at once.

        Args:
            pages: New ones.

        Returns:
            Milliseconds of the processor by step and for all steps, and by the clock; for all pages together.
        """
        steps: dict[str, Callable[[], object]] = {
            "store": lambda: [self._ledger.add_page(p.page, p.record, run=self._run) for p in pages],
            "copies": lambda: link_copies(self._ledger, language=self._language),
            "events": self._grouper.update,
        }
        costs = {}
        started = perf_counter()
        for step, work in steps.items():
            began = process_time()
            with collect_later():
                work()
            costs[step] = 1000 * (process_time() - began)
        return costs | {"all": sum(costs.values()), "wall": 1000 * (perf_counter() - started)}


def b_cubed_of(ledger: Ledger, truth: Mapping[str, str]) -> list[float]:
    """B-cubed precision, recall and F1 of a ledger's events against the truth.

    Args:
        ledger: Holds an event for every claim.
        truth: Claim id to the name of its event.

    Returns:
        Each to four digits.
    """
    found = {claim.claim: event.id for event in ledger.events() for claim in event.claims}
    sizes, true_sizes = Counter(found.values()), Counter(truth.values())
    both = Counter((found[claim], truth[claim]) for claim in truth)
    shared = [(both[found[claim], truth[claim]], claim) for claim in truth]
    precision = mean(hits / sizes[found[claim]] for hits, claim in shared)
    recall = mean(hits / true_sizes[truth[claim]] for hits, claim in shared)
    return [round(x, 4) for x in (precision, recall, 2 * precision * recall / (precision + recall))]


def _truth(pages: Iterable[Written]) -> dict[str, str]:
    return {claim: event for page in pages for claim, event in page.truth.items()}


def _spread(values: Sequence[float]) -> dict[str, float]:
    """Mean, median, 95th percentile and largest."""
    high = quantiles(values, n=20)[-1]
    return {
        "mean": round(mean(values), 2),
        "median": round(median(values), 2),
        "p95": round(high, 2),
        "max": round(max(values), 2),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
