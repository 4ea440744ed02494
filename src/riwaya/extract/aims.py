"""Occurrences that a sentence names only as the aim or topic of another: no claims of their own.

"Talks to reach a treaty", "two governments fight for control of the country": what is told is the talks and the
fight. "Police dispersed the demonstration" tells of the dispersal.
Source: codebook, section 3 ("two verbs for one occurrence") and ruling 1.
"""

from collections.abc import Sequence

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.codebook import ClaimType

# Tokens between an occurrence and what it is for. Claims F1 at 4, 8, 16: .822, .822, .821.
AIM_REACH = 8
# "The army destroyed with missiles a shipment". No figure changes from 1 to 6 tokens.
OBJECT_REACH = 3
# What talks are about, and what is fought for.
AIMS: dict[ClaimType, frozenset[ClaimType]] = {
    "talks": frozenset({"talks", "agreement", "ceasefire", "clash"}),
    "agreement": frozenset({"clash"}),
    "clash": frozenset({"capture"}),
}
# Who is displaced where somebody flees.
FLEEING = frozenset({"CVL", "PKO", "MED", "MED_H", "IGO", "GOV"})
ACCORDS = frozenset({"ceasefire", "agreement", "release"})


def without_aims(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Leaves out what is only an aim, a topic or an object.

    Args:
        scene: The sentence.
        drafts: Its occurrences in text order.

    Returns:
        The others.
    """
    return [
        draft
        for draft in drafts
        if not _is_aim(scene, draft, drafts)
        and not _is_dispersed(draft, drafts, scene)
        and not _is_getaway(scene, draft, drafts)
        and not _is_brokered(scene, draft, drafts)
        and not _is_hit(scene, draft, drafts)
    ]


def _is_aim(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    at = draft.trigger.first
    if draft.trigger.form != "noun" or draft.tolls or scene.is_joined(at):
        return False
    governors = {"about", "against"} if draft.type != "capture" else {"about"}
    marks = [mark for cls, mark in scene.marks_before(at).items() if cls in governors]
    if any(scene.is_joined(mark.first) for mark in marks):
        return False
    if not marks and not scene.language.is_dative(scene.tokens[at]):
        return False
    if not marks and scene.mark_before("planned", at) is not None:
        # "In preparation for talks": what is prepared is announced.
        return False
    return any(
        draft.type in AIMS.get(other.type, ())
        and 0 <= at - other.words[-1].last <= AIM_REACH
        and not scene.has_stop(other.words[-1].last, at)
        for other in drafts
    )


def _is_dispersed(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> bool:
    if draft.type != "protest" or draft.trigger.form != "noun":
        return False
    if not scene.language.has_article(scene.tokens[draft.trigger.first]):
        return False
    return any(other.type == "attack" and other.frame == draft.frame for other in drafts)


def _is_getaway(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Reads "They shot at him and fled": attackers who get away are no displaced people."""
    at = draft.trigger.first
    if draft.type != "displace" or draft.tolls or draft.trigger.frame != "move":
        return False
    if draft.trigger.form != "verb" and not scene.tokens[draft.trigger.last - 1].suffix:
        return False  # "Strikes and a wave of displacement": nobody is told who could have struck.
    fled = any(party.role in FLEEING for party in scene.parties_in(at, at + AIM_REACH))
    return not fled and any(
        other.type == "attack" and other.trigger.first < at and other.frame == draft.frame for other in drafts
    )


def _is_brokered(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Reads "A truce that X brokered": the mediation is told as part of the accord (ruling 2)."""
    if draft.type != "talks" or draft.mode != "mediation" or draft.trigger.form != "verb":
        return False
    at = draft.trigger.first
    return any(
        other.type in ACCORDS
        and abs(other.trigger.first - at) <= AIM_REACH
        and not scene.has_stop(*sorted((other.trigger.first, at)))
        for other in drafts
    )


def _is_hit(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Reads "Destroyed a shipment of arms": what is hit is no help given."""
    at = draft.trigger.first
    if draft.type != "aid" or draft.trigger.form != "noun" or scene.is_joined(at) or scene.preposition(at):
        return False
    return any(
        other.type in ("attack", "damage")
        and 0 <= at - other.words[-1].last <= OBJECT_REACH
        and not scene.has_comma(other.words[-1].last, at)
        for other in drafts
    )
