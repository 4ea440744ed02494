"""One statement of how many: what its number counts."""

import pytest
from tests.extract.pages import scene_of

from riwaya.extract.tolls import counted_noun, counts_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("مقتل 4 جنود", True),
        ("مقتل 4", True),
        ("الشهر الماضي 900 قتلوا في المدينة", True),
        ("دمر القصف 3 منازل", False),
        ("قتل الحارس عام 2014", False),
    ],
)
def test_number_of_people_is_told_from_things_and_dates(text: str, people: bool) -> None:
    scene = scene_of(text)
    assert counts_people(scene, scene.numbers[-1]) is people


def test_verb_behind_a_number_is_not_what_it_counts() -> None:
    scene = scene_of("الشهر الماضي 900 قتلوا في المدينة")
    assert counted_noun(scene, scene.numbers[-1]) is None
