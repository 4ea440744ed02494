"""Commands by which people decide on events: `decide confirm|split|merge|undo`, and the list `decisions`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from riwaya.cli import options
from riwaya.cli.console import Talk, now, printable, write_line
from riwaya.cli.tables import print_table
from riwaya.errors import UsageError
from riwaya.model.decision import Decision

if TYPE_CHECKING:
    from riwaya.ledger.store import Ledger
    from riwaya.model.event import Event
    from riwaya.resolve.rulings import Ruling

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event, or its beginning.")]
EventIds = Annotated[list[str], typer.Argument(metavar="EVENT EVENT…", help="Ids of two or more events.")]
ClaimIds = Annotated[
    list[str], typer.Argument(metavar="CLAIM…", help="Ids of claims of the event, or their beginnings.")
]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Number of a decision; see `decisions`.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in your words.")]
OfEvent = Annotated[
    str | None, typer.Option("--event", metavar="ID", help="Only those on claims of this event.")
]
_SHORT_ID = 10
DECISION_HEADS = ("number", "decision", "by", "when", "reason", "events", "claims", "state")


def confirm(
    event: EventId,
    *,
    by: By,
    reason: Reason,
    ledger: options.LedgerFile = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Confirm an event: the claims that it holds now belong together, whatever comes later."""
    from riwaya.ledger.decisions import confirm_event  # noqa: PLC0415

    with _open(ledger) as book:
        decision = confirm_event(_event(event, book), by=by, reason=reason, made=now())
        _keep(decision, ledger=book, json=json, quiet=quiet)


def split(
    event: EventId,
    claims: ClaimIds,
    *,
    by: By,
    reason: Reason,
    ledger: options.LedgerFile = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Split claims out of an event: they tell of one occurrence, and none of the others tells of it."""
    from riwaya.ledger.decisions import split_event  # noqa: PLC0415

    with _open(ledger) as book:
        decision = split_event(_event(event, book), claims, by=by, reason=reason, made=now())
        _keep(decision, ledger=book, json=json, quiet=quiet)


def merge(
    events: EventIds,
    *,
    by: By,
    reason: Reason,
    ledger: options.LedgerFile = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Merge events: all their claims tell of one occurrence; the ids of all lead to what becomes of them."""
    from riwaya.ledger.decisions import merge_events  # noqa: PLC0415

    with _open(ledger) as book:
        found = [_event(prefix, book) for prefix in events]
        decision = merge_events(found, by=by, reason=reason, made=now())
        _keep(decision, ledger=book, json=json, quiet=quiet)


def undo(
    number: Number,
    *,
    by: By,
    reason: Reason,
    ledger: options.LedgerFile = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Undo a decision, also an earlier undo; both rows stay."""
    from riwaya.ledger.decisions import undo_decision  # noqa: PLC0415

    with _open(ledger) as book:
        decision = undo_decision(number, by=by, reason=reason, made=now())
        _keep(decision, ledger=book, json=json, quiet=quiet)


def decisions(
    *, ledger: options.LedgerFile = None, event: OfEvent = None, json: options.Json = False
) -> None:
    """List what people decided on events, oldest first, undone decisions too."""
    from riwaya.ledger.store import Ledger  # noqa: PLC0415
    from riwaya.resolve import rule, rulings_on  # noqa: PLC0415

    with Ledger.open(options.build_settings(ledger=ledger).ledger, readonly=True) as book:
        bonds = rule(book.decisions())
        found = bonds.rulings if event is None else rulings_on(bonds, _claims_of(_event(event, book)))
    if json:
        for ruling in found:
            state = {"undone_by": ruling.undone_by, "overruled_by": ruling.overruled_by}
            write_line(msgspec.structs.asdict(ruling.decision) | state)
        return
    print_table(DECISION_HEADS, decision_rows(found))


def print_decisions(event: "Event", *, ledger: "Ledger") -> None:
    """Prints what people decided on an event; nothing where nobody did.

    Args:
        event: The event.
        ledger: The ledger it stands in.
    """
    from riwaya.resolve import rule, rulings_on  # noqa: PLC0415

    if found := rulings_on(rule(ledger.decisions()), _claims_of(event)):
        print_table(DECISION_HEADS, decision_rows(found))


def decision_rows(rulings: Iterable["Ruling"]) -> Iterator[tuple[object, ...]]:
    """Gives the cells of decisions, one a column of `DECISION_HEADS`.

    Args:
        rulings: Decisions with what became of them.

    Yields:
        A row each.
    """
    for ruling in rulings:
        decision = ruling.decision
        parted = f" | {len(decision.apart)}" if decision.apart else ""
        yield (
            decision.number,
            decision.kind if decision.undoes is None else f"{decision.kind} {decision.undoes}",
            decision.by,
            decision.made,
            decision.reason,
            " ".join(identity[:_SHORT_ID] for identity in decision.events),
            f"{len(decision.together)}{parted}" if decision.together else "",
            _state(ruling),
        )


def _state(ruling: "Ruling") -> str:
    if ruling.undone_by is not None:
        return f"undone by {ruling.undone_by}"
    if ruling.overruled_by:
        return f"in part overruled by {', '.join(map(str, ruling.overruled_by))}"
    return "stands"


def _keep(decision: Decision, *, ledger: "Ledger", json: bool, quiet: bool) -> None:
    """Keeps a decision, lets the events follow it, and says what came of it."""
    from riwaya.grouping import update_events  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.resolve import rule  # noqa: PLC0415

    kept = ledger.add_decision(decision)
    update_events(ledger, language=load_language(options.build_settings().language))
    talk = Talk(quiet=quiet, progress=False)
    talk.say(f"Decision {kept.number} is kept.")
    for ruling in rule(ledger.decisions()).rulings:
        if kept.number in ruling.overruled_by:
            talk.say(f"It overrules decision {ruling.decision.number} where they contradict each other.")
    for event in _holders(kept, ledger):
        talk.say(f"Event {event.id} now: {len(_claims_of(event))} claims, {event.pages} pages.")
    if json:
        write_line(kept)


def _holders(decision: Decision, ledger: "Ledger") -> "Iterator[Event]":
    """Events that hold the decision's claims now; an undo's are those of what it undid."""
    made = {earlier.number: earlier for earlier in ledger.decisions()}
    while decision.undoes is not None:
        decision = made[decision.undoes]
    stored = (ledger.claim(claim) for claim in (*decision.together, *decision.apart))
    for identity in dict.fromkeys(one.event_id for one in stored if one and one.current and one.event_id):
        if (event := ledger.event(identity)) is not None:
            yield event


def _open(ledger: str | None) -> "Ledger":
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    return Ledger.open(options.build_settings(ledger=ledger).ledger, create=False)


def _event(prefix: str, ledger: "Ledger") -> "Event":
    event = ledger.event(prefix)
    if event is None:
        raise UsageError(
            f"id is {printable(prefix)!r}; expected an event of {ledger.path}; see `riwaya events`"
        )
    return event


def _claims_of(event: "Event") -> set[str]:
    return {member.claim for member in event.claims}
