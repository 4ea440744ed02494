"""What the place rules know of a language's words: governors, directions, demonyms, and words to doubt.

The words come from the language's lexicons through a function that the caller passes.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from riwaya.model.codebook import Precision

Row = Mapping[str, str]
# Lexicons of nouns, adjectives and time words: a village may be named so, a text rather means the word.
_PLAIN_WORDS = ("heads", "adjectives", "counted_nouns", "time_words", "number_words")
# Direction marks that a token may keep at its end and a phrase must not.
SIGNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
Lexicon = Callable[[str], Sequence[Row]]
Fold = Callable[[str], str]
_PRECISIONS: Mapping[str, Precision] = {
    "town": "town",
    "near": "near",
    "region": "region",
    "country": "country",
}


class PlaceContext(Struct, frozen=True, kw_only=True, gc=False):
    """What the page around a sentence says.

    Attributes:
        countries: ISO codes named or meant on the page, with how often.
        taken: Token ranges [first, last) of the sentence in which no place begins (names of persons).
    """

    countries: Mapping[str, int] = {}
    taken: tuple[tuple[int, int], ...] = ()


class PlaceWords(Struct, frozen=True, kw_only=True):
    """Words by what they do in a place phrase; all words as `key` gives them.

    Attributes:
        classes: Word → its classes in `place_words.tsv`, each with its value ("-" for none).
        demonyms: Adjective without article, both genders → country.
        capitals: Names of capitals.
        common: Words that are no names where nothing says so.
        known: Words of the language that are no unknown name after a governor.
        verbs: Words that the language lists as verbs only.
        nouns: Words that the language lists, and as no name.
        article: The folded article.
        endings: Endings that writers confuse: the one → the other that `key` writes for it.
    """

    classes: Mapping[str, Mapping[str, str]]
    demonyms: Mapping[str, str]
    capitals: frozenset[str]
    common: frozenset[str]
    known: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    article: str
    endings: tuple[tuple[str, str], ...]

    def key(self, folded: str) -> str:
        """Gives the form in which names are compared: folded, with confused endings made one."""
        for one, other in self.endings:
            folded = folded.replace(one, other)
        return folded

    def is_a(self, word: str, *classes: str) -> bool:
        """Says whether a word has one of the classes."""
        found = self.classes.get(word)
        return found is not None and not found.keys().isdisjoint(classes)

    def precision(self, word: str, *classes: str) -> Precision | None:
        """Gives the precision that a word of one of the classes states; None where it has none."""
        found = self.classes.get(word, {})
        return next((_PRECISIONS[found[name]] for name in classes if found.get(name) in _PRECISIONS), None)


def load_place_words(lexicon: Lexicon, fold: Fold, *, doubted: Sequence[str]) -> PlaceWords:
    """Reads a language's words for places.

    Args:
        lexicon: Gives the rows of a lexicon by its name: place_words, demonyms, countries, words and others.
        fold: The language's folding.
        doubted: Folded names that texts use mostly as something else; capitals among them are trusted.

    Returns:
        The words.
    """
    rows = lexicon("place_words")
    endings = tuple((row["word"], row["value"]) for row in rows if row["class"] == "ending")
    article = next((row["word"] for row in rows if row["class"] == "article"), "")
    empty = PlaceWords(
        classes={},
        demonyms={},
        capitals=frozenset(),
        common=frozenset(),
        known=frozenset(),
        verbs=frozenset(),
        nouns=frozenset(),
        article=article,
        endings=endings,
    )
    classes: dict[str, dict[str, str]] = {}
    for row in rows:
        classes.setdefault(empty.key(fold(row["word"])), {})[row["class"]] = row["value"]
    capitals = frozenset(
        empty.key(fold(name)) for row in lexicon("countries") for name in row["capitals"].split("|") if name
    )
    common: set[str] = set()
    common |= {empty.key(word) for word in doubted}
    for name in _PLAIN_WORDS:
        cells = (cell for row in lexicon(name) for cell in row.values())
        words = (
            word for cell in cells for word in fold(cell).replace("|", " ").split() if not word.isascii()
        )
        common |= {empty.key(word).removeprefix(article) for word in words}
    states = {empty.key(fold(name)) for row in lexicon("countries") for name in row["names"].split("|")}
    # A state's name that is a word ("financial") is listed by hand; the others are never doubted.
    common -= states | {state.removeprefix(article) for state in states} | capitals
    common |= {word for word, found in classes.items() if "common" in found}
    listed: dict[str, set[str]] = {}
    for row in lexicon("words"):
        listed.setdefault(empty.key(fold(row["word"])), set()).add(row["class"])
        if row["class"] == "verb":
            listed.setdefault(empty.key(fold(row["present"])), set()).add("verb")
    known = {word for word, found in listed.items() if "word" in found and "name" not in found}
    nouns = {word for word, found in listed.items() if "name" not in found}
    return PlaceWords(
        classes=classes, demonyms=_demonyms(lexicon, fold, empty), capitals=capitals,
        common=frozenset(common), known=frozenset(known | common),
        verbs=frozenset(word for word, found in listed.items() if found == {"verb"}),
        nouns=frozenset(nouns), article=article, endings=endings,
    )  # fmt: skip


def _demonyms(lexicon: Lexicon, fold: Fold, words: PlaceWords) -> dict[str, str]:
    found = {}
    feminine = [other for _, other in words.endings]
    for row in lexicon("demonyms"):
        for adjective in row["adjectives"].split("|"):
            stem = words.key(fold(adjective))
            if stem and row["country"] != "-":
                found[stem] = row["country"]
                found.update({stem + ending: row["country"] for ending in feminine})
    return found
