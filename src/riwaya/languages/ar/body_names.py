"""Learns what a page calls its bodies and finds them again where they stand bare.

"حكومة ساردا" tells that ساردا is a state, whichever it is: later "قالت ساردا" is a party. "حركة الفجر" tells what
"الحركة" alone is. The page's other mentions are better readings and are never touched, but for soldiers "من ساردا".
Source: codebook, "Party" and ruling 17.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from riwaya.languages.ar.party_lexicons import Known, PartyLexicons
from riwaya.languages.ar.party_phrase import KIN, match_names
from riwaya.languages.ar.party_words import Word, look_up
from riwaya.languages.ar.tokens import core_offset
from riwaya.model.codebook import DE_FACTO_CODES
from riwaya.model.reading import PartyMention, Token

_MINISTRY = "وزارة"
# The adjective of separatists; as a key, whichever authority the page names.
_SEPARATISTS = "انفصالي"
_ARTICLE = "ال"
# Shorter stems are those of ordinary words.
_MIN_STEM = 4
_GLUED = ("و", "ف", "ل")


def learn_bodies(
    tokens: Sequence[Token],
    words: Sequence[Word],
    parties: Sequence[PartyMention],
    *,
    lexicons: PartyLexicons,
) -> dict[str, PartyMention]:
    """Learns names of states and the bare nouns of bodies from one sentence.

    Args:
        tokens: Tokens of the sentence.
        words: What `look_up` gives for them.
        parties: Its parties.
        lexicons: The party tables.

    Returns:
        Folded word as it stands bare, article included -> the mention that told it.
    """
    found: dict[str, PartyMention] = {}
    for at, word in enumerate(words):
        country = _de_facto(words, at, lexicons) if word.known or word.opens_phrase else None
        if country is not None:
            found[_SEPARATISTS] = _told(tokens[at], at, country)
    for party in parties:
        if party.role in ("GOV", "MIL"):
            found |= dict.fromkeys(_states(words, party, lexicons), party)
        head = words[party.head].head
        is_body = head is not None and head.needs == "long" and head.cls != "place"
        if is_body and party.last - party.head > 1 and party.kind in ("organisation", "agency"):
            found[_ARTICLE + words[party.head].form.removeprefix(_ARTICLE)] = party
    return found


def bare_bodies(
    tokens: Sequence[Token],
    text: str,
    *,
    parties: Sequence[PartyMention],
    known: Mapping[str, PartyMention],
    lexicons: PartyLexicons,
) -> tuple[PartyMention, ...]:
    """Finds the bodies that a page has named where they stand bare.

    Args:
        tokens: Tokens of one sentence.
        text: The raw page.
        parties: The parties of the sentence.
        known: What `learn_bodies` has learnt from the page.
        lexicons: The party tables.

    Returns:
        All parties of the sentence in text order, the new ones among them.
    """
    bare = _bare_forms(tokens, known)
    if _SEPARATISTS not in known and not bare:
        return tuple(parties)
    words = look_up(tokens, lexicons)
    # What the page knows as a state or body is no unknown surname.
    named = (p for p in parties if not (_is_lone_name(p) and _bare_form(tokens[p.first].folded, known)[1]))
    found = [_with_authority(party, words, known) for party in named]
    for at, clitics, form in bare:
        if any(party.first <= at < party.last for party in found):
            continue
        token = tokens[at]
        is_noun = form.startswith(_ARTICLE)
        if not (is_noun or words[at].unknown):
            continue
        if not _stands_free(words, at, clitics, found, is_noun=is_noun, lexicons=lexicons):
            continue
        if clitics == "" and at and words[at - 1].form == "من":
            found = [_extended(party, at, token, text) if party.last == at - 1 else party for party in found]
            if any(party.last == at + 1 for party in found):
                continue
        start = token.start + core_offset(token.text, _proclitics(clitics, is_noun=is_noun))
        found.append(_mention(token, at, text[start : token.end], known[form], is_noun=is_noun))
    return tuple(sorted(found, key=lambda party: (party.first, party.last)))


def _bare_forms(tokens: Sequence[Token], known: Mapping[str, PartyMention]) -> list[tuple[int, str, str]]:
    """Where a known word stands, with or without a clitic: (token, clitic, known word)."""
    likely = [
        (at, token.folded)
        for at, token in enumerate(tokens)
        if (token.folded in known or token.folded[0] in _GLUED) and token.kind == "word"
    ]
    found = [(at, *_bare_form(folded, known)) for at, folded in likely]
    return [(at, clitics, form) for at, clitics, form in found if form]


def _is_lone_name(party: PartyMention) -> bool:
    return party.homeless and party.kind == "person"


def _de_facto(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> str | None:
    _, meaning = match_names(words, at, lexicons)
    return meaning.country if isinstance(meaning, Known) and meaning.country in DE_FACTO_CODES else None


def _told(token: Token, at: int, country: str) -> PartyMention:
    return PartyMention(
        first=at, last=at + 1, start=token.start, end=token.end, text=token.text, head=at, country=country,
        kind="organisation",
    )  # fmt: skip


def _with_authority(
    party: PartyMention, words: Sequence[Word], known: Mapping[str, PartyMention]
) -> PartyMention:
    """Gives separatists, and the people that an authority rules, to the authority that the page names."""
    told = known.get(_SEPARATISTS)
    if told is None or told.country is None or party.country not in (None, KIN.get(told.country)):
        return party
    inside = words[party.first : party.last]
    of_people = party.country is not None and any(_is_people(word) for word in inside)
    separate = any(word.form.removeprefix(_ARTICLE).startswith(_SEPARATISTS) for word in inside)
    return replace(party, country=told.country) if of_people or separate else party


def _is_people(word: Word) -> bool:
    """The people itself (الأرمن), not the state's adjective (الأرمينيين)."""
    demonym = word.demonym
    is_plural = demonym is not None and demonym.number == "plural" and not demonym.feminine
    return is_plural and not word.form.endswith(("ون", "ين"))


