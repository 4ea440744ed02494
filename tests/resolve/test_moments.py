import pytest
from tests.resolve.told import told

from riwaya.resolve.moments import calendar_value, commonest, moment_of


def test_time_that_goes_on_stands_at_its_beginning() -> None:
    moment = moment_of(told("تدور معارك منذ نوفمبر", "معارك", time="2020-11/.."))
    assert moment is not None
    assert (moment.days, moment.goes_on) == (30, True)


@pytest.mark.parametrize("value", ["../pub", "XXXX-04-27", "../2021-03-01"])
def test_time_without_a_beginning_has_no_moment(value: str) -> None:
    assert moment_of(told("دارت معارك", "معارك", time=value)) is None


def test_relative_days_of_a_dated_page_are_calendar_days() -> None:
    moment = moment_of(told("دارت معارك أمس", "معارك", time="pub-1d", published="2031-03-01"))
    assert moment is not None
    assert (moment.scale, calendar_value(moment)) == ("", "2031-02-28")


def test_relative_days_of_an_undated_page_stay_on_its_own_scale() -> None:
    moment = moment_of(told("دارت معارك أمس", "معارك", time="pub-1d", page="x"))
    assert moment is not None
    assert (moment.scale, calendar_value(moment)) == ("x", "pub-1d")


def test_commonest_moment_is_an_exact_one_that_most_state() -> None:
    days = ["2031", "2031-03-04", "2031-03-05", "2031-03-05", "pub-1d"]
    moments = [moment_of(told("دارت معارك", "معارك", time=day)) for day in days]
    best = commonest(moment for moment in moments if moment)
    assert best is not None
    assert best.value == "2031-03-05"
