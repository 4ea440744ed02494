"""Puts the events of a story in time order: history where it belongs, plans with what came of them.

An event whose claims state times far apart stands at each of them. What states no time and recalls history
has no place on the calendar; news without a time stands on the day of its page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.model.claim import Party
from riwaya.model.codebook import Status
from riwaya.model.event import Event
from riwaya.model.story import Basis, Story, Timeline, TimelineEntry
from riwaya.resolve.moments import Moment, ToldClaim, calendar_value, commonest, gap_days, iso_day, moment_of
from riwaya.resolve.times import read_stretch

APART_DAYS = 45
"""Times of one event that are further apart are told of at both: the same days from which the grouping takes
a stretch for a war or campaign (`fields.LONG_DAYS`)."""
OUTCOME_DAYS = 60
"""Days after a planned day in which an event of the same type and sides is taken for what came of the plan."""
OPEN: frozenset[Status] = frozenset({"planned", "possible"})
HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})


class _Part(Struct, frozen=True, kw_only=True):
    """Claims of one event at one time; `moment` None where no day is known."""

    claims: tuple[ToldClaim, ...]
    moment: Moment | None
    basis: Basis


def make_timeline(story: Story, events: Iterable[Event], told: Iterable[ToldClaim]) -> Timeline:
    """Puts a story's events in time order.

    Args:
        story: The story.
        events: Its events, in any order.
        told: Their claims, in any order.

    Returns:
        Entries with a calendar day in the order of their first day; then the others, page by page: first what
        the page counts from its own unknown day, then what has no day at all.
    """
    claims: dict[str, list[ToldClaim]] = {}
    for one in sorted(told, key=lambda one: one.order):
        if one.event is not None:
            claims.setdefault(one.event, []).append(one)
    entries: list[tuple[tuple[object, ...], TimelineEntry]] = []
    for event in sorted(events, key=lambda event: event.id):
        for part in _part_by_time(claims.get(event.id, [])):
            entries.append((_order(part, event.id), _entry(event, part)))
    ordered = [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]
    return Timeline(story=story, entries=tuple(_tell_outcomes(ordered)))


def _part_by_time(claims: Sequence[ToldClaim]) -> list[_Part]:
    """Parts an event's claims by the time they state; those without one go with their page's others."""
    dated = [(moment, one) for one in claims if (moment := moment_of(one))]
    groups: list[list[tuple[Moment, ToldClaim]]] = []
    for moment, one in sorted(dated, key=lambda pair: (pair[0].days, pair[0].first, pair[1].order)):
        near = [
            group
            for group in groups
            if group[0][0].scale == moment.scale and gap_days(group[0][0], moment) <= APART_DAYS
        ]
        if near:
            max(near, key=len).append((moment, one))
        else:
            groups.append([(moment, one)])
    parts = [[one for _, one in group] for group in groups]
    left: dict[object, list[ToldClaim]] = {}
    for one in claims:
        if moment_of(one) is None:
            home = _home(one, parts)
            if home is not None:
                parts[home].append(one)
            else:
                left.setdefault(_own_day(one), []).append(one)
    return [_part(part) for part in (*parts, *left.values())]


def _home(one: ToldClaim, parts: Sequence[Sequence[ToldClaim]]) -> int | None:
    """The part that an undated claim goes with: its page's, news with news and history with history."""
    same = [
        (sum(other.page == one.page and other.claim.background == one.claim.background for other in part), -i)
        for i, part in enumerate(parts)
    ]
    if same and max(same)[0]:
        return -max(same)[1]
    days = read_stretch(one.published)
    if one.claim.background or days is None:
        return None  # history that nobody dates has no place; of a dated page's news the nearest day is meant
    near = [
        (abs(moment.first - days.first), i)
        for i, part in enumerate(parts)
        if (moment := moment_of(part[0])) and not moment.scale
    ]
    return min(near)[1] if near and min(near)[0] <= APART_DAYS else None


def _own_day(one: ToldClaim) -> object:
    """What keeps undated claims together: history, or the page (by its date where it has one)."""
    return "background" if one.claim.background else one.published or one.page


def _part(claims: Sequence[ToldClaim]) -> _Part:
    ordered = tuple(sorted(claims, key=lambda one: one.order))
    moment = commonest(moment for one in ordered if (moment := moment_of(one)))
    if moment is not None:
        return _Part(claims=ordered, moment=moment, basis="relative" if moment.scale else "stated")
    days = read_stretch(ordered[0].published)
    if days is None or all(one.claim.background for one in ordered):
        return _Part(claims=ordered, moment=None, basis="unknown")
    printed = Moment(first=days.first, last=days.last, scale="", value=str(ordered[0].published)[:10])
    return _Part(claims=ordered, moment=printed, basis="printed")


