"""Finds the axes on which an event's claimants differ; nobody is called right or disputes himself.

Axes: codebook, 6. A claimant's own revision is not a dispute; a plan or a demand says nothing of what
happened.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from riwaya.model.claim import Casualty, Place, Speaker, Time
from riwaya.model.codebook import SYMMETRIC_TYPES, Axis
from riwaya.model.event import Dispute, Position
from riwaya.resolve.claimants import OUTLET, ClaimantKey, by_claimant, fullest, happened_by
from riwaya.resolve.fields import SEVERAL, compare_places
from riwaya.resolve.figures import Statement, group_statements, latest
from riwaya.resolve.times import compare
from riwaya.resolve.views import ClaimView, Words

NAMING = frozenset({"accuses", "confirms"})
"""Stances that name a culprit on purpose; elsewhere a differing culprit is more often a misread one."""
CONTESTING = NAMING | {"denies"}
"""Stances that answer somebody. A day or a place that differs without one was, on the grouped pages of the
evaluation data, always another occurrence or another reading of the sentence."""
DATING = frozenset({"confirms", "denies"})
"""Stances that contest a day. An accuser's day is often that of the accusing (codebook, ruling 16): with it too,
precision of disputed events on the grouped pages is .31, without .36, recall the same."""
MOST_DAYS_APART = 30
"""Days further apart than this are two occurrences wrongly taken together, not one that is disputed."""
MOST_TIMES = 10
"""Figures further apart are of two occurrences wrongly taken together, or of a war and a day."""
COMBATANTS = frozenset({"MIL", "REB", "COP"})
EXACT_DAYS = 3
"""A longer stretch is no statement of the day and disputes none."""


class Saying(NamedTuple):
    """What one claimant says on an axis, with the claims that say it."""

    key: ClaimantKey
    claimant: Speaker | None
    says: str
    views: tuple[ClaimView, ...]


Differ = Callable[[ClaimView, ClaimView], bool]


def find_disputes(views: Sequence[ClaimView], *, words: Words) -> tuple[Dispute, ...]:
    """Finds what an event's claimants disagree on.

    Args:
        views: The event's claims in time order.
        words: Content words of a text in matching form, for telling claimants apart.

    Returns:
        Disputes in the codebook's order of axes, each with at least two positions of different claimants.
    """
    told = [view for view in views if happened_by(view.claim) is True]
    found = [
        _dispute(
            "happened", _sayings(_standing(views, words=words), _happened, words=words), _happened_differs
        ),
        _dispute("who", _sayings(told, _culprit, words=words), _culprits_differ),
        _dispute("victims", _sayings(told, _victims, words=words), _victims_differ),
        *(_dispute_figures(group, words=words) for group in group_statements(views, words=words)),
        _dispute("when", _sayings(told, _day, words=words), _days_differ),
        _dispute("where", _sayings(told, _place, words=words), _places_differ),
    ]
    return tuple(dispute for dispute in found if dispute is not None)


def _sayings(
    views: Sequence[ClaimView], say: Callable[[ClaimView], str | None], *, words: Words
) -> list[Saying]:
    """Each claimant's last word on an axis, with all of its claims that say the same."""
    sayings = []
    for key, claims in by_claimant(views, words=words).items():
        said = [(view, value) for view in claims if (value := say(view)) is not None]
        if said:
            last = said[-1][1]
            same = tuple(view for view, value in said if value == last)
            claimant = fullest([view.claim.attribution.speaker for view in same], words=words)
            sayings.append(Saying(key, claimant, last, same))
    return sayings


def _dispute(axis: Axis, sayings: Sequence[Saying], differ: Differ) -> Dispute | None:
    """The dispute of those claimants that differ from at least one other; None where all can agree."""
    parted: set[ClaimantKey] = set()
    for one, other in combinations(sayings, 2):
        if one.says != other.says and differ(one.views[-1], other.views[-1]):
            parted |= {one.key, other.key}
    positions = tuple(
        Position(claimant=saying.claimant, says=saying.says, claims=_claim_ids(saying.views))
        for saying in sayings
        if saying.key in parted
    )
    return Dispute(axis=axis, positions=positions) if positions else None


def _claim_ids(views: Sequence[ClaimView]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(view.claim.id for view in views))


def _standing(views: Sequence[ClaimView], *, words: Words) -> list[ClaimView]:
    """Claims without those that a denial of the same claimant outweighs, unless it admits later.

    Who denies having shelled a market may well give the number of its dead: the denial stands.

    Args:
        views: The event's claims in time order.
        words: Content words of a text in matching form.

    Returns:
        The claims that stand, in time order.
    """
    standing: list[ClaimView] = []
    for claims in by_claimant(views, words=words).values():
        denials = [i for i, view in enumerate(claims) if view.claim.attribution.stance == "denies"]
        admits = [i for i, view in enumerate(claims) if view.claim.attribution.stance == "confirms"]
        stands = bool(denials) and max(admits, default=-1) < denials[-1]
        standing += [claims[i] for i in denials] if stands else claims
    return [view for view in views if view in standing]


def _happened(view: ClaimView) -> str | None:
    """Whether it happened; "the truce did not hold", in an outlet's own voice, denies no truce."""
    happened = happened_by(view.claim)
    if happened is False and view.claim.attribution.speaker is None:
        return None
    return None if happened is None else ("affirms" if happened else "denies")


