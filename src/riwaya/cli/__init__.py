"""The commands: `riwaya COMMAND …`. Data goes to standard output, talk and progress to standard error.

Exit codes: 0 done, 1 failed, 2 called wrongly, 3 done but some pages were refused. Whatever is heavy is
imported inside a command, so that `riwaya --help` and `riwaya --version` answer at once.
"""

import sys
from typing import Annotated

import typer

from riwaya import __version__
from riwaya.cli import asking, conflicts, deciding, inspecting, reading, revising, serving, watching
from riwaya.cli.console import FAILED, USAGE, complain
from riwaya.errors import RiwayaError, UsageError
from riwaya.memory import collect_seldom

_COMMANDS = (
    reading.read,
    reading.add,
    watching.watch,
    reading.resolve,
    revising.reread,
    revising.retry,
    asking.claims,
    asking.events,
    asking.disputes,
    asking.show,
    asking.trace,
    asking.search,
    conflicts.stories,
    conflicts.tolls,
    conflicts.ceasefires,
    deciding.decisions,
    revising.diff,
    revising.refused,
    serving.export,
    serving.serve,
    serving.demo,
    inspecting.inspect,
)
_DECIDE_HELP = "Decide on events: a row with name and reason that the grouping respects until it is undone."
_DECIDE = (deciding.confirm, deciding.split, deciding.merge, deciding.undo)


def build_app() -> typer.Typer:
    """Builds the application with all its commands.

    Returns:
        The Typer application behind `riwaya`.
    """
    app = typer.Typer(
        name="riwaya",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_riwaya)
    for command in _COMMANDS:
        app.command()(command)
    decide = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", help=_DECIDE_HELP)
    for kind in _DECIDE:
        decide.command()(kind)
    app.add_typer(decide, name="decide")
    return app


def main() -> None:
    """Runs the command line and exits; errors that Riwaya raises on purpose become one message and a code."""
    collect_seldom()
    try:
        build_app()()
    except UsageError as error:
        complain(str(error))
        sys.exit(USAGE)
    except (RiwayaError, OSError) as error:
        complain(str(error))
        sys.exit(FAILED)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"riwaya {__version__}")
        raise typer.Exit


def _riwaya(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Reads Arabic news pages into a ledger of claims: who says what happened, in which words."""
