"""Two fates told of the same people, before one number or behind it."""

import pytest
from tests.extract.pages import scene_of

from riwaya.extract.casualties import find_tolls

Figure = tuple[str, int | None, int | None]


def figures(text: str) -> list[Figure]:
    return [(toll.kind, toll.min, toll.max) for toll in find_tolls(scene_of(text))]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("مقتل وإصابة 15 شخصا في القصف", ("casualties", 15, 15)),
        ("أعلنت الشرطة مقتل وإصابة العشرات", ("casualties", 20, 99)),
        ("سقط 15 شخصا بين قتيل وجريح", ("casualties", 15, 15)),
        ("مجزرة راح ضحيتها 50 مدنيا بين شهيد وجريح", ("casualties", 50, 50)),
        ("أوقع المقاتلون أفراد القوة بين قتيل وجريح", ("casualties", 2, None)),
    ],
)
def test_dead_or_wounded_not_said_which_are_casualties(text: str, figure: Figure) -> None:
    assert figures(text) == [figure]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("سقط عشرات القتلى والجرحى في القصف", (20, 99)),
        ("سقوط قتلى وجرحى في القصف", (2, None)),
        ("قتلى وجرحى في انفجار بالسوق", (2, None)),
        ("خلف الانفجار عددا من الضحايا والجرحى", (2, None)),
    ],
)
def test_vague_number_of_dead_and_wounded_holds_for_each(text: str, people: tuple[int, int | None]) -> None:
    assert set(figures(text)) == {("killed", *people), ("wounded", *people)}


def test_verb_with_its_own_people_shares_none() -> None:
    assert figures("إن 3 متظاهرين قتلوا وأصيب 40 آخرون") == [("killed", 3, 3), ("wounded", 40, 40)]
