"""States that are only the adjective of a thing."""

import pytest
from tests.extract.pages import read


def parties(text: str) -> list[str]:
    return [party.text for sentence in read(text).sentences for party in sentence.parties]


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("فر سكان القرية نحو الحدود السورية أمس", "السورية"),
        ("يتقن العامل اللغة الفرنسية منذ صغره", "الفرنسية"),
        ("وصل المسافرون إلى القاهرة المصرية ليلا", "المصرية"),
    ],
)
def test_adjective_of_a_thing_is_no_party(text: str, adjective: str) -> None:
    assert adjective not in parties(text)


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("خلفت الغارة الأميركية حفرة كبيرة", "الأميركية"),
        ("ألحقت العملية العسكرية التركية أضرارا بالجسر", "التركية"),
        ("انتهى اللقاء بوساطة روسية", "روسية"),
    ],
)
def test_adjective_of_a_deed_is_the_state_behind_it(text: str, adjective: str) -> None:
    assert adjective in parties(text)


def test_adverb_of_a_state_is_no_party() -> None:
    assert "سعودياً" not in parties("أعلنت الحكومة المدعومة سعودياً موقفها أمس")
