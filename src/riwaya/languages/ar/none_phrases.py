"""Reads counts of none: "no dead", "without casualties", "any injuries" after a negation.

The words are classes of `lexicons/number_words.tsv`: negation, without, happening, happens, fate.
Source: codebook, rulings 19 and 24.
"""

from collections.abc import Mapping
from fractions import Fraction

from riwaya.languages.ar.bounds import Range
from riwaya.languages.ar.cardinals import Bare
from riwaya.languages.ar.counted_nouns import counted_form
from riwaya.languages.ar.number_ranges import Found, NumberSentence
from riwaya.languages.ar.number_words import core_of

# "The company denied in a statement the occurrence of any injuries" has six words between.
_NEGATION_REACH = 8
_ANY = frozenset({"اي", "ايه", "اية"})
_ARTICLES = ("ال", "لل")


def read_none(sentence: NumberSentence, at: int) -> tuple[Found, int] | None:
    """Reads a count of none.

    Args:
        sentence: The sentence.
        at: Index of the token to begin at.

    Returns:
        The count, 0–0 with the noun inside its span, and the noun's index; None where none begins at `at`.
    """
    tokens = sentence.tokens
    if tokens[at].folded in _ANY:
        noun = at + 1
        fits = _is_denied(sentence, at) and (_is_fate(sentence, noun) or _is_person(sentence, noun))
    else:
        told = _noun_behind(sentence, at)
        if told is None:
            return None
        noun, fits = told, _is_fate(sentence, told)
    return (_none(sentence, at, noun), noun) if fits else None


def _noun_behind(sentence: NumberSentence, at: int) -> int | None:
    """Where the noun stands behind "no", "without any", "without the fall of", "there fell no"; None behind others."""
    tokens, classes = sentence.tokens, _classes(sentence, at)
    noun = at + 1
    if "without" in classes:
        noun += noun < len(tokens) and "happening" in _classes(sentence, noun)
        return noun + (noun < len(tokens) and tokens[noun].folded in _ANY)
    if "negation" in classes and noun < len(tokens) and "happens" in _classes(sentence, noun):
        return noun + 1
    return noun if "none" in classes else None


def none_openers(words: Mapping[str, Mapping[str, Fraction]]) -> frozenset[str]:
    """Gives the folded words that can open a count of none, with a glued و and without; most words cannot."""
    opening = {
        word for word, classes in words.items() if {"without", "none", "negation"} & classes.keys()
    } | _ANY
    return frozenset(opening | {f"و{word}" for word in opening})


def _none(sentence: NumberSentence, first: int, noun: int) -> Found:
    zero = Fraction(0)
    token = sentence.tokens[first]
    clitics = next((reading[0] for reading in token.readings if reading[0] == ("و",)), ())
    start = core_of(token, clitics)
    bare = Bare(first=first, last=noun + 1, start=start, kind="cardinal", low=zero, high=zero, word=True)
    value = Range(min=zero, max=zero)
    return Found(bare=bare, value=value, first=first, last=noun + 1, start=start, kind="cardinal")


def _classes(sentence: NumberSentence, at: int) -> Mapping[str, Fraction]:
    """Classes of a word, a glued و apart; "دون" and "ودون" are one word."""
    folded = sentence.tokens[at].folded
    words = sentence.lexicons.words
    found = words.get(folded)
    if found is None and folded.startswith("و"):
        found = words.get(folded[1:])
    return found or {}


def _is_denied(sentence: NumberSentence, at: int) -> bool:
    window = range(max(0, at - _NEGATION_REACH), at)
    return any({"negation", "without"} & _classes(sentence, place).keys() for place in window)


def _is_fate(sentence: NumberSentence, at: int) -> bool:
    """A noun of harm to people; losses of things are none."""
    tokens = sentence.tokens
    if at >= len(tokens) or "fate" not in _classes(sentence, at):
        return False
    return at + 1 >= len(tokens) or not tokens[at + 1].folded.startswith("مادي")


def _is_person(sentence: NumberSentence, at: int) -> bool:
    if at >= len(sentence.tokens) or sentence.tokens[at].folded.startswith(_ARTICLES):
        return False
    form = counted_form(sentence.tokens[at], sentence.lexicons.nouns)
    return form is not None and form.kind == "person"
