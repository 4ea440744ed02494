"""Says what holds an event together: each link with its features and weights, people's decisions, its origins.

The links are those that the grouping counts, made again from the event's own pages: the strongest that are
needed to join all its claims. Weaker ones that join what is joined already are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from riwaya.resolve.grouping import gather_texts, print_again
from riwaya.resolve.origins import Origin, find_origins
from riwaya.resolve.pairs import explain_page
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.rulings import NO_BONDS, Bonds
from riwaya.resolve.tellings import Telling, explain_all, link_of_page
from riwaya.resolve.texts import ClaimLinks, find_candidates, order_telling, tell_page
from riwaya.resolve.views import ClaimView, ReadNaming, ResolvablePage, Words, rate_words, view_page
from riwaya.resolve.weights import WEIGHTS, Weights

PairFeatures = Mapping[tuple[str, str], Mapping[str, float]]
"""Features of pairs of claims of one page, by claim ids, the earlier claim first."""
Step = Literal["page", "tellings", "text", "decision"]


class Reason(Struct, frozen=True, kw_only=True):
    """One feature of a link.

    Attributes:
        added: `value` times `weight`: what it adds to the log-odds that both tell of one occurrence.
    """

    feature: str
    value: float
    weight: float
    added: float


class Tie(Struct, frozen=True, kw_only=True):
    """One link that holds an event together.

    Attributes:
        step: `page`: two claims of one page. `tellings`: what two pages tell. `text`: two pages print one
            text. `decision`: nothing but what people decided.
        pages: The page of each end.
        one: Ids of the claims at one end; `other` those at the other.
        weight: Sum of what the reasons add; above 0, one occurrence is the likelier reading. None where no
            features were weighed. For two tellings of one page the mean over their claims, with the reasons of
            the two that are linked best.
        reasons: Strongest first, for or against.
        decisions: Numbers of the decisions that tie both ends.
    """

    step: Step
    pages: tuple[str, str]
    one: tuple[str, ...]
    other: tuple[str, ...]
    weight: float | None = None
    reasons: tuple[Reason, ...] = ()
    decisions: tuple[int, ...] = ()


class EventWhy(Struct, frozen=True, kw_only=True):
    """Why the claims of an event are one event, and why it has as many origins as it has.

    Attributes:
        ties: Links in the order in which they join claims: within pages, then between, then by decision.
    """

    ties: tuple[Tie, ...]
    origins: tuple[Origin, ...]


def explain_event(
    pages: Iterable[ResolvablePage],
    claims: Iterable[str],
    *,
    words: Words,
    naming: ReadNaming | None = None,
    rarity: Rarity | None = None,
    bonds: Bonds = NO_BONDS,
    weights: Weights = WEIGHTS,
) -> EventWhy:
    """Names what holds an event together, and what its origins are.

    Args:
        pages: All pages of the event, each with all its claims; their order does not matter.
        claims: Ids of the event's claims.
        words: Content words of a text in matching form.
        naming: Reads how a trigger names its occurrence; None where the language cannot tell.
        rarity: Rarity of words; None counts these pages.
        bonds: What people decided.
        weights: Weights of the features.

    Returns:
        The links and the origins.
    """
    wanted = frozenset(claims)
    texts = gather_texts(pages)
    tellings: list[Telling] = []
    ties: list[Tie] = []
    held: list[ClaimView] = []
    viewed = [view_page(same[0], words=words, naming=naming) for same in texts.values()]
    rarity = rarity or rate_words(view for views in viewed for view in views)
    for views in viewed:
        told, links = tell_page(views, words=words, rarity=rarity, weights=weights, bonds=bonds)
        features = _by_claims(views, explain_page(views, rarity=rarity))
        tellings += told
        ours = [telling for telling in told if wanted & set(_claims(telling))]
        ties += [tie for telling in ours for tie in _ties_within(telling, features, weights.page)]
        ties += _ties_of_page(ours, features, links=links, weights=weights.page)
        held += [copy for view in views if view.claim.id in wanted for copy in print_again(view, texts)]
    ties += _ties_between(tellings, wanted, rarity=rarity, weights=weights.tellings)
    held.sort(key=lambda view: view.key)
    homes = {view.claim.id: view.page.id for view in reversed(held)}
    needed = [*_ties_needed(ties, homes, bonds), *_ties_of_texts(texts.values(), wanted)]
    return EventWhy(ties=tuple(needed), origins=find_origins(held, words=words))


def _by_claims(
    views: Sequence[ClaimView], explained: Mapping[tuple[int, int], Mapping[str, float]]
) -> PairFeatures:
    return {(views[i].claim.id, views[j].claim.id): found for (i, j), found in explained.items()}


def _claims(telling: Telling) -> tuple[str, ...]:
    return tuple(view.claim.id for view in telling.views)


def _ties_within(telling: Telling, features: PairFeatures, weights: Mapping[str, float]) -> Iterator[Tie]:
    """Links above 0 between the claims of one telling."""
    for pair in combinations(_claims(telling), 2):
        reasons = weigh_reasons(features.get(pair, {}), weights)
        if (weight := _total(reasons)) > 0:
            yield Tie(
                step="page",
                pages=(telling.page_id, telling.page_id),
                one=pair[:1],
                other=pair[1:],
                weight=weight,
                reasons=reasons,
            )


def _ties_of_page(
    tellings: Sequence[Telling],
    features: PairFeatures,
    *,
    links: ClaimLinks,
    weights: Mapping[str, float],
) -> Iterator[Tie]:
    """Links between the tellings of one page, told by the two claims that are linked best."""
    for a, b in combinations(tellings, 2):
        weighed = [
            weigh_reasons(features.get(pair) or features.get(pair[::-1]) or {}, weights)
            for pair in product(_claims(a), _claims(b))
        ]
        yield Tie(
            step="page",
            pages=(a.page_id, b.page_id),
            one=_claims(a),
            other=_claims(b),
            weight=link_of_page(a, b, links=links).weight,
            reasons=max(weighed, key=_total),
        )


def _ties_between(
    tellings: list[Telling], wanted: frozenset[str], *, rarity: Rarity, weights: Mapping[str, float]
) -> Iterator[Tie]:
    """Links between the event's tellings of different pages; all tellings of these pages bear on them."""
    tellings.sort(key=order_telling)
    held = [bool(wanted & set(_claims(telling))) for telling in tellings]
    for (i, j), found in explain_all(tellings, find_candidates(tellings), rarity=rarity).items():
        if held[i] and held[j]:
            reasons = weigh_reasons(found, weights)
            yield Tie(
                step="tellings",
                pages=(tellings[i].page_id, tellings[j].page_id),
                one=_claims(tellings[i]),
                other=_claims(tellings[j]),
                weight=_total(reasons),
                reasons=reasons,
            )


