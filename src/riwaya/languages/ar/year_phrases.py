"""Reads years: "عام 2013", "سنة 1436هـ", "عامي 1988 و1994", bare figures that stand as one.

Source: codebook, "Time".
"""

from riwaya.languages.ar import calendar
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, lexeme_at, read_year, word_at


def read_bare_year(scene: Scene, at: int) -> Phrase | None:
    """Reads a year that the words before it have announced: "نهاية 2020"."""
    year = read_year(scene, at)
    return Phrase(value=f"{year[0]:04d}", begin=at, end=year[1], grain="year") if year else None


def read_years(scene: Scene, at: int) -> Phrase | None:
    """Reads "عامي 1988 و1994", "2012-2014", "2012/2013"."""
    parts = lexeme_at(scene, at).parts
    start = at + is_unit(word_at(scene, at), "y")
    parts = parts or lexeme_at(scene, start).parts
    if len(parts) == 2 and 1800 <= parts[0] < parts[1] <= 2099:
        return Phrase(value=f"{parts[0]}/{parts[1]}", begin=at, end=start + 1, grain="year")
    if not is_unit(word_at(scene, at), "y", 2):
        return None
    first = read_year(scene, at + 1)
    second = read_year(scene, first[1] + 1) if first and lexeme_at(scene, first[1]).text == "و" else None
    if first and second and first[0] < second[0]:
        return Phrase(value=f"{first[0]}/{second[0]}", begin=at, end=second[1], grain="year")
    return None


def read_year_phrase(scene: Scene, at: int) -> Phrase | None:
    """Reads "عام 2013", "سنة 1436هـ", and a bare year that its neighbours show to be one."""
    word = word_at(scene, at)
    if not is_unit(word, "y", 1):
        return _read_evident_year(scene, at)
    number = lexeme_at(scene, at + 1).number
    if word_at(scene, at - 1).cls == "general":
        return None
    worded = read_year(scene, at + 1) if number < 0 else None
    if worded:
        return Phrase(value=f"{worded[0]:04d}", begin=at, end=worded[1], grain="year")
    marked = word_at(scene, at + 2).cls
    if 1300 <= number <= 1500 and marked != "christian":
        value = calendar.hijri_value(scene.reference, year=number)
        end = at + 3 if marked == "hijri" else at + 2
        return Phrase(value=value, begin=at, end=end, grain="year") if value else None
    if not 100 <= number <= 2099:
        return None
    return Phrase(value=f"{number:04d}", begin=at, end=at + 2 + (marked == "christian"), grain="year")


def _read_evident_year(scene: Scene, at: int) -> Phrase | None:
    year = read_year(scene, at)
    if year is None or year[0] < 1900 or lexeme_at(scene, at).number < 0:
        return None
    before, after = word_at(scene, at - 1), lexeme_at(scene, year[1])
    evident = before.cls in {
        "in",
        "since",
        "until",
        "during",
        "dated",
        "start",
        "middle",
        "end",
        "to",
        "from",
    }
    evident = evident or (after.text == "و" and read_year(scene, year[1] + 1) is not None)
    evident = evident or (before.cls in {"before", "after", "between"} and after.first < 0)
    ends = after.first < 0 or after.text in {"،", ",", ".", ")", "؛", ":", "»", '"', "-", "/", "(", "؟", "!"}
    # Between brackets or where nothing is counted after it, such a figure is hardly anything but a year.
    if evident and not _is_counted(scene, year[1]):
        return Phrase(value=f"{year[0]:04d}", begin=at, end=year[1], grain="year")
    if lexeme_at(scene, at - 1).text in {"", "."} and after.text in {"-", "–", ":"}:
        return Phrase(value=f"{year[0]:04d}", begin=at, end=year[1], grain="year")
    bracketed = lexeme_at(scene, at - 1).text == "(" and after.text in {")", "-", "،"}
    if bracketed or (
        ends
        and word_at(scene, at - 1).cls == ""
        and lexeme_at(scene, at - 1).text.isalpha()
        and year[0] <= 2060
    ):
        return Phrase(value=f"{year[0]:04d}", begin=at, end=year[1], grain="year")
    return None


def _is_counted(scene: Scene, at: int) -> bool:
    """Whether the word at `at` is a noun that a figure before it counts before it."""
    lexeme = lexeme_at(scene, at)
    return is_unit(lexeme.word, "dhwmyn") or lexeme.text in {
        "%",
        "$",
        "دولار",
        "شخص",
        "شخصا",
        "متر",
        "كلم",
        "كم",
    }
