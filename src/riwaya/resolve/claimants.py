"""Tells claimants apart: when are two speakers one voice?

A claimant is the speaker a text holds responsible; None is the outlets' own voice, which counts as one
claimant.
"""

from collections.abc import Mapping, Sequence

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
        Words of a person's or agency's name, else of the whole phrase with its country and role: the name in
        "the ministry of defence in Sarda" is the country's.
    """
    if speaker is None:
        return OUTLET
    if speaker.name and speaker.kind in {"person", "agency"}:
        return ("name", *sorted(set(words(speaker.name))))
    return ("phrase", speaker.country or "", speaker.role or "", *sorted(set(words(speaker.text))))


def tell_claimants(views: Sequence[ClaimView], *, words: Words) -> list[ClaimantKey]:
    """Tells who speaks in each claim of an event: "the ministry" is the ministry that its page named before.

    Args:
        views: The event's claims.
        words: Content words of a text in matching form.

    Returns:
        The claimant of each claim, in their order. A shorter name falls to the longer one that holds all of
        its words: the last on the same page before it, else the only one of the event.
    """
    keys = [claimant_key(view.claim.attribution.speaker, words=words) for view in views]
    said: dict[ClaimantKey, tuple[str, ...]] = {}
    for view, key in zip(views, keys, strict=True):
        speaker = view.claim.attribution.speaker
        is_name = speaker is not None and key[0] == "name"
        text = "" if speaker is None else speaker.name if is_name else speaker.text
        said.setdefault(key, tuple(words(text or "")))
    return [_full_key(i, views=views, keys=keys, said=said) for i in range(len(views))]


def _full_key(
    i: int,
    *,
    views: Sequence[ClaimView],
    keys: Sequence[ClaimantKey],
    said: Mapping[ClaimantKey, tuple[str, ...]],
) -> ClaimantKey:
    longer = [key for key in sorted(said) if _is_shorter(said[keys[i]], said[key])]
    if not longer:
        return keys[i]
    at = views[i].claim.trigger.start
    before = [
        (view.claim.trigger.start, key)
        for view, key in zip(views, keys, strict=True)
        if key in longer and view.page.id == views[i].page.id and view.claim.trigger.start < at
    ]
    if before:
        return max(before)[1]
    return longer[0] if len(longer) == 1 else keys[i]


def _is_shorter(short: Sequence[str], full: Sequence[str]) -> bool:
    # "The government" is no shorter name of a ministry in it: the first word must be the office, or the surname.
    return bool(short) and set(short) < set(full) and short[0] in {full[0], full[-1]}


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
    for view, key in zip(views, tell_claimants(views, words=words), strict=True):
        sorted_out.setdefault(key, []).append(view)
    return sorted_out
