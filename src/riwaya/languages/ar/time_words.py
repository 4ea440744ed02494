"""Looks up the words of times: every legal surface form (و ف, ب ل ك, ال) of the words in four lexicons.

The reading of clitics is not asked: a time word is one of a closed list, so its form decides. Numbers
inside times ("the twenty-third of") are read here, too, from `lexicons/day_numbers.tsv`.
Source: codebook, "Time"; `lexicons/months.tsv`, `weekdays.tsv`, `time_words.tsv`, `day_numbers.tsv`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from riwaya.languages.ar.normalize import fold
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.reading import Token

PACKAGE = "riwaya.languages.ar"
# Function words and adverbs take a conjunction before them, but neither preposition nor article.
BARE_CLASSES = frozenset({
    "since", "after", "during", "until", "to", "from", "in", "between", "what", "on", "that",
    "demonstrative", "same", "partly", "recently", "now", "hijri", "christian",
})  # fmt: skip
# Whether these are days, or anything else, cannot be told from the word alone: they do not wake the reader.
QUIET_CLASSES = frozenset({
    "unit", "start", "middle", "end", "final", "first", "past", "recent", "next", "this", "same",
    "demonstrative", "that", "since", "before", "after", "during", "until", "to", "from", "in",
    "between", "what", "on", "some", "little", "approximately", "more", "less", "corresponding",
    "hijri", "christian", "cue", "dated", "general", "outlet", "not_weekday", "named", "reach",
    "quarter", "half", "following", "season", "number", "part", "epithet", "arrives", "event", "lasting", "rest", "",
})  # fmt: skip
# Units and seasons count only beside one of these.
WAKING_PARTNERS = frozenset({
    "past", "recent", "next", "this", "since", "before", "after", "demonstrative", "final", "reach", "during",
    "rest", "start", "middle", "end",
})  # fmt: skip
WAKING_NOUNS = frozenset({"unit", "season", "part", "period", "moment", "little"})
# Words that only stand around a time.
_NEVER_FIRST = frozenset({
    "in", "on", "to", "dated", "general", "event", "lasting", "outlet", "named", "not_weekday",
})  # fmt: skip
# Classes that a phrase naming a time by itself begins with; numbers, ordinals and weekdays begin one, too. What
# a reader of `count_phrases.read_plain` looks for at its first word must stand here.
_NAMING = frozenset({
    "after", "before", "decade", "demonstrative", "end", "final", "first", "half", "holiday", "middle", "moment",
    "month", "now", "part", "partly", "period", "quarter", "recently", "rest", "season", "start", "that", "tomorrow",
    "unit", "yesterday",
})  # fmt: skip
# The article before figures is a word of its own ("الـ17").
ARTICLES = frozenset({"ال", "وال", "لل", "بال"})


class Word(Struct, frozen=True, kw_only=True, gc=False):
    """What a surface form can be in a time.

    Attributes:
        cls: Class of `time_words.tsv`, or "month", "weekday", "number".
        value: Value of the class as the lexicon has it.
        weekday: Monday 0 … Sunday 6; -1 where it is none.
        month: 1-12; 0 where it is none.
        calendar: "gregorian" or "hijri" for months.
        strict: True for months that are also other words, which need evidence beside them.
        cardinal: Number word's value; 0 where it is none.
        ordinal: The same for ordinals.
        teen: Value of "eleven" and "twelve"'s first half.
        cut: Letters of conjunction and preposition before the phrase (ruling 12).
        begins: True where a time may begin with the word.
        names: True where a phrase that names a time by itself may begin with it.
    """

    cls: str = ""
    value: str = ""
    weekday: int = -1
    month: int = 0
    calendar: str = ""
    strict: bool = False
    cardinal: int = 0
    ordinal: int = 0
    teen: int = 0
    cut: int = 0
    article: bool = False
    conj: bool = False
    prep: str = ""
    begins: bool = False
    names: bool = False


class Lexeme(Struct, frozen=True, kw_only=True, gc=False):
    """One word, number or mark of a sentence as the time reader sees it; two-word names are one.

    Attributes:
        first: Index of its first token.
        last: One past its last token.
        start: Raw offset where a phrase that begins here starts.
        end: Raw offset of its end.
        number: Value of a plain digit token; -1 where it is none.
        parts: Numbers of a token such as 12/3/2021, in order; empty where it is none.
        begins: True where a time may begin here; three words of four begin none.
        names: True where a phrase that names a time by itself may begin here.
    """

    word: Word
    text: str
    first: int
    last: int
    start: int
    end: int
    number: int = -1
    parts: tuple[int, ...] = ()
    begins: bool = False
    names: bool = False


class TimeLexicons(Struct, frozen=True, kw_only=True):
    """All surface forms of time words.

    Attributes:
        forms: Folded surface form to what it can be, first words of longer names and articles included.
        longer: Folded first words of longer names ("تشرين الثاني") to (the other words, what all are).
        waking: Those first words whose names can begin a time by themselves.
        days: Forms of "today" and "yesterday", or the first words of such forms.
        dating: These, "the year" and years in words: one of them, or a figure, is in all that dates a page.
    """

    forms: Mapping[str, Word]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    waking: frozenset[str]
    days: frozenset[str]
    dating: frozenset[str]

    def __hash__(self) -> int:
        """Hashes by identity: the tables are loaded once and never change."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Compares by identity, as `__hash__` does."""
        return self is other


