"""Who does it and to whom: source, target and further parties of an occurrence, rule by rule in their order.

What the verb or the noun names comes first (`verb_sides`, `noun_sides`, `shared_sides`), then the crowd of a
protest, the accused, the claimant; then whoever else could have done it, and whoever else was hit.
Frames: act (agent next), hit (patient next), die (victim next), meet (two sides), move (agent only),
take/lose/free/give/claim/shoot/event as in `lexicons/README.md`.
Source: codebook, "Claim", "Party", rulings 2, 6, 14, 20, 28, 37.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Frame
from riwaya.extract.ground import SYMMETRIC_FRAMES, Ground, Pair, joined_parties
from riwaya.extract.light_verbs import find_by_agent
from riwaya.extract.noun_sides import find_noun_sides
from riwaya.extract.patients import (
    HELD,
    find_against,
    find_bereft,
    find_blown_up,
    find_damaged,
    find_dative_patient,
    find_defender,
    find_holder,
    find_object_of_absorbed,
    find_struck,
    find_threatened,
    find_victims,
    is_taken_ground,
)
from riwaya.extract.protests import can_protest, find_crowd, find_protested
from riwaya.extract.scene import Scene
from riwaya.extract.shared_sides import find_between, find_shared_sides, is_mediated
from riwaya.extract.speaker_sides import find_accused, find_acting_speaker, find_addressee, find_claimant
from riwaya.extract.subjects import (
    OWNED_FRAMES,
    find_adjective,
    find_launched_from,
    find_operating,
    find_owner,
    find_subject_of_clause,
    of_adjective,
)
from riwaya.extract.verb_sides import find_verb_sides
from riwaya.model.codebook import Part
from riwaya.model.reading import PartyMention

AGENT_FRAMES = frozenset({"act", "hit", "move", "take", "lose", "free", "give", "shoot"})
# Mediators, hosts and helpers are named around the occurrence: "by mediation of A, B and C held talks in …".
BEFORE_REACH = 12
BEHIND_REACH = 20
# "The mutual shelling between A and B": an adjective or two at most stand there.
MUTUAL_REACH = 3
# The party of such a phrase stands right behind its word.
PHRASE_REACH = 4
PARTS: dict[str, Part] = {"mediator": "mediator", "host": "host", "help": "side"}


class Side(Struct, frozen=True, kw_only=True):
    """A further party and its part."""

    party: PartyMention
    part: Part


class Roles(Struct, frozen=True, kw_only=True):
    """Who takes part in one occurrence; `why` says by which rule each was found."""

    source: PartyMention | None = None
    target: PartyMention | None = None
    others: tuple[Side, ...] = ()
    why: dict[str, str] = {}


def find_roles(scene: Scene, draft: Draft, frames: Sequence[Frame]) -> Roles:
    """Finds the parties of one occurrence.

    Args:
        scene: The sentence.
        draft: The occurrence, its words and tolls.
        frames: Who says what in the sentence; speakers are no parties unless nothing else is said.

    Returns:
        The roles; None where the sentence names nobody.
    """
    ground = Ground(scene, draft, frames)
    (source, target), further = _told_sides(ground)
    if draft.type == "protest":
        source, target = _protest_sides(ground, source)
    if ground.trigger.frame == "claim" and target is not None and _is_deed(scene, target):
        target = None
    source = source or find_accused(ground)
    if ground.trigger.frame in AGENT_FRAMES:
        source = source or find_addressee(ground)
    claimant = find_claimant(ground)
    if claimant is not None:
        source, target = claimant, None if target is claimant else target
    if ground.trigger.form == "noun" and ground.trigger.frame not in SYMMETRIC_FRAMES:
        source, target = _with_absorbed(ground, source, target)
    attacker, sufferer = _of_suffering(ground)
    if sufferer is not None and source is sufferer:
        source = attacker
    elif source is None:
        source = attacker or _other_source(ground)
    if source is sufferer:
        source = None
    target = sufferer or target
    target = target or _other_target(ground)
    if target is None or is_taken_ground(ground, target):
        target = ground.named("target", find_holder(ground, source), HELD) or target
    if source is target:
        target = None
    if draft.type == "protest" and source is not None and not can_protest(source):
        ground.why.pop("source", None)
        source = None
    sides = tuple(Side(party=party, part="side") for party in further)
    return Roles(
        source=source, target=target, others=(*sides, *_helpers(ground, source, target)), why=ground.why
    )


def _told_sides(ground: Ground) -> tuple[Pair, Sequence[PartyMention]]:
    """What the verb or the noun itself names."""
    if ground.trigger.frame in SYMMETRIC_FRAMES:
        return find_shared_sides(ground)
    if ground.trigger.form in ("verb", "passive"):
        return find_verb_sides(ground), ()
    last = ground.trigger.last
    mutual = ground.draft.type == "attack" and ground.scene.near("between", last, last + MUTUAL_REACH)
    pair = find_between(ground) if mutual else []
    if pair:
        # "The mutual shelling between A and B"; farther off, the dead are counted among them.
        ground.why["source"] = ground.why["target"] = "sides named by between"
        return (pair[0], pair[1]), tuple(pair[2:])
    return find_noun_sides(ground), ()


def _is_deed(scene: Scene, party: PartyMention) -> bool:
    """Reads "claimed dozens of attacks": what is claimed is no side."""
    return any(party.first <= trigger.first < party.last for trigger in scene.triggers)


def _protest_sides(ground: Ground, source: PartyMention | None) -> Pair:
    """Who protests and against whom; the general rules' source stands where the crowd is not named."""
    scene, draft = ground.scene, ground.draft
    crowd = ground.named("source", find_crowd(scene, draft, ground.open), "subject of the verb") or source
    protested = find_protested(scene, draft, crowd=crowd)
    return crowd, ground.named("target", protested, "named by against")


