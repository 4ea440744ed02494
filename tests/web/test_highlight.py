"""Cutting a text for marks: nothing lost, nothing nested, anchors where evidence begins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model.page import Segment
from riwaya.web.highlight import (
    BIDI_CONTROLS,
    EVIDENCE,
    Mark,
    Paragraph,
    cut_line,
    cut_page,
    direction_of,
    show_controls,
)

TEXTS = st.text(alphabet="نفت وبالقصف.\n\r\u2028a1<&\u202e\u0640", max_size=60)
MARKS = st.lists(
    st.builds(
        Mark,
        start=st.integers(-3, 70),
        end=st.integers(-3, 70),
        kind=st.sampled_from([EVIDENCE, "trigger", "place", "speaker"]),
        claim=st.sampled_from(["c1", "c2", "c3"]),
    ),
    max_size=8,
)


def joined(paragraphs: tuple[Paragraph, ...]) -> str:
    return "".join(paragraph.text for paragraph in paragraphs)


@given(TEXTS, MARKS)
def test_pieces_joined_give_the_text_back(text: str, marks: list[Mark]) -> None:
    assert joined(cut_page(text, marks)) == text


@given(TEXTS, MARKS)
def test_every_character_carries_exactly_the_kinds_of_the_marks_over_it(text: str, marks: list[Mark]) -> None:
    expected = [
        {mark.kind for mark in marks if mark.start <= at < mark.end} - {EVIDENCE} for at in range(len(text))
    ]
    found = [
        set(piece.kinds)
        for paragraph in cut_page(text, marks)
        for run in paragraph.runs
        for piece in run.pieces
        for _ in piece.text
    ]
    assert found == expected


@given(TEXTS, MARKS)
def test_every_character_of_evidence_stands_in_a_run_of_its_claim(text: str, marks: list[Mark]) -> None:
    expected = [
        {mark.claim for mark in marks if mark.kind == EVIDENCE and mark.start <= at < mark.end}
        for at in range(len(text))
    ]
    found = [
        set(run.claims)
        for paragraph in cut_page(text, marks)
        for run in paragraph.runs
        for piece in run.pieces
        for _ in piece.text
    ]
    assert found == expected


@given(TEXTS)
def test_a_line_break_only_ends_a_paragraph(text: str) -> None:
    assert [paragraph.text for paragraph in cut_page(text, ())] == text.splitlines(keepends=True)


@given(TEXTS, st.lists(st.integers(0, 60), min_size=1, max_size=5, unique=True))
def test_segments_change_neither_text_nor_its_order(text: str, borders: list[int]) -> None:
    cuts = sorted({0, *borders})
    segments = [
        Segment(kind="furniture" if number % 2 else "main", start=start, end=end)
        for number, (start, end) in enumerate(pairwise([*cuts, 99]))
    ]
    assert joined(cut_page(text, (), segments)) == text


def test_overlapping_marks_are_cut_into_neighbours() -> None:
    text = "قصفت قواتها بلدة تل الريح"
    pieces = cut_line(
        text,
        [
            Mark(start=0, end=11, kind="trigger", claim="c1"),
            Mark(start=5, end=len(text), kind="place", claim="c1"),
        ],
    )
    assert [(piece.text, piece.kinds) for piece in pieces] == [
        ("قصفت ", ("trigger",)),
        ("قواتها", ("place", "trigger")),
        (" بلدة تل الريح", ("place",)),
    ]


def test_an_anchor_stands_where_the_evidence_of_its_claim_begins() -> None:
    text = "مقدمة. نفت الوزارة القصف.\nخاتمة."
    [first, last] = cut_page(
        text,
        [
            Mark(start=7, end=25, kind=EVIDENCE, claim="c1"),
            Mark(start=7, end=25, kind=EVIDENCE, claim="c2"),
            Mark(start=19, end=24, kind="trigger", claim="c1"),
        ],
    )
    assert [(run.anchors, "".join(piece.text for piece in run.pieces)) for run in first.runs] == [
        ((), "مقدمة. "),
        (("c1", "c2"), "نفت الوزارة القصف."),
        ((), "\n"),
    ]
    assert not last.is_evidence


def test_a_paragraph_says_where_another_kind_of_segment_starts() -> None:
    text = "قصف.\n\nإقرأ أيضاً: قمح\nشارك"
    segments = [Segment(kind="main", start=0, end=4), Segment(kind="furniture", start=6, end=len(text))]
    kinds = [
        (paragraph.segment, paragraph.starts_segment)
        for paragraph in cut_page(text, (), segments)
        if not paragraph.is_blank
    ]
    assert kinds == [("main", False), ("furniture", True), ("furniture", False)]


def test_direction_controls_stand_alone_and_are_named() -> None:
    pieces = cut_line("قبل\u202eبعد", [Mark(start=0, end=7, kind="trigger", claim="c1")])
    assert [(piece.text, piece.control) for piece in pieces] == [
        ("قبل", None),
        ("\u202e", "U+202E"),
        ("بعد", None),
    ]


def test_titles_show_direction_controls_as_names() -> None:
    assert show_controls("أ\u202eب") == "أ[U+202E]ب"
    assert not set(show_controls(BIDI_CONTROLS)) & set(BIDI_CONTROLS)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("(AKH) قال الوزير إن القصف وقع", "rtl"),
        ("The minister قال", "ltr"),
        ("12 / 3", "auto"),
        ("", "auto"),
    ],
)
def test_a_line_runs_the_way_of_most_of_its_letters(text: str, direction: str) -> None:
    assert direction_of(text) == direction


def test_a_million_characters_are_cut_in_linear_time() -> None:
    text = "كلمة " * 200_000
    marks = [Mark(start=at, end=at + 40, kind=EVIDENCE, claim=str(at)) for at in range(0, 900_000, 100)]
    assert joined(cut_page(text, marks)) == text
