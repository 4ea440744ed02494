"""What people decide on the demo's events holds for ever: in any order of pages, and until it is undone."""

from importlib.resources import files
from pathlib import Path
from random import Random

import pytest
from msgspec import json
from msgspec.structs import replace

from riwaya.grouping import explain_stored_event, resolve_records, update_events
from riwaya.languages.language import Language
from riwaya.ledger.store import Ledger
from riwaya.model.claim import PageRecord
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page
from riwaya.resolve import rule

Read = list[tuple[RawPage, PageRecord]]
SEEDS = range(3)


@pytest.fixture(scope="module")
def language() -> Language:
    return open_rooms("ar").language


@pytest.fixture(scope="module")
def read() -> Read:
    rooms = open_rooms("ar")
    lines = (files("riwaya") / "demo/pages.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [json.decode(line, type=RawPage) for line in lines]
    return [(page, read_page(page, rooms=rooms).record) for page in pages]


@pytest.fixture(scope="module")
def free(read: Read, language: Language) -> tuple[Event, ...]:
    """The events as nobody has decided on them."""
    return resolve_records(read, language=language)


def claims_of(event: Event) -> set[str]:
    return {claim.claim for claim in event.claims}


def groups_of(events: tuple[Event, ...]) -> set[frozenset[str]]:
    return {frozenset(claims_of(event)) for event in events}


def merge(number: int, *events: Event) -> Decision:
    together = set[str]().union(*map(claims_of, events))
    return decide(number, "merge", together, set())


def split(number: int, event: Event, named: set[str]) -> Decision:
    return decide(number, "split", named, claims_of(event) - named)


def decide(number: int, kind: str, together: set[str], apart: set[str]) -> Decision:
    return Decision(
        number=number,
        kind=kind,  # type: ignore[arg-type]
        by="reader",
        reason="read both",
        made="2031-03-06T10:00:00+00:00",
        together=tuple(sorted(together)),
        apart=tuple(sorted(apart)),
    )


def undo(number: int, undoes: int) -> Decision:
    return replace(decide(number, "undo", set(), set()), undoes=undoes)


def events_of(ledger: Ledger) -> dict[str, Event]:
    """Events without the ids that they once had, which an event keeps whatever becomes of it."""
    return {event.id: replace(event, aliases=()) for event in ledger.events()}


def some_decisions(events: tuple[Event, ...], chance: Random) -> list[Decision]:
    """Two merges, two splits and a merge that contradicts one of them."""
    large = [event for event in events if len(claims_of(event)) > 2]
    first, second, third, fourth = chance.sample(large, 4)
    halves = [set(chance.sample(sorted(claims_of(one)), len(claims_of(one)) // 2)) for one in (first, second)]
    return [
        merge(1, third, fourth),
        split(2, first, halves[0]),
        split(3, second, halves[1]),
        merge(4, *chance.sample(events, 3)),
        merge(5, second, third),
    ]


def test_a_merge_joins_the_events_it_names_and_changes_no_other(
    read: Read, language: Language, free: tuple[Event, ...]
) -> None:
    talks = [event for event in free if event.type == "talks"]
    attack = next(event for event in free if event.type == "attack")
    events = resolve_records(read, language=language, decisions=[merge(1, attack, *talks[:2])])
    joined = frozenset(claims_of(attack) | claims_of(talks[0]) | claims_of(talks[1]))
    parts = groups_of((attack, *talks[:2]))
    assert groups_of(events) == groups_of(free) - parts | {joined}


def test_confirming_every_event_changes_nothing(
    read: Read, language: Language, free: tuple[Event, ...]
) -> None:
    confirmed = [decide(n, "confirm", claims_of(event), set()) for n, event in enumerate(free, 1)]
    assert resolve_records(read, language=language, decisions=confirmed) == free


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_hold_in_any_order_of_pages_and_claims(
    read: Read, language: Language, free: tuple[Event, ...], seed: int
) -> None:
    chance = Random(seed)
    decisions = some_decisions(free, chance)
    events = resolve_records(read, language=language, decisions=decisions)
    assert groups_of(events) != groups_of(free)
    turned = [(page, replace(record, claims=record.claims[::-1])) for page, record in read]
    chance.shuffle(turned)
    chance.shuffle(decisions)
    assert resolve_records(turned, language=language, decisions=decisions) == events
    home = {claim: event.id for event in events for claim in claims_of(event)}
    standing = [one.decision for one in rule(decisions).rulings if not one.overruled_by]
    assert len(standing) > 2
    for decision in standing:
        [where] = {home[claim] for claim in decision.together}
        assert where not in {home[claim] for claim in decision.apart}


@pytest.mark.parametrize("seed", SEEDS)
def test_undoing_all_decisions_restores_the_events_exactly(
    read: Read, language: Language, free: tuple[Event, ...], seed: int
) -> None:
    made = some_decisions(free, Random(seed))
    taken_back = [undo(len(made) + decision.number, decision.number) for decision in made]
    assert resolve_records(read, language=language, decisions=[*made, *taken_back]) == free


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_that_come_after_decisions_and_undos_give_the_same_events(
    read: Read, language: Language, free: tuple[Event, ...], seed: int, tmp_path: Path
) -> None:
    chance = Random(seed)
    waiting = some_decisions(free, chance)
    expected = resolve_records(read, language=language, decisions=waiting)
    known: set[str] = set()
    with Ledger.open(tmp_path / "riwaya.db") as ledger:
        run = ledger.start_run(command="add", rules="r", started="2031-03-06")
        for page, record in chance.sample(read, len(read)):
            ledger.add_page(page, record, run=run)
            known |= {claim.id for claim in record.claims}
            while waiting and known.issuperset((*waiting[0].together, *waiting[0].apart)):
                ledger.add_decision(waiting.pop(0))
                update_events(ledger, language=language)
        update_events(ledger, language=language)
        assert not waiting
        assert events_of(ledger) == {event.id: event for event in expected}
        for decision in ledger.decisions():
            ledger.add_decision(undo(0, decision.number))
        update_events(ledger, language=language)
        assert events_of(ledger) == {event.id: event for event in free}


def test_links_and_decisions_join_all_claims_of_every_event(
    read: Read, language: Language, tmp_path: Path
) -> None:
    with Ledger.open(tmp_path / "riwaya.db") as ledger:
        run = ledger.start_run(command="add", rules="r", started="2031-03-06")
        for page, record in read:
            ledger.add_page(page, record, run=run)
        update_events(ledger, language=language)
        ledger.add_decision(merge(0, *list(ledger.events())[::7]))
        update_events(ledger, language=language)
        for event in ledger.events():
            why = explain_stored_event(event, ledger=ledger, language=language)
            joined = {min(claims_of(event))}
            for _ in why.ties:
                for tie in why.ties:
                    joined |= {*tie.one, *tie.other} if joined & {*tie.one, *tie.other} else set()
            assert joined == claims_of(event)
            assert len(why.origins) == event.origins
