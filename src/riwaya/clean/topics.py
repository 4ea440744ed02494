"""How much of a text's wording another text shares, clitics and endings set aside.

Two words are held for akin when most four-letter pieces of one occur in the other's text: that finds a noun
behind its article and prepositions without knowing the language.
"""

from collections.abc import Iterable

from msgspec import Struct

_PIECE = 4
# Pieces of a word that must occur: a country's name and its adjective share half of them.
_AKIN_SHARE = 0.5
# More words say nothing more about a topic, and a line of a million characters must stay cheap.
_MOST_WORDS = 1500


class Topic(Struct, frozen=True, kw_only=True):
    """The wording of a text as letter pieces."""

    pieces: frozenset[str]


def topic_of(words: Iterable[str], *, common: frozenset[str]) -> Topic:
    """Gathers the wording of a text.

    Returns:
        The topic of its first content words.
    """
    return Topic(pieces=frozenset(piece for word in _content(words, common) for piece in _pieces(word)))


def shared_wording(words: Iterable[str], topic: Topic, *, common: frozenset[str]) -> float:
    """Measures how much of a text's wording occurs in a topic.

    Returns:
        Share of the text's distinct content words that are akin to words of the topic; 0 where it has none.
    """
    content = _content(words, common)
    if not content:
        return 0.0
    return sum(_is_akin(word, topic) for word in content) / len(content)


def _is_akin(word: str, topic: Topic) -> bool:
    pieces = _pieces(word)
    return sum(piece in topic.pieces for piece in pieces) >= _AKIN_SHARE * len(pieces)


def _content(words: Iterable[str], common: frozenset[str]) -> list[str]:
    content: dict[str, None] = {}
    for word in words:
        if len(word) >= _PIECE and word not in common and not word.isdigit():
            content[word] = None
            if len(content) >= _MOST_WORDS:
                break
    return list(content)


def _pieces(word: str) -> list[str]:
    return [word[at : at + _PIECE] for at in range(min(len(word), 40) - _PIECE + 1)]
