import json
from pathlib import Path

import pytest
from tests.acquire.archives import TEXT

from riwaya.acquire import read_sources
from riwaya.acquire.feeds import iso_time, parse_feed
from riwaya.errors import InputError
from riwaya.model.page import RawBytes, RawPage, Refusal

RSS = f"""<?xml version="1.0" encoding="windows-1256"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<atom:link href="https://manara.example/rss" rel="self"/><title>المنارة</title>
<item><title>جسر &amp; طريق</title><link>https://manara.example/1</link><guid isPermaLink="false">77</guid>
<pubDate>Thu, 06 Mar 2031 00:30:00 +0300</pubDate><description>ملخص قصير</description>
<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
<item><title>بلا نص</title><guid>https://manara.example/2</guid><dc:date>2031-03-05</dc:date></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>السارية</title><entry><title>خبر</title>
<link rel="replies" href="/1/comments"/><link href="/1"/><id>urn:1</id>
<updated>2031-03-07T10:00:00Z</updated><published>2031-03-05T23:30:00+03:00</published>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "المرسى",
    "language": "ar",
    "items": [
        {
            "id": 7,
            "url": "https://marsa.example/7",
            "title": "خبر",
            "content_text": TEXT,
            "date_published": "2031-03-05T23:30:00+03:00",
        }
    ],
}


def read(path: Path, data: bytes) -> list[RawPage | RawBytes | Refusal]:
    path.write_bytes(data)
    return list(read_sources([str(path)], max_page_bytes=50_000))


def test_entry_with_its_text_is_a_page_dated_by_the_feeds_own_day(tmp_path: Path) -> None:
    page, without = read(tmp_path / "feed.xml", RSS.encode("windows-1256"))
    assert isinstance(page, RawBytes)
    assert TEXT in page.data.decode(page.charset or "")
    assert (page.id, page.url) == ("https://manara.example/1", "https://manara.example/1")
    assert (page.title, page.outlet) == ("جسر & طريق", "المنارة")
    assert page.published == "2031-03-06T00:30:00+03:00"
    assert isinstance(without, Refusal)
    assert (without.reason, without.id) == ("empty", "https://manara.example/2")


@pytest.mark.parametrize("stated", ['encoding="windows-1256"', 'encoding="utf-8"', ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "iso8859-6"])
def test_feed_is_read_by_its_bytes_whatever_it_states(stated: str, encoding: str) -> None:
    feed = RSS.replace('encoding="windows-1256"', stated)
    assert parse_feed(feed.encode(encoding)).title == "المنارة"


def test_atom_links_are_absolute_and_the_articles_own(tmp_path: Path) -> None:
    [entry] = parse_feed(ATOM.encode(), base="https://sariya.example/feed").entries
    assert entry.url == "https://sariya.example/1"
    assert entry.published == "2031-03-05T23:30:00+03:00"
    assert entry.body == f"<p>{TEXT}</p>"


def test_json_feed_is_read_like_the_others(tmp_path: Path) -> None:
    [page] = read(tmp_path / "feed.json", json.dumps(JSON_FEED).encode())
    assert isinstance(page, RawBytes)
    assert (page.id, page.outlet, page.lang) == ("https://marsa.example/7", "المرسى", "ar")
    assert TEXT in page.data.decode()


def test_feed_that_is_cut_off_gives_the_entries_that_are_there() -> None:
    cut = RSS[: RSS.index("</description>")]
    [entry] = parse_feed(cut.encode()).entries
    assert entry.url == "https://manara.example/1"


@pytest.mark.parametrize(
    "data", [b"", b"no feed", b"<html><body/></html>", b'{"version": "https://jsonfeed.org/version/1"}']
)
def test_what_is_no_feed_is_damaged(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        parse_feed(data)
    assert caught.value.reason == "damaged"


def test_entities_open_no_file_and_do_not_multiply(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    nested = [f"&a{i};" * 100 for i in range(5)]
    levels = "".join(f'<!ENTITY a{i} "{a}">' for i, a in enumerate(nested, 1))
    head = f'<!DOCTYPE r [<!ENTITY f SYSTEM "{secret.as_uri()}"><!ENTITY a0 "x">{levels}]>'
    feed = parse_feed(f"{head}<rss><channel><item><title>a &f; &a5;</title></item></channel></rss>".encode())
    title = feed.entries[0].title or ""
    assert "secret" not in title
    assert len(title) < 100


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2031-03-05", "2031-03-05"),
        ("2031-03-05T10:00:00Z", "2031-03-05T10:00:00Z"),
        ("Wed, 05 Mar 2031 23:30:00 +0300", "2031-03-05T23:30:00+03:00"),
        ("5 Mar 2031 10:00 GMT", "2031-03-05T10:00:00+00:00"),
        ("2031-13-45", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_keep_their_offset_and_are_never_guessed(stated: str | None, value: str | None) -> None:
    assert iso_time(stated) == value