def _states(words: Sequence[Word], party: PartyMention, lexicons: PartyLexicons) -> list[str]:
    """The unknown states that a phrase names."""
    found: list[str] = []
    for at in range(party.first + 1, party.last):
        before = words[at - 1]
        of_state = before.head is not None and before.head.lemma in lexicons.sets.of_states and before.free
        located = before.form == "في" and words[party.head].head is not None
        in_state = located and words[party.head].form in (_MINISTRY, _ARTICLE + _MINISTRY)
        second = bool(found) and words[at].conjunction == "و" and words[at].unknown
        if (words[at].proper and (of_state or in_state)) or second:
            found.append(words[at].form)
        elif words[at].nisba and words[at].unknown:
            found += _states_of(words[at].form)
    return found


def _states_of(nisba: str) -> tuple[str, ...]:
    """The names that an adjective may come from: الجيش التلماري → تلماريا, تلمارا."""
    stem = nisba.removeprefix(_ARTICLE).removesuffix("ة").removesuffix("ي")
    return (stem + "يا", stem + "ا") if len(stem) >= _MIN_STEM else ()


def _bare_form(folded: str, known: Mapping[str, PartyMention]) -> tuple[str, str]:
    """(clitic, known word) of a token; the word is "" where it is none."""
    if folded in known:
        return "", folded
    if not folded.startswith(_GLUED):
        return "", ""
    for clitic in _GLUED:
        rest = folded.removeprefix(clitic)
        if rest != folded and rest in known:
            return clitic, rest
    swallowed = _ARTICLE + folded.removeprefix("لل")
    return ("لل", swallowed) if folded.startswith("لل") and swallowed in known else ("", "")


def _stands_free(
    words: Sequence[Word],
    at: int,
    clitics: str,
    parties: Sequence[PartyMention],
    *,
    is_noun: bool,
    lexicons: PartyLexicons,
) -> bool:
    """Tells a subject, object or side from a genitive or a place."""
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    acts = after is not None and after.border == "verb"
    if is_noun and after is not None and after.definite and after.modifies:
        return False
    if clitics == "و":
        return acts or any(party.last == at for party in parties)
    if clitics:
        return True
    if before is None or before.mark:
        return acts
    if before.form == "من":
        source = words[at - 2] if at > 1 else None
        soldiers = any(party.last == at - 1 and party.kind == "unnamed" for party in parties)
        return soldiers or (source is not None and source.preposition == "ب")
    return before.border == "verb" or before.form in lexicons.sets.before_names


def _extended(party: PartyMention, at: int, token: Token, text: str) -> PartyMention:
    """Soldiers "من ساردا": the state joins the phrase."""
    if party.kind != "unnamed":
        return party
    return replace(party, last=at + 1, end=token.end, text=text[party.start : token.end])


def _proclitics(clitics: str, *, is_noun: bool) -> tuple[str, ...]:
    if clitics == "لل":
        return ("ل", _ARTICLE)
    return (*clitics, _ARTICLE) if is_noun else tuple(clitics)


def _mention(token: Token, at: int, phrase: str, told: PartyMention, *, is_noun: bool) -> PartyMention:
    return PartyMention(
        first=at, last=at + 1, start=token.end - len(phrase), end=token.end, text=phrase, head=at,
        country=told.country, role=told.role if is_noun else "GOV",
        kind=told.kind if is_noun else "organisation", anaphoric=is_noun and told.country is None,
        homeless=told.role == "REB" and told.country is None,
    )  # fmt: skip
