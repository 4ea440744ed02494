"""Stated times in sentences of the kind that newsrooms write; every expectation is written by hand.

The reference day is Wednesday 2021-11-17 unless a test says otherwise.
"""

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.calendar import Reference
from riwaya.languages.ar.calendar_parts import Counted, place_in
from riwaya.languages.ar.dates import find_times, load_time_lexicons
from riwaya.languages.ar.ordinal_phrases import read_ordinal_period
from riwaya.languages.ar.part_phrases import read_day
from riwaya.languages.ar.period_phrases import read_period
from riwaya.languages.ar.time_phrases import Scene
from riwaya.languages.ar.time_words import read_lexemes
from riwaya.model.page import Published
from riwaya.model.reading import TimeMention

WEDNESDAY = Published(value="2021-11-17", precision="day", basis="metadata")
TUE, WED, FRI = 1, 2, 4


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


def read(
    arabic: Arabic,
    text: str,
    *,
    published: Published = WEDNESDAY,
    relative: bool = False,
    today: int | None = None,
) -> list[TimeMention]:
    found: list[TimeMention] = []
    for start, end in arabic.sentences(text):
        found += find_times(
            arabic.tokens(text, start, end), text, published=published, relative=relative,
            lexicons=load_time_lexicons(), today_weekday=today,
        )  # fmt: skip
    return found


