"""Measures the near-copy index of a ledger: `python -m benchmarks.many_copies [SIZE ...] [--folder DIR]`.

Fills a ledger with sketches of made-up texts up to each size (10,000, 100,000 and 1,000,000 where none is given) and
prints a JSON object for each: texts a second over the last ones before it (by the clock and of the processor), recall
and precision of the planted copies, the most memory, bytes on disk. A text has the words of the shipped counts as often
as these say, the length and paragraphs of news, and formulas that thousands share. One in eight is a copy of an
earlier one: equal, cut by 30 %, with other numbers, extended, or merged with another; one text in 2,000 is a report
that forty others print, each with changes. Only the index is timed: not making, sketching or storing the texts.
Sketching is timed apart.
"""

import argparse
import json
import random
import re
import sqlite3
import sys
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.acquire import most_memory_mb
from riwaya.clean.copies import sketch, tell_copies
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.ledger.hashes import FRESH_TEXTS
from riwaya.ledger.records import SketchedText
from riwaya.ledger.store import Ledger
from riwaya.model.copy import Copy, CopyCandidate, Sketch

SIZES = (10_000, 100_000, 1_000_000)
AT_ONCE = 2048
"""As in `riwaya.pipeline`."""
# As many as are moved into the large table at once, so that each figure holds its share of that.
MEASURED = FRESH_TEXTS
COPIES = 0.125
KINDS = ("same", "cut", "numbers", "extended", "merged")
# One report in so many is printed by many outlets.
WIRE_EVERY = 2000
WIRE_COPIES = 40
FORMULAS = 400
FORMULA_WORDS = 9
NUMBERS_A_LINE = 0.4


class Text(Struct, frozen=True, kw_only=True):
    """A made-up text.

    Attributes:
        kind: `new`, or how it was made out of older texts.
        roots: Numbers of the new texts whose words it holds.
    """

    kind: str
    lines: tuple[str, ...]
    roots: tuple[int, ...]


