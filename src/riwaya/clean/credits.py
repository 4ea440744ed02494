"""Reads whom a page credits for its text: a dateline ("city - agency"), a name in brackets, a source line.

Only where the name stands alone in its place: an agency that the story quotes is a speaker, no credit.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from riwaya.clean.vocabulary import furniture_class, furniture_words, split_words
from riwaya.languages.language import Language
from riwaya.model.copy import Credit
from riwaya.model.page import CleanPage

_BRACKETED = re.compile(r"\(([^()\n]{2,60})\)")
# A dateline stands before a dash or colon near a paragraph's head.
_DATELINE = re.compile(r"\s*([^:\n]{2,60})(?:[-–—]\s|:\s|\s[-–—])")
_DATELINE_SEGMENTS = 4
_LONGEST_LINE_CP = 90
_PIECE = re.compile(r"[^،,/+|–—:()\-\s][^،,/+|–—:()\-]*")
_AGENCY = "agency"
# A second row of one agency is marked by a number behind its name.
_ROW_NUMBER = re.compile(r" \d$")


def find_credits(clean: CleanPage, *, language: Language) -> tuple[Credit, ...]:
    """Finds the credits of a page.

    Args:
        clean: The page with its segments; credits may stand in furniture.
        language: Supplies folding, agencies and furniture words.

    Returns:
        Credits in text order, each agency once, at its first place.
    """
    names = _agencies(language)
    found = sorted(_spans(clean, language), key=lambda span: span[0])
    credits: dict[str, Credit] = {}
    for start, end in found:
        for piece in _PIECE.finditer(clean.page.text, start, end):
            text = piece.group().rstrip(" .\u200f\u200e")
            name = names.get(_key(text, language))
            if name is not None:
                at = piece.start()
                credits.setdefault(name, Credit(name=name, text=text, start=at, end=at + len(text)))
    return tuple(credits.values())


def _spans(clean: CleanPage, language: Language) -> Iterator[tuple[int, int]]:
    """Places where an agency's name alone is a credit."""
    text, known = clean.page.text, furniture_words(language)
    main = [segment for segment in clean.segments if segment.kind == "main"]
    for segment in main:
        yield from (match.span(1) for match in _BRACKETED.finditer(text, segment.start, segment.end))
    for segment in main[:_DATELINE_SEGMENTS]:
        if match := _DATELINE.match(text, segment.start, segment.end):
            yield match.span(1)
    kinds = ("", *(segment.kind for segment in clean.segments))
    for before, segment in zip(kinds, clean.segments, strict=False):
        if before == "other":
            continue  # what is glued behind another story is that story's
        if segment.kind != "other" and segment.end - segment.start <= _LONGEST_LINE_CP:
            words = tuple(split_words(text[segment.start : segment.end], language=language))
            if len(words) <= 3 or furniture_class(words, stopped=False, known=known)[0] == "credit":
                yield segment.start, segment.end


def _rows(language: Language) -> Iterator[tuple[str, str]]:
    rows = [row for row in language.lexicon("actors") if row["speaker"] == _AGENCY]
    for row in sorted(rows, key=lambda row: _ROW_NUMBER.search(row["name_en"]) is None):
        for name in row["names"].split("|"):
            yield _key(name, language), _ROW_NUMBER.sub("", row["name_en"])


@lru_cache(maxsize=8)
def _agencies(language: Language) -> Mapping[str, str]:
    """Agencies of a language by their names; going through the lexicon for each page took a millisecond."""
    return dict(_rows(language))


def _key(name: str, language: Language) -> str:
    """Folded letters alone: "D P A", "D.P.A" and "DPA" are one name."""
    return "".join(split_words(name, language=language))
