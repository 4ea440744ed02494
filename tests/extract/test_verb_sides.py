"""Who does it and to whom where a verb tells, one rule a test."""

import pytest
from tests.extract.pages import ruled, words

from riwaya.model.claim import Claim


def sides(claim: Claim) -> tuple[str | None, str | None]:
    return words(claim.source), words(claim.target)


def claim_of(text: str, trigger: str) -> Claim:
    [claim] = [claim for claim in ruled(text) if claim.trigger.text == trigger]
    return claim


@pytest.mark.parametrize(
    "text",
    [
        "قال الجيش التركي إنه استهدف قاعدة روسية",
        "قال الجيش التركي أمس إنه قد استهدف قاعدة روسية",
        "أعلن الجيش التركي أنه استهدف قاعدة روسية",
    ],
)
def test_pronoun_of_that_is_the_speaker(text: str) -> None:
    claim = claim_of(text, "استهدف")
    assert sides(claim) == ("الجيش التركي", "قاعدة روسية")
    assert claim.why["source"] == "the speaker tells of its own deed"


def test_that_without_a_pronoun_leaves_the_deed_to_its_subject() -> None:
    claim = claim_of("قال الجيش التركي إن المسلحين استهدفوا قاعدة روسية", "استهدفوا")
    assert sides(claim) == ("المسلحين", "قاعدة روسية")


def test_sources_that_tell_of_others_did_not_do_it() -> None:
    claim = claim_of("اقتحم المسلحون الميناء، وذكرت مصادر أنهم قتلوا جنديين", "قتلوا")
    assert words(claim.source) != "مصادر"


def test_victims_behind_that_they_killed_are_no_killers() -> None:
    claim = claim_of("اقتحم المسلحون الميناء، وذكرت مصادر أنهم قتلوا جنديين", "قتلوا")
    assert words(claim.source) != "جنديين"


def test_head_of_a_relative_clause_is_hit_where_a_pronoun_takes_it_up() -> None:
    claim = claim_of("الميناء الذي قصفته المقاتلات التركية مغلق", "قصفته")
    assert sides(claim) == ("المقاتلات التركية", "الميناء")


def test_head_of_a_relative_clause_acts_where_nothing_takes_it_up() -> None:
    assert sides(ruled("القوات التي هاجمت القاعدة الروسية صغيرة")[0]) == ("القوات", "القاعدة الروسية")


def test_head_of_a_relative_clause_is_no_subject_where_a_preposition_takes_it_up() -> None:
    assert words(claim_of("البلدة التي سيطرت عليها القوات التركية", "سيطرت").source) == "القوات التركية"


def test_head_behind_a_preposition_is_taken_up_too() -> None:
    text = "انسحب المسلحون من القرية التي قصفتها القوات التركية"
    assert words(claim_of(text, "قصفتها").source) == "القوات التركية"


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("هاجم الجيش السوداني البلدة وسيطر عليها", "سيطر", "الجيش السوداني"),
        ("هاجم الجيش التركي القاعدة أمس، وانسحب", "انسحب", "الجيش التركي"),
        ("قال الوزير إن المسلحين اقتحموا البلدة واحتجزوا الجنود", "احتجزوا", "المسلحين"),
    ],
)
def test_joined_verb_keeps_the_subject_of_its_clause(text: str, trigger: str, source: str) -> None:
    claim = claim_of(text, trigger)
    assert words(claim.source) == source
    assert claim.why["source"] == "subject carried on from the verb before"


def test_joined_verb_keeps_no_subject_over_a_full_stop() -> None:
    claim = claim_of("هاجم الجيش التركي القاعدة. وانسحب.", "انسحب")
    assert claim.why.get("source") != "subject carried on from the verb before"


def test_what_follows_a_plural_verb_is_its_object() -> None:
    claim = claim_of("اقتحم المسلحون البلدة واحتجزوا الجنود", "احتجزوا")
    assert sides(claim) == ("المسلحون", "الجنود")


def test_what_follows_a_plural_verb_is_its_object_in_a_sentence_of_its_own() -> None:
    claim = claim_of("اقتحم المسلحون البلدة. واحتجزوا الجنود عند الجسر.", "احتجزوا")
    assert words(claim.source) != "الجنود"


def test_plural_verb_with_a_counted_object_keeps_its_subject() -> None:
    claim = claim_of("اقتحم المسلحون البلدة واحتجزوا أربعة جنود", "احتجزوا")
    assert sides(claim) == ("المسلحون", "أربعة جنود")


