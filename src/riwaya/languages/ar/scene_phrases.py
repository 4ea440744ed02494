"""Tells phrases that act or suffer from those that only say where: "انسحب من البلدة", "وصل إلى المستشفى".

The words before a phrase decide; which words and nouns count stands in `phrase_words.tsv`.
Source: codebook, "Party" and ruling 6 (bare territory is the place).
"""

from collections.abc import Sequence

from riwaya.languages.ar.party_lexicons import PartyLexicons
from riwaya.languages.ar.party_phrase import Phrase
from riwaya.languages.ar.party_words import Word

_SCENES = frozenset({"place", "object", "site"})


def acts(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> bool:
    """Tells whether a phrase may act or suffer where it stands; capitals are places more often.

    Args:
        words: Looked-up words of the sentence.
        phrase: A whole phrase.
        lexicons: The party tables.

    Returns:
        False for a state or place that stands where only a place can.
    """
    if _is_scene(words, phrase, lexicons):
        return False
    if phrase.cls not in ("state", "capital", "territory") or phrase.name is None or phrase.person:
        return True
    word = words[phrase.first]
    before = words[phrase.first - 1].form if phrase.first else ""
    if before in lexicons.sets.locatives and not word.conjunction:
        return False
    if phrase.cls == "capital":
        return not word.preposition and before not in ("الي", "من", "مدينة", "العاصمة", "عاصمة")
    return not (word.preposition == "ب" and phrase.cls == "territory")


def _is_scene(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> bool:
    """Tells where something happens or moves from what it happens to: "انسحب من البلدة", "على متن طائرة"."""
    if not phrase.first or not words[phrase.first].free:
        return False
    before = words[phrase.first - 1].form
    if before == "متن":
        return phrase.cls in _SCENES
    left = words[phrase.first - 2] if phrase.first > 1 else None
    if phrase.cls == "state" and left is not None and before in ("من", "الي"):
        governs = left.adjective is not None and left.adjective.preposition == before
        is_sent = left.head is not None and left.head.cls in ("object", "force") and not left.definite
        return is_sent if before == "الي" else left.definite and not governs
    if phrase.lemma in lexicons.sets.ways and before == "علي":
        return True
    if before not in lexicons.sets.motions:
        return False
    nobody = phrase.cls == "place" and phrase.role_read is None
    somewhere = (nobody or phrase.lemma in lexicons.sets.shelters) and phrase.country_read is None
    # "إطلاق صواريخ من الأراضي …": what is sent from a land is sent by its owner.
    is_sent = left is not None and not left.definite and (left.modifies or _is_thing(left))
    return somewhere or (phrase.lemma in lexicons.sets.lands and not is_sent)


def _is_thing(word: Word) -> bool:
    return word.head is not None and word.head.cls == "object"
