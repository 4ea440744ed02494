"""Commands that ask a ledger beyond single events: `stories`, `tolls`, `ceasefires`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli import options
from riwaya.cli.console import Talk, printable, write_line
from riwaya.cli.tables import OUTLET, name_place, name_range, name_stance, name_type, print_table
from riwaya.errors import UsageError
from riwaya.model.claim import Party, Speaker, Victims

if TYPE_CHECKING:
    from riwaya.ledger.store import Ledger
    from riwaya.model.ceasefire import Breach, Ceasefire, CeasefireClaim
    from riwaya.model.event import Event
    from riwaya.model.story import Story, Timeline, TimelineEntry
    from riwaya.model.toll import Toll

StoryId = Annotated[
    str | None,
    typer.Argument(metavar="ID", help="Id of a story or its beginning, or the id of one of its events."),
]
OneStory = Annotated[str | None, typer.Option("--story", metavar="ID", help="Only this story.")]
STORY_HEADS = ("story", "parties", "events", "pages", "most told of")
ENTRY_HEADS = ("day", "event", "type", "status", "place", "sides", "claims", "pages", "disputed", "remark")
TOLL_HEADS = ("story", "what", "victims", "period", "claimant", "said", "figure", "change", "page")
CEASEFIRE_HEADS = ("ceasefire", "state", "parties", "mediators", "agreed", "in force", "ended", "days held")
HELD = {
    "no_start": "unknown: no day of coming into force stated",
    "no_end": "unknown: no end stated",
    "start_no_day": "unknown: its begin is not stated to the day",
    "end_no_day": "unknown: its end is not stated to the day",
    "no_common_calendar": "unknown: the days are counted from pages without a date",
    "end_before_start": "unknown: the stated end lies before the begin",
}
"""Why nobody can say how long a ceasefire held."""
_SHORT_ID = 10


def stories(
    identity: StoryId = None, *, ledger: options.LedgerFile = None, json: options.Json = False
) -> None:
    """List the stories of a ledger, or the events of one in time order: history where it belongs, plans with
    what came of them.
    """  # noqa: D205 (the command line shows all of it as one sentence)
    from riwaya.histories import read_stories, read_timeline  # noqa: PLC0415

    with _open(ledger) as book:
        found = read_stories(book)
        if identity is None:
            if json:
                for story in found:
                    write_line(story)
                return
            print_table(STORY_HEADS, (_story_row(story, book.event(story.main_event)) for story in found))
            return
        timeline = read_timeline(book, _only_story(identity, found))
    if json:
        write_line(timeline)
    else:
        _print_timeline(timeline)


def tolls(*, ledger: options.LedgerFile = None, story: OneStory = None, json: options.Json = False) -> None:
    """List the running totals of wars and campaigns, claimant by claimant, apart from the tolls of incidents."""
    from riwaya.histories import open_record_words, read_stories, read_tolls  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415

    settings = options.build_settings(ledger=ledger)
    with _open(ledger) as book:
        known = read_stories(book)
        only = _only_story(story, known).id if story else None
        found = read_tolls(book, known, record_words=open_record_words(load_language(settings.language)))
    kept = [toll for toll in found if only is None or toll.story == only]
    if json:
        for toll in kept:
            write_line(toll)
        return
    print_table(TOLL_HEADS, (row for toll in kept for row in _toll_rows(toll)))


def ceasefires(
    *, ledger: options.LedgerFile = None, story: OneStory = None, json: options.Json = False
) -> None:
    """List the ceasefires that pages tell of: days, mediators, breaches with accuser and denial, end."""
    from riwaya.histories import open_record_words, read_ceasefires, read_stories  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415

    settings = options.build_settings(ledger=ledger)
    with _open(ledger) as book:
        known = read_stories(book)
        only = _only_story(story, known).id if story else None
        found = read_ceasefires(book, known, record_words=open_record_words(load_language(settings.language)))
    kept = [record for record in found if only is None or record.story == only]
    if json:
        for record in kept:
            write_line(record)
        return
    print_table(CEASEFIRE_HEADS, (_ceasefire_row(record) for record in kept))
    said = [row for record in kept for row in _said_rows(record)]
    print_table(("ceasefire", "what", "who says so", "stance", "day", "page", "claim"), said)


def _open(ledger: str | None) -> "Ledger":
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    return Ledger.open(options.build_settings(ledger=ledger).ledger, readonly=True)


def _only_story(identity: str, found: "tuple[Story, ...]") -> "Story":
    from riwaya.histories import pick_story  # noqa: PLC0415

    meant = pick_story(found, identity)
    if len(meant) != 1:
        ids = ", ".join(story.id[:_SHORT_ID] for story in meant[:4]) or "none"
        raise UsageError(
            f"id is {printable(identity)!r}; expected one story, found {ids}; see `riwaya stories`"
        )
    return meant[0]


def _story_row(story: "Story", event: "Event | None") -> tuple[object, ...]:
    facts: tuple[object, ...] = ()
    if event is not None:
        facts = (name_type(event.type, event.mode), event.time and event.time.value, name_place(event.place))
    return (
        story.id[:_SHORT_ID],
        " · ".join(story.parties),
        len(story.events),
        len(story.pages),
        " · ".join(str(fact) for fact in facts if fact),
    )


def _print_timeline(timeline: "Timeline") -> None:
    story = timeline.story
    Talk(quiet=False, progress=False).say(
        f"story {story.id}: {' · '.join(story.parties) or 'no side has a code'}; {len(story.events)} events on "
        f"{len(story.pages)} pages"
    )
    print_table(ENTRY_HEADS, (_entry_row(entry) for entry in timeline.entries))


def _entry_row(entry: "TimelineEntry") -> tuple[object, ...]:
    return (
        _name_day(entry),
        entry.event[:_SHORT_ID],
        name_type(entry.type, entry.mode),
        entry.status,
        name_place(entry.place),
        " · ".join(side.text for side in entry.sides[:2]),
        len(entry.claims),
        entry.pages,
        ", ".join(entry.axes),
        "; ".join(_remarks(entry)),
    )


def _name_day(entry: "TimelineEntry") -> str:
    """The day as stated; else the page that it is counted from or printed on."""
    if entry.basis == "stated":
        return str(entry.when)
    if entry.basis == "printed":
        return f"printed {entry.first}"
    return f"{entry.when or 'no day'} (page {entry.page})"


def _remarks(entry: "TimelineEntry") -> Iterator[str]:
    if entry.background:
        yield "recalled as history"
    if entry.announced and entry.status in {"occurred", "ongoing"}:
        yield "announced before"
    if entry.outcome == "same_event":
        yield "told as happened later on"
    elif entry.outcome == "later_event":
        yield f"what came of it: {str(entry.came_of)[:_SHORT_ID]}"
    elif entry.outcome == "nothing_read":
        yield "no page tells what came of it"


def _toll_rows(toll: "Toll") -> Iterator[tuple[object, ...]]:
    for series in toll.series:
        who = series.claimant.text if series.claimant else series.outlet or OUTLET
        for point in series.points:
            fell = point.change == "fall" and series.contradicts
            yield (
                (toll.story or "")[:_SHORT_ID],
                f"{toll.kind} (all claimants: {name_range(toll.low, toll.high)})",
                _name_victims(toll.victims),
                toll.period,
                who,
                point.said,
                name_range(point.min, point.max, approx=point.approx),
                f"{point.change} - contradicts the total before" if fell else point.change,
                point.page,
            )


def _name_victims(victims: Victims) -> str:
    return " ".join(part for part in (victims.country, victims.role) if part)


def _ceasefire_row(record: "Ceasefire") -> tuple[object, ...]:
    return (
        record.id[:_SHORT_ID],
        f"{record.state}, recalled as history" if record.background else record.state,
        _name_parties(record.parties),
        _name_parties(record.mediators),
        record.agreed,
        record.in_force,
        record.ended,
        record.held_days if record.held_days is not None else HELD[record.held_reason],
    )


def _name_parties(parties: tuple[Party, ...]) -> str:
    return " · ".join(party.text for party in parties)


def _said_rows(record: "Ceasefire") -> Iterator[tuple[object, ...]]:
    yield from (_said_row(record, "begin", claim) for claim in record.starts)
    yield from (_said_row(record, "position", claim) for claim in record.positions)
    for breach in record.breaches:
        yield from (_said_row(record, _name_breach(breach), claim) for claim in breach.accusers)
        yield from (_said_row(record, f"denial of {_name_breach(breach)}", claim) for claim in breach.denials)
    yield from (_said_row(record, "end", claim) for claim in record.ends)


def _name_breach(breach: "Breach") -> str:
    return f"breach by {breach.accused.text}" if breach.accused else "breach, nobody named"


def _said_row(record: "Ceasefire", what: str, claim: "CeasefireClaim") -> tuple[object, ...]:
    return (
        record.id[:_SHORT_ID],
        what,
        _name_claimant(claim.claimant, claim.outlet),
        name_stance(claim.stance),
        claim.when,
        claim.page,
        claim.claim[:_SHORT_ID],
    )


def _name_claimant(claimant: Speaker | None, outlet: str | None) -> str:
    return claimant.text if claimant else outlet or OUTLET
