"""Keeps which texts hold which hashes of sketches: a table that many texts can be looked up in and added to.

Two tables of one form, a small fresh one and a large settled one: hashes are spread evenly, so that adding them
one by one to a large table would write a whole database page for each. Moving the fresh ones over in order
writes each page once for many hashes.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

MOST_TEXTS_A_HASH = 32
"""Texts that are kept for one hash, the first that came: a formula stands in any number of them."""

# Texts in the fresh table. `benchmarks.copies` at a million texts: moving 65,536 texts over takes 0.06 ms a text.
FRESH_TEXTS = 1 << 16
# Rows moved in one transaction; bounds the log that SQLite writes beside the ledger.
_MOVED_AT_ONCE = 200_000
_HALF, _WHOLE = 1 << 63, 1 << 64
_HOLDERS = " UNION ALL ".join(
    f"SELECT h.hash, h.version FROM json_each(?1) q CROSS JOIN {table} h ON h.hash = q.value"
    for table in ("hash_settled", "hash_fresh")
)


def find_holders(connection: sqlite3.Connection, hashes: Iterable[int]) -> dict[int, list[int]]:
    """Looks hashes up, all at once.

    Args:
        connection: Open ledger.
        hashes: Of any number of texts.

    Returns:
        Hash to the versions that hold it, ascending; hashes that none holds are missing.
    """
    # In order: neighbours stand on one database page.
    asked = msgspec.json.encode(sorted({_signed(value) for value in hashes})).decode()
    found: dict[int, list[int]] = {}
    for value, version in connection.execute(_HOLDERS, (asked,)):
        found.setdefault(_unsigned(value), []).append(version)
    for versions in found.values():
        versions.sort()
    return found


def insert_hashes(connection: sqlite3.Connection, held: Mapping[int, Sequence[int]]) -> None:
    """Adds hashes of texts.

    Args:
        connection: Inside a transaction.
        held: Version to those of its hashes that are to be kept.
    """
    rows = [(_signed(value), version) for version, hashes in held.items() for value in hashes]
    connection.executemany("INSERT OR IGNORE INTO hash_fresh (hash, version) VALUES (?, ?)", sorted(rows))


def settle_some(connection: sqlite3.Connection) -> bool:
    """Moves the next fresh hashes over in their order.

    Args:
        connection: Inside a transaction.

    Returns:
        False where none were left.
    """
    row = connection.execute(
        "SELECT max(hash) FROM (SELECT hash FROM hash_fresh ORDER BY hash LIMIT ?)", (_MOVED_AT_ONCE,)
    ).fetchone()
    if row[0] is None:
        return False
    connection.execute(
        "INSERT OR IGNORE INTO hash_settled (hash, version)"
        " SELECT hash, version FROM hash_fresh WHERE hash <= ? ORDER BY hash, version",
        row,
    )
    connection.execute("DELETE FROM hash_fresh WHERE hash <= ?", row)
    return True


def _signed(value: int) -> int:
    """SQLite's integers are signed."""
    return value - _WHOLE if value >= _HALF else value


def _unsigned(value: int) -> int:
    return value + _WHOLE if value < 0 else value
