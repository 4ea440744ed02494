"""Compares what two pages tell: a telling is the set of one page's claims judged to tell of one occurrence.

Pages are compared telling by telling rather than claim by claim, because a bare "the attack" says nothing
alone but its page says it all. Features and weights as in `pairs.py`.
"""

from collections.abc import Sequence

from msgspec import Struct

from riwaya.resolve.fields import can_be_one, compare_fields
from riwaya.resolve.pairs import add_up
from riwaya.resolve.views import ClaimView, Vector, cosine, weigh

MAX_COMPARED = 12
"""Claims of a telling that are compared one by one; longer tellings give their first, which hold the news."""

TELLING_WEIGHTS: dict[str, float] = {
    "always": -5.0,
    "same_sentence_told": 5.0,
    "telling_words": 4.0,
    "story_words": 3.0,
    "same_trigger": 1.0,
    "both_main": 2.0,
    "types_shared": 0.5,
}


class Telling(Struct, frozen=True, kw_only=True):
    """One page's claims of one occurrence.

    Attributes:
        views: In text order, at least one.
        words: Words of its sentences, weighed.
        story: Words of all sentences of the page that hold claims, weighed.
        share: Part of the page's claims that it holds.
    """

    views: tuple[ClaimView, ...]
    words: Vector
    story: Vector
    share: float

    @property
    def page_id(self) -> str:
        """Which page tells it; for telling pages apart, never evidence."""
        return self.views[0].page.id


def make_telling(views: Sequence[ClaimView], *, page: Sequence[ClaimView], rarity: Vector) -> Telling:
    """Makes the telling of some of a page's claims.

    Args:
        views: Claims judged to tell of one occurrence.
        page: All claims of the page.
        rarity: Weight of each word.

    Returns:
        The telling, its claims in text order.
    """
    ordered = tuple(sorted(views, key=lambda view: (view.claim.trigger.start, view.claim.id)))
    return Telling(
        views=ordered,
        words=_weigh_sentences(ordered, rarity),
        story=_weigh_sentences(page, rarity),
        share=len(ordered) / len(page),
    )


def _weigh_sentences(views: Sequence[ClaimView], rarity: Vector) -> Vector:
    """Words of the views' sentences, each sentence once however many claims it holds."""
    sentences = {view.claim.evidence.start: view.all_words for view in views}
    return weigh((word for start in sorted(sentences) for word in sentences[start]), rarity)


def explain_tellings(a: Telling, b: Telling, *, rarity: Vector) -> dict[str, float]:
    """Names what speaks for and against one occurrence behind the tellings of two pages.

    Args:
        a: A page's telling.
        b: Another page's telling.
        rarity: Weight of each word.

    Returns:
        Feature name to value; features that say nothing are left out.
    """
    ours, theirs = a.views[:MAX_COMPARED], b.views[:MAX_COMPARED]
    types = {view.claim.type for view in a.views} & {view.claim.type for view in b.views}
    triggers = frozenset().union(*(v.trigger_words for v in ours)) & frozenset().union(
        *(v.trigger_words for v in theirs)
    )
    found = {
        "always": 1.0,
        "same_sentence_told": max(_told_alike(x, y, rarity) for x in ours for y in theirs),
        "telling_words": cosine(a.words, b.words),
        "story_words": cosine(a.story, b.story),
        "same_trigger": float(bool(triggers)),
        "both_main": min(a.share, b.share),
        "types_shared": float(bool(types)),
        **_compare_all_fields(ours, theirs),
    }
    return {name: value for name, value in found.items() if value}


def can_be_one_telling(a: Telling, b: Telling) -> bool:
    """Tells whether any claim of the one can name the occurrence of any claim of the other."""
    return any(can_be_one(x.claim, y.claim) for x in a.views for y in b.views)


def score_tellings(a: Telling, b: Telling, *, rarity: Vector) -> float:
    """Log-odds that two pages' tellings tell of one occurrence."""
    return add_up(explain_tellings(a, b, rarity=rarity), TELLING_WEIGHTS)


def _told_alike(x: ClaimView, y: ClaimView, rarity: Vector) -> float:
    """Likeness of the words around two triggers of one type: 1 for a sentence reprinted."""
    if x.claim.type != y.claim.type or not x.trigger_words & y.trigger_words:
        return 0.0
    return cosine(weigh(x.near_words, rarity), weigh(y.near_words, rarity))


def _compare_all_fields(ours: Sequence[ClaimView], theirs: Sequence[ClaimView]) -> dict[str, float]:
    """Each field's comparisons averaged over the claim pairs where it says something."""
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    for x in ours:
        for y in theirs:
            found = compare_fields(x, y)
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + value
            for field in {name.split("_")[0] for name in found}:
                counts[field] = counts.get(field, 0) + 1
    return {name: total / counts[name.split("_")[0]] for name, total in sorted(sums.items())}
