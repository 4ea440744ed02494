"""Reads the numbers of people that a sentence states as killed, wounded, missing, captured or displaced.

Each statement hangs on a trigger word that says what became of the people ("the killing of 4 soldiers",
"30 dead"); totals are read in `totals.py`, two fates of the same people in `shared_fates.py`, and to which claim
a statement belongs is decided in `occurrences.py`.
Source: codebook, "Casualty", rulings 19, 24, 26, 36.
"""

from msgspec.structs import replace

from riwaya.extract.scene import COMMAS, Scene
from riwaya.extract.shared_fates import fates_between, find_fellow, joined_fates, tolls_between
from riwaya.extract.tolls import Toll, counted_noun, counted_toll, counts_people, named_toll, party_over
from riwaya.extract.totals import find_losses, find_nobody, find_total
from riwaya.model.reading import NumberMention, PartyMention, TriggerMention

# The victims follow the word of their fate within this many tokens ("killed, said a source, 4 soldiers").
PATIENT_REACH = 7
# A subject before its verb stands close: "two soldiers were killed".
SUBJECT_REACH = 3
# "3 members of the battalion of the council of the town met their death": the idiom's noun ends a long subject.
IDIOM_REACH = 16
# "Two of the leaders of the movement are among the dead".
AMONG_REACH = 12
# From here on the counted noun is singular ("15 officers"): what is joined to it is counted too.
COUNTED_SINGULAR = 11
# Whose part in a total is told beside it (ruling 26): women and children are civilians as the rest are.
TOLD_ROLES = frozenset({"MIL", "COP", "REB", "PKO", "MED", "MED_H"})


def find_tolls(scene: Scene) -> tuple[Toll, ...]:
    """Finds the casualty statements of one sentence.

    Returns:
        Statements in text order of their numbers; one number is used once.
    """
    found: list[Toll] = []
    used: set[int] = set()
    for nobody in scene.marks("nobody"):
        found += find_nobody(scene, nobody)
        used.update(range(nobody.first, nobody.last + 2))
    pairs, between = joined_fates(scene), fates_between(scene)
    silent = {*pairs, *(at for span in between for at in range(*span))}
    for trigger in scene.triggers:
        if trigger.first in silent or trigger.first in used or _is_attempt(scene, trigger):
            continue
        if trigger.frame == "total":
            found += _of_total(scene, trigger, used)
        elif trigger.casualty:
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
    find = _counted_fate if trigger.form == "participle" else _patient
    toll = _own_number(scene, trigger, used) or find(scene, trigger, used)
    if toll is None:
        # "Injuries in the ranks of …"; "the injuries of some are grave" says how, not how many.
        told = trigger.frame == "die" and scene.near("in", trigger.last, trigger.last + 2) is not None
        return find_losses(scene, trigger) if told else []
    if shared:
        toll = replace(toll, kind="casualties")
    used.update(range(toll.first, toll.last))
    found = find_fellow(scene, toll, trigger, used)
    found += _joined(scene, found[-1], used)
    return [*found, *_parts(scene, found[0], used)]


def _is_attempt(scene: Scene, trigger: TriggerMention) -> bool:
    """Reads "an attempt on the life of", "a plan to kill": nobody was."""
    return scene.mark_before("attempt", trigger.first) is not None


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
        # "The bodies of 9 civilians".
        return _toll(scene, trigger, behind)
    return _among_fated(scene, trigger, used) or _unnumbered_fate(scene, trigger, used)


