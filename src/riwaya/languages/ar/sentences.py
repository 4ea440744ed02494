"""Cuts text into sentences as the codebook does: at line breaks, and after a stop that a space follows.

A stop after a single letter ("د.") or inside a number does not end a sentence.
Source: codebook, section 1 ("A sentence is what `sentences()` … cuts").
"""

import re

# The look-behind refuses a stop after a lone letter; `\n+` makes every line break a border.
_BORDER = re.compile(r"""[.!?؟](?<![\s.][^\W\d_]\.)["”»’)\]]*(?=\s)|\n+""")


def cut_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Cuts `text` into its non-blank sentences.

    Returns:
        Trimmed (start, end) spans in text order; they do not overlap and leave only white space out.
    """
    spans = []
    start = 0
    for border in _BORDER.finditer(text):
        spans.append(_trimmed(text, start, border.end()))
        start = border.end()
    spans.append(_trimmed(text, start, len(text)))
    return tuple(span for span in spans if span[0] < span[1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    body = text[start:end]
    lead = len(body) - len(body.lstrip())
    return start + lead, max(start + lead, start + len(body.rstrip()))
