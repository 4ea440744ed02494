"""The run report: what came in, what came out, what was refused and what was not understood.

It holds no clock and no machine, so that one input and one set of rules give one report.
"""

from collections import Counter, defaultdict

from msgspec import Struct

from riwaya.model.page import Refusal
from riwaya.pipeline import Reading


class OutletReport(Struct, frozen=True, kw_only=True):
    """One outlet's share of a run."""

    pages: int
    claims: int
    dates_unknown: int


class RunReport(Struct, frozen=True, kw_only=True):
    """What a run did.

    Attributes:
        rules: Name of the rules that read the pages; None where no page was read.
        pages: Pages read.
        repeats: Exact repeats of a page, left out.
        refused: Refusals by reason.
        claims_by_type: Codebook type -> claims.
        not_understood: Trigger of the lexicon -> how often no claim could be made of it.
        dates_unknown: Pages whose publication date nothing tells.
        outlets: Outlet -> its share; "" for pages that name none.
    """

    rules: str | None
    pages: int
    repeats: int
    refused: dict[str, int]
    claims: int
    claims_by_type: dict[str, int]
    not_understood: dict[str, int]
    dates_unknown: int
    outlets: dict[str, OutletReport]


class Tally:
    """Counts a run's outcomes as they come.

    Attributes:
        pages: Pages read so far.
        refused: Refusals so far by reason.
    """

    def __init__(self) -> None:
        self.pages = 0
        self.refused: Counter[str] = Counter()
        self._rules: str | None = None
        self._types: Counter[str] = Counter()
        self._not_understood: Counter[str] = Counter()
        self._dates_unknown = 0
        self._outlets: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def count(self, outcome: Reading | Refusal) -> None:
        """Counts one outcome.

        Args:
            outcome: A reading or a refusal.
        """
        if isinstance(outcome, Refusal):
            self.refused[outcome.reason] += 1
            return
        record = outcome.record
        unknown = int(record.published.value is None)
        self.pages += 1
        self._rules = record.rules
        self._types.update(claim.type for claim in record.claims)
        self._not_understood.update(outcome.not_understood)
        self._dates_unknown += unknown
        share = self._outlets[outcome.page.outlet or ""]
        for place, count in enumerate((1, len(record.claims), unknown)):
            share[place] += count

    def report(self, *, repeats: int) -> RunReport:
        """Sums up.

        Args:
            repeats: Exact repeats that were left out.

        Returns:
            The report; every table is sorted, counts downwards and then names.
        """
        return RunReport(
            rules=self._rules,
            pages=self.pages,
            repeats=repeats,
            refused=_sorted(self.refused),
            claims=self._types.total(),
            claims_by_type=_sorted(self._types),
            not_understood=_sorted(self._not_understood),
            dates_unknown=self._dates_unknown,
            outlets={
                outlet: OutletReport(pages=pages, claims=claims, dates_unknown=unknown)
                for outlet, (pages, claims, unknown) in sorted(self._outlets.items())
            },
        )


def _sorted(counts: "Counter[str]") -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
