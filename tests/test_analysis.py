from typing import cast

from riwaya.analysis import content_words, points_back, search_terms
from riwaya.languages.language import Language
from tests.doubles import PlainLanguage

PLAIN = cast("Language", PlainLanguage())


def test_search_terms_hold_each_word_in_all_its_readings() -> None:
    assert search_terms(PLAIN)("وصل الوفد") == ["وصل", "الوفد", "وفد"]


def test_content_words_are_stems_in_text_order() -> None:
    assert content_words(PLAIN)("وصل الوفد") == ["وصل", "وفد"]


def test_trigger_with_the_article_points_back() -> None:
    assert points_back(PLAIN)("القصف")
    assert not points_back(PLAIN)("قصف")
    assert not points_back(PLAIN)("")
