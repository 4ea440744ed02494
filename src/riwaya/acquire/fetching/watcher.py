"""Polls feeds and fetches each new article once, through restarts and faults of the moment."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from urllib.parse import urlsplit

import msgspec

from riwaya.acquire.fetching.articles import (
    MOST_ARTICLES,
    fetch_or_raise,
    read_listing,
    refuse_address,
)
from riwaya.acquire.fetching.faults import PassingError
from riwaya.acquire.fetching.feeds_file import WatchedFeed
from riwaya.acquire.fetching.fetcher import Fetcher
from riwaya.acquire.fetching.terms import Clock
from riwaya.acquire.fetching.watch_state import DueArticle, FeedState, WatchState
from riwaya.errors import InputError
from riwaya.model.page import Refusal

# An article that does not come is tried after a quarter of an hour, then twice as long, five times in all:
# the last try is four hours after the first. A feed that fails is polled less often, at least once a day.
_TRIES = 5
_POSTPONED_S = 900.0
_DAY_S = 86_400.0


class Watcher:
    """Watches feeds; all that it knows stands in the state, so that another one can go on."""

    def __init__(
        self, feeds: Sequence[WatchedFeed], *, fetcher: Fetcher, state: WatchState, clock: Clock
    ) -> None:
        self._feeds = feeds
        self._fetcher = fetcher
        self._state = state
        self._clock = clock

    def poll(self) -> list[Refusal]:
        """Asks every feed that is due for its articles.

        Returns:
            Why feeds could not be read, one refusal each.
        """
        due = [feed for feed in self._feeds if self._state.feed(feed.url).due <= self._now()]
        return [refusal for feed in due if (refusal := self._poll_feed(feed)) is not None]

    def fetch_articles(self) -> Iterator[str]:
        """Fetches the articles that are due, hosts in turn, and keeps each in the state as it comes.

        Yields:
            Address of each article after it was tried.
        """
        for article in _in_turn(self._state.due_articles(self._now(), limit=MOST_ARTICLES)):
            self._fetch_article(article)
            yield article.entry.url or article.key

    def wait_s(self) -> float:
        """Tells how long there is nothing to do.

        Returns:
            Seconds, at least 1.
        """
        moments = [self._state.feed(feed.url).due for feed in self._feeds]
        postponed = self._state.next_due()
        return max(1.0, min([*moments, *([] if postponed is None else [postponed])]) - self._now())

    def _poll_feed(self, feed: WatchedFeed) -> Refusal | None:
        known = self._state.feed(feed.url)
        try:
            fetched = self._fetcher.fetch(feed.url, etag=known.etag, last_modified=known.last_modified)
            listing = None if fetched.unchanged else read_listing(fetched, fetcher=self._fetcher)
            if listing is None and not fetched.unchanged:
                raise InputError("not_supported", f"expected a feed or sitemap at {feed.url}, found neither")
        except InputError as error:
            wait = min(feed.every_s * 2 ** (known.failures + 1), _DAY_S)
            failed = msgspec.structs.replace(known, due=self._now() + wait, failures=known.failures + 1)
            self._state.note_poll(feed.url, failed)
            return refuse_address(feed.url, error)
        now = FeedState(
            etag=fetched.etag or (known.etag if fetched.unchanged else None),
            last_modified=fetched.last_modified or (known.last_modified if fetched.unchanged else None),
            due=self._now() + feed.every_s,
        )
        entries = [] if listing is None else [entry for entry in listing.entries if entry.url]
        outlet = feed.outlet or (None if listing is None else listing.outlet)
        self._state.note_poll(feed.url, now, entries=entries, outlet=outlet)
        return None

    def _fetch_article(self, article: DueArticle) -> None:
        url = article.entry.url or article.key
        try:
            self._state.hold(
                article, fetch_or_raise(article.entry, fetcher=self._fetcher, outlet=article.outlet)
            )
        except PassingError as error:
            if article.tries + 1 < _TRIES:
                self._state.postpone(article, due=self._now() + _POSTPONED_S * 2**article.tries)
            else:
                self._state.hold(article, refuse_address(url, error))
        except InputError as error:
            self._state.hold(article, refuse_address(url, error))

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _in_turn(articles: Sequence[DueArticle]) -> Iterator[DueArticle]:
    """Takes one article of each host after the other, so that the pauses of one are filled with others."""
    hosts: defaultdict[str, list[DueArticle]] = defaultdict(list)
    for article in articles:
        hosts[urlsplit(article.key).netloc].append(article)
    for row in zip_longest(*hosts.values()):
        yield from (article for article in row if article is not None)
