import pytest

from riwaya.clean.lines import Line, read_lines
from riwaya.clean.vocabulary import furniture_words
from riwaya.languages.language import Language


def lines_of(text: str, language: Language) -> tuple[Line, ...]:
    return read_lines(text, language=language, known=furniture_words(language))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("قصف الجيش المعبر فجر اليوم.", True),
        ("قصف الجيش المعبر فجر اليوم", False),
        ("قال الوالي: «قصف الجيش المعبر فجر اليوم».", True),
        ("تصعيد عند المعبر.. ماذا يريد الطرفان من الهدنة؟", False),
        ("قصف الجيش المعبر ثم توقف بالقوة.المصدر وكالة المرفأ", True),
        ("قصف الجيش " * 12, True),
    ],
)
def test_running_text_is_told_by_stop_or_length(text: str, prose: bool, arabic: Language) -> None:
    [line] = lines_of(text, arabic)
    assert line.prose is prose


def test_line_that_begins_with_a_comma_goes_on_with_the_one_above(arabic: Language) -> None:
    [line] = lines_of("قال الوالي سالم المرفئي\n، اليوم الاثنين، إن المعبر مغلق\n.", arabic)
    assert (line.broken, len(line.units)) == (True, 3)


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("سالم@example.org", "address"),
        ("https://example.org/a", "address"),
        ("#هدنة", "address"),
        ("© جريدة المرفأ", "copyright"),
        ("12", "number"),
        ("قبل 3 ساعات", "clock"),
        ("الاثنين، 5 مايو 2031 10:15 صباحا", "clock"),
        ("شارك على: فيسبوك تويتر واتساب", "share"),
        ("Share on Facebook", "share"),
        ("هدنة جديدة عند المعبر", ""),
    ],
)
def test_line_says_by_its_words_or_signs_what_furniture_it_is(
    text: str, furniture: str, arabic: Language
) -> None:
    [line] = lines_of(text, arabic)
    assert line.furniture == furniture


@pytest.mark.parametrize(
    ("text", "dashed"), [("تل الريح - وكالات", True), ("تل الريح/ وكالات", True), ("تل الريح", False)]
)
def test_dash_between_words_is_seen(text: str, dashed: bool, arabic: Language) -> None:
    [line] = lines_of(text, arabic)
    assert line.dashed is dashed
