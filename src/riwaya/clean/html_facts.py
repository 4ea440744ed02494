"""What a web page says about itself: title, publication date, outlet, language, address, byline.

Read from JSON-LD, OpenGraph and other meta elements, microdata and `time` elements, in this order of trust.
Nothing is guessed: a date of change is no date of publication, a number of unclear form is no date.
"""

import html
import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

Tree = Any  # lxml.html.HtmlElement: lxml comes without types

_ARTICLE = re.compile(r"article|posting|reportage|newsstory", re.IGNORECASE)
_MOST_LD_NODES = 2000
_LONGEST_CP = 500
_LONGEST_ADDRESS_CP = 2000
_SHORTEST_TITLE_WORDS = 3
# Paths begin at attributes, not at elements: that is three times faster on a page of a thousand elements.
_HEADING = (
    "//h1 | //h2 | //@class[contains(., 'title') or contains(., 'headline')]/parent::*[not(self::title)]"
)
_DAY = r"((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])"
_ISO = re.compile(rf"\s*{_DAY}(?!\d)(?:[T\s]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_ADDRESS_DAY = re.compile(rf"/{_DAY}(?=/|-|$)")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "published_time", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "article.published", "date",
)  # fmt: skip
_SPLIT_TITLE = re.compile(r"\s+(?:[|\-–—•«»]|::|/)+\s+")
_BARRED_TITLE = re.compile(r"\s+(?:\||::|»)\s+")


class Facts(Struct, frozen=True, kw_only=True):
    """What a page says about itself; None where it does not.

    Attributes:
        title: Its headline.
        published: ISO date or date-time of first publication.
        dateline: Words of the element that shows the date to readers; looked for where `published` is None.
        lang: Language code without region, in small letters.
        address: Its canonical address.
        is_article: Whether it calls itself an article.
    """

    title: str | None = None
    published: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    lang: str | None = None
    address: str | None = None
    byline: str | None = None
    is_article: bool = False


def read_facts(tree: Tree, *, url: str | None) -> Facts:
    """Reads what a page says about itself.

    Args:
        tree: The parsed page.
        url: Address that it was fetched from; None where unknown.

    Returns:
        The facts; words folded to one line and cut at 500 characters.
    """
    meta = _meta(tree)
    article, publisher = _linked_data(tree)
    address = _address(tree, meta, url)
    published = _published(tree, meta, article, address or url)
    return Facts(
        title=_title(tree, meta, article),
        published=published,
        dateline=None if published else _line(_first(tree, _DATE_ELEMENT)),
        outlet=_line(_name(article.get("publisher")) or meta.get("og:site_name") or publisher)
        or _line(meta.get("application-name")),
        lang=_lang(tree, meta, article),
        address=address,
        byline=_byline(tree, meta, article),
        is_article=bool(article) or meta.get("og:type", "").lower() == "article",
    )


def headings(tree: Tree) -> Iterator[str]:
    """Gives what the page shows as headings.

    Args:
        tree: The parsed page.

    Yields:
        Lines of three words and more, in text order.
    """
    for element in tree.xpath(_HEADING):
        words = str(element.text_content())[: 4 * _LONGEST_CP].split()
        if len(words) >= _SHORTEST_TITLE_WORDS:
            yield " ".join(words)


def iso_date(value: object) -> str | None:
    """Reads a date that states year, month and day.

    Args:
        value: ISO or RFC 2822 text; anything else gives none.

    Returns:
        `2031-05-05` or `2031-05-05T09:15:00+03:00`; None for other forms and impossible days.
    """
    if not isinstance(value, str):
        return None
    found = _ISO.match(value)
    if found is None:
        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    year, month, day, clock, zone = found.groups()
    if int(day) > (29 if int(month) == 2 else 30 if int(month) in {4, 6, 9, 11} else 31):
        return None
    date = f"{year}-{int(month):02}-{int(day):02}"
    return f"{date}T{clock}{zone or ''}" if clock else date


_NAMES_DATE = (
    "[contains(translate(., 'DATEPUBLISHIM', 'datepublishim'), 'date')"
    " or contains(translate(., 'DATEPUBLISHIM', 'datepublishim'), 'publish')]/parent::*"
    "[self::span or self::div or self::p or self::td or self::li or self::small]"
    "[string-length(normalize-space()) < 80][string-length(normalize-space()) > 5]"
)
_DATE_ELEMENT = f"//time | //@class{_NAMES_DATE} | //@id{_NAMES_DATE}"
_DATED_ELEMENT = "//@itemprop[. = 'datePublished']/.. | //time[@pubdate or contains(@class, 'publish')]"
_AUTHOR_ELEMENT = "//@itemprop[. = 'author']/.. | //@rel[. = 'author']/parent::a"
_BYLINE_ELEMENT = (
    "//@class[contains(., 'author') or contains(., 'byline')]"
    "/parent::*[self::span or self::div or self::a or self::p][string-length(normalize-space()) < 80]"
)


