"""Status, polarity, background, time and place, by the rules alone."""

import pytest
from tests.extract.pages import TODAY, ruled

from riwaya.extract.circumstances import age_days
from riwaya.model.page import Published


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قصفت الطائرات البلدة", "occurred"),
        ("اندلعت اشتباكات في الضاحية", "occurred"),
        ("تجددت المعارك شرقي النهر", "occurred"),
        ("يتواصل القتال شرقي النهر", "ongoing"),
        ("تقصف الطائرات البلدة", "ongoing"),
        ("مسلحون يهاجمون قاعدة في الشمال", "occurred"),
        ("لا تزال المعارك مستمرة", "ongoing"),
        ("سيلتقي الرئيس المصري نظيره التركي غدا", "planned"),
        ("من المقرر أن يلتقي الرئيسان غدا", "planned"),
        ("من المحتمل أن تندلع معارك جديدة", "possible"),
        ("حذرت الأمم المتحدة من هجوم على المدينة", "possible"),
        ("دعت تركيا إلى هدنة", "possible"),
        ("هدد الجيش بقصف البلدة", "possible"),
    ],
)
def test_status_follows_the_tense_and_the_words_around(text: str, status: str) -> None:
    assert ruled(text)[0].status == status


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("قصفت الطائرات البلدة", "positive"),
        ("لم تقصف الطائرات البلدة", "negative"),
        ("لم تهاجم القوات المستشفى", "negative"),
        ("نفت القوات أنها هاجمت المستشفى", "positive"),
        ("دعت فرنسا إلى وقف الهجوم على المدينة", "negative"),
        ("دعت فرنسا إلى وقف إطلاق النار", "positive"),
        ("قال الحاكم إنه ليس هناك مزيد من القتال في البلدة", "negative"),
        ("ليس من المتوقع عقد أي محادثات جديدة", "negative"),
        ("من المتوقع عقد محادثات جديدة", "positive"),
        ("أعلن الوزير إجراءات للحد من الهجمات على السكان", "positive"),
        ("طالبت روسيا بوقف فرنسا لمساعداتها العسكرية", "negative"),
        ("طالبت روسيا بوقف التصعيد، وقصفت الطائرات البلدة", "positive"),
    ],
)
def test_polarity_is_that_of_the_occurrence(text: str, polarity: str) -> None:
    assert ruled(text)[0].polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "قد تندلع اشتباكات",
        "قال المصدر إن الفصائل قد تشن هجوما على الميناء",
    ],
)
def test_may_before_a_present_verb_is_possible(text: str) -> None:
    assert {claim.status for claim in ruled(text)} == {"possible"}


@pytest.mark.parametrize(
    ("text", "part", "status"),
    [
        ("قد اندلعت اشتباكات في الضاحية", "اشتباكات", "occurred"),
        ("المحادثات ستتناول الحدود", "المحادثات", "planned"),
        ("وصل الوفد تمهيدا لمحادثات جديدة", "محادثات", "planned"),
        ("أجبر القصف البعثة على تأجيل انسحاب القوات", "انسحاب", "planned"),
        ("تضررت السوق من القصف العنيف المستمر", "القصف", "ongoing"),
        ("هدأت المدينة منذ انتهاء المعارك", "المعارك", "occurred"),
        ("يحاول الجيش تهجير السكان", "تهجير", "ongoing"),
        ("حاول الجيش تهجير السكان", "تهجير", "occurred"),
        ("يقف التنظيم وراء الهجوم على القاعدة", "الهجوم", "occurred"),
        ("مات السائق في حرب استمرت ستة أسابيع", "حرب", "occurred"),
        ("أصيب الحارس في محاولة اغتيال قرب الجسر", "اغتيال", "occurred"),
        ("بنى السكان ملجأ منذ القصف تحسبا لشتاء بارد", "القصف", "occurred"),
    ],
)
def test_status_is_that_of_the_words_that_govern_the_occurrence(text: str, part: str, status: str) -> None:
    [claim] = [claim for claim in ruled(text) if part in claim.trigger.text]
    assert claim.status == status


@pytest.mark.parametrize(
    "text",
    [
        "لا تزال القوات تحاصر البلدة",
        "انتشر المقطع عام 2016 وليس بعد الهجوم على الميناء",
        "أعلن القائد أنه لن تكون هناك محادثات",
    ],
)
def test_word_of_negation_that_negates_something_else_leaves_the_occurrence(text: str) -> None:
    assert {claim.polarity for claim in ruled(text)} == {"positive"}


