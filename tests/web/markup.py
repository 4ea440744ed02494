"""Reads a page of the desk as a browser's parser would see it."""

from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "link", "input", "rect", "br"}


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


class Markup(HTMLParser):
    """Elements in order, each with the tags that it stands in; text by the classes that it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.text = ""
        self._open: list[Element] = []
        self._texts: list[tuple[str, frozenset[str]]] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()
        self.unbalanced += [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {n: v or "" for n, v in attrs}, tuple(e.tag for e in self._open)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.unbalanced.append(tag)
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        classes = {name for e in self._open for name in e.attributes.get("class", "").split()}
        self._texts.append((data, frozenset(classes)))

    def text_in(self, name: str) -> str:
        return "".join(data for data, classes in self._texts if name in classes)

    def words_in(self, name: str) -> str:
        return " ".join(" ".join(data for data, classes in self._texts if name in classes).split())

    def tags(self) -> set[str]:
        return {element.tag for element in self.elements}

    def attribute_names(self) -> set[str]:
        return {name for element in self.elements for name in element.attributes}

    def links(self) -> list[str]:
        return [
            e.attributes[n] for e in self.elements for n in ("href", "src", "action") if n in e.attributes
        ]

    def repeated_ids(self) -> list[str]:
        counts = Counter(e.attributes["id"] for e in self.elements if "id" in e.attributes)
        return [name for name, count in counts.items() if count > 1]
