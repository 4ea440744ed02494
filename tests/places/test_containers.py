"""Place phrases with what stands before and after the name: distances, general nouns, larger places."""

import pytest

from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.reading import PlaceMention
from riwaya.places import Gazetteer, PlaceContext, load_gazetteer


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="module")
def gazetteer(language: Language) -> Gazetteer:
    return load_gazetteer(language.fold, lexicon=language.lexicon)


@pytest.fixture(scope="module")
def rooms(language: Language, gazetteer: Gazetteer) -> tuple[Language, Gazetteer]:
    return language, gazetteer


def read(
    text: str, language: Language, gazetteer: Gazetteer, countries: dict[str, int] | None = None
) -> list[PlaceMention]:
    tokens = language.tokens(text, 0, len(text))
    return list(gazetteer.find(tokens, text, context=PlaceContext(countries=countries or {})))


@pytest.mark.parametrize(
    ("text", "phrase", "precision"),
    [
        ("هجوم في بنزرت شمالي تونس", "بنزرت شمالي تونس", "town"),
        ("معارك في مدينة حجة شمال غرب اليمن", "مدينة حجة شمال غرب اليمن", "town"),
        ("انتشروا في الرمادي عاصمة محافظة الأنبار العراقية", "الرمادي عاصمة محافظة الأنبار العراقية", "town"),
        ("احتجاج في زليتن الواقعة شرق طرابلس", "زليتن الواقعة شرق طرابلس", "town"),
        ("سقط على بعد 40 كيلومترا جنوب كركوك", "40 كيلومترا جنوب كركوك", "near"),
        ("توقفوا على مسافة 12 كلم من سامراء", "12 كلم من سامراء", "near"),
        ("سيول في عدة قرى في محافظة عمران", "عدة قرى في محافظة عمران", "region"),
        ("هبطت في منطقة صحراوية جنوب ليبيا", "منطقة صحراوية جنوب ليبيا", "region"),
        ("اعتقالات في مخيم بلاطة للاجئين الفلسطينيين", "مخيم بلاطة للاجئين الفلسطينيين", "town"),
        ("قصف على شمالي قطاع غزة", "شمالي قطاع غزة", "near"),
        ("انسحبوا من ريف درعا الشرقي", "ريف درعا الشرقي", "near"),
    ],
)
def test_phrase_holds_what_belongs_to_the_place(
    text: str, phrase: str, precision: str, language: Language, gazetteer: Gazetteer
) -> None:
    [place] = read(text, language, gazetteer)
    assert (place.text, place.precision) == (phrase, precision)


def test_places_parted_by_a_comma_or_by_and_stay_apart(language: Language, gazetteer: Gazetteer) -> None:
    places = read("في دمشق، شرق لبنان وفي بيروت", language, gazetteer)
    assert [place.text for place in places] == ["دمشق", "شرق لبنان", "بيروت"]


def test_place_of_another_state_is_no_container(language: Language, gazetteer: Gazetteer) -> None:
    assert [p.text for p in read("قادما من الموصل شمال سوريا", language, gazetteer)] == [
        "الموصل",
        "شمال سوريا",
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("دخلوا قرية تل الورد يوقعون الاتفاق", "قرية تل الورد"),
        ("قال مختار قرية كفر النخل لصحيفة محلية", "قرية كفر النخل"),
        ("وصلوا مدينة برج الزيت أمس", "مدينة برج الزيت"),
        ("قصفوا \u2067بلدة عرسال\u2069 ليلا", "بلدة عرسال"),
    ],
)
def test_phrase_ends_with_the_name(text: str, phrase: str, language: Language, gazetteer: Gazetteer) -> None:
    assert [place.text for place in read(text, language, gazetteer)] == [phrase]


@pytest.mark.parametrize(
    "text", ["فرقوهم بالرصاص الحي", "حكم بسجن المدانين", "إن حلب الأغنام توقف", "عرضت صور الدمار"]
)
def test_words_that_only_look_like_places_are_none(
    text: str, language: Language, gazetteer: Gazetteer
) -> None:
    assert read(text, language, gazetteer, {"SYR": 3, "LBN": 3}) == []


@pytest.mark.parametrize(
    ("text", "countries", "name", "country"),
    [
        ("وصل إلى عمان", {}, "Amman", "JOR"),
        ("وصل إلى عمان", {"OMN": 2}, "Oman", "OMN"),
        ("وصل إلى عمان", {"JOR": 2}, "Amman", "JOR"),
        ("أضرب أهالي صور", {"LBN": 1}, "Tyre", "LBN"),
        ("طرابلس الواقعة في شمال لبنان", {}, "Tripoli", "LBN"),
        ("تعاني تندوف الجفاف", {}, "Tindouf", "DZA"),
        ("اعتقل في باتنة", {}, "Batna", "DZA"),
    ],
)
def test_sentence_and_page_decide_what_a_name_means(
    text: str, countries: dict[str, int], name: str, country: str, rooms: tuple[Language, Gazetteer]
) -> None:
    [place] = read(text, *rooms, countries)
    assert (place.name, place.country) == (name, country)


def test_road_between_two_towns_names_both(language: Language, gazetteer: Gazetteer) -> None:
    places = read("أغلق طريق إربد عمان", language, gazetteer, {"JOR": 1})
    assert [(place.text, place.name) for place in places] == [("إربد", "Irbid"), ("عمان", "Amman")]
