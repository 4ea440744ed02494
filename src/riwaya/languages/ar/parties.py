"""Finds the noun phrases of a sentence that can act, speak or suffer.

What a noun can be stands in the tables (`party_lexicons.py`), how far its phrase reaches in `modifiers.py`
and `phrases.py`; this file decides which phrases are parties and what each of them is. Phrases do not
overlap; coordinated parties are separate mentions. Source: codebook, "Party" and rulings 5, 7, 12, 29, 30.
"""

from collections.abc import Mapping, Sequence

from riwaya.languages.ar.office_names import is_solid_name, take_name
from riwaya.languages.ar.party_lexicons import PartyLexicons, load_party_lexicons, party_words
from riwaya.languages.ar.party_phrase import Phrase
from riwaya.languages.ar.party_words import Word, core
from riwaya.languages.ar.persons import (
    end_of_free_name,
    end_of_presented_name,
    end_of_titled_name,
    person_names,
)
from riwaya.languages.ar.phrases import read_phrase
from riwaya.languages.ar.scene_phrases import acts
from riwaya.model.reading import NumberMention, PartyMention, Token

__all__ = ["PartyLexicons", "find_parties", "load_party_lexicons", "party_words", "person_names"]

_COMMAS = frozenset(["،", ","])
# "قوات بلاده": of the country of whoever is told of.
_COUNTRIES = frozenset({"بلاد", "بلد"})
# "Local sources": of the place that the page tells of.
_LOCAL = frozenset({"محلي", "محلية", "محليين", "محليون"})


def find_parties(
    tokens: Sequence[Token],
    text: str,
    *,
    words: Sequence[Word],
    numbers: Sequence[NumberMention],
    lexicons: PartyLexicons,
) -> tuple[PartyMention, ...]:
    """Finds the parties of one sentence.

    A bare state or capital is a party except after a locative preposition; it may be a place at the same
    time, so the place reader sees it, too. A demonym that follows no party noun (غارة إسرائيلية) is the state
    behind the act.

    Args:
        tokens: Tokens of the sentence, spans in the raw page.
        text: The raw page.
        words: What `look_up` gives for the tokens.
        numbers: Numbers of the sentence; one that counts a party's noun is part of its phrase.
        lexicons: The party tables.

    Returns:
        Parties in text order; they do not overlap.
    """
    counted = {number.noun: number for number in numbers if number.noun is not None}
    found: list[PartyMention] = []
    done = 0
    for at in [at for at, word in enumerate(words) if word.begins]:
        if at < done:
            continue
        phrase = _phrase_at(words, at, lexicons, counted=counted)
        floor = found[-1].last if found else 0
        if (
            phrase is not None
            and at > floor
            and at not in counted
            and _describes(words, at, phrase, lexicons)
        ):
            # An adjective of a noun that is no party: "مؤتمر صحفي", "الهجوم المسلح".
            phrase = _demonym(words, at, counted=False)
        if phrase is None or not acts(words, phrase, lexicons):
            done = phrase.last if phrase else 0
            continue
        _take_number(words, phrase, counted, lexicons, floor=floor)
        _join_sources(words, phrase, lexicons, counted=counted)
        found.append(_mention(tokens, text, words, phrase, counted=counted))
        done = phrase.last
    return tuple(found)


def _describes(words: Sequence[Word], at: int, phrase: Phrase, lexicons: PartyLexicons) -> bool:
    """Tells whether a phrase is only an adjective of the noun before it, with what follows."""
    word, noun = words[at], words[at - 1]
    is_adjective = word.modifies or (word.tanwin and noun.head is not None and noun.head.cls == "document")
    if phrase.head != at or not is_adjective or not word.free or word.suffix or phrase.number != "singular":
        return False
    if noun.border or noun.mark or noun.number or noun.latin or noun.title or noun.definite != word.definite:
        return False
    if word.definite:
        return True
    feminine = noun.form.endswith(("ة", "ات"))
    is_verb = noun.unknown and noun.form.startswith(("ي", "ت"))
    if noun.head is not None and noun.head.cls == "document":
        return noun.tanwin == word.tanwin
    agrees = feminine == word.form.endswith("ة") and noun.tanwin == word.tanwin
    return agrees and not (is_verb or noun.suffix or noun.form in lexicons.patients)


def _phrase_at(
    words: Sequence[Word], at: int, lexicons: PartyLexicons, *, counted: Mapping[int, NumberMention]
) -> Phrase | None:
    word = words[at]
    if not word.begins:
        return None
    opens = word.head or word.known or word.demonym or word.title or word.opens_phrase
    phrase = read_phrase(words, at, lexicons) if opens else None
    if phrase is not None and _stands(words, phrase, lexicons, counted=at in counted):
        if phrase.person and phrase.name == (phrase.first, phrase.last):
            _take_office(words, phrase, lexicons)
        return phrase
    person = _named_person(words, at, lexicons)
    if person is not None or phrase is not None:
        return person
    return _demonym(words, at, counted=at in counted) or _speaking_name(words, at, lexicons)