def facts(arabic: Arabic, text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.value) for mention in read(arabic, text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # Days by their distance
        ("سقطت القرية اليوم بيد المهاجمين", "اليوم", "2021-11-17"),
        ("انسحب اللواء هذا اليوم", "هذا اليوم", "2021-11-17"),
        ("قصف الجيش البلدة أمس", "أمس", "2021-11-16"),
        ("وأمس الثلاثاء وقع هجوم", "أمس الثلاثاء", "2021-11-16"),
        ("وقع الهجوم يوم أمس", "يوم أمس", "2021-11-16"),
        ("أعلن البيان بالأمس", "الأمس", "2021-11-16"),
        ("هاجموا الحاجز أمس (الثلاثاء) قرب الجسر", "أمس (الثلاثاء)", "2021-11-16"),
        ("هاجموا الحاجز أمس، الثلاثاء، قرب الجسر", "أمس، الثلاثاء", "2021-11-16"),
        ("قتل جنديان مساء أول من أمس", "مساء أول من أمس", "2021-11-15"),
        ("قتل جنديان أمس الأول", "أمس الأول", "2021-11-15"),
        ("قتل جنديان أول أمس الإثنين", "أول أمس الإثنين", "2021-11-15"),
        ("يصل الوفد غدا", "غدا", "2021-11-18"),
        ("يصل الوفد يوم غد الخميس", "يوم غد الخميس", "2021-11-18"),
        ("يصل الوفد بعد غد", "بعد غد", "2021-11-19"),
        # Weekdays
        ("انفجرت عبوة يوم الأحد في السوق", "يوم الأحد", "2021-11-14"),
        ("انفجرت عبوة الأربعاء في السوق", "الأربعاء", "2021-11-17"),
        ("انفجرت عبوة الأربعاء الماضي", "الأربعاء الماضي", "2021-11-10"),
        ("تعقد الجلسة الخميس المقبل", "الخميس المقبل", "2021-11-18"),
        ("تعقد الجلسة الأربعاء المقبل", "الأربعاء المقبل", "2021-11-24"),
        ("تظاهروا يومي الجمعة والسبت", "يومي الجمعة والسبت", "2021-11-12/2021-11-13"),
        ("قصفت الطائرات المرفأ ليل السبت الأحد", "ليل السبت الأحد", "2021-11-13/2021-11-14"),
        ("قصفت الطائرات المرفأ ليلة السبت/الأحد", "ليلة السبت/الأحد", "2021-11-13/2021-11-14"),
        ("استمر الإضراب من الأحد إلى الثلاثاء", "من الأحد إلى الثلاثاء", "2021-11-14/2021-11-16"),
        # Parts of the day
        ("أغار الطيران فجر الإثنين", "فجر الإثنين", "2021-11-15"),
        ("أغار الطيران صباح اليوم الأربعاء", "صباح اليوم الأربعاء", "2021-11-17"),
        ("اندلع الحريق ليلة الأحد", "ليلة الأحد", "2021-11-14"),
        ("اندلع الحريق الثلاثاء ليلا", "الثلاثاء ليلا", "2021-11-16"),
        ("اندلع الحريق الليلة الماضية", "الليلة الماضية", "2021-11-16/2021-11-17"),
        ("احترق في الساعات الأولى من صباح الثلاثاء", "الساعات الأولى من صباح الثلاثاء", "2021-11-16"),
        ("تبدأ الهدنة اليوم الساعة السادسة مساء", "اليوم الساعة السادسة مساء", "2021-11-17"),
        # Dates
        ("وقع الهجوم في 3 نوفمبر", "3 نوفمبر", "2021-11-03"),
        ("وقع الهجوم في 3 ديسمبر 2020", "3 ديسمبر 2020", "2020-12-03"),
        ("وقع الهجوم في الثالث من آذار/مارس الماضي", "الثالث من آذار/مارس الماضي", "2021-03-03"),
        ("وقع الهجوم يوم الـ17 من تشرين الأول", "يوم الـ17 من تشرين الأول", "2021-10-17"),
        ("وقع في الحادي والعشرين من أيلول (سبتمبر)", "الحادي والعشرين من أيلول (سبتمبر)", "2021-09-21"),
        ("وقع الهجوم يوم الثلاثاء 9 جانفي 2018", "يوم الثلاثاء 9 جانفي 2018", "2018-01-09"),
        ("وقع الهجوم في 12 غشت", "12 غشت", "2021-08-12"),
        (
            "وقع في الثاني من كانون الثاني من العام الماضي",
            "الثاني من كانون الثاني من العام الماضي",
            "2020-01-02",
        ),
        ("وقع الهجوم بتاريخ 12/3/2014", "12/3/2014", "2014-03-12"),
        ("وقع الهجوم بتاريخ ١٢-٠٣-٢٠١٤ في القرية", "١٢-٠٣-٢٠١٤", "2014-03-12"),
        ("وقع الهجوم في 5 الجاري", "5 الجاري", "2021-11-05"),
        ("وقع الهجوم في العاشر من الشهر الجاري", "العاشر من الشهر الجاري", "2021-11-10"),
        ("هاجموا في العاشر والـ15 من الشهر الماضي", "العاشر والـ15 من الشهر الماضي", "2021-10-10/2021-10-15"),
        ("تعقد القمة في 20 ديسمبر المقبل", "20 ديسمبر المقبل", "2021-12-20"),
        ("استمرت المناورة من 13 إلى 15 يوليو", "من 13 إلى 15 يوليو", "2021-07-13/2021-07-15"),
        ("استمرت المناورة بين 5 و7 مايو", "بين 5 و7 مايو", "2021-05-05/2021-05-07"),
        ("استمر القصف من 28 أبريل إلى 3 مايو 2019", "من 28 أبريل إلى 3 مايو 2019", "2019-04-28/2019-05-03"),
        # Hijri
        ("صدر البيان في 9 ذي الحجة 1435هـ", "9 ذي الحجة 1435هـ", "2014-10-03"),
        (
            "صدر في 26 شوال 1436 هـ الموافق 11 أغسطس 2015",
            "26 شوال 1436 هـ الموافق 11 أغسطس 2015",
            "2015-08-11",
        ),
        ("وقع التفجير في شهر شعبان الفائت", "شهر شعبان الفائت", "2021-03-14/2021-04-12"),
        # Months and years
        ("اندلعت الحرب في شباط/فبراير 2020", "شباط/فبراير 2020", "2020-02"),
        ("قتل عشرون مدنيا في شهر أكتوبر", "شهر أكتوبر", "2021-10"),
        ("قتل عشرون مدنيا في ديسمبر", "ديسمبر", "2020-12"),
        ("تجري الانتخابات في أيلول/سبتمبر المقبل", "أيلول/سبتمبر المقبل", "2022-09"),
        ("أعلن الهدنة مطلع أبريل/نيسان الماضي", "مطلع أبريل/نيسان الماضي", "2021-04"),
        ("انتهى القتال أواخر عام 2018", "أواخر عام 2018", "2018"),
        ("انتشرت القوات نهاية 2020 هناك", "نهاية 2020", "2020"),
        ("نزحوا من مايو إلى سبتمبر 2016", "من مايو إلى سبتمبر 2016", "2016-05/2016-09"),
        ("نزحوا بين عامي 1988 و1994", "بين عامي 1988 و1994", "1988/1994"),
        ("وقعت في الفترة ما بين 1988 و1994", "الفترة ما بين 1988 و1994", "1988/1994"),
        ("سقط الآلاف في حرب 1973", "1973", "1973"),
        ("انهارت الهدنة العام الماضي", "العام الماضي", "2020"),
        ("انهارت الهدنة هذا العام", "هذا العام", "2021"),
        ("انهارت الهدنة في صيف 2014", "صيف 2014", "2014-06/2014-08"),
        ("انهارت الهدنة خلال الصيف الماضي", "الصيف الماضي", "2021-06/2021-08"),
        ("انهارت الهدنة عام ألف وتسعمئة وثمانية وأربعين", "عام ألف وتسعمئة وثمانية وأربعين", "1948"),
        ("تراجع الإنتاج في الربع الثالث من 2019", "الربع الثالث من 2019", "2019-07/2019-09"),
        ("بدأ النزاع أواخر الثمانينيات", "أواخر الثمانينيات", "1987/1989"),
        ("بدأ النزاع في تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "1990/1999"),
        # Weeks and runs
        ("سيطروا على التلة الأسبوع الماضي", "الأسبوع الماضي", "2021-11-08/2021-11-14"),
        ("سيطروا على التلة نهاية الأسبوع الماضي", "نهاية الأسبوع الماضي", "2021-11-13/2021-11-14"),
        ("قتل ستون شخصا الشهر الماضي", "الشهر الماضي", "2021-10"),
        ("قتل ستون خلال الـ24 ساعة الماضية", "الـ24 ساعة الماضية", "2021-11-16/2021-11-17"),
        ("قتل ستون خلال الساعات الـ48 الأخيرة", "الساعات الـ48 الأخيرة", "2021-11-15/2021-11-17"),
        ("قتل ستون خلال الأيام الثلاثة الماضية", "الأيام الثلاثة الماضية", "2021-11-14/2021-11-17"),
        ("قتل ستون خلال السنوات الماضية", "السنوات الماضية", "../2021-11-17"),
        ("وقعت المعركة ثالث ثلاثاء في أيلول 2014", "ثالث ثلاثاء في أيلول 2014", "2014-09-16"),
        ("وقعت في الأسبوع الأخير من سبتمبر 2014", "الأسبوع الأخير من سبتمبر 2014", "2014-09-22/2014-09-28"),
        # Counted from now, intervals
        ("خطف الصحفي قبل ثلاثة أيام", "قبل ثلاثة أيام", "2021-11-14"),
        ("خطف الصحفي قبل أسبوعين", "قبل أسبوعين", "2021-11-03"),
        ("خطف الصحفي قبل ستة أشهر", "قبل ستة أشهر", "2021-05"),
        ("خطف الصحفي قبل نحو عامين", "قبل نحو عامين", "2019"),
        ("خطف الصحفي قبل قليل", "قبل قليل", "2021-11-17"),
        ("خطف الصحفي قبل ساعات", "قبل ساعات", "2021-11-17"),
        ("تدور المعارك منذ خمسة عشر يوما", "منذ خمسة عشر يوما", "2021-11-02/.."),
        ("تدور المعارك منذ أكثر من عام ونصف العام", "منذ أكثر من عام ونصف العام", "2020-05/.."),
        ("تدور المعارك منذ نوفمبر 2020", "منذ نوفمبر 2020", "2020-11/.."),
        ("تدور المعارك منذ مطلع العام الجاري", "منذ مطلع العام الجاري", "2021/.."),
        ("تدور المعارك منذ يوم الجمعة", "منذ يوم الجمعة", "2021-11-12/.."),
        ("تدور المعارك منذ صباح أمس", "منذ صباح أمس", "2021-11-16/.."),
        ("تدور المعارك منذ الفجر", "منذ الفجر", "2021-11-17"),
        ("تدور المعارك منذ عقود", "منذ عقود", "../2021-11-17"),
        ("تستمر المحادثات حتى الخميس المقبل", "حتى الخميس المقبل", "../2021-11-18"),
        ("الحصار مستمر على مدى أكثر من ثماني سنوات", "أكثر من ثماني سنوات", "2013/.."),
        ("القصف مستمر لليوم العشرين على التوالي", "يوم العشرين على التوالي", "2021-10-29/.."),
        ("في اليوم الـ235 للحرب قصفت الطائرات البلدة", "اليوم الـ235", "2021-11-17"),
        ("في اليوم المئة من العدوان قصفت الطائرات البلدة", "اليوم المئة", "2021-11-17"),
        ("يعود المبعوث بعد أسبوعين من الآن", "بعد أسبوعين من الآن", "2021-12-01"),
        ("هاجموا القافلة في رمضان 2019", "رمضان 2019", "2019-05-06/2019-06-03"),
        ("هاجموا القافلة في عيد الأضحى الماضي", "عيد الأضحى الماضي", "2021-07-20"),
        ("تدور المعارك في شهري مايو ويونيو 2014", "شهري مايو ويونيو 2014", "2014-05/2014-06"),
        # Vague
        ("وصلت التعزيزات مؤخرا", "مؤخرا", "../2021-11-17"),
        ("وصلت التعزيزات في الآونة الأخيرة", "الآونة الأخيرة", "../2021-11-17"),
        ("القوات تتقدم الآن", "الآن", "2021-11-17"),
    ],
)  # fmt: skip
def test_one_time_has_its_span_and_value(arabic: Arabic, text: str, words: str, value: str) -> None:
    assert facts(arabic, text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("سقطت القرية اليوم", "اليوم", "pub"),
        ("قصف الجيش البلدة أمس", "أمس", "pub-1d"),
        ("قصف الجيش البلدة أول من أمس", "أول من أمس", "pub-2d"),
        ("تبدأ الهدنة غدا", "غدا", "pub+1d"),
        ("دارت معارك الأربعاء", "الأربعاء", "pub:wed"),
        ("دارت معارك قبل ستة أسابيع", "قبل ستة أسابيع", "pub-6w"),
        ("تدور المعارك منذ سبع سنوات", "منذ سبع سنوات", "pub-7y/.."),
        ("تدور المعارك منذ سنوات", "منذ سنوات", "../pub"),
        ("دارت معارك الليلة الماضية", "الليلة الماضية", "pub-1d/pub"),
        ("دارت معارك خلال الـ72 ساعة الماضية", "الـ72 ساعة الماضية", "pub-3d/pub"),
        ("دارت معارك الأسبوع الماضي", "الأسبوع الماضي", "pub-1w"),
        ("دارت معارك العام الماضي", "العام الماضي", "pub-1y"),
        ("دارت معارك في 13 مايو", "13 مايو", "XXXX-05-13"),
        ("دارت معارك في 13 مايو 2019", "13 مايو 2019", "2019-05-13"),
        ("دارت معارك عام 2019", "عام 2019", "2019"),
    ],
)
def test_unknown_publication_gives_relative_values(arabic: Arabic, text: str, words: str, value: str) -> None:
    found = read(arabic, text, published=Published())
    assert [(mention.text, mention.value) for mention in found] == [(words, value)]
    asked = read(arabic, text, relative=True)
    assert [mention.value for mention in asked] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("التقى الوزيران الثلاثاء", "pub-1d"),
        ("التقى الوزيران الأربعاء", "pub"),
        ("التقى الوزيران الأربعاء الماضي", "pub-7d"),
        ("تستمر المحادثات حتى الخميس المقبل", "../pub+1d"),
    ],
)
def test_weekdays_count_from_the_day_that_the_page_calls_today(arabic: Arabic, text: str, value: str) -> None:
    assert [mention.value for mention in read(arabic, text, published=Published(), today=WED)] == [value]


