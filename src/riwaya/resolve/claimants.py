"""Tells claimants apart: when are two speakers one voice?

A claimant is the speaker a text holds responsible; None is the outlets' own voice, which counts as one
claimant.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

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


class Voice(NamedTuple):
    """One link of a claim's chain: who speaks, on which page, and where on it."""

    speaker: Speaker | None
    page: str
    at: int


def tell_claimants(views: Sequence[ClaimView], *, words: Words) -> list[ClaimantKey]:
    """Tells who speaks in each claim of an event.

    Args:
        views: The event's claims.
        words: Content words of a text in matching form.

    Returns:
        The claimant of each claim, in their order, as `tell_voices` tells it.
    """
    voices = [Voice(view.claim.attribution.speaker, view.page.id, view.claim.trigger.start) for view in views]
    return tell_voices(voices, words=words)


def tell_voices(voices: Sequence[Voice], *, words: Words) -> list[ClaimantKey]:
    """Tells whose voice each is: "the ministry" is the ministry that its page named before.

    Args:
        voices: Of the claims of one event.
        words: Content words of a text in matching form.

    Returns:
        Their claimants, in their order. A shorter name falls to the longer one that holds all of its words: the
        last on the same page before it, else the only one of the event.
    """
    keys = [claimant_key(voice.speaker, words=words) for voice in voices]
    said: dict[ClaimantKey, tuple[str, ...]] = {}
    for voice, key in zip(voices, keys, strict=True):
        is_name = voice.speaker is not None and key[0] == "name"
        text = "" if voice.speaker is None else voice.speaker.name if is_name else voice.speaker.text
        said.setdefault(key, tuple(words(text or "")))
    longer = _longer_names(said)
    return [_full_key(i, voices=voices, keys=keys, longer=longer[key]) for i, key in enumerate(keys)]


def find_body(i: int, voices: Sequence[Voice], keys: Sequence[ClaimantKey], *, words: Words) -> int | None:
    """Finds the body that a person speaks for by the words of the office: "the spokesman of the ministry".

    Args:
        i: Position of the person.
        voices: Of the claims of one event.
        keys: Their claimants.
        words: Content words of a text in matching form.

    Returns:
        Position of the organisation that the phrase names in full, else of the only one on the page whose kind
        it names ("the ministry"); None where there is none.
    """
    speaker = voices[i].speaker
    if speaker is None or speaker.kind != "person":
        return None
    office = set(words(speaker.text)[1:]) - set(words(speaker.name or ""))
    bodies = {
        j: words(voice.speaker.text)
        for j, voice in enumerate(voices)
        if voice.speaker is not None and voice.speaker.kind == "organisation"
    }
    full = [j for j, body in bodies.items() if len(body) > 1 and set(body) <= office]
    if full:
        return full[0]
    near = [
        j for j, body in bodies.items() if voices[j].page == voices[i].page and body[:1] and body[0] in office
    ]
    return near[0] if len({keys[j] for j in near}) == 1 else None


def _longer_names(said: Mapping[ClaimantKey, Sequence[str]]) -> dict[ClaimantKey, list[ClaimantKey]]:
    """Claimants whose name holds all the words of another's, for each; those that a still longer one holds left out."""
    # "The government" is no shorter name of a ministry in it: the first word must be the office, or the surname.
    ends: dict[str, list[ClaimantKey]] = {}
    for key in sorted(said):
        for word in dict.fromkeys((*said[key][:1], *said[key][-1:])):
            ends.setdefault(word, []).append(key)
    words = {key: frozenset(name) for key, name in said.items()}
    longer = {
        key: [other for other in ends.get(name[0], ()) if words[key] < words[other]] if name else []
        for key, name in said.items()
    }
    # Of "the movement", "the Dawn movement" and "the Dawn movement itself" the last stands for all.
    return {
        key: [one for one in names if set(longer[one]).isdisjoint(names)] for key, names in longer.items()
    }


def _full_key(
    i: int,
    *,
    voices: Sequence[Voice],
    keys: Sequence[ClaimantKey],
    longer: Sequence[ClaimantKey],
) -> ClaimantKey:
    if not longer:
        return keys[i]
    before = [
        (voice.at, key)
        for voice, key in zip(voices, keys, strict=True)
        if key in longer and voice.page == voices[i].page and voice.at < voices[i].at
    ]
    if before:
        return max(before)[1]
    return longer[0] if len(longer) == 1 else keys[i]


def happened_by(claim: Claim) -> bool | None:
    """What a claim says about whether it happened: True, False, or None where it does not say."""
    if claim.attribution.stance == "denies":
        return claim.polarity == "negative"
    if claim.attribution.stance not in AFFIRMING or claim.status in {"planned", "possible"}:
        return None
    return claim.polarity == "positive"


def fullest(speakers: Sequence[Speaker | None], *, words: Words) -> Speaker | None:
    """The speaker phrase that says most, for showing.

    Args:
        speakers: Of claims of one claimant.
        words: Content words of a text in matching form.

    Returns:
        The phrase with a name, a country and the most words, in the fewest letters ("the movement", not "the movement
        itself"); ties go to the first. None for the outlets' own voice.
    """
    known = [speaker for speaker in speakers if speaker is not None]
    return max(
        known,
        key=lambda speaker: (
            bool(speaker.name),
            bool(speaker.country),
            len(set(words(speaker.text))),
            -len(speaker.text),
        ),
        default=None,
    )


def by_claimant(views: Sequence[ClaimView], *, words: Words) -> dict[ClaimantKey, list[ClaimView]]:
    """Sorts claims by who makes them, keeping their order."""
    sorted_out: dict[ClaimantKey, list[ClaimView]] = {}
    for view, key in zip(views, tell_claimants(views, words=words), strict=True):
        sorted_out.setdefault(key, []).append(view)
    return sorted_out
