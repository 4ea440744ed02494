"""Names of persons and organisations as they stand in news sentences; all names of persons are made up."""

import pytest

from riwaya.languages import load_language
from riwaya.languages.ar.arabic import Arabic


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    language = load_language()
    assert isinstance(language, Arabic)
    return language


def persons(text: str, arabic: Arabic) -> list[str]:
    return [name.text for name in arabic.person_names(arabic.tokens(text, 0, len(text)), text)]


def organisations(text: str, arabic: Arabic) -> list[str]:
    return [name.text for name in arabic.organisation_names(arabic.tokens(text, 0, len(text)), text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("التقى الوزير الألماني هانز فيشرمان أمس", "هانز فيشرمان"),
        ("وقال السفير عبد الرحمن القطراني إن", "عبد الرحمن القطراني"),
        ("أكد كريستوفر هولندر أن", "كريستوفر هولندر"),
        ("تحدث حسن نصر الدين بن صالح طويلا", "حسن نصر الدين بن صالح"),
        ("خلفه الملك محمد العاشر", "محمد"),
        ("زار الحسين بن عمر المدينة", "الحسين بن عمر"),
        ("فاز البرازيلي روبرتو دي سيلفانو", "روبرتو دي سيلفانو"),
    ],
)
def test_name_ends_where_the_next_phrase_begins(text: str, name: str, arabic: Arabic) -> None:
    assert persons(text, arabic) == [name]


def test_lone_name_is_a_person_where_somebody_speaks_or_acts(arabic: Arabic) -> None:
    assert persons("وقال هاريسون إن الاتفاق قريب", arabic) == ["هاريسون"]
    assert persons("عاد الهدوء إلى شارع هاريسون الطويل", arabic) == []


def test_letters_that_pass_for_clitics_belong_to_a_common_name(arabic: Arabic) -> None:
    assert persons("دعا وليد القطراني إلى الهدوء", arabic) == ["وليد القطراني"]


def test_preposition_written_like_a_name_is_none(arabic: Arabic) -> None:
    assert persons("وعلي الرغم من البرد وعلي أمل العودة", arabic) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("باعت شركة موتوريكس نصف أسهمها", "موتوريكس"),
        ("ذكرت صحيفة الأفق أن", "الأفق"),
        ("حضر أساتذة جامعة القيروان اللقاء", "جامعة القيروان"),
        ("قرر الاتحاد العربي للسباحة تأجيل البطولة", "الاتحاد العربي للسباحة"),
        ("نشرت مجلة «نجوم الغد» الصور", "نجوم الغد"),
        ("أعلنت شركة غوغل نتائجها", "غوغل"),
        ("أوردت وكالة الأنباء الكويتية الخبر", "وكالة الأنباء الكويتية"),
    ],
)
def test_organisation_is_named_with_or_without_its_noun(text: str, name: str, arabic: Arabic) -> None:
    assert organisations(text, arabic) == [name]


@pytest.mark.parametrize("text", ["قررت الشركة زيادة الأجور", "انسحبت قوات الجيش", "مكتبا متحركا للعمل"])
def test_bare_nouns_and_armies_are_no_names_of_organisations(text: str, arabic: Arabic) -> None:
    assert organisations(text, arabic) == []
