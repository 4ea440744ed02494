"""Who does it and to whom where a verbal noun tells, one rule a test."""

import pytest
from tests.extract.pages import ruled, words


@pytest.mark.parametrize(
    "text",
    [
        "بدأ القصف حين كان الجيش التركي في البلدة",
        "الهجوم الذي رصده الجيش التركي محدود",
        "تصاعد القصف بعد أن وصل الجيش التركي",
        "توقف الهجوم لأن الجيش التركي انسحب",
    ],
)
def test_function_word_cuts_the_noun_from_what_follows(text: str) -> None:
    assert ruled(text)[0].source is None


def test_noun_right_behind_is_the_agent() -> None:
    assert words(ruled("بدأ قصف الجيش التركي صباحا")[0].source) == "الجيش التركي"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("اعترفت تركيا بقصف الميناء", "تركيا"),
        ("هدد قائد الجيش التركي بقصف الميناء", "قائد الجيش التركي"),
        ("تعهدت تركيا بقصف الميناء", "تركيا"),
        ("رفضت تركيا قصف الميناء", "تركيا"),
        ("نفت تركيا قصف الميناء", "تركيا"),
    ],
)
def test_deed_that_is_admitted_threatened_or_promised_is_the_speakers_own(text: str, source: str) -> None:
    [claim] = ruled(text)
    assert (words(claim.source), words(claim.target)) == (source, "الميناء")
    assert claim.why["target"] == "what the own deed hit"


def test_deed_that_others_are_warned_of_is_not_the_speakers() -> None:
    assert ruled("حذرت تركيا من قصف الميناء")[0].source is None


def test_agency_that_announces_a_deed_did_not_do_it() -> None:
    [claim] = ruled("أعلنت الوكالة قصف الميناء")
    assert (claim.source, words(claim.target)) == (None, "الميناء")


def test_base_that_was_shelled_is_not_who_shelled() -> None:
    assert ruled("وأكدت المصادر قصف القاعدة التركية")[0].source is None


def test_camp_that_the_shelling_hit_is_its_target() -> None:
    [claim] = ruled("القصف استهدف معسكرا")
    assert (claim.source, words(claim.target)) == (None, "معسكرا")


def test_who_ends_a_deed_behind_commas_is_not_who_does_it() -> None:
    claim = ruled("وفشلت الحكومة العراقية، رغم الوعود المتكررة، في وقف الهجمات على القرى")[-1]
    assert (claim.trigger.text, claim.source) == ("الهجمات", None)


@pytest.mark.parametrize(
    "text",
    ["فشل الجيش التركي في وضع حد لهذه الهجمات على القرى", "نجحت الحكومة العراقية في وقف الهجمات على القرى"],
)
def test_who_ends_a_deed_is_not_who_does_it(text: str) -> None:
    assert ruled(text)[-1].source is None


def test_who_launches_a_deed_does_it() -> None:
    assert words(ruled("شن الجيش التركي صباحا هجمات على القرى")[-1].source) == "الجيش التركي"


def test_pronoun_on_an_arrest_is_who_was_arrested() -> None:
    [claim] = ruled("وتحدث الصحافي التركي بعد اعتقاله")
    assert (claim.source, words(claim.target)) == (None, "الصحافي التركي")


def test_who_claims_responsibility_is_the_source() -> None:
    [claim] = ruled("أعلنت حركة الشباب مسؤوليتها عن الهجوم على الفندق")
    assert (words(claim.source), words(claim.target)) == ("حركة الشباب", "الفندق")
    assert claim.why["source"] == "claims responsibility"


def test_who_condemns_an_attack_did_not_do_it() -> None:
    assert ruled("أدان الوزير الهجوم الذي استهدف مدرسة")[0].source is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقع الهجوم الذي بدأته القوات التركية ليلا", "القوات التركية"),
        ("وقع الهجوم الذي نفذه المسلحون ليلا", "المسلحون"),
    ],
)
def test_attack_is_the_work_of_who_launched_it(text: str, source: str) -> None:
    [claim] = ruled(text)
    assert words(claim.source) == source


def test_object_of_the_verb_behind_the_noun_is_hit() -> None:
    [claim] = ruled("نفذ المسلحون تفجيرا بسيارة قتلت جنديين")
    assert (words(claim.source), words(claim.target)) == ("المسلحون", "جنديين")
    assert claim.why["target"] == "object of the verb behind the noun"


def test_pronoun_on_a_wounding_is_who_was_wounded() -> None:
    [claim] = ruled("نقل العامل التركي إلى المستشفى بعد إصابته")
    assert (claim.source, words(claim.target)) == (None, "العامل التركي")


def test_noun_behind_another_deed_belongs_to_that_deed() -> None:
    found = {
        claim.trigger.text: words(claim.source) for claim in ruled("تجددت المواجهات رغم انتشار قوات روسية.")
    }
    assert found == {"المواجهات": None, "انتشار": "قوات روسية"}


def test_noun_with_a_pronoun_takes_no_thing_for_its_patient() -> None:
    [claim] = ruled("فوجئ الحارس بتفتيش منزله واعتقاله مجددا وحجز الأجهزة الخلوية.")
    assert (claim.trigger.text, claim.target) == ("اعتقاله", None)


def test_pronoun_on_destruction_may_stand_for_a_thing() -> None:
    found = ruled("أكد القائد أن عددا من مخابئ المتمردين تم تدميرها خلال الليل.")
    assert "عددا من مخابئ المتمردين" in [words(claim.target) for claim in found]
