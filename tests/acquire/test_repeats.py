import pytest

from riwaya.acquire import SeenPages, admit_pages
from riwaya.errors import InputError
from riwaya.model.page import RawPage, Refusal


def test_exact_repeat_is_left_out_and_counted() -> None:
    seen = SeenPages()
    assert seen.admit(RawPage(id="a", text="خبر"))
    assert not seen.admit(RawPage(id="a", text="خبر", outlet="elsewhere"))
    assert seen.repeats == 1


def test_same_text_under_another_id_is_another_page() -> None:
    seen = SeenPages()
    assert seen.admit(RawPage(id="a", text="خبر"))
    assert seen.admit(RawPage(id="b", text="خبر"))
    assert seen.repeats == 0


def test_another_text_under_a_known_id_is_a_conflict_and_the_first_stays() -> None:
    seen = SeenPages()
    seen.admit(RawPage(id="a", text="خبر"))
    with pytest.raises(InputError) as caught:
        seen.admit(RawPage(id="a", text="خبر آخر"))
    assert caught.value.reason == "id_conflict"
    assert not seen.admit(RawPage(id="a", text="خبر"))


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
