"""What the reading room finds on a page, before any claim is made: sentences, tokens and mentions.

A mention has `first`/`last` (token indices in its sentence, last out) and `start`/`end`/`text` (raw page).
Mentions say what the words are; who did what to whom is the extraction's business.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from riwaya.model.codebook import ClaimType, Precision, Role, SegmentKind, SpeakerKind
from riwaya.model.page import CleanPage, Published

TokenKind = Literal["word", "number", "latin", "mark"]
NumberKind = Literal["cardinal", "ordinal", "fraction", "percent"]
NameKind = Literal["person", "organisation", "place"]
GrammaticalNumber = Literal["singular", "dual", "plural"]
Tense = Literal["past", "present", "future", ""]
Gender = Literal["masculine", "feminine", ""]
TriggerForm = Literal["verb", "passive", "noun", "participle"]


class Token(Struct, frozen=True, kw_only=True, gc=False):
    """A word, number, Latin word or mark.

    Attributes:
        text: `page.text[start:end]`, as written.
        folded: The matching view of `text` (no vowel signs, letters unified), clitics included.
        clitics: Proclitics of the best reading in order, e.g. ("و", "ب", "ال").
        stem: Folded view without proclitics and pronoun suffix.
        suffix: Pronoun suffix of the best reading, "" where none.
        core: Raw offset where a phrase that begins with this token starts: after conjunction and
            preposition, before the article; where the article is swallowed by a preposition, after both
            (ruling 12).
        readings: All (clitics, stem, suffix) readings, best first; the first equals the three fields.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    folded: str
    clitics: tuple[str, ...] = ()
    stem: str = ""
    suffix: str = ""
    core: int = -1
    readings: tuple[tuple[tuple[str, ...], str, str], ...] = ()


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """Base of all mentions: token range in the sentence and raw span."""

    first: int
    last: int
    start: int
    end: int
    text: str


class NumberMention(Mention, frozen=True, kw_only=True, gc=False):
    """A stated number: `min`/`max` inclusive, None for an open end.

    Attributes:
        counted: The counted noun as written, None where none follows (or, for "جنديان", the dual itself).
        noun: Token index of the counted noun's head, None where none.
        plain: Token range of the bare number is [first, last); bounds words ("at least") are inside it.
    """

    kind: NumberKind = "cardinal"
    min: float | int | None = None
    max: float | int | None = None
    approx: bool = False
    counted: str | None = None
    noun: int | None = None


class TimeMention(Mention, frozen=True, kw_only=True, gc=False):
    """A stated time; `value` EDTF-style, relative to `pub` where the publication date is unknown."""

    value: str


class PartyMention(Mention, frozen=True, kw_only=True, gc=False):
    """A noun phrase that can act, speak or suffer.

    Attributes:
        head: Token index of the head noun.
        number: Grammatical number of the head; None where it cannot be told.
        kind: What it is as a speaker.
        both: True for a phrase that names both sides at once (الطرفان).
        anaphoric: True for a definite phrase without name or country (القوات) that points back.
        inferred: True where the page, not the phrase, told the country.
        homeless: True for informants of no stated office and lone unknown surnames: the page lends them no
            country.
        local: True where the phrase says that it is of the place told of ("local media"): it has the page's country.
        compatriot: True where the phrase is of somebody's own country ("his country's forces").
        noun: Class of the head noun in the language's lexicon ("force", "site", "object", …), "" for none.
    """

    head: int
    country: str | None = None
    role: Role | None = None
    name: str | None = None
    kind: SpeakerKind | None = None
    number: GrammaticalNumber | None = None
    both: bool = False
    anaphoric: bool = False
    inferred: bool = False
    homeless: bool = False
    local: bool = False
    compatriot: bool = False
    noun: str = ""


class PartyReading(Struct, frozen=True, kw_only=True, gc=False):
    """What one sentence tells of parties.

    Attributes:
        mentions: In text order; they do not overlap.
        bodies: Words that stand for a body later on the page (an unknown state's name, a body's bare noun) ->
            the mention that told them.
    """

    mentions: tuple[PartyMention, ...]
    bodies: Mapping[str, PartyMention]


class NameMention(Mention, frozen=True, kw_only=True, gc=False):
    """A proper name."""

    kind: NameKind
    id: str | None = None


class PlaceMention(Mention, frozen=True, kw_only=True, gc=False):
    """A place as stated, resolved in the gazetteer; `why` says what decided."""

    id: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    why: str = ""


class MarkerMention(Mention, frozen=True, kw_only=True, gc=False):
    """A function word or idiom of a closed class (`markers.tsv`): speech verbs, negators, prepositions.

    Attributes:
        cls: The class, e.g. "says", "according_to", "negator", "that".
        value: What the entry adds, e.g. the stance of a speech verb.
    """

    cls: str
    value: str = ""


class TriggerMention(Mention, frozen=True, kw_only=True, gc=False):
    """Words that may name an occurrence, with what the lexicon knows of them.

    Attributes:
        lemma: Key of the lexicon entry.
        form: How the words stand here: finite verb (active), passive, verbal noun, participle.
        frame: Name of the argument frame of the lexicon entry.
        casualty: Casualty kind that the words state of their patient (مقتل: killed), "" where none.
        tense: Of a finite verb; "" for nouns.
        clitics: Proclitics of the reading that matched.
        object: Of a verb that counts only with an object apart from it: the object's tokens, end exclusive.
    """

    type: ClaimType
    lemma: str
    mode: str | None = None
    form: TriggerForm = "noun"
    frame: str = ""
    casualty: str = ""
    tense: Tense = ""
    clitics: tuple[str, ...] = ()
    object: tuple[int, int] | None = None


class Sentence(Struct, frozen=True, kw_only=True, gc=False):
    """One sentence (as `sentences()` cuts it) with all its mentions, each list in text order."""

    start: int
    end: int
    segment: SegmentKind
    tokens: tuple[Token, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    markers: tuple[MarkerMention, ...] = ()
    triggers: tuple[TriggerMention, ...] = ()


class ReadPage(Struct, frozen=True, kw_only=True):
    """A page as read: its publication date and sentences in text order (all segments)."""

    clean: CleanPage
    published: Published
    sentences: tuple[Sentence, ...]
