"""How much of a text's wording another text shares, clitics and endings set aside.

Two words are held for akin when half of the four-letter pieces of one, its edges marked, occur in the
other's text: that finds a noun behind its article and prepositions, and a country behind its adjective,
without knowing the language.
"""

from collections.abc import Iterable

_PIECE = 4
_EDGE = " "
_SHORTEST_WORD_CP = 3
_AKIN_SHARE = 0.5
# More distinct words say nothing more about a topic, and a line of a million characters must stay cheap.
_MOST_WORDS = 1500
_LONGEST_WORD_CP = 40


class Topic:
    """The wording of a growing text as letter pieces."""

    def __init__(self, common: frozenset[str]) -> None:
        self._common = common
        self._words: set[str] = set()
        self._uncut: list[str] = []
        self._pieces: set[str] = set()

    def add(self, words: Iterable[str]) -> "Topic":
        """Takes words in.

        Returns:
            The topic itself.
        """
        known = self._words
        for word in words:
            if word not in known and self._tells(word):
                if len(known) >= _MOST_WORDS:
                    break
                known.add(word)
                self._uncut.append(word)
        return self

    def share_of(self, words: Iterable[str]) -> float:
        """Measures how much of a text's wording occurs here.

        Returns:
            Share of the text's distinct content words that are akin to words of the topic; 0 without any.
        """
        # Cut only here: most topics are never asked.
        for word in self._uncut:
            self._pieces.update(_pieces(word))
        self._uncut.clear()
        content = set()
        for word in words:
            if self._tells(word):
                content.add(word)
                if len(content) >= _MOST_WORDS:
                    break
        return sum(map(self._holds, content)) / len(content) if content else 0.0

    def _tells(self, word: str) -> bool:
        return len(word) >= _SHORTEST_WORD_CP and word not in self._common and not word.isdigit()

    def _holds(self, word: str) -> bool:
        pieces = _pieces(word)
        return sum(map(self._pieces.__contains__, pieces)) >= _AKIN_SHARE * len(pieces)


def _pieces(word: str) -> list[str]:
    edged = f"{_EDGE}{word[:_LONGEST_WORD_CP]}{_EDGE}"
    return [edged[at : at + _PIECE] for at in range(len(edged) - _PIECE + 1)]
