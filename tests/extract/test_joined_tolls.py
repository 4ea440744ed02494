"""People joined on to those of a casualty statement, and parts of a total."""

import pytest
from tests.extract.pages import scene_of

from riwaya.extract.casualties import find_tolls

Figure = tuple[str, int | None, int | None]


def figures(text: str) -> list[Figure]:
    return [(toll.kind, toll.min, toll.max) for toll in find_tolls(scene_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل قائد اللواء في الجنوب سالم العمري و4 من مرافقيه", [("killed", 1, 1), ("killed", 4, 4)]),
        ("مقتل قيادي في الحركة وثلاثة من حراسه", [("killed", 1, 1), ("killed", 3, 3)]),
        ("مقتل قيادي في الحركة، وثلاثة من حراسه", [("killed", 1, 1), ("killed", 3, 3)]),
        ("أصاب الرصاص متطوعا وشرطيا", [("wounded", 1, 1), ("wounded", 1, 1)]),
        ("مقتل عدد من الحراس والمدنيين", [("killed", 2, None), ("killed", 2, None)]),
        ("مقتل 15 ضابطا وجنديا", [("killed", 15, 15)]),
        (
            "أوقع الانفجار 38 قتيلا جلهم من الأتراك والعشرات من الجرحى",
            [("killed", 38, 38), ("wounded", 20, 99)],
        ),
        (
            "استشهد الصحفي سالم العمري وزوجته وأطفاله الثلاثة",
            [("killed", 1, 1), ("killed", 1, 1), ("killed", 3, 3)],
        ),
        ("مقتل جندي ونقل الجثمان", [("killed", 1, 1)]),
    ],
)
def test_people_joined_on_share_the_fate(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل 10 أشخاص بينهم 6 جنود", [("killed", 10, 10), ("killed", 6, 6)]),
        ("مقتل 10 أشخاص بينهم 4 جنود و3 مسلحين", [("killed", 10, 10), ("killed", 4, 4), ("killed", 3, 3)]),
        ("مقتل 10 أشخاص بينهم 3 أطفال", [("killed", 10, 10)]),
        ("مقتل 9 أشخاص: 5 جنود و4 مسلحين", [("killed", 9, 9), ("killed", 5, 5), ("killed", 4, 4)]),
        ("مقتل 9 مدنيين: 5 رجال و4 نساء", [("killed", 9, 9)]),
    ],
)
def test_part_of_a_total_is_told_beside_it_where_its_role_differs(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected
