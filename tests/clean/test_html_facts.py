from pathlib import Path
from typing import Any

import pytest

from riwaya.clean.html import read_html
from riwaya.clean.html_facts import iso_date

PAGES = Path(__file__).parent / "pages"
STORY = "<p>قتل ثلاثة جنود من جيش ساردا في قصف مدفعي استهدف معبر تل الريح فجر الاثنين.</p>"
TOLL, SWAP = (
    "مقتل ثلاثة جنود في قصف على معبر تل الريح",
    "اتفاق على تبادل 40 أسيرا بين ساردا ونهران برعاية مملكة الساحل",
)
MARCH = "آلاف المتظاهرين في الصفصاف يطالبون بفتح الطريق إلى الميناء"


def facts(head: str, body: str = STORY, *, url: str | None = None) -> Any:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=url)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("blog", (TOLL, "2031-05-05T09:15:00+03:00", "جريدة المنارة", "ar", "ليلى الصواري")),
        ("old-table", (SWAP, None, None, None, None)),
        ("microdata", (MARCH, "2031-05-10", None, "ar", "هادي الزعفراني")),
        ("amp", (SWAP, "2031-05-08", "موقع المرسى", "ar", "سعاد الغديري · رامي الساحلي")),
        ("two-stories", (TOLL, "2031-05-05T06:00:00Z", "بوابة الغدير", "ar", None)),
        ("spans", (MARCH, "2031-05-10T18:30:00+03:00", None, None, None)),
    ],
)
def test_facts_of_a_saved_page(name: str, expected: tuple[str | None, ...]) -> None:
    page = read_html((PAGES / f"{name}.html").read_bytes())
    assert (page.title, page.published, page.outlet, page.lang, page.byline) == expected


def test_date_that_only_readers_see_is_kept_in_its_words() -> None:
    assert read_html((PAGES / "old-table.html").read_bytes()).dateline == "الخميس 8 مايو 2031"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2031-05-05", "2031-05-05"),
        ("2031-5-5", "2031-05-05"),
        ("2031/05/05 10:20", "2031-05-05T10:20"),
        ("2031-05-05T10:20:30.123Z", "2031-05-05T10:20:30Z"),
        ("2031-05-05T10:20:30+0300", "2031-05-05T10:20:30+0300"),
        ("Mon, 05 May 2031 10:20:30 GMT", "2031-05-05T10:20:30+00:00"),
        ("05/06/2031", None),
        ("2031-02-30", None),
        ("2031-05-051", None),
        ("اليوم", None),
        (20310505, None),
        (None, None),
    ],
)
def test_only_dates_of_a_clear_form_are_dates(value: object, date: str | None) -> None:
    assert iso_date(value) == date


def test_date_of_change_is_no_date_of_publication() -> None:
    assert facts('<meta property="article:modified_time" content="2031-05-06">').published is None


def test_several_times_in_an_article_are_no_date() -> None:
    times = '<article><time datetime="2031-05-05">5</time><time datetime="2031-05-06">6</time>{}</article>'
    assert facts("", times.format(STORY)).published is None


def test_day_in_the_address_is_a_date() -> None:
    assert facts("", url="https://manara.example/2031/05/05/story").published == "2031-05-05"
    assert facts("", url="https://manara.example/5/05/story").published is None


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://manara.example/a/1", "https://manara.example/a/1"),
        ("/a/1", "https://manara.example/a/1"),
        ("https://manara.example/", "https://manara.example/a/1?ref=x"),
        ("javascript:alert(1)", "https://manara.example/a/1?ref=x"),
        ("http://[bad", "https://manara.example/a/1?ref=x"),
    ],
)
def test_canonical_address_is_absolute_and_never_the_front_page(href: str, address: str) -> None:
    found = facts(f'<link rel="canonical" href="{href}">', url="https://manara.example/a/1?ref=x")
    assert found.canonical_url == address


def test_name_of_the_site_is_taken_off_the_title() -> None:
    site = '<meta property="og:site_name" content="المنارة">'
    assert facts(f"{site}<title>{TOLL} | المنارة</title>").title == TOLL
    assert facts("<title>ساردا - نهران: هدنة</title>").title == "ساردا - نهران: هدنة"


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[]",
        "null",
        '{"@type": 5}',
        '{"@graph": [[[]]]}',
        '{"@type": "NewsArticle", "author": [null, 3]}',
    ],
)
def test_faulty_linked_data_says_nothing(data: str) -> None:
    page = facts(f'<script type="application/ld+json">{data}</script>')
    assert (page.published, page.byline) == (None, None)
