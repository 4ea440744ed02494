"""One run over sources: what every reading command shares, from the sources to the summary."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import typer

from riwaya.acquire import (
    SeenPages,
    admit_pages,
    check_sources,
    count_offered,
    is_address,
    parse_columns,
    read_sources,
)
from riwaya.cli.console import PARTIAL, Talk
from riwaya.cli.fetching import open_fetch
from riwaya.cli.output import naming_full_disk
from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import PreparingOpener, ReaderOpener, Reading
from riwaya.report import Tally
from riwaya.settings import Settings

Offer = RawPage | RawBytes | Refusal


class Run:
    """Reads what the sources offer and counts what comes of it.

    Attributes:
        settings: The command's settings.
        talk: What it says meanwhile.
        tally: Counts so far.
    """

    def __init__(
        self,
        sources: Sequence[str],
        *,
        settings: Settings,
        talk: Talk,
        columns: Sequence[str] | None = None,
        versions: bool = False,
        offers: Iterable[Offer] | None = None,
    ) -> None:
        """Checks what is asked for; nothing is read yet.

        Args:
            sources: Files, folders, addresses, `-`.
            settings: The command's settings.
            talk: What it says meanwhile.
            columns: `FIELD=NAME` pairs for tables and records with other names.
            versions: Whether captures of one address with other bytes are taken as later versions of it.
            offers: Pages that came already, read in the place of sources.
        """
        check_sources(sources)
        self.settings = settings
        self.talk = talk
        self.tally = Tally()
        self._sources = sources
        self._columns = parse_columns(columns or ())
        self._given = offers
        self._seen = SeenPages(versions=versions)
        self._fetch = open_fetch(settings) if any(map(is_address, sources)) else None

    def outcomes(self, *, prepare: bool = False) -> Iterator[Reading | Refusal]:
        """Reads the pages.

        Args:
            prepare: Whether for a ledger, too.

        Yields:
            A reading or a refusal for every page offered, in input order; exact repeats are left out.
        """
        from riwaya.engines.local import read_pages  # noqa: PLC0415

        offers = admit_pages(self._offers(), seen=self._seen)
        reader = ReaderOpener(judge=self.settings.judge)
        outcomes = read_pages(
            offers,
            jobs=self.settings.jobs,
            language=self.settings.language,
            open_reader=PreparingOpener(reader=reader) if prepare else reader,
        )
        total = count_offered(self._sources) if self.talk.progress and self._given is None else None
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
            with naming_full_disk(report):
                report.write_bytes(msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n")
        refused = sum(summary.refused.values())
        repeats = f", {summary.repeats} repeats left out" if summary.repeats else ""
        reasons = ", ".join(f"{reason} {count}" for reason, count in summary.refused.items())
        refusals = f", {refused} refused ({reasons})" if refused else ""
        self.talk.say(f"{summary.pages} pages read, {summary.claims} claims{repeats}{refusals}")
        if refused:
            raise typer.Exit(PARTIAL)

    def _offers(self) -> Iterable[Offer]:
        if self._given is not None:
            return self._given
        return read_sources(
            self._sources,
            max_page_bytes=self.settings.max_page_bytes,
            stdin=sys.stdin.buffer,
            columns=self._columns,
            fetch=self._fetch,
        )
