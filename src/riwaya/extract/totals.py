"""Reads totals ("the toll of the dead rose to 163"), losses without a number, and that nobody was hurt.

Source: codebook, "Casualty", rulings 19, 24, 26.
"""

from riwaya.extract.scene import Scene
from riwaya.extract.tolls import Toll, counted_noun, counted_toll, named_toll
from riwaya.model.reading import MarkerMention, NumberMention, TriggerMention

# "The toll of the dead of the strike that hit the town rose to 5": the number may stand far behind.
TOTAL_REACH = 22
# Without "to" or "reached" a number belongs to the total only right behind it.
NEAR_TOTAL = 4
# "Losses in the ranks of the army": who had them stands this close behind. No figure changes from 3 to 8 tokens.
LOSS_REACH = 5
# "Without telling of losses".
DENIED_REACH = 4
# "Did not lead to the fall of any dead", "the attack did not, so the police, lead to injuries": the word of fate
# stands this close behind the negation.
NOBODY_REACH = 6
# "The toll of the dead": the kind is named within this many tokens of the total.
KIND_REACH = 5


def find_nobody(scene: Scene, nobody: MarkerMention) -> list[Toll]:
    """Reads "No casualties", "nobody was hurt or killed": zero, of each kind that the words name.

    Args:
        scene: The sentence.
        nobody: The negation; its value is the kind that its verb names.

    Returns:
        One statement of zero a kind.
    """
    first, last = nobody.first, nobody.last
    kinds = {nobody.value: first} if nobody.value else {}
    kinds |= {
        t.casualty: t.first
        for t in scene.triggers
        if first <= t.first < last + NOBODY_REACH and t.casualty and not _is_apart(scene, last, t.first)
    }
    kinds, span = kinds or {"casualties": first}, (first, last)
    return [named_toll(scene, kind, (0, 0), at=at, span=span, party=None) for kind, at in kinds.items()]


def _is_apart(scene: Scene, first: int, last: int) -> bool:
    return scene.has_stop(first, last) or scene.has_comma(first, last)


def find_total(scene: Scene, trigger: TriggerMention, used: set[int]) -> list[Toll]:
    """Reads "The toll of the dead rose to 163": the kind named in the phrase, the number behind "to".

    Args:
        scene: The sentence.
        trigger: The word of the total.
        used: Tokens of numbers that state something already; the number found is added.

    Returns:
        The statement; the losses that the word tells of without a number; nothing.
    """
    number = _number_of(scene, trigger, used)
    if number is None:
        return find_losses(scene, trigger)
    used.update(range(number.first, number.last))
    fates = [t for t in scene.triggers if t.form in ("participle", "noun") and t.casualty]
    own = [t for t in fates if number.noun == t.first]
    kind = own[0].casualty if own else _kind(scene, trigger, number)
    return [counted_toll(scene, kind, number, at=trigger.first)]


def find_losses(scene: Scene, trigger: TriggerMention) -> list[Toll]:
    """Reads "heavy losses", "victims fell", "injuries occurred": several, no number told (ruling 19).

    Args:
        scene: The sentence.
        trigger: The word of loss.

    Returns:
        One statement of two or more; nothing where the word is definite or tells of one.
    """
    told = (
        trigger.form == "noun"
        and trigger.casualty
        and any(scene.language.is_many(scene.tokens[at]) for at in (trigger.first, trigger.last - 1))
    )
    first = scene.tokens[trigger.first]
    if not told or scene.language.has_article(first) or first.suffix:
        return []
    if scene.near("negator", max(0, trigger.first - DENIED_REACH), trigger.first) is not None:
        return []
    near = (p for p in scene.parties if trigger.last <= p.first <= trigger.last + LOSS_REACH)
    party = next((p for p in near if not scene.has_comma(trigger.last, p.first)), None)
    span = (trigger.first, trigger.last)
    return [named_toll(scene, trigger.casualty, (2, None), at=trigger.first, span=span, party=party)]


def _kind(scene: Scene, trigger: TriggerMention, number: NumberMention) -> str:
    """The kind: of "the toll" alone and of "whose victims were" the dead; "the toll of the victims" leaves it open."""
    if trigger.form == "participle" and scene.tokens[trigger.first].suffix:
        return "killed"
    kinds = [
        t.casualty
        for t in scene.triggers
        if t.form == "participle" and trigger.first <= t.first < min(trigger.last + KIND_REACH, number.first)
    ]
    named = kinds[0] if kinds else ""
    return named or trigger.casualty.replace("casualties", "") or "killed"


def _number_of(scene: Scene, trigger: TriggerMention, used: set[int]) -> NumberMention | None:
    counted = next((n for n in scene.numbers if n.noun == trigger.first and n.first not in used), None)
    if counted is not None:
        return counted if _may_be_total(scene, counted) else None
    to = scene.near("to_number", max(0, trigger.first - 2), trigger.last + TOTAL_REACH)
    first = to.last if to is not None and to.first >= trigger.first else trigger.last
    for number in scene.numbers:
        # "Exceeded 50" is read as one number, its word of reaching within.
        begins = number.first >= first or to is not None and number.first == to.first >= trigger.last
        if not begins or number.first >= trigger.last + TOTAL_REACH or number.first in used:
            continue
        if _is_of_another(scene, trigger, number):
            return None
        if not _may_be_total(scene, number):
            continue
        if to is not None or number.first - trigger.last <= NEAR_TOTAL:
            return number
    return None


def _is_of_another(scene: Scene, trigger: TriggerMention, number: NumberMention) -> bool:
    """Whether a further word of fate stands before the number: "victims fell, and 20 were wounded"."""
    return any(
        trigger.last <= t.first < number.first
        and t.casualty
        and t.form != "participle"
        and t.frame != "total"
        for t in scene.triggers
    )


def _may_be_total(scene: Scene, number: NumberMention) -> bool:
    if number.kind != "cardinal" or any(t.first <= number.first < t.last for t in scene.times):
        return False
    if number.last < len(scene.tokens) and scene.language.is_thing(scene.tokens[number.last]):
        # "Losses of 3 billion pounds".
        return False
    noun = counted_noun(scene, number)
    return not (noun is not None and scene.language.is_thing(scene.tokens[noun])) and not _is_part(
        scene, number
    )


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
