"""Finds stated numbers in a sentence: numerals with bounds, ranges, percents, ordinals, duals, counted nouns.

Numerals are read in `number_words.py` and `cardinals.py`, bounds in `bounds.py`, nouns in `counted_nouns.py`.
Numbers in dates are reported too; "no dead" (0–0) is the extraction's business. Source: codebook, "Casualty".
"""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct, structs

from riwaya.languages.ar.bounds import (
    Bounds,
    Opening,
    Range,
    bounded,
    first_words,
    load_bounds,
    match_after,
    match_before,
)
from riwaya.languages.ar.cardinals import Bare, read_bare
from riwaya.languages.ar.counted_nouns import CountedForm, counted_form, load_counted_forms
from riwaya.languages.ar.number_words import PROCLITIC, Numeral, core_of, load_number_words, read_numerals
from riwaya.model.reading import NumberKind, NumberMention, Token

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# A change verb this many tokens before "من 12 إلى 15" makes it a revision, not a range.
REVISION_WINDOW = 6
_QUOTES = frozenset('"«»“”()')


class NumberLexicons(Struct, frozen=True, kw_only=True):
    """Everything that `find_numbers` knows of words."""

    words: Mapping[str, Mapping[str, Fraction]]
    bounds: Bounds
    nouns: Mapping[str, CountedForm]


class _Found(Struct, frozen=True, kw_only=True):
    """A number with its bounds, before its noun is looked for; tokens [first, last), `plain` its bare end."""

    bare: Bare
    value: Range
    first: int
    last: int
    start: int
    kind: NumberKind


class _Sentence(Struct, frozen=True, kw_only=True):
    tokens: Sequence[Token]
    text: str
    numerals: Sequence[Numeral | None]
    lexicons: NumberLexicons


@lru_cache(maxsize=1)
def load_number_lexicons() -> NumberLexicons:
    """Reads the number words, bounds and counted nouns.

    Returns:
        The lexicons; shared, do not change them.
    """
    return NumberLexicons(words=load_number_words(), bounds=load_bounds(), nouns=load_counted_forms())


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
    numerals = read_numerals(tokens, text, lexicons.words)
    sentence = _Sentence(tokens=tokens, text=text, numerals=numerals, lexicons=lexicons)
    barred = _barred(tokens, text)
    found: list[NumberMention] = []
    at = 0
    while at < len(tokens):
        mention = None if at in barred else _number(sentence, at) or _dual(sentence, at)
        if mention is not None:
            found.append(mention)
        at = mention.last if mention else at + 1
    return tuple(found)


def _barred(tokens: Sequence[Token], text: str) -> frozenset[int]:
    """Tokens inside web addresses."""
    if not tokens or "." not in text[tokens[0].start : tokens[-1].end]:
        return frozenset()
    spans = [match.span() for match in _ADDRESS.finditer(text, tokens[0].start, tokens[-1].end)]
    return frozenset(
        index for index, token in enumerate(tokens) if any(low <= token.start < high for low, high in spans)
    )


def _number(sentence: _Sentence, at: int) -> NumberMention | None:
    found = _range(sentence, at) or _bounded(sentence, at)
    if found is None:
        return None
    found = _percent(sentence, found)
    other = _joined_bound(sentence, found)
    if other is not None:
        found = other
    return _mention(sentence, _with_bound_after(sentence, found))


def _bounded(sentence: _Sentence, at: int) -> _Found | None:
    """A number with any bounds before it."""
    tokens = sentence.tokens
    openings: list[Opening] = []
    place = at
    while place < len(tokens) and (opening := match_before(tokens, place, sentence.lexicons.bounds)):
        openings.append(opening)
        place += len(opening.phrase.words)
    place = _skip_article(tokens, place) if openings else place
    bare = _simple_range(sentence, place) or _read(sentence, place, bound=bool(openings))
    if bare is None or (openings and bare.word and _is_joined(sentence, place)):
        # "20 على الأقل وثلاثة جنود": the bound belongs to what stands before it.
        return None
    value = _with_bounds(bare, [opening.phrase.bound for opening in openings])
    start = core_of(tokens[at], openings[0].clitics) if openings else bare.start
    return _Found(bare=bare, value=value, first=at, last=bare.last, start=start, kind=bare.kind)


