"""Headlines take time and place from their leads."""

import pytest
from tests.extract.pages import ruled


def _first(text: str) -> tuple[str | None, str | None]:
    claim = ruled(text)[0]
    time, place = claim.time, claim.place
    return time.value if time else None, place.text if place else None


def test_headline_takes_time_and_place_from_its_lead() -> None:
    assert _first("طائرات تقصف مستودعا\nقصفت الطائرات مستودعا في درعا أمس.") == ("2031-03-04", "درعا")


@pytest.mark.parametrize(
    "text",
    [
        "طائرات تقصف مستودعا\nوعقدت محادثات في درعا أمس.",
        "طائرات تركية تقصف مستودعا\nقصفت الطائرات الروسية مستودعا في درعا أمس.",
        "طائرات تقصف مستودعا\nلم تقصف الطائرات المستودع في درعا أمس.",
        "طائرات تقصف مستودعا\nأغلق السوق.\nأغلقت المدرسة.\nقصفت الطائرات مستودعا في درعا أمس.",
    ],
)
def test_headline_takes_nothing_from_what_is_not_its_lead(text: str) -> None:
    assert _first(text) == (None, None)


def test_headline_with_a_time_of_its_own_keeps_it() -> None:
    assert _first("طائرات تقصف مستودعا اليوم\nقصفت الطائرات مستودعا أمس.")[0] == "2031-03-05"


def test_sentence_behind_the_headline_takes_nothing_from_later_ones() -> None:
    claims = ruled("أغلق السوق.\nقصفت الطائرات مستودعا.\nوقصفت الطائرات مدرسة في درعا أمس.")
    assert claims[0].time is None


def test_what_was_taken_says_so() -> None:
    claim = ruled("طائرات تقصف مستودعا\nقصفت الطائرات مستودعا في درعا أمس.")[0]
    assert claim.why["time"] == claim.why["place"] == "told in the lead below the headline"
