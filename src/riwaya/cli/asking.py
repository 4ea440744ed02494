"""Commands that ask a ledger: `claims`, `events`, `disputes`, `show`, `trace`, `search`."""

from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli import options
from riwaya.cli.console import printable, write_line
from riwaya.cli.tables import CLAIM_HEADS, EVENT_HEADS, claim_row, event_row, print_table
from riwaya.errors import UsageError
from riwaya.model.codebook import ClaimType, Stance

if TYPE_CHECKING:
    from riwaya.ledger.records import EventQuery
    from riwaya.ledger.store import Ledger
    from riwaya.model.event import Event

Identity = Annotated[str, typer.Argument(metavar="ID", help="Id of an event or claim, or its beginning.")]
Words = Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that a sentence must hold.")]
Type = Annotated[ClaimType | None, typer.Option("--type", help="Only this type.")]
StanceWord = Annotated[Stance | None, typer.Option("--stance", help="Only this stance.")]
Country = Annotated[str | None, typer.Option("--country", help="Only this country code, e.g. AZE.")]
Claimant = Annotated[str | None, typer.Option("--claimant", help="Only what this claimant says.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="Only at this place.")]
PageId = Annotated[str | None, typer.Option("--page", help="Only on this page.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only on or after this day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only on or before this day.")]
Why = Annotated[bool, typer.Option("--why", help="Also say which rule and words gave each field.")]
WhyEvent = Annotated[
    bool,
    typer.Option(
        "--why",
        help="Of an event, also what holds it together: each link with its features and weights, and its"
        " origins. Of a claim, which rule gave each field.",
    ),
]


def claims(
    *,
    ledger: options.LedgerFile = None,
    kind: Type = None,
    stance: StanceWord = None,
    country: Country = None,
    claimant: Claimant = None,
    place: PlaceName = None,
    page: PageId = None,
    limit: options.Limit = None,
    json: options.Json = False,
) -> None:
    """List the claims of a ledger in the order in which their pages came."""
    from riwaya.ledger.records import ClaimQuery  # noqa: PLC0415

    query = ClaimQuery(
        type=kind, stance=stance, country=country, claimant=claimant, place=place, page_id=page, limit=limit
    )
    with _open(ledger) as book:
        found = book.claims(query)
        if json:
            for claim in found:
                write_line(claim)
            return
        print_table(CLAIM_HEADS, (claim_row(claim) for claim in found))


def events(
    *,
    ledger: options.LedgerFile = None,
    kind: Type = None,
    place: PlaceName = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    limit: options.Limit = None,
    json: options.Json = False,
) -> None:
    """List the events of a ledger, disputed ones first."""
    from riwaya.ledger.records import EventQuery  # noqa: PLC0415

    query = EventQuery(type=kind, place=place, country=country, since=since, until=until, limit=limit)
    _list_events(query, ledger=ledger, json=json)


def disputes(
    *,
    ledger: options.LedgerFile = None,
    kind: Type = None,
    place: PlaceName = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    limit: options.Limit = None,
    json: options.Json = False,
) -> None:
    """List the events on which claimants differ."""
    from riwaya.ledger.records import EventQuery  # noqa: PLC0415

    query = EventQuery(
        type=kind, disputed=True, place=place, country=country, since=since, until=until, limit=limit
    )
    _list_events(query, ledger=ledger, json=json)


def show(
    identity: Identity,
    *,
    ledger: options.LedgerFile = None,
    why: WhyEvent = False,
    json: options.Json = False,
) -> None:
    """Show an event with everything that each claimant says, one claim, or one page with its copies."""
    from riwaya.cli.accounts import print_claim, print_event  # noqa: PLC0415
    from riwaya.cli.deciding import print_decisions  # noqa: PLC0415
    from riwaya.cli.page_accounts import account_of, print_page  # noqa: PLC0415
    from riwaya.cli.reasons import explain_event, print_reasons  # noqa: PLC0415

    with _open(ledger) as book:
        page = account_of(identity, ledger=book)
        event = None if page else book.event(identity)
        found = page or event or book.claim(identity)
        if found is None:
            raise _not_found(identity, book)
        if event is not None and why and json:
            write_line(explain_event(event, ledger=book))
        elif json:
            write_line(found)
        elif page is not None:
            print_page(page)
        elif event is not None:
            print_event(event, ledger=book)
            print_decisions(event, ledger=book)
            if why:
                print_reasons(event, ledger=book)
        else:
            print_claim(identity, ledger=book, why=why)


def trace(
    identity: Identity, *, ledger: options.LedgerFile = None, why: Why = False, json: options.Json = False
) -> None:
    """Trace a claim (or every claim of an event) to its chain of speakers and its exact words."""
    from riwaya.cli.accounts import print_claim, trace_claim  # noqa: PLC0415

    with _open(ledger) as book:
        for name in _claims_of(identity, book):
            if json:
                write_line(trace_claim(name, ledger=book))
            else:
                print_claim(name, ledger=book, why=why)


def search(
    words: Words,
    *,
    ledger: options.LedgerFile = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most this many.")] = 50,
    json: options.Json = False,
) -> None:
    """Find sentences that hold all the words, in any of their forms, with the claims read from them."""
    from riwaya.analysis import search_terms  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    settings = options.build_settings(ledger=ledger)
    analyse = search_terms(load_language(settings.language))
    with Ledger.open(settings.ledger, readonly=True, analyse=analyse) as book:
        found = book.search(words, limit=limit)
        if json:
            for hit in found:
                write_line(hit)
            return
        rows = ((f"{hit.page_id}:{hit.start}-{hit.end}", hit.text, " ".join(hit.claims)) for hit in found)
        print_table(("where", "sentence", "claims"), rows)


def _open(ledger: str | None) -> "Ledger":
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    return Ledger.open(options.build_settings(ledger=ledger).ledger, readonly=True)


def _list_events(query: "EventQuery", *, ledger: str | None, json: bool) -> None:
    with _open(ledger) as book:
        found = book.events(query)
        if json:
            for event in found:
                write_line(event)
            return
        print_table(EVENT_HEADS, (event_row(event) for event in found))


def _claims_of(identity: str, ledger: "Ledger") -> list[str]:
    """Ids of the claims that an id means: its own, or those of the event."""
    claim = ledger.claim(identity)
    if claim is not None:
        return [claim.claim.id]
    event: Event | None = ledger.event(identity)
    if event is None:
        raise _not_found(identity, ledger)
    return list(dict.fromkeys(member.claim for member in event.claims))


def _not_found(identity: str, ledger: "Ledger") -> UsageError:
    return UsageError(
        f"id is {printable(identity)!r}; expected an event or claim of {ledger.path}; see `riwaya events`"
    )
