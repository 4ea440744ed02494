import pytest
from tests.resolve.claims import claim_in, page_of, plain_words, when, where

from riwaya.resolve.explain import explain_pair
from riwaya.resolve.views import ClaimView, rate_words, view_page

STRUCK = "ضربت غارة جوية مصنعا في بلدة تل الريح"
AGAIN = "وقال شهود إن الغارة الجوية على مصنع تل الريح وقعت ليلا"
TALKED = "بحث الوزيران فتح المعابر في المرفأ"
TEXT = f"{STRUCK}.\n{AGAIN}.\n{TALKED}."
TOWN = where("Tal al-Rih", id="x:1", country="AAA", lat=10.0, lon=10.0)
FAR_TOWN = where("Wadi", id="x:2", country="AAA", lat=14.0, lon=10.0)


def views_of(**second: object) -> tuple[ClaimView, ...]:
    struck = claim_in(TEXT, STRUCK, "غارة", place=TOWN, time=when("2031-03-04"), mode="airstrike")
    again = claim_in(TEXT, AGAIN, "الغارة", **{"mode": "airstrike", **second})
    talked = claim_in(TEXT, TALKED, "بحث", type="talks")
    return view_page(page_of(TEXT, struck, again, talked), words=plain_words)


def explain(views: tuple[ClaimView, ...], first: int, second: int) -> tuple[float, dict[str, float]]:
    why = explain_pair(
        views[first], views[second], pages={"p1": views}, rarity=rate_words(views), words=plain_words
    )
    assert why.weight == pytest.approx(sum(reason.added for reason in why.reasons)) or not why.reasons
    return why.weight, {reason.feature: reason.added for reason in why.reasons}


def test_same_place_and_mode_speak_for_one_occurrence() -> None:
    _, added = explain(views_of(place=TOWN, time=when("2031-03-04")), 0, 1)
    assert added["place_same"] > 0
    assert added["mode_same"] > 0
    assert added["time_same"] >= 0  # the pages of one day tell of many things that day


def test_far_place_and_other_day_speak_against_it_and_outweigh_the_words() -> None:
    near, _ = explain(views_of(place=TOWN, time=when("2031-03-04")), 0, 1)
    far, added = explain(views_of(place=FAR_TOWN, time=when("2030-01-01")), 0, 1)
    assert added["place_conflict"] < 0
    assert added["time_far"] < 0
    assert far < near


def test_types_that_cannot_name_one_occurrence_need_no_features() -> None:
    weight, added = explain(views_of(), 0, 2)
    assert weight == float("-inf")
    assert added == {}


def test_claims_of_two_pages_are_explained_by_their_tellings() -> None:
    one = views_of(place=TOWN)
    other = view_page(
        page_of(AGAIN, claim_in(AGAIN, AGAIN, "الغارة", place=TOWN, mode="airstrike"), id="p2"),
        words=plain_words,
    )
    rarity = rate_words((*one, *other))
    why = explain_pair(one[1], other[0], pages={"p1": one, "p2": other}, rarity=rarity, words=plain_words)
    assert why.step == "tellings"
    assert {"told_alike", "story_words", "place_same"} <= {reason.feature for reason in why.reasons}
