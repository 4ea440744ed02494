"""Who does it, one way of naming the agent a test."""

import pytest
from tests.extract.pages import ruled, words


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قتل رجل في قصف للجيش التركي.", "جيش التركي"),
        ("دعت الوزارة السكان إلى عدم مغادرة منازلهم.", "السكان"),
        ("حث الوزير على الضغط على إسرائيل لوقف استهداف الصحفيين.", "إسرائيل"),
        ("اتهم المندوب الإيراني القوات التركية بـ«تنفيذ عمليات توغل عبر الحدود».", "القوات التركية"),
        ("أعلن الجيش التركي استهداف قاعدتين إيرانيتين برشقات صاروخية.", "الجيش التركي"),
        ("أعلنت حركة الشباب مسؤوليتها عن خطف أربعة إيطاليين.", "حركة الشباب"),
        ("مضت القوات التركية في قصف إيران.", "القوات التركية"),
    ],
)
def test_agent_is_found(text: str, source: str) -> None:
    assert words(ruled(text)[0].source) == source


def test_who_says_we_carried_it_out_did_it() -> None:
    claim = ruled("قال المتحدث باسم الجيش التركي: «نفذنا أيضا عملية عسكرية على هدف إيراني».")[0]
    assert words(claim.source) == "المتحدث باسم الجيش التركي"


def test_nobody_is_named_where_a_minister_tells_what_was_made() -> None:
    assert ruled("قال الوزير إنه تم اعتقال 5 مسلحين.")[0].source is None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("نفذت القوات عملية استهداف لسفينتين إيرانيتين.", "سفينتين إيرانيتين"),
        ("أوقفت الدولة المساعدات العسكرية لأوكرانيا.", "أوكرانيا"),
        ("ألحق القصف أضرارا شديدة بالمدينة.", "المدينة"),
        ("أعنف هجوم تشهده تركيا هذا العام.", "تركيا"),
    ],
)
def test_patient_is_found(text: str, target: str) -> None:
    assert target in [words(claim.target) for claim in ruled(text)]


def test_killing_with_an_agent_of_its_own_is_another_deed() -> None:
    found = ruled("هاجم مسلحون الميناء ليلا، بينما قتلت قوات الأمن كل المهاجمين.")
    assert [words(claim.source) for claim in found] == ["مسلحون", "قوات الأمن"]
    assert len(ruled("هاجم مسلحون الميناء ليلا وقتلوا حارسا.")) == 1


def test_who_stages_a_march_marches() -> None:
    [claim] = ruled("قام عدد من المواطنين بتنظيم مظاهرة في المدينة.")
    assert (claim.type, words(claim.source)) == ("protest", "عدد من المواطنين")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قتل ثلاثة مسلحين في عملية للقوات التركية شرق البلدة.", "قوات التركية"),
        ("أصيب حارس إثر قيام مجهولين بإطلاق النار عليه قرب السوق.", "مجهولين"),
        (
            "القوات التركية المدعومة بالمدفعية والطائرات تسعى إلى شن هجوم على البلدة.",
            "القوات التركية المدعومة",
        ),
        ("الهجوم الذي وقع أمس على القاعدة هو الثاني الذي يشنه مسلحون على الجيش هذا الشهر.", "مسلحون"),
        ("لا علاقة للجماعة بسالم القحطاني، منفذ الهجوم على السوق.", "سالم القحطاني"),
    ],
)
def test_doer_is_found_around_a_verbal_noun(text: str, source: str) -> None:
    assert source in [words(claim.source) for claim in ruled(text)]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير الفرنسي إن باريس تدين بشدة إطلاق النار في السوق.",
        "تشهد مالي فوضى منذ أعوام عندما اندلع تمرد مسلح في الشمال.",
    ],
)
def test_who_condemns_or_lives_through_a_deed_did_not_do_it(text: str) -> None:
    assert [claim.source for claim in ruled(text)] == [None]


def test_perpetrator_has_no_country_that_only_the_page_tells() -> None:
    found = ruled("زار الرئيس التركي أنقرة وعاد الوزير التركي.\nوقالت الشرطة إن منفذي الهجوم على السوق فروا.")
    assert [c.source.country for c in found if c.source is not None and c.type == "attack"] == [None]


def test_whom_one_threatens_is_the_target_and_not_the_doer() -> None:
    [claim] = ruled("هددت الجماعة تركيا بهجوم قريب.")
    assert (words(claim.source), words(claim.target)) == ("الجماعة", "تركيا")


