"""One statement of how many people were killed, wounded, missing, captured or displaced, and how it is made.

What states it is found in `casualties` and `totals`; to which claim it belongs is decided in `occurrences`.
Source: codebook, "Casualty".
"""

from typing import cast

from msgspec import Struct

from riwaya.extract.scene import Scene
from riwaya.model.codebook import CasualtyKind, Role
from riwaya.model.reading import NumberMention, PartyMention, TriggerMention

# A stated range, inclusive; None for an open end.
Range = tuple[int | None, int | None]


class Toll(Struct, frozen=True, kw_only=True):
    """One statement of how many; `first`/`last` are its tokens, `at` the token of the word of fate.

    Attributes:
        points_back: True where a pronoun stands for the one person: the claim's target says who it is.
    """

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
    points_back: bool = False

    @property
    def country(self) -> str | None:
        """Country of the victims, where the phrase tells it."""
        return self.party.country if self.party else None

    @property
    def role(self) -> Role | None:
        """Role of the victims, where the phrase tells it."""
        return self.party.role if self.party else None


def counted_toll(scene: Scene, kind: str, number: NumberMention, *, at: int) -> Toll:
    """Makes the statement of a number and the people that it counts.

    Args:
        scene: The sentence.
        kind: What became of them: a kind of casualty.
        number: The number; its phrase is widened to the party that it counts.
        at: Token of the word of fate.

    Returns:
        The statement, with the range of the number.
    """
    last = max(number.last, noun_end(scene, number))
    party = party_over(scene, number.first, last) or _foremost(scene, number)
    first = min(number.first, party.first) if party else number.first
    last = _without_conjunction(scene, first, max(last, party.last) if party else last)
    start = scene.tokens[first].core if first == number.first else scene.tokens[first].start
    start = party.start if party and party.first <= number.first else start
    return Toll(
        kind=cast(CasualtyKind, kind), min=_whole(number.min), max=_whole(number.max), approx=number.approx, at=at,
        first=first, last=last, start=start, end=scene.tokens[last - 1].end, party=party,
    )  # fmt: skip


def named_toll(
    scene: Scene,
    kind: str,
    people: Range,
    *,
    at: int,
    span: tuple[int, int],
    party: PartyMention | None,
    points_back: bool = False,
) -> Toll:
    """Makes the statement of people whom a noun counts by its own number: a soldier, soldiers.

    Args:
        scene: The sentence.
        kind: What became of them: a kind of casualty.
        people: How many.
        at: Token of the word of fate.
        span: First token of the phrase, and the one behind its last.
        party: Who they are, where a phrase says so.
        points_back: Whether a pronoun stands for them.

    Returns:
        The statement.
    """
    (low, high), (first, last) = people, span
    last = _without_conjunction(scene, first, last)
    start = party.start if party and party.first == first else scene.tokens[first].core
    return Toll(
        kind=cast(CasualtyKind, kind), min=low, max=high, approx=False, at=at, first=first, last=last, start=start,
        end=scene.tokens[last - 1].end, party=party, points_back=points_back,
    )  # fmt: skip


def _without_conjunction(scene: Scene, first: int, last: int) -> int:
    """A long phrase may have swallowed the conjunction behind it: "the commander A B and" 4 of his men."""
    swallowed = last - 1 > first and len(scene.tokens[last - 1].text) == 1
    return last - int(swallowed and scene.language.is_conjunction(scene.tokens[last - 1]))


def counts_people(scene: Scene, number: NumberMention) -> bool:
    """Tells whether a number counts people: it stands bare, before a people noun or a party; no date, no rank."""
    if number.kind != "cardinal" or any(t.first <= number.first < t.last for t in scene.times):
        return False
    noun = counted_noun(scene, number)
    if noun is None:
        return (number.counted is None or number.noun is not None) and not _is_label(scene, number)
    if scene.language.people_count(scene.tokens[noun]) is not None:
        return True
    if scene.language.is_thing(scene.tokens[noun]):
        return False
    if noun > number.last and scene.mark_at("superlative", noun) is not None:
        # "Killed 6 of his foremost leaders": what stands behind the superlative is counted.
        behind = scene.tokens[noun + 1 : noun + 2]
        if behind and behind[0].suffix and not scene.language.is_thing(behind[0]):
            return True
    party = party_over(scene, number.first, noun + 1)
    if party is not None and party.kind is None and party.noun == "object":
        return False  # "Some of the military infrastructure".
    return party is not None or _foremost(scene, number) is not None


def _is_label(scene: Scene, number: NumberMention) -> bool:
    """Reads "the days 7 and 8", "3 billion pounds": a thing stands right before a bare number, or right behind."""
    beside = (number.first - 1, number.last)
    return any(scene.language.is_thing(scene.tokens[at]) for at in beside if 0 <= at < len(scene.tokens))


def _foremost(scene: Scene, number: NumberMention) -> PartyMention | None:
    """Reads "6 of the foremost leaders of A": an unknown word stands between the number and the party."""
    noun = counted_noun(scene, number)
    if noun is None or scene.language.people_count(scene.tokens[noun]) is not None:
        return None
    party = next((p for p in scene.parties if p.first == noun + 1), None)
    return party if party is not None and party.role is not None else None


def is_attempt(scene: Scene, trigger: TriggerMention) -> bool:
    """Tells whether a word of fate names what was tried or planned: "an attempt on the life of", "a plan to kill"."""
    return scene.mark_before("attempt", trigger.first) is not None


def counted_noun(scene: Scene, number: NumberMention) -> int | None:
    """Token of the noun that a number counts; None where it counts none, as before a verb ("900 died")."""
    verbs = (t for t in scene.triggers if t.form in ("verb", "passive"))
    return None if any(t.first == number.noun for t in verbs) else number.noun


def noun_end(scene: Scene, number: NumberMention) -> int:
    """The token behind the noun that a number counts, 0 where it counts none."""
    noun = counted_noun(scene, number)
    return 0 if noun is None else noun + 1


def party_over(scene: Scene, first: int, last: int) -> PartyMention | None:
    """The first party that shares tokens with [first, last)."""
    return next((p for p in scene.parties if p.first < last and p.last > first), None)


def _whole(value: float | int | None) -> int | None:
    return None if value is None else int(value)
