from itertools import permutations
from typing import Any

from tests.resolve.told import party, told

from riwaya.resolve.stories import Fact, fact_of, find_stories


def fact(event: str, source: str | None, target: str | None, **fields: Any) -> Fact:
    page, kind = fields.pop("page", f"page of {event}"), fields.pop("kind", "attack")
    sides = {
        "source": party("قوات", source) if source else None,
        "target": party("مواقع", target) if target else None,
    }
    one = told("هاجمت قوات مواقع", "هاجمت", type=kind, **sides, **fields)
    return fact_of(one.claim, page=page, event=event)


def test_events_with_the_same_two_sides_are_one_story() -> None:
    facts = [
        fact("e1", "SRD", "TLM"),
        fact("e2", "TLM", "SRD"),
        fact("e3", "BLD", "FLR"),
        fact("e4", "FLR", "BLD"),
    ]
    stories = find_stories(facts)
    assert sorted((story.parties, story.events) for story in stories) == [
        (("BLD", "FLR"), ("e3", "e4")),
        (("SRD", "TLM"), ("e1", "e2")),
    ]


def test_stories_do_not_depend_on_the_order_of_claims() -> None:
    facts = [fact("e1", "SRD", "TLM"), fact("e2", None, "TLM", page="page of e1"), fact("e3", "SRD", "TLM")]
    assert len({find_stories(order) for order in permutations(facts)}) == 1


def test_two_pairs_of_one_war_are_one_story() -> None:
    both = [
        fact("e1", "SRD", "TLM"),
        fact("e1", "SRD", "XTL"),
        fact("e2", "SRD", "TLM"),
        fact("e2", "XTL", "SRD"),
    ]
    [story] = find_stories([*both, fact("e3", "XTL", "SRD"), fact("e4", "SRD", "TLM")])
    assert story.parties == ("SRD", "TLM", "XTL")
    assert story.events == ("e1", "e2", "e3", "e4")


def test_wars_that_share_a_side_stay_two_stories() -> None:
    facts = [
        fact("e1", "SRD", "TLM"),
        fact("e2", "SRD", "TLM"),
        fact("e3", "SRD", "BLD"),
        fact("e4", "SRD", "BLD"),
    ]
    assert [story.events for story in find_stories(facts)] in (
        [("e1", "e2"), ("e3", "e4")],
        [("e3", "e4"), ("e1", "e2")],
    )


def test_mediators_and_donors_make_no_story() -> None:
    talks = [fact("e1", "FLR", "SRD", kind="talks"), fact("e2", "FLR", "SRD", kind="aid")]
    assert find_stories(talks) == ()


def test_event_without_two_sides_goes_with_its_page() -> None:
    facts = [
        fact("e1", "SRD", "TLM", page="p"),
        fact("e2", None, "TLM", page="p"),
        fact("e3", None, "BLD", page="p"),
    ]
    [story] = find_stories(facts)
    assert story.events == ("e1", "e2")


def test_another_story_put_on_the_page_does_not_join() -> None:
    facts = [
        fact("e1", "SRD", "TLM", page="p"),
        fact("e2", "SRD", "TLM"),
        fact("e3", None, None, page="p", segment="other"),
    ]
    [story] = find_stories(facts)
    assert story.events == ("e1", "e2")


def test_events_whose_sides_have_no_code_are_joined_by_their_pages() -> None:
    facts = [
        fact("e1", None, None, page="p"),
        fact("e2", None, None, page="p"),
        fact("e2", None, None, page="q"),
    ]
    [story] = find_stories([*facts, fact("e3", None, None, page="q"), fact("e4", None, None, page="r")])
    assert (story.parties, story.events, story.pages) == ((), ("e1", "e2", "e3"), ("p", "q"))


def test_country_and_its_own_armed_groups_are_two_sides() -> None:
    rebels, army = party("المسلحون", "SRD", role="REB"), party("الجيش", "SRD", role="MIL")
    facts = [
        fact_of(
            told("اشتبك الجيش", "اشتبك", source=one, target=other, type="clash").claim,
            page=event,
            event=event,
        )
        for event, one, other in (("e1", army, rebels), ("e2", rebels, army))
    ]
    [story] = find_stories(facts)
    assert (story.parties, story.events) == (("SRD", "SRD-REB"), ("e1", "e2"))


def test_violence_with_one_side_named_goes_with_the_only_story_of_that_side() -> None:
    war = [fact("e1", "SRD", "TLM"), fact("e2", "SRD", "TLM")]
    [story] = find_stories(
        [*war, fact("e3", "SRD", None, kind="toll"), fact("e4", "SRD", None, kind="protest")]
    )
    assert story.events == ("e1", "e2", "e3")
    other = [fact("e5", "SRD", "BLD"), fact("e6", "SRD", "BLD")]
    assert all("e3" not in one.events for one in find_stories([*war, *other, fact("e3", "SRD", None)]))


def test_wars_do_not_chain_through_a_third_one() -> None:
    first = [fact(f"a{n}", "SRD", "TLM") for n in range(4)]
    second = [fact(f"b{n}", "TLM", "BLD") for n in range(3)]
    third = [fact(f"c{n}", "BLD", "FLR") for n in range(2)]
    links = [fact(f"a{n}", "TLM", "BLD", page=f"l{n}") for n in range(2)]
    links += [fact(f"b{n}", "BLD", "FLR", page=f"m{n}") for n in range(2)]
    more = [fact(f"a{n}", "SRD", "TLM", page=f"o{n}") for n in range(2)]
    more += [fact(f"b{n}", "TLM", "BLD", page=f"q{n}") for n in range(2)]
    found = [story.parties for story in find_stories([*first, *second, *third, *links, *more])]
    assert found == [("SRD", "TLM", "BLD"), ("BLD", "FLR")]
