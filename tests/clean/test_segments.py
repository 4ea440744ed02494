"""Whole pages of the project's own writing, about invented places."""

import hashlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.clean import clean_page, explain_segments
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.page import RawPage

Cut = Callable[..., list[tuple[str, str]]]

TITLE = "مقتل ثلاثة جنود في قصف على معبر تل الريح"
STORY = (
    "قتل ثلاثة جنود من جيش ساردا في قصف مدفعي استهدف معبر تل الريح فجر اليوم، بحسب ما أعلنت وزارة الدفاع.",
    "وقالت الوزارة في بيان إن القصف انطلق من مواقع قوات نهران شرقي المعبر، وإن خمسة جنود آخرين أصيبوا بجروح.",
    "من جهتها، نفت سلطات نهران أن تكون قواتها أطلقت النار على المعبر، واتهمت جيش ساردا بخرق الهدنة.",
    "وكان الطرفان اتفقا الشهر الماضي على هدنة في محيط تل الريح تمهيدا لتبادل الأسرى بينهما.",
)
OTHER_TITLE = "ارتفاع أسعار القمح في أسواق وادي الزعفران"
OTHER = (
    "ارتفعت أسعار القمح في أسواق وادي الزعفران بنسبة عشرين في المئة خلال أسبوع، وفق نقابة التجار.",
    "وعزا التجار الارتفاع إلى تأخر سفن الحبوب وإلى ضعف المحصول هذا العام.",
)
LINKS = (
    "افتتاح مستشفى جديد للأطفال في مدينة الصفصاف",
    "منتخب ساردا يتأهل إلى نهائي كأس الساحل",
    "علماء يكتشفون نوعا نادرا من السلاحف قرب الجزر البيض",
)


def kinds(pieces: list[tuple[str, str]], *wanted: str) -> list[str]:
    found = {text: kind for kind, text in pieces}
    return [found[text] for text in wanted]


def test_plain_article_is_all_main(cut: Cut) -> None:
    assert {kind for kind, _ in cut("\n".join((TITLE, *STORY)))} == {"main"}


@pytest.mark.parametrize("title", [None, TITLE])
def test_menus_and_link_lists_around_the_story_are_furniture(cut: Cut, title: str | None) -> None:
    above = ("الرئيسية", "أخبار ساردا", "رياضة", *LINKS, "الاثنين 5 مايو 2031")
    below = ("شارك على فيسبوك", "الأكثر قراءة", *LINKS, "جميع الحقوق محفوظة لجريدة المرفأ")
    pieces = cut("\n".join((*above, TITLE, *STORY, *below)), title)
    assert [text for kind, text in pieces if kind == "main"] == [TITLE, *STORY]
    assert {kind for kind, _ in pieces} == {"main", "furniture"}


@pytest.mark.parametrize("cue", ["إقرأ أيضاً:", "أخبار ذات صلة", "شاهد أيضاً", "مواضيع متعلقة"])
def test_headline_with_its_lead_under_a_read_also_header_is_other(cut: Cut, cue: str) -> None:
    pieces = cut("\n".join((TITLE, *STORY, cue, OTHER_TITLE, *OTHER)))
    assert kinds(pieces, cue) == ["furniture"]
    assert [text for kind, text in pieces if kind == "other"] == [OTHER_TITLE, *OTHER]


def test_story_appended_without_any_header_is_other(cut: Cut) -> None:
    pieces = cut("\n".join((TITLE, *STORY, OTHER_TITLE, *OTHER)))
    assert [text for kind, text in pieces if kind == "other"] == [OTHER_TITLE, *OTHER]


def test_read_also_line_inside_the_story_leaves_the_story_whole(cut: Cut) -> None:
    line = f"اقرأ أيضا: {LINKS[0]}"
    pieces = cut("\n".join((TITLE, *STORY[:2], line, *STORY[2:])))
    assert kinds(pieces, line) == ["furniture"]
    assert [text for kind, text in pieces if kind == "main"] == [TITLE, *STORY]


def test_read_also_header_and_link_inside_the_story_leave_the_story_whole(cut: Cut) -> None:
    pieces = cut("\n".join((TITLE, *STORY[:2], "اقرأ أيضا", LINKS[0], *STORY[2:])))
    assert kinds(pieces, "اقرأ أيضا", LINKS[0]) == ["furniture", "furniture"]
    assert [text for kind, text in pieces if kind == "main"] == [TITLE, *STORY]


def test_lead_repeated_at_the_end_is_repeat(cut: Cut) -> None:
    pieces = cut("\n".join((*STORY, STORY[0])))
    assert [kind for kind, _ in pieces] == ["main"] * 4 + ["repeat"]


