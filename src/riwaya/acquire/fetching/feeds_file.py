"""Reads `feeds.toml`: which feeds and sitemaps are watched, how often, and who is asked for whom."""

from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya.acquire.fetching.addresses import check_address
from riwaya.errors import InputError, UsageError

_LEAST_EVERY_S = 60


class WatchedFeed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One feed or sitemap.

    Attributes:
        outlet: Name of the outlet; goes before the name that the feed gives itself.
        every_s: Time between two polls.
    """

    url: str
    outlet: str | None = None
    every_s: float = 900


class FeedsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is watched.

    Attributes:
        contact: Goes before the setting `contact`.
        delay_s: Goes before the setting `fetch_delay_s`.
    """

    feed: tuple[WatchedFeed, ...]
    contact: str | None = None
    delay_s: float | None = None


def read_feeds_file(path: Path) -> FeedsFile:
    """Reads the file.

    Args:
        path: TOML with `[[feed]]` tables.

    Returns:
        What is watched.

    Raises:
        UsageError: It cannot be read, or says what does not fit; all faulty feeds at once.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=FeedsFile)
    except OSError as error:
        raise UsageError(f"{path}: expected a file of feeds: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: expected [[feed]] tables with url, outlet, every_s: {error}") from error
    faults = [fault for feed in found.feed if (fault := _fault(feed))]
    if len({feed.url for feed in found.feed}) < len(found.feed):
        faults.append("expected each feed once, found one twice")
    if not found.feed:
        faults.append("expected feeds, found none")
    if faults:
        raise UsageError("\n".join(f"{path}: {fault}" for fault in faults))
    return found


def _fault(feed: WatchedFeed) -> str | None:
    try:
        check_address(feed.url)
    except InputError as error:
        return str(error)
    if feed.every_s < _LEAST_EVERY_S:
        return f"every_s of {feed.url} is {feed.every_s:g}; expected at least {_LEAST_EVERY_S}"
    return None
