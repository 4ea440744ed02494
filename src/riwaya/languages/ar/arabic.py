"""Arabic as the rooms see it: one object that holds the lexicons and offers every layer of reading."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from riwaya.languages.ar import (
    body_names,
    counted_nouns,
    dates,
    genders,
    markers,
    normalize,
    numbers,
    organisation_names,
    parties,
    published,
    sentences,
    tokens,
    triggers,
    weapons,
)
from riwaya.languages.ar.counted_nouns import CountedForm
from riwaya.languages.ar.dates import TimeLexicons
from riwaya.languages.ar.markers import MarkerIndex
from riwaya.languages.ar.numbers import NumberLexicons
from riwaya.languages.ar.parties import PartyLexicons
from riwaya.languages.ar.party_words import look_up
from riwaya.languages.ar.roots import find_root
from riwaya.languages.ar.triggers import TriggerIndex
from riwaya.languages.ar.weapons import WeaponIndex
from riwaya.languages.ar.word_table import WordTable, load_word_table
from riwaya.languages.lexicon import read_lexicon
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

PACKAGE = "riwaya.languages.ar"
MANY = frozenset(
    {
        "خسائر",
        "ضحايا",
        "حرب",
        "عدوان",
        "معارك",
        "غارات",
        "عنف",
        "مجازر",
        "مذابح",
        "نزاع",
        "صراع",
        "حروب",
        "قتال",
    }
)
PREPOSITIONS = frozenset({"ب", "ل", "ك"})
OTHERS = frozenset({"اخر", "اخرين", "اخرون", "اخري", "اخريات"})
# Third person pronouns: him, her, the two of them, them.
PRONOUN_COUNTS: Mapping[str, tuple[int, int | None]] = MappingProxyType(
    {"ه": (1, 1), "ها": (1, 1), "هما": (2, 2), "هم": (2, None), "هن": (2, None)}
)
# What may stand before a finite verb: conjunctions, the future, and the ل of purpose.
VERB_CLITICS = frozenset({"و", "ف", "س", "ل"})
# Of finite verbs: they did, they do.
PLURAL_ENDINGS = ("وا", "ون")
PRESENT_PREFIXES = ("ي", "ت", "ن")
# The alef of tanwin as written with its vowel sign; without it, plurals and countries in يا look the same.
TANWIN = ("\u064bا", "\u064b")
# The oblique of the sound feminine plural, where it is vowelled.
OBLIQUE_PLURAL = ("ات\u0650", "ات\u064d")
PLURALS_IN_ALEF = "يا"
SHORTEST_TANWIN = 3


class Arabic:
    """The Arabic language folder behind the `Language` protocol; lexicons load at first use and never change."""

    code = "ar"

    def fold(self, text: str) -> str:
        """See `Language.fold`."""
        return normalize.fold(text)

    def sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        """See `Language.sentences`."""
        return sentences.cut_sentences(text)

    def tokens(self, text: str, start: int, end: int) -> tuple[Token, ...]:
        """See `Language.tokens`."""
        return tokens.cut_tokens(text, start, end, words=self._words)

    def lexicon(self, name: str) -> tuple[dict[str, str], ...]:
        """See `Language.lexicon`."""
        return read_lexicon(PACKAGE, name)

    def numbers(self, tokens: Sequence[Token], text: str) -> tuple[NumberMention, ...]:
        """See `Language.numbers`."""
        return numbers.find_numbers(tokens, text, lexicons=self._numbers)

    def times(
        self,
        tokens: Sequence[Token],
        text: str,
        *,
        published: Published,
        relative: bool = False,
        today_weekday: int | None = None,
    ) -> tuple[TimeMention, ...]:
        """See `Language.times`."""
        return dates.find_times(
            tokens,
            text,
            published=published,
            relative=relative,
            lexicons=self._times,
            today_weekday=today_weekday,
        )

    def person_names(self, tokens: Sequence[Token], text: str) -> tuple[NameMention, ...]:
        """See `Language.person_names`."""
        return parties.person_names(tokens, text, lexicons=self._parties)

    def organisation_names(self, tokens: Sequence[Token], text: str) -> tuple[NameMention, ...]:
        """See `Language.organisation_names`."""
        return organisation_names.organisation_names(tokens, text, lexicons=self._parties)

    def people_count(self, token: Token) -> tuple[int, int | None] | None:
        """See `Language.people_count`."""
        return counted_nouns.people_count(token, self._counted)

    def pronoun_count(self, token: Token) -> tuple[int, int | None] | None:
        """See `Language.pronoun_count`."""
        return PRONOUN_COUNTS.get(token.suffix)

    def is_other(self, token: Token) -> bool:
        """See `Language.is_other`."""
        return token.stem in OTHERS

    def is_thing(self, token: Token) -> bool:
        """See `Language.is_thing`."""
        form = counted_nouns.counted_form(token, self._counted)
        return form is not None and form.kind != "person"

    def today_weekday(self, sentences: Sequence[Sequence[Token]]) -> int | None:
        """See `Language.today_weekday`."""
        return published.find_today_weekday(sentences, lexicons=self._times)

    def is_conjunction(self, token: Token) -> bool:
        """See `Language.is_conjunction`."""
        return token.clitics[:1] in (("و",), ("ف",)) or token.folded == "و"

    def has_article(self, token: Token) -> bool:
        """See `Language.has_article`."""
        return "ال" in token.clitics

    def preposition(self, token: Token) -> str:
        """See `Language.preposition`."""
        return next((clitic for clitic in token.clitics if clitic in PREPOSITIONS), "")

    def is_dative(self, token: Token) -> bool:
        """See `Language.is_dative`."""
        return "ل" in token.clitics

    def is_instrumental(self, token: Token) -> bool:
        """See `Language.is_instrumental`."""
        return "ب" in token.clitics

    def has_subject_before(self, token: Token) -> bool:
        """See `Language.has_subject_before`; before its subject a verb is singular (Wright, Grammar, II 141)."""
        plural = token.folded.endswith(PLURAL_ENDINGS) or bool(token.suffix) and token.stem.endswith("و")
        # قتلو, لقو: the silent alef left out; يدعو and its like are singular.
        return plural or token.folded.endswith("و") and not token.stem.startswith(PRESENT_PREFIXES)

    def verb_gender(self, token: Token) -> Gender:
        """See `Language.verb_gender`."""
        return genders.verb_gender(token)

    def is_known(self, token: Token) -> bool:
        """See `Language.is_known`."""
        return token.stem in self._words.known or token.stem in self._words.names

    def is_feminine(self, word: str) -> bool:
        """See `Language.is_feminine`."""
        return genders.is_feminine(word)

    def is_object_form(self, token: Token) -> bool:
        """See `Language.is_object_form`: the alef of tanwin, and the oblique of dual and sound plural."""
        closed = self.is_closed_form(token) and not token.text.endswith(PLURALS_IN_ALEF)
        return (
            closed
            or token.text.endswith(OBLIQUE_PLURAL)
            or (token.folded.endswith("ين") and not token.suffix)
        )

    def is_closed_form(self, token: Token) -> bool:
        """See `Language.is_closed_form`: tanwin, or its alef alone."""
        if "ال" in token.clitics:
            return False
        in_alef = token.text.endswith("ا") and not token.suffix and len(token.stem) > SHORTEST_TANWIN
        return token.text.endswith(TANWIN) or in_alef

    def tense(self, token: Token) -> Tense:
        """See `Language.tense`; forms that could be another tense or a noun have none."""
        if not set(token.clitics) <= VERB_CLITICS:
            return ""
        return "future" if "س" in token.clitics else self._words.tenses.get(token.stem, "")

    def is_many(self, token: Token) -> bool:
        """See `Language.is_many`; broken plurals and mass nouns are listed, sound plurals end in ات."""
        return token.stem.endswith("ات") or token.stem in MANY

    def root(self, token: Token) -> str:
        """See `Language.root`."""
        return find_root(token.stem or token.folded)

    def is_first_person(self, token: Token) -> bool:
        """See `Language.is_first_person`."""
        if token.suffix == "نا":
            return True
        verb = token.stem[:-2] if token.stem.endswith("نا") else ""
        return verb in self._triggers.patterns or verb in self._markers.patterns

    def published(self, sentences: Sequence[Sequence[Token]], *, metadata: str | None) -> Published:
        """See `Language.published`."""
        return published.find_published(sentences, metadata=metadata, lexicons=self._times)

    def markers(self, tokens: Sequence[Token], text: str) -> tuple[MarkerMention, ...]:
        """See `Language.markers`."""
        found = markers.find_markers(tokens, text, index=self._markers)
        demonyms = markers.find_demonyms(tokens, text, demonyms=self._parties.demonyms)
        return (*found, *demonyms, *weapons.find_weapons(tokens, text, index=self._weapons))

    def triggers(self, tokens: Sequence[Token], text: str) -> tuple[TriggerMention, ...]:
        """See `Language.triggers`."""
        return triggers.find_triggers(tokens, text, index=self._triggers)

    def parties(
        self, tokens: Sequence[Token], text: str, *, numbers: Sequence[NumberMention]
    ) -> PartyReading:
        """See `Language.parties`."""
        words = look_up(tokens, self._parties)
        found = parties.find_parties(tokens, text, words=words, numbers=numbers, lexicons=self._parties)
        learnt = body_names.learn_bodies(tokens, words, found, lexicons=self._parties)
        return PartyReading(mentions=found, bodies=learnt)

    def bare_bodies(
        self,
        tokens: Sequence[Token],
        text: str,
        *,
        parties: Sequence[PartyMention],
        known: Mapping[str, PartyMention],
    ) -> tuple[PartyMention, ...]:
        """See `Language.bare_bodies`."""
        return body_names.bare_bodies(tokens, text, parties=parties, known=known, lexicons=self._parties)

    @cached_property
    def _markers(self) -> MarkerIndex:
        topics = ({"class": "off_topic", "value": row["topic"], "verb": "", "words": row["words"], "noun": ""}
                  for row in self.lexicon("other_topics"))  # fmt: skip
        return markers.load_markers((*self.lexicon("markers"), *topics))

    @cached_property
    def _triggers(self) -> TriggerIndex:
        return triggers.load_triggers(self.lexicon("triggers"), described=self.lexicon("described_things"))

    @cached_property
    def _weapons(self) -> WeaponIndex:
        return weapons.load_weapons(self.lexicon("weapons"))

    @cached_property
    def _numbers(self) -> NumberLexicons:
        return numbers.load_number_lexicons()

    @cached_property
    def _counted(self) -> dict[str, CountedForm]:
        return counted_nouns.load_counted_forms()

    @cached_property
    def _times(self) -> TimeLexicons:
        return dates.load_time_lexicons()

    @cached_property
    def _parties(self) -> PartyLexicons:
        return parties.load_party_lexicons()

    @cached_property
    def _words(self) -> WordTable:
        known = {*self._triggers.patterns, *self._markers.patterns, *parties.party_words(self._parties)}
        for name in ("counted_nouns", "number_words", "months", "weekdays", "time_words"):
            known |= self._lexicon_words(name)
        return load_word_table(known)

    def _lexicon_words(self, name: str) -> set[str]:
        """Every folded word of a lexicon's Arabic cells."""
        cells = (cell for row in self.lexicon(name) for cell in row.values())
        words = (word for cell in cells for word in normalize.fold(cell.replace("|", " ")).split())
        return {word.removeprefix("ال") for word in words if not word.isascii()}