def _happened_differs(one: ClaimView, other: ClaimView) -> bool:
    """One affirms and one denies."""
    return _happened(one) != _happened(other)


def _culprit(view: ClaimView) -> str | None:
    source = view.claim.source
    if source is None or view.claim.type in SYMMETRIC_TYPES or view.claim.type == "toll":
        return None
    if view.claim.attribution.stance not in NAMING:
        return None
    return (
        f"{source.name or source.text} ({source.country})" if source.country else source.name or source.text
    )


def _culprits_differ(one: ClaimView, other: ClaimView) -> bool:
    """Two who both accuse or admit, and name others: another country, or no word of the name in common."""
    ours, theirs = one.claim.source, other.claim.source
    if ours is None or theirs is None or not _same_type_and_named(one, other):
        return False
    if ours.country and theirs.country:
        return ours.country != theirs.country
    return not one.source_words & other.source_words


def _same_type_and_named(one: ClaimView, other: ClaimView) -> bool:
    """Both claims are of one type and have a speaker: who says when, where or by whom must be somebody."""
    speakers = one.claim.attribution.speaker, other.claim.attribution.speaker
    return one.claim.type == other.claim.type and None not in speakers


def _victims(view: ClaimView) -> str | None:
    roles = {figure.victims.role for figure in view.claim.casualties if figure.kind in {"killed", "wounded"}}
    if roles == {"CVL"}:
        return "civilians"
    return "combatants" if roles and roles <= COMBATANTS else None


def _victims_differ(one: ClaimView, other: ClaimView) -> bool:
    """Only one and the same number disputes who was hit; different numbers may be different victims."""
    return any(
        a.kind == b.kind and (a.min, a.max) == (b.min, b.max) != SEVERAL
        for a in one.claim.casualties
        for b in other.claim.casualties
    )


def _day(view: ClaimView) -> str | None:
    time = view.claim.time
    if time is None or view.stretch is None or view.stretch.days > EXACT_DAYS or not _says_itself(view, time):
        return None
    return time.value


def _days_differ(one: ClaimView, other: ClaimView) -> bool:
    if one.stretch is None or other.stretch is None or not _same_type_and_named(one, other):
        return False
    if not {one.claim.attribution.stance, other.claim.attribution.stance} & DATING:
        return False
    is_near = abs(one.stretch.first - other.stretch.first) <= MOST_DAYS_APART
    same_scale = one.page.id == other.page.id
    return is_near and compare(one.stretch, other.stretch, same_scale=same_scale) == "conflict"


def _place(view: ClaimView) -> str | None:
    place = view.claim.place
    if place is None or place.precision != "town" or not _says_itself(view, place):
        return None
    return place.name or place.text


def _says_itself(view: ClaimView, part: Time | Place) -> bool:
    """The claim's own sentence says it: what is carried over from another sentence was said by another."""
    return view.claim.evidence.start <= part.start < view.claim.evidence.end


def _places_differ(one: ClaimView, other: ClaimView) -> bool:
    """Two towns far apart in one country; another country is another occurrence, or a misread name."""
    found = compare_places(one.claim.place, other.claim.place)
    stances = {one.claim.attribution.stance, other.claim.attribution.stance}
    return (
        bool(stances & CONTESTING)
        and _same_type_and_named(one, other)
        and found.get("place_conflict", 0.0) >= 1.0
    )


def _dispute_figures(group: Sequence[Statement], *, words: Words) -> Dispute | None:
    """Claimants whose standing figures for one kind and one group of victims cannot both hold."""
    held = latest(group)
    if any(s.key != OUTLET and _range(s.figure) == _range(held[OUTLET]) for s in group if OUTLET in held):
        del held[OUTLET]  # a lead that gives somebody's number takes no side
    parted = {
        key
        for one, other in combinations(held, 2)
        if _exclude(held[one], held[other])
        for key in (one, other)
    }
    positions = []
    for key in dict.fromkeys(statement.key for statement in group):
        if key in parted:
            same = [s for s in group if s.key == key and (s.figure.min, s.figure.max) == _range(held[key])]
            claimant = fullest([s.view.claim.attribution.speaker for s in same], words=words)
            says = f"{held[key].kind} {_say_range(held[key])}"
            positions.append(
                Position(claimant=claimant, says=says, claims=_claim_ids([s.view for s in same]))
            )
    return Dispute(axis="figures", positions=tuple(positions)) if positions else None


def _exclude(one: Casualty, other: Casualty) -> bool:
    """No number fits both, and they are near enough to count the same people."""
    low, high = sorted((one.min or one.max or 0, other.min or other.max or 0))
    return apart(one, other) and high <= MOST_TIMES * max(low, 1)


def _range(figure: Casualty) -> tuple[int | None, int | None]:
    return figure.min, figure.max


def _say_range(figure: Casualty) -> str:
    low, high = _range(figure)
    if low == high:
        return str(low)
    return f"{'' if low is None else low}–{'' if high is None else high}"


def apart(one: Casualty, other: Casualty) -> bool:
    """Tells whether two stated ranges share no number; "about 50" reaches a fifth to each side."""
    return _reach(one)[1] < _reach(other)[0] or _reach(other)[1] < _reach(one)[0]


def _reach(figure: Casualty) -> tuple[float, float]:
    low = float(figure.min or 0)
    high = float("inf") if figure.max is None else float(figure.max)
    return (low * 0.8, high * 1.2) if figure.approx else (low, high)
