"""To whom: one way of naming the patient a test."""

import pytest
from tests.extract.pages import ruled, words


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("وقع ذلك بعد استهداف الجيش التركي منازل المدنيين", "الجيش التركي", "منازل المدنيين"),
        ("طالبت المنظمة بتحقيق في اعتقال الشرطة العراقية للمتظاهرين", "الشرطة العراقية", "متظاهرين"),
        ("تواصل قصف المسلحين، مدعومين بقوات عراقية، لأحياء سكنية", "المسلحين", "أحياء سكنية"),
    ],
)
def test_object_behind_the_agent_of_a_verbal_noun_is_hit(text: str, source: str, target: str) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (source, target)


def test_lone_noun_behind_a_noun_of_hitting_is_hit() -> None:
    [claim] = ruled("تواصل ليلا استهداف الجيش التركي")
    assert (words(claim.source), words(claim.target)) == (None, "الجيش التركي")


def test_no_owner_follows_a_noun_with_the_article() -> None:
    [claim] = ruled("أضرت الحرب المدمرة بالسكان")
    assert words(claim.source) != "المدمرة"


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("تصدى الجيش العراقي لهجوم المسلحين", "المسلحين", "الجيش العراقي"),
        ("أحبطت الشرطة العراقية هجوما ليلا", None, "الشرطة العراقية"),
        ("قالت الشرطة العراقية إنها أحبطت هجوما ليلا", None, None),
    ],
)
def test_who_repels_an_attack_did_not_launch_it(text: str, source: str | None, target: str | None) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (source, target)


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("أعلن الجيش التركي تعرض جنوده لهجومين ليلا", None, "جنوده"),
        ("أعلن الجيش التركي تعرض جنوده لهجومين من المسلحين", "المسلحين", "جنوده"),
    ],
)
def test_whom_an_attack_befell_is_its_target(text: str, source: str | None, target: str) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (source, target)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("استعادت القوات التركية بلدة سيطر عليها المسلحون", "المسلحون"),
        ("استعادت القوات التركية القرى التي سيطر عليها المسلحون", "المسلحون"),
        ("سيطرت القوات التركية على قرى كانت تخضع للمسلحين", "مسلحين"),
        ("خسرت تركيا موقعين عسكريين أصبحا تحت سيطرة بغداد", "بغداد"),
    ],
)
def test_who_held_or_took_the_ground_is_the_other_side(text: str, target: str) -> None:
    assert words(ruled(text)[0].target) == target


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("أكدت الكتائب العراقية استهدافها قاعدة تركية", "الكتائب العراقية", "قاعدة تركية"),
        ("أعلنت الكتائب العراقية قصف القوات التركية", "الكتائب العراقية", "القوات التركية"),
        ("أعلنت الكتائب العراقية قصف تجمع للجنود الأتراك", "الكتائب العراقية", "جنود الأتراك"),
    ],
)
def test_deed_that_is_announced_hits_what_follows(text: str, source: str, target: str) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (source, target)


def test_hostages_behind_their_release_are_released() -> None:
    assert words(ruled("طالبت الوزارة بإطلاق سراح المخطوفين")[0].target) == "المخطوفين"


def test_thing_inside_the_words_of_its_verb_is_hit() -> None:
    claim = ruled("أعلن الحزب أنه أسقط طائرة مسيرة تركية ليلا")[0]
    assert (words(claim.source), words(claim.target)) == ("الحزب", "طائرة مسيرة تركية")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("اضطر الجيش التركي إلى الانسحاب بعدما تكبد خسائر كبيرة", "الجيش التركي"),
        ("تحدث التقرير عن الخسائر التي تتكبدها تركيا", "تركيا"),
    ],
)
def test_who_incurs_losses_is_whose_they_are(text: str, target: str) -> None:
    assert [words(claim.target) for claim in ruled(text) if claim.type == "toll"] == [target]


def test_ship_behind_a_verb_without_subject_is_hit() -> None:
    claim = ruled("نفذ الحزب عمليات خلال يومين، استهدفت سفينة تركية")[-1]
    assert (words(claim.source), words(claim.target)) == ("الحزب", "سفينة تركية")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("دوت انفجارات قرب دورية للقوات التركية", "دورية للقوات التركية"),
        ("استهدف انفجار دورية للقوات التركية", "دورية للقوات التركية"),
        ("وقع انفجار عبوة برتل تابع للجيش التركي", "رتل تابع للجيش التركي"),
    ],
)
def test_patrol_beside_which_it_goes_off_is_hit(text: str, target: str) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (None, target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بعد استهداف الطائرات الحربية التركية منازل سكنية", ("الطائرات الحربية التركية", "منازل سكنية")),
        ("تعود الصورة لاعتراض الدفاعات الجوية التركية صاروخا", ("الدفاعات الجوية التركية", None)),
    ],
)
def test_machines_hit_what_stands_behind_them(text: str, expected: tuple[str, str | None]) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == expected
