"""Asks robots.txt of every host before anything else of it is fetched (RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from riwaya.acquire.fetching.faults import PassingError
from riwaya.acquire.fetching.requests import Answer
from riwaya.errors import InputError

AGENT = "riwaya"
# A host that asks for more would get one page an hour or none; whoever means that closes the site instead.
_MOST_DELAY_S = 60.0
# RFC 9309, 2.5: at least 500 kibibytes are read; more than that is no list of rules.
_MOST_BYTES = 512_000
# RFC 9309, 2.4: rules are kept for a day at most; where there was no answer it is asked again soon.
_RULES_KEPT_S = 86_400.0
_UNKNOWN_KEPT_S = 600.0


class Robots:
    """The rules of the hosts met so far."""

    def __init__(self, get: Callable[[str], Answer], *, monotonic: Callable[[], float]) -> None:
        self._get = get
        self._monotonic = monotonic
        # Rules of a host, or the words that say why they cannot be had, and until when that is believed.
        self._rules: dict[str, tuple[float, Protego | str]] = {}

    def check(self, url: str) -> None:
        """Refuses an address that its host closes.

        Args:
            url: Absolute.

        Raises:
            InputError: `not_allowed`.
            PassingError: `unreachable`: the rules cannot be had now.
        """
        rules = self._of(url)
        if isinstance(rules, str):
            raise PassingError("unreachable", f"{rules}; without its robots.txt a host is left alone")
        if not rules.can_fetch(url, AGENT):
            raise InputError("not_allowed", f"expected an open address, found {url} closed by robots.txt")

    def delay_s(self, url: str) -> float:
        """Tells how long a host asks to wait between requests.

        Args:
            url: Any address of the host.

        Returns:
            Seconds, at most a minute; 0 where it asks for nothing or was not asked yet.
        """
        _, rules = self._rules.get(_origin(url), (0.0, ""))
        asked = None if isinstance(rules, str) else rules.crawl_delay(AGENT)
        return min(float(asked or 0), _MOST_DELAY_S)

    def _of(self, url: str) -> "Protego | str":
        origin = _origin(url)
        until, rules = self._rules.get(origin, (self._monotonic(), ""))
        if self._monotonic() >= until:
            rules = self._fetch(origin)
            kept_s = _UNKNOWN_KEPT_S if isinstance(rules, str) else _RULES_KEPT_S
            self._rules[origin] = (self._monotonic() + kept_s, rules)
        return rules

    def _fetch(self, origin: str) -> "Protego | str":
        """Reads a host's rules: where they cannot be had it says why, where there are none all is open."""
        try:
            answer = self._get(f"{origin}/robots.txt")
        except InputError as error:
            if error.reason == "not_allowed":
                raise  # the host itself is out of bounds
            # A page where rules should be (too large, a picture) has no rules in it.
            open_to_all = error.reason in {"not_supported", "too_large"}
            return Protego.parse("") if open_to_all else str(error)
        if answer.status == 200:
            return Protego.parse(answer.data[:_MOST_BYTES].decode("utf-8", "replace"))
        if 400 <= answer.status < 500 and answer.status != 429:
            return Protego.parse("")
        return f"expected rules at {answer.url}, found status {answer.status}"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"
