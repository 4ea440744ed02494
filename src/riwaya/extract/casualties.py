"""Reads the numbers of people that a sentence states as killed, wounded, missing, captured or displaced.

Each statement hangs on a trigger word that says what became of the people ("the killing of 4 soldiers",
"30 dead"). Whose fate a verb or a verbal noun tells is found in `patient_tolls`, what is joined to it in
`joined_tolls`; totals are read in `totals`, two fates of the same people in `shared_fates`. To which claim a
statement belongs is decided in `occurrences`.
Source: codebook, "Casualty", rulings 19, 24, 26, 36.
"""

from msgspec.structs import replace

from riwaya.extract.joined_tolls import TOLD_ROLES, find_joined, find_parts
from riwaya.extract.patient_tolls import find_patient
from riwaya.extract.scene import Scene
from riwaya.extract.shared_fates import fates_between, find_fellow, joined_fates, tolls_between
from riwaya.extract.tolls import Toll, counted_toll, counts_people, is_attempt, named_toll, party_over
from riwaya.extract.totals import NOBODY_REACH, find_losses, find_nobody, find_total
from riwaya.model.reading import NumberMention, PartyMention, TriggerMention

# "Two of the leaders of the movement are among the dead".
AMONG_REACH = 12
# "The committee received the remains of": who receives or hands over, and a day in commas, stand between.
# Casualties F1 at 1, 2, 4 and 8 tokens: .881, .881, .885, .885.
REMAINS_REACH = 6
# "Eighteen people fell as martyrs": a subject before its verb stands close.
SUBJECT_REACH = 3


def find_tolls(scene: Scene) -> tuple[Toll, ...]:
    """Finds the casualty statements of one sentence.

    Returns:
        Statements in text order of their numbers; one number is used once.
    """
    found: list[Toll] = []
    used: set[int] = set()
    for nobody in scene.marks("nobody"):
        found += find_nobody(scene, nobody)
        used.update(range(nobody.first, nobody.last + NOBODY_REACH))
    pairs, between = joined_fates(scene), fates_between(scene)
    silent = {*pairs, *(at for span in between for at in range(*span))}
    for trigger in scene.triggers:
        if trigger.first in silent or trigger.first in used or is_attempt(scene, trigger):
            continue
        if trigger.frame == "total":
            found += _of_total(scene, trigger, used)
        elif trigger.casualty and not _hands_over_remains(scene, trigger):
            found += _of_fate(scene, trigger, used, shared=trigger.first in pairs.values())
    found = tolls_between(scene, found, between, used)
    return tuple(sorted(found, key=lambda toll: (toll.first, toll.last)))


def _of_total(scene: Scene, trigger: TriggerMention, used: set[int]) -> list[Toll]:
    """What a total states, and "… and wounded" joined to it."""
    found = find_total(scene, trigger, used)
    if not found:
        return []
    return find_fellow(scene, found[0], trigger, used)


def _of_fate(scene: Scene, trigger: TriggerMention, used: set[int], *, shared: bool) -> list[Toll]:
    """What one word of fate states, and what is joined to it; `shared` where the word before it shares its people."""
    find = _counted_fate if trigger.form == "participle" else find_patient
    toll = _own_number(scene, trigger, used) or find(scene, trigger, used)
    if toll is None:
        # "Injuries in the ranks of …"; "the injuries of some are grave" says how, not how many.
        beside = scene.near("in", trigger.last, trigger.last + 2) or scene.mark_before("falls", trigger.first)
        told = trigger.frame == "die" and beside is not None
        return find_losses(scene, trigger) if told else []
    if shared:
        toll = replace(toll, kind="casualties")
    used.update(range(toll.first, toll.last))
    found = find_fellow(scene, toll, trigger, used)
    while more := find_joined(scene, found[-1], used):
        found += more
    return [*found, *find_parts(scene, found[0], used)]


def _hands_over_remains(scene: Scene, trigger: TriggerMention) -> bool:
    """Reads "they exchanged the remains of 9 fighters": what is counted are dead, told by the word for remains."""
    if trigger.type != "release":
        return False
    return any(
        other.form == "participle" and other.casualty == "killed" and not scene.is_joined(other.first)
        for other in scene.triggers
        if trigger.first < other.first <= trigger.last + REMAINS_REACH
    )


