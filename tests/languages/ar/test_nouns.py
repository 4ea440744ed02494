"""Forms of a noun after its clitics are cut."""

import pytest

from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.nouns import inflect


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("هجوم", {"هجوم", "هجوما", "هجومان", "هجومين"}),
        ("غارة", {"غارة", "غارت", "غارات", "غارتان", "غارتين", "غارتا", "غارتي"}),
        ("مظاهرات", {"مظاهرات"}),
        ("مسلحين", {"مسلحين"}),
        ("اعتداء", {"اعتداء"}),
    ],
)
def test_noun_shows_singular_dual_and_its_open_teh(noun: str, forms: set[str]) -> None:
    assert inflect(noun) == {fold(form) for form in forms}


def test_letters_are_folded() -> None:
    assert inflect("إغلاق") == inflect("اغلاق")