def test_negated_past_is_no_ongoing_occurrence() -> None:
    assert ruled("لم تهاجم القوات المستشفى")[0].status == "occurred"


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("سيطر التنظيم على الموصل عام 2014", True),
        ("قصفت الطائرات البلدة قبل عشر سنوات", True),
        ("قصفت الطائرات البلدة أمس", False),
        ("قصفت الطائرات البلدة قبل أسبوع", False),
        ("وكانت البلدة تعرضت سابقا لقصف", True),
    ],
)
def test_what_lies_far_back_is_background(text: str, background: bool) -> None:
    assert ruled(text)[0].background is background


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("قصفت الطائرات البلدة أمس الثلاثاء", ("أمس الثلاثاء", "2031-03-04")),
        ("قال الوزير اليوم إن الطائرات قصفت البلدة", ("اليوم", "2031-03-05")),
        ("قال الوزير اليوم إن الطائرات قصفت البلدة أمس", ("أمس", "2031-03-04")),
        ("قصفت الطائرات البلدة", None),
    ],
)
def test_time_is_that_of_the_deed_else_that_of_the_saying(text: str, time: tuple[str, str] | None) -> None:
    [claim] = ruled(text)
    assert (claim.time and (claim.time.text, claim.time.value)) == time


def test_time_is_relative_where_the_page_has_no_date() -> None:
    [claim] = ruled("قصفت الطائرات البلدة أمس", published=None)
    assert claim.time is not None
    assert claim.time.value == "pub-1d"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اندلعت اشتباكات في الخرطوم", ("الخرطوم", "SDN")),
        ("هاجم مسلحون قاعدة قرب درعا", ("درعا", "SYR")),
        ("قال مسؤول في أنقرة إن الطائرات قصفت درعا", ("درعا", "SYR")),
        ("انسحبت القوات الفرنسية من مالي", ("مالي", "MLI")),
    ],
)
def test_place_is_where_it_happened(text: str, place: tuple[str, str]) -> None:
    [claim] = ruled(text)
    assert claim.place is not None
    assert (claim.place.text, claim.place.country) == place


@pytest.mark.parametrize(
    "text", ["اتهمت أرمينيا أذربيجان بقصف قرى حدودية", "عقدت محادثات بين السعودية وإيران"]
)
def test_state_that_acts_is_no_place(text: str) -> None:
    assert ruled(text)[0].place is None


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-03-05", 0),
        ("2031-02-05", 30),
        ("2030", 65),
        ("2021", 3350),
        ("pub", 0),
        ("pub-3d", 3),
        ("pub-2w", 14),
        ("pub-1y", 365),
        ("pub+1d", 0),
        ("2031-03-01/2031-03-03", 2),
        ("2030-01-01/..", 424),
        ("2032", 0),
    ],
)
def test_age_is_counted_in_days_before_publication(value: str, days: int) -> None:
    """Months count as 30 days and years as 365: near enough for what asks whether news is old."""
    age = age_days(value, Published(value=TODAY, precision="day", basis="metadata"))
    assert age is not None
    assert abs(age - days) <= (0 if days < 60 else 6)


def test_age_of_a_full_date_is_unknown_where_the_page_has_none() -> None:
    assert age_days("2031-03-05", Published()) is None
    assert age_days("2014", Published()) == 76


@pytest.mark.parametrize(
    ("text", "part", "status", "time"),
    [
        ("قتل أربعة عمال في اشتباكات يخوضها مسلحون منذ أسبوع", "اشتباكات", "ongoing", "2031-02-26/.."),
        ("تتواصل المعارك التي بدأت في 2029", "المعارك", "ongoing", "2029/.."),
        ("تتواصل المعارك اليوم في الضاحية", "المعارك", "ongoing", "2031-03-05"),
        ("الحرب بين ساردا وجارتها", "الحرب", "ongoing", None),
        ("عاد السكان بعد الحرب بين القبيلتين", "الحرب", "occurred", None),
        ("انتهت الحرب", "الحرب", "occurred", None),
    ],
)
def test_what_is_dated_by_how_long_it_lasts_goes_on(
    text: str, part: str, status: str, time: str | None
) -> None:
    [claim] = [claim for claim in ruled(text) if claim.trigger.text == part]
    assert (claim.status, claim.time and claim.time.value) == (status, time)