def test_second_copy_of_the_whole_story_is_repeat_with_its_subheads(cut: Cut) -> None:
    story = (*STORY[:2], "نفي واتهام", *STORY[2:])
    pieces = cut("\n".join((TITLE, *story, "جميع الحقوق محفوظة", *story)))
    assert [kind for kind, _ in pieces] == ["main"] * 6 + ["furniture"] + ["repeat"] * 5


def test_copy_with_a_subhead_glued_before_it_is_repeat(cut: Cut) -> None:
    text = f"بيان الوزارة {STORY[1]} {STORY[1]} {STORY[2]}"
    assert [kind for kind, _ in cut(text)] == ["main", "repeat", "main"]


def test_subhead_between_paragraphs_is_main(cut: Cut) -> None:
    pieces = cut("\n".join((TITLE, *STORY[:2], "نفي واتهام", *STORY[2:])))
    assert {kind for kind, _ in pieces} == {"main"}


def test_name_repeated_as_a_caption_is_furniture(cut: Cut) -> None:
    pieces = cut("\n".join((TITLE, "سالم المرفئي", "سالم المرفئي", *STORY)))
    assert [kind for kind, text in pieces if text == "سالم المرفئي"] == ["furniture", "furniture"]


@pytest.mark.parametrize("dateline", ["تل الريح - وكالة المرفأ", "تل الريح 5 مايو 2031 وكالة المرفأ"])
def test_dateline_above_the_first_paragraph_is_main(cut: Cut, dateline: str) -> None:
    assert kinds(cut("\n".join((TITLE, dateline, *STORY))), dateline) == ["main"]


@pytest.mark.parametrize(
    "line", ["المصدر: وكالة المرفأ", "كلمات دلالية: ساردا نهران الهدنة", "// انتهى //", "10:00 ت م", "© 2031"]
)
def test_credit_tags_and_end_marks_behind_the_story_are_furniture(cut: Cut, line: str) -> None:
    assert kinds(cut("\n".join((TITLE, *STORY, line))), line) == ["furniture"]


def test_hashtag_glued_behind_a_paragraph_is_furniture_and_the_paragraph_main(cut: Cut) -> None:
    pieces = cut("\n".join((*STORY[:3], f"{STORY[3]} #ساردا")))
    assert pieces[-2:] == [("main", STORY[3]), ("furniture", "#ساردا")]


def test_notice_inside_a_line_is_furniture_and_the_line_around_it_main(cut: Cut) -> None:
    notice = "لن يتم نشر عنوان بريدك الإلكتروني."
    pieces = cut(f"{STORY[0]} {STORY[1]} {notice}")
    assert pieces == [("main", STORY[0]), ("main", STORY[1]), ("furniture", notice)]


def test_comment_form_and_comments_are_furniture(cut: Cut) -> None:
    form = ("التعليقات", "أبو ياسر", "نسأل الله السلامة لأهلنا جميعا في كل مكان.", "اترك تعليقاً", "الاسم")
    pieces = cut("\n".join((TITLE, *STORY, *form)))
    assert kinds(pieces, *form) == ["furniture"] * 5


def test_notice_that_interrupts_the_story_twice_is_furniture(cut: Cut) -> None:
    notice = "يرجى من زوار الصفحة اختيار المحافظة المناسبة لعرض نشرة الطقس."
    pieces = cut("\n".join((TITLE, *STORY[:2], notice, STORY[2], notice, STORY[3])))
    assert [kind for kind, text in pieces if text == notice] == ["furniture", "furniture"]
    assert [text for kind, text in pieces if kind == "main"] == [TITLE, *STORY]


def test_lines_broken_at_every_link_stay_one_story(cut: Cut) -> None:
    lines = ("قال والي الصفصاف", "سالم المرفئي", "، اليوم الاثنين، إن المعبر مغلق", ".")
    broken = "\n".join((*lines, "وأضاف الوالي أن المعبر يفتح غدا أمام القوافل."))
    assert {kind for kind, _ in cut(broken)} == {"main"}


ITEMS = (
    "وقف إطلاق النار في محيط المعبر",
    "تبادل الأسرى خلال عشرة أيام",
    "سحب المدافع من التلال الشرقية",
    "فتح الطريق إلى الميناء أمام القوافل",
    "عودة المراقبين إلى نقاطهم",
    "اجتماع ثان في عاصمة الساحل",
)


@pytest.mark.parametrize(
    "announcing", ["وتنص الهدنة على ما يلي:", f"{STORY[1][:-1]} ونشرت بنودها كاملة أمس:"]
)
def test_list_that_the_story_announces_is_main_inside_and_at_its_end(cut: Cut, announcing: str) -> None:
    inside = cut("\n".join((TITLE, STORY[0], announcing, *ITEMS, *STORY[2:], "جميع الحقوق محفوظة")))
    assert kinds(inside, *ITEMS, *STORY[2:]) == ["main"] * 8
    end = cut("\n".join((TITLE, *STORY, announcing, *ITEMS, "شارك على فيسبوك", *LINKS)))
    assert kinds(end, *ITEMS) == ["main"] * 6
    assert kinds(end, *LINKS) == ["furniture"] * 3