def _meta(tree: Tree) -> dict[str, str]:
    """Names in small letters; of several elements of one name the first with words counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: Tree) -> tuple[dict[str, Any], str | None]:
    """The page's article among its JSON-LD nodes, empty where there is none, and the site's name."""
    article: dict[str, Any] = {}
    site: str | None = None
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for node in _nodes(script.text or ""):
            kinds = node.get("@type")
            given = kinds if isinstance(kinds, list) else [kinds]
            names = " ".join(kind for kind in given if isinstance(kind, str))
            if not article and _ARTICLE.search(names):
                article = node
            elif "Organization" in names or "WebSite" in names:
                site = site or _name(node)
    return article, site


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Walks over JSON-LD without recursion; faulty JSON gives nothing."""
    try:
        waiting = [json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < _MOST_LD_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node.get(name) for name in ("@graph", "mainEntity", "itemListElement"))


def _title(tree: Tree, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    for value in (article.get("headline"), meta.get("og:title"), meta.get("twitter:title")):
        if isinstance(value, str) and value.strip():
            return _line(_without_site(value, meta))
    heads = [line for line in map(_text, tree.iter("h1")) if line]
    if len(heads) == 1:
        return _line(heads[0])
    stated = _text(tree.find(".//title"))
    shown = [line for line in headings(tree) if line in stated]
    return _line(max(shown, key=len) if shown else _without_site(stated, meta))


def _without_site(title: str, meta: dict[str, str]) -> str:
    """Takes the site's name off a title: a known one, or one behind a sign that headlines do not use."""
    pieces = _SPLIT_TITLE.split(title)
    site = meta.get("og:site_name", "")
    if site in pieces[1:]:
        return title[: title.rindex(site)].rstrip(" -–—|•«»:/") or title
    barred = _BARRED_TITLE.split(title)
    return max(barred, key=len) if len(barred) > 1 else title


def _published(tree: Tree, meta: dict[str, str], article: dict[str, Any], address: str | None) -> str | None:
    stated = [article.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)]
    marked = tree.xpath(_DATED_ELEMENT)
    for value in (*stated, *(element.get("datetime") or element.get("content") for element in marked)):
        if date := iso_date(value):
            return date
    shown = [iso_date(element.get("datetime")) for element in tree.xpath("//article//time[@datetime]")]
    if len(set(shown) - {None}) == 1:
        return next(date for date in shown if date)
    found = _ADDRESS_DAY.search(urlsplit(address).path) if address else None
    return iso_date("-".join(found.groups())) if found else None


def _lang(tree: Tree, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    values = (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    for value in (*values, article.get("inLanguage"), meta.get("og:locale"), meta.get("content-language")):
        code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", value.strip()) if isinstance(value, str) else None
        if code:
            return code.group().lower()
    return None


def _address(tree: Tree, meta: dict[str, str], url: str | None) -> str | None:
    links = [link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    stated: list[str | None] = [*(link.get("href") for link in links), meta.get("og:url")]
    for value in stated:
        address = _absolute(value, url) if value else None
        if address is not None:
            return address
    return url


def _absolute(value: str, url: str | None) -> str | None:
    """An address that a page may have; None for the front page, a common fault of sites."""
    try:
        address = urljoin(url or "", value.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    named = parts.scheme in {"http", "https"} and parts.netloc and (parts.path.strip("/") or parts.query)
    return address if named and len(address) <= _LONGEST_ADDRESS_CP else None


def _byline(tree: Tree, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    authors = article.get("author")
    names = [_name(author) for author in (authors if isinstance(authors, list) else [authors])]
    stated = " · ".join(name for name in names if name)
    # Looking through all elements takes longer than the rest: only where nothing is stated.
    shown = stated or _first(tree, _AUTHOR_ELEMENT) or _first(tree, _BYLINE_ELEMENT)
    return _line(shown or meta.get("author"))


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) and not value.startswith(("http:", "https:")) else None


def _first(tree: Tree, path: str) -> str | None:
    return next((text for text in map(_text, tree.xpath(path)) if text), None)


def _text(element: Tree) -> str:
    return "" if element is None else " ".join(str(element.text_content()).split())


def _line(value: str | None) -> str | None:
    """One line of at most 500 characters; None for nothing."""
    return " ".join(html.unescape(value or "").split())[:_LONGEST_CP] or None
