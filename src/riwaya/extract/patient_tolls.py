"""Reads how many people a verb or a verbal noun of fate tells of: "the killing of 4 soldiers", "two were hurt".

A number near the word comes first, then unnumbered people, last whoever a pronoun points back to.
Source: codebook, "Casualty".
"""

from riwaya.extract.scene import COMMAS, Scene
from riwaya.extract.tolls import (
    Range,
    Toll,
    counted_noun,
    counted_toll,
    counts_people,
    named_toll,
    party_over,
)
from riwaya.model.reading import NumberMention, PartyMention, TriggerMention

# The victims follow the word of their fate within this many tokens ("killed, said a source, 4 soldiers").
PATIENT_REACH = 7
# A subject before its verb stands close: "two soldiers were killed".
SUBJECT_REACH = 3
# "3 members of the battalion of the council of the town met their death": the idiom's noun ends a long subject,
# and a plural verb has its subject before it, relative clauses between.
CLAUSE_REACH = 16
# "They kidnapped on Monday 150 villagers": an adverb at most stands before the object of a verb that has its subject.
ADVERB_REACH = 2
# "13 others were exposed to injuries".
EXPOSED_REACH = 4
# Fewer who run away have left a house or a bus; figures of the displaced begin with dozens.
CROWD = 10
FIGHTERS = frozenset({"MIL", "REB", "COP"})
# An unnumbered noun stands right behind, an adjective or the like between.
NOUN_REACH = 3


