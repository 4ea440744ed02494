"""Takes a clean page through the layers of a language and the gazetteer: one pass a sentence, in text order.

Sentences are the codebook's; only those of `main` and `other` segments are read, the rest stay empty. Names
that a page gives in full are used for their short forms afterwards (`known_names.py`).
"""

from collections import Counter
from collections.abc import Sequence, Set

from msgspec.structs import replace

from riwaya.languages.language import Language
from riwaya.model.codebook import SegmentKind
from riwaya.model.page import CleanPage, Published, Segment
from riwaya.model.reading import (
    NumberMention,
    PartyMention,
    PartyReading,
    ReadPage,
    Sentence,
    TimeMention,
    TriggerMention,
)
from riwaya.places import Gazetteer, PlaceContext, Scan
from riwaya.read.almanac import date_entries
from riwaya.read.antecedents import resolve_places
from riwaya.read.epithets import without_epithets
from riwaya.read.homes import settle_parties
from riwaya.read.known_names import KnownNames, align_persons, name_range
from riwaya.read.names import find_names

# No sentence of news is longer; a text without stops is read in pieces, so that reading stays linear in its
# length (the longest sentence of the development pages has 1,535 code points).
LONGEST_SENTENCE_CP = 2500
READ_SEGMENTS: frozenset[SegmentKind] = frozenset({"main", "other"})


class Reader:
    """Reads pages with one language and one gazetteer; holds no state between pages."""

    def __init__(self, language: Language, gazetteer: Gazetteer, *, names: bool = False) -> None:
        """Takes the language and places to read with.

        Args:
            language: Reads words.
            gazetteer: Knows places.
            names: Whether to list all proper names too; extraction does without them.
        """
        self.language = language
        self.gazetteer = gazetteer
        self.names = names

    def read_page(self, clean: CleanPage) -> ReadPage:
        """Reads one page.

        Args:
            clean: A page with its segments.

        Returns:
            The page with its publication date and all its sentences in text order.
        """
        text = clean.page.text
        spans = [piece for span in self.language.sentences(text) for piece in _pieces(text, span)]
        cut = [self._cut(text, span, _kind(span[0], clean.segments)) for span in spans]
        main = [sentence.tokens for sentence in cut if sentence.segment == "main"]
        published = self.language.published(main, metadata=clean.page.published)
        today = self.language.today_weekday(main)
        known = KnownNames(self.language)
        plain = [self._first_pass(text, sentence, published, today, known) for sentence in cut]
        plain = list(date_entries(plain, published))
        countries = Counter(p.country for s in plain for p in s.parties if p.country)
        scans = [self.gazetteer.scan(sentence.tokens) for sentence in plain]
        for scan in scans:
            countries.update(self.gazetteer.states(scan))
        found = zip(plain, scans, strict=True)
        placed = resolve_places([self._second_pass(text, one, countries, scan) for one, scan in found])
        settled = align_persons(settle_parties(_completed(placed, text, known)))
        sentences = without_epithets(settled, self.language)
        if self.names:
            sentences = tuple(self._named(sentence, text) for sentence in sentences)
        return ReadPage(clean=clean, published=published, sentences=sentences)

    def _cut(self, text: str, span: tuple[int, int], kind: SegmentKind) -> Sentence:
        start, end = span
        tokens = self.language.tokens(text, start, end) if kind in READ_SEGMENTS else ()
        return Sentence(start=start, end=end, segment=kind, tokens=tokens)

    def _first_pass(
        self, text: str, sentence: Sentence, published: Published, today: int | None, known: KnownNames
    ) -> Sentence:
        """Everything that one sentence tells by itself."""
        tokens, language = sentence.tokens, self.language
        if not tokens:
            return sentence
        numbers = language.numbers(tokens, text)
        # In another story of the page `pub` is that story's own day (codebook, ruling 9).
        relative = sentence.segment == "other"
        times = language.times(
            tokens, text, published=published, relative=relative, today_weekday=None if relative else today
        )
        triggers = language.triggers(tokens, text)
        found = language.parties(tokens, text, numbers=numbers)
        parties = _without(
            found, {*_deeds(found, triggers), *_moments(found, times), *_nobody(found, numbers)}
        )
        known.learn(parties.bodies)
        return replace(
            sentence,
            numbers=numbers,
            times=times,
            parties=parties.mentions,
            markers=language.markers(tokens, text),
            triggers=triggers,
        )

    def _second_pass(self, text: str, sentence: Sentence, countries: Counter[str], scan: Scan) -> Sentence:
        """Places need to know what countries the page is about and which words are the name of a person or agency."""
        if not sentence.tokens:
            return sentence
        names = [name_range(p, sentence) for p in sentence.parties if p.kind == "person" and p.name]
        # "(KUNA)" is no town of that name.
        names += [(p.first, p.last) for p in sentence.parties if p.kind == "agency"]
        adjectives = [(p.head + 1, p.head + 2) for p in sentence.parties if self._is_described(p, sentence)]
        context = PlaceContext(countries=countries, taken=(*names, *adjectives))
        places = self.gazetteer.find(sentence.tokens, text, context=context, scan=scan)
        return replace(sentence, places=places)

    def _is_described(self, party: PartyMention, sentence: Sentence) -> bool:
        """Whether the word behind the head is an adjective: "12 Armenian soldiers" may be written as "Armenia"."""
        if party.country is None or party.number != "singular" or party.last < party.head + 2:
            return False
        return self.language.is_closed_form(sentence.tokens[party.head])

    def _named(self, sentence: Sentence, text: str) -> Sentence:
        names = find_names(sentence, text, language=self.language, gazetteer=self.gazetteer)
        return replace(sentence, names=names)


