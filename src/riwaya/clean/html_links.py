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
    blocks = []
    counts = [[0, 0, 0]]  # of every element that is open: characters of text, those in links, number of links
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            counts.append([_length(element.text), 0, 0])
            continue
        text, linked, links = counts.pop()
        if element.tag == "a" and element.get("href"):
            linked, links = text, 1
        elif element.tag not in _KEPT and _is_links(text, linked, links):
            blocks.append(element)
            text = linked = links = 0  # what stands around a block is judged without it
        around = counts[-1]
        around[0] += text + _length(element.tail)
        around[1] += linked
        around[2] += links
    for block in blocks:
        if block.getparent() is not None:
            block.drop_tree()


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _is_links(text: int, linked: int, links: int) -> bool:
    return links >= _FEWEST_LINKS and linked >= _LINKED_SHARE * text and linked <= _LONGEST_LINK_CP * links
