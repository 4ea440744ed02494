"""The pages beyond single events, and their JSON twins: stories, running totals, ceasefires.

All of it is computed from the ledger for each request; see `riwaya.histories`.
"""

from collections.abc import Sequence

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from riwaya.histories import RecordWords, pick_story, read_ceasefires, read_stories, read_timeline, read_tolls
from riwaya.ledger.store import Ledger
from riwaya.model.ceasefire import Ceasefire
from riwaya.model.story import Story, Timeline
from riwaya.model.toll import Toll
from riwaya.web.conflict_view import STORIES, group_entries, list_stories, show_ceasefire, tabulate_toll
from riwaya.web.desk import Desk, desk_of


def conflict_routes() -> list[Route]:
    """Returns the routes, twins before the pages whose paths would swallow them."""
    return [
        Route("/stories.json", stories_json),
        Route("/stories/{story_id}.json", story_json),
        Route("/tolls.json", tolls_json),
        Route("/ceasefires.json", ceasefires_json),
        Route("/stories", stories_page),
        Route("/stories/{story_id}", story_page),
        Route("/tolls", tolls_page),
        Route("/ceasefires", ceasefires_page),
    ]


def stories_page(request: Request) -> Response:
    """Prints the list of stories."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        found = read_stories(ledger)
        rows = list_stories(found, ledger)
    return desk.render(request, "stories.html", {"rows": rows, "total": len(found)})


def story_page(request: Request) -> Response:
    """Prints one story in time order; the beginning of its id, or one of its events, leads to it."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        timeline = _timeline(request, ledger)
        if timeline.story.id != request.path_params["story_id"]:
            return RedirectResponse(desk.links(request).to(f"/stories/{timeline.story.id}"))
        groups = group_entries(timeline, ledger)
        event = ledger.event(timeline.story.main_event)
    return desk.render(request, "story.html", {"story": timeline.story, "event": event, "groups": groups})


def tolls_page(request: Request) -> Response:
    """Prints running totals, all or one story's."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        stories, found = _tolls(request, ledger)
        rows = list_stories(stories, ledger)
    tables = [tabulate_toll(toll, wording=desk.wording(request)) for toll in found[:STORIES]]
    return desk.render(request, "tolls.html", {"tables": tables, "rows": rows, "total": len(found)})


def ceasefires_page(request: Request) -> Response:
    """Prints ceasefires, all or one story's."""
    desk = desk_of(request)
    with desk.open_ledger() as ledger, ledger.snapshot():
        stories, found = _ceasefires(request, ledger)
        rows = list_stories(stories, ledger)
    cards = [show_ceasefire(record, wording=desk.wording(request)) for record in found[:STORIES]]
    return desk.render(request, "ceasefires.html", {"cards": cards, "rows": rows, "total": len(found)})


def stories_json(request: Request) -> Response:
    """Answers with all stories."""
    with desk_of(request).open_ledger() as ledger, ledger.snapshot():
        return _json({"stories": read_stories(ledger)})


def story_json(request: Request) -> Response:
    """Answers with one timeline."""
    with desk_of(request).open_ledger() as ledger, ledger.snapshot():
        return _json(_timeline(request, ledger))


def tolls_json(request: Request) -> Response:
    """Answers with running totals."""
    with desk_of(request).open_ledger() as ledger, ledger.snapshot():
        return _json({"tolls": _tolls(request, ledger)[1]})


def ceasefires_json(request: Request) -> Response:
    """Answers with ceasefires."""
    with desk_of(request).open_ledger() as ledger, ledger.snapshot():
        return _json({"ceasefires": _ceasefires(request, ledger)[1]})


def _timeline(request: Request, ledger: Ledger) -> Timeline:
    identity = request.path_params["story_id"]
    return read_timeline(ledger, _only(identity, read_stories(ledger)))


def _only(identity: str, stories: Sequence[Story]) -> Story:
    found = pick_story(stories, identity)
    if len(found) != 1:
        raise HTTPException(404)
    return found[0]


def _tolls(request: Request, ledger: Ledger) -> tuple[Sequence[Story], Sequence[Toll]]:
    stories = read_stories(ledger)
    wanted = _wanted(request, stories)
    found = read_tolls(ledger, stories, record_words=_words(desk_of(request)))
    return stories, [toll for toll in found if wanted is None or toll.story == wanted]


def _ceasefires(request: Request, ledger: Ledger) -> tuple[Sequence[Story], Sequence[Ceasefire]]:
    stories = read_stories(ledger)
    wanted = _wanted(request, stories)
    found = read_ceasefires(ledger, stories, record_words=_words(desk_of(request)))
    return stories, [record for record in found if wanted is None or record.story == wanted]


def _wanted(request: Request, stories: Sequence[Story]) -> str | None:
    """The story that the address asks for; None for all."""
    identity = request.query_params.get("story", "").strip()
    return _only(identity, stories).id if identity else None


def _words(desk: Desk) -> RecordWords:
    if desk.record_words is None:
        raise HTTPException(404)
    return desk.record_words


def _json(body: object) -> Response:
    return Response(msgspec.json.encode(body), media_type="application/json")
