"""Weighs which claims GSR's coders take for a report of one concrete event: a linear model over claim fields.

It sees what `riwaya read` writes for a claim and nothing of the text: closed values, which fields are filled,
how many claims its sentence gives. A text is a choice between no event and each claim of the event type; in a
text that coders said yes to, the claim with the highest weight so far is taken for the one that they meant.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.linear_fit import Example, fit
from riwaya.export.coding import code_occurrence, load_crosswalk
from riwaya.model.claim import Claim, Party

EVENT_TYPES = ("ASSAULT", "PROTEST")
WEIGHTS = Path(__file__).with_name("gsr_weights.json")
# Swept .003-.3 by cross-validation on the half given: see `Ranker`.
L2 = 0.1
EPOCHS = 25
ROUNDS = 3
# Reasons end in the words that gave them; the words stay out.
WORDED = ("coloured by", "negated by", "its time")
FAR = 100

Features = Mapping[str, float]
Weights = dict[str, float]


class Ranker(Struct, frozen=True, kw_only=True):
    """Weights of both event types and the probability from which a text reports an event.

    Attributes:
        card: What it was fitted on, licence, figures.
    """

    card: dict[str, str]
    weights: dict[str, Weights]
    threshold: dict[str, float]


class Reading(Struct, frozen=True, kw_only=True):
    """A text's claims and, where coders judged it, whether it reports an event."""

    text: str
    claims: tuple[Claim, ...]
    positive: bool | None = None


def event_type(claim: Claim) -> str | None:
    """Tells which of GSR's types a claim is of, whatever its stance.

    Args:
        claim: Any claim.

    Returns:
        ASSAULT, PROTEST, or None. Tolls have no type in PLOVER, which codes acts; here each tells of one.
    """
    if claim.type == "toll":
        return "ASSAULT"
    plover = code_occurrence(load_crosswalk("plover"), claim.type, mode=claim.mode)["plover_type"]
    return plover if plover in EVENT_TYPES else None


def order(claims: Sequence[Claim], kind: str, weights: Weights) -> list[tuple[float, Claim]]:
    """Ranks the claims of an event type.

    Args:
        claims: Of one text.
        kind: One of `EVENT_TYPES`.
        weights: Of that type.

    Returns:
        (log-odds, claim), the likeliest event first; in text order on a draw.
    """
    scored = [(_score(weights, facts), claim) for facts, claim in _described(claims, kind)]
    return sorted(scored, key=lambda pair: -pair[0])


def probability(claims: Sequence[Claim], kind: str, weights: Weights) -> float:
    """Gives the probability that a text reports an event; 0 where it has no claim of the type."""
    total = sum(math.exp(min(30.0, score)) for score, _ in order(claims, kind, weights))
    return total / (1 + total)


def fit_weights(readings: Sequence[Reading], kind: str) -> Weights:
    """Fits the weights of one event type.

    Args:
        readings: Judged texts.
        kind: One of `EVENT_TYPES`.

    Returns:
        Feature name -> weight.
    """
    told = [([facts for facts, _ in _described(r.claims, kind)], bool(r.positive)) for r in readings]
    told = [(options, positive) for options, positive in told if options]
    weights: Weights = {}
    for _ in range(ROUNDS):
        examples = [
            Example(options=({}, *options), right=1 + _best(weights, options) if positive else 0)
            for options, positive in told
        ]
        weights = fit(examples, l2=L2, epochs=EPOCHS)
    return weights


def fit_threshold(readings: Sequence[Reading], kind: str, *, folds: int) -> float:
    """Chooses the probability that gives the highest F1 over texts left out of the fit.

    Args:
        readings: Judged texts.
        kind: One of `EVENT_TYPES`.
        folds: Number of parts.

    Returns:
        The threshold, in steps of .01, smoothed over its neighbours.
    """
    pairs = []
    for fold in range(folds):
        weights = fit_weights([r for r in readings if fold_of(r.text, folds) != fold], kind)
        held = [r for r in readings if fold_of(r.text, folds) == fold]
        pairs += [(probability(r.claims, kind, weights), bool(r.positive)) for r in held]
    steps = [at / 100 for at in range(5, 70)]
    curve = [_f1(pairs, step) for step in steps]
    smooth = [
        sum(curve[max(0, i - 3) : i + 4]) / len(curve[max(0, i - 3) : i + 4]) for i in range(len(curve))
    ]
    return steps[max(range(len(steps)), key=lambda at: (smooth[at], -at))]


