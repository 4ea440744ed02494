import pytest

from riwaya.cli.console import printable
from riwaya.cli.tables import SIGNS, name_range
from riwaya.model.codebook import STANCES


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 4, "4"),
        (20, None, "20 or more"),
        (None, 30, "up to 30"),
        (5, 7, "5 to 7"),
        (None, None, "no figure"),
        (0, 0, "0"),
    ],
)
def test_range_of_people_is_said_in_words(low: int | None, high: int | None, words: str) -> None:
    assert name_range(low, high) == words
    assert name_range(low, high, approx=True) == f"about {words}"


def test_every_stance_has_a_sign() -> None:
    assert set(SIGNS) == set(STANCES)


def test_printable_text_is_one_line_without_controls_and_keeps_its_joiners() -> None:
    assert printable("سطر\n\tثان\u2028ثالث") == "سطر ثان ثالث"
    assert printable("\u202eab\x1b[31m\u2066c\u200f\ufeff") == "ab[31mc"
    assert printable("می\u200cخواهم") == "می\u200cخواهم"
