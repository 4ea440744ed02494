from typing import cast

from riwaya.acquire import SeenPages
from riwaya.languages.language import Language
from riwaya.model.page import RawPage, Refusal
from riwaya.pipeline import admit_pages, content_words, points_back, search_terms
from tests.doubles import PlainLanguage

PLAIN = cast("Language", PlainLanguage())


def test_repeats_are_left_out_and_a_second_text_is_refused_with_its_line() -> None:
    offers: list[RawPage | Refusal] = [
        RawPage(id="a", text="خبر", origin="p.jsonl:1"),
        RawPage(id="a", text="خبر", origin="p.jsonl:2"),
        Refusal(reason="bad_json", source="p.jsonl", line=3),
        RawPage(id="a", text="خبر آخر", origin="p.jsonl:4"),
    ]
    seen = SeenPages()
    page, refusal, conflict = admit_pages(offers, seen=seen)
    assert (page, refusal) == (offers[0], offers[2])
    assert isinstance(conflict, Refusal)
    assert (conflict.reason, conflict.source, conflict.line) == ("id_conflict", "p.jsonl", 4)
    assert seen.repeats == 1


def test_search_terms_hold_each_word_in_all_its_readings() -> None:
    assert search_terms(PLAIN)("وصل الوفد") == ["وصل", "الوفد", "وفد"]


def test_content_words_are_stems_in_text_order() -> None:
    assert content_words(PLAIN)("وصل الوفد") == ["وصل", "وفد"]


def test_trigger_with_the_article_points_back() -> None:
    assert points_back(PLAIN)("القصف")
    assert not points_back(PLAIN)("قصف")
    assert not points_back(PLAIN)("")
