"""Gives every sentence of a page its kind, line by line, with the rule that gave it.

Above the story: title, dateline and lead; then paragraphs and the gaps between them, where `turns` tells
whether the story goes on; then what stands behind the last paragraph.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from riwaya.clean.body import Body, find_body
from riwaya.clean.lines import Line, Unit
from riwaya.clean.messages import is_message, is_scraped, told_by
from riwaya.clean.repeats import StoryMemory, copied_passages, repeats_itself
from riwaya.clean.topics import Topic
from riwaya.clean.turns import Told, Turn, Voice, turn_at
from riwaya.clean.vocabulary import FurnitureWords, furniture_class, is_linked
from riwaya.model.codebook import SegmentKind

_MOST_CORE_LINES = 60
# Longer passages that stand on a page twice are told twice; the longest notice of the seeds and wrapped pages
# has 22 words a line.
_LONGEST_NOTICE_WORDS = 45
# Terms of an accord, names of the dead; longer runs of lines behind a colon are lists of links.
_MOST_ITEMS = 15
# More lines than these between two paragraphs are a list of links or tags, however close to the topic.
_MOST_SUBHEADS = 4


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
    if is_message(lines):
        judge = _Judge(lines, body or Body(title=None, first=0, end=len(lines)), known)
        judge.message()
        return judge.verdicts
    if body is None:
        return [[_without_story(line)] * len(line.units) for line in lines]
    judge = _Judge(lines, body, known)
    judge.above_story()
    judge.story()
    return judge.verdicts


def _without_story(line: Line) -> Verdict:
    if line.furniture:
        return Verdict("furniture", f"words of {line.furniture}")
    return Verdict("main", "a page without running text")


class _Judge:
    """The state of one page's reading: verdicts so far, the story's wording, lines seen more than once."""

    def __init__(self, lines: Sequence[Line], body: Body, known: FurnitureWords) -> None:
        self.lines = lines
        self.body = body
        self.known = known
        self.verdicts: list[list[Verdict]] = []
        self.memory = StoryMemory()
        self.topic = Topic(known.common)
        self.told_words = 0
        # A notice that a scrape broke in two says nothing about the lines of the story.
        self.broken = any(line.broken and not line.furniture for line in lines)
        self.labels = Counter(line.words for line in lines if not line.prose)
        self.passages = copied_passages(lines)
        self.small = is_message(lines)
        self.scraped = is_scraped(lines)
        self.core = self._core()

    def above_story(self) -> None:
        """Judges the lines above the first paragraph."""
        title, first = self.body.title, self.body.first
        start = min(self._open_start(), first if title is None else title)
        for i in range(first):
            if i == title:
                self.memory.add(self.lines[i].words)
                self._say(i, Verdict("main", "title"))
            elif i < start:
                self._say(i, self._by_itself(i) or Verdict("furniture", "above the story"))
            else:
                self._say(i, self._lead_in(i))

    def message(self) -> None:
        """Judges a page of so few lines that none has a place: only its words make a line furniture."""
        for i, told in enumerate(told_by(self.lines, known=self.known)):
            if told:
                self._paragraph(i, "main")
            else:
                self._say(i, Verdict("furniture", f"words of {self.lines[i].furniture}"))

    def story(self) -> None:
        """Judges the lines from the first paragraph on."""
        voice: Voice = "main"
        done = self.body.first
        for i in range(self.body.first, len(self.lines)):
            if self._is_paragraph(i):
                voice = self._gap(range(done, i), voice)
                self._paragraph(i, voice)
                done = i + 1
        self._tail(range(done, len(self.lines)))

    # Above the story

    def _open_start(self) -> int:
        """A few lines that begin the page, with no furniture among them, may be a lead broken over lines."""
        first = self.body.first
        return 0 if first <= 6 and not any(line.furniture for line in self.lines[:first]) else first

    def _lead_in(self, i: int) -> Verdict:
        line, title = self.lines[i], self.body.title
        if title is not None and line.words == self.lines[title].words:
            return Verdict("repeat", "the title again")
        found = self._by_itself(i)
        if found:
            return found
        if self._is_dateline(i):
            return Verdict("main", "dateline")
        if (
            (self.broken and line.size > 1)
            or (line.size > 3 and self.core.share_of(line.words) >= 0.4)
            or line.prose
        ):
            return Verdict("main", "lead line")
        if title is None and line.size > 3:
            return Verdict("main", "line above the first paragraph")
        return Verdict("furniture", "caption or label above the first paragraph")

    def _is_dateline(self, i: int) -> bool:
        """True for "city - agency", or a date with words around it, right above the first paragraph."""
        line = self.lines[i]
        dated = sum(word.isdigit() or self.known.classes.get((word,)) == "clock" for word in line.words)
        return i == self.body.first - 1 and line.size <= 14 and (3 <= dated <= line.size - 2 or line.dashed)

    # Paragraphs

    def _is_paragraph(self, i: int) -> bool:
        return self.lines[i].prose and not self.lines[i].furniture

    def _paragraph(self, i: int, voice: Voice) -> None:
        line = self.lines[i]
        if self._is_notice(i):
            self._say(i, Verdict("furniture", "a notice repeated on the page"))
            return
        if voice == "main":
            self.topic.add(line.words)
            self.told_words += line.size
        self.verdicts.append([self._sentence(line, unit, voice) for unit in line.units])

    def _is_notice(self, i: int) -> bool:
        """True for a short passage that the page has twice, off the topic and not opening the story."""
        passage = self.passages.get(i)
        if passage is None or self.body.first in passage or len(passage) > 3:
            return False
        if sum(self.lines[j].size for j in passage) > _LONGEST_NOTICE_WORDS:
            return False
        if is_linked(self.lines[i].words, known=self.known):
            return False  # a notice carries nothing on: another story on the page says the same
        return self.core.share_of(self.lines[i].words) < 0.3

    def _sentence(self, line: Line, unit: Unit, voice: Voice) -> Verdict:
        if self.memory.holds(unit.words):
            return Verdict("repeat", "stands in the story already")
        if not unit.ending and unit is line.units[-1] and len(line.units) > 1 and self._is_glued(line, unit):
            return Verdict("furniture", "label behind a paragraph")
        if len(line.units) > 1 and unit.words:
            found, _ = furniture_class(unit.words, stopped=unit.ending == "stop", known=self.known)
            if found:
                return Verdict("furniture", f"words of {found} inside a line")
        if not unit.ending and repeats_itself(unit.words):
            return Verdict("furniture", "headlines run together")
        if voice == "main":
            self.memory.add(unit.words)
            return Verdict("main", "paragraph of the story")
        if voice == "other":
            return Verdict("other", "running text of another story")
        return Verdict("furniture", "notice or readers' comment")

    def _is_glued(self, line: Line, unit: Unit) -> bool:
        """True for a caption, hashtag or signature that the scrape left behind a paragraph's last stop."""
        if unit.tagged:
            return True
        if not self.small and (len(unit.words) <= 2 or (len(unit.words) <= 3 and line is self.lines[-1])):
            return True
        opening = (self.known.classes.get(unit.words[:n]) for n in (1, 2, 3))
        return any(cls in {"tags", "cue", "credit", "contact"} for cls in opening)

    # Gaps

    def _gap(self, gap: range, voice: Voice) -> Voice:
        """Judges the lines between two paragraphs; tells what the lower one is."""
        if not gap:
            return voice
        turn = turn_at(
            self.lines,
            gap,
            told=Told(voice=voice, story=self.topic, words=self.told_words, broken=self.broken),
            known=self.known,
        )
        near = Topic(self.known.common).add(self.lines[gap.stop].words)
        plain = [i for i in gap if not self._by_itself(i)]
        header = next((i for i in gap if self.lines[i].header), gap.stop)
        items = self._announced(gap) if turn.voice == "main" else range(0)
        for i in gap:
            item = Verdict("main", "item of a list that the story announces") if i in items else None
            self._say(i, item or self._between(i, turn, plain, near, under_header=i > header))
        return turn.voice

    def _announced(self, gap: range) -> range:
        """Lines that a sentence of the story with a colon at its end announces, down to the next furniture."""
        start = next((i + 1 for i in range(max(0, gap.start - 1), gap.stop) if self._opens_list(i)), gap.stop)
        stop = next((i for i in range(start, gap.stop) if self.lines[i].furniture), gap.stop)
        return range(start, stop if stop - start <= _MOST_ITEMS else start)

    def _opens_list(self, i: int) -> bool:
        """True for running text, or a line that carries the story on, with a colon; a cue has neither."""
        line = self.lines[i]
        told = line.prose or is_linked(line.words, known=self.known)
        return line.announcing and told and not line.furniture

    def _between(
        self, i: int, turn: Turn, plain: Sequence[int], near: Topic, *, under_header: bool
    ) -> Verdict:
        line = self.lines[i]
        if i == turn.headline:
            return Verdict("other", f"title: {turn.reason}")
        found = self._by_itself(i)
        if found:
            return found
        if self.memory.has(line.words) and i in self.passages:
            return Verdict("repeat", "stands in the story already")
        if turn.headline is not None and i > turn.headline and line.dashed:
            return Verdict("other", "dateline")
        if under_header or turn.headline is not None:
            return Verdict("furniture", "links above running text")
        if turn.voice != "main":
            alone = len(plain) == 1 and turn.voice == "other"
            return Verdict("other", "subhead") if alone else Verdict("furniture", "links between paragraphs")
        share = max(self.topic.share_of(line.words), near.share_of(line.words))
        if self._is_subhead(line, share, plain):
            self.memory.add(line.words)
            return Verdict("main", "subhead")
        return Verdict("furniture", "links between paragraphs")

    def _is_subhead(self, line: Line, share: float, plain: Sequence[int]) -> bool:
        """True for one line between paragraphs; of two or more, for what shares the story's wording."""
        # A line that begins with a linking word is a piece of a sentence, so is any where lines are broken.
        if is_linked(line.words, known=self.known) or (self.broken and line.size >= 2 and len(plain) <= 3):
            return True
        if len(plain) == 1:
            return line.size <= 6 or share >= 0.2 or not self.scraped
        return share >= 0.5 and (len(plain) == 2 or (line.size > 3 and len(plain) <= _MOST_SUBHEADS))

    def _tail(self, tail: range) -> None:
        items = self._announced(tail) if self.verdicts[-1][-1].kind == "main" else range(0)
        for i in tail:
            found = self._by_itself(i)
            if i in items:
                found = Verdict("main", "item of a list that the story announces")
            if found is None and not self.scraped and self._may_go_on(i, tail):
                found = Verdict("main", "line of a page without furniture")
            if found is None and i == tail.start and self._is_last_sentence(i):
                found = Verdict("main", "last sentence, without a stop")
            self._say(i, found or Verdict("furniture", "behind the last paragraph"))

    def _may_go_on(self, i: int, tail: range) -> bool:
        """True for one to three lines, or more that carry the story on: messages leave stops out."""
        words = self.lines[i].words
        after_story = self.verdicts[-1][-1].kind == "main"
        carried_on = is_linked(words, known=self.known) or self.topic.share_of(words) >= 0.2
        return after_story and (len(tail) <= 3 or carried_on)

    def _is_last_sentence(self, i: int) -> bool:
        """True for a single line at the story's very end that goes on with its wording."""
        alone = i + 1 == len(self.lines) or bool(self.lines[i + 1].furniture)
        after_story = self.verdicts[-1][-1].kind == "main"
        return (
            after_story
            and alone
            and self.lines[i].size >= 5
            and self.topic.share_of(self.lines[i].words) >= 0.3
        )

    # What a line says by itself

    def _by_itself(self, i: int) -> Verdict | None:
        line = self.lines[i]
        if line.furniture:
            return Verdict("furniture", f"words of {line.furniture}")
        if self.labels[line.words] > 1 and not line.prose and not self._in_copied_story(i):
            return Verdict("furniture", "label repeated on the page")
        return None

    def _in_copied_story(self, i: int) -> bool:
        """True for a subhead that is copied along with paragraphs."""
        return any(self.lines[j].prose for j in self.passages.get(i, ()))

    def _core(self) -> Topic:
        """Wording of the story's paragraphs that stand on the page once."""
        once = [
            i
            for i in range(self.body.first, self.body.end)
            if self._is_paragraph(i) and i not in self.passages
        ]
        core = Topic(self.known.common)
        for i in (once or [self.body.first])[:_MOST_CORE_LINES]:
            core.add(self.lines[i].words)
        return core

    def _say(self, i: int, verdict: Verdict) -> None:
        self.verdicts.append([verdict] * len(self.lines[i].units))
