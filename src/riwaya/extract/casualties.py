"""Reads the numbers of people that a sentence states as killed, wounded, missing, captured or displaced.

Each statement hangs on a trigger word that says what became of the people ("the killing of 4 soldiers",
"30 dead"); to which claim it belongs is decided in `occurrences.py`.
Source: codebook, "Casualty", rulings 19, 24, 26, 36.
"""

from typing import cast

from msgspec import Struct

from riwaya.extract.scene import COMMAS, Scene
from riwaya.model.codebook import CasualtyKind, Role
from riwaya.model.reading import NumberMention, PartyMention, TriggerMention

# The victims follow the word of their fate within this many tokens ("killed, said a source, 4 soldiers").
PATIENT_REACH = 7
# A subject before its verb stands close: "two soldiers were killed".
SUBJECT_REACH = 3
# "The toll of the dead of the strike that hit the town rose to 5": the number may stand far behind.
TOTAL_REACH = 22
# Without "to" or "reached" a number belongs to the total only right behind it.
NEAR_TOTAL = 4
# "Losses in the ranks of the army": who had them stands this close behind. No figure changes from 3 to 8 tokens.
LOSS_REACH = 5


class Toll(Struct, frozen=True, kw_only=True):
    """One statement of how many; `first`/`last` are its tokens, `at` the token of the word of fate."""

    kind: CasualtyKind
    min: int | None
    max: int | None
    approx: bool
    at: int
    first: int
    last: int
    start: int
    end: int
    party: PartyMention | None

    @property
    def country(self) -> str | None:
        """Country of the victims, where the phrase tells it."""
        return self.party.country if self.party else None

    @property
    def role(self) -> Role | None:
        """Role of the victims, where the phrase tells it."""
        return self.party.role if self.party else None


def find_tolls(scene: Scene) -> tuple[Toll, ...]:
    """Finds the casualty statements of one sentence.

    Returns:
        Statements in text order of their numbers; one number is used once.
    """
    found: list[Toll] = []
    used: set[int] = set()
    for nobody in scene.marks("nobody"):
        found += _nobody(scene, nobody.first, nobody.last)
        used.update(range(nobody.first, nobody.last + 2))
    for trigger in scene.triggers:
        if trigger.frame == "total":
            found += _totals(scene, trigger, used)
            continue
        if not trigger.casualty or trigger.first in used:
            continue
        toll = (
            _counted_fate(scene, trigger, used)
            if trigger.form == "participle"
            else _patient(scene, trigger, used)
        )
        if toll is not None:
            used.update(range(toll.first, toll.last))
            found.append(toll)
            found += _joined(scene, toll, used)
        elif trigger.frame == "die" and scene.near("in", trigger.last, trigger.last + 2) is not None:
            # "Injuries in the ranks of …"; "the injuries of some are grave" says how, not how many.
            found += _losses(scene, trigger)
    return tuple(sorted(found, key=lambda toll: (toll.first, toll.last)))


def _nobody(scene: Scene, first: int, last: int) -> list[Toll]:
    """Reads "No casualties": zero, of the kind that the words name."""
    fate = next((t for t in scene.triggers if first <= t.first < last + 3 and t.casualty), None)
    kind = cast(CasualtyKind, fate.casualty) if fate else "casualties"
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    return [
        Toll(
            kind=kind,
            min=0,
            max=0,
            approx=False,
            at=first,
            first=first,
            last=last,
            start=start,
            end=end,
            party=None,
        )
    ]


