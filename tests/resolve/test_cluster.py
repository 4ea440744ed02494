from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.resolve.cluster import Link, cluster


def test_one_bad_link_does_not_chain_two_clusters() -> None:
    links = {(0, 1): Link(4.0), (2, 3): Link(4.0), (1, 2): Link(2.0)}
    assert cluster(4, links) == ((0, 1), (2, 3))


def test_members_that_agree_on_the_whole_join_in_spite_of_one_doubt() -> None:
    links = {(0, 1): Link(3.0), (1, 2): Link(3.0), (0, 2): Link(-1.0)}
    assert cluster(3, links) == ((0, 1, 2),)


def test_one_good_reason_outweighs_weak_doubts_where_it_has_a_share() -> None:
    links = {(0, 1): Link(2.0), (0, 2): Link(2.0), (1, 2): Link(-2.5)}
    assert cluster(3, links, strongest=0.5) == ((0, 1, 2),)
    assert cluster(3, links, strongest=0.0) == ((0, 1), (2,))


def test_veto_keeps_items_apart_whatever_else_links_them() -> None:
    links = {(0, 1): Link(5.0), (1, 2): Link(5.0), (0, 2): Link(0.0, veto=True)}
    assert cluster(3, links) == ((0, 1), (2,))


def test_items_without_links_stay_alone() -> None:
    assert cluster(3, {}) == ((0,), (1,), (2,))


def test_order_of_links_does_not_matter() -> None:
    links = {(0, 1): Link(0.1), (1, 2): Link(0.2), (0, 2): Link(0.3), (2, 3): Link(0.7), (1, 3): Link(-0.4)}
    backwards = dict(reversed(links.items()))
    assert cluster(4, links) == cluster(4, backwards)


def test_a_tie_joins_what_nothing_links_and_leaves_the_others_where_they_are() -> None:
    links = {(0, 1): Link(3.0), (2, 3): Link(3.0), (4, 5): Link(3.0), (1, 2): Link(-9.0, veto=True)}
    assert cluster(6, links, ties=[(0, 3)]) == ((0, 1, 2, 3), (4, 5))


def test_an_item_joins_a_tied_one_that_it_is_linked_to_alone() -> None:
    links = {(0, 2): Link(1.0)}
    assert cluster(3, links, ties=[(0, 1)]) == ((0, 1, 2),)


def test_items_kept_apart_are_in_two_clusters_and_the_stronger_link_takes_the_third() -> None:
    links = {(0, 1): Link(9.0), (0, 2): Link(1.0), (1, 2): Link(2.0)}
    assert cluster(3, links, apart=[(0, 1)]) == ((0,), (1, 2))


def test_who_joins_a_tied_item_is_kept_from_the_foes_of_those_it_is_tied_to() -> None:
    links = {(0, 2): Link(5.0), (2, 3): Link(4.0)}
    # 0 is tied to 1, and 1 is kept from 3: 2 goes with 0, so 3 stays out though 2 is drawn to it.
    assert cluster(4, links, ties=[(0, 1)], apart=[(1, 3)]) == ((0, 1, 2), (3,))


@given(st.data())
def test_ties_and_partings_hold_whatever_the_links(data: st.DataObject) -> None:
    size = 7
    pairs = list(combinations(range(size), 2))
    weights = data.draw(
        st.lists(st.sampled_from([-4.0, -1.0, 0.5, 2.0, 6.0, None]), min_size=21, max_size=21)
    )
    links = {pair: Link(weight) for pair, weight in zip(pairs, weights, strict=True) if weight is not None}
    homes = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    ties = [[item for item in range(size) if homes[item] == home] for home in sorted(set(homes))]
    apart = [pair for pair in pairs if homes[pair[0]] != homes[pair[1]] and data.draw(st.booleans())]
    found = {
        item: number
        for number, items in enumerate(cluster(size, links, ties=ties, apart=apart))
        for item in items
    }
    assert all(found[a] == found[b] for a, b in pairs if homes[a] == homes[b])
    assert all(found[a] != found[b] for a, b in apart)


@given(st.data())
def test_tying_two_clusters_gives_their_union_and_tying_one_changes_nothing(data: st.DataObject) -> None:
    size = 7
    pairs = list(combinations(range(size), 2))
    weights = data.draw(
        st.lists(st.sampled_from([-4.0, -1.0, 0.5, 2.0, 6.0, None]), min_size=21, max_size=21)
    )
    links = {pair: Link(weight) for pair, weight in zip(pairs, weights, strict=True) if weight is not None}
    free = cluster(size, links)
    assert cluster(size, links, ties=free) == free
    first, second, *others = (*free, (), ())
    tied = tuple(sorted(part for part in (tuple(sorted((*first, *second))), *others) if part))
    assert cluster(size, links, ties=[(*first, *second)]) == tied
