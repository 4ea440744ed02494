import pytest

from riwaya.clean.topics import Topic

COMMON = frozenset({"قالت"})


@pytest.mark.parametrize(
    ("word", "text"), [("قصف", "القصف"), ("ارمينيا", "الارمينية"), ("جندي", "جنديان"), ("تركيا", "تركي")]
)
def test_word_is_akin_to_its_form_with_article_or_ending(word: str, text: str) -> None:
    assert Topic(COMMON).add([text]).share_of([word]) == 1.0


def test_unrelated_words_share_nothing() -> None:
    assert Topic(COMMON).add(["ارتفعت", "اسعار", "القمح"]).share_of(["قتل", "ثلاثة", "جنود"]) == 0.0


def test_common_words_and_numbers_do_not_count() -> None:
    assert Topic(COMMON).add(["القصف"]).share_of(["قالت", "2031", "القصف"]) == 1.0


def test_nothing_to_compare_is_zero() -> None:
    assert Topic(COMMON).add(["القصف"]).share_of(["قالت"]) == 0.0
