import random
from typing import cast

import pytest

from riwaya.clean.copies import relation, sketch, tell_copies
from riwaya.languages.language import Language
from riwaya.ledger.records import PageLinks, StoredPage
from riwaya.ledger.store import Ledger
from riwaya.model.copy import Credit, Sketch
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


def link_all(ledger: Ledger, *, credits: tuple[Credit, ...] = ()) -> list[StoredPage]:
    seen = []
    for stored in ledger.unsketched():
        item = sketch(stored.page.text, language=LANGUAGE)
        copies = tell_copies(item, ledger.copy_candidates(stored.page.id, item))
        ledger.add_links(stored, sketch=item, copies=copies, credits=credits)
        seen.append(stored)
    return seen


def told(ledger: Ledger, page_id: str) -> dict[str, str]:
    return {copy.page: copy.relation for copy in ledger.links(page_id).copies}


def test_copies_are_found_as_pages_come_in_and_each_text_is_compared_once(ledger: Ledger, run: int) -> None:
    first, second = text_of(1), text_of(2)
    for page_id, text in (("a", first), ("b", second), ("c", "\n".join(first.split("\n")[:6]))):
        add(ledger, run, page_id, text)
    assert [stored.page.id for stored in link_all(ledger)] == ["a", "b", "c"]
    add(ledger, run, "d", f"{first}\n{second}")
    assert [stored.page.id for stored in link_all(ledger)] == ["d"]
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


def test_ledger_tells_what_comparing_every_pair_tells(ledger: Ledger, run: int) -> None:
    rng = random.Random(3)
    lines = [line for seed in range(8) for line in text_of(seed, 6).split("\n")]
    texts = ["\n".join(rng.sample(lines, 8)) for _ in range(30)]
    for number, text in enumerate(texts):
        add(ledger, run, f"p{number}", text)
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


def test_formula_in_many_texts_links_nothing(ledger: Ledger, run: int) -> None:
    formula = tuple(range(1, 9))
    for number in range(40):
        add(ledger, run, f"p{number}", f"{TEXT} {number}")
    found = []
    for number, stored in enumerate(ledger.unsketched()):
        item = Sketch(digest=f"{number:064x}", words=80, paragraphs=(), runs=(*formula, 1000 + number))
        copies = tell_copies(item, ledger.copy_candidates(stored.page.id, item))
        ledger.add_links(stored, sketch=item, copies=copies, credits=())
        found.append(len(copies))
    assert (found[10] > 0, found[-1]) == (True, 0)


@pytest.mark.parametrize("value", [0, 1, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
def test_hashes_of_64_bits_are_kept_whole(ledger: Ledger, run: int, value: int) -> None:
    for page_id in ("a", "b"):
        add(ledger, run, page_id, f"{TEXT} {page_id}")
    for number, stored in enumerate(ledger.unsketched()):
        item = Sketch(digest=f"{number:064x}", words=20, paragraphs=((value, 15),), runs=())
        copies = tell_copies(item, ledger.copy_candidates(stored.page.id, item))
        ledger.add_links(stored, sketch=item, copies=copies, credits=())
    assert told(ledger, "b") == {"a": "same"}


def test_credits_come_back_with_their_words(ledger: Ledger, run: int) -> None:
    add(ledger, run, "a", TEXT)
    start = TEXT.index("وكالة المرفأ")
    credit = Credit(name="Marfa", text="وكالة المرفأ", start=start, end=start + 12)
    link_all(ledger, credits=(credit,))
    assert ledger.links("a").credits == (credit,)


def test_unknown_page_has_no_links(ledger: Ledger) -> None:
    assert ledger.links("none") == PageLinks()
