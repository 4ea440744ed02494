"""Judges whether two claims of one page tell of one occurrence: named features, a weight each, one sum.

The sum is a log-odds: above 0, one occurrence is the likelier reading. Weights of words and positions were
fitted (`benchmarks/fit_links.py`); weights of coded fields are set by hand until read claims have gold
events to fit on.
"""

from collections.abc import Mapping
from math import log1p

from riwaya.resolve.cluster import Link
from riwaya.resolve.fields import can_be_one, compare_fields
from riwaya.resolve.views import ClaimView, Vector, cosine, weigh

Features = Mapping[str, float]

FIELD_WEIGHTS: dict[str, float] = {
    "time_same": 1.0,
    "time_overlap": 0.4,
    "time_near": 0.2,
    "time_conflict": -4.0,
    "part_of_longer": -2.0,
    "place_same": 1.2,
    "place_inside": 0.2,
    "place_conflict": -3.0,
    "country_conflict": -3.0,
    "sides_same": 0.8,
    "sides_conflict": -1.0,
    "mode_same": 0.5,
    "mode_differs": -1.0,
    "figures_same": 1.5,
    "figures_close": 0.2,
    "figures_apart": -1.5,
    "background_differs": -1.5,
    "segment_differs": -3.0,
    "only_one_happened": -1.0,
    "polarity_differs": 0.0,
}

WORD_WEIGHTS: dict[str, float] = {
    "always": -1.26,
    "same_type": 0.86,
    "attack_toll": 1.70,
    "attack_clash": -1.55,
    "other_kin": -2.26,
    "same_trigger": 1.0,
    "same_sentence": -1.33,
    "sentence_words": 2.81,
    "near_words": 3.23,
    "gap": -0.54,
    "points_back": 0.21,
}


def explain_page_pair(a: ClaimView, b: ClaimView, *, rarity: Vector) -> dict[str, float]:
    """Names what speaks for and against one occurrence behind two claims of one page.

    Args:
        a: A claim.
        b: Another claim of the same page.
        rarity: Weight of each word.

    Returns:
        Feature name to value; features that say nothing are left out.
    """
    first, second = sorted((a, b), key=lambda view: view.claim.trigger.start)
    same_sentence = first.sentence == second.sentence
    found = {
        "always": 1.0,
        **compare_types(a, b),
        "same_trigger": float(bool(a.trigger_words & b.trigger_words)),
        "same_sentence": float(same_sentence),
        "sentence_words": 0.0
        if same_sentence
        else cosine(weigh(a.all_words, rarity), weigh(b.all_words, rarity)),
        "near_words": cosine(weigh(a.near_words, rarity), weigh(b.near_words, rarity)),
        "gap": log1p(second.sentence - first.sentence),
        "points_back": float(second.points_back),
        **compare_fields(a, b),
    }
    return {name: value for name, value in found.items() if value}


def compare_types(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """How the types of two claims stand to each other, as one named feature."""
    types = {a.claim.type, b.claim.type}
    if len(types) == 1:
        return {"same_type": 1.0}
    if types == {"attack", "toll"}:
        return {"attack_toll": 1.0}
    return {"attack_clash": 1.0} if types == {"attack", "clash"} else {"other_kin": 1.0}


def add_up(features: Features, weights: Mapping[str, float]) -> float:
    """The log-odds that the features give under these weights; fields' weights are always known."""
    return sum(
        value * weights.get(name, FIELD_WEIGHTS.get(name, 0.0)) for name, value in sorted(features.items())
    )


def link_page(views: tuple[ClaimView, ...], *, rarity: Vector) -> dict[tuple[int, int], Link]:
    """Links the claims of one page.

    Args:
        views: The page's claims in text order.
        rarity: Weight of each word.

    Returns:
        Links by position in `views`; every pair has one, pairs of unlike types a veto.
    """
    links = {}
    for j, b in enumerate(views):
        for i, a in enumerate(views[:j]):
            if can_be_one(a.claim, b.claim):
                links[i, j] = Link(add_up(explain_page_pair(a, b, rarity=rarity), WORD_WEIGHTS))
            else:
                links[i, j] = Link(-FOREIGN, veto=True)
    return links


FOREIGN = 9.0
"""Weight against a pair whose types cannot name one occurrence; the veto decides."""
