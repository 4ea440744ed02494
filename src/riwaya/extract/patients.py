"""To whom: one function for each way in which a sentence names who or what was hit, caught, lost or freed.

Each gives the party or None; see `subjects` for the other side.
Source: codebook, "Party", rulings 6, 14.
"""

from riwaya.extract.ground import ACTING_ROLES, PREPOSITION_REACH, SILENT, Ground, joined_parties
from riwaya.extract.speaker_sides import find_acting_speaker
from riwaya.extract.subjects import find_subject_of_verb_before
from riwaya.model.reading import PartyMention, TriggerMention

# An owner stands right behind its noun, an adjective at most between.
BESIDE_REACH = 3
# "The release of A": the preposition stands right behind the noun, or an adverb later.
FREED_REACH = 6
# "Aid, military and other, to the north": adjectives at most between.
# Half and double change no figure of the development gold.
DATIVE_REACH = 4
# "The rebels' shelling, with guns, of A".
OBJECT_REACH = 8
# "Took back the town of A, the largest that B had seized".
HOLDER_REACH = 14
# "Did heavy damage to the town". Half and double change no figure of the development gold.
DAMAGED_REACH = 6
# "They threaten Russia, in a statement, with an attack".
THREATENED_REACH = 3
# "The army repelled, in the north, an attack".
DEFENDER_REACH = 8
# "Came, in the east of the country on Monday, under an attack".
BEFALL_REACH = 12
# "Incurred in the north heavy losses".
INCUR_REACH = 5
# "A bomb went off as it passed by a convoy": a place or a time between.
BLAST_REACH = 5
BLASTED_ROLES = frozenset({"MIL", "COP", "GOV", "PKO", "REB"})
HELD = "who held the ground"
THINGS = frozenset({"object", "site", "place"})
# What can be taken or damaged.
GROUND_NOUNS = frozenset({"territory", "place", "site", "object", "capital"})


def find_beside(ground: Ground) -> PartyMention | None:
    """The noun right behind (an adjective may stand between), joined without a preposition."""
    trigger = ground.trigger
    over = next((p for p in ground.open if trigger.first < p.first < trigger.last), None)
    if over is not None:
        return over
    if trigger.frame == "free":
        own = next(
            (p for p in ground.within(trigger.last, trigger.last + 1) if not ground.is_governed(p)), None
        )
        return own or ground.governed_by(("towards",), trigger.last, FREED_REACH)
    nouns = [word for word in ground.draft.words if word.form not in ("verb", "passive")]
    last = max(word.last for word in (trigger, *nouns) if word.first <= trigger.first + 1)
    party = next(iter(ground.within(last, last + BESIDE_REACH)), None)
    if party is None or ground.is_governed(party) or ground.is_cut_off(last, party.first):
        return None
    if _belongs_to_another(ground, last, party.first) or _is_owned(ground) or _is_definite(ground, party):
        return None
    apart = ground.scene.has_stop(last, party.first) or ground.scene.has_comma(last, party.first)
    return None if apart else party


def _belongs_to_another(ground: Ground, first: int, last: int) -> bool:
    """Reads "The clashes despite the deployment of A": another verbal noun stands between, none joined on."""
    scene, own = ground.scene, {word.first for word in ground.draft.words}
    between = [t for t in scene.triggers if first <= t.first < last and t.first not in own]
    return any(t.form == "noun" and not scene.is_joined(t.first) for t in between)


def _is_definite(ground: Ground, party: PartyMention) -> bool:
    """Reads "the destructive war": no owner follows a noun with the article, only its adjectives."""
    scene, trigger = ground.scene, ground.trigger
    if trigger.form != "noun" or scene.mark_at("demonym", party.first) is not None:
        return False
    return scene.language.has_article(scene.tokens[trigger.first])


def _is_owned(ground: Ground) -> bool:
    """Reads "His arrest": a noun with a pronoun takes no other noun."""
    trigger = ground.trigger
    return trigger.form == "noun" and bool(ground.scene.tokens[trigger.last - 1].suffix)


def find_struck(ground: Ground) -> PartyMention | None:
    """Reads "the worst attack that the capital has seen": who lives through it is hit."""
    scene, last = ground.scene, ground.trigger.last
    mark = scene.near("undergo", last, last + BESIDE_REACH)
    if mark is None or ground.trigger.form != "noun" or scene.has_stop(last, mark.first):
        return None
    party = next(iter(ground.within(mark.last, mark.last + 2)), None)
    return ground.named("target", party, "who lives through it")


def find_dative_patient(ground: Ground) -> PartyMention | None:
    """Reads "the targeting of two ships" with "of" before them, "aid to the north": a dative is hit or helped."""
    trigger, scene = ground.trigger, ground.scene
    last = _given_until(ground)
    own = trigger.frame == "act" and ground.draft.type == "attack" and find_acting_speaker(ground) is not None
    known = trigger.form == "noun" or last != trigger.last
    if not known or not (own and trigger.form == "noun" or trigger.frame in ("hit", "give")):
        return None
    for party in ground.within(last, last + DATIVE_REACH):
        if ground.is_cut_off(last, party.first) or scene.has_stop(last, party.first):
            return None
        if scene.language.is_dative(scene.tokens[party.first]):
            return ground.named("target", party, "to whom it was done")
    return None


