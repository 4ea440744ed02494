"""Fits the weights by which claims are linked into events, and measures them on groups that were left out.

    python -m benchmarks.fit_links DATA

DATA is the folder of the evaluation data; its pages are read by the rules of the day. Prints B-cubed and
cross-page pair scores with each group of pages left out of the fit in turn, also with the dates of publication
taken away, then the weights over all groups, to be copied into `src/riwaya/resolve/weights.py`. Pages that stand
alone (`page_events.tsv`: which annotated claims of a page are one event) teach what joins the claims of one page;
those of a group's story are left out with it. Only abstract features are learned (same type, gap, diversity, …): no
word of any page enters the weights. Logistic regression by Newton's method with an L2 penalty, in plain Python.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from math import exp, log
from pathlib import Path

import msgspec
from msgspec.structs import replace

from benchmarks.grouped import (
    SINGLE,
    Grouped,
    b_cubed,
    cross_pairs,
    load_grouped,
    load_single,
    load_words,
    load_words_rarity,
    pair_f1,
)
from riwaya.model.claim import PageRecord
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page
from riwaya.resolve.grouping import group_claims
from riwaya.resolve.pairs import explain_page
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.tellings import Telling, explain_all
from riwaya.resolve.texts import find_candidates, tell_page
from riwaya.resolve.views import ClaimView, ResolvablePage, view_page
from riwaya.resolve.weights import BY_HAND, PAGE_SHIFT, TELLING_SHIFT, Weights

Row = tuple[Mapping[str, float], bool, float]
"""Features, whether it is one occurrence, how much the row counts."""

PAGE_PENALTY = 2.0
TELLING_PENALTY = 2.0
NOT_FITTED = frozenset({"talks_apart", "time_far", "undated_apart"})
"""Features that too few pages show: their weights stay as set by hand."""
HELD = 1e6
"""Penalty that keeps a weight where it is."""
SIZE_POWER = 0.3
"""How much the size of two tellings counts: their pairs of claims to this power. Swept 0, .3, .5, .7 on left-out
groups: B3 F1 .832, .829, .830, .820, of read claims .850, .852, .850, .839."""
ALONE = 2.0
"""How much more a page that stands alone counts than one of a group, whose like is in the fit too. Swept .5, 1, 2, 3 on
left-out groups: B3 F1 .805, .826, .830, .827, of read claims .844, .844, .850, .848."""


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.fit_links")
    parser.add_argument("data", type=Path)
    data = parser.parse_args(arguments).data
    read = _read_all(data)
    grouped = load_grouped(data / "pages" / "groups.jsonl", data / "gold" / "events.jsonl", read=read)
    fit = Fit(grouped, load_single(data, read))
    groups = sorted(set(grouped.group.values()))
    undated = _without_dates(data)
    told: dict[str, dict[str, str]] = {"left out": {}, "left out, undated": {}}
    for left_out in groups:
        weights = fit.weights([group for group in groups if group != left_out])
        for name, pages in (("left out", grouped.pages), ("left out, undated", undated)):
            told[name] |= fit.group(pages, weights, only=left_out)
    for name, predicted in told.items():
        print(f"{name}: B3 P R F1", *(f"{x:.3f}" for x in b_cubed(predicted, grouped.truth)))
        print(f"{name}: pairs P R F1", *(f"{x:.3f}" for x in pair_f1(cross_pairs(grouped, predicted))))
    weights = fit.weights(groups)
    for name, part in (("page", weights.page), ("tellings", weights.tellings)):
        print(name, {key: round(value, 2) for key, value in sorted(part.items()) if round(value, 2)})


def _read_all(data: Path) -> dict[str, PageRecord]:
    """Reads the pages of the groups and those that stand alone."""
    rooms = open_rooms("ar")
    files = [data / "pages" / f"{name}.jsonl" for name in ("groups", *SINGLE)]
    pages = [
        msgspec.json.decode(line, type=RawPage) for file in files for line in file.read_bytes().splitlines()
    ]
    return {page.id: read_page(page, rooms=rooms).record for page in pages}


def _without_dates(data: Path) -> tuple[ResolvablePage, ...]:
    """The same claims where nobody gives the day of publication: times stay as the page's own words give them."""
    rooms = open_rooms("ar")
    lines = (data / "pages" / "groups.jsonl").read_bytes().splitlines()
    bare = [replace(msgspec.json.decode(line, type=RawPage), published=None) for line in lines]
    read = {page.id: read_page(page, rooms=rooms).record for page in bare}
    again = load_grouped(
        data / "pages" / "groups.jsonl", data / "gold" / "events.jsonl", read=read, keep_dates=False
    )
    return again.pages