def _among_fated(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "Two of the leaders are among the dead"."""
    among = scene.mark_before("between", trigger.first) or scene.mark_before("among", trigger.first)
    if among is None or not scene.language.has_article(scene.tokens[trigger.first]):
        return None
    for number in reversed(scene.numbers):
        if number.last <= among.first and number.first not in used:
            near = among.first - number.last <= AMONG_REACH and not scene.has_stop(number.last, among.first)
            return _toll(scene, trigger, number) if near and counts_people(scene, number) else None
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


def _patient(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    is_verb = trigger.form in ("verb", "passive")
    if not is_verb and trigger.frame == "die" and scene.tokens[trigger.last - 1].suffix:
        # "3 workers of the company of the town met their death".
        before = _number_before(scene, trigger, used, IDIOM_REACH)
        if before is not None:
            return _toll(scene, trigger, before)
    after = _number_after(scene, trigger, used)
    if after is not None:
        return _toll(scene, trigger, after)
    before = _number_before(scene, trigger, used, SUBJECT_REACH) if is_verb else None
    if before is not None:
        return _toll(scene, trigger, before)
    return _people_within(scene, trigger) or _people_after(scene, trigger) or _people_before(scene, trigger)


def _people_within(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "the fall of dead", one trigger that holds its people; "the return of the refugees" counts none."""
    at = trigger.last - 1
    people = scene.language.people_count(scene.tokens[at]) if at > trigger.first else None
    if people is None or (people[1] is None and scene.language.has_article(scene.tokens[at])):
        return None
    return _named(scene, trigger, people, span=(at, at + 1), party=party_over(scene, at, at + 1))


def _people_before(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "A demonstrator was killed" with the noun first: an indefinite people noun right before the verb."""
    if trigger.form not in ("verb", "passive") or scene.is_joined(trigger.first):
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - 3), -1):
        token = scene.tokens[at]
        people = scene.language.people_count(token) if token.kind == "word" else None
        if people is not None and not scene.language.has_article(token) and people[1] is not None:
            party = party_over(scene, at, at + 1)
            first = party.first if party else at
            span = (first, max(at + 1, party.last if party else 0))
            return _named(scene, trigger, people, span=span, party=party)
    return None


def _number_after(scene: Scene, trigger: TriggerMention, used: set[int]) -> NumberMention | None:
    for number in scene.numbers:
        # Words in a trigger's gap are its own: "the return of thousands of inhabitants".
        if not trigger.first < number.first < trigger.last + PATIENT_REACH or number.first in used:
            continue
        if _cut_off(scene, trigger, number.first):
            return None
        if counts_people(scene, number) and scene.mark_before("by_agent", number.first) is None:
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
        end = max(number.last, (noun if noun is not None else -1) + 1)
        party = party_over(scene, number.first, end)
        end = max(end, min(party.last, trigger.first) if party else 0)
        if end > trigger.first or number.first in used:
            continue
        if trigger.first - end > reach or scene.has_stop(end, trigger.first):
            return None
        return number if counts_people(scene, number) else None
    return None


def _cut_off(scene: Scene, trigger: TriggerMention, at: int) -> bool:
    """Whether another word of fate, or a stop, stands between the trigger and token `at`."""
    if scene.has_stop(trigger.last, at):
        return True
    return any(trigger.last <= t.first < at and t.casualty and t.form != "participle" for t in scene.triggers)


def _people_after(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """An unnumbered people noun or a named person right behind: "the killing of a soldier"."""
    for at in range(trigger.last, min(trigger.last + 3, len(scene.tokens))):
        token = scene.tokens[at]
        if (
            token.text in COMMAS
            or scene.has_stop(at, at + 1)
            or scene.mark_before("by_agent", at) is not None
        ):
            return None
        party = next((p for p in scene.parties if p.first == at), None)
        if party is not None and party.kind == "person" and party.name:
            return _named(scene, trigger, (1, 1), span=(party.first, party.last), party=party)
        people = _uncounted(scene, at)
        if people is not None and not scene.preposition(at):
            # "Kill their inhabitants" tells of a way of life; "freed the hostages" whom the page knows.
            known = scene.language.has_article(token) or bool(token.suffix) or trigger.frame == "free"
            if people[1] is None and known:
                return None
            if any(n.first <= at < n.last or n.noun == at for n in scene.numbers):
                return None
            last = party.last if party else at + 1
            return _named(scene, trigger, people, span=(at, last), party=party)
    return None


def _uncounted(scene: Scene, at: int) -> tuple[int, int | None] | None:
    """How many people the noun at a token names; None for a word of fate ("the killing and wounding")."""
    if any(t.first == at and t.casualty and t.form != "participle" for t in scene.triggers):
        return None
    return scene.language.people_count(scene.tokens[at])


def _joined(scene: Scene, toll: Toll, used: set[int]) -> list[Toll]:
    """Reads "… 4 soldiers and 3 civilians", "a soldier and a policeman": people joined on behind, of the same fate."""
    at = toll.last
    if at >= len(scene.tokens) or not scene.is_joined(at):
        # A long name may have swallowed the conjunction: "the commander A B and" 4 of his men.
        at -= int(at > toll.first + 1 and scene.language.is_conjunction(scene.tokens[at - 1]))
    if at >= len(scene.tokens) or not (
        scene.is_joined(at) or scene.language.is_conjunction(scene.tokens[at])
    ):
        return []
    # A conjunction glued to a word joins that word; only a bare one joins the number behind it.
    first = (
        at
        if scene.tokens[at].stem != scene.tokens[at].folded or scene.tokens[at].kind == "number"
        else at + 1
    )
    number = next((n for n in scene.numbers if first in (n.first, n.noun) and n.first not in used), None)
    if number is None:
        return _joined_people(scene, toll, first)
    if not counts_people(scene, number) or _fate_of(scene, number):
        return []
    used.update(range(number.first, number.last))
    return [counted_toll(scene, toll.kind, number, at=toll.at)]


def _joined_people(scene: Scene, toll: Toll, at: int) -> list[Toll]:
    """Unnumbered people joined on: one person, or others than those counted before ("… and worshippers")."""
    people = scene.language.people_count(scene.tokens[at]) if at < len(scene.tokens) else None
    party = next((p for p in scene.parties if p.first == at), None)
    if people is None or party is None or any(t.first == at for t in scene.triggers):
        return []
    if people[1] is None and (party.role is None or party.role == toll.role):
        return []
    counted = toll.min is None or toll.min >= COUNTED_SINGULAR or scene.tokens[at].suffix
    if people[1] is not None and (counted or scene.language.has_article(scene.tokens[at])):
        return []
    span = (at, party.last)
    return [named_toll(scene, toll.kind, people, at=toll.at, span=span, party=party)]


def _parts(scene: Scene, toll: Toll, used: set[int]) -> list[Toll]:
    """Reads "10 dead, among them 6 soldiers": a part whose role differs is told beside the total (ruling 26)."""
    among = scene.near("among", toll.last, toll.last + 2)
    if among is None:
        return []
    number = next((n for n in scene.numbers if n.first == among.last and n.first not in used), None)
    if number is None or not counts_people(scene, number):
        return []
    part = counted_toll(scene, toll.kind, number, at=toll.at)
    if part.role not in TOLD_ROLES or part.role == toll.role:
        return []
    used.update(range(part.first, part.last))
    return [part, *_joined(scene, part, used)]


def _fate_of(scene: Scene, number: NumberMention) -> bool:
    """Whether the number counts a noun that names a fate itself ("and 12 wounded")."""
    ends = {number.last, (number.noun if number.noun is not None else -2)}
    return any(t.casualty and t.first in ends for t in scene.triggers)


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
