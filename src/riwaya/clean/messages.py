"""Pages too small to have a place for anything: a pasted paragraph, a message, one headline.

Position, length and missing stops tell furniture from text on a scraped page only. On a page of a few lines
they tell nothing, and what they would take away may be all that the page says.
"""

from collections.abc import Sequence

from riwaya.clean.lines import Line
from riwaya.clean.vocabulary import FurnitureWords, is_all_furniture

_MOST_LINES = 3
# A little longer messages show by having no line of furniture: all 25 seeds and wrapped pages have many, and
# more lines than this. Footnotes and notices stand below stories of eight lines and more.
_MOST_PLAIN_LINES = 6
# "Source: agencies" is a credit; a longer line, and nothing else on the page, is a headline.
_SHORTEST_HEADLINE_WORDS = 5
_CREDITS = frozenset({"credit", "byline"})


def is_message(lines: Sequence[Line]) -> bool:
    """Tells whether a page is too small for position and shape to say anything.

    Returns:
        True for one to three lines, none of which but the first announces other stories.
    """
    return 0 < len(lines) <= _MOST_LINES and not any(line.header for line in lines[1:])


def is_scraped(lines: Sequence[Line]) -> bool:
    """Tells whether a page shows any sign of having been taken off a site with its furniture.

    Returns:
        False for a page of a few lines without one line of furniture, its first ("urgent") and last ("follow
        us") apart.
    """
    return len(lines) > _MOST_PLAIN_LINES or any(line.furniture for line in lines[1:-1])


def told_by(lines: Sequence[Line], *, known: FurnitureWords) -> list[bool]:
    """Tells of a message's lines which are its text.

    Returns:
        One answer a line: False for lines of furniture words, unless such lines are all that the page has
        and they go on as headlines do.
    """
    told = [not line.furniture for line in lines]
    return told if any(told) else [_is_news(line, known) for line in lines]


def _is_news(line: Line, known: FurnitureWords) -> bool:
    """True for "urgent: two soldiers killed", and for a long line that begins like a credit."""
    if line.furniture == "list":
        return not is_all_furniture(line.words, known=known)
    return line.furniture in _CREDITS and line.size >= _SHORTEST_HEADLINE_WORDS
