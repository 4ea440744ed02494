from typing import cast

from riwaya.analysis import content_words, read_naming, search_terms
from riwaya.languages.language import Language
from riwaya.resolve.views import Naming
from tests.doubles import PlainLanguage

PLAIN = cast("Language", PlainLanguage())


def test_search_terms_hold_each_word_in_all_its_readings() -> None:
    assert search_terms(PLAIN)("وصل الوفد") == ["وصل", "الوفد", "وفد"]


def test_content_words_are_stems_in_text_order() -> None:
    assert content_words(PLAIN)("وصل الوفد") == ["وصل", "وفد"]


def test_trigger_with_the_article_points_back() -> None:
    naming = read_naming(PLAIN)
    assert naming("القصف").points_back
    assert not naming("قصف").points_back
    assert naming("") == Naming()


def test_trigger_names_one_occurrence_or_many_by_its_first_word() -> None:
    naming = read_naming(PLAIN)
    assert naming("هجمات متفرقة").is_many
    assert not naming("هجوم متفرق").is_many
    assert naming("هجوم متفرق").roots == {"هجوم", "متفرق"}