class Newsroom:
    """Writes numbered texts, each the same whenever it is asked for."""

    def __init__(self, language: Language, *, seed: int = 0) -> None:
        rows = [row for row in language.lexicon("word_counts") if row["word"] != "*"]
        self._words = [row["word"] for row in rows]
        self._weights = list(accumulate(int(row["sentences"]) for row in rows))
        self._seed = seed
        chance = random.Random(seed)
        self._formulas = [self._draw(chance, FORMULA_WORDS) for _ in range(FORMULAS)]

    def text(self, number: int) -> Text:
        """Writes a text.

        Args:
            number: Which; copies are of texts with lower numbers.

        Returns:
            The text.
        """
        kind = self._kind(number)
        if kind == "new":
            return Text(kind=kind, lines=self._new(number), roots=(number,))
        chance = self._chance(number, "copy")
        older = number - number % WIRE_EVERY if kind == "wire" else self._older(number, chance)
        lines = self._new(older)
        if kind == "merged":
            other = self._older(number, chance)
            return Text(kind=kind, lines=(*lines, *self._new(other)), roots=(older, other))
        if kind == "extended":
            lines = (*lines, *self._new(number)[: max(1, len(lines) // 3)])
        elif kind != "same":
            lines = _EDITS[kind](lines, chance)
        return Text(kind=kind, lines=lines, roots=(older,))

    def _kind(self, number: int) -> str:
        """What a text is, told without writing it; every report that many print is new."""
        at = number % WIRE_EVERY
        if number < WIRE_EVERY // WIRE_COPIES or at == 0:
            return "new"
        if at % (WIRE_EVERY // WIRE_COPIES) == 0:
            return "wire"
        chance = self._chance(number, "kind")
        return chance.choice(KINDS) if chance.random() < COPIES else "new"

    def _older(self, number: int, chance: random.Random) -> int:
        """An older text that is none's copy."""
        while self._kind(older := chance.randrange(number)) != "new":
            pass
        return older

    def _new(self, number: int) -> tuple[str, ...]:
        chance = self._chance(number, "text")
        lines = []
        for _ in range(chance.randint(4, 10)):
            line = self._draw(chance, chance.randint(15, 50))
            if chance.random() < NUMBERS_A_LINE:
                line.insert(chance.randrange(len(line)), str(chance.randint(2, 999)))
            if chance.random() < 0.3:
                line += chance.choice(self._formulas)
            lines.append(" ".join(line))
        return tuple(lines)

    def _draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self._words, cum_weights=self._weights, k=count)

    def _chance(self, number: int, of: str) -> random.Random:
        return random.Random(f"{self._seed} {number} {of}")


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.many_copies")
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE")
    parser.add_argument("--folder", type=Path, help="where to; a folder of the moment where none is named")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for figures in measure(Path(folder) / "copies.db", options.sizes or SIZES, seed=options.seed):
            print(json.dumps(figures), flush=True)


def measure(file: Path, sizes: Sequence[int], *, seed: int = 0) -> Iterator[dict[str, Any]]:
    """Fills a ledger and measures at each size.

    Args:
        file: Of the ledger; made anew.
        sizes: Numbers of texts, growing.
        seed: Of the texts.

    Yields:
        Figures of one size.
    """
    language = load_language("ar")
    newsroom = Newsroom(language, seed=seed)
    with Ledger.open(file) as ledger:
        filling = Filling(ledger, language)
        for size in sizes:
            while filling.done < size:
                numbers = range(filling.done, min(filling.done + AT_ONCE, size))
                filling.add([newsroom.text(number) for number in numbers])
            yield filling.figures() | {"ledger_bytes_a_text": file.stat().st_size // size}


class Filling:
    """Adds texts to a ledger as `riwaya.pipeline.link_copies` does, and judges what copies it tells.

    Attributes:
        done: Texts so far.
    """

    def __init__(self, ledger: Ledger, language: Language) -> None:
        self.done = 0
        self._ledger = ledger
        self._language = language
        # Numbers of the new texts that each text holds; few hold two.
        self._roots = array("I")
        self._second: dict[int, int] = {}
        self._asked: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._told = self._right = 0
        self._batches: list[tuple[int, float, float, float]] = []

    def add(self, texts: Sequence[Text]) -> None:
        """Adds texts at once.

        Args:
            texts: The next ones.
        """
        begun = time.process_time()
        sketches = [sketch("\n".join(text.lines), language=self._language) for text in texts]
        sketching = time.process_time() - begun
        self._store_pages(len(texts))
        given = [
            SketchedText(version=self.done + at + 1, page=str(self.done + at), sketch=item)
            for at, item in enumerate(sketches)
        ]
        told: list[Sequence[tuple[CopyCandidate, Copy]]] = []

        def tell(item: Sketch, candidates: Sequence[CopyCandidate]) -> Sequence[tuple[CopyCandidate, Copy]]:
            told.append(tell_copies(item, candidates))
            return told[-1]

        begun, begun_cpu = time.perf_counter(), time.process_time()
        self._ledger.add_links(given, tell=tell)
        spent = time.perf_counter() - begun, time.process_time() - begun_cpu
        self._batches.append((len(texts), *spent, sketching))
        for text, copies in zip(texts, told, strict=True):
            self._judge(text, [int(copy.page) for _, copy in copies])

    def figures(self) -> dict[str, Any]:
        """Sums up.

        Returns:
            Rates over the last texts, recall and precision over all so far.
        """
        recent = self._batches[-(MEASURED // AT_ONCE) :]
        texts, clock_s, cpu_s, sketching_s = (sum(column) for column in zip(*recent, strict=True))
        every = [sum(column) for column in zip(*self._batches, strict=True)]
        return {
            "texts": self.done,
            "texts_a_s": round(texts / clock_s),
            "texts_a_cpu_s": round(texts / cpu_s),
            "texts_a_s_since_the_first": round(every[0] / every[1]),
            "texts_a_cpu_s_since_the_first": round(every[0] / every[2]),
            "sketched_a_cpu_s": round(texts / sketching_s),
            "recall": round(self._found.total() / self._asked.total(), 4),
            "recall_by_kind": {k: round(self._found[k] / self._asked[k], 4) for k in sorted(self._asked)},
            "precision": round(self._right / self._told, 4),
            "planted": self._asked.total(),
            "memory_mb": most_memory_mb(),
        }

    def _store_pages(self, count: int) -> None:
        """Rows that sketches refer to; the texts themselves are not kept."""
        connection = sqlite3.connect(self._ledger.path)
        numbers = range(self.done + 1, self.done + count + 1)
        connection.execute(
            "INSERT OR IGNORE INTO run (number, command, rules, started) VALUES (1, '', '', '')"
        )
        connection.executemany(
            "INSERT INTO page (number, id) VALUES (?, ?)", ((n, str(n - 1)) for n in numbers)
        )
        connection.executemany(
            "INSERT INTO version (number, page, text_sha256, page_sha256, text, meta, run)"
            " VALUES (?, ?, '', '', '', '{}', 1)",
            ((n, n) for n in numbers),
        )
        connection.commit()
        connection.close()

    def _judge(self, text: Text, told: Sequence[int]) -> None:
        """Counts a text's copies; a copy counts as found where a text that holds the same new one is told."""
        number = self.done
        self.done += 1
        self._roots.append(text.roots[0])
        if len(text.roots) > 1:
            self._second[number] = text.roots[1]
        held = [{self._roots[other], self._second.get(other, self._roots[other])} for other in told]
        self._told += len(held)
        self._right += sum(not roots.isdisjoint(text.roots) for roots in held)
        if text.kind != "new":
            self._asked[text.kind] += len(text.roots)
            self._found[text.kind] += sum(any(root in roots for roots in held) for root in text.roots)


def _cut(lines: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    """Leaves out 30 % of the lines, at least one."""
    kept = sorted(chance.sample(range(len(lines)), len(lines) - max(1, round(0.3 * len(lines)))))
    return tuple(lines[at] for at in kept)


def _renumbered(lines: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    return tuple(re.sub(r"\d+", lambda _: str(chance.randint(2, 999)), line) for line in lines)


def _reworded(lines: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    """Changes a word of every third line and leaves a line out, as outlets do with an agency's report."""
    changed = []
    for line in _renumbered(lines, chance):
        words = line.split(" ")
        if chance.random() < 1 / 3:
            words[chance.randrange(len(words))] = chance.choice(words)
        changed.append(" ".join(words))
    del changed[chance.randrange(len(changed))]
    return tuple(changed)


_EDITS: dict[str, Callable[[Sequence[str], random.Random], tuple[str, ...]]] = {
    "cut": _cut,
    "numbers": _renumbered,
    "wire": _reworded,
}


if __name__ == "__main__":
    main(sys.argv[1:])
