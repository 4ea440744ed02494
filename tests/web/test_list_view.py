"""The timeline strip: days, months or years, nothing left out."""

from msgspec.structs import replace

from riwaya.model.event import Event, EventTime
from riwaya.web.list_view import STRIP_CELLS, Cell, strip_cells
from tests.web.made_up import shelling


def events(*values: str | None) -> list[Event]:
    plain = replace(shelling(), disputes=())
    return [replace(plain, time=EventTime(value=value) if value else None) for value in values]


def test_a_few_days_are_cells_of_days_in_order_of_time() -> None:
    disputed = replace(shelling(), time=EventTime(value="2031-03-04"))
    cells, undated = strip_cells(
        [*events("2031-03-05", "2031-03-04", "pub-1d", None, "2031-03-04/2031-03-09"), disputed]
    )
    assert cells == (
        Cell(value="2031-03-04", since="2031-03-04", until="2031-03-04", events=3, disputed=1),
        Cell(value="2031-03-05", since="2031-03-05", until="2031-03-05", events=1, disputed=0),
    )
    assert undated == 2


def test_many_days_are_cells_of_months() -> None:
    cells, _ = strip_cells(events(*(f"2031-02-{day:02}" for day in range(1, 29)), "2031-03-01"))
    assert [(cell.since, cell.until, cell.events) for cell in cells] == [
        ("2031-02-01", "2031-02-28", 28),
        ("2031-03-01", "2031-03-31", 1),
    ]


def test_the_earliest_of_many_years_share_a_cell() -> None:
    cells, _ = strip_cells(events(*(str(year) for year in range(2000, 2031))))
    assert len(cells) == STRIP_CELLS
    assert sum(cell.events for cell in cells) == 31
    first, last = cells[0], cells[-1]
    assert (first.value, first.since, first.until, first.events) == (
        "../2017",
        "0001-01-01",
        "2017-12-31",
        18,
    )
    assert (last.value, last.since, last.until) == ("2030", "2030-01-01", "2030-12-31")


def test_a_broken_date_counts_as_none() -> None:
    assert strip_cells(events("2031-13-01", "x")) == ((), 2)
