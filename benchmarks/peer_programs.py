"""One other project's reader, in a process of its own: `python benchmarks/peer_programs.py NAME < TEXTS`.

Needs the standard library and the peer alone, so that any environment can run it. Reads {text, published} one
a line; writes what is found in each, a line a text, and last {seconds, version, failed}: processor time of the
peer's own calls, after one call that warms it up, and on how many texts it failed: nothing is found in them.
Turning its answers into spans and values is not timed. Status 3: the peer is not installed here. A peer is
asked in the form that its documentation recommends, and what it leaves open is read in its favour.
"""

import datetime as dt
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

NOT_INSTALLED = 3
# Cases that state no day of their own are read on this one; only absolute dates are checked in them.
SOME_DAY = "2000-01-01"
Find = dict[str, Any]
# Each peer answers in a form of its own.
Answer = Any


class Peer(Protocol):
    """A reader: `read` is timed, `tell` turns its answer into the finds of the suite."""

    package: str

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Asks the peer."""
        ...

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives the finds of an answer."""
        ...


def main(arguments: Sequence[str]) -> int:
    """Answers the texts on standard input.

    Returns:
        0; 2 where no peer of that name is known; 3 where it is not installed.
    """
    if len(arguments) != 1 or arguments[0] not in PEERS:
        print(f"usage: peer_programs.py {'|'.join(PEERS)} < TEXTS", file=sys.stderr)
        return 2
    kind = PEERS[arguments[0]]
    try:
        number = version(kind.package)
    except PackageNotFoundError:
        return NOT_INSTALLED
    texts = [json.loads(line) for line in sys.stdin]
    for line in answer_all(kind(), texts, number):
        print(json.dumps(line, ensure_ascii=False))
    return 0


def answer_all(peer: Peer, texts: Sequence[dict[str, Any]], number: str) -> Iterator[list[Find] | Find]:
    """Gives the finds of every text, and last the seconds that the peer took and its version."""
    asked = [(one["text"], dt.datetime.fromisoformat(one.get("published") or SOME_DAY)) for one in texts]
    for text, day in asked[:1]:
        _ask(peer, text, day)
    begin = time.process_time()
    answers = [_ask(peer, text, day) for text, day in asked]
    seconds = time.process_time() - begin
    for (text, day), answer in zip(asked, answers, strict=True):
        yield peer.tell(text, day, answer) if answer is not None else []
    yield {"seconds": seconds, "version": number, "failed": answers.count(None)}


def _ask(peer: Peer, text: str, day: dt.datetime) -> Answer:
    """The peer's answer; None where the text makes it fail, which is counted."""
    try:
        return peer.read(text, day)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None


class MahaNumbers:
    """Maha, numerals and ordinals; it writes five per cent as 0.05."""

    package = "mahad"
    percent = re.compile(r"(?:[%٪]|(?:ب|في )ال?م[اي]?[ئي][ةه])\s*$")

    def __init__(self) -> None:
        self.parse = import_module("maha.parsers.functions").parse_dimension

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Asks for both dimensions."""
        return self.parse(text, numeral=True), self.parse(text, ordinal=True)

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives numerals as cardinals, or as percents where the words say so."""
        numerals, ordinals = answer
        told = [self._numeral(text, one) for one in numerals]
        return told + [_number(text, one.start, one.end, "ordinal", one.value) for one in ordinals]

    def _numeral(self, text: str, one: Answer) -> Find:
        if self.percent.search(one.body):
            return _number(text, one.start, one.end, "percent", one.value * 100)
        return _number(text, one.start, one.end, "cardinal", one.value)


class PyArabic:
    """PyArabic's number module; a figure in digits, which it finds and does not read, has its own value."""

    package = "pyarabic"

    def __init__(self) -> None:
        self.number, self.araby = import_module("pyarabic.number"), import_module("pyarabic.araby")

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Finds phrases and reads each."""
        words = self.araby.tokenize(text)
        phrases = self.number.detect_number_phrases_position(words)
        read = self.number.text2number
        return words, [(first, last, read(" ".join(words[first : last + 1]))) for first, last in phrases]

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives the phrases as cardinals."""
        words, phrases = answer
        spans = list(_located(text, words))
        return [
            _number(
                text,
                spans[first][0],
                spans[last][1],
                "cardinal",
                float(words[first]) if first == last and words[first].isdecimal() else value,
            )
            for first, last, value in phrases
        ]