class Fit:
    """Fits weights on the claims of some groups of pages, and of pages that stand alone."""

    def __init__(self, data: Grouped, single: Grouped) -> None:
        self.data = data
        self.words, self.naming = load_words()
        self.truth = {**single.truth, **data.truth}
        self.rarity: Rarity = load_words_rarity()
        self.views = [self._view(page) for page in data.pages]
        self.single = [(single.group[page.id], self._view(page)) for page in single.pages]

    def _view(self, page: ResolvablePage) -> tuple[ClaimView, ...]:
        return view_page(page, words=self.words, naming=self.naming)

    def group(self, pages: Sequence[ResolvablePage], weights: Weights, *, only: str) -> dict[str, str]:
        """Groups the claims of all pages; of those of one group, gives each the first claim of its event."""
        found = group_claims(pages, words=self.words, naming=self.naming, rarity=self.rarity, weights=weights)
        return {
            view.claim.id: views[0].claim.id
            for views in found
            for view in views
            if self.data.group[view.page.id] == only
        }

    def weights(self, groups: Sequence[str]) -> Weights:
        """Fits both steps on these groups, the second on what the first makes of their pages."""
        chosen = [views for views in self.views if self.data.group[views[0].page.id] in groups]
        left_out = set(self.data.group.values()).difference(groups)
        alone = [views for story, views in self.single if story not in left_out]
        rows = [row for views in chosen for row in self._page_rows(views, counts=1.0)]
        rows += [row for views in alone for row in self._page_rows(views, counts=ALONE)]
        page = _finish(_fit(rows, PAGE_PENALTY), PAGE_SHIFT)
        return Weights(
            page=page,
            tellings=_finish(_fit(self._telling_rows(chosen, page), TELLING_PENALTY), TELLING_SHIFT),
        )

    def _page_rows(self, views: Sequence[ClaimView], *, counts: float) -> list[Row]:
        explained = explain_page(views, rarity=self.rarity)
        weight = (
            counts / len(explained) ** 0.5 if explained else 0.0
        )  # long pages count, but not as their square
        return [
            (features, self._is_one(views[i], views[j]), weight) for (i, j), features in explained.items()
        ]

    def _telling_rows(self, pages: Sequence[Sequence[ClaimView]], weights: Mapping[str, float]) -> list[Row]:
        both = Weights(page=weights, tellings={})
        tellings: list[Telling] = []
        for views in pages:
            tellings += tell_page(views, words=self.words, rarity=self.rarity, weights=both)[0]
        explained = explain_all(tellings, find_candidates(tellings), rarity=self.rarity)
        pairs = [(tellings[i], tellings[j], features) for (i, j), features in explained.items()]
        counts: dict[str, int] = {}
        for a, _, _ in pairs:
            group = self.data.group[a.page_id]
            counts[group] = counts.get(group, 0) + 1
        return [
            (
                features,
                self._main_event(a) == self._main_event(b),
                (len(a.views) * len(b.views)) ** SIZE_POWER / counts[self.data.group[a.page_id]] ** 0.5,
            )
            for a, b, features in pairs
        ]

    def _is_one(self, a: ClaimView, b: ClaimView) -> bool:
        return self.truth[a.claim.id] == self.truth[b.claim.id]

    def _main_event(self, telling: Telling) -> str:
        events = sorted(self.data.truth[view.claim.id] for view in telling.views)
        return max(events, key=events.count)


