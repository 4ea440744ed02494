"""Source and target of a deed that a verbal noun tells: "the shelling of the town", "the army's attack".

A verbal noun takes its agent or its patient as the next noun, by its frame (`lexicons/README.md`); a pronoun on it,
the adjective of a state or the verb that governs it name the agent too.
Source: codebook, "Party", rulings 6, 14, 37.
"""

from riwaya.extract.ground import ARMED_ROLES, SYMMETRIC_FRAMES, Ground, Pair
from riwaya.extract.light_verbs import find_doer, find_launcher
from riwaya.extract.patients import (
    find_befallen,
    find_beside,
    find_object_of_agent,
    find_object_of_owner,
    find_pointed_at,
    is_venue,
)
from riwaya.extract.speaker_sides import OWN_DEED, OWN_STANCES, find_accused, find_acting_speaker
from riwaya.extract.subjects import (
    OWNED_FRAMES,
    find_adjective,
    find_dative,
    find_owner,
    find_perpetrator,
)
from riwaya.model.reading import PartyMention

PATIENT_FRAMES = frozenset({"hit", "die", "free"})
UNMOVED = frozenset({"site", "object", "place", "territory"})
# "Came under a heavy attack by missiles from B".
FROM_REACH = 4
OBJECT = "object of the verbal noun"
BEHIND = "noun behind the verbal noun"


def find_noun_sides(ground: Ground) -> Pair:
    """Finds who does and who suffers what a verbal noun tells.

    Args:
        ground: The occurrence; its trigger is a noun. The rules that found the sides are kept there.

    Returns:
        Source and target; None for a side that the noun's phrase and its verb do not name.
    """
    owned = _of_owner(ground)
    if owned is not None:
        return owned
    launcher = find_launcher(ground)
    if launcher is not None:
        return ground.named("source", launcher, "named by an agent phrase"), None
    beside, doer = _beside_and_doer(ground)
    told = _of_befallen(ground, beside, doer) or (_of_agent(ground, beside) if doer is None else None)
    if told is not None:
        return told
    if ground.trigger.frame in PATIENT_FRAMES:
        target = ground.named("target", beside or find_pointed_at(ground), BEHIND)
        return ground.named("source", doer, "who carried it out"), target
    if doer is not None:
        patient = beside if ground.trigger.frame == "act" and beside is not doer else None
        source = ground.named("source", doer, "who carried it out")
        return source, ground.named("target", patient, BEHIND)
    if beside is None or ground.trigger.frame in SYMMETRIC_FRAMES and is_venue(ground, beside):
        return None, None
    accused = find_accused(ground) if ground.trigger.frame == "act" else None
    if accused is not None and accused is not beside and not ground.is_governed(beside):
        return accused, ground.named("target", beside, BEHIND)
    own = find_acting_speaker(ground) if _is_own_noun(ground, beside) else None
    if own is not None:
        return own, ground.named("target", beside, "what the own deed hit")
    if ground.trigger.type == "displace" and ground.trigger.frame == "move" and beside.noun not in UNMOVED:
        # "The flight of thousands": they are counted, and they flee.
        return ground.named("source", beside, BEHIND), None
    if not ground.can_act(beside):
        if ground.trigger.frame == "move":
            return None, None
        return None, ground.named("target", beside, "what stands behind the verbal noun cannot act")
    return ground.named("source", beside, BEHIND), None


def _of_owner(ground: Ground) -> Pair | None:
    """Reads "its attack", "its targeting of A": the pronoun is the agent, also of a noun that has an object."""
    hit = find_object_of_owner(ground)
    owner = find_owner(ground) if ground.trigger.frame in OWNED_FRAMES or hit is not None else None
    if owner is None and hit is not None:
        owner = ground.named("source", ground.speaker(), OWN_DEED)
    if owner is None and hit is None:
        return None
    return owner, ground.named("target", hit, OBJECT)


def _of_befallen(ground: Ground, beside: PartyMention | None, doer: PartyMention | None) -> Pair | None:
    """Reads "came under an attack by B": who stands behind the noun did it, what stands before suffered it."""
    befallen = find_befallen(ground)
    if befallen is None:
        return None
    behind = [p for p in (beside, doer) if p is not None and p.first >= ground.trigger.first]
    source = next((p for p in behind if ground.can_act(p)), None)
    source = source or ground.governed_by(("towards",), ground.trigger.last, FROM_REACH)
    return ground.named("source", source, BEHIND), ground.named("target", befallen, "whom it befell")


def _of_agent(ground: Ground, beside: PartyMention | None) -> Pair | None:
    """Reads "the army's killing of two boys"."""
    if beside is not None and ground.trigger.frame == "hit" and beside.first < ground.trigger.last:
        # "The interception by the air defence of a rocket", where the lexicon knows all as one word.
        inside = beside.last < ground.trigger.last and ground.can_act(beside)
        return (ground.named("source", beside, BEHIND), None) if inside else None
    hit = find_object_of_agent(ground, beside) if beside is not None else None
    if hit is None:
        return None
    return ground.named("source", beside, BEHIND), ground.named("target", hit, OBJECT)


def _beside_and_doer(ground: Ground) -> Pair:
    """The noun right behind, and who carried it out; a lone adjective of a state behind the noun is the latter."""
    beside = find_beside(ground)
    adjective = find_adjective(ground)
    if beside is not None and _describes_another(ground, beside):
        beside = None
    if adjective is None and beside is not None and _is_adjective(ground, beside):
        adjective = beside
    if beside is adjective or ground.draft.mode == "bombing" and ground.trigger.frame == "event":
        # What goes off behind the noun is no agent; whom it hits is told otherwise.
        beside = None
    doer = adjective or find_perpetrator(ground) or find_doer(ground)
    if doer is None and find_acting_speaker(ground) is None:
        # "Announced the shelling of a gathering of B's soldiers" is no deed of B's.
        doer = find_dative(ground)
    return beside, doer


def _describes_another(ground: Ground, party: PartyMention) -> bool:
    """Reads "the murder of the Iranian scientist": the adjective of a state belongs to the noun between."""
    scene, trigger = ground.scene, ground.trigger
    if party.first <= trigger.last or not _is_adjective(ground, party):
        return False
    has_article = scene.language.has_article
    return has_article(scene.tokens[party.first]) != has_article(scene.tokens[trigger.first])


def _is_adjective(ground: Ground, party: PartyMention) -> bool:
    """An adjective of a state alone; a state's name can look like the accusative of its adjective."""
    scene = ground.scene
    if any(place.first <= party.first < place.last for place in scene.places):
        return False
    return scene.mark_at("demonym", party.first) is not None and party.last - party.first == 1


def _is_own_noun(ground: Ground, beside: PartyMention) -> bool:
    """Reads "admitted shelling the hospital": the noun is the speaker's deed, what follows it is hit."""
    if ground.trigger.frame != "act" or ground.is_governed(beside):
        return False
    if ground.stance() in OWN_STANCES or beside.noun in ("site", "place", "object"):
        return True
    # "The brigades announced the shelling of the army": fighters tell of what they did to the other side.
    speaker = ground.speaker()
    if speaker is None or speaker.role not in ARMED_ROLES:
        return False
    return beside.country is not None and beside.country != speaker.country
