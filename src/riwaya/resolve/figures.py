"""Gathers the figures of an event: for each kind and group of victims, who gave which number, in time order.

A claimant's later figure supersedes its earlier one for `low` and `high` but the earlier one stays listed;
figures of different claimants stand side by side. Rules: codebook, 6.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from riwaya.model.claim import Casualty, Victims
from riwaya.model.codebook import CASUALTY_KINDS
from riwaya.model.event import ClaimantFigure, Figure
from riwaya.resolve.claimants import ClaimantKey, fullest, tell_claimants
from riwaya.resolve.fields import SEVERAL
from riwaya.resolve.views import ClaimView, Words

VictimsKey = tuple[str, str]
"""Country and role, empty where not stated."""


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
    return tuple(_make_figure(group, words=words) for group in group_statements(views, words=words))


def group_statements(views: Sequence[ClaimView], *, words: Words) -> list[list[Statement]]:
    """Sorts an event's figures by kind and victims.

    A figure with less said about its victims joins the largest group that it fits.

    Args:
        views: The event's claims in time order.
        words: Content words of a text in matching form.

    Returns:
        Groups of statements, each in time order.
    """
    keys = tell_claimants(views, words=words)
    statements = [
        Statement(view=view, figure=figure, key=key)
        for view, key in zip(views, keys, strict=True)
        if view.claim.attribution.stance in {"asserts", "confirms", "accuses"}
        and view.claim.status != "planned"
        for figure in own_figures(view.claim.casualties)
    ]
    groups: list[list[Statement]] = []
    for kind in CASUALTY_KINDS:
        groups += _by_victims(_numbered([s for s in statements if s.figure.kind == kind]))
    return [kept for group in groups if (kept := _without_parts(group))]


def own_figures(casualties: Sequence[Casualty]) -> list[Casualty]:
    """The figures that a claim states for itself.

    Of one kind and one group of victims that is the first: what follows it is a part of it ("twelve, among
    them three women") or another's number ("five, not twelve"). A smaller number of victims of whom more is said
    is a part of a total too.

    Args:
        casualties: Of one claim.

    Returns:
        In text order.
    """
    own: list[Casualty] = []
    for figure in sorted(casualties, key=lambda figure: figure.start):
        if figure.min is None and figure.max is None:
            continue
        if not any(figure.kind == other.kind and _can_be_one_group(figure, other) for other in own):
            own.append(figure)
    return [figure for figure in own if not _is_lone_part(figure, own)]


def _is_lone_part(figure: Casualty, own: Sequence[Casualty]) -> bool:
    """One group out of a total told before it ("23, four of them civilians"); parts that add up to it stay."""
    same = [other for other in own if other.kind == figure.kind]
    total, *parts = same
    if total.victims.role is not None or figure not in parts or total.min is None:
        return False
    number = sum(part.max or part.min or 0 for part in parts)
    return number < total.min


def _can_be_one_group(one: Casualty, other: Casualty) -> bool:
    ours, theirs = one.victims, other.victims
    return (ours.role is None or ours.role == theirs.role) and (
        ours.country is None or theirs.country is None or ours.country == theirs.country
    )


def _numbered(statements: list[Statement]) -> list[Statement]:
    """A plural without a number ("dead and wounded") gives none where anybody gives one."""
    numbered = [s for s in statements if (s.figure.min, s.figure.max) != SEVERAL]
    return numbered or statements


def _by_victims(statements: list[Statement]) -> list[list[Statement]]:
    """Sorts figures of one kind by victims; those with less said of theirs join the largest group they fit."""
    stated: Counter[VictimsKey] = Counter(_victims_key(s) for s in statements)
    home: dict[VictimsKey, VictimsKey] = {}
    exact = sorted(stated, key=lambda victims: (-sum(map(bool, victims)), -stated[victims], victims))
    for victims in exact:
        fitting = [
            group
            for group in dict.fromkeys(home.values())
            if _fits(victims, group) and not _breaks_down(statements, victims, group)
        ]
        home[victims] = max(fitting, key=lambda group: (stated[group], group), default=victims)
    parts: dict[VictimsKey, list[Statement]] = {}
    for statement in statements:
        parts.setdefault(home[_victims_key(statement)], []).append(statement)
    return [parts[victims] for victims in sorted(parts)]


def _victims_key(statement: Statement) -> VictimsKey:
    victims = statement.figure.victims
    return victims.country or "", victims.role or ""


def _fits(one: VictimsKey, other: VictimsKey) -> bool:
    """Nothing said of the victims of one is otherwise in the other."""
    return all(mine in {"", theirs} or not theirs for mine, theirs in zip(one, other, strict=True))


def _breaks_down(statements: list[Statement], whole: VictimsKey, part: VictimsKey) -> bool:
    """Somebody gives numbers of both in one sentence: a total of all victims and that of one group."""
    told: dict[VictimsKey, set[tuple[str, int, ClaimantKey]]] = {whole: set(), part: set()}
    for s in statements:
        if _victims_key(s) in told:
            told[_victims_key(s)].add((s.view.page.id, s.view.claim.evidence.start, s.key))
    return whole[1] != part[1] and bool(told[whole] & told[part])


def _without_parts(group: list[Statement]) -> list[Statement]:
    """Leaves out what a claimant says on one page beside a total more than twice as high: parts of it."""
    most: dict[tuple[str, ClaimantKey], int] = {}
    for s in group:
        place = s.view.page.id, s.key
        most[place] = max(most.get(place, 0), s.figure.min or 0)
    return [s for s in group if 2 * (s.figure.max or s.figure.min or 0) >= most[s.view.page.id, s.key]]


def _make_figure(group: list[Statement], *, words: Words) -> Figure:
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
        by_claimant=tuple(_claimant_figure(statements, words=words) for statements in stated.values()),
    )


def _claimant_figure(statements: list[Statement], *, words: Words) -> ClaimantFigure:
    return ClaimantFigure(
        claimant=fullest([s.view.claim.attribution.speaker for s in statements], words=words),
        min=statements[0].figure.min,
        max=statements[0].figure.max,
        stance=statements[0].view.claim.attribution.stance,
        claims=tuple(dict.fromkeys(statement.view.claim.id for statement in statements)),
    )


def latest(group: Sequence[Statement]) -> dict[ClaimantKey, Casualty]:
    """The figure that each claimant holds to: its last by day; on one day news before history, then the highest.

    An article that tells how a toll rose names the earlier number too, before or after the new one.

    Args:
        group: Statements of one kind and one group of victims.

    Returns:
        Claimant to figure.
    """
    ordered = sorted(
        group,
        key=lambda s: (s.view.page.published or "", not s.view.claim.background, s.figure.min or 0),
    )
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