def test_known_month_of_publication_gives_the_year_of_dates(arabic: Arabic) -> None:
    may = Published(value="2022-05", precision="month", basis="text")
    found = read(arabic, "قتل خمسة في 13 مايو وستة في 27 أبريل", published=may)
    assert [mention.value for mention in found] == ["2022-05-13", "2022-04-27"]


def test_weekday_beats_the_distance_where_they_disagree(arabic: Arabic) -> None:
    sunday = Published(value="2015-07-26", precision="day", basis="metadata")
    [mention] = read(arabic, "وقع الهجوم أمس الأول الخميس", published=sunday)
    assert (mention.text, mention.value) == ("أمس الأول الخميس", "2015-07-23")


def test_paper_dated_a_day_later_keeps_the_day_it_was_written(arabic: Arabic) -> None:
    [mention] = read(arabic, "قصف الجيش البلدة أمس", today=TUE)
    assert mention.value == "2021-11-15"


def test_far_weekday_does_not_move_the_publication_day(arabic: Arabic) -> None:
    [mention] = read(arabic, "قصف الجيش البلدة أمس", today=FRI)
    assert mention.value == "2021-11-16"


def test_word_of_the_future_turns_the_weekday_ahead(arabic: Arabic) -> None:
    assert facts(arabic, "من المقرر أن يلتقي الوفدان الجمعة") == [("الجمعة", "2021-11-19")]


