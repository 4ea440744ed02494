"""Tells who the people of a casualty statement were: country and role, lent where their phrase says neither.

The phrase itself speaks first; "others" are as those before them; a force tells of its own losses; the page lends
what is left. Source: codebook, "Casualty", "Party", rulings 5 and 30.
"""

from msgspec.structs import replace

from riwaya.extract.arguments import Roles
from riwaya.extract.context import Context
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.extract.tolls import Toll, is_attempt, named_toll
from riwaya.model.claim import Victims
from riwaya.model.reading import PartyMention, PlaceMention

# Who counts the losses of a state's own forces.
ACCOUNTABLE = frozenset({"GOV", "MIL", "COP", "MED"})
# Soldiers and police belong to a state as civilians do not: their side says that they fell.
FORCES = frozenset({"MIL", "COP"})


class Circle:
    """What a claim knows of the people around its casualties."""

    def __init__(
        self,
        scene: Scene,
        draft: Draft,
        roles: Roles,
        *,
        home: PlaceMention | None,
        context: Context,
        background: bool,
    ) -> None:
        self.scene = scene
        self.draft = draft
        self.roles = roles
        self.home = home
        self.context = context
        self.background = background


def find_victims(circle: Circle) -> tuple[Victims, ...]:
    """Tells who the people of each of a claim's casualty statements were.

    Args:
        circle: The claim and what surrounds it.

    Returns:
        One record a statement, in their order; null where neither words nor page tell.
    """
    found: list[Victims] = []
    for toll in circle.draft.tolls:
        last = found[-1] if found else None
        found.append(_victims(circle, toll, last))
        circle.context.note_victims(toll, found[-1].country)
    return tuple(found)


def with_named_victim(scene: Scene, draft: Draft, roles: Roles) -> Draft:
    """Counts one person who is killed, caught or freed, though no number stands there.

    Args:
        scene: The sentence.
        draft: The occurrence; one that counts people already stays as it is.
        roles: Who took part.

    Returns:
        The draft, with one casualty where its target is one person of this sentence and no attempt failed.
    """
    party, trigger = roles.target, draft.trigger
    if draft.tolls or party is None or trigger.casualty in ("", "displaced") or trigger.form == "participle":
        return draft
    here = scene.sentence.start <= party.start < scene.sentence.end
    if not here or not _is_one(scene, party) or is_attempt(scene, trigger):
        return draft
    span = (party.first, party.last)
    toll = named_toll(scene, trigger.casualty, (1, 1), at=trigger.first, span=span, party=party)
    return replace(draft, tolls=(toll,))


def _is_one(scene: Scene, party: PartyMention) -> bool:
    if party.kind == "person":
        return party.number == "singular"
    if any(party.first <= number.first < party.last for number in scene.numbers):
        return False  # "12 soldiers", singular behind its number
    named = party in scene.parties and scene.language.people_count(scene.tokens[party.head]) == (1, 1)
    return named and party.number != "plural"


def _victims(circle: Circle, toll: Toll, last: Victims | None) -> Victims:
    target, party = circle.roles.target, toll.party
    if toll.points_back and target is not None:
        return Victims(country=target.country, role=target.role)
    if last is not None and (party is None or _is_others(circle.scene, toll)):
        return last if toll.role is None else replace(last, role=toll.role)
    if party is not None and not party.inferred and (party.country or party.role or party.name):
        return Victims(country=party.country, role=party.role)
    return Victims(country=_lent(circle, toll), role=toll.role)


def _is_others(scene: Scene, toll: Toll) -> bool:
    """Reads "and wounded 4 others": the same people as those told of before."""
    return any(scene.language.is_other(scene.tokens[at]) for at in range(toll.first, toll.last))


def _lent(circle: Circle, toll: Toll) -> str | None:
    told = circle.context.told_victims(toll)
    if told is not None:
        return told
    own = _own_losses(circle, toll)
    if own is not None:
        return own
    if _is_of_both_sides(circle, toll):
        return None
    side = next((p for p in (circle.roles.target, circle.roles.source) if p and _covers(p, toll)), None)
    if side is not None and side.country is not None and not side.inferred:
        return side.country
    home = circle.home
    if home is not None and home.id is not None and home.country is not None:
        return _of_focus(circle, side, toll) if _is_destination(circle, toll, home) else home.country
    return _of_focus(circle, side, toll)


def _of_focus(circle: Circle, side: PartyMention | None, toll: Toll) -> str | None:
    """Whose people the page tells of, where neither their phrase nor their place says it."""
    named = side or toll.party
    country = named.country if named is not None else None
    return country or _not_of_source(circle, circle.context.focus())


def _is_destination(circle: Circle, toll: Toll, place: PlaceMention) -> bool:
    """Reads "240 thousand fled to A": where people flee to is not whose they are."""
    here = place in circle.scene.places
    return (
        toll.kind == "displaced" and here and circle.scene.mark_before("to_number", place.first) is not None
    )


def _not_of_source(circle: Circle, country: str | None) -> str | None:
    """In a war between two states the attacker's own people are not its victims."""
    source = circle.roles.source
    if source is None or source.country != country:
        return country
    return circle.context.opponent(country) or country


def _own_losses(circle: Circle, toll: Toll) -> str | None:
    """Reads "the ministry announced the killing of a soldier": where two states fight, it was one of its own."""
    frame = circle.draft.frame
    speaker = frame.speaker if frame is not None else None
    pair = circle.context.main_pair()
    # The media of one of two foes count its own soldiers, those of other states anybody's.
    native = speaker is not None and circle.context.opponent(speaker.country) is not None
    tells = ACCOUNTABLE | {"MED"} if native else ACCOUNTABLE
    if speaker is None or speaker.role not in tells or speaker.country is None or toll.role not in FORCES:
        return None
    source = circle.roles.source
    doer = source.country if source is not None and not _covers(source, toll) else None
    known = {party.country for party in pair} if pair else {doer}
    if speaker.role == "MED" and speaker.country not in known:
        return None  # An agency of a third state tells of anybody's soldiers.
    return speaker.country if doer != speaker.country and len(known - {None}) else None


def _is_of_both_sides(circle: Circle, toll: Toll) -> bool:
    """Reads "the war that cost 30 thousand lives": the dead of a past war between two states were of both."""
    if circle.draft.type != "clash" or not circle.background or toll.role not in (None, "CVL"):
        return False
    return circle.context.main_pair() is not None


def _covers(party: PartyMention, toll: Toll) -> bool:
    return party.start < toll.end and toll.start < party.end
