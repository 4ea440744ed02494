from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model.decision import Decision
from riwaya.resolve.rulings import Bonds, rule, rulings_on

CLAIMS = "abcdefgh"


def decide(number: int, kind: Any, together: str = "", apart: str = "", **fields: Any) -> Decision:
    return Decision(
        number=number,
        kind=kind,
        by="reader",
        reason="read both",
        made="2031-03-06T10:00:00+00:00",
        together=tuple(together),
        apart=tuple(apart),
        **fields,
    )


def demands(bonds: Bonds) -> dict[str, str]:
    """Pair of claims to `=` (together) or `|` (apart); pairs that nobody decided on are left out."""
    found = {}
    for one, other in combinations(CLAIMS, 2):
        if bonds.are_tied(one, other):
            found[one + other] = "="
        elif bonds.are_apart(one, other):
            found[one + other] = "|"
    return found


@st.composite
def decision_lists(draw: st.DrawFn) -> list[Decision]:
    found: list[Decision] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        kind = draw(st.sampled_from(["merge", "split", "undo"] if found else ["merge", "split"]))
        if kind == "undo":
            found.append(decide(number, "undo", undoes=draw(st.integers(1, number - 1))))
            continue
        sides = draw(st.lists(st.sampled_from(" =|"), min_size=len(CLAIMS), max_size=len(CLAIMS)))
        together = "".join(claim for claim, side in zip(CLAIMS, sides, strict=True) if side == "=")
        apart = "".join(claim for claim, side in zip(CLAIMS, sides, strict=True) if side == "|")
        found.append(decide(number, kind, together, apart if kind == "split" else ""))
    return found


def test_a_merge_ties_its_claims_and_no_others() -> None:
    assert demands(rule([decide(1, "merge", "ab")])) == {"ab": "="}


def test_a_split_ties_the_named_claims_and_keeps_them_from_the_rest_only() -> None:
    assert demands(rule([decide(1, "split", "ab", "cd")])) == {
        "ab": "=",
        "ac": "|",
        "ad": "|",
        "bc": "|",
        "bd": "|",
    }


def test_who_is_with_a_claim_is_kept_from_its_foes() -> None:
    found = demands(rule([decide(1, "split", "a", "b"), decide(2, "confirm", "bc")]))
    assert found == {"ab": "|", "ac": "|", "bc": "="}


@pytest.mark.parametrize(
    ("decisions", "expected", "overruled"),
    [
        ([decide(1, "merge", "ab"), decide(2, "split", "a", "b")], {"ab": "|"}, {1: (2,)}),
        ([decide(1, "split", "a", "b"), decide(2, "merge", "ab")], {"ab": "="}, {1: (2,)}),
        # The rest of what the merge said still holds.
        (
            [decide(1, "merge", "abcd"), decide(2, "split", "ab", "cd")],
            {"ab": "=", "cd": "=", "ac": "|", "ad": "|", "bc": "|", "bd": "|"},
            {1: (2,)},
        ),
        # c would be drawn to both sides, so the merge says nothing of it any more.
        ([decide(1, "merge", "abc"), decide(2, "split", "a", "b")], {"ab": "|"}, {1: (2,)}),
        # Two merges together say what neither says alone.
        (
            [decide(1, "split", "a", "c"), decide(2, "merge", "ab"), decide(3, "merge", "bc")],
            {"ab": "=", "ac": "=", "bc": "="},
            {1: (2, 3)},
        ),
        ([decide(1, "merge", "ab"), decide(2, "merge", "bc")], {"ab": "=", "ac": "=", "bc": "="}, {}),
    ],
)
def test_where_decisions_contradict_each_other_the_later_holds_and_the_record_says_so(
    decisions: list[Decision], expected: dict[str, str], overruled: dict[int, tuple[int, ...]]
) -> None:
    bonds = rule(decisions)
    assert demands(bonds) == expected
    told = {ruling.decision.number: ruling.overruled_by for ruling in bonds.rulings}
    assert {number: by for number, by in told.items() if by} == overruled


def test_an_undone_decision_counts_for_nothing_and_its_undo_can_be_undone() -> None:
    decisions = [decide(1, "merge", "ab"), decide(2, "undo", undoes=1)]
    assert demands(rule(decisions)) == {}
    assert [ruling.undone_by for ruling in rule(decisions).rulings] == [2, None]
    again = [*decisions, decide(3, "undo", undoes=2)]
    assert demands(rule(again)) == {"ab": "="}
    assert [ruling.undone_by for ruling in rule(again).rulings] == [None, 3, None]


def test_an_overruled_decision_comes_back_when_the_later_one_is_undone() -> None:
    decisions = [decide(1, "split", "a", "b"), decide(2, "merge", "ab"), decide(3, "undo", undoes=2)]
    assert demands(rule(decisions)) == {"ab": "|"}
    assert rule(decisions).rulings[0].overruled_by == ()


def test_decisions_on_an_event_are_those_that_speak_of_its_claims_and_their_undos() -> None:
    bonds = rule(
        [
            decide(1, "merge", "ab"),
            decide(2, "split", "c", "d"),
            decide(3, "undo", undoes=1),
            decide(4, "undo", undoes=3),
        ]
    )
    assert [ruling.decision.number for ruling in rulings_on(bonds, ["a"])] == [1, 3, 4]
    assert [ruling.decision.number for ruling in rulings_on(bonds, ["d"])] == [2]
    assert rulings_on(bonds, ["e"]) == ()


@given(decision_lists(), st.randoms(use_true_random=False))
def test_order_of_decisions_and_of_their_claims_does_not_matter(
    decisions: list[Decision], chance: Random
) -> None:
    turned = [
        decide(
            one.number,
            one.kind,
            "".join(reversed(one.together)),
            "".join(reversed(one.apart)),
            undoes=one.undoes,
        )
        for one in decisions
    ]
    chance.shuffle(turned)
    assert demands(rule(turned)) == demands(rule(decisions))
    assert rule(turned).tied == rule(decisions).tied


@given(decision_lists())
def test_demands_never_contradict_each_other(decisions: list[Decision]) -> None:
    found = demands(rule(decisions))
    for one, other, third in combinations(CLAIMS, 3):
        ties = sorted(found.get(pair, " ") for pair in (one + other, other + third, one + third))
        assert ties.count("=") != 2
        assert ties != [" ", "=", "|"]


@given(decision_lists())
def test_the_last_decision_that_stands_holds_in_full(decisions: list[Decision]) -> None:
    rulings = rule(decisions).rulings
    standing = [one.decision for one in rulings if one.undone_by is None and one.decision.kind != "undo"]
    if standing:
        found, last = demands(rule(decisions)), standing[-1]
        for one, other in combinations(sorted(last.together), 2):
            assert found[one + other] == "="
        for one in last.together:
            for other in last.apart:
                assert found["".join(sorted(one + other))] == "|"
        assert rulings[last.number - 1].overruled_by == ()


@given(decision_lists())
def test_undoing_the_last_row_restores_what_the_others_demand(decisions: list[Decision]) -> None:
    last = len(decisions)
    assert demands(rule([*decisions, decide(last + 1, "undo", undoes=last)])) == demands(rule(decisions[:-1]))
