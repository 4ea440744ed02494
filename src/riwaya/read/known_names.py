"""Completes the short forms of names that a page has given in full before: a surname after the full name.

A person named with two or more words lends country, role and kind to later mentions of the last name. A
definite noun without a name ("the ministry") takes the country of the last party with the same head and role.
Source: codebook, "Party" and ruling 17 (what a page has said before counts as said).
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from riwaya.languages.language import Language
from riwaya.model.reading import PartyMention, Sentence, Token

# Shorter words are particles or parts of other names more often than surnames.
MIN_SURNAME = 3
# Who gives statements to the press.
_AUTHORS = frozenset({"GOV", "MIL", "COP", "REB", "IGO", "PKO", "OPP", "MED_H"})


def align_persons(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Gives a person's short mentions the country that the page has settled for the full name.

    Args:
        sentences: All sentences of a page in text order, countries settled.

    Returns:
        The sentences; a lone surname has the country of the person named in full before.
    """
    full: dict[str, PartyMention] = {}
    out = []
    for sentence in sentences:
        parties = []
        for party in sentence.parties:
            known = party
            if party.kind == "person" and party.name:
                key = _surname(party, sentence)
                if " " in party.name:
                    full[key] = party
                elif party.inferred and key in full:
                    known = replace(party, country=full[key].country)
            parties.append(known)
        out.append(replace(sentence, parties=tuple(parties)) if parties else sentence)
    return tuple(out)


