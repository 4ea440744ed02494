from riwaya.resolve.cluster import Link, cluster


def test_one_bad_link_does_not_chain_two_clusters() -> None:
    links = {(0, 1): Link(4.0), (2, 3): Link(4.0), (1, 2): Link(2.0)}
    assert cluster(4, links) == ((0, 1), (2, 3))


def test_members_that_agree_on_the_whole_join_in_spite_of_one_doubt() -> None:
    links = {(0, 1): Link(3.0), (1, 2): Link(3.0), (0, 2): Link(-1.0)}
    assert cluster(3, links) == ((0, 1, 2),)


def test_veto_keeps_items_apart_whatever_else_links_them() -> None:
    links = {(0, 1): Link(5.0), (1, 2): Link(5.0), (0, 2): Link(0.0, veto=True)}
    assert cluster(3, links) == ((0, 1), (2,))


def test_items_without_links_stay_alone() -> None:
    assert cluster(3, {}) == ((0,), (1,), (2,))


def test_order_of_links_does_not_matter() -> None:
    links = {(0, 1): Link(0.1), (1, 2): Link(0.2), (0, 2): Link(0.3), (2, 3): Link(0.7), (1, 3): Link(-0.4)}
    backwards = dict(reversed(links.items()))
    assert cluster(4, links) == cluster(4, backwards)
