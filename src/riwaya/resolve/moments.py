"""Where a claim stands in time: on the calendar, or on the scale of a page whose date nobody knows.

A time that goes on ("since November 2020") stands at its beginning. Reading values is left to `times.py`.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from riwaya.model.claim import Claim
from riwaya.resolve.times import FAR, read_stretch

LAST_ORDINAL = date.max.toordinal()


class ToldClaim(Struct, frozen=True, kw_only=True):
    """A claim with its page and event: all that series, ceasefires and stories need of either.

    Attributes:
        scale: What relative days of an undated page are counted on: one and the same for copies of one text.
        published: Date of the page, None where unknown; relative times count from it.
        event: Id of the claim's event; None where events have not been resolved since the claim came.
    """

    page: str
    scale: str
    published: str | None
    outlet: str | None
    event: str | None
    claim: Claim

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sort key: page date (unknown last), page, place on the page, claim id."""
        return (self.published or "9999", self.page, self.claim.trigger.start, self.claim.id)


class Moment(Struct, frozen=True, kw_only=True):
    """Days from `first` to `last`, both in.

    Attributes:
        scale: Empty on the calendar; else that of the page whose own day is 0.
        value: As stated.
        goes_on: The value is open at its end.
    """

    first: int
    last: int
    scale: str
    value: str
    goes_on: bool = False

    @property
    def days(self) -> int:
        """Length in days; at least 1."""
        return self.last - self.first + 1


def moment_of(told: ToldClaim) -> Moment | None:
    """Places a claim in time.

    Args:
        told: The claim with its page.

    Returns:
        None where it states no time, or one without a beginning ("for decades").
    """
    if told.claim.time is None:
        return None
    value = told.claim.time.value
    begin, slash, end = value.partition("/")
    goes_on = slash == "/" and end == ".."
    stretch = read_stretch(begin if goes_on else value, told.published)
    if stretch is None or stretch.first <= -FAR or stretch.last >= FAR:
        return None
    scale = told.scale if stretch.is_relative else ""
    return Moment(first=stretch.first, last=stretch.last, scale=scale, value=value, goes_on=goes_on)


def gap_days(one: Moment, other: Moment) -> int:
    """Days between two moments of one scale; 0 or less where they touch."""
    return max(one.first, other.first) - min(one.last, other.last)


def iso_day(ordinal: int) -> str | None:
    """The ISO date of a calendar day; None beyond the calendar."""
    return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= LAST_ORDINAL else None


def calendar_value(moment: Moment) -> str:
    """A moment as the codebook writes it: relative days of a dated page become calendar days."""
    if moment.scale or "pub" not in moment.value:
        return moment.value
    first, last = iso_day(moment.first), iso_day(moment.last)
    if first is None or last is None:
        return moment.value
    whole = first if first == last else f"{first}/{last}"
    return f"{first}/.." if moment.goes_on else whole


def commonest(moments: Iterable[Moment]) -> Moment | None:
    """The moment that most claims state among the most exact ones.

    Args:
        moments: Of claims on one thing; of any scale.

    Returns:
        A calendar moment before a relative one, an exact one before a long one, then the commonest, then the
        earliest; None where there is none.
    """
    known = list(moments)
    return min(
        known,
        key=lambda m: (bool(m.scale), m.days, -sum(_same(m, o) for o in known), m.first, m.value),
        default=None,
    )


def _same(one: Moment, other: Moment) -> bool:
    return (one.first, one.last, one.scale) == (other.first, other.last, other.scale)
