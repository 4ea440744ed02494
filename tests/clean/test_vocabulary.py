import pytest

from riwaya.clean.lines import read_lines
from riwaya.clean.vocabulary import furniture_words, is_linked, split_words
from riwaya.languages import load_language
from riwaya.languages.language import Language

ROWS = load_language("ar").lexicon("furniture")
TOLD_BY_LINES = sorted({row["class"] for row in ROWS} - {"common", "linking", "linking_prefix", "opening"})


def told(text: str, language: Language) -> str:
    known = furniture_words(language)
    [line, *_] = read_lines(text, language=language, known=known)
    return line.furniture


@pytest.mark.parametrize("cls", TOLD_BY_LINES)
def test_examples_of_a_class_are_furniture(cls: str, arabic: Language) -> None:
    rows = [row for row in ROWS if row["class"] == cls]
    assert [row["words"] for row in rows if row["example"] and not told(row["example"], arabic)] == []


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["counterexample"] and row["class"] in TOLD_BY_LINES]
)
def test_counterexamples_are_no_furniture(row: dict[str, str], arabic: Language) -> None:
    assert told(row["counterexample"], arabic) == ""


def test_linking_words_open_linked_paragraphs_and_words_by_nature_do_not(arabic: Language) -> None:
    known = furniture_words(arabic)

    def linked(text: str) -> bool:
        return is_linked(tuple(split_words(text, language=arabic)), known=known)

    expected = {"linking": True, "linking_prefix": True, "opening": False}
    wrong = [
        row["words"]
        for row in ROWS
        if row["class"] in expected and linked(row["example"]) != expected[row["class"]]
    ]
    assert wrong == []
    assert not linked("قصف الجيش المعبر فجر اليوم.")


def test_classes_are_those_that_the_code_knows() -> None:
    known = {"byline", "caption", "clock", "comment", "contact", "credit", "cue", "heading", "legal"}
    known |= {"list", "media", "menu", "share", "tags", "common", "opening"}
    assert {row["class"] for row in ROWS} == known | {
        "common",
        "linking",
        "linking_prefix",
        "opening",
    }


def test_no_entry_stands_twice_after_folding(arabic: Language) -> None:
    keys = [tuple(split_words(row["words"], language=arabic)) for row in ROWS]
    assert len(keys) == len(set(keys))


def test_table_is_sorted() -> None:
    keys = [(row["words"], row["class"]) for row in ROWS]
    assert keys == sorted(keys)
