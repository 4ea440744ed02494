"""Tells in which language a page is written, as far as its reader must know: the reader's own or another.

Languages that share the reader's letters are told by the letters that they have beyond its alphabet and by
their commonest words (the `neighbours` lexicon); text in other letters by its letters.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from riwaya.languages.language import Language
from riwaya.model.page import CleanPage

OTHER_SCRIPT = "other_script"
"""Answer for text most of whose letters are not those of the reader's language."""

_WORD = re.compile(r"[^\W\d_]+")
# More text does not change the answer on any page tried.
_JUDGED_CP = 3000
# More than half of a page may be names and quotations in other letters.
_FEWEST_OWN_LETTERS = 0.3
# A letter that some keyboards give for one of the alphabet's is half a sign.
_TYPED_WEIGHT = 0.5
# A foreign name or two do not make a headline foreign; the least that a statement of one line shows is 3.
_FEWEST_SIGNS = 2.5


class Neighbours(Struct, frozen=True, kw_only=True):
    """The lexicon, ready to look up.

    Attributes:
        own_script: Matches letters of the reader's script.
        own_letters: Letters that of all these languages only the reader's uses.
        prefixes: What its words begin with.
        words: Commonest words -> the languages that have them.
        letters: Neighbour -> the letters that it has beyond the reader's alphabet.
        foreign: All those letters.
        typed: Those of them that the reader's keyboards give, too.
    """

    own_script: re.Pattern[str]
    own_letters: frozenset[str]
    prefixes: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, frozenset[str]]
    foreign: frozenset[str]
    typed: frozenset[str]


def page_language(clean: CleanPage, *, language: Language) -> str:
    """Names the language of a page by its own story.

    Args:
        clean: The page; where it has no main text, all of it is judged.
        language: The language that pages are read in.

    Returns:
        As `identify_language`.
    """
    text = clean.page.text
    main = " ".join(text[s.start : s.end] for s in clean.segments if s.kind == "main")
    return identify_language(main or text, language=language)


def identify_language(text: str, *, language: Language) -> str:
    """Names the language of a text.

    Args:
        text: Running text; its first 3,000 characters are judged.
        language: The language that pages are read in.

    Returns:
        `language.code`, also where nothing speaks against it; a neighbour's code; or `other_script`.
    """
    known = _neighbours(language)
    words = _WORD.findall(text[:_JUDGED_CP])
    letters = sum(map(len, words))
    if sum(map(len, known.own_script.findall(" ".join(words)))) < _FEWEST_OWN_LETTERS * letters:
        return OTHER_SCRIPT
    counts = Counter(words)
    scores: defaultdict[str, float] = defaultdict(float)
    telling = known.words.keys() & counts.keys()
    if not known.foreign.isdisjoint(text[:_JUDGED_CP]):
        telling |= {word for word in counts if not known.foreign.isdisjoint(word)}
    for word in telling:
        for code, weight in _signs(word, known):
            scores[code] += counts[word] * weight
    own = scores.pop(language.code, 0.0)
    best = max(sorted(scores), key=scores.__getitem__, default=language.code)
    if scores[best] <= _FEWEST_SIGNS:
        return language.code
    own += sum(times for word, times in counts.items() if _looks_own(word, known, own=language.code))
    return best if scores[best] > own else language.code


def _signs(word: str, known: Neighbours) -> Iterator[tuple[str, float]]:
    """Gives the languages that have a word among their commonest or its letters beyond the alphabet, with weights."""
    if word in known.words:
        yield from ((code, 1.0) for code in known.words[word])
    if not known.foreign.isdisjoint(word):
        foreign = known.foreign.intersection(word)
        weight = _TYPED_WEIGHT if foreign <= known.typed else 1.0
        yield from ((code, weight) for code, letters in known.letters.items() if foreign <= letters)


def _looks_own(word: str, known: Neighbours, *, own: str) -> bool:
    """Whether a word that is none of its commonest is of the reader's language by its shape."""
    if own in known.words.get(word, ()) or not known.foreign.intersection(word) <= known.typed:
        return False
    return word.startswith(known.prefixes) or not known.own_letters.isdisjoint(word)


@lru_cache(maxsize=8)
def _neighbours(language: Language) -> Neighbours:
    """Kept between pages, because sorting the entries takes longer than judging a page."""
    own = language.code
    rows = [(row["language"], row["kind"], row["value"]) for row in language.lexicon("neighbours")]
    letters = {code: frozenset(_values(rows, code, "letter")) for code, _, _ in rows if code != own}
    words: dict[str, tuple[str, ...]] = {}
    for code, kind, value in rows:
        if kind == "word":
            words[value] = (*words.get(value, ()), code)
    blocks = ["-".join(f"\\u{edge}" for edge in block.split("-")) for block in _values(rows, own, "block")]
    return Neighbours(
        own_script=re.compile(f"[{''.join(blocks)}]+"),
        own_letters=frozenset(_values(rows, own, "letter")),
        prefixes=tuple(_values(rows, own, "prefix")),
        words=words,
        letters=letters,
        foreign=frozenset().union(*letters.values()),
        typed=frozenset(_values(rows, own, "typed")),
    )


def _values(rows: Iterable[tuple[str, str, str]], code: str, kind: str) -> list[str]:
    return [value for of, is_kind, value in rows if of == code and is_kind == kind]
