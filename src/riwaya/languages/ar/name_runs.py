"""Weighs words as parts of names of persons and finds the runs that are such names, with or without a title.

The name source (`person-name-tokens.tsv`), the tables of ordinary words and what stands before a run are
evidence; none of them decides alone: a fifth of the name tokens are common words, and foreign names are in no
table. Sums and limits below were set on the first 3,191 sentences of ANERcorp, none of which is kept here.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.verbs import conjugate
from riwaya.languages.lexicon import read_lexicon

PARTICLES = frozenset(
    {
        "بن", "ابن", "ابو", "ابي", "ابا", "ام", "ال", "عبد", "بنت", "ولد", "دي", "دو", "فان", "فون",
        "ماك", "لو", "دا", "ذو", "دل", "ديل", "سان",
    }
)  # fmt: skip
# An article of another language after one of its prepositions; elsewhere a word of Arabic.
_FRENCH = frozenset({"لا"})
# Parts of names that need the next word to be one: the servant of …, the father of ….
_OPENERS = frozenset({"ابو", "ابي", "ابا", "ام", "عبد", "بن", "ابن", "بنت"})
# Foreign names are written with a final alef.
_FEMININE = "ة"
_VERB_BEGINNINGS = ("ي", "سي", "ست", "سن")
_FEMININE_PAST = re.compile(r"ت\w{2,}ت")
_ALI = "علي"
# Second parts of names of two words ("the victory of God"), after names only.
_COMPOUND = frozenset({"الله", "الدين"})
# "He was born", "with", "if", "the": particles of names that are other words first.
_NEVER_FIRST = frozenset({"ولد", "ذو", "لو", "ال"})
_SHORT = 2
_SONS = frozenset({"بن", "ابن", "بنت"})
_ORDINALS = frozenset({"الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس"})
_LONGEST = 7
# Names that the source has this often are as often a part of a longer name, or a street's or club's.
_FAMOUS = 30
_GIVEN = 100
_SEEN = 5
_AND = "و"
_PACKAGE = "riwaya.languages.ar"
_VERB = re.compile(r"(\w+)/(\w+)")
_SURE, _LIKELY, _MAY, _NO = 3, 2, 1, 0


class Run(Struct, frozen=True, kw_only=True):
    """Words [first, last) that may be a person's name, and what they weigh together."""

    first: int
    last: int
    weight: int
    solid: int


def weigh(word: Word, *, later: bool) -> int:
    """Says how much a word is like part of a person's name.

    Args:
        word: The word.
        later: True where it is not the first of its name.

    Returns:
        0 where it is none, 1 where it may be one, 2 where it is likely one, 3 where it is surely one.
    """
    if word.mark or word.number or word.latin or word.border or word.title:
        return _NO
    if (word.suffix or (word.tanwin and not later)) and word.name < _SEEN:
        return _NO
    if later and not word.free:
        return _NO
    if word.known is not None:
        return _SURE if word.known.cls == "person" else _NO
    if word.definite:
        return _weigh_definite(word) if later else _NO
    if word.head is not None or word.demonym is not None or word.adjective is not None:
        return _LIKELY if word.name >= (40 if word.head is None else 100) else _MAY * (word.name >= 20)
    if word.common:
        return _SURE if word.name >= 100 else _LIKELY * (word.name >= 15)
    if word.listed:
        return _SURE if word.name >= 100 else _LIKELY if word.name >= 10 else _MAY * (word.name >= 3)
    if word.name:
        if len(word.form) <= _SHORT:
            return _MAY
        return _SURE if word.name >= _SEEN else _LIKELY
    if later and (word.form.startswith(_VERB_BEGINNINGS) or _FEMININE_PAST.fullmatch(word.form)):
        return _NO
    if word.form.endswith(_FEMININE):
        return _NO
    return _MAY if word.proper or (not later and word.unknown and not word.suffix) else _NO


def _weigh_definite(word: Word) -> int:
    """A surname with its article: an office's adjective or a people's name is none."""
    if word.form in _ORDINALS or word.form in _COMPOUND:
        return _LIKELY
    if word.head is not None or word.adjective is not None or word.demonym is not None or word.common:
        return _NO
    if word.listed:
        return _LIKELY if word.nisba and word.name else _MAY * (word.name >= 20)
    return _LIKELY if word.name else _MAY * word.nisba


def run_at(words: Sequence[Word], at: int, names: Mapping[str, int]) -> Run | None:
    """Finds the longest run of name-like words that begins at a word.

    Args:
        words: The words of the sentence.
        at: Index of the first.
        names: How often the name source has a token.

    Returns:
        The run without loose words at its end, None where the word begins none.
    """
    if not _opens(words, at, names):
        return _after_title(words, at)
    end = at
    while (
        end < len(words)
        and end - at < _LONGEST
        and (_is_particle(words, end, at) or _own(words, end, at, names))
    ):
        end += 1
    while end > at + 1 and _is_loose(words, at, end):
        end -= 1
    own = [_own(words, place, at, names) for place in range(at, end) if not _is_particle(words, place, at)]
    return Run(first=at, last=end, weight=sum(own), solid=len(own)) if own else None


