"""The folded view and its map, on words and on arbitrary Unicode."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riwaya.languages.ar.normalize import fold, fold_with_map

# Arabic blocks weigh half: uniform Unicode hardly ever meets two Arabic characters in a row.
ARABIC = st.one_of(
    st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
    st.characters(min_codepoint=0x0870, max_codepoint=0x08FF),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
    st.sampled_from("وي\u0654\u0655\u0651\u064e\u0640\u200f\u202b\u2067"),
)
ANY_TEXT = st.text(st.one_of(st.characters(), ARABIC), max_size=40)


@given(ANY_TEXT)
def test_view_is_the_same_with_and_without_map(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


@given(ANY_TEXT)
@example("\ufefb")
@example("َك")
def test_map_is_monotone_and_ends_with_the_text(text: str) -> None:
    folded = fold_with_map(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


@given(ANY_TEXT, st.data())
def test_any_view_span_maps_to_the_raw_span_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.raw(start, end)
    assert 0 <= low <= high <= len(text)
    if start == end:
        assert low == high
        return
    # Ligatures widen a span to the whole code point, and a hamza cut off from its seat is another letter.
    assert folded.text[start:end] in fold(text[low:high]) or "\u0654" in text


@given(ANY_TEXT)
def test_every_view_character_comes_from_the_code_point_that_the_map_names(text: str) -> None:
    folded = fold_with_map(text)
    for at, char in enumerate(folded.text):
        source = text[folded.starts[at]]
        assert char in fold(source) or (char in "ؤئ" and fold(source) in "وي")


@given(ANY_TEXT)
def test_a_view_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(ARABIC, max_size=40))
def test_composed_and_decomposed_text_have_one_view(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("raw", "view"),
    [
        ("قُتِلَ", "قتل"),
        ("الجـــيش", "الجيش"),
        ("\u202bالجيش\u202c\u200f", "الجيش"),
        ("أعلن إلى آخر ٱسم", "اعلن الي اخر اسم"),
        ("مستشفى", "مستشفي"),
        ("غارة", "غارة"),
        ("ایران كابل کابل", "ايران كابل كابل"),
        ("١٢٫٥٪ و۴۵۶", "12.5% و456"),
        ("ﺍﻟﻘﺘﺎﻝ", "القتال"),
        ("ﻻ ﷲ", "لا الله"),
        ("م\ufe77دن", "مدن"),
        ("مسو\u0654ول", "مسؤول"),
        ("طاي\u064e\u0654رة", "طائرة"),
        ("BBC 2019", "BBC 2019"),
    ],
)
def test_view_of_a_word(raw: str, view: str) -> None:
    assert fold(raw) == view


def test_span_takes_the_signs_of_its_last_letter_along() -> None:
    text = "قُتِلَ جنديٌّ هنا"
    folded = fold_with_map(text)
    start = folded.text.index("جندي")
    low, high = folded.raw(start, start + 4)
    assert text[low:high] == "جنديٌّ"


def test_span_inside_a_ligature_takes_it_whole() -> None:
    text = "قال ﻻ"
    low, high = fold_with_map(text).raw(4, 5)
    assert text[low:high] == "ﻻ"
