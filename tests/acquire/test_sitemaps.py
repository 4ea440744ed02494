from pathlib import Path

import pytest

from riwaya.acquire import read_sources
from riwaya.acquire.feeds import Entry
from riwaya.acquire.sitemaps import parse_sitemap
from riwaya.errors import InputError
from riwaya.model.page import Refusal

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://manara.example/1</loc><lastmod>2031-04-01</lastmod>
<image:image><image:loc>https://manara.example/1.jpg</image:loc><image:title>صورة</image:title></image:image>
<news:news><news:publication><news:name>المنارة</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2031-03-05T23:30:00+03:00</news:publication_date><news:title>افتتاح الجسر</news:title>
</news:news></url>
<url><loc>/2</loc><lastmod>2031-04-02</lastmod></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://manara.example/old.xml</loc><lastmod>2030-01-01</lastmod></sitemap>
<sitemap><loc>https://manara.example/new.xml</loc><lastmod>2031-01-01</lastmod></sitemap></sitemapindex>"""


def test_news_sitemap_gives_address_title_and_publication_but_no_change_for_a_date() -> None:
    sitemap = parse_sitemap(NEWS.encode(), base="https://manara.example/news.xml")
    assert sitemap.outlet == "المنارة"
    assert sitemap.entries == (
        Entry(url="https://manara.example/1", title="افتتاح الجسر", published="2031-03-05T23:30:00+03:00"),
        Entry(url="https://manara.example/2"),
    )


def test_list_of_sitemaps_gives_the_latest_first() -> None:
    assert parse_sitemap(INDEX.encode()).sitemaps == (
        "https://manara.example/new.xml",
        "https://manara.example/old.xml",
    )


def test_what_is_no_sitemap_is_damaged() -> None:
    with pytest.raises(InputError, match="expected a sitemap"):
        parse_sitemap(b"<html></html>")


def test_saved_sitemap_holds_no_page_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_text(NEWS, encoding="utf-8")
    [refusal] = read_sources([str(path)], max_page_bytes=50_000)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "not_supported"
    assert "a list of 2 addresses" in refusal.detail
