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
from riwaya.extract.shared_fates import (
    beside_wounded,
    fates_between,
    fellow_of,
    find_fellow,
    joined_fates,
    tolls_between,
)
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
# "Dead and wounded in the ranks of": the second word of fate stands between.
RANKS_REACH = 3
# "There is no news so far of dead or of wounded".
NEWS_REACH = 8
# "A hundred gunmen, so the officer, are still in the hands of".
HELD_REACH = 4


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
    found = beside_wounded(scene, tolls_between(scene, found, between, used))
    found = [_of_ranks(scene, toll) for toll in found]
    return tuple(sorted(found, key=lambda toll: (toll.first, toll.last)))


def _of_ranks(scene: Scene, toll: Toll) -> Toll:
    """Reads "9 injuries in the ranks of the army": who they were stands behind the number."""
    ranks = scene.near("ranks", toll.last, toll.last + RANKS_REACH)
    if ranks is None or toll.role is not None or scene.has_stop(toll.last, ranks.first):
        return toll
    party = next(iter(scene.parties_in(ranks.last, ranks.last + 2)), None)
    return toll if party is None or party.role is None else replace(toll, party=party)


def _of_total(scene: Scene, trigger: TriggerMention, used: set[int]) -> list[Toll]:
    """What a total states, and "… and wounded" joined to it."""
    found = find_total(scene, trigger, used)
    if not found:
        return []
    return find_fellow(scene, found[0], trigger, used)


def _of_fate(scene: Scene, trigger: TriggerMention, used: set[int], *, shared: bool) -> list[Toll]:
    """What one word of fate states, and what is joined to it; `shared` where the word before it shares its people."""
    find = _counted_fate if trigger.form == "participle" else find_patient
    if _is_unknown(scene, trigger) or _tells_how(scene, trigger):
        return []
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


def _is_unknown(scene: Scene, trigger: TriggerMention) -> bool:
    """Reads "there is no news of dead or wounded": what nobody knows counts nobody."""
    news = scene.near("no_news", max(0, trigger.first - NEWS_REACH), trigger.first)
    return news is not None and not (
        scene.has_stop(news.last, trigger.first) or scene.has_comma(news.last, trigger.first)
    )


def _tells_how(scene: Scene, trigger: TriggerMention) -> bool:
    """Reads "three were hurt, the injury of one is grave": how somebody is, of whom the words before told."""
    named = trigger.form == "noun" and bool(scene.tokens[trigger.last - 1].suffix)
    return named and scene.mark_at("severity", trigger.last) is not None


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
        and not scene.is_joined(behind.first)
    ):
        # "The bodies of 9 civilians". "Among the dead three women" is a part, told where its role differs (ruling 26).
        toll = _toll(scene, trigger, behind)
        part = scene.language.has_article(scene.tokens[trigger.first])
        return None if part and toll.role not in TOLD_ROLES else toll
    bare = next((n for n in scene.numbers if n.first == trigger.last and n.noun is None), None)
    total = any(other.frame == "total" and other.last <= trigger.first for other in scene.triggers)
    if bare is not None and total and bare.first not in used and counts_people(scene, bare):
        # "The number of the dead reached 45 and of the wounded 120".
        return _toll(scene, trigger, bare)
    to = scene.mark_at("to_number", trigger.last)
    reached = next((n for n in scene.numbers if to is not None and n.first in (to.first, to.last)), None)
    if reached is not None and reached.first not in used and counts_people(scene, reached):
        # "The dead rose to 45 and the wounded to 300".
        return _toll(scene, trigger, reached)
    held = _held(scene, trigger, used)
    if held is not None:
        return held
    return _among_fated(scene, trigger, used) or _unnumbered_fate(scene, trigger, used)


def _held(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "a hundred gunmen are in the hands of", "ten people are under the rubble": the state follows its people."""
    if scene.mark_at("in", trigger.first) is None and scene.language.people_count(
        scene.tokens[trigger.first]
    ):
        return None
    for number in reversed(scene.numbers):
        last = counted_toll(scene, trigger.casualty, number, at=trigger.first).last
        if last > trigger.first or number.first in used or not counts_people(scene, number):
            continue
        apart = scene.has_stop(last, trigger.first) or scene.has_comma(last, trigger.first)
        return None if apart or trigger.first - last > HELD_REACH else _toll(scene, trigger, number)
    return None


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
    if any(number.noun == trigger.first for number in scene.numbers):
        return None  # "The toll of the victims rose to 50 dead": they were counted with the total.
    fall = scene.near("falls", max(0, trigger.first - 4), trigger.first)
    if fall is None and not _heads_line(scene, trigger, people):
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


def _heads_line(scene: Scene, trigger: TriggerMention, people: tuple[int, int | None]) -> bool:
    """Reads the headline "Dead and wounded in a strike", "One dead and two hurt": nothing stands before the word."""
    counted = any(n.first == trigger.last and scene.is_joined(n.first) for n in scene.numbers)
    told = people[1] is None or counted or fellow_of(scene, trigger) is not None
    return trigger.first == 0 and told


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
