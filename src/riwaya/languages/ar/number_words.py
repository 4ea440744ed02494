"""Looks tokens up as parts of a number: digits with sign and marks, or words of `number_words.tsv`.

Putting the parts together is left to `cardinals.py`, bounds, ranges and counted nouns to `numbers.py`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from riwaya.languages.ar.digits import ascii_digits, parse_digits
from riwaya.languages.ar.normalize import fold
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import Token

Value = Fraction
# Classes of words that stand around numbers and are no part of one.
_AROUND = frozenset(
    ["particle", "month", "measure", "change", "negation", "without", "happening", "happens", "fate", "named"]
)
# Marks that can open digits.
_SIGNS = (".", "-", "%")
# What may stand glued before digits.
PROCLITIC = frozenset(["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "ولل", "فال", "كال"])


class Numeral(Struct, frozen=True, kw_only=True, gc=False):
    """What one token (or digits that marks cut into several) is as a part of a number.

    Attributes:
        classes: Class of `number_words.tsv` → value; digits have the class "digits", a digit range "span".
        width: How many tokens it takes.
        start: Raw offset where the numeral begins, after its conjunction and preposition.
        joined: True where و stands before it, glued or apart.
        article: True where it bears the article.
        prep: The preposition glued to it, "" where none.
        suffixed: True where it bears a pronoun (أحدهم).
        percent: True where a percent sign is glued to it.
    """

    classes: Mapping[str, Value]
    width: int = 1
    start: int
    joined: bool = False
    article: bool = False
    prep: str = ""
    suffixed: bool = False
    percent: bool = False
    high: Value | None = None


class NumberWord(Struct, frozen=True, kw_only=True, gc=False):
    """What one written form can do in a stated number; most forms can do nothing.

    Attributes:
        part: It can be a part of a number.
        opens: A bound or a range can begin with it.
        none: A count of none can begin with it.
        dual: It counts itself: "noun" for a counted noun, "shape" for an unknown word with the ending of two.
    """

    part: bool
    opens: bool
    none: bool
    dual: Literal["", "noun", "shape"]


Numerals = Sequence[Numeral | None]
NumberWords = Sequence[NumberWord | None]
Words = Mapping[str, Mapping[str, Value]]


@lru_cache(maxsize=1)
def load_number_words() -> Mapping[str, Mapping[str, Value]]:
    """Reads the numeral words.

    Returns:
        Folded word → its classes with their values (`number_words.tsv`). Do not change it.
    """
    words: dict[str, dict[str, Value]] = {}
    for row in read_lexicon("riwaya.languages.ar", "number_words"):
        words.setdefault(fold(row["word"]), {})[row["class"]] = Fraction(row["value"])
    return words


def numeral_words(words: Words) -> dict[str, Mapping[str, Value]]:
    """Gives the words that can be a part of a number, without those that only stand around one.

    Returns:
        Folded word → its classes.
    """
    return {word: classes for word, classes in words.items() if classes.keys() - _AROUND}


def read_numerals(
    tokens: Sequence[Token], text: str, words: Words, *, parts: Words, known: NumberWords
) -> list[Numeral | None]:
    """Looks every token up as a numeral.

    Args:
        tokens: One sentence.
        text: The raw page.
        words: What `load_number_words` gives.
        parts: What `numeral_words` gives.
        known: What each token can do in a number.

    Returns:
        One entry a token; the tokens that a wide numeral covers beyond its first have None.
    """
    found: list[Numeral | None] = [None] * len(tokens)
    covered = 0
    for at, word in enumerate(known):
        if word is None or not word.part or at < covered:
            continue
        found[at] = numeral = _numeral(tokens, at, text, words, parts)
        covered = at + (numeral.width if numeral else 1)
    return found


def can_be_part(token: Token, parts: Words) -> bool:
    """Tells whether a token can be a part of a number; `parts` is what `numeral_words` gives."""
    if token.kind != "word":
        return token.kind == "number" or token.folded in _SIGNS
    stems = (token.folded, *(stem for _, stem, _ in token.readings))
    for stem in stems:  # noqa: SIM110 (asked of every new word)
        if stem in parts or (stem.endswith("ه") and _feminine(stem) in parts):
            return True
    return False


def _feminine(stem: str) -> str:
    """Papers that write ه for the final ة."""
    return stem[:-1] + "ة" if stem.endswith("ه") else ""


def _numeral(tokens: Sequence[Token], at: int, text: str, words: Words, parts: Words) -> Numeral | None:
    token = tokens[at]
    if token.kind == "number" or (token.folded in _SIGNS and at + 1 < len(tokens)):
        return _digits(tokens, at, text, words)
    if token.kind != "word":
        return None
    for clitics, stem in _stems(token):
        classes = parts.get(stem) or parts.get(_feminine(stem))
        if classes:
            before = at > 0 and tokens[at - 1].folded == "و"
            preps = [clitic for clitic in clitics if clitic in ("ب", "ل", "ك")]
            return Numeral(
                classes=classes, start=core_of(token, clitics), joined=before or "و" in clitics,
                article="ال" in clitics, prep=preps[0] if preps else "",
            )  # fmt: skip
    for clitics, stem, suffix in token.readings:
        classes = parts.get(stem, {})
        # "My quarter" is a quarter of town; "half of them" is a share.
        if suffix and (
            "one_of" in classes or (suffix != "ي" and {"fraction", "two_fraction"} & set(classes))
        ):
            return Numeral(classes=classes, start=core_of(token, clitics), suffixed=True)
    return None


def _stems(token: Token) -> list[tuple[tuple[str, ...], str]]:
    """The whole word first: "الفان" is two thousand, not the article before "فان"."""
    plain = [(clitics, stem) for clitics, stem, suffix in token.readings if not suffix and "س" not in clitics]
    return [((), token.folded), *plain]


def core_of(token: Token, clitics: tuple[str, ...]) -> int:
    """Gives the raw offset of a word's core under one reading of its clitics (codebook, ruling 12)."""
    if clitics == token.clitics and token.core >= 0:
        return token.core
    letters = sum(len(clitic) for clitic in clitics if clitic != "ال")
    letters += clitics[-2:] == ("ل", "ال")
    at = token.start
    for char in token.text:
        if letters <= 0 and fold(char):
            break
        letters -= len(fold(char))
        at += 1
    return at


