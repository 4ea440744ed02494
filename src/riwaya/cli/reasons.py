"""Why an event is one event: its links with what speaks for them, and its origins with what collapses them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.cli import options
from riwaya.cli.tables import OUTLET, print_table
from riwaya.model.decision import Decision
from riwaya.model.event import Event

if TYPE_CHECKING:
    from riwaya.ledger.store import Ledger
    from riwaya.resolve.explain import EventWhy, Reason, Tie
    from riwaya.resolve.origins import Origin, OriginReason

_SHORT_ID = 10
_ORIGIN_REASONS = {
    "voice": "all name {words}",
    "unnamed": "one text's unnamed source: {words}",
    "own_voice": "own voice of page {words}",
    "named_source": "own voice beside the source it names: {words}",
    "outlet": "printed by {words}",
    "copy": "copies: {words}",
}


class ExplainedEvent(Struct, frozen=True, kw_only=True):
    """What `show --why --json` writes: the event, what holds it together, what people decided on it."""

    event: Event
    why: "EventWhy"
    decisions: tuple[Decision, ...]


def explain_event(event: Event, *, ledger: "Ledger") -> ExplainedEvent:
    """Explains an event.

    Args:
        event: The event.
        ledger: The ledger it stands in.

    Returns:
        The event with its links, origins and decisions.
    """
    from riwaya.grouping import explain_stored_event  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.resolve import rule, rulings_on  # noqa: PLC0415

    language = load_language(options.build_settings().language)
    decided = rulings_on(rule(ledger.decisions()), (claim.claim for claim in event.claims))
    return ExplainedEvent(
        event=event,
        why=explain_stored_event(event, ledger=ledger, language=language),
        decisions=tuple(ruling.decision for ruling in decided),
    )


def print_reasons(event: Event, *, ledger: "Ledger") -> None:
    """Prints the links that hold an event together, then its origins.

    Args:
        event: The event.
        ledger: The ledger it stands in.
    """
    why = explain_event(event, ledger=ledger).why
    found = ((claim.claim, ledger.claim(claim.claim)) for claim in event.claims)
    triggers = {identity: stored.claim.trigger.text for identity, stored in found if stored is not None}
    print_table(
        ("link", "one", "other", "weight", "because: feature value × weight = what it adds"),
        (_tie_row(tie, triggers) for tie in why.ties),
    )
    print_table(
        ("origin", "claims", "pages", "voices", "one origin because"),
        (_origin_row(number, origin) for number, origin in enumerate(why.origins, 1)),
    )


def _tie_row(tie: "Tie", triggers: Mapping[str, str]) -> tuple[object, ...]:
    because = [f"decision {number}" for number in tie.decisions]
    because += ["one text"] if tie.step == "text" else map(_name_reason, tie.reasons)
    return (
        tie.step,
        _name_end(tie.pages[0], tie.one, triggers),
        _name_end(tie.pages[1], tie.other, triggers),
        "" if tie.weight is None else f"{tie.weight:+.2f}",
        " · ".join(because),
    )


def _name_end(page: str, claims: Sequence[str], triggers: Mapping[str, str]) -> str:
    first = f"{page} {claims[0][:_SHORT_ID]} {triggers.get(claims[0], '')}"
    return first if len(claims) == 1 else f"{first} and {len(claims) - 1} more"


def _name_reason(reason: "Reason") -> str:
    return f"{reason.feature} {reason.value:.2f} × {reason.weight:.2f} = {reason.added:+.2f}"


def _origin_row(number: int, origin: "Origin") -> tuple[object, ...]:
    return (
        number,
        " ".join(claim[:_SHORT_ID] for claim in origin.claims),
        " ".join(origin.pages),
        " · ".join(origin.voices) or OUTLET,
        " · ".join(_origin_reasons(origin.why)),
    )


def _origin_reasons(reasons: "Sequence[OriginReason]") -> Iterator[str]:
    for reason in reasons:
        told = _ORIGIN_REASONS[reason.kind].format(words=reason.words)
        yield told if reason.shared is None else f"{told}, {reason.shared:.0%} of the five-word runs shared"
