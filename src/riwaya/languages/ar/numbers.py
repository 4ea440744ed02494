"""Finds stated numbers in a sentence: numerals with bounds, ranges, percents, ordinals, duals, counted nouns.

Numerals are read in `number_words.py` and `cardinals.py`, bounds in `bounds.py`, nouns in `counted_nouns.py`.
Numbers in dates are reported too, and "no dead" as 0–0. Source: codebook, "Casualty".
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from msgspec import structs

from riwaya.languages.ar.bounds import (
    Opening,
    Range,
    bounded,
    load_bounds,
    match_after,
    match_before,
    verb_before,
)
from riwaya.languages.ar.cardinals import Bare, read_bare
from riwaya.languages.ar.counted_nouns import load_counted_forms, load_not_duals
from riwaya.languages.ar.none_phrases import none_openers, read_none
from riwaya.languages.ar.number_names import is_name, read_article_ordinal
from riwaya.languages.ar.number_nouns import find_noun
from riwaya.languages.ar.number_openers import look_up
from riwaya.languages.ar.number_ranges import (
    Found,
    NumberLexicons,
    NumberSentence,
    read_number,
    read_range,
    read_simple_range,
)
from riwaya.languages.ar.number_words import (
    Numeral,
    core_of,
    load_number_words,
    numeral_words,
    read_numerals,
)
from riwaya.model.reading import NumberKind, NumberMention, Token

__all__ = ["NumberLexicons", "find_numbers", "load_number_lexicons"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# Two bounds in a row and the article apart: "ما لا يقل عن نحو الـ 20".
MAX_BOUND_WORDS = 8


@lru_cache(maxsize=1)
def load_number_lexicons() -> NumberLexicons:
    """Reads the number words, bounds and counted nouns.

    Returns:
        The lexicons; shared, do not change them.
    """
    words = load_number_words()
    return NumberLexicons(
        words=words,
        parts=numeral_words(words),
        bounds=load_bounds(),
        nouns=load_counted_forms(),
        not_duals=load_not_duals(),
        none_openers=none_openers(words),
    )


def find_numbers(
    tokens: Sequence[Token], text: str, *, lexicons: NumberLexicons
) -> tuple[NumberMention, ...]:
    """Finds the stated numbers of one sentence.

    Args:
        tokens: The sentence's tokens.
        text: The raw page, into which the tokens' spans point.
        lexicons: What `load_number_lexicons` gives.

    Returns:
        Mentions in text order, not overlapping. [first, last) holds the number with its bounds; the counted
        noun is apart in `noun`/`counted`, except where a bound after it is taken in ("20 شخصا على الأقل") or
        where the mention is a dual noun.
    """
    known = look_up(tokens, lexicons)
    words = [(at, word) for at, word in enumerate(known) if word is not None]
    if not words:
        return ()
    numerals = read_numerals(tokens, text, lexicons.words, parts=lexicons.parts, known=known)
    sentence = NumberSentence(tokens=tokens, text=text, known=known, numerals=numerals, lexicons=lexicons)
    barred = _barred(tokens, text)
    near = _near_numerals(numerals)
    found: list[NumberMention] = []
    last = 0
    for at, word in words:
        if at < last or at in barred:
            continue
        begins = at in near and (numerals[at] is not None or word.opens)
        mention = _number(sentence, at) if begins else None
        if mention is None and word.dual and not _follows_two(found, at):
            mention = _dual(sentence, at, shaped=word.dual == "shape")
        if mention is None and word.none:
            mention = _none(sentence, at)
        if mention is not None:
            found.append(mention)
            last = mention.last
    return tuple(found)


def _follows_two(found: Sequence[NumberMention], at: int) -> bool:
    """Whether a dual is only the adjective of two things named right before ("جنديان آخران")."""
    return bool(found) and found[-1].last == at and found[-1].min == found[-1].max == 2


def _near_numerals(numerals: Sequence[Numeral | None]) -> set[int]:
    """Tokens at or before a numeral, within reach of the longest bound: elsewhere no number can begin."""
    found = (at for at, numeral in enumerate(numerals) if numeral is not None)
    return {before for at in found for before in range(at - MAX_BOUND_WORDS, at + 1)}


def _barred(tokens: Sequence[Token], text: str) -> frozenset[int]:
    """Tokens inside web addresses."""
    sentence = text[tokens[0].start : tokens[-1].end] if tokens else ""
    if "http" not in sentence and "www." not in sentence:
        return frozenset()
    spans = [match.span() for match in _ADDRESS.finditer(text, tokens[0].start, tokens[-1].end)]
    return frozenset(
        index for index, token in enumerate(tokens) if any(low <= token.start < high for low, high in spans)
    )


def _number(sentence: NumberSentence, at: int) -> NumberMention | None:
    ordinal = read_article_ordinal(sentence, at)
    if ordinal is not None:
        return _mention(sentence, ordinal)
    found = None if is_name(sentence, at) else read_range(sentence, at) or _bounded(sentence, at)
    if found is None:
        return None
    found = _percent(sentence, found)
    other = _joined_bound(sentence, found)
    if other is not None:
        found = other
    return _mention(sentence, _with_bound_after(sentence, _with_verb_before(sentence, found)))


def _bounded(sentence: NumberSentence, at: int) -> Found | None:
    """A number with any bounds before it."""
    tokens = sentence.tokens
    openings: list[Opening] = []
    place = at
    while place < len(tokens) and (opening := _opening(sentence, place)):
        openings.append(opening)
        place += len(opening.phrase.words)
    place = _skip_article(tokens, place) if openings else place
    bare = read_bare(tokens, sentence.numerals, place) if place < len(tokens) else None
    bare = read_simple_range(sentence, bare) or read_number(sentence, bare, place, bound=bool(openings))
    if bare is None or (openings and bare.word and _is_joined(sentence, place)):
        # "20 على الأقل وثلاثة جنود": the bound belongs to what stands before it.
        return None
    value = _with_bounds(bare, [opening.phrase.bound for opening in openings])
    start = core_of(tokens[at], openings[0].clitics) if openings else bare.start
    return Found(bare=bare, value=value, first=at, last=bare.last, start=start, kind=bare.kind)


def _opening(sentence: NumberSentence, at: int) -> Opening | None:
    word = sentence.known[at]
    if word is None or not word.opens:
        return None
    return match_before(sentence.tokens, at, sentence.lexicons.bounds)


def _with_bounds(bare: Bare, bounds: Sequence[str]) -> Range:
    """The bound next to the number acts first; a range or عشرات takes no bound but "about"."""
    value = Range(min=bare.low, max=bare.high)
    if bare.high == bare.low or bare.several:
        for bound in reversed(bounds):
            value = bounded(value, bound)
    return structs.replace(value, approx="about" in bounds)


def _is_joined(sentence: NumberSentence, at: int) -> bool:
    numeral = sentence.numerals[at]
    return numeral is not None and numeral.joined


def _skip_article(tokens: Sequence[Token], at: int) -> int:
    """Goes over the article that stands apart before digits: "الـ 20"."""
    apart = (
        at + 1 < len(tokens)
        and tokens[at].folded in ("ال", "لل", "ل", "ب")
        and tokens[at + 1].kind == "number"
    )
    return at + 1 if apart else at


def _percent(sentence: NumberSentence, found: Found) -> Found:
    """بالمئة, في المئة, % after the number, or بالمئة before it."""
    if any(numeral and numeral.percent for numeral in sentence.numerals[found.first : found.last]):
        return _as_share(found, found.last)
    for length in (1, 2):
        if _is_percent(sentence, found.last, length):
            return _as_share(found, found.last + length)
    if (
        found.last == found.first + 1
        and _is_percent(sentence, found.first, 1)
        and found.last < len(sentence.tokens)
    ):
        number = read_bare(sentence.tokens, sentence.numerals, found.last)
        if number and number.high is not None and not number.word:
            value = Range(min=number.low, max=number.high)
            start = sentence.tokens[found.first].start
            return structs.replace(found, last=number.last, start=start, value=value, kind="percent")
    return found


def _as_share(found: Found, last: int) -> Found:
    """A percent with its bounds: more than 60 % begins at 60, as more than a half begins at a half."""
    low = None if found.value.min is None else found.bare.low
    high = None if found.value.max is None else found.bare.high
    value = Range(min=low, max=high, approx=found.value.approx)
    return structs.replace(found, value=value, last=last, kind="percent")


def _is_percent(sentence: NumberSentence, at: int, length: int) -> bool:
    tokens, numerals = sentence.tokens[at : at + length], sentence.numerals
    if not tokens or len(tokens) < length:
        return False
    if length == 1 and tokens[0].folded == "%":
        return True
    hundred = numerals[at + length - 1]
    if hundred is None or hundred.classes.get("hundred") != 100 or not hundred.article:
        return False
    return hundred.prep == "ب" if length == 1 else tokens[0].folded == "في"


def _joined_bound(sentence: NumberSentence, found: Found) -> Found | None:
    """أكبر من 10 وأصغر من 20: two bounds that make one range."""
    tokens, at = sentence.tokens, found.last
    if at >= len(tokens) or (found.value.min is None) == (found.value.max is None):
        return None
    at += tokens[at].folded == "و"
    joined = at > found.last or tokens[at].folded.startswith("و")
    if at >= len(tokens) or not joined or _opening(sentence, at) is None:
        return None
    other = _bounded(sentence, at)
    if other is None or (other.value.min is None) == (found.value.min is None):
        return None
    low = found.value.min if found.value.min is not None else other.value.min
    high = found.value.max if found.value.max is not None else other.value.max
    if low is None or high is None or low > high:
        return None
    return structs.replace(found, last=other.last, value=Range(min=low, max=high))


def _with_verb_before(sentence: NumberSentence, found: Found) -> Found:
    """فاقت الإصابات المئتين: the verb lends its bound to an exact number, not its span."""
    value = found.value
    # The definite tens are ordinals elsewhere: "تجاوز العشرين" is a count.
    ranks = found.kind == "ordinal" and found.bare.low % 10 != 0
    if ranks or value.min is None or value.min != value.max or value.approx:
        return found
    if found.first != found.bare.first or _is_joined(sentence, found.bare.first):
        return found
    bound = verb_before(sentence.tokens, found.first, sentence.lexicons.bounds)
    if bound is None:
        return found
    kind: NumberKind = "cardinal" if found.kind == "ordinal" else found.kind
    return structs.replace(found, value=bounded(value, bound), kind=kind)


def _none(sentence: NumberSentence, at: int) -> NumberMention | None:
    """لا قتلى, دون وقوع إصابات: none of the noun that the mention ends with."""
    read = read_none(sentence, at)
    if read is None:
        return None
    found, noun = read
    token = sentence.tokens[noun]
    return _made(sentence, found, noun=noun, counted=sentence.text[token.core : token.end])


def _with_bound_after(sentence: NumberSentence, found: Found) -> Found:
    if found.kind == "ordinal":
        return found
    after = match_after(sentence.tokens, found.last, sentence.lexicons.bounds)
    if after is None:
        return found
    phrase, last = after
    plain = Range(min=found.bare.low, max=found.bare.high)
    value = found.value if phrase.bound in ("about", "or_equal") else plain
    return structs.replace(found, value=bounded(value, phrase.bound), last=last)


def _dual(sentence: NumberSentence, at: int, *, shaped: bool) -> NumberMention | None:
    """A dual noun counts itself: جنديان, شخصين."""
    token = sentence.tokens[at]
    # Behind a verb of two ("كانتا متجهتين") the shape is a predicate's.
    if shaped and at and sentence.tokens[at - 1].folded.endswith("تا"):
        return None
    two = Fraction(2)
    bare = Bare(first=at, last=at + 1, start=token.core, kind="cardinal", low=two, high=two, word=True)
    last = at + 1
    follower = sentence.numerals[last] if last < len(sentence.tokens) else None
    if follower and follower.classes.get("unit") == 2 and not follower.joined:
        last += 1
    found = Found(
        bare=bare, value=Range(min=two, max=two), first=at, last=last, start=token.core, kind="cardinal"
    )
    found = _with_bound_after(sentence, found)
    return _made(sentence, found, noun=at, counted=sentence.text[token.core : token.end])


def _mention(sentence: NumberSentence, found: Found) -> NumberMention:
    noun = None if found.kind == "ordinal" else find_noun(sentence, found)
    counted = None
    if noun is not None:
        token = sentence.tokens[noun]
        counted = sentence.text[token.core : token.end]
    return _made(sentence, found, noun=noun, counted=counted)


def _made(sentence: NumberSentence, found: Found, *, noun: int | None, counted: str | None) -> NumberMention:
    end = sentence.tokens[found.last - 1].end
    return NumberMention(
        first=found.first, last=found.last, start=found.start, end=end, text=sentence.text[found.start : end],
        kind=found.kind, min=_plain(found.value.min), max=_plain(found.value.max), approx=found.value.approx,
        counted=counted, noun=noun,
    )  # fmt: skip


def _plain(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