def _with_bounds(bare: Bare, bounds: Sequence[str]) -> Range:
    """The bound next to the number acts first; a range or عشرات takes no bound but "about"."""
    value = Range(min=bare.low, max=bare.high)
    if bare.high == bare.low or bare.several:
        for bound in reversed(bounds):
            value = bounded(value, bound)
    return structs.replace(value, approx="about" in bounds)


def _is_joined(sentence: _Sentence, at: int) -> bool:
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


def _read(sentence: _Sentence, at: int, *, bound: bool) -> Bare | None:
    """A bare number, and what makes it none or makes an ordinal of it."""
    if at >= len(sentence.tokens):
        return None
    bare = read_bare(sentence.tokens, sentence.numerals, at)
    if bare is None:
        return _one_of(sentence, at)
    if bare.article and bare.word and bare.low == 2 and bare.kind == "cardinal" and bare.last == at + 1:
        # الاثنين is Monday unless two are named before it.
        form = counted_form(sentence.tokens[at - 1], sentence.lexicons.nouns) if at else None
        return bare if form and form.is_dual else None
    if bare.kind == "ordinal" and bound and bare.low % 10 == 0:
        return structs.replace(bare, kind="cardinal")
    ratio = _ratio(sentence, bare)
    return bare if ratio is None else ratio


def _one_of(sentence: _Sentence, at: int) -> Bare | None:
    """أحد الجنود, أحدهم: one of those named."""
    numeral, tokens = sentence.numerals[at], sentence.tokens
    if numeral is None or "one_of" not in numeral.classes or numeral.article or at + 1 >= len(tokens):
        return None
    follower = tokens[at + 1]
    noun = counted_form(follower, sentence.lexicons.nouns)
    if not numeral.suffixed and "ال" not in follower.clitics and not (noun and noun.max is None):
        return None
    one = Fraction(1)
    return Bare(first=at, last=at + 1, start=numeral.start, kind="cardinal", low=one, high=one, word=True)


def _ratio(sentence: _Sentence, bare: Bare) -> Bare | None:
    """واحد من ثلاثة, 2 من 5; "2 من 5 جنود" counts two."""
    tokens = sentence.tokens
    if bare.last + 1 >= len(tokens) or tokens[bare.last].folded != "من" or bare.several or bare.group:
        return None
    whole = read_bare(tokens, sentence.numerals, bare.last + 1)
    if whole is None or whole.kind != "cardinal" or bare.kind != "cardinal" or whole.group or whole.several:
        return None
    if whole.low <= bare.low or whole.low != whole.high or bare.low <= 0 or whole.article:
        return None
    noun = _people_after(sentence, whole.last)
    if noun and not (bare.word and bare.low == 1):
        return None
    share = bare.low / whole.low
    return structs.replace(bare, last=whole.last, low=share, high=share, kind="fraction")


def _people_after(sentence: _Sentence, at: int) -> bool:
    if at >= len(sentence.tokens):
        return False
    form = counted_form(sentence.tokens[at], sentence.lexicons.nouns)
    return form is not None and form.kind == "person"


def _simple_range(sentence: _Sentence, at: int) -> Bare | None:
    """20 إلى 100, 20 ~ 100, 20 - 100, خمسة أو ستة."""
    tokens = sentence.tokens
    low = read_bare(tokens, sentence.numerals, at) if at < len(tokens) else None
    if low is None or low.kind != "cardinal" or low.last + 1 >= len(tokens) or low.low != low.high:
        return None
    link = tokens[low.last].folded
    if link not in ("الي", "~", "-", "–", "او") or (link == "الي" and _is_revision(sentence, at)):
        return None
    high = read_bare(tokens, sentence.numerals, low.last + 1)
    if high is None or high.kind != "cardinal" or high.high is None or high.low <= low.low or high.several:
        return None
    low_value = low.low * _shared_scale(low, high)
    return (
        structs.replace(low, last=high.last, low=low_value, high=high.high) if low_value < high.high else None
    )


