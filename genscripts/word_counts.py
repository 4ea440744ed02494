"""Counts how common words are in Arabic conflict news, so that sharing a rare one says more than a common one.

    python -m genscripts.word_counts GSR_DETECTION_JSONL

Writes `src/riwaya/languages/ar/lexicons/word_counts.tsv`: word in matching form, sentences that hold it,
claims whose trigger holds it; the row `*` has the totals. A word of one sentence is left out, as one nobody
has seen is as rare. Source: the sentences of openeventdata/arabic_event_gsr (MIT).
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from riwaya.analysis import content_words
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/riwaya/languages/ar/lexicons/word_counts.tsv"
MIN_SENTENCES = 2


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    rooms = open_rooms("ar")
    words = content_words(rooms.language)
    sentences: Counter[str] = Counter()
    triggers: Counter[str] = Counter()
    totals = [0, 0]
    for text in _texts(Path(arguments[0])):
        for line in filter(str.strip, text.splitlines()):
            totals[0] += 1
            sentences.update(set(words(line)))
        page = RawPage(id=sha256(text.encode()).hexdigest()[:16], text=text)
        for claim in read_page(page, rooms=rooms).record.claims:
            totals[1] += 1
            triggers.update(set(words(claim.trigger.text)))
    rows = [("*", *totals)]
    rows += [
        (word, count, triggers[word]) for word, count in sorted(sentences.items()) if _keeps(word, count)
    ]
    lines = ["word\tsentences\ttriggers", *("\t".join(map(str, row)) for row in rows)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _texts(gsr: Path) -> Iterator[str]:
    """Every sentence of the corpus once, in the order of its own content."""
    yield from sorted({msgspec.json.decode(line)["text"] for line in gsr.read_bytes().splitlines()})


def _keeps(word: str, count: int) -> bool:
    return count >= MIN_SENTENCES and word.isalpha() and not word.isascii()


if __name__ == "__main__":
    main(sys.argv[1:])
