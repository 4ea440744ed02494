"""What a claim is judged on when it is compared with others: its words, days, place, sides and figures.

A view adds nothing to a claim: it holds the claim's own fields in comparable form and the words around its
trigger. Page ids, group names and file order are no evidence and appear in no view's features.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, sqrt

from msgspec import Struct

from riwaya.model.claim import Claim
from riwaya.resolve.times import Stretch, read_stretch

Words = Callable[[str], Sequence[str]]
"""Content words of a text in matching form, in text order (a `Language` supplies them)."""
Vector = Mapping[str, float]

WINDOW_WORDS = 6
"""Words kept on each side of a trigger: the reach of one clause in news prose."""
RARE = 5.0
"""Rarity from which a word counts in full: one in 150 sentences."""


class ResolvablePage(Struct, frozen=True, kw_only=True):
    """A read page as the grouping needs it.

    Attributes:
        published: Date of the page, None where unknown; relative times count from it.
        outlet: Who printed it; None where unknown.
    """

    id: str
    text: str
    text_sha256: str
    published: str | None = None
    outlet: str | None = None
    claims: tuple[Claim, ...] = ()


class ClaimView(Struct, frozen=True, kw_only=True):
    """A claim in comparable form.

    Attributes:
        sentence: Rank of its sentence among the page's sentences that hold claims.
        sentences: Number of those sentences.
        trigger_words: Words of the trigger.
        near_words: Words within `WINDOW_WORDS` of the trigger, trigger excluded.
        all_words: Words of the whole sentence.
        points_back: True where the trigger's form takes the occurrence as known ("the attack").
    """

    page: ResolvablePage
    claim: Claim
    sentence: int
    sentences: int
    stretch: Stretch | None
    trigger_words: frozenset[str]
    near_words: tuple[str, ...]
    all_words: tuple[str, ...]
    points_back: bool = False

    @property
    def key(self) -> tuple[str, str, int, str]:
        """Sort key that does not depend on input order: page date, claim id, then place on the page."""
        return (self.page.published or "9999", self.claim.id, self.claim.trigger.start, self.page.id)


def view_page(
    page: ResolvablePage, *, words: Words, points_back: Callable[[str], bool] | None = None
) -> tuple[ClaimView, ...]:
    """Views of a page's claims in text order.

    Args:
        page: The page; claim spans point into its text.
        words: Content words of a text in matching form.
        points_back: Tells whether a trigger's words take the occurrence as known; None where the language
            cannot tell.

    Returns:
        One view a claim.
    """
    claims = sorted(page.claims, key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.id))
    starts = sorted({claim.evidence.start for claim in claims})
    rank = {start: i for i, start in enumerate(starts)}
    return tuple(
        _view_claim(
            claim, page, rank[claim.evidence.start], len(starts), words=words, points_back=points_back
        )
        for claim in claims
    )


def _view_claim(
    claim: Claim,
    page: ResolvablePage,
    sentence: int,
    sentences: int,
    *,
    words: Words,
    points_back: Callable[[str], bool] | None,
) -> ClaimView:
    before = tuple(words(page.text[claim.evidence.start : claim.trigger.start]))
    after = tuple(words(page.text[claim.trigger.end : claim.evidence.end]))
    trigger = page.text[claim.trigger.start : claim.trigger.end]
    inside = tuple(words(trigger))
    return ClaimView(
        page=page,
        claim=claim,
        sentence=sentence,
        sentences=sentences,
        stretch=read_stretch(claim.time.value if claim.time else None, page.published),
        trigger_words=frozenset(inside),
        near_words=before[-WINDOW_WORDS:] + after[:WINDOW_WORDS],
        all_words=before + inside + after,
        points_back=points_back(trigger) if points_back else False,
    )


class Rarity(Struct, frozen=True, kw_only=True):
    """How rare words are over all pages of a run.

    Attributes:
        words: Rarity of each word: log(sentences / sentences with it).
        triggers: Rarity of each trigger word among all triggers, 0 to 1: log(claims / claims with it) /
            log(claims).
    """

    words: Mapping[str, float]
    triggers: Mapping[str, float]


def rate_words(views: Iterable[ClaimView]) -> Rarity:
    """Rates the words of all claims.

    Args:
        views: Views of all pages; one sentence printed twice counts once, so copies make no word common.

    Returns:
        Rarity of words and of trigger words; 0 for a word that is everywhere.
    """
    known = list(views)
    sentences = {frozenset(view.all_words) for view in known}
    counts = Counter(word for sentence in sentences for word in sentence)
    triggers = Counter(word for view in known for word in view.trigger_words)
    scale = log(len(known)) if len(known) > 1 else 1.0
    return Rarity(
        words={word: log((len(sentences) + 1) / count) for word, count in counts.items()},
        triggers={word: log(len(known) / count) / scale for word, count in triggers.items()},
    )


def shared_rarity(one: Iterable[str], other: Iterable[str], rarity: Vector) -> float:
    """Sum of what shared words say, each at most 1: the rarest word is worth no more than a rare one."""
    return sum(min(rarity.get(word, 0.0) / RARE, 1.0) for word in sorted(set(one) & set(other)))


def weigh(words: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Weighs words by rarity, repeated words by the root of their count.

    Args:
        words: Words of one text.
        rarity: Weight of each word; unknown words weigh nothing.

    Returns:
        Word to weight, without the weightless.
    """
    return {
        word: sqrt(count) * rarity[word]
        for word, count in Counter(words).items()
        if rarity.get(word, 0.0) > 0.0
    }


def cosine(one: Vector, other: Vector) -> float:
    """Likeness of two weighed texts, 0 to 1; 0 where either is empty."""
    if len(other) < len(one):
        one, other = other, one
    shared = sum(weight * other[word] for word, weight in one.items() if word in other)
    if not shared:
        return 0.0
    return shared / sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
