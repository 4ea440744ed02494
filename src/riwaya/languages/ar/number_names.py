"""Tells figures that name something from figures that count: "resolution 1701", "brigade 444", "the 17th".

The nouns are the class `named` of `lexicons/number_words.tsv`.
Source: codebook, "Casualty" (numbers as stated); a name states none.
"""

import re
from fractions import Fraction

from riwaya.languages.ar.bounds import Range
from riwaya.languages.ar.cardinals import Bare
from riwaya.languages.ar.counted_nouns import counted_form
from riwaya.languages.ar.number_ranges import Found, NumberSentence

_LAST_ORDINAL = 999
_PLURAL_ENDINGS = ("ات", "ون", "ين")
# Broken plurals whose pattern few singulars share: مفاعل, مفاعيل, فعائل; أفعال; فعول.
_BROKEN_PLURAL = re.compile(r"..ا.ي?.|..ائ.|ا..ا.|..و.")
_QUARTERS = frozenset({"ربع", "نصف"})


def is_name(sentence: NumberSentence, at: int) -> bool:
    """Tells whether the numeral at a token names something and counts nothing.

    Args:
        sentence: The sentence.
        at: Index of a token that has a numeral.

    Returns:
        True for "القرار 1701", "كتيبة 17 فبراير", and for quarters of a year ("الربع الأول").
    """
    numeral = sentence.numerals[at]
    if numeral is None:
        return False
    if "digits" in numeral.classes:
        return numeral.high is None and not numeral.percent and _is_numbered(sentence, at)
    return _is_quarter(sentence, at) or (
        at > 0 and "ordinal" in numeral.classes and _is_quarter(sentence, at - 1)
    )


def read_article_ordinal(sentence: NumberSentence, at: int) -> Found | None:
    """Reads "المرتبة الـ17": figures with the article after one definite thing are its place in a row.

    Args:
        sentence: The sentence.
        at: Index of the article, which stands apart from the figures.

    Returns:
        The ordinal with its article; None after a plural, whose things the figures count ("الدول الـ27").
    """
    tokens = sentence.tokens
    if not at or at + 1 >= len(tokens) or tokens[at].folded != "ال" or not _is_one_thing(sentence, at - 1):
        return None
    numeral = sentence.numerals[at + 1]
    value = numeral.classes.get("digits") if numeral and not numeral.percent else None
    if numeral is None or value is None or value.denominator > 1 or not 1 <= value <= _LAST_ORDINAL:
        return None
    return _ordinal(sentence, at, at + 1 + numeral.width, value)


def _ordinal(sentence: NumberSentence, first: int, last: int, value: Fraction) -> Found:
    start = sentence.tokens[first].start
    bare = Bare(first=first, last=last, start=start, kind="ordinal", low=value, high=value, article=True)
    return Found(
        bare=bare, value=Range(min=value, max=value), first=first, last=last, start=start, kind="ordinal"
    )


def _is_one_thing(sentence: NumberSentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.kind != "word" or "ال" not in token.clitics:
        return False
    form = counted_form(token, sentence.lexicons.nouns)
    if form is not None:
        return form.max == 1
    return not token.stem.endswith(_PLURAL_ENDINGS) and not _BROKEN_PLURAL.fullmatch(token.stem)


def _is_numbered(sentence: NumberSentence, at: int) -> bool:
    """Figures after a noun whose items bear numbers, unless they count the noun that follows them."""
    tokens, words = sentence.tokens, sentence.lexicons.words
    before = at - 2 if at > 1 and tokens[at - 1].folded == "رقم" else at - 1
    if before < 0 or "named" not in {
        **words.get(tokens[before].folded, {}),
        **words.get(tokens[before].stem, {}),
    }:
        return False
    if at + 1 >= len(tokens):
        return True
    numeral = sentence.numerals[at + 1]
    if numeral is not None and {"scale", "scales", "hundred"} & set(numeral.classes):
        return False
    follower = tokens[at + 1]
    return "ال" in follower.clitics or counted_form(follower, sentence.lexicons.nouns) is None


def _is_quarter(sentence: NumberSentence, at: int) -> bool:
    """A quarter or half with its place in the year, or pointed back to: "الربع الأول", "الربع المذكور"."""
    tokens, numeral = sentence.tokens, sentence.numerals[at]
    if numeral is None or "fraction" not in numeral.classes or not numeral.article:
        return False
    if tokens[at].stem not in _QUARTERS or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].kind == "word" and "ال" in tokens[at + 1].clitics
