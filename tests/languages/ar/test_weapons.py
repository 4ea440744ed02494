"""What an attack is carried out with, and the words that lead up to it."""

from functools import cache

import pytest

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.codebook import MODES

ROWS = read_lexicon("riwaya.languages.ar", "weapons")


@cache
def arabic() -> Arabic:
    return Arabic()


def weapons(text: str) -> list[tuple[str, str]]:
    tokens = arabic().tokens(text, 0, len(text))
    return [
        (mark.text, mark.value or mark.cls)
        for mark in arabic().markers(tokens, text)
        if mark.cls in ("means", "using")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم الفصيل المرفأ بطائرة مسيرة", [("طائرة مسيرة", "drone")]),
        ("قصف الجيش التلة بالطائرات الحربية", [("الطائرات", "airstrike")]),
        ("استهدفت القاعدة برشقة صاروخية", [("رشقة صاروخية", "missile")]),
        (
            "استهدفت القاعدة بعدد من قذائف الهاون",
            [("عدد من", "using"), ("قذائف", "shelling"), ("الهاون", "shelling")],
        ),
        ("قتل الحارس برصاص قناص", [("رصاص", "shooting")]),
        ("استهدف الرتل بعبوة ناسفة", [("عبوة", "bombing")]),
        ("قتل الحارس بسلاح أبيض", [("سلاح أبيض", "stabbing")]),
        ("قصف الجيش التلة باستخدام صواريخ", [("استخدام", "using"), ("صواريخ", "missile")]),
        ("وصل القطار إلى المحطة", []),
    ],
)
def test_longest_weapon_is_found_behind_its_clitics(text: str, expected: list[tuple[str, str]]) -> None:
    assert weapons(text) == expected


def test_rows_are_sorted_and_name_modes_of_attack() -> None:
    modes = [row["mode"] for row in ROWS]
    assert modes == sorted(set(modes))
    assert set(modes) <= {*MODES["attack"], "using"}
