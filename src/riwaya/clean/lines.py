"""The lines of a page and their shape: words, stops, whether a line is running text, a headline or a label.

Shape is told without knowing the language: by the number of words and by what the line ends with.
"""

import re
from itertools import pairwise

from msgspec import Struct

from riwaya.clean.vocabulary import ANYWHERE, FurnitureWords, furniture_class, split_words
from riwaya.languages.language import Language

_CLOSING = " \t\u00a0\"'”»’)]}›“"
# Links and copyright signs make furniture of short lines only.
_LONGEST_SIGNED_WORDS = 25
_CONTINUING = "،,.;:؛"
_ADDRESS = re.compile(
    r"\S{0,200}(?:@\S|www\.|https?://|#\w|pic\.twitter|\.com\b|\.net\b|\.org\b)", re.IGNORECASE
)
_DASH = re.compile(r"\w\s?[-–—/]\s\w|\w\s[-–—/]\s?\w")
# A line of more words is running text, stop or no stop. Headlines in the link lists of the seeds and wrapped
# pages have at most 18 words (one run-together line has 29).
_LONGEST_HEADLINE_WORDS = 21
# A stop glued to the next sentence; in fewer words it is an abbreviation.
_UNSPACED_STOP = re.compile(r"[^\W\d_a-zA-Z]{3}\.[^\W\d_a-zA-Z]{3}")
_SHORTEST_UNSPACED_WORDS = 8
# A sentence that is closed by a full stop; shorter ones also are slogans ("Top Stories.").
_SHORTEST_STOPPED_WORDS = 5


class Unit(Struct, frozen=True, kw_only=True, gc=False):
    """One sentence: raw span, folded words, and how it ends: "stop", "open" (? ! …) or "" (nothing).

    Attributes:
        tagged: It is short and made of hashtags, channels' names and addresses.
    """

    start: int
    end: int
    words: tuple[str, ...]
    ending: str
    tagged: bool = False


class Line(Struct, frozen=True, kw_only=True):
    """The sentences of one line; what begins with a comma or stop on the next line still belongs to it.

    Attributes:
        prose: Running text by its shape.
        furniture: Class of the furniture lexicon, "address" for a link, "copyright" for its sign, "" for
            none.
        header: The line is nothing but an entry that opens a list or another story.
        broken: The line goes on over a line break, as where a scrape breaks text at every link.
        dashed: A dash or slash stands between words, as in "city - agency".
        announcing: It ends with a colon.
    """

    units: tuple[Unit, ...]
    words: tuple[str, ...]
    prose: bool
    furniture: str
    header: bool
    broken: bool
    dashed: bool
    announcing: bool = False

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.words)


def read_lines(text: str, *, language: Language, known: FurnitureWords) -> tuple[Line, ...]:
    """Cuts a page into lines of sentences and measures each.

    Returns:
        The non-blank lines in text order; their units are the language's sentences.
    """
    lines: list[Line] = []
    units: list[Unit] = []
    for start, end in language.sentences(text):
        if units and "\n" in text[units[-1].end : start] and text[start] not in _CONTINUING:
            lines.append(_line(text, units, known))
            units = []
        words = tuple(split_words(text[start:end], language=language))
        ending = _ending(text, start, end)
        tagged = not ending and len(words) <= _LONGEST_SIGNED_WORDS and _is_mostly_address(text[start:end])
        units.append(Unit(start=start, end=end, words=words, ending=ending, tagged=tagged))
    if units:
        lines.append(_line(text, units, known))
    return tuple(lines)


def _ending(text: str, start: int, end: int) -> str:
    at = end
    while at > start and text[at - 1] in _CLOSING:
        at -= 1
    last, before = text[at - 1 : at], text[at - 2 : at - 1]
    if last == "." and before != ".":
        return "stop"
    return "open" if last and last in ".…!?؟" else ""


def _line(text: str, units: list[Unit], known: FurnitureWords) -> Line:
    words = tuple(word for unit in units for word in unit.words)
    stopped = units[-1].ending == "stop"
    furniture, header = furniture_class(words, stopped=stopped, known=known)
    raw = text[units[0].start : units[-1].end] if len(words) <= _LONGEST_SIGNED_WORDS else ""
    if furniture in ANYWHERE and not _is_mostly_notice(units, known):
        furniture = ""
    if not furniture and raw:
        furniture = _sign(raw)
    return Line(
        units=tuple(units),
        words=words,
        prose=_is_prose(text, units, len(words)),
        furniture=furniture,
        header=header,
        broken=any("\n" in text[a.end : b.start] for a, b in pairwise(units)),
        dashed=len(words) <= 6 and _DASH.search(raw) is not None,
        announcing=text.endswith(":", units[0].start, units[-1].end),
    )


def _is_mostly_notice(units: list[Unit], known: FurnitureWords) -> bool:
    """A notice at the end of a paragraph on one line does not make the paragraph a notice."""
    notices = [u for u in units if furniture_class(u.words, stopped=u.ending == "stop", known=known)[0]]
    return 2 * sum(len(unit.words) for unit in notices) >= sum(len(unit.words) for unit in units)


def _sign(raw: str) -> str:
    if "©" in raw:
        return "copyright"
    return "address" if _ADDRESS.match(raw) and _is_mostly_address(raw) else ""


def _is_mostly_address(raw: str) -> bool:
    """A headline may begin with a hashtag or a channel's name; text is what goes on."""
    pieces = raw.split()
    return bool(pieces) and 2 * sum(_ADDRESS.match(piece) is not None for piece in pieces) >= len(pieces)


def _is_prose(text: str, units: list[Unit], size: int) -> bool:
    if size > _LONGEST_HEADLINE_WORDS:
        return True
    if size >= _SHORTEST_UNSPACED_WORDS and _UNSPACED_STOP.search(text, units[0].start, units[-1].end):
        return True
    return any(unit.ending == "stop" and len(unit.words) >= _SHORTEST_STOPPED_WORDS for unit in units)
