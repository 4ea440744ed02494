"""Reads two fates told of the same people: "killed and wounded 15", "dozens of dead and wounded".

One exact number of both is `casualties`: dead or wounded, not said which. A vague one holds for each of the two.
Source: codebook, "Casualty".
"""

from msgspec.structs import replace

from riwaya.extract.scene import Scene
from riwaya.extract.tolls import Toll, counted_toll, counts_people, named_toll, party_over
from riwaya.model.reading import NumberMention, TriggerMention

FATES = frozenset({"killed", "wounded"})
# "15 people fell, between dead and wounded": the number stands this close before.
BEFORE_REACH = 6
# "33 thousand victims, in addition to the wounding of some 75".
WOUNDED_REACH = 8
# "Dozens of innocent dead and wounded": an adjective at most stands between.
FELLOW_REACH = 1


def joined_fates(scene: Scene) -> dict[int, int]:
    """Finds "the killing and wounding of", "killed or wounded": two words of fate before the same people.

    Args:
        scene: The sentence.

    Returns:
        Token of the first word -> token of the second, which states the number.
    """
    words = [t for t in scene.triggers if t.casualty in FATES and t.form != "participle"]
    return {
        one.first: other.first
        for one, other in zip(words, words[1:], strict=False)
        if one.casualty != other.casualty and _is_verb(one) == _is_verb(other) and _is_next(scene, one, other)
    }


def fates_between(scene: Scene) -> list[tuple[int, int]]:
    """Finds "between dead and wounded", in either order.

    Args:
        scene: The sentence.

    Returns:
        Token ranges of the two words in text order.
    """
    return [
        (trigger.first, fellow.last)
        for trigger in scene.triggers
        if trigger.form == "participle"
        and scene.mark_before("between", trigger.first) is not None
        and not scene.language.has_article(scene.tokens[trigger.first])
        and (fellow := fellow_of(scene, trigger)) is not None
    ]


def tolls_between(
    scene: Scene, tolls: list[Toll], between: list[tuple[int, int]], used: set[int]
) -> list[Toll]:
    """Makes "15 people fell, between dead and wounded" one statement of both.

    Args:
        scene: The sentence.
        tolls: What its other words state; the one right before such words is of both fates.
        between: Token ranges of the words.
        used: Tokens of numbers that state something already.

    Returns:
        All statements; where nobody is counted before the words, one of two or more.
    """
    for first, last in between:
        near = [toll for toll in tolls if first - BEFORE_REACH <= toll.last <= first]
        if near:
            tolls = [replace(t, kind="casualties") if t is near[-1] else t for t in tolls]
            continue
        number = next((n for n in reversed(scene.numbers) if _counts_before(scene, n, first, used)), None)
        if number is not None:
            tolls = [*tolls, counted_toll(scene, "casualties", number, at=first)]
            continue
        some = named_toll(scene, "casualties", (2, None), at=first, span=(first, last), party=None)
        tolls = [*tolls, some]
    return tolls


def beside_wounded(scene: Scene, tolls: list[Toll]) -> list[Toll]:
    """Makes the victims counted beside the wounded the dead: "33 victims fell, in addition to the wounding of 75".

    Args:
        scene: The sentence.
        tolls: What its words state.

    Returns:
        The statements; a number of victims is of the killed where one of wounded follows in the same breath.
    """
    wounded = [toll for toll in tolls if toll.kind == "wounded"]
    return [
        replace(toll, kind="killed")
        if toll.kind == "casualties" and _is_told_before(scene, toll, wounded)
        else toll
        for toll in tolls
    ]


def _is_told_before(scene: Scene, toll: Toll, wounded: list[Toll]) -> bool:
    victims = any(t.first == toll.at and t.casualty == "casualties" for t in scene.triggers)
    near = (w for w in wounded if toll.last <= w.first <= toll.last + WOUNDED_REACH)
    return victims and toll.min == toll.max and any(not scene.has_stop(toll.last, w.first) for w in near)


def _counts_before(scene: Scene, number: NumberMention, at: int, used: set[int]) -> bool:
    near = at - BEFORE_REACH <= number.last <= at and number.first not in used
    return near and counts_people(scene, number)


def find_fellow(scene: Scene, toll: Toll, trigger: TriggerMention, used: set[int]) -> list[Toll]:
    """Gives a toll together with what "… and the wounded" behind it adds.

    Args:
        scene: The sentence.
        toll: What the first word of fate states.
        trigger: That word.
        used: Tokens of numbers that state something already; the second word's are added.

    Returns:
        The toll alone; it and the same of the second fate; or one of both, where the number is exact.
    """
    fellow = fellow_of(scene, trigger)
    if fellow is None:
        return [toll]
    used.update(range(fellow.first, fellow.last))
    own = scene.language.people_count(scene.tokens[fellow.first])
    if own is not None and own[1] is not None and not _is_counted(scene, toll):
        # "One dead and two wounded": each word counts its own.
        span = (fellow.first, fellow.last)
        party = party_over(scene, *span)
        return [toll, named_toll(scene, fellow.casualty, own, at=fellow.first, span=span, party=party)]
    if toll.min == toll.max and toll.kind != "casualties":
        return [replace(toll, kind="casualties")]
    if toll.kind == "casualties":
        # "Victims and wounded": beside the wounded, victims are the dead.
        toll = replace(toll, kind="killed")
    span, people = (fellow.first, fellow.last), (toll.min, toll.max)
    party = party_over(scene, fellow.first, fellow.last)
    second = named_toll(scene, fellow.casualty, people, at=fellow.first, span=span, party=party)
    if party is not None and party.role is not None and (toll.party is None or toll.party.role is None):
        # "Dead and wounded of the gunmen": who they are stands behind the second word.
        toll = replace(toll, party=party)
    return [toll, replace(second, party=party or toll.party)]


def _is_counted(scene: Scene, toll: Toll) -> bool:
    within = (number for number in scene.numbers if toll.first <= number.first < toll.last)
    return any(number.noun != number.first for number in within)


def fellow_of(scene: Scene, trigger: TriggerMention) -> TriggerMention | None:
    """Finds the noun of people of the other fate that is joined on right behind.

    Args:
        scene: The sentence.
        trigger: A noun of people of one fate.

    Returns:
        The other noun; None where none is joined on.
    """
    for other in scene.triggers:
        near = trigger.last <= other.first <= trigger.last + FELLOW_REACH
        fates = {trigger.casualty.replace("casualties", "killed"), other.casualty}
        if near and other.form == "participle" and fates == FATES:
            return other if scene.is_joined(other.first) else None
    return None


def _is_next(scene: Scene, one: TriggerMention, other: TriggerMention) -> bool:
    told = any(mention.last == one.first for mention in (*scene.parties, *scene.numbers))
    if _is_verb(one) and told:
        # "Two were killed and ten wounded": the first verb has its own people before it.
        return False
    if other.first == one.last:
        return scene.is_joined(other.first)
    between = other.first - one.last == 1
    return between and scene.language.is_conjunction(scene.tokens[one.last])


def _is_verb(trigger: TriggerMention) -> bool:
    return trigger.form in ("verb", "passive")
