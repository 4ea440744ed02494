"""Puts numerals together: units with tens and hundreds, groups with scales, fractions, ordinals.

Grammar: units before tens with و between (خمسة وعشرون), scales in falling order, each group joined by و; a
fraction after a scale is a part of that scale (مليون ونصف). Bounds, ranges and counted nouns are left to
`numbers.py`.
"""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from riwaya.languages.ar.number_words import Numeral
from riwaya.model.reading import NumberKind, Token

Numerals = Sequence[Numeral | None]
# What عشرات begins at (codebook, "Casualty").
_DOZENS = 20
_AMOUNTS = frozenset(
    f"{amount}{ending}"
    for amount in ["اخر", "كبير", "محدود", "قليل", "غير", "ضخم", "هايل"]
    for ending in ["", "ا", "ه"]
)


_THOUSAND = Fraction(1000)


class Bare(Struct, frozen=True, kw_only=True, gc=False):
    """A number without bounds.

    Attributes:
        first: Its first token; `last` is one past its last.
        high: Upper end where it differs from `low` by itself (عشرات, 5-7); None for several (عدة).
        several: True for عدة, بعض and the like: two or more.
        group: True for عشرات, مئات, آلاف, whose counted noun bears the article (عشرات الجنود).
        word: True for a numeral in words.
    """

    first: int
    last: int
    start: int
    kind: NumberKind
    low: Fraction
    high: Fraction | None
    several: bool = False
    group: bool = False
    article: bool = False
    word: bool = False


class _Sum(Struct, frozen=True, kw_only=True, gc=False):
    """A value that ends before token `last`; `scale` is the smallest scale in it, 1 where none."""

    value: Fraction
    last: int
    scale: Fraction = Fraction(1)


def read_bare(tokens: Sequence[Token], numerals: Numerals, at: int) -> Bare | None:
    """Reads the longest number that begins at a token.

    Args:
        tokens: One sentence.
        numerals: What `read_numerals` gives for it.
        at: Index of the token to begin at.

    Returns:
        The number, or None where none begins at `at`. Percent signs and words are not looked at.
    """
    head = numerals[at]
    if head is None:
        return None
    classes = head.classes
    if "minus" in classes:
        return _negative(tokens, numerals, at)
    if "span" in classes:
        return _digit_range(numerals, at, head)
    if "fraction" in classes:
        return _fraction(numerals, at, classes["fraction"])
    if "two_fraction" in classes:
        return _bare(numerals, at, at + 1, classes["two_fraction"], kind="fraction")
    if "ordinal" in classes or "definite_ordinal" in classes:
        return _ordinal(numerals, at)
    if "several" in classes:
        return _several(tokens, numerals, at)
    if "many" in classes or "scales" in classes:
        return _many(tokens, numerals, at)
    if "share" in classes and not head.article and _is_definite(tokens, at + 1):
        return _bare(numerals, at, at + 1, classes["share"], kind="fraction")
    return _cardinal(tokens, numerals, at)


def _digit_range(numerals: Numerals, at: int, head: Numeral) -> Bare:
    """20-25, and with a scale that both ends share: 20-25 ألف."""
    low, last = head.classes["span"], at + head.width
    scale = _apart(numerals, last, "scale", "scales")
    if scale is None or head.high is None:
        return _bare(numerals, at, last, low, high=head.high)
    return _bare(numerals, at, last + 1, low * scale, high=head.high * scale)


def _bare(
    numerals: Numerals, first: int, last: int, low: Fraction, *, high: Fraction | None = None,
    kind: NumberKind = "cardinal", group: bool = False, several: bool = False,
) -> Bare:  # fmt: skip
    head = numerals[first]
    if head is None:
        raise ValueError(f"expected a numeral at token {first}, found none; call with the index of a numeral")
    top = None if several else (low if high is None else high)
    word = not {"digits", "span", "fraction"} & set(head.classes)
    return Bare(
        first=first, last=last, start=head.start, kind=kind, low=low, high=top, several=several, group=group,
        article=head.article, word=word,
    )  # fmt: skip


def _numeral(numerals: Numerals, at: int) -> Numeral | None:
    return numerals[at] if at < len(numerals) else None


def _value(numerals: Numerals, at: int, *classes: str) -> Fraction | None:
    numeral = numerals[at] if at < len(numerals) else None
    if numeral is not None:
        for name in classes:
            if name in numeral.classes:
                return numeral.classes[name]
    return None


def _after_and(tokens: Sequence[Token], numerals: Numerals, at: int) -> int | None:
    """Index of the numeral that و joins at `at`, over a و that stands apart; None where none is joined."""
    if at < len(tokens) and tokens[at].folded == "و":
        at += 1
    numeral = _numeral(numerals, at)
    return at if numeral and numeral.joined and not numeral.prep else None