class Dateparser:
    """dateparser's search; the grain of a phrase is what its own parser says of it."""

    package = "dateparser"

    def __init__(self) -> None:
        self.search = import_module("dateparser.search").search_dates
        self.parser = import_module("dateparser.date").DateDataParser

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Searches the text."""
        return self.search(text, languages=["ar"], settings=self._settings(day)) or []

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives the phrases with their dates."""
        parser = self.parser(languages=["ar"], settings=self._settings(day))
        spans = _located(text, [phrase for phrase, _ in answer])
        return [
            _time(text, *span, _edtf(date.date(), parser.get_date_data(phrase).period or "day"))
            for span, (phrase, date) in zip(spans, answer, strict=True)
        ]

    def _settings(self, day: dt.datetime) -> dict[str, Any]:
        return {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past"}


class MahaTimes:
    """Maha, times; a time is what its value adds to the day, as fine as the value is set."""

    package = "mahad"

    def __init__(self) -> None:
        self.parse = import_module("maha.parsers.functions").parse_dimension

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Asks for times."""
        return self.parse(text, time=True)

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives times and intervals."""
        return [_time(text, one.start, one.end, self._value(day, one.value)) for one in answer]

    def _value(self, day: dt.datetime, value: Answer) -> str:
        if not hasattr(value, "start"):
            return self._point(day, value)
        ends = [self._point(day, end) if end is not None else ".." for end in (value.start, value.end)]
        return "/".join(end.partition("/")[0] for end in ends)

    def _point(self, day: dt.datetime, value: Answer) -> str:
        try:
            date = (day + value).date()
        except (ValueError, OverflowError):
            return ""
        coarse = (
            ("day", value.is_days_set() or value.weekday is not None),
            ("week", value.is_weeks_set()),
            ("month", value.is_months_set()),
            ("year", value.is_years_set()),
        )
        return _edtf(date, next((grain for grain, is_set in coarse if is_set), "day"))


class Snowball:
    """PyStemmer's Arabic stemmer: what it cut before its stem, and behind it."""

    package = "PyStemmer"

    def __init__(self) -> None:
        self.stem = import_module("Stemmer").Stemmer("arabic").stemWord

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Stems the form."""
        return self.stem(text)

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Looks for the stem in the form."""
        form, stem = (_plain(word) for word in (text, answer))
        at = form.find(stem)
        return [_cut(form[:at], form[at + len(stem) :]) if at >= 0 else _cut("", "")]


class Tashaphyne:
    """Tashaphyne's light stemmer: its prefix and suffix."""

    package = "tashaphyne"

    def __init__(self) -> None:
        self.stemmer = import_module("tashaphyne.stemming").ArabicLightStemmer()

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Stems the form."""
        self.stemmer.light_stem(text)
        return self.stemmer.get_prefix(), self.stemmer.get_suffix()

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives its prefix and suffix, inflection left out."""
        return [_cut(*(_plain(part) for part in answer))]


class PySbd:
    """pySBD, rules of Arabic."""

    package = "pysbd"

    def __init__(self) -> None:
        self.segmenter = import_module("pysbd").Segmenter(language="ar", clean=False, char_span=True)

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Cuts the text."""
        return self.segmenter.segment(text)

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives spans without the blanks around them."""
        return [_span(text, one.start, one.end) for one in answer]


class Sentencex:
    """Wikimedia's sentencex, rules of Arabic."""

    package = "sentencex"

    def __init__(self) -> None:
        self.segment = import_module("sentencex").segment

    def read(self, text: str, day: dt.datetime) -> Answer:
        """Cuts the text."""
        return list(self.segment("ar", text))

    def tell(self, text: str, day: dt.datetime, answer: Answer) -> list[Find]:
        """Gives spans without the blanks around them."""
        return [_span(text, *span) for span in _located(text, [part.strip() for part in answer])]


PEERS: dict[str, Any] = {
    "maha-numbers": MahaNumbers,
    "pyarabic": PyArabic,
    "dateparser": Dateparser,
    "maha-times": MahaTimes,
    "snowball": Snowball,
    "tashaphyne": Tashaphyne,
    "pysbd": PySbd,
    "sentencex": Sentencex,
}


def _located(text: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Spans of parts that follow one another in the text; an empty one where a part is not in it."""
    at = 0
    for part in parts:
        start = text.find(part, at)
        at = start + len(part) if start >= 0 else at
        yield (start, at) if start >= 0 else (at, at)


def _span(text: str, start: int, end: int) -> Find:
    part = text[start:end]
    return {"start": start + len(part) - len(part.lstrip()), "end": end - len(part) + len(part.rstrip())}


def _number(text: str, start: int, end: int, kind: str, value: object) -> Find:
    number = float(value) if isinstance(value, (int, float)) else None
    return {**_span(text, start, end), "kind": kind, "min": number, "max": number}


def _time(text: str, start: int, end: int, value: str) -> Find:
    return {**_span(text, start, end), "value": value}


def _edtf(date: dt.date, grain: str) -> str:
    if grain == "week":
        monday = date - dt.timedelta(date.weekday())
        return f"{monday}/{monday + dt.timedelta(6)}"
    return str(date)[: {"year": 4, "month": 7}.get(grain, 10)]


def _plain(word: str) -> str:
    """A word without the differences of hamza that stemmers take away."""
    return word.translate(str.maketrans("أإآٱؤئى", "ااااويي"))


def _cut(front: str, back: str) -> Find:
    """Proclitics and pronoun of what a stemmer cut off; inflection, which it cuts too, is left out."""
    clitics = re.match(r"([وف]?)(س?)([بلك]?)(ال|ل)?", front)
    pronoun = re.search(r"(?:هما?|ها?|هن|كم?|كما|كن|ن?ي|نا)$", back)
    parts = ["ال" if part == "ل" and at == 3 else part for at, part in enumerate(clitics.groups(""))]  # type: ignore[union-attr]
    return {"clitics": [part for part in parts if part], "suffix": pronoun[0] if pronoun else ""}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
