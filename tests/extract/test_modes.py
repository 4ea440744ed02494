"""The mode that a weapon, whoever flies, or what has not come about yet gives an occurrence."""

import pytest
from tests.extract.pages import ruled


def modes(text: str) -> list[str | None]:
    return [claim.mode for claim in ruled(text)]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("استهدفت الجماعة سفينة شحن بصاروخ باليستي", "missile"),
        ("استهدفت طائرات التحالف معسكرا قرب المرفأ", "airstrike"),
        ("استهدفت طائرة مسيرة مقرا في جنوب البلاد", "drone"),
        ("قصفت طائرات حربية مستودعا قرب المطار", "airstrike"),
        ("نفذت القوة عملية عسكرية على الميناء بعدد من الطائرات المسيرة", "drone"),
        ("استهدف الفصيل القاعدة باستخدام صواريخ قصيرة المدى", "missile"),
        ("قتل شرطي برصاص قناص في العاصمة", "shooting"),
        ("الرصاصة التي قتلت الصحفية أطلقت من بندقية", "shooting"),
        # What is hit is no means, and a weapon of another deed is not this one's.
        ("استهدفت القوات صواريخ كانت معدة للإطلاق", None),
        ("قصفت المدفعية القرية ثم ردت الجماعة بإطلاق صواريخ", "shelling"),
    ],
)
def test_weapon_tells_the_mode(text: str, mode: str | None) -> None:
    assert modes(text)[0] == mode


def test_killing_with_a_weapon_is_an_attack() -> None:
    assert [claim.type for claim in ruled("قتل فتى رميا بالرصاص قرب المدرسة")] == ["attack"]
    assert [claim.type for claim in ruled("قتل فتى قرب المدرسة")] == ["toll"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("دعت المنظمة إلى وقف فوري لإطلاق النار", "proposed"),
        ("اتفق الطرفان على وقف إطلاق النار", "agreed"),
        ("وقع البلدان اتفاقية سلام", "signed"),
    ],
)
def test_accord_that_is_only_asked_for_is_proposed(text: str, mode: str) -> None:
    assert modes(text) == [mode]
