from typing import cast

import pytest

from riwaya.analysis import content_words, read_naming, search_terms
from riwaya.languages import load_language
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
    assert naming("القصف", "", "").points_back
    assert not naming("قصف", "", "").points_back
    assert naming("", "", "") == Naming()


def test_trigger_names_one_occurrence_or_many_by_its_first_word() -> None:
    naming = read_naming(PLAIN)
    assert naming("هجمات متفرقة", "", "").is_many
    assert not naming("هجوم متفرق", "", "").is_many
    assert naming("هجوم متفرق", "", "").roots == {"هجوم", "متفرق"}


@pytest.mark.parametrize(
    ("before", "trigger", "after"),
    [
        ("ووقع ", "هجوم", " آخر قرب الجسر"),
        ("", "حادث مماثل", " قرب الجسر"),
        ("وفي حادث منفصل قتل جندي في ", "هجوم", ""),
    ],
)
def test_trigger_is_told_as_another_by_itself_the_next_word_or_the_opening(
    before: str, trigger: str, after: str
) -> None:
    naming = read_naming(load_language("ar"))
    assert naming(trigger, before, after).is_another
    assert not naming("هجوم", "ووقع ", " على شرطي وأصيب آخر").is_another


def test_trigger_is_of_the_time_just_told_by_a_word_beside_it() -> None:
    naming = read_naming(load_language("ar"))
    assert naming("قتل", "وقد ", " آنذاك خمسة جنود").is_then
    assert naming("قتل", "وحينها ", " خمسة جنود").is_then
    assert not naming("قتل", "وقد ", " أمس خمسة جنود كانوا حينها هناك").is_then
