from collections.abc import Sequence
from typing import Any

from tests.resolve.told import party, told

from riwaya.model.claim import Party
from riwaya.model.codebook import ClaimType
from riwaya.model.event import Event
from riwaya.model.story import Story, TimelineEntry
from riwaya.resolve.moments import ToldClaim
from riwaya.resolve.timeline import make_timeline

SIDES = (party("ساردا", "SRD"), party("تلماريا", "TLM"))


def event(identity: str, *, kind: ClaimType = "attack", sides: tuple[Party, ...] = SIDES) -> Event:
    return Event(
        id=identity,
        type=kind,
        mode=None,
        claims=(),
        time=None,
        place=None,
        sides=sides,
        figures=(),
        disputes=(),
        pages=1,
        origins=1,
    )


def entries(events: Sequence[Event], claims: Sequence[ToldClaim]) -> tuple[TimelineEntry, ...]:
    story = Story(id="s", parties=(), main_event="", events=tuple(e.id for e in events), pages=())
    return make_timeline(story, events, claims).entries


def days(found: Sequence[TimelineEntry]) -> list[tuple[str, str | None, str]]:
    return [(entry.event, entry.when or entry.first, entry.basis) for entry in found]


def claim(identity: str, day: str | None, **fields: Any) -> ToldClaim:
    return told("هاجمت قوات البلدة", "هاجمت", event=identity, time=day, id=f"{identity} {day}", **fields)


def test_history_stands_in_its_years_and_not_on_the_day_of_the_page() -> None:
    claims = [
        claim("strike", None, published="2031-03-05"),
        claim("old war", "1988/1994", published="2031-03-05", background=True),
        claim("truce", "2031-03-01", published="2031-03-05"),
    ]
    found = entries([event("strike"), event("old war"), event("truce")], claims)
    assert days(found) == [
        ("old war", "1988/1994", "stated"),
        ("truce", "2031-03-01", "stated"),
        ("strike", "2031-03-05", "printed"),
    ]
    assert [entry.background for entry in found] == [True, False, False]


def test_history_that_nobody_dates_stands_last_without_a_day() -> None:
    claims = [claim("old", None, published="2031-03-05", background=True), claim("new", "2031-03-04")]
    assert days(entries([event("old"), event("new")], claims)) == [
        ("new", "2031-03-04", "stated"),
        ("old", None, "unknown"),
    ]


def test_event_told_at_two_far_times_stands_at_both() -> None:
    claims = [
        claim("war", "2020", background=True, page="a", published="2031-03-05"),
        claim("war", "2031-03-04", page="b", published="2031-03-05"),
        claim("war", "2031-03-05", page="c", published="2031-03-06"),
    ]
    found = entries([event("war")], claims)
    assert days(found) == [("war", "2020", "stated"), ("war", "2031-03-04", "stated")]
    assert [len(entry.claims) for entry in found] == [1, 2]


def test_pages_without_a_date_keep_their_own_order_behind_the_calendar() -> None:
    claims = [
        claim("today", "pub", page="x"),
        claim("before", "pub-2d", page="x"),
        claim("dated", "2031-03-04", page="y"),
        claim("no day", None, page="x"),
    ]
    found = entries([event(name) for name in ("today", "before", "dated", "no day")], claims)
    assert days(found) == [
        ("dated", "2031-03-04", "stated"),
        ("before", "pub-2d", "relative"),
        ("today", "pub", "relative"),
        ("no day", None, "unknown"),
    ]


def test_plan_is_linked_to_the_later_event_that_came_of_it() -> None:
    talks = [event("plan", kind="talks"), event("talks", kind="talks"), event("other talks", kind="talks")]
    sides = {"type": "talks", "source": SIDES[0], "target": SIDES[1]}
    elsewhere = {"type": "talks", "source": party("بيلاندا", "BLD"), "target": party("فالوريا", "FLR")}
    claims = [
        claim("plan", "2031-03-10", status="planned", **sides),
        claim("other talks", "2031-03-10", **elsewhere),
        claim("talks", "2031-03-12", **sides),
    ]
    found = {entry.event: entry for entry in entries(talks, claims)}
    assert (found["plan"].outcome, found["plan"].came_of) == ("later_event", "talks")


def test_plan_of_which_nothing_came_says_so() -> None:
    talks = [event("plan", kind="talks"), event("earlier", kind="talks")]
    claims = [
        claim("plan", "2031-03-10", type="talks", status="planned"),
        claim("earlier", "2031-02-01", type="talks"),
    ]
    found = {entry.event: entry for entry in entries(talks, claims)}
    assert (found["plan"].outcome, found["plan"].came_of) == ("nothing_read", None)
    assert found["earlier"].outcome is None


def test_plan_and_its_happening_in_one_event_are_one_entry_that_was_announced() -> None:
    claims = [
        claim("strike", "2031-03-14", status="planned", page="a"),
        claim("strike", "2031-03-15", page="b"),
    ]
    [entry] = entries([event("strike")], claims)
    assert (entry.status, entry.announced) == ("occurred", ("strike 2031-03-14",))
