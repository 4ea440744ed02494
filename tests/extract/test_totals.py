"""Totals, losses without a number, and nobody hurt."""

import pytest
from tests.extract.pages import scene_of

from riwaya.extract.casualties import find_tolls

Figure = tuple[str, int | None, int | None]


def figures(text: str) -> list[Figure]:
    return [(toll.kind, toll.min, toll.max) for toll in find_tolls(scene_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع العدد الإجمالي للقتلى إلى 3216", [("killed", 3216, 3216)]),
        ("تجاوز عدد النازحين 50 ألف شخص", [("displaced", 50001, None)]),
        ("ارتفع عدد الشهداء إلى 45 والمصابين إلى 300", [("killed", 45, 45), ("wounded", 300, 300)]),
        ("التفجير الذي راح ضحيته 22 شخصا", [("killed", 22, 22)]),
        ("وقوع 300 ضحية في الانفجار", [("casualties", 300, 300)]),
        ("وقوع 300 ضحية إضافة إلى إصابة 750 شخصا", [("killed", 300, 300), ("wounded", 750, 750)]),
        ("أقيمت صلاة لضحايا الحريق الذي أودى بحياة 100 شخص", [("killed", 100, 100)]),
    ],
)
def test_total_takes_the_number_that_is_its_own(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected


def test_injuries_that_exist_are_several() -> None:
    assert figures("توجد إصابات أخرى بين السكان") == [("wounded", 2, None)]


def test_whoever_stands_behind_a_comma_has_no_losses() -> None:
    [toll] = find_tolls(scene_of("أسفر الصراع عن سقوط ضحايا، لتعلن روسيا الهدنة"))
    assert toll.party is None


@pytest.mark.parametrize("text", ["دون الحديث عن وقوع خسائر في الأرواح", "تكبدت خسائرها بعد القصف"])
def test_losses_denied_or_known_count_nobody(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("لم يصب أحد في القصف", {"wounded"}),
        ("لم يقتل أحد في القصف", {"killed"}),
        ("لم يصب أو يقتل أحد في الغارات", {"wounded", "killed"}),
    ],
)
def test_nobody_is_zero_of_the_kinds_that_the_verbs_name(text: str, kinds: set[str]) -> None:
    assert set(figures(text)) == {(kind, 0, 0) for kind in kinds}