def test_joined_plural_verb_goes_on_with_who_spoke() -> None:
    found = ruled("رفض المقاتلون تسليم أسلحتهم وفتحوا النار على قوات الأمن.")
    assert words(found[-1].source) == "المقاتلون"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "شن أفراد المقاومة في محافظة نينوى، شمال العراق، مساء أول من أمس الأحد هجوما على قاعدة",
            "أفراد المقاومة",
        ),
        ("تقاتل الجماعة في الشمال، وتنفذ كمائن ليلا", "الجماعة"),
        ("وقع هجوم شنته القوات التركية على بلدة يسيطر عليها المسلحون", "القوات التركية"),
        ("هدد الأمين العام حسن نصر الله تركيا باستهداف الميناء", "الأمين العام حسن نصر الله"),
    ],
)
def test_light_verb_names_the_agent(text: str, source: str) -> None:
    claim = next(claim for claim in ruled(text) if claim.type == "attack")
    assert words(claim.source) == source


@pytest.mark.parametrize(
    "text",
    [
        "وصفت الصحفية التركية الحادث بأنه جريمة قتل",
        "أقر الجيش التركي بوقوع إصابات من جراء إطلاق نار",
        "انفجرت قنبلة بعد أن غادر الجنود الأتراك",
        "سمع انفجار عدد من الصواريخ التركية",
        "دعا الوزير إلى حماية الشرطة التركية من الهجمات",
    ],
)
def test_deed_of_nobody_named(text: str) -> None:
    assert all(claim.source is None for claim in ruled(text) if claim.type == "attack")


def test_each_shells_the_other_where_shelling_is_mutual() -> None:
    claim = ruled("اشتد القصف المتبادل بين الجيش التركي والمسلحين في البلدة")[0]
    assert (words(claim.source), words(claim.target)) == ("الجيش التركي", "المسلحين")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("تم إطلاق صواريخ من الأراضي التركية باتجاه قرى عراقية", "الأراضي التركية"),
        ("وهي الطائرات التي استخدمتها تركيا في الحرب على العراق", "تركيا"),
        ("إن الحكومة التركية والجماعة توافقتا على هدنة", "الحكومة التركية"),
    ],
)
def test_agent_by_its_ground_its_verb_and_its_partner(text: str, source: str) -> None:
    assert words(ruled(text)[0].source) == source


def test_counted_dead_before_their_verb_killed_nobody() -> None:
    claims = ruled("أكد المصدر أن ثمانية مهاجمين قتلوا في القرية، مشيرا إلى أن جنديا تركيا أصيب")
    assert all(claim.source is None for claim in claims)


def test_nobody_is_the_agent_of_a_plot_that_was_foiled() -> None:
    assert ruled("تمكنت السلطات التركية من إحباط محاولة اغتيال كانت تستهدف الوزير")[0].source is None


def test_war_on_a_land_is_against_it() -> None:
    claim = ruled("منذ بدء الحرب التركية على قطاع غزة")[0]
    assert (words(claim.source), words(claim.target)) == ("التركية", "قطاع غزة")


def test_launcher_left_out_is_the_subject_before() -> None:
    claim = ruled("خسرت الجماعة التركية أسلحة في هجوم شنته ضد قرى عراقية")[-1]
    assert words(claim.source) == "الجماعة التركية"


def test_whose_attempt_is_repelled_is_the_agent() -> None:
    claim = ruled("تصدى المسلحون لمحاولات القوات التركية التقدم إلى المدينة")[-1]
    assert words(claim.source) == "القوات التركية"


@pytest.mark.parametrize(
    "text",
    ["وقع اغتيال العالم العراقي ليلا", "استهدفت بغداد بغارات جوية تركزت في المناطق السكنية"],
)
def test_adjective_of_the_victim_and_a_city_that_is_hit_are_no_agents(text: str) -> None:
    assert ruled(text)[0].source is None


def test_joined_means_before_the_verb_are_no_subject() -> None:
    [claim] = [
        c
        for c in ruled("القوات الكينية المدعومة بالمدفعية والطائرات المسيرة تقدمت نحو البلدة")
        if c.type == "capture"
    ]
    assert words(claim.source) == "القوات الكينية المدعومة"


def test_first_of_those_who_carry_it_out_is_the_agent() -> None:
    [claim] = [
        c for c in ruled("يخشى السكان الهجمات التي تشنها جماعات مسلحة، وعصابات إجرامية") if c.type == "attack"
    ]
    assert words(claim.source) == "جماعات مسلحة"
