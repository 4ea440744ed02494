"""Commands that hand a ledger on: `export` to files, `serve` as a web page, `demo` with invented pages."""

import socket
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.resources import as_file, files
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from riwaya.cli import options
from riwaya.cli.console import Talk
from riwaya.cli.reading import add_sources
from riwaya.cli.tables import EVENT_HEADS, event_row, print_table
from riwaya.errors import UsageError
from riwaya.model.decision import Decision
from riwaya.settings import Settings

if TYPE_CHECKING:
    from riwaya.languages.language import Language

Host = Annotated[str | None, typer.Option("--host", help="Address to bind to  [127.0.0.1]")]
Port = Annotated[
    int | None, typer.Option("--port", min=0, max=65535, help="Port to bind to; 0 takes a free one  [8765]")
]
Expose = Annotated[
    bool,
    typer.Option(
        "--expose", help="Allow an address that other machines reach: everybody there reads the ledger."
    ),
]
Deciding = Annotated[
    bool,
    typer.Option(
        "--decide",
        help="Let whoever opens the address that is said decide on events; for this machine only.",
    ),
]
OpenBrowser = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write to; made where there is none.")]
Format = Annotated[Literal["csv", "jsonl"], typer.Option("--format", help="Form of the files.")]
DEMO_PAGES = "demo/pages.jsonl"
_LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]", "::1")


def export(
    folder: Folder,
    *,
    form: Format = "csv",
    ledger: options.LedgerFile = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a ledger's claims and events to files that other tools read."""
    from riwaya.export.writers import Histories, export_ledger  # noqa: PLC0415
    from riwaya.histories import (  # noqa: PLC0415
        open_record_words,
        read_ceasefires,
        read_stories,
        read_timeline,
        read_tolls,
    )
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    settings = options.build_settings(ledger=ledger)
    record_words = open_record_words(load_language(settings.language))
    with Ledger.open(settings.ledger, readonly=True) as book, book.snapshot():
        known = read_stories(book)
        histories = Histories(
            timelines=tuple(read_timeline(book, story) for story in known),
            tolls=read_tolls(book, known, record_words=record_words),
            ceasefires=read_ceasefires(book, known, record_words=record_words),
        )
        written = export_ledger(book, folder, format=form, histories=histories)
    for path in written:
        Talk(quiet=quiet, progress=False).say(str(path))


def serve(
    *,
    ledger: options.LedgerFile = None,
    host: Host = None,
    port: Port = None,
    expose: Expose = False,
    decide: Deciding = False,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in a browser.")
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Serve a ledger as a web page until Ctrl-C."""
    settings = options.build_settings(ledger=ledger, host=host, port=port)
    if not expose and not _is_loopback(settings.host):
        raise UsageError(
            f"host is {settings.host}; expected an address of this machine only, e.g. 127.0.0.1; "
            "add --expose if everybody who reaches the address may read the ledger"
        )
    if decide and not _is_loopback(settings.host):
        raise UsageError(
            f"host is {settings.host}; expected an address of this machine only; leave --decide out, there is "
            "no login by which others could decide"
        )
    talk = Talk(quiet=quiet, progress=False)
    _serve(Path(settings.ledger), settings=settings, talk=talk, open_browser=open_browser, decide=decide)


def demo(
    *,
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FILE", help="Keep the ledger here, not only for a while."),
    ] = None,
    serving: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the page after the table.")
    ] = True,
    open_browser: OpenBrowser = False,
    port: Port = None,
    quiet: options.Quiet = False,
) -> None:
    """Read the made-up pages that come with Riwaya, list what is disputed, serve the page until Ctrl-C."""
    talk = Talk(quiet=quiet, progress=not quiet)
    with _demo_ledger(ledger) as path, as_file(files("riwaya") / DEMO_PAGES) as pages:
        settings = options.build_settings(port=port, ledger=str(path))
        talk.say("Reading pages that are made up: no place, person or event in them is real.")
        add_sources([str(pages)], settings=settings, talk=talk, report=None)
        _print_disputes(path)
        if serving:
            _serve(path, settings=settings, talk=talk, open_browser=open_browser, made_up=True)


@contextmanager
def _demo_ledger(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    with TemporaryDirectory(prefix="riwaya-demo-") as folder:
        yield Path(folder) / "demo.db"


def _print_disputes(path: Path) -> None:
    from riwaya.ledger.records import EventQuery  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    with Ledger.open(path, readonly=True) as book:
        print_table(EVENT_HEADS, (event_row(event) for event in book.events(EventQuery(disputed=True))))


def _serve(
    path: Path,
    *,
    settings: Settings,
    talk: Talk,
    open_browser: bool = False,
    made_up: bool = False,
    decide: bool = False,
) -> None:
    """Serves until Ctrl-C, which is how it is meant to end."""
    import uvicorn  # noqa: PLC0415
    from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415

    from riwaya.analysis import search_terms  # noqa: PLC0415
    from riwaya.grouping import explain_stored_event  # noqa: PLC0415
    from riwaya.histories import open_record_words  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415
    from riwaya.web.app import create_app  # noqa: PLC0415
    from riwaya.web.gate import Gate  # noqa: PLC0415

    Ledger.open(path, create=False).close()  # a missing, broken or older file is told or mended here, once
    language = load_language(settings.language)
    explain = partial(explain_stored_event, language=language)
    gate = Gate() if decide else None
    app = create_app(
        path,
        made_up=made_up,
        analyse=search_terms(language),
        explain=explain,
        decide=partial(_keep_decision, path=path, language=language) if decide else None,
        gate=gate,
        record_words=open_record_words(language),
    )
    if _is_loopback(settings.host):
        # A page elsewhere can give its own name this machine's address and read what is served here.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=(*_LOOPBACK_NAMES, settings.host))
    listener = _listen(settings.host, settings.port)
    address = f"http://{_in_url(settings.host)}:{listener.getsockname()[1]}/"
    talk.say(f"Serving {path} on {address}  (Ctrl-C ends)")
    if gate is not None:
        address = f"{address}enter?key={gate.key}"
        talk.say(f"To decide on events, open this address; it opens once: {address}")
    if open_browser:
        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        talk.say("Ended.")


def _keep_decision(decision: Decision, *, path: Path, language: "Language") -> None:
    from riwaya.grouping import update_events  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    with Ledger.open(path, create=False) as book:
        book.add_decision(decision)
        update_events(book, language=language)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # whoever follows the address that is said next waits until the page is up
    except OSError as error:
        listener.close()
        raise UsageError(
            f"{host}:{port}: {error.strerror or error}; name another --port or --host"
        ) from error
    return listener


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
