"""The pieces that phrases of time are made of: scene, phrase, small numbers, years, month names.

Every reader takes a scene and an index and gives what it read, with the index after it, or None; none
looks to the left of its index except for evidence. Phrases are read in `date_phrases.py`,
`day_phrases.py`, `period_phrases.py`, `run_phrases.py` and `ordinal_phrases.py`; `dates.py` puts them
together.
Source: codebook, "Time".
"""

from collections.abc import Sequence

from msgspec import Struct

from riwaya.languages.ar.calendar import Direction, Reference
from riwaya.languages.ar.time_words import ARTICLES, NOTHING, Lexeme, Word

NO_LEXEME = Lexeme(word=NOTHING, text="", first=-1, last=-1, start=-1, end=-1)
MODIFIERS: dict[str, Direction] = {"past": -1, "recent": -1, "next": 1, "this": 0}
_MONTH_GOVERNORS = frozenset({
    "in", "since", "until", "from", "start", "middle", "end", "during", "to", "between", "before", "after",
})  # fmt: skip
# A verb or participle of the future speaks for the day names that follow it closely.
CUE_REACH = 10


_NO_WORD = NO_LEXEME.word


class Scene(Struct, frozen=True, kw_only=True, gc=False):
    """One sentence to read times in.

    Attributes:
        lexemes: The sentence's lexemes in reading order.
        cues: Indices of lexemes that turn the following words to the future.
        before: Value of the last time read to the left, for "a year before that"; None where there is none.
    """

    lexemes: Sequence[Lexeme]
    reference: Reference
    cues: tuple[int, ...] = ()
    before: str | None = None


class Phrase(Struct, frozen=True, kw_only=True, gc=False):
    """A phrase that names a time.

    Attributes:
        begin: Index of its first lexeme.
        end: One past its last lexeme.
        grain: "day", "week", "month", "year", or "vague".
        guessed_year: True where the words name no year.
    """

    value: str
    begin: int
    end: int
    grain: str = "day"
    guessed_year: bool = False


def lexeme_at(scene: Scene, at: int) -> Lexeme:
    """Gives the lexeme at an index, an empty one outside the sentence."""
    return scene.lexemes[at] if 0 <= at < len(scene.lexemes) else NO_LEXEME


def word_at(scene: Scene, at: int) -> Word:
    """Gives the word at an index, an empty one outside the sentence."""
    lexemes = scene.lexemes
    return lexemes[at].word if 0 <= at < len(lexemes) else _NO_WORD


def is_unit(word: Word, letters: str, number: int | None = None) -> bool:
    """Tells whether a word is a unit of time among `letters`, of one grammatical number where given."""
    return (
        word.cls == "unit" and word.value[0] in letters and (number is None or word.value[1] == str(number))
    )


