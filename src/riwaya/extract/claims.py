"""Makes the claims of a page: every stage of extraction in order, sentence by sentence.

    frames (who says) → tolls (how many) → occurrences (what) → roles (who, to whom) → circumstances → claims

A claim's id is the digest of text digest, type, trigger span and speaker span (codebook, "Claim").
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.arguments import Roles, find_roles
from riwaya.extract.casualties import Toll, find_tolls
from riwaya.extract.choices import Option, Slot, beside_source, find_options
from riwaya.extract.circumstances import Standing, find_place, find_standing, find_time
from riwaya.extract.context import Context
from riwaya.extract.features import claim_features
from riwaya.extract.frames import Discourse, Frame, find_frames, next_discourse
from riwaya.extract.linear import Models
from riwaya.extract.occurrences import Draft, find_occurrences
from riwaya.extract.scene import Scene
from riwaya.extract.shades import VALUES, Shade, shade_facts, shade_options
from riwaya.extract.stance import local_stance
from riwaya.languages.language import Language
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
from riwaya.model.codebook import CasualtyKind, ClaimType, Role, Stance, Status
from riwaya.model.reading import PartyMention, PlaceMention, ReadPage, TimeMention


class Candidate(Struct, frozen=True, kw_only=True):
    """A claim with the rule features that the judge weighs, and the options its parties were chosen from."""

    claim: Claim
    features: dict[str, float]
    options: dict[Slot, tuple[Option, ...]]
    shades: dict[Shade, tuple[dict[str, float], ...]]
    draft: Draft
    pair: tuple[PartyMention, PartyMention] | None


class Extraction(Struct, frozen=True, kw_only=True):
    """Claims of one page and the triggers that no claim came of (lexicon entry -> how often)."""

    claims: tuple[Claim, ...]
    not_understood: dict[str, int]


def extract_claims(page: ReadPage, *, language: Language, models: Models | None = None) -> Extraction:
    """Extracts the claims of one page.

    Args:
        page: As read.
        language: The page's language.
        models: Weigh candidates and parties; None keeps all candidates with the parties of the rules.

    Returns:
        Claims in text order of their triggers, and counts of the triggers that were left.
    """
    candidates, left = find_candidates(page, language=language, models=models)
    kept = []
    for candidate in candidates:
        if models is None or models.judge.accepts(candidate.features):
            kept.append(candidate.claim)
        else:
            left[f"judged no claim: {candidate.claim.type}"] += 1
    return Extraction(claims=_unique(kept), not_understood=dict(sorted(left.items())))


def find_candidates(
    page: ReadPage, *, language: Language, models: Models | None = None
) -> tuple[list[Candidate], Counter[str]]:
    """Makes all candidate claims of a page, before any is judged.

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
        tolls = find_tolls(scene)
        drafts = find_occurrences(scene, frames, tolls)
        anchors = {word.first for draft in drafts for word in draft.words}
        left.update(t.lemma for t in sentence.triggers if t.first not in anchors)
        for draft in drafts:
            candidates.append(_candidate(page, scene, draft, frames, context, number, models))
        discourse = next_discourse(scene, frames, discourse)
        context.close_sentence()
    return candidates, left