NOTHING = Word()
_NO_PARTS: tuple[int, ...] = ()
_NUMBER_PARTS = re.compile(r"\d{1,4}(?:([-/.:])\d{1,4}(?:\1\d{1,4})?)?")


@lru_cache(maxsize=1)
def load_time_lexicons() -> TimeLexicons:
    """Loads the four lexicons of times.

    Returns:
        The lexicons; the same object at every call.
    """
    entries: dict[str, Word] = {}
    for text, word in _entries():
        entries[text] = _merged(entries.get(text), word)
    forms: dict[str, Word] = {}
    longer: dict[str, tuple[tuple[tuple[str, ...], Word], ...]] = {}
    for text, word in entries.items():
        head, *tail = text.split(" ")
        for surface, form in _surfaces(head, word):
            if tail:
                longer[surface] = (*longer.get(surface, ()), (tuple(tail), form))
            elif surface not in forms or form.cut < forms[surface].cut:
                forms[surface] = form
    # The longest name first: "New Year's Eve" before "New Year".
    longer = {head: tuple(sorted(names, key=_tail_length, reverse=True)) for head, names in longer.items()}
    for text in (*longer, *ARTICLES):
        forms.setdefault(text, NOTHING)
    waking = (first for first, names in longer.items() if any(w.cls not in QUIET_CLASSES for _, w in names))
    days = {form for form, word in forms.items() if _names_a_day(word)}
    days |= {first for first, names in longer.items() if any(_names_a_day(word) for _, word in names)}
    dating = days | {form for form, word in forms.items() if _names_a_year(word)}
    return TimeLexicons(
        forms=forms, longer=longer, waking=frozenset(waking), days=frozenset(days), dating=frozenset(dating)
    )


def _tail_length(name: tuple[tuple[str, ...], Word]) -> int:
    return len(name[0])


def _names_a_year(word: Word) -> bool:
    return word.cardinal >= 1000 or (word.cls == "unit" and word.value == "y1" and word.article)


def _names_a_day(word: Word) -> bool:
    return word.cls == "yesterday" or (word.cls == "unit" and word.value == "d1" and word.article)


def read_lexemes(tokens: Sequence[Token], lexicons: TimeLexicons) -> list[Lexeme]:
    """Gives the lexemes of one sentence, or none at once where no word or digit can begin a time.

    Args:
        tokens: Tokens of one sentence.
        lexicons: The time lexicons.

    Returns:
        One lexeme a token (a two-word month name is one), or [] where nothing can be read.
    """
    forms = lexicons.forms
    words = [forms.get(token.folded) for token in tokens]
    if not _is_awake(tokens, words, lexicons.waking):
        return []
    found: list[Lexeme] = []
    at = 0
    while at < len(tokens):
        token, word = tokens[at], words[at]
        if word is None and token.kind != "number":
            lexeme = Lexeme(
                word=NOTHING, text=token.folded, first=at, last=at + 1, start=token.start, end=token.end
            )
        else:
            lexeme = _spaced_figures(tokens, at) or _told(tokens, at, word or NOTHING, lexicons)
        found.append(lexeme)
        at = lexeme.last
    return found


def _told(tokens: Sequence[Token], at: int, word: Word, lexicons: TimeLexicons) -> Lexeme:
    """The lexeme of a time word or a number."""
    longer, last = _longer_name(tokens, at, lexicons) or (word, at + 1)
    return _lexeme(tokens[at], longer, (at, last), tokens[last - 1].end)


def _longer_name(tokens: Sequence[Token], at: int, lexicons: TimeLexicons) -> tuple[Word, int] | None:
    for tail, word in lexicons.longer.get(tokens[at].folded, ()):
        last = at + 1 + len(tail)
        if tuple(token.folded for token in tokens[at + 1 : last]) == tail:
            return word, last
    return None


