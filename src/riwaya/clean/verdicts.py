"""Gives every sentence of a page its kind, line by line, from the own story's title to the page's last line.

A page is a row of zones: what stands above the story, the story, and what follows each list or "read also"
header. Every verdict carries its reason.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from riwaya.clean.body import Body, find_body
from riwaya.clean.lines import Line, Unit
from riwaya.clean.repeats import StoryMemory, copied_passages, repeats_itself
from riwaya.clean.topics import Topic, shared_wording, topic_of
from riwaya.clean.vocabulary import FurnitureWords
from riwaya.model.codebook import SegmentKind


class Verdict(Struct, frozen=True, gc=False):
    """A kind and the rule that gave it."""

    kind: SegmentKind
    reason: str


def judge_page(
    lines: Sequence[Line], *, title: tuple[str, ...], known: FurnitureWords
) -> list[list[Verdict]]:
    """Gives a verdict for every sentence.

    Args:
        lines: The page's lines in text order.
        title: Folded words of the title that the source states; empty where it states none.
        known: The furniture lexicon.

    Returns:
        One list a line, one verdict a sentence.
    """
    body = find_body(lines, title=title, common=known.common)
    if body is None:
        return [[_without_story(line)] * len(line.units) for line in lines]
    judge = _Judge(lines, body, known)
    judge.above_story()
    judge.story()
    judge.below_story()
    return judge.verdicts


def _without_story(line: Line) -> Verdict:
    if line.furniture:
        return Verdict("furniture", f"words of {line.furniture}")
    return Verdict("main", "a page without running text")


class _Judge:
    """The state of one page's reading: verdicts so far, the story's wording, labels seen more than once."""

    def __init__(self, lines: Sequence[Line], body: Body, known: FurnitureWords) -> None:
        self.lines = lines
        self.body = body
        self.known = known
        self.memory = StoryMemory()
        self.verdicts: list[list[Verdict]] = []
        self.topic = self._topic(range(body.first, body.end))
        self.copies = Counter(line.words for line in lines if not line.prose)
        self.passages = copied_passages(lines)

    # Above the story

    def above_story(self) -> None:
        """Judges the lines above the first paragraph."""
        title = self.body.title
        start = min(self._open_start(), self.body.first if title is None else title)
        for i in range(self.body.first):
            if i == title:
                self._say(i, Verdict("main", "title"))
            elif i < start:
                self._say(i, self._shape_furniture(i) or Verdict("furniture", "above the story"))
            else:
                self._say(i, self._lead_in(i))

    def _open_start(self) -> int:
        """A few lines that begin the page, with no furniture among them, may be a lead broken over lines."""
        first = self.body.first
        return 0 if first <= 6 and not any(line.furniture for line in self.lines[:first]) else first

    def _lead_in(self, i: int) -> Verdict:
        line, title = self.lines[i], self.body.title
        if title is not None and line.words == self.lines[title].words:
            return Verdict("repeat", "the title again")
        found = self._shape_furniture(i)
        if found:
            return found
        if self._is_dateline(i):
            return Verdict("main", "dateline")
        if (line.size > 3 and self._share(line.words) >= 0.4) or line.prose:
            return Verdict("main", "lead line")
        if self.body.title is None and line.size > 3:
            return Verdict("main", "line above the first paragraph")
        return Verdict("furniture", "caption or label above the first paragraph")

    def _is_dateline(self, i: int) -> bool:
        """True for "city - agency", or a date with words around it, right above the first paragraph."""
        line = self.lines[i]
        dated = sum(word.isdigit() or self.known.classes.get((word,)) == "clock" for word in line.words)
        return i == self.body.first - 1 and line.size <= 14 and (dated >= 3 or line.dashed)

    # The story

    def story(self) -> None:
        """Judges the lines from the first paragraph to the end of its zone."""
        self._zone(self.body.first, self.body.end, "main")

    def below_story(self) -> None:
        """Judges the zones behind the story's, each under its header."""
        start = self.body.end
        while start < len(self.lines):
            end = next(
                (i for i in range(start + 1, len(self.lines)) if self.lines[i].header), len(self.lines)
            )
            self._say(start, Verdict("furniture", f"header: words of {self.lines[start].furniture}"))
            self._zone(start + 1, end, self._zone_kind(start + 1, end))
            start = end

    def _zone_kind(self, start: int, end: int) -> SegmentKind:
        # A story under a "read also" header is another one, unless its wording goes on with the own story and
        # not with the headline that stands above it.
        prose = self._prose(start, end)
        if not prose:
            return "other"
        head = [w for line in self.lines[start : prose[0]] if not line.furniture for w in line.words]
        words = [w for i in prose[:3] for w in self.lines[i].words]
        own = shared_wording(head, topic_of(words, common=self.known.common), common=self.known.common)
        return "main" if own < 0.4 and self._share(words) >= 0.5 else "other"

    def _zone(self, start: int, end: int, kind: SegmentKind) -> None:
        prose = self._prose(start, end)
        done = start
        for i in prose:
            kind = self._gap(done, i, kind)
            self._paragraph(i, kind)
            done = i + 1
        self._tail(done, end)

    def _paragraph(self, i: int, kind: SegmentKind) -> None:
        line = self.lines[i]
        if self._is_notice(i):
            self._say(i, Verdict("furniture", "a notice repeated on the page"))
            return
        self.verdicts.append([self._sentence(line, unit, kind) for unit in line.units])

    def _is_notice(self, i: int) -> bool:
        """True for a short passage that the page has twice, that is off the topic and does not open the story."""
        block = self.passages.get(i)
        if block is None or self.body.first in block or len(block) > 3:
            return False
        return self._share_without(i) < 0.3

    def _sentence(self, line: Line, unit: Unit, kind: SegmentKind) -> Verdict:
        if self.memory.holds(unit.words):
            return Verdict("repeat", "stands in the story already")
        last = unit is line.units[-1] and len(line.units) > 1 and not unit.ending
        if last and self._is_glued(unit):
            return Verdict("furniture", "label glued to a paragraph")
        if not unit.ending and repeats_itself(unit.words):
            return Verdict("furniture", "headlines run together")
        if kind == "main":
            self.memory.add(unit.words)
            return Verdict("main", "paragraph of the story")
        return Verdict("other", "running text under a header of other stories")

    def _is_glued(self, unit: Unit) -> bool:
        return any(
            self.known.classes.get(unit.words[:n]) in {"tags", "cue", "credit", "contact"} for n in (1, 2, 3)
        )

    # Between and behind paragraphs

    def _gap(self, start: int, end: int, kind: SegmentKind) -> SegmentKind:
        """Judges the lines between two paragraphs; tells the kind of what follows."""
        plain = [i for i in range(start, end) if not self._shape_furniture(i)]
        for i in range(start, end):
            self._say(i, self._between(i, end, plain, kind))
        return kind

    def _between(self, i: int, below: int, plain: Sequence[int], kind: SegmentKind) -> Verdict:
        line = self.lines[i]
        if kind == "other" and i == below - 1 and line.size > 3 and not line.furniture:
            return Verdict("other", "headline above running text")
        found = self._shape_furniture(i)
        if found:
            return found
        if self.memory.has(line.words) and self.memory.holds(self.lines[below].units[0].words):
            return Verdict("repeat", "stands in the story already")
        if kind == "other":
            if i == plain[-1] or (len(plain) == 2 and i == plain[0] and self.lines[plain[0]].size > 3):
                return Verdict("other", "headline above running text")
            return Verdict("furniture", "list of links")
        share = self._share(line.words)
        if len(plain) == 1 and (line.size <= 6 or share >= 0.2):
            return self._subhead(line)
        if len(plain) == 2 and max(self._share(self.lines[j].words) for j in plain) >= 0.5:
            return self._subhead(line)
        if share >= 0.5 and line.size > 3:
            return self._subhead(line)
        return Verdict("furniture", "links between paragraphs")

    def _subhead(self, line: Line) -> Verdict:
        self.memory.add(line.words)
        return Verdict("main", "subhead")

    def _tail(self, start: int, end: int) -> None:
        """Judges the lines behind a zone's last paragraph."""
        for i in range(start, end):
            verdict = self._shape_furniture(i) or Verdict("furniture", "behind the last paragraph")
            if i == start and self._is_last_sentence(i) and verdict.reason == "behind the last paragraph":
                verdict = Verdict("main", "last sentence, without a stop")
            self._say(i, verdict)

    def _is_last_sentence(self, i: int) -> bool:
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        alone = below is None or bool(below.furniture)
        previous = self.verdicts[-1][-1].kind if self.verdicts else ""
        return (
            previous == "main"
            and alone
            and self.lines[i].size >= 5
            and self._share(self.lines[i].words) >= 0.5
        )

    # What a line says by itself

    def _shape_furniture(self, i: int) -> Verdict | None:
        line = self.lines[i]
        if line.furniture:
            return Verdict("furniture", f"words of {line.furniture}")
        if self.copies[line.words] > 1 and not line.prose and not self._in_copied_passage(i):
            return Verdict("furniture", "label repeated on the page")
        return None

    def _in_copied_passage(self, i: int) -> bool:
        """True for a subhead that is copied along with paragraphs."""
        return any(self.lines[j].prose for j in self.passages.get(i, ()))

    def _share(self, words: Sequence[str]) -> float:
        return shared_wording(words, self.topic, common=self.known.common)

    def _share_without(self, i: int) -> float:
        same = self.lines[i].words
        rest = (
            w
            for j in range(self.body.first, self.body.end)
            if self.lines[j].words != same
            for w in self.lines[j].words
        )
        return shared_wording(same, topic_of(rest, common=self.known.common), common=self.known.common)

    def _prose(self, start: int, end: int) -> list[int]:
        return [i for i in range(start, end) if self.lines[i].prose and not self.lines[i].furniture]

    def _topic(self, where: range) -> Topic:
        words = (
            w
            for i in where
            if self.lines[i].prose and not self.lines[i].furniture
            for w in self.lines[i].words
        )
        return topic_of(words, common=self.known.common)

    def _say(self, i: int, verdict: Verdict) -> None:
        self.verdicts.append([verdict] * len(self.lines[i].units))
