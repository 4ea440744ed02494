"""Knows the nouns that news counts: persons, things and times, with their dual and plural forms.

Forms come from `lexicons/counted_nouns.tsv`: the singular, broken or feminine plurals as listed, and for
`sound` nouns the plural in ون/ين. Where ين can be dual or plural (مدنيين) it is read as the plural, the far
commoner one.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from riwaya.languages.ar.normalize import fold
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import Token

NounKind = Literal["person", "thing", "time"]
_PACKAGE = "riwaya.languages.ar"
# Plurals that take no alef of the accusative: sound ones, and those in ة, ى and اء (قتلى, شهداء, سكنة).
UNBOUND = ("ون", "ين", "ات", "و", "ي", "ة", "ى", "ا", "اء")
# Two root letters and the ending: تلتين.
MIN_DUAL_LETTERS = 5


class CountedForm(Struct, frozen=True, kw_only=True, gc=False):
    """One written form of a counted noun: how many it names by itself, None for an open end."""

    min: int
    max: int | None
    kind: NounKind

    @property
    def is_dual(self) -> bool:
        """True for a form that names exactly two."""
        return (self.min, self.max) == (2, 2)


def load_counted_forms() -> dict[str, CountedForm]:
    """Reads the counted nouns with all their forms.

    Returns:
        Folded form without article or suffix → what it counts. Where two nouns share a form, the first listed
        person noun wins, then a singular or plural over a dual; no dual of `not_duals.tsv` (the Taliban).
    """
    forms: dict[str, CountedForm] = {}
    not_duals = load_not_duals()
    rows = sorted(read_lexicon(_PACKAGE, "counted_nouns"), key=lambda row: row["kind"] != "person")
    for dual in (False, True):
        for row in rows:
            for word, low, high in _forms(row):
                if ((low, high) == (2, 2)) == dual and not (dual and fold(word) in not_duals):
                    forms.setdefault(fold(word), CountedForm(min=low, max=high, kind=_kind(row["kind"])))
    return forms


def people_count(token: Token, forms: Mapping[str, CountedForm]) -> tuple[int, int | None] | None:
    """Tells how many persons a noun names by its number alone.

    Args:
        token: One word; every reading of its clitics and suffix is tried, best first.
        forms: What `load_counted_forms` gives.

    Returns:
        (1, 1) for a singular, (2, 2) for a dual, (2, None) for a plural; None where it is no noun of persons.
    """
    form = counted_form(token, forms)
    return (form.min, form.max) if form and form.kind == "person" else None


def counted_form(token: Token, forms: Mapping[str, CountedForm]) -> CountedForm | None:
    """Finds the counted noun that a word is a form of; None where it is none."""
    if token.kind != "word":
        return None
    if token.folded in forms:
        return forms[token.folded]
    stems = (stem for clitics, stem, _ in token.readings if not set(clitics) & {"س"})
    return next((forms[stem] for stem in stems if stem in forms), None)


def load_not_duals() -> frozenset[str]:
    """Reads the words that have the shape of a feminine dual and are none: names, fabrics, gardens.

    Returns:
        The words of `not_duals.tsv`, folded.
    """
    return frozenset(fold(row["word"]) for row in read_lexicon(_PACKAGE, "not_duals"))


def has_dual_shape(token: Token, not_duals: frozenset[str]) -> bool:
    """Tells whether a word that no lexicon counts has the shape of a feminine dual: محطتين, تلتان.

    Args:
        token: One word.
        not_duals: What `load_not_duals` gives.

    Returns:
        True for the indefinite forms only: "الجانبان" and its like name the two sides, they count nothing.
    """
    stem = token.stem if token.kind == "word" else ""
    if len(stem) < MIN_DUAL_LETTERS or not stem.endswith(("تين", "تان")) or stem.endswith("ستان"):
        return False
    definite = "ال" in token.clitics or stem.startswith("ال")
    return not definite and stem not in not_duals


def _forms(row: Mapping[str, str]) -> Iterator[tuple[str, int, int | None]]:
    singular = row["singular"]
    yield singular, 1, 1
    if not singular.endswith(("ة", "ى", "اء")):
        yield singular + "ا", 1, 1
    if singular.endswith("ة"):
        # The suffixed form: زوجته is زوجت + ه.
        yield singular[:-1] + "ت", 1, 1
    for plural in _plurals(row):
        yield plural, 2, None
        if not plural.endswith(UNBOUND):
            yield plural + "ا", 2, None
    stem = singular[:-1] + "ت" if singular.endswith("ة") else singular
    yield from ((stem + ending, 2, 2) for ending in ("ان", "ين"))
    if stem.endswith("ت"):
        yield from ((stem + ending, 2, 2) for ending in ("ا", "ي"))


def _plurals(row: Mapping[str, str]) -> Iterable[str]:
    listed = [] if row["plurals"] == "-" else row["plurals"].split("|")
    if row["sound"] == "m":
        # و and ي alone: the construct before a noun or a suffix (منتسبي الكتيبة, مرافقيه).
        listed += [row["singular"] + ending for ending in ("ون", "ين", "و", "ي")]
    return listed


def _kind(name: str) -> NounKind:
    kinds: dict[str, NounKind] = {"person": "person", "thing": "thing", "time": "time"}
    return kinds[name]