def _spaced_figures(tokens: Sequence[Token], at: int) -> Lexeme | None:
    """Reads "12 / 04 / 2020", a date whose figures stand apart, as one lexeme."""
    five = tokens[at : at + 5]
    if (
        len(five) < 5
        or five[0].kind != "number"
        or five[1].text not in {"/", "-"}
        or five[3].text != five[1].text
    ):
        return None
    figures = [token.folded for token in five[::2]]
    if not all(figure.isdigit() and len(figure) <= 4 for figure in figures):
        return None
    parts = tuple(int(figure) for figure in figures)
    return Lexeme(
        word=NOTHING, text="", first=at, last=at + 5, start=five[0].start, end=five[4].end, parts=parts,
        begins=True, names=True,
    )  # fmt: skip


def _is_awake(tokens: Sequence[Token], words: Sequence[Word | None], waking: frozenset[str]) -> bool:
    known = [word for word in words if word is not None]
    classes = {word.cls for word in known}
    if not classes <= QUIET_CLASSES or (classes & WAKING_PARTNERS and classes & WAKING_NOUNS):
        return True
    for word in known:
        if word.article and (word.cls in {"part", "half", "quarter"} or word.value in {"d1", "c1"}):
            return True
        if word.cardinal >= 1000 and "unit" in classes:
            return True
    # A number, or the first word of a longer name.
    return any(token.kind == "number" or token.folded in waking for token in tokens)


def _lexeme(token: Token, word: Word, where: tuple[int, int], end: int) -> Lexeme:
    number, parts = -1, _NO_PARTS
    if token.kind == "number" and _NUMBER_PARTS.fullmatch(token.folded):
        values = tuple(int(part) for part in re.split(r"[-/.:]", token.folded))
        number, parts = (values[0], ()) if len(values) == 1 else (-1, values)
        parts = () if ":" in token.folded else parts
    start = token.start + _raw_length(token.text, word.cut) if word.cut else token.start
    figures = number >= 0 or bool(parts) or token.folded in ARTICLES
    return Lexeme(
        word=word,
        text=token.folded,
        first=where[0],
        last=where[1],
        start=start,
        end=end,
        number=number,
        parts=parts,
        begins=figures or word.begins,
        names=figures or word.names,
    )


def _raw_length(text: str, letters: int) -> int:
    """Raw length of the first `letters` folded letters, signs after them included."""
    at = 0
    while at < len(text) and len(fold(text[: at + 1])) <= letters:
        at += 1
    return at


def _entries() -> list[tuple[str, Word]]:
    found = []
    for row in read_lexicon(PACKAGE, "months"):
        strict = row["needs_evidence"] == "yes"
        month = Word(cls="month", month=int(row["month"]), calendar=row["calendar"], strict=strict)
        found.append((fold(row["word"]), month))
    for row in read_lexicon(PACKAGE, "weekdays"):
        found.append((fold(row["word"]), Word(cls="weekday", weekday=int(row["weekday"]))))
    for row in read_lexicon(PACKAGE, "time_words"):
        found.append((fold(row["word"]), Word(cls=row["class"], value=row["value"])))
    for row in read_lexicon(PACKAGE, "day_numbers"):
        value = int(row["value"])
        kinds = {"cardinal": Word(cls="number", cardinal=value), "ordinal": Word(cls="number", ordinal=value)}
        found.append((fold(row["word"]), kinds.get(row["kind"], Word(cls="number", teen=value))))
    return found


def _merged(old: Word | None, new: Word) -> Word:
    """One word of several lexicons keeps the class of the first and the numbers of all."""
    if old is None:
        return new
    return replace(
        old,
        cardinal=old.cardinal or new.cardinal,
        ordinal=old.ordinal or new.ordinal,
        teen=old.teen or new.teen,
    )


def _surfaces(text: str, word: Word) -> list[tuple[str, Word]]:
    bare = word.cls in BARE_CLASSES
    counts = bool(word.ordinal or word.cardinal or word.teen) or word.weekday >= 0
    begins = bool(word.cls) and (counts or word.cls not in _NEVER_FIRST)
    names = counts or word.cls in _NAMING
    found = []
    for conj in ("", "و", "ف"):
        for prep in ("",) if bare else ("", "ب", "ل", "ك"):
            cut = len(conj) + len(prep)
            base = replace(word, conj=bool(conj), prep=prep, begins=begins, names=names)
            found.append((conj + prep + text, replace(base, cut=cut)))
            if not bare:
                form, swallowed = _with_article(prep, text)
                found.append((conj + form, replace(base, cut=cut + swallowed, article=True)))
    return found


def _with_article(prep: str, text: str) -> tuple[str, int]:
    """The form with article, and the letters of it that ل swallows (the phrase is then the bare noun)."""
    if prep != "ل":
        return prep + "ال" + text, 0
    return ("لل" + text, 1) if not text.startswith("ل") else ("ل" + text, 0)
