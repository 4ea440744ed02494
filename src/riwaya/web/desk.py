"""What every page of the desk needs: the ledger's path, the interface languages, the templates."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse

from riwaya.histories import RecordWords
from riwaya.ledger.search import Analyse
from riwaya.ledger.store import Ledger
from riwaya.model.codebook import CLAIM_TYPES
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.resolve.explain import EventWhy
from riwaya.web.accounts import parties
from riwaya.web.gate import Gate
from riwaya.web.highlight import cut_line, direction_of, show_controls
from riwaya.web.links import Links
from riwaya.web.security import HEADERS
from riwaya.web.wording import LANGUAGES, SIGNS, Wording, load_wording

TEMPLATES = Path(__file__).parent / "templates"


class Explain(Protocol):
    """Names what holds an event of a ledger together."""

    def __call__(self, event: Event, *, ledger: Ledger) -> EventWhy:
        """Returns the event's links and origins."""


Decide = Callable[[Decision], None]


class Desk(Struct, frozen=True, kw_only=True):
    """One running desk.

    Attributes:
        own: Code of the pages' language, and of the interface where an address has no `lang`.
        made_up: Whether every page says that the data are invented.
        analyse: Turns a text into search terms; None where the desk has no search.
        explain: Names what holds an event together; None where the desk does not tell.
        decide: Keeps a decision and lets the events follow it; None where the desk takes none.
        gate: Lets in who may decide; None where the desk takes no decisions.
        record_words: What words make a running total or a truce's begin; None leaves out totals and ceasefires.
    """

    ledger_path: Path
    wordings: Mapping[str, Wording]
    own: str
    made_up: bool
    analyse: Analyse | None
    explain: Explain | None
    decide: Decide | None
    gate: Gate | None
    record_words: RecordWords | None
    templates: Environment

    def open_ledger(self) -> AbstractContextManager[Ledger]:
        """Returns the ledger opened for this one request, only to be read."""
        return Ledger.open(self.ledger_path, create=False, readonly=True, analyse=self.analyse)

    def wording(self, request: Request) -> Wording:
        """Returns the language that the address asks for, the desk's own for none or an unknown one."""
        return self.wordings.get(request.query_params.get("lang", ""), self.wordings[self.own])

    def links(self, request: Request) -> Links:
        """Returns what makes addresses for this request."""
        code = self.wording(request).code
        query = {name: value for name, value in request.query_params.items() if value and name != "lang"}
        return Links(lang=None if code == self.own else code, path=request.url.path, query=query)

    def render(
        self, request: Request, template: str, context: Mapping[str, object], *, status: int = 200
    ) -> HTMLResponse:
        """Prints one page.

        Args:
            request: Decides language and links.
            template: File name in `templates/`.
            context: What the template shows.
            status: HTTP status.

        Returns:
            The page with the security headers, which must not be missing where an error is printed outside
            the middleware either.
        """
        wording = self.wording(request)
        others = [one for code, one in self.wordings.items() if code != wording.code]
        html = self.templates.get_template(template).render(
            context,
            w=wording,
            links=self.links(request),
            others=others,
            desk=self,
            may_decide=self.gate is not None and self.gate.knows(request),
        )
        return HTMLResponse(html, status_code=status, headers=HEADERS)


def desk_of(request: Request) -> Desk:
    """Returns the desk that the application was made with."""
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError(f"app.state.desk: expected a Desk, found {type(desk).__name__}; use create_app")
    return desk


def open_desk(
    ledger_path: Path,
    *,
    language_code: str,
    made_up: bool,
    analyse: Analyse | None,
    explain: Explain | None,
    decide: Decide | None,
    gate: Gate | None,
    record_words: RecordWords | None,
) -> Desk:
    """Loads messages and templates.

    Args:
        ledger_path: The ledger's file; opened anew for each request.
        language_code: The desk's own interface language.
        made_up: Whether every page says that the data are invented.
        analyse: Turns a text into search terms.
        explain: Names what holds an event together.
        decide: Keeps a decision.
        gate: Lets in who may decide.
        record_words: As `riwaya.histories` opens them.

    Returns:
        The desk; a `language_code` without a message file raises LexiconError.
    """
    wordings = {code: load_wording(code) for code in dict.fromkeys((language_code, *LANGUAGES))}
    return Desk(
        ledger_path=ledger_path,
        wordings=wordings,
        own=language_code,
        made_up=made_up,
        analyse=analyse,
        explain=explain,
        decide=decide,
        gate=gate,
        record_words=record_words,
        templates=_open_templates(),
    )


def _open_templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["signs"] = SIGNS
    environment.globals["types"] = CLAIM_TYPES
    environment.filters["parties"] = parties
    environment.filters["shown"] = show_controls
    environment.filters["pieces"] = cut_line
    environment.filters["direction"] = direction_of
    return environment
