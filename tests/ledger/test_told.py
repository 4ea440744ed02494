"""Rows of texts: who stands next to whom in a key, counted out by hand and by brute force."""

import random
from collections.abc import Iterator

import pytest

from riwaya.ledger.store import Ledger
from riwaya.ledger.told import Rank, ToldShelf

PARTS = ("outline", "keys", "glance", "text")


@pytest.fixture
def shelf(ledger: Ledger) -> Iterator[ToldShelf]:
    with ledger.regrouping(number=int) as group:
        yield group.told


def put(shelf: ToldShelf, rank: Rank, *keys: int) -> None:
    shelf.put_text(rank, {part: part.encode() for part in PARTS}, keys=keys)


def test_neighbours_of_a_rank_come_key_by_key_the_nearest_first(shelf: ToldShelf) -> None:
    for rank in [(1, 10), (2, 20), (2, 30), (4, 40), (5, 50)]:
        put(shelf, rank, 7)
    put(shelf, (3, 99), 8)
    assert shelf.near([8, 7, 6], (3, 25), most=2) == [
        ([], [(3, 99)]),
        ([(2, 30), (2, 20)], [(4, 40), (5, 50)]),
        ([], []),
    ]


def test_neighbours_are_those_of_a_sorted_list(shelf: ToldShelf) -> None:
    rng = random.Random(3)
    ranks = sorted((rng.randint(-3, 3), rng.getrandbits(62)) for _ in range(60))
    for rank in ranks:
        put(shelf, rank, 1)
    for probe in [(rng.randint(-4, 4), rng.getrandbits(62)) for _ in range(20)]:
        before = [rank for rank in ranks if rank < probe][::-1][:4]
        after = [rank for rank in ranks if rank > probe][:4]
        assert shelf.near([1], probe, most=4) == [(before, after)]


def test_ranks_stand_near_where_few_are_between_them_in_one_key_at_least(shelf: ToldShelf) -> None:
    one, other = (1, 1), (9, 9)
    for rank in [one, (2, 2), (3, 3), other]:
        put(shelf, rank, 7)
    assert not shelf.stand_near([7], one, other, most=2)
    assert shelf.stand_near([7], other, one, most=3)
    assert shelf.stand_near([7, 8], one, other, most=2)  # nobody has key 8, so nobody is between
    assert not shelf.stand_near([], one, other, most=3)


def test_a_text_that_goes_takes_its_rows_with_it(shelf: ToldShelf) -> None:
    put(shelf, (1, 10), 7, 8)
    shelf.put_links(10, b"links")
    shelf.put_levels(10, {0: 2})
    read = (shelf.outline, shelf.keys, shelf.glance, shelf.text)
    assert [part(10) for part in read] == [part.encode() for part in PARTS]
    shelf.drop_text((1, 10), keys=[7, 8])
    assert [part(10) for part in (*read, shelf.links)] == [None] * 5
    assert shelf.levels(10) == {}
    assert shelf.near([7, 8], (5, 5), most=4) == [([], []), ([], [])]
