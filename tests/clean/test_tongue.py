"""Plain statements of the project's own writing under `languages/`, thirty a language, one a line."""

import time
from pathlib import Path

import pytest

from riwaya.clean.tongue import OTHER_SCRIPT, identify_language
from riwaya.languages.language import Language

STATEMENTS = Path(__file__).parent / "languages"
LANGUAGES = sorted(path.stem for path in STATEMENTS.glob("*.txt"))
SNIPPET_CP = 200


def statements(code: str) -> list[str]:
    return (STATEMENTS / f"{code}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def snippets(code: str) -> list[str]:
    """Thirty runs of up to four statements, cut at 200 characters."""
    lines = statements(code)
    return [" ".join((lines * 2)[at : at + 4])[:SNIPPET_CP] for at in range(len(lines))]


def test_seven_kinds_of_thirty_snippets_are_tried() -> None:
    assert LANGUAGES == ["ar", "ckb", "fa", "other_script", "ps", "ug", "ur"]
    assert all(len(snippets(code)) >= 30 for code in LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_snippets_of_200_characters_are_told_by_language(code: str, arabic: Language) -> None:
    found = [identify_language(snippet, language=arabic) for snippet in snippets(code)]
    # All 210 are right; the requirement is .98.
    assert found.count(code) >= 0.98 * len(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_statement_is_enough_to_tell_arabic_from_the_rest(code: str, arabic: Language) -> None:
    found = [identify_language(statement, language=arabic) == "ar" for statement in statements(code)]
    assert found.count(code == "ar") >= 0.98 * len(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2031 !",
        "مقتل 3",
        "هدنة",
        "یوم الجمعة فی المدینة",
        "شركة GreenTech Solutions تطلق تطبيق Masar Pro",
        "صرح السفير چورچ پولس",
    ],
)
def test_nothing_or_little_evidence_leaves_arabic(text: str, arabic: Language) -> None:
    assert identify_language(text, language=arabic) == "ar"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("وزير خارجه ايران گفت كه مذاكرات ادامه خواهد داشت", "fa"),
        ("وزير جو چوڻ آهي ته ڳالهيون جاري رهنديون ۽ امن ايندو", "sd"),
        ("منتري برکات رونديڠن دان ڤرجنجين اکن دتروسکن دڠن چڤت", "ms"),
        ("The minister said in his statement that talks go on.", OTHER_SCRIPT),
    ],
)
def test_further_languages_and_spellings_are_named(text: str, code: str, arabic: Language) -> None:
    assert identify_language(text, language=arabic) == code


def test_a_page_takes_less_than_a_few_milliseconds(arabic: Language) -> None:
    text = " ".join(statements("ar")) * 200
    identify_language(text, language=arabic)
    started = time.process_time()
    for _ in range(100):
        identify_language(text, language=arabic)
    # Measured .5 ms a page; the limit leaves room for busy machines.
    assert (time.process_time() - started) / 100 < 0.005
