"""Saved pages of the project's own writing under `pages/`, each beside the text that belongs to it."""

import contextlib
import time
from pathlib import Path

import pytest

from riwaya.clean import explain_segments
from riwaya.clean.html import cleaner_version, read_html
from riwaya.errors import InputError
from riwaya.languages.language import Language
from riwaya.model.page import RawPage

PAGES = Path(__file__).parent / "pages"
STORY = "<p>قتل ثلاثة جنود من جيش ساردا في قصف مدفعي استهدف معبر تل الريح فجر الاثنين.</p>"
SENTENCE = STORY[3:-4]


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_text_of_a_saved_page_is_its_story(page: Path) -> None:
    expected = page.read_text(encoding="utf-8").rstrip("\n")
    assert read_html(page.with_suffix(".html").read_bytes()).text == expected


def test_the_saved_pages_are_of_several_encodings() -> None:
    found = {read_html(page.with_suffix(".html").read_bytes()).charset for page in PAGES.glob("*.txt")}
    assert found == {"utf-8", "cp1256"}


def test_same_bytes_give_the_same_page_and_name_their_cleaner() -> None:
    data = (PAGES / "blog.html").read_bytes()
    assert read_html(data) == read_html(data)
    assert read_html(data).cleaner == cleaner_version()
    assert cleaner_version().startswith("html-")
    assert "trafilatura-" in cleaner_version()


def test_second_story_of_the_container_is_left_to_the_segmenter(arabic: Language) -> None:
    page = read_html((PAGES / "two-stories.html").read_bytes())
    segments = explain_segments(RawPage(id="p", text=page.text, title=page.title), language=arabic)
    assert [segment.kind for segment in segments] == ["main"] * 6 + ["furniture"] + ["other"] * 3


def test_page_of_links_alone_is_refused() -> None:
    with pytest.raises(InputError, match="running text") as refused:
        read_html((PAGES / "index.html").read_bytes())
    assert refused.value.reason == "no_story"


@pytest.mark.parametrize("data", [b"", b" \n", b"<html></html>", b"<!-- <p>x</p>", b"\0\0\0"])
def test_page_without_any_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_html(data)
    assert refused.value.reason == "no_story"


def test_headline_of_an_article_is_enough() -> None:
    title = "مقتل جنديين في تل الريح"
    head = '<meta property="og:type" content="article">'
    page = read_html(f"<html><head>{head}</head><body><h1>{title}</h1></body></html>".encode())
    assert (page.title, page.text) == (title, title)


def test_headline_that_the_page_does_not_show_is_no_text() -> None:
    head = "<title>مقتل ثلاثة جنود في تل الريح</title>"
    page = read_html(f"<html><head>{head}</head><body>{STORY}</body></html>".encode())
    assert (page.title, page.text) == ("مقتل ثلاثة جنود في تل الريح", SENTENCE)


def test_hidden_text_scripts_and_comments_are_no_text() -> None:
    hidden = '<p style="display: none">قتل تسعة جنود في قصف آخر.</p><p hidden>مخفي تماما هنا.</p>'
    scripts = '<script>var a = "قتل تسعة";</script><style>p{}</style><!-- قتل تسعة -->'
    assert read_html(f"<html><body>{hidden}{scripts}{STORY}</body></html>".encode()).text == SENTENCE


def test_direction_marks_do_not_reach_the_text_and_letters_stay_in_logical_order() -> None:
    words = "قالت شركة \u200fABC\u200f إن 12 عاملا\u202c قتلوا\u00a0في القصف يوم الأحد."
    page = read_html(f'<html dir="rtl"><body><p>{words}</p></body></html>'.encode())
    assert page.text == "قالت شركة ABC إن 12 عاملا قتلوا في القصف يوم الأحد."


HOSTILE = {
    "deep": "<div>" * 20_000 + STORY,
    "bold": "<b>" * 20_000 + STORY,
    "tables": "<table><tr><td>" * 5_000 + STORY,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">" + STORY,
    "links": STORY + "<a href=x>ر</a>" * 20_000,
    "linked data": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + STORY,
    "comments": "<!--" * 50_000 + STORY,
    "entities": "<p>" + "&amp;" * 200_000 + "</p>" + STORY,
    "dates": "<time datetime=2031-01-01>x</time>" * 10_000 + STORY,
    "titles": "<div class=title>" * 200 + "<p>كلمة " * 5_000 + STORY,
    "options": "<form><select>" + "<option>ا" * 30_000 + STORY,
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_ends_soon_in_a_page_or_a_refusal(markup: str) -> None:
    started = time.process_time()
    with contextlib.suppress(InputError):
        assert len(read_html(markup.encode()).text) >= len(SENTENCE)
    # The slowest takes .5 s; quadratic work on these takes minutes.
    assert time.process_time() - started < 5


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;</p>' + STORY
    assert read_html(bomb.encode()).text.endswith(SENTENCE)
    assert "root:" not in read_html(bomb.encode()).text
