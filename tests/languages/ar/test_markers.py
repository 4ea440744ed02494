"""Every entry of `markers.tsv` that carries sentences against them, and how markers are told."""

import random
from functools import cache

import pytest

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.markers import find_markers, load_markers
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import MarkerMention

Row = dict[str, str]
ROWS = read_lexicon("riwaya.languages.ar", "markers")
WITH_SENTENCES = frozenset(
    {"says", "says_weak", "quotes", "saying", "speech_noun", "according", "local_stance"}
    | {"nobody", "by_agent", "history"}
)


@cache
def arabic() -> Arabic:
    return Arabic()


def found(text: str) -> tuple[MarkerMention, ...]:
    return arabic().markers(arabic().tokens(text, 0, len(text)), text)


def of_class(text: str, *classes: str) -> list[tuple[str, str]]:
    return [(mark.text, mark.value) for mark in found(text) if mark.cls in classes]


def is_found(row: Row, text: str) -> bool:
    return any((mark.cls, mark.value) == (row["class"], row["value"]) for mark in found(text))


def cases(column: str) -> list[object]:
    return [
        pytest.param(row, sentence, id=f"{row['class']}-{row['value']}-{sentence}")
        for row in ROWS
        for sentence in row[column].split("|")
        if sentence
    ]


@pytest.mark.parametrize(("row", "sentence"), cases("example"))
def test_entry_is_found_in_its_example(row: Row, sentence: str) -> None:
    assert is_found(row, sentence)


@pytest.mark.parametrize(("row", "sentence"), cases("counterexample"))
def test_entry_is_not_found_in_its_counterexample(row: Row, sentence: str) -> None:
    assert not is_found(row, sentence)


def test_every_row_of_the_classes_that_decide_who_says_what_has_both_sentences() -> None:
    rows = [row for row in ROWS if row["class"] in WITH_SENTENCES]
    assert {row["class"] for row in rows} == WITH_SENTENCES
    assert [row for row in rows if not (row["example"] and row["counterexample"])] == []


def test_rows_are_sorted_and_name_nothing_twice() -> None:
    keys = [(row["class"], row["value"]) for row in ROWS]
    assert keys == sorted(set(keys))
    for row in ROWS:
        for column in ("verb", "words", "noun"):
            entries = [entry for entry in row[column].split("|") if entry]
            assert len(entries) == len(set(entries)), (row["class"], column)


def test_one_word_has_one_value_in_a_class() -> None:
    """Where two rows of one class claimed one form, the order of rows would decide."""
    for key, patterns in load_markers(ROWS).patterns.items():
        values: dict[tuple[object, ...], str] = {}
        for pattern in patterns:
            where = (pattern.cls, pattern.rest, pattern.later)
            assert values.setdefault(where, pattern.value) == pattern.value, (key, pattern.cls)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_rows_does_not_change_what_is_found(seed: int) -> None:
    rows = list(ROWS)
    random.Random(seed).shuffle(rows)
    shuffled, shipped = load_markers(rows), load_markers(ROWS)
    for row in ROWS:
        for text in filter(None, f"{row['example']}|{row['counterexample']}".split("|")):
            tokens = arabic().tokens(text, 0, len(text))
            expected = find_markers(tokens, text, index=shipped)
            assert find_markers(tokens, text, index=shuffled) == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("قال الوزير", [("قال", "asserts")]),
        ("وقالت الوزيرة", [("قالت", "asserts")]),
        ("سيعلنون موعدا", [("سيعلنون", "asserts")]),
        ("أبلغها المبعوث", [("أبلغها", "asserts")]),
        ("نفوا وقوع القصف", [("نفوا", "denies")]),
        ("لم ينف الخبر", [("ينف", "denies")]),
        ("تدعو المنظمة إلى هدنة", [("تدعو", "demands")]),
        ("حمل الوزير الفصيل المسؤولية", [("حمل", "accuses")]),
        ("حمل الوزير حقيبته", []),
    ],
)
def test_verbs_of_saying_are_found_in_their_finite_forms(text: str, marks: list[tuple[str, str]]) -> None:
    assert of_class(text, "says") == marks


def test_phrase_of_several_words_is_one_marker_and_the_longest_wins() -> None:
    assert of_class("أصيب دون وقوع ضحايا", "nobody") == [("دون وقوع ضحايا", "")]
    assert of_class("وفق ما ذكر البيان", "according") == [("وفق ما", "asserts")]


def test_classes_may_overlap() -> None:
    assert {mark.cls for mark in found("جرى")} == {"begin", "passive_done"}


def test_conjunction_stays_outside_the_span() -> None:
    [mark] = [mark for mark in found("وبحسب الوزارة") if mark.cls == "according"]
    assert (mark.start, mark.text) == (1, "بحسب")


def test_demonym_is_a_marker_with_its_country() -> None:
    assert of_class("بعد الغارة التركية", "demonym") == [("التركية", "TUR")]


@pytest.mark.xfail(strict=True, reason="a noun's pronoun ي is taken for a verb's, which would be ني")
def test_noun_that_ends_in_the_letters_of_a_verb_is_no_verb() -> None:
    assert of_class("تحيي المدينة ذكرى تأسيسها", "says") == []
