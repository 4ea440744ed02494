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
    "quarter", "half", "following", "season", "number", "part", "epithet", "arrives", "event", "",
})  # fmt: skip
# Units and seasons count only beside one of these.
WAKING_PARTNERS = frozenset(
    {
        "past",
        "recent",
        "next",
        "this",
        "since",
        "before",
        "after",
        "demonstrative",
        "final",
        "reach",
        "during",
    }
    | {"start", "middle", "end"}
)
WAKING_NOUNS = frozenset({"unit", "season", "part", "period", "moment", "little"})


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


class Lexeme(Struct, frozen=True, kw_only=True, gc=False):
    """One word, number or mark of a sentence as the time reader sees it; two-word names are one.

    Attributes:
        first: Index of its first token.
        last: One past its last token.
        start: Raw offset where a phrase that begins here starts.
        end: Raw offset of its end.
        number: Value of a plain digit token; -1 where it is none.
        parts: Numbers of a token such as 12/3/2021, in order; empty where it is none.
    """

    word: Word
    text: str
    first: int
    last: int
    start: int
    end: int
    number: int = -1
    parts: tuple[int, ...] = ()


class TimeLexicons(Struct, frozen=True, kw_only=True):
    """All surface forms of time words.

    Attributes:
        forms: Folded surface form to what it can be.
        longer: Folded first words of longer names ("تشرين الثاني") to (the other words, what all are).
        waking: Those first words whose names can begin a time by themselves.
    """

    forms: Mapping[str, Word]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    waking: frozenset[str]

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
    waking = (first for first, names in longer.items() if any(w.cls not in QUIET_CLASSES for _, w in names))
    return TimeLexicons(forms=forms, longer=longer, waking=frozenset(waking))


def read_lexemes(tokens: Sequence[Token], lexicons: TimeLexicons) -> list[Lexeme]:
    """Gives the lexemes of one sentence, or none at once where no word or digit can begin a time.

    Args:
        tokens: Tokens of one sentence.
        lexicons: The time lexicons.

    Returns:
        One lexeme a token (a two-word month name is one), or [] where nothing can be read.
    """
    forms = lexicons.forms
    words = [forms.get(token.folded, NOTHING) for token in tokens]
    if not _is_awake(tokens, words):
        waking = lexicons.waking
        if not any(token.folded in waking for token in tokens):
            return []
    found: list[Lexeme] = []
    at = 0
    while at < len(tokens):
        longer = tokens[at].folded in lexicons.longer
        word, last = (longer and _longer_name(tokens, at, lexicons)) or (words[at], at + 1)
        spaced = _spaced_figures(tokens, at) if tokens[at].kind == "number" else None
        if spaced:
            found.append(spaced)
            last = spaced.last
        else:
            found.append(_lexeme(tokens[at], word, (at, last), tokens[last - 1].end))
        at = last
    return found


def _longer_name(tokens: Sequence[Token], at: int, lexicons: TimeLexicons) -> tuple[Word, int] | None:
    for tail, word in lexicons.longer.get(tokens[at].folded, ()):
        last = at + 1 + len(tail)
        if tuple(token.folded for token in tokens[at + 1 : last]) == tail:
            return word, last
    return None


def _spaced_figures(tokens: Sequence[Token], at: int) -> Lexeme | None:
    """Reads "12 / 04 / 2020", a date whose figures stand apart, as one lexeme."""
    five = tokens[at : at + 5]
    if len(five) < 5 or five[1].text not in {"/", "-"} or five[3].text != five[1].text:
        return None
    figures = [token.folded for token in five[::2]]
    if not all(figure.isdigit() and len(figure) <= 4 for figure in figures):
        return None
    parts = tuple(int(figure) for figure in figures)
    return Lexeme(
        word=NOTHING, text="", first=at, last=at + 5, start=five[0].start, end=five[4].end, parts=parts
    )


def _is_awake(tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    if any(token.kind == "number" for token in tokens):
        return True
    classes = {word.cls for word in words}
    if classes - QUIET_CLASSES:
        return True
    if any(word.article and (word.cls == "part" or word.value in {"d1", "c1"}) for word in words):
        return True
    if any(word.cardinal >= 1000 for word in words) and "unit" in classes:
        return True
    return bool(classes & WAKING_PARTNERS) and bool(classes & WAKING_NOUNS)


def _lexeme(token: Token, word: Word, where: tuple[int, int], end: int) -> Lexeme:
    number, parts = -1, _NO_PARTS
    if token.kind == "number" and _NUMBER_PARTS.fullmatch(token.folded):
        values = tuple(int(part) for part in re.split(r"[-/.:]", token.folded))
        number, parts = (values[0], ()) if len(values) == 1 else (-1, values)
        parts = () if ":" in token.folded else parts
    start = token.start + _raw_length(token.text, word.cut) if word.cut else token.start
    return Lexeme(
        word=word,
        text=token.folded,
        first=where[0],
        last=where[1],
        start=start,
        end=end,
        number=number,
        parts=parts,
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
    found = []
    for conj in ("", "و", "ف"):
        for prep in ("",) if bare else ("", "ب", "ل", "ك"):
            cut = len(conj) + len(prep)
            base = replace(word, conj=bool(conj), prep=prep)
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
