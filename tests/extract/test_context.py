"""What a later sentence may take over from an earlier one (rulings 11 and 17)."""

import pytest
from tests.extract.pages import ruled, segment, told, words


def test_time_and_place_are_carried_to_a_noun_that_points_back() -> None:
    first, second = ruled("قصفت الطائرات التركية درعا أمس.\nوأوقع القصف 3 قتلى.")
    assert (second.place and second.place.text, second.time and second.time.value) == ("درعا", "2031-03-04")
    assert second.place == first.place


def test_finite_verb_tells_a_new_occurrence() -> None:
    _, second = ruled("قصفت الطائرات درعا أمس.\nوهاجم مسلحون القرية.")
    assert second.time is None


def test_nothing_is_carried_over_more_than_two_sentences() -> None:
    claims = ruled("قصفت الطائرات درعا أمس.\nالطقس بارد.\nالسوق مغلق.\nوأوقع القصف 3 قتلى.")
    assert claims[-1].time is None


def test_nothing_is_carried_into_another_segment() -> None:
    text = "قصفت الطائرات درعا أمس.\nوأوقع القصف 3 قتلى."
    first, second = text.split("\n")
    claims = ruled(text, segments=[segment(text, first, "main"), segment(text, second, "other")])
    assert [(claim.segment, claim.time is None) for claim in claims] == [("main", False), ("other", True)]


def test_both_sides_are_the_two_that_the_page_speaks_of() -> None:
    text = "أعلنت أرمينيا موقفها. وردت أذربيجان. وانتقدت أرمينيا الخطة. ورفضتها أذربيجان. واندلعت معارك بين الطرفين."
    claim = ruled(text)[-1]
    assert told(claim.source) == ("الطرفين", "ARM", "GOV")
    assert told(claim.target) == ("الطرفين", "AZE", "GOV")


def test_agent_is_not_carried_to_another_claimants_toll() -> None:
    """Who counts the dead has not said who killed them."""
    _, second = ruled("نفى الجيش التركي أنه قصف درعا أمس.\nوقال مصدر طبي إن 3 مدنيين قتلوا في القصف.")
    assert words(second.source) is None


def test_agent_of_a_denied_attack_is_carried_to_the_deniers_own_words_only() -> None:
    _, second = ruled("نفى الجيش التركي أنه قصف درعا أمس.\nوتواصل القصف ليلا.")
    assert second.source is None
    _, second = ruled("أكد الجيش التركي أنه قصف درعا أمس.\nوتواصل القصف ليلا.")
    assert words(second.source) == "الجيش التركي"


def test_indefinite_noun_carries_nothing_over() -> None:
    _, second = ruled("قصفت المقاتلات التركية درعا أمس.\nووقع هجوم آخر.")
    assert (second.source, second.target, second.time, second.place) == (None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "قصفت المقاتلات التركية المعسكر، ما أدى إلى تدمير 3 منازل",
        "قصف الجيش التركي القرية، وأدى القصف إلى تدمير مدرسة",
    ],
)
def test_damage_told_with_an_attack_is_the_attackers_work(text: str) -> None:
    attack, damage = ruled(text)
    assert (damage.type, words(damage.source)) == ("damage", words(attack.source))
    assert damage.why["source"] == "source of the attack that caused it"


def test_damage_in_another_sentence_is_not_the_attackers_work() -> None:
    _, damage = ruled("قصف الجيش التركي القرية.\nوأدى حريق إلى تدمير مدرسة.")
    assert (damage.type, damage.source) == ("damage", None)


def test_two_republics_are_the_two_that_fight() -> None:
    text = (
        "قصف الجيش الأرميني القرية. ورد الجيش الأذربيجاني. وأعلنت الولايات المتحدة موقفها. وانتقدت روسيا الخطة.\n"
        "وبدأت مفاوضات بين الجمهوريتين."
    )
    claim = ruled(text)[-1]
    assert [told(claim.source), told(claim.target)] == [
        ("الجمهوريتين", "ARM", "GOV"),
        ("الجمهوريتين", "AZE", "GOV"),
    ]


def test_talks_of_a_civil_war_are_between_the_state_and_its_armed_group() -> None:
    text = (
        "اتهمت الحكومة اليمنية جماعة الحوثي بالمماطلة. وردت جماعة الحوثي ببيان. وطالبت الحكومة اليمنية بضمانات.\n"
        "وتعثرت جولة مفاوضات جديدة أمس."
    )
    claim = ruled(text)[-1]
    assert [words(claim.source), words(claim.target)] == ["الحكومة اليمنية", "جماعة الحوثي"]


def test_attack_that_is_to_stop_takes_over_no_sides() -> None:
    text = "شن مسلحون هجوما على القرية.\nوقال الحاكم إن السلطات ستعمل للحد من الهجمات المستمرة على السكان."
    claim = ruled(text)[-1]
    assert (claim.trigger.text, claim.source) == ("الهجمات", None)
