"""The learnt judge: a logistic model over rule features that keeps or leaves a candidate claim.

Weights are data (`judge.json`, with its card in `judge.md`), trained by `python -m benchmarks.train_judge`.
Off by a flag; deterministic; plain arithmetic, no library at run time.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from riwaya.errors import LexiconError


class Judge(Struct, frozen=True, kw_only=True):
    """A linear model: a candidate is kept where the sum of its weighted features reaches `threshold`.

    Attributes:
        weights: Feature name -> weight; a feature without a weight counts nothing.
        threshold: On the log-odds scale.
    """

    weights: dict[str, float]
    threshold: float = 0.0

    def score(self, features: Mapping[str, float]) -> float:
        """Log-odds that the candidate is a claim; summed in name order, so equal input gives equal bits."""
        return sum(self.weights.get(name, 0.0) * features[name] for name in sorted(features))

    def accepts(self, features: Mapping[str, float]) -> bool:
        """Whether the candidate is kept."""
        return self.score(features) >= self.threshold


@lru_cache(maxsize=1)
def load_judge() -> Judge:
    """Loads the shipped weights.

    Returns:
        The judge.

    Raises:
        LexiconError: The weights' file does not have the expected form.
    """
    data = (files("riwaya.extract") / "judge.json").read_bytes()
    try:
        return msgspec.json.decode(data, type=Judge)
    except msgspec.DecodeError as error:
        raise LexiconError(f"judge.json: expected weights and threshold, found {error}; run train_judge again") from error
