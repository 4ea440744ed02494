import random
import sqlite3
from collections.abc import Iterable
from typing import cast

import pytest

from riwaya.clean.copies import relation, sketch, tell_copies
from riwaya.languages.language import Language
from riwaya.ledger.hashes import settle_some
from riwaya.ledger.records import PageLinks, SketchedText
from riwaya.ledger.store import Ledger
from riwaya.model.copy import Copy, Credit, Sketch
from tests.doubles import PlainLanguage
from tests.ledger.pages import TEXT, make_page, make_record

WORDS = [f"كلمة{number}" for number in range(2000)]
LANGUAGE = cast(Language, PlainLanguage())  # folds nothing, which is all that sketches ask of it


def text_of(seed: int, lines: int = 12) -> str:
    rng = random.Random(seed)
    return "\n".join(" ".join(rng.choice(WORDS) for _ in range(20)) for _ in range(lines))


def add(ledger: Ledger, run: int, page_id: str, text: str) -> None:
    page = make_page(page_id, text=text)
    ledger.add_page(page, make_record(page, claims=()), run=run)


def link_all(ledger: Ledger, *, credits: tuple[Credit, ...] = ()) -> list[str]:
    """Links every text in one transaction; ids of their pages."""
    texts = [
        SketchedText(
            version=text.version,
            page=text.stored.page.id,
            sketch=sketch(text.stored.page.text, language=LANGUAGE),
            credits=credits,
        )
        for text in ledger.unsketched()
    ]
    ledger.add_links(texts, tell=tell_copies)
    return [text.page for text in texts]


def link(ledger: Ledger, sketches: Iterable[Sketch]) -> list[int]:
    """Gives the waiting texts these sketches, one transaction each; numbers of copies told."""
    return [
        ledger.add_links(
            [SketchedText(version=text.version, page=text.stored.page.id, sketch=item)], tell=tell_copies
        )
        for text, item in zip(list(ledger.unsketched()), sketches, strict=True)
    ]


def settle(ledger: Ledger) -> None:
    """Moves all fresh hashes into the large table, as it happens when many are there."""
    connection = sqlite3.connect(ledger.path)
    while settle_some(connection):
        pass
    [left] = connection.execute("SELECT count(*) FROM hash_fresh").fetchone()
    [moved] = connection.execute("SELECT count(*) FROM hash_settled").fetchone()
    connection.commit()
    connection.close()
    assert (left, moved > 0) == (0, True)


def told(ledger: Ledger, page_id: str) -> dict[str, str]:
    return {copy.page: copy.relation for copy in ledger.links(page_id).copies}


def test_copies_are_found_as_pages_come_in_and_each_text_is_compared_once(ledger: Ledger, run: int) -> None:
    first, second = text_of(1), text_of(2)
    for page_id, text in (("a", first), ("b", second), ("c", "\n".join(first.split("\n")[:6]))):
        add(ledger, run, page_id, text)
    assert link_all(ledger) == ["a", "b", "c"]
    add(ledger, run, "d", f"{first}\n{second}")
    assert link_all(ledger) == ["d"]
    assert told(ledger, "a") == {}
    assert told(ledger, "c") == {"a": "shortened"}
    assert told(ledger, "d") == {"a": "reprint", "b": "reprint", "c": "reprint"}
    assert [copy.page for copy in ledger.links("a").copied_by] == ["c", "d"]
    assert link_all(ledger) == []


def test_equal_text_is_linked_to_the_first_page_that_had_it(ledger: Ledger, run: int) -> None:
    for page_id in ("a", "b", "c"):
        add(ledger, run, page_id, text_of(1) + " " * ord(page_id))
    link_all(ledger)
    assert [told(ledger, page_id) for page_id in ("a", "b", "c")] == [{}, {"a": "same"}, {"a": "same"}]


def test_strongest_copy_comes_first_and_equals_in_order_of_arrival(ledger: Ledger, run: int) -> None:
    lines = text_of(1, 20).split("\n")
    parts = {
        "half": lines[:10],
        "most": lines[:18],
        "other half": lines[10:],
        "whole": lines,
        "part": lines[:12],
    }
    for page_id, part in parts.items():
        add(ledger, run, page_id, "\n".join(part))
    link_all(ledger)
    assert [(copy.page, copy.shared) for copy in ledger.links("whole").copies] == [
        ("half", 1.0),
        ("most", 1.0),
        ("other half", 1.0),
    ]
    shares = [copy.shared for copy in ledger.links("part").copies]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("at_once", [1, 7, 30])
