"""One place of the gazetteer, and what the rules ask the gazetteer for."""

from typing import Protocol

from msgspec import Struct


class Place(Struct, frozen=True, kw_only=True):
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


class Names(Protocol):
    """Names of places; a name is words joined by one space, as `PlaceWords.key` gives them."""

    def longest(self, word: str) -> int:
        """Gives the number of words of the longest name that begins with a word; 0 where none does."""
        ...

    def named(self, name: str) -> tuple[Place, ...]:
        """Gives the places of one name."""
        ...

    def has(self, name: str) -> bool:
        """Says whether any place bears a name."""
        ...
