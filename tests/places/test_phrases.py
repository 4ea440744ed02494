"""Place phrases in sentences of the kind that newsrooms write."""

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


@pytest.fixture
def read(language: Language, gazetteer: Gazetteer) -> "Reading":
    return Reading(language, gazetteer)


class Reading:
    def __init__(self, language: Language, gazetteer: Gazetteer) -> None:
        self.language = language
        self.gazetteer = gazetteer

    def __call__(
        self, text: str, *, countries: dict[str, int] | None = None, taken: tuple[tuple[int, int], ...] = ()
    ) -> list[PlaceMention]:
        tokens = self.language.tokens(text, 0, len(text))
        context = PlaceContext(countries=countries or {}, taken=taken)
        return list(self.gazetteer.find(tokens, text, context=context))


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("وقع القصف في دمشق صباحا", "دمشق", "Damascus", "SYR"),
        ("وصل المراقبون إلى مدينة بنغازي أمس", "مدينة بنغازي", "Benghazi", "LBY"),
        ("سقط صاروخ قرب بلدة عرسال", "بلدة عرسال", "Arsal", "LBN"),
        ("انفجرت عبوة بالموصل", "الموصل", "Mosul", "IRQ"),
        ("عاد الهدوء إلى إقليم ناغورني قره باغ", "إقليم ناغورني قره باغ", "Nagorno-Karabakh", "AZE"),
        ("قصف أهدافا جنوب شرق ليبيا", "جنوب شرق ليبيا", "Libya", "LBY"),
        ("انسحبت القوات من وسط مدينة تعز", "وسط مدينة تعز", "Taiz", "YEM"),
        ("شهدت محافظة دير الزور معارك", "محافظة دير الزور", "Dayr az Zawr", "SYR"),
        ("زار مدينة سوروتش التركية", "مدينة سوروتش التركية", "Suruc", "TUR"),
        ("قتلوا في العاصمة السودانية الخرطوم", "العاصمة السودانية الخرطوم", "Khartoum", "SDN"),
    ],
)
def test_place_phrase_is_whole_and_resolved(
    read: Reading, text: str, words: str, name: str, country: str
) -> None:
    [place] = read(text)
    assert (place.text, place.name, place.country) == (words, name, country)


@pytest.mark.parametrize(
    "spelling",
    [
        "ناغورني قره باغ",
        "ناغورنو كاراباخ",
        "ناجورني قره باغ",
        "قرة باغ",
        "كاراباخ",
        "آرتساخ",
        "ناغورني قره ياغ",
    ],
)
def test_spellings_of_one_region_have_one_id(read: Reading, spelling: str) -> None:
    [place] = read(f"تجددت المعارك في {spelling}")
    assert (place.name, place.country) == ("Nagorno-Karabakh", "AZE")
    assert place.id == read("في قره باغ")[0].id


def test_two_names_of_one_town_in_parentheses_are_one_place(read: Reading) -> None:
    [place] = read("دخلت القوات مدينة خانكندي (ستيباناكيرت) اليوم")
    assert place.text == "مدينة خانكندي (ستيباناكيرت)"
    assert place.id == read("في ستيباناكيرت")[0].id


@pytest.mark.parametrize(("country", "name"), [("LBY", "Tripoli"), ("LBN", "Tripoli")])
def test_page_decides_between_towns_of_one_name(read: Reading, country: str, name: str) -> None:
    [place] = read("اشتباكات في طرابلس", countries={country: 3})
    assert (place.name, place.country) == (name, country)
    assert f"{country} is on the page" in place.why


def test_governor_decides_between_town_and_region(read: Reading) -> None:
    [town] = read("غارة على مدينة غزة")
    [region] = read("غارة على قطاع غزة")
    assert (town.text, town.precision, region.precision) == ("مدينة غزة", "town", "region")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("هبطت في بغداد", "town"),
        ("سقطت قرب بغداد", "near"),
        ("غارة جنوب بغداد", "near"),
        ("غارة في وسط مالي", "region"),
        ("حرب في مالي", "country"),
    ],
)
def test_precision_is_what_the_words_say(read: Reading, text: str, precision: str) -> None:
    [place] = read(text)
    assert place.precision == precision


def test_near_stands_outside_the_phrase(read: Reading) -> None:
    [place] = read("تحطمت طائرة بالقرب من مدينة تبوك")
    assert place.text == "مدينة تبوك"


