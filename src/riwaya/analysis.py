"""How words are compared across pages: by search, and by the grouping of claims into events.

A language says what the words are; which of them count is decided here, once, for every store and index.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from riwaya.languages.language import Language
from riwaya.resolve.views import Naming

# Names of speakers and places come again with every claim of an event; they take a third of the time of making one.
_PHRASE, _PHRASES = 60, 4096
# Words of a sentence's opening that announce what it tells, and words beside a trigger that go with it.
_OPENING, _BESIDE = 4, 2


def content_words(language: Language) -> Callable[[str], list[str]]:
    """Gives the analysis that events are compared by: a text's words without clitics and function words.

    Args:
        language: Tokens and markers (function words, speech verbs).

    Returns:
        A function from text to stems in text order.
    """

    def words(text: str) -> list[str]:
        return list(phrase(text)) if len(text) <= _PHRASE else cut(text)

    @lru_cache(maxsize=_PHRASES)
    def phrase(text: str) -> tuple[str, ...]:
        return tuple(cut(text))

    def cut(text: str) -> list[str]:
        tokens = language.tokens(text, 0, len(text))
        markers = {i for marker in language.markers(tokens, text) for i in range(marker.first, marker.last)}
        return [
            token.stem or token.folded
            for i, token in enumerate(tokens)
            if token.kind != "mark" and i not in markers
        ]

    return words


def read_naming(language: Language) -> Callable[[str, str, str], Naming]:
    """Gives the reading of how a trigger names its occurrence.

    Args:
        language: Tells articles, pronouns, plurals and roots.

    Returns:
        A function from the trigger's words, those before it and those after it, to how they name it; the first
        word tells whether it is known and whether it is one.
    """
    says_another, says_then = says(language, "another"), says(language, "then")
    announces = says(language, "announces_another")

    def read(trigger: str, before: str = "", after: str = "") -> Naming:
        tokens = [token for token in language.tokens(trigger, 0, len(trigger)) if token.kind != "mark"]
        if not tokens:
            return Naming()
        opening, following = (
            before.split(maxsplit=_OPENING)[:_OPENING],
            after.split(maxsplit=_BESIDE)[:_BESIDE],
        )
        return Naming(
            points_back=language.has_article(tokens[0]) or bool(tokens[0].suffix),
            is_many=language.is_many(tokens[0]),
            roots=frozenset(language.root(token) for token in tokens),
            is_another=says_another(" ".join([trigger, *following[:1]])) or announces(" ".join(opening)),
            is_then=says_then(" ".join([*before.rsplit(maxsplit=_BESIDE)[-_BESIDE:], *following])),
        )

    return read


def search_terms(language: Language) -> Callable[[str], list[str]]:
    """Gives the analysis that the ledger is searched by: every word as written and in all its readings.

    Args:
        language: Tokens and their readings.

    Returns:
        A function from text to terms.
    """
    return lambda text: [
        term
        for token in language.tokens(text, 0, len(text))
        if token.kind != "mark"
        for term in sorted({token.folded, *(stem for _, stem, _ in token.readings if len(stem) > 1)})
    ]


def says(language: Language, name: str) -> Callable[[str], bool]:
    """Gives the test whether a text has wording of one class of `record_words.tsv`.

    Args:
        language: Its tokens and lexicon.
        name: `in_force` (a truce comes into force), `running_total` (a total of a whole war or campaign), `another`
            (other than what was told before), `announces_another` (a sentence's opening says so), or `then` (at
            the time just told).

    Returns:
        A function from text to True where a row's words follow each other in it, in any of their forms.
    """
    rows = [row["words"] for row in language.lexicon("record_words") if row["class"] == name]
    patterns = [[_forms(slot, language) for slot in row.split(" ")] for row in rows]
    # Reading tokens takes ten times as long as looking for the letters, and few texts have them.
    letters = re.compile("|".join(sorted({re.escape(form) for pattern in patterns for form in pattern[-1]})))

    def is_said(text: str) -> bool:
        if not letters.search(language.fold(text)):
            return False
        readings = [
            {token.folded, *(stem for _, stem, _ in token.readings)}
            for token in language.tokens(text, 0, len(text))
            if token.kind != "mark"
        ]
        return any(_follows(pattern, readings[i:]) for pattern in patterns for i in range(len(readings)))

    return is_said


def _forms(slot: str, language: Language) -> frozenset[str]:
    return frozenset(language.fold(word) for word in slot.split("|"))


def _follows(pattern: Sequence[frozenset[str]], readings: Sequence[set[str]]) -> bool:
    return len(pattern) <= len(readings) and all(
        slot & reading for slot, reading in zip(pattern, readings, strict=False)
    )
