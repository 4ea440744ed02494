"""Makes the claims of a page: every stage of extraction in order, sentence by sentence.

frames (who says) → tolls (how many) → occurrences (what) → candidates (who, where, when, how) → claims
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from riwaya.extract.aims import without_aims
from riwaya.extract.bare_mentions import without_bare
from riwaya.extract.candidates import Candidate, make_candidate
from riwaya.extract.casualties import find_tolls
from riwaya.extract.context import Context
from riwaya.extract.frames import Discourse, next_discourse
from riwaya.extract.headlines import complete_headlines
from riwaya.extract.linear import Models
from riwaya.extract.occurrences import find_occurrences
from riwaya.extract.sayings import find_frames
from riwaya.extract.scene import Scene
from riwaya.extract.told_twice import tell_twice
from riwaya.extract.topic import is_accidental, is_off_topic, other_topic_share, tells_of_accident
from riwaya.languages.language import Language
from riwaya.model.claim import Claim
from riwaya.model.reading import ReadPage


class Extraction(Struct, frozen=True, kw_only=True):
    """Claims of one page and the triggers that no claim came of (lexicon entry -> how often)."""

    claims: tuple[Claim, ...]
    not_understood: dict[str, int]


def extract_claims(page: ReadPage, *, language: Language, models: Models | None = None) -> Extraction:
    """Extracts the claims of one page.

    Args:
        page: As read.
        language: The page's language.
        models: Weigh candidates and choose their parts; None keeps all candidates as the rules make them.

    Returns:
        Claims in text order of their triggers, and counts of the triggers that were left.
    """
    judge = models.judge if models is not None else None
    shares = {
        kind: other_topic_share([s for s in page.sentences if s.segment == kind])
        for kind in ("main", "other")
    }
    sentences = {sentence.start: sentence for sentence in page.sentences}
    candidates, left = find_candidates(page, language=language, models=models or Models())
    own = [sentence for sentence in page.sentences if sentence.segment == "main"]
    accident = tells_of_accident([candidate.claim for candidate in candidates], own)
    kept = []
    for candidate in candidates:
        claim = candidate.claim
        if accident and is_accidental(claim):
            left[f"an accident: {claim.type}"] += 1
        elif is_off_topic(claim, sentences[claim.evidence.start], share=shares[claim.segment]):
            left[f"another topic: {claim.type}"] += 1
        elif judge is None or judge.accepts(candidate.features) or _states_number(claim):
            kept.append(candidate.claim)
        else:
            left[f"judged no claim: {candidate.claim.type}"] += 1
    claims = complete_headlines(_unique(kept), page.sentences)
    return Extraction(claims=claims, not_understood=dict(sorted(left.items())))


def _states_number(claim: Claim) -> bool:
    """Whether a claim counts more than one person, or nobody."""
    # The judge is trained on claims; on figures it errs more often than not. Casualties F1 on the development
    # pages, models of other folds: .852 where it may drop them, .863 where it may not; claims F1 .767 both ways.
    return any((casualty.min, casualty.max) != (1, 1) for casualty in claim.casualties)


def find_candidates(
    page: ReadPage, *, language: Language, models: Models
) -> tuple[list[Candidate], Counter[str]]:
    """Makes all candidate claims of a page, before any is judged.

    Args:
        page: As read.
        language: The page's language.
        models: Choosers; a missing one leaves the rules' pick.

    Returns:
        Candidates in text order, and counts of triggers that rules left out.
    """
    text = page.clean.page.text
    context = Context(page)
    discourse = Discourse()
    segment = ""
    candidates: list[Candidate] = []
    left: Counter[str] = Counter()
    for number, sentence in enumerate(page.sentences):
        if not sentence.tokens or sentence.segment not in ("main", "other"):
            continue
        if sentence.segment != segment:
            discourse, segment = Discourse(), sentence.segment
            context.open_segment(segment)
        scene = Scene(sentence, text, language=language, quoted=discourse.quote_open)
        frames = find_frames(scene, discourse)
        found = find_occurrences(scene, frames, find_tolls(scene))
        drafts = tell_twice(scene, without_aims(scene, without_bare(scene, found)), frames)
        anchors = {word.first for draft in drafts for word in draft.words}
        left.update(t.lemma for t in sentence.triggers if t.first not in anchors)
        candidates += [
            make_candidate(
                page,
                scene,
                draft=draft,
                frames=frames,
                context=context,
                number=number,
                models=models,
            )
            for draft in drafts
        ]
        discourse = next_discourse(scene, frames, discourse)
        context.close_sentence()
    return candidates, left


def _unique(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim an id: two drafts on the same words by the same speaker are one."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        seen.setdefault(claim.id, claim)
    return tuple(seen.values())