def _order(part: _Part, event: str) -> tuple[object, ...]:
    """Calendar first; a long stretch before what happened on its first day, as its frame."""
    moment, first = part.moment, part.claims[0]
    if moment is not None and not moment.scale:
        return (0, moment.first, -moment.days, "", first.order, event)
    day = moment.first if moment is not None else 0
    return (1, first.page, moment is None, day, first.order, event)


def _entry(event: Event, part: _Part) -> TimelineEntry:
    moment, first = part.moment, part.claims[0]
    is_placed = moment is not None and not moment.scale
    places = Counter(one.claim.place for one in part.claims if one.claim.place)
    return TimelineEntry(
        event=event.id,
        type=event.type,
        mode=_commonest_mode(event, part),
        status=_status(part.claims),
        background=all(one.claim.background for one in part.claims),
        when=calendar_value(moment) if moment and part.basis != "printed" else None,
        first=iso_day(moment.first) if moment and is_placed else None,
        last=iso_day(moment.last) if moment and is_placed and not moment.goes_on else None,
        basis=part.basis,
        page=first.page,
        place=event.place
        if event.place in places
        else max(places, key=lambda p: (places[p], p.text), default=None),
        sides=_sides_of(part.claims) or event.sides,
        claims=tuple(dict.fromkeys(one.claim.id for one in part.claims)),
        announced=tuple(dict.fromkeys(one.claim.id for one in part.claims if one.claim.status == "planned")),
        pages=len({one.page for one in part.claims}),
        axes=tuple(dict.fromkeys(dispute.axis for dispute in event.disputes)),
    )


def _sides_of(claims: Sequence[ToldClaim]) -> tuple[Party, ...]:
    """The sides that these claims name, each country (or words) once, the commonest first."""
    stated = [party for one in claims for party in _parties_of(one)]
    keys = [party.country or party.name or party.text for party in stated]
    counts = Counter(keys)
    first = dict(zip(reversed(keys), reversed(stated), strict=True))
    return tuple(
        Party(
            text=first[key].text,
            start=first[key].start,
            end=first[key].end,
            country=first[key].country,
            role=first[key].role,
            name=first[key].name,
        )
        for key in sorted(first, key=lambda key: (-counts[key], keys.index(key)))
    )


def _parties_of(one: ToldClaim) -> list[Party]:
    """Source, target and further sides; who mediates is none of them, even where the text makes it the doer."""
    third = {party.country for party in one.claim.others if party.part == "mediator"} - {None}
    stated = [one.claim.source, one.claim.target, *(o for o in one.claim.others if o.part == "side")]
    return [party for party in stated if party is not None and party.country not in third]


def _commonest_mode(event: Event, part: _Part) -> str | None:
    modes = Counter(one.claim.mode for one in part.claims if one.claim.type == event.type and one.claim.mode)
    return min(modes, key=lambda mode: (-modes[mode], mode), default=event.mode)


def _status(claims: Sequence[ToldClaim]) -> Status:
    """How far it came by the claims that say anything of it; a plan only where none says it happened."""
    said = {one.claim.status for one in claims if one.claim.attribution.stance != "denies"}
    held = said or {one.claim.status for one in claims}
    order: tuple[Status, ...] = ("ongoing", "occurred", "planned", "possible")
    if {"ongoing", "occurred"} <= held:
        counts = Counter(one.claim.status for one in claims)
        return "ongoing" if counts["ongoing"] > counts["occurred"] else "occurred"
    return next(status for status in order if status in held)


def _tell_outcomes(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Says of each plan what came of it."""
    return [replace(entry, **_outcome(entry, entries)) if _is_plan(entry) else entry for entry in entries]


def _is_plan(entry: TimelineEntry) -> bool:
    return entry.status in OPEN


def _outcome(entry: TimelineEntry, entries: Sequence[TimelineEntry]) -> Mapping[str, str]:
    after = [
        other
        for other in entries
        if other.status in HAPPENED and other.type == entry.type and _can_follow(entry, other)
    ]
    own = [other for other in after if other.event == entry.event]
    if own:
        return {"outcome": "same_event", "came_of": entry.event}
    if after:
        return {"outcome": "later_event", "came_of": after[0].event}
    return {"outcome": "nothing_read"}


def _can_follow(plan: TimelineEntry, other: TimelineEntry) -> bool:
    """Both are dated, the later within reach of the planned day, and no side speaks against it."""
    if plan.first is None or other.first is None:
        return False
    begun, done = read_stretch(plan.first), read_stretch(other.first)
    if begun is None or done is None or not -1 <= done.first - begun.first <= OUTCOME_DAYS:
        return False
    ours, theirs = _sides(plan), _sides(other)
    modes_agree = plan.mode is None or other.mode is None or plan.mode == other.mode
    return modes_agree and (
        plan.event == other.event or bool(ours and theirs and (ours <= theirs or theirs <= ours))
    )


def _sides(entry: TimelineEntry) -> set[tuple[str, str]]:
    return {(side.country or "", "" if side.country else side.name or side.text) for side in entry.sides}
