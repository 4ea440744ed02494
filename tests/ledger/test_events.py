import pytest
from msgspec.structs import replace

from riwaya.errors import LedgerError, UsageError
from riwaya.ledger.records import EventQuery
from riwaya.ledger.store import Ledger
from tests.ledger.pages import TEXT, make_denial, make_event, make_toll

DENIED, TOLL = make_denial(TEXT), make_toll(TEXT)


def test_events_come_disputed_first_then_by_pages_then_latest_then_by_id(ledger: Ledger) -> None:
    ledger.replace_events(
        [
            make_event("b", ("p1", DENIED), value="2031-03-04"),
            make_event("a", ("p2", DENIED), value="2031-03-04"),
            make_event("undated", ("p3", DENIED), value="pub-1d"),
            make_event("later", ("p4", DENIED), value="2031-03-05"),
            make_event("told_twice", ("p5", DENIED), ("p6", DENIED)),
            make_event("disputed", ("p7", DENIED), disputed=True),
        ]
    )
    assert [event.id for event in ledger.events()] == ["disputed", "told_twice", "later", "a", "b", "undated"]
    assert [event.id for event in ledger.events(EventQuery(limit=2, offset=1))] == ["told_twice", "later"]


def test_an_event_comes_back_as_it_was_given(ledger: Ledger) -> None:
    event = make_event("e1", ("w1", DENIED), ("w1", TOLL), value="2031-03-04", disputed=True)
    ledger.replace_events([event])
    assert list(ledger.events()) == [event]
    assert ledger.event("e1") == event


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (EventQuery(type="attack"), ["strike", "war", "when"]),
        (EventQuery(type="talks"), []),
        (EventQuery(disputed=True), ["strike"]),
        (EventQuery(disputed=False), ["war", "when"]),
        (EventQuery(place="TELL er-rih"), ["strike", "war"]),
        (EventQuery(place="x-1", country="xxs"), ["strike", "war"]),
        (EventQuery(country="XNK"), []),
        (EventQuery(since="2031-03-04"), ["strike", "war"]),
        (EventQuery(since="2031-03-05"), ["war"]),
        (EventQuery(until="2031-01-31"), ["war"]),
        (EventQuery(since="2030-01-01", until="2030-12-31"), []),
    ],
)
def test_every_field_of_a_query_narrows_the_events(
    ledger: Ledger, query: EventQuery, found: list[str]
) -> None:
    ledger.replace_events(
        [
            make_event("strike", ("w1", DENIED), value="2031-03-04", disputed=True),
            make_event("war", ("w2", DENIED), value="2031/.."),
            make_event("when", ("w3", TOLL), value="pub-1d"),
        ]
    )
    assert [event.id for event in ledger.events(query)] == found


def test_replacing_events_leaves_none_of_the_old_ones(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED)), make_event("e2", ("w1", TOLL))])
    ledger.replace_events([make_event("e2", ("w1", TOLL))])
    assert [event.id for event in ledger.events()] == ["e2"]
    assert list(ledger.events(EventQuery(place="x-1"))) == []


def test_an_id_merged_away_leads_to_the_event_that_names_it(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED)), make_event("e2", ("w1", TOLL))])
    ledger.replace_events(
        [replace(make_event("e1", ("w1", DENIED)), aliases=("e2",)), make_event("e3", ("w1", TOLL))]
    )
    found = ledger.event("e2")
    assert found is not None
    assert (found.id, found.aliases) == ("e1", ("e2",))


def test_an_id_that_nobody_names_leads_to_the_event_with_its_earliest_claim(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED), ("w1", TOLL), ("w2", TOLL))])
    ledger.replace_events([make_event("e2", ("w1", DENIED)), make_event("e3", ("w1", TOLL), ("w2", TOLL))])
    found = ledger.event("e1")
    assert found is not None
    assert found.id == "e2"


def test_an_id_whose_earliest_claim_is_gone_leads_to_the_event_with_most_of_the_others(
    ledger: Ledger,
) -> None:
    told = [("w1", DENIED), ("w1", TOLL), ("w2", TOLL), ("w3", TOLL)]
    ledger.replace_events([make_event("e1", *told)])
    ledger.replace_events([make_event("e2", told[1]), make_event("e3", *told[2:])])
    found = ledger.event("e1")
    assert found is not None
    assert found.id == "e3"


