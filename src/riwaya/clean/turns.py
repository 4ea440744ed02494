"""Tells, where a paragraph follows a gap, whether the own story goes on or another story has begun.

Signs are weighed in points, rounded log-likelihood ratios. How much of the headline above stands in the
paragraphs below (their own headline does, a link's does not) and how much of their wording the story has used
were measured on 492 places inside development articles, each once with a foreign headline above paragraphs
that go on and once with the headline and lead of that other article. The conjunction before the first word
stands before 71 % of 609 later paragraphs and 2 % of 118 leads. The other points are judgement, held by the
segment floors of the development pages.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from riwaya.clean.lines import Line
from riwaya.clean.topics import Topic
from riwaya.clean.vocabulary import FurnitureWords, is_linked

Voice = Literal["main", "other", "furniture"]

# Paragraphs below a gap that are compared; the first two of a news story repeat its headline.
_PARAGRAPHS = 4
_PARAGRAPH_WORDS = 200
_HEADLINE_REACH = 3
_SHORTEST_HEADLINE_WORDS = 4
# (share below which, points): of the headline found below it, of the paragraphs' wording found in the story.
_HEADLINE_POINTS = ((0.15, 3), (0.35, 1), (0.55, 0), (0.65, -1), (0.8, -2), (9.9, -3))
_WORDING_POINTS = ((0.05, -3), (0.1, -1), (0.2, 0), (9.9, 1))
_LINKED_POINTS, _UNLINKED_POINTS = 3, -1
# Under a header most signs must speak for the story; without one a headline is a subhead until most speak
# against it.
_HEADER_POINTS, _NO_HEADER_POINTS = -2, 2
# A header without any headline below it announces something else, if anything.
_NO_HEADLINE_POINTS = -1
# Credits, tags, share rows and comment forms stand below a finished story.
_ENDED_POINTS = -3
_ENDING = frozenset({"credit", "tags", "share", "comment", "legal", "contact", "copyright"})
# (lines fewer than which, points): of lines without running text in the gap. Of 24 gaps after which the own
# story of a development page goes on none has three lines; 11 of 13 before another story have six or more.
_LENGTH_POINTS = ((3, 0), (6, -1), (10**9, -3))
_SHORTEST_LIST_LINES = 6
# A scrape that breaks lines at links leaves a piece or two of a sentence between running text, no list.
_LONGEST_BREAK_LINES = 4
_IMPRINT = frozenset({"legal", "copyright"})
# A story that has said so little is hardly finished.
_UNFINISHED_POINTS, _UNFINISHED_WORDS = 1, 60
# Once another story has begun, the own one rarely comes back.
_RETURN_POINTS = -3
# Running text of so few words behind a finished story, off its topic, is a notice.
_LONGEST_NOTICE_WORDS = 30
_SHORT_NOTICE_WORDS = 12
_COMMENTS = frozenset({"heading", "comment"})


class Turn(Struct, frozen=True, kw_only=True):
    """What the paragraphs below a gap are.

    Attributes:
        voice: `main` and `other` as in the codebook; `furniture` for notices and readers' comments.
        headline: Line of the headline that belongs to them, None for none.
        reason: What decided.
    """

    voice: Voice
    headline: int | None
    reason: str


class _GapLines(Struct, frozen=True, kw_only=True):
    lines: Sequence[Line]
    gap: range
    header: int | None
    headline: int | None


class Told(Struct, frozen=True, kw_only=True):
    """What the page has told above a gap.

    Attributes:
        voice: Whose text came last.
        story: The own story's wording.
        words: The own story's number of words.
        broken: The page breaks lines inside sentences: a line without a stop is no headline.
    """

    voice: Voice
    story: Topic
    words: int
    broken: bool


def turn_at(lines: Sequence[Line], gap: range, *, told: Told, known: FurnitureWords) -> Turn:
    """Decides what the paragraphs below a gap are.

    Args:
        lines: All lines of the page.
        gap: The lines without running text between two paragraphs; `gap.stop` is the lower paragraph.
        told: What stands above the gap.
        known: The lexicon.

    Returns:
        What follows, and its headline where it has one of its own.
    """
    header = next((i for i in reversed(gap) if lines[i].header), None)
    headline = _headline(lines, gap, header)
    if header is not None and lines[header].furniture in _COMMENTS:
        return Turn(voice="furniture", headline=None, reason="under a header of comments")
    if header is None and told.broken and len(gap) <= _LONGEST_BREAK_LINES:
        return Turn(voice=told.voice, headline=None, reason="goes on, lines are broken")
    if header is None and told.voice != "main":
        notice = headline is None and len(_below(lines, gap.stop)) <= _SHORT_NOTICE_WORDS
        return Turn(voice="furniture" if notice else told.voice, headline=None, reason="goes on")
    if (
        len(gap) >= _SHORTEST_LIST_LINES
        and told.words >= _UNFINISHED_WORDS
        and _is_last_word(lines, gap.stop)
    ):
        return Turn(voice="furniture", headline=None, reason="a notice that ends the page below a list")
    gap_lines = _GapLines(lines=lines, gap=gap, header=header, headline=headline)
    signs = dict(_signs(gap_lines, told=told, known=known))
    points = sum(signs.values())
    why = f"{points} points: " + ", ".join(f"{sign} {value}" for sign, value in signs.items())
    if points >= 0:
        return Turn(voice="main", headline=None, reason=f"goes on, {why}")
    if header is None and headline is None:
        notice = sum(line.size for line in lines[gap.stop : gap.stop + 3]) <= _LONGEST_NOTICE_WORDS
        return Turn(voice="furniture" if notice else "main", headline=None, reason=f"a notice, {why}")
    # A headline that shares nothing with the text below it is a link, whoever tells that text.
    return Turn(
        voice="other",
        headline=headline if signs["headline"] < _HEADLINE_POINTS[0][1] else None,
        reason=f"another story, {why}",
    )


def _is_last_word(lines: Sequence[Line], start: int) -> bool:
    """True for a few words above the page's legal line, and nothing else: what an outlet says of itself."""
    rest = lines[start:]
    words = sum(line.size for line in rest if not line.furniture)
    return words <= _SHORT_NOTICE_WORDS and any(line.furniture in _IMPRINT for line in rest)


