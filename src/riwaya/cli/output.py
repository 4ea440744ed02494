"""Files that commands write: whole or not at all, with the refusals beside them."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from riwaya.cli.console import write_line
from riwaya.errors import UsageError
from riwaya.model.page import Refusal

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def open_output(path: Path | None, *, inputs: Sequence[str] = ()) -> Iterator[IO[bytes]]:
    """Opens a file that appears under its name only when everything is written.

    Args:
        path: Where to; standard output where None.
        inputs: Sources of the command, none of which may be the output.

    Yields:
        The stream to write to.

    Raises:
        UsageError: The output is one of the inputs, or its folder does not exist.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and any(os.path.exists(name) and path.samefile(name) for name in inputs):
        raise UsageError(
            f"output is {path}; expected a file that is not read at the same time; name another one"
        )
    if not path.parent.is_dir():
        raise UsageError(f"output is {path}; expected an existing folder, found none; make {path.parent}")
    with naming_full_disk(path):
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:  # a pipe or device has no name to move a finished file to
                yield stream
            return
        part = path.with_name(path.name + ".part")
        with part.open("wb") as stream:
            yield stream
        part.replace(path)


@contextmanager
def naming_full_disk(path: Path) -> Iterator[None]:
    """Names the file that found no room: writing tells the fault alone.

    Args:
        path: What the block writes.

    Yields:
        Nothing.

    Raises:
        OSError: The block's own, with the name.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            error.filename = error.filename or str(path)
        raise


def refused_beside(output: Path | None) -> Path | None:
    """Names the file of refusals: `OUT.refused.jsonl` beside `OUT.jsonl`.

    Args:
        output: The output file; None for standard output.

    Returns:
        The file; None where refusals go to standard error.
    """
    if output is None or (output.exists() and not output.is_file()):
        return None
    return output.with_name(output.name.removesuffix(".jsonl") + ".refused.jsonl")


class RefusalFile:
    """Takes refusals as they come; the file is made with the first one, and an older one does not stay."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        return self

    def write(self, refusal: Refusal) -> None:
        """Writes one refusal as a line of JSON.

        Args:
            refusal: What was refused and why.
        """
        if self._stream is None:
            self._stream = sys.stderr.buffer if self._path is None else self._path.open("wb")
        write_line(refusal, stream=self._stream)
        self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None and self._path is not None:
            self._stream.close()
