import hashlib
from pathlib import Path

import pytest
from benchmarks.copies import SHORTEST_WORDS, measure
from benchmarks.segments import read_records
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.clean import clean_page
from riwaya.clean.copies import Size, relation, sketch, sketch_page, weigh
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.page import RawPage

REPORT = (
    "قتل ثلاثة جنود من جيش ساردا في قصف مدفعي استهدف معبر تل الريح فجر اليوم، بحسب ما أعلنت وزارة الدفاع.",
    "وقالت الوزارة في بيان إن القصف انطلق من مواقع قوات نهران شرقي المعبر، وإن خمسة جنود آخرين أصيبوا بجروح.",
    "ونفت سلطات نهران أن تكون قواتها أطلقت النار على المعبر، واتهمت جيش ساردا بخرق الهدنة للمرة الثالثة.",
    "وكان الطرفان اتفقا الشهر الماضي على هدنة في محيط تل الريح تمهيدا لتبادل الأسرى بوساطة من مملكة الساحل.",
    "ودعت مملكة الساحل الطرفين إلى ضبط النفس والعودة إلى طاولة المفاوضات في مدينة الصفصاف قبل نهاية الأسبوع.",
)
MARKET = (
    "ارتفعت أسعار القمح في أسواق وادي الزعفران بنسبة عشرين في المئة خلال أسبوع، وفق بيان نقابة التجار.",
    "وعزا التجار الارتفاع إلى تأخر سفن الحبوب في ميناء المرفأ وإلى ضعف المحصول هذا العام بسبب الجفاف.",
    "وقال مدير الميناء إن ست سفن تنتظر منذ عشرة أيام دورها في التفريغ بعد عطل أصاب رافعتين كبيرتين.",
    "وتوقعت غرفة التجارة أن تعود الأسعار إلى مستواها السابق بعد وصول شحنة جديدة في منتصف الشهر المقبل.",
    "ويستهلك الوادي نحو ألف طن من القمح كل يوم تأتي ثلاثة أرباعها من الخارج عبر الميناء نفسه.",
)


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        (REPORT, REPORT, "same"),
        (REPORT, (REPORT[0].replace("ثلاثة", "أربعة"), *REPORT[1:]), "same"),
        (REPORT, REPORT[:3], "shortened"),
        (REPORT[:3], REPORT, "extended"),
        (REPORT, (*MARKET, *REPORT), "reprint"),
        (REPORT, MARKET, "none"),
    ],
    ids=["equal", "a number changed", "cut", "longer", "inside", "unrelated"],
)
def test_relation_says_what_the_newer_text_is_of_the_older(
    older: tuple[str, ...], newer: tuple[str, ...], expected: str, arabic: Language
) -> None:
    assert relation(*(sketch("\n".join(text), language=arabic) for text in (older, newer))) == expected


def test_vowel_signs_marks_and_spacing_make_no_difference(arabic: Language) -> None:
    plain = sketch("قُتل ثلاثةُ جنود، في القصف.", language=arabic)
    assert plain.digest == sketch("قتل  ثلاثة جنود في القصف", language=arabic).digest
    assert (
        plain.digest
        == hashlib.sha256("\0".join(["قتل", "ثلاثة", "جنود", "في", "القصف"]).encode()).hexdigest()
    )


def test_paragraphs_of_twelve_words_are_kept_and_shorter_ones_not(arabic: Language) -> None:
    words = ["قتل", "ثلاثة", "جنود", "من", "جيش", "ساردا", "في", "قصف", "مدفعي", "استهدف", "معبر", "الريح"]
    kept = sketch("\n".join((" ".join(words), " ".join(words[:11]))), language=arabic).paragraphs
    assert [count for _, count in kept] == [12]


def test_one_run_of_eight_is_kept(arabic: Language) -> None:
    text = " ".join(f"كلمة{number}" for number in range(8004))
    assert 900 <= len(sketch(text, language=arabic).runs) <= 1100


@given(
    st.lists(st.sampled_from(["قصف", "هدنة", "معبر", "جنود", "اتفاق", "ساردا"]), max_size=60),
    st.integers(0, 50),
)
@settings(max_examples=60, deadline=None)
def test_runs_of_a_part_are_runs_of_the_whole(words: list[str], start: int) -> None:
    language = load_language("ar")
    whole, part = (
        sketch(" ".join(part), language=language).runs for part in (words, words[start : start + 20])
    )
    assert set(part) <= set(whole)


def test_lone_surrogate_is_no_error(arabic: Language) -> None:
    assert sketch("قصف \ud800 المعبر", language=arabic).words >= 2


def test_empty_texts_are_equal_and_copy_nothing_else(arabic: Language) -> None:
    empty, text = sketch("", language=arabic), sketch(REPORT[0], language=arabic)
    assert relation(empty, empty) == "same"
    assert relation(empty, text) == relation(text, empty) == "none"


def test_furniture_is_left_out_of_a_page_sketch(arabic: Language) -> None:
    page = RawPage(id="p", text="\n".join(("الرئيسية", *REPORT, "جميع الحقوق محفوظة لجريدة المرفأ")))
    assert sketch_page(clean_page(page, language=arabic), language=arabic) == sketch(
        "\n".join(REPORT), language=arabic
    )


@pytest.mark.parametrize(("shared", "expected"), [(1, "none"), (2, "none"), (5, "none"), (6, "reprint")])
def test_a_quarter_of_the_shorter_text_is_needed(shared: int, expected: str) -> None:
    older, newer = Size(words=190, runs=24), Size(words=400, runs=50)
    assert weigh(older, newer, shared=shared, same_words=0) == expected


def test_passage_that_neither_text_is_made_of_is_a_reprint() -> None:
    assert weigh(Size(words=200, runs=25), Size(words=250, runs=31), shared=9, same_words=0) == "reprint"


PAGES = Path(__file__).parents[3] / "shared/data/pages/articles.jsonl"


@pytest.mark.skipif(not PAGES.is_file(), reason="the evaluation data does not lie beside the repository")
def test_edited_articles_are_found_and_others_not(arabic: Language) -> None:
    pages = [page for page in read_records(PAGES) if len(page["text"].split()) >= SHORTEST_WORDS]
    figures = measure(pages, language=arabic)
    assert figures["recall"] >= 0.99
    assert figures["precision"] >= 0.99
