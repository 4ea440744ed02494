"""Who the people of a casualty statement were, where their own words do not say."""

import pytest
from tests.extract.pages import ruled

Who = tuple[str, str | None, str | None]


def victims(text: str) -> list[Who]:
    return [
        (casualty.kind, casualty.victims.country, casualty.victims.role)
        for claim in ruled(text)
        for casualty in claim.casualties
    ]


def test_others_are_as_those_before_them() -> None:
    text = "أعلنت الشرطة في باريس مقتل 3 جنود أتراك وإصابة 4 آخرين في هجوم"
    assert victims(text) == [("killed", "TUR", "MIL"), ("wounded", "TUR", "MIL")]


def test_force_that_counts_the_dead_tells_of_its_own() -> None:
    text = "تقاتل أرمينيا أذربيجان منذ أسبوع.\nوأعلنت وزارة الدفاع الأرمينية مقتل جندي في اشتباكات قرب باكو."
    assert victims(text) == [("killed", "ARM", "MIL")]


def test_force_that_tells_of_its_own_attack_counts_the_dead_of_the_other() -> None:
    text = (
        "تقاتل أرمينيا أذربيجان منذ أسبوع.\nوأعلنت وزارة الدفاع الأرمينية أن قواتها قتلت 3 جنود أذربيجانيين."
    )
    assert victims(text) == [("killed", "AZE", "MIL")]


def test_dead_of_a_past_war_between_two_states_are_of_both() -> None:
    text = "تقاتل أرمينيا أذربيجان منذ أسبوع.\nوأسفرت حرب عام 1992 بين أرمينيا وأذربيجان عن سقوط 30 ألف قتيل."
    assert victims(text) == [("killed", None, None)]


def test_bare_number_behind_others_is_of_the_same_people() -> None:
    text = (
        "تقاتل أرمينيا أذربيجان منذ أسبوع.\nوأعلنت وزارة الدفاع الأرمينية مقتل جندي وأسر 13 أثناء الاشتباكات."
    )
    assert victims(text) == [("killed", "ARM", "MIL"), ("captured", "ARM", "MIL")]


def test_figure_that_comes_again_is_of_the_same_people() -> None:
    text = (
        "قتل 70 مدنيا في غارة في مدينة حلب السورية.\nودافع البيت الأبيض عن الجيش الأمريكي بعد مقتل 70 مدنيا."
    )
    assert [who[1] for who in victims(text)] == ["SYR", "SYR"]


def test_attempt_on_one_person_has_no_casualty() -> None:
    [claim] = ruled("أحبطت الشرطة محاولة اغتيال الوزير سالم العمري")
    assert claim.casualties == ()


def test_one_person_caught_is_one_casualty() -> None:
    [claim] = ruled("ألقت الشرطة القبض أمس على إرهابي خطير")
    assert [(c.kind, c.min, c.max) for c in claim.casualties] == [("captured", 1, 1)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قتل 3 أشخاص في قصف في مدينة حلب", "SYR"),
        ("شهدت تونس هجوما على المتحف.\nوسجلت المستشفيات 16 حالة وفاة.", "TUN"),
        ("قتل 3 سياح إيطاليين في هجوم على متحف في تونس", "ITA"),
    ],
)
def test_country_is_that_of_the_words_then_of_the_place_then_of_the_page(text: str, country: str) -> None:
    assert [who[1] for who in victims(text)] == [country]


def test_dead_in_the_ranks_of_a_force_are_its_own() -> None:
    [claim] = ruled("أوقع الكمين عشرات القتلى والجرحى في صفوف القوات التركية")
    assert {(c.victims.country, c.victims.role) for c in claim.casualties} == {("TUR", "MIL")}


def test_dead_and_wounded_share_who_they_are() -> None:
    [claim] = ruled("سقط قتلى وجرحى من مسلحي الحوثي في الكمين")
    assert {(c.kind, c.victims.role) for c in claim.casualties} == {("killed", "REB"), ("wounded", "REB")}
