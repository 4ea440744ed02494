import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.acquire.archives import make_html
from tests.acquire.fetching.listings import make_feed, make_sitemap
from tests.acquire.fetching.servers import Site, TestClock, answer, make_fetcher, open_site

from riwaya.acquire.fetching.feeds_file import WatchedFeed
from riwaya.acquire.fetching.watch_state import WatchState, article_key
from riwaya.acquire.fetching.watcher import Watcher
from riwaya.errors import UsageError
from riwaya.model.page import RawBytes, Refusal

HOME = "http://manara.example"
FEED = WatchedFeed(url=f"{HOME}/rss", every_s=600)
HTML = make_html()


@contextmanager
def watch(
    path: Path, site: Site, clock: TestClock, *feeds: WatchedFeed
) -> Iterator[tuple[Watcher, WatchState]]:
    with WatchState(path) as state:
        fetcher = make_fetcher(site, clock=clock.clock(), delay_s=1)
        yield Watcher(feeds or (FEED,), fetcher=fetcher, state=state, clock=clock.clock()), state


def go_round(watcher: Watcher, state: WatchState) -> list[RawBytes | Refusal]:
    """One round as the command does it: poll, fetch, hand over."""
    refusals = watcher.poll()
    list(watcher.fetch_articles())
    held = list(state.held(limit=100))
    state.note_done(key for key, _ in held)
    return [*refusals, *(offer for _, offer in held)]


def test_new_articles_come_once_whatever_is_polled_later(tmp_path: Path) -> None:
    clock = TestClock()
    with (
        open_site({"/rss": answer(make_feed(["/1", "/2"])), "/1": answer(HTML), "/2": answer(HTML)}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, state),
    ):
        assert [offer.id for offer in go_round(watcher, state)] == [f"{HOME}/1", f"{HOME}/2"]
        site.pages["/rss"] = answer(make_feed(["/3", "/2?utm_source=rss#top", "/1"]))
        site.pages["/3"] = answer(HTML)
        clock.seconds += 601
        assert [offer.id for offer in go_round(watcher, state)] == [f"{HOME}/3"]
    assert (site.asked["/1"], site.asked["/2"], site.asked["/rss"]) == (1, 1, 2)


def test_feed_is_not_polled_before_its_time(tmp_path: Path) -> None:
    clock = TestClock()
    with (
        open_site({"/rss": answer(make_feed([]))}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, state),
    ):
        go_round(watcher, state)
        go_round(watcher, state)
        assert site.asked["/rss"] == 1
        assert 590 < watcher.wait_s() <= 600


def test_feed_that_has_not_changed_is_asked_by_its_mark(tmp_path: Path) -> None:
    def serve(line: socket.socket) -> None:
        known = 'If-None-Match: "7"' in site.heads["/rss"]
        feed = answer(make_feed(["/1"]), ETag='"7"')
        line.sendall(answer(status="304 Not Modified") if known else feed)

    clock = TestClock()
    with (
        open_site({"/rss": serve, "/1": answer(HTML)}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, state),
    ):
        assert len(go_round(watcher, state)) == 1
        for _ in range(2):
            clock.seconds += 601
            assert go_round(watcher, state) == []
            assert 'If-None-Match: "7"' in site.heads["/rss"]


def test_another_watcher_goes_on_where_one_died(tmp_path: Path) -> None:
    clock = TestClock()
    with open_site(
        {
            "/rss": answer(make_feed(["/1", "/2", "/3"])),
            "/1": answer(HTML),
            "/2": answer(HTML),
            "/3": answer(HTML),
        }
    ) as site:
        with watch(tmp_path / "w", site, clock) as (watcher, _):
            watcher.poll()
            next(watcher.fetch_articles())  # dies after the first, nothing handed over
        with watch(tmp_path / "w", site, clock) as (watcher, state):
            offers = go_round(watcher, state)
    assert [offer.id for offer in offers] == [f"{HOME}/1", f"{HOME}/2", f"{HOME}/3"]
    assert all(isinstance(offer, RawBytes) and offer.data == HTML for offer in offers)
    assert {path: site.asked[path] for path in ("/rss", "/1", "/2", "/3")} == dict.fromkeys(
        ("/rss", "/1", "/2", "/3"), 1
    )