def test_an_id_leads_to_one_event_whatever_steps_led_there(ledger: Ledger) -> None:
    one, other, third = ("w1", DENIED), ("w1", TOLL), ("w2", TOLL)
    ledger.replace_events([make_event("e1", one), make_event("e2", other), make_event("e3", third)])
    ledger.update_events([make_event("e1", one, other)], removed=["e2"])
    ledger.update_events([make_event("e1", one), make_event("e3", third, other)])
    found = ledger.event("e2")
    assert found is not None
    assert found.id == "e3"


def test_an_alias_follows_its_event_through_later_merges(ledger: Ledger) -> None:
    for name in ("e1", "e2", "e3"):
        ledger.replace_events([make_event(name, ("w1", DENIED))])
    found = ledger.event("e1")
    assert found is not None
    assert (found.id, found.aliases) == ("e3", ("e1", "e2"))


def test_an_id_that_comes_back_is_its_own_event_again(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED)), make_event("e2", ("w1", TOLL))])
    ledger.replace_events([make_event("e1", ("w1", DENIED), ("w1", TOLL))])
    ledger.replace_events([make_event("e1", ("w1", DENIED)), make_event("e2", ("w1", TOLL))])
    assert [(event.id, event.aliases) for event in ledger.events()] == [("e1", ()), ("e2", ())]


def test_an_event_whose_claims_are_all_gone_leads_nowhere(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED))])
    ledger.replace_events([make_event("e2", ("w1", TOLL))])
    assert ledger.event("e1") is None


def test_updating_some_events_leaves_the_others_alone(ledger: Ledger) -> None:
    ledger.replace_events(
        [make_event("e1", ("w1", DENIED)), make_event("e2", ("w1", TOLL)), make_event("e3", ("w2", TOLL))]
    )
    ledger.update_events(
        [make_event("e1", ("w1", DENIED), ("w1", TOLL), disputed=True)], removed=["e2", "unknown"]
    )
    assert [(event.id, event.aliases) for event in ledger.events()] == [("e1", ("e2",)), ("e3", ())]


def test_an_id_that_comes_back_alone_is_no_alias_of_an_event_left_alone(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED)), make_event("e2", ("w1", TOLL))])
    ledger.update_events([make_event("e1", ("w1", DENIED), ("w1", TOLL))], removed=["e2"])
    ledger.update_events([make_event("e1", ("w1", DENIED))])
    ledger.update_events([make_event("e2", ("w1", TOLL))])
    assert [(event.id, event.aliases) for event in ledger.events()] == [("e1", ()), ("e2", ())]


def test_a_claim_in_two_events_is_refused_and_nothing_changes(ledger: Ledger) -> None:
    ledger.replace_events([make_event("e1", ("w1", DENIED))])
    twice = [make_event("e2", ("w1", DENIED)), make_event("e3", ("w1", DENIED))]
    with pytest.raises(LedgerError, match="event e3: expected an id and claims of its own"):
        ledger.replace_events(twice)
    with pytest.raises(LedgerError, match="event e3: expected an id and claims of its own"):
        ledger.update_events(twice[1:])
    assert [event.id for event in ledger.events()] == ["e1"]


def test_an_event_is_found_by_the_beginning_of_an_id_or_alias(ledger: Ledger) -> None:
    ledger.replace_events([make_event("aa11", ("w1", DENIED)), make_event("ab22", ("w1", TOLL))])
    ledger.replace_events([make_event("ab33", ("w1", DENIED)), make_event("ab22", ("w1", TOLL))])
    found = ledger.event("aa")
    assert found is not None
    assert found.id == "ab33"
    with pytest.raises(UsageError, match="expected one event, found several beginning with 'ab': ab22, ab33"):
        ledger.event("ab")
    assert ledger.event("ac") is None


def test_a_prefix_of_an_event_and_its_own_alias_means_that_event(ledger: Ledger) -> None:
    ledger.replace_events([make_event("ab1", ("w1", DENIED))])
    ledger.replace_events([make_event("ab2", ("w1", DENIED))])
    found = ledger.event("ab")
    assert found is not None
    assert found.id == "ab2"