def find_patient(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Finds the people whose fate one word tells.

    Args:
        scene: The sentence.
        trigger: A verb or verbal noun of fate.
        used: Tokens of numbers that state something already.

    Returns:
        The statement; None where the word tells of nobody countable.
    """
    toll = _driven(scene, trigger, used) or _patient(scene, trigger, used)
    return None if toll is None or _is_no_crowd(trigger, toll) else toll


def _is_no_crowd(trigger: TriggerMention, toll: Toll) -> bool:
    """Reads "three fled the hotel", "50 gunmen fled": a few who run away, or fighters, are not displaced."""
    few = toll.max is not None and toll.max < CROWD
    return trigger.type == "displace" and trigger.frame == "move" and (few or toll.role in FIGHTERS)


def _patient(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    reach, after = _reach_before(scene, trigger), _number_after(scene, trigger, used)
    hit = trigger.frame == "hit" and after is not None and _is_object(scene, trigger, after)
    before = _number_before(scene, trigger, used, reach) if reach > SUBJECT_REACH and not hit else None
    if before is not None:
        return _toll(scene, trigger, before)
    back = _pointed_back(scene, trigger)
    if back is not None:
        return back
    near = _people_within(scene, trigger) or _people_after(scene, trigger)
    if after is not None and not (near is not None and _joins(scene, near, after)):
        return _toll(scene, trigger, after)
    before = _number_before(scene, trigger, used, reach) if near is None and reach else None
    if before is not None:
        return _toll(scene, trigger, before)
    return near or _people_before(scene, trigger) or _person_before(scene, trigger)


def _driven(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "the war drove 3 million people to flee": who is driven stands between the two words."""
    if trigger.casualty != "displaced" or _is_verb(trigger):
        return None
    drive = next((m for m in reversed(scene.marks("drives")) if m.last <= trigger.first), None)
    if (
        drive is None
        or trigger.first - drive.last > CLAUSE_REACH
        or scene.has_stop(drive.last, trigger.first)
    ):
        return None
    between = (n for n in scene.numbers if drive.last <= n.first < trigger.first and n.first not in used)
    number = next((n for n in between if counts_people(scene, n)), None)
    return None if number is None else _toll(scene, trigger, number)


def _is_verb(trigger: TriggerMention) -> bool:
    return trigger.form in ("verb", "passive")


def _reach_before(scene: Scene, trigger: TriggerMention) -> int:
    """How far before the word its people may stand; 0 where they only follow."""
    token = scene.tokens[trigger.last - 1]
    if _is_verb(trigger):
        plural = scene.language.has_subject_before(scene.tokens[trigger.first])
        return CLAUSE_REACH if plural and not scene.is_joined(trigger.first) else SUBJECT_REACH
    if trigger.frame == "die" and scene.language.is_dative(scene.tokens[trigger.first]):
        return EXPOSED_REACH
    many = scene.language.pronoun_count(token)
    if many is None or (many[1] == 1 and trigger.frame != "die"):
        return 0
    return CLAUSE_REACH if trigger.frame == "die" else EXPOSED_REACH


def _is_object(scene: Scene, trigger: TriggerMention, number: NumberMention) -> bool:
    """Reads "they kidnapped on Monday 150 villagers": the number stands where objects stand."""
    return number.first - trigger.last <= ADVERB_REACH and not scene.is_joined(number.first)


def _joins(scene: Scene, near: Toll, number: NumberMention) -> bool:
    """Reads "a leader of the movement and three of his guards": the number only joins on to the nearer people."""
    if scene.is_joined(number.first):
        return near.last <= number.first <= near.last + 1
    if number.first == near.last + 1 and scene.language.is_conjunction(scene.tokens[near.last]):
        return True
    # "His wife and his three children": the number stands behind its noun.
    noun = number.noun if number.noun is not None else number.first
    return noun < number.last and near.last <= noun and scene.is_joined(near.last)


def _pointed_back(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "his arrest", "whom the police killed": a pronoun for one person, whoever that is."""
    at = trigger.first if _is_verb(trigger) else trigger.last - 1
    if trigger.frame not in ("hit", "die") or scene.language.pronoun_count(scene.tokens[at]) != (1, 1):
        return None
    if not _is_verb(trigger) and scene.language.is_many(scene.tokens[at]):
        # "His massacres": the pronoun is who did them.
        return None
    if any(number.first == trigger.last and counts_people(scene, number) for number in scene.numbers):
        # "His killing three": the pronoun is who did it.
        return None
    span = (trigger.first, trigger.last)
    return named_toll(
        scene, trigger.casualty, (1, 1), at=trigger.first, span=span, party=None, points_back=True
    )


def _people_within(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "the fall of dead", one trigger that holds its people; "the return of the refugees" counts none."""
    at = trigger.last - 1
    people = scene.language.people_count(scene.tokens[at]) if at > trigger.first else None
    if _is_verb(trigger) and scene.language.has_subject_before(scene.tokens[trigger.first]):
        return None  # "The workers who fell victim to the strike": a noun of the idiom counts nobody.
    if people is None or (people[1] is None and scene.language.has_article(scene.tokens[at])):
        return None
    return _named(scene, trigger, people, span=(at, at + 1), party=party_over(scene, at, at + 1))


def _number_after(scene: Scene, trigger: TriggerMention, used: set[int]) -> NumberMention | None:
    reached = scene.mark_at("to_number", trigger.last) is not None
    if _is_definite_noun(scene, trigger) and trigger.frame != "free" and not reached:
        return None
    for number in scene.numbers:
        # Words in a trigger's gap are its own: "the return of thousands of inhabitants".
        if not trigger.first < number.first < trigger.last + PATIENT_REACH or number.first in used:
            continue
        if _cut_off(scene, trigger, number.first):
            return None
        # "Killed in two explosions": what "in" governs is no victim.
        governed = any(scene.mark_before(cls, number.first) is not None for cls in ("by_agent", "in"))
        if counts_people(scene, number) and not governed:
            return _object_behind(scene, trigger, number) or number
    return None


def _object_behind(scene: Scene, trigger: TriggerMention, number: NumberMention) -> NumberMention | None:
    """Reads "4 bombers killed 52 people", verb first: of two counted phrases side by side, the second was hit."""
    if trigger.form != "verb" or trigger.frame != "hit":
        return None
    end = _toll(scene, trigger, number).last
    behind = next((n for n in scene.numbers if n.first == end), None)
    apart = behind is None or scene.is_joined(end) or not counts_people(scene, behind)
    return None if apart else behind


def _number_before(scene: Scene, trigger: TriggerMention, used: set[int], reach: int) -> NumberMention | None:
    for number in reversed(scene.numbers):
        noun = counted_noun(scene, number)
        told = end = max(number.last, (noun if noun is not None else -1) + 1)
        party = party_over(scene, number.first, end)
        end = max(end, min(party.last, trigger.first) if party else 0)
        if end > trigger.first or number.first in used:
            continue
        if trigger.first - end > reach or scene.has_stop(end, trigger.first):
            return None
        if scene.mark_before("among", number.first) is not None:
            # "Six, among them five soldiers, were killed".
            continue
        far = trigger.first - told > SUBJECT_REACH
        if _counts_named_people(scene, number) if far else counts_people(scene, number):
            return _first_of_list(scene, number, used)
        if reach <= SUBJECT_REACH:
            return None
    return None


def _first_of_list(scene: Scene, number: NumberMention, used: set[int]) -> NumberMention:
    """Reads "200 gunmen and 50 soldiers were killed": the list begins with the number that the others join."""
    while scene.is_joined(number.first):
        before = (n for n in scene.numbers if n.first < number.first and n.first not in used)
        earlier = next(
            (n for n in before if counted_toll(scene, "killed", n, at=n.first).last == number.first), None
        )
        if earlier is None or not counts_people(scene, earlier):
            break
        number = earlier
    return number


def _counts_named_people(scene: Scene, number: NumberMention) -> bool:
    """Whether a people noun stands behind the number: far from its verb "a number of roads" could pass for people."""
    noun = counted_noun(scene, number)
    people = noun is not None and scene.language.people_count(scene.tokens[noun]) is not None
    return people and counts_people(scene, number)


def _cut_off(scene: Scene, trigger: TriggerMention, at: int) -> bool:
    """Whether another word of fate, a stop, "that" or "and said" stands between the trigger and token `at`."""
    if scene.has_stop(trigger.last, at) or scene.near("that", trigger.last, at) is not None:
        return True
    if any(scene.is_joined(m.first) for m in scene.marks("says") if trigger.last <= m.first < at):
        return True
    return any(trigger.last <= t.first < at and t.casualty and t.form != "participle" for t in scene.triggers)


def _people_after(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """An unnumbered people noun or a named person right behind: "the killing of a soldier"."""
    if _is_definite_noun(scene, trigger):
        return None
    for at in range(trigger.last, min(trigger.last + NOUN_REACH, len(scene.tokens))):
        token = scene.tokens[at]
        stops = token.text in COMMAS or scene.has_stop(at, at + 1) or _is_fate(scene, at)
        stops = stops or any(t.first < at < t.last for t in scene.triggers)
        if stops or scene.mark_before("by_agent", at) is not None:
            return None
        if any(trigger.last <= p.first < at < p.last and p.head != at for p in scene.parties):
            # "A secretary of the police": the phrase is not about the police.
            continue
        party = next((p for p in scene.parties if p.first == at), None)
        named = party is not None and party.kind == "person" and party.name
        people = (1, 1) if named else scene.language.people_count(token)
        if people is None or (scene.preposition(at) and not named):
            continue
        if people == (1, 1) and trigger.casualty == "displaced":
            # Crowds are displaced; one is expelled, a king or a player.
            return None
        hit = _object_after(scene, trigger, party)
        if hit is not None:
            return hit
        # "Kill their inhabitants" tells of a way of life; "freed the hostages" whom the page knows.
        known = scene.language.has_article(token) or bool(token.suffix) or trigger.frame == "free"
        if people[1] is None and known:
            return None
        if not named and any(n.first <= at < n.last or n.noun == at for n in scene.numbers):
            return None
        return _named(scene, trigger, people, span=(at, party.last if party else at + 1), party=party)
    return None


def _object_after(scene: Scene, trigger: TriggerMention, party: PartyMention | None) -> Toll | None:
    """Reads "gunmen kidnapped a trader", verb first: of two bare phrases side by side, the second was hit."""
    if party is None or trigger.form != "verb" or trigger.frame != "hit":
        return None
    other = next((p for p in scene.parties if p.first == party.last), None)
    if other is None or scene.is_joined(other.first) or scene.preposition(other.first):
        return None
    people = scene.language.people_count(scene.tokens[other.first])
    if people is None or any(n.first == other.first for n in scene.numbers):
        return None
    return _named(scene, trigger, people, span=(other.first, other.last), party=other)


def _is_fate(scene: Scene, at: int) -> bool:
    """Whether a further word of fate stands there ("the killing and wounding", "was killed and wounded another")."""
    return any(t.first == at and t.casualty and t.form != "participle" for t in scene.triggers)


def _is_definite_noun(scene: Scene, trigger: TriggerMention) -> bool:
    """A single noun with the article governs no other noun: "the other killings"."""
    alone = trigger.form == "noun" and trigger.last - trigger.first == 1
    return alone and scene.language.has_article(scene.tokens[trigger.first])


def _people_before(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "A demonstrator was killed" with the noun first: an indefinite people noun right before the verb."""
    if not _is_verb(trigger) or scene.is_joined(trigger.first):
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - 3), -1):
        token = scene.tokens[at]
        people = scene.language.people_count(token) if token.kind == "word" else None
        counted = any(number.noun == at for number in scene.numbers)
        if (
            people is not None
            and not (scene.language.has_article(token) or counted)
            and people[1] is not None
        ):
            party = party_over(scene, at, at + 1)
            first = party.first if party else at
            span = (first, max(at + 1, party.last if party else 0))
            return _named(scene, trigger, people, span=span, party=party)
    return None


def _person_before(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "the commander was killed": one person right before a verb that nobody else follows."""
    if not _is_verb(trigger) or scene.is_joined(trigger.first):
        return None
    party = next((p for p in scene.parties if p.last in (trigger.first, trigger.first - 1)), None)
    if party is None or scene.has_comma(party.last, trigger.first) or not _is_one(scene, party):
        return None
    behind = next((p for p in scene.parties if p.first in (trigger.last, trigger.last + 1)), None)
    if behind is not None and behind.first == trigger.last and not scene.preposition(behind.first):
        return None
    return _named(scene, trigger, (1, 1), span=(party.first, party.last), party=party)


def _is_one(scene: Scene, party: PartyMention) -> bool:
    if any(party.first <= number.first < party.last for number in scene.numbers):
        return False
    if party.kind == "person" and party.number != "plural":
        return True
    return scene.language.people_count(scene.tokens[party.head]) == (1, 1)


def _toll(scene: Scene, trigger: TriggerMention, number: NumberMention) -> Toll:
    return counted_toll(scene, trigger.casualty, number, at=trigger.first)


def _named(
    scene: Scene, trigger: TriggerMention, people: Range, *, span: tuple[int, int], party: PartyMention | None
) -> Toll:
    return named_toll(scene, trigger.casualty, people, at=trigger.first, span=span, party=party)
