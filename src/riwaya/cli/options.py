"""Options that several commands share, and the settings they make."""

import os
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from riwaya.settings import Settings, load_settings

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders or addresses of any form that is read; - reads JSONL from standard input.",
    ),
]
LedgerFile = Annotated[str | None, typer.Option("--ledger", metavar="FILE", help="The ledger  [riwaya.db]")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes that read pages  [1]")]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write the run report (JSON) to FILE.")
]
MaxPageBytes = Annotated[
    int | None, typer.Option("--max-page-bytes", min=1, help="Refuse larger pages  [5000000]")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="FIELD=NAME", help="Name the column or key that holds a field; may be repeated."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Judge = Annotated[
    bool | None, typer.Option("--judge/--no-judge", help="Weigh what the rules find with the learnt models.")
]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="Draw no progress bar.")]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON object a line, for machines.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Show at most this many.")]


def build_settings(**given: object) -> Settings:
    """Builds the settings of a command: its options, then the environment, then the defaults.

    Args:
        **given: Settings by name; None where the command line says nothing.

    Returns:
        The settings.
    """
    stated = {name: value for name, value in given.items() if value is not None}
    return msgspec.structs.replace(load_settings(os.environ), **stated)
