"""The suites that `benchmarks.peers` compares readers on: their texts, Riwaya's reader, and the scoring.

A reader is a function of a text and its day that gives finds in the form of `peer_programs.py`; Riwaya's and a
peer's go through the same scoring, which is that of `benchmarks.numbers`, `.dates`, `.clitics`, `.sentences`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from benchmarks import clitics, dates, numbers, sentences
from riwaya.languages.language import Language

Find = dict[str, Any]
Text = tuple[str, str | None]  # with the day on which it is read
Read = Callable[[str, str | None], list[Find]]
Figures = dict[str, float]


class Suite(Protocol):
    """One file of cases."""

    @property
    def pattern(self) -> str:
        """Where the file lies in the folder."""
        ...

    def texts(self, path: Path) -> list[Text]:
        """Gives what a reader is asked, in order."""
        ...

    def read(self, text: str, day: str | None) -> list[Find]:
        """Reads a text as Riwaya does."""
        ...

    def score(self, path: Path, read: Read) -> Figures:
        """Gives the figures of a reader."""
        ...


class Numbers:
    """Numbers: clean cases with values."""

    pattern = "peer-suites/numbers-ar*.jsonl"

    def __init__(self, language: Language) -> None:
        self.language = language

    def texts(self, path: Path) -> list[Text]:
        """Gives the text of every case."""
        return [(case["text"], None) for case in numbers.read_suite(path)]

    def read(self, text: str, day: str | None) -> list[Find]:
        """Reads a text as Riwaya does; its day does not matter."""
        return [number._asdict() for number in numbers.read_numbers(self.language, text)]

    def score(self, path: Path, read: Read) -> Figures:
        """Gives accuracy of values and F1 of spans."""

        def found(text: str) -> list[numbers.Number]:
            return [numbers.Number(**find) for find in read(text, None)]

        return _value_and_span(numbers.score(numbers.read_suite(path), found)["clean"])


class Dates:
    """Dates: clean cases with values."""

    pattern = "peer-suites/datetime-ar*.jsonl"

    def __init__(self, language: Language) -> None:
        self.language = language

    def texts(self, path: Path) -> list[Text]:
        """Gives text and day of every case."""
        return [(case["text"], dates.reference_day(case)) for case in numbers.read_suite(path)]

    def read(self, text: str, day: str | None) -> list[Find]:
        """Reads a text as Riwaya does."""
        return [time._asdict() for time in dates.read_times(self.language, text, day)]

    def score(self, path: Path, read: Read) -> Figures:
        """Gives accuracy of values and F1 of spans."""

        def found(text: str, day: str | None) -> list[dates.Time]:
            return [dates.Time(**find) for find in read(text, day)]

        cases = numbers.read_suite(path)
        return _value_and_span(dates.score(cases, found, language=self.language)["clean"])


class Clitics:
    """Forms with their clitics, each as heavy as it is frequent."""

    pattern = "segmentation/wikinews-clitics-*.tsv"

    def __init__(self, language: Language) -> None:
        self.language = language

    def texts(self, path: Path) -> list[Text]:
        """Gives every form once."""
        return [(case.form, None) for case in clitics.read_suite(path, self.language)]

    def read(self, text: str, day: str | None) -> list[Find]:
        """Reads a form as Riwaya does."""
        front, _, suffix = clitics.read_form(self.language, text)
        return [{"clitics": front, "suffix": suffix}]

    def score(self, path: Path, read: Read) -> Figures:
        """Gives the share of forms right on both sides, before the stem, and behind it."""

        def found(form: str) -> tuple[tuple[str, ...], str, str]:
            [find] = read(form, None)
            fold = self.language.fold
            return tuple(fold(part) for part in find["clitics"]), "", fold(find["suffix"])

        figures = clitics.score(clitics.read_suite(path, self.language), found)
        return {name: float(str(figures[name])) for name in ("exact", "front", "end")}


class Sentences:
    """Sentences joined by fives."""

    pattern = "segmentation/pud-words-*.jsonl"

    def __init__(self, language: Language) -> None:
        self.language = language

    def texts(self, path: Path) -> list[Text]:
        """Gives the joined texts."""
        return [(text, None) for text, _ in sentences.joined(sentences.read_suite(path))]

    def read(self, text: str, day: str | None) -> list[Find]:
        """Cuts a text as Riwaya does."""
        return [{"start": start, "end": end} for start, end in self.language.sentences(text)]

    def score(self, path: Path, read: Read) -> Figures:
        """Gives precision, recall and F1 of boundaries."""

        def cut(text: str) -> list[tuple[int, int]]:
            return [(find["start"], find["end"]) for find in read(text, None)]

        figures = sentences.score(sentences.read_suite(path), cut)
        return {name: figures[name] for name in ("precision", "recall", "f1")}


def open_suites(language: Language) -> dict[str, Suite]:
    """Gives the suites by name, in the order of the table."""
    return {
        "numbers": Numbers(language),
        "dates": Dates(language),
        "clitics": Clitics(language),
        "sentences": Sentences(language),
    }


def _value_and_span(figures: Figures) -> Figures:
    return {name: figures[name] for name in ("value_accuracy", "span_f1")}
