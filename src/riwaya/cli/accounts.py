"""One event or one claim in full: who says what, in which words, where they stand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.cli.console import printable
from riwaya.cli.tables import (
    name_casualty,
    name_chain,
    name_place,
    name_range,
    name_speaker,
    name_stance,
    name_type,
    print_table,
)
from riwaya.errors import UsageError
from riwaya.model.claim import Casualty, Claim, Party, Place, Span, Time
from riwaya.model.event import Event, EventClaim, Figure

if TYPE_CHECKING:
    from riwaya.ledger.records import StoredClaim
    from riwaya.ledger.store import Ledger


class TracedSpan(Struct, frozen=True, kw_only=True):
    """Words of the page that give one field of a claim: `text[start:end]` in code points."""

    field: str
    start: int
    end: int
    text: str


class Trace(Struct, frozen=True, kw_only=True):
    """Where a claim comes from.

    Attributes:
        chain: From the outlet to who said it; the outlet is None where unknown.
        text_sha256: Digest of the page's text that the offsets belong to.
        rules: Rules that read the page.
        why: Which rule and words gave a field.
    """

    claim: str
    page: str
    text_sha256: str
    rules: str
    chain: tuple[str | None, ...]
    spans: tuple[TracedSpan, ...]
    why: dict[str, str]


def trace_claim(identity: str, *, ledger: "Ledger") -> Trace:
    """Gathers chain, words and digests of one claim.

    Args:
        identity: Id of the claim.
        ledger: Open ledger.

    Returns:
        The trace.
    """
    stored, sha256, rules = _find(identity, ledger)
    attribution = stored.claim.attribution
    told = (*attribution.via, *((attribution.speaker,) if attribution.speaker else ()))
    return Trace(
        claim=stored.claim.id,
        page=stored.page_id,
        text_sha256=sha256,
        rules=rules,
        chain=(stored.outlet, *(link.text for link in told)),
        spans=tuple(spans_of(stored.claim)),
        why=stored.claim.why,
    )


def print_claim(identity: str, *, ledger: "Ledger", why: bool) -> None:
    """Prints one claim with its chain and the exact words of every field.

    Args:
        identity: Id of the claim.
        ledger: Open ledger.
        why: Also print which rule and words gave each field.
    """
    stored, sha256, rules = _find(identity, ledger)
    claim = stored.claim
    background = ("background",) if claim.background else ()
    facts = (name_type(claim.type, claim.mode), claim.status, claim.polarity, *background)
    rows: list[tuple[str, str, str]] = [
        ("claim", claim.id, ", ".join(facts)),
        ("stance", "", name_stance(claim.attribution.stance)),
        ("chain", "", name_chain(claim, outlet=stored.outlet)),
        ("page", stored.page_id, f"sha256:{sha256}  rules {rules}"),
    ]
    rows += [(span.field, f"{stored.page_id}:{span.start}-{span.end}", span.text) for span in spans_of(claim)]
    if why:
        rows += [("why", field, reason) for field, reason in claim.why.items()]
    print_table(("", "where", "words"), rows)


def print_event(event: Event, *, ledger: "Ledger") -> None:
    """Prints an event: what it is, on what claimants differ, and every account of it.

    Args:
        event: The event.
        ledger: The ledger it stands in.
    """
    facts: list[tuple[str, object]] = [
        ("event", event.id),
        ("type", name_type(event.type, event.mode)),
        ("time", event.time.value if event.time else None),
        ("place", name_place(event.place)),
        ("sides", " · ".join(side.text for side in event.sides)),
        ("told by", f"{event.pages} pages, {event.origins} independent origins"),
    ]
    for dispute in event.disputes:
        positions = " · ".join(f"{name_speaker(at.claimant)}: {at.says}" for at in dispute.positions)
        facts.append((f"disputed: {dispute.axis}", positions))
    accounts = list(_find_accounts(event, ledger))
    facts += [(f"figures: {name_subject(figure)}", _tell_figure(figure)) for figure in event.figures]
    if event.figures:
        facts.append(("gave no figure", " · ".join(_silent(event, accounts)) or "nobody"))
    print_table(("", ""), facts)
    heads = ("claim", "stance", "figures", "chain", "where", "words")
    print_table(heads, map(_account_row, accounts))


def spans_of(claim: Claim) -> Iterator[TracedSpan]:
    """Lists the words of a claim by field.

    Args:
        claim: The claim.

    Yields:
        A span for every field that has one, trigger and evidence first.
    """
    parts: list[tuple[str, Span | Party | Casualty | Place | Time | None]] = [
        ("trigger", claim.trigger),
        ("evidence", claim.evidence),
        ("source", claim.source),
        ("target", claim.target),
    ]
    parts += [(f"others ({other.part})", other) for other in claim.others]
    parts += [(name_casualty(casualty), casualty) for casualty in claim.casualties]
    parts += [("place", claim.place), ("time", claim.time), ("speaker", claim.attribution.speaker)]
    parts += [("via", link) for link in claim.attribution.via]
    for field, part in parts:
        if part is not None:
            yield TracedSpan(field=field, start=part.start, end=part.end, text=part.text)


def name_subject(figure: Figure) -> str:
    """Names what a figure counts: kind, country and role of the victims."""
    return " ".join(part for part in (figure.kind, figure.victims.country, figure.victims.role) if part)


def _tell_figure(figure: Figure) -> str:
    """Span of all claimants, then each claimant with its numbers in time order: a revision erases nothing."""
    said: dict[str, list[str]] = {}
    for given in figure.by_claimant:
        words = name_range(given.min, given.max)
        numbers = said.setdefault(name_speaker(given.claimant), [])
        if words not in numbers[-1:]:
            numbers.append(words)
    told = [f"{name}: {', then '.join(numbers)}" for name, numbers in said.items()]
    return f"{name_range(figure.low, figure.high)} in all · " + " · ".join(told)


def _silent(event: Event, accounts: "list[tuple[EventClaim, StoredClaim]]") -> Iterator[str]:
    """Claimants of whom no claim states a number, in order of time; that is not nought."""
    gave = {name_speaker(given.claimant) for figure in event.figures for given in figure.by_claimant}
    gave |= {_claimant(stored) for _, stored in accounts if stored.claim.casualties}
    yield from dict.fromkeys(name for _, stored in accounts if (name := _claimant(stored)) not in gave)


def _claimant(stored: "StoredClaim") -> str:
    return name_speaker(stored.claim.attribution.speaker)


def _find_accounts(event: Event, ledger: "Ledger") -> "Iterator[tuple[EventClaim, StoredClaim]]":
    for member in event.claims:
        stored = ledger.claim(member.claim)
        if stored is not None:
            yield member, stored


def _account_row(account: "tuple[EventClaim, StoredClaim]") -> tuple[object, ...]:
    member, stored = account
    claim = stored.claim
    return (
        claim.id[:10],
        name_stance(claim.attribution.stance),
        ", ".join(name_casualty(casualty) for casualty in claim.casualties),
        name_chain(claim, outlet=stored.outlet),
        f"{member.page}:{member.evidence.start}-{member.evidence.end}",
        claim.evidence.text,
    )


def _find(identity: str, ledger: "Ledger") -> "tuple[StoredClaim, str, str]":
    """The claim with the digest of its page's text and the rules that read it."""
    stored = ledger.claim(identity)
    if stored is None:
        raise UsageError(f"id is {printable(identity)!r}; expected a claim of {ledger.path}")
    readings = list(ledger.readings(stored.page_id))
    for reading in reversed(readings):
        if any(claim.id == stored.claim.id for claim in reading.record.claims):
            return stored, reading.record.text_sha256, reading.record.rules
    return stored, readings[-1].record.text_sha256, readings[-1].record.rules
