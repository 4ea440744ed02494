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
