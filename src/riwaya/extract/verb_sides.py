"""Source and target of a deed that a verb tells: "The army shelled the town", "the town was shelled".

Arabic news puts the verb first: its subject follows without a preposition, then the object. A subject also stands
before its verb, behind "that" or before "which", and a joined verb leaves it out.
Source: codebook, "Party", rulings 6, 14.
"""

from riwaya.extract.ground import PREPOSITION_REACH, SILENT, Ground, Pair
from riwaya.extract.light_verbs import find_by_agent
from riwaya.extract.patients import is_taken_ground
from riwaya.extract.speaker_sides import OWN_DEED, is_own_verb
from riwaya.extract.subjects import find_elided_subject, find_subject_before
from riwaya.model.reading import PartyMention

# Verbs without a patient: who moves, what happens.
WITHOUT_PATIENT = frozenset({"move", "event"})


def find_verb_sides(ground: Ground) -> Pair:
    """Finds who does and who suffers what a verb tells.

    Args:
        ground: The occurrence; its trigger is a verb. The rules that found the sides are kept there.

    Returns:
        Source and target; None for a side that the verb's clause does not name.
    """
    thing = _hit_inside(ground)
    if thing is not None:
        return _who_hit(ground), ground.named("target", thing, "object of the verb")
    after = [*_inside(ground), *ground.bare_after(ground.trigger.last)][:2]
    before = find_subject_before(ground)
    if len(after) == 2 and before is not None and _opens_anew(ground, before, after[0]):
        before = None
    first = after[0] if after else None
    if _is_passive(ground, after, before):
        return None, ground.named("target", before or first, "patient of a passive verb")
    if ground.trigger.frame == "suffer":
        attacker = ground.governed_by(("towards", "by_agent"), ground.trigger.last, PREPOSITION_REACH)
        source = ground.named("source", attacker, "named by from")
        return source, ground.named("target", before or first, "who suffered it")
    if ground.trigger.frame == "die":
        return None, ground.named("target", before or first, "who died")
    if _is_first_person(ground) or is_own_verb(ground):
        source = ground.named("source", ground.speaker(), OWN_DEED)
        return source, ground.named("target", first, "object of the verb")
    if before is not None and _is_resumed(ground):
        # "The town that the army took": what stands before is the object, the subject follows.
        source = ground.named("source", first, "subject of the verb")
        head = before if ground.trigger.frame != "event" else None
        return source, ground.named("target", head, "head of the relative clause")
    return _subject_and_object(ground, before, after)


def _inside(ground: Ground) -> list[PartyMention]:
    """Reads "Troops entered", where the lexicon knows the verb with its subject as one word."""
    if ground.trigger.frame == "hit":
        # "Downed a plane": what is hit.
        return []
    # "Launched planes": machines inside the words of a verb are what it launches or downs.
    return [p for p in ground.within(ground.trigger.first + 1, ground.trigger.last) if p.noun != "object"][:1]


def _hit_inside(ground: Ground) -> PartyMention | None:
    """Reads "Downed a plane", where the lexicon knows the verb with its object as one word."""
    if ground.trigger.frame != "hit":
        return None
    return next(iter(ground.within(ground.trigger.first + 1, ground.trigger.last)), None)


def _opens_anew(ground: Ground, before: PartyMention, subject: PartyMention) -> bool:
    """Reads "After the attack on A yesterday, B shelled C": subject and object follow, the comma parts A from them."""
    return ground.scene.has_comma(before.last, ground.trigger.first) and ground.can_act(subject)


def _who_hit(ground: Ground) -> PartyMention | None:
    """The subject of a verb whose object stands inside its own words."""
    if _is_first_person(ground) or is_own_verb(ground):
        return ground.named("source", ground.speaker(), OWN_DEED)
    subject = find_subject_before(ground) or find_elided_subject(ground)
    return ground.named("source", subject, ground.why.get("source", "subject of the verb"))


