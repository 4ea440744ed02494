import pytest

from riwaya.ledger.days import FIRST_DAY, LAST_DAY, calendar_days


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2021-11-17", ("2021-11-17", "2021-11-17")),
        ("2021-11-17T09:30", ("2021-11-17", "2021-11-17")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("1988/1994", ("1988-01-01", "1994-12-31")),
        ("2020-09-27/..", ("2020-09-27", LAST_DAY)),
        ("../2020-10", (FIRST_DAY, "2020-10-31")),
    ],
)
def test_a_calendar_time_spans_its_days(value: str, days: tuple[str, str]) -> None:
    assert calendar_days(value) == days


@pytest.mark.parametrize(
    "value",
    [
        "pub",
        "pub-1d",
        "pub-1d/pub",
        "pub:wed",
        "../pub",
        "2020/pub",
        "../..",
        "",
        "2020-13",
        "0000-02",
        "soon",
    ],
)
def test_a_time_that_is_no_calendar_time_has_no_days(value: str) -> None:
    assert calendar_days(value) is None
