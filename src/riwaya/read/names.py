"""Names of persons, organisations and places in one sentence, for `inspect` and for search.

Places come from the gazetteer, persons and organisations from the parties that bear a name and from runs of name
words. Where two kinds claim the same words, a known place wins over an organisation, and both over a person.
"""

from collections.abc import Iterable

from riwaya.languages.language import Language
from riwaya.model.reading import NameKind, NameMention, PartyMention, Sentence
from riwaya.places import Gazetteer


def find_names(
    sentence: Sentence, text: str, *, language: Language, gazetteer: Gazetteer
) -> tuple[NameMention, ...]:
    """Finds the names of one sentence.

    Args:
        sentence: With its parties and places.
        text: The raw page.
        language: Knows names of persons.
        gazetteer: Knows names of places.

    Returns:
        Names in text order; they do not overlap.
    """
    ranked = [
        *gazetteer.names_in(sentence.tokens, text, sentence.places),
        *(_of_party(party, sentence, text) for party in sentence.parties if party.name),
        *language.person_names(sentence.tokens, text),
    ]
    return tuple(sorted(_apart(ranked), key=lambda name: name.start))


def _of_party(party: PartyMention, sentence: Sentence, text: str) -> NameMention:
    name = party.name or party.text
    start = party.start + max(0, party.text.find(name))
    end = start + len(name)
    inside = [
        at
        for at in range(party.first, party.last)
        if start < sentence.tokens[at].end and sentence.tokens[at].start < end
    ]
    kind: NameKind = "person" if party.kind == "person" else "organisation"
    return NameMention(
        first=inside[0] if inside else party.first,
        last=(inside[-1] if inside else party.last - 1) + 1,
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
    )


def _apart(ranked: Iterable[NameMention]) -> list[NameMention]:
    kept: list[NameMention] = []
    for name in ranked:
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return kept
