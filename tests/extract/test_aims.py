"""What talks are about, what is fought for and what is dispersed make no claims of their own."""

import pytest
from tests.extract.pages import ruled


def types(text: str) -> list[str]:
    return [claim.type for claim in ruled(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الوزيران في القاهرة للتوصل إلى اتفاق", ["talks"]),
        ("تفاوضت الحكومتان على هدنة جديدة", ["talks"]),
        ("بدأت مفاوضات في جنيف بشأن النزاع في الوادي", ["talks"]),
        ("وصل الوفد تمهيدا لمحادثات جديدة", ["talks", "talks"]),
    ],
)
def test_topic_of_talks_is_no_occurrence(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_what_is_fought_for_is_not_taken() -> None:
    assert types("تقاتلت القبيلتان للسيطرة على المرفأ") == ["clash"]


def test_capture_told_beside_a_fight_stays() -> None:
    assert types("اندلعت اشتباكات في المرفأ وانتهت بسيطرة الجيش على الرصيف") == ["clash", "capture"]


def test_demonstration_that_is_broken_up_is_not_told_again() -> None:
    assert types("أطلقت الشرطة الرصاص لتفريق المظاهرة") == ["attack"]
    assert types("أطلقت الشرطة الرصاص على مظاهرة في درعا") == ["attack", "protest"]


def test_attackers_who_get_away_are_not_displaced() -> None:
    assert types("أطلق مسلحون النار على الحارس ولاذوا بالفرار") == ["attack"]
    assert types("قصفت الطائرات البلدة وفر مئات السكان") == ["attack", "displace"]


def test_mediation_told_with_its_truce_is_part_of_it() -> None:
    assert types("توسطت قطر في هدنة بين القبيلتين") == ["ceasefire"]
    assert types("توسطت قطر بين القبيلتين") == ["talks"]


def test_help_that_is_hit_is_not_given() -> None:
    assert types("دمر الجيش شحنات أسلحة قرب الحدود") == ["attack"]
    assert types("أرسل الحليف دبابات إلى الجيش") == ["aid"]
