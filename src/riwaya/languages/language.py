"""What a language folder offers to the rooms: the only door through which Arabic (or another language) is known.

A room receives a `Language` and never names a word itself. Offsets are code points of the raw page text.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from riwaya.model.page import Published
from riwaya.model.reading import (
    Gender,
    MarkerMention,
    NameMention,
    NumberMention,
    PartyMention,
    PartyReading,
    Tense,
    TimeMention,
    Token,
    TriggerMention,
)

Row = Mapping[str, str]


class Language(Protocol):
    """One language's reading knowledge: a folder under `languages/` with the same file names as `ar/`."""

    code: str

    def __hash__(self) -> int:
        """Tells languages apart by identity: what a room makes of a lexicon is kept for that language."""
        ...

    def fold(self, text: str) -> str:
        """Gives the matching view of `text` (no offsets kept)."""
        ...

    def sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        """Cuts `text` into the (start, end) spans of its non-blank sentences, in order."""
        ...

    def tokens(self, text: str, start: int, end: int) -> tuple[Token, ...]:
        """Reads the tokens of `text[start:end]`; offsets are those of `text`."""
        ...

    def lexicon(self, name: str) -> tuple[Row, ...]:
        """Gives the rows of `lexicons/<name>.tsv` in file order, header names as keys."""
        ...

    def numbers(self, tokens: Sequence[Token], text: str) -> tuple[NumberMention, ...]:
        """Finds stated numbers in one sentence, bounds words and counted nouns included."""
        ...

    def people_count(self, token: Token) -> tuple[int, int | None] | None:
        """Tells how many people an unnumbered noun states: 1–1, dual 2–2, plural 2–None; None for other words."""
        ...

    def pronoun_count(self, token: Token) -> tuple[int, int | None] | None:
        """Tells for how many the pronoun on a token stands, as `people_count` does; None without a third person."""
        ...

    def is_other(self, token: Token) -> bool:
        """Whether the word means others of the kind told of before ("4 others")."""
        ...

    def is_thing(self, token: Token) -> bool:
        """Whether the token is a counted noun that is known to be no person (vehicles, days, places)."""
        ...

    def times(
        self,
        tokens: Sequence[Token],
        text: str,
        *,
        published: Published,
        relative: bool = False,
        today_weekday: int | None = None,
    ) -> tuple[TimeMention, ...]:
        """Finds stated times in one sentence.

        Values are calendar dates where `published` has a day (or the words are absolute), else relative to
        `pub`. `relative` asks for relative values whatever `published` says (ruling 9). `today_weekday`
        (0 Monday … 6 Sunday) lets other weekdays become days relative to `pub`.
        """
        ...

    def today_weekday(self, sentences: Sequence[Sequence[Token]]) -> int | None:
        """Tells the weekday that a story calls today (0 Monday … 6 Sunday); None where it names none."""
        ...

    def published(self, sentences: Sequence[Sequence[Token]], *, metadata: str | None) -> Published:
        """Tells a page's publication date from its metadata or its own words; never guesses.

        `sentences` are the tokens of the page's main text.
        """
        ...

    def markers(self, tokens: Sequence[Token], text: str) -> tuple[MarkerMention, ...]:
        """Finds function words and idioms of the closed classes in one sentence."""
        ...

    def triggers(self, tokens: Sequence[Token], text: str) -> tuple[TriggerMention, ...]:
        """Finds words that may name an occurrence in one sentence."""
        ...

    def parties(
        self, tokens: Sequence[Token], text: str, *, numbers: Sequence[NumberMention]
    ) -> PartyReading:
        """Finds the noun phrases of one sentence that can act, speak or suffer, and what they teach the page."""
        ...

    def bare_bodies(
        self,
        tokens: Sequence[Token],
        text: str,
        *,
        parties: Sequence[PartyMention],
        known: Mapping[str, PartyMention],
    ) -> tuple[PartyMention, ...]:
        """Gives a sentence's parties and, where nothing else is read, the `known` bodies that stand bare."""
        ...

    def is_conjunction(self, token: Token) -> bool:
        """Whether the token begins with (or is) a conjunction that opens a new clause or joins a noun."""
        ...

    def has_article(self, token: Token) -> bool:
        """Whether the token bears the definite article."""
        ...

    def preposition(self, token: Token) -> str:
        """Gives the preposition joined to the token's front, "" where none."""
        ...

    def is_dative(self, token: Token) -> bool:
        """Whether the joined preposition is the one of the person spoken to."""
        ...

    def is_instrumental(self, token: Token) -> bool:
        """Whether the joined preposition is the one of means and place."""
        ...

    def is_first_person(self, token: Token) -> bool:
        """Whether the token is a verb in the first person, or bears a first person pronoun ("our forces")."""
        ...

    def has_subject_before(self, token: Token) -> bool:
        """Whether a verb's ending says that its subject is already named: it does not follow as a noun."""
        ...

    def verb_gender(self, token: Token) -> Gender:
        """Tells whether a finite verb of the third person shows a masculine or a feminine subject, "" where neither."""
        ...

    def is_known(self, token: Token) -> bool:
        """Whether a lexicon lists the word, its proclitics left off; a foreign name mostly stands in none."""
        ...

    def is_feminine(self, word: str) -> bool:
        """Whether a singular noun bears a feminine ending."""
        ...

    def is_object_form(self, token: Token) -> bool:
        """Whether a noun without a preposition is written as objects are: it is the subject of no verb."""
        ...

    def is_closed_form(self, token: Token) -> bool:
        """Whether a singular noun is written in a form that no owner can follow ("a soldier", not "soldier of")."""
        ...

    def tense(self, token: Token) -> Tense:
        """Tells the tense of a word that is surely a finite verb, "" for all others."""
        ...

    def is_many(self, token: Token) -> bool:
        """Whether a noun names a series of occurrences rather than one: a plural, a war, a campaign."""
        ...

    def root(self, token: Token) -> str:
        """Gives what the inflected forms of a word have in common; equal for two words of one root, mostly."""
        ...

    def person_names(self, tokens: Sequence[Token], text: str) -> tuple[NameMention, ...]:
        """Finds names of persons, with or without a title before them, which stays outside."""
        ...

    def organisation_names(self, tokens: Sequence[Token], text: str) -> tuple[NameMention, ...]:
        """Finds names of organisations, without the noun that only says what they are ("the paper X")."""
        ...