def _ties_needed(ties: Iterable[Tie], homes: Mapping[str, str], bonds: Bonds) -> Iterator[Tie]:
    """The strongest links that join all claims: within tellings, then between them, then by decision."""
    forest = _Forest()
    for tie in sorted(ties, key=_order):
        if (tie.weight or 0.0) > 0 and forest.join(tie.one, tie.other):
            yield replace(tie, decisions=_decisions_on(tie, bonds))
    for ruling in bonds.rulings:
        heads: dict[str, str] = {}
        for claim in ruling.decision.together if ruling.undone_by is None else ():
            head = heads.setdefault(bonds.sets[claim], claim) if claim in homes else claim
            if head != claim and forest.join((head,), (claim,)):
                tie = Tie(step="decision", pages=(homes[head], homes[claim]), one=(head,), other=(claim,))
                yield replace(tie, decisions=_decisions_on(tie, bonds))


def _order(tie: Tie) -> tuple[bool, float, tuple[str, ...], tuple[str, ...]]:
    is_within = tie.step == "page" and len(tie.one) == len(tie.other) == 1
    return not is_within, -(tie.weight or 0.0), tie.one, tie.other


def _decisions_on(tie: Tie, bonds: Bonds) -> tuple[int, ...]:
    return tuple(
        ruling.decision.number
        for ruling in bonds.rulings
        if ruling.undone_by is None
        and any(
            bonds.are_tied(one, other)
            for one in set(tie.one).intersection(ruling.decision.together)
            for other in set(tie.other).intersection(ruling.decision.together)
        )
    )


def _ties_of_texts(texts: Iterable[Sequence[ResolvablePage]], wanted: frozenset[str]) -> Iterator[Tie]:
    """Pages that print one text, each with the earliest of them."""
    for first, *others in texts:
        claims = tuple(claim.id for claim in first.claims if claim.id in wanted)
        for page in others:
            yield Tie(step="text", pages=(first.id, page.id), one=claims, other=claims)


class _Forest:
    """Claims joined so far."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}

    def join(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Joins all claims of both ends; False where they were joined already."""
        roots = {self._find(claim) for claim in (*one, *other)}
        first, *rest = sorted(roots)
        self._root |= dict.fromkeys(rest, first)
        return bool(rest)

    def _find(self, claim: str) -> str:
        while (above := self._root.get(claim, claim)) != claim:
            claim = above
        return claim


def weigh_reasons(features: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Reason, ...]:
    """Weighs features.

    Args:
        features: Feature name to value.
        weights: Weight of each feature; one without says nothing.

    Returns:
        Reasons, strongest first, for or against; those that add nothing are left out.
    """
    reasons = [
        Reason(feature=name, value=value, weight=weights[name], added=value * weights[name])
        for name, value in features.items()
        if value * weights.get(name, 0.0)
    ]
    return tuple(sorted(reasons, key=lambda reason: (-abs(reason.added), reason.feature)))


def _total(reasons: Iterable[Reason]) -> float:
    return sum(reason.added for reason in reasons)
