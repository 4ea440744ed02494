from typing import Any

import pytest
from tests.resolve.claims import claim_in, figure, page_of, plain_words, view_of, when, where

from riwaya.model.claim import Casualty
from riwaya.resolve.fields import are_two_tolls, can_be_one, compare_fields, compare_figures, compare_places
from riwaya.resolve.views import view_page

SENTENCE = "قصفت مدفعية ساردا بلدة تل الريح"
TOWN = where("Tal al-Rih", id="x:1", country="AAA", lat=10.0, lon=10.0)


def compared(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    a, b = view_of(SENTENCE, "قصفت", page="p1", **one), view_of(SENTENCE, "مدفعية", page="p2", **other)
    return set(compare_fields(a, b))


def test_missing_fields_say_nothing() -> None:
    assert compared({}, {"place": TOWN, "time": when("2031")}) == set()


def test_war_and_a_day_in_it_are_part_and_whole_not_the_same() -> None:
    assert compared({"time": when("2030-09-27/2030-12-30")}, {"time": when("2030-10-17")}) == {
        "part_of_longer"
    }


def test_war_of_another_year_is_further_than_a_slip_explains() -> None:
    assert compared({"time": when("2020")}, {"time": when("1988/1994")}) == {"time_far"}


def test_days_on_which_two_speak_of_a_war_do_not_part_it() -> None:
    one, other = {"time": when("2031-04-01")}, {"time": when("2031-05-20")}
    assert "time_far" in compared(one, other)
    war = {"type": "clash", "mode": "war"}
    assert "time_far" not in compared(one | war, other | war)
    assert "time_far" in compared(one | war, other | {"type": "clash", "mode": "battle"})


def test_plan_for_one_day_and_the_act_on_the_next_conflict_less() -> None:
    a = view_of(SENTENCE, "قصفت", page="p1", time=when("2031-03-04"), status="planned")
    b = view_of(SENTENCE, "قصفت", page="p2", time=when("2031-03-08"))
    assert compare_fields(a, b)["time_conflict"] == 0.5


@pytest.mark.parametrize(
    ("kind", "one", "other", "feature"),
    [
        ("attack", "airstrike", "shelling", "mode_differs"),
        ("attack", "assassination", "shooting", "mode_differs"),
        ("attack", "airstrike", "bombing", "means_differs"),
        ("clash", "war", "battle", "means_differs"),
        ("capture", "gain", "loss", "means_differs"),
        ("ceasefire", "agreed", "violated", "mode_differs"),
    ],
)
def test_stages_and_vague_words_can_be_one_mode_but_other_means_are_another_occurrence(
    kind: str, one: str, other: str, feature: str
) -> None:
    assert compared({"type": kind, "mode": one}, {"type": kind, "mode": other}) == {feature}


def test_what_a_claim_has_from_another_sentence_of_its_page_makes_it_no_likelier_the_same() -> None:
    text = f"{SENTENCE}. وأطلق مسلحون النار"
    struck = claim_in(text, SENTENCE, "قصفت", place=TOWN)
    shot = claim_in(text, "وأطلق مسلحون النار", "أطلق", place=TOWN)
    a, b = view_page(page_of(text, struck, shot), words=plain_words)
    assert compare_fields(a, b) == {}
    told = view_of("أطلق مسلحون النار", "أطلق", page="p2", place=TOWN)
    assert compare_fields(a, told) == {"place_same": 1.0}


@pytest.mark.parametrize(
    ("other", "feature"),
    [
        (where("Tal al-Rih", id="x:1"), "place_same"),
        (where("Tall Rih", id="x:9", country="AAA", lat=10.05, lon=10.0), "place_same"),
        (where("Wadi", id="x:2", country="AAA", lat=14.0, lon=10.0), "place_conflict"),
        (where("Marafia", id="x:3", country="BBB", precision="country"), "country_conflict"),
        (where("Sarda", id="x:4", country="AAA", precision="country"), "place_inside"),
    ],
)
def test_places_compare_by_id_distance_and_containment(other: Any, feature: str) -> None:
    assert set(compare_places(TOWN, other)) == {feature}


@pytest.mark.parametrize(
    ("ours", "theirs", "feature"),
    [
        (figure(12, 12), figure(12, 12), "figures_same"),
        (figure(12, 12), figure(14, 14), "figures_close"),
        (figure(20, 99), figure(50, 50), "figures_close"),
        (figure(4, 4), figure(12, 12), "figures_apart"),
    ],
)
def test_figures_can_or_cannot_be_one_toll(ours: Casualty, theirs: Casualty, feature: str) -> None:
    assert set(compare_figures((ours,), (theirs,))) == {feature}


def test_war_dead_and_the_dead_of_a_day_are_far_apart() -> None:
    assert set(compare_figures((figure(4, 4),), (figure(400, 400),))) == {"figures_apart", "figures_far"}


def test_dead_and_wounded_do_not_compare() -> None:
    assert compare_figures((figure(4, 4),), (figure(400, 400, kind="wounded"),)) == {}


def test_toll_can_be_an_attacks_but_not_a_meetings() -> None:
    attack, toll, talks = (view_of(SENTENCE, "قصفت", type=kind).claim for kind in ("attack", "toll", "talks"))
    assert can_be_one(attack, toll)
    assert not can_be_one(attack, talks)


def test_open_count_is_as_far_from_a_high_one_as_its_lower_end() -> None:
    assert are_two_tolls((figure(6501, None),), (figure(30000, 30000),), times=2)
    assert not are_two_tolls((figure(20, None),), (figure(32, 32),), times=2)