def test_date_without_year_lies_ahead_only_where_it_is_close(arabic: Arabic) -> None:
    assert facts(arabic, "الانتخابات المرتقبة في 2 ديسمبر") == [("2 ديسمبر", "2021-12-02")]
    assert facts(arabic, "وقعت المجزرة في 25 ديسمبر") == [("25 ديسمبر", "2020-12-25")]


def test_time_told_from_another_in_the_sentence(arabic: Arabic) -> None:
    text = "تدخل الجيش عام 2013 بعد أن سقطت المدينة قبل ذلك بعام"
    assert facts(arabic, text) == [("عام 2013", "2013"), ("قبل ذلك بعام", "2012")]
    text = "وقعت الهدنة في أبريل 2020 وانهارت في الثاني من الشهر نفسه"
    assert facts(arabic, text) == [("أبريل 2020", "2020-04"), ("الثاني من الشهر نفسه", "2020-04-02")]
    text = "اندلعت الحرب عام 2014 ولم تتوقف منذ ذلك الحين"
    assert facts(arabic, text) == [("عام 2014", "2014"), ("منذ ذلك الحين", "2014/..")]
    text = "هاجموا القرية الأحد وعادوا في اليوم التالي"
    assert facts(arabic, text) == [("الأحد", "2021-11-14"), ("اليوم التالي", "2021-11-15")]


