import random

import pytest

from riwaya.clean.copies import relation, sketch
from riwaya.clean.copy_index import CopyIndex
from riwaya.languages.language import Language
from riwaya.model.copy import Sketch

WORDS = [f"كلمة{number}" for number in range(2000)]


def text_of(seed: int, size: int = 300) -> str:
    rng = random.Random(seed)
    lines = (" ".join(rng.choice(WORDS) for _ in range(20)) for _ in range(size // 20))
    return "\n".join(lines)


def test_copies_are_found_as_pages_come_in(arabic: Language) -> None:
    index = CopyIndex()
    first, second = text_of(1), text_of(2)
    assert index.add("a", sketch(first, language=arabic)) == ()
    assert index.add("b", sketch(second, language=arabic)) == ()
    [cut] = index.add("c", sketch(first[: len(first) // 2], language=arabic))
    assert (cut.page, cut.relation) == ("a", "shortened")
    merged = index.add("d", sketch(f"{first}\n{second}", language=arabic))
    assert {copy.page: copy.relation for copy in merged} == {"a": "reprint", "b": "reprint", "c": "reprint"}


def test_equal_text_is_linked_to_the_first_page_that_had_it(arabic: Language) -> None:
    index = CopyIndex()
    item = sketch(text_of(1), language=arabic)
    found = [index.add(page, item) for page in ("a", "b", "c")]
    assert [[(copy.page, copy.relation, copy.shared) for copy in copies] for copies in found] == [
        [],
        [("a", "same", 1.0)],
        [("a", "same", 1.0)],
    ]
    assert len(index) == 1


def test_empty_texts_are_not_linked(arabic: Language) -> None:
    index = CopyIndex()
    empty = sketch("", language=arabic)
    assert [index.add(page, empty) for page in ("a", "b")] == [(), ()]


def test_index_tells_what_comparing_every_pair_tells(arabic: Language) -> None:
    rng = random.Random(3)
    lines = [line for seed in range(12) for line in text_of(seed, 120).split("\n")]
    sketches = [sketch("\n".join(rng.sample(lines, 8)), language=arabic) for _ in range(60)]
    index = CopyIndex()
    for number, item in enumerate(sketches):
        told = {copy.page: copy.relation for copy in index.add(str(number), item)}
        compared = {str(other): relation(sketches[other], item) for other in range(number)}
        assert told == {page: kind for page, kind in compared.items() if kind != "none"}


def test_strongest_copy_comes_first_and_equals_in_order_of_arrival(arabic: Language) -> None:
    lines = text_of(1, 400).split("\n")
    index = CopyIndex()
    for page, kept in (("half", lines[:10]), ("most", lines[:18]), ("other half", lines[10:])):
        index.add(page, sketch("\n".join(kept), language=arabic))
    found = index.add("whole", sketch("\n".join(lines), language=arabic))
    assert [copy.page for copy in found] == ["half", "most", "other half"]
    assert [copy.shared for copy in found] == [1.0, 1.0, 1.0]
    partly = index.add("part", sketch("\n".join(lines[:12]), language=arabic))
    assert [copy.shared for copy in partly] == sorted((copy.shared for copy in partly), reverse=True)


def test_formula_in_many_texts_links_nothing() -> None:
    index = CopyIndex()
    formula = tuple(range(1, 9))
    found = [
        index.add(
            str(n),
            Sketch(digest=f"{n + 1:064x}", words=80, paragraphs=(), runs=(*formula, 1000 + n, 2000 + n)),
        )
        for n in range(60)
    ]
    assert found[10]
    assert found[-1] == ()


@pytest.mark.parametrize("pages", [700])
def test_growing_keeps_every_entry_in_order(pages: int) -> None:
    index = CopyIndex()
    rng = random.Random(5)
    runs = [tuple(sorted(rng.getrandbits(61) for _ in range(20))) for _ in range(pages)]
    for n, kept in enumerate(runs):
        index.add(str(n), Sketch(digest=f"{n + 1:064x}", words=160, paragraphs=(), runs=kept))
    for n, kept in enumerate(runs):
        item = Sketch(digest=f"{n + pages + 1:064x}", words=160, paragraphs=(), runs=kept)
        assert [copy.page for copy in index.add(f"again {n}", item)] == [str(n)]
