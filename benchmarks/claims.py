"""Scores what is read out of pages against gold: `python -m benchmarks.claims PAGES GOLD [--misses N]`.

Pages go through clean, read and extract with the shipped weights (`--rules-only`: without them); the figures
are those of the evaluation's own scorer (`--scorer`). With `--misses N`, what was missed and what was not
asked for is listed after them, N sentences a claim type and side, the types with most misses first.

    --floors FILE NAME   writes the figures under NAME into FILE, less the margin, with a digest of the data

The floors of the tests: for NAME in seeds articles: … ../shared/data/pages/NAME.jsonl
../shared/data/gold/NAME.jsonl --floors tests/floors.json NAME
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from benchmarks.scorer import load_scorer
from riwaya.model.page import RawPage
from riwaya.pipeline import Rooms, open_rooms, read_page

Records = Mapping[str, dict[str, Any]]
HEADLINES = ("claims", "strict", "casualties", "casualties_sourced")
# A change of words may cost a claim or two on some pages and be right all the same; more is a loss.
MARGIN = 0.02


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.claims")
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", default="../shared/eval/score.py")
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--floors", nargs=2, metavar=("FILE", "NAME"))
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.scorer)
    gold = read_records(options.gold)
    found = read_pages(options.pages, rooms=open_rooms("ar", judge=not options.rules_only))
    figures = score(gold, found, options.pages, scorer=scorer)
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    if options.misses:
        print("\n".join(list_misses(gold, found, scorer=scorer, limit=options.misses)))
    if options.floors:
        file, name = options.floors
        write_floors(Path(file), name, figures, digest=digest_files(options.pages, options.gold))


def read_records(path: Path) -> dict[str, dict[str, Any]]:
    """Reads a JSONL file.

    Returns:
        Its records by id, in file order.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    return {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}


def read_pages(path: Path, *, rooms: Rooms) -> dict[str, dict[str, Any]]:
    """Reads every page of a JSONL file out.

    Returns:
        Output records by page id, as JSON values.
    """
    pages = [msgspec.convert(record, RawPage) for record in read_records(path).values()]
    return {page.id: json.loads(msgspec.json.encode(read_page(page, rooms=rooms).record)) for page in pages}


def score(gold: Records, found: Records, pages: Path, *, scorer: ModuleType) -> dict[str, Any]:
    """Scores records with the evaluation's scorer.

    Args:
        gold: Gold records by page id.
        found: Output records by page id.
        pages: The input records, for what the spans must hold.
        scorer: The evaluation's `score.py`.

    Returns:
        Its figures and `spans_broken`.
    """
    texts = {name: record["text"] for name, record in read_records(pages).items()}
    blanks = {name: {at for at, char in enumerate(text) if char.isspace()} for name, text in texts.items()}
    figures: dict[str, Any] = scorer.score(gold, found, blanks)
    broken = sum(scorer.broken_spans(found[name], texts[name]) for name in sorted(found))
    return {**figures, "spans_broken": broken}


def list_misses(gold: Records, found: Records, *, scorer: ModuleType, limit: int) -> list[str]:
    """Lists claims of one side only, by type.

    Returns:
        Lines: a heading a type with both counts, then at most `limit` claims of each side.
    """
    missed: defaultdict[str, list[str]] = defaultdict(list)
    spurious: defaultdict[str, list[str]] = defaultdict(list)
    for name, record in gold.items():
        claims = scorer.tidy(found.get(name))["claims"]
        pairs = scorer.match(record["claims"], claims)
        for side, (given, listed) in enumerate(((record["claims"], missed), (claims, spurious))):
            taken = {id(pair[side]) for pair in pairs}
            for claim in given:
                if id(claim) not in taken:
                    words = " ".join(claim["evidence"]["text"].split())[:160]
                    listed[claim["type"]].append(f"{name} [{claim['trigger']['text']}] {words}")
    lines = []
    for kind in sorted(
        {*missed, *spurious}, key=lambda kind: (-len(missed[kind]) - len(spurious[kind]), kind)
    ):
        lines.append(f"{kind}: {len(missed[kind])} missed, {len(spurious[kind])} not asked for")
        lines += [f"  missed   {line}" for line in missed[kind][:limit]]
        lines += [f"  spurious {line}" for line in spurious[kind][:limit]]
    return lines


def digest_files(*paths: Path) -> str:
    """Digests files, so that a floor is never held against other data.

    Returns:
        16 hexadecimal digits.
    """
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def write_floors(file: Path, name: str, figures: Mapping[str, Any], *, digest: str) -> None:
    """Writes the floors of one data set beside those of others.

    Args:
        file: The JSON file; made where it is missing.
        name: Name of the data set.
        figures: The scorer's figures.
        digest: Of pages and gold.
    """
    floors = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    lowest = {key: round(figures[key]["f1"] - MARGIN, 3) for key in HEADLINES}
    floors[name] = {"digest": digest, "f1": lowest}
    file.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