def _is_definite(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == "word" and "ال" in tokens[at].clitics


def _bare_noun(tokens: Sequence[Token], numerals: Numerals, at: int) -> bool:
    """A noun without clitics; a و apart before digits is none ("مليونا و340 ألفا")."""
    if at >= len(tokens) or tokens[at].folded == "و":
        return False
    return tokens[at].kind == "word" and not tokens[at].clitics and numerals[at] is None


def _apart(numerals: Numerals, at: int, *classes: str) -> Fraction | None:
    """Value of a numeral that follows without و or preposition."""
    numeral = _numeral(numerals, at)
    return _value(numerals, at, *classes) if numeral and not numeral.joined and not numeral.prep else None


def _below_hundred(tokens: Sequence[Token], numerals: Numerals, at: int) -> _Sum | None:
    ten = _value(numerals, at, "tens", "ten", "zero")
    if ten is not None:
        return _Sum(value=ten, last=at + 1)
    unit = _value(numerals, at, "unit", "one_of")
    if unit is None:
        return None
    if _apart(numerals, at + 1, "ten"):
        return _Sum(value=unit + 10, last=at + 2)
    joined = _after_and(tokens, numerals, at + 1)
    tens = None if joined is None else _value(numerals, joined, "tens")
    if joined is not None and tens is not None:
        return _Sum(value=unit + tens, last=joined + 1)
    # أحد alone is one only before those it is one of, see `numbers.py`.
    return _Sum(value=unit, last=at + 1) if _value(numerals, at, "unit") is not None else None


def _group(tokens: Sequence[Token], numerals: Numerals, at: int) -> _Sum | None:
    """A number below a thousand, or any digits."""
    head = _numeral(numerals, at)
    if head is None:
        return None
    hundreds = _value(numerals, at, "hundred")
    last = at + head.width
    unit = _value(numerals, at, "unit", "digits")
    if hundreds is None and unit is not None and unit < 10 and _apart(numerals, last, "hundred") == 100:
        hundreds, last = unit * 100, last + 1
    if hundreds is None:
        digits = _value(numerals, at, "digits")
        return _Sum(value=digits, last=last) if digits is not None else _below_hundred(tokens, numerals, at)
    joined = _after_and(tokens, numerals, last)
    rest = None
    if joined is not None:
        rest = _group(tokens, numerals, joined) if _value(numerals, joined, "digits") else None
        rest = rest or _below_hundred(tokens, numerals, joined)
    if rest and rest.value < 100:
        return _Sum(value=hundreds + rest.value, last=rest.last)
    return _Sum(value=hundreds, last=last)


def _scaled(tokens: Sequence[Token], numerals: Numerals, at: int) -> _Sum | None:
    """One group with its scale (ثلاثة آلاف), a scale alone (ألف, مليونان) or a group alone."""
    one, two = _value(numerals, at, "scale"), _value(numerals, at, "two_scale")
    # ألفا شخص is two thousand, but عددهم ألفا is one: only the dual can stand before a noun.
    if two is not None and (one is None or _bare_noun(tokens, numerals, at + 1)):
        return _Sum(value=two, last=at + 1, scale=two / 2)
    group = _Sum(value=Fraction(1), last=at) if one is not None else _group(tokens, numerals, at)
    if group is None:
        return None
    scale = one if one is not None else _apart(numerals, group.last, "scale", "scales")
    if scale is None:
        return group
    last = group.last + 1
    higher = _apart(numerals, last, "scale", "scales")
    if higher and higher > scale:
        return _Sum(value=group.value * scale * higher, last=last + 1, scale=higher)
    return _Sum(value=group.value * scale, last=last, scale=scale)


def _cardinal(tokens: Sequence[Token], numerals: Numerals, at: int) -> Bare | None:
    found = _scaled(tokens, numerals, at)
    if found is None:
        return None
    while (joined := _after_and(tokens, numerals, found.last)) is not None:
        more = _scaled(tokens, numerals, joined) if found.scale > 1 else None
        if more is None or more.value >= found.scale:
            break
        found = _Sum(value=found.value + more.value, last=more.last, scale=more.scale)
    found = _with_hundreds(numerals, found)
    found = _with_fraction(tokens, numerals, at, found)
    if found.last == at + 1 and found.value > 19 and _is_ordinal(numerals, at, at + 1):
        return _bare(numerals, at, at + 1, found.value, kind="ordinal")
    if _value(numerals, at, "unit") == 1 and found.value > 10 and _is_ordinal(numerals, at, found.last):
        return _bare(numerals, at, found.last, found.value, kind="ordinal")
    kind: NumberKind = (
        "cardinal" if found.value.denominator == 1 or "digits" in _classes(numerals, at) else "fraction"
    )
    return _bare(numerals, at, found.last, found.value, kind=kind)


def _with_hundreds(numerals: Numerals, found: _Sum) -> _Sum:
    """Adds what digits say right behind "thousand" without و: 74 ألفا 694."""
    digits = _apart(numerals, found.last, "digits") if found.scale == _THOUSAND else None
    if digits is None or not _THOUSAND / 10 <= digits < _THOUSAND:
        return found
    return _Sum(value=found.value + digits, last=found.last + 1)


def _classes(numerals: Numerals, at: int) -> frozenset[str]:
    numeral = _numeral(numerals, at)
    return frozenset(numeral.classes) if numeral else frozenset()


def _is_ordinal(numerals: Numerals, first: int, last: int) -> bool:
    """True for a definite ten (العشرون), alone or as the end of a definite number."""
    head, tail = numerals[first], numerals[last - 1]
    return bool(head and tail and head.article and tail.article and "tens" in tail.classes)


def _with_fraction(tokens: Sequence[Token], numerals: Numerals, at: int, found: _Sum) -> _Sum:
    plural = _apart(numerals, found.last, "fractions")
    if plural is not None:
        return _Sum(value=found.value * plural, last=found.last + 1)
    joined = _after_and(tokens, numerals, found.last)
    if _value(numerals, found.last, "point") is not None:
        return _with_decimals(tokens, numerals, found)
    if joined is None:
        return found
    part = _value(numerals, joined, "fraction", "two_fraction")
    last = joined + 1
    if part is None:
        times, part = _value(numerals, joined, "unit"), _apart(numerals, joined + 1, "fractions")
        part, last = (times * part if times is not None and part is not None else None), joined + 2
    if part is None or "digits" in _classes(numerals, joined):
        return found
    if _value(numerals, last, "scale") == found.scale and found.scale > 1:
        last += 1
    return _Sum(value=found.value + part * found.scale, last=last, scale=found.scale)


def _with_decimals(tokens: Sequence[Token], numerals: Numerals, found: _Sum) -> _Sum:
    rest = _scaled(tokens, numerals, found.last + 1)
    if rest is None or rest.value.denominator != 1:
        return found
    return _Sum(value=found.value + rest.value / 10 ** len(str(rest.value)), last=rest.last)


def _negative(tokens: Sequence[Token], numerals: Numerals, at: int) -> Bare | None:
    if at + 1 >= len(tokens):
        return None
    number = _cardinal(tokens, numerals, at + 1)
    return _bare(numerals, at, number.last, -number.low) if number else None


def _fraction(numerals: Numerals, at: int, value: Fraction) -> Bare:
    """A fraction, or a fraction of a scale: نصف مليون."""
    head = numerals[at]
    last = at + (head.width if head else 1)
    scale = _apart(numerals, last, "scale")
    if scale is not None:
        return _bare(numerals, at, last + 1, value * scale)
    return _bare(numerals, at, last, value, kind="fraction")


def _ordinal(numerals: Numerals, at: int) -> Bare | None:
    head = numerals[at]
    value = _value(numerals, at, "ordinal", "definite_ordinal")
    if head is None or value is None or ("definite_ordinal" in head.classes and not head.article):
        return None
    if "month_head" in _classes(numerals, at - 1) and at:
        return None
    if _apart(numerals, at + 1, "ten"):
        return _bare(numerals, at, at + 2, value + 10, kind="ordinal")
    follower = at + 1
    numeral = _numeral(numerals, follower)
    if numeral is None and _numeral(numerals, at + 2):
        follower = at + 2
    tens = _value(numerals, follower, "tens")
    joined = _numeral(numerals, follower)
    if tens is not None and joined is not None and joined.joined:
        return _bare(numerals, at, follower + 1, value + tens, kind="ordinal")
    return _bare(numerals, at, at + 1, value, kind="ordinal")


def _several(tokens: Sequence[Token], numerals: Numerals, at: int) -> Bare | None:
    """عدة جنود, عدد من الجنود, بعض الجنود, العديد من الجنود; عدة آلاف is thousands."""
    group = _value(numerals, at + 1, "many", "scales")
    if group is not None:
        least = Fraction(_DOZENS) if group == 10 else group
        return _bare(numerals, at, at + 2, least, high=group * 10 - 1, group=True)
    last = at + 1
    if last < len(tokens) and tokens[last].folded in _AMOUNTS:
        last += 1
    linked = last < len(tokens) and tokens[last].folded == "من"
    # عدد and كثير alone are "the number" and "much".
    if not linked and last == at + 1 and tokens[at].folded.endswith(("عدد", "عددا", "عديد", "كثير")):
        return None
    last += linked
    return _bare(numerals, at, last, Fraction(2), several=True)


def _many(tokens: Sequence[Token], numerals: Numerals, at: int) -> Bare:
    """عشرات, مئات, آلاف, ملايين and what they multiply: عشرات الآلاف."""
    low = _value(numerals, at, "many", "scales") or Fraction(0)
    # Tens are twenty and more; hundreds and thousands begin at one (codebook, "Casualty").
    least, most, last = (Fraction(_DOZENS) if low == 10 else low), low * 10 - 1, at + 1
    while (scale := _apart(numerals, last, "scales")) is not None:
        least, most, last = least * scale, low * scale * 10 - 1, last + 1
        low *= scale
    return _bare(numerals, at, last, least, high=most, group=True)
