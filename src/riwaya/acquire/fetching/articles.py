"""What an address leads to: a page, or a feed or sitemap whose articles are fetched one by one."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from riwaya.acquire.feeds import Entry, is_feed, parse_feed
from riwaya.acquire.fetching.fetcher import Fetched, Fetcher
from riwaya.acquire.http_types import stated_charset
from riwaya.acquire.sitemaps import is_sitemap, parse_sitemap
from riwaya.errors import InputError
from riwaya.model.page import RawBytes, Refusal, RefusalReason

# A list of lists names the latest first; older ones are archives that nobody asks for by an address.
_MOST_SITEMAPS = 3
MOST_ARTICLES = 1000


class Listing(Struct, frozen=True, kw_only=True):
    """Articles that a feed or sitemap names."""

    entries: tuple[Entry, ...]
    outlet: str | None = None


def fetch_pages(url: str, *, fetcher: Fetcher) -> Iterator[RawBytes | Refusal]:
    """Fetches the page at an address, or every article that a feed or sitemap there names.

    Args:
        url: Absolute.
        fetcher: Fetches.

    Yields:
        Pages and refusals, in the order of the list.
    """
    try:
        fetched = fetcher.fetch(url)
        listing = read_listing(fetched, fetcher=fetcher)
        page = make_page(Entry(url=url), fetched) if listing is None else None
    except InputError as error:
        yield refuse_address(url, error)
        return
    if page is not None:
        yield page
    if listing is None:
        return
    if len(listing.entries) > MOST_ARTICLES:
        found = (
            f"expected at most {MOST_ARTICLES} articles, found {len(listing.entries)}; the first are fetched"
        )
        yield Refusal(reason="too_large", source=url, detail=found)
    for entry in listing.entries[:MOST_ARTICLES]:
        yield fetch_article(entry, fetcher=fetcher, outlet=listing.outlet, listed_in=url)


def fetch_article(
    entry: Entry, *, fetcher: Fetcher, outlet: str | None, listed_in: str
) -> RawBytes | Refusal:
    """Fetches one article of a list.

    Args:
        entry: What the list says of it.
        fetcher: Fetches.
        outlet: Name of the outlet, where the list gives it.
        listed_in: Address of the list.

    Returns:
        The page, or why it did not come.
    """
    if entry.url is None:
        detail = "expected the address of an article, found none; correct the feed"
        return Refusal(reason="missing_field", source=listed_in, id=entry.key, detail=detail)
    try:
        return fetch_or_raise(entry, fetcher=fetcher, outlet=outlet)
    except InputError as error:
        return refuse_address(entry.url, error)


def fetch_or_raise(entry: Entry, *, fetcher: Fetcher, outlet: str | None) -> RawBytes:
    """Fetches one article of a list.

    Args:
        entry: What the list says of it; it has an address.
        fetcher: Fetches.
        outlet: Name of the outlet.

    Returns:
        The page. Whatever keeps it from coming is raised as `Fetcher.fetch` and `make_page` raise it.
    """
    return make_page(entry, fetcher.fetch(entry.url or ""), outlet=outlet)


def read_listing(fetched: Fetched, *, fetcher: Fetcher) -> Listing | None:
    """Reads what came as a feed or sitemap.

    Args:
        fetched: What came.
        fetcher: Fetches the sitemaps that a list of sitemaps names.

    Returns:
        The articles that have an address; None where it is neither.
    """
    if is_feed(fetched.data):
        feed = parse_feed(fetched.data, base=fetched.url)
        return Listing(entries=feed.entries, outlet=feed.title)
    if not is_sitemap(fetched.data):
        return None
    sitemap = parse_sitemap(fetched.data, base=fetched.url)
    parts = [sitemap]
    for address in sitemap.sitemaps[:_MOST_SITEMAPS]:
        further = fetcher.fetch(address)
        parts.append(parse_sitemap(further.data, base=further.url))
    entries = tuple(entry for part in parts for entry in part.entries)
    return Listing(entries=entries, outlet=next((part.outlet for part in parts if part.outlet), None))


def make_page(entry: Entry, fetched: Fetched, *, outlet: str | None = None) -> RawBytes:
    """Makes a page of what came for an article.

    Args:
        entry: What a list says of it; its address is the page's id.
        fetched: What came.
        outlet: Name of the outlet.

    Returns:
        The page; a date or title of the list goes before the page's own.

    Raises:
        InputError: `empty` or `not_supported`.
    """
    if not fetched.data.strip():
        raise InputError("empty", f"expected a page at {fetched.url}, found an empty one")
    if fetched.media_type not in {None, "text/html", "application/xhtml+xml"}:
        raise InputError(
            "not_supported", f"expected a page at {fetched.url}, found {fetched.media_type}; give its address"
        )
    return RawBytes(
        id=entry.url or fetched.url,
        data=fetched.data,
        url=fetched.url,
        content_type=fetched.media_type,
        charset=stated_charset(fetched.content_type),
        fetched=fetched.fetched,
        published=entry.published,
        outlet=outlet,
        title=entry.title,
        origin=fetched.url,
    )


def refuse_address(url: str, error: InputError) -> Refusal:
    """Makes the refusal of an address.

    Args:
        url: What was to be fetched.
        error: Why it was not.

    Returns:
        The refusal; the page's id is its address.
    """
    reason = msgspec.convert(error.reason, RefusalReason)
    return Refusal(reason=reason, source=url, id=url, detail=str(error))
