"""What a claim is judged on when it is compared with others: its words, days, place, sides and figures.

A view adds nothing to a claim: it holds the claim's own fields in comparable form and the words around its
trigger. Page ids, group names and file order are no evidence and appear in no view's features.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log

from msgspec import Struct

from riwaya.model.claim import Claim, Party
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.times import Stretch, read_stretch

Words = Callable[[str], Sequence[str]]
"""Content words of a text in matching form, in text order (a `Language` supplies them)."""


class Naming(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """How a trigger's words name their occurrence; a `Language` supplies it.

    Attributes:
        points_back: The occurrence is taken as known ("the attack", "their attack").
        is_many: A series of occurrences is named rather than one ("attacks", "war").
        roots: What the inflected forms of each word have in common ("attacked", "attack").
        is_another: It is told as another than those told before ("a similar attack", "the second blast").
        is_then: It is of the time just told ("killed at that time").
    """

    points_back: bool = False
    is_many: bool = False
    roots: frozenset[str] = frozenset()
    is_another: bool = False
    is_then: bool = False


ReadNaming = Callable[[str, str, str], Naming]
"""Reads how a trigger names its occurrence: from its words, those before it in its sentence, and those after it."""

WINDOW_WORDS = 6
"""Words kept on each side of a trigger: the reach of one clause in news prose."""


class ResolvablePage(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A read page as the grouping needs it.

    Attributes:
        published: Date of the page, None where unknown; relative times count from it.
        outlet: Who printed it; None where unknown.
        main: Offsets (start in, end out) of its own story, without menus and other stories; empty where the page
            was not cut, then all of its text counts.
    """

    id: str
    text: str
    text_sha256: str
    published: str | None = None
    outlet: str | None = None
    claims: tuple[Claim, ...] = ()
    main: tuple[tuple[int, int], ...] = ()


class ClaimView(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A claim in comparable form.

    Attributes:
        sentence: Rank of its sentence among the page's sentences that hold claims.
        sentences: Number of those sentences.
        trigger_words: Words of the trigger.
        near_words: Words within `WINDOW_WORDS` of the trigger, trigger excluded.
        all_words: Words of the whole sentence.
        source_words: Words of who does it.
        target_words: Words of who or what was hit, or of a symmetric type's second side.
        place_words: Words of the place as the text has it.
        countries: Countries of both sides.
        naming: How the trigger names the occurrence.
    """

    page: ResolvablePage
    claim: Claim
    sentence: int
    sentences: int
    stretch: Stretch | None
    trigger_words: frozenset[str]
    near_words: tuple[str, ...]
    all_words: tuple[str, ...]
    source_words: frozenset[str] = frozenset()
    target_words: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    naming: Naming = Naming()

    @property
    def key(self) -> tuple[str, str, int, str]:
        """Sort key that does not depend on input order: page date, claim id, then place on the page."""
        return (self.page.published or "9999", self.claim.id, self.claim.trigger.start, self.page.id)


def view_page(
    page: ResolvablePage, *, words: Words, naming: ReadNaming | None = None
) -> tuple[ClaimView, ...]:
    """Views of a page's claims in text order.

    Args:
        page: The page; claim spans point into its text.
        words: Content words of a text in matching form.
        naming: Reads how a trigger names its occurrence; None where the language cannot tell.

    Returns:
        One view a claim.
    """
    claims = sorted(page.claims, key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.id))
    starts = sorted({claim.evidence.start for claim in claims})
    rank = {start: i for i, start in enumerate(starts)}
    return tuple(
        _view_claim(claim, page, rank[claim.evidence.start], len(starts), words=words, naming=naming)
        for claim in claims
    )


def _view_claim(
    claim: Claim,
    page: ResolvablePage,
    sentence: int,
    sentences: int,
    *,
    words: Words,
    naming: ReadNaming | None,
) -> ClaimView:
    sentence_before = page.text[claim.evidence.start : claim.trigger.start]
    sentence_after = page.text[claim.trigger.end : claim.evidence.end]
    before, after = tuple(words(sentence_before)), tuple(words(sentence_after))
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
        source_words=frozenset(words(claim.source.text)) if claim.source else frozenset(),
        target_words=frozenset(words(claim.target.text)) if claim.target else frozenset(),
        place_words=frozenset(words(claim.place.text)) if claim.place else frozenset(),
        countries=_countries(claim),
        naming=naming(trigger, sentence_before, sentence_after)
        if naming
        else Naming(roots=frozenset(inside)),
    )


def _countries(claim: Claim) -> frozenset[str]:
    parties: list[Party | None] = [claim.source, claim.target]
    parties += [party for party in claim.others if party.part == "side"]
    return frozenset(party.country for party in parties if party is not None and party.country)


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
        unknown=log(len(sentences) + 1),
    )