def test_links_behind_a_colon_that_nobody_of_the_story_says_stay_furniture(cut: Cut) -> None:
    pieces = cut("\n".join((TITLE, *STORY, "طالع من أرشيفنا الغني:", *LINKS, "جميع الحقوق محفوظة")))
    assert kinds(pieces, *LINKS) == ["furniture"] * 3


def test_notice_that_a_scrape_broke_in_two_does_not_make_one_story_of_two(cut: Cut) -> None:
    notice = ("نرحب بآرائكم حول هذا الخبر، ونحتفظ بحق حذف التعليقات المسيئة", "، كما نرجو الاختصار.")
    pieces = cut("\n".join((TITLE, *STORY, *notice, *LINKS, *LINKS[:2], OTHER_TITLE, *OTHER)))
    assert kinds(pieces, *STORY) == ["main"] * 4
    assert kinds(pieces, *OTHER) == ["other"] * 2


@pytest.mark.parametrize("tags", ["#تل_الريح", "#تل_الريح @almanara_news #ساردا", "#تنويه Manara #ساردا"])
def test_hashtags_behind_the_last_stop_of_a_message_are_furniture(cut: Cut, tags: str) -> None:
    assert cut(f"{STORY[0]} {tags}") == [("main", STORY[0]), ("furniture", tags)]


def test_hashtag_inside_a_sentence_is_text(cut: Cut) -> None:
    text = "قصفت قوات نهران #تل_الريح فجر اليوم."
    assert cut(text) == [("main", text)]


def test_page_of_labels_alone_is_furniture_by_its_words_and_main_where_it_has_none(cut: Cut) -> None:
    assert cut("الرئيسية\nقصف على تل الريح") == [("furniture", "الرئيسية"), ("main", "قصف على تل الريح")]


def test_blank_page_has_no_segments(cut: Cut) -> None:
    assert cut(" \n\n ") == []


def test_clean_page_keeps_text_and_digest(arabic: Language) -> None:
    page = RawPage(id="p", text="\n".join(STORY))
    clean = clean_page(page, language=arabic)
    assert clean.page is page
    assert clean.text_sha256 == hashlib.sha256(page.text.encode()).hexdigest()
    assert [page.text[s.start : s.end] for s in clean.segments] == list(STORY)


def test_every_segment_says_why(arabic: Language) -> None:
    page = RawPage(id="p", text="\n".join((TITLE, *STORY, "إقرأ أيضاً:", OTHER_TITLE, *OTHER)))
    reasons = [piece.reason for piece in explain_segments(page, language=arabic)]
    assert reasons[0] == "title"
    assert "headline -3" in reasons[6]
    assert all(reasons)


PIECES = st.sampled_from(
    (
        TITLE,
        *STORY,
        OTHER_TITLE,
        *OTHER,
        *LINKS,
        "إقرأ أيضاً:",
        "الأكثر قراءة",
        "المصدر: وكالات",
        "نفي واتهام",
        ".",
        "،",
        " ",
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=30), st.sampled_from(["\n", " ", "\n\n", "\r\n"]))
def test_segments_tile_every_page(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    pieces = explain_segments(RawPage(id="p", text=text), language=load_language("ar"))
    covered = [at for piece in pieces for at in range(piece.start, piece.end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)


HUGE = 300_000


@pytest.mark.parametrize(
    "text",
    [
        (" ".join(STORY) + " ") * (HUGE // 400),
        "ا" * HUGE,
        '"' * HUGE,
        ".ا" * (HUGE // 2),
        "a@" * (HUGE // 2),
        "اقرأ أيضا " * (HUGE // 10),
        "اقرأ أيضا\n" * (HUGE // 10),
        "كلمة هنا\n" * (HUGE // 9),
        f"{STORY[0]}\n{LINKS[0]}\n" * (HUGE // 150),
        f"{STORY[0]}\n" * (HUGE // 100),
        "\n،" * (HUGE // 2),
    ],
    ids=[
        "one line",
        "one word",
        "quotes",
        "stops",
        "addresses",
        "cues",
        "cue lines",
        "labels",
        "pairs",
        "same",
        "commas",
    ],
)
def test_reading_is_linear_in_the_length(text: str, arabic: Language) -> None:
    started = time.process_time()
    explain_segments(RawPage(id="p", text=text), language=arabic)
    # A second for a million characters is usual; quadratic work on these takes minutes.
    assert time.process_time() - started < 5
