"""Takes the text and the facts out of a web page.

The main text is found by trafilatura (best of twelve on its two public sets, and on Arabic pages); the page's
headline is put before it where the page shows it. The result is the page's canonical text: offsets count in
it, `segments` cuts it, and `cleaner` names what made it. Nothing of the page is run or fetched.
"""

import re
from functools import cache
from importlib.metadata import version

from msgspec import Struct

from riwaya.charset import decode_page
from riwaya.clean.html_facts import Facts, Tree, headings, read_facts
from riwaya.clean.html_links import drop_link_blocks
from riwaya.clean.html_tables import unwrap_layout_tables
from riwaya.errors import InputError

# Raised whenever this module takes other text out of the same page.
_VERSION = 2
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# The parser takes quadratic time over an element's attributes; no writer gives one hundreds.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w-]*)[^<>]{4000,}>")
_MOST_ATTRIBUTES = 300
_SENTENCE_END = (".", "؟", "?", "!", "…", "؛", "»", '"')
_SHORTEST_SENTENCE_WORDS = 4
# A line of so many words is running text even without a stop; link texts rarely have more.
_SHORTEST_UNSTOPPED_WORDS = 12
_TITLE_LINES = 6
# Paths go by attributes: half the elements of a page have none, and all of them are many.
_STYLE = "contains(translate(., ' ', ''), '{}')"
_HIDDEN = (
    f"//@hidden/.. | //@style[{_STYLE.format('display:none')} or {_STYLE.format('visibility:hidden')}]/.."
)


class HtmlPage(Struct, frozen=True, kw_only=True):
    """A web page's text and what it says about itself; None where it does not say.

    Attributes:
        text: Canonical text; a line is a paragraph or heading.
        published: ISO date or date-time.
        dateline: Words by which the page shows its date, for a language to read where `published` is None.
        canonical_url: Address that the page calls its own, else the one it came from.
        charset: Encoding that the bytes were read in.
        cleaner: What made the text, with versions.
    """

    text: str
    title: str | None
    published: str | None
    dateline: str | None
    outlet: str | None
    lang: str | None
    canonical_url: str | None
    byline: str | None
    charset: str
    cleaner: str


def read_html(data: bytes, *, url: str | None = None, charset_hint: str | None = None) -> HtmlPage:
    """Reads a web page.

    Args:
        data: The page's bytes, content encodings undone.
        url: Address that it came from.
        charset_hint: Encoding that the server or archive states; the bytes decide.

    Returns:
        Text and facts; the same bytes give the same page.

    Raises:
        InputError: `no_story` where the page has no running text.
    """
    text, charset = decode_page(data, hint=charset_hint)
    tree = _parse(text)
    facts = read_facts(tree, url=url)
    headline = _shown_title(tree, facts.title)
    lines = _main_lines(tree)
    if not _tells_something(lines, facts, headline):
        raise InputError(
            "no_story", f"expected an article, found {len(lines)} lines without running text; leave it out"
        )
    if headline and not any(headline in " ".join(line.split()) for line in lines[:_TITLE_LINES]):
        lines.insert(0, headline)
    return HtmlPage(
        text="\n".join(lines),
        title=facts.title,
        published=facts.published,
        dateline=facts.dateline,
        outlet=facts.outlet,
        lang=facts.lang,
        canonical_url=facts.address,
        byline=facts.byline,
        charset=charset,
        cleaner=cleaner_version(),
    )


@cache
def cleaner_version() -> str:
    """Names what takes text out of pages.

    Returns:
        Such as `html-1+trafilatura-2.3.1+lxml-6.1.3`.
    """
    return f"html-{_VERSION}+trafilatura-{version('trafilatura')}+lxml-{version('lxml')}"


def _parse(text: str) -> Tree:
    from lxml import etree  # noqa: PLC0415 (what is heavy is loaded with the first page)
    from lxml import html as markup  # noqa: PLC0415

    clean = _LONG_TAG.sub(_without_attributes, _FORBIDDEN.sub("", text))
    parser = markup.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = markup.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError("no_story", f"expected markup, found none: {error}; leave it out") from error
    for hidden in tree.xpath(_HIDDEN):
        if hidden.getparent() is not None and hidden.tag not in {"body", "html"}:
            hidden.drop_tree()
    return tree


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if tag[0].count("=") > _MOST_ATTRIBUTES else tag[0]


def _main_lines(tree: Tree) -> list[str]:
    """Non-blank lines of the main text; the tree is not the page's any more."""
    import trafilatura  # noqa: PLC0415

    unwrap_layout_tables(tree)
    drop_link_blocks(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def _shown_title(tree: Tree, title: str | None) -> str | None:
    """Gives the headline where the page shows it; what stands only in its head is no text of the page."""
    shown = list(headings(tree))
    if title in shown:
        return title
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    return heads[0] if len(heads) == 1 and heads[0] in shown else None


def _tells_something(lines: list[str], facts: Facts, headline: str | None) -> bool:
    """True for running text; from a page that calls itself an article a headline is enough."""
    if any(map(_is_running, lines)):
        return True
    longest = max((len(line.split()) for line in lines), default=0)
    return facts.is_article and (headline is not None or longest >= _SHORTEST_SENTENCE_WORDS)


def _is_running(line: str) -> bool:
    words = len(line.split())
    stopped = line.endswith(_SENTENCE_END) and words >= _SHORTEST_SENTENCE_WORDS
    return stopped or words >= _SHORTEST_UNSTOPPED_WORDS
