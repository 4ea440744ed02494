"""Who protests and against whom, by the rules alone."""

import pytest
from tests.extract.pages import ruled, words


@pytest.mark.parametrize(
    ("text", "crowd", "against"),
    [
        ("خرج متظاهرون إلى الساحة ضد الحكومة الفرنسية", "متظاهرون", "الحكومة الفرنسية"),
        ("تظاهر مئات الطلاب أمام السفارة الروسية", "مئات الطلاب", "السفارة الروسية"),
        ("تظاهر عمال المصنع احتجاجا على قرارات الحكومة", "عمال المصنع", "الحكومة"),
        ("تجمع محتجون في الساحة مطالبين الحكومة التركية بالاستقالة", "محتجون", "الحكومة التركية"),
        ("أحرق متظاهرون حافلتين أمام الوزارة", "متظاهرون", "الوزارة"),
    ],
)
def test_crowd_is_the_source_and_who_must_answer_the_target(text: str, crowd: str, against: str) -> None:
    claim = next(claim for claim in ruled(text) if claim.type == "protest")
    assert (words(claim.source), words(claim.target)) == (crowd, against)


def test_joined_verb_without_a_subject_is_the_crowds_of_the_sentence() -> None:
    claims = ruled("اعتصم المتظاهرون في الميدان ورددوا هتافات معادية للحكومة المصرية")
    assert {words(claim.source) for claim in claims if claim.type == "protest"} == {"المتظاهرون"}
    assert words(claims[-1].target) == "حكومة المصرية"


def test_victims_are_what_a_protest_is_about_and_not_against() -> None:
    [claim] = [c for c in ruled("احتشد السكان احتجاجا على مقتل صياد") if c.type == "protest"]
    assert (words(claim.source), claim.target) == ("السكان", None)


def test_purpose_of_a_protest_is_no_second_protest() -> None:
    text = "تظاهر آلاف المعلمين أمس في العاصمة وفي مدن أخرى من الجنوب والشمال احتجاجا على القانون الجديد"
    assert [claim.trigger.text for claim in ruled(text) if claim.type == "protest"] == ["تظاهر"]


def test_police_who_disperse_a_protest_are_no_crowd() -> None:
    [claim] = [c for c in ruled("أنهت قوات الأمن مظاهرة في الميناء") if c.type == "protest"]
    assert claim.source is None
    assert claim.why["source"].startswith("not understood")
