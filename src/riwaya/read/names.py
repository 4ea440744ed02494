"""Names of persons, organisations and places in one sentence, for `inspect` and for search.

Places come from the gazetteer, persons and organisations from runs of words that name them and from the parties
that bear a name. Where two kinds claim the same words, a known place wins over an organisation, and both over a
person; a run of two words or more wins over a party's name, whose end is less sure.
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
    named = [(party.kind, _of_party(party, sentence, text)) for party in sentence.parties if _is_named(party)]
    persons = language.person_names(sentence.tokens, text)
    ranked = [
        *gazetteer.names_in(sentence.tokens, text, sentence.places),
        *language.organisation_names(sentence.tokens, text),
        *(name for kind, name in named if kind != "person"),
        *(name for name in persons if name.last - name.first > 1),
        *(name for kind, name in named if kind == "person"),
        *persons,
    ]
    return tuple(sorted(_apart(ranked), key=lambda name: name.start))


def _is_named(party: PartyMention) -> bool:
    """Whether a party's name is one: a single word after a title or noun is as often what comes next."""
    return party.name is not None and (" " in party.name or party.name == party.text)


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
