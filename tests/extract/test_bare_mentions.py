"""Bare definite nouns point back and make no claim; what brings something of its own does."""

import pytest
from tests.extract.pages import ruled


def types(text: str) -> list[str]:
    return [claim.type for claim in ruled(text)]


@pytest.mark.parametrize(
    "text",
    [
        "تحدث الكاتب عن مدن ما بعد الحرب",
        "كتب الخبير تقريرا بشأن الغارة",
        "أدان المجلس التفجير، وأرسل وفدا إلى العائلات",
        "وأشار النائب إلى أن هذا الهجوم يكشف الضعف",
        "غادر الوسيط قبل المعركة",
    ],
)
def test_bare_definite_noun_only_points_back(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تحدث الكاتب عن الحرب بين القبيلتين", ["clash"]),
        ("كتب الخبير تقريرا بشأن الغارة على درعا", ["attack"]),
        ("أدان المجلس التفجير الذي وقع ليلا", ["attack"]),
        ("غادر الوسيط قبل المعركة المستمرة", ["clash"]),
    ],
)
def test_side_place_clause_or_duration_of_its_own_makes_a_claim(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "نفذت القوات الهجوم",
        "تواصل القوات توسيع الهجوم",
        "اندلعت المعارك",
        "شنت الجماعة سلسلة من الهجمات",
        "وصلت القافلة منذ القصف",
        "أجبر الجيش مسلحي التنظيم على الانسحاب",
    ],
)
def test_what_is_done_begun_or_counted_is_told_anew(text: str) -> None:
    assert len(types(text)) == 1


def test_what_is_demanded_or_denied_needs_no_detail() -> None:
    assert types("دعا المبعوث إلى الحوار") == ["talks"]
    assert types("قال المتحدث إن أنباء القصف غير صحيحة") == ["attack"]


def test_casualties_make_a_bare_noun_a_claim() -> None:
    assert types("قتل جنديان في المعركة") == ["clash"]


def test_means_of_a_deed_is_told() -> None:
    assert types("فرقت الشرطة الحشد بالغاز المسيل للدموع") == ["attack"]


def test_occupier_is_a_party_and_no_capture() -> None:
    assert types("قال الوزير إن الاحتلال يماطل") == []
    assert types("بدأ احتلال المدينة فجرا") == ["capture"]


def test_base_of_an_occupation_is_no_capture() -> None:
    assert types("قصفت الجماعة قاعدة تابعة للاحتلال قرب المرفأ") == ["attack"]


def test_what_a_court_decides_has_not_been_done() -> None:
    assert types("حكمت المحكمة على ثلاثة متهمين بالإعدام") == []
    assert types("أعدم الفصيل ثلاثة أسرى") == ["attack"]
