import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct
from tests.doubles import open_double, read_double

from riwaya.engines.local import Outcome, read_pages
from riwaya.errors import RiwayaError
from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import PageReader, ReaderOpener, Reading

REFUSAL = Refusal(reason="empty", source="empty.txt")


def offers(count: int) -> list[RawPage | Refusal]:
    pages: list[RawPage | Refusal] = [RawPage(id=str(i), text=f"خبر رقم {i}") for i in range(count)]
    return [*pages[:3], REFUSAL, RawPage(id="bad", text="fail"), *pages[3:], REFUSAL]


def read(given: list[RawPage | Refusal], *, jobs: int) -> list[Outcome]:
    return list(read_pages(given, jobs=jobs, language="ar", open_reader=open_double))


def test_every_offer_has_its_outcome_in_input_order() -> None:
    outcomes = read(offers(5), jobs=1)
    assert [getattr(o, "reason", None) or o.page.id for o in outcomes] == [  # type: ignore[union-attr]
        "0", "1", "2", "empty", "failed", "3", "4", "empty",
    ]  # fmt: skip


def test_any_number_of_processes_gives_the_same_bytes_in_the_same_order() -> None:
    given = offers(60)
    alone, together = (msgspec.json.encode(read(given, jobs=jobs)) for jobs in (1, 2))
    assert alone == together


class CountingOpener(Struct, frozen=True):
    """Notes each opening in a file, from whatever process."""

    notes: str

    def __call__(self, language: str) -> PageReader:
        with open(self.notes, "a", encoding="utf-8") as notes:
            notes.write(f"{os.getpid()}\n")
        return read_double


def test_every_process_loads_what_it_reads_with_once(tmp_path: Path) -> None:
    notes = tmp_path / "openings"
    list(read_pages(offers(100), jobs=2, language="ar", open_reader=CountingOpener(str(notes))))
    openings = notes.read_text("utf-8").split()
    assert len(openings) == len(set(openings)) <= 2


def test_opener_of_a_run_is_one_key_wherever_it_travels() -> None:
    opener = pickle.loads(pickle.dumps(ReaderOpener(judge=False)))  # noqa: S301 (made one line above)
    assert {opener: 1}[ReaderOpener(judge=False)] == 1
    assert opener != ReaderOpener()


def test_markup_comes_back_as_the_text_that_was_read_in_any_number_of_processes() -> None:
    markup = [RawBytes(id=str(i), data=f"<p>{i}</p>".encode(), url=f"u{i}") for i in range(20)]
    given: list[RawPage | RawBytes | Refusal] = [RawPage(id="t", text="خبر"), *markup]
    alone, together = (
        list(read_pages(given, jobs=jobs, language="ar", open_reader=open_double)) for jobs in (1, 2)
    )
    assert alone == together
    assert [(o.page.text, o.page.url) for o in together if isinstance(o, Reading)] == [
        ("خبر", None),
        *((f"<p>{i}</p>", f"u{i}") for i in range(20)),
    ]


def test_pages_are_taken_as_they_are_needed_and_not_all_at_once() -> None:
    taken = 0

    def endless() -> Iterator[RawPage]:
        nonlocal taken
        while True:
            taken += 1
            yield RawPage(id=str(taken), text="خبر")

    outcomes = read_pages(endless(), jobs=2, language="ar", open_reader=open_double)
    for _ in range(20):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert taken <= 20 + 8 * 128


def test_few_pages_are_taken_ahead_where_they_are_long() -> None:
    taken = 0

    def endless() -> Iterator[RawPage]:
        nonlocal taken
        while True:
            taken += 1
            yield RawPage(id=str(taken), text="خبر " * 1_000_000)

    outcomes = read_pages(endless(), jobs=2, language="ar", open_reader=open_double)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert taken <= 1 + 16 // 4 + 1


def test_what_is_read_goes_out_before_more_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class AtOnce:
        """A pool that has done a batch before the next is taken."""

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def submit(self, work: Callable[..., bytes], *given: Any) -> Future[bytes]:
            future: Future[bytes] = Future()
            future.set_result(work(*given))
            return future

        def shutdown(self, **_: object) -> None:
            pass

    monkeypatch.setattr("riwaya.engines.local.ProcessPoolExecutor", AtOnce)
    taken: list[str] = []

    def pages() -> Iterator[RawPage]:
        for number in range(100):
            taken.append(str(number))
            yield RawPage(id=str(number), text="خبر")

    outcomes = read_pages(pages(), jobs=2, language="ar", open_reader=open_double)
    next(outcomes)
    assert len(taken) == 8
    assert len(list(outcomes)) == 99


def test_death_of_a_process_is_told_and_does_not_hang() -> None:
    with pytest.raises(RiwayaError, match="a reading process died"):
        list(read_pages([RawPage(id="a", text="خبر")], jobs=2, language="ar", open_reader=open_dying))


def open_dying(language: str) -> PageReader:
    os._exit(9)
