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
        ("دخلوا السوق ليلا واختطفوا نحو 150 تاجرا", [("captured", 150, 150)]),
        ("ثمانية مهاجمين قتلوا في البلدة واثنين في القرية", [("killed", 8, 8)]),
        ("وتعرض 13 آخرين لإصابات خلال المعارك", [("wounded", 13, 13)]),
        ("نحو 55 صحفيا تم اغتيالهم في عام واحد", [("killed", 55, 55)]),
        ("يضاف إليهم 900 لقوا مصرعهم في أيلول", [("killed", 900, 900)]),
        ("عشرون عاملا لقو حتفهم تحت الركام", [("killed", 20, 20)]),
        ("خسر التنظيم 12 مقاتلا في المعركة", [("killed", 12, 12)]),
        ("وقتل 6 من أبرز قيادات التنظيم", [("killed", 6, 6)]),
        ("توفي 3 جنود متأثرين بجراحهم", [("killed", 3, 3)]),
        ("أعلنت الوزارة تحييد 5 إرهابيين", [("killed", 5, 5)]),
        ("تسعة رجال بينهم سبعة جنود قتلوا في الكمين", [("killed", 9, 9), ("killed", 7, 7)]),
        ("نحو 300 مسلح ونحو 70 حارسا قتلوا هذا الأسبوع", [("killed", 300, 300), ("killed", 70, 70)]),
        ("قال إن بحارا تركيا قتل وأصيب آخر في الميناء", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("فرقت المحتجين، وبعض أفراد الحرس أصيبوا", [("wounded", 2, None)]),
    ],
)
def test_number_of_the_subject_is_found_where_its_verb_says_so(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت البلدية على شوارع كثيرة أسماء جنود استشهدوا",
        "قتل الحارس في انفجارين",
        "رفضا لأحكام الإعدام التي طالت عددا من الضباط",
        "وقعت المذبحة في 7 و8 و9 أيار",
        "بلغت خسائر الشركة ثلاثة مليارات جنيه",
        "خسرت الدولة موقعين",
    ],
)
def test_numbers_of_things_far_off_are_no_victims(text: str) -> None:
    assert [figure for figure in figures(text) if figure[1] != 1] == []


@pytest.mark.parametrize("text", ["طرد فصيل مسلح رئيس الوزراء", "عمليات الاغتيال السابقة وعددها 14 عملية"])
def test_one_expelled_and_one_behind_a_definite_noun_are_no_victims(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("وقال إن القائد سالم العمري قتل أثناء قتال خصومه", ("killed", 1, 1)),
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
