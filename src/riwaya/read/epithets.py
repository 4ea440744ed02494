"""Leaves out states that are only told as the adjective of a thing: "the Syrian border", "the French language".

The adjective of a state behind an act is the state behind it ("the Russian raid"); behind any other noun it says
where that is or comes from, and the state does nothing. Source: codebook, "Party".
"""

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.languages.language import Language
from riwaya.model.reading import PartyMention, Sentence

# Words that tell of a deed without being triggers: "the Russian mediation", "by an Armenian strike".
DEEDS = frozenset({"operation", "mediator", "help", "host", "by_agent", "do", "local_stance"})
# The noun with its further adjectives: "the wide military campaign", "the border crossing, the Armenian-…".
NOUN_REACH = 4


def without_epithets(sentences: Sequence[Sentence], language: Language) -> tuple[Sentence, ...]:
    """Drops the parties that are nothing but the adjective of a thing.

    Args:
        sentences: All sentences of a page, parties settled.
        language: Tells words that bear the article.

    Returns:
        The same sentences with the other parties.
    """
    out = []
    for sentence in sentences:
        demonyms = {mark.first for mark in sentence.markers if mark.cls == "demonym"}
        kept = tuple(
            p for p in sentence.parties if p.first not in demonyms or not _is_epithet(p, sentence, language)
        )
        out.append(replace(sentence, parties=kept) if len(kept) < len(sentence.parties) else sentence)
    return tuple(out)


def _is_epithet(party: PartyMention, sentence: Sentence, language: Language) -> bool:
    """A lone adjective of a state with article, right behind a noun that bears one too or names a place."""
    first, tokens = party.first, sentence.tokens
    if party.noun != "state" or party.last - first != 1 or not first or language.preposition(tokens[first]):
        return False
    if language.is_conjunction(tokens[first]):
        return False
    if not language.has_article(tokens[first]):
        # "The government, backed by the Saudis": the adverb of a state behind a definite noun.
        return language.has_article(tokens[first - 1]) and language.is_object_form(tokens[first])
    if any(place.first < first <= place.last for place in sentence.places):
        return True
    return language.has_article(tokens[first - 1]) and not _tells_a_deed(sentence, first, language)


def _tells_a_deed(sentence: Sentence, first: int, language: Language) -> bool:
    deeds = {at for t in sentence.triggers for at in range(t.first, t.last)}
    deeds |= {at for m in sentence.markers if m.cls in DEEDS for at in range(m.first, m.last)}
    for at in range(first - 1, max(-1, first - 1 - NOUN_REACH), -1):
        if at in deeds:
            return True
        if not language.has_article(sentence.tokens[at]):
            return False
    return False