@pytest.mark.parametrize("settling", [False, True])
def test_ledger_tells_what_comparing_every_pair_tells(
    ledger: Ledger, run: int, at_once: int, settling: bool
) -> None:
    rng = random.Random(3)
    lines = [line for seed in range(8) for line in text_of(seed, 6).split("\n")]
    texts = ["\n".join(rng.sample(lines, 8)) for _ in range(30)]
    for number, text in enumerate(texts):
        add(ledger, run, f"p{number}", text)
        if number % at_once == at_once - 1:
            link_all(ledger)
            if settling:
                settle(ledger)
    link_all(ledger)
    sketches = [sketch(text, language=LANGUAGE) for text in texts]
    for number, item in enumerate(sketches):
        compared = {f"p{older}": relation(sketches[older], item) for older in range(number)}
        assert told(ledger, f"p{number}") == {page: kind for page, kind in compared.items() if kind != "none"}


def test_versions_of_one_page_are_no_copies_of_each_other(ledger: Ledger, run: int) -> None:
    text = text_of(1)
    add(ledger, run, "a", text)
    link_all(ledger)
    add(ledger, run, "a", f"{text}\n{text_of(5, 1)}")
    link_all(ledger)
    assert ledger.links("a") == PageLinks()


def test_a_formula_in_many_texts_makes_no_copies_of_them(ledger: Ledger, run: int) -> None:
    formula = (1, 2, 3)
    for number in range(40):
        add(ledger, run, f"p{number}", f"{TEXT} {number}")
    sketches = [sketch_of(number, formula, count=17) for number in range(40)]
    assert link(ledger, sketches) == [0] * 40


def test_a_report_that_many_print_is_found_in_the_last_of_them(ledger: Ledger, run: int) -> None:
    for number in range(60):
        add(ledger, run, f"p{number}", f"{TEXT} {number}")
    report = tuple(range(1, 19))
    found = link(ledger, [sketch_of(number, report, count=2) for number in range(60)])
    assert (found[0], found[5], found[40], found[59]) == (0, 5, 20, 20)
    assert ledger.links("p59").copies[0] == Copy(page="p0", relation="same", shared=0.9)


def test_a_copy_is_found_among_more_texts_that_share_its_formulas(ledger: Ledger, run: int) -> None:
    pages, formulas = 130, [tuple(range(at, at + 2)) for at in (1, 11, 21, 31, 41)]
    for number in range(pages):
        add(ledger, run, f"p{number}", f"{TEXT} {number}")
    sketches = [sketch_of(number, formulas[number % 5], count=18) for number in range(pages - 1)]
    every_formula = tuple(value for formula in formulas for value in formula)
    last = Sketch(digest="last", words=160, paragraphs=(), runs=(*sketches[100].runs[2:12], *every_formula))
    assert link(ledger, [*sketches, last])[-1] == 1
    assert told(ledger, f"p{pages - 1}") == {"p100": "same"}


def sketch_of(number: int, shared: tuple[int, ...], *, count: int) -> Sketch:
    """A text with run hashes of others and `count` of its own."""
    own = tuple(1000 * (number + 1) + at for at in range(count))
    runs = (*shared, *own)
    return Sketch(digest=f"{number:064x}", words=8 * len(runs), paragraphs=(), runs=runs)


@pytest.mark.parametrize("value", [0, 1, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
def test_hashes_of_64_bits_are_kept_whole(ledger: Ledger, run: int, value: int) -> None:
    for page_id in ("a", "b"):
        add(ledger, run, page_id, f"{TEXT} {page_id}")
    link(ledger, [Sketch(digest=d, words=20, paragraphs=((value, 15),), runs=()) for d in ("c", "d")])
    assert told(ledger, "b") == {"a": "same"}


def test_credits_come_back_with_their_words(ledger: Ledger, run: int) -> None:
    add(ledger, run, "a", TEXT)
    start = TEXT.index("وكالة المرفأ")
    credit = Credit(name="Marfa", text="وكالة المرفأ", start=start, end=start + 12)
    link_all(ledger, credits=(credit,))
    assert ledger.links("a").credits == (credit,)


def test_unknown_page_has_no_links(ledger: Ledger) -> None:
    assert ledger.links("none") == PageLinks()