def _signs(at: _GapLines, *, told: Told, known: FurnitureWords) -> Iterator[tuple[str, int]]:
    lines = at.lines
    below = _below(lines, at.gap.stop)
    yield "header", _NO_HEADER_POINTS if at.header is None else _HEADER_POINTS
    if at.headline is None:
        yield "headline", _NO_HEADLINE_POINTS
    else:
        own = Topic(known.common).add(below).share_of(lines[at.headline].words)
        yield "headline", _points(own, _HEADLINE_POINTS)
    yield "wording", _points(told.story.share_of(below), _WORDING_POINTS)
    linked = any(is_linked(lines[i].words, known=known) for i in _sentence_starts(at))
    yield "linking word", _LINKED_POINTS if linked else _UNLINKED_POINTS
    if at.header is None:  # a header says by itself that a list follows
        yield "lines between", _points(len(at.gap), _LENGTH_POINTS)
    if any(lines[i].furniture in _ENDING for i in at.gap):
        yield "story ended", _ENDED_POINTS
    if told.words < _UNFINISHED_WORDS:
        yield "story hardly begun", _UNFINISHED_POINTS
    if told.voice != "main":
        yield "after another story", _RETURN_POINTS


def _sentence_starts(at: _GapLines) -> list[int]:
    """The lower paragraph and the lines above it that may be the broken beginning of its sentence."""
    start = at.gap.start if at.header is None else at.header + 1
    return [at.gap.stop, *(i for i in range(start, at.gap.stop) if not at.lines[i].furniture)]


def _points(measured: float, scale: tuple[tuple[float, int], ...]) -> int:
    return next(points for below, points in scale if measured < below)


def _headline(lines: Sequence[Line], gap: range, header: int | None) -> int | None:
    lowest = max(gap.start, gap.stop - _HEADLINE_REACH, -1 if header is None else header + 1)
    for i in range(gap.stop - 1, lowest - 1, -1):
        if not lines[i].furniture and lines[i].size >= _SHORTEST_HEADLINE_WORDS:
            return i
    return None


def _below(lines: Sequence[Line], start: int) -> list[str]:
    words: list[str] = []
    found = 0
    for line in lines[start : start + 2 * _PARAGRAPHS]:
        if line.header or found == _PARAGRAPHS:
            break
        if line.prose and not line.furniture:
            words.extend(line.words[:_PARAGRAPH_WORDS])
            found += 1
    return words
