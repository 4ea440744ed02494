"""What places that point back take from the place before them."""

import pytest

from riwaya.clean import clean_page
from riwaya.languages import load_language
from riwaya.model.page import RawPage
from riwaya.model.reading import PlaceMention
from riwaya.places import load_gazetteer
from riwaya.read import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    language = load_language()
    return Reader(language, load_gazetteer(language.fold, lexicon=language.lexicon))


def last_place(text: str, reader: Reader) -> PlaceMention:
    page = clean_page(RawPage(id="p", text=text), language=reader.language)
    return [place for sentence in reader.read_page(page).sentences for place in sentence.places][-1]


def test_the_city_is_the_town_named_before(reader: Reader) -> None:
    place = last_place("دخلت القوات مدينة بنغازي. ثم انسحبت من المدينة.", reader)
    assert (place.text, place.name, place.country) == ("المدينة", "Benghazi", "LBY")


@pytest.mark.parametrize("word", ["المستشفى", "السوق", "البلاد"])
def test_buildings_and_states_take_no_id_of_a_town(word: str, reader: Reader) -> None:
    place = last_place(f"دخلت القوات مدينة بنغازي. ثم انسحبت من {word}.", reader)
    assert (place.text, place.id, place.name, place.country) == (word, None, None, "LBY")


def test_the_city_is_no_state(reader: Reader) -> None:
    place = last_place("تشهد ليبيا هدوءا. وعاد السكان إلى المدينة.", reader)
    assert (place.text, place.id, place.country) == ("المدينة", None, "LBY")
