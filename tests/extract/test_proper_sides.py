"""What sides an occurrence of each type can have."""

import pytest
from tests.extract.pages import ruled, words


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("رفض المقاتلون تسليم أسلحتهم.", "المقاتلون", None),
        ("أعلنت الوزارة نزع سلاح القوات التركية.", "القوات التركية", None),
        ("أعلنت الحكومة استمرار نزوح آلاف الأشخاص.", "آلاف الأشخاص", None),
        ("استعاد الجيش السيطرة على منطقة حدودية.", "الجيش", None),
        ("قتل 268 مدنيا في بغداد الشهر الماضي.", None, None),
        ("قتل أربعة جنود أتراك في الشهر الماضي.", None, "أربعة جنود أتراك"),
    ],
)
def test_sides_are_those_of_the_type(text: str, source: str | None, target: str | None) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (source, target)


def test_soldiers_who_flee_desert() -> None:
    claim = ruled("أكد الجيش فرار جنود إيرانيين من الموقع.")[0]
    assert (claim.type, claim.mode) == ("withdraw", "desertion")


def test_people_are_attacked_where_things_are_damaged() -> None:
    assert [c.type for c in ruled("أعلن المتحدث تدمير قوات العدو في المنطقة.")] == ["attack"]
    assert [c.type for c in ruled("أعلن المتحدث تدمير جسر في المنطقة.")] == ["damage"]
