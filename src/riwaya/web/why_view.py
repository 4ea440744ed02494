"""What the page of reasons shows: the links that hold an event together, and what its origins collapse."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from riwaya.ledger.records import StoredPage
from riwaya.ledger.store import Ledger
from riwaya.model.claim import Claim
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.page import RawPage
from riwaya.resolve.explain import EventWhy, Reason, Step, Tie
from riwaya.resolve.origins import Origin, OriginReason
from riwaya.resolve.rulings import Ruling, rule, rulings_on
from riwaya.web.wording import Wording


class End(Struct, frozen=True, kw_only=True):
    """One end of a link: a page and what it tells; `claims` in text order, the first named by its words."""

    page: RawPage
    claims: tuple[Claim, ...]


class TieView(Struct, frozen=True, kw_only=True):
    """One link, its sum and its reasons ready to print."""

    step: Step
    ends: tuple[End, ...]
    weight: str
    reasons: tuple[tuple[str, str, str, str], ...]
    decisions: tuple[Decision, ...]


class OriginView(Struct, frozen=True, kw_only=True):
    """One origin with its pages, whom they name, and why it counts once: what it is, in which words, how much."""

    pages: tuple[RawPage, ...]
    claims: int
    voices: tuple[str, ...]
    why: tuple[tuple[str, str, str], ...]


class WhyView(Struct, frozen=True, kw_only=True):
    """An event's reasons ready for their template."""

    ties: tuple[TieView, ...]
    origins: tuple[OriginView, ...]


def view_why(event: Event, why: EventWhy, ledger: Ledger, *, wording: Wording) -> WhyView:
    """Gathers what the page of reasons shows.

    Args:
        event: As the ledger has it.
        why: Its links and origins.
        ledger: Open; supplies pages and decisions.
        wording: Interface language.

    Returns:
        The view; ends whose page or claims the ledger no longer has are left out.
    """
    stored = map(ledger.page, dict.fromkeys(claim.page for claim in event.claims))
    pages = {one.page.id: one for one in stored if one is not None}
    made = {decision.number: decision for decision in ledger.decisions()}
    return WhyView(
        ties=tuple(_view_tie(tie, pages, made, wording) for tie in why.ties),
        origins=tuple(_view_origin(origin, pages, wording) for origin in why.origins),
    )


def decisions_on(event: Event, ledger: Ledger) -> tuple[Ruling, ...]:
    """Returns what people decided on an event, oldest first, with what became of each decision."""
    return rulings_on(rule(ledger.decisions()), (claim.claim for claim in event.claims))


def _view_tie(
    tie: Tie, pages: Mapping[str, StoredPage], made: Mapping[int, Decision], wording: Wording
) -> TieView:
    ends = zip(tie.pages, (tie.one, tie.other), strict=True)
    return TieView(
        step=tie.step,
        ends=tuple(_view_end(pages[page], claims) for page, claims in ends if page in pages),
        weight="" if tie.weight is None else f"{tie.weight:+.2f}",
        reasons=tuple(_view_reason(reason, wording) for reason in tie.reasons),
        decisions=tuple(made[number] for number in tie.decisions),
    )


def _view_end(stored: StoredPage, claims: Sequence[str]) -> End:
    told = sorted(
        (one for one in stored.record.claims if one.id in claims), key=lambda one: one.trigger.start
    )
    return End(page=stored.page, claims=tuple(told))


def _view_reason(reason: Reason, wording: Wording) -> tuple[str, str, str, str]:
    numbers = f"{reason.value:.2f}", f"{reason.weight:.2f}", f"{reason.added:+.2f}"
    return wording.label("feature", reason.feature), *numbers


def _view_origin(origin: Origin, pages: Mapping[str, StoredPage], wording: Wording) -> OriginView:
    return OriginView(
        pages=tuple(pages[page].page for page in origin.pages if page in pages),
        claims=len(origin.claims),
        voices=origin.voices,
        why=tuple(_origin_words(reason, wording) for reason in origin.why),
    )


def _origin_words(reason: OriginReason, wording: Wording) -> tuple[str, str, str]:
    shared = "" if reason.shared is None else wording.text("copy.shared", share=f"{reason.shared:.0%}")
    return wording.label("origin", reason.kind), reason.words, shared
