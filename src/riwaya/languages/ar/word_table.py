"""Holds the words that the clitic reader knows: `lexicons/words.tsv` with its inflected forms, and names.

A row of words.tsv is a noun (also adjectives), a verb (with its present), a name, a plain word that never
inflects, or a split (a closed word whose reading no rule would guess, its parts joined by "+").
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.verbs import conjugate, past_forms
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import Tense, TokenKind

Row = Mapping[str, str]
Reading = tuple[tuple[str, ...], str, str]
# Of one written form: itself, kind, folded form, length of the clitics before the phrase, the best reading's clitics,
# stem and suffix, all readings.
WrittenForm = tuple[str, TokenKind, str, int, tuple[str, ...], str, str, tuple[Reading, ...]]
# Written forms that a table remembers: the vocabulary of some thousand pages, about 60 MB with their readings.
MAX_REMEMBERED = 100_000
_PACKAGE = "riwaya.languages.ar"
_CLITIC_LETTERS = ("و", "ف", "ب", "ل", "ك", "س", "ال")
_HAMZA_BEFORE_LAM, _NO_HAMZA = re.compile("[أإآ]ل"), re.compile("(?![أإآ])")
_HAMZA_INSIDE = re.compile("[وفبلكس]+[أإآ]")
_NOUN_ENDINGS = ("", "ا", "ة", "ات", "ين", "ون", "ان", "ي", "ية", "يا", "يين", "يون", "يات", "و", "ي")
_FEMININE_ENDINGS = ("ة", "ات", "تين", "تان", "تي", "تا")
# Names that one pair of the source spells are misspellings and common words more often than names.
_MIN_NAME_COUNT = 3


class WordTable(Struct, frozen=True, kw_only=True):
    """What the language knows of words, folded.

    Attributes:
        known: Every stem of the lexicons (nouns, verbs in all forms, particles, names).
        whole: Words that begin with a clitic's letters and are never cut there (التقى, وزير, بلدة, …).
        hamzated: Those of `whole` that properly begin with a hamza before lam (ألغام), folded.
        hamza_inside: Words with hamza on an alef after letters that could be clitics (سأل, كأس), folded.
        lam_names: Names in lam, which take no article: "لليبيا" is ل + ليبيا.
        presents: Present forms of verbs, which the future س needs.
        tenses: Forms that are nothing but a finite verb in one tense.
        names: Name tokens, weaker evidence than `known`.
        fixed: Word → the reading that is always its best.
        remembered: Written forms → what was read of them; it only saves time.
    """

    known: frozenset[str]
    whole: frozenset[str]
    hamzated: frozenset[str] = frozenset()
    hamza_inside: frozenset[str] = frozenset()
    lam_names: frozenset[str] = frozenset()
    presents: frozenset[str] = frozenset()
    tenses: Mapping[str, Tense] = {}
    names: frozenset[str] = frozenset()
    fixed: Mapping[str, Reading] = {}
    remembered: dict[str, WrittenForm] = field(default_factory=dict)


def load_word_table(others: Iterable[str]) -> WordTable:
    """Builds the table from `words.tsv`, the name tokens and the stems of other lexicons.

    Args:
        others: Folded stems of the other lexicons.

    Returns:
        The table.
    """
    rows = [row for row in read_lexicon(_PACKAGE, "words") if row["class"] != "split"]
    forms = [_forms(row) for row in rows]
    listed = set().union(*forms) | {fold(row["name"]) for row in read_lexicon(_PACKAGE, "given-names")}
    known = listed | {word for word in others if word in listed or not _is_cut(word, listed)}
    return WordTable(
        known=frozenset(known),
        whole=frozenset(word for word in listed if word.startswith(_CLITIC_LETTERS)),
        hamzated=_written(_HAMZA_BEFORE_LAM, rows, forms) - _written(_NO_HAMZA, rows, forms),
        hamza_inside=_written(_HAMZA_INSIDE, rows, forms),
        lam_names=frozenset(
            word for row in rows if row["class"] == "name" and (word := fold(row["word"])).startswith("ل")
        ),
        presents=frozenset(
            form
            for row, found in zip(rows, forms, strict=True)
            for form in found
            if row["class"] == "verb" and form[0] in "يتنا"
        ),
        tenses=_tenses(rows),
        names=_names(),
        fixed=dict(_fixed()),
    )


def _forms(row: Row) -> set[str]:
    word = fold(row["word"])
    forms = inflect(word, cls=row["class"], present=row["present"])
    if row["class"] != "verb":
        return forms
    # "I" forms begin with an alef that would pass for the article (ألد).
    told = past_forms(word)
    return {form for form in forms if form in told or form[0] != "ا"}


def _tenses(rows: Sequence[Row]) -> dict[str, Tense]:
    """Forms of verbs by their tense; those that are a past and a present, or a noun too, are left out."""
    past: set[str] = set()
    present: set[str] = set()
    other: set[str] = set()
    for row in rows:
        word = fold(row["word"])
        if row["class"] == "verb":
            told = past_forms(word)
            past |= told
            # "I" forms begin with an alef, as many other words do (أمس, yesterday).
            present |= {form for form in conjugate(word, row["present"]) - told if form[0] != "ا"}
        else:
            other |= inflect(word, cls=row["class"])
    tenses: dict[str, Tense] = dict.fromkeys(past - present - other, "past")
    return tenses | dict.fromkeys(present - past - other, "present")


def _written(start: re.Pattern[str], rows: Sequence[Row], forms: Sequence[set[str]]) -> frozenset[str]:
    """Forms of the rows whose word is written with such a start."""
    pairs = zip(rows, forms, strict=True)
    return frozenset(form for row, found in pairs if start.match(row["word"]) for form in found)


def inflect(word: str, *, cls: str, present: str = "") -> set[str]:
    """Gives the folded forms of a row.

    Args:
        word: Folded word; of a verb, its third person masculine singular past.
        cls: Class of the row.
        present: Of a verb, its third person masculine singular present.

    Returns:
        The forms, the word among them; more forms than the language has do no harm.
    """
    if cls == "verb":
        return set(conjugate(word, present))
    if cls == "noun":
        feminine = word.endswith("ة")
        stem = word[:-1] if feminine else word
        return {stem + ending for ending in (_FEMININE_ENDINGS if feminine else _NOUN_ENDINGS)}
    return {word}


def _is_cut(word: str, listed: set[str]) -> bool:
    """Whether a key of another lexicon is a listed stem with clitics ("بسبب", "منهم"), so no stem itself."""
    if word[0] in "بلكف" and len(word) > 3 and word[1:] in listed:
        return True
    stems = (word.removesuffix(suffix) for suffix in ("ها", "هم", "ه") if word.endswith(suffix))
    return any(stem in listed or (stem.endswith("ت") and stem[:-1] + "ة" in listed) for stem in stems)


def _fixed() -> Iterator[tuple[str, Reading]]:
    for row in read_lexicon(_PACKAGE, "words"):
        if row["class"] == "split":
            *clitics, stem, suffix = fold(row["word"]).split("+")
            yield "".join([*clitics, stem, suffix]), (tuple(clitics), stem, suffix)


def _names() -> frozenset[str]:
    rows = read_lexicon(_PACKAGE, "person-name-tokens")
    return frozenset(fold(row["arabic"]) for row in rows if int(row["count"]) >= _MIN_NAME_COUNT)
