"""Finds the stated times of one sentence: phrases, intervals of two phrases, and times counted from now.

Reading goes from left to right, the longest phrase at each word; a time found may be the anchor of a later one in
the same sentence ("a year before that"). Values are told from the page's publication date or relative to it.
Source: codebook, "Time" and rulings 9, 10, 11, 16.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.day_phrases import read_day
from riwaya.languages.ar.period_phrases import read_period
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, lexeme_at, read_small_number, word_at
from riwaya.languages.ar.time_words import Lexeme, TimeLexicons, load_time_lexicons, read_lexemes
from riwaya.model.page import Published
from riwaya.model.reading import TimeMention, Token

__all__ = ["TimeLexicons", "find_times", "load_time_lexicons", "read_time"]

_HALF = 0.5


def find_times(
    tokens: Sequence[Token],
    text: str,
    *,
    published: Published,
    relative: bool,
    lexicons: TimeLexicons,
    today_weekday: int | None = None,
) -> tuple[TimeMention, ...]:
    """Finds stated times in one sentence.

    Args:
        tokens: Tokens of one sentence; offsets point into `text`.
        text: The raw page.
        published: The page's publication date.
        relative: True asks for values relative to `pub` whatever `published` says (ruling 9).
        lexicons: The time lexicons.
        today_weekday: Weekday that the page calls today, Monday 0 (`published.find_today_weekday`).

    Returns:
        Mentions in text order; none overlaps another.
    """
    lexemes = read_lexemes(tokens, lexicons)
    if not lexemes:
        return ()
    reference = calendar.make_reference(published, relative=relative, today_weekday=today_weekday)
    scene = Scene(lexemes=lexemes, reference=reference, cues=_future_cues(lexemes, tokens))
    found = []
    at = 0
    while at < len(lexemes):
        phrase = read_time(scene, at)
        if phrase is None:
            at += 1
            continue
        found.append(_mention(lexemes, text, phrase))
        scene = replace(scene, before=phrase.value)
        at = phrase.end
    return tuple(found)


def read_time(scene: Scene, at: int) -> Phrase | None:
    """Reads the time that begins at a lexeme: an interval, a time counted from now, or a plain phrase.

    Args:
        scene: The sentence.
        at: Index of the lexeme.

    Returns:
        The longest reading, or None.
    """
    cls = word_at(scene, at).cls
    if cls == "since":
        return _read_since(scene, at)
    if cls == "before":
        return _read_ago(scene, at)
    if cls == "after":
        return _read_ahead(scene, at)
    if cls == "until":
        return _read_until(scene, at)
    if cls == "from":
        return _read_from(scene, at)
    if cls in {"between", "what", "period"}:
        between = _read_between(scene, at)
        if between:
            return between
    return _read_run(scene, at)


def _read_plain(scene: Scene, at: int) -> Phrase | None:
    readings = [found for found in (read_day(scene, at), read_period(scene, at)) if found]
    # The longer reading knows more of the words; of two equal ones the day is the more precise.
    return max(readings, key=_length) if readings else None


def _length(phrase: Phrase) -> int:
    return phrase.end - phrase.begin


def _read_run(scene: Scene, at: int) -> Phrase | None:
    """Reads a phrase, or two with "until", "to" or a dash between them."""
    first = _read_plain(scene, at)
    if first is None or "/" in first.value:
        return first
    joiner = lexeme_at(scene, first.end)
    if joiner.word.cls not in {"to", "until"} and joiner.text not in {"-", "–"}:
        return first
    second = _read_plain(scene, first.end + 1)
    if second is None or second.grain != first.grain or second.grain == "vague":
        return first
    joined = _joined(first, second)
    return joined if joined and joined.value[:1] != "p" else first


def _joined(first: Phrase, second: Phrase) -> Phrase | None:
    """One interval of two phrases; a first one without a year takes the second's, or the year before it."""
    start, end = first.value.split("/")[0], second.value.split("/")[-1]
    if (
        first.guessed_year
        and end[:4].isdigit()
        and start[:4].replace("X", "").isdigit() | start.startswith("XXXX")
    ):
        start = end[:4] + start[4:]
        if start > end:
            start = f"{int(end[:4]) - 1:04d}" + start[4:]
    if start[:1].isdigit() and end[:1].isdigit() and start >= end:
        return None
    return Phrase(value=f"{start}/{end}", begin=first.begin, end=second.end, grain=second.grain)


