"""Takes the words that join a noun phrase one by one: adjectives, genitives, names, conjuncts of these.

Rules of Arabic grammar made safe for unvowelled text: a bare noun takes the next noun as its genitive; a noun
with article, pronoun or closing noon does not; adjectives agree in definiteness; an office in the singular
takes a name. Complements with prepositions, marks and nested phrases are the business of `phrases.py`.
"""

import re
from collections.abc import Sequence

from riwaya.languages.ar.office_names import end_of_name, is_solid_name, take_name, takes_name
from riwaya.languages.ar.party_forms import Head
from riwaya.languages.ar.party_lexicons import Known, PartyLexicons
from riwaya.languages.ar.party_phrase import Phrase, match_names, names_both
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_titled_name

# Bare words no table knows that may join one genitive chain; the third was a verb more often than a noun.
_MAX_UNKNOWN = 2
_NAMED = frozenset({"body", "group", "force", "agency", "site", "object", "place"})
_PARTICIPLE = re.compile(r"(مت|مست|من|م..و)\w{2,}")
_VERB_BEGINNINGS = ("ي", "سي", "ست", "سن")
# Seen at least this often as a person's name: strong enough to end a genitive chain with a name.
_GIVEN_NAME = 10


def take_word(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    """Takes the next word, which bears no conjunction or preposition.

    Args:
        words: Looked-up words of the sentence.
        phrase: The phrase so far; changed where the word joins.
        lexicons: The party tables.

    Returns:
        The phrase's new end, 0 where the word does not join.
    """
    word = words[phrase.last]
    if (
        word.form == "غير"
        and phrase.last + 1 < len(words)
        and words[phrase.last + 1].definite == phrase.definite
    ):
        phrase.last += 1
        return take_modifier(words[phrase.last], phrase)
    counts = word.form in lexicons.sets.numerals or (word.head is not None and word.head.cls == "quantity")
    if counts and _counts_next(words, phrase.last):
        return 0
    if word.folded in lexicons.sets.selves and not phrase.definite:
        # "فجر انتحاري نفسه": himself is the object.
        return 0
    if _echoes(words, phrase.last):
        return take_modifier(word, phrase)
    is_noun = word.known is not None or (
        word.head is not None and not _is_adjective_here(word, phrase, lexicons)
    )
    agrees = _agrees(word, phrase, lexicons) and not _differs_in_gender(words, phrase)
    if agrees and not (phrase.construct and is_noun):
        return take_modifier(word, phrase)
    if phrase.construct:
        taken = _take_genitive(words, phrase, lexicons)
        if taken:
            return taken
    if takes_name(phrase):
        start = phrase.last
        while start < len(words) - 1 and words[start].title and words[start].free:
            start += 1
        end = end_of_name(words, start, lexicons)
        if phrase.unknown and start == phrase.last and not is_solid_name(words, start, end):
            return 0
        return take_name(words, phrase, lexicons, at=start, end=end)
    return _take_place_name(word, phrase, lexicons)


def _echoes(words: Sequence[Word], at: int) -> bool:
    """A sound plural of people repeats article and case of the noun it describes: "الصحفيين المعتقلين"."""
    word, noun = words[at], words[at - 1]
    ending = word.form[-2:]
    if (
        ending not in ("ون", "ين")
        or noun.form[-2:] != ending
        or noun.definite != word.definite
        or noun.suffix
    ):
        return False
    is_people = noun.head is not None and noun.head.cls in ("person", "people")
    return (
        is_people and word.known is None and not word.suffix and (word.head is None or word.head.needs != "")
    )


def _differs_in_gender(words: Sequence[Word], phrase: Phrase) -> bool:
    """After a bare feminine a masculine that looks like an adjective is a name: "بلدية بنغازي"."""
    word, noun = words[phrase.last], words[phrase.last - 1]
    is_known = word.head or word.known or word.demonym or word.adjective
    looks = word.nisba and not is_known and word.form.endswith("ي")
    return looks and phrase.construct and not word.definite and noun.form.endswith("ة")


def _counts_next(words: Sequence[Word], at: int) -> bool:
    """Tells "القوات عدة مواقع", where another phrase begins, from "وسائل إعلام عدة"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.free and not (after.border or after.mark or after.definite)


def take_modifier(word: Word, phrase: Phrase) -> int:
    """Takes an adjective or demonym.

    Returns:
        The phrase's new end.
    """
    phrase.asks, phrase.owned = "", False
    if word.demonym is not None:
        phrase.set_country(word.demonym.country)
        phrase.lend_role(word.demonym.role)
    elif word.adjective is not None:
        phrase.asks, phrase.owned = word.adjective.preposition, word.adjective.belongs
        # "القوات المسلحة" is an army, "السلطات الانفصالية" an authority, "الجماعات المسلحة" are rebels.
        rules = phrase.cls == "body" and phrase.role == "GOV"
        if not (word.adjective.role == "REB" and (rules or phrase.lemma == "قوة")):
            phrase.lend_role(word.adjective.role)
    phrase.close(definite=word.definite)
    phrase.modified = True
    return phrase.last + 1


def take_conjunct(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    """Takes "and <word>" where it continues the phrase: a further adjective, ministry, object or state.

    Returns:
        The phrase's new end, 0 where another phrase begins.
    """
    at = phrase.last
    word = words[at]
    if word.conjunction != "و" or word.preposition:
        return 0
    if phrase.number == "dual" and phrase.name == (at - 1, at) and word.unknown and not word.definite:
        # "جيشي تلماريا وبيلاندا"
        phrase.both, phrase.name = True, None
        return at + 1
    before = words[at - 1]
    is_adjective = word.modifies and (word.head is None or not word.definite)
    if word.adjective is not None and not word.definite and _is_plural(words, at + 1):
        # "… روسي وثلاث شركات": a number begins another phrase.
        return 0
    if phrase.modified and before.modifies and is_adjective and word.definite == before.definite:
        names_another = end_of_titled_name(words, at + 1) >= at + 3
        return 0 if names_another else take_modifier(word, phrase)
    if phrase.lemma in lexicons.sets.ministers and word.definite and phrase.name is None and not word.demonym:
        return at + 1 if word.head is None or word.head.needs == "feminine" else 0
    if phrase.construct and phrase.cls in ("object", "place") and word.head is not None and not word.definite:
        return at + 1 if word.head.cls in ("object", "place") and not word.head.closed else 0
    return _take_second_state(words, phrase, lexicons)


def _is_plural(words: Sequence[Word], at: int) -> bool:
    head = words[at].head if at < len(words) and not words[at].definite else None
    return head is not None and head.number == "plural"


def _take_second_state(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    """Two ministers "of X and Y" are one phrase that names both sides."""
    length, known = match_names(words, phrase.last, lexicons)
    if not isinstance(known, Known) or known.cls not in ("state", "territory", "capital"):
        return 0
    if phrase.number != "dual" or phrase.country is None or phrase.both or phrase.modified:
        return 0
    phrase.both = True
    if known.country != phrase.country:
        # Two states: neither is the phrase's own.
        phrase.country = None
    return phrase.last + length


def _take_place_name(word: Word, phrase: Phrase, lexicons: PartyLexicons) -> int:
    """Takes the name after "the capital", "the city" with article: "العاصمة دمشق"."""
    is_name = word.known is not None or (word.head is None and not word.common and not word.modifies)
    if phrase.cls != "place" or phrase.construct or not phrase.definite or not is_name:
        return 0
    if phrase.modified and word.known is None:
        return 0
    if word.definite or phrase.lemma not in lexicons.sets.apposed_places:
        return 0
    if word.known is not None:
        phrase.set_country(word.known.country)
    phrase.close(definite=True)
    phrase.modified = True
    return phrase.last + 1


def _is_adjective_here(word: Word, phrase: Phrase, lexicons: PartyLexicons) -> bool:
    """A word that is noun and adjective at once is an adjective without article or after a whole noun."""
    if word.head is not None and word.head.cls == "body" and phrase.lemma in lexicons.sets.ministers:
        return False
    if word.head is not None and word.head.lemma == "حاكم" and phrase.cls == "person":
        return False
    return word.modifies and (not word.definite or not phrase.construct)


def _agrees(word: Word, phrase: Phrase, lexicons: PartyLexicons) -> bool:
    if word.folded in lexicons.sets.selves:
        return phrase.definite
    if phrase.cls == "capital" or phrase.person or word.suffix or _is_human_plural(word, phrase):
        return False
    if word.known is not None and word.demonym is None:
        return False
    if word.definite != phrase.definite:
        # "قوات الأوكرانية", "مدينة كوباني السورية": the first noun is definite without an article.
        return word.definite and phrase.construct and word.demonym is not None
    if word.form.endswith("ين") and phrase.nominative:
        # "هاجم المتظاهرون المسلحين": the object's case differs.
        return False
    if word.demonym is not None:
        # "نظيريه الأرميني … والأذربيجاني …": each of the two has an adjective of his own.
        return not (phrase.number == "dual" and phrase.suffix and word.demonym.number == "singular")
    if word.adjective is not None:
        is_noun = word.head is not None and word.head.needs not in ("noun", "long")
        return not is_noun or not word.definite or phrase.cls == "object"
    if _is_tanwin_pair(word, phrase):
        return True
    if word.nisba and "place" in (phrase.cls, phrase.inner_cls) and phrase.construct and not word.definite:
        # "مدينة كوباني": a bare name may end like an adjective.
        return False
    if word.nisba:
        # Without article only a feminine or plural is safely an adjective: "تجري" and "ينوي" end like one.
        is_safe = word.form.endswith(("ية", "يين", "يون")) or not word.form.startswith(("ي", "ت", "ن"))
        return phrase.definite or is_safe
    stem = word.form.removeprefix("ال")
    return word.definite and word.head is None and not word.common and _PARTICIPLE.fullmatch(stem) is not None


def _is_tanwin_pair(word: Word, phrase: Phrase) -> bool:
    """After a noun with the alef of tanwin a word with the same ending is its adjective ("ضابطا متقاعدا")."""
    return phrase.tanwin and word.form.endswith("ا") and not (word.head or word.known or word.common)


def _is_human_plural(word: Word, phrase: Phrase) -> bool:
    """A sound masculine plural describes people only: in "هاجمت القوات المسلحين" it is the object."""
    is_plural = word.form.endswith(("ون", "ين")) and not word.form.endswith(("تين", "نين"))
    return is_plural and phrase.cls in _NAMED and phrase.number != "dual" and phrase.lemma != "جهاز"


def _take_genitive(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    at = phrase.last
    word = words[at]
    length, meaning = match_names(words, at, lexicons)
    if isinstance(meaning, Known):
        return _join_name(phrase, meaning, at, length)
    if isinstance(meaning, Head):
        nominative = meaning.closed and word.form.endswith(("ون", "ان"))
        # "تجمع المتظاهرون": what stands in the nominative is the subject of a verb.
        return 0 if nominative else _join_noun(words, phrase, meaning, length)
    if (
        phrase.cls in ("person", "people")
        and not word.definite
        and word.name >= _GIVEN_NAME
        and not word.common
    ):
        end = end_of_titled_name(words, at)
        if end > at and phrase.number == "singular":
            return take_name(words, phrase, lexicons, at=at, end=end)
    if (word.definite or word.suffix) and phrase.cls == "person" and _is_plain(phrase):
        # "أضرم شبان النار": civilians govern known nouns only.
        return 0
    if word.definite or word.suffix:
        phrase.close(definite=True)
        return at + 1
    is_loose = phrase.cls in ("quantity", "source") or (
        phrase.cls in ("person", "people") and phrase.needs != "long" and phrase.inner_cls not in _NAMED
    )
    if (
        phrase.unknown >= _MAX_UNKNOWN
        or (word.form.startswith(_VERB_BEGINNINGS) and not (word.proper and phrase.inner_cls == "place"))
        or (is_loose and not word.common)
    ):
        return 0
    phrase.unknown += 1
    is_name = word.proper or _differs_in_gender(words, phrase)
    if is_name and phrase.cls in ("body", "force", "person", "people"):
        # "حكومة ساردا", "رئيس بلدية عرسال": a proper name governs nothing.
        if phrase.inner_cls != "place":
            phrase.name = phrase.name or (at, at + 1)
        phrase.close(definite=True)
    elif phrase.inner_cls == "place" and not (word.common or word.listed):
        phrase.definite = True
    return at + 1


def _is_plain(phrase: Phrase) -> bool:
    return phrase.role == "CVL" and phrase.role_from == "own"


def _join_name(phrase: Phrase, known: Known, at: int, length: int) -> int:
    phrase.set_country(known.country)
    if known.cls in ("actor", "person"):
        phrase.lend_role(known.role)
    elif phrase.cls == "person" and known.cls != "territory":
        phrase.lend_role("GOV")
    if known.cls in ("actor", "person"):
        phrase.name = phrase.name or (at, at + length)
    phrase.close(definite=True)
    return at + length


def _join_noun(words: Sequence[Word], phrase: Phrase, noun: Head, length: int) -> int:
    word = words[phrase.last]
    if phrase.cls == "quantity" and phrase.lemma:
        take_over(phrase, noun)
    elif noun.role_from == "armed" and noun.role == "MIL":
        phrase.armed = True
    else:
        phrase.lend_role(noun.role)
    phrase.set_country(noun.country)
    phrase.inner_cls = noun.cls
    phrase.both = phrase.both or names_both(noun)
    ends_definite = length > 1 and words[phrase.last + length - 1].definite
    phrase.definite = word.definite or bool(word.suffix) or ends_definite
    phrase.construct = not phrase.definite and not noun.closed
    return phrase.last + length


def take_over(phrase: Phrase, noun: Head) -> None:
    """Passes on what the counted noun is: "عشرات المدنيين" are civilians."""
    phrase.cls, phrase.lemma, phrase.role = noun.cls, noun.lemma, noun.role
    phrase.role_from, phrase.speaker, phrase.needs = noun.role_from, noun.speaker, ""
    phrase.number = "plural"
    phrase.head = phrase.last
