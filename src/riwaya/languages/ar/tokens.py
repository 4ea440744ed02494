"""Cuts a sentence into words, numbers, Latin words and marks, and reads each word's clitics.

A conjunction glued to digits ("و1994") is a token of its own; digits keep their inner separators.
Words that a scrape has glued together are parted in `glued_words.py`, clitics are read in `clitics.py`, letters
folded in `normalize.py`.
"""

import re
from collections.abc import Iterator

from riwaya.languages.ar.clitics import WordTable, read_word
from riwaya.languages.ar.glued_words import part_glued
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.word_table import MAX_REMEMBERED, WrittenForm
from riwaya.model.reading import Token, TokenKind

_LETTER = (
    "\u0610-\u061a\u061c\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u089f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc"
)
_JOINER = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_HAMZA = re.compile("[أإآ]|ا[\u0653-\u0655]")
# Words of plain letters, each of which folds to one: most words of a page.
_EVEN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
# A token's first character decides its kind.
_TOKEN = re.compile(
    rf"(?P<word>[{_LETTER}][{_LETTER}{_JOINER}]*)"
    r"|(?P<number>\d(?:[\d]|[.,٫٬/:\-](?=\d))*[%٪]?)"
    r"|(?P<latin>[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0370-\u03ff][\w'’\-]*)"
    r"|(?P<mark>\S)"
)
_KINDS: dict[str, TokenKind] = {"word": "word", "number": "number", "latin": "latin"}


def cut_tokens(text: str, start: int, end: int, *, words: WordTable) -> tuple[Token, ...]:
    """Cuts `text[start:end]` into tokens.

    Args:
        text: The raw page.
        start: First code point of the sentence.
        end: One past its last code point.
        words: The language's word table, for the clitics.

    Returns:
        Tokens in text order; spans point into `text`; white space and lone controls are in none.
    """
    found = []
    remembered = words.remembered
    for match in _TOKEN.finditer(text, start, end):
        written = match[0]
        form = remembered.get(written) or _remember(written, match.lastgroup or "", words)
        # The remembered string in place of the new one: what it equals is found by its identity from here on.
        written, kind, folded, core, clitics, stem, suffix, readings = form
        # Nothing is left of direction marks, of a lone vowel sign or tatweel, and of words that have to be parted.
        if folded:
            first = match.start()
            token = Token(
                start=first, end=first + len(written), text=written, kind=kind, folded=folded,
                clitics=clitics, stem=stem, suffix=suffix, core=first + core, readings=readings,
            )  # fmt: skip
            found.append(token)
        else:
            found += _cut_glued(text, match.start(), written, words)
    return tuple(found)


def _cut_glued(text: str, start: int, written: str, words: WordTable) -> Iterator[Token]:
    """Tokens of words that are glued together; of signs without a letter there are none."""
    for part in part_glued(written, words):
        yield from cut_tokens(text, start, start + len(part), words=words)
        start += len(part)


def _remember(written: str, group: str, words: WordTable) -> WrittenForm:
    kind = _KINDS.get(group, "mark")
    form = _read(written, words) if kind == "word" else _unread(written, kind)
    if len(words.remembered) < MAX_REMEMBERED:
        words.remembered[written] = form
    return form


def _unread(written: str, kind: TokenKind) -> WrittenForm:
    folded = fold(written)
    return written, kind, folded, 0, (), folded, "", ()


def _read(written: str, words: WordTable) -> WrittenForm:
    folded = fold(written)
    if not folded or part_glued(written, words):
        return written, "word", "", 0, (), "", "", ()
    readings = read_word(folded, words, _hamza(written))
    clitics, stem, suffix = readings[0]
    return written, "word", folded, core_offset(written, clitics, stem), clitics, stem, suffix, readings


def _hamza(text: str) -> int:
    """Index in the folded view of the first alef with hamza or madda; -1 for none."""
    found = _HAMZA.search(text)
    return len(fold(text[: found.start()])) if found else -1


def core_offset(text: str, clitics: tuple[str, ...], stem: str = "") -> int:
    """Raw length of the clitics before a phrase: all but the article, which "لل" swallows (ruling 12).

    Args:
        text: The word as written.
        clitics: Proclitics of the reading.
        stem: Folded stem of the reading; it tells "للجنة", whose second lam is the noun's, from "للقتال".

    Returns:
        Offset in `text` at which the phrase starts.
    """
    letters = sum(len(clitic) for clitic in clitics if clitic != "ال") if clitics else 0
    if clitics[-2:] == ("ل", "ال"):
        folded = fold(text)
        letters += 2 if folded[letters : letters + 1] != "ل" else 0 if folded[letters:] == stem else 1
    if _EVEN.fullmatch(text):
        return min(letters, len(text))
    at = 0
    while letters and at < len(text):
        letters -= len(fold(text[at]))
        at += 1
    while at < len(text) and fold(text[at]) == "":
        at += 1
    return at