def _read_from(scene: Scene, at: int) -> Phrase | None:
    """Reads "من سبتمبر إلى يناير الماضيين", "من 13 إلى 15 يوليو"; "من" alone is no part of a time."""
    first = _read_plain(scene, at + 1)
    if first is None:
        return None
    if "/" in first.value and first.begin == at + 1 and _joins_inside(scene, first):
        return replace(first, begin=at)
    joiner = word_at(scene, first.end).cls
    if joiner not in {"to", "until"}:
        return None
    skip = first.end + 2 if word_at(scene, first.end + 1).cls in {"to", "until"} else first.end + 1
    second = _read_plain(scene, skip)
    joined = _joined(first, second) if second else None
    return replace(joined, begin=at) if joined else None


def _joins_inside(scene: Scene, phrase: Phrase) -> bool:
    inside = range(phrase.begin, phrase.end)
    return any(
        word_at(scene, at).cls in {"to", "until"} or len(lexeme_at(scene, at).parts) == 2 for at in inside
    )


def _read_between(scene: Scene, at: int) -> Phrase | None:
    """Reads "بين عامي 1988 و1994", "الفترة ما بين 1988 و1994", "بين مايو ويوليو 2014"."""
    start = at
    if word_at(scene, start).cls == "period":
        start += 1
    if word_at(scene, start).cls == "what":
        start += 1
    if word_at(scene, start).cls != "between":
        return None
    first = _read_plain(scene, start + 1) or _bare_year(scene, start + 1)
    if first is None:
        return None
    if "/" in first.value:
        return replace(first, begin=at)
    skip = first.end + (lexeme_at(scene, first.end).text == "و")
    if skip == first.end and not word_at(scene, first.end).conj:
        return None
    second = _read_plain(scene, skip) or _bare_year(scene, skip)
    joined = _joined(first, second) if second else None
    return replace(joined, begin=at) if joined else None


def _bare_year(scene: Scene, at: int) -> Phrase | None:
    year = lexeme_at(scene, at).number
    return Phrase(value=str(year), begin=at, end=at + 1, grain="year") if 1800 <= year <= 2099 else None


def _read_until(scene: Scene, at: int) -> Phrase | None:
    """Reads "حتى الخميس المقبل" as an interval with an open begin."""
    inner = _read_plain(scene, at + 1)
    if inner is None or inner.value.startswith("../"):
        return None
    return replace(inner, begin=at, value=f"../{inner.value.split('/')[-1]}", grain="vague")


def _read_since(scene: Scene, at: int) -> Phrase | None:
    """Reads "منذ نوفمبر 2020", "منذ ثلاثة أعوام", "منذ عقود", "منذ ذلك الحين" as intervals with an open end."""
    anchor = _read_anchor(scene, at + 1)
    if anchor:
        return replace(anchor, begin=at, value=f"{anchor.value}/..")
    part = _read_part_of_today(scene, at)
    if part:
        return part
    counted = _read_count_back(scene, at + 1)
    if counted:
        value = counted.value if counted.value.startswith("../") else _open_end(scene, counted.value)
        return replace(counted, begin=at, value=value)
    skip = at + 2 if word_at(scene, at + 1).cls == "before" else at + 1
    inner = _read_plain(scene, skip)
    if inner is None or inner.value.startswith("../"):
        return replace(inner, begin=at) if inner else None
    return replace(inner, begin=at, value=f"{inner.value.split('/')[0]}/..")


def _open_end(scene: Scene, value: str) -> str:
    """What began some hours ago is of today; anything longer goes on from then."""
    return value if value == calendar.shift_days(scene.reference, 0) else f"{value}/.."


def _read_part_of_today(scene: Scene, at: int) -> Phrase | None:
    """Reads "منذ الفجر", "منذ ساعات الصباح": today."""
    start = at + 1
    if is_unit(word_at(scene, start), "h", 3) and word_at(scene, start + 1).cls == "part":
        start += 1
    word = word_at(scene, start)
    if word.cls != "part" or not word.article or word_at(scene, start + 1).cls == "past":
        return None
    return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=start + 1)


def _read_anchor(scene: Scene, at: int) -> Phrase | None:
    """Reads "ذلك الحين", "ذلك الوقت": the last time named before in the sentence."""
    if word_at(scene, at).cls != "that" or word_at(scene, at + 1).cls != "moment" or scene.before is None:
        return None
    return Phrase(value=scene.before.split("/")[0], begin=at, end=at + 2)


def _read_ago(scene: Scene, at: int) -> Phrase | None:
    """Reads "قبل ثلاثة أيام", "قبل قليل", "قبل أكثر من عام", "قبل ذلك بعام"; not "قبل يومين من الانتخابات"."""
    if word_at(scene, at + 1).cls == "little":
        return Phrase(value=calendar.shift_days(scene.reference, 0), begin=at, end=at + 2)
    if word_at(scene, at + 1).cls == "that":
        return _read_distance_from(scene, at, -1)
    counted = _read_count_back(scene, at + 1)
    if counted is None:
        day = read_day(scene, at)
        return day if day and day.begin == at else None
    if word_at(scene, counted.end).cls in {"from", "on"}:
        return None
    return replace(counted, begin=at)