def _named_person(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> Phrase | None:
    """A person's name, with the office that follows it in apposition."""
    if not words[at].may_name:
        return None
    end, phrase = end_of_free_name(words, at), None
    if end > at:
        phrase = _person(at, end)
        take_name(words, phrase, lexicons, at=at, end=end)
        if _take_office(words, phrase, lexicons) or not words[at].proper:
            return phrase
    last = end_of_presented_name(words, at)
    presented = _person(at, last) if last > max(at, end) else None
    if presented is not None and _take_office(words, presented, lexicons):
        return presented
    return phrase


def _speaking_name(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> Phrase | None:
    """An unknown word between a verb of saying and what is said: "وقال ديمبيلي إن …"."""
    before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    if not words[at].proper or before is None or before.border != "verb" or after is None:
        return None
    told = before.form in lexicons.sets.sayings and after.folded in lexicons.sets.contents
    if not told:
        return None
    phrase = _person(at, at + 1)
    phrase.bare = True
    return phrase


def _person(at: int, end: int) -> Phrase:
    return Phrase(
        first=at, last=end, head=at, cls="person", speaker="person", number="singular", definite=True,
        name=(at, end), person=True,
    )  # fmt: skip


def _take_office(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> bool:
    """Takes "، the governor of …" or "وهو <office>" after a name, and what it tells of the person."""
    end = phrase.last
    if end >= len(words):
        return False
    is_told = words[end].folded in lexicons.sets.copulas
    after = end + 1 if is_told or words[end].mark in _COMMAS else end
    is_told = is_told or (after < len(words) and words[after].folded in lexicons.sets.copulas)
    after += is_told and after > end and words[after].folded in lexicons.sets.copulas
    if after >= len(words) or not words[after].free:
        return False
    office = read_phrase(words, after, lexicons)
    if office is None or office.cls not in ("person", "people") or office.person or office.suffix:
        return False
    if not is_told and not _is_office(office):
        return False
    phrase.last, phrase.role = office.last, office.role_read or phrase.role_read
    phrase.country, phrase.place_country = office.country or phrase.country, office.place_country
    return True


def _is_office(phrase: Phrase) -> bool:
    """Tells an office from what else may follow a name ("منفذ الهجوم", "أهالي البلدة")."""
    is_one = phrase.definite and phrase.number == "singular"
    return is_one and phrase.cls == "person" and phrase.role_read != "REB"


def _demonym(words: Sequence[Word], at: int, *, counted: bool) -> Phrase | None:
    """A demonym without a party noun: the state behind an act (غارة إسرائيلية), or an office said before."""
    demonym = words[at].demonym
    if demonym is None or demonym.country is None:
        return None
    end = _end_of_colleague(words, at + 1) if words[at].definite else at + 1
    named = end > at + 1
    if counted:
        return Phrase(
            first=at, last=at + 1, head=at, cls="people", role=demonym.role or "CVL", speaker="unnamed",
            number="singular", country=demonym.country,
        )  # fmt: skip
    return Phrase(
        first=at,
        last=end if named else at + 1,
        head=at,
        cls="state",
        role=demonym.role or "GOV",
        speaker="person" if named else "organisation",
        definite=words[at].definite,
        country=demonym.country,
        name=(at + 1, end) if named else None,
        person=named,
    )


def _end_of_colleague(words: Sequence[Word], at: int) -> int:
    """End of the name in "and the French <name>", the office being said before; `at` for none."""
    end = end_of_titled_name(words, at)
    if end - at < 2:
        return at
    demonym, before = words[at - 1], words[at - 2] if at > 1 else None
    counterpart = before is not None and before.head is not None and bool(before.suffix)
    masculine = demonym.demonym is not None and not demonym.demonym.feminine
    told = masculine and (demonym.conjunction == "و" or counterpart) and is_solid_name(words, at, end)
    return end if told or any(word.name for word in words[at:end]) else at


def _stands(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, *, counted: bool) -> bool:
    """Tells whether a phrase is a party by itself: what the head's `needs` asks for must be there."""
    longer = phrase.last > phrase.first + 1
    if phrase.cls == "source" and _is_origin(words, phrase):
        return False
    if not phrase.needs:
        return True
    form = words[phrase.first].form
    several = phrase.number != "singular" or counted
    kin = phrase.suffix and phrase.cls == "people" and phrase.speaker != "organisation"
    # "دمر جسرا": the object of a verb; a place with article is where something happens.
    hit = phrase.cls == "place" and phrase.tanwin
    met = {
        "never": False,
        "long": longer or (counted and phrase.cls in ("site", "object")) or kin or hit,
        "feminine": phrase.country is not None,
        "adjective": phrase.country is not None,
        "definite": phrase.definite or longer,
        "regime": phrase.definite or longer,
        "suffix": phrase.suffix or (longer and words[phrase.first].free),
        "plural": several or longer,
        "people": several or longer,
        "strict": several,
        "other": several,
        # A lone feminine is more often an adjective whose noun is no party (مهمة صحفية).
        "noun": phrase.definite or longer or counted or not form.endswith("ة"),
        "name": phrase.person,
        "both": phrase.both or phrase.country is not None or phrase.modified,
        "country": phrase.suffix or phrase.both or phrase.country is not None,
        "quantity": longer or form in lexicons.sets.crowds,
    }
    return met.get(phrase.needs, True)


def _is_origin(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tells the origin of things from informants: "مصدر النيران", "مصدرها"."""
    after = words[phrase.first + 1] if phrase.last > phrase.first + 1 else None
    thing = after is not None and after.definite and after.head is None and not after.modifies
    return phrase.suffix or (thing and phrase.construct is False and not words[phrase.first].definite)


def _join_sources(
    words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, *, counted: Mapping[int, NumberMention]
) -> None:
    """Residents and sources who tell one thing are one speaker: "سكان ومصادر عسكرية"."""
    at = phrase.last
    if phrase.speaker != "unnamed" or at >= len(words) or words[at].conjunction != "و" or at in counted:
        return
    second = _phrase_at(words, at, lexicons, counted=counted)
    if second is None or second.speaker != "unnamed" or "source" not in (phrase.cls, second.cls):
        return
    told = phrase.role_read
    phrase.role, phrase.role_from = (told if told in ("GOV", second.role_read) else None), "own"
    phrase.roles, phrase.armed = [], False
    phrase.last, phrase.country = second.last, phrase.country or second.country
    phrase.number = "plural"


def _take_number(
    words: Sequence[Word],
    phrase: Phrase,
    counted: Mapping[int, NumberMention],
    lexicons: PartyLexicons,
    *,
    floor: int,
) -> None:
    """A number that counts the head, bare digits or a demonstrative before it open the phrase."""
    number = counted.get(phrase.head) or counted.get(phrase.first)
    if number is not None and floor <= number.first <= phrase.first:
        # A bound after the noun is inside the number: "20 شخصا على الأقل".
        phrase.first, phrase.last = number.first, max(phrase.last, number.last)
        return
    before = phrase.first - 1
    if before < floor or not words[phrase.first].free:
        return
    is_digit = words[before].number and words[before].form.isdigit()
    if is_digit or (words[before].folded in lexicons.sets.demonstratives and words[phrase.first].definite):
        phrase.first = before


def _mention(
    tokens: Sequence[Token],
    text: str,
    words: Sequence[Word],
    phrase: Phrase,
    *,
    counted: Mapping[int, NumberMention],
) -> PartyMention:
    number = counted.get(phrase.head) or counted.get(phrase.first)
    start = core(tokens[phrase.first], words[phrase.first])
    if number is not None and number.first == phrase.first:
        start = number.start
    end = tokens[phrase.last - 1].end
    country = phrase.country_read
    return PartyMention(
        first=phrase.first,
        last=phrase.last,
        start=start,
        end=end,
        text=text[start:end],
        head=phrase.head,
        country=country,
        role=phrase.role_read,
        name=_name(tokens, text, words, phrase),
        kind="person" if phrase.person else phrase.speaker,
        number=phrase.number,
        both=phrase.both,
        homeless=phrase.bare or _is_plain_source(words, phrase),
        local=any(token.stem in _LOCAL for token in tokens[phrase.first : phrase.last]),
        anaphoric=phrase.definite and country is None and phrase.name is None and not phrase.both,
        compatriot=any(
            token.suffix and token.stem in _COUNTRIES for token in tokens[phrase.first : phrase.last]
        ),
        noun=phrase.cls or "",
    )


def _is_plain_source(words: Sequence[Word], phrase: Phrase) -> bool:
    return phrase.cls == "source" and phrase.role_read is None and not words[phrase.head].definite


def _name(tokens: Sequence[Token], text: str, words: Sequence[Word], phrase: Phrase) -> str | None:
    if phrase.name is None or phrase.cls in ("state", "capital", "territory") and not phrase.person:
        return None
    first, last = phrase.name
    return text[core(tokens[first], words[first]) : tokens[last - 1].end]