def _shared_scale(low: Bare, high: Bare) -> Fraction:
    """3 إلى 5 آلاف is 3000 to 5000."""
    scale = next((Fraction(10**power) for power in (9, 6, 3) if high.low % 10**power == 0), Fraction(1))
    digits_then_scale = not high.word and high.last - high.first > 1
    return scale if digits_then_scale and low.low < 1000 else Fraction(1)


def _is_revision(sentence: _Sentence, at: int) -> bool:
    """True in "ارتفع من 12 إلى 15": two figures, not a range."""
    window = sentence.tokens[max(0, at - REVISION_WINDOW) : at]
    words = (word for token in window for _, word in first_words(token))
    return any("change" in sentence.lexicons.words.get(word, {}) for word in words)


def _range(sentence: _Sentence, at: int) -> _Found | None:
    """بين 5 و7, ما بين 5 إلى 7, من 10 إلى 12."""
    tokens = sentence.tokens
    place = at + 1 if tokens[at].folded == "ما" else at
    opener = _opener(tokens, place)
    if opener is None:
        return None
    clitics, word = opener
    low = read_bare(tokens, sentence.numerals, place + 1)
    high_at = None if low is None else _second(sentence, low, word)
    if low is None or high_at is None or low.kind == "ordinal" or low.low != low.high:
        return None
    high = read_bare(tokens, sentence.numerals, high_at)
    if (
        high is None
        or high.high is None
        or high.low <= low.low
        or (word == "من" and _is_revision(sentence, at))
    ):
        return None
    bare = structs.replace(low, first=at, last=high.last, kind="cardinal")
    value = Range(min=low.low * _shared_scale(low, high), max=high.high)
    start = tokens[at].start if place > at else core_of(tokens[at], clitics)
    return _Found(bare=bare, value=value, first=at, last=high.last, start=start, kind="cardinal")


def _opener(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], str] | None:
    """بين or من with the clitics before it, where a number can follow."""
    if at + 3 > len(tokens):
        return None
    return next(((clitics, word) for clitics, word in first_words(tokens[at]) if word in ("بين", "من")), None)


def _second(sentence: _Sentence, low: Bare, opener: str) -> int | None:
    """Index of the range's second number, over its link; after بين a glued و links, too."""
    tokens = sentence.tokens
    if low.last >= len(tokens):
        return None
    links = ("و", "الي", "-") if opener == "بين" else ("الي",)
    if tokens[low.last].folded in links:
        return low.last + 1 if low.last + 1 < len(tokens) else None
    glued = sentence.numerals[low.last]
    return low.last if opener == "بين" and glued is not None and glued.joined else None


def _percent(sentence: _Sentence, found: _Found) -> _Found:
    """بالمئة, في المئة, % after the number, or بالمئة before it."""
    if any(numeral and numeral.percent for numeral in sentence.numerals[found.first : found.last]):
        return structs.replace(found, kind="percent")
    for length in (1, 2):
        if _is_percent(sentence, found.last, length):
            return structs.replace(found, last=found.last + length, kind="percent")
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


def _is_percent(sentence: _Sentence, at: int, length: int) -> bool:
    tokens, numerals = sentence.tokens[at : at + length], sentence.numerals
    if not tokens or len(tokens) < length:
        return False
    if length == 1 and tokens[0].folded == "%":
        return True
    hundred = numerals[at + length - 1]
    if hundred is None or hundred.classes.get("hundred") != 100 or not hundred.article:
        return False
    return hundred.prep == "ب" if length == 1 else tokens[0].folded == "في"


