"""Fits the linear models of extraction: log-linear choice among options, stochastic AdaGrad, L2, in plain Python.

A binary decision is a choice between nothing (no features, sum 0) and the candidate. Examples are seen in a
fixed order, so that the same data give the same weights, byte for byte.
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

Features = Mapping[str, float]


class Example(Struct, frozen=True, kw_only=True):
    """A choice that people made: the options' features and which one was right."""

    options: tuple[Features, ...]
    right: int


def fit(examples: Sequence[Example], *, l2: float, epochs: int, rate: float = 0.25) -> dict[str, float]:
    """Fits weights by stochastic gradient with per-feature step sizes.

    Args:
        examples: The choices, in a fixed order.
        l2: Strength of the pull towards zero, per example.
        epochs: Passes over the examples.
        rate: First step size.

    Returns:
        Feature name -> weight, rounded to four places; features seen in one example only are left out.
    """
    seen: dict[str, int] = {}
    for example in examples:
        for name in {name for option in example.options for name in option}:
            seen[name] = seen.get(name, 0) + 1
    weights = {name: 0.0 for name, count in sorted(seen.items()) if count > 1}
    squares = dict.fromkeys(weights, 1e-6)
    order = list(range(len(examples)))
    for epoch in range(epochs):
        # A stride that is prime to the length visits all examples in a mixed, repeatable order.
        for at in _strided(order, 7 + 2 * epoch):
            _step(examples[at], weights, squares, l2, rate)
    return {name: round(weight, 4) for name, weight in weights.items() if abs(weight) >= 5e-4}


def _strided(order: Sequence[int], stride: int) -> list[int]:
    while order and math.gcd(stride, len(order)) != 1:
        stride += 1
    return [order[(at * stride) % len(order)] for at in range(len(order))]


def _step(
    example: Example, weights: dict[str, float], squares: dict[str, float], l2: float, rate: float
) -> None:
    scores = [sum(weights.get(n, 0.0) * v for n, v in option.items()) for option in example.options]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    gradient: dict[str, float] = {}
    for at, option in enumerate(example.options):
        error = powers[at] / total - (at == example.right)
        if abs(error) > 1e-4:
            for name, value in option.items():
                gradient[name] = gradient.get(name, 0.0) + error * value
    for name, slope in gradient.items():
        if name in weights:
            slope += l2 * weights[name]  # noqa: PLW2901 (the regularised slope replaces the plain one)
            squares[name] += slope * slope
            weights[name] -= rate * slope / math.sqrt(squares[name])
