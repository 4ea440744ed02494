"""Reads numbers that take two numerals (ranges, ratios) and decides what a numeral is in its sentence.

"Of 12 to 15" is a range, but two figures after a verb of change ("rose from 12 to 15"). Bounds, percents and
counted nouns are left to `numbers.py`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct, field, structs

from riwaya.languages.ar.bounds import Bounds, Range, first_words
from riwaya.languages.ar.cardinals import Bare, read_bare
from riwaya.languages.ar.counted_nouns import CountedForm, counted_form
from riwaya.languages.ar.number_words import NumberWord, NumberWords, Numeral, core_of
from riwaya.model.reading import NumberKind, Token

# A change verb this many tokens before "من 12 إلى 15" makes it a revision, not a range.
REVISION_WINDOW = 6


class NumberLexicons(Struct, frozen=True, kw_only=True):
    """Everything that `find_numbers` knows of words.

    Attributes:
        remembered: Written forms -> what they can do in a number; it only saves time.
    """

    words: Mapping[str, Mapping[str, Fraction]]
    parts: Mapping[str, Mapping[str, Fraction]]
    bounds: Bounds
    nouns: Mapping[str, CountedForm]
    not_duals: frozenset[str]
    none_openers: frozenset[str]
    remembered: dict[str, NumberWord | None] = field(default_factory=dict)


class NumberSentence(Struct, frozen=True, kw_only=True, gc=False):
    """One sentence with its numerals, and what each of its words can do in a number."""

    tokens: Sequence[Token]
    text: str
    known: NumberWords
    numerals: Sequence[Numeral | None]
    lexicons: NumberLexicons


class Found(Struct, frozen=True, kw_only=True, gc=False):
    """A number with its bounds, before its noun is looked for; tokens [first, last), `plain` its bare end."""

    bare: Bare
    value: Range
    first: int
    last: int
    start: int
    kind: NumberKind


def read_number(sentence: NumberSentence, bare: Bare | None, at: int, *, bound: bool) -> Bare | None:
    """The bare number at a token, and what makes it none or makes an ordinal of it."""
    if at >= len(sentence.tokens):
        return None
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


def _one_of(sentence: NumberSentence, at: int) -> Bare | None:
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


def _ratio(sentence: NumberSentence, bare: Bare) -> Bare | None:
    """واحد من ثلاثة, 2 من 5; "2 من 5 جنود" counts two."""
    tokens = sentence.tokens
    if bare.last + 1 >= len(tokens) or tokens[bare.last].folded != "من" or bare.several or bare.group:
        return None
    whole = read_bare(tokens, sentence.numerals, bare.last + 1)
    if whole is None or whole.kind != "cardinal" or bare.kind != "cardinal" or whole.group or whole.several:
        return None
    if whole.low <= bare.low or whole.low != whole.high or bare.low <= 0 or whole.article:
        return None
    noun = people_after(sentence, whole.last)
    if noun and not (bare.word and bare.low == 1):
        return None
    share = bare.low / whole.low
    return structs.replace(bare, last=whole.last, low=share, high=share, kind="fraction")


def people_after(sentence: NumberSentence, at: int) -> bool:
    """Says whether a noun of persons stands at a token.

    Returns:
        False past the end of the sentence, too.
    """
    if at >= len(sentence.tokens):
        return False
    form = counted_form(sentence.tokens[at], sentence.lexicons.nouns)
    return form is not None and form.kind == "person"


def read_simple_range(sentence: NumberSentence, low: Bare | None) -> Bare | None:
    """20 إلى 100, 20 ~ 100, 20 - 100, خمسة أو ستة, from its first number."""
    tokens = sentence.tokens
    if low is None or low.kind != "cardinal" or low.last + 1 >= len(tokens) or low.low != low.high:
        return None
    link = tokens[low.last].folded
    if link not in ("الي", "~", "-", "–", "او") or (link == "الي" and _is_revision(sentence, low.first)):
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


def _is_revision(sentence: NumberSentence, at: int) -> bool:
    """True in "ارتفع من 12 إلى 15": two figures, not a range."""
    window = sentence.tokens[max(0, at - REVISION_WINDOW) : at]
    words = (word for token in window for _, word in first_words(token))
    return any("change" in sentence.lexicons.words.get(word, {}) for word in words)


def read_range(sentence: NumberSentence, at: int) -> Found | None:
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
    return Found(bare=bare, value=value, first=at, last=high.last, start=start, kind="cardinal")


def _opener(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], str] | None:
    """بين or من with the clitics before it, where a number can follow."""
    if at + 3 > len(tokens):
        return None
    return next(((clitics, word) for clitics, word in first_words(tokens[at]) if word in ("بين", "من")), None)


def _second(sentence: NumberSentence, low: Bare, opener: str) -> int | None:
    """Index of the range's second number, over its link; after بين a glued و links, too."""
    tokens = sentence.tokens
    if low.last >= len(tokens):
        return None
    links = ("و", "الي", "-") if opener == "بين" else ("الي",)
    if tokens[low.last].folded in links:
        return low.last + 1 if low.last + 1 < len(tokens) else None
    glued = sentence.numerals[low.last]
    return low.last if opener == "بين" and glued is not None and glued.joined else None
