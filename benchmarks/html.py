"""Compares our text of web pages with trafilatura's own: `python -m benchmarks.html` prints figures as JSON.

The demo's stories are set into the layouts under `tests/clean/layouts`. Found and true text are compared by
runs of four words, as the article extraction benchmark of Scrapinghub does it; the headline counts neither way.
`bare` is trafilatura alone, `text` what `read_html` takes out, `main` what the segmenter leaves of that for the
page's own story; `scraped` is what the segmenter leaves of all words of the page, a block a line, as corpora
of scraped text have them. Speed is that of bytes to segments, with the layouts blown up by menus, cards and scripts to
the size of pages on the web (`--kilobytes`).
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path
from string import Template

import trafilatura
from lxml import etree
from lxml import html as markup
from msgspec import Struct

from riwaya.clean import clean_page
from riwaya.clean.html import read_html
from riwaya.errors import InputError
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.page import RawPage

LAYOUTS = Path(__file__).parents[1] / "tests/clean/layouts"
_RUN = 4
_SHORTEST_PARAGRAPH_CP = 60
_FEWEST_PARAGRAPHS = 3
# Headings inside the story, which a layout brings along.
_OWN_HEADS = re.compile(r'class="own">([^<]+)<')
_WORD = re.compile(r"\w+")
_INLINE = frozenset({"a", "span", "b", "strong", "em", "i", "font", "img", "input"})


class Story(Struct, frozen=True):
    """A headline and the paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]


class SavedPage(Struct, frozen=True):
    """A page's bytes and the story that they hold."""

    layout: str
    data: bytes
    story: Story


Extract = Callable[[bytes], str]


def main() -> None:
    """Prints the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kilobytes", type=int, default=60, help="size of the pages whose speed is measured")
    given = parser.parse_args()
    language, stories = load_language("ar"), read_stories()
    pages = list(make_pages(stories))
    ways: dict[str, Extract] = {
        "bare": lambda data: trafilatura.extract(data) or "",
        "text": lambda data: _text_or_none(data).text,
        "main": partial(main_text, language=language),
        "scraped": partial(scraped_text, language=language),
    }
    figures: dict[str, object] = {"pages": len(pages)}
    for name, extract in ways.items():
        figures[name] = compare(pages, extract)
    large = list(make_pages(stories[:3], size_bytes=1000 * given.kilobytes))
    figures["speed"] = {
        "kilobytes": round(sum(len(page.data) for page in large) / len(large) / 1000),
        "bare_pages_per_s": measure(large, ways["bare"]),
        "segmented_pages_per_s": measure(large, ways["main"]),
    }
    print(json.dumps(figures, indent=2))


def read_stories() -> list[Story]:
    """Takes headlines and paragraphs out of the demo's pages.

    Returns:
        Stories of three paragraphs and more.
    """
    lines = (files("riwaya") / "demo/pages.jsonl").read_text("utf-8").splitlines()
    stories = []
    for record in map(json.loads, lines):
        paragraphs = tuple(
            line
            for line in record["text"].split("\n")
            if len(line) >= _SHORTEST_PARAGRAPH_CP and line.rstrip().endswith(".")
        )
        once = tuple(dict.fromkeys(paragraphs))
        if len(once) >= _FEWEST_PARAGRAPHS:
            stories.append(Story(record.get("title") or " ".join(once[0].split()[:9]), once))
    return stories


def make_pages(stories: Sequence[Story], *, size_bytes: int = 0) -> Iterator[SavedPage]:
    """Sets every story into every layout.

    Args:
        stories: What the pages tell.
        size_bytes: Least size, reached by more of what stands around the story.

    Yields:
        Pages in the order of the layouts' names.
    """
    for path in sorted(LAYOUTS.glob("*.html")):
        layout = Template(path.read_text("utf-8"))
        heads = tuple(_OWN_HEADS.findall(layout.template))
        for number, story in enumerate(stories):
            others = [stories[(number + step) % len(stories)] for step in range(1, 6)]
            page, repeat = fill(layout, story, others), 1
            while len(page.encode()) < size_bytes:
                repeat += 4
                page = fill(layout, story, list(islice(cycle(others), 5 * repeat)))
            yield SavedPage(path.stem, page.encode(), _with_heads(story, heads))


def _with_heads(story: Story, heads: Sequence[str]) -> Story:
    """Sets a layout's two headings before the halves of what follows the first paragraph."""
    if not heads:
        return story
    first, *rest = story.paragraphs
    half, (upper, lower) = len(rest) // 2, heads
    return Story(story.title, (first, upper, *rest[:half], lower, *rest[half:]))


