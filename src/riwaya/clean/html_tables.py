"""Turns tables that only lay a page out into plain blocks, before its text is looked for.

Sites of the 2000s set columns by tables. An extractor that takes such a table for data writes headline, date
and paragraphs on one line with bars between them. Tables of data stay: their cells are short and hold no
blocks.
"""

from typing import Any

Tree = Any  # lxml.html.HtmlElement: lxml comes without types

_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_BLOCKS = "descendant::*[self::p or self::div or self::h1 or self::h2 or self::h3 or self::table or self::ul]"
# Cells of data are figures, names, a phrase; a cell of so many characters is running text.
_LONGEST_DATA_CP = 300


def unwrap_layout_tables(tree: Tree) -> None:
    """Makes blocks of the tables, rows and cells that lay the page out, in place.

    Args:
        tree: The parsed page.
    """
    for table in list(tree.iter("table")):
        if table.tag == "table" and _lays_out(table):
            for part in (table, *_own_parts(table)):
                part.tag = "div"


def _lays_out(table: Tree) -> bool:
    cells = [part for part in _own_parts(table) if part.tag in {"td", "th"}]
    return any(cell.xpath(_BLOCKS) or len(cell.text_content()) > _LONGEST_DATA_CP for cell in cells)


def _own_parts(table: Tree) -> list[Tree]:
    """Rows and cells of a table, not of the tables in its cells."""
    found, waiting = [], list(table)
    while waiting:
        part = waiting.pop(0)
        if part.tag in _PARTS and part.tag != "table":
            found.append(part)
            waiting.extend(part)
    return found
