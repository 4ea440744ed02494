import pytest

from riwaya.resolve.times import compare, read_stretch


@pytest.mark.parametrize(
    ("value", "published", "days"),
    [
        ("2031-03-05", None, 1),
        ("2031-02", None, 28),
        ("2031", None, 365),
        ("1988/1994", None, 7 * 365 + 2),
        ("pub-1d", None, 1),
        ("pub-3d/pub-1d", "2031-03-05", 3),
        ("pub:wed", None, 7),
        ("pub:wed", "2031-03-07", 1),
    ],
)
def test_value_covers_the_days_it_names(value: str, published: str | None, days: int) -> None:
    stretch = read_stretch(value, published)
    assert stretch is not None
    assert stretch.days == days


@pytest.mark.parametrize("value", [None, "", "XXXX-04-27", "2031-13", "yesterday", "2031-03-05/pub"])
def test_value_that_cannot_be_placed_is_none(value: str | None) -> None:
    assert read_stretch(value) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2031-03-05", "2031-03-05", "same"),
        ("2031-03-05", "2031-03", "overlap"),
        ("2031-03-05", "2031-03-06", "near"),
        ("2031-03-05", "2031-03-08", "conflict"),
        ("2031-03-05", "../2031", "overlap"),
        ("2031-03-05", "2020", "conflict"),
        ("pub-1d", "pub-4d", "unknown"),
        ("pub-1d", "pub-3m", "unknown"),
        ("pub-1d", "2031-03-05", "unknown"),
        ("pub-1d", None, "unknown"),
    ],
)
def test_times_of_two_pages_compare_with_their_precision(one: str, other: str | None, expected: str) -> None:
    assert compare(read_stretch(one), read_stretch(other)) == expected


def test_relative_days_become_calendar_days_where_the_page_is_dated() -> None:
    assert read_stretch("pub-1d", "2031-03-06T08:00:00Z") == read_stretch("2031-03-05")


def test_weekday_is_the_last_one_on_or_before_the_page() -> None:
    assert read_stretch("pub:wed", "2031-03-07") == read_stretch("2031-03-05")


def test_relative_days_of_one_page_differ_to_the_day() -> None:
    assert compare(read_stretch("pub-1d"), read_stretch("pub-4d"), same_scale=True) == "conflict"
