"""What lets commands fetch the addresses that they are given; nothing is imported before it is needed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.settings import Settings

if TYPE_CHECKING:
    from riwaya.acquire.fetching.feeds_file import FeedsFile
    from riwaya.acquire.fetching.fetcher import Fetcher
    from riwaya.acquire.fetching.terms import Clock


def open_fetch(settings: Settings) -> Callable[[str], Iterator[RawPage | RawBytes | Refusal]]:
    """Gives the function that fetches the pages of an address.

    Args:
        settings: Limits and manners of fetching.

    Returns:
        The function; a `UsageError` names what is to be installed where its libraries are missing.
    """
    from riwaya.acquire.fetching import require_fetching  # noqa: PLC0415

    require_fetching()
    from riwaya.acquire.fetching.articles import fetch_pages  # noqa: PLC0415
    from riwaya.acquire.fetching.terms import system_clock  # noqa: PLC0415

    return partial(fetch_pages, fetcher=make_fetcher(settings, clock=system_clock()))


def make_fetcher(settings: Settings, *, clock: "Clock", given: "FeedsFile | None" = None) -> "Fetcher":
    """Makes a fetcher by the settings; what a file of feeds says goes before them.

    Args:
        settings: Limits and manners of fetching.
        clock: Tells and spends time.
        given: File of feeds.

    Returns:
        The fetcher.
    """
    from riwaya.acquire.fetching.fetcher import Fetcher  # noqa: PLC0415
    from riwaya.acquire.fetching.terms import FetchTerms  # noqa: PLC0415

    contact = given.contact if given and given.contact else settings.contact
    delay_s = settings.fetch_delay_s if given is None or given.delay_s is None else given.delay_s
    terms = FetchTerms(
        contact=contact,
        delay_s=delay_s,
        timeout_s=settings.fetch_timeout_s,
        max_bytes=settings.max_page_bytes,
    )
    return Fetcher(terms, clock=clock)