def find_object_of_agent(ground: Ground, agent: PartyMention) -> PartyMention | None:
    """Reads "the army's killing of two boys": who stands behind the agent, with "of" or as a bare object."""
    scene = ground.scene
    if ground.trigger.form != "noun" or ground.draft.type not in ("attack", "detain"):
        return None
    if agent.role not in ACTING_ROLES or agent.noun in ("site", "place") or ground.is_counted(agent):
        return None
    for party in ground.within(agent.last, agent.last + OBJECT_REACH):
        if ground.is_cut_off(agent.last, party.first) or scene.has_stop(agent.last, party.first):
            return None
        if scene.language.is_dative(scene.tokens[party.first]) and agent.noun != "object":
            # "The destruction of a tank of the army's" has no object.
            return party
        if ground.is_governed(party):
            continue
        bare = party.first == agent.last and not scene.is_joined(party.first)
        return party if bare else None
    return None


def _given_until(ground: Ground) -> int:
    """Where what is given ends: "gave, on Monday, military help" has it apart from its verb."""
    trigger = ground.trigger
    if trigger.frame != "give" or trigger.object is None:
        return trigger.last
    return max(trigger.object[1], *(word.last for word in ground.draft.words))


def find_object_of_owner(ground: Ground) -> PartyMention | None:
    """Reads "its targeting of A", "his reception of B": a noun with its agent's pronoun may have an object."""
    scene, last = ground.scene, ground.trigger.last
    if ground.trigger.form != "noun" or not scene.tokens[last - 1].suffix:
        return None
    first = last
    while first < len(scene.tokens) and scene.language.is_instrumental(scene.tokens[first]):
        # "Its shelling with guns of A": the means stands between.
        means = next((p for p in scene.parties if p.first == first), None)
        first = means.last if means is not None else first + 1
    party = next(iter(ground.within(first, first + 1)), None)
    if party is None or ground.is_governed(party) or scene.is_joined(party.first):
        return None
    return None if scene.mark_at("demonym", party.first) is not None else party


def find_holder(ground: Ground, other: PartyMention | None) -> PartyMention | None:
    """Reads "took back the town that B had seized", "lost posts that are now under control of B".

    Args:
        ground: The occurrence.
        other: Who took or lost it.

    Returns:
        Who holds or held the ground; None where nobody else is said to.
    """
    scene, last = ground.scene, ground.trigger.last
    if ground.draft.type != "capture" or ground.trigger.frame not in ("take", "lose"):
        return None
    told = [t for t in scene.triggers if t.form == "verb" and t.frame == "take" and _is_relative(ground, t)]
    held = scene.marks("held")
    for word in sorted((*told, *held), key=lambda word: word.first):
        if not last <= word.first < last + HOLDER_REACH or scene.has_stop(last, word.first):
            continue
        behind = ground.within(word.last, word.last + BESIDE_REACH)
        holder = next((p for p in behind if ground.can_act(p)), None)
        if holder is not None and holder is not other:
            return holder
    return None


def _is_relative(ground: Ground, verb: TriggerMention) -> bool:
    scene = ground.scene
    if scene.mark_before("relative", verb.first) is not None:
        return True
    return scene.mark_at("resumed", verb.last) is not None and not scene.is_joined(verb.first)


def find_blown_up(ground: Ground) -> PartyMention | None:
    """Reads "an explosion hit a patrol", "went off beside a convoy", "as a patrol passed"."""
    scene, last = ground.scene, max(word.last for word in ground.draft.words)
    if ground.trigger.frame != "event" or ground.draft.mode != "bombing" or scene.has_stop(last, last + 1):
        return None
    party = next(iter(ground.within(last, last + BLAST_REACH)), None)
    if party is None or scene.has_stop(last, party.first) or scene.has_comma(last, party.first):
        return None
    told = any(scene.mark_before(cls, party.first) for cls in ("by_agent", "cause", "according", "towards"))
    verb = any(last <= t.first < party.first and t.form in ("verb", "passive") for t in scene.triggers)
    if told or verb or ground.is_counted(party) or party.role not in BLASTED_ROLES:
        return None
    return party if party.noun in ("force", "object", "site", "group") else None


def find_damaged(ground: Ground) -> PartyMention | None:
    """Reads "damage in the harbour", "did damage to the town"."""
    if ground.draft.type != "damage":
        return None
    for party in ground.within(ground.trigger.last, ground.trigger.last + DAMAGED_REACH):
        if ground.scene.has_stop(ground.trigger.last, party.first):
            return None
        at = party.first
        inside = ground.scene.mark_before("in", at) or ground.scene.language.is_instrumental(
            ground.scene.tokens[at]
        )
        if inside and party.noun in GROUND_NOUNS:
            return ground.named("target", party, "what was damaged")
    return None


