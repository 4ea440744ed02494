"""One run over sources: what every reading command shares, from the sources to the summary."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
import typer

from riwaya.acquire import SeenPages, admit_pages, check_sources, count_offered, read_sources
from riwaya.cli.console import PARTIAL, Talk
from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import Reading, open_reader
from riwaya.report import Tally
from riwaya.settings import Settings


class Run:
    """Reads what the sources offer and counts what comes of it.

    Attributes:
        settings: The command's settings.
        talk: What it says meanwhile.
        tally: Counts so far.
    """

    def __init__(self, sources: Sequence[str], *, settings: Settings, talk: Talk) -> None:
        check_sources(sources)
        self.settings = settings
        self.talk = talk
        self.tally = Tally()
        self._sources = sources
        self._seen = SeenPages()

    def outcomes(self) -> Iterator[Reading | Refusal]:
        """Reads the pages.

        Yields:
            A reading or a refusal for every page offered, in input order; exact repeats are left out.
        """
        from riwaya.engines.local import read_pages  # noqa: PLC0415

        offers = admit_pages(self._offers(), seen=self._seen)
        reader = partial(open_reader, judge=self.settings.judge)
        outcomes = read_pages(
            offers, jobs=self.settings.jobs, language=self.settings.language, open_reader=reader
        )
        total = count_offered(self._sources) if self.talk.progress else None
        for outcome in self.talk.track(outcomes, label="reading", total=total):
            self.tally.count(outcome)
            yield outcome

    def finish(self, report: Path | None) -> None:
        """Says what was done, writes the report, and exits with 3 where pages were refused.

        Args:
            report: File of the run report; None for none.

        Raises:
            Exit: Some pages were refused.
        """
        summary = self.tally.report(repeats=self._seen.repeats)
        if report is not None:
            report.write_bytes(msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n")
        refused = sum(summary.refused.values())
        repeats = f", {summary.repeats} repeats left out" if summary.repeats else ""
        reasons = ", ".join(f"{reason} {count}" for reason, count in summary.refused.items())
        refusals = f", {refused} refused ({reasons})" if refused else ""
        self.talk.say(f"{summary.pages} pages read, {summary.claims} claims{repeats}{refusals}")
        if refused:
            raise typer.Exit(PARTIAL)

    def _offers(self) -> Iterator[RawPage | RawBytes | Refusal]:
        limit = self.settings.max_page_bytes
        return read_sources(self._sources, max_page_bytes=limit, stdin=sys.stdin.buffer)
