"""Whose fate a verb or a verbal noun tells: numbers behind and before it, people without a number, pronouns."""

import pytest
from tests.extract.pages import ruled, scene_of

from riwaya.extract.casualties import find_tolls

Figure = tuple[str, int | None, int | None]


def figures(text: str) -> list[Figure]:
    return [(toll.kind, toll.min, toll.max) for toll in find_tolls(scene_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أربعة عمال يعملون في شركة للبناء قد اختطفوا يوم الأحد", [("captured", 4, 4)]),
        ("هاجموا ثمانية أشخاص واختطفوا نحو 150 قرويا", [("captured", 150, 150)]),
        ("ثمانية مهاجمين قتلوا في البلدة واثنين في القرية", [("killed", 8, 8)]),
        ("وتعرض 13 آخرين لإصابات خلال المعارك", [("wounded", 13, 13)]),
        ("نحو 55 صحفيا تم اغتيالهم في عام واحد", [("killed", 55, 55)]),
        ("مقارنة بـ 900 لقوا مصرعهم في أيلول", [("killed", 900, 900)]),
        ("20 شخصا لقو حتفهم في انفجارين", [("killed", 20, 20)]),
        ("خسر التنظيم 12 مقاتلا في المعركة", [("killed", 12, 12)]),
        ("وقتل 6 من أبرز قيادات التنظيم", [("killed", 6, 6)]),
        ("توفي 3 جنود متأثرين بجراحهم", [("killed", 3, 3)]),
        ("أعلنت الوزارة تحييد 5 إرهابيين", [("killed", 5, 5)]),
        ("إن ستة بينهم خمسة جنود قتلوا في هجوم", [("killed", 6, 6), ("killed", 5, 5)]),
        ("نحو 200 مسلح ونحو 50 جنديا قتلوا في ضربات", [("killed", 200, 200), ("killed", 50, 50)]),
        ("إن جنديا عراقيا قتل وأصيب آخر بجروح", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("اعتقلت أعدادا منهم كما أن بعض أفراد الشرطة أصيبوا", [("wounded", 2, None)]),
    ],
)
def test_number_of_the_subject_is_found_where_its_verb_says_so(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "بتسمية عدد من طرقات المنطقة وساحاتها بأسماء الجنود الذين استشهدوا",
        "قتل الحارس في انفجارين",
        "احتجاجا على أحكام الإعدام الصادرة في حق عدد من القادة",
        "تعرضوا لمذبحة أيام 7 و8 و9 أيار",
        "وقدرت خسائرها بما يفوق الثلاثة مليارات جنيه",
        "خسرت الدولة موقعين",
    ],
)
def test_numbers_of_things_far_off_are_no_victims(text: str) -> None:
    assert [figure for figure in figures(text) if figure[1] != 1] == []


@pytest.mark.parametrize(
    "text", ["طرد فصيل مسلح رئيس الوزراء", "عمليات الاغتيال الأخرى البالغ عددها 14 عملية"]
)
def test_one_expelled_and_one_behind_a_definite_noun_are_no_victims(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("وقال إن القائد سالم العمري قتل في معارك مع فصيل منافس", ("killed", 1, 1)),
        ("اختطف مسلحون رجل أعمال", ("captured", 1, 1)),
        ("لقي أمين شرطة مصرعه", ("killed", 1, 1)),
        ("مقتل قيادي في الحركة", ("killed", 1, 1)),
    ],
)
def test_one_person_is_one(text: str, figure: Figure) -> None:
    assert figures(text) == [figure]


@pytest.mark.parametrize("text", ["هذا الشاب الذي قتلته الشرطة", "وقال المحامي إنه تم اعتقاله مجددا"])
def test_pronoun_of_the_patient_stands_for_one(text: str) -> None:
    [toll] = find_tolls(scene_of(text))
    assert (toll.min, toll.max, toll.points_back) == (1, 1, True)


@pytest.mark.parametrize("text", ["يواصل الجيش مجازره", "قتله ثلاثة جنود في الكمين"])
def test_pronoun_of_the_doer_stands_for_no_victim(text: str) -> None:
    assert not any(toll.points_back for toll in find_tolls(scene_of(text)))


def test_pronoun_takes_country_and_role_of_the_target() -> None:
    [claim] = ruled("هذا الجندي التركي الذي قتله مسلحون في الميناء")
    assert [(c.victims.country, c.victims.role) for c in claim.casualties] == [("TUR", "MIL")]
