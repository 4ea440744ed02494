"""Second copies inside one page: sentences whose wording already stands in the own story."""

from collections.abc import Sequence

from riwaya.clean.lines import Line

# Runs of five words tell a copy from a sentence on the same matter; shorter ones must be equal as a whole.
_RUN = 5
# Share of a sentence's five-word runs that stand earlier in the story. Over 151 articles, sentences that say
# something new reach .70 at most (a summary and its lead), true copies start at .97.
_COPY_SHARE = 0.8
_SHORTEST_COPY_WORDS = 4


class StoryMemory:
    """The wording of the own story so far."""

    def __init__(self) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._sentences: set[tuple[str, ...]] = set()

    def add(self, words: Sequence[str]) -> None:
        """Takes a sentence of the story in."""
        self._sentences.add(tuple(words))
        self._runs.update(_runs(words))

    def holds(self, words: Sequence[str]) -> bool:
        """Tells whether a sentence is a copy of what the story has said."""
        if len(words) >= _SHORTEST_COPY_WORDS and tuple(words) in self._sentences:
            return True
        runs = _runs(words)
        return bool(runs) and sum(run in self._runs for run in runs) >= _COPY_SHARE * len(runs)

    def has(self, words: Sequence[str]) -> bool:
        """Tells whether a sentence of any length was said word for word."""
        return tuple(words) in self._sentences


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def copied_passages(lines: Sequence[Line]) -> dict[int, range]:
    """Finds runs of lines that stand on the page a second time in the same order.

    Returns:
        For every line of such a run, in each of its places, the run's line numbers there.
    """
    first: dict[tuple[str, ...], int] = {}
    source = [first.setdefault(line.words, i) for i, line in enumerate(lines)]
    passages: dict[int, range] = {}
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and source[i] != i and (i == start or source[i] == source[i - 1] + 1):
            continue
        for there in (
            range(start, i),
            range(source[start], source[start] + i - start) if start < i else range(0),
        ):
            passages.update((line, there) for line in there if line not in passages)
        start = i if i < len(lines) and source[i] != i else i + 1
    return passages


def repeats_itself(words: Sequence[str]) -> bool:
    """Tells whether a sentence says part of itself twice, as headlines of link lists run together do.

    Returns:
        True where a tenth of its five-word runs occur a second time in it.
    """
    runs = _runs(words)
    return len(runs) - len(set(runs)) >= max(1, 0.1 * len(runs))
