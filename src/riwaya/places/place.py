"""One place of the gazetteer, and what the rules ask the gazetteer for."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from riwaya.model.reading import Token


class Place(Struct, frozen=True, kw_only=True, gc=False):
    """One row of the gazetteer; `lat_deg`/`lon_deg` None where the source has no point."""

    id: str
    kind: str
    name_en: str
    country: str | None
    admin1: str
    lat_deg: float | None
    lon_deg: float | None
    population: int
    hand: bool


Form = tuple[tuple[str, ...], str]
"""One reading of a word: its clitics, and the word with its article as `PlaceWords.key` gives it."""


class NameForm(Struct, frozen=True, kw_only=True, gc=False):
    """One reading of a word that begins a name.

    Attributes:
        clitics: Its clitics.
        word: The word with its article.
        longest: Words of the longest name that begins with it.
        generic: True for a kind of place or a direction: alone it is no name.
        common: True where the word alone is rather a common word.
        weak: True where such a word is a name after a governor only.
    """

    clitics: tuple[str, ...]
    word: str
    longest: int
    generic: bool
    common: bool
    weak: bool


class WordForms(Struct, frozen=True, kw_only=True, gc=False):
    """What one word can be in a place phrase.

    Attributes:
        key: The word as `PlaceWords.key` gives it.
        names: Readings that begin a name, the word as it stands first, then best reading first.
        lead: The reading that can stand before a name in its phrase; the word is "" where none can.
        demonym: The state of an adjective with its article, "" for other words.
        quote: True for a quotation mark.
        adjective: True where it may follow a name as its adjective.
        opens: True where a place without a name of the gazetteer can begin.
        classes: Readings whose word has a class in `place_words.tsv`, in the same order.
    """

    key: str
    names: tuple[NameForm, ...] = ()
    lead: Form = ((), "")
    demonym: str = ""
    quote: bool = False
    adjective: bool = False
    classes: tuple[Form, ...] = ()
    opens: bool = False


class Names(Protocol):
    """Names of places; a name is words joined by one space, as `PlaceWords.key` gives them."""

    def forms(self, token: Token) -> WordForms:
        """Looks a word up under each reading of its clitics."""
        ...

    def all_forms(self, tokens: Sequence[Token]) -> list[WordForms]:
        """Looks the words of a sentence up, see `forms`."""
        ...

    def longest(self, word: str, second: str) -> int:
        """Gives the number of words of the longest name that begins with two words; 0 where none does."""
        ...

    def named(self, name: str) -> tuple[Place, ...]:
        """Gives the places of one name."""
        ...

    def has(self, name: str) -> bool:
        """Says whether any place bears a name."""
        ...
