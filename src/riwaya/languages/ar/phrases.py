"""Extends a noun phrase over its complements: prepositional, nested, quoted, bracketed and apposed.

Which complement a head takes is narrow on purpose: "المتحدث باسم", "وزارة الصحة في غزة", "مواقع لحزب الله" belong
to their noun, "قتل جنود في غزة" does not. Single words join in `modifiers.py`.
"""

from collections.abc import Sequence

from riwaya.languages.ar.modifiers import take_conjunct, take_name, take_word, takes_name
from riwaya.languages.ar.party_lexicons import Known, PartyLexicons
from riwaya.languages.ar.party_phrase import Phrase, match_names, open_phrase
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_free_name, end_of_titled_name

__all__ = ["Phrase", "match_names", "read_phrase"]

_CLOSING = {"(": ")", "[": "]", '"': '"', "«": "»", "“": "”", "”": "“", "'": "'", "‘": "’", "„": "“"}
# Longest name in quotation marks or brackets that still belongs to its noun.
_MAX_QUOTED = 8
_MAX_DEPTH = 4
_NAMED = frozenset({"body", "group", "force", "agency", "site", "object", "place"})
_PARTIES = frozenset({"body", "group", "force", "actor", "people", "both", "person"})
_PLACES = frozenset({"state", "territory", "capital", "place"})
_SPOKESMEN = frozenset({"متحدث", "ناطق"})
_ENVOYS = frozenset({"مبعوث", "سفير", "موفد", "مندوب", "ممثل"})
_RESIDENTS = frozenset(
    {"ساكن", "أهل", "مواطن", "متمرد", "انفصالي", "مسلح", "قائد", "متحدث", "مدير", "ناشط", "أمير"}
)
_WINGS = frozenset({"جناح", "ذراع"})
_DIRECTIONS = frozenset(
    {"شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "داخل", "قرب", "خارج"}
)
_RESUMPTIVE = {
    "بها": "ب", "به": "ب", "بهم": "ب", "لها": "ل", "له": "ل", "لهم": "ل", "عليها": "علي", "عليه": "علي", "منها": "من",
}  # fmt: skip


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
    phrase = open_phrase(words, at, lexicons)
    if phrase is not None and depth < _MAX_DEPTH:
        while phrase.last < len(words):
            last = _step(words, phrase, lexicons, depth)
            if last <= phrase.last:
                break
            phrase.last = last
    return phrase


def _step(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Tries to take the next word; gives the phrase's new end, 0 where it ends here."""
    at = phrase.last
    word = words[at]
    if word.mark:
        return _take_marked(words, phrase, lexicons, depth)
    if word.number or word.latin:
        return at + 1 if phrase.cls in _NAMED and not phrase.modified and not word.form.startswith("%") else 0
    if word.border:
        return _take_complement(words, phrase, lexicons, depth)
    if word.conjunction:
        return take_conjunct(words, phrase, lexicons)
    if word.preposition:
        return _take_glued(words, phrase, lexicons, depth)
    return take_word(words, phrase, lexicons)


def _take_glued(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    word = words[phrase.last]
    if word.conjunction or phrase.cls in ("quantity", "document", *_PLACES - {"place"}):
        return 0
    if phrase.asks and phrase.asks == word.preposition:
        return _nest(words, phrase, lexicons, depth, at=phrase.last)
    if word.preposition == "ل" and phrase.cls in ("object", "force", "group", "body", "person"):
        return 0 if phrase.person else _nest_owner(words, phrase, lexicons, depth)
    if word.preposition == "ب":
        return _nest_place(words, phrase, lexicons, depth, at=phrase.last)
    return 0


def _take_complement(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last
    form = words[at].form
    if words[at].conjunction or at + 1 >= len(words):
        return 0
    if phrase.asks and _RESUMPTIVE.get(form) == phrase.asks:
        return at + 2 if words[at + 1].form in ("دوليا", "محليا", "عالميا") else at + 1
    if (phrase.asks and phrase.asks == form) or (form == "باسم" and phrase.lemma in _SPOKESMEN):
        return _nest(words, phrase, lexicons, depth, at=at + 1)
    if form == "من":
        return _nest_partitive(words, phrase, lexicons, depth)
    if form == "في":
        return _nest_place(words, phrase, lexicons, depth, at=at + 1)
    if form in _DIRECTIONS and (phrase.cls in ("object", "place") or phrase.lemma in _RESIDENTS):
        return _nest_place(words, phrase, lexicons, depth, at=at)
    envoy = form in ("الي", "لدي") and phrase.lemma in _ENVOYS
    victims = form == "بين" and phrase.lemma in ("ضحية", "قتيل", "جريح", "إصابة")
    return _nest(words, phrase, lexicons, depth, at=at + 1, known=True) if envoy or victims else 0


def _nest(
    words: Sequence[Word],
    phrase: Phrase,
    lexicons: PartyLexicons,
    depth: int,
    *,
    at: int,
    known: bool = False,
) -> int:
    """Takes the phrase at `at` as a complement; unless it must be `known`, one unknown word is taken, too."""
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    asked, phrase.asks = phrase.asks, ""
    if inner is None:
        return 0 if known or words[at].mark or words[at].border else at + 1
    if not asked or phrase.owned:
        _merge(phrase, inner)
    phrase.close(definite=phrase.definite)
    return inner.last


def _merge(phrase: Phrase, inner: Phrase) -> None:
    phrase.set_country(inner.country or inner.place_country)
    if inner.role_from == "armed" and inner.role_read == "MIL":
        phrase.armed = True
    else:
        phrase.lend_role(inner.role_read)
    phrase.both = phrase.both or inner.both
    phrase.name = phrase.name or inner.name
    phrase.close(definite=True)
    phrase.modified = True


def _nest_owner(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Takes "of <party>" glued with ل: "مواقع للجيش", "الأمين العام للأمم المتحدة"."""
    inner = read_phrase(words, phrase.last, lexicons, depth=depth + 1)
    if (
        inner is None
        or inner.cls not in (*_PARTIES - {"people", "person"}, *_PLACES - {"place"})
        or inner.person
    ):
        return 0
    if phrase.cls in ("body", "person") and not phrase.definite:
        return 0
    _merge(phrase, inner)
    return inner.last


def _nest_partitive(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last + 1
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    if phrase.cls == "quantity":
        return _nest_counted(words, phrase, inner, at)
    if inner is None or phrase.cls not in ("person", "people", "source", "group", "force", "object"):
        return 0
    if (
        inner.cls in ("state", "place", "territory")
        and phrase.cls in ("person", "people")
        and not phrase.definite
    ):
        phrase.place_country = phrase.place_country or inner.country
        phrase.modified = True
        return inner.last
    if phrase.definite and phrase.cls not in ("person", "people", "group"):
        return 0
    if inner.cls in _PARTIES | {"quantity"} and not inner.person:
        _merge(phrase, inner)
        return inner.last
    return 0


def _nest_counted(words: Sequence[Word], phrase: Phrase, inner: Phrase | None, at: int) -> int:
    """A quantity is what it counts: "عدد من المدنيين" are civilians."""
    word = words[at]
    if inner is None:
        if word.border or word.mark or word.number:
            return 0
        if word.demonym is not None:
            phrase.set_country(word.demonym.country)
        phrase.close(definite=True)
        phrase.needs = ""
        return at + 1
    phrase.cls, phrase.lemma, phrase.role, phrase.role_from = (
        inner.cls,
        inner.lemma,
        inner.role,
        inner.role_from,
    )
    phrase.speaker, phrase.needs, phrase.head = inner.speaker, "", inner.head
    phrase.number = phrase.number or "plural"
    phrase.roles, phrase.armed = list(inner.roles), inner.armed
    phrase.country, phrase.place_country = inner.country, inner.place_country
    phrase.name, phrase.both = inner.name, inner.both
    phrase.close(definite=True)
    phrase.modified = True
    return inner.last


def _nest_place(
    words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int, *, at: int
) -> int:
    """Takes "in <place>" after nouns that it helps to name: bodies, officials, sources, residents, objects."""
    while at < len(words) and words[at].form in _DIRECTIONS:
        at += 1
    if at >= len(words) or (phrase.person and phrase.name is not None):
        return 0
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    if inner is None or not _locates(inner, phrase):
        return 0
    if inner.cls in ("body", "force", "group", "actor"):
        _merge(phrase, inner)
    phrase.place_country = phrase.place_country or inner.country or inner.place_country
    phrase.modified = True
    return inner.last


def _locates(inner: Phrase, phrase: Phrase) -> bool:
    if inner.cls in _PLACES:
        official = phrase.cls in ("person", "people") and (phrase.lemma in _RESIDENTS or phrase.role == "GOV")
        return official or phrase.cls in ("body", "source", "agency", "site", "group")
    return inner.cls in ("body", "force", "group", "actor") and phrase.cls in ("source", "person", "people")


def _take_marked(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last
    mark = words[at].mark
    if mark in ("،", ",", "-", "–"):
        return _take_apposition(words, phrase, lexicons, depth)
    closing = _CLOSING.get(mark)
    if closing is None or phrase.cls not in (*_NAMED, "actor") or (mark == "(" and phrase.cls == "object"):
        return 0
    end = next(
        (i for i in range(at + 1, min(at + 2 + _MAX_QUOTED, len(words))) if words[i].mark == closing), 0
    )
    if end <= at + 1 or (mark != "(" and phrase.name is not None and phrase.cls != "group"):
        return 0
    return _take_quoted(words, phrase, lexicons, at=at, end=end)


def _take_quoted(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, *, at: int, end: int) -> int:
    inside = words[at + 1 : end]
    if any(word.border and word.form != "في" for word in inside) or (
        words[at].mark == "(" and inside[0].number
    ):
        return 0
    _, meaning = match_names(words, at + 1, lexicons)
    if isinstance(meaning, Known):
        phrase.set_country(meaning.country)
        phrase.lend_role(meaning.role)
    phrase.name = phrase.name or (at + 1, end)
    phrase.close(definite=True)
    return end + 1


def _take_apposition(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Takes ", <name>" after an office and ", the wing of <group>" after a group."""
    at = phrase.last + 1
    if at >= len(words) or words[at].conjunction or words[at].preposition:
        return 0
    if phrase.cls in ("actor", "force", "group"):
        head = words[at].head
        is_wing = head is not None and head.lemma in _WINGS and words[at].definite
        return _nest(words, phrase, lexicons, depth, at=at, known=True) if is_wing else 0
    if not takes_name(phrase):
        return 0
    start = at + 1 if words[at].title else at
    end = end_of_titled_name(words, start)
    solid = words[at].title or end_of_free_name(words, at) > at or any(word.name for word in words[start:end])
    closed = end >= len(words) or bool(words[end].mark or words[end].border or words[end].conjunction)
    return (
        take_name(words, phrase, lexicons, at=start, end=end) if solid and (closed or end - start > 1) else 0
    )
