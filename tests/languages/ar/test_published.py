"""Publication dates told from metadata and from a page's own words; every page is made up."""

import pytest

from riwaya.languages.ar.dates import load_time_lexicons
from riwaya.languages.ar.published import find_published, find_today_weekday
from riwaya.languages.ar.sentences import cut_sentences
from riwaya.languages.ar.tokens import cut_tokens
from riwaya.languages.ar.word_table import WordTable
from riwaya.model.page import Published
from riwaya.model.reading import Token

UNKNOWN = Published()


def tokens_of(text: str) -> list[tuple[Token, ...]]:
    words = WordTable(known=frozenset(), whole=frozenset())
    return [cut_tokens(text, start, end, words=words) for start, end in cut_sentences(text)]


def told(text: str, metadata: str | None = None) -> Published:
    return find_published(tokens_of(text), metadata=metadata, lexicons=load_time_lexicons())


def today(text: str) -> int | None:
    return find_today_weekday(tokens_of(text), lexicons=load_time_lexicons())


def test_metadata_gives_its_own_calendar_day() -> None:
    assert told("قصف الجيش البلدة", "2023-09-29T23:50:00+03:00") == Published(
        value="2023-09-29", precision="day", basis="metadata"
    )


def test_broken_metadata_leaves_the_words_to_tell() -> None:
    assert told("قصف الجيش البلدة أمس", "yesterday") == UNKNOWN


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بيروت 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس\nعقد المجلس جلسته", "2015-08-11"),
        ("نشر في: 12/03/2020\nقصف الجيش البلدة", "2020-03-12"),
        ("الثلاثاء ١ / ١٢ / ٢٠٢٠\nقصف الجيش البلدة", "2020-12-01"),
        ("القاهرة - 5 مايو 2019\nقصف الجيش البلدة", "2019-05-05"),
        ("اندلع القتال صباح اليوم الاثنين 07 مارس 2016 قرب الثكنة", "2016-03-07"),
        ("وقال البيان الصادر يوم أمس 30 مارس 2024 إن البلدة سقطت", "2024-03-31"),
    ],
)
def test_full_date_of_the_page_is_read_from_its_words(text: str, value: str) -> None:
    assert told(text) == Published(value=value, precision="day", basis="text")


def test_weekday_day_and_month_agree_with_the_year_that_the_page_suggests() -> None:
    text = (
        "أكد المتحدث اليوم الأربعاء 17 نوفمبر أن الهدنة صامدة منذ نوفمبر 2020.\nوكانت حرب العام الماضي قصيرة."
    )
    assert told(text) == Published(value="2021-11-17", precision="day", basis="weekday")


def test_year_that_the_weekday_denies_is_not_taken() -> None:
    assert told("أكد المتحدث اليوم الأربعاء 18 نوفمبر أن الهدنة صامدة منذ عام 2020.") == Published(
        value="2020-11-18", precision="day", basis="weekday"
    )
    assert told("أكد المتحدث اليوم الخميس 18 نوفمبر أن الهدنة صامدة منذ عام 2020.") == UNKNOWN


def test_running_month_and_year_that_one_sentence_names_are_taken() -> None:
    text = "هذا القصف هو الثاني هذا الشهر بعد هجوم 13 مايو، والأعنف خلال العام الجاري منذ بداية عام 2022."
    assert told(text) == Published(value="2022-05", precision="month", basis="text")


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة جنود اليوم الأربعاء قرب الحدود.\nوخلال حرب 2020 سقطت بلدات.",
        "دارت معارك الثلاثاء على الحدود، هي الأعنف منذ عام 2020.",
        "اندلعت الحرب في 7 أكتوبر الماضي وقتل فيها آلاف.",
        "وقعت المجزرة في 18 مارس 2019 حيث قصفت الطائرات الحي وقتل العشرات من سكانه.",
        "في 11 سبتمبر 2001 تغير العالم كله ولم يعد كما كان.",
        "5 يونيو 1967: يوم لا ينسى",
        "منذ 15 أبريل 2023",
        "تجددت اليوم الخميس المعارك بعد هدنتي العاشر والـ17 من الشهر الجاري.",
    ],
)
def test_what_the_page_does_not_state_stays_unknown(text: str) -> None:
    assert told(text) == UNKNOWN


def test_two_days_that_both_claim_to_be_the_page_s_settle_nothing() -> None:
    assert told("نشر في 12/03/2020\nحدث في 14/03/2020\nقصف الجيش البلدة") == UNKNOWN


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("قتل جنود اليوم الأربعاء قرب الحدود", 2),
        ("قتل جنود، اليوم (الأربعاء)، قرب الحدود", 2),
        ("وأمس الثلاثاء قصفت البلدة", 2),
        ("قصفت البلدة أول من أمس الاثنين", None),
        ("قصفت البلدة الثلاثاء", None),
        ("اليوم الأربعاء قال، واليوم الخميس قال", None),
    ],
)
def test_weekday_of_today_is_what_the_page_calls_so(text: str, weekday: int | None) -> None:
    assert today(text) == weekday
