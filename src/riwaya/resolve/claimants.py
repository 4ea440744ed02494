"""Tells claimants apart: when are two speakers one voice?

A claimant is the speaker a text holds responsible; None is the outlets' own voice, which counts as one
claimant.
"""

from collections.abc import Sequence

from riwaya.model.claim import Claim, Speaker
from riwaya.resolve.views import ClaimView, Words

ClaimantKey = tuple[str, ...]
OUTLET: ClaimantKey = ("outlet",)

AFFIRMING = frozenset({"asserts", "confirms", "accuses"})
"""Stances by which a claimant says that the occurrence happened; demands and threats say nothing of that."""


def claimant_key(speaker: Speaker | None, *, words: Words) -> ClaimantKey:
    """Key under which all claims of one claimant fall.

    Args:
        speaker: Speaker of a claim, None for the outlet's own voice.
        words: Content words of a text in matching form.

    Returns:
        Words of the name where there is one, else of the whole phrase with its country and role.
    """
    if speaker is None:
        return OUTLET
    if speaker.name:
        return ("name", *sorted(set(words(speaker.name))))
    return ("phrase", speaker.country or "", speaker.role or "", *sorted(set(words(speaker.text))))


def happened_by(claim: Claim) -> bool | None:
    """What a claim says about whether it happened: True, False, or None where it does not say."""
    if claim.attribution.stance == "denies":
        return claim.polarity == "negative"
    if claim.attribution.stance not in AFFIRMING or claim.status in {"planned", "possible"}:
        return None
    return claim.polarity == "positive"


def fullest(speakers: Sequence[Speaker | None]) -> Speaker | None:
    """The speaker phrase that says most, for showing; ties go to the first."""
    known = [speaker for speaker in speakers if speaker is not None]
    return max(
        known,
        key=lambda speaker: (bool(speaker.name), bool(speaker.country), len(speaker.text)),
        default=None,
    )


def by_claimant(views: Sequence[ClaimView], *, words: Words) -> dict[ClaimantKey, list[ClaimView]]:
    """Sorts claims by who makes them, keeping their order."""
    sorted_out: dict[ClaimantKey, list[ClaimView]] = {}
    for view in views:
        sorted_out.setdefault(claimant_key(view.claim.attribution.speaker, words=words), []).append(view)
    return sorted_out