def fold_of(text: str, folds: int) -> int:
    """Gives a text's part; equal texts are in one part, whatever their ids."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % folds


def load_ranker() -> Ranker:
    """Loads the committed weights."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Ranker)


def _described(claims: Sequence[Claim], kind: str) -> list[tuple[Features, Claim]]:
    own = [claim for claim in claims if event_type(claim) == kind]
    return [(describe(claim, own, claims), claim) for claim in own]


def describe(claim: Claim, own: Sequence[Claim], claims: Sequence[Claim]) -> dict[str, float]:
    """Describes a claim by its fields.

    Args:
        claim: One of `own`.
        own: The text's claims of the event type.
        claims: All claims of the text.

    Returns:
        Feature name -> value; missing ones are 0.
    """
    evidence, attribution = claim.evidence, claim.attribution
    length = evidence.end - evidence.start
    facts = {
        "bias": 1.0,
        f"type={claim.type}": 1.0,
        f"mode={claim.type}/{claim.mode}": 1.0,
        f"status={claim.status}": 1.0,
        "negative": float(claim.polarity == "negative"),
        "background": float(claim.background),
        f"stance={attribution.stance}": 1.0,
        f"quote={attribution.quote}": 1.0,
        f"speaker={attribution.speaker.kind if attribution.speaker else None}": 1.0,
        f"speaker role={attribution.speaker.role if attribution.speaker else None}": 1.0,
        "both": float(claim.source is not None and claim.target is not None),
        "others": float(bool(claim.others)),
        "trigger words": min(3.0, len(claim.trigger.text.split())),
        "trigger early": float(claim.trigger.start - evidence.start < FAR // 3),
        "trigger at": (claim.trigger.start - evidence.start) / max(1, length),
        "short": float(length < FAR),
        "length": min(5 * FAR, length) / (5 * FAR),
        "claims of type": min(4.0, len(own)),
        "claims beside": min(4.0, len(claims) - len(own)),
        "talks beside": float(any(c.type in ("talks", "agreement", "ceasefire") for c in claims)),
        "toll beside": float(any(c.type == "toll" for c in claims)),
        **_side("source", claim.source),
        **_side("target", claim.target),
        **_tolls(claim),
        **_scene(claim),
        **_reasons(claim),
    }
    return {name: value for name, value in facts.items() if value}


def _side(slot: str, party: Party | None) -> dict[str, float]:
    if party is None:
        return {f"{slot} none": 1.0}
    return {
        f"{slot} role={party.role}": 1.0,
        f"{slot} country": float(party.country is not None),
        f"{slot} name": float(party.name is not None),
        f"{slot} words": min(5.0, len(party.text.split())) / 5,
    }


def _tolls(claim: Claim) -> dict[str, float]:
    kinds = {casualty.kind for casualty in claim.casualties}
    return {
        **{f"toll={kind}": 1.0 for kind in sorted(kinds)},
        "tolls": min(3.0, len(claim.casualties)),
        "several": float(any((casualty.min or 0) > 1 for casualty in claim.casualties)),
        "hundreds": float(any((casualty.min or 0) >= FAR for casualty in claim.casualties)),
    }


def _scene(claim: Claim) -> dict[str, float]:
    value = claim.time.value if claim.time is not None else ""
    near = value in ("pub", "pub-1d", "pub-2d") or value.startswith("pub:")
    return {
        f"place={claim.place.precision if claim.place is not None else 'none'}": 1.0,
        "place and time": float(claim.place is not None and claim.time is not None),
        "no time": float(not value),
        "time near": float(near),
        "time of a day": float(near or len(value) == len("2031-03-05")),
        "time relative": float(value.startswith("pub")),
        "time span": float("/" in value),
        f"time length={len(value)}": float(bool(value)),
    }


def _reasons(claim: Claim) -> dict[str, float]:
    found = {}
    for field in ("source", "target", "attribution", "status", "background", "polarity"):
        reason = claim.why.get(field, "")
        reason = next((stem for stem in WORDED if reason.startswith(stem)), reason)
        if reason:
            found[f"{field} by {reason}"] = 1.0
    return found


def _score(weights: Weights, facts: Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def _best(weights: Weights, options: Sequence[Features]) -> int:
    return max(range(len(options)), key=lambda at: (_score(weights, options[at]), -at))


def _f1(pairs: Sequence[tuple[float, bool]], threshold: float) -> float:
    hits = sum(positive and score >= threshold for score, positive in pairs)
    told = sum(score >= threshold for score, _ in pairs)
    true = sum(positive for _, positive in pairs)
    return 2 * hits / (told + true) if hits else 0.0
