"""Keeps what people decided on events: rows that are only ever added, each chained to the one before it.

What decisions demand of a grouping is told elsewhere; here they are proved complete and kept.
"""

import sqlite3
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from riwaya.errors import LedgerError, UsageError
from riwaya.ledger.pages import as_json, storable
from riwaya.model.decision import Decision


def insert_decision(connection: sqlite3.Connection, decision: Decision) -> Decision:
    """Adds a decision behind all others.

    Args:
        connection: Inside a transaction.
        decision: Complete but for its number.

    Returns:
        The decision with its number.

    Raises:
        UsageError: It gives no name or reason, speaks of no or unknown claims, contradicts itself, or undoes
            what is not there or is undone already.
    """
    made = read_decisions(connection)
    decision = replace(
        decision,
        number=len(made) + 1,
        by=storable(decision.by).strip(),
        reason=storable(decision.reason).strip(),
        together=tuple(sorted(set(decision.together))),
        apart=tuple(sorted(set(decision.apart))),
    )
    for fault in _faults(connection, decision, made):
        raise UsageError(fault)
    record = as_json(decision)
    connection.execute(
        "INSERT INTO decision (number, record, digest) VALUES (?, ?, ?)",
        (decision.number, record, _chain(_last_digest(connection), record)),
    )
    return decision


def read_decisions(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Every decision, undone ones too.

    Args:
        connection: Open ledger.

    Returns:
        Decisions in order of making.

    Raises:
        LedgerError: A row was changed, or one is missing.
    """
    found = []
    before = ""
    rows = connection.execute("SELECT number, record, digest FROM decision ORDER BY number")
    for place, (number, record, digest) in enumerate(rows.fetchall(), 1):
        before = _chain(before, record)
        if (number, digest) != (place, before):
            raise LedgerError(
                f"decision {place}: expected the row as it was written, found it changed or missing; "
                "restore the ledger from a copy"
            )
        found.append(msgspec.json.decode(record, type=Decision))
    return tuple(found)


def _last_digest(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT digest FROM decision ORDER BY number DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def _chain(before: str, record: str) -> str:
    return sha256(msgspec.json.encode((before, record))).hexdigest()


def _faults(connection: sqlite3.Connection, decision: Decision, made: tuple[Decision, ...]) -> list[str]:
    """Says what keeps a decision from being stored."""
    faults = [
        f"{name}: expected a few words, found none; say who decides and why"
        for name, given in (("by", decision.by), ("reason", decision.reason))
        if not given
    ]
    if decision.kind == "undo":
        return faults + _undo_faults(decision, made)
    faults += [
        f"{decision.kind}: expected claims of the ledger, found {claim!r}; see `riwaya claims`"
        for claim in (*decision.together, *decision.apart)
        if not connection.execute("SELECT 1 FROM claim WHERE id = ?", (claim,)).fetchone()
    ]
    if both := sorted(set(decision.together) & set(decision.apart)):
        faults.append(f"{decision.kind}: expected each claim on one side, found {both[0]} on both")
    if not decision.together or (decision.kind == "split" and not decision.apart):
        faults.append(f"{decision.kind}: expected claims on each side, found none on one")
    return faults


def _undo_faults(decision: Decision, made: tuple[Decision, ...]) -> list[str]:
    numbers = {earlier.number for earlier in made}
    if decision.undoes not in numbers:
        return [f"undo: expected the number of a decision, found {decision.undoes}; see `riwaya decisions`"]
    undone: set[int | None] = set()
    for earlier in reversed(made):
        if earlier.number not in undone:
            undone.add(earlier.undoes)
    if decision.undoes in undone:
        return [f"undo: decision {decision.undoes} is undone already; see `riwaya decisions`"]
    return []
