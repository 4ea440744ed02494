"""The pages that people read. Each route opens the ledger, gathers a view and prints a template."""

from itertools import islice

from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from riwaya.ledger.records import ClaimQuery
from riwaya.web.accounts import claim_marks, sentence_marks, show_account
from riwaya.web.desk import desk_of
from riwaya.web.event_view import view_event
from riwaya.web.highlight import cut_line, cut_page
from riwaya.web.list_view import view_events
from riwaya.web.params import read_claim_params, read_event_params
from riwaya.web.why_view import decisions_on, view_why

EVENTS_A_PAGE = 20
CLAIMS_A_PAGE = 50
REFUSALS = 1000
"""Refusals printed on one page; the run report has them all."""


def page_routes() -> list[Route]:
    """Returns the routes of all HTML pages, the more particular first."""
    return [
        Route("/", events_page),
        Route("/events", events_page),
        Route("/events/{event_id}/why", why_page),
        Route("/events/{event_id:path}", event_page),
        Route("/pages/{page_id:path}", source_page),
        Route("/claims", claims_page),
        Route("/claims/{claim_id:path}", claim_page),
        Route("/refused", refused_page),
        Route("/about", about_page),
    ]


def events_page(request: Request) -> Response:
    """Prints the list of events."""
    desk = desk_of(request)
    params = read_event_params(request.query_params, limit=EVENTS_A_PAGE)
    with desk.open_ledger() as ledger, ledger.snapshot():
        view = view_events(params, ledger, wording=desk.wording(request))
        counts = ledger.counts()
    return desk.render(
        request, "events.html", {"view": view, "query": params.query, "words": params.words, "counts": counts}
    )


def event_page(request: Request) -> Response:
    """Prints one event; an earlier id or the beginning of one leads to it."""
    desk = desk_of(request)
    identity = request.path_params["event_id"]
    with desk.open_ledger() as ledger, ledger.snapshot():
        event = ledger.event(identity) if identity else None
        if event is None:
            raise HTTPException(404)
        if event.id != identity:
            return RedirectResponse(desk.links(request).event(event.id))
        view = view_event(event, ledger, wording=desk.wording(request))
        rulings = decisions_on(event, ledger)
    return desk.render(request, "event.html", {"view": view, "event": event, "rulings": rulings})


def why_page(request: Request) -> Response:
    """Prints what holds an event together, what people decided on it, and what its origins are."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        event = ledger.event(request.path_params["event_id"])
        if event is None or desk.explain is None:
            raise HTTPException(404)
        why = desk.explain(event, ledger=ledger)
        view = view_why(event, why, ledger, wording=desk.wording(request))
        rulings = decisions_on(event, ledger)
    return desk.render(request, "why.html", {"view": view, "event": event, "rulings": rulings})


def source_page(request: Request) -> Response:
    """Prints one page of the ledger: its whole text, marked, and the claims that were read from it."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        stored = ledger.page(request.path_params["page_id"])
        if stored is None:
            raise HTTPException(404)
        events = {one.claim.id: one.event_id for one in ledger.claims(ClaimQuery(page_id=stored.page.id))}
        tied = ledger.links(stored.page.id)
    page, record = stored.page, stored.record
    accounts = [
        show_account(
            claim,
            page_id=page.id,
            outlet=page.outlet,
            said=record.published.value,
            wording=desk.wording(request),
        )
        for claim in record.claims
    ]
    marks = [mark for claim in record.claims for mark in claim_marks(claim)]
    context = {
        "page": page,
        "record": record,
        "accounts": accounts,
        "events": events,
        "tied": tied,
        "paragraphs": cut_page(page.text, marks, record.segments),
    }
    return desk.render(request, "page.html", context)


def claims_page(request: Request) -> Response:
    """Prints the list of claims."""
    desk = desk_of(request)
    query = read_claim_params(request.query_params, limit=CLAIMS_A_PAGE)
    size = query.limit or CLAIMS_A_PAGE
    with desk.open_ledger() as ledger, ledger.snapshot():
        found = list(ledger.claims(replace(query, limit=size + 1)))
        counts = ledger.counts()
    shown = found[:size]
    rows = [
        (
            one,
            show_account(
                one.claim,
                page_id=one.page_id,
                outlet=one.outlet,
                said=one.published_value,
                wording=desk.wording(request),
            ),
            cut_line(one.claim.evidence.text, sentence_marks(one.claim)),
        )
        for one in shown
    ]
    after = shown[-1].cursor if len(found) > len(shown) else None
    return desk.render(
        request, "claims.html", {"rows": rows, "query": query, "after": after, "counts": counts}
    )


def claim_page(request: Request) -> Response:
    """Leads to a claim's words in its page."""
    desk = desk_of(request)
    identity = request.path_params["claim_id"]
    with desk.open_ledger() as ledger:
        stored = ledger.claim(identity) if identity else None
    if stored is None:
        raise HTTPException(404)
    return RedirectResponse(desk.links(request).page(stored.page_id, claim=stored.claim.id))


def refused_page(request: Request) -> Response:
    """Prints what was offered and not read."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        refusals = list(islice(ledger.refusals(), REFUSALS))
        counts = ledger.counts()
    return desk.render(request, "refused.html", {"refusals": refusals, "counts": counts})


def about_page(request: Request) -> Response:
    """Prints what the desk shows and does not do."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger:
        counts = ledger.counts()
    return desk.render(request, "about.html", {"counts": counts})
