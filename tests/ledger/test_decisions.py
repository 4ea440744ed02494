import sqlite3
from pathlib import Path
from typing import Any

import pytest

from riwaya.errors import LedgerError, UsageError
from riwaya.ledger.store import Ledger
from riwaya.model.decision import Decision
from tests.ledger.pages import TEXT, make_denial, make_page, make_record, make_toll

DENIED, TOLL = make_denial(TEXT).id, make_toll(TEXT).id


def decide(kind: Any, *together: str, apart: tuple[str, ...] = (), **fields: Any) -> Decision:
    given = {"by": "سلمى", "reason": "قرأت الخبرين", "made": "2031-03-06T10:00:00+00:00", **fields}
    return Decision(number=0, kind=kind, together=together, apart=apart, **given)


@pytest.fixture
def told(ledger: Ledger, run: int) -> Ledger:
    """A ledger with the two claims of one page."""
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    return ledger


def test_decisions_come_back_numbered_in_the_order_of_making(told: Ledger) -> None:
    first = told.add_decision(decide("confirm", TOLL, DENIED, events=("e1",)))
    second = told.add_decision(decide("undo", undoes=1))
    assert (first.number, second.number) == (1, 2)
    assert first.together == tuple(sorted((DENIED, TOLL)))
    assert told.decisions() == (first, second)


@pytest.mark.parametrize(
    ("decision", "fault"),
    [
        (decide("confirm", DENIED, by="  "), "by: expected a few words"),
        (decide("confirm", DENIED, reason=""), "reason: expected a few words"),
        (decide("confirm", "nowhere"), "expected claims of the ledger, found 'nowhere'"),
        (decide("confirm"), "expected claims on each side"),
        (decide("split", DENIED), "expected claims on each side"),
        (decide("split", DENIED, apart=(DENIED, TOLL)), "on both"),
        (decide("undo", undoes=7), "expected the number of a decision, found 7"),
        (decide("undo"), "expected the number of a decision, found None"),
    ],
)
def test_a_decision_that_cannot_be_kept_is_refused_with_the_reason(
    told: Ledger, decision: Decision, fault: str
) -> None:
    with pytest.raises(UsageError, match=fault):
        told.add_decision(decision)
    assert told.decisions() == ()


def test_a_decision_is_undone_once_until_the_undo_is_undone(told: Ledger) -> None:
    told.add_decision(decide("confirm", DENIED, TOLL))
    told.add_decision(decide("undo", undoes=1))
    with pytest.raises(UsageError, match="decision 1 is undone already"):
        told.add_decision(decide("undo", undoes=1))
    told.add_decision(decide("undo", undoes=2))
    assert told.add_decision(decide("undo", undoes=1)).number == 4


def test_decisions_stay_when_events_are_replaced_and_claims_are_superseded(told: Ledger, run: int) -> None:
    kept = told.add_decision(decide("confirm", DENIED, TOLL))
    told.add_page(make_page(), make_record(make_page(), rules="r2", claims=()), run=run)
    told.replace_events([])
    assert told.decisions() == (kept,)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM decision", "UPDATE decision SET record = replace(record, 'confirm', 'merge')"],
)
def test_rows_can_neither_be_deleted_nor_changed(told: Ledger, path: Path, statement: str) -> None:
    told.add_decision(decide("confirm", DENIED, TOLL))
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="undo them"):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM decision WHERE number = 1",
        "UPDATE decision SET record = replace(record, 'confirm', 'merge') WHERE number = 2",
        "UPDATE decision SET number = 7 WHERE number = 3",
    ],
)
def test_rows_that_someone_changed_behind_the_ledgers_back_are_told(
    told: Ledger, path: Path, statement: str
) -> None:
    for _ in range(3):
        told.add_decision(decide("confirm", DENIED, TOLL))
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TRIGGER decision_stays; DROP TRIGGER decision_is_final; " + statement)
    connection.close()
    with pytest.raises(LedgerError, match="changed or missing"):
        told.decisions()
