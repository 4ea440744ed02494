"""What is kept of a page to find its copies, and what was found: copies and credits."""

from typing import Literal

from msgspec import Struct

Relation = Literal["same", "shortened", "extended", "reprint", "none"]

FEWEST_SHARED = 2
"""Run hashes that a text and its copy share at least, where they share no paragraph: one is a quotation."""


class Sketch(Struct, frozen=True, kw_only=True, gc=False):
    """What is kept of a text to find its copies.

    Attributes:
        digest: SHA-256 of the folded words, so that vowel signs, marks and spacing make no difference.
        words: Number of words.
        paragraphs: Hashes of its paragraphs of at least twelve words with their numbers of words, each once,
            in text order.
        runs: Kept hashes of its five-word runs, ascending.
    """

    digest: str
    words: int
    paragraphs: tuple[tuple[int, int], ...]
    runs: tuple[int, ...]


class CopyCandidate(Struct, frozen=True, kw_only=True):
    """A version that shares hashes with a text: counts from which a relation is told.

    Attributes:
        words: Of its sketch; likewise `runs`.
        shared: Run hashes in both.
        same_words: Words of the paragraphs in both.
        common: Of `shared`, those that so many texts hold that they may be formulas.
        common_words: Of `same_words`, likewise.
        equal: Whether all words are equal.
    """

    version: int
    page: str
    words: int
    runs: int
    shared: int
    same_words: int
    common: int = 0
    common_words: int = 0
    equal: bool = False


class Copy(Struct, frozen=True, kw_only=True):
    """An earlier page that a page copies.

    Attributes:
        page: The earlier page's id.
        relation: What the newer page is of it.
        shared: The larger of the shares of one text found in the other, 1 for equal words.
    """

    page: str
    relation: Relation
    shared: float


class Credit(Struct, frozen=True, kw_only=True):
    """Words by which a page says where its text is from: an agency or another outlet.

    Attributes:
        name: The agency's English name.
    """

    name: str
    text: str
    start: int
    end: int
