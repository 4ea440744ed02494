"""Makes the desk's application: routes, static files, headers and the two shapes of an error."""

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from riwaya.errors import LedgerError, UsageError
from riwaya.histories import RecordWords
from riwaya.ledger.search import Analyse
from riwaya.web.api import api_routes, problem
from riwaya.web.conflict_pages import conflict_routes
from riwaya.web.deciding import deciding_routes
from riwaya.web.desk import Decide, Explain, desk_of, open_desk
from riwaya.web.gate import Gate
from riwaya.web.pages import page_routes
from riwaya.web.security import HEADERS, SecurityHeaders

STATIC = Path(__file__).parent / "static"


def create_app(
    ledger_path: Path,
    *,
    language_code: str = "ar",
    made_up: bool = False,
    analyse: Analyse | None = None,
    explain: Explain | None = None,
    decide: Decide | None = None,
    gate: Gate | None = None,
    record_words: RecordWords | None = None,
) -> FastAPI:
    """Makes the web application over one ledger file.

    Args:
        ledger_path: The file; opened anew for each request, so it may grow while the desk is open.
        language_code: Language of the pages, and of the interface where an address has no `lang`.
        made_up: Whether every page says that the data are invented (the demo).
        analyse: Turns a text into search terms, the same that the ledger was filled with; None hides search.
        explain: Names what holds an event together; None hides the pages of reasons.
        decide: Keeps a decision and lets the events follow it; None where the desk takes none.
        gate: Lets in who may decide; goes with `decide`.
        record_words: What makes a running total and a truce's begin; None hides totals and ceasefires.

    Returns:
        The application. Nothing is written but through `decide`; the pages need no script and fetch nothing
        from outside.
    """
    app = FastAPI(title="Riwaya", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = open_desk(
        ledger_path,
        language_code=language_code,
        made_up=made_up,
        analyse=analyse,
        explain=explain,
        decide=decide,
        gate=gate,
        record_words=record_words,
    )
    app.router.routes += conflict_routes() + api_routes() + deciding_routes() + page_routes()
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_middleware(SecurityHeaders)
    for kind in (HTTPException, UsageError, LedgerError, Exception):
        app.add_exception_handler(kind, answer_error)
    return app


async def answer_error(request: Request, error: Exception) -> Response:
    """Answers with an error in the shape that the address asks for: a problem record, or a page.

    Args:
        request: Its path decides: JSON twins end in `.json`.
        error: What went wrong; only messages of the project's own errors are shown.

    Returns:
        Status 403, 404, 405 or 413, 400 for a value that is none of the known, 503 where the ledger does not open, 500.
    """
    desk = desk_of(request)
    wording = desk.wording(request)
    status = _status(error)
    shown = status if f"error.{status}" in wording.messages else 500
    title, detail = wording.text(f"error.{shown}"), wording.text(f"error.detail_{shown}")
    told = str(error) if isinstance(error, UsageError | LedgerError) else ""
    if request.url.path.endswith(".json"):
        response = problem(request, status, title=title, detail=told or detail)
    else:
        context = {"status": status, "title": title, "detail": detail, "told": told}
        response = desk.render(request, "error.html", context, status=status)
    if isinstance(error, HTTPException):
        response.headers.update(error.headers or {})
    response.headers.update(HEADERS)
    return response


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, UsageError):
        return 400
    return 503 if isinstance(error, LedgerError) else 500
