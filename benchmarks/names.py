"""Scores names on a corpus in CoNLL form: `python -m benchmarks.names FILE.conll [--last N] [--misses KIND]`.

A line holds a token and its BIO tag, a blank line ends a sentence. The tokens of a sentence, joined by a
space, are one text, read as `riwaya inspect` reads a text. A name is right where kind and both ends are those
of the corpus, counted in whole tokens: a clitic that the corpus leaves on a name is taken with it. Kinds that
the reader does not know (MISC) are left out. `--misses PER` prints the misses of a kind; figures are JSON.
"""

import argparse
import hashlib
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from riwaya.model.page import CleanPage, RawPage, Segment
from riwaya.pipeline import open_rooms
from riwaya.read import Reader

KINDS = {"place": "LOC", "person": "PER", "organisation": "ORG"}


class Name(NamedTuple):
    """A name: sentence, first token, one past its last, kind of the corpus."""

    sentence: int
    first: int
    last: int
    kind: str


def main() -> None:
    """Scores the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--last", type=int, default=0, help="only the last N sentences")
    parser.add_argument("--misses", default="", help="print the misses of this kind, one a line")
    arguments = parser.parse_args()
    sentences = read_conll(arguments.file)[-arguments.last :]
    gold = {name for at, rows in enumerate(sentences) for name in gold_names(at, rows)}
    found = set(read_names([[token for token, _ in rows] for rows in sentences]))
    if arguments.misses:
        show_misses(arguments.misses, sentences, gold=gold, found=found)
    else:
        print(json.dumps({"sentences": len(sentences), **score(gold, found)}, indent=1))


def read_conll(path: Path) -> list[list[tuple[str, str]]]:
    """Reads the sentences of a file.

    Returns:
        (token, tag) pairs, sentence by sentence.
    """
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    cells = [[line.split("\t") for line in block.split("\n") if "\t" in line] for block in blocks]
    return [[(row[0], row[-1]) for row in rows] for rows in cells if rows]


def gold_names(sentence: int, rows: Sequence[tuple[str, str]]) -> Iterator[Name]:
    """Gives the names of one sentence, of the kinds that are scored."""
    first, kind = 0, ""
    for at, tag in enumerate([*(tag for _, tag in rows), "O"]):
        mark, _, label = tag.partition("-")
        if kind and (mark != "I" or label != kind):
            yield Name(sentence, first, at, kind)
            kind = ""
        if mark == "B" or (mark == "I" and not kind):
            first, kind = at, label if label in KINDS.values() else ""


def read_names(sentences: Sequence[Sequence[str]]) -> Iterator[Name]:
    """Reads the names of all sentences, each as a page of its own."""
    rooms = open_rooms("ar")
    reader = Reader(rooms.language, rooms.reader.gazetteer, names=True)
    for number, tokens in enumerate(sentences):
        text = " ".join(tokens)
        page = CleanPage(
            page=RawPage(id=str(number), text=text),
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            segments=(Segment(kind="main", start=0, end=len(text)),),
        )
        ends = list(accumulate(len(token) + 1 for token in tokens))
        for sentence in reader.read_page(page).sentences:
            for name in sentence.names:
                first, last = bisect_right(ends, name.start), bisect_right(ends, name.end - 1)
                yield Name(number, first, last + 1, KINDS[name.kind])


def score(gold: set[Name], found: set[Name]) -> dict[str, dict[str, float]]:
    """Compares the names read with those of the corpus.

    Returns:
        Precision, recall and F1 of each kind, with how many the corpus has.
    """
    figures = {}
    for kind in KINDS.values():
        ours, theirs = ({name for name in names if name.kind == kind} for names in (found, gold))
        right = len(ours & theirs)
        figures[kind] = {
            "gold": len(theirs),
            "precision": round(right / max(1, len(ours)), 4),
            "recall": round(right / max(1, len(theirs)), 4),
            "f1": round(2 * right / max(1, len(ours) + len(theirs)), 4),
        }
    return figures


def show_misses(
    kind: str, sentences: Sequence[Sequence[tuple[str, str]]], *, gold: set[Name], found: set[Name]
) -> None:
    """Prints the names of a kind that one side alone has, with the words around them."""
    ours, theirs = ({name for name in names if name.kind == kind} for names in (found, gold))
    counts: Counter[str] = Counter()
    for name in sorted(ours ^ theirs):
        tokens = [token for token, _ in sentences[name.sentence]]
        side = "spurious" if name in ours else "missing"
        counts[side] += 1
        before, after = tokens[max(0, name.first - 4) : name.first], tokens[name.last : name.last + 4]
        print(side, " ".join(before), "[", " ".join(tokens[name.first : name.last]), "]", " ".join(after))
    print(dict(counts))


if __name__ == "__main__":
    main()
