"""Cuts a page's text into paragraphs, runs and pieces, so that templates print marks that never nest.

Offsets stay on the server: a template receives only strings, kinds and anchors. The cut never drops or adds
a character: the pieces of `cut_page` joined give the text back.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from riwaya.model.codebook import SegmentKind
from riwaya.model.page import Segment

BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Embeddings, overrides and isolates can make the words of a page read in another order than they stand in.
# The marks LRM, RLM and ALM only help the neighbouring character and are common in honest pages: they stay.
_CONTROL = re.compile(f"([{BIDI_CONTROLS}])")
EVIDENCE = "evidence"


class Mark(Struct, frozen=True, kw_only=True):
    """Characters to mark: start in, end out, code points of the raw text.

    Attributes:
        kind: `evidence` for a claim's sentence, else the claim field that the words were read into.
        claim: Id of the claim that they belong to.
    """

    start: int
    end: int
    kind: str
    claim: str


class Piece(Struct, frozen=True, kw_only=True):
    """Characters that share all their marks; `kinds` are sorted and without `evidence`.

    Attributes:
        control: Name such as `U+202E` where the piece is one direction control, which is shown, not obeyed.
    """

    text: str
    kinds: tuple[str, ...] = ()
    control: str | None = None


class Run(Struct, frozen=True, kw_only=True):
    """Neighbouring pieces that are evidence of the same claims (or of none), in one segment.

    Attributes:
        anchors: Claims whose evidence begins here: the places that links jump to.
    """

    segment: SegmentKind
    claims: tuple[str, ...]
    anchors: tuple[str, ...]
    pieces: tuple[Piece, ...]


class Paragraph(Struct, frozen=True, kw_only=True):
    """One line of the text, its line break included; never empty.

    Attributes:
        segment: Kind of its first non-blank character; "main" for a blank line.
        starts_segment: True where the kind differs from the paragraph before.
    """

    segment: SegmentKind
    starts_segment: bool
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(piece.text for run in self.runs for piece in run.pieces)

    @property
    def direction(self) -> str:
        """Side that the line begins at, by the most of its letters."""
        return direction_of(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether the line has nothing to read."""
        return not self.text.strip()

    @property
    def is_evidence(self) -> bool:
        """Whether a claim's evidence stands in the line."""
        return any(run.claims for run in self.runs)


def cut_page(text: str, marks: Iterable[Mark], segments: Sequence[Segment] = ()) -> tuple[Paragraph, ...]:
    """Cuts a text at its line breaks, segment borders and the ends of all marks.

    Args:
        text: The raw text of a page.
        marks: In any order, overlapping as they may; parts outside the text and empty marks are ignored.
        segments: In text order, not overlapping; what they leave out counts as the segment before it.

    Returns:
        Paragraphs in text order; their pieces joined are `text`.
    """
    kept = [mark for mark in marks if max(mark.start, 0) < min(mark.end, len(text))]
    runs = _join_runs(text, kept, segments)
    paragraphs: list[Paragraph] = []
    line: list[Run] = []
    before: SegmentKind | None = None
    for run, ends_line in runs:
        line.append(run)
        if not ends_line:
            continue
        segment = _segment_of(line)
        paragraphs.append(
            Paragraph(segment=segment, starts_segment=segment != (before or "main"), runs=tuple(line))
        )
        if not paragraphs[-1].is_blank:
            before = segment
        line = []
    return tuple(paragraphs)


def cut_line(text: str, marks: Iterable[Mark] = ()) -> tuple[Piece, ...]:
    """Returns the pieces of one sentence or name, for a list; line breaks are kept as they are."""
    return tuple(
        piece for paragraph in cut_page(text, marks) for run in paragraph.runs for piece in run.pieces
    )


def show_controls(text: str) -> str:
    """Returns a text with direction controls named, for titles and attributes where nothing contains them."""
    return _CONTROL.sub(lambda match: f"[{_control_name(match[1])}]", text)


def direction_of(text: str) -> str:
    """Tells which way a text runs, by the most of its letters.

    A browser goes by the first letter alone, which turns a line around that begins with a Latin name.

    Args:
        text: Any text.

    Returns:
        `rtl`, `ltr`, or `auto` where it has no letters or as many of both.
    """
    counts = Counter(map(unicodedata.bidirectional, text))
    rtl, ltr = counts["R"] + counts["AL"], counts["L"]
    return "auto" if rtl == ltr else "rtl" if rtl > ltr else "ltr"


def _control_name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _segment_of(line: Sequence[Run]) -> SegmentKind:
    for run in line:
        if any(piece.text.strip() for piece in run.pieces):
            return run.segment
    return "main"


def _join_runs(text: str, marks: Sequence[Mark], segments: Sequence[Segment]) -> Iterator[tuple[Run, bool]]:
    """Yields runs in text order, each with whether a line (or the text) ends after it."""
    line_ends = _line_ends(text)
    segment_starts = {segment.start: segment.kind for segment in segments}
    starts = {mark.claim: max(mark.start, 0) for mark in marks if mark.kind == EVIDENCE}
    kind: SegmentKind = segments[0].kind if segments else "main"
    open_run: list[Piece] = []
    open_claims: tuple[str, ...] = ()
    open_start = 0
    for start, end, active in _stretches(text, marks, {*line_ends, *segment_starts}):
        claims = tuple(sorted({mark.claim for mark in active if mark.kind == EVIDENCE}))
        next_kind = segment_starts.get(start, kind)
        if open_run and (claims != open_claims or next_kind != kind or start in line_ends):
            yield _run(open_run, kind, open_claims, open_start, starts), start in line_ends
            open_run = []
        if not open_run:
            open_start = start
        kind, open_claims = next_kind, claims
        open_run.extend(_pieces(text[start:end], active))
    if open_run:
        yield _run(open_run, kind, open_claims, open_start, starts), True


def _run(
    pieces: Sequence[Piece],
    kind: SegmentKind,
    claims: tuple[str, ...],
    start: int,
    starts: dict[str, int],
) -> Run:
    anchors = tuple(claim for claim in claims if starts[claim] == start)
    return Run(segment=kind, claims=claims, anchors=anchors, pieces=tuple(pieces))


def _line_ends(text: str) -> frozenset[int]:
    ends: set[int] = set()
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        ends.add(at)
    return frozenset(ends)


def _stretches(
    text: str, marks: Sequence[Mark], borders: Iterable[int]
) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Yields stretches (start, end, marks over them) between all borders, in text order.

    One sweep over sorted mark ends: the work is linear in text and marks, times how deep marks overlap.
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(max(mark.start, 0), []).append(mark)
        closing.setdefault(min(mark.end, len(text)), []).append(mark)
    cuts = sorted({0, len(text), *opening, *closing, *(at for at in borders if 0 <= at <= len(text))})
    active: list[Mark] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        for mark in closing.get(start, ()):
            active.remove(mark)
        active.extend(opening.get(start, ()))
        yield start, end, tuple(active)


def _pieces(text: str, active: Iterable[Mark]) -> Iterator[Piece]:
    kinds = tuple(sorted({mark.kind for mark in active} - {EVIDENCE}))
    for part in _CONTROL.split(text):
        if not part:
            continue
        is_control = len(part) == 1 and part in BIDI_CONTROLS
        yield Piece(text=part, kinds=kinds, control=_control_name(part) if is_control else None)