def read_small_number(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads a cardinal up to 199, in digits or words: (value, end)."""
    lexeme = lexeme_at(scene, at)
    if lexeme.number >= 0:
        return lexeme.number, at + 1
    word, after = lexeme.word, word_at(scene, at + 1)
    if (
        (word.teen or word.cardinal)
        and after.cardinal == 10
        and (word.teen or 3 <= word.cardinal <= 9)
        and not after.conj
    ):
        return (word.teen or word.cardinal) + 10, at + 2
    if 0 < word.cardinal < 10 and after.conj and after.cardinal >= 20:
        return word.cardinal + after.cardinal, at + 2
    return (word.cardinal, at + 1) if 0 < word.cardinal <= 100 else None


def read_ordinal(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads an ordinal word up to 39 or digits: "الثالث والعشرين", "الـ17", "15": (value, end)."""
    lexeme = lexeme_at(scene, at)
    if lexeme.text in ARTICLES and lexeme_at(scene, at + 1).number > 0:
        return lexeme_at(scene, at + 1).number, at + 2
    if lexeme.number > 0:
        return lexeme.number, at + 1
    word, after = lexeme.word, word_at(scene, at + 1)
    if word.ordinal and after.cardinal == 10 and not after.article and not after.conj:
        return word.ordinal + 10, at + 2
    if 0 < word.ordinal < 10 and after.conj and after.article and after.cardinal in {20, 30}:
        return word.ordinal + after.cardinal, at + 2
    if word.article and word.cardinal in {20, 30}:
        return word.cardinal, at + 1
    return (word.ordinal, at + 1) if word.ordinal else None


def read_day_number(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads the number of a day of a month, 1-31, with "يوم" before it or without: (day, end)."""
    start = at + 1 if is_unit(word_at(scene, at), "d", 1) else at
    found = read_ordinal(scene, start)
    if found is None or not 1 <= found[0] <= 31:
        return None
    return found


def read_days(scene: Scene, at: int) -> tuple[int, int, int] | None:
    """Reads one day number or a range or pair of them: (first day, last day, end)."""
    parts = lexeme_at(scene, at).parts
    if len(parts) == 2 and 1 <= parts[0] < parts[1] <= 31:
        return parts[0], parts[1], at + 1
    first = read_day_number(scene, at)
    if first is None:
        return None
    day, end = first
    second = _second_day(scene, end)
    if second and second[0] > day:
        return day, second[0], second[1]
    return day, day, end


def _second_day(scene: Scene, at: int) -> tuple[int, int] | None:
    lexeme = lexeme_at(scene, at)
    if lexeme.word.cls in {"to", "until"} or lexeme.text in {"-", "–", "و"}:
        if word_at(scene, at + 1).cls in {"to", "until"}:
            at += 1
        return read_day_number(scene, at + 1)
    # The conjunction is glued to a word ("والعشرين", "والـ17"), never to what it does not join.
    if lexeme.word.conj or lexeme.text == "وال":
        return read_day_number(scene, at)
    return None


def read_year(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads a year of the common era in digits or words, with "م" after it or without: (year, end)."""
    year, end = lexeme_at(scene, at).number, at + 1
    if word_at(scene, at).cardinal in {1000, 2000}:
        year, end = _year_in_words(scene, at)
    if not 1000 <= year <= 2099:
        return None
    return year, end + (word_at(scene, end).cls == "christian")


def _year_in_words(scene: Scene, at: int) -> tuple[int, int]:
    """Reads "ألف وتسعمئة وثمانية وأربعين": thousands, hundreds and the rest joined by و."""
    year, at = word_at(scene, at).cardinal, at + 1
    if word_at(scene, at).conj and word_at(scene, at).cardinal in range(100, 1000):
        year, at = year + word_at(scene, at).cardinal, at + 1
    rest = read_small_number(scene, at) if word_at(scene, at).conj else None
    return (year + rest[0], rest[1]) if rest and rest[0] < 100 else (year, at)


def read_year_tail(scene: Scene, at: int) -> tuple[int | None, int, Direction | None] | None:
    """Reads what fixes the year after a day or month: "2014", "من العام الماضي", "لعام 2014", "المقبل".

    Returns:
        (year or None, end, direction where a modifier gives one); None where nothing fixes the year.
    """
    at_year = at
    if lexeme_at(scene, at).text in {",", "،", "/"} and read_year(scene, at + 1):
        at_year = at + 1
    while word_at(scene, at_year).cls in {"from", "in"} and at_year - at < 2:
        at_year += 1
    if word_at(scene, at_year).cls == "demonstrative" and is_unit(word_at(scene, at_year + 1), "y", 1):
        return scene.reference.year, at_year + 2, None
    if is_unit(word_at(scene, at_year), "y", 1):
        moved = _relative_year(scene, at_year)
        if moved:
            return moved[0], moved[1], None
        at_year += 1
    plain = read_year(scene, at_year)
    if plain:
        return plain[0], plain[1], None
    word = word_at(scene, at)
    if word.cls in MODIFIERS and word.article and word.cls != "recent":
        named = read_year(scene, at + 1)
        return (named[0], named[1], None) if named else (None, at + 1, MODIFIERS[word.cls])
    return None


def _relative_year(scene: Scene, at: int) -> tuple[int | None, int] | None:
    """Reads "العام الماضي" after a month or season."""
    word, after = word_at(scene, at), word_at(scene, at + 1)
    back = 2 if after.cls == "before" and word_at(scene, at + 2).cls == "past" else 0
    if word.article and (back or (after.cls in MODIFIERS and after.article)):
        amount = -back or int(MODIFIERS[after.cls])
        year = scene.reference.year
        return (year + amount if year else None), at + (3 if back else 2)
    return None


def read_month_name(scene: Scene, at: int) -> tuple[Word, int] | None:
    """Reads a month's name, in two traditions at once or with its number: (month, end)."""
    begin = at
    if is_unit(word_at(scene, at), "m", 1):
        at += 1
        number = read_small_number(scene, at)
        if number and 1 <= number[0] <= 12 and word_at(scene, number[1]).cls != "unit":
            return Word(cls="month", month=number[0], calendar="gregorian"), number[1]
    word = word_at(scene, at)
    if word.cls != "month":
        return None
    end = _skip_twin(scene, at + 1)
    if word.strict and begin == at and end == at + 1 and not _is_evident(scene, at):
        return None
    return word, end


def _skip_twin(scene: Scene, at: int) -> int:
    """Skips the same month's name in the other tradition: "/تشرين الثاني", "(تموز)"."""
    mark = lexeme_at(scene, at).text
    if word_at(scene, at).cls == "month" and not word_at(scene, at).conj:
        return at + 1
    if mark not in {"/", "(", "-", "\\"} or word_at(scene, at + 1).cls != "month":
        return at
    closes = mark == "(" and lexeme_at(scene, at + 2).text == ")"
    return at + (3 if closes else 2)


def _is_evident(scene: Scene, at: int) -> bool:
    """Whether something beside a month that is also another word says that it is the month."""
    before, after = lexeme_at(scene, at - 1), lexeme_at(scene, at + 1)
    if before.word.cls in _MONTH_GOVERNORS or is_unit(before.word, "m") or is_unit(before.word, "d", 3):
        return True
    if before.number in range(1, 32) or before.word.ordinal or before.word.cardinal in {10, 20, 30}:
        return True
    if after.word.article and (read_ordinal(scene, at + 1) or (0,))[0] > 10:
        return True
    if before.word.cls == "month" and (not before.word.strict or _is_evident(scene, at - 1)):
        return True
    year = at + 2 if after.text in {",", "،"} else at + 1
    return (after.word.cls in MODIFIERS and after.word.article) or read_year(scene, year) is not None


def direction_at(scene: Scene, at: int, stated: Direction | None = None) -> Direction:
    """Gives the direction of a time at `at`: as its modifier says, else ahead after a near cue, else back."""
    if stated is not None:
        return stated
    return 1 if any(0 <= at - cue <= CUE_REACH for cue in scene.cues) else 0
