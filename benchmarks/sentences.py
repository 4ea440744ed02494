"""Scores the sentence cut on a suite: `python -m benchmarks.sentences FILE` prints the figures as JSON.

A line of the suite is {text, …}, one sentence each, in order. Sentences are joined by fives with a space;
found are the boundaries inside such a text (the last sentence's end is given). The cut is the codebook's,
made for evidence: it takes every stop that a space follows, an ellipsis too, and needs a stop or line break.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from riwaya.languages.ar.arabic import Arabic

JOINED = 5
# text → the spans of its sentences
Cutter = Callable[[str], Iterable[tuple[int, int]]]


def main(arguments: Sequence[str]) -> int:
    """Scores one file and prints the figures.

    Returns:
        The exit status: 0, or 2 where the file is not named.
    """
    if len(arguments) != 1:
        print("usage: python -m benchmarks.sentences FILE", file=sys.stderr)
        return 2
    print(json.dumps(score(read_suite(Path(arguments[0])), Arabic().sentences), indent=1))
    return 0


def read_suite(path: Path) -> list[str]:
    """Reads the sentences of a file.

    Returns:
        Them in order, trimmed.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["text"].strip() for line in lines if line.strip()]


def score(sentences: Sequence[str], cut: Cutter) -> dict[str, float]:
    """Counts the boundaries found.

    Args:
        sentences: Sentences of the suite.
        cut: Cuts a text; Riwaya's own cutter or a peer's.

    Returns:
        Name of the figure → its value.
    """
    expected = found = right = 0
    for text, wanted in joined(sentences):
        got = {end for _, end in cut(text)} - {len(text)}
        expected += len(wanted)
        found += len(got)
        right += len(got & wanted)
    precision, recall = right / max(1, found), right / max(1, expected)
    return {
        "sentences": len(sentences),
        "boundaries": expected,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * right / max(1, found + expected), 4),
    }


def joined(sentences: Sequence[str]) -> Iterator[tuple[str, set[int]]]:
    """Gives texts of five sentences, and the ends of all but the last of each."""
    for first in range(0, len(sentences), JOINED):
        part = sentences[first : first + JOINED]
        ends = [len(" ".join(part[: last + 1])) for last in range(len(part))]
        yield " ".join(part), set(ends[:-1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
