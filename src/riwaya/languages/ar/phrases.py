"""Extends a noun over what belongs to it: genitive chains, adjectives, names in apposition, complements.

The rules are those of Arabic grammar for the noun phrase, made safe for unvowelled text: a bare noun takes the
next noun as its genitive; a noun with article, pronoun or closing noon does not; adjectives agree in
definiteness; a title takes a name. Where a word is unknown and could be a verb, the phrase ends.
"""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from riwaya.languages.ar.party_lexicons import Head, Known, PartyLexicons
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_free_name, end_of_titled_name
from riwaya.model.codebook import Role, SpeakerKind
from riwaya.model.reading import GrammaticalNumber

_CLOSING = {
    "(": ")",
    "[": "]",
    '"': '"',
    "«": "»",
    "“": "”",
    "”": "”",
    "'": "'",
    "‘": "’",
    "„": "“",
    "”": "“",
}
# Longest name in quotation marks or brackets that still belongs to its noun.
_MAX_QUOTED = 8
_MAX_DEPTH = 4
# Bare words no table knows that may join one genitive chain; the third was a verb more often than a noun.
_MAX_UNKNOWN = 2
_NAMED = frozenset({"body", "group", "force", "agency", "site", "object", "place"})
_SPOKESMEN = frozenset({"متحدث", "ناطق"})
_ENVOYS = frozenset({"مبعوث", "سفير", "موفد", "مندوب", "ممثل"})
_MINISTERS = frozenset({"وزير", "وزارة", "وكيل", "الدفاع", "الصحة"})
_LOCATED = frozenset({"body", "source", "agency", "site", "title"})
_RESIDENTS = frozenset({"سكان", "أهل", "ساكن", "أهالي", "مواطن", "متمرد", "انفصالي", "مسلح"})
_OFFICIALS = frozenset({"GOV", "COP", "IGO", "MED_H", "CVL", "REB"})
_PARTICIPLE = re.compile(r"(مت|مست|من|م..و)\w{2,}")
_RESUMPTIVE = {"بها": "ب", "به": "ب", "بهم": "ب", "لها": "ل", "له": "ل", "عليها": "علي", "منها": "من"}


class Phrase(Struct, kw_only=True):
    """A noun phrase being read; `last` moves on as words join it.

    Attributes:
        head: Index of the head noun.
        definite: True once the phrase is definite by article, pronoun, name or genitive.
        construct: True while the last noun still asks for its genitive.
        asks: Preposition that the last adjective governs, "" where none.
        roles: Roles lent by the words after the head, in order.
        name: Word range of the proper name.
        place_country: Country of a place the phrase is located in, used where nothing else tells.
    """

    first: int
    last: int
    head: int
    cls: str
    lemma: str = ""
    role: Role | None = None
    role_from: str = "own"
    speaker: SpeakerKind | None = None
    number: GrammaticalNumber | None = None
    needs: str = ""
    definite: bool = False
    construct: bool = False
    asks: str = ""
    country: str | None = None
    place_country: str | None = None
    countries: int = 0
    roles: list[Role] = field(default_factory=list)
    name: tuple[int, int] | None = None
    person: bool = False
    both: bool = False
    modified: bool = False
    unknown: int = 0
    suffix: bool = False


def read_phrase(words: Sequence[Word], at: int, lexicons: PartyLexicons, *, depth: int = 0) -> Phrase | None:
    """Reads the noun phrase that begins at a word, as far as it reaches.

    Args:
        words: Looked-up words of the sentence.
        at: Index to begin at.
        lexicons: The party tables.
        depth: How many phrases this one is nested in.

    Returns:
        The phrase; None where no known noun or name begins at `at`.
    """
    phrase = _open(words, at, lexicons)
    if phrase is not None and depth < _MAX_DEPTH:
        while phrase.last < len(words):
            last = _step(words, phrase, lexicons, depth)
            if last <= phrase.last:
                break
            phrase.last = last
    return phrase