def test_larger_place_that_follows_is_part_of_the_phrase_but_no_state(read: Reading) -> None:
    assert read("داهموا حي الشجاعية في مدينة غزة")[0].text == "حي الشجاعية في مدينة غزة"
    assert [place.text for place in read("غارة على مدينة دير الزور في سوريا")] == ["مدينة دير الزور", "سوريا"]


@pytest.mark.parametrize(
    "text", ["قال الرئيس السوري", "جنود أتراك", "الجيش الأذربيجاني", "عملية السلام والوحدة"]
)
def test_demonyms_and_common_words_are_no_places(read: Reading, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("name", ["مكة", "رفح", "الرقة", "أبوظبي", "الأنبار"])
def test_town_of_one_meaning_is_read_where_nothing_else_names_its_state(read: Reading, name: str) -> None:
    assert [place.text for place in read(f"وصل الوفد إلى {name}")] == [name]


def test_demonym_after_a_noun_for_land_is_a_place(read: Reading) -> None:
    [place] = read("سقطت قذيفة داخل الأراضي الأفغانية")
    assert (place.text, place.country, place.precision) == ("الأراضي الأفغانية", "AFG", "region")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("اشتباكات على الحدود الأرمينية الأذربيجانية", "الحدود الأرمينية الأذربيجانية"),
        ("اشتباكات على الحدود بين أرمينيا وأذربيجان", "الحدود بين أرمينيا وأذربيجان"),
        ("اشتباكات على الحدود مع تشاد", "الحدود مع تشاد"),
    ],
)
def test_border_has_no_state(read: Reading, text: str, words: str) -> None:
    [place] = read(text)
    assert (place.text, place.country) == (words, None)


def test_unknown_name_after_a_governor_is_in_the_pages_state(read: Reading) -> None:
    [place] = read("أحرقوا قرية زنكوبار", countries={"CMR": 2, "NGA": 1})
    assert (place.text, place.id, place.country) == ("قرية زنكوبار", None, "CMR")


def test_generic_noun_is_marked_for_the_extraction(read: Reading) -> None:
    [place] = read("انسحبوا من شمال البلاد")
    assert (place.text, place.id, place.why) == ("شمال البلاد", None, "anaphoric state")
    assert [place.why for place in read("نقلوا إلى المستشفى في المدينة")] == [
        "anaphoric building",
        "anaphoric",
    ]


def test_name_inside_a_persons_name_is_no_place(read: Reading) -> None:
    text = "قال حسن بغداد إن الهدنة صامدة"
    assert [place.text for place in read(text)] == ["بغداد"]
    assert read(text, taken=((1, 3),)) == []


def test_small_place_needs_a_governor_or_its_state(read: Reading) -> None:
    assert read("كتب نوى قصيدة") == []
    assert [p.name for p in read("قصف نوى", countries={"SYR": 2})] == []
    assert [p.name for p in read("قصف في نوى", countries={"SYR": 2})] == ["Nawá"]
    assert [p.name for p in read("قصف مدينة نوى")] == ["Nawá"]


def test_quotes_around_the_name_belong_to_the_phrase(read: Reading) -> None:
    [place] = read('أغلقت تونس معبر "رأس جدير" أمس', countries={"TUN": 2})[1:]
    assert (place.text, place.country) == ('معبر "رأس جدير"', "TUN")


@pytest.mark.parametrize("text", ["أعلن الجيش اليمني", "الحكومة اليمنية", "سرايا القدس", "صحيفة واشنطن بوست"])
def test_armies_brigades_and_papers_are_no_places(read: Reading, text: str) -> None:
    assert read(text, countries={"YEM": 3, "PSE": 2}) == []


def test_first_word_of_an_unknown_longer_name_is_not_resolved_alone(read: Reading) -> None:
    [place] = read("قصف قرية أم زنكوبار", countries={"SYR": 3})
    assert (place.text, place.id, place.country) == ("قرية أم زنكوبار", None, "SYR")


def test_bare_names_inside_phrases_leave_governors_out(
    language: Language, gazetteer: Gazetteer, read: Reading
) -> None:
    text = "غارة على شرق مدينة غزة وقطاع غزة"
    tokens = language.tokens(text, 0, len(text))
    names = gazetteer.names_in(tokens, text, read(text))
    assert [name.text for name in names] == ["غزة", "غزة"]