def _candidate(
    page: ReadPage,
    scene: Scene,
    draft: Draft,
    frames: Sequence[Frame],
    context: Context,
    number: int,
    models: Models | None,
) -> Candidate:
    roles = find_roles(scene, draft, frames)
    draft = _coloured(scene, _retyped(draft, roles))
    roles = context.completed_roles(roles, draft)
    slots: tuple[Slot, Slot] = ("source", "target")
    told, pair = context.told_roles(draft), context.main_pair()
    options: dict[Slot, tuple[Option, ...]] = {
        slot: tuple(
            find_options(
                scene, draft, frames, slot=slot, rules=roles, told=told, pair=pair, focus=context.focus()
            )
        )
        for slot in slots
    }
    if models is not None:
        roles = _chosen(roles, options, draft, pair, models)
    time = find_time(scene, draft)
    spoken = tuple(
        (p.first, p.last) for f in frames for p in (f.speaker, *f.via) if p is not None and not f.carried
    )
    place = find_place(scene, draft, spoken)
    standing = find_standing(scene, draft, time, page.published)
    facts = shade_facts(
        scene, draft, time, page.published, sentence=number, repeated=context.seen(draft.type)
    )
    stance = draft.frame.stance if draft.frame else draft.stance
    ruled: dict[Shade, str] = {
        "stance": stance, "status": standing.status, "background": "true" if standing.background else "false",
    }  # fmt: skip
    shades = {shade: tuple(shade_options(facts, shade, rule=value)) for shade, value in ruled.items()}
    if models is not None:
        draft, standing = _shaded(draft, standing, shades, models)
    time, place = context.completed_circumstances(draft, time, place)
    roles = _at_home(roles, place)
    draft = _with_named_victim(scene, draft, roles)
    claim = _claim(page, scene, draft, roles, standing, time, place)
    features = claim_features(scene, draft, roles, claim, repeated=context.seen(draft.type), sentence=number)
    context.note(draft, roles, time, place)
    return Candidate(claim=claim, features=features, options=options, shades=shades, draft=draft, pair=pair)


def _with_named_victim(scene: Scene, draft: Draft, roles: Roles) -> Draft:
    """One person who is killed, caught or freed is a casualty of one, though no number stands there."""
    party, kind = roles.target, draft.trigger.casualty
    if draft.tolls or party is None or not kind or kind == "displaced" or draft.trigger.form == "participle":
        return draft
    if (
        party.kind != "person"
        or party.number != "singular"
        or not scene.sentence.start <= party.start < scene.sentence.end
    ):
        return draft
    toll = Toll(
        kind=cast(CasualtyKind, kind), min=1, max=1, approx=False, at=draft.trigger.first, first=party.first,
        last=party.last, start=party.start, end=party.end, party=party,
    )  # fmt: skip
    return replace(draft, tolls=(toll,))


def _at_home(roles: Roles, place: PlaceMention | None) -> Roles:
    """A party whose country the page had to lend belongs to the place of the occurrence where that is told."""
    if place is None or place.country is None:
        return roles
    source, target = (
        replace(party, country=place.country) if party is not None and party.inferred else party
        for party in (roles.source, roles.target)
    )
    return replace(roles, source=source, target=target)


def _shaded(
    draft: Draft, standing: Standing, shades: dict[Shade, tuple[dict[str, float], ...]], models: Models
) -> tuple[Draft, Standing]:
    """Stance, status and background as the choosers weigh them."""
    chosen = {shade: VALUES[shade][models.shades[shade].best(options)] for shade, options in shades.items()}
    stance, status = cast(Stance, chosen["stance"]), cast(Status, chosen["status"])
    if draft.frame is not None:
        draft = replace(draft, frame=replace(draft.frame, stance=stance))
    else:
        draft = replace(draft, stance=stance)
    return draft, replace(standing, status=status, background=chosen["background"] == "true")


def _chosen(
    roles: Roles,
    options: dict[Slot, tuple[Option, ...]],
    draft: Draft,
    pair: tuple[PartyMention, PartyMention] | None,
    models: Models,
) -> Roles:
    """The parties that the choosers weigh highest; one phrase fills both slots only where it names both sides."""
    source = options["source"][models.source.best([option.features for option in options["source"]])]
    rest = beside_source(options["target"], source.party, draft=draft, pair=pair)
    target = rest[models.target.best([option.features for option in rest])]
    why = {**roles.why, "source": source.why, "target": target.why}
    return replace(roles, source=source.party, target=target.party, why=why)


