"""How commands speak: data on standard output, talk and progress on standard error."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import ProgressColumn, Task

FAILED = 1
USAGE = 2
PARTIAL = 3

T = TypeVar("T")

# Direction marks are kept out of terminals like control characters: a page could turn a line round with them.
_UNSEEN = ("Cc", "Cf", "Co", "Cs")
_JOINERS = "\u200c\u200d"


class Talk:
    """What a command says while it works.

    Attributes:
        quiet: Say nothing but errors.
        progress: Draw a progress bar; only where standard error is a terminal.
    """

    def __init__(self, *, quiet: bool, progress: bool) -> None:
        self.quiet = quiet
        self.progress = progress and not quiet and sys.stderr.isatty()

    def say(self, message: str) -> None:
        """Says a line on standard error.

        Args:
            message: One or more lines.
        """
        if not self.quiet:
            print(message, file=sys.stderr, flush=True)  # noqa: T201

    def track(self, items: Iterable[T], *, label: str, total: int | None) -> Iterator[T]:
        """Passes items on, with a progress bar where one is wanted.

        Args:
            items: What is worked on.
            label: What is done with it.
            total: Number of items; None where unknown.

        Yields:
            The items.
        """
        if not self.progress:
            yield from items
            return
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress  # noqa: PLC0415

        with Progress(*_columns(), console=Console(stderr=True), transient=True) as bar:
            yield from bar.track(items, total=total, description=label)


def complain(message: str) -> None:
    """Says on standard error why a command failed.

    Args:
        message: What was expected, what came, what to do.
    """
    print(f"riwaya: {message}", file=sys.stderr, flush=True)  # noqa: T201


def now() -> str:
    """Reads the clock.

    Returns:
        ISO date-time in UTC, to the second.
    """
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_line(record: object, *, stream: IO[bytes] | None = None) -> None:
    """Writes a record as one line of JSON.

    Args:
        record: Anything that msgspec encodes.
        stream: Where to; standard output where None.
    """
    (stream or sys.stdout.buffer).write(msgspec.json.encode(record) + b"\n")


def open_console() -> "Console":
    """Opens standard output for tables.

    Returns:
        A console as wide as the terminal; in a pipe as wide as the data, so that nothing is cut.
    """
    from rich.console import Console  # noqa: PLC0415

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=100_000)


def printable(text: str) -> str:
    """Makes a page's words safe and short of surprises in a terminal.

    Args:
        text: Words of a page; may hold anything.

    Returns:
        One line: white space folded; control characters and direction marks left out.
    """
    kept = (
        " " if ch.isspace() else ch
        for ch in text
        if ch.isspace() or ch in _JOINERS or unicodedata.category(ch) not in _UNSEEN
    )
    return " ".join("".join(kept).split())


def _columns() -> "list[ProgressColumn]":
    """Label, bar, how many of how many, rate, time left."""
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    class RateColumn(ProgressColumn):
        def render(self, task: "Task") -> Text:
            rate = task.finished_speed or task.speed or task.completed / (task.elapsed or 1)
            return Text(f"{rate:.1f}/s")

    named = TextColumn("{task.description}")
    return [named, BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn()]
