"""Keeps what people decided on events: rows that are only ever added, each chained to the one before it.

What decisions demand of a grouping is told elsewhere; here they are proved complete and kept.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from riwaya.errors import LedgerError, UsageError
from riwaya.ledger.pages import as_json, storable
from riwaya.model.decision import Decision, DecisionKind
from riwaya.model.event import Event


def confirm_event(event: Event, *, by: str, reason: str, made: str) -> Decision:
    """Makes the decision that the claims which an event holds now belong together.

    Args:
        event: As it is now.
        by: Who decides.
        reason: Why.
        made: ISO date-time.

    Returns:
        The decision, without a number.
    """
    return _about([event], kind="confirm", together=_claims_of(event), by=by, reason=reason, made=made)


def split_event(event: Event, claims: Iterable[str], *, by: str, reason: str, made: str) -> Decision:
    """Makes the decision that some claims of an event tell of another occurrence than the rest.

    Args:
        event: As it is now.
        claims: Ids of some of its claims, or their beginnings.
        by: Who decides.
        reason: Why.
        made: ISO date-time.

    Returns:
        The decision, without a number.

    Raises:
        UsageError: The claims are none or all of the event's, or one of them is none.
    """
    named = {_claim_of(event, prefix) for prefix in claims}
    rest = _claims_of(event) - named
    if not named or not rest:
        found = "all of them" if named else "none"
        raise UsageError(f"claims: expected some of event {event.id}, found {found}; name those to take out")
    return _about([event], kind="split", together=named, apart=rest, by=by, reason=reason, made=made)


def merge_events(events: Iterable[Event], *, by: str, reason: str, made: str) -> Decision:
    """Makes the decision that events are one.

    Args:
        events: As they are now.
        by: Who decides.
        reason: Why.
        made: ISO date-time.

    Returns:
        The decision, without a number.

    Raises:
        UsageError: They are one event already.
    """
    given = list({event.id: event for event in events}.values())
    if len(given) == 1:
        raise UsageError(f"events: expected two or more, found one: {given[0].id}; name another")
    together = set[str]().union(*map(_claims_of, given))
    return _about(given, kind="merge", together=together, by=by, reason=reason, made=made)


def undo_decision(number: int, *, by: str, reason: str, made: str) -> Decision:
    """Makes the decision that an earlier one counts for nothing from now on.

    Args:
        number: Of the earlier decision.
        by: Who decides.
        reason: Why.
        made: ISO date-time.

    Returns:
        The decision, without a number.
    """
    return Decision(number=0, kind="undo", by=by, reason=reason, made=made, undoes=number)


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


def _about(
    events: Iterable[Event],
    *,
    kind: DecisionKind,
    together: Iterable[str],
    by: str,
    reason: str,
    made: str,
    apart: Iterable[str] = (),
) -> Decision:
    return Decision(
        number=0,
        kind=kind,
        by=by,
        reason=reason,
        made=made,
        together=tuple(sorted(together)),
        apart=tuple(sorted(apart)),
        events=tuple(event.id for event in events),
    )


def _claims_of(event: Event) -> set[str]:
    return {member.claim for member in event.claims}


def _claim_of(event: Event, prefix: str) -> str:
    found = sorted(claim for claim in _claims_of(event) if claim.startswith(prefix))
    if prefix in found:
        return prefix
    if len(found) != 1:
        raise UsageError(
            f"claim is {prefix!r}; expected one claim of event {event.id}, found {len(found)}; "
            f"see `riwaya show {event.id}`"
        )
    return found[0]


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