def _coloured(scene: Scene, draft: Draft) -> Draft:
    """The draft with its frame's stance made local to the trigger."""
    stance, _ = local_stance(scene, draft.trigger, draft.frame)
    if draft.frame is None:
        return draft if stance == "asserts" else replace(draft, stance=stance)
    return replace(draft, frame=replace(draft.frame, stance=stance))


def _retyped(draft: Draft, roles: Roles) -> Draft:
    """A killing with an agent is an attack; one with no agent, attack or weapon is a toll (ruling 27)."""
    fate = draft.trigger.casualty in ("killed", "wounded")
    if draft.type == "toll" and fate and roles.source is not None and not draft.absorbed:
        return replace(draft, type="attack", mode=None)
    armed = roles.source is not None and roles.source.role in ("MIL", "REB")
    if (
        draft.type == "damage"
        and draft.trigger.frame == "hit"
        and armed
        and draft.trigger.form != "participle"
    ):
        return replace(draft, type="attack", mode=None)
    if draft.type == "attack" and fate and draft.mode is None and roles.source is None and not draft.absorbed:
        return replace(draft, type="toll", mode=None)
    return draft


def _claim(
    page: ReadPage,
    scene: Scene,
    draft: Draft,
    roles: Roles,
    standing: Standing,
    time: TimeMention | None,
    place: PlaceMention | None,
) -> Claim:
    text, sentence = page.clean.page.text, scene.sentence
    trigger = Span(start=draft.trigger.start, end=draft.trigger.end, text=draft.trigger.text)
    attribution = _attribution(scene, draft)
    target = _party(roles.target, text)
    why = {**roles.why, **standing.why, "type": f"lexicon entry {draft.trigger.lemma}"}
    why["attribution"] = (
        draft.frame.rule if draft.frame else "no frame over the trigger: the outlet's own voice"
    )
    if target is None and place is not None and draft.type == "attack" and place.precision != "country":
        # A place that is attacked is both target and place (ruling 14).
        target = Party(text=place.text, start=place.start, end=place.end, country=place.country)
        why["target"] = "the place attacked"
    return Claim(
        id=claim_id(page.clean.text_sha256, draft.type, trigger, attribution.speaker),
        type=draft.type, mode=draft.mode, status=standing.status, polarity=standing.polarity,
        background=standing.background, segment="other" if sentence.segment == "other" else "main",
        trigger=trigger,
        evidence=Span(start=sentence.start, end=sentence.end, text=text[sentence.start : sentence.end]),
        source=_party(roles.source, text), target=target,
        others=tuple(_other(side.party, side.part) for side in roles.others),
        casualties=tuple(_casualty(toll, text, place.country if place else None) for toll in draft.tolls),
        place=_place(place), time=_time(time), attribution=attribution, why=why,
    )  # fmt: skip


def claim_id(text_sha256: str, claim_type: ClaimType, trigger: Span, speaker: Speaker | None) -> str:
    """Digest of what makes a claim the same claim when rules improve (codebook, "Claim").

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
    quote = "direct" if scene.quoted_at(draft.trigger.first) else "indirect"
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


def _other(party: PartyMention, part: str) -> OtherParty:
    return OtherParty(
        text=party.text, start=party.start, end=party.end, country=party.country, role=party.role, name=party.name,
        part=part,  # type: ignore[arg-type]
    )  # fmt: skip


def _casualty(toll: Toll, text: str, home: str | None) -> Casualty:
    role: Role | None = toll.role
    lent = toll.party is None or toll.party.inferred
    country = home if lent and home is not None else toll.country
    return Casualty(
        kind=toll.kind, min=toll.min, max=toll.max, text=text[toll.start : toll.end], start=toll.start,
        end=toll.end, victims=Victims(country=country, role=role), approx=toll.approx,
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


def _unique(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim an id: two drafts on the same words by the same speaker are one."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        seen.setdefault(claim.id, claim)
    return tuple(seen.values())
