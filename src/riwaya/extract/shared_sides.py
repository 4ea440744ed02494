"""The sides of what two do together: fighting, truces, agreements, talks.

"Between A and B" names both; "A met B" and "A and B met" are one; a phrase such as "the two sides" fills both slots.
Source: codebook, "Party", rulings 2, 20, 28.
"""

from msgspec.structs import replace

from riwaya.extract.ground import PREPOSITION_REACH, Ground, Pair, joined_parties
from riwaya.extract.light_verbs import find_by_agent
from riwaya.extract.noun_sides import find_noun_sides
from riwaya.extract.patients import find_victims
from riwaya.extract.speaker_sides import find_acting_speaker
from riwaya.extract.subjects import find_subject_of_clause
from riwaya.extract.verb_sides import find_verb_sides
from riwaya.model.codebook import ClaimType
from riwaya.model.reading import PartyMention

Parties = tuple[PartyMention, ...]

AGREED: frozenset[ClaimType] = frozenset({"talks", "agreement", "ceasefire"})
SIDES_REACH = 14
# The sides of one "between" with their titles stand in this many tokens, the first of them right behind it.
BETWEEN_REACH = 24
FIRST_SIDE_REACH = 3
JOINED_REACH = 8
JOINED = "joined to the source"
# The fighting stands behind the deed and its circumstances.
# Half and double change no figure of the development gold.
HOST_FRAMES = frozenset({"hit", "act"})
HOST_REACH = 14
# "During a visit to …, X said": an occasion that opens its sentence.
OCCASION_REACH = 3
# "Arrived on Monday evening, with a large delegation, in A".
# Strict F1 at 5, 10 and 20 tokens: .369, .369, .371.
VISIT_REACH = 10


def find_shared_sides(ground: Ground) -> tuple[Pair, Parties]:
    """Finds the sides of what two or more do together.

    Args:
        ground: The occurrence; its trigger has a symmetric frame. The rules that found the sides are kept there.

    Returns:
        Source and target in text order, and the third side and those behind it.
    """
    (source, target), further = _sides(ground)
    if source is None or target is None:
        host = _sides_of_host(ground)
        source, target = (source, target) if host[0] is None else host
    if source is None:
        source, target = _announced(ground, target)
    if source is None:
        source = ground.named("source", find_by_agent(ground), "named by an agent phrase")
        joined = joined_parties(ground.scene, source) if source is not None and target is None else []
        target = target or ground.named("target", next(iter(joined), None), "joined to the agent")
    if target is not None and target.noun == "object" and ground.draft.type in AGREED:
        # "May discuss air defences": things are talked of, not with.
        target = None
    return (source or _victims_of_clash(ground), target), further


def _sides(ground: Ground) -> tuple[Pair, Parties]:
    pair = find_between(ground)
    if pair:
        ground.why["source"] = ground.why["target"] = "sides named by between"
        return (pair[0], pair[1]), tuple(pair[2:])
    both = _both(ground)
    if both is not None:
        first, second = _two_states(ground, both)
        other = find_verb_sides(ground)[0] if ground.trigger.form == "verb" else None
        if other is not None and other is not both:
            # "The American minister meets the ministers of A and B".
            return (other, ground.named("target", first, "one phrase names both partners")), _partners(second)
        ground.why["source"] = ground.why["target"] = "one phrase names both sides"
        return (first, second), ()
    if is_mediated(ground):
        return (None, None), ()
    return _told_sides(ground)