def _digits(tokens: Sequence[Token], at: int, text: str, words: Words) -> Numeral | None:
    """Digits, with a sign before them and with the parts that controls or an Arabic comma cut off."""
    first = at
    sign = 1
    if tokens[at].folded == "%":
        return _percent_first(tokens, at, text, words)
    if tokens[at].folded == "-":
        if not _is_sign(tokens, at):
            return None
        sign, at = -1, at + 1
    if tokens[at].folded == "." and not _opens_decimal(tokens, at):
        return None
    last = _digits_end(tokens, at, text)
    raw = ascii_digits(text[tokens[at].start : tokens[last - 1].end])
    if not raw[-1:].isdigit() and raw[-1:] != "%":
        return None
    if _glued_before(tokens, first) or _glued_after(tokens, last, words):
        return None
    following = tokens[last].folded if last < len(tokens) else ""
    kinds = words.get(following, {})
    decimal = raw.endswith("%") or bool({"scale", "scales", "measure", "many"} & set(kinds))
    value = parse_digits(raw.rstrip("%"), decimal=decimal)
    if value is None:
        return None
    cls, low, high = value
    joined = first > 0 and tokens[first - 1].folded in ("و", "وال")
    return Numeral(
        classes={cls: low * sign}, width=last - first, start=tokens[first].start, joined=joined,
        article=first > 0 and tokens[first - 1].folded.endswith("ال"), percent=raw.endswith("%"), high=high,
    )  # fmt: skip


def _percent_first(tokens: Sequence[Token], at: int, text: str, words: Words) -> Numeral | None:
    """The percent sign typed before the digits, as on a right-to-left keyboard: "٪١٢"."""
    glued = tokens[at + 1].kind == "number" and tokens[at + 1].start == tokens[at].end
    if not glued or (at and tokens[at - 1].kind == "number" and tokens[at - 1].end == tokens[at].start):
        return None
    last = _digits_end(tokens, at + 1, text)
    value = parse_digits(
        ascii_digits(text[tokens[at + 1].start : tokens[last - 1].end]).rstrip("%"), decimal=True
    )
    if value is None or value[0] != "digits" or _glued_after(tokens, last, words):
        return None
    return Numeral(classes={"digits": value[1]}, width=last - at, start=tokens[at].start, percent=True)


def _is_sign(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1]
    glued = following.start == tokens[at].end and (following.kind == "number" or following.folded == ".")
    return glued and not (at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].kind != "mark")


def _opens_decimal(tokens: Sequence[Token], at: int) -> bool:
    glued = (
        at + 1 < len(tokens) and tokens[at + 1].kind == "number" and tokens[at + 1].start == tokens[at].end
    )
    return glued and not (at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].folded != "-")


def _digits_end(tokens: Sequence[Token], at: int, text: str) -> int:
    last = at + 1 + (tokens[at].folded == ".")
    while (
        last + 1 < len(tokens)
        and tokens[last].folded in (",", "،", ".")
        and tokens[last + 1].kind == "number"
        # Only direction controls may stand between, never a space.
        and not fold(text[tokens[last - 1].end : tokens[last].start])
        and not fold(text[tokens[last].end : tokens[last + 1].start])
    ):
        last += 2
    if last < len(tokens) and tokens[last].folded == "%":
        last += 1
    return last


def _glued_before(tokens: Sequence[Token], at: int) -> bool:
    """True for digits that end a name or a code: "اف16", "T-72"; a longer word is a slip of the space bar."""
    if not at or tokens[at - 1].end != tokens[at].start:
        return False
    before = tokens[at - 1]
    if before.kind == "mark":
        dashed = before.folded == "-" and at > 1 and tokens[at - 2].end == before.start
        return before.folded in ("/", "_", "%", "+", "#", "@") or (dashed and tokens[at - 2].kind != "number")
    return before.folded not in PROCLITIC and (before.kind != "word" or len(before.folded) < 3)


def _glued_after(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """True for digits that open a code or stand before a glued measure: "1M", "180ملم"."""
    if at >= len(tokens) or tokens[at].start != tokens[at - 1].end:
        return False
    after = tokens[at]
    if after.folded == "+":
        return at + 1 < len(tokens) and tokens[at + 1].kind == "number"
    return after.kind in ("latin", "number") or "measure" in words.get(after.folded, {})
