"""Events of a ledger that grows: whatever the order and the batches, they are those of all pages at once."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from benchmarks.stories import Written, write_pages
from msgspec.structs import replace

from riwaya.grouping import Grouper, resolve_records, update_events
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.ledger.grouping import GroupShelf
from riwaya.ledger.store import Ledger
from riwaya.model.event import Event
from riwaya.preparing import open_judge, resolvable
from riwaya.resolve import Judge, candidates, chains, grouping, regroup
from riwaya.resolve.links import unpack_links
from riwaya.resolve.texts import link_texts, tell_text

PAGES = 50


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("ar")


@pytest.fixture(scope="module")
def judge(language: Language) -> Judge:
    return open_judge(language)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "growth.db") as book:
        yield book


@pytest.fixture(params=["wide", "narrow"])
def bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The bounds as they are, and so narrow that a few pages reach them."""
    if request.param == "narrow":
        monkeypatch.setattr(candidates, "WINDOW", 1)
        monkeypatch.setattr(regroup, "WINDOW", 1)
        monkeypatch.setattr(chains, "MOST_TOGETHER", 6)
        monkeypatch.setattr(grouping, "MOST_TOGETHER", 6)
    return str(request.param)


def add(ledger: Ledger, pages: Iterable[Written]) -> None:
    run = ledger.start_run(command="add", rules="made-up", started="2031-01-01T00:00:00")
    for written in pages:
        assert ledger.add_page(written.page, written.record, run=run).refused == 0


def expected(pages: Iterable[Written], language: Language) -> list[Event]:
    events = resolve_records([(w.page, w.record) for w in pages], language=language)
    return sorted(events, key=lambda event: event.id)


def held(ledger: Ledger) -> list[Event]:
    """The events without aliases, which tell of the way they came."""
    return sorted((replace(event, aliases=()) for event in ledger.events()), key=lambda event: event.id)


def links_held(ledger: Ledger) -> set[tuple[int, int]]:
    """Pairs of texts that the ledger has links of; each is kept from both ends."""
    rows = ledger._connection.execute("SELECT number, data FROM told_link")
    held = {(one, other) for one, data in rows for other in unpack_links(data).others() if other != one}
    assert held == {(other, one) for one, other in held}
    return {pair for pair in held if pair[0] < pair[1]}


def links_expected(pages: Iterable[Written], judge: Judge) -> set[tuple[int, int]]:
    """Pairs of texts that have links, found among all at once."""
    told = {}
    for written in pages:
        page = resolvable(written.page, written.record)
        text = tell_text(page, prints=[page], judge=judge)
        told[text.rank] = text
    return {
        (min(one[1], other[1]), max(one[1], other[1]))
        for one, other in candidates.find_neighbours({rank: text.keys for rank, text in told.items()})
        if link_texts(told[one], told[other], judge=judge)
    }


def crowd(*, seed: int) -> list[Written]:
    """Pages of the stories that most pages tell."""
    pages = write_pages(300, seed=seed)
    stories = Counter(written.page.id.split("-")[0] for written in pages)
    told = {story for story, _ in stories.most_common(2)}
    return [written for written in pages if written.page.id.split("-")[0] in told][:PAGES]


def batches(pages: Sequence[Written], rng: random.Random) -> Iterator[list[Written]]:
    at = 0
    while at < len(pages):
        size = rng.choice((1, 1, 2, 7, 20))
        yield list(pages[at : at + size])
        at += size


def settle_and_fail(ledger: Ledger) -> None:
    """Notes all texts as taken in and dies before the transaction ends."""
    with ledger.regrouping(number=candidates.number_text) as shelf:
        for digest in shelf.waiting(most=PAGES):
            shelf.settle(digest)
        raise ZeroDivisionError


def print_again(written: Written, *, page_id: str, published: str) -> Written:
    """The same text on another page, with the claims that reading it would give."""
    page = replace(written.page, id=page_id, published=published, outlet="another")
    told = replace(written.record.published, value=published)
    return replace(written, page=page, record=replace(written.record, id=page_id, published=told))


def rewrite(written: Written, *, text_of: Written) -> Written:
    """The page with another page's text."""
    page = replace(text_of.page, id=written.page.id)
    return replace(text_of, page=page, record=replace(text_of.record, id=written.page.id))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.usefixtures("bounds")
def test_any_order_and_any_batches_give_the_events_of_all_at_once(
    ledger: Ledger, language: Language, judge: Judge, seed: int
) -> None:
    pages = write_pages(PAGES, seed=seed)
    pages += [print_again(pages[3], page_id="again", published="2030-12-01")]
    pages += [print_again(pages[9], page_id="later", published="2031-12-01")]
    wanted = expected(pages, language)
    rng = random.Random(seed)
    rng.shuffle(pages)
    for some in batches(pages, rng):
        add(ledger, some)
        update_events(ledger, language=language, judge=judge)
    assert held(ledger) == wanted


@pytest.mark.usefixtures("bounds")
def test_links_of_crowded_stories_do_not_depend_on_what_came_and_went(
    ledger: Ledger, language: Language, judge: Judge
) -> None:
    pages = crowd(seed=9)
    random.Random(9).shuffle(pages)
    add(ledger, pages)
    update_events(ledger, language=language, judge=judge)
    assert links_held(ledger) == links_expected(pages, judge)
    emptied = [rewrite(page, text_of=pages[-1]) for page in pages[:15]]
    for some in batches(emptied, random.Random(9)):
        add(ledger, some)
        update_events(ledger, language=language, judge=judge)
    assert links_held(ledger) == links_expected(pages[15:], judge)
    assert held(ledger) == expected([*emptied, *pages[15:]], language)


