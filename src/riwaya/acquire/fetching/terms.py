"""What holds for every fetch, and the clock that fetching goes by."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct

from riwaya import __version__


class FetchTerms(Struct, frozen=True, kw_only=True):
    """The limits and manners of fetching.

    Attributes:
        contact: Address or page at which the people of an outlet reach those who fetch; goes into the name
            that Riwaya gives itself. "none" for none.
        delay_s: Least time between two requests to one host; a longer one in robots.txt holds.
        timeout_s: Longest time for one try, from the name to the last byte.
        max_bytes: Largest page, as it comes and unpacked.
        tries: How often a page is tried where the fault may pass.
        backoff_s: Wait before the second try; doubled each time.
    """

    contact: str = "none"
    delay_s: float = 2.0
    timeout_s: float = 30.0
    max_bytes: int = 5_000_000
    tries: int = 3
    backoff_s: float = 2.0

    @property
    def user_agent(self) -> str:
        """The name under which pages are fetched."""
        contact = "" if self.contact == "none" else f"; {self.contact}"
        return f"riwaya/{__version__} (reads news pages{contact})"


class Clock(Struct, frozen=True, kw_only=True):
    """The ways in which fetching knows and spends time; tests have their own."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]


def system_clock() -> Clock:
    """Gives the machine's clock.

    Returns:
        The clock; its `now` is UTC.
    """
    return Clock(now=_now, monotonic=time.monotonic, sleep=time.sleep)


def _now() -> datetime:
    return datetime.now(UTC)