def _own_number(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "30 dead", "dozens of wounded", "9 injuries": the word of fate is what the number counts."""
    if trigger.form != "participle" and trigger.frame != "die":
        # "3 massacres" counts no people.
        return None
    for number in scene.numbers:
        noun = number.noun
        if noun is not None and trigger.first <= noun < trigger.last and number.first not in used:
            verb = trigger.form in ("verb", "passive")
            return None if verb else _toll(scene, trigger, number)
    return None


def _counted_fate(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "30 of the dead", "the bodies of 9", an unnumbered "dead and wounded" without the article."""
    before = next((n for n in scene.numbers if n.last == trigger.first and n.kind == "cardinal"), None)
    if before is not None and before.first not in used and before.noun is None:
        return _toll(scene, trigger, before)
    behind = next((n for n in scene.numbers if n.first == trigger.last and n.noun is not None), None)
    if (
        behind is not None
        and behind.first not in used
        and trigger.casualty == "killed"
        and counts_people(scene, behind)
    ):
        # "The bodies of 9 civilians". "Among the dead three women" is a part, told where its role differs (ruling 26).
        toll = _toll(scene, trigger, behind)
        part = scene.language.has_article(scene.tokens[trigger.first])
        return None if part and toll.role not in TOLD_ROLES else toll
    to = scene.mark_at("to_number", trigger.last)
    reached = next((n for n in scene.numbers if to is not None and n.first in (to.first, to.last)), None)
    if reached is not None and reached.first not in used and counts_people(scene, reached):
        # "The dead rose to 45 and the wounded to 300".
        return _toll(scene, trigger, reached)
    return _among_fated(scene, trigger, used) or _unnumbered_fate(scene, trigger, used)


def _among_fated(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "Two of the leaders are among the dead"."""
    among = scene.mark_before("between", trigger.first) or scene.mark_before("among", trigger.first)
    if among is None or not scene.language.has_article(scene.tokens[trigger.first]):
        return None
    for number in reversed(scene.numbers):
        if number.last <= among.first and number.first not in used:
            if among.first - number.last > AMONG_REACH or scene.has_stop(number.last, among.first):
                return None
            if counts_people(scene, number):
                return _toll(scene, trigger, number)
    return None


def _unnumbered_fate(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "Dead and wounded fell": counts only behind a word of falling or finding; "a wounded soldier" does not."""
    token = scene.tokens[trigger.first]
    people = scene.language.people_count(token)
    if people is None or trigger.casualty in ("captured", "displaced"):
        return None
    fall = scene.near("falls", max(0, trigger.first - 4), trigger.first)
    if fall is None and not _heads_line(trigger, people):
        return None
    if scene.language.has_article(token) and not (
        fall is not None and fall.last == trigger.first and people == (1, 1)
    ):
        # "The fall of the dead man" tells of him; "the dead" were told before.
        return None
    subject = next(
        (
            n for n in reversed(scene.numbers)
            if fall is not None and n.last <= fall.first and fall.first - n.last <= SUBJECT_REACH
        ),
        None,
    )  # fmt: skip
    if subject is not None and subject.first not in used and counts_people(scene, subject):
        # "Eighteen people fell as martyrs": the number stands before the verb.
        return _toll(scene, trigger, subject)
    party = party_over(scene, trigger.first, trigger.last)
    return _named(scene, trigger, people, span=(trigger.first, trigger.last), party=party)


def _heads_line(trigger: TriggerMention, people: tuple[int, int | None]) -> bool:
    """Reads the headline "Dead and wounded in a strike": nothing stands before the word."""
    return trigger.first == 0 and people[1] is None


def _toll(scene: Scene, trigger: TriggerMention, number: NumberMention) -> Toll:
    return counted_toll(scene, trigger.casualty, number, at=trigger.first)


def _named(
    scene: Scene,
    trigger: TriggerMention,
    people: tuple[int, int | None],
    *,
    span: tuple[int, int],
    party: PartyMention | None,
) -> Toll:
    return named_toll(scene, trigger.casualty, people, at=trigger.first, span=span, party=party)
