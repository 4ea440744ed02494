"""Every entry of `record_words.tsv` against its sentences: the one it must be found in, the one it must not."""

import pytest

from riwaya.analysis import says
from riwaya.languages import load_language
from riwaya.languages.lexicon import read_lexicon

ROWS = read_lexicon("riwaya.languages.ar", "record_words")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['class']}-{row['words'][:12]}" for row in ROWS])
def test_entry_is_found_in_its_example_and_not_in_its_counter_example(row: dict[str, str]) -> None:
    is_said = says(load_language("ar"), row["class"])
    assert is_said(row["example"])
    assert not is_said(row["counter"])


def test_classes_are_those_that_records_ask_for() -> None:
    assert {row["class"] for row in ROWS} == {
        "in_force",
        "running_total",
        "another",
        "announces_another",
        "then",
    }
