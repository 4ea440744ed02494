"""Linear models over rule features: the judge of candidate claims and the choosers of their parties.

Weights are data (`models/*.json`, card in `models/README.md`), trained by `python -m benchmarks.train`. Plain
arithmetic in the order that the code lists the features, so that equal input gives equal bits; no library at run
time.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import repeat

import msgspec
from msgspec import Struct

from riwaya.errors import LexiconError

Features = Mapping[str, float]


class Linear(Struct, frozen=True, kw_only=True):
    """Weights and a threshold on the log-odds scale; a feature without a weight counts nothing."""

    weights: dict[str, float]
    threshold: float = 0.0

    def score(self, features: Features) -> float:
        """The weighted sum of the features."""
        total, get = 0.0, self.weights.get
        # Plain additions: the built-in sum rounds otherwise from Python 3.12 on.
        for name, value in features.items():
            weight = get(name)
            if weight is not None:
                total += weight * value
        return total

    def weigh(self, facts: Iterable[str]) -> float:
        """The sum over facts that hold: features of value 1."""
        total = 0.0
        for weight in map(self.weights.get, facts, repeat(0.0)):
            total += weight
        return total

    def accepts(self, features: Features) -> bool:
        """Whether the sum reaches the threshold."""
        return self.score(features) >= self.threshold

    def likeliest(self, options: Sequence[Sequence[str]], values: Sequence[Hashable]) -> int:
        """Index of the best option among those of the value that is likeliest as a whole.

        Args:
            options: The facts of each option.
            values: What each option stands for: two mentions of one country are one answer.

        Returns:
            The index; the earliest value and option on a draw.
        """
        scores = [self.weigh(option) for option in options]
        top = max(scores)
        shares: dict[Hashable, float] = {}
        for value, score in zip(values, scores, strict=True):
            shares[value] = shares.get(value, 0.0) + math.exp(score - top)
        # Rounded, so that the last bit, which differs between machines, decides nothing.
        chosen = max(shares, key=lambda value: round(shares[value], 9))
        return max(
            (at for at, value in enumerate(values) if value == chosen), key=lambda at: (scores[at], -at)
        )


class Models(Struct, frozen=True, kw_only=True):
    """The learnt part of extraction; what is missing is left to the rules.

    Attributes:
        judge: Weighs whole candidates.
        source: Chooses among the options for the source.
        target: The same for the target, beside the chosen source.
        time: Chooses among the times on offer.
        place: The same for places.
        history: Tells history from news.
    """

    judge: Linear | None = None
    source: Linear | None = None
    target: Linear | None = None
    time: Linear | None = None
    place: Linear | None = None
    history: Linear | None = None


@lru_cache(maxsize=1)
def load_models() -> Models:
    """Loads the shipped weights.

    Returns:
        The models.

    Raises:
        LexiconError: The file does not have the expected form.
    """
    data = (files("riwaya.extract") / "models" / "weights.json").read_bytes()
    try:
        return msgspec.json.decode(data, type=Models)
    except msgspec.DecodeError as error:
        raise LexiconError(
            f"weights.json: expected linear models, found {error}; run benchmarks.train again"
        ) from error
