from pathlib import Path

import pytest
from benchmarks.many_copies import Newsroom, measure

from riwaya.languages import load_language
from riwaya.languages.language import Language


@pytest.fixture(scope="module")
def arabic() -> Language:
    return load_language("ar")


def test_planted_copies_are_found_in_a_growing_ledger_and_nothing_else(tmp_path: Path) -> None:
    small, large = measure(tmp_path / "copies.db", [1000, 4500])
    assert (small["texts"], large["texts"]) == (1000, 4500)
    assert set(large["recall_by_kind"]) == {"cut", "extended", "merged", "numbers", "same", "wire"}
    assert large["planted"] > 600
    assert large["recall"] >= 0.99
    assert large["precision"] >= 0.99


def test_a_text_is_the_same_whenever_it_is_asked_for(arabic: Language) -> None:
    one, other = Newsroom(arabic), Newsroom(arabic)
    numbers = range(1990, 2210)
    assert [one.text(number) for number in numbers] == [other.text(number) for number in reversed(numbers)][
        ::-1
    ]


def test_a_copy_holds_words_of_an_older_text_that_is_no_copy(arabic: Language) -> None:
    newsroom = Newsroom(arabic)
    texts = {number: newsroom.text(number) for number in range(600)}
    copies = {number: text for number, text in texts.items() if text.kind != "new"}
    assert len(copies) > 40
    for number, text in copies.items():
        for root in text.roots:
            assert root < number
            assert texts[root].kind == "new"
    assert texts[100].kind == "wire"
    assert texts[100].roots == (0,)
    assert sum(line in texts[0].lines for line in texts[100].lines) >= 1
