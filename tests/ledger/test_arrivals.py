from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from riwaya.ledger.revisions import revisions
from riwaya.ledger.store import Ledger
from riwaya.model.page import Provenance, RawPage
from tests.ledger.conftest import analyse_plain
from tests.ledger.pages import DENIAL, MENU, TEXT, TOLL, make_denial, make_page, make_record, make_toll

EDITED = f"{TOLL}\n{MENU}"


def make_capture(text: str, *, day: int | None = None) -> RawPage:
    fetched = None if day is None else f"2031-03-{day:02}T10:00:00+00:00"
    return replace(make_page(text=text), provenance=Provenance(fetched=fetched))


def add(ledger: Ledger, page: RawPage, *, rules: str = "r1", run: int = 1) -> bool:
    claims = ((make_denial(page.text),) if DENIAL in page.text else ()) + (make_toll(page.text),)
    return ledger.add_page(page, make_record(page, rules=rules, claims=claims), run=run).new


def current_text(ledger: Ledger) -> str:
    stored = ledger.page("w1")
    assert stored is not None
    return stored.page.text


def texts(ledger: Ledger) -> list[str]:
    return [reading.page.text for reading in ledger.readings("w1")]


def test_text_that_comes_back_is_current_again(ledger: Ledger, run: int) -> None:
    assert [add(ledger, make_capture(text)) for text in (TEXT, EDITED, TEXT)] == [True, True, True]
    assert current_text(ledger) == TEXT
    assert ledger.counts().claims == 2
    assert [TEXT[hit.start : hit.end] for hit in ledger.search(["نفت"])] == [DENIAL]


def test_edit_that_is_taken_back_shows_as_a_second_revision(ledger: Ledger, run: int) -> None:
    for text in (TEXT, EDITED, TEXT):
        add(ledger, make_capture(text))
    edit, back = revisions(ledger.readings("w1"))
    assert [claim.evidence.text for claim in edit.went] == [DENIAL]
    assert [claim.evidence.text for claim in back.appeared] == [DENIAL]
    assert [reading.current for reading in ledger.readings("w1")] == [False, False, True]


def test_text_that_comes_back_again_and_again_keeps_every_turn(ledger: Ledger, run: int) -> None:
    for text in (TEXT, EDITED, TEXT, EDITED, TEXT):
        add(ledger, make_capture(text))
    assert texts(ledger) == [TEXT, EDITED, TEXT, EDITED, TEXT]
    assert [reading.current for reading in ledger.readings("w1")] == [False] * 4 + [True]


def test_comeback_names_the_run_in_which_it_came(ledger: Ledger, run: int) -> None:
    later = ledger.start_run(command="riwaya add", rules="r1", started="2031-03-07T10:00:00")
    for text, number in ((TEXT, run), (EDITED, run), (TEXT, later)):
        add(ledger, make_capture(text), run=number)
    assert [reading.run for reading in ledger.readings("w1")] == [run, run, later]


def test_current_text_that_comes_again_changes_nothing(ledger: Ledger, run: int) -> None:
    assert [add(ledger, make_capture(TEXT, day=day)) for day in (1, 5)] == [True, False]
    assert len(texts(ledger)) == 1


@pytest.mark.parametrize("days", [(1, 2, 3), (2, 2, 3)])
def test_archive_that_is_added_again_changes_nothing(ledger: Ledger, run: int, days: Sequence[int]) -> None:
    captures = [make_capture(t, day=day) for t, day in zip((TEXT, EDITED, TEXT), days, strict=True)]
    assert [add(ledger, page) for page in captures] == [True, True, True]
    assert [add(ledger, page) for page in captures] == [False, False, False]
    assert texts(ledger) == [TEXT, EDITED, TEXT]


def test_older_capture_that_comes_later_is_kept_and_not_current(ledger: Ledger, run: int) -> None:
    assert add(ledger, make_capture(EDITED, day=9))
    assert add(ledger, make_capture(TEXT, day=4))
    assert current_text(ledger) == EDITED
    assert texts(ledger) == [TEXT, EDITED]
    [revision] = revisions(ledger.readings("w1"))
    assert [claim.evidence.text for claim in revision.went] == [DENIAL]


def test_newer_rules_read_the_current_text_however_old_its_capture_is(ledger: Ledger, run: int) -> None:
    for text, day in ((TEXT, 1), (EDITED, 2), (TEXT, 3)):
        add(ledger, make_capture(text, day=day))
    stored = ledger.page("w1")
    assert stored is not None
    assert add(ledger, stored.page, rules="r2")
    found = [(reading.page.text, reading.record.rules) for reading in ledger.readings("w1")]
    assert found == [(TEXT, "r1"), (EDITED, "r1"), (TEXT, "r1"), (TEXT, "r2")]
    assert current_text(ledger) == TEXT


def test_capture_whose_date_is_no_date_counts_as_it_came(ledger: Ledger, run: int) -> None:
    wrong = replace(make_page(text=TEXT), provenance=Provenance(fetched="yesterday"))
    for page in (wrong, make_capture(EDITED, day=9), wrong):
        add(ledger, page)
    assert texts(ledger) == [TEXT, EDITED, TEXT]


def test_text_that_was_stored_without_an_analysis_is_found_when_it_is_back(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.start_run(command="riwaya add", rules="r1", started="2031-03-05T10:00:00")
        for text in (TEXT, EDITED):
            add(ledger, make_capture(text))
    with Ledger.open(path, analyse=analyse_plain) as ledger:
        add(ledger, make_capture(TEXT))
        assert [hit.start for hit in ledger.search(["نفت"])] == [0]
