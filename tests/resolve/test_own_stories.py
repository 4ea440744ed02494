"""Short stories of one or more pages, read and grouped whole: which of their claims are one event."""

import pytest

from riwaya.grouping import resolve_records
from riwaya.languages import load_language
from riwaya.model.page import RawPage
from riwaya.pipeline import Rooms, open_rooms, read_page

Story = dict[str, tuple[str, str]]
"""Page id to its day and text."""


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    return open_rooms("ar")


def group(story: Story, rooms: Rooms) -> list[set[tuple[str, str]]]:
    """Each event as its claims: page and trigger."""
    pages = [RawPage(id=name, text=text, published=day or None) for name, (day, text) in story.items()]
    read = [(page, read_page(page, rooms=rooms).record) for page in pages]
    events = resolve_records(read, language=load_language("ar"))
    texts = {name: text for name, (_, text) in story.items()}
    return [
        {(claim.page, texts[claim.page][claim.trigger.start : claim.trigger.end]) for claim in event.claims}
        for event in events
    ]


def are_one(events: list[set[tuple[str, str]]], *claims: tuple[str, str]) -> bool:
    """True where one event holds them all; each must have been read."""
    for claim in claims:
        assert any(claim in event for event in events), f"{claim} was not read: {events}"
    return any(event.issuperset(claims) for event in events)


def test_similar_attack_elsewhere_is_another(rooms: Rooms) -> None:
    text = (
        "قصفت مدفعية الجيش سوق مدينة حلب فجر اليوم ما أدى إلى مقتل سبعة مدنيين.\n"
        "ووقع قصف مماثل على مدينة حمص بعد ساعات."
    )
    events = group({"a": ("2031-03-05", text)}, rooms)
    assert not are_one(events, ("a", "قصفت"), ("a", "قصف"))


def test_fire_and_fire_returned_are_two(rooms: Rooms) -> None:
    text = (
        "أطلقت القوات الهندية النار على مواقع للجيش الباكستاني قرب الحدود فجر الثلاثاء.\n"
        "وقصفت القوات الباكستانية مواقع للجيش الهندي قرب الحدود."
    )
    events = group({"a": ("2031-03-05", text)}, rooms)
    assert not are_one(events, ("a", "أطلقت"), ("a", "قصفت"))


def test_talks_of_two_days_are_two(rooms: Rooms) -> None:
    text = (
        "بدأت في مسقط اليوم الأربعاء محادثات بين إيران والولايات المتحدة.\n"
        "وكان الطرفان عقدا مفاوضات في مسقط يوم الجمعة الماضي بين إيران والولايات المتحدة."
    )
    events = group({"a": ("2031-03-05", text)}, rooms)
    assert not are_one(events, ("a", "محادثات"), ("a", "مفاوضات"))


def test_one_killing_told_without_dates_is_one_across_pages(rooms: Rooms) -> None:
    first = (
        "اغتال مسلحون الصحفية ليلى المرادي أمام منزلها في حي الورود.\n"
        "وأدانت نقابة الصحفيين اغتيال الزميلة ليلى المرادي.\n"
        "وقال شقيقها إن اغتيال ليلى المرادي لن يسكت زملاءها."
    )
    second = (
        "طالبت منظمة العفو الدولية بالتحقيق في اغتيال الصحفية ليلى المرادي.\n"
        "وقالت المنظمة إن اغتيال الزميلة ليلى المرادي جريمة بحق الصحافة."
    )
    events = group({"a": ("", first), "b": ("", second)}, rooms)
    assert are_one(events, ("a", "اغتال"), ("a", "اغتيال"), ("b", "اغتيال"))


def test_dead_of_that_time_belong_to_the_attack_just_recalled(rooms: Rooms) -> None:
    text = (
        "قتل ثلاثة جنود في غارة جوية على حاجز للجيش قرب بلدة الرقة اليوم.\n"
        "ووقع هجوم صاروخي مماثل في آذار/مارس 2014.\n"
        "وقتل آنذاك خمسة جنود وأصيب ثمانية."
    )
    events = group({"a": ("2031-03-05", text)}, rooms)
    assert not are_one(events, ("a", "غارة جوية"), ("a", "هجوم صاروخي"))
    assert are_one(events, ("a", "هجوم صاروخي"), ("a", "قتل"))
