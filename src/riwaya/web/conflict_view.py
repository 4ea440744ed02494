"""What the pages of stories, running totals and ceasefires show: records in groups, with bars and the pages' words."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from riwaya.ledger.store import Ledger
from riwaya.model.ceasefire import Ceasefire, CeasefireClaim
from riwaya.model.claim import Victims
from riwaya.model.event import Event
from riwaya.model.story import Story, Timeline, TimelineEntry
from riwaya.model.toll import Toll, TollPoint, TollSeries
from riwaya.web.bars import Bar, axis_end, draw_bar
from riwaya.web.wording import SIGNS, Wording

STORIES = 100
"""Stories, tolls or ceasefires printed on one page; the JSON twin has them all."""


class StoryRow(Struct, frozen=True, kw_only=True):
    """One story of the list; `event` is the one that most pages tell of, None where it is gone."""

    story: Story
    event: Event | None


class EntryGroup(Struct, frozen=True, kw_only=True):
    """Entries of a timeline under one heading: a year, or a page without a date; one of the two is set."""

    year: str | None
    page: str | None
    outlet: str | None
    entries: tuple[TimelineEntry, ...]


class PointRow(Struct, frozen=True, kw_only=True):
    """One stated total of one claimant; `falls` where it contradicts the one before."""

    series: TollSeries
    point: TollPoint
    words: str
    bar: Bar
    falls: bool


class TollTable(Struct, frozen=True, kw_only=True):
    """One running total: all claimants' numbers on one axis, each claimant's in time order."""

    toll: Toll
    victims: Victims
    whole: str
    rows: tuple[PointRow, ...]


class SaidRow(Struct, frozen=True, kw_only=True):
    """What one claimant says of a ceasefire on one page; `others` are further claims that say the same."""

    claim: CeasefireClaim
    others: tuple[CeasefireClaim, ...]
    sign: str
    stance: str


class CeasefireCard(Struct, frozen=True, kw_only=True):
    """One ceasefire ready for its template.

    Attributes:
        breaches: Who is accused (words, None where nobody is named), accusations, denials.
    """

    record: Ceasefire
    starts: tuple[SaidRow, ...]
    positions: tuple[SaidRow, ...]
    breaches: tuple[tuple[str | None, tuple[SaidRow, ...], tuple[SaidRow, ...]], ...]
    ends: tuple[SaidRow, ...]


def list_stories(stories: Sequence[Story], ledger: Ledger) -> tuple[StoryRow, ...]:
    """Gives the stories of the list, each with the event that most pages tell of.

    Args:
        stories: As `riwaya.histories` gives them.
        ledger: Open.

    Returns:
        At most `STORIES`.
    """
    return tuple(StoryRow(story=one, event=ledger.event(one.main_event)) for one in stories[:STORIES])


def group_entries(timeline: Timeline, ledger: Ledger) -> tuple[EntryGroup, ...]:
    """Puts the entries of a timeline under headings.

    Args:
        timeline: Entries in time order.
        ledger: Open; tells the outlets of pages without a date.

    Returns:
        One group a year, then one a page.
    """
    groups: dict[tuple[str | None, str | None], list[TimelineEntry]] = {}
    for entry in timeline.entries:
        key = (entry.first[:4], None) if entry.first else (None, entry.page)
        groups.setdefault(key, []).append(entry)
    pages = {page: ledger.page(page) for _, page in groups if page is not None}
    outlets: Mapping[str, str | None] = {name: one.page.outlet for name, one in pages.items() if one}
    return tuple(
        EntryGroup(year=year, page=page, outlet=outlets.get(page or ""), entries=tuple(entries))
        for (year, page), entries in groups.items()
    )


def tabulate_toll(toll: Toll, *, wording: Wording) -> TollTable:
    """Gives one running total as a table.

    Args:
        toll: The record.
        wording: Interface language.

    Returns:
        A row for each stated total.
    """
    top = axis_end([(point.min, point.max) for series in toll.series for point in series.points])
    rows = [
        PointRow(
            series=series,
            point=point,
            words=wording.figure(toll.kind, point.min, point.max, approx=point.approx),
            bar=draw_bar(point.min, point.max, top=top),
            falls=point.change == "fall" and series.contradicts,
        )
        for series in toll.series
        for point in series.points
    ]
    whole = wording.figure(toll.kind, toll.low, toll.high)
    return TollTable(toll=toll, victims=toll.victims, whole=whole, rows=tuple(rows))


def show_ceasefire(record: Ceasefire, *, wording: Wording) -> CeasefireCard:
    """Puts one ceasefire in words.

    Args:
        record: The record.
        wording: Interface language.

    Returns:
        The card.
    """
    return CeasefireCard(
        record=record,
        starts=_say(record.starts, wording),
        positions=_say(record.positions, wording),
        breaches=tuple(
            (
                breach.accused.text if breach.accused else None,
                _say(breach.accusers, wording),
                _say(breach.denials, wording),
            )
            for breach in record.breaches
        ),
        ends=_say(record.ends, wording),
    )


def _say(claims: Sequence[CeasefireClaim], wording: Wording) -> tuple[SaidRow, ...]:
    """Puts claims in rows; those that look alike (claimant, stance, day, page) are one."""
    alike: dict[object, list[CeasefireClaim]] = {}
    for one in claims:
        who = one.claimant.text if one.claimant else None
        alike.setdefault((who, one.stance, one.when, one.page), []).append(one)
    return tuple(
        SaidRow(
            claim=first, others=tuple(others), sign=SIGNS[first.stance], stance=wording.stance(first.stance)
        )
        for first, *others in alike.values()
    )
