"""Countries that the page lends to parties without one."""

import pytest
from tests.extract.pages import read, segment

from riwaya.model.reading import PartyMention


def party(text: str, phrase: str) -> PartyMention:
    [found] = [p for s in read(text).sentences for p in s.parties if p.text == phrase]
    return found


def test_place_inside_the_phrase_tells_its_country() -> None:
    found = party("أعلنت وزارة الصحة في دمشق الحصيلة.", "وزارة الصحة في دمشق")
    assert (found.country, found.inferred) == ("SYR", False)


def test_army_on_a_page_about_one_country_is_its_army() -> None:
    found = party("زار الرئيس السوداني الخرطوم.\nوانسحبت الشرطة السودانية.\nوانتشر الجيش أمس.", "الجيش")
    assert (found.country, found.inferred) == ("SDN", True)


def test_country_of_the_only_place_of_the_sentence_goes_before_the_pages() -> None:
    text = "زار الرئيس المصري سوريا. وعاد الرئيس المصري من سوريا.\nوهاجم مسلحون قاعدة في سوريا."
    assert party(text, "مسلحون").country == "SYR"


@pytest.mark.parametrize("phrase", ["مصادر إعلامية محلية", "مصادر محلية", "وسائل إعلام محلية"])
def test_local_media_are_of_the_country_that_the_page_tells_of(phrase: str) -> None:
    text = f"زار الرئيس السوداني الخرطوم.\nوانسحبت الشرطة السودانية.\nوقالت {phrase} إن الجيش انتشر."
    assert party(text, phrase).country == "SDN"


def test_page_about_nothing_lends_nothing() -> None:
    found = party("انتشر الجنود أمس.", "الجنود")
    assert (found.country, found.inferred) == (None, False)


def test_page_about_many_countries_lends_none() -> None:
    text = "اجتمعت روسيا والصين والهند ومصر وتركيا وقطر.\nوانتشر الجنود أمس."
    assert party(text, "الجنود").country is None


@pytest.mark.parametrize(
    ("sentence", "phrase", "country"),
    [
        ("ودعت منظمة إنسانية إلى هدنة.", "منظمة إنسانية", "IGO"),
        ("وتبنى تنظيم داعش العملية.", "تنظيم داعش", None),
        ("وقالت مصادر مطلعة ذلك.", "مصادر مطلعة", None),
    ],
)
def test_bodies_groups_and_sources_have_no_home_from_the_page(
    sentence: str, phrase: str, country: str | None
) -> None:
    text = f"زار الرئيس السوداني الخرطوم.\nوانسحب الجيش السوداني.\n{sentence}"
    assert party(text, phrase).country == country


def test_police_have_the_country_named_before_them() -> None:
    text = "زار الرئيس الأردني مصر. وعاد إلى مصر.\nقال الجيش السوداني إن الشرطة انتشرت."
    assert party(text, "الشرطة").country == "SDN"


def test_other_story_lends_nothing_to_the_pages_own() -> None:
    text = "انتشر الجنود أمس.\nزار الرئيس السوداني الخرطوم. وانسحب الجيش السوداني."
    first, second = text.split("\n")
    parts = [segment(text, first, "main"), segment(text, second, "other")]
    found = [p for s in read(text, segments=parts).sentences for p in s.parties if p.text == "الجنود"]
    assert [p.country for p in found] == [None]
