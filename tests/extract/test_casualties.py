"""Numbers of people: figures as stated, with the words that state them."""

import pytest
from tests.extract.pages import ruled, scene_of

from riwaya.extract.casualties import find_tolls

Figure = tuple[str, int | None, int | None, str]


def figures(text: str) -> list[Figure]:
    return [
        (toll.kind, toll.min, toll.max, text[toll.start : toll.end]) for toll in find_tolls(scene_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("قتل 4 جنود في القصف", ("killed", 4, 4, "4 جنود")),
        ("قتل ما لا يقل عن 20 شخصا", ("killed", 20, None, "ما لا يقل عن 20 شخصا")),
        ("قتل أكثر من 6500 شخص في الحرب", ("killed", 6501, None, "أكثر من 6500 شخص")),
        ("أصيب عشرات المدنيين في القصف", ("wounded", 20, 99, "عشرات المدنيين")),
        ("نزح آلاف السكان", ("displaced", 1000, 9999, "آلاف السكان")),
        ("أصيب جنديان بجروح", ("wounded", 2, 2, "جنديان")),
        ("مقتل جندي في كمين", ("killed", 1, 1, "جندي")),
        ("مقتل جنود في كمين", ("killed", 2, None, "جنود")),
        ("12 مدنيا قتلوا في القصف", ("killed", 12, 12, "12 مدنيا")),
        ("اعتقلت الشرطة 5 شبان", ("captured", 5, 5, "5 شبان")),
        ("أفرجت السلطات عن 20 معتقلا", ("captured", 20, 20, "20 معتقلا")),
        ("نزح أكثر من 60 ألف شخص من المدينة", ("displaced", 60001, None, "أكثر من 60 ألف شخص")),
        ("فقدان ستة صيادين", ("missing", 6, 6, "ستة صيادين")),
        ("سقط في القصف 30 قتيلا", ("killed", 30, 30, "30 قتيلا")),
        ("انتشال جثث 9 مدنيين", ("killed", 9, 9, "9 مدنيين")),
        ("ارتفعت حصيلة القتلى إلى 163", ("killed", 163, 163, "163")),
        ("سقط قتلى وجرحى في القصف", ("killed", 2, None, "قتلى")),
        ("قصفت الطائرات السوق دون وقوع إصابات", ("wounded", 0, 0, "دون وقوع إصابات")),
        ("أقر الجيش بوقوع 9 إصابات في صفوفه", ("wounded", 9, 9, "9 إصابات")),
        ("سجل المستشفى 16 حالة وفاة", ("killed", 16, 16, "16 حالة")),
        ("ارتقاء شهيد برصاص الجنود", ("killed", 1, 1, "شهيد")),
        ("أعلن الأهالي سقوط القتيل برصاصتين", ("killed", 1, 1, "القتيل")),
        ("قتلى في قصف على السوق", ("killed", 2, None, "قتلى")),
        (
            "لقي 3 عمال من الشركة المحلية في الميناء حتفهم",
            ("killed", 3, 3, "3 عمال من الشركة المحلية في الميناء"),
        ),
        ("وقال إن اثنين من قادة الحركة من بين القتلى", ("killed", 2, 2, "اثنين من قادة الحركة")),
        ("قتل 4 انتحاريين 52 شخصا", ("killed", 52, 52, "52 شخصا")),
        ("عودة آلاف السكان إلى بلداتهم", ("displaced", 1000, 9999, "آلاف السكان")),
    ],
)
def test_stated_number_of_people_is_read_as_a_range(text: str, figure: Figure) -> None:
    assert figure in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل 4 جنود وإصابة 11 مدنيا", [("killed", 4, 4), ("wounded", 11, 11)]),
        ("مقتل 4 جنود و3 مدنيين", [("killed", 4, 4), ("killed", 3, 3)]),
        ("30 قتيلا و70 جريحا", [("killed", 30, 30), ("wounded", 70, 70)]),
        ("قتل 7 مدنيين وجرح 12 آخرون", [("killed", 7, 7), ("wounded", 12, 12)]),
        ("إن شخصين قتلا وأصيب عشرة", [("killed", 2, 2), ("wounded", 10, 10)]),
    ],
)
def test_each_fate_has_its_own_number(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [figure[:3] for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "قتل الحارس عام 2014",
        "قتل الحارس في 15 آذار",
        "أصيب المبنى بثلاث قذائف",
        "زار الوزير جنديا جريحا",
        "دمر القصف ثلاثة منازل",
        "سيطر الجيش على 4 قرى",
        "ارتفعت الأسعار بنسبة 12 بالمئة بعد القصف",
        "ارتكبت القوة 3 مجازر في القرى",
        "عصابات تقتل سكانها",
        "وصل النازحون إلى مواقع نزوح أخرى",
    ],
)
def test_dates_things_and_shares_are_no_casualties(text: str) -> None:
    assert [figure for figure in figures(text) if figure[1] not in (None, 1)] == []


def test_person_that_several_words_of_one_claim_tell_of_is_one_casualty() -> None:
    [claim] = ruled("لقي أمين شرطة من حرس الميناء مصرعه إثر إطلاق النار عليه")
    assert [(c.kind, c.min, c.max) for c in claim.casualties] == [("killed", 1, 1)]


@pytest.mark.parametrize(
    "text", ["أحبطت الشرطة محاولة اغتيال الوزير سالم العمري", "كشفت الشرطة خطة لقتل 3 قضاة"]
)
def test_attempt_on_a_life_kills_nobody(text: str) -> None:
    assert figures(text) == []


def test_attack_that_hurt_nobody_has_zero_of_each_kind() -> None:
    [claim] = ruled("لم يصب أو يقتل أحد في الغارات")
    assert {(c.kind, c.min, c.max) for c in claim.casualties} == {("wounded", 0, 0), ("killed", 0, 0)}