def _read_ahead(scene: Scene, at: int) -> Phrase | None:
    """Reads "بعد غد", "بعد ذلك بعام", and "بعد ثلاثة أيام" after a word of the future."""
    if word_at(scene, at + 1).cls == "that":
        return _read_distance_from(scene, at, 1)
    day = read_day(scene, at)
    if day:
        return day
    quantity = _read_quantity(scene, at + 1)
    if quantity is None or not any(0 < at - cue <= 10 for cue in scene.cues):
        return None
    amount, letter, end = quantity
    if amount is None or letter not in "dwmy" or word_at(scene, end).cls in {"from", "on"}:
        return None
    return Phrase(value=calendar.shift(scene.reference, int(amount), letter), begin=at, end=end)


def _read_distance_from(scene: Scene, at: int, sign: int) -> Phrase | None:
    """Reads "بعد ذلك بعام": counted from the year, month or day named before in the sentence."""
    quantity = _read_quantity(scene, at + 2)
    if (
        quantity is None
        or quantity[0] is None
        or scene.before is None
        or not word_at(scene, at + 2).prep == "ب"
    ):
        return None
    amount, letter, end = quantity
    value = calendar.moved(scene.before, sign * int(amount or 0), letter)
    return Phrase(value=value, begin=at, end=end) if value else None


def _read_count_back(scene: Scene, at: int) -> Phrase | None:
    """Reads a quantity of time counted back from now: `pub-7y`; without a number `../pub`."""
    quantity = _read_quantity(scene, at)
    if quantity is None:
        return None
    amount, letter, end = quantity
    here = scene.reference
    if letter in "hn":
        days = -(-int(amount or 0) // 24) if letter == "h" and (amount or 0) >= 24 else 0
        return Phrase(value=calendar.shift_days(here, -days), begin=at, end=end)
    if amount is None or letter in "xc":
        return Phrase(value=f"../{calendar.shift_days(here, 0)}", begin=at, end=end, grain="vague")
    if amount != int(amount):
        letter, amount = ("m", amount * 12) if letter == "y" else (letter, amount)
        letter, amount = ("d", amount * 30) if letter == "m" and amount != int(amount) else (letter, amount)
    return Phrase(value=calendar.shift(here, -int(amount), letter), begin=at, end=end)


def _read_quantity(scene: Scene, at: int) -> tuple[float | None, str, int] | None:
    """Reads "أكثر من ستة أشهر", "نحو عامين", "شهر ونصف الشهر", "عدة سنوات": (amount or None, unit, end)."""
    while word_at(scene, at).cls in {"approximately", "more", "less"}:
        at += 1
        at += word_at(scene, at).cls == "from"
    some = word_at(scene, at).cls == "some"
    at += some
    number = None if some else read_small_number(scene, at)
    unit_at = number[1] if number else at
    unit = word_at(scene, unit_at)
    if unit.cls != "unit" or (unit.article and not some):
        return None
    if number is None and unit.value[1] == "1" and word_at(scene, unit_at + 1).ordinal:
        return None
    amount: float | None = float(number[0]) if number else None
    if number is None and not some and unit.value[1] in "12":
        amount = float(unit.value[1])
    if lexeme_at(scene, unit_at + 1).number >= 1000:
        return None
    amount, end = _read_half(scene, unit_at + 1, amount)
    end += word_at(scene, end).cls in {"approximately", "some"}
    return amount, unit.value[0], end


def _read_half(scene: Scene, at: int, amount: float | None) -> tuple[float | None, int]:
    word = word_at(scene, at)
    if word.cls != "half" or not word.conj or amount is None:
        return amount, at
    return amount + _HALF, at + (2 if word_at(scene, at + 1).cls == "unit" else 1)


def _future_cues(lexemes: Sequence[Lexeme], tokens: Sequence[Token]) -> tuple[int, ...]:
    """Lexemes of the future: listed words, and verbs with the prefix س that the clitics read so."""
    found = []
    for at, lexeme in enumerate(lexemes):
        token = tokens[lexeme.first]
        verb = "س" in token.clitics and token.stem[:1] in {"ي", "ت", "ن"}
        if lexeme.word.cls == "cue" or verb:
            found.append(at)
    return tuple(found)


def _mention(lexemes: Sequence[Lexeme], text: str, phrase: Phrase) -> TimeMention:
    first, last = lexemes[phrase.begin], lexemes[phrase.end - 1]
    return TimeMention(
        first=first.first, last=last.last, start=first.start, end=last.end, text=text[first.start : last.end],
        value=phrase.value,
    )  # fmt: skip
