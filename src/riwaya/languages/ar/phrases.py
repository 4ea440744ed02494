"""Extends a noun phrase over its complements: prepositional, nested, quoted, bracketed and apposed.

Which complement a head takes is narrow on purpose: "المتحدث باسم", "وزارة الصحة في غزة", "مواقع لحزب الله"
belong to their noun, "قتل جنود في غزة" does not. Single words join in `modifiers.py`.
"""

from collections.abc import Sequence

from riwaya.languages.ar.complements import (
    PLACES,
    end_of_unmanned,
    locates,
    merge,
    renames,
    take_described,
    take_name_beyond,
    take_purpose,
    take_quoted,
    take_unknown_place,
)
from riwaya.languages.ar.modifiers import take_conjunct, take_word
from riwaya.languages.ar.office_names import end_of_name, is_solid_name, take_name, takes_name
from riwaya.languages.ar.party_lexicons import PartyLexicons
from riwaya.languages.ar.party_phrase import Phrase, match_names, open_people, open_phrase
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_free_name

__all__ = ["Phrase", "match_names", "read_phrase"]

_CLOSING = {"(": ")", "[": "]", '"': '"', "«": "»", "“": "”", "”": "“", "'": "'", "‘": "’", "„": "“"}
# Longest name in quotation marks or brackets that still belongs to its noun.
_MAX_QUOTED = 8
_MAX_DEPTH = 4
_NAMED = frozenset({"body", "group", "force", "agency", "site", "object", "place"})
_PARTIES = frozenset({"body", "group", "force", "actor", "people", "both", "person"})
_OWNERS = frozenset({"body", "group", "force", "actor", "both", "people", "state", "territory", "capital"})
_SCENES = frozenset({"place", "object", "site"})
_GENERAL = frozenset({"body", "group", "force", "person"})
_RESUMPTIVE = {
    "بها": "ب", "به": "ب", "بهم": "ب", "لها": "ل", "له": "ل", "لهم": "ل",
    "عليها": "علي", "عليه": "علي", "منها": "من",
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
    phrase = open_phrase(words, at, lexicons) or open_people(words[at], at)
    if phrase is not None and depth < _MAX_DEPTH:
        while phrase.last < len(words):
            last = _step(words, phrase, lexicons, depth)
            if last <= phrase.last:
                break
            phrase.last = last
        if phrase.cls == "both" and phrase.definite and phrase.inner_cls not in _SCENES:
            # "أطراف الصراع" are the sides, "أطراف البلدة" its outskirts.
            phrase.both = phrase.both or phrase.number in ("plural", "dual")
    return phrase


def _step(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Tries to take the next word; gives the phrase's new end, 0 where it ends here."""
    at = phrase.last
    word = words[at]
    if word.mark:
        return _take_marked(words, phrase, lexicons, depth)
    if word.number or word.latin:
        named = phrase.cls in _NAMED or (
            phrase.inner_cls in _NAMED and at > 0 and words[at - 1].head is not None
        )
        return at + 1 if named and not phrase.modified and not _counts(words, at) else 0
    if word.border:
        if _is_general(words, phrase, lexicons):
            return at + 1
        return _take_complement(words, phrase, lexicons, depth)
    if word.conjunction:
        return take_conjunct(words, phrase, lexicons)
    if word.preposition:
        return _take_glued(words, phrase, lexicons, depth)
    return take_word(words, phrase, lexicons)


def _is_general(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> bool:
    """Tells "المدعي العام", "الاتحاد العام" from the year in "زار الرئيس العام الماضي"."""
    at = phrase.last
    if words[at].folded != "العام" or not words[at - 1].definite or phrase.cls not in _GENERAL:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or not (after.number or after.folded in lexicons.sets.of_years)


def _counts(words: Sequence[Word], at: int) -> bool:
    """Tells whether a number counts the next noun; otherwise it is part of a name ("الفرقة 36")."""
    follower = words[at + 1] if at + 1 < len(words) else None
    if follower is None or follower.border or follower.mark or follower.definite:
        return False
    return not (follower.unknown and follower.form.startswith("ي"))


def _take_glued(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    word = words[phrase.last]
    if word.conjunction or phrase.cls in ("quantity", "document", *PLACES - {"place"}):
        return 0
    if word.preposition == "ل" and word.form in lexicons.sets.purposes:
        return take_purpose(words, phrase, lexicons)
    if phrase.asks and phrase.asks == word.preposition:
        return _nest(words, phrase, lexicons, depth, at=phrase.last)
    owned = (
        phrase.cls in ("object", "site", "force", "group", "body", "person")
        or phrase.lemma in lexicons.sets.reporters
    )
    if word.preposition == "ل" and owned:
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
    if (phrase.asks and phrase.asks == form) or (form == "باسم" and phrase.lemma in lexicons.sets.spokesmen):
        return _nest(words, phrase, lexicons, depth, at=at + 1)
    if form in lexicons.sets.in_their_name and phrase.lemma in lexicons.sets.spokesmen:
        phrase.close(definite=True)
        return at + 1
    unmanned = end_of_unmanned(words, at)
    if unmanned and phrase.cls == "object":
        return unmanned
    if form == "من":
        return _nest_partitive(words, phrase, lexicons, depth)
    if form in lexicons.sets.remote and takes_name(phrase):
        named = take_name_beyond(words, phrase, lexicons)
        if named:
            return named
    if form == "في":
        return _nest_place(words, phrase, lexicons, depth, at=at + 1)
    if form in lexicons.sets.directions and phrase.country is None:
        is_thing = phrase.cls in ("object", "place") or phrase.lemma in lexicons.sets.residents
        return _nest_place(words, phrase, lexicons, depth, at=at, directed=True) if is_thing else 0
    if form in lexicons.sets.demonstratives and phrase.construct:
        return _nest(words, phrase, lexicons, depth, at=at + 1, known=True)
    sent = any(word.form in lexicons.sets.destinations for word in words[phrase.first : at])
    envoy = form in lexicons.sets.destinations and phrase.lemma in lexicons.sets.envoys and not sent
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
        return 0 if known or words[at].mark or words[at].border else take_described(words, phrase, at)
    if not asked or phrase.owned:
        merge(phrase, inner)
    phrase.close(definite=phrase.definite)
    return inner.last


def _nest_owner(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Takes "of <party>" glued with ل: "مواقع للجيش", "الأمين العام للأمم المتحدة"."""
    inner = read_phrase(words, phrase.last, lexicons, depth=depth + 1)
    if inner is None:
        return _take_use(words, phrase)
    if inner.person and inner.cls == "person" and phrase.lemma in lexicons.sets.envoys:
        # "المبعوث الخاص للرئيس الأميركي فلان": the name closes the whole phrase.
        phrase.person = True
        merge(phrase, inner)
        return inner.last
    reports = inner.cls == "agency" and phrase.lemma in lexicons.sets.reporters
    if inner.person or not (inner.cls in _OWNERS or reports):
        return 0
    if inner.speaker == "agency" and phrase.lemma not in lexicons.sets.reporters:
        # "قال ضابط لوكالة رويترز" tells whom he told.
        return 0
    if inner.cls in PLACES and phrase.country is not None:
        return 0
    if inner.cls == "people" and phrase.cls not in ("object", "site"):
        return 0
    if phrase.cls in ("body", "person") and not phrase.definite:
        return 0
    merge(phrase, inner)
    return inner.last


def _take_use(words: Sequence[Word], phrase: Phrase) -> int:
    """Takes what a thing is for: "محطة للكهرباء", "مكتب للتجنيد العسكري"."""
    word = words[phrase.last]
    is_thing = phrase.cls in _SCENES and not phrase.definite and not phrase.modified
    is_use = word.definite and not (word.border or word.suffix or word.demonym or word.title)
    if not is_thing or not is_use:
        return 0
    end = take_described(words, phrase, phrase.last)
    phrase.close(definite=False)
    return end


def _nest_partitive(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last + 1
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    if phrase.cls == "quantity":
        return _nest_counted(words, phrase, inner, at)
    if inner is None or phrase.cls not in ("person", "people", "source", "group", "force", "object"):
        return 0
    fights = phrase.cls == "person" and phrase.role in (None, "REB", "MIL") and not phrase.definite
    flees = phrase.lemma in ("لاجئ", "نازح") and phrase.country is None
    if inner.cls in ("state", "place", "territory") and (fights or flees):
        phrase.place_country = phrase.place_country or inner.country
        phrase.modified = True
        return inner.last
    if phrase.definite and phrase.cls not in ("person", "people", "group"):
        return 0
    if inner.cls in _PARTIES | {"quantity"} and not inner.person:
        merge(phrase, inner)
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
    phrase.number = "plural" if phrase.lemma == "عدد" or phrase.number is None else phrase.number
    phrase.roles, phrase.armed = list(inner.roles), inner.armed
    phrase.country, phrase.place_country = inner.country, inner.place_country
    phrase.name, phrase.both = inner.name, inner.both
    phrase.close(definite=True)
    phrase.modified = True
    return inner.last


def _nest_place(
    words: Sequence[Word],
    phrase: Phrase,
    lexicons: PartyLexicons,
    depth: int,
    *,
    at: int,
    directed: bool = False,
) -> int:
    """Takes "in <place>" after nouns that it helps to name: bodies, officials, sources, residents."""
    while at < len(words) and words[at].form in lexicons.sets.directions:
        at += 1
    if at >= len(words) or (phrase.person and phrase.name is not None):
        return 0
    inner = read_phrase(words, at, lexicons, depth=depth + 1)
    if inner is None and not directed:
        return take_unknown_place(words, phrase, at)
    if inner is None or not locates(inner, phrase, lexicons, directed=directed):
        return 0
    if inner.cls in ("body", "force", "group", "actor"):
        merge(phrase, inner)
    phrase.place_country = phrase.place_country or inner.country or inner.place_country
    phrase.modified = True
    return inner.last


def _take_marked(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    at = phrase.last
    mark = words[at].mark
    if mark in ("،", ",", "-", "–"):
        return _take_apposition(words, phrase, lexicons, depth)
    quoted_noun = phrase.last == phrase.first + 1 and phrase.construct and phrase.first > 0
    if quoted_noun and _CLOSING.get(words[phrase.first - 1].mark) == mark:
        # "جيش" in quotation marks, its genitive after them.
        return at + 1
    closing = _CLOSING.get(mark)
    if closing is None or (phrase.cls not in (*_NAMED, "actor", "source") and phrase.inner_cls not in _NAMED):
        return 0
    end = next(
        (i for i in range(at + 1, min(at + 2 + _MAX_QUOTED, len(words))) if words[i].mark == closing), 0
    )
    if end <= at + 1:
        return 0
    if (
        mark != "("
        and phrase.name is not None
        and phrase.cls != "group"
        and not renames(words, at, end, lexicons)
    ):
        return 0
    return take_quoted(words, phrase, lexicons, at=at, end=end)


def _take_apposition(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, depth: int) -> int:
    """Takes ", <name>" after an office and ", the wing of <group>" after a group."""
    at = phrase.last + 1
    if at >= len(words) or words[at].conjunction or words[at].preposition:
        return 0
    if phrase.cls in ("actor", "force", "group"):
        head = words[at].head
        is_wing = head is not None and head.lemma in lexicons.sets.wings and words[at].definite
        return _nest(words, phrase, lexicons, depth, at=at, known=True) if is_wing else 0
    if not takes_name(phrase):
        return 0
    start = at + 1 if words[at].title else at
    end = end_of_name(words, start, lexicons)
    closed = end >= len(words) or bool(words[end].mark or words[end].border or words[end].conjunction)
    solid = words[at].title or end_of_free_name(words, at) > at or is_solid_name(words, start, end)
    fits = solid and (closed or end - start > 1)
    return take_name(words, phrase, lexicons, at=start, end=end) if fits else 0
