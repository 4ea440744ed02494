"""Finds the stated times of one sentence: phrases, intervals of two phrases, and times counted from now.

Reading goes from left to right, the longest phrase at each word; a time found may be the anchor of a
later one in the same sentence ("a year before that"). Values are told from the page's publication date
or relative to it.
Source: codebook, "Time" and rulings 9, 10, 11, 16.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.languages.ar import calendar
from riwaya.languages.ar.count_phrases import (
    read_ago,
    read_ahead,
    read_from_now,
    read_lasting,
    read_plain,
    read_since,
    read_until,
)
from riwaya.languages.ar.time_phrases import MODIFIERS, Phrase, Scene, lexeme_at, word_at
from riwaya.languages.ar.time_words import Lexeme, TimeLexicons, load_time_lexicons, read_lexemes
from riwaya.model.page import Published
from riwaya.model.reading import TimeMention, Token

__all__ = ["TimeLexicons", "find_times", "load_time_lexicons", "read_time"]


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
    begins = [at for at, lexeme in enumerate(lexemes) if lexeme.begins]
    if not begins:
        return ()
    reference = calendar.make_reference(published, relative=relative, today_weekday=today_weekday)
    scene = Scene(lexemes=lexemes, reference=reference, cues=_future_cues(lexemes, tokens))
    found = []
    free = 0
    for at in begins:
        phrase = read_time(scene, at) if at >= free else None
        if phrase is not None:
            found.append(_mention(lexemes, text, phrase))
            scene = replace(scene, before=phrase.value)
            free = phrase.end
    return tuple(found)


def read_time(scene: Scene, at: int) -> Phrase | None:
    """Reads the time that begins at a lexeme: an interval, a time counted from now, or a plain phrase.

    Args:
        scene: The sentence.
        at: Index of the lexeme.

    Returns:
        The longest reading, or None.
    """
    if not lexeme_at(scene, at).begins:
        return None
    cls = word_at(scene, at).cls
    if cls == "since":
        return read_since(scene, at)
    if cls == "before":
        return read_ago(scene, at)
    if cls == "after":
        return read_ahead(scene, at)
    if cls == "until":
        return read_until(scene, at)
    if cls == "from":
        return _read_from(scene, at)
    counted = read_lasting(scene, at) or read_from_now(scene, at)
    if counted:
        return counted
    if cls in {"between", "what", "period"}:
        between = _read_between(scene, at)
        if between:
            return between
    return _read_run(scene, at)


def _read_run(scene: Scene, at: int) -> Phrase | None:
    """Reads a phrase, or two with "until", "to" or a dash between them."""
    first = read_plain(scene, at)
    if first is None or "/" in first.value:
        return first
    joiner = lexeme_at(scene, first.end)
    if joiner.word.cls not in {"to", "until"} and joiner.text not in {"-", "–"}:
        return first
    second = read_plain(scene, first.end + 1)
    if second is None or second.grain != first.grain or second.grain == "vague":
        return first
    if _is_modified(scene, first) and _is_modified(scene, second):
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
    if len(start) == len(end) == 10 and start > end:
        # Two day names, each the last one of its name: the first belongs to the week before.
        start = calendar.days_before(start, 7) or start
    if start[:1].isdigit() and end[:1].isdigit() and start >= end:
        return None
    return Phrase(value=f"{start}/{end}", begin=first.begin, end=second.end, grain=second.grain)


def _read_from(scene: Scene, at: int) -> Phrase | None:
    """Reads "من سبتمبر إلى يناير الماضيين", "من 13 إلى 15 يوليو"; "من" alone is no part of a time."""
    first = read_plain(scene, at + 1)
    if first is None:
        return None
    if "/" in first.value and first.begin == at + 1 and _joins_inside(scene, first):
        return replace(first, begin=at)
    joiner = word_at(scene, first.end).cls
    if joiner not in {"to", "until"}:
        return None
    skip = first.end + 2 if word_at(scene, first.end + 1).cls in {"to", "until"} else first.end + 1
    second = read_plain(scene, skip)
    # With a modifier each ("from the coming July to the coming September") they are two times: a
    # postponement.
    if second is None or (_is_modified(scene, first) and _is_modified(scene, second)):
        return None
    joined = _joined(first, second)
    return replace(joined, begin=at) if joined else None


def _is_modified(scene: Scene, phrase: Phrase) -> bool:
    return word_at(scene, phrase.end - 1).cls in MODIFIERS


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
    first = read_plain(scene, start + 1) or _bare_year(scene, start + 1)
    if first is None:
        return None
    if "/" in first.value:
        return replace(first, begin=at)
    skip = first.end + (lexeme_at(scene, first.end).text in {"و", "،", ","})
    if skip == first.end and not word_at(scene, first.end).conj:
        return None
    second = read_plain(scene, skip) or _bare_year(scene, skip)
    joined = _joined(first, second) if second else None
    return replace(joined, begin=at) if joined else None


def _bare_year(scene: Scene, at: int) -> Phrase | None:
    year = lexeme_at(scene, at).number
    return Phrase(value=str(year), begin=at, end=at + 1, grain="year") if 1800 <= year <= 2099 else None


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
