"""Fits the linear models of extraction: log-linear choice among options, averaged stochastic gradient, L2.

Plain Python. A binary decision is a choice between nothing (no features, sum 0) and the candidate. Examples are
seen in a fixed order, so that the same data give the same weights, byte for byte.
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

Features = Mapping[str, float]
MIN_SEEN = 2
# Swept .02 and .05: flat. Steps per feature (AdaGrad) let rare features learn single pages by heart.
RATE = 0.02


class Example(Struct, frozen=True, kw_only=True):
    """A choice that people made.

    Attributes:
        options: The features of each option.
        right: Which options were right, and how much so, from 0 to 1; the gradient leans to the likeliest of them.
    """

    options: tuple[Features, ...]
    right: Mapping[int, float]

    @property
    def best(self) -> int:
        """The option that is most right; the earliest on a draw."""
        return max(self.right, key=lambda at: (self.right[at], -at))


def fit(examples: Sequence[Example], *, l2: float, epochs: int, rate: float = RATE) -> dict[str, float]:
    """Fits weights by averaged stochastic gradient.

    Args:
        examples: The choices, in a fixed order.
        l2: Strength of the pull towards zero, per example.
        epochs: Passes over the examples; weights are averaged over the second half of them.
        rate: First step size.

    Returns:
        Feature name -> weight, rounded to four places; features seen in fewer than `MIN_SEEN` examples are left out.
    """
    names = _seen(examples)
    index = {name: at for at, name in enumerate(names)}
    rows = [_row(example, index) for example in examples]
    weights, scale, steps = [0.0] * len(names), 1.0, 0
    total = [0.0] * len(names)
    for epoch in range(epochs):
        # A stride that is prime to the length visits all examples in a mixed, repeatable order.
        for at in _strided(len(rows), 7 + 2 * epoch):
            step = rate / (1 + rate * l2 * steps)
            steps += 1
            errors = _errors(rows[at], weights, scale)
            # The pull towards zero touches all weights: it is kept in one factor before them.
            scale *= 1 - step * l2
            for option, error in zip(rows[at].options, errors, strict=True):
                for name, value in option:
                    weights[name] -= step * error / scale * value
        if 2 * epoch >= epochs:
            total = [told + scale * weight for told, weight in zip(total, weights, strict=True)]
    share = epochs - (epochs + 1) // 2
    mean = {name: round(told / share, 4) for name, told in zip(names, total, strict=True)}
    return {name: weight for name, weight in mean.items() if weight}


class Row(Struct, frozen=True, kw_only=True):
    """An example with its features by their numbers."""

    options: tuple[tuple[tuple[int, float], ...], ...]
    right: Mapping[int, float]


def _seen(examples: Sequence[Example]) -> list[str]:
    counts: dict[str, int] = {}
    for example in examples:
        for name in {name for option in example.options for name in option}:
            counts[name] = counts.get(name, 0) + 1
    return [name for name, count in sorted(counts.items()) if count >= MIN_SEEN]


def _row(example: Example, index: Mapping[str, int]) -> Row:
    options = tuple(
        tuple((index[name], value) for name, value in option.items() if name in index)
        for option in example.options
    )
    return Row(options=options, right=example.right)


def _strided(count: int, stride: int) -> list[int]:
    while count and math.gcd(stride, count) != 1:
        stride += 1
    return [(at * stride) % count for at in range(count)]


def _errors(row: Row, weights: Sequence[float], scale: float) -> list[float]:
    """By how much each option's probability is too high."""
    scores = [scale * sum(weights[name] * value for name, value in option) for option in row.options]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    good = sum(powers[at] * worth for at, worth in row.right.items())
    return [power * (1 / total - row.right.get(at, 0.0) / good) for at, power in enumerate(powers)]
