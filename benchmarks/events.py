"""Scores the grouping of claims into events alone, on claims made from gold mentions.

    python -m benchmarks.events PAGES GOLD_EVENTS [--claims CLAIMS] [--groups]

CLAIMS is what `riwaya read` gives for the pages; without it the claims have no field beyond type, stance and
words. `--groups` adds a line a group. Prints one JSON object: B-cubed over the claims, pairs of claims of
different pages, and the two floors. The weights were fitted on these same groups: for the figure that a new
story can be expected to reach, see `benchmarks.fit_links`, which leaves each group out in turn.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec

from benchmarks.grouped import (
    Grouped,
    b_cubed,
    cross_pairs,
    load_grouped,
    load_words,
    load_words_rarity,
    pair_f1,
    read_records,
)
from riwaya.resolve.grouping import group_claims


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.events")
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--groups", action="store_true")
    options = parser.parse_args(arguments)
    read = read_records(options.claims) if options.claims else None
    data = load_grouped(options.pages, options.gold, read=read)
    words, naming = load_words()
    began = perf_counter()
    found = group_claims(data.pages, words=words, naming=naming, rarity=load_words_rarity())
    took_s = perf_counter() - began
    predicted = {view.claim.id: views[0].claim.id for views in found for view in views}
    report: dict[str, Any] = {
        **measure(data, predicted),
        "events": {"gold": len(data.gold), "predicted": len(found)},
        "seconds": round(took_s, 2),
        "floor_singletons": measure(data, {claim: claim for claim in data.truth}),
        "floor_one_event_a_type_and_group": measure(data, _types_in_groups(data)),
    }
    if options.groups:
        report["groups"] = {
            group: measure(_only(data, group), predicted) for group in sorted(set(data.group.values()))
        }
    print(msgspec.json.format(msgspec.json.encode(report), indent=1).decode())


def measure(data: Grouped, predicted: Mapping[str, str]) -> dict[str, list[float]]:
    """Precision, recall and F1 of B-cubed and of cross-page pairs."""
    return {
        "b3": [round(x, 4) for x in b_cubed(predicted, data.truth)],
        "pairs": [round(x, 4) for x in pair_f1(cross_pairs(data, predicted))],
    }


def _types_in_groups(data: Grouped) -> dict[str, str]:
    return {claim.id: f"{data.group[page.id]} {claim.type}" for page in data.pages for claim in page.claims}


def _only(data: Grouped, group: str) -> Grouped:
    pages = tuple(page for page in data.pages if data.group[page.id] == group)
    truth = {claim.id: data.truth[claim.id] for page in pages for claim in page.claims}
    return msgspec.structs.replace(data, pages=pages, truth=truth)


if __name__ == "__main__":
    main(sys.argv[1:])