def _counted_fate(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "30 dead", "dozens of wounded", an unnumbered "dead and wounded" without the article."""
    for number in scene.numbers:
        if (
            number.noun is not None
            and trigger.first <= number.noun < trigger.last
            and number.first not in used
        ):
            return _toll(scene, trigger, number)
    before = next((n for n in scene.numbers if n.last == trigger.first and n.kind == "cardinal"), None)
    if before is not None and before.first not in used and before.noun is None:
        return _toll(scene, trigger, before)
    behind = next((n for n in scene.numbers if n.first == trigger.last and n.noun is not None), None)
    if (
        behind is not None
        and behind.first not in used
        and trigger.casualty == "killed"
        and _counts_people(scene, behind)
    ):
        # "The bodies of 9 civilians".
        return _toll(scene, trigger, behind)
    return _unnumbered_fate(scene, trigger, used)


def _is_part(scene: Scene, number: NumberMention) -> bool:
    """Reads "Among the dead three women", "not 12 dead": a subset (ruling 26) or a figure that is turned down."""
    before = range(max(0, number.first - 2), number.first)
    if any(scene.mark_at("negator", at) is not None for at in before):
        return True
    near = range(max(0, number.first - 3), number.first)
    return any(
        scene.mark_at("among", at) is not None or scene.mark_at("between", at) is not None for at in near
    ) and any(
        t.form == "participle" and t.first in near and scene.language.has_article(scene.tokens[t.first])
        for t in scene.triggers
    )


def _unnumbered_fate(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    """Reads "Dead and wounded fell": counts only behind a word of falling or finding; "a wounded soldier" does not."""
    token = scene.tokens[trigger.first]
    people = scene.language.people_count(token)
    if people is None or scene.language.has_article(token) or trigger.casualty in ("captured", "displaced"):
        return None
    fall = scene.near("falls", max(0, trigger.first - 4), trigger.first)
    if fall is None:
        return None
    subject = next(
        (n for n in reversed(scene.numbers) if n.last <= fall.first and fall.first - n.last <= SUBJECT_REACH),
        None,
    )
    if subject is not None and subject.first not in used and _counts_people(scene, subject):
        # "Eighteen people fell as martyrs": the number stands before the verb.
        return _toll(scene, trigger, subject)
    low, high = people
    party = _party_over(scene, trigger.first, trigger.last)
    return _unnumbered(scene, trigger, (low, high), at=(trigger.first, trigger.last), party=party)


def _totals(scene: Scene, trigger: TriggerMention, used: set[int]) -> list[Toll]:
    """Reads "The toll of the dead rose to 163": the kind named in the phrase, the number behind "to"."""
    kinds = [
        t for t in scene.triggers if t.form == "participle" and trigger.first <= t.first < trigger.last + 5
    ]
    named = kinds[0].casualty if kinds and kinds[0].casualty else ""
    # "The toll" alone counts the dead; "the toll of the victims" is of those whom the number is said to be of.
    kind = cast(CasualtyKind, named or trigger.casualty.replace("casualties", "") or "killed")
    to = scene.near("to_number", max(0, trigger.first - 2), trigger.last + TOTAL_REACH)
    first = to.last if to is not None and to.first >= trigger.first else trigger.last
    for number in scene.numbers:
        if not first <= number.first < trigger.last + TOTAL_REACH or number.first in used:
            continue
        if number.kind != "cardinal" or any(t.first <= number.first < t.last for t in scene.times):
            continue
        if number.noun is not None and scene.language.is_thing(scene.tokens[number.noun]):
            continue
        if _is_part(scene, number) or (to is None and number.first - trigger.last > NEAR_TOTAL):
            continue
        own = [t for t in scene.triggers if t.form == "participle" and t.casualty and number.noun == t.first]
        used.update(range(number.first, number.last))
        return [
            _from_number(scene, cast(CasualtyKind, own[0].casualty) if own else kind, trigger.first, number)
        ]
    return _losses(scene, trigger)


def _losses(scene: Scene, trigger: TriggerMention) -> list[Toll]:
    """Reads "heavy losses", "victims fell", "injuries occurred": several, no number told (ruling 19)."""
    told = (
        trigger.form == "noun" and trigger.casualty and scene.language.is_many(scene.tokens[trigger.last - 1])
    )
    if not told or scene.language.has_article(scene.tokens[trigger.first]):
        return []
    party = next((p for p in scene.parties if trigger.last <= p.first <= trigger.last + LOSS_REACH), None)
    return [_unnumbered(scene, trigger, (2, None), at=(trigger.first, trigger.last), party=party)]


def _patient(scene: Scene, trigger: TriggerMention, used: set[int]) -> Toll | None:
    after = _number_after(scene, trigger, used)
    if after is not None:
        return _toll(scene, trigger, after)
    if trigger.form in ("verb", "passive"):
        before = _number_before(scene, trigger, used)
        if before is not None:
            return _toll(scene, trigger, before)
    return _people_after(scene, trigger) or _people_before(scene, trigger)


def _people_before(scene: Scene, trigger: TriggerMention) -> Toll | None:
    """Reads "A demonstrator was killed" with the noun first: an indefinite people noun right before the verb."""
    if trigger.form not in ("verb", "passive") or scene.is_joined(trigger.first):
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - 3), -1):
        token = scene.tokens[at]
        people = scene.language.people_count(token) if token.kind == "word" else None
        if people is not None and not scene.language.has_article(token) and people[1] is not None:
            party = _party_over(scene, at, at + 1)
            first = party.first if party else at
            return _unnumbered(
                scene, trigger, people, at=(first, max(at + 1, party.last if party else 0)), party=party
            )
    return None


def _number_after(scene: Scene, trigger: TriggerMention, used: set[int]) -> NumberMention | None:
    for number in scene.numbers:
        if not trigger.last <= number.first < trigger.last + PATIENT_REACH or number.first in used:
            continue
        if _cut_off(scene, trigger, number.first):
            return None
        if _counts_people(scene, number) and scene.mark_before("by_agent", number.first) is None:
            return number
    return None


def _number_before(scene: Scene, trigger: TriggerMention, used: set[int]) -> NumberMention | None:
    for number in reversed(scene.numbers):
        end = max(number.last, (number.noun if number.noun is not None else -1) + 1)
        party = _party_over(scene, number.first, end)
        end = max(end, party.last if party else 0)
        if end > trigger.first or number.first in used:
            continue
        if trigger.first - end > SUBJECT_REACH or scene.has_stop(end, trigger.first):
            return None
        return number if _counts_people(scene, number) else None
    return None


def _cut_off(scene: Scene, trigger: TriggerMention, at: int) -> bool:
    """Whether another word of fate, or a stop, stands between the trigger and token `at`."""
    if scene.has_stop(trigger.last, at):
        return True
    return any(trigger.last <= t.first < at and t.casualty and t.form != "participle" for t in scene.triggers)


def _counts_people(scene: Scene, number: NumberMention) -> bool:
    """A number of people: of a people noun or a party, or bare before one; not a date, percent or rank."""
    if number.kind != "cardinal" or any(t.first <= number.first < t.last for t in scene.times):
        return False
    if number.noun is None:
        return number.counted is None
    if scene.language.people_count(scene.tokens[number.noun]) is not None:
        return True
    if scene.language.is_thing(scene.tokens[number.noun]):
        return False
    return _party_over(scene, number.first, number.noun + 1) is not None


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
            return _unnumbered(scene, trigger, (1, 1), at=(party.first, party.last), party=party)
        people = scene.language.people_count(token)
        if people is not None and not scene.preposition(at):
            if people[1] is None and (scene.language.has_article(token) or trigger.frame == "free"):
                return None
            if any(n.first <= at < n.last or n.noun == at for n in scene.numbers):
                return None
            last = party.last if party else at + 1
            return _unnumbered(scene, trigger, people, at=(at, last), party=party)
    return None


def _joined(scene: Scene, toll: Toll, used: set[int]) -> list[Toll]:
    """Reads "… 4 soldiers and 3 civilians": a further number joined on behind, of the same fate."""
    at = toll.last
    if (
        at >= len(scene.tokens)
        or not scene.is_joined(at)
        and not scene.language.is_conjunction(scene.tokens[at])
    ):
        return []
    # A conjunction glued to a word joins that word; only a bare one joins the number behind it.
    first = (
        at
        if scene.tokens[at].stem != scene.tokens[at].folded or scene.tokens[at].kind == "number"
        else at + 1
    )
    number = next((n for n in scene.numbers if n.first == first and n.first not in used), None)
    if number is None or not _counts_people(scene, number) or _fate_of(scene, number):
        return []
    used.update(range(number.first, number.last))
    return [_from_number(scene, toll.kind, toll.at, number)]


def _fate_of(scene: Scene, number: NumberMention) -> bool:
    """Whether the number counts a noun that names a fate itself ("and 12 wounded")."""
    ends = {number.last, (number.noun if number.noun is not None else -2)}
    return any(t.casualty and t.first in ends for t in scene.triggers)


def _toll(scene: Scene, trigger: TriggerMention, number: NumberMention) -> Toll:
    return _from_number(scene, cast(CasualtyKind, trigger.casualty), trigger.first, number)


def _from_number(scene: Scene, kind: CasualtyKind, at: int, number: NumberMention) -> Toll:
    last = max(number.last, (number.noun if number.noun is not None else -1) + 1)
    party = _party_over(scene, number.first, last)
    first = min(number.first, party.first) if party else number.first
    last = max(last, party.last) if party else last
    start = scene.tokens[first].core if first == number.first else scene.tokens[first].start
    start = party.start if party and party.first <= number.first else start
    return Toll(
        kind=kind, min=_whole(number.min), max=_whole(number.max), approx=number.approx, at=at, first=first,
        last=last, start=start, end=scene.tokens[last - 1].end, party=party,
    )  # fmt: skip


def _unnumbered(
    scene: Scene,
    trigger: TriggerMention,
    people: tuple[int, int | None],
    *,
    at: tuple[int, int],
    party: PartyMention | None,
) -> Toll:
    (low, high), (first, last) = people, at
    start = party.start if party and party.first == first else scene.tokens[first].core
    return Toll(
        kind=cast(CasualtyKind, trigger.casualty), min=low, max=high, approx=False, at=trigger.first, first=first,
        last=last, start=start, end=scene.tokens[last - 1].end, party=party,
    )  # fmt: skip


def _party_over(scene: Scene, first: int, last: int) -> PartyMention | None:
    """The party that shares tokens with [first, last) or begins right behind it."""
    for party in scene.parties:
        if party.first < last and party.last > first:
            return party
    return None


def _whole(value: float | int | None) -> int | None:
    return None if value is None else int(value)
