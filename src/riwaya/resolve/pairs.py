"""Judges whether two claims of one page tell of one occurrence: named features, a weight each, one sum.

The sum is a log-odds: above 0, one occurrence is the likelier reading. The weights are in `weights.py`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log1p, sqrt

from riwaya.model.claim import Claim
from riwaya.resolve.cluster import Link
from riwaya.resolve.fields import are_two_tolls, can_be_one, compare_fields, family_of
from riwaya.resolve.rarity import Rarity, shared_rarity
from riwaya.resolve.traits import Traits, page_traits
from riwaya.resolve.views import ClaimView
from riwaya.resolve.weights import add_up

FOREIGN = -5.0
"""Link of two claims whose types cannot name one occurrence; a veto goes with it."""
OWN_TIMES = 2
DISPUTED_TIMES = 5
"""Times apart from which a page's two numbers are of two occurrences, whatever else joins them: its own, and those
of two speakers. Without this rule events of read claims, their groups left out, have B-cubed F1 .782, figures .53;
with 2 and 5 .791 and .55, with 3 and 5 .784 and .53."""
NO_ACTS = frozenset({"toll", "talks"})
"""Types whose words name no act of their own: a toll names what came of one, talks are as well a meeting or a visit."""
RUNNING = frozenset({"clash", "toll"})
"""Types whose words are plural for one occurrence: clashes, victims."""
MISREAD = frozenset({"country_conflict", "mode_differs", "only_one_happened", "sides_conflict", "sides_same"})
"""Comparisons that say nothing on one page: sides and modes are read there sentence by sentence, and misread more
often than two occurrences differ in them. Without them log loss on left-out groups is .017 lower."""
MAX_SHARED = 3.0
"""Shared words and names that count; more are a repeated sentence and say no more."""


def explain_page_pair(
    a: ClaimView, b: ClaimView, *, traits: Traits, rarity: Rarity, is_nearest: bool = False
) -> dict[str, float]:
    """Names what speaks for and against one occurrence behind two claims of one page.

    Args:
        a: A claim.
        b: Another claim of the same page and family.
        traits: The page's claims of that family taken together.
        rarity: Rarity of words.
        is_nearest: True where no claim of the family stands between the two.

    Returns:
        Feature name to value; features that say nothing are left out.
    """
    first, second = sorted((a, b), key=lambda view: view.claim.trigger.start)
    opens = first.claim.trigger.start == traits.first
    names = traits.names.keys() & set(a.near_words) & set(b.near_words)
    found = {
        "always": 1.0,
        **compare_types(a, b),
        "same_sentence": float(first.sentence == second.sentence),
        **_compare_in_sentence(first, second),
        "shared_near": min(MAX_SHARED, shared_rarity(a.near_words, b.near_words, rarity)),
        "page_names": min(MAX_SHARED, sum(sqrt(traits.names[word] - 2) for word in sorted(names)) / 2),
        "gap": log1p(second.sentence - first.sentence),
        "points_back": float(second.naming.points_back),
        "nearest_denied": float(is_nearest and _is_denied(a) != _is_denied(b)),
        "named_apart": float(second.naming.is_another),
        "then_near": float(second.naming.is_then and second.sentence - first.sentence == 1),
        "to_first": float(opens),
        "one_counted": float(bool(a.claim.casualties) != bool(b.claim.casualties)),
        "figures_parted": float(_are_parted(a, b)),
        **_compare_naming(a, b, rarity),
        "thin": log1p(len(second.near_words)),
        "diversity": traits.diversity,
        "kin_count": traits.kin_count,
        "place_top": traits.place_top,
        **_name_fields(a, b),
    }
    return {name: value for name, value in found.items() if value}


def _name_fields(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """Comparisons of fields that say something on one page, and two that only a page's own words can say."""
    compared = compare_fields(a, b)
    found = {name: value for name, value in compared.items() if name not in MISREAD}
    if a.claim.type == b.claim.type == "talks" and "time_conflict" in compared:
        found["talks_apart"] = compared["time_conflict"]
    if _are_swapped(a.claim, b.claim):
        found["swapped_apart"] = 1.0
    return found


def _are_swapped(one: Claim, other: Claim) -> bool:
    """Tells whether two countries attack each other: fire, and fire returned; 24 of 24 such pairs are two."""
    if not one.type == other.type == "attack":
        return False
    ours, theirs = _countries(one), _countries(other)
    return None not in ours and ours[0] != ours[1] and ours == theirs[::-1]


