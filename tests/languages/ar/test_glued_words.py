"""Words that a scrape has run together are parted; words of the language stay whole."""

import pytest

from riwaya.languages.ar.arabic import Arabic


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


def words(text: str, arabic: Arabic) -> list[str]:
    return [token.text for token in arabic.tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("الحدوديةأطلقت", ["الحدودية", "أطلقت"]),
        ("جريحاًوصلوا", ["جريحاً", "وصلوا"]),
        ("قتيلًاسقطوا", ["قتيلًا", "سقطوا"]),
        ("إلىالقرية", ["إلى", "القرية"]),
        ("وعلىالجبهة", ["وعلى", "الجبهة"]),
        ("فيقصف", ["فيقصف"]),  # three letters of a known word are too few to part it
        ("فيمعركة", ["في", "معركة"]),
        ("أنّطائرات", ["أنّ", "طائرات"]),
        ("منالجنود", ["من", "الجنود"]),
        ("يهاجمالمسلحون", ["يهاجم", "المسلحون"]),
        ("المقاتلينيتقدمون", ["المقاتلين", "يتقدمون"]),
        ("مراسلالوكالةيتحدث", ["مراسل", "الوكالة", "يتحدث"]),
    ],
)
def test_glued_words_are_parted_at_their_borders(text: str, parts: list[str], arabic: Arabic) -> None:
    assert words(text, arabic) == parts


@pytest.mark.parametrize(
    "word",
    [
        "منفصلين", "منطلقات", "معادلات", "اندفاعاتها", "مسؤوليتهم", "انفرادية", "عبدالعزيز", "الكردستاني",
        "المستهدفين", "والمواصلات", "الانفصاليين", "للمستجدات", "بانوراما", "الأيديولوجية", "ــــــــــ",
    ],
)  # fmt: skip
def test_long_words_stay_whole(word: str, arabic: Arabic) -> None:
    assert words(word, arabic) == ([word] if word.strip("ـ") else [])


def test_parts_stand_at_their_spans_in_the_raw_page(arabic: Arabic) -> None:
    text = "قال إنّالقوةَ المشتركةَتراجعت"
    tokens = arabic.tokens(text, 0, len(text))
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert "".join(token.text for token in tokens) == text.replace(" ", "")
