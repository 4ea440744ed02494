"""A reader and a language that stand in for the rooms where only the way of pages through a run is tested."""

import re
from collections.abc import Sequence
from hashlib import sha256

from riwaya.acquire import refuse_page
from riwaya.languages.language import Row
from riwaya.model.claim import Claim, PageRecord, Span
from riwaya.model.page import Published, RawBytes, RawPage, Refusal, Segment
from riwaya.model.reading import MarkerMention, Token
from riwaya.pipeline import PageReader, Reading

RULES = "test"


def open_double(language: str) -> PageReader:
    """Reads every page as one claim on its first word; refuses a page that says "fail", dies on "die"."""
    assert language == "ar"
    return read_double


def read_double(page: RawPage | RawBytes) -> Reading | Refusal:
    if isinstance(page, RawBytes):
        page = RawPage(id=page.id, text=page.data.decode(), url=page.url, origin=page.origin)
    if page.text == "fail":
        return refuse_page(page, "failed", detail="expected to read the page")
    if page.text == "die":
        raise SystemExit(3)
    word = page.text.split()[0]
    start = page.text.index(word)
    span = Span(start=start, end=start + len(word), text=word)
    claim = Claim(id=f"c-{page.id}", type="attack", trigger=span, evidence=span, why={"type": "first word"})
    record = PageRecord(
        id=page.id,
        text_sha256=sha256(page.text.encode()).hexdigest(),
        rules=RULES,
        published=Published(),
        segments=(Segment(kind="main", start=start, end=len(page.text.rstrip())),),
        claims=(claim,),
    )
    return Reading(page=page, record=record, not_understood={word: 1})


class PlainLanguage:
    """Words as they are written; one with the article is found without it, too."""

    code = "ar"

    def fold(self, text: str) -> str:
        return text

    def lexicon(self, name: str) -> tuple[Row, ...]:
        # One furniture word, because a lexicon has a longest entry.
        return ({"words": "menu", "class": "menu"},) if name == "furniture" else ()

    def tokens(self, text: str, start: int, end: int) -> tuple[Token, ...]:
        words = re.compile(r"\w+").finditer(text, start, end)
        return tuple(_token(word.start(), word.end(), word.group()) for word in words)

    def markers(self, tokens: Sequence[Token], text: str) -> tuple[MarkerMention, ...]:
        assert all(text[token.start : token.end] == token.text for token in tokens)
        return ()

    def has_article(self, token: Token) -> bool:
        return "ال" in token.clitics

    def is_many(self, token: Token) -> bool:
        return token.stem.endswith("ات")

    def root(self, token: Token) -> str:
        return token.stem


def _token(start: int, end: int, word: str) -> Token:
    stem = word.removeprefix("ال")
    split = (("ال",), stem, "") if stem != word else ((), word, "")
    return Token(
        start=start,
        end=end,
        text=word,
        kind="word",
        folded=word,
        clitics=split[0],
        stem=stem,
        core=start,
        readings=(split, ((), word, "")),
    )
