"""Finds where a page's own story stands among its lines: title, first and last paragraph.

Works on shapes and shared wording; what each line then is, `segments` decides.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from riwaya.clean.lines import Line
from riwaya.clean.topics import Topic

# Words of running text that make a zone more than a notice. The shortest own story of the seeds, articles and
# wrapped pages has 29.
_SHORTEST_STORY_WORDS = 12
# Lines above the first paragraph among which the title is looked for: captions, author, date, share row.
_TITLE_REACH = 12
_SHORTEST_TITLE_WORDS = 3
# A title shares this much of its wording with the first four paragraphs: over 147 titled articles the median
# is .80, the fifth percentile .43.
_TITLE_SHARE = 0.4
_STATED_TITLE_SHARE = 0.25
# The last headline above the first paragraph may share less with it.
_NEXT_BONUS = 0.25


class Body(Struct, frozen=True, kw_only=True):
    """Where the own story stands.

    Attributes:
        title: Index of the title's line, None where there is none apart from the first paragraph.
        first: Index of the first paragraph's line.
        end: Index behind the last line of the zone, that is of the next "read also" or list header.
    """

    title: int | None
    first: int
    end: int


def find_body(lines: Sequence[Line], *, title: tuple[str, ...], common: frozenset[str]) -> Body | None:
    """Finds the own story.

    Args:
        lines: All lines of the page.
        title: Folded words of the title that the source gives, empty where it gives none.
        common: Words that tell nothing about a topic.

    Returns:
        The story's place, None where the page has no running text.
    """
    prose = [i for i, line in enumerate(lines) if line.prose and not line.furniture]
    if not prose:
        return None
    known = _stated_title(lines, prose, title, common)
    if known is not None:
        first = next(i for i in prose if i >= known)
        return Body(title=known if known < first else None, first=first, end=_zone_end(lines, first))
    first = _first_zone(lines, prose)
    end = _zone_end(lines, first)
    first = _skip_teasers(lines, [i for i in prose if first <= i < end], common)
    return Body(title=_headline_above(lines, first, common), first=first, end=end)


def _stated_title(
    lines: Sequence[Line], prose: Sequence[int], title: tuple[str, ...], common: frozenset[str]
) -> int | None:
    """Finds the line that repeats the stated title; of several, the closest above text of its wording."""
    best: tuple[int, int] | None = None
    wanted = set(title)
    for i, line in enumerate(lines):
        if len(wanted) < _SHORTEST_TITLE_WORDS or line.size > 3 * len(title):
            continue
        same = len(wanted & set(line.words))
        if same < 0.8 * len(wanted) or same < 0.7 * len(set(line.words)):
            continue
        below = bisect_left(prose, i)
        if below == len(prose) or (best is not None and prose[below] - i >= best[0]):
            continue
        story = Topic(common).add(w for p in prose[below : below + 4] for w in lines[p].words)
        if story.share_of(title) >= _STATED_TITLE_SHARE:
            best = (prose[below] - i, i)
    return best[1] if best and best[0] <= _TITLE_REACH else None


def _first_zone(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """First paragraph of the first zone that holds more than a notice; list and cue headers cut zones."""
    start, weight = prose[0], 0
    for last, i in zip([prose[0], *prose], prose, strict=False):
        if any(lines[j].header for j in range(last + 1, i)):
            start, weight = i, 0
        weight += lines[i].size
        if weight >= _SHORTEST_STORY_WORDS:
            return start
    return prose[0]


def _zone_end(lines: Sequence[Line], first: int) -> int:
    return next((i for i in range(first + 1, len(lines)) if lines[i].header), len(lines))


def _skip_teasers(lines: Sequence[Line], prose: Sequence[int], common: frozenset[str]) -> int:
    """Passes over lines of a ticker that end like sentences: they have no headline, what is below has one."""
    first = prose[0]
    titles = [line for line in lines[max(0, first - _TITLE_REACH) : first] if _may_be_title(line)]
    for k in range(1, min(len(prose), 4)):
        above, below = prose[:k], prose[k:]
        gap = range(above[-1] + 1, below[0])
        heads = [i for i in gap if _may_be_title(lines[i])]
        if not heads or sum(lines[i].size for i in above) > 0.5 * sum(lines[i].size for i in below):
            continue
        head = lines[heads[-1]].words
        story = Topic(common).add(w for i in below[:4] for w in lines[i].words)
        teaser = story.share_of(w for i in above for w in lines[i].words)
        fits = story.share_of(head)
        ticker = Topic(common).add(w for i in above for w in lines[i].words)
        if any(ticker.share_of(line.words) >= _TITLE_SHARE for line in titles):
            return first
        if fits >= _TITLE_SHARE and (teaser < 0.25 or teaser <= 0.5 * fits):
            first = below[0]
    return first


def _headline_above(lines: Sequence[Line], first: int, common: frozenset[str]) -> int | None:
    story = Topic(common).add(w for line in lines[first : first + 4] if line.prose for w in line.words)
    best, found = 0.0, None
    near = [i for i in range(max(0, first - _TITLE_REACH), first) if _may_be_title(lines[i])]
    for i in near:
        share = story.share_of(lines[i].words) + _NEXT_BONUS * (i == near[-1])
        if share >= _TITLE_SHARE and share > best:
            best, found = share, i
    return found


def _may_be_title(line: Line) -> bool:
    return (
        not line.furniture and not line.prose and line.size >= _SHORTEST_TITLE_WORDS and not _is_dated(line)
    )


def _is_dated(line: Line) -> bool:
    """True for "issue 8812 - Monday 5 5 2031": half of it are numbers."""
    return 2 * sum(word.isdigit() for word in line.words) >= line.size
