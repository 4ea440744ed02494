"""What becomes of the rules' pick: lent countries in a war, and choosers that do not overrule firm rules."""

import pytest
from tests.extract.pages import language, read, ruled, told, words

from riwaya.extract import extract_claims
from riwaya.extract.linear import Linear, Models
from riwaya.model.claim import Claim

# Nobody outweighs every party.
NOBODY = Models(source=Linear(weights={"none": 100.0}), target=Linear(weights={"none": 100.0}))


def unwilling(text: str) -> Claim:
    """The last claim of a page whose choosers would rather name nobody."""
    return extract_claims(read(text), language=language(), models=NOBODY).claims[-1]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("أعلنت أذربيجان موقفها. وردت أرمينيا. اعتقل الجيش الأذربيجاني 4 صيادين.", "4 صيادين"),
        ("أعلنت أذربيجان موقفها. وردت أرمينيا. قصف الجيش الأذربيجاني بعد ساعات 4 منازل.", "4 منازل"),
    ],
)
def test_victims_in_a_war_are_never_lent_the_attackers_country(text: str, victims: str) -> None:
    claim = ruled(text)[-1]
    assert told(claim.source) == ("الجيش الأذربيجاني", "AZE", "MIL")
    assert told(claim.target) == (victims, "ARM", "CVL")


def test_victims_of_a_page_with_one_main_side_are_lent_its_country() -> None:
    claim = ruled("أعلنت أذربيجان موقفها. اعتقل الجيش الأذربيجاني 4 صيادين.")[-1]
    assert told(claim.target) == ("4 صيادين", "AZE", "CVL")


def test_country_that_the_words_name_stays() -> None:
    text = "أعلنت أذربيجان موقفها. وردت أرمينيا. اعتقل الجيش الأذربيجاني 4 صيادين أذربيجانيين."
    assert told(ruled(text)[-1].target) == ("4 صيادين أذربيجانيين", "AZE", "CVL")


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("اندلعت اشتباكات بين تركيا وإيران", "تركيا", None),
        ("تعهدت تركيا بأن تنسحب من القاعدة", "تركيا", None),
        ("هاجم الجيش السوداني البلدة وسيطر عليها", "الجيش السوداني", None),
        ("اندلعت اشتباكات في البلدة أسفرت عن مقتل 5 جنود", "5 جنود", None),
        ("قال الرئيس التركي خلال زيارة إلى طهران إن السوق مفتوح", "الرئيس التركي", None),
        ("اشتبك الطرفان أمس", "الطرفان", "الطرفان"),
        ("وقال مصدر طبي إن 3 مدنيين قتلوا في قصف", None, "3 مدنيين"),
    ],
)
def test_choosers_do_not_overrule_firm_rules(text: str, source: str | None, target: str | None) -> None:
    claim = unwilling(text)
    assert (words(claim.source), words(claim.target)) == (source, target)


@pytest.mark.parametrize("text", ["قصف الجيش التركي القاعدة الروسية", "انسحبت القوات الفرنسية من مالي"])
def test_choosers_overrule_the_other_rules(text: str) -> None:
    assert words(ruled(text)[-1].source) is not None
    assert unwilling(text).source is None


@pytest.mark.parametrize(
    ("text", "claim_type"),
    [
        ("قتل مسلحان في عملية أمنية قرب الميناء", "attack"),
        ("أسفرت العملية عن مقتل اثنين من القراصنة", "attack"),
        ("قتل صيادان قرب الميناء", "toll"),
        ("أعلن الجيش التركي القضاء على 7 مسلحين", "attack"),
    ],
)
def test_killing_in_an_operation_is_an_attack(text: str, claim_type: str) -> None:
    assert ruled(text)[0].type == claim_type


def test_same_source_is_of_the_country_it_was_of_before() -> None:
    claim = ruled("قال مصدر في الجيش التركي إن قواته قصفت البلدة.\nوأضاف المصدر ذاته أن الجنود انسحبوا.")[-1]
    assert claim.attribution.speaker is not None
    assert claim.attribution.speaker.country == "TUR"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("اعترفت الحكومة بسقوط ضحايا في صفوف الجيش", "casualties"),
        ("تكبد الجيش خسائر كبيرة في الهجوم", "casualties"),
        ("سجلت إصابات في صفوف الجنود", "wounded"),
    ],
)
def test_losses_without_a_number_are_several(text: str, kind: str) -> None:
    figures = [(toll.kind, toll.min, toll.max) for claim in ruled(text) for toll in claim.casualties]
    assert figures == [(kind, 2, None)]


def test_injuries_of_those_already_counted_are_no_further_ones() -> None:
    [claim] = ruled("قال الطبيب إن إصابات عدد منهم خطيرة") or [None]
    assert claim is None or claim.casualties == ()
