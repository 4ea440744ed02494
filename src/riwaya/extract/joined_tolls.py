"""Reads the people joined on to those of a casualty statement, and the part of a total that is told beside it.

Source: codebook, "Casualty", ruling 26.
"""

from riwaya.extract.scene import COMMAS, Scene
from riwaya.extract.tolls import Toll, counted_toll, counts_people, named_toll
from riwaya.model.reading import NumberMention

# From here on the counted noun is singular ("15 officers"): what is joined to it is counted too.
COUNTED_SINGULAR = 11
# "12 dead: 5 soldiers, …".
LISTING = COMMAS | {":"}
# "… were killed in the town of A, and 4 in B": a phrase for the first place, and a comma.
# No figure changes from 3 to 12 tokens.
PLACE_REACH = 6
# Whose part in a total is told beside it (ruling 26): women and children are civilians as the rest are.
TOLD_ROLES = frozenset({"MIL", "COP", "REB", "PKO", "MED", "MED_H"})


def find_joined(scene: Scene, toll: Toll, used: set[int]) -> list[Toll]:
    """Reads "… 4 soldiers and 3 civilians", "a soldier and a policeman": people joined on behind, of the same fate.

    "6 soldiers were killed in A, and 4 in B": a bare number with a place of its own is of that fate, too.

    Args:
        scene: The sentence.
        toll: What stands before.
        used: Tokens of numbers that state something already; the number found is added.

    Returns:
        One statement at most.
    """
    elsewhere = _find_elsewhere(scene, toll, used)
    if elsewhere is not None:
        used.update(range(elsewhere.first, elsewhere.last))
        return [counted_toll(scene, toll.kind, elsewhere, at=toll.at)]
    at = toll.last
    if at + 1 < len(scene.tokens) and scene.tokens[at].text in COMMAS and scene.is_joined(at + 1):
        at += 1
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
    if not counts_people(scene, number) or fate_of(scene, number):
        return []
    used.update(range(number.first, number.last))
    return [counted_toll(scene, toll.kind, number, at=toll.at)]


def _find_elsewhere(scene: Scene, toll: Toll, used: set[int]) -> NumberMention | None:
    first = max(toll.last, toll.at + 1)
    number = next((n for n in scene.numbers if n.first >= first), None)
    if (
        number is None
        or number.noun is not None
        or number.first in used
        or number.first - first > PLACE_REACH
    ):
        return None
    own = any(place.first in (number.last, number.last + 1) for place in scene.places)
    other = any(first <= place.first < number.first for place in scene.places)
    told = any(first <= trigger.first < number.first for trigger in scene.triggers)
    placed = own and other and scene.mark_at("in", number.last) is not None
    joined = scene.is_joined(number.first) and not scene.has_stop(first, number.first)
    return number if placed and joined and not told and counts_people(scene, number) else None


def _joined_people(scene: Scene, toll: Toll, at: int) -> list[Toll]:
    """Unnumbered people joined on: one person, or others than those counted before ("… and worshippers")."""
    people = scene.language.people_count(scene.tokens[at]) if at < len(scene.tokens) else None
    party = next((p for p in scene.parties if p.first == at), None)
    if people is None or party is None or any(t.first == at for t in scene.triggers):
        return []
    if people[1] is None and (party.role is None or party.role == toll.role):
        return []
    counted = toll.min is None or toll.min >= COUNTED_SINGULAR
    if people[1] is not None and (counted or scene.language.has_article(scene.tokens[at])):
        return []
    span = (at, party.last)
    return [named_toll(scene, toll.kind, people, at=toll.at, span=span, party=party)]


def find_parts(scene: Scene, toll: Toll, used: set[int]) -> list[Toll]:
    """Reads "10 dead, among them 6 soldiers": a part whose role differs is told beside the total (ruling 26).

    Args:
        scene: The sentence.
        toll: The total.
        used: Tokens of numbers that state something already; those found are added.

    Returns:
        The part and what is joined to it; nothing where it is of the same role, or of women and children.
    """
    among = scene.near("among", toll.last, toll.last + 2)
    listed = toll.last < len(scene.tokens) and scene.tokens[toll.last].text in LISTING
    if among is None and not listed:
        return []
    first = among.last if among is not None else toll.last + 1
    number = next((n for n in scene.numbers if n.first == first and n.first not in used), None)
    if number is None or not counts_people(scene, number) or fate_of(scene, number):
        return []
    taken = set(used)
    parts = [counted_toll(scene, toll.kind, number, at=toll.at)]
    while more := find_joined(scene, parts[-1], taken):
        parts += more
    told = any(part.role in TOLD_ROLES and part.role != toll.role for part in parts)
    if not told or (among is None and len(parts) == 1):
        return []
    used.update(taken, *(range(part.first, part.last) for part in parts))
    return parts


def fate_of(scene: Scene, number: NumberMention) -> bool:
    """Tells whether a number counts a noun that names a fate itself ("and 12 wounded")."""
    # A verb that "and" joins on tells of others: "and two women, and 11 were wounded".
    ends = {number.last, (number.noun if number.noun is not None else -2)}
    fates = (t for t in scene.triggers if t.casualty and t.first in ends)
    return any(t.form == "participle" or not scene.is_joined(t.first) for t in fates)