def _subject_and_object(ground: Ground, before: PartyMention | None, after: list[PartyMention]) -> Pair:
    """The plain order: the subject before the verb, else right behind it, else the one of the verb before."""
    follows = before is None and bool(after) and _is_subject(ground, after)
    if ground.trigger.frame == "event" and ground.draft.mode == "bombing":
        # "A bomb went off": nobody is said to have laid it.
        return None, None
    subject = None if follows else before or find_elided_subject(ground)
    if follows or (subject is None and _can_follow(ground, after)):
        # With nobody else to do it, what follows does: "planes shelled …".
        subject, after = after[0], after[1:]
    target = after[0] if after else None
    if target is None and ground.trigger.frame == "free":
        target = ground.governed_by(("towards",), ground.trigger.last, PREPOSITION_REACH)
    source = ground.named("source", subject, ground.why.get("source", "subject of the verb"))
    if ground.trigger.frame in WITHOUT_PATIENT or is_taken_ground(ground, target):
        return source, None
    return source, ground.named("target", target, "object of the verb")


def _can_follow(ground: Ground, after: list[PartyMention]) -> bool:
    """Whether what follows a verb may be its subject where nobody else is: ships and houses hit nobody."""
    if not after or _has_subject_before(ground) or _is_hit(ground, after[0]):
        return False
    return ground.trigger.frame != "hit" or after[0].noun != "object" or after[0].role != "BUS"


def _is_subject(ground: Ground, after: list[PartyMention]) -> bool:
    """Whether the first bare noun behind the verb is its subject rather than its object."""
    scene, verb, party = ground.scene, ground.trigger.first, after[0]
    if _has_subject_before(ground):
        return False
    if party.noun in SILENT or _is_hit(ground, party):
        return False
    if len(after) > 1:
        return True
    if party.noun == "object" and scene.mark_at("do", verb) is None:
        # "Launched drones": machines act where a raid is flown, else they are what is launched or hit.
        return False
    return not ground.is_counted(party)


def _is_hit(ground: Ground, party: PartyMention) -> bool:
    """Whether what follows a verb is its object for sure: a place or site, or a noun written as objects are."""
    if party.noun in ("site", "place"):
        return True
    unnamed = party.name is None and party.noun not in ("state", "capital", "territory")
    thing = party.noun == "object"
    return (unnamed or thing) and ground.scene.language.is_object_form(ground.scene.tokens[party.first])


def _has_subject_before(ground: Ground) -> bool:
    return ground.scene.language.has_subject_before(ground.scene.tokens[ground.trigger.first])


def _is_first_person(ground: Ground) -> bool:
    return ground.scene.language.is_first_person(ground.scene.tokens[ground.trigger.first])


def _is_passive(ground: Ground, after: list[PartyMention], before: PartyMention | None) -> bool:
    """Whether the verb is passive, or a killing verb whose only party is the victims counted."""
    trigger = ground.trigger
    if trigger.form == "passive":
        return True
    if not trigger.casualty or trigger.frame != "hit":
        return False
    if before is not None and not after and find_by_agent(ground) is not None:
        # "A guard was abducted at the hands of …": who did it stands behind.
        return True
    if before is None and _has_subject_before(ground):
        # "… and they abducted a driver": the driver is no subject.
        return False
    if before is not None:
        # "The commander was killed in the north": a deed that takes an object and has none.
        if ground.is_counted(before) and _has_subject_before(ground):
            # "Eight of them were killed": who is counted among the dead has killed nobody.
            return True
        return not after and not ground.scene.tokens[trigger.first].suffix
    return len(after) < 2 and bool(ground.draft.tolls) and (not after or ground.is_counted(after[0]))


def _is_resumed(ground: Ground) -> bool:
    """Whether the relative clause takes its head up by a pronoun on the verb or right behind it."""
    scene, trigger = ground.scene, ground.trigger
    if scene.is_joined(trigger.first):
        return False
    if scene.tokens[trigger.first].suffix:
        return True
    return scene.mark_at("resumed", trigger.last) is not None