def match_names(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> tuple[int, Known | Head | None]:
    """Matches the longest name or noun of several words that begins at `at`, then one of one word.

    Returns:
        (number of words, what it is); (0, None) where the tables know none.
    """
    word = words[at]
    for entry, meaning in lexicons.phrases.get(word.form, ()):
        rest = entry[1:]
        if len(words) - at > len(rest) and all(
            words[at + 1 + step].folded == part for step, part in enumerate(rest)
        ):
            return len(entry), meaning
    if word.known is not None:
        return 1, word.known
    if word.head is not None:
        return 1, word.head
    return 0, None


def _open(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> Phrase | None:
    word = words[at]
    if word.border or word.mark or word.number or word.latin:
        return None
    length, meaning = match_names(words, at, lexicons)
    if isinstance(meaning, Known):
        return _open_name(meaning, at, length)
    if isinstance(meaning, Head) and meaning.cls != "inner":
        return _open_noun(word, meaning, at, length)
    if word.title:
        return Phrase(
            first=at, last=at + 1, head=at, cls="title", role=word.title_role, role_from="inner",
            speaker="person", number="singular", needs="name", definite=True,
        )  # fmt: skip
    return None


def _open_name(known: Known, at: int, length: int) -> Phrase:
    return Phrase(
        first=at, last=at + length, head=at, cls=known.cls, role=known.role, speaker=known.speaker,
        definite=True, country=known.country, countries=1, name=(at, at + length), person=known.cls == "person",
    )  # fmt: skip


def _open_noun(word: Word, noun: Head, at: int, length: int) -> Phrase:
    definite = word.definite or bool(word.suffix)
    return Phrase(
        first=at, last=at + length, head=at, cls=noun.cls, lemma=noun.lemma, role=noun.role,
        role_from=noun.role_from, speaker=noun.speaker, number=noun.number, needs=noun.needs, definite=definite,
        construct=not definite and not noun.closed and length == 1 or (length > 1 and not word.definite),
        both=noun.cls == "both" and definite and noun.number in ("dual", "plural"), suffix=bool(word.suffix),
    )  # fmt: skip


def _step(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Tries to take the next word; gives the phrase's new end, 0 where it ends here."""
    at = phrase.last
    word = words[at]
    if word.mark:
        return _take_marked(words, phrase, lexicons)
    if word.number or word.latin:
        return at + 1 if phrase.cls in _NAMED and not phrase.modified else 0
    if word.border:
        return _take_complement(words, phrase, lexicons, depth)
    if word.conjunction:
        return _take_conjunct(words, phrase)
    if word.preposition:
        return _take_glued(words, phrase, lexicons, depth)
    return _take_word(words, phrase, lexicons, depth)


def _take_word(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last
    word = words[at]
    noun_first = (
        phrase.construct
        and (word.head is not None or word.known is not None)
        and not _is_bare_adjective(word)
    )
    if not noun_first and _agrees(word, phrase):
        return _take_modifier(word, phrase)
    if phrase.construct:
        taken = _take_genitive(words, phrase, lexicons)
        if taken:
            return taken
    if phrase.cls in ("person", "title", "people") and phrase.name is None and not phrase.suffix:
        return _take_name(phrase, at, end_of_titled_name(words, at))
    if phrase.cls in ("state", "actor", "capital", "territory"):
        return 0
    return 0


def _is_bare_adjective(word: Word) -> bool:
    """A word that is adjective and noun at once stands as an adjective where it has no article."""
    return word.modifies and not word.definite and word.known is None


def _agrees(word: Word, phrase: Phrase) -> bool:
    if phrase.cls in ("capital",) or phrase.person:
        return False
    if word.known is not None and word.demonym is None:
        return False
    if word.definite == phrase.definite:
        if word.demonym is not None or word.adjective is not None:
            return not (
                word.head is not None and word.demonym is None and word.head.needs != "noun" and word.definite
            )
        if word.nisba:
            return phrase.definite or not word.form.startswith(("ي", "ت", "ن")) or word.form.endswith("ية")
        stem = word.form.removeprefix("ال")
        return word.definite and word.head is None and _PARTICIPLE.fullmatch(stem) is not None
    # "قوات الأوكرانية": the article slipped off the noun, the demonym still tells.
    return word.definite and phrase.construct and word.demonym is not None and phrase.unknown == 0


def _take_modifier(word: Word, phrase: Phrase) -> int:
    if word.demonym is not None:
        _set_country(phrase, word.demonym.country)
        if word.demonym.role:
            phrase.roles.append(word.demonym.role)
    phrase.asks = ""
    if word.adjective is not None:
        phrase.asks = word.adjective.preposition
        if word.adjective.role:
            phrase.roles.append(word.adjective.role)
    phrase.definite = phrase.definite or word.definite
    phrase.construct = False
    phrase.modified = True
    return phrase.last + 1


def _take_genitive(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    at = phrase.last
    word = words[at]
    length, meaning = match_names(words, at, lexicons)
    if isinstance(meaning, Known):
        return _join_name(phrase, meaning, at, length)
    if isinstance(meaning, Head):
        return _join_noun(phrase, word, meaning, length)
    if phrase.cls in ("person", "people", "title") and not word.definite:
        end = end_of_titled_name(words, at)
        if end > at and (word.name >= 3 or phrase.lemma not in _MINISTERS):
            return _take_name(phrase, at, end)
    if word.definite or word.suffix:
        phrase.definite, phrase.construct = True, False
        return at + 1
    if (
        phrase.unknown >= _MAX_UNKNOWN
        or phrase.cls in ("quantity", "source")
        or word.form.startswith(("ي", "سي", "ست"))
    ):
        return 0
    phrase.unknown += 1
    return at + 1


def _join_name(phrase: Phrase, known: Known, at: int, length: int) -> int:
    _set_country(phrase, known.country)
    phrase.countries += 1
    if known.role and known.cls in ("actor", "person"):
        phrase.roles.append(known.role)
    if phrase.name is None:
        phrase.name = (at, at + length)
    phrase.definite, phrase.construct = True, False
    return at + length


def _join_noun(phrase: Phrase, word: Word, noun: Head, length: int) -> int:
    if noun.role:
        phrase.roles.append(noun.role)
    phrase.both = (
        phrase.both
        or (noun.cls == "both" and noun.number == "dual")
        or (noun.lemma == "بلد" and noun.number == "dual")
    )
    if phrase.cls == "quantity" and phrase.lemma:
        _take_over(phrase, noun)
    phrase.definite = word.definite or bool(word.suffix)
    phrase.construct = not phrase.definite and not noun.closed
    return phrase.last + length


def _take_over(phrase: Phrase, noun: Head) -> None:
    """A quantity passes on what its noun is: "عشرات المدنيين" are civilians."""
    phrase.cls, phrase.lemma, phrase.role = noun.cls, noun.lemma, noun.role
    phrase.role_from, phrase.speaker, phrase.needs = noun.role_from, noun.speaker, ""
    phrase.head = phrase.last


def _take_name(phrase: Phrase, at: int, end: int) -> int:
    if end <= at:
        return 0
    phrase.name, phrase.person = (at, end), phrase.cls in ("person", "title", "people")
    phrase.definite, phrase.construct = True, False
    return end


def _take_conjunct(words: Sequence[Word], phrase: Phrase) -> int:
    at = phrase.last
    word = words[at]
    if word.conjunction != "و" or word.preposition:
        return 0
    follower = words[at + 1] if at + 1 < len(words) else None
    if phrase.modified and word.head is None and word.modifies and word.definite == phrase.definite:
        if follower is None or end_of_titled_name(words, at + 1) < at + 3:
            return _take_modifier(word, phrase)
    if phrase.lemma in _MINISTERS and word.definite and phrase.name is None and not word.demonym:
        if word.head is None or word.head.needs == "feminine":
            return at + 1
    if (
        phrase.construct
        and phrase.cls == "object"
        and word.head is not None
        and word.head.cls == "object"
        and not word.definite
    ):
        return at + 1
    return 0


def _take_glued(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    word = words[phrase.last]
    if word.conjunction or phrase.cls in ("quantity", "document", "state", "capital", "territory"):
        return 0
    if phrase.asks and phrase.asks == word.preposition:
        return _nest(words, phrase, lexicons, depth, at=phrase.last, free=True)
    if (
        word.preposition == "ل"
        and phrase.cls in ("object", "force", "group", "body", "person")
        and not phrase.person
    ):
        return _nest_party(words, phrase, lexicons, depth)
    if word.preposition == "ب":
        return _nest_place(words, phrase, lexicons, depth, at=phrase.last)
    return 0


def _take_complement(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last
    form = words[at].form
    if words[at].conjunction:
        return 0
    if phrase.asks and form in _RESUMPTIVE and _RESUMPTIVE[form] == phrase.asks:
        follows = at + 1 < len(words) and words[at + 1].form in ("دوليا", "محليا", "عالميا")
        return at + 2 if follows else at + 1
    if phrase.asks and phrase.asks == form:
        return _nest(words, phrase, lexicons, depth, at=at + 1, free=True)
    if form == "باسم" and phrase.lemma in _SPOKESMEN:
        return _nest(words, phrase, lexicons, depth, at=at + 1, free=True)
    if form == "من":
        return _nest_partitive(words, phrase, lexicons, depth)
    if form == "في":
        return _nest_place(words, phrase, lexicons, depth, at=at + 1)
    if form in ("الي", "لدي") and phrase.lemma in _ENVOYS:
        return _nest(words, phrase, lexicons, depth, at=at + 1, free=False)
    if form == "بين" and phrase.lemma in ("ضحية", "قتيل", "جريح", "إصابة"):
        return _nest(words, phrase, lexicons, depth, at=at + 1, free=False)
    return 0


def _nest(
    words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int, *, at: int, free: bool
) -> int:
    """Takes the phrase at `at` as a complement; `free` also takes one word that no table knows."""
    inner = read_phrase(words, at, lexicons, depth=depth + 1) if at < len(words) else None
    if inner is None:
        unknown = free and at < len(words) and not (words[at].mark or words[at].border)
        phrase.asks = ""
        return at + 1 if unknown else 0
    _merge(phrase, inner)
    return inner.last


def _merge(phrase: Phrase, inner: Phrase) -> None:
    _set_country(phrase, inner.country or inner.place_country)
    role = role_of(inner)
    if role:
        phrase.roles.append(role)
    phrase.both = phrase.both or inner.both
    phrase.name = phrase.name or inner.name
    phrase.asks, phrase.construct, phrase.definite = "", False, True
    phrase.modified = True


def _nest_partitive(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last + 1
    if at >= len(words):
        return 0
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    if phrase.cls == "quantity":
        return _nest_counted(words, phrase, inner, at)
    if inner is None or phrase.definite and phrase.cls not in ("person", "people", "group"):
        return 0
    if phrase.cls not in ("person", "people", "source", "group", "force", "object"):
        return 0
    if inner.cls in ("force", "body", "group", "actor", "people", "quantity") and inner.needs != "never":
        _merge(phrase, inner)
        return inner.last
    return 0


def _nest_counted(words: Sequence[Word], phrase: Phrase, inner: Phrase | None, at: int) -> int:
    word = words[at]
    if inner is None:
        if word.border or word.mark or word.number:
            return 0
        if word.demonym:
            _set_country(phrase, word.demonym.country)
        phrase.definite, phrase.needs = True, ""
        return at + 1
    phrase.cls, phrase.lemma, phrase.role, phrase.role_from = (
        inner.cls,
        inner.lemma,
        inner.role,
        inner.role_from,
    )
    phrase.speaker, phrase.needs, phrase.head = inner.speaker, "", inner.head
    _merge(phrase, inner)
    return inner.last


def _nest_party(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    inner = read_phrase(words, phrase.last, lexicons, depth=depth + 1)
    if inner is None or inner.cls in (
        "person",
        "people",
        "source",
        "title",
        "quantity",
        "agency",
        "object",
        "place",
    ):
        return 0
    if phrase.cls == "body" and not phrase.definite:
        return 0
    _merge(phrase, inner)
    return inner.last


def _nest_place(
    words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int, *, at: int
) -> int:
    """Takes "in <place>" after bodies, officials, sources and residents, whom it names (وزارة الصحة في غزة)."""
    located = phrase.cls in _LOCATED or (phrase.cls in ("person", "people") and _is_official(phrase))
    if not located or phrase.name is not None and phrase.person or at >= len(words):
        return 0
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    if inner is None or inner.cls not in ("state", "territory", "capital", "place", "body", "force"):
        return 0
    if inner.cls in ("body", "force") and phrase.cls not in ("source", "person"):
        return 0
    phrase.place_country = phrase.place_country or inner.country or inner.place_country
    if inner.cls in ("body", "force") and (role := role_of(inner)):
        phrase.roles.append(role)
    phrase.modified = True
    return inner.last


def _is_official(phrase: Phrase) -> bool:
    return (
        phrase.lemma in _RESIDENTS
        or phrase.role == "GOV"
        or phrase.lemma in ("قائد", "متحدث", "مدير", "ناشط", "أمير")
    )


def _take_marked(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    at = phrase.last
    mark = words[at].mark
    if mark in ("،", ",", "-", "–", ":"):
        return _take_apposition(words, phrase) if mark != ":" else 0
    closing = _CLOSING.get(mark)
    if closing is None or phrase.cls not in (*_NAMED, "actor", "people", "person", "title"):
        return 0
    end = next(
        (i for i in range(at + 1, min(at + 2 + _MAX_QUOTED, len(words))) if words[i].mark == closing), 0
    )
    if end <= at + 1 or (mark == "(" and phrase.cls in ("people", "person", "object")):
        return 0
    if mark != "(" and (
        phrase.name is not None and phrase.cls != "group" or phrase.cls in ("people", "person")
    ):
        return 0
    return _take_quoted(words, phrase, lexicons, at=at, end=end)


def _take_quoted(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, *, at: int, end: int) -> int:
    if any(
        words[i].border == "verb" or words[i].number and words[at].mark == "(" for i in range(at + 1, end)
    ):
        return 0
    _, meaning = match_names(words, at + 1, lexicons)
    if isinstance(meaning, Known):
        _set_country(phrase, meaning.country)
        if meaning.role:
            phrase.roles.append(meaning.role)
    if phrase.name is None:
        phrase.name = (at + 1, end)
    phrase.definite, phrase.construct = True, False
    return end + 1


def _take_apposition(words: Sequence[Word], phrase: Phrase) -> int:
    """Takes ", <name>" after an office, where the name is closed by a mark, a function word or a verb."""
    at = phrase.last + 1
    if phrase.cls not in ("person", "title") or phrase.person or not phrase.definite or at >= len(words):
        return 0
    end = end_of_titled_name(words, at)
    if words[at].title:
        end = end_of_titled_name(words, at + 1)
    solid = end_of_free_name(words, at) > at or sum(word.name > 0 for word in words[at:end]) >= 1
    closed = end >= len(words) or bool(words[end].mark or words[end].border or words[end].conjunction)
    if end > at and solid and (closed or end - at >= 2):
        return _take_name(phrase, at, end)
    return 0


def _set_country(phrase: Phrase, country: str | None) -> None:
    if phrase.country is None:
        phrase.country = country


def role_of(phrase: Phrase) -> Role | None:
    """Gives the role of a phrase from its head and the words that the head governs.

    Returns:
        A role of the codebook; None where nothing tells.
    """
    if phrase.role_from == "inner":
        return next(iter(phrase.roles), phrase.role)
    if phrase.role_from == "armed":
        return next(
            (role for role in phrase.roles if role in ("COP", "REB", "PKO")), phrase.role or _first(phrase)
        )
    return phrase.role or _first(phrase)


def _first(phrase: Phrase) -> Role | None:
    return next(iter(phrase.roles), None)