@pytest.mark.parametrize("seed", [4, 5])
@pytest.mark.usefixtures("bounds")
def test_pages_that_change_and_change_back_leave_no_trace_in_the_events(
    ledger: Ledger, language: Language, judge: Judge, seed: int
) -> None:
    pages, other = write_pages(PAGES, seed=seed), write_pages(PAGES, seed=seed + 100)
    changed = [rewrite(page, text_of=told) for page, told in zip(pages[:8], other[:8], strict=True)]
    rng = random.Random(seed)
    for some in (pages, changed, *batches(changed[4:], rng)):
        add(ledger, some)
        update_events(ledger, language=language, judge=judge)
    assert held(ledger) == expected([*changed, *pages[8:]], language)
    for some in batches(pages[:8], rng):
        add(ledger, some)
        update_events(ledger, language=language, judge=judge)
    assert held(ledger) == expected(pages, language)


@pytest.mark.usefixtures("bounds")
def test_every_id_that_an_event_once_had_leads_to_the_event_with_the_claim_that_gave_it(
    ledger: Ledger, language: Language, judge: Judge
) -> None:
    pages = write_pages(PAGES, seed=6)
    random.Random(6).shuffle(pages)
    seen: dict[str, str] = {}
    for written in pages:
        add(ledger, [written])
        update_events(ledger, language=language, judge=judge)
        seen |= {event.id: event.claims[0].claim for event in ledger.events()}
    now = {claim.claim: event.id for event in ledger.events() for claim in event.claims}
    assert len(seen) > len(set(now.values()))
    for identity, claim in seen.items():
        found = ledger.event(identity)
        assert found is not None
        assert found.id == now[claim]
        assert identity == sha256(f"event:{claim}".encode()).hexdigest()[:16]


def test_rules_of_another_name_group_everything_anew(
    ledger: Ledger, language: Language, judge: Judge
) -> None:
    pages = write_pages(PAGES, seed=7)
    add(ledger, pages)
    update_events(ledger, language=language, judge=judge)
    with ledger.regrouping(number=candidates.number_text) as shelf:
        shelf.begin("older rules")
        assert shelf.waiting(most=PAGES) != []
    update_events(ledger, language=language, judge=judge)
    assert held(ledger) == expected(pages, language)


def test_a_run_cut_short_between_two_transactions_is_completed_by_the_next(
    ledger: Ledger, language: Language, judge: Judge
) -> None:
    pages = write_pages(PAGES, seed=8)
    add(ledger, pages[:30])
    update_events(ledger, language=language, judge=judge)
    add(ledger, pages[30:])
    with pytest.raises(ZeroDivisionError):
        settle_and_fail(ledger)
    update_events(ledger, language=language, judge=judge)
    assert held(ledger) == expected(pages, language)


@pytest.mark.usefixtures("bounds")
def test_what_one_keeps_in_memory_gives_way_to_what_another_changed(
    tmp_path: Path, language: Language, judge: Judge
) -> None:
    """Two processes add in turn, and pages that one has in memory change in the other."""
    pages = crowd(seed=11)
    pages += [rewrite(page, text_of=pages[-1]) for page in pages[:10]]
    file = tmp_path / "two.db"
    with Ledger.open(file) as one, Ledger.open(file) as other:
        groupers = [(book, Grouper(book, judge=judge)) for book in (one, other)]
        for turn, some in enumerate(batches(pages, random.Random(11))):
            book, grouper = groupers[turn % 5 == 0]
            add(book, some)
            grouper.update()
        assert held(one) == expected([*pages[10:-10], *pages[-10:]], language)


def test_a_transaction_that_fails_leaves_nothing_of_it_in_memory(
    ledger: Ledger, language: Language, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = crowd(seed=12)
    grouper = Grouper(ledger, judge=judge)
    add(ledger, pages[:20])
    grouper.update()
    add(ledger, pages[20:])
    with monkeypatch.context() as broken:
        broken.setattr(GroupShelf, "write_events", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            grouper.update()
    grouper.update()
    assert held(ledger) == expected(pages, language)


def test_a_page_reads_as_much_from_a_ledger_five_times_as_large(
    ledger: Ledger, language: Language, judge: Judge
) -> None:
    """Pages of small stories: what is read grows with the story, which the number of pages does not change."""
    pages = [written for written in write_pages(900, seed=10) if in_small_story(written)]
    probes, others = pages[:10], pages[10:]
    statements = []
    for size in (50, 250):
        add(ledger, others[:size])
        update_events(ledger, language=language, judge=judge)
        statements.append(count_statements(ledger, probes[:5], language, judge))
        probes = probes[5:]
    assert statements[1] < 1.5 * statements[0]


def in_small_story(written: Written) -> bool:
    return int(written.page.id.split("-")[1]) < 2


def count_statements(ledger: Ledger, pages: Iterable[Written], language: Language, judge: Judge) -> int:
    """Statements that SQLite ran to group pages that come one by one."""
    seen: list[str] = []
    for written in pages:
        add(ledger, [written])
        ledger._connection.set_trace_callback(seen.append)
        update_events(ledger, language=language, judge=judge)
        ledger._connection.set_trace_callback(None)
    return len(seen)
