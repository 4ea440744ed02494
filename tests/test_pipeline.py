from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.ledger.store import Ledger
from riwaya.model.page import RawBytes, RawPage
from riwaya.pipeline import add_outcomes, open_markup
from tests.doubles import read_double

STORY = "أعلنت بلدية عين الصفصاف، مساء الخميس، افتتاح الجسر الجديد بحضور عدد من الأهالي والمسؤولين. "
HTML = (
    '<html lang="ar"><head><title>افتتاح الجسر</title>'
    '<meta property="article:published_time" content="2031-03-05T10:00:00+03:00"></head>'
    f"<body><article><h1>افتتاح الجسر</h1><p>{STORY * 3}</p><p>وقال رئيسها إن {STORY * 3}</p></article></body></html>"
)


@pytest.fixture(scope="module")
def arabic() -> Language:
    return load_language("ar")


def test_markup_becomes_text_with_what_the_page_says_of_itself(arabic: Language) -> None:
    raw = RawBytes(
        id="a",
        data=HTML.encode("windows-1256"),
        url="https://manara.example/1",
        charset="utf-8",
        fetched="2031-03-06T00:00:00+00:00",
        origin="a.warc:0",
    )
    page = open_markup(raw, language=arabic)
    assert STORY.strip() in page.text
    assert (page.id, page.url, page.origin) == ("a", "https://manara.example/1", "a.warc:0")
    assert (page.published, page.title) == ("2031-03-05T10:00:00+03:00", "افتتاح الجسر")
    assert page.provenance is not None
    assert page.provenance.fetched == "2031-03-06T00:00:00+00:00"


def test_what_the_source_states_goes_before_what_the_page_says(arabic: Language) -> None:
    raw = RawBytes(id="a", data=HTML.encode(), published="2031-03-04", title="عنوان", outlet="المنارة")
    page = open_markup(raw, language=arabic)
    assert (page.published, page.title, page.outlet) == ("2031-03-04", "عنوان", "المنارة")


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<p> </p>"])
def test_markup_without_text_is_refused(arabic: Language, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        open_markup(RawBytes(id="a", data=data), language=arabic)
    assert caught.value.reason == "no_story"


def test_what_is_computed_from_stored_pages_catches_up_while_others_are_read(tmp_path: Path) -> None:
    stored_at: list[int] = []
    with Ledger.open(tmp_path / "riwaya.db") as ledger:
        stored = add_outcomes(
            (read_double(RawPage(id=str(number), text=f"خبر {number}")) for number in range(2500)),
            ledger=ledger,
            command="add",
            clock=lambda: "2031-03-05T10:00:00",
            catch_up=lambda: stored_at.append(ledger.counts().pages),
        )
    assert stored.new == 2500
    assert stored_at == [1024, 2048]
