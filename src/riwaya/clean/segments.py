"""Cuts a plain-text page into main, other, furniture and repeat, with the reason for every piece.

The flow: sentences and lines with their shapes (`lines`), the own story's place (`body`), a verdict for every
sentence in text order (`verdicts`). Segments are the page's sentences.
Source: codebook, "Segments", rulings 13 and 34.
"""

import hashlib

from riwaya.clean.lines import read_lines
from riwaya.clean.verdicts import judge_page
from riwaya.clean.vocabulary import furniture_words, split_words
from riwaya.languages.language import Language
from riwaya.model.page import CleanPage, RawPage, Segment


class ExplainedSegment(Segment, frozen=True, kw_only=True):
    """A segment with the rule that decided its kind."""

    reason: str


def clean_page(page: RawPage, *, language: Language) -> CleanPage:
    """Cuts a page into segments.

    Args:
        page: The page; its text is kept as it is.
        language: Supplies sentences, folding and the furniture lexicon.

    Returns:
        The page with its text's digest (SHA-256 of the UTF-8 text) and one segment a sentence, in text order.
    """
    segments = tuple(
        Segment(kind=piece.kind, start=piece.start, end=piece.end)
        for piece in explain_segments(page, language=language)
    )
    digest = hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest()
    return CleanPage(page=page, text_sha256=digest, segments=segments)


def explain_segments(page: RawPage, *, language: Language) -> tuple[ExplainedSegment, ...]:
    """Cuts a page into segments and says why.

    Returns:
        One segment a sentence, in text order, tiling every non-blank character.
    """
    known = furniture_words(language)
    lines = read_lines(page.text, language=language, known=known)
    title = tuple(split_words(page.title or "", language=language))
    verdicts = judge_page(lines, title=title, known=known)
    pieces = (
        ExplainedSegment(kind=verdict.kind, start=unit.start, end=unit.end, reason=verdict.reason)
        for line, line_verdicts in zip(lines, verdicts, strict=True)
        for unit, verdict in zip(line.units, line_verdicts, strict=True)
    )
    return tuple(pieces)