def find_pointed_at(ground: Ground) -> PartyMention | None:
    """Reads "his arrest": the pronoun on the noun points to the nearest party that can be its patient."""
    scene, trigger = ground.scene, ground.trigger
    if not scene.tokens[trigger.last - 1].suffix:
        return None
    # Who is caught or freed is somebody; what is destroyed may be anything.
    nouns = SILENT | THINGS if ground.draft.type in ("detain", "release") else SILENT
    before = [p for p in scene.parties if p.last <= trigger.first and p.noun not in nouns]
    people = [
        p for p in before if p.kind == "person" or p.role in ("CVL", "REB", "MED") or p.noun == "people"
    ]
    return people[-1] if people else None


def find_defender(ground: Ground) -> PartyMention | None:
    """Reads "the army repelled an attack": who holds out against a deed is whom it was aimed at."""
    scene, first = ground.scene, ground.trigger.first
    if ground.draft.type != "attack" or ground.trigger.form != "noun":
        return None
    mark = next(
        (m for m in reversed(scene.marks("repel")) if first - DEFENDER_REACH <= m.first < first), None
    )
    if mark is None or scene.has_stop(mark.last, first):
        return None
    behind = [party for party in ground.within(mark.last, first) if not ground.is_governed(party)]
    before = [party for party in ground.open if party.last == mark.first]
    party = next(iter(behind or before), None)
    return party if party is not None and ground.can_act(party) else None


def find_befallen(ground: Ground) -> PartyMention | None:
    """Reads "announced that its soldiers came under two attacks": whom a deed in the dative befell."""
    scene, first = ground.scene, ground.trigger.first
    dative = ground.trigger.form == "noun" and scene.language.is_dative(scene.tokens[first])
    if not dative or ground.draft.absorbed:
        return None
    mark = next((m for m in reversed(scene.marks("befall")) if first - BEFALL_REACH <= m.first < first), None)
    if mark is None or scene.has_stop(mark.last, first):
        return None
    behind = [party for party in ground.within(mark.last, first) if not ground.is_governed(party)]
    before = [party for party in ground.open if party.last == mark.first]
    return next(iter(behind or before), None)


def find_bereft(ground: Ground) -> PartyMention | None:
    """Reads "the army incurred losses", "the losses that it incurs": whose the dead are is the verb's subject."""
    scene, trigger = ground.scene, ground.trigger
    if ground.draft.type not in ("toll", "damage") or trigger.form != "noun":
        return None
    for mark in scene.marks("incur"):
        if trigger.first - INCUR_REACH <= mark.first < trigger.first:
            behind = ground.within(mark.last, trigger.first)
            return next(iter(behind), None) or find_subject_of_verb_before(ground, mark.first)
        relative = scene.tokens[mark.first].suffix and trigger.last <= mark.first < trigger.last + INCUR_REACH
        if relative and not scene.has_stop(trigger.last, mark.first):
            return next(iter(ground.within(mark.last, mark.last + 1)), None)
    return None


def find_object_of_absorbed(ground: Ground) -> PartyMention | None:
    """Reads "The attack that hit a mosque": the object of the verb that says more of the noun."""
    for word in ground.draft.absorbed:
        if word.form == "verb" and word.frame == "hit" and word.first > ground.trigger.first:
            after = ground.bare_after(word.last)
            return ground.named("target", after[0] if after else None, "object of the verb behind the noun")
    return None


def find_against(ground: Ground) -> PartyMention | None:
    """Reads "Against the army": the party behind the preposition."""
    found = ground.governed_by(("against",), ground.trigger.last, PREPOSITION_REACH)
    return ground.named("target", found, "named by against")


def find_threatened(ground: Ground) -> PartyMention | None:
    """Reads "They threaten Russia with an attack": whom the verb of threatening takes as its object."""
    scene, frame, first = ground.scene, ground.draft.frame, ground.trigger.first
    if frame is None or frame.stance != "threatens" or not 0 <= frame.at < first:
        return None
    if not scene.language.is_instrumental(scene.tokens[first]):
        return None
    for party in reversed(scene.parties_in(frame.at + 1, first)):
        if (
            party is not frame.speaker
            and first - party.last <= THREATENED_REACH
            and not ground.is_governed(party)
        ):
            return ground.named("target", party, "who is threatened")
    return None


def find_victims(ground: Ground, field: str = "target") -> PartyMention | None:
    """The first victims counted; they fill the slot `field`."""
    counted = next((toll.party for toll in ground.draft.tolls if toll.party is not None), None)
    return ground.named(field, counted, "the victims counted")


def is_taken_ground(ground: Ground, party: PartyMention | None) -> bool:
    """Whether a party is bare territory that is taken or lost: the place, not a side (ruling 6)."""
    return party is not None and ground.trigger.frame in ("take", "lose") and party.noun in GROUND_NOUNS


def is_venue(ground: Ground, party: PartyMention) -> bool:
    """Reads "the Geneva talks", "the war of the valley": a lone place names where, not who."""
    if joined_parties(ground.scene, party):
        return False
    return party.noun in ("capital", "territory", "place") or (
        party.noun == "state"
        and ground.trigger.type in ("talks", "agreement")
        and party.kind != "person"
        and any(place.first == party.first for place in ground.scene.places)
    )
