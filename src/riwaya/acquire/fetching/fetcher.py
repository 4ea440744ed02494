"""Fetches addresses as a good guest: robots.txt first, pauses between requests, few tries."""

from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from riwaya.acquire.fetching.addresses import Resolve, resolve_name
from riwaya.acquire.fetching.connections import Dial, dial_address
from riwaya.acquire.fetching.faults import PassingError
from riwaya.acquire.fetching.requests import Answer, Requester
from riwaya.acquire.fetching.robots import Robots
from riwaya.acquire.fetching.terms import Clock, FetchTerms
from riwaya.errors import InputError

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Faults of the server or of its gateway, and "too many requests": what the next hour may mend.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_WAIT_S = 60.0


class Fetched(Struct, frozen=True, kw_only=True):
    """A page that came, or the word that it has not changed.

    Attributes:
        url: Address at the end of all redirects.
        fetched: ISO date-time.
        unchanged: True where the server says that nothing is newer than `etag` or `last_modified`.
        etag: What to send next time, and so `last_modified`.
    """

    url: str
    fetched: str
    unchanged: bool = False
    data: bytes = b""
    media_type: str | None = None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Fetcher:
    """Fetches one address after the other; keeps the rules of each host and when it was last asked."""

    def __init__(
        self,
        terms: FetchTerms,
        *,
        clock: Clock,
        resolve: Resolve = resolve_name,
        dial: Dial = dial_address,
    ) -> None:
        self._terms = terms
        self._clock = clock
        self._requester = Requester(terms, clock=clock, resolve=resolve, dial=dial)
        self._robots = Robots(self._get_rules, monotonic=clock.monotonic)
        self._ready: dict[str, float] = {}

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Fetches an address and follows its redirects; each address on the way is judged like the first.

        Args:
            url: Absolute.
            etag: Of the last visit; the page comes only if it has changed since.
            last_modified: Of the last visit.

        Returns:
            The page, or `unchanged`.

        Raises:
            InputError: The page is not allowed, not there, or not one that can be read.
            PassingError: It may be there later.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        answer = self._follow(url, headers=headers, checked=True)
        if answer.status not in {200, 304}:
            raise InputError("unreachable", f"expected a page at {url}, found status {answer.status}")
        return Fetched(
            url=answer.url,
            fetched=self._clock.now().isoformat(timespec="seconds"),
            unchanged=answer.status == 304,
            data=answer.data,
            media_type=answer.media_type,
            content_type=answer.headers.get("content-type"),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )

    def _follow(self, url: str, *, headers: Mapping[str, str], checked: bool) -> Answer:
        met = [url]
        while len(met) <= _MOST_REDIRECTS + 1:
            if checked:
                self._robots.check(met[-1])
            answer = self._try(met[-1], headers=headers)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            following = urljoin(met[-1], target.strip())
            if following in met:
                break
            met.append(following)
        found = "circles" if len(met) <= _MOST_REDIRECTS + 1 else f"more than {_MOST_REDIRECTS}"
        raise InputError("unreachable", f"expected a page at {url}, found {found} of redirects")

    def _try(self, url: str, *, headers: Mapping[str, str]) -> Answer:
        """Asks until there is an answer that counts, or no try is left."""
        for left in reversed(range(self._terms.tries)):
            self._wait_for_host(url)
            try:
                answer = self._requester.get(url, headers=headers)
                if answer.status not in _PASSING:
                    return answer
                raise PassingError(
                    "unreachable",
                    f"expected a page at {url}, found status {answer.status}; try later",
                    retry_after_s=_seconds(answer.headers.get("retry-after")),
                )
            except PassingError as error:
                if not left:
                    raise
                doubled = self._terms.backoff_s * 2 ** (self._terms.tries - 1 - left)
                self._clock.sleep(min(max(doubled, error.retry_after_s or 0), _MOST_WAIT_S))
            finally:
                self._ready[_host(url)] = self._clock.monotonic() + self._delay_s(url)
        raise InputError("unreachable", f"expected a page at {url}, found no try left")

    def _get_rules(self, url: str) -> Answer:
        return self._follow(url, headers={}, checked=False)

    def _wait_for_host(self, url: str) -> None:
        left = self._ready.get(_host(url), 0.0) - self._clock.monotonic()
        if left > 0:
            self._clock.sleep(left)

    def _delay_s(self, url: str) -> float:
        return max(self._terms.delay_s, self._robots.delay_s(url))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _seconds(stated: str | None) -> float | None:
    """Reads Retry-After where it counts seconds; dates are left to the backoff."""
    return float(stated) if stated and stated.strip().isdecimal() else None
