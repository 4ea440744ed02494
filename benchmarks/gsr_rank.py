"""Weighs which claims GSR's coders take for a report of one concrete event: logistic regression over claim fields.

It sees what `riwaya read` writes for a claim and no word of the text: closed values, which fields are filled,
the form of the trigger, how many claims the text gives. Coders judged texts, not claims: a text has what any of its
claims has. Fitted by coordinate descent in plain Python, in a fixed order.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from riwaya.export.coding import code_occurrence, load_crosswalk
from riwaya.languages.language import Language
from riwaya.model.claim import Casualty, Claim, Party

EVENT_TYPES = ("ASSAULT", "PROTEST")
WEIGHTS = Path(__file__).with_name("gsr_weights.json")
# Swept 3-20 by cross-validation on four splits of the half given: average precision .614 at 3, .576 at 20.
L2 = 3.0
SWEEPS = 20
# A fact of fewer claims teaches nothing.
FEWEST = 8
# F1 is highest where the threshold is half of it (Lipton, Elkan and Naryanaswamy 2014); F1 is flat from .24 to .36.
THRESHOLD = 0.3
# Characters: a sentence of one clause; half of it for "near".
FAR = 100

Features = Mapping[str, float]
Weights = dict[str, float]


class Ranker(Struct, frozen=True, kw_only=True):
    """Weights of both event types.

    Attributes:
        card: What they were fitted on and its licence.
    """

    card: dict[str, str]
    weights: dict[str, Weights]


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


def order(
    claims: Sequence[Claim], kind: str, weights: Weights, *, language: Language
) -> list[tuple[float, Claim]]:
    """Ranks the claims of an event type.

    Args:
        claims: Of one text.
        kind: One of `EVENT_TYPES`.
        weights: Of that type.
        language: Tells the form of a trigger.

    Returns:
        (log-odds, claim), the likeliest event first; in text order on a draw.
    """
    own = [claim for claim in claims if event_type(claim) == kind]
    scored = [(_score(weights, describe(claim, own, claims, language=language)), claim) for claim in own]
    return sorted(scored, key=lambda pair: -pair[0])


def probability(claims: Sequence[Claim], kind: str, weights: Weights, *, language: Language) -> float:
    """Gives the probability that a text reports an event; 0 where no claim of it is of that type."""
    facts = describe_text(claims, kind, language=language)
    return _logistic(_score(weights, facts)) if facts else 0.0


def describe_text(claims: Sequence[Claim], kind: str, *, language: Language) -> dict[str, float]:
    """Describes a text by its claims of an event type: of each feature the highest value.

    Coders judge texts. Which claim made them say yes is not known, and "one claim is hurt, another has a day" tells
    as much as both in one: average precision .56 -> .61 over the single best claim (cross-validated).

    Args:
        claims: Of the text.
        kind: One of `EVENT_TYPES`.
        language: Tells the form of a trigger.

    Returns:
        Feature name -> value; empty where no claim is of the type.
    """
    own = [claim for claim in claims if event_type(claim) == kind]
    facts: dict[str, float] = {}
    for claim in own:
        for name, value in describe(claim, own, claims, language=language).items():
            facts[name] = max(value, facts.get(name, 0.0))
    return facts


def fit_weights(readings: Sequence[Reading], kind: str, *, language: Language) -> Weights:
    """Fits the weights of one event type.

    Args:
        readings: Judged texts.
        kind: One of `EVENT_TYPES`.
        language: Tells the form of a trigger.

    Returns:
        Feature name -> weight, rounded to four places.
    """
    texts = [
        (describe_text(reading.claims, kind, language=language), float(bool(reading.positive)))
        for reading in readings
    ]
    weights = _descend([(facts, label) for facts, label in texts if facts])
    return {name: round(weight, 4) for name, weight in weights.items()}


def _descend(rows: Sequence[tuple[Features, float]]) -> Weights:
    """Minimises the logistic loss with an L2 penalty, one weight at a time by a Newton step."""
    columns: dict[str, list[tuple[int, float]]] = {}
    for at, (facts, _) in enumerate(rows):
        for name, value in facts.items():
            columns.setdefault(name, []).append((at, value))
    columns = {name: columns[name] for name in sorted(columns) if len(columns[name]) >= FEWEST}
    weights = dict.fromkeys(columns, 0.0)
    sums = [0.0] * len(rows)
    for _ in range(SWEEPS):
        for name, column in columns.items():
            penalty = 0.0 if name == "bias" else L2
            slope, bend = penalty * weights[name], penalty + 1e-9
            for at, value in column:
                chance = _logistic(sums[at])
                slope += value * (chance - rows[at][1])
                bend += value * value * chance * (1 - chance)
            step = slope / bend
            weights[name] -= step
            for at, value in column:
                sums[at] -= step * value
    return weights


def fold_of(text: str, folds: int) -> int:
    """Gives a text's part; equal texts are in one part, whatever their ids."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % folds