@pytest.mark.parametrize(
    ("text", "time", "value"),
    [
        ("جاء الهجوم بعد يومين على اغتيال القائد", "بعد يومين", "2021-11-15"),
        ("فتح الطريق بعد 4 أيام من استسلام الحامية", "بعد 4 أيام", "2021-11-13"),
        ("عاد السكان بعد شهر ونصف الشهر على الزلزال", "بعد شهر ونصف الشهر", "2021-10"),
        ("وبعد نحو عامين من توقيع الوثيقة", "بعد نحو عامين", "2019"),
    ],
)
def test_event_that_a_time_is_counted_from_lies_so_far_back(
    arabic: Arabic, text: str, time: str, value: str
) -> None:
    assert facts(arabic, text) == [(time, value)]


def test_event_is_counted_from_the_day_named_before_it(arabic: Arabic) -> None:
    text = "أفرج عنها يوم 17 يوليو 2016 بعد 48 ساعة من إيقافها"
    assert facts(arabic, text)[-1] == ("بعد 48 ساعة", "2016-07-15")


@pytest.mark.parametrize(
    "text",
    [
        "قتل 2014 شخصا في الحرب",
        "أكد أن الجيش انسحب وكان في القرية",
        "قال الأمين العام السابق إن القطاع العام الحالي ضعيف",
        "وصل رجب وشعبان ورمضان إلى المدينة",
        "وقع الانفجار قبل يومين من الانتخابات",
        "بعد ثلاثة أيام من الحصار سقطت القلعة",
        "وبعد أربع سنوات من الحرب عاد السكان",
        "نزح السكان بعد ثلاثة أيام على الأقل",
        "فجر المهاجم نفسه عند الحاجز",
        "ظهر القائد في شريط مصور",
        "فاز الفريق 3-1 في المباراة",
        "تقدموا في محور ميدان 14 تموز",
        "عادوا في ذلك اليوم من الجبهة",
        "اجتمع نجوم الأمس الرياضي",
        "معسكر الفريق الأول الحالي",
        "ثورة 25 يناير",
        "عقدوا صفقة سرية وعقدا جديدا",
        "قرر مجلس الأمن في قراره 1559",
        "قال مصدر لصحيفة المصري اليوم",
        "في اليوم العاشر من الحرب قصفت الطائرات البلدة",
    ],
)
def test_no_time_is_read_where_none_is_stated(arabic: Arabic, text: str) -> None:
    assert facts(arabic, text) == []


