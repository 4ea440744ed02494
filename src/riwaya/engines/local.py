"""Reads many pages on one machine, in this process or in several, with equal bytes and in input order.

Pages stream through: at any time only a few batches are in memory, however long the input is.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context

import msgspec
from msgspec import Struct

from riwaya.errors import RiwayaError
from riwaya.memory import collect_seldom
from riwaya.model.claim import PageRecord
from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import OpenReader, PageReader, Reading, open_reader
from riwaya.preparing import Prepared

Page = RawPage | RawBytes
Offer = Page | Refusal
Outcome = Reading | Refusal

# A batch is large enough that passing it between processes costs little beside reading it, small enough that
# no process idles for long at the end.
_BATCH_PAGES = 8
_BATCH_CHARACTERS = 50_000
# Batches on their way. `add` stops now and then to group a thousand pages; processes that read on meanwhile have
# done the next thousand by then. Bounded in size, too: a few pages may be very long.
_MOST_BATCHES = 128
_MOST_CHARACTERS = 16_000_000


class _Given(Struct, frozen=True, kw_only=True):
    """A page on its way between processes: one of the two is set."""

    text: RawPage | None = None
    markup: RawBytes | None = None


class _Result(Struct, frozen=True, kw_only=True):
    """A page's outcome on its way between processes: one of `record` and `refusal` is set.

    `page` is set where the page came as markup and only the process that read it knows its text.
    """

    page: RawPage | None = None
    record: PageRecord | None = None
    refusal: Refusal | None = None
    not_understood: dict[str, int] = {}
    prepared: Prepared | None = None


def read_pages(
    offers: Iterable[Offer], *, jobs: int, language: str, open_reader: OpenReader = open_reader
) -> Iterator[Outcome]:
    """Reads pages one after the other or in several processes.

    Args:
        offers: Pages and refusals in input order; taken as they are needed.
        jobs: Number of processes; 1 reads in this one.
        language: Language of the pages.
        open_reader: Loads what reading a language needs and gives the function that reads a page; called once
            in every process that reads. It travels to them: equal copies of it must be equal and have one hash.

    Yields:
        A reading or a refusal for every offer, in input order.
    """
    if jobs > 1:
        yield from _read_in_processes(offers, jobs=jobs, language=language, open_reader=open_reader)
        return
    read = open_reader(language)
    for offer in offers:
        yield offer if isinstance(offer, Refusal) else read(offer)


def _read_in_processes(
    offers: Iterable[Offer], *, jobs: int, language: str, open_reader: OpenReader
) -> Iterator[Outcome]:
    # `spawn` everywhere: a forked copy of a process with threads (progress bars) may lock up, and the
    # start method is no reason for machines to differ.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin_process)
    waiting: deque[tuple[list[Offer], Future[bytes]]] = deque()
    characters = 0
    try:
        for batch in _batches(offers):
            data = msgspec.msgpack.encode([_given(offer) for offer in batch if isinstance(offer, Page)])
            waiting.append((batch, pool.submit(_read_batch, open_reader, language, data)))
            characters += sum(map(_size, batch))
            # What is done goes out at once; where much waits, the first is waited for.
            while waiting and (_is_much(waiting, characters, jobs=jobs) or waiting[0][1].done()):
                characters -= sum(map(_size, waiting[0][0]))
                yield from _outcomes(*waiting.popleft())
        while waiting:
            yield from _outcomes(*waiting.popleft())
    except BrokenProcessPool as error:
        raise RiwayaError("a reading process died, perhaps for want of memory; try fewer jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _is_much(waiting: Sized, characters: int, *, jobs: int) -> bool:
    """Tells whether enough is on its way; every process has a batch at least, however long pages are."""
    return len(waiting) >= _MOST_BATCHES or (characters > _MOST_CHARACTERS and len(waiting) > jobs)


def _batches(offers: Iterable[Offer]) -> Iterator[list[Offer]]:
    batch: list[Offer] = []
    characters = 0
    for offer in offers:
        batch.append(offer)
        characters += _size(offer)
        if len(batch) >= _BATCH_PAGES or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _outcomes(batch: list[Offer], future: "Future[bytes]") -> Iterator[Outcome]:
    results = iter(msgspec.msgpack.decode(future.result(), type=list[_Result]))
    for offer in batch:
        if isinstance(offer, Refusal):
            yield offer
            continue
        result = next(results)
        if result.record is None:
            yield msgspec.convert(result.refusal, Refusal)
        else:
            page = offer if isinstance(offer, RawPage) else msgspec.convert(result.page, RawPage)
            yield Reading(
                page=page,
                record=result.record,
                not_understood=result.not_understood,
                prepared=result.prepared,
            )


def _read_batch(open_reader: OpenReader, language: str, data: bytes) -> bytes:
    """Reads one batch in a process of the pool."""
    read = _reader(open_reader, language)
    results = []
    for given in msgspec.msgpack.decode(data, type=list[_Given]):
        page = given.markup or msgspec.convert(given.text, RawPage)
        results.append(_result(read(page), with_page=isinstance(page, RawBytes)))
    return msgspec.msgpack.encode(results)


@cache
def _reader(open_reader: OpenReader, language: str) -> PageReader:
    """Loads lexicons and places once in a process of the pool."""
    return open_reader(language)


def _given(page: Page) -> _Given:
    return _Given(markup=page) if isinstance(page, RawBytes) else _Given(text=page)


def _size(offer: Offer) -> int:
    if isinstance(offer, Refusal):
        return 0
    return len(offer.data) if isinstance(offer, RawBytes) else len(offer.text)


def _result(outcome: Outcome, *, with_page: bool) -> _Result:
    if isinstance(outcome, Refusal):
        return _Result(refusal=outcome)
    page = outcome.page if with_page else None
    return _Result(
        page=page, record=outcome.record, not_understood=outcome.not_understood, prepared=outcome.prepared
    )


def _begin_process() -> None:
    """Ctrl-C is for the process that speaks to people; it ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