def test_machines_are_what_is_hit() -> None:
    claim = claim_of("هاجم الجيش التركي المطار ودمر طائرات حربية", "دمر")
    assert sides(claim) == ("الجيش التركي", "طائرات حربية")


def test_machines_act_where_they_fly_a_raid() -> None:
    claim = claim_of("هاجم المسلحون المطار وشنت طائرات حربية غارات على مواقعهم", "شنت")
    assert words(claim.source) == "طائرات حربية"


def test_machines_that_were_launched_did_nothing_themselves() -> None:
    assert ruled("أطلقت طائرات مسيرة على المطار")[0].source is None


def test_machines_act_behind_a_verb_of_raiding() -> None:
    claim = claim_of("هاجم المسلحون المطار وأغارت طائرات حربية على مواقعهم", "أغارت")
    assert words(claim.source) == "طائرات حربية"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أبلغ السكان عن طائرات مسيرة استهدفت المطار", "طائرات مسيرة"),
        ("أبلغ السكان عن قوات هاجمت المطار", "قوات"),
    ],
)
def test_indefinite_noun_is_described_by_the_verb_right_behind_it(text: str, source: str) -> None:
    assert sides(ruled(text)[0]) == (source, "المطار")


def test_definite_noun_behind_a_preposition_is_not_described() -> None:
    assert words(claim_of("بعد لقاء مع الشرطة هاجم المسلحون المطار", "هاجم").source) == "المسلحون"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("استعاد الجيش السوداني البلدة", "الجيش السوداني"),
        ("حررت القوات الحكومية البلدة", "القوات الحكومية"),
        ("خسر الجيش السوداني المدينة", "الجيش السوداني"),
    ],
)
def test_bare_territory_is_no_target_of_taking(text: str, source: str) -> None:
    [claim] = ruled(text)
    assert sides(claim) == (source, None)
    assert claim.place is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("هدد الجيش التركي بأن يقصف الميناء", "الجيش التركي"),
        ("تعهدت تركيا بأن تنسحب من القاعدة", "تركيا"),
    ],
)
def test_verb_without_a_subject_is_the_deed_of_who_threatens_or_promises_it(text: str, source: str) -> None:
    [claim] = ruled(text)
    assert words(claim.source) == source
    assert claim.why["source"] == "the speaker tells of its own deed"


def test_noun_in_the_form_of_an_object_is_no_subject() -> None:
    assert (
        sides(claim_of("قالت تركيا إن عملياتها كانت محدودة وتستهدف أهدافا عسكرية", "تستهدف"))[1]
        == "أهدافا عسكرية"
    )


def test_subject_and_object_behind_the_verb_go_before_what_a_comma_parts_from_it() -> None:
    text = "بعد الهجوم على السفينة التركية ليلة السبت، قصفت طائرات إيرانية مجمعا عسكريا."
    assert sides(claim_of(text, "قصفت")) == ("طائرات إيرانية", "مجمعا عسكريا")


def test_subject_inside_the_words_of_the_verb_is_its_subject() -> None:
    assert words(ruled("دخلت قوات تركية البلدة ليلا.")[0].source) == "قوات تركية"


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        # A noun in the genitive of a prepositional phrase is no object.
        ("هاجم العدو باستخدام 171 مسيرة", "هاجم", None),
        # A joined verb takes its own object.
        ("استولت جماعة مسلحة على العاصمة وشكلت حكومة", "استولت", None),
    ],
)
def test_object_stands_in_the_clause_of_its_verb(text: str, trigger: str, target: str | None) -> None:
    assert sides(claim_of(text, trigger))[1] == target


def test_what_is_done_by_some_means_is_done_to_the_object_of_its_purpose() -> None:
    claim = claim_of("استخدمت الشرطة الغاز المسيل للدموع لتفريق مئات من المحتجين.", "استخدمت")
    assert sides(claim) == ("الشرطة", "مئات من المحتجين")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أما كتائب المسلحين فقصفت مرتين قوات الجيش التركي", ("كتائب المسلحين", "قوات الجيش التركي")),
        ("واستهدفت دبابةً تركية من نوع ليوبارد", (None, "دبابةً تركية")),
        ("تبنت الجماعة عشرات الهجمات على القوات التركية", ("الجماعة", "القوات التركية")),
    ],
)
def test_topic_and_tanwin_tell_subject_from_object(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    assert sides(ruled(text)[0]) == expected
