"""How much a shared word says: a rare one much, a common one little.

Counts come from a table that a language ships, so that what a word says never depends on which pages a run
holds: pages added one by one give the events of all at once. Without a table, the run itself is counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import fsum, log, sqrt

from msgspec import Struct

Vector = Mapping[str, float]
TOTALS = "*"
"""Row of the table that holds the number of sentences and claims counted."""
RARE = 5.0
"""Rarity from which a word counts in full: one in 150 sentences."""


class Rarity(Struct, frozen=True, kw_only=True):
    """How rare words are.

    Attributes:
        words: Rarity of each word: log(sentences / sentences with it).
        triggers: Rarity of each trigger word among all triggers, 0 to 1: log(claims / claims with it) /
            log(claims).
        unknown: Rarity of a word that was never counted; as a trigger it has 1.
    """

    words: Mapping[str, float]
    triggers: Mapping[str, float]
    unknown: float = 0.0

    def word(self, word: str) -> float:
        """Rarity of a word, known or not."""
        return self.words.get(word, self.unknown)

    def worth(self, words: Iterable[str]) -> float:
        """Sum of what words say, each at most 1: the rarest word is worth no more than a rare one."""
        known, unknown = self.words, self.unknown
        return fsum([min(known.get(word, unknown) / RARE, 1.0) for word in words])

    def beyond(self, word: str) -> float:
        """How far a word is beyond a rare one, as names are: 0 at `RARE`, 1 for one that was never counted."""
        span = self.unknown - RARE
        return min(1.0, max(0.0, self.word(word) - RARE) / span) if span > 0 else 1.0

    def trigger(self, word: str) -> float:
        """Rarity of a word as a trigger, 0 to 1."""
        return self.triggers.get(word, 1.0)


ALL_ALIKE = Rarity(words={}, triggers={}, unknown=RARE)
"""Rarity of words in a language without counts."""


def load_rarity(rows: Iterable[Mapping[str, str]]) -> Rarity | None:
    """Reads the rarity of words from a language's table of counts.

    Args:
        rows: `word`, `sentences`, `triggers`; the row `*` holds the totals.

    Returns:
        The rarity; None where the table has no totals, as then there is nothing to compare with.
    """
    counts = {row["word"]: (int(row["sentences"]), int(row["triggers"])) for row in rows}
    sentences, claims = counts.pop(TOTALS, (0, 0))
    if not sentences or claims < 2:  # noqa: PLR2004 (the logarithm of one claim is no scale)
        return None
    return Rarity(
        words={word: log((sentences + 1) / count) for word, (count, _) in counts.items()},
        triggers={word: log(claims / times) / log(claims) for word, (_, times) in counts.items() if times},
        unknown=log(sentences + 1),
    )


def shared_rarity(one: Iterable[str], other: Iterable[str], rarity: Rarity) -> float:
    """Sum of what shared words say, each at most 1: the rarest word is worth no more than a rare one."""
    return rarity.worth(set(one).intersection(other))


def weigh(words: Iterable[str], rarity: Rarity) -> dict[str, float]:
    """Weighs words by rarity, repeated words by the root of their count.

    Args:
        words: Words of one text.
        rarity: How rare each word is.

    Returns:
        Word to weight, without the weightless; the squares of the weights add up to 1.
    """
    weights = {
        word: sqrt(count) * rarity.word(word)
        for word, count in Counter(words).items()
        if rarity.word(word) > 0.0
    }
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Likeness of two texts that `weigh` weighed, 0 to 1; 0 where either is empty."""
    # Summed exactly, so in any order.
    return fsum([one[word] * other[word] for word in one.keys() & other.keys()])