def _other_source(ground: Ground) -> PartyMention | None:
    """Whoever an agent phrase, a verb told of the same occurrence, the speaker or the clause names as the doer."""
    frame, is_noun = ground.trigger.frame, ground.trigger.form == "noun"
    found = None
    if frame not in SYMMETRIC_FRAMES:
        found = ground.named("source", find_by_agent(ground), "named by an agent phrase")
        found = found or ground.named("source", find_launched_from(ground), "from whose ground it came")
        found = found or ground.named("source", find_operating(ground), "whose operation it is")
    if found is None and is_noun:
        found = _subject_of_absorbed(ground)
    if found is None and frame in AGENT_FRAMES:
        found = find_acting_speaker(ground)
    if found is None and frame in AGENT_FRAMES and is_noun:
        owner = find_owner(ground) if frame in OWNED_FRAMES else None
        found = owner or find_subject_of_clause(ground)
    return found


def _subject_of_absorbed(ground: Ground) -> PartyMention | None:
    """Reads "The forces killed six in a raid": the subject of the killing verb, where the raid anchors."""
    for word in ground.draft.absorbed:
        if word.form == "verb" and word.frame in ("act", "hit") and word.casualty:
            alone = replace(ground.draft, trigger=word, absorbed=())
            source, _ = find_verb_sides(Ground(ground.scene, alone, ground.frames))
            return ground.named("source", source, "subject of the verb")
    return None


def _of_suffering(ground: Ground) -> Pair:
    """Reads "The base came under shelling by B": whom it befell is the subject of the verb, not of the noun."""
    for word in ground.draft.absorbed:
        if word.frame == "suffer":
            alone = Ground(ground.scene, replace(ground.draft, trigger=word, absorbed=()), ground.frames)
            source, target = find_verb_sides(alone)
            source = ground.named("source", source, alone.why.get("source", ""))
            return source, ground.named("target", target, "who suffered it")
    return None, None


def _with_absorbed(ground: Ground, source: PartyMention | None, target: PartyMention | None) -> Pair:
    """Reads "announced the shelling of a base with rockets": what the other noun of the same deed names."""
    for word in ground.draft.absorbed:
        if word.form != "noun" or word.frame not in ("act", "hit") or word.casualty:
            continue
        other = Ground(ground.scene, replace(ground.draft, trigger=word, absorbed=()), ground.frames)
        doer, hit = find_noun_sides(other)
        doer = doer or find_acting_speaker(other)
        source = source or ground.named("source", doer, other.why.get("source", ""))
        if hit is not source:
            target = target or ground.named("target", hit, other.why.get("target", ""))
    return source, target


def _other_target(ground: Ground) -> PartyMention | None:
    """Who else was hit: the object of a verb behind the noun, who stands behind "against", the victims counted."""
    if ground.trigger.frame in SYMMETRIC_FRAMES:
        return None
    return (
        find_object_of_absorbed(ground)
        or find_threatened(ground)
        or find_struck(ground)
        or find_dative_patient(ground)
        or find_against(ground)
        or find_damaged(ground)
        or ground.named("target", find_defender(ground), "who holds out against it")
        or ground.named("target", find_blown_up(ground), "what it went off beside")
        or ground.named("target", find_bereft(ground), "who incurred them")
        or find_victims(ground)
    )


def _helpers(ground: Ground, source: PartyMention | None, target: PartyMention | None) -> list[Side]:
    """Mediators, hosts and helpers named by their phrases."""
    out: list[Side] = []
    adjective = find_adjective(ground) if _is_brokered(ground) else None
    if adjective is not None:
        out.append(Side(party=adjective, part="mediator"))
    taken = {id(source), id(target)}
    for cls, part in PARTS.items():
        out += [Side(party=p, part=part) for p in _named_by(ground, cls) if id(p) not in taken]
    return out


def _is_brokered(ground: Ground) -> bool:
    return ground.trigger.frame in SYMMETRIC_FRAMES and is_mediated(ground)


def _named_by(ground: Ground, cls: str) -> list[PartyMention]:
    """The parties of a phrase such as "by mediation of A and B", or the state of its adjective."""
    scene, trigger = ground.scene, ground.trigger
    mark = scene.near(cls, max(0, trigger.first - BEFORE_REACH), trigger.last + BEHIND_REACH)
    if mark is None:
        return []
    demonym = scene.mark_at("demonym", mark.last)
    named = ground.within(mark.last, mark.last + PHRASE_REACH)
    if named and not scene.has_comma(mark.last, named[0].first):
        return [named[0], *joined_parties(scene, named[0])]
    if demonym is None:
        return []
    adjective = of_adjective(demonym, "GOV")
    return [adjective, *joined_parties(scene, adjective)]
