from typing import Any

import pytest
from tests.resolve.claims import figure, plain_words, says, view_of

from riwaya.model.claim import Party, Time
from riwaya.model.codebook import Stance
from riwaya.resolve.disputes import find_disputes
from riwaya.resolve.views import ClaimView

SENTENCE = "قصفت مدفعية ساردا بلدة تل الريح"


def told(claimant: str | None, stance: Any = "asserts", *, page: str = "p1", **fields: Any) -> ClaimView:
    attribution = says(claimant, stance, name=claimant)
    return view_of(SENTENCE, "قصفت", page=page, attribution=attribution, **fields)


def axes(*views: ClaimView) -> list[str]:
    return [dispute.axis for dispute in find_disputes(views, words=plain_words)]


def party(country: str) -> Party:
    return Party(text="القوات", start=0, end=6, country=country)


def test_denial_of_what_another_asserts_disputes_whether_it_happened() -> None:
    [dispute] = find_disputes(
        [told("وزارة الدفاع", "denies", page="p1"), told("مصدر طبي", page="p2")], words=plain_words
    )
    assert dispute.axis == "happened"
    said = {position.claimant.text: position.says for position in dispute.positions if position.claimant}
    assert said == {"وزارة الدفاع": "denies", "مصدر طبي": "affirms"}


def test_denial_alone_disputes_nothing() -> None:
    assert axes(told("وزارة الدفاع", "denies")) == []


def test_demand_and_threat_take_no_side_on_what_happened() -> None:
    assert axes(told("وزارة الدفاع", "denies"), told("الأمم المتحدة", "demands", page="p2")) == []


def test_planned_act_is_not_affirmed() -> None:
    assert axes(told("وزارة الدفاع", "denies"), told("الرئيس", page="p2", status="planned")) == []


def test_figures_that_cannot_both_hold_are_disputed() -> None:
    [dispute] = find_disputes(
        [
            told("وزارة الصحة", casualties=(figure(12, None),)),
            told("الجيش", page="p2", casualties=(figure(4, 4),)),
        ],
        words=plain_words,
    )
    assert dispute.axis == "figures"
    assert [position.says for position in dispute.positions] == ["killed 12–", "killed 4"]


def test_ranges_that_meet_are_not_disputed() -> None:
    assert (
        axes(told("أ", casualties=(figure(20, 99),)), told("ب", page="p2", casualties=(figure(50, 50),)))
        == []
    )


def test_own_revision_is_no_dispute() -> None:
    first = told("وزارة الصحة", published="2031-03-05", casualties=(figure(4, 4),))
    second = told("وزارة الصحة", page="p2", published="2031-03-06", casualties=(figure(12, 12),))
    assert axes(first, second) == []


def test_mutual_accusations_dispute_who_did_it() -> None:
    ours = told("وزارة ساردا", "accuses", source=party("AAA"))
    theirs = told("وزارة مرافيا", "accuses", page="p2", source=party("BBB"))
    assert axes(ours, theirs) == ["who"]


def test_accusations_that_agree_dispute_nothing() -> None:
    ours = told("وزارة ساردا", "accuses", source=party("AAA"))
    theirs = told("وزارة مرافيا", "accuses", page="p2", source=party("AAA"))
    assert axes(ours, theirs) == []


def test_civilians_of_one_claimant_are_fighters_of_the_other() -> None:
    ours = told("مصدر طبي", casualties=(figure(12, 12, role="CVL"),))
    theirs = told("الجيش", page="p2", casualties=(figure(12, 12, role="REB"),))
    assert "victims" in axes(ours, theirs)


def test_denial_stands_though_its_claimant_counts_the_dead() -> None:
    denied = told("وزارة الدفاع", "denies")
    counted = told("وزارة الدفاع", page="p2", casualties=(figure(5, 5),))
    [dispute] = find_disputes([denied, counted, told("وزارة الصحة", page="p3")], words=plain_words)
    assert [position.says for position in dispute.positions] == ["denies", "affirms"]


def test_culprits_without_a_country_are_told_apart_by_name() -> None:
    ours = told("وزارة ساردا", "accuses", source=Party(text="حركة الفجر", start=0, end=9))
    theirs = told("حكومة مرافيا", "accuses", page="p2", source=Party(text="الجيش الساردي", start=0, end=9))
    [dispute] = find_disputes([ours, theirs], words=plain_words)
    assert [position.says for position in dispute.positions] == ["حركة الفجر", "الجيش الساردي"]


def test_figures_of_a_war_and_of_a_day_are_no_dispute() -> None:
    day = told("وزارة الصحة", casualties=(figure(4, 4),))
    assert axes(day, told("الأمم المتحدة", page="p2", casualties=(figure(6500, 6500),))) == []


@pytest.mark.parametrize(("stance", "found"), [("accuses", []), ("confirms", ["when"])])
def test_day_of_an_accusation_is_no_dispute_of_the_day(stance: Stance, found: list[str]) -> None:
    def dated(claimant: str, day: str, *, page: str, stance: Stance = "asserts") -> ClaimView:
        sentence = f"{SENTENCE} {day}"
        start = len(SENTENCE) + 1
        time = Time(text=day, start=start, end=len(sentence), value=day)
        return view_of(sentence, "قصفت", page=page, time=time, attribution=says(claimant, stance))

    one = dated("وزارة الصحة", "2031-03-05", page="p1")
    assert axes(one, dated("الجيش", "2031-03-09", page="p2", stance=stance)) == found


def test_truce_that_did_not_hold_is_no_denied_truce() -> None:
    """In an outlet's own voice a negation says how it went; who denies is named."""
    failed = told(None, polarity="negative")
    assert axes(failed, told("وزارة الدفاع", page="p2")) == []
    assert axes(told("الحركة", polarity="negative"), told("وزارة الدفاع", page="p2")) == ["happened"]


def test_lead_that_gives_a_ministrys_number_takes_no_side() -> None:
    views = [
        told(None, casualties=(figure(12, 12),)),
        told("وزارة الصحة", casualties=(figure(12, 12),)),
        told("وزارة الدفاع", page="p2", casualties=(figure(5, 5),)),
    ]
    [dispute] = find_disputes(views, words=plain_words)
    assert [position.claimant.text for position in dispute.positions if position.claimant] == [
        "وزارة الصحة",
        "وزارة الدفاع",
    ]
    assert len(dispute.positions) == 2
