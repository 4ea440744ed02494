"""What the flow does with a page before its story is read: markup, languages, refusals."""

from pathlib import Path

import pytest

from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import PageReader, Reading, open_reader

PAGES = Path(__file__).parent / "clean/pages"
PERSIAN = "وزارت دفاع اعلام کرد که نیروهای این کشور دیشب به روستا حمله نکرده‌اند و سه سرباز کشته شدند."


@pytest.fixture(scope="module")
def read() -> PageReader:
    return open_reader("ar")


def markup(name: str) -> RawBytes:
    return RawBytes(id=name, data=(PAGES / f"{name}.html").read_bytes(), origin=f"{name}.html")


def test_markup_is_read_as_the_text_in_it(read: PageReader) -> None:
    found = read(markup("blog"))
    assert isinstance(found, Reading)
    assert found.page.text == (PAGES / "blog.txt").read_text(encoding="utf-8").rstrip("\n")
    assert found.record.published.value == "2031-05-05"
    assert {claim.type for claim in found.record.claims} >= {"attack"}


def test_page_keeps_its_byline_and_what_took_its_text_out(read: PageReader) -> None:
    found = read(markup("amp"))
    assert isinstance(found, Reading)
    assert found.page.provenance is not None
    assert found.page.provenance.byline == "سعاد الغديري · رامي الساحلي"
    assert str(found.page.provenance.cleaner).startswith("html-")


def test_day_that_only_readers_see_dates_the_page(read: PageReader) -> None:
    found = read(markup("old-table"))
    assert isinstance(found, Reading)
    assert (found.page.published, found.record.published.value) == ("2031-05-08", "2031-05-08")


def test_markup_without_a_story_is_refused(read: PageReader) -> None:
    found = read(markup("index"))
    assert isinstance(found, Refusal)
    assert (found.reason, found.source, found.id) == ("no_story", "index.html", "index")


def test_page_in_another_language_is_recorded_and_not_read(read: PageReader) -> None:
    found = read(RawPage(id="p", text=PERSIAN, origin="p.jsonl:1"))
    assert isinstance(found, Refusal)
    assert (found.reason, found.source, found.line) == ("not_arabic", "p.jsonl", 1)
    assert "found fa" in found.detail


def test_foreign_furniture_around_an_arabic_story_is_no_reason_to_refuse(read: PageReader) -> None:
    story = "قصفت طائرات نهران معبر تل الريح فجر اليوم. وقتل ثلاثة جنود وأصيب خمسة آخرون بجروح."
    text = "\n".join(
        ("Share on facebook", "Share on twitter", story, "Read more", "Terms and conditions apply")
    )
    assert isinstance(read(RawPage(id="p", text=text)), Reading)
