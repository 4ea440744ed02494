"""Takes blocks of links out of a parsed page before its text is looked for: menus, tickers, cards of stories.

Half of a news page's elements stand in such blocks; without them the text is found faster, and short stories
are not taken for less than the lists around them.
"""

from typing import Any

Tree = Any  # lxml.html.HtmlElement: lxml comes without types

# Elements that hold no text of a story whatever stands in them.
_EMPTY = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "nav")
_FEWEST_LINKS = 6
_LINKED_SHARE = 0.85
# Links of menus and lists are headlines at most; a story wrapped in a link by mistake is longer.
_LONGEST_LINK_CP = 160
_KEPT = frozenset({"html", "body", "article", "main", "p", "a"})


def drop_link_blocks(tree: Tree) -> None:
    """Removes, in place, what holds no text and what holds little but links.

    Args:
        tree: The parsed page.
    """
    from lxml import etree  # noqa: PLC0415

    etree.strip_elements(tree, *_EMPTY, with_tail=False)
    sizes: dict[Tree, tuple[int, int, int]] = {}
    blocks = []
    for event, element in etree.iterwalk(tree, events=("end",)):
        del event
        size = _size(element, sizes)
        if element.tag not in _KEPT and _is_links(*size):
            blocks.append(element)
            size = (0, 0, 0)  # what stands around a block is judged without it
        sizes[element] = size
    for block in blocks:
        if block.getparent() is not None:
            block.drop_tree()


def _size(element: Tree, sizes: dict[Tree, tuple[int, int, int]]) -> tuple[int, int, int]:
    """Characters of text, those of them in links, number of links."""
    text = len((element.text or "").strip())
    linked = links = 0
    for child in element:
        child_text, child_linked, child_links = sizes.pop(child, (0, 0, 0))
        text += child_text + len((child.tail or "").strip())
        linked += child_linked
        links += child_links
    if element.tag == "a" and element.get("href"):
        return text, text, 1
    return text, linked, links


def _is_links(text: int, linked: int, links: int) -> bool:
    return links >= _FEWEST_LINKS and linked >= _LINKED_SHARE * text and linked <= _LONGEST_LINK_CP * links