def _joined_bound(sentence: _Sentence, found: _Found) -> _Found | None:
    """أكبر من 10 وأصغر من 20: two bounds that make one range."""
    tokens, at = sentence.tokens, found.last
    if at >= len(tokens) or (found.value.min is None) == (found.value.max is None):
        return None
    at += tokens[at].folded == "و"
    joined = at > found.last or tokens[at].folded.startswith("و")
    if at >= len(tokens) or not joined or match_before(tokens, at, sentence.lexicons.bounds) is None:
        return None
    other = _bounded(sentence, at)
    if other is None or (other.value.min is None) == (found.value.min is None):
        return None
    low = found.value.min if found.value.min is not None else other.value.min
    high = found.value.max if found.value.max is not None else other.value.max
    if low is None or high is None or low > high:
        return None
    return structs.replace(found, last=other.last, value=Range(min=low, max=high))


def _with_bound_after(sentence: _Sentence, found: _Found) -> _Found:
    if found.kind == "ordinal":
        return found
    after = match_after(sentence.tokens, found.last, sentence.lexicons.bounds)
    if after is None:
        return found
    phrase, last = after
    plain = Range(min=found.bare.low, max=found.bare.high)
    value = found.value if phrase.bound in ("about", "or_equal") else plain
    return structs.replace(found, value=bounded(value, phrase.bound), last=last)


def _dual(sentence: _Sentence, at: int) -> NumberMention | None:
    """A dual noun counts itself: جنديان, شخصين."""
    token = sentence.tokens[at]
    form = counted_form(token, sentence.lexicons.nouns)
    if form is None or not form.is_dual:
        return None
    two = Fraction(2)
    bare = Bare(first=at, last=at + 1, start=token.core, kind="cardinal", low=two, high=two, word=True)
    last = at + 1
    follower = sentence.numerals[last] if last < len(sentence.tokens) else None
    if follower and follower.classes.get("unit") == 2 and not follower.joined:
        last += 1
    found = _Found(
        bare=bare, value=Range(min=two, max=two), first=at, last=last, start=token.core, kind="cardinal"
    )
    found = _with_bound_after(sentence, found)
    return _made(sentence, found, noun=at, counted=sentence.text[token.core : token.end])


def _mention(sentence: _Sentence, found: _Found) -> NumberMention:
    noun = None if found.kind in ("ordinal", "fraction") and found.value.min != 1 else _noun(sentence, found)
    counted = None
    if noun is not None:
        token = sentence.tokens[noun]
        counted = sentence.text[token.core : token.end]
    return _made(sentence, found, noun=noun, counted=counted)


def _made(sentence: _Sentence, found: _Found, *, noun: int | None, counted: str | None) -> NumberMention:
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


def _noun(sentence: _Sentence, found: _Found) -> int | None:
    """The counted noun: after the number, after من, or before it (جندي واحد, المهاجمين الخمسة)."""
    tokens, at = sentence.tokens, found.bare.last
    while at < len(tokens) and tokens[at].folded in _QUOTES:
        at += 1
    before = _noun_before(sentence, found)
    if before is not None or at >= len(tokens):
        return before
    if tokens[at].folded == "من":
        return at + 1 if at + 1 < len(tokens) and _can_be_counted(sentence, at + 1) else None
    definite = "ال" in tokens[at].clitics
    if definite and not (found.bare.group or found.bare.several or found.value.min == 1):
        return None
    return at if _can_be_counted(sentence, at) else None


def _noun_before(sentence: _Sentence, found: _Found) -> int | None:
    at = found.first - 1
    if at < 0 or not found.bare.word:
        return None
    form = counted_form(sentence.tokens[at], sentence.lexicons.nouns)
    if form is None or (found.value.min not in (1, 2) and not found.bare.article):
        return None
    return at if found.bare.article or not _people_after(sentence, found.bare.last) else None


def _can_be_counted(sentence: _Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    numeral = sentence.numerals[at]
    if token.kind != "word" or (set(token.clitics) - {"ال"}) or token.folded in PROCLITIC:
        return False
    if numeral and {"unit", "tens", "hundred", "many", "scales", "several", "one_of"} & set(numeral.classes):
        return False
    classes = {**sentence.lexicons.words.get(token.folded, {}), **sentence.lexicons.words.get(token.stem, {})}
    return not {"particle", "month"} & set(classes)
