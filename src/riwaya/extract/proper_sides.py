"""What sides an occurrence of each type can have, whoever was found for them.

Who withdraws or flees is the source; bare territory that is taken is the place; the dead of a toll are its target
only where the words say whose they were.
Source: codebook, "Claim", section 3 and ruling 6; development gold for tolls (15 of 17 targets say whose the dead
were, 17 of 20 tolls without a target count "persons", "bodies" or "civilians").
"""

from msgspec.structs import replace

from riwaya.extract.arguments import Roles
from riwaya.extract.drafts import Draft
from riwaya.extract.patients import GROUND_NOUNS, HELD
from riwaya.model.reading import PartyMention

# Whoever goes away by themselves; others are moved.
LEAVING = frozenset({"flight", "return", None})
TAKING = frozenset({"take", "lose", "move"})


def proper_sides(roles: Roles, draft: Draft) -> Roles:
    """Moves or takes away sides that the type of the occurrence cannot have.

    Args:
        roles: As found and chosen.
        draft: The occurrence.

    Returns:
        The roles; `why` keeps the rule that found what was moved.
    """
    target = roles.target
    if target is None:
        return roles
    if draft.type == "withdraw" or draft.type == "displace" and draft.mode in LEAVING:
        return _as_source(roles)
    held = roles.why.get("target") == HELD
    if draft.type == "capture" and draft.trigger.frame in TAKING and _is_ground(target) and not held:
        return _without_target(roles)
    if draft.type == "toll" and not _is_somebodys(target):
        return _without_target(roles)
    return roles


def _as_source(roles: Roles) -> Roles:
    """Who was found as the patient is who goes, where nobody else is."""
    if roles.source is not None:
        return _without_target(roles)
    why = {**roles.why, "source": roles.why.get("target", "")}
    return _without_target(replace(roles, source=roles.target, why=why))


def _without_target(roles: Roles) -> Roles:
    why = {field: rule for field, rule in roles.why.items() if field != "target"}
    return replace(roles, target=None, why=why)


def _is_ground(party: PartyMention) -> bool:
    return party.noun in GROUND_NOUNS or party.role is None


def _is_somebodys(party: PartyMention) -> bool:
    """Soldiers, members, citizens of a named state; not "eleven persons"."""
    return (
        party.name is not None
        or party.role not in ("CVL", None)
        or not (party.inferred or party.country is None)
    )
