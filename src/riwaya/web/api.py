"""The JSON twins of the pages: the codebook's records as they are, lists with the address of what follows."""

from collections.abc import Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from riwaya.web.desk import desk_of
from riwaya.web.list_view import find_events, find_sentences
from riwaya.web.pages import source_page
from riwaya.web.params import read_claim_params, read_event_params
from riwaya.web.why_view import decisions_on

ITEMS = 100
"""Items of a list where the address does not say."""


def api_routes() -> list[Route]:
    """Returns the routes of all JSON twins; they stand before the pages', whose paths would swallow them."""
    return [
        Route("/events.json", events_json),
        Route("/events/{event_id}/why.json", why_json),
        Route("/events/{event_id:path}.json", event_json),
        Route("/pages/{page_id:path}.json", source_json),
        Route("/claims.json", claims_json),
        Route("/claims/{claim_id:path}.json", claim_json),
    ]


def events_json(request: Request) -> Response:
    """Answers with the events asked for."""
    desk = desk_of(request)
    params = read_event_params(request.query_params, limit=ITEMS)
    offset, limit = params.query.offset, params.query.limit or ITEMS
    with desk.open_ledger() as ledger, ledger.snapshot():
        hits = find_sentences(params.words, ledger)
        found = list(islice(find_events(params, ledger, hits=hits), offset, offset + limit + 1))
    more = len(found) > limit
    return _list(request, "events", found[:limit], following={"offset": offset + limit} if more else None)


def event_json(request: Request) -> Response:
    """Answers with one event record."""
    identity = request.path_params["event_id"]
    with desk_of(request).open_ledger() as ledger:
        event = ledger.event(identity) if identity else None
    if event is None:
        raise HTTPException(404)
    return _json(event)


def why_json(request: Request) -> Response:
    """Answers with what holds an event together, what its origins are, and the decisions on it."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        event = ledger.event(request.path_params["event_id"])
        if event is None or desk.explain is None:
            raise HTTPException(404)
        why = desk.explain(event, ledger=ledger)
        rulings = decisions_on(event, ledger)
    return _json({"event": event.id, "why": why, "decisions": rulings})


def source_json(request: Request) -> Response:
    """Answers with a page as it came, what was read from it, its copies and credits.

    Args:
        request: Its page id may itself end in `.json`.

    Returns:
        The page, its record and its links.

    Raises:
        HTTPException: There is no such page.
    """
    page_id = request.path_params["page_id"]
    with desk_of(request).open_ledger() as ledger, ledger.snapshot():
        stored = ledger.page(page_id)
        tied = ledger.links(page_id)
        is_html = stored is None and ledger.page(f"{page_id}.json") is not None
    if is_html:
        request.path_params["page_id"] = f"{page_id}.json"
        return source_page(request)
    if stored is None:
        raise HTTPException(404)
    return _json({"page": stored.page, "record": stored.record, "links": tied})


def claims_json(request: Request) -> Response:
    """Answers with the claims asked for."""
    query = read_claim_params(request.query_params, limit=ITEMS)
    size = query.limit or ITEMS
    with desk_of(request).open_ledger() as ledger:
        found = list(ledger.claims(replace(query, limit=size + 1)))
    shown = found[:size]
    following: dict[str, str | int] | None = {"after": shown[-1].cursor} if len(found) > size else None
    return _list(request, "claims", shown, following=following)


def claim_json(request: Request) -> Response:
    """Answers with one claim, its page and event."""
    identity = request.path_params["claim_id"]
    with desk_of(request).open_ledger() as ledger:
        stored = ledger.claim(identity) if identity else None
    if stored is None:
        raise HTTPException(404)
    return _json(stored)


def problem(request: Request, status: int, *, title: str, detail: str) -> Response:
    """Returns an error as RFC 9457 has it; the one shape of every error of the JSON side."""
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
    }
    return Response(msgspec.json.encode(body), status, media_type="application/problem+json")


def _list(
    request: Request, name: str, items: Sequence[object], *, following: dict[str, str | int] | None
) -> Response:
    url = desk_of(request).links(request).here(**following) if following else None
    response = _json({name: items, "next": url})
    if url:
        response.headers["Link"] = f'<{url}>; rel="next"'
    return response


def _json(body: object) -> Response:
    return Response(msgspec.json.encode(body), media_type="application/json")
