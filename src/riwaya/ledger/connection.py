"""Opens SQLite files the way a ledger needs them, and turns SQLite's errors into the project's.

WAL lets any number of processes read while one writes. `synchronous=NORMAL` never harms the file and keeps
every committed page when the process dies; a power cut may cost the last pages, which the next run adds
again.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from riwaya.errors import LedgerError

CHECKPOINT_PAGES = 8000
"""Pages of 4 kB that the write-ahead log holds before they are folded into the file, which waits for the disk. A
page that comes changes two to three hundred: with SQLite's own 1,000 every fourth would wait."""
BUSY_TIMEOUT_S = 30.0
"""How long a writer waits for another; a page takes milliseconds, replacing all events may take seconds."""


def connect(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """Opens the file in autocommit mode; nothing is migrated.

    Args:
        path: The ledger's file.
        create: Make the file where there is none.
        readonly: Open so that nothing can be written, even where another process writes.

    Returns:
        A connection that may be handed from thread to thread, one at a time.

    Raises:
        LedgerError: The file is missing or is no SQLite file.
    """
    # Asked once: between two questions another process may have made the file.
    wanting = not path.is_file() if path.exists() else readonly or not create
    if wanting:
        raise LedgerError(f"{path}: expected a ledger file, found none; make one with `riwaya add`")
    with sqlite_errors(str(path)):
        return sqlite3.connect(
            _address(path, readonly=readonly),
            uri=True,
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
            check_same_thread=False,
        )


def prepare_writing(connection: sqlite3.Connection) -> None:
    """Switches the file to write-ahead logging; it changes the file, so ask first whose file it is.

    Args:
        connection: Open for writing, no transaction open.

    Raises:
        OperationalError: Another process held the file all the time.
    """
    # Two processes that make one file at once collide here, and SQLite itself does not wait for it.
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while not _is_write_ahead(connection):
        if time.monotonic() > deadline:
            raise sqlite3.OperationalError("database is locked")
        time.sleep(0.01)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Holds the write lock for the block; all of it is stored, or nothing.

    Args:
        connection: In autocommit mode, no transaction open.

    Yields:
        Nothing.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def sqlite_errors(path: str) -> Iterator[None]:
    """Turns SQLite's errors inside the block into `LedgerError` naming the file.

    Args:
        path: The ledger's file.

    Yields:
        Nothing.

    Raises:
        LedgerError: SQLite failed.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: expected a ledger that can be used, SQLite says: {error}") from error


def _address(path: Path, *, readonly: bool) -> str:
    """Returns the file as SQLite's URI."""
    address = path.absolute().as_uri()
    if not readonly:
        return f"{address}?mode=rwc"
    # SQLite reads a WAL file through an index file beside it. In a folder where it can make none (a CD, a
    # share) and where no writer left one, the file cannot change under us and is read as it stands.
    beside = path.with_name(path.name + "-wal")
    if not os.access(path.absolute().parent, os.W_OK) and not beside.exists():
        return f"{address}?mode=ro&immutable=1"
    return f"{address}?mode=ro"


def _is_write_ahead(connection: sqlite3.Connection) -> bool:
    """Returns False where another process held the file just now."""
    try:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return str(mode) == "wal"
