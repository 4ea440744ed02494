"""Gathers running totals of wars and campaigns into series, one for each claimant, apart from incidents.

A total is a running one where its claim tells of a war, where the time it covers is long or goes on since a
day that is not its page's, or where its words say so ("since the war began"). Everything else is the toll of
an incident and stays in its event's figures.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct

from riwaya.model.claim import Casualty, Victims
from riwaya.model.codebook import CASUALTY_KINDS, CasualtyKind, ClaimType
from riwaya.model.toll import Change, Toll, TollPoint, TollSeries
from riwaya.resolve.claimants import AFFIRMING, OUTLET, ClaimantKey, fullest, tell_claimants
from riwaya.resolve.disputes import MOST_TIMES, apart
from riwaya.resolve.fields import SEVERAL
from riwaya.resolve.figures import own_figures, span_figures
from riwaya.resolve.moments import Moment, ToldClaim, calendar_value, commonest, gap_days, moment_of
from riwaya.resolve.times import read_stretch
from riwaya.resolve.views import ClaimView, ResolvablePage, Words

LONG_DAYS = 45
"""A closed stretch that is longer is a war's or campaign's (`fields.LONG_DAYS`)."""
RUNNING_DAYS = 7
"""A toll "since Monday" is still an incident's; one that has run for a week or more is a campaign's."""
NEAR_LETTERS = 60
"""How far from a number the words may stand that make it a running total: about ten words, a clause."""
CANNOT_FALL: frozenset[CasualtyKind] = frozenset({"killed", "wounded", "casualties"})
"""The missing are found, prisoners freed, the displaced return: their totals fall without contradiction."""
MOST_TIMES_ON_A_PAGE = 2
"""Totals further apart on one page are of two wars, or a part and its whole (as in `figures`)."""
TOTALS: frozenset[ClaimType] = frozenset({"toll", "clash", "attack", "displace", "detain", "damage"})
ID_LENGTH = 16


class Total(Struct, frozen=True, kw_only=True):
    """One running total.

    Attributes:
        since: Where the time it covers begins; None where the claim does not say.
        claimant: Key of who gives it; an outlet's own voice is the outlet's.
    """

    told: ToldClaim
    figure: Casualty
    since: Moment | None
    claimant: ClaimantKey


def find_tolls(
    told: Iterable[ToldClaim],
    *,
    stories: Mapping[str, str],
    words: Words,
    says_running: Callable[[str], bool],
) -> tuple[Toll, ...]:
    """Gathers the running totals of many claims.

    Args:
        told: Claims with their pages and events, in any order.
        stories: Event id to story id.
        words: Content words of a text in matching form, for telling claimants apart.
        says_running: Tells whether words make a number a running total ("since the war began").

    Returns:
        Tolls by story, kind in the codebook's order, victims and begin; each claim's number is in at most one.
    """
    by_story: dict[str, list[tuple[ToldClaim, Casualty]]] = {}
    for one in told:
        if one.claim.casualties and one.claim.type in TOTALS and _counts(one):
            for figure in own_figures(one.claim.casualties):
                if (figure.min, figure.max) != SEVERAL and _is_running(one, figure, says_running):
                    by_story.setdefault(stories.get(one.event or "") or "", []).append((one, figure))
    found = []
    for story, stated in sorted(by_story.items()):
        totals = _tell_totals(stated, words=words)
        for kind in CASUALTY_KINDS:
            groups = _by_subject([total for total in totals if total.figure.kind == kind])
            found += [_make_toll(group, story=story or None, words=words) for group in groups]
    return tuple(found)


def _tell_totals(stated: Sequence[tuple[ToldClaim, Casualty]], *, words: Words) -> list[Total]:
    """Tells who gives each number, in the order of the pages' dates."""
    ordered = sorted(stated, key=lambda pair: (pair[0].order, pair[1].start))
    keys = tell_claimants([_as_view(one) for one, _ in ordered], words=words)
    return [
        Total(told=one, figure=figure, since=_since(one), claimant=_own_voice(one, key))
        for (one, figure), key in zip(ordered, keys, strict=True)
    ]


