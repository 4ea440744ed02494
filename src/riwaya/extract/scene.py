"""One sentence laid out for extraction: who stands where, which words govern them, where clauses end.

A `Scene` only looks things up; what the words mean together is decided in `frames`, `arguments` and the rest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from riwaya.languages.language import Language
from riwaya.model.reading import (
    MarkerMention,
    NumberMention,
    PartyMention,
    Sentence,
    Tense,
    TimeMention,
    Token,
    TriggerMention,
)

# Marks that end a clause for arguments; a comma is weaker: it ends one only beside a verb.
STOPS = frozenset(".؟!?؛;\n")
COMMAS = frozenset("،,")
OPENING = frozenset("«“")
CLOSING = frozenset("»”")
# Marks that are never skipped on the way back to a governing word.
KEPT = STOPS | COMMAS | {":"}
PLAIN_QUOTE = '"'
NOTHING: Mapping[str, MarkerMention] = {}


class Scene:
    """A sentence with its mentions indexed by token."""

    def __init__(self, sentence: Sentence, text: str, *, language: Language, quoted: bool) -> None:
        self.sentence = sentence
        self.text = text
        self.language = language
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.parties: tuple[PartyMention, ...] = sentence.parties
        self.triggers: tuple[TriggerMention, ...] = sentence.triggers
        self.numbers: tuple[NumberMention, ...] = sentence.numbers
        self.times: tuple[TimeMention, ...] = sentence.times
        self.places = sentence.places
        self._marks: dict[str, list[MarkerMention]] = {}
        for mark in sentence.markers:
            self._marks.setdefault(mark.cls, []).append(mark)
        self._starts: dict[tuple[str, int], MarkerMention] = {(m.cls, m.first): m for m in sentence.markers}
        self._starting: dict[int, list[MarkerMention]] = {}
        for mark in sentence.markers:
            self._starting.setdefault(mark.first, []).append(mark)
        ends: dict[int, dict[str, MarkerMention]] = {}
        for mark in sentence.markers:
            ends.setdefault(mark.last, {})[mark.cls] = mark
        self._skipped = _skipped(self.tokens)
        self._before = tuple(ends.get(at, NOTHING) for at in self._skipped)
        self._stops = _counted(self.tokens, STOPS)
        self._commas = _counted(self.tokens, COMMAS)
        self.quoted, self.quote_open = _quoted(self.tokens, quoted)

    @cached_property
    def tenses(self) -> tuple[Tense, ...]:
        """The tense of each token as its form tells it, "" for what is no finite verb."""
        return tuple(map(self.language.tense, self.tokens))

    @cached_property
    def finite(self) -> tuple[int, ...]:
        """Indices of the tokens that are finite verbs, as far as their form tells."""
        return tuple(at for at, tense in enumerate(self.tenses) if tense)

    def marks(self, *classes: str) -> list[MarkerMention]:
        """Markers of the given classes in text order."""
        found = [mark for cls in classes for mark in self._marks.get(cls, ())]
        return sorted(found, key=lambda mark: (mark.first, mark.last))

    def mark_at(self, cls: str, first: int) -> MarkerMention | None:
        """The marker of class `cls` that starts at token `first`."""
        return self._starts.get((cls, first))

    def marks_from(self, first: int, last: int) -> Iterator[MarkerMention]:
        """Markers of all classes that start in tokens [first, last), in text order."""
        for at in range(max(0, first), last):
            yield from self._starting.get(at, ())

    def mark_before(self, cls: str, at: int) -> MarkerMention | None:
        """The marker of class `cls` that ends right before token `at`, quote marks and dashes skipped."""
        return self._before[at].get(cls)

    def marks_before(self, at: int) -> Mapping[str, MarkerMention]:
        """All markers that end right before token `at`, by class."""
        return self._before[at]

    def skip_back(self, at: int) -> int:
        """Index `at` moved back over opening quotes, dashes and brackets."""
        return self._skipped[at]

    def near(self, cls: str, first: int, last: int) -> MarkerMention | None:
        """The first marker of class `cls` that starts in tokens [first, last)."""
        for mark in self._marks.get(cls, ()):
            if first <= mark.first < last:
                return mark
        return None

    def has_stop(self, first: int, last: int) -> bool:
        """Whether a clause-ending mark stands in tokens [first, last)."""
        return self._counts(self._stops, first, last)

    def has_comma(self, first: int, last: int) -> bool:
        """Whether a comma stands in tokens [first, last)."""
        return self._counts(self._commas, first, last)

    def _counts(self, marks: tuple[int, ...], first: int, last: int) -> bool:
        if last >= len(marks):
            last = len(marks) - 1
        return first < last and marks[first if first > 0 else 0] < marks[last]

    def proclitics(self, at: int) -> tuple[str, ...]:
        """Proclitics of the token's best reading."""
        return self.tokens[at].clitics

    def is_joined(self, at: int) -> bool:
        """Whether the token begins with a conjunction, or one stands alone before it (و«…»)."""
        return self._joined[at]

    @cached_property
    def _joined(self) -> tuple[bool, ...]:
        opens = tuple(map(self.language.is_conjunction, self.tokens))
        alone = [opens and len(token.text) == 1 for opens, token in zip(opens, self.tokens, strict=True)]
        return tuple(
            joined or (at > 0 and alone[at - 1]) for joined, at in zip(opens, self._skipped, strict=False)
        )

    def preposition(self, at: int) -> str:
        """The preposition clitic of the token's best reading ("" where none)."""
        return self.language.preposition(self.tokens[at])

    def parties_in(self, first: int, last: int) -> list[PartyMention]:
        """Parties that start in tokens [first, last), in text order."""
        return [party for party in self.parties if first <= party.first < last]

    def quoted_at(self, at: int) -> bool:
        """Whether the token stands inside quotation marks."""
        return self.quoted[at]


def _skipped(tokens: Iterable[Token]) -> tuple[int, ...]:
    """For each token index, and the end, where it stands once opening quotes, dashes and brackets are skipped."""
    skipped = [0]
    for at, token in enumerate(tokens):
        passes = token.kind == "mark" and token.text not in KEPT
        skipped.append(skipped[at] if passes else at + 1)
    return tuple(skipped)


def _counted(tokens: Iterable[Token], marks: frozenset[str]) -> tuple[int, ...]:
    """How many of these marks stand before each token index, and before the end."""
    counts = [0]
    for token in tokens:
        counts.append(counts[-1] + (token.text in marks))
    return tuple(counts)


def _quoted(tokens: Sequence[Token], inside: bool) -> tuple[list[bool], bool]:
    """Tells for each token whether it is quoted, and whether a quotation is open at the end."""
    flags = []
    for at, token in enumerate(tokens):
        if token.text in OPENING:
            inside = True
        elif token.text in CLOSING:
            inside = False
        elif token.text == PLAIN_QUOTE:
            inside = _opens(tokens, at, inside)
        flags.append(inside)
    return flags, inside


def _opens(tokens: Sequence[Token], at: int, inside: bool) -> bool:
    """Whether a plain quote mark opens a quotation; it toggles only where the words beside it do not tell."""
    # One mark too many would turn the quotations of all sentences behind it inside out.
    token = tokens[at]
    behind_word = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].kind != "mark"
    before_word = at + 1 < len(tokens) and tokens[at + 1].start == token.end and tokens[at + 1].kind != "mark"
    return before_word if before_word != behind_word else not inside