def test_one_number_is_used_once() -> None:
    assert len(figures("قتل في القصف 15 شخصا نقل القتلى منهم إلى المدينة")) == 1


def test_victims_have_the_country_and_role_of_their_words() -> None:
    [claim] = ruled("اعتقلت الشرطة الإسرائيلية 5 فلسطينيين في القدس")
    [casualty] = claim.casualties
    assert (casualty.victims.country, casualty.victims.role) == ("PSE", "CVL")


def test_about_a_number_is_that_number_marked() -> None:
    [claim] = ruled("قتل نحو 50 مسلحا في غارة على المعسكر")
    assert [(c.min, c.max, c.approx) for c in claim.casualties] == [(50, 50, True)]


@pytest.mark.xfail(strict=True, reason="the party phrase takes the idiom's noun in (ثلاثة عمال مصرعهم)")
def test_idiom_of_death_is_no_part_of_its_victims() -> None:
    assert figures("لقي ثلاثة عمال مصرعهم في الحادث") == [("killed", 3, 3, "ثلاثة عمال")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة صيادين في عدن وثلاثة في أبين", [("killed", 5, 5), ("killed", 3, 3)]),
        ("ستة حراس قتلوا في درعا، وأربعة في حماة", [("killed", 6, 6), ("killed", 4, 4)]),
        (
            "قتل أربعة أطفال وامرأتان وأصيب 11 آخرون",
            [("killed", 4, 4), ("killed", 2, 2), ("wounded", 11, 11)],
        ),
        ("تسلمت اللجنة جثامين 12 بحارا قضوا في القصف", [("killed", 12, 12)]),
        ("تبادل الطرفان رفات عشرات المقاتلين", [("killed", 20, 99)]),
        ("تبادل الطرفان، أمس الأحد، رفات 30 بحارا", [("killed", 30, 30)]),
        ("قتل خمسة صيادين في عدن وثلاثة في حالة خطرة", [("killed", 5, 5)]),
        ("قالت الوزارة إن بين القتلى ثلاث نساء وطفلين", []),
        ("قالت الوزارة إن بين القتلى أربعة جنود", [("killed", 4, 4)]),
    ],
)
def test_people_joined_on_elsewhere_and_remains(
    text: str, expected: list[tuple[str, int, int | None]]
) -> None:
    assert [figure[:3] for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حصد القصف أرواح 20 مدنيا", {("killed", 20, 20)}),
        ("راح ضحية الهجوم 15 شخصا", {("killed", 15, 15)}),
        ("خلف الهجوم عددا كبيرا من القتلى والجرحى", {("killed", 2, None), ("wounded", 2, None)}),
        ("ما لايقل عن 38 قتيلا سقطوا في الهجوم", {("killed", 38, None)}),
        ("بلغ عدد القتلى 45 والجرحى 120", {("killed", 45, 45), ("wounded", 120, 120)}),
        ("ارتفع عدد ضحايا الهجوم إلى 50 قتيلا", {("killed", 50, 50)}),
        ("أسفر القصف عن سقوط قتيل و3 جرحى", {("killed", 1, 1), ("wounded", 3, 3)}),
        ("وقتل 6 من أبرز قياداته في الغارة", {("killed", 6, 6)}),
        ("شهيد وجريحان في غارة على البلدة", {("killed", 1, 1), ("wounded", 2, 2)}),
        ("قتيل وثلاثة جرحى في غارة على البلدة", {("killed", 1, 1), ("wounded", 3, 3)}),
        ("هناك نحو 100 مسلح في قبضة الجيش", {("captured", 100, 100)}),
        ("ما زال 14 عاملا في عداد المفقودين بعد القصف", {("missing", 14, 14)}),
        ("لا يزال العشرات عالقين تحت الأنقاض بعد الغارة", {("missing", 20, 99)}),
        ("دفع القتال نحو 3 ملايين شخص إلى النزوح", {("displaced", 3_000_000, 3_000_000)}),
        ("فر 1200 شخص من القصف", {("displaced", 1200, 1200)}),
        (
            "وقع 33 ألف ضحية، إضافة إلى إصابة 75 ألفا",
            {("killed", 33_000, 33_000), ("wounded", 75_000, 75_000)},
        ),
        ("أسر المقاتلون جنودا وضباطا", {("captured", 2, None)}),
    ],
)
def test_further_wordings_of_a_toll(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    told = {(c.kind, c.min, c.max) for claim in ruled(text) for c in claim.casualties}
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "لا توجد معلومات عن جرحى بعد القصف",
        "أصاب صاروخ بعض البنية التحتية العسكرية",
        "فر ثلاثة سجناء من الفندق",
        "فر 50 مسلحا من البلدة",
        "قدم الوكيل العزاء للعمال الذين راحوا ضحية العمل الإرهابي",
    ],
)
def test_words_that_count_nobody(text: str) -> None:
    assert [casualty for claim in ruled(text) for casualty in claim.casualties] == []


@pytest.mark.parametrize(
    "text",
    [
        "لم يسجل وقوع ضحايا جراء القصف",
        "لم يسفر الهجوم عن وقوع إصابات",
        "قصفت الطائرات السوق من دون سقوط ضحايا",
    ],
)
def test_nobody_was_hurt_in_further_words(text: str) -> None:
    told = {(c.min, c.max) for claim in ruled(text) for c in claim.casualties}
    assert told == {(0, 0)}


def test_injury_that_is_grave_counts_nobody_again() -> None:
    [toll] = {
        (c.kind, c.min)
        for claim in ruled("جرح ثلاثة من عناصر الشرطة، أحدهم إصابته خطرة")
        for c in claim.casualties
    }
    assert toll == ("wounded", 3)
