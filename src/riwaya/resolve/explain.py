"""Says why two claims were linked or kept apart: each feature, its value, its weight, what it added."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from riwaya.resolve.fields import can_be_one, family_of
from riwaya.resolve.pairs import explain_page_pair
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.tellings import explain_tellings, make_tellings, story_words
from riwaya.resolve.traits import page_traits
from riwaya.resolve.views import ClaimView, Words
from riwaya.resolve.weights import WEIGHTS, Weights


class Reason(Struct, frozen=True, kw_only=True):
    """One feature of a link.

    Attributes:
        added: `value` times `weight`: what it adds to the log-odds that both tell of one occurrence.
    """

    feature: str
    value: float
    weight: float
    added: float


class Why(Struct, frozen=True, kw_only=True):
    """Why two claims are linked.

    Attributes:
        step: `page` for claims of one page, `tellings` for claims of two.
        weight: Sum of what the reasons add; above 0, one occurrence is the likelier reading.
        reasons: Strongest first, for or against.
    """

    step: Literal["page", "tellings", "types"]
    weight: float
    reasons: tuple[Reason, ...] = ()


def explain_pair(
    a: ClaimView,
    b: ClaimView,
    *,
    pages: Mapping[str, tuple[ClaimView, ...]],
    rarity: Rarity,
    words: Words,
    weights: Weights = WEIGHTS,
) -> Why:
    """Names the features behind the link of two claims.

    The two stand here for themselves: in the grouping, a claim also profits from its page's other claims of
    the same occurrence.

    Args:
        a: A claim.
        b: Another claim, of the same page or not.
        pages: Page id to all views of the page, of both claims' pages.
        rarity: Rarity of words over the run.
        words: Content words of a text in matching form.
        weights: Weights of the features.

    Returns:
        The link with its reasons; step `types` and no reasons where the types exclude one occurrence.
    """
    if not can_be_one(a.claim, b.claim):
        return Why(step="types", weight=float("-inf"))
    if a.page.id == b.page.id:
        traits = page_traits(pages[a.page.id])[family_of(a.claim)]
        return _weigh_reasons("page", explain_page_pair(a, b, traits=traits, rarity=rarity), weights.page)
    one, other = (
        make_tellings(
            [[pages[view.page.id].index(view)]],
            page=pages[view.page.id],
            stories=story_words(pages[view.page.id], words=words, rarity=rarity),
            rarity=rarity,
        )[0]
        for view in (a, b)
    )
    return _weigh_reasons("tellings", explain_tellings(one, other, rarity=rarity), weights.tellings)


def _weigh_reasons(
    step: Literal["page", "tellings"], features: Mapping[str, float], weights: Mapping[str, float]
) -> Why:
    reasons = [
        Reason(feature=name, value=value, weight=weights.get(name, 0.0), added=value * weights.get(name, 0.0))
        for name, value in features.items()
    ]
    ranked = sorted(reasons, key=lambda reason: (-abs(reason.added), reason.feature))
    return Why(step=step, weight=sum(reason.added for reason in ranked), reasons=tuple(ranked))
