"""Turns mentions and drafts into the records that leave the room: the claim and its parts.

A claim's id is the digest of text digest, type, trigger span and speaker span (codebook, "Claim").
"""

import hashlib
from collections.abc import Sequence

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import Standing
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.extract.tolls import Toll
from riwaya.model.claim import (
    Attribution,
    Casualty,
    Claim,
    OtherParty,
    Party,
    Place,
    Span,
    Speaker,
    Time,
    Victims,
)
from riwaya.model.codebook import ClaimType, Part, Quote
from riwaya.model.reading import PartyMention, PlaceMention, ReadPage, TimeMention

NO_FRAME = "no frame over the trigger: the outlet's own voice"


def make_claim(
    page: ReadPage,
    scene: Scene,
    *,
    draft: Draft,
    roles: Roles,
    standing: Standing,
    time: TimeMention | None,
    place: PlaceMention | None,
    home: PlaceMention | None,
    victims: Sequence[Victims],
) -> Claim:
    """Makes the claim of one occurrence.

    Args:
        page: As read.
        scene: The sentence of the trigger; it is the evidence.
        draft: What occurred, who says so, with what toll.
        roles: Who took part.
        standing: Status, polarity, background.
        time: When.
        place: Where.
        home: The place by rule alone, as cautious as it is: what is attacked without a name is it (ruling 14).
        victims: Who the people of each of the draft's casualty statements were.

    Returns:
        The claim, with the reason of each field in `why`.
    """
    text, sentence = page.clean.page.text, scene.sentence
    trigger = Span(start=draft.trigger.start, end=draft.trigger.end, text=draft.trigger.text)
    attribution = _attribution(scene, draft)
    target = _party(roles.target, text)
    why = {**roles.why, **standing.why, "type": f"lexicon entry {draft.trigger.lemma}"}
    why["attribution"] = draft.frame.rule if draft.frame else NO_FRAME
    if draft.stance_reason:
        why["stance"] = draft.stance_reason
    attacked = draft.type == "attack" and draft.mode is not None
    by = roles.source
    launched_there = home is not None and by is not None and home.start < by.end and by.start < home.end
    if (
        target is None
        and home is not None
        and attacked
        and home.precision != "country"
        and not launched_there
    ):
        # A place that is attacked is both target and place (ruling 14); rockets fly from elsewhere.
        target = Party(text=home.text, start=home.start, end=home.end, country=home.country)
        why["target"] = "the place attacked"
    return Claim(
        id=claim_id(page.clean.text_sha256, draft.type, trigger=trigger, speaker=attribution.speaker),
        type=draft.type,
        mode=draft.mode,
        status=standing.status,
        polarity=standing.polarity,
        background=standing.background,
        segment="other" if sentence.segment == "other" else "main",
        trigger=trigger,
        evidence=Span(start=sentence.start, end=sentence.end, text=text[sentence.start : sentence.end]),
        source=_party(roles.source, text),
        target=target,
        others=tuple(_other(side.party, side.part) for side in roles.others),
        casualties=tuple(_casualty(toll, who, text) for toll, who in zip(draft.tolls, victims, strict=True)),
        place=_place(place),
        time=_time(time),
        attribution=attribution,
        why=why,
    )


def claim_id(text_sha256: str, claim_type: ClaimType, *, trigger: Span, speaker: Speaker | None) -> str:
    """Gives the digest of what makes a claim the same claim when rules improve (codebook, "Claim").

    Args:
        text_sha256: Digest of the page's text.
        claim_type: The claim's type.
        trigger: Its anchor.
        speaker: Who says so.

    Returns:
        16 hexadecimal digits.
    """
    spoken = (speaker.start, speaker.end) if speaker else (-1, -1)
    parts = [text_sha256, claim_type, str(trigger.start), str(trigger.end), str(spoken[0]), str(spoken[1])]
    # Length before each part: no two different lists of parts give the same bytes.
    packed = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(packed.encode()).hexdigest()[:16]


def _attribution(scene: Scene, draft: Draft) -> Attribution:
    frame = draft.frame
    if frame is None or frame.speaker is None:
        stance = frame.stance if frame is not None else draft.stance
        return Attribution(stance="confirms" if draft.trigger.frame == "claim" else stance)
    speaker = _speaker(frame.speaker)
    stance = "confirms" if draft.trigger.frame == "claim" and frame.stance == "asserts" else frame.stance
    quote: Quote = "direct" if scene.quoted_at(draft.trigger.first) else "indirect"
    return Attribution(
        stance=stance, quote=quote, speaker=speaker, via=tuple(_speaker(link) for link in frame.via)
    )


def _speaker(party: PartyMention) -> Speaker:
    kind = party.kind or (
        "organisation" if party.role in ("GOV", "MIL", "COP", "REB", "IGO", "OPP") else "unnamed"
    )
    return Speaker(
        text=party.text, start=party.start, end=party.end, country=party.country, role=party.role, name=party.name,
        kind=kind,
    )  # fmt: skip


def _party(party: PartyMention | None, text: str) -> Party | None:
    if party is None:
        return None
    return Party(
        text=text[party.start : party.end], start=party.start, end=party.end, country=party.country,
        role=party.role, name=party.name,
    )  # fmt: skip


def _other(party: PartyMention, part: Part) -> OtherParty:
    return OtherParty(
        text=party.text, start=party.start, end=party.end, country=party.country, role=party.role, name=party.name,
        part=part,
    )  # fmt: skip


def _casualty(toll: Toll, victims: Victims, text: str) -> Casualty:
    return Casualty(
        kind=toll.kind, min=toll.min, max=toll.max, text=text[toll.start : toll.end], start=toll.start,
        end=toll.end, victims=victims, approx=toll.approx,
    )  # fmt: skip


def _place(place: PlaceMention | None) -> Place | None:
    if place is None:
        return None
    return Place(
        text=place.text, start=place.start, end=place.end, id=place.id, name=place.name, country=place.country,
        lat=place.lat, lon=place.lon, precision=place.precision,
    )  # fmt: skip


def _time(time: TimeMention | None) -> Time | None:
    return None if time is None else Time(text=time.text, start=time.start, end=time.end, value=time.value)