def _counts(one: ToldClaim) -> bool:
    """The claimant gives the number as a fact; who denies, warns or expects gives none."""
    claim = one.claim
    is_fact = claim.status in {"occurred", "ongoing"} and claim.polarity == "positive"
    return is_fact and claim.attribution.stance in AFFIRMING


def _as_view(one: ToldClaim) -> ClaimView:
    page = ResolvablePage(id=one.page, text="", text_sha256=one.scale, published=one.published)
    return ClaimView(
        page=page,
        claim=one.claim,
        sentence=0,
        sentences=1,
        stretch=None,
        trigger_words=frozenset(),
        near_words=(),
        all_words=(),
    )


def _own_voice(one: ToldClaim, key: ClaimantKey) -> ClaimantKey:
    """Two outlets that speak for themselves are two claimants: one does not revise the other."""
    return (*OUTLET, one.outlet or one.page) if key == OUTLET else key


def _is_running(one: ToldClaim, figure: Casualty, says_running: Callable[[str], bool]) -> bool:
    if (one.claim.type, one.claim.mode) == ("clash", "war") or _covers_long(one):
        return True
    # A strike's dead may stand in one sentence with the war's: words near its number prove nothing.
    return one.claim.type != "attack" and _says_it(one, figure, says_running)


def _covers_long(one: ToldClaim) -> bool:
    """The claim's time is a long stretch, or goes on since a day that is well before its page's."""
    moment = moment_of(one)
    if moment is None or not moment.goes_on:
        return moment is not None and _is_span(moment)
    printed = read_stretch(one.published)
    today = 0 if moment.scale else (printed.last if printed else None)
    return today is None or today - moment.last >= RUNNING_DAYS


def _says_it(one: ToldClaim, figure: Casualty, says_running: Callable[[str], bool]) -> bool:
    evidence = one.claim.evidence
    start, end = figure.start - evidence.start, figure.end - evidence.start
    if not 0 <= start < end <= len(evidence.text):
        return False
    return says_running(evidence.text[max(0, start - NEAR_LETTERS) : end + NEAR_LETTERS])


def _is_span(moment: Moment) -> bool:
    """A long stretch with two ends; "last year" alone only says how exactly a day is known."""
    return "/" in moment.value and moment.days > LONG_DAYS


def _since(one: ToldClaim) -> Moment | None:
    """Where the counted time begins; a short closed time is the day of the saying, not of the counting."""
    moment = moment_of(one)
    if moment is None or not (moment.goes_on or moment.days > LONG_DAYS):
        return None
    return moment


class _Group:
    """Totals of one subject, with what a further total must be compared with: one of a kind, and its page's."""

    def __init__(self, first: Total) -> None:
        self.said = _said(first)
        self.totals: list[Total] = []
        self._faces: dict[object, Total] = {}
        self._pages: dict[str, list[Total]] = {}
        self.add(first)

    def add(self, total: Total) -> None:
        figure = total.figure
        face = (figure.victims, figure.min, figure.max, total.since, total.told.claim.background)
        self.totals.append(total)
        self._faces.setdefault(face, total)
        self._pages.setdefault(total.told.page, []).append(total)

    def takes(self, total: Total) -> bool:
        near = self._pages.get(total.told.page, [])
        return all(_one_subject(total, other) for other in (*near, *self._faces.values()))


def _by_subject(totals: Sequence[Total]) -> list[list[Total]]:
    """Sorts totals of one kind by victims and begin; one that says less joins a group only where no other fits."""
    groups: list[_Group] = []
    for total in sorted(totals, key=lambda t: (-_said(t), t.told.order, t.figure.start)):
        fitting = [group for group in groups if group.takes(total)]
        same = [group for group in fitting if group.said == _said(total)]
        if len(fitting) == 1 or same:
            (fitting if len(fitting) == 1 else same)[0].add(total)
        else:
            groups.append(_Group(total))
    return sorted((group.totals for group in groups), key=lambda group: min(t.told.order for t in group))


def _said(total: Total) -> int:
    victims = total.figure.victims
    return (total.since is not None) * 4 + bool(victims.country) * 2 + bool(victims.role)


