import pytest

from riwaya.clean.body import find_body
from riwaya.clean.lines import read_lines
from riwaya.clean.vocabulary import furniture_words, split_words
from riwaya.languages.language import Language

TITLE = "قصف على معبر تل الريح يوقع ثلاثة قتلى"
STORY = ("قتل ثلاثة جنود في قصف على معبر تل الريح فجر اليوم.", "وقالت الوزارة إن القصف انطلق من شرق المعبر.")
OTHER = "افتتاح مستشفى جديد للأطفال في مدينة الصفصاف"


def place(text: str, language: Language, title: str = "") -> tuple[str | None, str, int]:
    """Gives the title's line, the first paragraph's line and the number of lines up to the zone's end."""
    known = furniture_words(language)
    lines = read_lines(text, language=language, known=known)
    words = tuple(split_words(title, language=language))
    body = find_body(lines, title=words, common=known.common)
    assert body is not None
    texts = [text[line.units[0].start : line.units[-1].end] for line in lines]
    return None if body.title is None else texts[body.title], texts[body.first], body.end


def test_title_is_the_headline_that_the_first_paragraphs_repeat(arabic: Language) -> None:
    text = "\n".join(("الرئيسية", OTHER, TITLE, "سالم المرفئي", *STORY))
    assert place(text, arabic) == (TITLE, STORY[0], 6)


def test_stated_title_wins_over_a_paragraph_above_it(arabic: Language) -> None:
    text = "\n".join(("تفتح الحديقة أبوابها للزوار كل يوم جمعة صباحا.", TITLE, *STORY))
    assert place(text, arabic, title=TITLE) == (TITLE, STORY[0], 4)


def test_stated_title_in_a_link_list_is_passed_over(arabic: Language) -> None:
    text = "\n".join((TITLE, *STORY, "الأكثر قراءة", TITLE, "تفتح الحديقة أبوابها للزوار كل يوم جمعة صباحا."))
    assert place(text, arabic, title=TITLE) == (TITLE, STORY[0], 3)


def test_ticker_line_that_ends_like_a_sentence_is_no_first_paragraph(arabic: Language) -> None:
    text = "\n".join(("تفتح الحديقة أبوابها كل جمعة.", OTHER, TITLE, *STORY, STORY[1]))
    assert place(text, arabic)[:2] == (TITLE, STORY[0])


def test_short_story_is_not_passed_over_for_a_longer_one_below(arabic: Language) -> None:
    other = (
        "افتتح الوالي مستشفى الأطفال الجديد في مدينة الصفصاف أمس.",
        *("وأضاف أن المستشفى يضم مئة سرير.",) * 3,
    )
    assert place("\n".join((TITLE, STORY[0], OTHER, *other)), arabic)[:2] == (TITLE, STORY[0])


@pytest.mark.parametrize("header", ["إقرأ أيضاً:", "الأكثر قراءة", "التعليقات"])
def test_zone_ends_at_the_next_header(header: str, arabic: Language) -> None:
    assert place("\n".join((TITLE, *STORY, header, OTHER)), arabic)[2] == 3


def test_page_without_running_text_has_no_body(arabic: Language) -> None:
    known = furniture_words(arabic)
    lines = read_lines("الرئيسية\nقصف على تل الريح", language=arabic, known=known)
    assert find_body(lines, title=(), common=known.common) is None