def test_what_was_not_handed_over_is_given_again_without_being_fetched(tmp_path: Path) -> None:
    clock = TestClock()
    with open_site({"/rss": answer(make_feed(["/1"])), "/1": answer(HTML)}) as site:
        with watch(tmp_path / "w", site, clock) as (watcher, state):
            watcher.poll()
            list(watcher.fetch_articles())
            assert len(list(state.held(limit=9))) == 1  # dies before the ledger has it
        with watch(tmp_path / "w", site, clock) as (watcher, state):
            assert len(go_round(watcher, state)) == 1
            assert go_round(watcher, state) == []
    assert site.asked["/1"] == 1


def test_article_of_two_feeds_and_behind_a_redirect_comes_once(tmp_path: Path) -> None:
    clock = TestClock()
    other = WatchedFeed(url=f"{HOME}/news.xml", outlet="السارية")
    pages = {
        "/rss": answer(make_feed(["/go?id=1"])),
        "/go?id=1": answer(status="302 Found", Location="/1"),
        "/1": answer(HTML),
        "/news.xml": answer(make_sitemap([f"{HOME}/1", f"{HOME}/2"]), content_type="text/xml"),
        "/2": answer(HTML),
    }
    with open_site(dict(pages)) as site:
        with watch(tmp_path / "w", site, clock, FEED) as (watcher, state):
            go_round(watcher, state)
        with watch(tmp_path / "w", site, clock, FEED, other) as (watcher, state):
            [page] = go_round(watcher, state)
    assert isinstance(page, RawBytes)
    assert (page.id, page.outlet) == (f"{HOME}/2", "السارية")
    assert site.asked["/1"] == 1


def test_article_that_does_not_come_is_put_off_and_then_refused(tmp_path: Path) -> None:
    clock = TestClock()
    with (
        open_site({"/rss": answer(make_feed(["/1"])), "/1": answer(status="503 Busy")}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, state),
    ):
        offers: list[RawBytes | Refusal] = []
        for _ in range(40):
            offers += go_round(watcher, state)
            clock.seconds += 600
    [refusal] = offers
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.id) == ("unreachable", f"{HOME}/1")
    assert site.asked["/1"] == 5 * 3


def test_article_that_comes_later_is_not_lost(tmp_path: Path) -> None:
    clock = TestClock()
    with (
        open_site({"/rss": answer(make_feed(["/1"])), "/1": answer(status="500 Broken")}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, state),
    ):
        assert go_round(watcher, state) == []
        site.pages["/1"] = answer(HTML)
        site.pages["/rss"] = answer(make_feed([]))
        clock.seconds += 1000
        [page] = go_round(watcher, state)
    assert isinstance(page, RawBytes)


def test_feed_that_fails_is_told_and_polled_less_often(tmp_path: Path) -> None:
    clock = TestClock()
    with (
        open_site({"/rss": answer(b"<html>no feed</html>")}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, state),
    ):
        [refusal] = go_round(watcher, state)
        assert isinstance(refusal, Refusal)
        assert (refusal.reason, refusal.source) == ("not_supported", f"{HOME}/rss")
        assert 1190 < watcher.wait_s() <= 1200
        clock.seconds += 1201
        site.pages["/rss"] = answer(make_feed([]))
        assert go_round(watcher, state) == []
        assert 590 < watcher.wait_s() <= 600


def test_hosts_take_turns(tmp_path: Path) -> None:
    clock = TestClock()
    addresses = ["http://a.example/1", "http://a.example/2", "http://b.example/3"]
    with (
        open_site({"/rss": answer(make_feed(addresses))}) as site,
        watch(tmp_path / "w", site, clock) as (watcher, _),
    ):
        watcher.poll()
        assert list(watcher.fetch_articles()) == [addresses[0], addresses[2], addresses[1]]


def test_second_watcher_of_one_ledger_is_refused(tmp_path: Path) -> None:
    with WatchState(tmp_path / "w"), pytest.raises(UsageError, match="no other watch has open"):
        WatchState(tmp_path / "w")


def test_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("no state" * 1000, encoding="utf-8")
    with pytest.raises(UsageError, match="expected a file of riwaya watch"):
        WatchState(tmp_path / "w")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTP://Manara.Example/A?id=1&utm_source=x#top", "http://manara.example/A?id=1"),
        ("http://manara.example", "http://manara.example/"),
        ("http://manara.example/?q=", "http://manara.example/?q="),
    ],
)
def test_articles_are_told_apart_by_what_is_read_not_by_who_tracks_it(url: str, key: str) -> None:
    assert article_key(url) == key