def _finish(fitted: dict[str, float], shift: float) -> dict[str, float]:
    """Fitted weights with the shift."""
    return {**fitted, "always": fitted["always"] + shift}


def _fit(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Fits weights whose signs a person would expect; a feature that fits only the other way says nothing."""
    left_out: set[str] = set()
    while True:
        kept = [({n: x for n, x in f.items() if n not in left_out}, one, w) for f, one, w in rows]
        weights = _fit_freely(kept, penalty)
        wrong = {name for name, weight in weights.items() if weight * _sign(name) < 0} - left_out
        if not wrong:
            return {name: 0.0 if name in left_out else weight for name, weight in weights.items()}
        left_out |= wrong


def _sign(name: str) -> int:
    """Which way a feature must speak: sameness for one occurrence, difference against it; 0 for either."""
    if name.endswith(("_same", "_near", "_overlap", "_close", "_alike", "_here")):
        return 1
    against = ("_conflict", "_far", "_apart", "_differs", "_elsewhere", "_parted", "_happened")
    return -1 if name.endswith(against) else 0


def _fit_freely(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Fits weights that stay near those set by hand where the data say little."""
    names = sorted({name for features, _, _ in rows for name in features} | BY_HAND.keys())
    table = [[features.get(name, 0.0) for name in names] for features, _, _ in rows]
    prior = [BY_HAND.get(name, 0.0) for name in names]
    penalties = [HELD if name in NOT_FITTED else penalty for name in names]
    scale = len(rows) / sum(weight for _, _, weight in rows)
    weights = prior
    loss = _loss(table, rows, weights, prior, scale=scale, penalties=penalties)
    for _ in range(30):
        gradient = [p * (weight - hand) for weight, hand, p in zip(weights, prior, penalties, strict=True)]
        hessian = [[p * (i == j) for j in range(len(names))] for i, p in enumerate(penalties)]
        for values, (_, is_one, counts) in zip(table, rows, strict=True):
            likely = _likely(weights, values)
            used = [k for k, value in enumerate(values) if value]
            for k in used:
                gradient[k] += scale * counts * (likely - is_one) * values[k]
                curve = scale * counts * likely * (1 - likely) * values[k]
                for m in used:
                    hessian[k][m] += curve * values[m]
        step = _solve(hessian, gradient)
        for halving in range(20):  # a full step may overshoot and never come back
            tried = [weight - change / 2**halving for weight, change in zip(weights, step, strict=True)]
            found = _loss(table, rows, tried, prior, scale=scale, penalties=penalties)
            if found < loss:
                break
        else:
            break
        weights, done = tried, loss - found < 1e-6 * loss
        loss = found
        if done:
            break
    return dict(zip(names, weights, strict=True))


def _loss(
    table: Sequence[Sequence[float]],
    rows: Sequence[Row],
    weights: Sequence[float],
    prior: Sequence[float],
    *,
    scale: float,
    penalties: Sequence[float],
) -> float:
    told = sum(
        counts * -log(_likely(weights, values) if is_one else 1 - _likely(weights, values))
        for values, (_, is_one, counts) in zip(table, rows, strict=True)
    )
    held = sum(p * (w - h) ** 2 for w, h, p in zip(weights, prior, penalties, strict=True))
    return scale * told + held / 2


def _likely(weights: Sequence[float], values: Sequence[float]) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, sum(map(_times, weights, values))))))


def _times(one: float, other: float) -> float:
    return one * other


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solves a small positive definite system by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for k in range(size):
        pivot = rows[k]
        for row in rows[k + 1 :]:
            share = row[k] / pivot[k]
            for m in range(k, size + 1):
                row[m] -= share * pivot[m]
    solution = [0.0] * size
    for k in reversed(range(size)):
        known = sum(rows[k][m] * solution[m] for m in range(k + 1, size))
        solution[k] = (rows[k][size] - known) / rows[k][k]
    return solution


if __name__ == "__main__":
    main(sys.argv[1:])
