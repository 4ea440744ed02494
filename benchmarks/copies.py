"""Measures the copy finder: `python -m benchmarks.copies PAGES` prints the figures as JSON.

Every page gives edited copies: 30 % of its sentences cut, its numbers changed, furniture added, merged with
another page; all are cleaned, then sketched. A pair is a true one when both hold text of one page, or of two
pages with a passage of twelve words in common. Recall is over the pairs of a page and its edits, by kind;
precision over all pairs that are told. `benchmarks.many_copies` measures a ledger of a million texts.
"""

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.segments import read_records
from riwaya.clean import clean_page
from riwaya.clean.copies import relation, sketch, sketch_page
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.page import CleanPage, RawPage

FURNITURE_LINES = 12
SHORTEST_WORDS = 40
LONGEST_TITLE_WORDS = 15
# Pages that share so long a passage word for word are copies of one agency report, edited or not.
SHARED_PASSAGE_WORDS = 12


class Edit(Struct, frozen=True, kw_only=True):
    """An edited text, how it was edited, and the pages whose text it holds."""

    kind: str
    text: str
    pages: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Measures on one file of pages and prints the figures.

    Returns:
        The exit status: 0, or 2 where the file is not named.
    """
    if len(arguments) != 1:
        print("usage: python -m benchmarks.copies PAGES", file=sys.stderr)
        return 2
    pages = [page for page in read_records(Path(arguments[0])) if len(page["text"].split()) >= SHORTEST_WORDS]
    language = load_language("ar")
    figures = measure(pages, language=language) | {"sketches_s": sketch_speed(pages, language=language)}
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return 0


def measure(pages: Sequence[Mapping[str, Any]], *, language: Language, seed: int = 0) -> dict[str, Any]:
    """Compares every page with every edit, and every edit with every other.

    Returns:
        Recall by kind of edit, recall and precision over all, relations by kind, false pairs by their pages.
    """
    edits = list(edited(pages, seed=seed))
    sketches = [sketch_page(_clean(edit, language), language=language) for edit in edits]
    related = _related(pages)
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    right, given, wrong = 0, 0, []
    for i, edit in enumerate(edits):
        for j in range(i):
            kind = relation(sketches[j], sketches[i])
            true = any(b in related[a] for a in edit.pages for b in edits[j].pages)
            given += kind != "none"
            right += kind != "none" and true
            if kind != "none" and not true:
                wrong.append(" ".join(sorted(edit.pages | edits[j].pages)))
            if edits[j].kind == "page" and edits[j].pages & edit.pages:
                asked[edit.kind] += 1
                found[edit.kind] += kind != "none"
                told[f"{edit.kind}: {kind}"] += 1
    return {
        "recall_by_kind": {kind: round(found[kind] / asked[kind], 4) for kind in sorted(asked)},
        "recall": round(sum(found.values()) / sum(asked.values()), 4),
        "precision": round(right / max(given, 1), 4),
        "pairs": sum(asked.values()),
        "relations": dict(sorted(told.items())),
        "wrong": sorted(set(wrong)),
    }


def _related(pages: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Page id to the ids of pages that share a long passage with it, itself included."""
    holders: dict[tuple[str, ...], set[str]] = {}
    for page in pages:
        words = re.findall(r"\w+", page["text"])
        for at in range(len(words) - SHARED_PASSAGE_WORDS + 1):
            holders.setdefault(tuple(words[at : at + SHARED_PASSAGE_WORDS]), set()).add(page["id"])
    related = {page["id"]: {page["id"]} for page in pages}
    for ids in holders.values():
        for one in ids:
            related[one] |= ids
    return related


def sketch_speed(pages: Sequence[Mapping[str, Any]], *, language: Language) -> int:
    """Times sketching alone.

    Returns:
        Pages a second.
    """
    started = time.perf_counter()
    for page in pages:
        sketch(page["text"], language=language)
    return round(len(pages) / (time.perf_counter() - started))


def edited(pages: Sequence[Mapping[str, Any]], *, seed: int) -> Iterator[Edit]:
    """Gives every page and its edits.

    Yields:
        Each page once as it is (kind `page`), then its edits.
    """
    rng = random.Random(seed)
    for page in pages:
        yield Edit(kind="page", text=page["text"], pages=frozenset({page["id"]}))
    for page in pages:
        here = frozenset({page["id"]})
        other = rng.choice([p for p in pages if p["id"] != page["id"]])
        yield Edit(kind="cut", text=_cut(page["text"], rng), pages=here)
        yield Edit(kind="numbers", text=_renumbered(page["text"], rng), pages=here)
        yield Edit(kind="furniture", text=_furnished(page["text"], pages, rng), pages=here)
        yield Edit(kind="merged", text=f"{page['text']}\n{other['text']}", pages=here | {other["id"]})


def _clean(edit: Edit, language: Language) -> CleanPage:
    return clean_page(RawPage(id=edit.kind, text=edit.text), language=language)


def _cut(text: str, rng: random.Random) -> str:
    """Leaves out 30 % of the sentences, at least one."""
    pieces = [
        piece for line in text.split("\n") for piece in re.split(r"(?<=[.!؟])\s", line) if piece.strip()
    ]
    drop = set(rng.sample(range(len(pieces)), max(1, round(0.3 * len(pieces))))) if len(pieces) > 1 else set()
    return "\n".join(piece for i, piece in enumerate(pieces) if i not in drop)


def _renumbered(text: str, rng: random.Random) -> str:
    return re.sub(r"\d+", lambda _: str(rng.randint(2, 999)), text)


def _furnished(text: str, pages: Sequence[Mapping[str, Any]], rng: random.Random) -> str:
    """Sets headlines of other pages and share words around the text."""
    titles = [
        page["title"] for page in pages if 3 <= len((page.get("title") or "").split()) <= LONGEST_TITLE_WORDS
    ]
    lines = rng.sample(titles, FURNITURE_LINES)
    half = len(lines) // 2
    return "\n".join(["Home | News | Sport", *lines[:half], text, "Share on Facebook", *lines[half:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