@pytest.mark.parametrize(
    ("text", "part", "status"),
    [
        ("ندد الوزير بالهجمات التي تشنها الجماعة على القرى", "الهجمات", "ongoing"),
        ("ندد الوزير بالهجمات التي شنتها الجماعة على القرى", "الهجمات", "occurred"),
        ("منذ سنوات تتعرض البلدة لقصف تركي", "قصف", "ongoing"),
        ("لم يصب أحد في القصف", "القصف", "occurred"),
        ("تواصل القوات ملاحقة المسلحين واعتقلت قائدهم", "اعتقلت", "occurred"),
        ("يعيش الناس في خوف بعد عام على انتهاء الحرب", "الحرب", "occurred"),
        ("تنظيم مسلح يتبنى الهجوم على القاعدة", "يتبنى الهجوم", "occurred"),
    ],
)
def test_what_is_told_of_an_occurrence_says_whether_it_goes_on(text: str, part: str, status: str) -> None:
    assert [claim.status for claim in ruled(text) if claim.trigger.text == part] == [status]


@pytest.mark.parametrize(
    ("text", "part", "time"),
    [
        ("جاء القصف بعد يوم على هجوم على القاعدة", "القصف", None),
        ("جاء القصف بعد يوم على هجوم على القاعدة", "هجوم", "بعد يوم"),
        ("اعتقل الجيش رجلا الاثنين بعد يومين من هجوم على القاعدة", "اعتقل", "الاثنين"),
        ("اعتقل الجيش رجلا الاثنين بعد يومين من هجوم على القاعدة", "هجوم", "بعد يومين"),
    ],
)
def test_event_that_a_time_is_counted_from_has_it_and_no_other(
    text: str, part: str, time: str | None
) -> None:
    [claim] = [claim for claim in ruled(text) if part in claim.trigger.text]
    assert (claim.time and claim.time.text) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("كانت أعنف غارة على البلدة منذ سنوات", None),
        ("الاشتباكات هي الأعنف منذ نهاية 2020", None),
        ("تستمر الاشتباكات منذ نهاية 2020", "منذ نهاية 2020"),
        ("وقعت أعنف غارة على البلدة أمس", "أمس"),
    ],
)
def test_time_that_bounds_a_comparison_dates_nothing(text: str, time: str | None) -> None:
    [claim] = ruled(text)
    assert (claim.time and claim.time.text) == time


def test_date_of_what_a_comparison_goes_back_to_is_that_ones_own() -> None:
    rescue, invasion = ruled("كانت أكبر عملية إجلاء للسكان منذ الغزو في 24 فبراير 2020")
    assert rescue.time is None
    assert invasion.time is not None
    assert invasion.time.value == "2020-02-24"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لم يتوقف القصف على البلدة", "ongoing"),
        ("ولم تهدأ الاشتباكات بين الجيش والمتمردين في الضاحية", "ongoing"),
        ("لم يقتصر القصف على البلدة", "occurred"),
        ("لم تكتف القوات بقصف البلدة", "occurred"),
        ("لم يسفر الهجوم على البلدة عن أضرار", "occurred"),
    ],
)
def test_negation_of_the_end_or_the_result_leaves_the_occurrence(text: str, status: str) -> None:
    claim = ruled(text)[0]
    assert (claim.polarity, claim.status) == ("positive", status)


@pytest.mark.parametrize(
    ("text", "part", "polarity"),
    [
        ("فشل الطرفان في التوصل إلى اتفاق سلام", "agreement", "negative"),
        ("عاد الجنود بعد فشلهم في السيطرة على البلدة", "capture", "negative"),
        ("فشل الوفدان في لقاء أمس بعد قصف البلدة", "attack", "positive"),
        ("نجح الجيش في السيطرة على البلدة", "capture", "positive"),
    ],
)
def test_what_somebody_failed_in_has_not_happened(text: str, part: str, polarity: str) -> None:
    assert [claim.polarity for claim in ruled(text) if claim.type == part] == [polarity]


def test_what_is_ruled_out_is_expected_not_to_happen_and_what_is_not_may() -> None:
    [out] = ruled("استبعد الوزير اندلاع حرب مع الجيران")
    assert (out.attribution.stance, out.status, out.polarity) == ("expects", "possible", "negative")
    [kept] = ruled("لا يستبعد الوزير اندلاع حرب مع الجيران")
    assert (kept.attribution.stance, kept.polarity) == ("expects", "positive")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قال القائد إن القوات ترد على أي هجوم يستهدف البلدة", "possible"),
        ("لم تشهد البلدة أي هجمات في مايو الماضي", "occurred"),
        ("عاد السكان دون وقوع أي هجوم على البلدة", "occurred"),
        ("شنت القوات المزيد من الهجمات على البلدة", "occurred"),
    ],
)
def test_any_is_of_none_in_particular_save_where_there_was_none(text: str, status: str) -> None:
    assert {claim.status for claim in ruled(text) if claim.type == "attack"} == {status}
