"""Reads runs of units that end or begin now, and words for now itself.

"اليومين الماضيين", "الـ72 ساعة الماضية", "آخر 24 ساعة", "السنوات الماضية", "الآن", "مؤخرا", "الآونة
الأخيرة".
Source: codebook, "Time" and ruling 10 (vague times are `../pub`).
"""

from riwaya.languages.ar import calendar
from riwaya.languages.ar.time_phrases import Phrase, Scene, is_unit, lexeme_at, read_small_number, word_at
from riwaya.languages.ar.time_words import ARTICLES

# "The last days" without a number: as many as two careful readers gave them (gold: days and months, three).
FEW = 3
_HOURS_A_DAY = 24
_VAGUE = frozenset({"now", "recently", "period", "moment"})


def read_unit_run(scene: Scene, at: int) -> Phrase | None:
    """Reads a run of units that ends or begins now.

    Args:
        scene: The sentence.
        at: Index of the lexeme to begin at.

    Returns:
        "اليومين الماضيين" as an interval; None where no run with a modifier begins there.
    """
    start = at + (word_at(scene, at).cls == "final")
    count, end = _run_number(scene, start)
    unit = word_at(scene, end)
    two = start > at and is_unit(unit, "dwmy", 2) and word_at(scene, end + 1).cls != "from"
    if unit.cls != "unit" or (count is None and not unit.article and not two):
        return None
    if count is not None and unit.article and unit.value[1] == "1":
        # "(From the 4th to the) 23rd of the coming month".
        return None
    end += 1
    if count is None:
        count, end = _run_number(scene, end)
    if word_at(scene, end).cls == "some":
        end += 1
    if count is None and unit.value[1] == "2":
        count = 2
    modifier = word_at(scene, end)
    if start == at:
        if modifier.cls not in {"past", "recent", "next"} or not modifier.article:
            return None
        end += 1
    elif count is None:
        return None
    if count is None and unit.value[1] != "3":
        return None
    forward = modifier.cls == "next" and start == at
    return _run_phrase(scene, (at, end), (unit.value[0], count), forward=forward)


def _run_number(scene: Scene, at: int) -> tuple[int | None, int]:
    found = read_small_number(scene, at + (lexeme_at(scene, at).text in ARTICLES))
    if found is None or not 1 <= found[0] <= 199:
        return None, at
    return found


def _run_phrase(
    scene: Scene, where: tuple[int, int], run: tuple[str, int | None], *, forward: bool
) -> Phrase | None:
    letter, count = run
    here = scene.reference
    if count is None and letter in "yxc":
        value = "pub/.." if forward else "../pub"
        value = value.replace("pub", calendar.shift_days(here, 0))
        return Phrase(value=value, begin=where[0], end=where[1], grain="vague")
    count = count or FEW
    if letter in "hn":
        letter, count = "d", _days_of(letter, count, stated=run[1] is not None)
    if letter == "x":
        letter, count = "y", count * 10
    if letter not in "dwmy":
        return None
    if forward and count:
        value = _ahead(scene, count, letter)
    else:
        unit, steps = ("d", 7 * count) if letter == "w" and here.day else (letter, count)
        value = (
            f"{calendar.shift(here, -steps, unit)}/{calendar.shift(here, 0, unit)}"
            if steps
            else calendar.shift_days(here, 0)
        )
    return Phrase(value=value, begin=where[0], end=where[1], grain="vague")


def _ahead(scene: Scene, count: int, letter: str) -> str:
    first = calendar.span_of_unit(scene.reference, 1, letter).split("/")
    last = calendar.span_of_unit(scene.reference, count, letter).split("/")
    return f"{first[0]}/{last[-1]}"


def _days_of(letter: str, count: int, *, stated: bool) -> int:
    """Whole days that hours or minutes reach back; hours without a number stay within today."""
    return -(-count // _HOURS_A_DAY) if letter == "h" and stated and count >= _HOURS_A_DAY else 0


def read_vague(scene: Scene, at: int) -> Phrase | None:
    """Reads "الآن", "حاليا", "مؤخرا", "الآونة الأخيرة", "الفترة الماضية", "الوقت الحالي"."""
    word, after = word_at(scene, at), word_at(scene, at + 1)
    if word.cls not in _VAGUE:
        return None
    now = calendar.shift_days(scene.reference, 0)
    if word.cls == "now":
        return Phrase(value=now, begin=at, end=at + 1, grain="day")
    if word.cls == "recently":
        return Phrase(value=f"../{now}", begin=at, end=at + 1, grain="vague")
    if word.cls == "period" and word.article and after.cls in {"past", "recent"}:
        return Phrase(value=f"../{now}", begin=at, end=at + 2, grain="vague")
    if word.cls == "moment" and word.article and after.cls == "this":
        return Phrase(value=now, begin=at, end=at + 2, grain="day")
    return None
