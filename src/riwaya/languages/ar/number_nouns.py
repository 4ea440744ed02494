"""Finds the noun that a number counts.

Source: codebook, "Casualty".
"""

from riwaya.languages.ar.counted_nouns import counted_form
from riwaya.languages.ar.number_ranges import Found, NumberSentence, people_after
from riwaya.languages.ar.number_words import PROCLITIC

_QUOTES = frozenset('"«»“”()')


def find_noun(sentence: NumberSentence, found: Found) -> int | None:
    """Finds the counted noun.

    Args:
        sentence: The sentence.
        found: A number with its bounds; no ordinal.

    Returns:
        Index of the noun after the number, after من, or before it (جندي واحد, المهاجمين الخمسة); None where
        nothing that can be counted stands there.
    """
    before = _noun_before(sentence, found)
    if before is not None:
        return before
    # A percent is of its whole: "30% مقارنة" counts nothing.
    inner = None if found.kind == "percent" else _noun_at(sentence, found, found.bare.last)
    return inner if inner is not None else _noun_of(sentence, found.last)


def _noun_at(sentence: NumberSentence, found: Found, at: int) -> int | None:
    tokens = sentence.tokens
    while at < len(tokens) and tokens[at].folded in _QUOTES:
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].folded == "من":
        return _noun_of(sentence, at)
    loose = found.kind == "fraction" or found.bare.group or found.bare.several or found.value.min == 1
    if "ال" in tokens[at].clitics and not loose:
        return None
    return at if _can_be_counted(sentence, at) else None


def _noun_of(sentence: NumberSentence, at: int) -> int | None:
    """The noun after من."""
    counted = at + 1 < len(sentence.tokens) and sentence.tokens[at].folded == "من"
    return at + 1 if counted and _can_be_counted(sentence, at + 1) else None


def _noun_before(sentence: NumberSentence, found: Found) -> int | None:
    at = found.first - 1
    if at < 0 or not found.bare.word or "و" in sentence.tokens[found.first].clitics:
        # "من البريطانيين والعشرات من الجرحى": a joined number counts nothing before it.
        return None
    form = counted_form(sentence.tokens[at], sentence.lexicons.nouns)
    if form is None or not _agrees(sentence, found, at):
        return None
    return at if found.bare.article or not _counts_on(sentence, found.bare.last) else None


def _counts_on(sentence: NumberSentence, at: int) -> bool:
    """Whether the people that the number counts stand behind it; a joined noun begins something else."""
    return people_after(sentence, at) and "و" not in sentence.tokens[at].clitics


def _agrees(sentence: NumberSentence, found: Found, at: int) -> bool:
    """The noun and its number are both definite, or the noun is a singular before one, a dual before two."""
    if found.bare.article:
        return "ال" in sentence.tokens[at].clitics or bool(sentence.tokens[at].suffix)
    form = counted_form(sentence.tokens[at], sentence.lexicons.nouns)
    return form is not None and found.value.min == form.min and form.max is not None


def _can_be_counted(sentence: NumberSentence, at: int) -> bool:
    token = sentence.tokens[at]
    numeral = sentence.numerals[at]
    if token.kind != "word" or (set(token.clitics) - {"ال"}) or token.folded in PROCLITIC:
        return False
    if numeral and {"unit", "tens", "hundred", "many", "scales", "several", "one_of"} & set(numeral.classes):
        return False
    classes = {**sentence.lexicons.words.get(token.folded, {}), **sentence.lexicons.words.get(token.stem, {})}
    return not {"particle", "month"} & set(classes)
