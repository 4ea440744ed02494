"""The page on which people decide on an event; it is there only where the desk was started for it."""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from riwaya.errors import UsageError
from riwaya.ledger.decisions import confirm_event, merge_events, split_event, undo_decision
from riwaya.ledger.store import Ledger
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.web.desk import Desk, desk_of
from riwaya.web.event_view import view_event
from riwaya.web.gate import COOKIE, is_from_here, read_form
from riwaya.web.why_view import decisions_on

Form = dict[str, list[str]]


def deciding_routes() -> list[Route]:
    """Returns the routes of the door and of the forms; all are closed where the desk takes no decisions."""
    return [
        Route("/enter", enter),
        Route("/events/{event_id}/decide", decide_page),
        Route("/events/{event_id}/decide", take_decision, methods=["POST"]),
    ]


def enter(request: Request) -> Response:
    """Lets the browser in that brings the key, once, and leads it to the events."""
    desk = desk_of(request)
    if desk.gate is None:
        raise HTTPException(404)
    session = desk.gate.enter(request.query_params.get("key", ""))
    response = RedirectResponse("/events", 303)
    response.set_cookie(COOKIE, session, httponly=True, samesite="strict")
    return response


def decide_page(request: Request) -> Response:
    """Prints the forms of one event."""
    desk = _open_desk(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        event = _event(request.path_params["event_id"], ledger)
        view = view_event(event, ledger, wording=desk.wording(request))
        rulings = decisions_on(event, ledger)
    return desk.render(request, "decide.html", {"view": view, "event": event, "rulings": rulings})


async def take_decision(request: Request) -> Response:
    """Keeps one decision and leads to the event that now holds the claims.

    Args:
        request: A form of `decide_page`.

    Returns:
        A redirection; the earlier id leads on.

    Raises:
        HTTPException: 403: the form does not come from a page of this desk.
    """
    desk = _open_desk(request)
    if not is_from_here(request):
        raise HTTPException(403)
    form = await read_form(request)
    identity = request.path_params["event_id"]
    await run_in_threadpool(_decide, identity, form, desk=desk)
    return RedirectResponse(desk.links(request).event(identity), 303)


def _decide(identity: str, form: Form, *, desk: Desk) -> None:
    if desk.decide is None:
        raise HTTPException(404)
    with desk.open_ledger() as ledger:
        decision = _read_decision(form, _event(identity, ledger), ledger)
    desk.decide(decision)


def _read_decision(form: Form, event: Event, ledger: Ledger) -> Decision:
    by, reason = " ".join(form.get("by", [])), " ".join(form.get("reason", []))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    kind = "".join(form.get("kind", []))
    if kind == "confirm":
        return confirm_event(event, by=by, reason=reason, made=made)
    if kind == "split":
        return split_event(event, form.get("claim", []), by=by, reason=reason, made=made)
    if kind == "merge":
        others = [_named(name, ledger) for name in " ".join(form.get("with", [])).split()]
        return merge_events([event, *others], by=by, reason=reason, made=made)
    if kind == "undo":
        number = "".join(form.get("number", []))
        return undo_decision(int(number) if number.isdecimal() else 0, by=by, reason=reason, made=made)
    raise UsageError(f"kind: expected confirm, split, merge or undo, found {kind!r}; use the page's forms")


def _named(name: str, ledger: Ledger) -> Event:
    event = ledger.event(name)
    if event is None:
        raise UsageError(f"event: expected the id of an event, found {name!r}; see the list of events")
    return event


def _event(identity: str, ledger: Ledger) -> Event:
    event = ledger.event(identity)
    if event is None:
        raise HTTPException(404)
    return event


def _open_desk(request: Request) -> Desk:
    """Returns the desk where it takes decisions from this browser."""
    desk = desk_of(request)
    if desk.gate is None:
        raise HTTPException(404)
    if not desk.gate.knows(request):
        raise HTTPException(403)
    return desk