def test_postponement_is_two_times_and_no_interval(arabic: Arabic) -> None:
    found = facts(arabic, "تأجل الانسحاب من تموز/يوليو المقبل إلى أيلول/سبتمبر المقبل")
    assert found == [("تموز/يوليو المقبل", "2022-07"), ("أيلول/سبتمبر المقبل", "2022-09")]


def test_span_leaves_conjunction_and_preposition_out(arabic: Arabic) -> None:
    text = "تقدموا شمالا وأمس انسحبوا"
    [mention] = read(arabic, text)
    assert text[mention.start : mention.end] == "أمس"
    assert [mention.text for mention in read(arabic, "وبعام 2015 انتهى القتال")] == ["عام 2015"]


def test_vowel_signs_and_tatweel_do_not_hide_a_time(arabic: Arabic) -> None:
    text = "وقعَ الهجومُ مَسـاءَ أَمْسِ الثُّلاثاءِ."
    [mention] = read(arabic, text)
    assert (mention.text, mention.value) == ("مَسـاءَ أَمْسِ الثُّلاثاءِ", "2021-11-16")


def test_impossible_date_has_no_value(arabic: Arabic) -> None:
    assert all(mention.value != "2021-02-31" for mention in read(arabic, "وقع الهجوم في 31 فبراير"))


def test_mentions_stand_in_order_and_do_not_overlap(arabic: Arabic) -> None:
    text = "بين أمس واليوم ومنذ الأحد وحتى 3 مايو 2020 أو في عام 2019 من شهر مارس إلى أبريل الماضي قبل يومين"
    found = read(arabic, text)
    assert len(found) >= 5
    assert all(left.end <= right.start for left, right in zip(found, found[1:], strict=False))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


WORDS = sorted(load_time_lexicons().forms) + ["الثاني", "الأول", "السنة", "الفطر"]
FIGURES = ["12", "31", "2014", "1436", "99999", "12/3/2014", "22-4", "2012-2014", "99/99/9999", "00:30"]
POINT = r"(\.\.|pub([+-]\d+[dwmy])?|pub:(mon|tue|wed|thu|fri|sat|sun)|(\d{4}|XXXX)(-\d\d(-\d\d)?)?)"


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from([*WORDS, *FIGURES, *"/-،().و"]), min_size=1, max_size=10),
    published=st.sampled_from(["2016-02-29", "2022-05", "2020", "0001-01-01", "9999-12-31", None]),
    relative=st.booleans(),
    today=st.sampled_from([None, 0, 3, 6]),
)
def test_any_words_give_well_formed_values(
    arabic: Arabic, words: list[str], published: str | None, *, relative: bool, today: int | None
) -> None:
    text = " ".join(words)
    page = Published(value=published, precision=None, basis="metadata")
    for mention in read(arabic, text, published=page, relative=relative, today=today):
        assert re.fullmatch(rf"{POINT}(/{POINT})?", mention.value)
        assert mention.text == text[mention.start : mention.end]


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from([*WORDS, *FIGURES, *"/-،().و"]), min_size=1, max_size=10))
def test_no_phrase_begins_at_a_lexeme_that_names_no_time(arabic: Arabic, words: list[str]) -> None:
    text = " ".join(words)
    lexemes = read_lexemes(arabic.tokens(text, 0, len(text)), load_time_lexicons())
    scene = Scene(
        lexemes=lexemes, reference=Reference(day=dt.date(2021, 11, 17), year=2021, month=11), before="2014-05"
    )
    for at in [at for at, lexeme in enumerate(lexemes) if not lexeme.names]:
        assert (read_day(scene, at), read_period(scene, at), read_ordinal_period(scene, at)) == (
            None,
            None,
            None,
        )


