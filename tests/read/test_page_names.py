"""What a page has named in full, read where it stands short or bare."""

import pytest

from riwaya.clean import clean_page
from riwaya.languages import load_language
from riwaya.model.page import RawPage
from riwaya.model.reading import PartyMention
from riwaya.places import load_gazetteer
from riwaya.read import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    language = load_language()
    return Reader(language, load_gazetteer(language.fold, lexicon=language.lexicon))


def parties(text: str, reader: Reader) -> list[PartyMention]:
    page = reader.read_page(clean_page(RawPage(id="p", text=text), language=reader.language))
    return [party for sentence in page.sentences for party in sentence.parties]


def test_lone_surname_has_country_and_role_of_the_full_name(reader: Reader) -> None:
    text = "قال وزير الزراعة الكيني ويليام موتيسو إن الجفاف اشتد في الشمال.\nوأضاف موتيسو أن المساعدات وصلت إلى القرى."
    [party] = [party for party in parties(text, reader) if party.text == "موتيسو"]
    assert (party.country, party.role, party.kind) == ("KEN", "GOV", "person")


def test_headline_may_name_a_state_bare_before_the_text_tells_it(reader: Reader) -> None:
    text = (
        "نورلاندا تعلن وقف القتال\nقالت حكومة نورلاندا أمس إنها أوقفت القتال على الحدود مع جارتها الشمالية."
    )
    assert [party.text for party in parties(text, reader)][:2] == ["نورلاندا", "حكومة نورلاندا"]


def test_bare_movement_is_the_one_the_page_has_named(reader: Reader) -> None:
    text = "هاجمت حركة الشروق الجنوبي قافلة للجيش التشادي صباح أمس.\nونفت الحركة أن يكون بين القتلى مدنيون."
    [party] = [party for party in parties(text, reader) if party.text == "الحركة"]
    assert (party.role, party.kind) == ("REB", "organisation")


def test_place_beside_an_office_is_read_although_a_name_follows(reader: Reader) -> None:
    text = "قال رئيس بلدية بنغازي، علي السبتي، إن المياه عادت إلى المدينة بعد انقطاع دام يومين."
    [party] = [party for party in parties(text, reader) if party.name == "علي السبتي"]
    assert (party.text, party.country) == ("رئيس بلدية بنغازي، علي السبتي", "LBY")
