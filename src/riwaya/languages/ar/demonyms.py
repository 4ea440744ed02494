"""Loads the nisbas of states, peoples and faiths ("فرنسي", "كردي") with their inflected forms.

Forms are folded. What a nisba means for a phrase is decided in `modifiers.py` and `parties.py`.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.party_forms import read_role
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.codebook import Role
from riwaya.model.reading import GrammaticalNumber

_PACKAGE = "riwaya.languages.ar"


class Demonym(Struct, frozen=True, kw_only=True, gc=False):
    """A nisba of a state or people, in one of its forms; `number` as the form shows it.

    Attributes:
        pairs: Second words that make it the nisba of another state -> that state ("كوري جنوبي").
    """

    country: str | None
    role: Role | None
    number: GrammaticalNumber
    feminine: bool
    pairs: tuple[tuple[str, str], ...] = ()


def read_demonyms() -> Iterator[tuple[str, Demonym]]:
    """Reads the nisbas of `demonyms.tsv` in all forms of number and gender.

    Yields:
        (folded form, what it is); of forms given twice the last counts.
    """
    rows = read_lexicon(_PACKAGE, "demonyms")
    pairs = _pairs(rows)
    for first, further in pairs.items():
        # "كوري" alone is of no state; a row of its own ("سوداني") comes later and wins.
        yield from _demonym_forms(first, None, None, further)
    for row in rows:
        country, role = None if row["country"] == "-" else row["country"], read_role(row["role"])
        for adjective in row["adjectives"].split("|"):
            first, _, rest = fold(adjective).partition(" ")
            if not rest:
                yield from _demonym_forms(first, country, role, pairs.get(first, ()))
        for plural in filter(None, row["plurals"].split("|")):
            yield fold(plural), Demonym(country=country, role=role, number="plural", feminine=False)


def _pairs(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Nisbas of two words: the first -> (second, country); "جنوب أفريقي" begins with no nisba."""
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows:
        for adjective in row["adjectives"].split("|"):
            first, _, second = fold(adjective).partition(" ")
            if second and first.endswith("ي"):
                pairs[first] = (*pairs.get(first, ()), (second, row["country"]))
    return pairs


def _demonym_forms(
    adjective: str, country: str | None, role: Role | None, pairs: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, Demonym]]:
    forms: tuple[tuple[str, GrammaticalNumber, bool], ...] = (
        ("", "singular", False), ("ا", "singular", False), ("ة", "singular", True), ("ون", "plural", False),
        ("ين", "plural", False), ("ات", "plural", True), ("ان", "dual", False), ("تان", "dual", True),
        ("تين", "dual", True), ("و", "plural", False),
    )  # fmt: skip
    for ending, number, feminine in forms:
        yield (
            adjective + ending,
            Demonym(country=country, role=role, number=number, feminine=feminine, pairs=pairs),
        )
