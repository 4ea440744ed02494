"""Parses XML that others wrote (feeds, sitemaps): broken markup is mended, nothing outside is ever opened."""

from typing import Any

from riwaya.acquire.extras import require
from riwaya.charset import decode_page


def parse_markup(data: bytes) -> Any:  # noqa: ANN401 (an element of a library that is not always installed)
    """Parses a document.

    Args:
        data: Its bytes; they tell the encoding where none is stated, or a wrong one.

    Returns:
        The root element; None where there is none. Entities are not expanded, no file or address is opened.
    """
    etree = require("lxml.etree", extra="acquire", purpose="reading feeds and sitemaps")
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",  # goes before what the document declares
    )
    text, _ = decode_page(data.strip())
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: Any) -> str:  # noqa: ANN401
    """Gives an element's name without its namespace, in small letters.

    Args:
        element: Any node; one that is no element has no name.

    Returns:
        The name; "" where there is none.
    """
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_within(element: Any) -> str:  # noqa: ANN401
    """Gives all the text in an element.

    Args:
        element: An element.

    Returns:
        The text, blanks at its ends left out.
    """
    return "".join(element.itertext()).strip()