def _deeds(found: PartyReading, triggers: tuple[TriggerMention, ...]) -> list[PartyMention]:
    """Finds "the organising of a march": a nameless group of an event is a deed, no party."""
    events = {t.first for t in triggers if t.form == "noun"}
    return [p for p in found.mentions if p.noun == "group" and p.name is None and p.head + 1 in events]


def _moments(found: PartyReading, times: tuple[TimeMention, ...]) -> list[PartyMention]:
    """Finds "the beginning of May", whose first word also is an informed source; a month's name also is a man's."""
    return [p for p in found.mentions if any(t.first <= p.first and p.last <= t.last for t in times)]


def _nobody(found: PartyReading, numbers: tuple[NumberMention, ...]) -> list[PartyMention]:
    """Finds "no dead", "there fell no wounded": who is counted as none is no party."""
    none = [number for number in numbers if number.max == 0]
    return [p for p in found.mentions if any(n.first < p.last and p.first < n.last for n in none)]


def _without(found: PartyReading, parties: Set[PartyMention]) -> PartyReading:
    if not parties:
        return found
    return PartyReading(
        mentions=tuple(party for party in found.mentions if party not in parties),
        bodies={word: party for word, party in found.bodies.items() if party not in parties},
    )


def _pieces(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Cuts an overlong sentence at white space into pieces of at most `LONGEST_SENTENCE_CP` code points."""
    start, end = span
    pieces = []
    while end - start > LONGEST_SENTENCE_CP:
        border = text.rfind(" ", start + LONGEST_SENTENCE_CP // 2, start + LONGEST_SENTENCE_CP)
        border = border if border > 0 else start + LONGEST_SENTENCE_CP
        pieces.append((start, border))
        start = border + 1 if text[border].isspace() else border
    return [*pieces, (start, end)] if start < end else pieces


def _kind(start: int, segments: Sequence[Segment]) -> SegmentKind:
    """Kind of the segment that holds code point `start`; main where the cleaner left a gap."""
    low, high = 0, len(segments)
    while low < high:
        middle = (low + high) // 2
        if segments[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return segments[low].kind if low < len(segments) else "main"


def _completed(sentences: Sequence[Sentence], text: str, known: KnownNames) -> tuple[Sentence, ...]:
    out = []
    for sentence in sentences:
        parties = known.complete(sentence, text)
        out.append(replace(sentence, parties=parties) if parties != sentence.parties else sentence)
    return tuple(out)
