"""Feeds and sitemaps that lead to the articles of a test's site."""

from collections.abc import Sequence


def make_feed(addresses: Sequence[str], *, title: str = "المنارة") -> bytes:
    date = "<pubDate>Wed, 05 Mar 2031 23:30:00 +0300</pubDate>"
    items = "".join(
        f"<item><title>{number}</title><link>{address}</link>{date}</item>"
        for number, address in enumerate(addresses, 1)
    )
    return f"<rss><channel><title>{title}</title>{items}</channel></rss>".encode()


def make_sitemap(addresses: Sequence[str]) -> bytes:
    pages = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'.encode()


def make_sitemap_list(addresses: Sequence[str]) -> bytes:
    listed = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'.encode()
    )
