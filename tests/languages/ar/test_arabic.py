"""What the language tells of single words."""

import pytest

from riwaya.languages import load_language


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("وخطفوا", True),
        ("يقاتلون", True),
        ("قتلوهم", True),
        ("خطف", False),
        ("هاجمت", False),
        ("قتلهم", False),
    ],
)
def test_plural_ending_of_a_verb_says_that_its_subject_went_before(word: str, told: bool) -> None:
    language = load_language()
    [token] = language.tokens(word, 0, len(word))
    assert language.has_subject_before(token) is told


@pytest.mark.parametrize(
    ("word", "tense"),
    [
        ("يقترب", "present"),
        ("واقترب", "past"),
        ("سيقترب", "future"),
        ("ليقترب", "present"),
        ("الجسر", ""),
        ("أمس", ""),
        ("بالقتال", ""),
    ],
)
def test_tense_is_told_of_words_that_are_surely_verbs(word: str, tense: str) -> None:
    language = load_language()
    [token] = language.tokens(word, 0, len(word))
    assert language.tense(token) == tense
