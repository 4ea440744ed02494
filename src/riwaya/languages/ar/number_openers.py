"""Tells once for each written form what it can do in a stated number, so that most words cost one look-up."""

from collections.abc import Sequence
from typing import Literal

from riwaya.languages.ar.bounds import first_words
from riwaya.languages.ar.counted_nouns import counted_form, has_dual_shape
from riwaya.languages.ar.number_ranges import NumberLexicons
from riwaya.languages.ar.number_words import NumberWord, can_be_part
from riwaya.languages.ar.word_table import MAX_REMEMBERED
from riwaya.model.reading import Token

_APART = frozenset({"ال", "ما"})
_RANGES = frozenset({"بين", "من"})
_DUAL_ENDINGS = ("ان", "ين", "تا", "تي")


def look_up(tokens: Sequence[Token], lexicons: NumberLexicons) -> list[NumberWord | None]:
    """Looks every token up.

    Args:
        tokens: The sentence's tokens.
        lexicons: What `load_number_lexicons` gives.

    Returns:
        What each token can do in a number, None for most.
    """
    known = lexicons.remembered
    return [known[token.text] if token.text in known else _remember(token, lexicons) for token in tokens]


def _remember(token: Token, lexicons: NumberLexicons) -> NumberWord | None:
    word = NumberWord(
        part=can_be_part(token, lexicons.parts),
        opens=_opens(token, lexicons),
        none=token.folded in lexicons.none_openers,
        dual=_dual(token, lexicons),
    )
    told = word if word.part or word.opens or word.none or word.dual else None
    if len(lexicons.remembered) < MAX_REMEMBERED:
        lexicons.remembered[token.text] = told
    return told


def _opens(token: Token, lexicons: NumberLexicons) -> bool:
    """An article that stands apart, a bound, or the first word of a range."""
    if token.folded in _APART:
        return True
    for _, word in first_words(token):  # noqa: SIM110 (asked of every new word)
        if word in _RANGES or word in lexicons.bounds.before:
            return True
    return False


def _dual(token: Token, lexicons: NumberLexicons) -> Literal["", "noun", "shape"]:
    if not token.folded.endswith(_DUAL_ENDINGS):
        return ""
    form = counted_form(token, lexicons.nouns)
    if form is not None:
        return "noun" if form.is_dual else ""
    return "shape" if has_dual_shape(token, lexicons.not_duals) else ""
