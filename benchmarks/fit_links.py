"""Fits the weights by which claims are linked into events, and measures them on groups that were left out.

    python -m benchmarks.fit_links PAGES GOLD_EVENTS [--claims CLAIMS]

Prints B-cubed and cross-page pair scores with each group of pages left out of the fit in turn, then the
weights over all groups, to be copied into `src/riwaya/resolve/weights.py`. Only abstract features are
learned (same type, gap, diversity, …): no word of any page enters the weights. Logistic regression by
Newton's method with an L2 penalty, in plain Python.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path

from benchmarks.grouped import Grouped, WordsOf, b_cubed, cross_pairs, load_grouped, load_words, pair_f1
from riwaya.resolve.candidates import find_candidates
from riwaya.resolve.grouping import group_claims, tell_page
from riwaya.resolve.pairs import explain_page
from riwaya.resolve.tellings import Telling, explain_tellings
from riwaya.resolve.views import ClaimView, Rarity, rate_words, view_page
from riwaya.resolve.weights import BY_HAND, PAGE_SHIFT, TELLING_SHIFT, Weights

Row = tuple[Mapping[str, float], bool, float]
"""Features, whether it is one occurrence, how much the row counts."""

PAGE_PENALTY = 2.0
TELLING_PENALTY = 20.0
"""Swept 2, 10, 30 on left-out groups: B3 .76, .77, .77; tellings are fewer and fewer kinds of stories."""


def main(arguments: Sequence[str]) -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.fit_links")
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--claims", type=Path)
    options = parser.parse_args(arguments)
    data = load_grouped(options.pages, options.gold, claims=options.claims)
    words, points_back = load_words()
    fit = Fit(data, words, points_back)
    groups = sorted(set(data.group.values()))
    predicted: dict[str, str] = {}
    for left_out in groups:
        weights = fit.weights([group for group in groups if group != left_out])
        held = [page for page in data.pages if data.group[page.id] == left_out]
        found = group_claims(data.pages, words=words, points_back=points_back, weights=weights)
        wanted = {claim.id for page in held for claim in page.claims}
        predicted |= {v.claim.id: views[0].claim.id for views in found for v in views if v.claim.id in wanted}
    print("left out: B3 P R F1", *(f"{x:.3f}" for x in b_cubed(predicted, data.truth)))
    print("left out: pairs P R F1", *(f"{x:.3f}" for x in pair_f1(cross_pairs(data, predicted))))
    weights = fit.weights(groups)
    for name, part in (("page", weights.page), ("tellings", weights.tellings)):
        print(name, {key: round(value, 2) for key, value in sorted(part.items())})


class Fit:
    """Fits weights on the claims of some groups of pages."""

    def __init__(self, data: Grouped, words: WordsOf, points_back: object) -> None:
        back = points_back if callable(points_back) else None
        self.data = data
        self.words = words
        self.views = [view_page(page, words=words, points_back=back) for page in data.pages]
        self.rarity: Rarity = rate_words(view for views in self.views for view in views)

    def weights(self, groups: Sequence[str]) -> Weights:
        """Fits both steps on these groups, the second on what the first makes of their pages."""
        chosen = [views for views in self.views if self.data.group[views[0].page.id] in groups]
        page = _finish(
            _fit([row for views in chosen for row in self._page_rows(views)], PAGE_PENALTY), PAGE_SHIFT
        )
        return Weights(
            page=page,
            tellings=_finish(_fit(self._telling_rows(chosen, page), TELLING_PENALTY), TELLING_SHIFT),
        )

    def _page_rows(self, views: Sequence[ClaimView]) -> list[Row]:
        explained = explain_page(views, rarity=self.rarity)
        weight = 1 / len(explained) ** 0.5 if explained else 0.0  # long pages count, but not as their square
        return [
            (features, self._is_one(views[i], views[j]), weight) for (i, j), features in explained.items()
        ]

    def _telling_rows(self, pages: Sequence[Sequence[ClaimView]], weights: Mapping[str, float]) -> list[Row]:
        both = Weights(page=weights, tellings={})
        tellings: list[Telling] = []
        for views in pages:
            tellings += tell_page(views, words=self.words, rarity=self.rarity, weights=both)[0]
        pairs = [(tellings[i], tellings[j]) for i, j in find_candidates(tellings)]
        counts: dict[str, int] = {}
        for a, _ in pairs:
            group = self.data.group[a.page_id]
            counts[group] = counts.get(group, 0) + 1
        return [
            (
                explain_tellings(a, b, rarity=self.rarity),
                self._main_event(a) == self._main_event(b),
                len(a.views) * len(b.views) / counts[self.data.group[a.page_id]] ** 0.5,
            )
            for a, b in pairs
        ]

    def _is_one(self, a: ClaimView, b: ClaimView) -> bool:
        return self.data.truth[a.claim.id] == self.data.truth[b.claim.id]

    def _main_event(self, telling: Telling) -> str:
        events = sorted(self.data.truth[view.claim.id] for view in telling.views)
        return max(events, key=events.count)


def _finish(fitted: dict[str, float], shift: float) -> dict[str, float]:
    """Fitted weights with the shift."""
    return {**fitted, "always": fitted["always"] + shift}


def _fit(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Fits weights that stay near those set by hand where the data say little."""
    names = sorted({name for features, _, _ in rows for name in features} | BY_HAND.keys())
    table = [[features.get(name, 0.0) for name in names] for features, _, _ in rows]
    prior = [BY_HAND.get(name, 0.0) for name in names]
    scale = len(rows) / sum(weight for _, _, weight in rows)
    weights = prior
    for _ in range(12):
        gradient = [penalty * (weight - hand) for weight, hand in zip(weights, prior, strict=True)]
        hessian = [[penalty * (i == j) for j in range(len(names))] for i in range(len(names))]
        for values, (_, is_one, counts) in zip(table, rows, strict=True):
            likely = 1 / (1 + exp(-max(-30.0, min(30.0, sum(map(_times, weights, values))))))
            used = [k for k, value in enumerate(values) if value]
            for k in used:
                gradient[k] += scale * counts * (likely - is_one) * values[k]
                curve = scale * counts * likely * (1 - likely) * values[k]
                for m in used:
                    hessian[k][m] += curve * values[m]
        step = _solve(hessian, gradient)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
    return dict(zip(names, weights, strict=True))


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
