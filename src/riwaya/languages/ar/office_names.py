"""Takes the name of the person who holds an office: which phrases take one, where it ends, when it is one."""

from collections.abc import Sequence

from riwaya.languages.ar.party_lexicons import Known, PartyLexicons
from riwaya.languages.ar.party_phrase import Phrase, match_names
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_titled_name

# A name token seen less often than this in the name source is as often a common word.
_NAME_COUNT = 3


def takes_name(phrase: Phrase) -> bool:
    """Tells whether a person's name may stand in apposition to the phrase.

    Returns:
        True for one office, title or relative without a name yet.
    """
    if phrase.person or phrase.suffix or phrase.number not in ("singular", None):
        return False
    if phrase.cls == "actor":
        # The one office among the actors: "الأمين العام للأمم المتحدة".
        return phrase.speaker == "person"
    return phrase.cls == "title" or (phrase.cls in ("person", "people") and phrase.definite)


def take_name(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, *, at: int, end: int) -> int:
    """Takes the words from `at` to `end` as the phrase's person; a well-known one lends country and role.

    Returns:
        The phrase's new end, 0 where the name is empty.
    """
    if end <= at:
        return 0
    for start in range(at, end):
        _, known = match_names(words, start, lexicons)
        if isinstance(known, Known) and known.cls == "person":
            phrase.set_country(known.country)
            if known.role and (phrase.cls == "title" or phrase.role_read is None):
                phrase.roles.insert(0, known.role)
            break
    phrase.name, phrase.person = (at, end), True
    phrase.close(definite=True)
    return end


def end_of_name(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> int:
    """Gives the end of the name that follows an office; a well-known person's is never cut.

    Returns:
        One past its last word; `at` for none.
    """
    length, known = match_names(words, at, lexicons) if at < len(words) else (0, None)
    is_person = isinstance(known, Known) and known.cls == "person"
    return max(end_of_titled_name(words, at), at + length if is_person else at)


def is_solid_name(words: Sequence[Word], at: int, end: int) -> bool:
    """Tells whether the words from `at` to `end` are a name by more than their place.

    Returns:
        True where a name token is among them or two or more of them fill the space up to a border.
    """
    if any(word.name >= _NAME_COUNT for word in words[at:end]):
        return True
    closed = end >= len(words) or bool(words[end].mark or words[end].border or words[end].conjunction)
    return closed and end - at >= 2
