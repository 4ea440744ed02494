"""Finds the noun phrases of a sentence that can act, speak or suffer.

What a noun can be stands in the tables (`party_lexicons.py`), how far its phrase reaches in `phrases.py`; this
file decides which phrases are parties and what each of them is. Phrases do not overlap; coordinated parties are
separate mentions. Source: codebook, "Party" and rulings 5, 7, 12, 29, 30.
"""

from collections.abc import Sequence

from riwaya.languages.ar.party_lexicons import PartyLexicons, load_party_lexicons, party_words
from riwaya.languages.ar.party_words import Word, look_up
from riwaya.languages.ar.persons import end_of_free_name, person_names
from riwaya.languages.ar.phrases import Phrase, read_phrase, role_of
from riwaya.model.codebook import SpeakerKind
from riwaya.model.reading import NumberMention, PartyMention, Token

__all__ = ["PartyLexicons", "find_parties", "load_party_lexicons", "party_words", "person_names"]

_LOCATIVE = frozenset(
    [
        "في",
        "داخل",
        "خارج",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "وسط",
        "قرب",
        "عبر",
        "حدود",
    ]
)


def find_parties(
    tokens: Sequence[Token], text: str, *, numbers: Sequence[NumberMention], lexicons: PartyLexicons
) -> tuple[PartyMention, ...]:
    """Finds the parties of one sentence.

    Args:
        tokens: Tokens of the sentence, spans in the raw page.
        text: The raw page.
        numbers: Numbers of the sentence; one that counts a party's noun is part of its phrase.
        lexicons: The party tables.

    Returns:
        Parties in text order; they do not overlap.
    """
    words = look_up(tokens, lexicons)
    counted = {
        number.noun: number for number in numbers if number.noun is not None and number.first <= number.noun
    }
    found: list[PartyMention] = []
    at = 0
    while at < len(words):
        phrase = _phrase_at(words, at, lexicons, counted=counted)
        if phrase is None:
            at += 1
            continue
        first, start = _begin(tokens, phrase, counted, floor=found[-1].last if found else 0)
        found.append(_mention(tokens, text, words, phrase, first=first, start=start))
        at = phrase.last
    return tuple(found)


def _phrase_at(
    words: Sequence[Word], at: int, lexicons: PartyLexicons, *, counted: dict[int, NumberMention]
) -> Phrase | None:
    word = words[at]
    if word.border or word.mark or word.number or word.latin:
        return None
    number = counted.get(at)
    phrase = read_phrase(words, at, lexicons)
    if phrase is not None:
        return (
            phrase if _stands(words, phrase, counted=number is not None) else _after_number(words, at, number)
        )
    phrase = _named_person(words, at, lexicons) or _demonym(words, at, lexicons)
    return phrase


def _after_number(words: Sequence[Word], at: int, number: NumberMention | None) -> Phrase | None:
    return None


def _named_person(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> Phrase | None:
    """A person's name, with the office that follows it in apposition."""
    end = end_of_free_name(words, at)
    if end == at:
        return None
    phrase = Phrase(
        first=at, last=end, head=at, cls="person", speaker="person", number="singular", definite=True,
        name=(at, end), person=True,
    )  # fmt: skip
    after = end + 1 if end < len(words) and words[end].mark in ("،", ",") else end
    if after >= len(words) or not words[after].free:
        return phrase
    office = read_phrase(words, after, lexicons)
    if office is not None and office.cls == "person" and office.definite and not office.person:
        phrase.last, phrase.country, phrase.role = (
            office.last,
            office.country or office.place_country,
            role_of(office),
        )
    return phrase


def _demonym(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> Phrase | None:
    """A demonym without a party noun: a people (الأوكرانيون), or the state behind an act (غارة إسرائيلية)."""
    demonym = words[at].demonym
    if demonym is None or (demonym.country is None and demonym.number != "plural"):
        return None
    is_people = demonym.number == "plural"
    phrase = Phrase(
        first=at, last=at + 1, head=at, cls="people" if is_people else "state",
        role=demonym.role or ("CVL" if is_people else "GOV"), speaker="unnamed" if is_people else "organisation",
        number=demonym.number if is_people else None, definite=words[at].definite, country=demonym.country,
    )  # fmt: skip
    return phrase


def _stands(words: Sequence[Word], phrase: Phrase, *, counted: bool) -> bool:
    """Tells whether a phrase is a party by itself: what the head's `needs` asks for must be there."""
    longer = phrase.last > phrase.first + 1
    known = phrase.country is not None or phrase.modified or phrase.name is not None
    match phrase.needs:
        case "never":
            return False
        case "long" | "adjective":
            return longer and (known or phrase.construct is False)
        case "definite" | "regime":
            return phrase.definite or longer
        case "suffix":
            return phrase.suffix or longer
        case "plural" | "people":
            return phrase.number != "singular" or counted or longer
        case "name":
            return phrase.person
        case "feminine":
            return phrase.country is not None
        case "both":
            return phrase.both or phrase.country is not None or phrase.modified
        case "country":
            return phrase.suffix or phrase.number == "dual" or phrase.country is not None
        case "quantity":
            return longer
        case "other":
            return counted or phrase.number == "plural"
        case _:
            return _stands_as_state(words, phrase)


def _stands_as_state(words: Sequence[Word], phrase: Phrase) -> bool:
    if phrase.cls not in ("state", "capital", "territory"):
        return True
    before = words[phrase.first - 1].form if phrase.first else ""
    word = words[phrase.first]
    if before in _LOCATIVE and not word.conjunction:
        return False
    if phrase.cls == "capital":
        return not word.preposition and before not in ("الي", "من", "مدينة", "العاصمة", "عاصمة")
    return not (word.preposition == "ب" and phrase.cls == "territory")


def _begin(
    tokens: Sequence[Token], phrase: Phrase, counted: dict[int, NumberMention], *, floor: int
) -> tuple[int, int]:
    """First token and raw start: a number that counts the head opens the phrase."""
    number = counted.get(phrase.head) or counted.get(phrase.first)
    if number is not None and number.first >= floor and number.first <= phrase.first:
        return number.first, number.start
    before = phrase.first - 1
    if before >= floor and tokens[before].kind == "number" and tokens[before].folded.isdigit():
        return before, tokens[before].start
    return phrase.first, tokens[phrase.first].core


def _mention(
    tokens: Sequence[Token], text: str, words: Sequence[Word], phrase: Phrase, *, first: int, start: int
) -> PartyMention:
    end = tokens[phrase.last - 1].end
    country = phrase.country or phrase.place_country
    return PartyMention(
        first=first, last=phrase.last, start=start, end=end, text=text[start:end], head=phrase.head,
        country=country, role=role_of(phrase), name=_name(tokens, text, phrase), kind=_kind(phrase),
        number=phrase.number, both=phrase.both,
        anaphoric=phrase.definite and country is None and phrase.name is None and not phrase.both,
    )  # fmt: skip


def _name(tokens: Sequence[Token], text: str, phrase: Phrase) -> str | None:
    if phrase.name is None or phrase.cls in ("state", "capital", "territory"):
        return None
    first, last = phrase.name
    return text[tokens[first].core : tokens[last - 1].end]


def _kind(phrase: Phrase) -> SpeakerKind | None:
    if phrase.person:
        return "person"
    return phrase.speaker
