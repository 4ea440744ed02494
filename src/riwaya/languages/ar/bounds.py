"""Reads the bounds that stand before and after a number ("at least", "more than", "about").

Phrases come from `lexicons/number_bounds.tsv`. A bound after the counted noun (20 شخصا على الأقل) counts too.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct, structs

from riwaya.languages.ar.normalize import fold
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import Token

# Words between a number and its bound after the noun: "5 جنود من الجيش على الأقل" has four.
MAX_WORDS_BEFORE_BOUND = 4
# The subject between a verb of bound and its number: "عدد النازحين داخليا عتبة" has four words.
MAX_SUBJECT_WORDS = 4
_VERB_PREPOSITIONS = frozenset({"علي", "عن"})
_BREAKS = frozenset(
    {"في", "من", "الي", "علي", "عن", "منذ", "خلال", "بعد", "قبل", "مع", "و", "او", "بين", "ان"}
)
_DENIALS = frozenset({"لا", "لم", "لن", "ليس"})
_OPPOSITES = {"more_than": "at_most", "less_than": "at_least"}


class BoundPhrase(Struct, frozen=True, kw_only=True, gc=False):
    """A bound with its folded words: at_least, more_than, at_most, less_than, about, equals or or_equal."""

    words: tuple[str, ...]
    bound: str


class Opening(Struct, frozen=True, kw_only=True, gc=False):
    """A bound phrase found before a number, with the clitics that its first word bears here."""

    phrase: BoundPhrase
    clitics: tuple[str, ...]


class Bounds(Struct, frozen=True, kw_only=True):
    """All bound phrases by side and first word, longest first."""

    before: Mapping[str, tuple[BoundPhrase, ...]]
    after: Mapping[str, tuple[BoundPhrase, ...]]
    verbs: Mapping[str, tuple[BoundPhrase, ...]]


class Range(Struct, frozen=True, kw_only=True, gc=False):
    """A bounded value, both ends inclusive, None for an open end."""

    min: Fraction | None
    max: Fraction | None
    approx: bool = False


def load_bounds() -> Bounds:
    """Reads the bound phrases.

    Returns:
        The phrases of `number_bounds.tsv`, folded.
    """
    sides: dict[str, dict[str, list[BoundPhrase]]] = {"before": {}, "after": {}, "verb": {}}
    for row in read_lexicon("riwaya.languages.ar", "number_bounds"):
        words = tuple(fold(row["phrase"]).split())
        sides[row["side"]].setdefault(words[0], []).append(BoundPhrase(words=words, bound=row["bound"]))
    ordered = {
        side: {
            word: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for word, found in table.items()
        }
        for side, table in sides.items()
    }
    return Bounds(before=ordered["before"], after=ordered["after"], verbs=ordered["verb"])


def match_before(tokens: Sequence[Token], at: int, bounds: Bounds) -> Opening | None:
    """Finds the longest bound phrase that begins at a token, whose first word may bear و, ب or ل.

    Returns:
        The phrase, or None where none begins at `at`.
    """
    if at and tokens[at].kind == "mark" and tokens[at - 1].folded in ("<", ">", "="):
        # "<>", "=<" are no bounds.
        return None
    for clitics, word in first_words(tokens[at]):
        for phrase in bounds.before.get(word, ()):
            last = at + len(phrase.words)
            clear = (
                tokens[at].kind != "mark" or last >= len(tokens) or tokens[last].folded not in ("<", ">", "=")
            )
            if clear and _matches(tokens, at + 1, phrase.words[1:]):
                return Opening(phrase=phrase, clitics=clitics)
    return None


def match_after(tokens: Sequence[Token], at: int, bounds: Bounds) -> tuple[BoundPhrase, int] | None:
    """Finds a bound after a number that ends before token `at`, next to it or after its noun phrase.

    Returns:
        The phrase and the index one past its last token; None where there is none before a mark or number.
    """
    for skip in range(min(MAX_WORDS_BEFORE_BOUND + 1, len(tokens) - at)):
        token = tokens[at + skip]
        for phrase in bounds.after.get(token.folded, ()):
            last = at + skip + len(phrase.words)
            adjacent = phrase.words[0] in ("علي", "كحد", "بحد", "تقريبا") or not skip
            if (
                adjacent
                and _matches(tokens, at + skip + 1, phrase.words[1:])
                and not _goes_on(tokens, phrase, last)
            ):
                return phrase, last
        if token.kind != "word" or {"و", "ف"} & set(token.clitics) or token.folded in ("في", "و", "او"):
            return None
    return None


def verb_before(tokens: Sequence[Token], at: int, bounds: Bounds) -> str | None:
    """Finds the bound that a verb lends to a number over its subject: "تجاوز عدد القتلى 500".

    Args:
        tokens: The sentence.
        at: Index of the number's first token.
        bounds: What `load_bounds` gives.

    Returns:
        The bound, turned round by a negation; None where another preposition, number or mark stands between.
    """
    prep = tokens[at - 1].folded if at and tokens[at - 1].folded in _VERB_PREPOSITIONS else ""
    last = at - bool(prep)
    for place in range(last - 1, max(-1, last - 1 - MAX_SUBJECT_WORDS - 1), -1):
        token = tokens[place]
        for _, word in first_words(token):
            for phrase in bounds.verbs.get(word, ()):
                if place < last - 1 and phrase.words[1:] == ((prep,) if prep else ()):
                    return _turned(tokens, place, phrase.bound)
        if token.kind != "word" or set(token.clitics) - {"ال"} or token.folded in _BREAKS:
            return None
    return None


def _turned(tokens: Sequence[Token], at: int, bound: str) -> str:
    """Turns a bound round where its verb is denied: "did not exceed 20" is at most 20."""
    denied = at > 0 and any(word in _DENIALS for _, word in first_words(tokens[at - 1]))
    return _OPPOSITES.get(bound, bound) if denied else bound


def first_words(token: Token) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Gives the forms a phrase's first word can have: the whole word, then without و, ف, ب, ل.

    Returns:
        Pairs of the clitics taken off and the rest, the whole word first.
    """
    cut = [
        (clitics, stem)
        for clitics, stem, suffix in token.readings
        if clitics and not suffix and "ال" not in clitics
    ]
    return (((), token.folded), *cut)


def _matches(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return len(tokens) - at >= len(words) and all(
        tokens[at + offset].folded == word for offset, word in enumerate(words)
    )


def _goes_on(tokens: Sequence[Token], phrase: BoundPhrase, at: int) -> bool:
    """True for "أو أكثر من", which begins a further bounded number; not for "على الأقل من السكان"."""
    return phrase.words[0] != "علي" and at < len(tokens) and tokens[at].folded == "من"


def bounded(value: Range, bound: str) -> Range:
    """Applies one bound to a value.

    Args:
        value: The value so far; its `min` is the number stated.
        bound: One of the bounds of `BoundPhrase`.

    Returns:
        The bounded value: "more than 30" is 31 and up, "more than a half" a half and up.

    Source: codebook, "Casualty".
    """
    number = value.max if value.min is None else value.min
    if number is None or bound == "equals":
        return value
    step = 1 if number.denominator == 1 else 0
    ranges = {
        "at_least": (number, None),
        "more_than": (number + step, None),
        "at_most": (None, number),
        "less_than": (None, number - step),
    }
    if bound == "about":
        return structs.replace(value, approx=True)
    if bound == "or_equal":
        low, high = value.min, value.max
        return Range(min=low - 1, max=None) if high is None and low is not None else Range(min=low, max=high)
    low, high = ranges[bound]
    return Range(min=low, max=high, approx=value.approx)