def test_long_line_of_date_words_is_read_in_linear_time(arabic: Arabic) -> None:
    text = "قبل منذ من بين 12 مايو إلى الأحد حتى يوم " * 400
    tokens = arabic.tokens(text, 0, len(text))
    begin = time.perf_counter()
    find_times(tokens, text, published=WEDNESDAY, relative=False, lexicons=load_time_lexicons())
    # 4,800 tokens take 0.2 s on two slow cores; anything quadratic takes minutes.
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("أحيا الطلبة ذكرى 20 مارس 1956", "20 مارس 1956", "1956-03-20"),
        ("يستمر المعرض إلى غاية 25 نوفمبر", "إلى غاية 25 نوفمبر", "../2021-11-25"),
        ("أضرب العمال يوم 3 نوفمبر الفارط", "يوم 3 نوفمبر الفارط", "2021-11-03"),
        ("قطع التيار من الخامسة مساء الاثنين حتى السادسة صباح الثلاثاء",
         "من الخامسة مساء الاثنين حتى السادسة صباح الثلاثاء", "2021-11-15/2021-11-16"),
        ("عثر عليه قبل ثلاثة أيام على الشاطئ", "قبل ثلاثة أيام", "2021-11-14"),
        ("تراجعت المبيعات في الربع الأخير من العام الماضي", "الربع الأخير من العام الماضي", "2020-10/2020-12"),
        ("بنيت القلعة في القرن الثامن عشر", "القرن الثامن عشر", "1700/1799"),
        ("يعمل هناك منذ ما يقرب من ثلاثة أعوام", "منذ ما يقرب من ثلاثة أعوام", "2018/.."),
        ("أغلق الجسر هذا الصباح", "هذا الصباح", "2021-11-17"),
        ("وصل الوفد 16/11", "16/11", "2021-11-16"),
        ("وصل الوفد الأسبوع المقبل السبت", "الأسبوع المقبل السبت", "2021-11-27"),
    ],
)  # fmt: skip
def test_newsroom_phrase_is_one_time(arabic: Arabic, text: str, words: str, value: str) -> None:
    assert facts(arabic, text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "أدى الآلاف صلاة الجمعة",
        "تخفيضات الجمعة البيضاء",
        "وصل الفريق قبل يومين على انطلاق البطولة",
        "في ذكرى 20 مارس",
        "خدمة متاحة 24/7",
    ],
)
def test_feast_score_and_countdown_are_no_times(arabic: Arabic, text: str) -> None:
    assert facts(arabic, text) == []


