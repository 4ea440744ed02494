from tests.acquire.archives import make_html
from tests.acquire.fetching.listings import make_feed, make_sitemap, make_sitemap_list
from tests.acquire.fetching.servers import Serve, answer, make_fetcher, open_site

from riwaya.acquire.fetching.articles import fetch_pages
from riwaya.model.page import RawBytes, Refusal

HOME = "http://manara.example"
HTML = make_html()


def fetch(path: str, pages: dict[str, Serve]) -> list[RawBytes | Refusal]:
    with open_site(pages) as site:
        return list(fetch_pages(HOME + path, fetcher=make_fetcher(site)))


def test_address_of_a_page_gives_the_page() -> None:
    [page] = fetch("/1", {"/1": answer(HTML, content_type="text/html; charset=windows-1256")})
    assert isinstance(page, RawBytes)
    assert (page.id, page.url, page.data) == (f"{HOME}/1", f"{HOME}/1", HTML)
    assert (page.charset, page.content_type) == ("windows-1256", "text/html")
    assert page.fetched is not None


def test_address_of_a_feed_gives_its_articles_with_the_feeds_date() -> None:
    feed = make_feed([f"{HOME}/1", "/2"])
    first, second = fetch("/rss", {"/rss": answer(feed, content_type="text/xml"), "/1": answer(HTML)})
    assert isinstance(first, RawBytes)
    assert (first.published, first.outlet, first.title) == ("2031-03-05T23:30:00+03:00", "المنارة", "1")
    assert isinstance(second, Refusal)
    assert (second.reason, second.id) == ("unreachable", f"{HOME}/2")
    assert "404" in second.detail


def test_feed_that_is_served_as_html_is_still_a_feed() -> None:
    [page] = fetch("/rss", {"/rss": answer(make_feed([f"{HOME}/1"])), "/1": answer(HTML)})
    assert isinstance(page, RawBytes)
    assert page.data == HTML


def test_list_of_sitemaps_is_followed_to_the_articles() -> None:
    pages = {
        "/all.xml": answer(make_sitemap_list([f"{HOME}/a.xml", f"{HOME}/b.xml"]), content_type="text/xml"),
        "/a.xml": answer(make_sitemap([f"{HOME}/1"]), content_type="application/xml"),
        "/b.xml": answer(make_sitemap([f"{HOME}/2"]), content_type="application/xml"),
        "/1": answer(HTML),
        "/2": answer(HTML),
    }
    assert [page.id for page in fetch("/all.xml", dict(pages))] == [f"{HOME}/1", f"{HOME}/2"]


def test_more_articles_than_are_fetched_are_told() -> None:
    listed = make_sitemap([f"/{number}" for number in range(1001)])
    with open_site({"/s.xml": answer(listed, content_type="text/xml")}) as site:
        offers = fetch_pages(f"{HOME}/s.xml", fetcher=make_fetcher(site))
        told = next(offers)
    assert isinstance(told, Refusal)
    assert (told.reason, told.source) == ("too_large", f"{HOME}/s.xml")
    assert "found 1001" in told.detail


def test_article_without_address_and_page_that_is_no_page_are_refused() -> None:
    feed = b"<rss><channel><item><title>x</title></item><item><link>/data</link></item></channel></rss>"
    pages = {"/rss": answer(feed), "/data": answer(b"{}", content_type="application/json")}
    first, second = fetch("/rss", dict(pages))
    assert [offer.reason for offer in (first, second) if isinstance(offer, Refusal)] == [
        "missing_field",
        "not_supported",
    ]


def test_empty_page_is_refused() -> None:
    [refusal] = fetch("/1", {"/1": answer(b" \n")})
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "empty"
