"""Countries of sides that only the page could lend, seen from the occurrence: where, who tells, who is whose foe.

Source: codebook, "Party" (the state the actor belongs to), ruling 14.
"""

from msgspec.structs import replace

from riwaya.extract.arguments import Roles
from riwaya.extract.context import Context
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.codebook import DE_FACTO_CODES, ClaimType
from riwaya.model.reading import PartyMention, PlaceMention

# One state's forces do not do these to its own people where the page tells of a war between two states.
HOSTILE: frozenset[ClaimType] = frozenset({"attack", "capture", "detain", "displace", "damage"})
# Who talks and signs is seldom at home where it is done.
AWAY: frozenset[ClaimType] = frozenset({"talks", "agreement", "ceasefire", "aid", "sanction"})
# Armies tell of their own dead; so do the ministries of an authority that no state recognises.
# Who counts a state's own soldiers.
TELLERS = frozenset({"GOV", "MIL", "MED"})
ARMED_ROLES = frozenset({"MIL", "REB"})


def with_lent_countries(
    scene: Scene, roles: Roles, draft: Draft, *, place: PlaceMention | None, context: Context
) -> Roles:
    """Settles lent countries: the place's, where one is told; never the other side's own in a war.

    Args:
        scene: The sentence.
        roles: As found and chosen.
        draft: The occurrence.
        place: Where it was, by rule.
        context: What the page has told so far.

    Returns:
        The roles; only countries that the page had lent are others.
    """
    known = place is not None and place.country is not None and place.id is not None
    if place is not None and known and draft.type not in AWAY:
        source, target = (
            replace(party, country=place.country)
            if party is not None and party.inferred and _stands_here(scene, party)
            else party
            for party in (roles.source, roles.target)
        )
        roles = replace(roles, source=source, target=target)
    roles = _of_own_dead(_of_us(scene, roles, draft), draft, context)
    return _of_foes(_of_enemy(scene, roles, draft, context), draft, context)


def _of_own_dead(roles: Roles, draft: Draft, context: Context) -> Roles:
    """Reads "media of A said that three soldiers were killed": of two foes, each counts its own soldiers."""
    speaker = draft.frame.speaker if draft.frame is not None else None
    if speaker is None or speaker.role not in TELLERS or context.opponent(speaker.country) is None:
        return roles
    counted = {toll.party.start for toll in draft.tolls if toll.party is not None}
    source, target = roles.source, roles.target
    for slot, party, other in (("source", source, target), ("target", target, source)):
        own = party is not None and party.inferred and party.role == "MIL" and party.start in counted
        if party is not None and own and (other is None or other.country != speaker.country):
            roles = replace(roles, **{slot: replace(party, country=speaker.country)})
    return roles


def _stands_here(scene: Scene, party: PartyMention) -> bool:
    """Whether the sentence names the party; one that is carried over has its country from where it was named."""
    return scene.sentence.start <= party.start < scene.sentence.end


def _of_us(scene: Scene, roles: Roles, draft: Draft) -> Roles:
    """Reads "he said that our forces …": they are the speaker's."""
    speaker = draft.frame.speaker if draft.frame is not None else None
    if speaker is None or speaker.country is None:
        return roles
    for slot, party in (("source", roles.source), ("target", roles.target)):
        if party is None or party not in scene.parties_in(party.first, party.first + 1):
            continue
        ours = any(scene.language.is_first_person(scene.tokens[at]) for at in range(party.head, party.last))
        if ours and (party.inferred or party.country is None):
            roles = replace(roles, **{slot: replace(party, country=speaker.country)})
    return roles


def _of_enemy(scene: Scene, roles: Roles, draft: Draft, context: Context) -> Roles:
    """Reads "A group of the enemy's forces": the enemy of who speaks, or of the other side."""
    source, target = roles.source, roles.target
    speaker = draft.frame.speaker if draft.frame is not None else None
    for slot, party, other in (("source", source, target), ("target", target, source)):
        if party is None or not party.inferred or not _names_enemy(scene, party):
            continue
        known = (voice.country for voice in (speaker, other) if voice is not None and voice is not party)
        foe = next((foe for country in known if (foe := context.opponent(country)) is not None), None)
        if foe is not None:
            roles = replace(roles, **{slot: replace(party, country=foe)})
    return roles


def _names_enemy(scene: Scene, party: PartyMention) -> bool:
    return party in scene.parties_in(party.first, party.first + 1) and any(
        scene.mark_at("enemy", at) is not None for at in range(party.first, party.last)
    )


def _of_foes(roles: Roles, draft: Draft, context: Context) -> Roles:
    """Where one side's country is told and the other's was lent the same, the other is the page's other main side."""
    source, target = roles.source, roles.target
    if draft.type not in HOSTILE or source is None or target is None:
        return roles
    known = target.inferred and not source.inferred and context.opponent(source.country) is not None
    foe = _voice_of_foe(draft, source, context)
    if known and foe is not None and (target.noun == "object" or target.role == "MIL"):
        # Arms and soldiers that one of two foes hits are the other's, wherever they are.
        return replace(roles, target=replace(target, country=foe))
    if source.country != target.country:
        return roles
    if source.inferred == target.inferred:
        return roles
    other = _voice_of_foe(draft, source if target.inferred else target, context)
    if other is None:
        return roles
    if target.inferred:
        return replace(roles, target=replace(target, country=other))
    return replace(roles, source=replace(source, country=other))


def _voice_of_foe(draft: Draft, told: PartyMention, context: Context) -> str | None:
    """Whose the other side is: an army's or a separatist authority's that tells of its own, else the main foe's."""
    speaker = draft.frame.speaker if draft.frame is not None else None
    tells = speaker is not None and (speaker.role in ARMED_ROLES or speaker.country in DE_FACTO_CODES)
    if speaker is not None and tells and speaker.country not in (None, told.country):
        return speaker.country
    return context.opponent(told.country)