def _countries(claim: Claim) -> tuple[str | None, str | None]:
    return (
        claim.source.country if claim.source else None,
        claim.target.country if claim.target else None,
    )


def _are_parted(a: ClaimView, b: ClaimView) -> bool:
    """Two numbers that one page cannot give for one occurrence, unless two speakers dispute it."""
    speakers = {view.claim.attribution.speaker for view in (a, b)}
    is_disputed = None not in speakers and len({speaker.text for speaker in speakers if speaker}) > 1
    times = DISPUTED_TIMES if is_disputed else OWN_TIMES
    return are_two_tolls(a.claim.casualties, b.claim.casualties, times=times)


def _is_denied(view: ClaimView) -> bool:
    return view.claim.attribution.stance == "denies"


def _compare_in_sentence(first: ClaimView, second: ClaimView) -> dict[str, float]:
    """What two triggers of one sentence say by standing together: "clashes after the attack" are not the attack."""
    if first.sentence != second.sentence:
        return {}
    fights = {first.claim.type, second.claim.type} == {"attack", "clash"}
    # "He announced the attack": known from elsewhere, as its own sentence would tell it only once.
    found = {"known_elsewhere": float(second.naming.points_back), "clash_here": float(fights)}
    return {name: value for name, value in found.items() if value}


def _compare_naming(a: ClaimView, b: ClaimView, rarity: Rarity) -> dict[str, float]:
    """How two triggers name what happened: by one root, by acts of two kinds, as one occurrence or as many."""
    found = {}
    types = {a.claim.type, b.claim.type}
    if not a.naming.roots & b.naming.roots:
        if not types & NO_ACTS:
            # Rare words name acts of their own (burning, abduction); common ones (attack, incident) stand for any.
            found["acts_differ"] = min(_rarity_of(a, rarity), _rarity_of(b, rarity))
    elif not a.trigger_words & b.trigger_words:
        found["roots_same"] = 1.0
    if a.naming.is_many != b.naming.is_many and not types & RUNNING:
        found["number_differs"] = 1.0
    return found


def _rarity_of(view: ClaimView, rarity: Rarity) -> float:
    return max((rarity.trigger(word) for word in view.trigger_words), default=0.0)


def compare_types(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """How the types of two claims stand to each other, as one named feature."""
    types = {a.claim.type, b.claim.type}
    if len(types) == 1:
        return {"same_type": 1.0}
    if types == {"attack", "toll"}:
        return {"attack_toll": 1.0}
    return {"attack_clash": 1.0} if types == {"attack", "clash"} else {"other_kin": 1.0}


def explain_page(views: Sequence[ClaimView], *, rarity: Rarity) -> dict[tuple[int, int], dict[str, float]]:
    """Explains every pair of a page's claims whose types can name one occurrence.

    Args:
        views: The page's claims in text order.
        rarity: Rarity of words.

    Returns:
        Features by position in `views`, the earlier claim first.
    """
    traits = page_traits(views)
    nearest = _neighbours(views)
    return {
        (i, j): explain_page_pair(
            a, b, traits=traits[family_of(a.claim)], rarity=rarity, is_nearest=(i, j) in nearest
        )
        for j, b in enumerate(views)
        for i, a in enumerate(views[:j])
        if can_be_one(a.claim, b.claim)
    }


def _neighbours(views: Sequence[ClaimView]) -> set[tuple[int, int]]:
    families: dict[str, list[int]] = {}
    for i, view in enumerate(views):
        families.setdefault(family_of(view.claim), []).append(i)
    return {pair for kin in families.values() for pair in pairwise(kin)}


def link_page(
    views: Sequence[ClaimView], *, rarity: Rarity, weights: Mapping[str, float]
) -> dict[tuple[int, int], Link]:
    """Links the claims of one page.

    Args:
        views: The page's claims in text order.
        rarity: Rarity of words.
        weights: Weight of each feature.

    Returns:
        Links by position in `views`; every pair has one, pairs of unlike types or tolls a veto.
    """
    explained = explain_page(views, rarity=rarity)
    pairs = ((i, j) for j in range(len(views)) for i in range(j))
    return {
        pair: _link(explained[pair], weights) if pair in explained else Link(FOREIGN, veto=True)
        for pair in pairs
    }


def _link(features: Mapping[str, float], weights: Mapping[str, float]) -> Link:
    return Link(add_up(features, weights), veto="figures_parted" in features)
