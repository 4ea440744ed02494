"""Scores the places that the reader finds: `python -m benchmarks.places PAGES.jsonl GOLD.jsonl` prints JSON.

PAGES holds {id, text, …}, GOLD {id, claims: [{place: {text, start, end, country}}]}. Each stated place of a
page counts once. found: a mention overlaps it; named: of those found, no generic noun left to the extraction;
country: of those named, of the right state; span_f1: mean overlap of code points over those found.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from riwaya.clean import clean_page
from riwaya.model.page import RawPage
from riwaya.model.reading import PlaceMention
from riwaya.pipeline import Rooms, open_rooms


def main(arguments: Sequence[str]) -> int:
    """Scores one pair of files and prints the figures.

    Returns:
        The exit status: 0, or 2 where a file is not named.
    """
    if len(arguments) != 2:
        print("usage: python -m benchmarks.places PAGES.jsonl GOLD.jsonl", file=sys.stderr)
        return 2
    pages, gold = (read_lines(Path(name)) for name in arguments)
    print(json.dumps(score({page["id"]: page["text"] for page in pages}, gold, open_rooms("ar")), indent=1))
    return 0


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Reads a file of one JSON object a line.

    Returns:
        The objects, in file order.
    """
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def score(texts: Mapping[str, str], gold: Sequence[Mapping[str, Any]], rooms: Rooms) -> dict[str, float]:
    """Compares the places read with the gold places.

    Returns:
        Figure → value.
    """
    tally: Counter[str] = Counter()
    overlap = 0.0
    for record in gold:
        page = clean_page(RawPage(id=record["id"], text=texts[record["id"]]), language=rooms.language)
        mentions = [place for sentence in rooms.reader.read_page(page).sentences for place in sentence.places]
        for place in stated_places(record):
            best = max(mentions, key=lambda mention: shared(mention, place), default=None)
            tally["stated"] += 1
            if best is None or not shared(best, place):
                continue
            named = best.why != "anaphoric"
            tally.update(found=1, named=named, country=named and best.country == place["country"])
            overlap += 2 * shared(best, place) / (best.end - best.start + place["end"] - place["start"])
    return {
        "stated": tally["stated"],
        "found": round(tally["found"] / max(1, tally["stated"]), 4),
        "named": tally["named"],
        "country": round(tally["country"] / max(1, tally["named"]), 4),
        "span_f1": round(overlap / max(1, tally["found"]), 4),
    }


def stated_places(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Gives the places of a page's claims, each span once."""
    seen = set()
    for claim in record["claims"]:
        place = claim.get("place")
        if place and (place["start"], place["end"]) not in seen:
            seen.add((place["start"], place["end"]))
            yield place


def shared(mention: PlaceMention, place: Mapping[str, Any]) -> int:
    """Counts the code points that a mention and a gold place share.

    Returns:
        0 where they do not overlap.
    """
    return max(0, int(min(mention.end, place["end"]) - max(mention.start, place["start"])))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
