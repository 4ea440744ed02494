"""Brings a ledger file to the version this code knows, one numbered script after the other.

The version is SQLite's `user_version`; `application_id` tells a ledger from any other SQLite file. Scripts
live in `schema/NNNN_name.sql`, are never edited once released, and each runs in one transaction.
"""

import re
import sqlite3
from functools import cache
from importlib.resources import files

from riwaya.errors import LedgerError
from riwaya.ledger.connection import prepare_writing, transaction

APPLICATION_ID = 0x52495741
"""Letters RIWA: SQLite's own place for telling whose file this is."""

_SCRIPT_NAME = re.compile(r"(\d{4})_\w+\.sql")


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Makes the file fit for writing and runs every script that it has not seen.

    Args:
        connection: Open for writing, in autocommit mode.
        path: For messages only.

    Raises:
        LedgerError: The file is another program's, or newer than this code.
    """
    pending(connection, path)  # before the first change: the file may be another program's
    prepare_writing(connection)
    while pending(connection, path):
        with transaction(connection):
            # Asked again under the lock: another process may have run the script meanwhile.
            if scripts := pending(connection, path):
                _run(connection, scripts[0])


def pending(connection: sqlite3.Connection, path: str) -> list[tuple[int, str]]:
    """Scripts that the file has not seen, as (version, SQL), oldest first.

    Args:
        connection: Open on the file.
        path: For messages only.

    Returns:
        Empty where the file is up to date.

    Raises:
        LedgerError: The file is another program's, or newer than this code.
    """
    # One statement sees one moment: asked one by one, a file in the making looks foreign.
    version, owner, tables = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if owner != APPLICATION_ID and (tables or version or owner):
        raise LedgerError(
            f"{path}: expected a Riwaya ledger, found an SQLite file of another program; name another file"
        )
    if version > latest():
        raise LedgerError(
            f"{path}: expected a ledger of version {latest()} or older, found version {version}; "
            "it was written by a newer Riwaya: update Riwaya"
        )
    return [(number, sql) for number, sql in _scripts() if number > version]


def latest() -> int:
    """Version that this code writes.

    Returns:
        Number of the last script.
    """
    return _scripts()[-1][0]


@cache
def _scripts() -> tuple[tuple[int, str], ...]:
    # (version, SQL) of every script in order.
    found = []
    for entry in files("riwaya.ledger").joinpath("schema").iterdir():
        if match := _SCRIPT_NAME.fullmatch(entry.name):
            found.append((int(match[1]), entry.read_text(encoding="utf-8")))
    found.sort()
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise LedgerError(f"schema: expected scripts numbered 1, 2, …, found {[n for n, _ in found]}")
    return tuple(found)


def _run(connection: sqlite3.Connection, script: tuple[int, str]) -> None:
    """Runs one script inside the open transaction and notes its number."""
    version, sql = script
    for statement in _statements(sql):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def _statements(sql: str) -> list[str]:
    """Returns a script's statements; `executescript` would commit the open transaction first."""
    statements, current = [], ""
    for line in sql.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements
