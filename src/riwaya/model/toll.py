"""Running totals of a war or campaign: one series for each claimant, apart from the tolls of single incidents."""

from typing import Literal

from msgspec import Struct

from riwaya.model.claim import Speaker, Victims
from riwaya.model.codebook import CasualtyKind, Stance

Change = Literal["first", "same", "rise", "fall", "unclear"]
"""How a claimant's total stands to the one it gave before: `unclear` where the two ranges share numbers, or
where the days of the pages are unknown."""


class TollPoint(Struct, frozen=True, kw_only=True):
    """One stated total.

    Attributes:
        said: Date of the page; None where unknown.
        approx: Stated as about.
        change: Against the claimant's total before it.
    """

    said: str | None
    page: str
    claim: str
    event: str | None
    text: str
    min: int | None
    max: int | None
    approx: bool
    stance: Stance
    change: Change


class TollSeries(Struct, frozen=True, kw_only=True):
    """One claimant's totals in time order.

    Attributes:
        claimant: None where an outlet speaks for itself; `outlet` then says which, None where unknown.
        contradicts: A total fell that cannot fall (dead, wounded): the claimant contradicts itself, whether it
            corrects or errs.
    """

    claimant: Speaker | None
    outlet: str | None
    points: tuple[TollPoint, ...]
    contradicts: bool


class Toll(Struct, frozen=True, kw_only=True):
    """What all claimants give as the running total of one kind and one group of victims.

    Attributes:
        id: Digest of its earliest claim's id and the kind.
        story: The story it belongs to; None where it belongs to none.
        period: The time it covers, as stated (`2023-10-07/..`, `1988/1994`, `2020`); None where no claim states it.
        low: Least that the claimants' latest totals allow; None for an open end. `high` likewise the most.
    """

    id: str
    story: str | None
    kind: CasualtyKind
    victims: Victims
    period: str | None
    low: int | None
    high: int | None
    series: tuple[TollSeries, ...]
