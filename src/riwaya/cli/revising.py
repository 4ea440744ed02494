"""Commands that go back to what is stored: `reread`, `diff`, `refused`, `retry`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.acquire import STANDARD_INPUT, is_address
from riwaya.cli import options
from riwaya.cli.console import Talk, printable, write_line
from riwaya.cli.reading import store_run
from riwaya.cli.runs import Run
from riwaya.cli.tables import name_speaker, name_stance, print_table
from riwaya.errors import UsageError
from riwaya.model.claim import Claim
from riwaya.model.page import RawPage
from riwaya.settings import Settings

if TYPE_CHECKING:
    from riwaya.ledger.records import StoredRefusal
    from riwaya.ledger.revisions import Revision

_PLACE = re.compile(r"[:#]\d+$")

PageId = Annotated[str, typer.Argument(metavar="PAGE", help="Id of a page.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Only this reason, e.g. not_arabic.")]
AllRefusals = Annotated[bool, typer.Option("--all", help="Also those that a later run has settled.")]


def reread(
    *,
    ledger: options.LedgerFile = None,
    jobs: options.Jobs = None,
    judge: options.Judge = None,
    report: options.Report = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> None:
    """Read the stored pages again with the rules of this version; older readings stay.

    Pages that these rules have read already are passed over. `riwaya diff PAGE` tells what changed.
    """
    settings = options.build_settings(ledger=ledger, jobs=jobs, judge=judge)
    _expect_ledger(settings)
    run = Run(
        [], settings=settings, talk=Talk(quiet=quiet, progress=not no_progress), offers=_stale(settings)
    )
    store_run(run, command="reread")
    run.finish(report)


def diff(page: PageId, *, ledger: options.LedgerFile = None, json: options.Json = False) -> None:
    """Show which claims of a page appeared, changed or went with each new text or newer rules."""
    from riwaya.ledger.revisions import revisions  # noqa: PLC0415
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    with Ledger.open(options.build_settings(ledger=ledger).ledger, readonly=True) as book:
        readings = list(book.readings(page))
    if not readings:
        raise UsageError(f"page is {printable(page)!r}; expected a page of the ledger; see `riwaya claims`")
    found = list(revisions(readings))
    if json:
        for revision in found:
            write_line(revision)
        return
    rows = [row for revision in found for row in _revision_rows(revision)]
    print_table(("run", "", "type", "stance", "claimant", "what", "words"), rows)


def refused(
    *,
    ledger: options.LedgerFile = None,
    reason: Reason = None,
    all: AllRefusals = False,  # noqa: A002 (the option's name)
    json: options.Json = False,
) -> None:
    """List what was refused, with reason and source; `riwaya retry` offers it again."""
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    with Ledger.open(options.build_settings(ledger=ledger).ledger, readonly=True) as book:
        found = (one for one in book.refusals() if _is_wanted(one, reason, settled=all))
        if json:
            for refusal in found:
                write_line(refusal)
            return
        rows = ((one.reason, _where(one), one.id, one.detail) for one in found)
        print_table(("reason", "where", "page", "detail"), rows)


def retry(
    *,
    ledger: options.LedgerFile = None,
    reason: Reason = None,
    jobs: options.Jobs = None,
    judge: options.Judge = None,
    report: options.Report = None,
    max_page_bytes: options.MaxPageBytes = None,
    column: options.Columns = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> None:
    """Read the sources of refused pages again; what is read now is settled, the rest stays refused."""
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    settings = options.build_settings(ledger=ledger, jobs=jobs, judge=judge, max_page_bytes=max_page_bytes)
    talk = Talk(quiet=quiet, progress=not no_progress)
    with Ledger.open(settings.ledger, create=False) as book:
        open_pages = (one for one in book.refusals() if one.kind == "page" and _is_wanted(one, reason))
        refused_from = list(dict.fromkeys(one.source for one in open_pages))
    found = {source: path for source in refused_from if (path := _find_source(source)) is not None}
    gone = [source for source in refused_from if source not in found]
    if gone:
        talk.say(f"{len(gone)} sources are no more, among them {printable(gone[0])}")
    paths = list(dict.fromkeys(found.values()))
    run = Run(paths, settings=settings, talk=talk, columns=column, versions=True)
    number = store_run(run, command="retry")
    with Ledger.open(settings.ledger) as book:
        talk.say(f"{book.settle_refusals(list(found), run=number)} refusals settled")
    run.finish(report)


def _stale(settings: Settings) -> Iterator[RawPage]:
    """Pages whose current reading is not of the rules in use."""
    from riwaya.ledger.store import Ledger  # noqa: PLC0415
    from riwaya.pipeline import name_rules  # noqa: PLC0415

    rules = name_rules(judge=settings.judge)
    with Ledger.open(settings.ledger, readonly=True) as book:
        for stored in book.records():
            if stored.record.rules != rules:
                yield stored.page


def _expect_ledger(settings: Settings) -> None:
    """Opens the ledger once: one that is missing is no empty one, an old one is brought up to date."""
    from riwaya.ledger.store import Ledger  # noqa: PLC0415

    Ledger.open(settings.ledger, create=False).close()


def _is_wanted(refusal: "StoredRefusal", reason: str | None, *, settled: bool = False) -> bool:
    return (settled or refusal.settled is None) and reason in {None, refusal.reason}


def _find_source(source: str) -> str | None:
    """Gives what is to be read again: the address or file; None where there is none any more."""
    if is_address(source):
        return source
    # Pages of archives, feeds and tables are refused under the file's name and their place in it.
    names = (source, _PLACE.sub("", source))
    return next((name for name in names if name != STANDARD_INPUT and Path(name).exists()), None)


def _where(refusal: "StoredRefusal") -> str:
    return refusal.source if refusal.line is None else f"{refusal.source}:{refusal.line}"


def _revision_rows(revision: "Revision") -> Iterator[tuple[object, ...]]:
    cause = "another text" if revision.text_changed else f"rules {revision.newer_rules}"
    yield revision.newer_run, "", "", "", "", f"{cause}; {revision.same} claims the same", ""
    for sign, claims in (("+", revision.appeared), ("-", revision.went)):
        for claim in claims:
            yield (revision.newer_run, sign, *_said(claim), "", claim.evidence.text)
    for change in revision.changed:
        what = ", ".join(
            f"{name}: {old or '∅'} -> {new or '∅'}" for name, (old, new) in change.fields.items()
        )
        yield (revision.newer_run, "~", *_said(change.newer), what, change.newer.evidence.text)


def _said(claim: Claim) -> tuple[str, str, str]:
    attribution = claim.attribution
    return claim.type, name_stance(attribution.stance), name_speaker(attribution.speaker)
