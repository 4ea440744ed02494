"""What the event page shows: the dispute in words, one row a claimant, the figures, and the source texts."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.ledger.records import StoredPage
from riwaya.ledger.store import Ledger
from riwaya.model.claim import Claim, Place, Speaker, Victims
from riwaya.model.event import Dispute, Event, Figure
from riwaya.model.page import RawPage
from riwaya.resolve.claimants import happened_by
from riwaya.web.accounts import Account, ClaimantRow, claim_marks, claimant_rows, show_account
from riwaya.web.bars import Bar, axis_end, draw_bar
from riwaya.web.highlight import Paragraph, cut_page
from riwaya.web.wording import Wording

SOURCES = 30
"""Source texts printed on one event page; the rest are listed as links, so that the page stays readable."""
_STATED_FIGURE = re.compile(
    r"(killed|wounded|casualties|missing|captured|displaced) (\d*)(?:(–)(\d*))?", re.ASCII
)


class Source(Struct, frozen=True, kw_only=True):
    """One source text beside the claimants.

    Attributes:
        number: From 1, in order of publication.
        paragraphs: Those with evidence and their neighbours; None stands where others were left out.
    """

    number: int
    page: RawPage
    said: str | None
    basis: str
    paragraphs: tuple[Paragraph | None, ...]


class Voice(Struct, frozen=True, kw_only=True):
    """Who holds a position or gives a figure; `is_outlet` where an outlet says it in its own voice."""

    text: str | None
    is_outlet: bool


class FigureRow(Struct, frozen=True, kw_only=True):
    """One figure of one claimant.

    Attributes:
        said: Date of the first page that gives it; None where unknown.
        revises: The same claimant's earlier figure stands above it.
    """

    voices: tuple[Voice, ...]
    words: str
    said: str | None
    bar: Bar
    revises: bool


class FigureTable(Struct, frozen=True, kw_only=True):
    """All figures of one kind and one group of victims."""

    kind: str
    victims: Victims
    whole: str
    rows: tuple[FigureRow, ...]


class EventView(Struct, frozen=True, kw_only=True):
    """An event ready for its template.

    Attributes:
        disputes: Axis to what is said on it, each with those who say it, in order of time; nobody is counted.
        silent: Claimants who gave no figure, where others did.
        lost: Number of its claims that the ledger no longer has.
        others: Pages beyond `SOURCES`.
    """

    event: Event
    headline: str
    rows: tuple[ClaimantRow, ...]
    disputes: tuple[tuple[str, dict[str, tuple[Voice, ...]]], ...]
    figures: tuple[FigureTable, ...]
    silent: tuple[ClaimantRow, ...]
    sources: tuple[Source, ...]
    others: tuple[RawPage, ...]
    lost: int


def view_event(event: Event, ledger: Ledger, *, wording: Wording) -> EventView:
    """Gathers what the event page shows.

    Args:
        event: As the ledger has it.
        ledger: Open; supplies pages and claims.
        wording: Interface language.

    Returns:
        The view.
    """
    pages = _pages_in_time(event, ledger)
    wanted = {(one.page, one.claim) for one in event.claims}
    accounts = _accounts(pages, wanted, wording)
    rows = claimant_rows(accounts, event)
    return EventView(
        event=event,
        headline=headline(
            event, claimants=len(rows), claims=[one.claim for one in accounts], wording=wording
        ),
        rows=rows,
        disputes=tuple((one.axis, _positions(one, accounts, wording)) for one in event.disputes),
        figures=tuple(_figure_table(figure, accounts, wording) for figure in event.figures),
        silent=tuple(row for row in rows if not row.gave_figure),
        sources=tuple(_source(number, stored, wanted) for number, stored in enumerate(pages[:SOURCES], 1)),
        others=tuple(stored.page for stored in pages[SOURCES:]),
        lost=len(wanted) - len({(one.page_id, one.claim.id) for one in accounts}),
    )


def headline(event: Event, *, claimants: int, claims: Sequence[Claim], wording: Wording) -> str:
    """Says in words on what the claimants agree and differ; never who is right.

    Args:
        event: Its disputes name the axes.
        claimants: How many claimants it has.
        claims: Its claims as far as they are at hand.
        wording: Interface language.

    Returns:
        One clause or two.
    """
    axes = list(dict.fromkeys(one.axis for one in event.disputes))
    if not axes:
        return wording.text("dispute.none" if claimants > 1 else "dispute.single")
    on = wording.text("dispute.on", axes=wording.join(wording.text(f"axis.{axis}") for axis in axes))
    if "happened" in axes or not any(happened_by(claim) for claim in claims):
        return on
    return wording.text("dispute.both", agreed=wording.text("dispute.agreed_happened"), disputed=on)


def says_words(axis: str, says: str, wording: Wording) -> str:
    """Puts a position in words.

    Args:
        axis: Axis of the dispute.
        says: As the event record has it: affirms, denies, a country, a group, a number, a time, a place.
        wording: Interface language.

    Returns:
        Words; what is no coded value comes back as it is.
    """
    if axis == "who":
        return wording.country(says)
    if axis == "when":
        return wording.when(says)
    if axis == "figures" and (stated := _STATED_FIGURE.fullmatch(says)):
        kind, low, dash, high = stated.groups()
        return wording.figure(kind, _number(low), _number(high if dash else low))
    return wording.label("dispute", says) if axis in {"happened", "victims"} else says


def _number(digits: str) -> int | None:
    return int(digits) if digits else None


def _pages_in_time(event: Event, ledger: Ledger) -> list[StoredPage]:
    ids = dict.fromkeys(one.page for one in event.claims)
    found = [stored for stored in map(ledger.page, ids) if stored is not None]
    return sorted(found, key=lambda stored: (stored.record.published.value or "9999", stored.page.id))


def _accounts(pages: Sequence[StoredPage], wanted: set[tuple[str, str]], wording: Wording) -> list[Account]:
    accounts = []
    for number, stored in enumerate(pages, start=1):
        for claim in stored.record.claims:
            if (stored.page.id, claim.id) in wanted:
                account = show_account(
                    claim,
                    page_id=stored.page.id,
                    outlet=stored.page.outlet,
                    said=stored.record.published.value,
                    wording=wording,
                )
                accounts.append(replace(account, source=number if number <= SOURCES else 0))
    return accounts


def _positions(
    dispute: Dispute, accounts: Sequence[Account], wording: Wording
) -> dict[str, tuple[Voice, ...]]:
    said: dict[str, tuple[Voice, ...]] = {}
    for held in dispute.positions:
        places = _places(held.says, held.claims, accounts) if dispute.axis == "where" else []
        words = wording.place(places[0]) if places else says_words(dispute.axis, held.says, wording)
        said[words] = said.get(words, ()) + _voices(held.claimant, held.claims, accounts)
    return said


def _places(says: str, claims: Sequence[str], accounts: Sequence[Account]) -> list[Place]:
    """Returns the places that a position means: the event record names them in English where it can."""
    stated = (one.claim.place for one in accounts if one.claim.id in claims)
    return [place for place in stated if place is not None and says in {place.name, place.text}]


def _voices(
    claimant: Speaker | None, claims: Sequence[str], accounts: Sequence[Account]
) -> tuple[Voice, ...]:
    """Returns the claimant, or each outlet that prints one of the claims in its own voice."""
    if claimant is not None:
        return (Voice(text=claimant.text, is_outlet=False),)
    outlets = dict.fromkeys(one.outlet for one in accounts if one.claim.id in claims)
    return tuple(Voice(text=outlet, is_outlet=True) for outlet in outlets) or (
        Voice(text=None, is_outlet=True),
    )


def _source(number: int, stored: StoredPage, wanted: set[tuple[str, str]]) -> Source:
    page, record = stored.page, stored.record
    marks = [mark for claim in record.claims if (page.id, claim.id) in wanted for mark in claim_marks(claim)]
    paragraphs = cut_page(page.text, marks, record.segments)
    return Source(
        number=number,
        page=page,
        said=record.published.value,
        basis=record.published.basis,
        paragraphs=_near_evidence([one for one in paragraphs if not one.is_blank]),
    )


def _near_evidence(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph | None, ...]:
    """Returns paragraphs with evidence and one on each side; None marks each place of others."""
    kept = {
        near
        for at, one in enumerate(paragraphs)
        if one.is_evidence
        for near in (at - 1, at, at + 1)
        if near == at or (0 <= near < len(paragraphs) and paragraphs[near].segment == one.segment)
    }
    shown: list[Paragraph | None] = []
    for at, one in enumerate(paragraphs):
        if at in kept:
            shown.append(one)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return tuple(shown)


def _figure_table(figure: Figure, accounts: Sequence[Account], wording: Wording) -> FigureTable:
    top = axis_end([(one.min, one.max) for one in figure.by_claimant])
    days = {one.claim.id: one.said for one in reversed(accounts)}
    seen: set[str | None] = set()
    rows = []
    for given in figure.by_claimant:
        name = (given.claimant.name or given.claimant.text) if given.claimant else None
        rows.append(
            FigureRow(
                voices=_voices(given.claimant, given.claims, accounts),
                words=wording.figure(figure.kind, given.min, given.max),
                said=next((day for claim in given.claims if (day := days.get(claim))), None),
                bar=draw_bar(given.min, given.max, top=top),
                revises=name is not None and name in seen,
            )
        )
        seen.add(name)
    return FigureTable(
        kind=figure.kind,
        victims=figure.victims,
        whole=wording.figure(figure.kind, figure.low, figure.high),
        rows=tuple(rows),
    )