def _one_subject(one: Total, other: Total) -> bool:
    ours, theirs = one.figure.victims, other.figure.victims
    twice = _are_apart(one.figure, other.figure, MOST_TIMES_ON_A_PAGE)
    if twice and (one.claimant, one.told.page) == (other.claimant, other.told.page):
        return False  # one text that gives two totals tells of two wars, or of a part
    if _are_apart(one.figure, other.figure, MOST_TIMES):
        return False
    for mine, yours in ((ours.country, theirs.country), (ours.role, theirs.role)):
        if mine and yours and mine != yours:
            return False
    if one.since is None or other.since is None:
        # History and news: two wars, unless the numbers say that it is one.
        return one.told.claim.background == other.told.claim.background or not twice
    return one.since.scale == other.since.scale and gap_days(one.since, other.since) <= RUNNING_DAYS


def _are_apart(one: Casualty, other: Casualty, times: int) -> bool:
    """By the numbers said: "more than 6,500" could be 30,000 and means about 6,500."""
    low, high = sorted((one.min or one.max or 0, other.min or other.max or 0))
    return high > times * low


def _make_toll(group: Sequence[Total], *, story: str | None, words: Words) -> Toll:
    ordered = sorted(group, key=lambda t: (t.told.order, t.figure.start))
    by_claimant: dict[ClaimantKey, list[Total]] = {}
    for total in ordered:
        by_claimant.setdefault(total.claimant, []).append(total)
    low, high = span_figures([_held(totals).figure for totals in by_claimant.values()])
    richest = max(ordered, key=lambda t: (bool(t.figure.victims.country), bool(t.figure.victims.role)))
    since = commonest(total.since for total in ordered if total.since)
    kind = ordered[0].figure.kind
    return Toll(
        id=_toll_id(ordered[0], kind),
        story=story,
        kind=kind,
        victims=Victims(country=richest.figure.victims.country, role=richest.figure.victims.role),
        period=calendar_value(since) if since else None,
        low=low,
        high=high,
        series=tuple(_make_series(totals, kind=kind, words=words) for totals in by_claimant.values()),
    )


def _toll_id(total: Total, kind: str) -> str:
    parts = ("toll", total.told.claim.id, kind, str(total.figure.start))
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()[:ID_LENGTH]


def _held(totals: Sequence[Total]) -> Total:
    """What a claimant holds to: the last by day; on one day the highest, as an article names the earlier too."""
    return max(totals, key=lambda t: (t.told.published or "", t.figure.min or t.figure.max or 0))


def _make_series(totals: Sequence[Total], *, kind: CasualtyKind, words: Words) -> TollSeries:
    points: list[TollPoint] = []
    before: Total | None = None
    for day in _by_day(totals):
        for total in day:
            points.append(_point(total, before))
        before = _held(day)
    falls = any(point.change == "fall" for point in points)
    return TollSeries(
        claimant=fullest([total.told.claim.attribution.speaker for total in totals], words=words),
        outlet=totals[0].told.outlet if totals[0].claimant[:1] == OUTLET else None,
        points=tuple(points),
        contradicts=falls and kind in CANNOT_FALL,
    )


def _by_day(totals: Sequence[Total]) -> list[list[Total]]:
    """Totals of one day together; of undated pages, those of one page."""
    days: dict[str, list[Total]] = {}
    for total in totals:
        days.setdefault(total.told.published or f"page {total.told.page}", []).append(total)
    return list(days.values())


def _point(total: Total, before: Total | None) -> TollPoint:
    told, figure = total.told, total.figure
    return TollPoint(
        said=told.published,
        page=told.page,
        claim=told.claim.id,
        event=told.event,
        text=figure.text,
        min=figure.min,
        max=figure.max,
        approx=figure.approx,
        stance=told.claim.attribution.stance,
        change=_change(before, total),
    )


def _change(before: Total | None, total: Total) -> Change:
    if before is None:
        return "first"
    old, new = before.figure, total.figure
    if before.told.published is None or total.told.published is None:
        return "unclear"
    if (old.min, old.max) == (new.min, new.max):
        return "same"
    if not apart(old, new):
        # "At least 900" after "850" is a rise that the open end hides; only closed ranges can be told to overlap.
        return "rise" if new.max is None and (new.min or 0) > (old.min or 0) else "unclear"
    return "rise" if (new.min or new.max or 0) > (old.min or old.max or 0) else "fall"
