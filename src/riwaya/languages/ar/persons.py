"""Reads names of persons: after a title or office, or by themselves where two or more words are name tokens.

The name table is evidence, never a decision alone: a fifth of common words stand in it. A lone surname is
left to the page's earlier full name, which another room resolves.
"""

import re
from collections.abc import Sequence

from riwaya.languages.ar.name_runs import is_person, is_whole, run_at
from riwaya.languages.ar.party_lexicons import PartyLexicons
from riwaya.languages.ar.party_words import Word, core, look_up
from riwaya.model.reading import NameMention, Token

# Longest name in tokens: سعود بن نايف بن عبد العزيز آل سعود.
_MAX_TOKENS = 8
_MAX_PRESENTED = 4
# Words that no table knows, taken as a foreign name after a title before the run is given up.
_MAX_UNKNOWN = 3
_STRONG_COUNT = 10
_WEAK_COUNT = 3
# A word that the lexicons know is a name only where the name source has it this often (سلام, نصر).
_COMMON_COUNT = 15
_GIVEN_NAME = 100
_VERB_BEGINNINGS = ("ي", "سي", "ست", "سن")
# Particles that open a name; the others only join its parts (بن قردان is a town).
_OPENING_PARTICLES = frozenset({"ابو", "عبد", "ابا", "ابي"})
# Titles that stand inside a name: حسن شيخ محمود.
_INNER_TITLES = frozenset({"شيخ", "الشيخ", "ملا", "الملا", "سيد", "السيد", "الحاج", "اغا"})
_FAMILY = re.compile(r"بو\w{3,}")


def person_names(tokens: Sequence[Token], text: str, *, lexicons: PartyLexicons) -> tuple[NameMention, ...]:
    """Finds names of persons with or without a title, by the weight of their words and what stands before.

    Args:
        tokens: Tokens of one sentence.
        text: The raw page.
        lexicons: The party tables.

    Returns:
        Names in text order; the longest run at each place.
    """
    words = look_up(tokens, lexicons)
    found: list[NameMention] = []
    at = 0
    while at < len(words):
        run = run_at(words, at, lexicons.names)
        if run is None or not is_person(words, run):
            at = at + 1 if run is None else run.last
            continue
        token, word = tokens[run.first], words[run.first]
        start = token.start if is_whole(word, lexicons.names) else core(token, word)
        stop = tokens[run.last - 1].end
        found.append(
            NameMention(
                first=run.first, last=run.last, start=start, end=stop, text=text[start:stop], kind="person"
            )
        )
        at = run.last
    return tuple(found)


def end_of_titled_name(words: Sequence[Word], at: int) -> int:
    """Gives the end of the name that follows a title or office.

    Args:
        words: Looked-up words of the sentence.
        at: Index of the first word after the title.

    Returns:
        One past the name's last word; `at` where no name stands there.
    """
    end, unknown = at, 0
    while end < len(words) and end - at < _MAX_TOKENS:
        word = words[end]
        if word.particle or (end > at and _is_inner_title(words, end)):
            end += 1
            continue
        if end > at and _is_whole_after_all(words, end):
            end += 1
            break
        if not _may_name(word, later=end > at):
            break
        if word.common and word.name < _COMMON_COUNT:
            break
        if word.name < _WEAK_COUNT and word.known is None:
            unknown += 1
        if unknown > _MAX_UNKNOWN:
            break
        end += 1
    while end > at and words[end - 1].particle:
        end -= 1
    return end


def end_of_free_name(words: Sequence[Word], at: int) -> int:
    """Gives the end of a name without title: it needs two name tokens, the first a common given name.

    Returns:
        One past the name's last word; `at` where no name stands there.
    """
    first = words[at]
    opens = first.folded in _OPENING_PARTICLES or (
        first.name >= _STRONG_COUNT
        and first.head is None
        and not first.opens_place
        and not first.particle
        and _may_name(first, later=False, first_free=True)
        and not first.definite
    )
    if not opens or at + 1 >= len(words) or (first.folded == "علي" and words[at + 1].name < _STRONG_COUNT):
        # "علي" is the preposition "على" in papers that write both alike.
        return at
    end, solid, unknown = at, 0, 0
    while end < len(words) and end - at < _MAX_TOKENS:
        word = words[end]
        if word.particle or (end > at and _is_inner_title(words, end)):
            end += 1
            continue
        surname = (word.definite and (word.nisba or word.name > 0)) or _FAMILY.fullmatch(word.form)
        if (
            not _may_name(word, later=end > at, first_free=end == at)
            or word.common
            and word.name < _COMMON_COUNT
        ):
            break
        if not (word.name >= _WEAK_COUNT or surname):
            unknown += 1
        # After a common given name one unknown word is its surname (محمد بوفلوسن).
        if unknown > (first.name >= _GIVEN_NAME):
            break
        solid += 1
        end += 1
    while end > at and words[end - 1].particle:
        end -= 1
    return end if end - at >= 2 and solid >= 1 else at


def end_of_presented_name(words: Sequence[Word], at: int) -> int:
    """Gives the end of an unknown name that an office presents: "قال <name>، حاكم …", "<name> وهو ضابط".

    What tells it is its place, after a verb or at the head of a sentence: the caller looks for the office.

    Returns:
        One past the name's last word, two to four words; `at` where none can stand there.
    """
    if at and not (words[at - 1].border or words[at - 1].mark):
        return at
    end = at
    while end < len(words) and end - at < _MAX_PRESENTED:
        word = words[end]
        surname = end > at and word.definite and (word.nisba or words[at].name >= _GIVEN_NAME)
        named = word.proper or word.name >= _WEAK_COUNT or surname
        if not (word.particle or (named and _may_name(word, later=end > at))):
            break
        end += 1
    return end if end - at >= 2 else at


def _is_whole_after_all(words: Sequence[Word], at: int) -> bool:
    """A last name may begin with what passes for "like" (يحيى كزمان): nothing may follow it."""
    closed = at + 1 >= len(words) or bool(words[at + 1].mark or words[at + 1].border)
    return words[at].preposition == "ك" and not words[at].conjunction and not words[at].definite and closed


def _is_inner_title(words: Sequence[Word], at: int) -> bool:
    """A title word between two names is one of them."""
    follower = words[at + 1] if at + 1 < len(words) else None
    known = follower is not None and follower.name >= _WEAK_COUNT and follower.free
    return words[at].folded in _INNER_TITLES and known


def _may_name(word: Word, *, later: bool, first_free: bool = False) -> bool:
    """Tells whether a word can be part of a name: `later` words may bear the article or look like a nisba."""
    if word.mark or word.number or word.latin or word.border or word.title:
        return False
    if not word.free and not first_free:
        return False
    if word.known is not None:
        return word.known.cls == "person"
    if word.head is not None:
        return not word.definite and not word.suffix and word.name >= 20
    if word.definite:
        return (
            later
            and (word.demonym is None or word.demonym.number == "singular")
            and not _is_office_adjective(word)
        )
    if word.demonym or word.adjective:
        return word.name >= 20
    if word.suffix and word.name == 0 and not later:
        return False
    return word.name > 0 or not word.form.startswith(_VERB_BEGINNINGS)


def _is_office_adjective(word: Word) -> bool:
    return word.adjective is not None
