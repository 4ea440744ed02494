"""Gathers the figures of an event: for each kind and group of victims, who gave which number, in time order.

A claimant's later figure supersedes its earlier one for `low` and `high` but the earlier one stays listed;
figures of different claimants stand side by side. Rules: codebook, 6.
"""

from collections.abc import Sequence

from msgspec import Struct

from riwaya.model.claim import Casualty, Victims
from riwaya.model.codebook import CASUALTY_KINDS
from riwaya.model.event import ClaimantFigure, Figure
from riwaya.resolve.claimants import ClaimantKey, claimant_key, fullest
from riwaya.resolve.views import ClaimView, Words


class Statement(Struct, frozen=True, kw_only=True):
    """One figure in one claim, with the claimant's key."""

    view: ClaimView
    figure: Casualty
    key: ClaimantKey


def gather_figures(views: Sequence[ClaimView], *, words: Words) -> tuple[Figure, ...]:
    """Gathers all figures of an event.

    Args:
        views: The event's claims in time order.
        words: Content words of a text in matching form, for telling claimants apart.

    Returns:
        Figures by kind in the codebook's order, then victims; claims that deny, demand or expect give none.
    """
    return tuple(_make_figure(group) for group in group_statements(views, words=words))


def group_statements(views: Sequence[ClaimView], *, words: Words) -> list[list[Statement]]:
    """Sorts an event's figures by kind and victims.

    A figure with less said about its victims joins the group it fits where there is exactly one.

    Args:
        views: The event's claims in time order.
        words: Content words of a text in matching form.

    Returns:
        Groups of statements, each in time order.
    """
    statements = [
        Statement(view=view, figure=figure, key=claimant_key(view.claim.attribution.speaker, words=words))
        for view in views
        if view.claim.attribution.stance in {"asserts", "confirms", "accuses"}
        for figure in view.claim.casualties
        if figure.min is not None or figure.max is not None
    ]
    groups: list[list[Statement]] = []
    for kind in CASUALTY_KINDS:
        of_kind = [statement for statement in statements if statement.figure.kind == kind]
        home = _home_victims(
            sorted({(s.figure.victims.country or "", s.figure.victims.role or "") for s in of_kind})
        )
        parts: dict[tuple[str, str], list[Statement]] = {}
        for statement in of_kind:
            victims = statement.figure.victims
            parts.setdefault(home[victims.country or "", victims.role or ""], []).append(statement)
        groups += [parts[victims] for victims in sorted(parts)]
    return groups


def _home_victims(stated: list[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """For each stated group of victims, the more specific group it is counted with."""
    home = {}
    for victims in stated:
        wider = [other for other in stated if other != victims and _fits(victims, other)]
        home[victims] = wider[0] if len(wider) == 1 else victims
    return {victims: home[target] for victims, target in home.items()}


def _fits(vague: tuple[str, str], exact: tuple[str, str]) -> bool:
    return all(part in {"", whole} for part, whole in zip(vague, exact, strict=True))


def _make_figure(group: list[Statement]) -> Figure:
    stated: dict[tuple[ClaimantKey, int | None, int | None], list[Statement]] = {}
    for statement in group:
        stated.setdefault((statement.key, statement.figure.min, statement.figure.max), []).append(statement)
    low, high = span_figures(list(latest(group).values()))
    richest = max(group, key=lambda s: (bool(s.figure.victims.country), bool(s.figure.victims.role)))
    return Figure(
        kind=group[0].figure.kind,
        victims=Victims(country=richest.figure.victims.country, role=richest.figure.victims.role),
        low=low,
        high=high,
        by_claimant=tuple(_claimant_figure(statements) for statements in stated.values()),
    )


def _claimant_figure(statements: list[Statement]) -> ClaimantFigure:
    return ClaimantFigure(
        claimant=fullest([statement.view.claim.attribution.speaker for statement in statements]),
        min=statements[0].figure.min,
        max=statements[0].figure.max,
        stance=statements[0].view.claim.attribution.stance,
        claims=tuple(dict.fromkeys(statement.view.claim.id for statement in statements)),
    )


def latest(group: Sequence[Statement]) -> dict[ClaimantKey, Casualty]:
    """The figure that each claimant holds to: its last in time order, on one day the last in the text."""
    ordered = sorted(group, key=lambda s: (s.view.page.published or "", s.view.claim.trigger.start))
    return {statement.key: statement.figure for statement in ordered}


def span_figures(figures: Sequence[Casualty]) -> tuple[int | None, int | None]:
    """Lowest and highest number that the figures allow.

    Args:
        figures: At least one.

    Returns:
        Least minimum and greatest maximum; None where a figure is open at that end and nothing closes it.
    """
    lows = [figure.min for figure in figures if figure.min is not None]
    highs = [figure.max for figure in figures if figure.max is not None]
    low = min(lows) if len(lows) == len(figures) else None
    high = max(highs) if len(highs) == len(figures) else None
    return low, high