def test_month_that_begins_is_not_when_it_begins(arabic: Arabic) -> None:
    assert facts(arabic, "يبدأ شهر رمضان يوم 13 أبريل 2021") == [("يوم 13 أبريل 2021", "2021-04-13")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # Places in a longer time
        ("تسلم المحافظ مكتبه ثالث يوم من أيلول 2014", "ثالث يوم من أيلول 2014", "2014-09-03"),
        ("أغلق المعرض في آخر يوم من عام 2015", "آخر يوم من عام 2015", "2015-12-31"),
        ("تعطلت الأفران ثاني أيام عيد الفطر", "ثاني أيام عيد الفطر", "2021-05-14"),
        ("خرجت القافلة في أول أيام رمضان", "أول أيام رمضان", "2021-04-13"),
        ("وزعت الحصص في آخر جمعة من رمضان", "آخر جمعة من رمضان", "2021-05-07"),
        ("افتتح الجسر الأسبوع الثالث من عام 2019", "الأسبوع الثالث من عام 2019", "2019-01-14/2019-01-20"),
        ("جرى الاقتراع الثلاثاء الثالث من أيلول 2014", "الثلاثاء الثالث من أيلول 2014", "2014-09-16"),
        ("جرى الاقتراع الثلاثاء الثالث من آذار 2015", "الثلاثاء الثالث من آذار 2015", "2015-03-03"),
        # Shares of a longer time
        ("هبطت الصادرات الربع الماضي", "الربع الماضي", "2021-07/2021-09"),
        ("سترتفع الأجور الربع المقبل", "الربع المقبل", "2022-01/2022-03"),
        ("هبطت الصادرات في النصف الأول من العام", "النصف الأول من العام", "2021-01/2021-06"),
        (
            "يزور الوفد المرفأ في النصف الثاني من آذار 2022",
            "النصف الثاني من آذار 2022",
            "2022-03-16/2022-03-31",
        ),
        ("ألغيت الرحلات بقية الشهر", "بقية الشهر", "2021-11-17/2021-11-30"),
        ("ارتفعت الأسعار هذا الصيف", "هذا الصيف", "2021-06/2021-08"),
        ("وصل المهندسون في الأيام الأولى من آذار 2020", "الأيام الأولى من آذار 2020", "2020-03"),
        ("هدأت الجبهة آخر يومين", "آخر يومين", "2021-11-15/2021-11-17"),
        # Weekdays with their week or number
        ("يصل الوفد الأحد بعد المقبل", "الأحد بعد المقبل", "2021-11-28"),
        ("يجتمع المجلس الخميس من هذا الأسبوع", "الخميس من هذا الأسبوع", "2021-11-18"),
        ("يجتمع المجلس الأسبوع المقبل يوم الاثنين", "الأسبوع المقبل يوم الاثنين", "2021-11-22"),
        ("أعلن المكتب يوم الخميس 11 في بيان نتائج الفرز", "يوم الخميس 11", "2021-11-11"),
        # Dates
        ("عقدت الجلسة في واحد وعشرين مايو", "واحد وعشرين مايو", "2021-05-21"),
        ("عقدت الجلسة في مارس، 2001", "مارس، 2001", "2001-03"),
        ("يستمر المعرض من 4 إلى 23 في الشهر المقبل", "من 4 إلى 23 في الشهر المقبل", "2021-12-04/2021-12-23"),
        ("ولد الرسام في 30/أكتوبر/1986", "30/أكتوبر/1986", "1986-10-30"),
        ("حرر العقد في 2-أكتوبر-2016", "2-أكتوبر-2016", "2016-10-02"),
        # Counted from now
        ("تنتهي المهلة في غضون أسبوعين من الآن", "أسبوعين من الآن", "2021-12-01"),
        ("تنتهي المهلة بعد يومين من اليوم", "بعد يومين من اليوم", "2021-11-19"),
        ("تنتهي المهلة بعد يومين من الغد", "بعد يومين من الغد", "2021-11-20"),
        ("بدأت المهلة قبل يومين من اليوم", "قبل يومين من اليوم", "2021-11-15"),
        # Feasts
        ("أغلقت الدوائر في عيد العمال", "عيد العمال", "2021-05-01"),
        ("أطلقت المفرقعات ليلة رأس السنة الميلادية", "ليلة رأس السنة الميلادية", "2020-12-31"),
        ("سار الموكب في المولد النبوي", "المولد النبوي", "2021-10-18"),
    ],
)
def test_part_of_a_longer_time_is_one_time(arabic: Arabic, text: str, words: str, value: str) -> None:
    assert facts(arabic, text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "أغلقت القوات بقية الطرق",
        "بلغ الفريق الربع النهائي",
        "كان آخر يوم في خدمته",
        "اندلعت ثورة يناير الثانية في الشوارع",
    ],
)
def test_share_of_anything_else_is_no_time(arabic: Arabic, text: str) -> None:
    assert facts(arabic, text) == []


def test_counted_noun_keeps_its_number_behind_a_weekday(arabic: Arabic) -> None:
    assert facts(arabic, "جرح الخميس 11 عاملا في المصنع") == [("الخميس", "2021-11-11")]


def test_last_feast_of_a_year_with_two_is_told(arabic: Arabic) -> None:
    # In 2015 the birthday of the Prophet fell on 3 January and on 23 December.
    published = Published(value="2016-03-01", precision="day", basis="metadata")
    [mention] = read(arabic, "أقيم الاحتفال في المولد النبوي", published=published)
    assert mention.value == "2015-12-23"


def test_day_beside_a_month_without_a_day_has_no_value(arabic: Arabic) -> None:
    assert ("الشهر الجاري", "2021-11") in facts(arabic, "رصدت اللجنة هلال الشهر الجاري مساء ذلك اليوم")


@pytest.mark.parametrize(
    ("whole", "count", "counted", "value"),
    [
        ("2014-09", 1, "d", "2014-09-01"),
        ("2014-09", -1, "d", "2014-09-30"),
        ("2014", -1, "d", "2014-12-31"),
        ("2014-09", 5, 0, "2014-09-29"),
        ("2014-10", 5, 0, None),
        ("2014-09-01/2014-09-10", -1, "w", "2014-09-01/2014-09-07"),
        ("2014-10-04", 3, "d", "2014-10-06"),
        ("2014-10-04", -1, "d", None),
        ("pub-1m", 1, "d", None),
        ("XXXX-09", 1, "d", None),
    ],
)
def test_place_in_a_longer_time(whole: str, count: int, counted: Counted, value: str | None) -> None:
    assert place_in(whole, count, counted) == value