class KnownNames:
    """What one page has said of its parties so far; one object a page, fed in text order."""

    def __init__(self, language: Language) -> None:
        """Begins a page.

        Args:
            language: Knows which words of a phrase stand for it later.
        """
        self._language = language
        self._bodies: dict[str, PartyMention] = {}
        self._persons: dict[str, PartyMention] = {}
        self._heads: dict[str, PartyMention] = {}
        self._authors: dict[str, PartyMention] = {}
        self._teller: PartyMention | None = None

    def learn(self, bodies: Mapping[str, PartyMention]) -> None:
        """Learns the bodies that a sentence names; a page's headline may name one before its text does."""
        for word, party in bodies.items():
            self._bodies.setdefault(word, party)

    def complete(self, sentence: Sentence, text: str) -> tuple[PartyMention, ...]:
        """Completes one sentence's parties and remembers them.

        Args:
            sentence: Read by the language; its parties in text order.
            text: The raw page.

        Returns:
            The parties, completed, with bare surnames of known persons added, in text order.
        """
        if not sentence.tokens:
            return sentence.parties
        parties = [self._completed(party, sentence) for party in sentence.parties]
        parties += self._surnames(sentence, parties, text)
        if self._bodies:
            found = self._language.bare_bodies(sentence.tokens, text, parties=parties, known=self._bodies)
            parties = [party for party in found if party in parties or not _is_place(party, sentence)]
        parties.sort(key=lambda party: (party.first, party.last))
        for party in parties:
            self._remember(party, sentence)
        return tuple(parties)

    def _completed(self, party: PartyMention, sentence: Sentence) -> PartyMention:
        if party.country is not None:
            return party
        known = self._persons.get(_surname(party, sentence)) if party.kind == "person" else None
        if known is not None:
            return replace(party, country=known.country, role=party.role or known.role)
        if party.kind == "document":
            return self._authored(party, sentence)
        owner = self._owner(party, sentence)
        if owner is not None:
            return replace(party, country=owner.country)
        if party.anaphoric and not party.both:
            earlier = self._heads.get(_head(party, sentence))
            if earlier is not None:
                homeless = earlier.country is None
                role = party.role or earlier.role
                return replace(party, country=earlier.country, role=role, homeless=homeless)
        return party

    def _authored(self, party: PartyMention, sentence: Sentence) -> PartyMention:
        """A statement is its author's: of "the ministry said in a statement" the page's "the statement" speaks."""
        head = _head(party, sentence)
        if party.anaphoric:
            author = self._authors.get(head)
            return party if author is None else replace(party, country=author.country, role=author.role)
        before = [p for p in sentence.parties if p.last <= party.first and p.role in _AUTHORS]
        if before:
            self._authors[head] = before[-1]
        return party

    def _owner(self, party: PartyMention, sentence: Sentence) -> PartyMention | None:
        """Reads "Its forces", "the forces of his country": the nearest party with a country before the pronoun."""
        inside = sentence.tokens[party.head : party.last]
        owned = party.name is None and any(token.suffix for token in inside)
        if not owned or any(self._language.is_first_person(token) for token in inside):
            return None
        before = [p for p in sentence.parties if p.last <= party.first and p.country is not None]
        if party.compatriot:
            return self._countryman(before, sentence)
        return before[-1] if before else None

    def _countryman(self, before: Sequence[PartyMention], sentence: Sentence) -> PartyMention | None:
        """Reads "the minister told his counterpart that his country …": who tells, or told last."""
        persons = [p for p in before if p.kind == "person"]
        for nearest in ([p for p in persons if self._tells(p, sentence)], persons, before):
            if nearest:
                return nearest[-1]
        return self._teller

    def _tells(self, person: PartyMention, sentence: Sentence) -> bool:
        """A subject of the sentence: "to the minister" and "his counterpart" are told."""
        told = self._language.preposition(sentence.tokens[person.first])
        return not told and not sentence.tokens[person.head].suffix

    def _surnames(self, sentence: Sentence, parties: list[PartyMention], text: str) -> list[PartyMention]:
        if not self._persons:
            return []
        taken = {at for party in parties for at in range(party.first, party.last)}
        found = []
        for at, token in enumerate(sentence.tokens):
            known = self._persons.get(token.stem) or self._persons.get(token.folded)
            if known is None or at in taken or token.suffix:
                continue
            found.append(_short(token, at, known, text))
        return found

    def _remember(self, party: PartyMention, sentence: Sentence) -> None:
        if party.kind == "person" and party.country is not None and self._tells(party, sentence):
            self._teller = party
        if party.kind == "person" and party.name and " " in party.name:
            surname = sentence.tokens[_last_name(party, sentence)]
            # A surname with an article is met again with the article read as a clitic: both keys.
            for key in (surname.folded, surname.stem):
                if len(key) >= MIN_SURNAME:
                    self._persons[key] = party
        # A named armed group may have no country (ruling 30); "the organisation" is that group then.
        if party.country is not None or (party.role == "REB" and party.name and party.kind == "organisation"):
            self._heads[_head(party, sentence)] = party


def name_range(party: PartyMention, sentence: Sentence) -> tuple[int, int]:
    """Gives the token range of a party's name; that of the whole phrase where it has none."""
    name = party.name or party.text
    start = party.start + max(0, party.text.rfind(name))
    inside = [
        at
        for at in range(party.first, party.last)
        if sentence.tokens[at].end > start and sentence.tokens[at].start < start + len(name)
    ]
    return (inside[0], inside[-1] + 1) if inside else (party.first, party.last)


def _last_name(party: PartyMention, sentence: Sentence) -> int:
    """Token index of the last word of the party's name."""
    return name_range(party, sentence)[1] - 1


def _is_place(party: PartyMention, sentence: Sentence) -> bool:
    return any(place.first <= party.first < place.last for place in sentence.places)


def _surname(party: PartyMention, sentence: Sentence) -> str:
    return sentence.tokens[_last_name(party, sentence)].folded


def _head(party: PartyMention, sentence: Sentence) -> str:
    return sentence.tokens[party.head].stem


def _short(token: Token, at: int, known: PartyMention, text: str) -> PartyMention:
    name = text[token.core : token.end]
    return PartyMention(
        first=at, last=at + 1, start=token.core, end=token.end, text=name, head=at, country=known.country,
        role=known.role, name=name, kind="person", number="singular",
    )  # fmt: skip
