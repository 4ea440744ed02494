"""Texts on a shelf: what is packed comes back as it was, and links are seen alike from both ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.stories import write_pages

from riwaya.languages import load_language
from riwaya.ledger.store import Ledger
from riwaya.preparing import open_judge, resolvable
from riwaya.resolve import number_text
from riwaya.resolve.cluster import Link
from riwaya.resolve.glance import glance_at
from riwaya.resolve.shelf import Texts, pack_parts
from riwaya.resolve.texts import ToldText, outline_text, tell_text


@pytest.fixture(scope="module")
def told() -> list[ToldText]:
    judge = open_judge(load_language("ar"))
    pages = [resolvable(written.page, written.record) for written in write_pages(12, seed=2)]
    return [tell_text(page, prints=[page], judge=judge) for page in pages]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "shelf.db") as book:
        yield book


def test_a_text_comes_back_from_the_shelf_as_it_was(ledger: Ledger, told: list[ToldText]) -> None:
    with ledger.regrouping(number=number_text) as shelf:
        put, fresh = Texts(shelf.told), Texts(shelf.told)
        for text in told:
            assert put.known(text.number) is None
            put.put(text, pack_parts(text))
            assert fresh.has(text, pack_parts(text))
            assert fresh.text(text.number) == text
            assert fresh.outline(text.number) == outline_text(text)
            assert fresh.keys(text.number) == text.keys
            assert fresh.glance(text.number) == glance_at(text.gist)


def test_links_are_seen_from_both_ends_and_go_with_either(ledger: Ledger, told: list[ToldText]) -> None:
    one, other = told[0], told[1]
    a, b = one.number, other.number
    with ledger.regrouping(number=number_text) as shelf:
        texts = Texts(shelf.told)
        texts.put(one, pack_parts(one))
        texts.put(other, pack_parts(other))
        own = held(texts, b)
        texts.link(a, b, [(0, 1, Link(2.5)), (1, 0, Link(-1.0)), (0, 0, Link(3.0, veto=True))])
        seen = {(0, b, 1, 2.5, False), (1, b, 0, -1.0, False), (0, b, 0, 3.0, True)}
        assert seen <= held(texts, a)
        assert (b, 1, 2.5) in texts.links(a).joining[0]
        assert all(joined != (b, 0, 3.0) for joined in texts.links(a).joining[0])
        texts.write()
        turned = {(j, a, i, weight, veto) for i, _, j, weight, veto in seen}
        assert held(Texts(shelf.told), b) == own | turned
        texts.drop(a)
        texts.write()
        assert held(Texts(shelf.told), b) == own


def held(texts: Texts, number: int) -> set[tuple[int, int, int, float, bool]]:
    """A text's links, the other text second."""
    links = texts.links(number)
    return {
        (i, other, j, weight, veto) for other in links.others() for i, j, weight, veto in links.between(other)
    }


def test_a_text_that_is_not_there_is_named(ledger: Ledger) -> None:
    with (
        ledger.regrouping(number=number_text) as shelf,
        pytest.raises(LookupError, match="text 5: expected it on the shelf"),
    ):
        Texts(shelf.told).outline(5)
