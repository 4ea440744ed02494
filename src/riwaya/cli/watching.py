"""`riwaya watch`: polls feeds, fetches what is new, stores it; goes on after any interruption."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli import options
from riwaya.cli.console import PARTIAL, Talk
from riwaya.cli.fetching import make_fetcher
from riwaya.cli.reading import store_run
from riwaya.cli.runs import Run
from riwaya.model.page import RawBytes, Refusal
from riwaya.settings import Settings

if TYPE_CHECKING:
    from riwaya.acquire.fetching.watch_state import WatchState
    from riwaya.acquire.fetching.watcher import Watcher

Feeds = Annotated[
    Path, typer.Argument(metavar="FEEDS.toml", help="Feeds and sitemaps to watch, one [[feed]] table each.")
]
Once = Annotated[bool, typer.Option("--once", help="Poll what is due, read what is new, and end.")]
# Pages that are read and stored together; after each such batch events are grouped anew.
_BATCH_PAGES = 500


def watch(
    feeds: Feeds,
    *,
    once: Once = False,
    ledger: options.LedgerFile = None,
    jobs: options.Jobs = None,
    judge: options.Judge = None,
    max_page_bytes: options.MaxPageBytes = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> None:
    """Poll feeds, fetch each new article once, and store it in a ledger, until Ctrl-C.

    What was seen is kept in LEDGER.watch beside the ledger: the next call goes on where this one ends.
    """
    from riwaya.acquire.fetching import require_fetching  # noqa: PLC0415

    settings = options.build_settings(ledger=ledger, jobs=jobs, judge=judge, max_page_bytes=max_page_bytes)
    talk = Talk(quiet=quiet, progress=not no_progress)
    require_fetching()
    from riwaya.acquire.fetching.feeds_file import read_feeds_file  # noqa: PLC0415
    from riwaya.acquire.fetching.terms import system_clock  # noqa: PLC0415
    from riwaya.acquire.fetching.watch_state import WatchState  # noqa: PLC0415
    from riwaya.acquire.fetching.watcher import Watcher  # noqa: PLC0415

    given, clock = read_feeds_file(feeds), system_clock()
    fetcher = make_fetcher(settings, clock=clock, given=given)
    with WatchState(Path(f"{settings.ledger}.watch")) as state:
        watcher = Watcher(given.feed, fetcher=fetcher, state=state, clock=clock)
        try:
            while True:
                refused = watch_round(watcher, state, settings=settings, talk=talk)
                if once:
                    break
                clock.sleep(watcher.wait_s())
        except KeyboardInterrupt:
            talk.say("stopped; what was fetched is kept")
            return
    _leave(refused)


def watch_round(watcher: "Watcher", state: "WatchState", *, settings: Settings, talk: Talk) -> int:
    """Polls what is due, fetches what is new, and stores what came, also what an earlier round left.

    Args:
        watcher: Polls and fetches.
        state: Keeps what came until it is stored.
        settings: Ledger, jobs and limits.
        talk: What to say meanwhile.

    Returns:
        Number of feeds and pages refused.
    """
    refusals = watcher.poll()
    for refusal in refusals:
        talk.say(refusal.detail)
    for _ in talk.track(watcher.fetch_articles(), label="fetching", total=None):
        pass
    refused = 0
    while held := list(state.held(limit=_BATCH_PAGES)):
        offers = [*refusals, *(offer for _, offer in held)]
        refused += _store(offers, settings=settings, talk=talk)
        state.note_done(key for key, _ in held)
        refusals = []
    return refused + (_store(refusals, settings=settings, talk=talk) if refusals else 0)


def _leave(refused: int) -> None:
    """Ends with 3 where something was refused."""
    if refused:
        raise typer.Exit(PARTIAL)


def _store(offers: Sequence[RawBytes | Refusal], *, settings: Settings, talk: Talk) -> int:
    """Reads and stores what came; returns the number of refusals."""
    run = Run([], settings=settings, talk=talk, versions=True, offers=offers)
    store_run(run, command="watch")
    return run.tally.refused.total()
