import tracemalloc

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


def test_each_of_many_pages_is_remembered_with_its_text() -> None:
    seen = SeenPages()
    pages = [RawPage(id=f"p{number}", text=f"{number % 7}") for number in range(5000)]
    assert all(seen.admit(page) for page in pages)
    assert not any(seen.admit(page) for page in pages)
    assert seen.repeats == 5000
    with pytest.raises(InputError):
        seen.admit(RawPage(id="p4321", text="9"))


def test_a_page_costs_a_run_few_bytes() -> None:
    seen = SeenPages()
    tracemalloc.start()
    for number in range(50_000):
        seen.admit(RawPage(id=f"https://paper.example/a/rather/long/address/{number}", text="خبر"))
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most_bytes / 50_000 < 80


def test_an_id_with_half_a_surrogate_pair_is_an_id() -> None:
    seen = SeenPages()
    assert seen.admit(RawPage(id="\ud800", text="خبر"))
    assert not seen.admit(RawPage(id="\ud800", text="خبر"))
