"""Reads RSS, Atom and JSON feeds: what each entry says of an article, and its text where it brings it along.

Dates keep the offset that the feed gives them, because an article's own calendar day counts; ready-made
parsers turn them to UTC, which moves what was published after midnight to the day before.
"""

import html
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from riwaya.acquire.markup import local_name, parse_markup, text_within
from riwaya.errors import InputError
from riwaya.model.page import RawBytes, Refusal

_ROOTS = frozenset({"rss", "feed", "rdf"})
_ENTRIES = frozenset({"item", "entry"})
# Elements by what they are for, best first.
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubdate", "date", "issued", "updated", "modified")
_JSON_FEED = b"jsonfeed.org/version"


class Entry(Struct, frozen=True, kw_only=True):
    """One article of a feed.

    Attributes:
        url: Address of the article, absolute; None where the feed gives none.
        published: ISO date or date-time with the feed's own offset.
        body: HTML that the feed brings along; may be a summary only.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    key: str | None = None
    body: str | None = None


class Feed(Struct, frozen=True, kw_only=True):
    """A feed's own name and its entries in its order."""

    title: str | None = None
    lang: str | None = None
    entries: tuple[Entry, ...] = ()


def is_feed(data: bytes) -> bool:
    """Tells a feed by its beginning.

    Args:
        data: A document, or its first kilobytes.

    Returns:
        True for RSS, Atom, RDF and JSON feeds.
    """
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return _JSON_FEED in head.replace(b"\\/", b"/")
    lowered = head.lower()
    return any(mark in lowered for mark in (b"<rss", b"<feed", b"<rdf:rdf")) and b"<html" not in lowered


def parse_feed(data: bytes, *, base: str = "") -> Feed:
    """Reads a feed.

    Args:
        data: The document.
        base: Address that it came from; relative links are taken from there.

    Returns:
        The feed; entries without address and body are left in, as they are.

    Raises:
        InputError: `damaged` where it is no feed.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _parse_json(data, base)
    root = parse_markup(data)
    if root is None or local_name(root) not in _ROOTS:
        raise InputError("damaged", "expected a feed (RSS, Atom, JSON), found none; correct the address")
    entries = [node for node in root.iter() if local_name(node) in _ENTRIES]
    titles = (node for node in root.iter() if local_name(node) == "title")
    own = (node for node in titles if local_name(node.getparent()) in _ROOTS | {"channel"})
    title = next((text_within(node) for node in own), None)
    return Feed(title=title or None, entries=tuple(_entry(node, base) for node in entries))


def read_feed(data: bytes, *, source: str) -> Iterator[RawBytes | Refusal]:
    """Reads the texts that a feed brings along, each entry a page.

    Args:
        data: The document.
        source: Its name for people.

    Yields:
        A page for every entry with a text, a refusal for every other.

    Raises:
        InputError: `damaged` where it is no feed, `empty` where it has no entry.
    """
    feed = parse_feed(data)
    if not feed.entries:
        raise InputError("empty", "expected a feed with entries, found none; leave it out")
    for number, entry in enumerate(feed.entries, 1):
        origin = f"{source}#{number}"
        page_id = entry.url or entry.key or origin
        if not entry.body:
            detail = "expected an entry with a text, found none; add its address to have it fetched"
            yield Refusal(reason="empty", source=origin, id=page_id, detail=detail)
            continue
        yield RawBytes(
            id=page_id,
            data=_as_document(entry),
            url=entry.url,
            content_type="text/html",
            charset="utf-8",
            published=entry.published,
            outlet=feed.title,
            title=entry.title,
            lang=feed.lang,
            origin=origin,
        )


def iso_time(stated: str | None) -> str | None:
    """Reads a date of a feed or sitemap (RFC 822 or ISO).

    Args:
        stated: As it stands there.

    Returns:
        ISO date or date-time, the stated offset kept; None where it is no date.
    """
    stated = (stated or "").strip()
    if len(stated) == 10 and stated[4:5] == "-":
        return stated if _is_iso(stated) else None
    if _is_iso(stated):
        return stated.replace("z", "Z") if stated[-1] == "z" else stated
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _is_iso(stated: str) -> bool:
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return False
    return True


def _entry(node: Any, base: str) -> Entry:  # noqa: ANN401 (an element of a library that is not always installed)
    found: dict[str, Any] = {}
    for child in node:
        found.setdefault(local_name(child), child)
    link = _link(node)
    key = next((text_within(found[name]) for name in ("guid", "id") if name in found), None)
    if link is None and key and key.startswith(("http://", "https://")):
        link = key
    body = next((_markup(found[name]) for name in _BODIES if name in found and _markup(found[name])), None)
    stated = (iso_time(text_within(found[name])) for name in _DATES if name in found)
    return Entry(
        url=urljoin(base, link) if link else None,
        title=html.unescape(text_within(found["title"])) or None if "title" in found else None,
        published=next((date for date in stated if date), None),
        key=key or None,
        body=body,
    )


def _link(node: Any) -> str | None:  # noqa: ANN401
    """Chooses the article among an entry's links: Atom may name others beside it."""
    links = [child for child in node if local_name(child) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    return next((text_within(link) for link in links if text_within(link)), None)


def _markup(element: Any) -> str:  # noqa: ANN401
    """Gives the HTML of a body: as text in RSS, as elements in Atom's XHTML."""
    if len(element) == 0 or element.get("type") != "xhtml":
        return text_within(element)
    leaves = (child for child in element.iter() if len(child) == 0)
    return "\n".join(f"<p>{html.escape(text_within(leaf))}</p>" for leaf in leaves)


def _as_document(entry: Entry) -> bytes:
    """Makes a document of an entry's HTML, so that it goes the way of every other page."""
    head = f'<head><meta charset="utf-8"><title>{html.escape(entry.title or "")}</title></head>'
    body = f"<body><article>{entry.body}</article></body>"
    return f"<!DOCTYPE html><html>{head}{body}</html>".encode()


class _JsonItem(Struct, frozen=True):
    id: str | int | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


class _JsonFeed(Struct, frozen=True):
    version: str
    items: list[_JsonItem]
    title: str | None = None
    language: str | None = None


def _parse_json(data: bytes, base: str) -> Feed:
    try:
        feed = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("damaged", f"expected a JSON feed, found: {error}; correct the address") from error
    entries = []
    for item in feed.items:
        link = item.url or item.external_url
        text = html.escape(item.content_text or item.summary or "").replace("\n", "<br>\n")
        stated = iso_time(item.date_published) or iso_time(item.date_modified)
        entries.append(
            Entry(
                url=urljoin(base, link) if link else None,
                title=item.title,
                published=stated,
                key=None if item.id is None else str(item.id),
                body=item.content_html or (f"<p>{text}</p>" if text else None),
            )
        )
    return Feed(title=feed.title, lang=feed.language, entries=tuple(entries))