@pytest.mark.parametrize(
    ("text", "countries", "country"),
    [
        ("خطف مسلحون عشرة في قرية كوتشي", {"NGA": 4}, "NGA"),
        ("أغلق مقاتلون طريقا في إقليم أجدير", {"TUR": 5}, "TUR"),
        ("أغلق مقاتلون طريقا في إقليم أجدير", {}, "MAR"),
    ],
)
def test_small_place_of_a_state_that_the_page_never_names_is_another_of_that_name(
    read: Reading, text: str, countries: dict[str, int], country: str
) -> None:
    [place] = read(text, countries=countries)
    assert place.country == country


def test_unknown_name_lies_where_the_places_beside_it_lie_and_not_in_a_state_that_acts(read: Reading) -> None:
    [_, place] = read("دمرت روسيا جسرا في منطقة تلعوش وقصفت خاركيف", countries={"RUS": 5, "UKR": 4})[:2]
    assert (place.text, place.country) == ("منطقة تلعوش", "UKR")
    [_, place] = read("أرسلت فرنسا شحنة إلى محطة في بلدة تلعوشة", countries={"MLI": 4, "FRA": 1})
    assert (place.text, place.country) == ("بلدة تلعوشة", "MLI")


def test_region_called_by_a_direction_is_that_of_the_pages_main_state_only(read: Reading) -> None:
    text = "قصفت الطائرات مواقع في المنطقة الوسطى"
    assert [place.id for place in read(text, countries={"PSE": 6, "ISR": 3})] == [None]
    assert [place.country for place in read(text, countries={"ISR": 6})] == ["ISR"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل عدد من الشهداء في القصف",
        "استقبل الوزير أبناءنا حماة الوطن",
        "بحث الوزيران تطوير قطاع الطاقة",
        "دعا الأهالي إلى المحافظة على الهدوء",
        "أسقط الجنود طائرة كواد كابتر",
        "دخل التنظيم مسقط رأس الرئيس",
        "أفاد مراسل الجزيرة بوقوع قتلى",
        "اعترضت منظومة القبة الحديدية صاروخا",
        "يحاول الفصيل إيلام خصومه",
    ],
)
def test_common_words_that_some_town_is_called_by_are_no_places(read: Reading, text: str) -> None:
    states = {"EGY": 2, "SYR": 3, "OMN": 2, "LBY": 2, "IRN": 2, "PSE": 4}
    assert read(text, countries=states) == []


def test_protectors_are_no_town_but_the_town_is(read: Reading) -> None:
    [place] = read("عاد حماة الوطن إلى حماة", countries={"SYR": 3})
    assert place.start == len("عاد حماة الوطن إلى ")


def test_gate_of_a_hero_is_not_in_the_province_of_that_name(read: Reading) -> None:
    found = read("قصف الجيش محيط بوابة صلاح الدين جنوبي رفح", countries={"PSE": 5, "IRQ": 1})
    assert {place.country for place in found} == {"PSE"}


def test_land_that_its_claimants_call_occupied_is_in_the_recognised_state(read: Reading) -> None:
    [place] = read("أطلقت صواريخ على شمالي فلسطين المحتلة")
    assert (place.text, place.country) == ("شمالي فلسطين المحتلة", "ISR")
    [border] = read("وقع انفجار عند الحدود مع فلسطين المحتلة")
    assert (border.text, border.country) == ("الحدود مع فلسطين المحتلة", None)


def test_border_behind_an_unknown_name_says_nothing_of_its_state(read: Reading) -> None:
    [place] = read("اشتبك الحرس مع مسلحين في جبل تلعوش بمحافظة القصرين قرب الحدود مع الجزائر")
    assert place.country == "TUN"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("هاجم مسلحون قرية في ولاية النيجر", "قرية في ولاية النيجر", "NGA"),
        ("هاجم مسلحون قرية في النيجر", "قرية في النيجر", "NER"),
        ("وقع الهجوم قرب مستوطنة أرئيل", "مستوطنة أرئيل", "PSE"),
        ("تفشى الوباء في الكونغو", "الكونغو", "COD"),
        ("سقط صاروخ في إيلات", "إيلات", "ISR"),
    ],
)
def test_well_known_names_need_nothing_that_tells_their_state(
    read: Reading, text: str, words: str, country: str
) -> None:
    [place] = read(text)
    assert (place.text, place.country) == (words, country)


def test_time_of_prayer_is_no_state(read: Reading) -> None:
    assert read("وقع الانفجار بعد صلاة المغرب") == []
