"""Commands that read pages: `read` to a file, `add` to a ledger, `resolve` to events."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from riwaya.acquire.claims import ClaimsByPage, complete_claims, read_claims
from riwaya.acquire.decisions import read_decisions
from riwaya.analysis import search_terms
from riwaya.cli import options
from riwaya.cli.console import Talk, now, write_line
from riwaya.cli.output import RefusalFile, open_output, refused_beside
from riwaya.cli.runs import Run
from riwaya.grouping import Grouper, resolve_records
from riwaya.memory import collect_later
from riwaya.model.claim import PageRecord
from riwaya.model.page import Refusal
from riwaya.pipeline import Reading, add_outcomes, link_copies
from riwaya.preparing import open_judge
from riwaya.settings import Settings

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="OUT.jsonl", help="Write to this file, not to standard output."),
]
GivenClaims = Annotated[
    Path | None,
    typer.Option(
        "--claims", metavar="CLAIMS.jsonl", help="Group these claims, not those that reading finds."
    ),
]

GivenDecisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="DECISIONS.jsonl",
        help="Respect what people decided (`riwaya decisions --json`).",
    ),
]


def read(
    pages: options.Sources,
    *,
    output: Output = None,
    jobs: options.Jobs = None,
    judge: options.Judge = None,
    report: options.Report = None,
    max_page_bytes: options.MaxPageBytes = None,
    column: options.Columns = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> None:
    """Read pages: one output record a page, in input order.

    Refused pages are written to OUT.refused.jsonl (to standard error where there is no OUT) and make the
    exit code 3.
    """
    settings = options.build_settings(jobs=jobs, judge=judge, max_page_bytes=max_page_bytes)
    run = Run(pages, settings=settings, talk=Talk(quiet=quiet, progress=not no_progress), columns=column)
    with open_output(output, inputs=pages) as stream, RefusalFile(refused_beside(output)) as refusals:
        for outcome in run.outcomes():
            if isinstance(outcome, Refusal):
                refusals.write(outcome)
            else:
                write_line(outcome.record, stream=stream)
    run.finish(report)


def add(
    sources: options.Sources,
    *,
    ledger: options.LedgerFile = None,
    jobs: options.Jobs = None,
    judge: options.Judge = None,
    report: options.Report = None,
    max_page_bytes: options.MaxPageBytes = None,
    column: options.Columns = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> None:
    """Read pages and store them in a ledger; a page that is there already changes nothing.

    Refusals are kept in the ledger and make the exit code 3.
    """
    settings = options.build_settings(ledger=ledger, jobs=jobs, judge=judge, max_page_bytes=max_page_bytes)
    talk = Talk(quiet=quiet, progress=not no_progress)
    add_sources(sources, settings=settings, talk=talk, report=report, columns=column)


def add_sources(
    sources: Sequence[str],
    *,
    settings: Settings,
    talk: Talk,
    report: Path | None,
    columns: Sequence[str] | None = None,
) -> None:
    """Reads sources into a ledger and groups its events anew.

    Args:
        sources: Files, folders, addresses, `-`.
        settings: Ledger, jobs and limits.
        talk: What to say meanwhile.
        report: File of the run report; None for none.
        columns: `FIELD=NAME` pairs for tables and records with other names.

    Raises:
        Exit: Some pages were refused; the others are stored.
    """
    run = Run(sources, settings=settings, talk=talk, columns=columns, versions=True)
    store_run(run, command="add")
    run.finish(report)


def store_run(run: Run, *, command: str) -> int:
    """Stores what a run reads in its ledger and groups the events anew.

    Args:
        run: Not begun.
        command: What was called, for people.

    Returns:
        Number that the ledger gave the run.
    """
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    settings = run.settings
    language = load_language(settings.language)
    copies = 0
    with Ledger.open(settings.ledger, analyse=search_terms(language)) as book:
        grouper = Grouper(book, judge=open_judge(language))

        def catch_up() -> None:
            nonlocal copies
            with collect_later():
                copies += link_copies(book, language=language)
                grouper.update()

        stored = add_outcomes(
            run.outcomes(prepare=True),
            ledger=book,
            command=command,
            clock=now,
            expect=grouper.expect,
            catch_up=catch_up,
        )
        catch_up()
        counts = book.counts()
    for refusal in stored.refused_pages:
        run.tally.count(refusal)
    linked = f", {copies} copies of older pages found" if copies else ""
    run.talk.say(
        f"{stored.new} new pages stored, {stored.refused_claims} claims without proof refused{linked}"
    )
    disputed = f"{counts.events} events, {counts.disputed} disputed"
    run.talk.say(f"{settings.ledger} holds {counts.pages} pages, {counts.claims} claims, {disputed}")
    return stored.run


def resolve(
    pages: options.Sources,
    *,
    claims: GivenClaims = None,
    decisions: GivenDecisions = None,
    output: Output = None,
    jobs: options.Jobs = None,
    judge: options.Judge = None,
    report: options.Report = None,
    max_page_bytes: options.MaxPageBytes = None,
    column: options.Columns = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> None:
    """Read pages and group their claims into events: one event record a line."""
    from riwaya.languages import load_language  # noqa: PLC0415

    settings = options.build_settings(jobs=jobs, judge=judge, max_page_bytes=max_page_bytes)
    given = None if claims is None else read_claims(claims)
    decided = () if decisions is None else read_decisions(decisions)
    run = Run(pages, settings=settings, talk=Talk(quiet=quiet, progress=not no_progress), columns=column)
    records = []
    with open_output(output, inputs=pages) as stream, RefusalFile(refused_beside(output)) as refusals:
        for outcome in run.outcomes():
            if isinstance(outcome, Refusal):
                refusals.write(outcome)
            else:
                records.append((outcome.page, _with_claims(outcome, given=given)))
        language = load_language(settings.language)
        for event in resolve_records(records, language=language, decisions=decided):
            write_line(event, stream=stream)
    run.finish(report)


def _with_claims(reading: Reading, *, given: ClaimsByPage | None) -> PageRecord:
    """Puts the given claims of a page in the place of those that reading found."""
    if given is None:
        return reading.record
    return msgspec.structs.replace(reading.record, claims=complete_claims(given, reading.page))