def _told_sides(ground: Ground) -> tuple[Pair, Parties]:
    """Sides as the verb or noun names them, with a partner behind "with" or joined on."""
    is_verb = ground.trigger.form in ("verb", "passive")
    source, target = find_verb_sides(ground) if is_verb else find_noun_sides(ground)
    partner = ground.governed_by(("with", "against"), ground.trigger.last, PREPOSITION_REACH)
    if partner is not None and _is_partner(ground, partner, known=source is not None):
        target = ground.named("target", partner, "named by with")
    if ground.trigger.frame == "visit":
        target = ground.named("target", _visited(ground), "whom the visit is to") or target
    if source is None:
        source = _speaker_on_occasion(ground) or find_subject_of_clause(ground)
    alone = source is not None and (target is None or target is source)
    further = joined_parties(ground.scene, source) if source is not None and alone else []
    if further:
        # "A met B" is also said "A and B met".
        return (source, ground.named("target", further[0], JOINED)), tuple(further[1:])
    return (source, None if target is source else target), ()


def _is_partner(ground: Ground, party: PartyMention, *, known: bool) -> bool:
    """Not who stands behind another deed ("a truce and an end to the attack on A"), nor the ground of the fighting."""
    scene, own = ground.scene, {word.first for word in ground.draft.words}
    # A verb may have another deed as its object: "The president discusses the war with …".
    apart = ground.trigger.form == "noun" and any(
        ground.trigger.last <= t.first < party.first and t.first not in own and t.form != "participle"
        for t in scene.triggers
    )
    # "Fighting on the outskirts of A" is there, "B's war on A" is against those who live there.
    ground_only = ground.draft.type == "clash" and not (known and ground.draft.mode == "war")
    return not apart and not (ground_only and party.noun in ("territory", "place"))


def _visited(ground: Ground) -> PartyMention | None:
    """Reads "a visit to A", "arrived in B for talks": the state that is visited (ruling 28)."""
    scene, last = ground.scene, ground.trigger.last
    for party in scene.parties_in(last, last + VISIT_REACH):
        if scene.has_stop(last, party.first):
            return None
        to = scene.mark_before("towards", party.first) or scene.language.is_dative(scene.tokens[party.first])
        if to and party.noun in ("state", "capital"):
            return party
    for place in scene.places:
        to = (
            last <= place.first < last + VISIT_REACH and scene.mark_before("towards", place.first) is not None
        )
        if to and place.country is not None and not scene.has_stop(last, place.first):
            return PartyMention(
                first=place.first, last=place.last, start=place.start, end=place.end, text=place.text,
                head=place.first, country=place.country, role="GOV", noun="state",
            )  # fmt: skip
    return None


def find_between(ground: Ground) -> list[PartyMention]:
    """Reads "Between A and B", "between A and between B".

    Args:
        ground: The occurrence.

    Returns:
        At least two parties, or one phrase for both twice; none where nothing is between.
    """
    scene, last = ground.scene, ground.trigger.last
    mark = scene.near("between", last, last + SIDES_REACH)
    if mark is None or _has_sides_before(ground, mark.first):
        return []
    found: list[PartyMention] = []
    for party in ground.within(mark.last, mark.last + BETWEEN_REACH):
        if not found and party.first - mark.last > FIRST_SIDE_REACH:
            return []
        if found and not _is_next_side(ground, found[-1], party):
            break
        found.append(party)
    if len(found) == 1:
        again = scene.near("between", found[0].last, mark.last + BETWEEN_REACH)
        second = next(iter(ground.within(again.last, again.last + FIRST_SIDE_REACH)), None) if again else None
        if second is not None and not scene.has_stop(found[0].last, second.first):
            # "Between the forces loyal to …, and between the rebels".
            return [found[0], second]
        if found[0].both:
            return [*found, *found]
        if found[0].number == "dual":
            # "Between two tribes": the phrase is both of them.
            both = replace(found[0], both=True)
            return [both, replace(both)]
        return []
    return found


def _has_sides_before(ground: Ground, at: int) -> bool:
    """Reads "A's meeting with B, on the relations between …", "a truce and the meetings between …"."""
    scene, last = ground.scene, ground.trigger.last
    if _has_partner_before(ground, at):
        return True
    own = {word.first for word in ground.draft.words}
    return any(last <= t.first < at and t.first not in own and t.form == "noun" for t in scene.triggers)


