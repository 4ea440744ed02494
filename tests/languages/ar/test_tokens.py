"""Tokens: their kinds, their spans in the raw page, and where a phrase begins in a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.tokens import core_offset
from riwaya.model.reading import Token


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


def cut(text: str, arabic: Arabic) -> tuple[Token, ...]:
    return arabic.tokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قتل 12 جنديا.", [("قتل", "word"), ("12", "number"), ("جنديا", "word"), (".", "mark")]),
        ("بنسبة 3.5% أو ٤٫٢٪", [("بنسبة", "word"), ("3.5%", "number"), ("أو", "word"), ("٤٫٢٪", "number")]),
        (
            "في 12/03/2020، 10:30",
            [("في", "word"), ("12/03/2020", "number"), ("،", "mark"), ("10:30", "number")],
        ),
        ("و1994", [("و", "word"), ("1994", "number")]),
        ("قناة CNN-Türk", [("قناة", "word"), ("CNN-Türk", "latin")]),
        ("«قصف»", [("«", "mark"), ("قصف", "word"), ("»", "mark")]),
        ("\u202bقـــصف\u202c\u200f", [("قـــصف\u202c\u200f", "word")]),
        ("\u200f \u202c", []),
        ("قصف ـ \u064e", [("قصف", "word")]),
    ],
)
def test_kinds_of_tokens(text: str, tokens: list[tuple[str, str]], arabic: Arabic) -> None:
    assert [(token.text, token.kind) for token in cut(text, arabic)] == tokens


@given(
    text=st.text(
        st.one_of(st.characters(), st.sampled_from("والبلفكس لله اأإى ة\u064e\u0640\u200f19.,")), max_size=40
    )
)
def test_tokens_stand_in_order_at_their_spans(arabic_once: Arabic, text: str) -> None:
    at = 0
    for token in cut(text, arabic_once):
        assert at <= token.start <= token.core <= token.end
        assert token.text == text[token.start : token.end]
        assert token.folded == fold(token.text)
        assert not fold(text[at : token.start]).strip()
        at = token.end
        if token.kind == "word":
            assert token.readings[0] == (token.clitics, token.stem, token.suffix)


@pytest.fixture(scope="module")
def arabic_once(arabic: Arabic) -> Arabic:
    return arabic


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("والجيش", "الجيش"),
        ("بالقصف", "القصف"),
        ("للقتال", "قتال"),
        ("وللقوات", "قوات"),
        ("للجنة", "لجنة"),
        ("للاجئين", "لاجئين"),
        ("لِلقتال", "قتال"),
        ("بغارة", "غارة"),
        ("وسيقصف", "يقصف"),
        ("الجيش", "الجيش"),
        ("وزير", "وزير"),
    ],
)
def test_a_phrase_starts_after_its_clitics(word: str, phrase: str, arabic: Arabic) -> None:
    [token] = cut(word, arabic)
    assert token.text[token.core - token.start :] == phrase


def test_without_a_stem_a_swallowed_article_takes_both_lams() -> None:
    assert "للجنة"[core_offset("للجنة", ("ل", "ال")) :] == "جنة"
