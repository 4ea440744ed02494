"""The words of page furniture (the language's `furniture` lexicon) and what a line says by them.

A class of the lexicon fixes where its words must stand:
- `menu`, `share`, `media`, `clock`: the whole line is made of such words (and of numbers);
- `list`, `heading`: the line is the entry, with at most two words more;
- `cue`, `tags`, `credit`, `byline`, `contact`, `caption`: the line begins with the entry;
- `comment`, `legal`: the entry stands anywhere in the line;
- `common`: words that tell nothing about a story's topic;
- `linking`, `linking_prefix`, `opening`: words, or a letter before a word, that carry a story on from one
  paragraph to the next; words that begin with such a letter by nature.
"""

import re
from functools import lru_cache

from msgspec import Struct

from riwaya.languages.language import Language

WHOLE = frozenset({"menu", "share", "media", "clock"})
ALONE = frozenset({"list", "heading"})
OPENING = frozenset({"cue", "tags", "credit", "byline", "contact", "caption"})
ANYWHERE = frozenset({"comment", "legal"})

_TELLS_NOTHING = frozenset({"common", "clock", "linking"})
_WORD = re.compile(r"\w+")
# Longer lines that hold a comment or legal phrase are news about such things; the longest notice of the seeds
# and wrapped pages has 22 words.
_LONGEST_NOTICE_WORDS = 45
# A credit, byline or call to act names a few people or offices; a sentence that begins so goes on longer.
_LONGEST_CREDIT_WORDS = 9
# "Name of the paper / news desk": the entry need not open so short a line.
_SHORTEST_BYLINE_WORDS = 6


class FurnitureWords(Struct, frozen=True, kw_only=True):
    """The lexicon, ready to look up.

    Attributes:
        classes: Folded words of an entry -> its class.
        longest: Words of the longest entry.
        common: Single words that tell nothing about a topic.
        prefixes: Letters that link a word to what was said before.
        openers: First words of the entries that may stand anywhere in a line.
    """

    classes: dict[tuple[str, ...], str]
    longest: int
    common: frozenset[str]
    prefixes: tuple[str, ...]
    openers: frozenset[str]


@lru_cache(maxsize=8)
def furniture_words(language: Language) -> FurnitureWords:
    """Loads a language's furniture lexicon. Kept between pages: folding it takes longer than reading a page.

    Returns:
        Its entries, folded; the same object for the same language.
    """
    classes = {
        tuple(split_words(row["words"], language=language)): row["class"]
        for row in language.lexicon("furniture")
    }
    common = {words[0] for words, cls in classes.items() if cls in _TELLS_NOTHING and len(words) == 1}
    return FurnitureWords(
        classes=classes,
        longest=max(map(len, classes)),
        common=frozenset(common),
        prefixes=tuple(words[0] for words, cls in classes.items() if cls == "linking_prefix"),
        openers=frozenset(words[0] for words, cls in classes.items() if cls in ANYWHERE or cls == "byline"),
    )


def is_linked(words: tuple[str, ...], *, known: FurnitureWords) -> bool:
    """Tells whether a paragraph begins as one that carries a story on.

    Returns:
        True for a linking word or prefix at its head.
    """
    for length in range(min(known.longest, len(words)), 0, -1):
        cls = known.classes.get(words[:length], "")
        if cls in {"linking", "opening"}:
            return cls == "linking"
    return bool(words) and words[0].startswith(known.prefixes)


def is_all_furniture(words: tuple[str, ...], *, known: FurnitureWords) -> bool:
    """Tells whether a line is made of furniture words and numbers alone.

    Returns:
        False where a word is left over.
    """
    return bool(_whole(words, known))


def split_words(text: str, *, language: Language) -> list[str]:
    """Splits `text` into folded lower-case words and numbers, marks left out.

    Returns:
        The words in text order.
    """
    return _WORD.findall(language.fold(text).lower())


def furniture_class(words: tuple[str, ...], *, stopped: bool, known: FurnitureWords) -> tuple[str, bool]:
    """Tells which class of furniture a line's words are.

    Args:
        words: Folded words of the line.
        stopped: Whether the line ends like a sentence.
        known: The lexicon.

    Returns:
        The class, "" where the line is none, and whether the line is nothing but that entry (a header under
        which a list or another story may stand).
    """
    while words and words[0].isdigit():
        words = words[1:]
    if not words:
        return "number", False
    opening = _opening(words, known)
    if opening:
        cls, length = opening
        rest = len(words) - length
        if (
            cls in OPENING
            and (rest == 0 or not stopped)
            and (cls in {"cue", "tags"} or rest <= _LONGEST_CREDIT_WORDS)
        ):
            return cls, rest <= 1
        if cls in ALONE and rest <= (2 if cls == "list" else 0) and not stopped:
            return cls, True
    if len(words) <= _LONGEST_NOTICE_WORDS:
        found = _anywhere(words, known)
        if found:
            return found, False
    return _whole(words, known), False


def _opening(words: tuple[str, ...], known: FurnitureWords) -> tuple[str, int] | None:
    for length in range(min(known.longest, len(words)), 0, -1):
        cls = known.classes.get(words[:length], "")
        if cls in OPENING or cls in ALONE:
            return cls, length
    return None


def _anywhere(words: tuple[str, ...], known: FurnitureWords) -> str:
    for at in range(len(words)):
        if words[at] not in known.openers:
            continue
        for length in range(2, known.longest + 1):
            cls = known.classes.get(words[at : at + length], "")
            if cls in ANYWHERE or (cls == "byline" and len(words) <= _SHORTEST_BYLINE_WORDS):
                return cls
    return ""


def _whole(words: tuple[str, ...], known: FurnitureWords) -> str:
    """Covers the line with the longest entries from left to right; a word left over makes it no furniture."""
    at, found = 0, ""
    while at < len(words):
        if words[at].isdigit():
            at += 1
            continue
        for length in range(min(known.longest, len(words) - at), 0, -1):
            cls = known.classes.get(words[at : at + length], "")
            if cls in WHOLE or cls in ALONE or cls in OPENING:
                found = found or cls
                at += length
                break
        else:
            return ""
    return found