def is_person(words: Sequence[Word], run: Run) -> bool:
    """Says whether a run is a person's name, by its weight and by what stands before it.

    A title, an office, a verb or a nisba before it ("the Italian X") speaks for a person. Kept are groups of
    runs of which at least .45 were persons where the limits were set.

    Args:
        words: The words of the sentence.
        run: What `run_at` gave.

    Returns:
        False for a run that is as often something else.
    """
    before = words[run.first - 1] if run.first else None
    first = words[run.first]
    called = before is not None and (
        before.title or (before.head is not None and before.head.cls == "person")
    )
    people = before is not None and before.head is not None and before.head.cls == "people"
    acts = before is not None and before.border == "verb"
    says = before is not None and before.form in speech_verbs()
    if run.solid > 1:
        nisba = before is not None and (before.demonym is not None or (before.nisba and before.definite))
        function = before is not None and before.border == "function"
        return run.weight >= (_LIKELY if nisba or says else _SURE + 1 + function)
    if first.known is not None and not first.definite:
        return True
    if first.listed or first.common:
        return run.weight >= (_LIKELY if says else _SURE) and (called or acts or says)
    if called or people or acts:
        unlisted = (says or (called and not people)) and first.proper and not first.tanwin
        return run.weight >= (_MAY if unlisted else _LIKELY)
    if before is None or before.demonym or first.definite:
        return False
    # In no table but the name source, and there no chance likeness.
    stands = bool(before.mark) or before.border == "function"
    return run.weight >= _SURE and (stands or first.name < _FAMOUS)


@lru_cache(maxsize=1)
def speech_verbs() -> frozenset[str]:
    """Gives the forms of the verbs of saying: who speaks is named after them.

    Returns:
        Folded forms, from `markers.tsv`.
    """
    rows = [row for row in read_lexicon(_PACKAGE, "markers") if row["class"] == "says"]
    pairs = (_VERB.match(verb) for row in rows for verb in row["verb"].split("|"))
    return frozenset(form for pair in pairs if pair for form in conjugate(pair[1], pair[2]))


def is_whole(word: Word, names: Mapping[str, int]) -> bool:
    """Says whether a word is a common name as it stands, whose first letters only pass for clitics (وليد).

    Args:
        word: The word.
        names: How often the name source has a token.

    Returns:
        True where the name source has the whole word often, and more often than its rest.
    """
    return bool(word.clitics) and not word.definite and names.get(word.folded, 0) >= max(_FAMOUS, word.name)


def _opens(words: Sequence[Word], at: int, names: Mapping[str, int]) -> bool:
    word = words[at]
    if word.form in _OPENERS or word.folded in _OPENERS:
        return at + 1 < len(words) and weigh(words[at + 1], later=True) > 0
    if word.form == _ALI and not _is_after_ali(words, at + 1):
        # Papers that leave the dots of "on" out write the name alike.
        return False
    if word.folded in _NEVER_FIRST:
        return False
    own = _SURE if is_whole(word, names) else weigh(word, later=False)
    if word.definite and word.name and word.free and at + 1 < len(words):
        return words[at + 1].folded in _SONS
    if own and at + 1 < len(words) and words[at + 1].folded in _SONS:
        return True
    if own == _MAY and at + 1 < len(words) and words[at + 1].name >= _GIVEN and not word.proper:
        # Before a common given name stands rather another noun ("written by Muhammad …").
        return False
    return own >= (_LIKELY if word.listed or word.common else _MAY)


def _after_title(words: Sequence[Word], at: int) -> Run | None:
    """A name with its article right after a title ("Imam X")."""
    word = words[at]
    titled = at > 0 and words[at - 1].title and word.definite and word.free and not word.title
    own = _weigh_definite(word) if titled and word.name and word.form not in _ORDINALS else _NO
    return Run(first=at, last=at + 1, weight=_SURE, solid=1) if own else None


def _is_after_ali(words: Sequence[Word], at: int) -> bool:
    if at >= len(words) or words[at].listed or words[at].common:
        return at < len(words) and (words[at].name >= _GIVEN or words[at].folded in _SONS)
    return not words[at].definite and weigh(words[at], later=True) >= _LIKELY


def _own(words: Sequence[Word], at: int, first: int, names: Mapping[str, int]) -> int:
    if at > first and words[at - 1].form in _OPENERS and words[at].definite and words[at].free:
        # "The servant of the merciful": what follows is the rest of the name, whatever it means.
        return _SURE
    if at > first and words[at - 1].folded in _SONS and words[at].free and not words[at].mark:
        return max(_LIKELY * (not words[at].border), weigh(words[at], later=True))
    word = words[at]
    if at == first and word.definite:
        return _LIKELY
    if is_whole(word, names):
        return _SURE
    if at > first and word.clitics and not word.definite and word.conjunction != _AND and not word.border:
        # After a name, "Powell" is no "with the first".
        return _LIKELY if word.folded in names else _MAY * (word.unknown and not word.suffix)
    return weigh(word, later=at > first)


def _is_particle(words: Sequence[Word], at: int, first: int) -> bool:
    word = words[at]
    if at == first:
        return word.form in _OPENERS or word.folded in _OPENERS
    if word.folded in _FRENCH:
        return words[at - 1].folded in PARTICLES
    return word.folded in PARTICLES


def _is_loose(words: Sequence[Word], first: int, end: int) -> bool:
    """True for a last word that is rather the next phrase: a particle, an ordinary word after a whole name."""
    word = words[end - 1]
    if word.folded in PARTICLES or word.form == _ALI and end - first > 2:
        return True
    before = words[end - 2]
    if before.folded in _OPENERS or before.form in _OPENERS:
        return False
    if words[end - 2].folded in _SONS:
        return False
    if word.common and word.form not in _ORDINALS and word.form not in _COMPOUND:
        return weigh(word, later=True) < (_SURE if end - first > 2 else _LIKELY)
    if word.listed:
        return weigh(word, later=True) < _LIKELY
    sure = word.definite or (word.proper and not word.nisba)
    return end - first > 2 and weigh(word, later=True) == _MAY and not sure
