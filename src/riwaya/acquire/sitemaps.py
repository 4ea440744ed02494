"""Reads sitemaps: lists of addresses, of news articles with title and date, or of further sitemaps."""

from typing import Any
from urllib.parse import urljoin

from msgspec import Struct

from riwaya.acquire.feeds import Entry, iso_time
from riwaya.acquire.markup import local_name, parse_markup, text_within
from riwaya.errors import InputError


class Sitemap(Struct, frozen=True, kw_only=True):
    """What a sitemap lists.

    Attributes:
        entries: Articles in its order; `published` is the news extension's date only, never the last change.
        sitemaps: Addresses of further sitemaps, the latest changed first.
        outlet: Name of the publication, where the news extension gives it.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    outlet: str | None = None


def is_sitemap(data: bytes) -> bool:
    """Tells a sitemap by its beginning.

    Args:
        data: A document, or its first kilobytes.

    Returns:
        True for lists of pages and lists of sitemaps.
    """
    head = data[:2048].lower()
    return b"<urlset" in head or b"<sitemapindex" in head


def parse_sitemap(data: bytes, *, base: str = "") -> Sitemap:
    """Reads a sitemap.

    Args:
        data: The document.
        base: Address that it came from.

    Returns:
        What it lists.

    Raises:
        InputError: `damaged` where it is no sitemap.
    """
    root = parse_markup(data)
    kind = "" if root is None else local_name(root)
    if kind not in {"urlset", "sitemapindex"}:
        raise InputError("damaged", "expected a sitemap, found none; correct the address")
    if kind == "sitemapindex":
        listed = [_texts(node) for node in root if local_name(node) == "sitemap"]
        dated = sorted(listed, key=_last_change, reverse=True)
        return Sitemap(sitemaps=tuple(urljoin(base, texts["loc"]) for texts in dated if texts.get("loc")))
    pages = [_texts(node) for node in root if local_name(node) == "url"]
    outlet = next((texts["name"] for texts in pages if texts.get("name")), None)
    return Sitemap(entries=tuple(_entry(texts, base) for texts in pages if texts.get("loc")), outlet=outlet)


def _entry(texts: dict[str, str], base: str) -> Entry:
    published = iso_time(texts.get("publication_date"))
    return Entry(url=urljoin(base, texts["loc"]), title=texts.get("title") or None, published=published)


def _texts(node: Any) -> dict[str, str]:  # noqa: ANN401 (an element of a library that is not always installed)
    """Gives the text of every element within; pictures have titles and places of their own."""
    found: dict[str, str] = {}
    for child in node.iter():
        if "image" not in str(child.tag) and "video" not in str(child.tag) and len(child) == 0:
            found.setdefault(local_name(child), text_within(child))
    return found


def _last_change(texts: dict[str, str]) -> str:
    return texts.get("lastmod", "")
