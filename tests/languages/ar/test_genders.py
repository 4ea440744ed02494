"""What the form of a word shows of its gender."""

import pytest

from riwaya.languages.ar.arabic import Arabic


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("وأضاف", "masculine"),
        ("وأضافت", "feminine"),
        ("يقول", "masculine"),
        ("لفت", "masculine"),
        ("لفتت", "feminine"),
        ("تقول", ""),
        ("توقع", ""),
    ],
)
def test_verb_shows_the_gender_of_its_subject(arabic: Arabic, word: str, gender: str) -> None:
    [token] = arabic.tokens(word, 0, len(word))
    assert arabic.verb_gender(token) == gender


@pytest.mark.parametrize(("word", "feminine"), [("الوزارة", True), ("السلطات", True), ("الجيش", False)])
def test_noun_bears_a_feminine_ending(arabic: Arabic, word: str, feminine: bool) -> None:
    assert arabic.is_feminine(word) is feminine
