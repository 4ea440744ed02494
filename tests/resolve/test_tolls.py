from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from tests.resolve.claims import plain_words, says
from tests.resolve.told import count, told

from riwaya.model.toll import Toll
from riwaya.resolve.moments import ToldClaim
from riwaya.resolve.tolls import find_tolls

MINISTRY, RELIEF = "وزارة الصحة", "منظمة الجسر"


def says_running(text: str) -> bool:
    return "منذ بدء الحرب" in text


def total(
    number: int, day: str | None, *, high: int | None = -1, who: str | None = MINISTRY, **fields: Any
) -> ToldClaim:
    sentence = f"ارتفعت الحصيلة إلى {number} قتيلا منذ بدء الحرب"
    victims = {name: fields.pop(name) for name in ("country", "role", "kind", "approx") if name in fields}
    figure = count(sentence, f"{number} قتيلا", number, number if high == -1 else high, **victims)
    given = {"type": "toll", "page": f"page {number} {day}", "event": "war", "attribution": says(who)}
    return told(sentence, "الحصيلة", published=day, casualties=(figure,), **{**given, **fields})


def tolls(*claims: ToldClaim) -> Sequence[Toll]:
    return find_tolls(claims, stories={"war": "s"}, words=plain_words, says_running=says_running)


def changes(toll: Toll) -> list[list[tuple[int | None, str]]]:
    return [[(point.min, point.change) for point in series.points] for series in toll.series]


def test_one_claimants_totals_are_a_series_in_time_order() -> None:
    claims = [total(1200, "2031-05-01"), total(900, "2031-04-01"), total(1200, "2031-05-03")]
    [toll] = tolls(*claims)
    assert (toll.story, toll.kind, toll.low, toll.high) == ("s", "killed", 1200, 1200)
    assert changes(toll) == [[(900, "first"), (1200, "rise"), (1200, "same")]]
    assert not toll.series[0].contradicts


def test_series_do_not_depend_on_the_order_of_claims() -> None:
    claims = [total(1200, "2031-05-01"), total(900, "2031-04-01"), total(700, "2031-05-03", who=RELIEF)]
    assert len({tuple(tolls(*order)) for order in permutations(claims)}) == 1


def test_falling_total_of_one_claimant_contradicts_itself() -> None:
    [toll] = tolls(total(1200, "2031-04-01"), total(900, "2031-05-01"))
    assert changes(toll) == [[(1200, "first"), (900, "fall")]]
    assert toll.series[0].contradicts
    assert (toll.low, toll.high) == (900, 900)


def test_another_claimants_lower_figure_is_no_revision() -> None:
    [toll] = tolls(total(1200, "2031-04-01"), total(900, "2031-05-01", who=RELIEF))
    assert changes(toll) == [[(1200, "first")], [(900, "first")]]
    assert not any(series.contradicts for series in toll.series)
    assert (toll.low, toll.high) == (900, 1200)


def test_two_outlets_in_their_own_voice_do_not_revise_each_other() -> None:
    claims = [
        total(1200, "2031-04-01", who=None, outlet="الميناء"),
        total(900, "2031-05-01", who=None, outlet="السارية"),
    ]
    [toll] = tolls(*claims)
    assert [series.outlet for series in toll.series] == ["الميناء", "السارية"]
    assert not any(series.contradicts for series in toll.series)


def test_the_missing_may_become_fewer_without_contradiction() -> None:
    claims = [total(90, "2031-04-01", kind="missing"), total(40, "2031-05-01", kind="missing")]
    [toll] = tolls(*claims)
    assert changes(toll) == [[(90, "first"), (40, "fall")]]
    assert not toll.series[0].contradicts


def test_earlier_number_that_an_article_recalls_is_no_fall() -> None:
    claims = [
        total(1200, "2031-05-01", page="p"),
        total(900, "2031-05-01", page="p", id="recalled"),
        total(1300, "2031-06-01"),
    ]
    [toll] = tolls(*claims)
    assert not toll.series[0].contradicts
    assert toll.series[0].points[-1].change == "rise"


def test_open_and_rough_numbers_are_not_told_to_fall() -> None:
    claims = [
        total(1000, "2031-04-01", approx=True),
        total(950, "2031-05-01"),
        total(960, "2031-06-01", high=None),
    ]
    [toll] = tolls(*claims)
    assert changes(toll) == [[(1000, "first"), (950, "unclear"), (960, "rise")]]
    assert (toll.low, toll.high) == (960, None)


def test_pages_without_a_date_cannot_contradict_each_other() -> None:
    [toll] = tolls(total(1200, None), total(900, None))
    assert {point.change for point in toll.series[0].points} == {"first", "unclear"}
    assert not toll.series[0].contradicts


@pytest.mark.parametrize(
    ("fields", "is_running"),
    [
        ({"type": "toll", "time": "2030-10-07/.."}, True),  # since a day long past
        ({"type": "toll", "time": "2031-04-30/.."}, False),  # since yesterday
        ({"type": "toll", "time": "2030-01-01/2031-03-31"}, True),
        ({"type": "toll", "time": "2030"}, False),  # a year is how exactly a day is known
        ({"type": "clash", "mode": "war"}, True),
        ({"type": "clash", "mode": "battle"}, False),
        ({"type": "attack", "time": "2031-04-30"}, False),
    ],
)
def test_running_totals_are_told_from_incidents_by_what_they_cover(
    fields: dict[str, Any], is_running: bool
) -> None:
    sentence = "قتل 40 شخصا"
    figure = count(sentence, "40 شخصا", 40, 40)
    one = told(sentence, "قتل", published="2031-05-01", casualties=(figure,), **fields)
    assert bool(tolls(one)) is is_running


def test_strike_in_the_sentence_of_a_total_stays_an_incident() -> None:
    sentence = "قتل 40 شخصا في غارة فيما بلغ القتلى منذ بدء الحرب 900"
    strike = told(sentence, "غارة", type="attack", casualties=(count(sentence, "40 شخصا", 40, 40),))
    assert tolls(strike) == ()


def test_totals_since_different_days_are_different_tolls() -> None:
    claims = [
        total(900, "2031-05-01", time="2030-10-07/.."),
        total(300, "2031-05-01", time="2031-03-18/..", id="later"),
    ]
    assert {(toll.period, toll.low) for toll in tolls(*claims)} == {
        ("2030-10-07/..", 900),
        ("2031-03-18/..", 300),
    }


def test_totals_of_different_victims_are_different_tolls() -> None:
    claims = [total(900, "2031-05-01", role="CVL"), total(950, "2031-06-01", role="MIL")]
    assert [toll.victims.role for toll in tolls(*claims)] == ["CVL", "MIL"]


def test_one_page_with_two_totals_far_apart_tells_of_two_wars() -> None:
    claims = [
        total(30000, "2031-05-01", page="p", who=None, background=True),
        total(6500, "2031-05-01", page="p", who=None, background=True, id="second"),
    ]
    assert [toll.low for toll in tolls(*claims)] == [30000, 6500]


@pytest.mark.parametrize(
    "fields",
    [{"attribution": says(MINISTRY, "denies")}, {"status": "possible"}, {"polarity": "negative"}],
)
def test_denied_expected_and_negated_numbers_are_no_totals(fields: dict[str, Any]) -> None:
    assert tolls(total(900, "2031-05-01", **fields)) == ()
