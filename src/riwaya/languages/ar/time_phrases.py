"""Reads one phrase that names a day or a period: what it says, how far it goes, which value it has.

Every reader takes a scene and an index and gives a `Phrase` or None; none looks to the left of its index except
for evidence. Intervals of two phrases and times counted from now are put together in `dates.py`.
Source: codebook, "Time" and ruling 10.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.calendar import Direction, Reference
from riwaya.languages.ar.time_words import NOTHING, Lexeme, Word

NO_LEXEME = Lexeme(word=NOTHING, text="", first=-1, last=-1, start=-1, end=-1)
MODIFIERS: dict[str, Direction] = {"past": -1, "recent": -1, "next": 1, "this": 0}
# A verb or participle of the future speaks for the day names that follow it closely.
CUE_REACH = 10
FULL_CIRCLE = 7


class Scene(Struct, frozen=True, kw_only=True):
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


class Phrase(Struct, frozen=True, kw_only=True):
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
    return lexeme_at(scene, at).word


def is_unit(word: Word, letters: str, number: int | None = None) -> bool:
    """Tells whether a word is a unit of time among `letters`, in one grammatical number where one is given."""
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
    return (word.cardinal, at + 1) if word.cardinal else None


def read_ordinal(scene: Scene, at: int) -> tuple[int, int] | None:
    """Reads an ordinal word up to 39 or digits: "الثالث والعشرين", "الـ17", "15": (value, end)."""
    lexeme = lexeme_at(scene, at)
    if lexeme.text in {"ال", "وال", "لل", "بال"} and lexeme_at(scene, at + 1).number > 0:
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
    """Reads a four-digit year of the common era, with "م" after it or without: (year, end)."""
    year = lexeme_at(scene, at).number
    if not 1000 <= year <= 2099:
        return None
    return year, at + 2 if word_at(scene, at + 1).cls == "christian" else at + 1


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
    if word.cls in MODIFIERS and word.article:
        return None, at + 1, MODIFIERS[word.cls]
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
        if number and 1 <= number[0] <= 12 and not number[1] == at + 2:
            follower = word_at(scene, number[1])
            plain = Word(cls="month", month=number[0], calendar="gregorian")
            return None if follower.cls == "unit" else (plain, number[1])
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
    if before.word.cls in {"in", "since", "until", "from", "start", "middle", "end", "during", "to"}:
        return True
    if before.number in range(1, 32) or before.word.ordinal:
        return True
    return (after.word.cls in MODIFIERS and after.word.article) or read_year(scene, at + 1) is not None


def read_date(scene: Scene, at: int) -> Phrase | None:
    """Reads a day of a month, in words or figures, with its year where it has one.

    Returns:
        The date or, for a range of days, the interval; None where no date begins at `at`.
    """
    figures = read_figures(scene, at)
    if figures:
        return figures
    days = read_days(scene, at)
    if days is None:
        return _read_month_first(scene, at)
    first, last, end = days
    if lexeme_at(scene, end).text in {"-", "."}:
        end += 1
    end = end + 1 if word_at(scene, end).cls in {"from", "in"} else end
    month = read_month_name(scene, end)
    if month is None:
        return _read_day_of_this_month(scene, at, days)
    return _date_phrase(scene, at, (first, last), month)


def _read_month_first(scene: Scene, at: int) -> Phrase | None:
    """Reads "يوليو 13-15" or "سبتمبر 10": the number must not count a noun that follows."""
    month = read_month_name(scene, at)
    if month is None:
        return None
    end = month[1] + 1 if lexeme_at(scene, month[1]).text == "-" else month[1]
    lexeme = lexeme_at(scene, end)
    days = read_days(scene, end) if lexeme.number > 0 or lexeme.parts else None
    if days is None:
        return None
    follower = lexeme_at(scene, days[2])
    if (
        follower.first >= 0
        and follower.text not in {",", "،", ".", ")", ":", "؛"}
        and not read_year(scene, days[2])
    ):
        return None
    return _date_phrase(scene, at, days[:2], (month[0], days[2]))


def _date_phrase(scene: Scene, at: int, days: tuple[int, int], month: tuple[Word, int]) -> Phrase | None:
    word, end = month
    if word.calendar == "hijri":
        return _hijri_date(scene, at, days[0], month)
    tail = read_year_tail(scene, end)
    year, end, direction = tail or (None, end, None)
    guessed = year is None
    if guessed:
        year = calendar.year_of(scene.reference, word.month, days[0], direction_at(scene, at, direction))
        if direction == 0 and scene.reference.year:
            year = scene.reference.year
    values = [calendar.date_value(year, word.month, day) for day in dict.fromkeys(days)]
    if None in values:
        return None
    value = "/".join(value for value in values if value)
    return Phrase(value=value, begin=at, end=_skip_equal(scene, end), guessed_year=guessed)


def _hijri_date(scene: Scene, at: int, day: int, month: tuple[Word, int]) -> Phrase | None:
    word, end = month
    year, end = _hijri_year(scene, end)
    direction: Direction = 0
    if year is None and word_at(scene, end).cls in MODIFIERS:
        direction = MODIFIERS[word_at(scene, end).cls]
        end += 1
    value = calendar.hijri_value(scene.reference, year=year, month=word.month, day=day, direction=direction)
    same = _read_corresponding(scene, end)
    if same:
        return replace(same, begin=at)
    return Phrase(value=value, begin=at, end=end, guessed_year=year is None) if value else None


def _hijri_year(scene: Scene, at: int) -> tuple[int | None, int]:
    start = at + 1 if word_at(scene, at).cls == "from" else at
    start = start + 1 if is_unit(word_at(scene, start), "y", 1) else start
    year = lexeme_at(scene, start).number
    if not 1300 <= year <= 1500:
        return None, at
    return year, start + 2 if word_at(scene, start + 1).cls == "hijri" else start + 1


def _read_corresponding(scene: Scene, at: int) -> Phrase | None:
    """Reads "الموافق 11 أغسطس 2015" after a date of the other calendar."""
    if lexeme_at(scene, at).text in {",", "،", "-", "/", "("}:
        at += 1
    start = at + 1 if word_at(scene, at).cls == "corresponding" else at
    phrase = read_date(scene, start)
    if phrase is None or (start == at and phrase.guessed_year):
        return None
    closes = lexeme_at(scene, phrase.end).text == ")" and lexeme_at(scene, at - 1).text == "("
    return replace(phrase, begin=at, end=phrase.end + closes)


def _skip_equal(scene: Scene, at: int) -> int:
    """Skips the same day in the Hijri calendar, "الموافق 26 شوال 1436 هـ"."""
    if word_at(scene, at).cls != "corresponding":
        return at
    days = read_day_number(scene, at + 1)
    month = read_month_name(scene, days[1]) if days else None
    if month is None or month[0].calendar != "hijri":
        return at
    return _hijri_year(scene, month[1])[1]


def _read_day_of_this_month(scene: Scene, at: int, days: tuple[int, int, int]) -> Phrase | None:
    """Reads "العاشر والـ17 من الشهر الجاري", "الثاني من الشهر نفسه", "15 الجاري", "يوم 15"."""
    first, last, end = days
    month = _month_of_context(scene, end)
    if month is None:
        return None
    year, number, end = month
    values = [calendar.date_value(year, number, day) for day in dict.fromkeys((first, last))]
    if None in values:
        return None
    return Phrase(value="/".join(value for value in values if value), begin=at, end=end)


def _month_of_context(scene: Scene, at: int) -> tuple[int | None, int, int] | None:
    """Reads which month "of the month" is: (year, month, end)."""
    start = at + 1 if word_at(scene, at).cls == "from" else at
    here = scene.reference
    if word_at(scene, start).cls == "this" and word_at(scene, start).article and here.month:
        return here.year, here.month, start + 1
    if (
        word_at(scene, start).cls == "demonstrative"
        and is_unit(word_at(scene, start + 1), "m", 1)
        and here.month
    ):
        return here.year, here.month, start + 2
    if not is_unit(word_at(scene, start), "m", 1) or not word_at(scene, start).article:
        return None
    word = word_at(scene, start + 1)
    if word.cls == "same" and scene.before and len(scene.before) >= 7 and scene.before[4] == "-":
        year = scene.before[:4]
        return (int(year) if year.isdigit() else None), int(scene.before[5:7]), start + 2
    if word.cls not in MODIFIERS or not here.month:
        return None
    value = calendar.shift(here, MODIFIERS[word.cls], "m")
    return int(value[:4]), int(value[5:7]), start + 2


def read_figures(scene: Scene, at: int) -> Phrase | None:
    """Reads 2016/02/22, 21-04-2016, 18-9-15, and, after a preposition of dates, 22/4.

    Source: day before month wherever both readings exist, as in all Arab countries.
    """
    parts = lexeme_at(scene, at).parts
    if len(parts) == 3:
        value = _full_figures(parts)
        return Phrase(value=value, begin=at, end=_skip_equal(scene, at + 1)) if value else None
    if len(parts) != 2:
        return None
    if 1900 <= max(parts) <= 2099 and 1 <= min(parts) <= 12:
        return Phrase(value=calendar.month_value(max(parts), min(parts)), begin=at, end=at + 1, grain="month")
    return _short_figures(scene, at, parts)


def _full_figures(parts: tuple[int, ...]) -> str | None:
    year, month, day = parts if parts[0] > 31 else (parts[2], parts[1], parts[0])
    if month > 12 >= day:
        month, day = day, month
    if year < 100:
        year += 2000
    return calendar.date_value(year, month, day) if 1000 <= year <= 2099 else None


def _short_figures(scene: Scene, at: int, parts: tuple[int, ...]) -> Phrase | None:
    """A pair of figures is a score or a fraction unless its left neighbour asks for a day and nothing is counted."""
    before, after = word_at(scene, at - 1), lexeme_at(scene, at + 1)
    tail = read_year_tail(scene, at + 1)
    asked = before.cls in {"in", "since", "until"} or before.weekday >= 0 or is_unit(before, "d", 1)
    ends = after.first < 0 or after.text in {".", ",", "،", ")", "؛"}
    if not (asked and ends) and not (tail and tail[0]):
        return None
    day, month = (parts[1], parts[0]) if parts[1] > 12 else parts
    if not 1 <= month <= 12:
        return None
    year = tail[0] if tail and tail[0] else calendar.year_of(scene.reference, month, day, 0)
    value = calendar.date_value(year, month, day)
    end = tail[1] if tail else at + 1
    return Phrase(value=value, begin=at, end=end, guessed_year=not tail) if value else None


def direction_at(scene: Scene, at: int, stated: Direction | None = None) -> Direction:
    """Gives the direction of a time at `at`: as its modifier says, else ahead after a near cue, else back."""
    if stated is not None:
        return stated
    return 1 if any(0 <= at - cue <= CUE_REACH for cue in scene.cues) else 0