def fill(layout: Template, story: Story, others: Sequence[Story]) -> str:
    """Sets one story into a layout.

    Args:
        layout: Markup with names to be filled.
        story: The page's own.
        others: Those that links and cards lead to.

    Returns:
        The page.
    """
    first, *rest = story.paragraphs
    half = len(rest) // 2
    titles = [other.title for other in others]
    sections = ("\u0627\u0644\u0631\u0626\u064a\u0633\u064a\u0629", *(title.split()[0] for title in titles))
    return layout.substitute(
        title=story.title,
        first=first,
        ps=_wrap("<p>{}</p>", rest),
        ps1=_wrap("<p>{}</p>", rest[:half]),
        ps2=_wrap("<p>{}</p>", rest[half:]),
        css_ps1=_wrap('<p class="css-9">{}</p>', rest[:half]),
        css_ps2=_wrap('<p class="css-9">{}</p>', rest[half:]),
        font_ps=_wrap('<p align="justify"><font size="3">{}</font></p>', rest),
        brs="<br><br>".join(rest),
        menu=_wrap('<li><a href="/s">{}</a></li>', sections),
        menu_links=_wrap('<a href="/s">{}</a> ', sections),
        links=_wrap('<li><a href="/n">{}</a></li>', titles),
        break_links=_wrap('<a href="/n">{}</a><br>', titles),
        row_links=_wrap('<tr><td><a href="/n">{}</a></td></tr>', titles),
        cards=_wrap('<div class="card"><img src="x.jpg"><h3><a href="/n">{}</a></h3></div>', titles),
        other_title=others[0].title,
        other_ps=_wrap("<p>{}</p>", others[0].paragraphs),
    )


def compare(pages: Sequence[SavedPage], extract: Extract) -> dict[str, object]:
    """Scores a way to take out the text.

    Args:
        pages: Pages with their stories.
        extract: Gives a page's text.

    Returns:
        Precision, recall and F1 over all pages (means of the pages), and F1 of each layout.
    """
    scores = defaultdict(list)
    for page in pages:
        scores[page.layout].append(score(extract(page.data), page.story))
    whole = [entry for entries in scores.values() for entry in entries]
    means = [round(sum(entry[i] for entry in whole) / len(whole), 4) for i in range(3)]
    by_layout = {
        name: round(sum(e[2] for e in entries) / len(entries), 4) for name, entries in scores.items()
    }
    return {"p": means[0], "r": means[1], "f1": means[2], "f1_by_layout": by_layout}


def score(found: str, story: Story) -> tuple[float, float, float]:
    """Compares a text with a story.

    Args:
        found: What was taken out; its headline, where it has it, is passed over.
        story: What was to be taken out.

    Returns:
        Precision, recall and F1 of runs of four words.
    """
    told = " ".join(found.split()).replace(story.title, " ", 1)
    given, right = _runs(told), _runs(" ".join(story.paragraphs))
    hit = sum((given & right).values())
    precision, recall = hit / max(1, given.total()), hit / max(1, right.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def main_text(data: bytes, *, language: Language) -> str:
    """Takes out a page's own story as the pipeline does.

    Args:
        data: The page's bytes.
        language: Supplies what the segmenter needs.

    Returns:
        Its main segments, each a line.
    """
    page = _text_or_none(data)
    clean = clean_page(RawPage(id="p", text=page.text, title=page.title), language=language)
    return "\n".join(page.text[s.start : s.end] for s in clean.segments if s.kind == "main")


def scraped_text(data: bytes, *, language: Language) -> str:
    """Takes all words of a page, a block a line, and cuts them without its title.

    Args:
        data: The page's bytes.
        language: Supplies what the segmenter needs.

    Returns:
        Its main segments, each a line.
    """
    tree = markup.document_fromstring(data.decode())
    etree.strip_elements(tree, "script", "style", "head", with_tail=False)
    for element in list(tree.iter()):
        if element.tag not in _INLINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    text = "\n".join(line for line in lines if line)
    clean = clean_page(RawPage(id="p", text=text), language=language)
    return "\n".join(text[s.start : s.end] for s in clean.segments if s.kind == "main")


def measure(pages: Sequence[SavedPage], extract: Extract) -> float:
    """Measures speed on one core: of five times the shortest counts, others are those of a busy machine.

    Returns:
        Pages a second.
    """
    return round(len(pages) / sum(min(_times(page.data, extract)) for page in pages), 1)


def _times(data: bytes, extract: Extract) -> Iterator[float]:
    for _ in range(5):
        begin = time.process_time()
        extract(data)
        yield time.process_time() - begin


class _Text(Struct, frozen=True):
    text: str
    title: str | None


def _text_or_none(data: bytes) -> _Text:
    try:
        page = read_html(data)
    except InputError:
        return _Text("", None)
    return _Text(page.text, page.title)


def _wrap(form: str, texts: Sequence[str]) -> str:
    return "\n".join(form.format(text) for text in texts)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


if __name__ == "__main__":
    main()