def _has_partner_before(ground: Ground, at: int) -> bool:
    behind = ground.within(ground.trigger.last, at)
    return any(ground.scene.mark_before("with", party.first) is not None for party in behind)


def _is_next_side(ground: Ground, last: PartyMention, party: PartyMention) -> bool:
    """Joined by a conjunction, or named by a second "between"/"with"."""
    scene = ground.scene
    if scene.has_stop(last.last, party.first):
        return False
    if scene.is_joined(party.first):
        return party.first - last.last <= JOINED_REACH
    return any(scene.mark_before(cls, party.first) is not None for cls in ("between", "with"))


def _both(ground: Ground) -> PartyMention | None:
    """Reads "The two sides": one phrase near the word that stands for both."""
    trigger = ground.trigger
    around = ground.within(trigger.first - SIDES_REACH, trigger.last + SIDES_REACH)
    return next((p for p in around if p.both and not _has_partner_before(ground, p.first)), None)


def is_mediated(ground: Ground) -> bool:
    """Reads "The Russian truce", "the Russian mediation": the adjective names who brokers, not a side."""
    if ground.draft.type != "ceasefire" and ground.draft.mode != "mediation":
        return False
    trigger = ground.trigger
    return any(ground.scene.mark_at("demonym", at) for at in range(trigger.first + 1, trigger.last + 1))


def _partners(second: PartyMention | None) -> Parties:
    return () if second is None else (second,)


def _two_states(ground: Ground, both: PartyMention) -> Pair:
    """Reads "The two ministers of A and B": the phrase once for each state that it names."""
    inside = [p.country for p in ground.scene.places if both.first <= p.first < both.last and p.country]
    codes = list(dict.fromkeys(inside))
    if len(codes) != 2:
        return both, both
    first, second = codes
    return replace(both, country=first), replace(both, country=second)


def _speaker_on_occasion(ground: Ground) -> PartyMention | None:
    """Reads "X said during a visit to …": who speaks on the occasion takes part in it."""
    if ground.draft.type != "talks":
        return None
    first = ground.trigger.first
    for frame in ground.frames:
        if frame.speaker is None or frame.rule == "according to":
            continue
        inside = max(frame.at, frame.speaker.last - 1) < first < frame.first
        before = first <= OCCASION_REACH and ground.draft.frame is None and first < frame.at
        if (inside or before) and not ground.scene.has_stop(min(first, frame.at), max(first, frame.at)):
            return ground.named("source", frame.speaker, "who speaks on the occasion")
    return None


def _announced(ground: Ground, target: PartyMention | None) -> Pair:
    """Reads "A announced a truce with B", "A and B announced a truce": who tells of it is a side."""
    source = find_acting_speaker(ground)
    if source is None or target is not None:
        return source, target
    other = next(iter(joined_parties(ground.scene, source)), None)
    return source, ground.named("target", other, "announced jointly")


def _sides_of_host(ground: Ground) -> Pair:
    """Reads "The army arrested gunmen in clashes": who does what to whom in the fighting fights."""
    scene, first = ground.scene, ground.trigger.first
    if ground.draft.type != "clash" or not (scene.mark_before("in", first) or scene.preposition(first)):
        return None, None
    for verb in reversed(scene.triggers):
        if verb.first >= first or verb.form not in ("verb", "passive") or verb.frame not in HOST_FRAMES:
            continue
        if first - verb.last > HOST_REACH or scene.has_stop(verb.last, first):
            break
        alone = replace(ground.draft, trigger=verb, absorbed=())
        source, target = find_verb_sides(Ground(scene, alone, ground.frames))
        if source is not None and target is not None and not ground.is_counted(source):
            rule = "who fights whom in the clause"
            return ground.named("source", source, rule), ground.named("target", target, rule)
    return None, None


def _victims_of_clash(ground: Ground) -> PartyMention | None:
    """Victims may be a clash's source (codebook, "Party"), where it is not a whole war."""
    if ground.draft.type != "clash" or ground.draft.mode == "war":
        return None
    return find_victims(ground, "source")
