"""Runs `riwaya` in a process of its own with a network that leads to a server of the test; for killing it.

`python -m tests.cli.watching PORT ARGUMENT…`
"""

import sys
from unittest.mock import patch

import httpcore
from tests.acquire.fetching.servers import PUBLIC
from tests.cli.conftest import StoryOpener
from tests.doubles import PlainLanguage

from riwaya import languages
from riwaya.acquire.fetching.feeds_file import FeedsFile
from riwaya.acquire.fetching.fetcher import Fetcher
from riwaya.acquire.fetching.terms import Clock, FetchTerms
from riwaya.cli import main, reading, runs, watching
from riwaya.settings import Settings


def run(port: int, arguments: list[str]) -> None:
    """Calls the command with doubles in the place of the rooms and of the last step of the network."""

    def dial(address: str, asked_port: int, timeout_s: float) -> httpcore.NetworkStream:
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, timeout=timeout_s)

    def make_fetcher(settings: Settings, *, clock: Clock, given: FeedsFile | None = None) -> Fetcher:
        terms = FetchTerms(delay_s=0, max_bytes=settings.max_page_bytes)
        return Fetcher(terms, clock=clock, resolve=lambda host, asked_port: [PUBLIC], dial=dial)

    with (
        patch.object(watching, "make_fetcher", make_fetcher),
        patch.object(runs, "ReaderOpener", StoryOpener),
        patch.object(languages, "load_language", return_value=PlainLanguage()),
        patch.object(reading, "Grouper"),
        patch.object(sys, "argv", ["riwaya", *arguments]),
    ):
        main()


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2:])