def load_ranker() -> Ranker:
    """Loads the committed weights."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Ranker)


def describe(
    claim: Claim, own: Sequence[Claim], claims: Sequence[Claim], *, language: Language
) -> dict[str, float]:
    """Describes a claim by its fields.

    Args:
        claim: One of `own`.
        own: The text's claims of the event type.
        claims: All claims of the text.
        language: Tells the form of the trigger.

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
        "odd beside": min(3.0, sum(_is_odd(other) for other in claims if other is not claim)),
        "background beside": min(3.0, sum(other.background for other in claims if other is not claim)),
        "first": float(all(claim.trigger.start <= other.trigger.start for other in claims)),
        "talks beside": float(any(c.type in ("talks", "agreement", "ceasefire") for c in claims)),
        "toll beside": float(any(c.type == "toll" for c in claims)),
        **_side("source", claim.source),
        **_side("target", claim.target),
        **_tolls(claim),
        **_scene(claim),
        **_form(claim, language),
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


def _is_odd(claim: Claim) -> bool:
    """Not told as a fact: planned, denied, demanded."""
    told = claim.attribution.stance in ("asserts", "confirms") and claim.polarity == "positive"
    return not told or claim.status in ("possible", "planned")


def _hurt(claim: Claim) -> list[Casualty]:
    return [casualty for casualty in claim.casualties if casualty.kind in ("killed", "wounded")]


def _tolls(claim: Claim) -> dict[str, float]:
    hurt = _hurt(claim)
    return {
        **{f"toll={casualty.kind}": 1.0 for casualty in claim.casualties},
        **{f"victim={casualty.victims.role}": 1.0 for casualty in hurt},
        f"{claim.type} hurt={bool(hurt)}": 1.0,
        "tolls": min(3.0, len(claim.casualties)),
        "one hurt": float(any(casualty.min == casualty.max == 1 for casualty in hurt)),
        "several": float(any((casualty.min or 0) > 1 for casualty in claim.casualties)),
        "hundreds": float(any((casualty.min or 0) >= FAR for casualty in claim.casualties)),
        "hurt at a place": float(bool(hurt) and claim.place is not None),
        "hurt, place, time": float(bool(hurt) and claim.place is not None and claim.time is not None),
    }


def _form(claim: Claim, language: Language) -> dict[str, float]:
    """How the trigger's words stand: verb or noun, tense, with the article, naming one or many."""
    text = claim.trigger.text
    tokens = language.tokens(text, 0, len(text))
    found = language.triggers(tokens, text)
    form, tense = (found[0].form, found[0].tense) if found else ("none", "")
    definite = language.has_article(tokens[0])
    return {
        f"form={form}": 1.0,
        f"tense={tense}": 1.0,
        f"form={form} definite={definite}": 1.0,
        f"form={form} hurt={bool(_hurt(claim))}": 1.0,
        "definite": float(definite),
        "definite, bare": float(definite and not claim.casualties and claim.place is None),
        "many": float(form == "noun" and language.is_many(tokens[0])),
        "suffix": float(bool(tokens[0].suffix)),
    }


def _scene(claim: Claim) -> dict[str, float]:
    value = claim.time.value if claim.time is not None else ""
    near = value in ("pub", "pub-1d", "pub-2d") or value.startswith("pub:")
    place, time, evidence = claim.place, claim.time, claim.evidence
    filled = (claim.source, claim.target, _hurt(claim), place, time)
    return {
        "filled": float(sum(map(bool, filled))),
        "nothing": float(not any(filled)),
        "place known": float(place is not None and place.id is not None),
        "place near": float(place is not None and abs(place.start - claim.trigger.start) < FAR // 2),
        "place here": float(place is not None and evidence.start <= place.start < evidence.end),
        "time near trigger": float(time is not None and abs(time.start - claim.trigger.start) < FAR // 2),
        f"place={claim.place.precision if claim.place is not None else 'none'}": 1.0,
        "place and time": float(claim.place is not None and claim.time is not None),
        "no time": float(not value),
        "time near": float(near),
        "time of a day": float(near or len(value) == len("2031-03-05")),
        "time relative": float(value.startswith("pub")),
        "time span": float("/" in value),
        f"time length={len(value)}": float(bool(value)),
    }


def _score(weights: Weights, facts: Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
