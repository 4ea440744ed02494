"""Reads names of organisations: bodies, parties, firms, clubs, papers, wherever they stand in a sentence.

Known actors come from the tables; others by the noun that opens them. After some nouns the name stands by itself
("the paper X"), of others the noun is a part ("the University of X"). Armies, police and ministries are parties
and no names here. Which noun does what was counted on the first 3,191 sentences of ANERcorp.
"""

from collections.abc import Sequence
from functools import lru_cache

from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.party_forms import Head
from riwaya.languages.ar.party_lexicons import Known, PartyLexicons
from riwaya.languages.ar.party_phrase import match_names
from riwaya.languages.ar.party_words import Word, core, look_up
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import NameMention, Token

# Nouns before a name that is whole without them.
_BEFORE = frozenset(
    {
        "شركة", "نادي", "صحيفة", "جريدة", "مجلة", "قناة", "محطة", "تلفزيون", "حركة", "مؤسسة", "قبيلة",
        "وكالة", "جماعة", "فضائية", "مجموعة", "فريق", "تنظيم", "إذاعة",
    }
)  # fmt: skip
# Nouns that are the first word of the name.
_WITHIN = frozenset(
    {"مجلس", "حزب", "جامعة", "منظمة", "اتحاد", "جمعية", "بنك", "هيئة", "معهد", "نقابة", "أكاديمية"}
)
# Nouns that with an adjective, both with the article, begin a name: "the International Union for …".
_DESCRIBED = _WITHIN | frozenset({"وكالة", "جبهة", "محكمة", "صندوق", "مفوضية", "حركة"})
_QUOTES = frozenset("\"'“”„«»‹›")
_UNNAMED_ROLES = frozenset({"MIL", "COP"})
_MOST_WORDS = 4
_PACKAGE = "riwaya.languages.ar"
_ARTICLE = "ال"
_FEMININE = "ة"
# "The agency of news of X" is a name as a whole.
_NEWS = frozenset({"انباء"})
_GLUED_TO = "ل"


def organisation_names(
    tokens: Sequence[Token], text: str, *, lexicons: PartyLexicons
) -> tuple[NameMention, ...]:
    """Finds names of organisations.

    Args:
        tokens: Tokens of one sentence.
        text: The raw page.
        lexicons: The party tables.

    Returns:
        Names in text order, not overlapping.
    """
    words = look_up(tokens, lexicons)
    found: list[NameMention] = []
    at = 0
    while at < len(words):
        first, last = _name_at(words, at, lexicons)
        if last > first:
            start, stop = core(tokens[first], words[first]), tokens[last - 1].end
            found.append(
                NameMention(
                    first=first, last=last, start=start, end=stop, text=text[start:stop], kind="organisation"
                )
            )
        at = max(at + 1, last)
    return tuple(found)


@lru_cache(maxsize=1)
def _well_known() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Firms, clubs, papers and bodies that are no actors of the news read here, by first word, longest first."""
    names = sorted(
        (tuple(fold(row["name"]).split()) for row in read_lexicon(_PACKAGE, "organisations")), key=len
    )
    index: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in reversed(names):
        index[name[0]] = (*index.get(name[0], ()), name)
    return index


def _listed_end(words: Sequence[Word], at: int) -> int:
    for name in _well_known().get(words[at].form, ()):
        rest = words[at + 1 : at + len(name)]
        if tuple(word.folded for word in rest) == name[1:]:
            return at + len(name)
    return at


def _name_at(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> tuple[int, int]:
    if _listed_end(words, at) > at:
        return at, _listed_end(words, at)
    length, meaning = match_names(words, at, lexicons)
    if isinstance(meaning, Known):
        named = meaning.cls == "actor" and meaning.speaker in ("organisation", "agency")
        if not named or meaning.role in _UNNAMED_ROLES:
            return at, at
        opened = words[at].head is not None and words[at].head.lemma in _BEFORE  # type: ignore[union-attr]
        return at + (opened and length > 1 and not _is_news(words, at + 1)), at + length
    head = words[at].head
    if head is None or words[at].suffix or words[at].tanwin:
        return at, at
    if words[at].definite:
        described = _described(words, at) if head.lemma in _DESCRIBED else at
        return max(_quoted(words, at) if head.lemma in _BEFORE else (at, at), (at, described), key=_length)
    if head.lemma in _BEFORE:
        return _after_noun(words, at, head)
    return at, _genitive(words, at) if head.lemma in _WITHIN else at


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _after_noun(words: Sequence[Word], at: int, head: Head) -> tuple[int, int]:
    """A quoted or unlisted name after its noun."""
    first = last = at + 1
    quoted = _quoted(words, at)
    if _length(quoted):
        return quoted
    while last < len(words) and last - first < _MOST_WORDS and _is_proper(words[last], alone=last == first):
        last += 1
    news = _is_news(words, first)
    agency = head.cls == "agency" and last == first and first < len(words)
    if agency and words[first].definite and words[first].free and not words[first].modifies:
        last += 1
        while news and last < len(words) and words[last].definite and words[last].free:
            last += 1
    return (at if news else first), last


def _is_news(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].form.removeprefix(_ARTICLE) in _NEWS


def _quoted(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The words between quotes after a noun, a few at most."""
    first = at + 1
    if first >= len(words) or words[first].mark not in _QUOTES:
        return at, at
    last = first + 1
    while last < len(words) and words[last].mark not in _QUOTES and last - first <= _MOST_WORDS:
        last += 1
    closed = last < len(words) and words[last].mark in _QUOTES
    return (first + 1, last) if closed and last > first + 1 else (at, at)


def _is_proper(word: Word, *, alone: bool) -> bool:
    if word.latin:
        return True
    if word.mark or word.number or word.border or not word.free or word.definite:
        return False
    if alone and word.form.endswith(_FEMININE):
        return False
    return word.proper or (not alone and word.name > 0 and not word.listed)


def _genitive(words: Sequence[Word], at: int) -> int:
    """End of "Council of X", where the noun has no article."""
    last = at + 1
    if words[at].definite or last >= len(words):
        return at
    word = words[last]
    plain = word.free and not (word.mark or word.number or word.border or word.suffix or word.head)
    if not plain or not (word.definite or _is_proper(word, alone=True) or word.known) or word.demonym:
        return at
    last += 1
    while last < len(words) and last - at <= _MOST_WORDS and words[last].definite and words[last].free:
        if not words[last].modifies:
            break
        last += 1
    return last


def _described(words: Sequence[Word], at: int) -> int:
    """End of "the International Union for X", where noun and adjective have the article."""
    last = at + 1
    if not words[at].definite:
        return at
    while last < len(words) and words[last].definite and words[last].free and words[last].modifies:
        last += 1
    if last == at + 1:
        return at
    if last < len(words) and words[last].preposition == _GLUED_TO and not words[last].border:
        last += 1
        while last < len(words) and last - at <= _MOST_WORDS and words[last].free and _completes(words[last]):
            last += 1
        return last
    return at


def _completes(word: Word) -> bool:
    state = word.known is not None and word.known.cls in ("state", "territory")
    return (word.definite and word.border == "" and word.demonym is None) or state
