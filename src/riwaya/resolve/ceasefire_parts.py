"""Sorts ceasefire claims into agreement, position, breach and end, and parts them into ceasefires.

A story has many ceasefires, and a page that brings the latest recalls the earlier ones: they are parted by the
day on which each began. Breaches and ends go with the ceasefire that was on. Rules: codebook, type
`ceasefire`, and ruling 21 (earlier truces are background).
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from riwaya.resolve.claimants import AFFIRMING
from riwaya.resolve.moments import Moment, ToldClaim, commonest, gap_days, moment_of
from riwaya.resolve.times import read_stretch

SAME_DAYS = 3
"""Days between agreement and coming into force. In October 2020 three truces of one war followed each other
by seven and nine days, each meant to hold from the next midnight: nearer than that is one truce."""
LONGEST_DAYS = 400
"""A breach more than a year after the last truce that pages tell of is of one that they do not tell of."""
NEWS_DAYS = 14
"""Days for which a truce is news without being dated (`fields.NEWS_DAYS`)."""
NEAR_LETTERS = 60
"""How far before a time the words "comes into force" may stand: about ten words, a clause."""
STARTS = frozenset({"agreed", "proposed", "in_force", "other", None})


class SortedClaim(Struct, frozen=True, kw_only=True):
    """A ceasefire claim, sorted out.

    Attributes:
        part: `start`, `position`, `breach` or `end`.
        moment: When what the claim tells of happened; None where it states no day, or another's.
        in_force: The day its sentence gives for the truce's coming into force.
    """

    told: ToldClaim
    part: str
    moment: Moment | None
    in_force: Moment | None

    @property
    def begin(self) -> Moment | None:
        """A day on which the truce began, where the claim states one; a breach may name it beside its own."""
        return self.in_force or (self.moment if self.part == "start" else None)


def sort_out(one: ToldClaim, says_in_force: Callable[[str], bool]) -> SortedClaim:
    """Tells start, position, breach and end apart; a demand for a truce or a fear for it is a position.

    Args:
        one: A claim of type `ceasefire`.
        says_in_force: Tells whether words say that a truce comes into force.

    Returns:
        The claim with its part and days.
    """
    claim, moment = one.claim, moment_of(one)
    is_fact = claim.status in {"occurred", "ongoing"} and claim.attribution.stance in AFFIRMING
    part = "position"
    if claim.mode == "violated":
        part = "breach" if claim.status != "possible" else "position"
    elif claim.mode == "collapsed":
        part = "end" if is_fact and claim.polarity == "positive" else "position"
    elif (is_fact or claim.status == "planned") and claim.polarity == "positive":
        part = "start" if claim.mode in STARTS else "position"
    named = moment is not None and _names_force(one, says_in_force)
    in_force = moment if named or (claim.mode == "in_force" and part == "start") else None
    return SortedClaim(
        told=one, part=part, moment=None if named and part != "start" else moment, in_force=in_force
    )


def _names_force(one: ToldClaim, says_in_force: Callable[[str], bool]) -> bool:
    """The words before the claim's time say that the truce comes into force then."""
    evidence, time = one.claim.evidence, one.claim.time
    if time is None or not evidence.start <= time.start < evidence.end:
        return False
    at = time.start - evidence.start
    return says_in_force(evidence.text[max(0, at - NEAR_LETTERS) : at])


def part_claims(claims: Sequence[SortedClaim]) -> list[list[SortedClaim]]:
    """Parts a story's claims into ceasefires: by stated begin, then by what was on, then by page.

    Args:
        claims: Of one story, in the order of their pages' dates.

    Returns:
        Each claim in exactly one ceasefire.
    """
    groups: list[list[SortedClaim]] = []
    dated = [one for one in claims if one.begin is not None]
    for one in sorted(dated, key=lambda one: (_begin(one).days, _begin(one).first, one.told.order)):
        near = [group for group in groups if any(_is_same(_begin(one), other.begin) for other in group)]
        _put(one, max(near, key=len) if near else None, groups)
    for one in [one for one in claims if one.begin is None]:
        _put(one, _home(one, groups), groups)
    return groups


def _begin(one: SortedClaim) -> Moment:
    if one.begin is None:
        raise ValueError(f"claim {one.told.claim.id}: expected a ceasefire with a stated begin, found none")
    return one.begin


def _put(one: SortedClaim, home: list[SortedClaim] | None, groups: list[list[SortedClaim]]) -> None:
    if home is None:
        groups.append([one])
    else:
        home.append(one)


def _is_same(one: Moment, other: Moment | None) -> bool:
    return other is not None and one.scale == other.scale and gap_days(one, other) <= SAME_DAYS


def _home(one: SortedClaim, groups: Sequence[list[SortedClaim]]) -> list[SortedClaim] | None:
    """The ceasefire that a claim without a begin is about: by its own day, its page, its page's date, its event."""
    return _by_day(one, groups) or _by_page(one, groups) or _by_date(one, groups) or _by_event(one, groups)


def _by_day(one: SortedClaim, groups: Sequence[list[SortedClaim]]) -> list[SortedClaim] | None:
    """The last one that began by the claim's own day."""
    return None if one.moment is None else _last_before(one.moment, groups)


def _last_before(moment: Moment, groups: Sequence[list[SortedClaim]]) -> list[SortedClaim] | None:
    begun = [
        (begin.first, -i)
        for i, group in enumerate(groups)
        if (begin := _group_begin(group))
        and begin.scale == moment.scale
        and begin.first - SAME_DAYS <= moment.last
        and moment.first - begin.last <= LONGEST_DAYS
    ]
    return groups[-max(begun)[1]] if begun else None


def _by_page(one: SortedClaim, groups: Sequence[list[SortedClaim]]) -> list[SortedClaim] | None:
    """The one that its page tells of nearest before it, else nearest after: news with news, history with history."""
    at, found = one.told.claim.trigger.start, []
    for i, group in enumerate(groups):
        for other in group:
            same_kind = other.told.claim.background == one.told.claim.background
            if other.told.page == one.told.page and same_kind:
                distance = at - other.told.claim.trigger.start
                found.append((distance < 0, abs(distance), i))
    return groups[min(found)[2]] if found else None


def _by_date(one: SortedClaim, groups: Sequence[list[SortedClaim]]) -> list[SortedClaim] | None:
    """For news of a dated page: the last one that began by then and was news still, or was told of since."""
    days = read_stretch(one.told.published)
    if one.told.claim.background or days is None:
        return None
    printed = Moment(first=days.first, last=days.last, scale="", value=one.told.published or "")
    home = _last_before(printed, groups)
    if home is None:
        return None
    told = [read_stretch(other.told.published) for other in home if not other.told.claim.background]
    last = max([day.last for day in told if day] + [begin.last for begin in [_group_begin(home)] if begin])
    return home if days.first - last <= NEWS_DAYS else None


def _by_event(one: SortedClaim, groups: Sequence[list[SortedClaim]]) -> list[SortedClaim] | None:
    """The only one that the claim's event tells of."""
    event, background = one.told.event, one.told.claim.background
    found = [
        group
        for group in groups
        if any(other.told.event == event and other.told.claim.background == background for other in group)
    ]
    return found[0] if event is not None and len(found) == 1 else None


def _group_begin(group: Sequence[SortedClaim]) -> Moment | None:
    return commonest(one.begin for one in group if one.begin)
