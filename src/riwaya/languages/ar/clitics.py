"""Reads the proclitics (و ف ب ل ك س ال) and pronoun suffixes of a folded word: all readings, best first.

Each legal cut is weighed by what its parts are: a stem that the table knows, a name, a stem in the shape of
an Arabic derivation, or nothing known. The weights order readings; they are no probabilities. What is known
comes from `lexicons/words.tsv` and the other lexicons (`word_table.py`).
Source of the rules: any grammar of written Arabic; weights tuned on the development half of the clitic suite.
"""

import re
from collections.abc import Iterator

from riwaya.languages.ar.word_table import Reading, WordTable

__all__ = ["Reading", "WordTable", "read_word"]

# Longest first: a longer suffix hides the shorter one that it ends in.
SUFFIXES = ("كما", "هما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
# These ends are pronouns more often than letters of the stem; the others need a stem that is known.
_LIKELY = {"هما": 0.5, "ها": 0.9, "هم": 0.2, "هن": -1.0, "ه": 0.4}
# What stands alone after a preposition: له، بها.
_BARE_SUFFIXES = frozenset({"ه", "ها", "هم", "هما", "هن", "نا", "كم", "ك"})
# What bears "ك" (of you): these and feminines; elsewhere the letter is the stem's (شريك، تحرك).
_YOUR_HOSTS = frozenset({"علي", "الي", "لدي", "من", "عن", "في", "مع", "ان", "لكن", "عند", "بين", "نفس"})
_ARTICLE = "ال"
# Two words of three begin with none of these: nothing can be cut off them.
_OPENINGS = ("و", "ف", "ب", "ل", "ك", "س", _ARTICLE)
MIN_STEM = 2
# "Me" follows verbs: with a shorter stem its letters are mostly the word's own (وعاني = و + عاني).
_VERB = 4
_UNLIKELY, _YOUR = -6.0, -0.6
_NOMINAL = frozenset({"ب", "ك", "ال"})

_KNOWN, _NAME, _SHAPED, _SHORT = 3.0, 2.0, 1.2, -3.0
# A listed word that begins with a clitic's letter stays whole against any cut of a known rest, and after a
# conjunction it is not cut again.
_OPENER, _LATER_OPENER = 6.0, 3.0
_ARTICLE_WEIGHT = 5.0
# A hamza on an alef inside a word begins the stem (بأول، لإجراء); one before lam is no article (ألماني).
# Few stems have it after a letter that could be a clitic (سأل); those are listed.
_HAMZA_STEM, _HAMZA_ARTICLE, _HAMZA_INSIDE = 4.0, -12.0, -6.0
_LETTER_WEIGHTS = {"و": 2.0, "ف": -1.0, "ب": -0.4, "ل": 0.4, "ك": -1.0, "س": -0.5}
_FUTURE_KNOWN, _FUTURE_HE, _FUTURE_OTHER, _NO_FUTURE = 2.0, 1.0, -1.0, -6.0

# Shapes of verbal nouns, participles, feminines and nisbas: what follows a preposition when it is no name.
_NOUN = re.compile(r"است..?ا.$|ا.ت.ا.$|ان..ا.$|ا..ا.ة?$|ت.{1,2}ي.$|ت.ا..$|م.{3,}$|.{2,}(?:ة|ات|ين|ية)$")
_PRESENT = re.compile(r"[يت].{2,}(?:ون|وا|ان)$|ي.{3,}$")


def read_word(folded: str, words: WordTable, hamza: int = -1) -> tuple[Reading, ...]:
    """Reads one folded word.

    Args:
        folded: A word without signs, letters unified.
        words: The language's word table.
        hamza: Index of the first alef that was written with hamza or madda, which the folded view has lost;
            -1 where none was.

    Returns:
        All readings (clitics, stem, suffix), best first; at least one. The stem is empty only where a
        preposition bears a pronoun ("له").
    """
    readings = list(_readings(folded))
    if len(readings) == 1:
        return tuple(readings)
    weighed = [
        (-_weigh(folded, reading, words) - _hamza_weight(reading, folded, hamza, words), order, reading)
        for order, reading in enumerate(readings)
    ]
    weighed.sort()
    return tuple(reading for _, _, reading in weighed)


def _readings(word: str) -> Iterator[Reading]:
    """Every legal cut, the plainest first."""
    for clitics, rest in _prefixes(word):
        yield clitics, rest, ""
        if _ARTICLE in clitics or not rest.endswith(SUFFIXES):
            continue
        for suffix in SUFFIXES:
            stem = rest.removesuffix(suffix)
            if stem == rest:
                continue
            bare = not stem and clitics[-1:] in (("ل",), ("ب",)) and suffix in _BARE_SUFFIXES
            if len(stem) >= MIN_STEM or bare:
                yield clitics, stem, suffix


def _prefixes(word: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every legal chain: conjunction, then preposition or future س, then article."""
    if not word.startswith(_OPENINGS):
        yield (), word
        return
    for conjunction in ("", "و", "ف"):
        if not word.startswith(conjunction) or (conjunction and len(word) - 1 < MIN_STEM):
            continue
        after = word.removeprefix(conjunction)
        head = (conjunction,) if conjunction else ()
        yield head, after
        for letter in ("ب", "ل", "ك", "س"):
            if after.startswith(letter) and len(after) > 1:
                yield (*head, letter), after[1:]
            if letter != "س" and after.startswith(letter + _ARTICLE) and len(after) > 3:
                yield (*head, letter, _ARTICLE), after[3:]
        if after.startswith(_ARTICLE) and len(after) > MIN_STEM:
            yield (*head, _ARTICLE), after[2:]
        if after.startswith("لل") and len(after) > MIN_STEM:
            # "لل" before a stem in ل writes one ل less: للجنة = ل + ال + لجنة.
            yield (*head, "ل", _ARTICLE), after[2:]
            yield (*head, "ل", _ARTICLE), after[1:]


def _hamza_weight(reading: Reading, word: str, hamza: int, words: WordTable) -> float:
    if hamza < 0:
        return 0.0
    _, stem, suffix = reading
    begin = len(word) - len(suffix) - len(stem)
    if hamza <= begin:
        return _HAMZA_ARTICLE if hamza < begin else _HAMZA_STEM * (begin > 0)
    only_clitics = set(word[begin:hamza]) <= set(_LETTER_WEIGHTS)
    return _HAMZA_INSIDE if only_clitics and stem not in words.hamza_inside else 0.0


def _weigh(word: str, reading: Reading, words: WordTable) -> float:
    clitics, stem, suffix = reading
    if reading == words.fixed.get(word):
        return 100.0
    if not stem:
        return 9.0
    weight = _stem_weight(stem, suffix, words, last=clitics[-1] if clitics else "")
    attached = _suffix_weight(stem, suffix, words)
    weight += attached
    if _ARTICLE not in clitics and attached > _UNLIKELY:
        weight += _opening_weight(reading, words)
    return weight + sum(_clitic_weight(clitic, reading, words) for clitic in clitics)


def _stem_weight(stem: str, suffix: str, words: WordTable, *, last: str) -> float:
    if _is_known(stem, suffix, words):
        return _KNOWN
    if stem in words.names:
        return 0.0 if suffix else _NAME
    if len(stem) <= MIN_STEM:
        return _SHORT
    # An unknown word in a preposition's letter is no evidence for itself: "بنبرات" is ب + نبرات.
    if not last and stem[0] in "بلكفس":
        return 0.0
    return _SHAPED if _NOUN.match(stem) or (last not in _NOMINAL and _PRESENT.match(stem)) else 0.0


def _opening_weight(reading: Reading, words: WordTable) -> float:
    """Weighs leaving the first letters in the stem although they could be clitics."""
    clitics, stem, suffix = reading
    if stem in words.hamzated and stem[2:] in words.known:
        # Without its hamza the word is more often the other one, with the article (ألغاز, الغاز).
        return 0.0
    articled = stem.startswith(_ARTICLE) and (stem + suffix)[2:] in words.known
    if suffix and (len(stem) <= MIN_STEM or articled or (suffix == "ني" and len(stem) < _VERB)):
        return 0.0
    if _is_listed(stem, suffix, words.whole):
        # "As" before a bare listed word is mostly the word's own letter (وكالة is no و+ك+الة).
        if not clitics or (stem.startswith(_ARTICLE) and clitics[-1] != "ك"):
            return _OPENER
        return _LATER_OPENER if clitics in (("و",), ("ف",)) else 0.0
    bears_article = stem.startswith((_ARTICLE, "بال", "كال", "لل", "وال", "فال")) and len(stem) > 3
    return -_ARTICLE_WEIGHT + 1 if bears_article else 0.0


def _clitic_weight(clitic: str, reading: Reading, words: WordTable) -> float:
    clitics, stem, _ = reading
    if clitic == _ARTICLE:
        return _ARTICLE_WEIGHT if len(stem) >= MIN_STEM else 0.0
    weight = _LETTER_WEIGHTS[clitic]
    if clitic == "ل" and stem in words.lam_names and _ARTICLE not in clitics:
        return weight + _ARTICLE_WEIGHT + 1
    if clitic != "س":
        return weight
    if stem[0] not in "يتنا":
        return _NO_FUTURE
    if stem in words.presents:
        return weight + _FUTURE_KNOWN
    return weight + (_FUTURE_HE if stem[0] == "ي" and len(stem) > 3 else _FUTURE_OTHER)


def _suffix_weight(stem: str, suffix: str, words: WordTable) -> float:
    if not suffix:
        return 0.0
    known = _is_known(stem, suffix, words)
    if suffix in _LIKELY:
        return -0.2 if known else _LIKELY[suffix]
    if suffix == "ك" and (stem in _YOUR_HOSTS or (known and stem not in words.known)):
        return -0.2
    if suffix == "ك" and known and len(stem) >= _VERB:
        return _YOUR
    if suffix in ("كم", "كن", "نا", "ني") and (known or (stem.endswith("ات") and len(stem) > 4)):
        return -0.2
    return _UNLIKELY


def _is_known(stem: str, suffix: str, words: WordTable) -> bool:
    return _is_listed(stem, suffix, words.known)


def _is_listed(stem: str, suffix: str, listed: frozenset[str]) -> bool:
    if stem in listed:
        return True
    if not suffix:
        return False
    # Teh marbuta opens before a suffix (غارته = غارة + ه), a final alef maqsura becomes alef (مرماه),
    # and a final hamza takes a seat (وزراؤه، أبنائه).
    if stem[-1] == "ت":
        return stem[:-1] + "ة" in listed
    if stem[-1] == "ا":
        return stem[:-1] + "ي" in listed
    return stem[-1] in "ئؤ" and stem[:-1] + "ء" in listed
