"""Whether two words of one type in one sentence tell of one occurrence.

A verb and its object, a noun and the verb that says more of it, a deed and who adopts it, a result and its cause.
Source: codebook, section 3 ("two verbs for one occurrence in one sentence make one claim") and ruling 23.
"""

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene

# Two words farther apart than this stand in clauses of their own more often than not.
MERGE_REACH = 32
CLAIMED_REACH = 14
OBJECT_REACH = 8
# "Its bloody attacks of recent months, which targeted".
RELATIVE_REACH = 8
# "Posts of the army and its points of observation came under fire".
SUFFERED_REACH = 12


def is_tied(scene: Scene, earlier: Draft, later: Draft) -> bool:
    """Whether a later word of the same type and voice tells of the occurrence that an earlier one names.

    Args:
        scene: The sentence.
        earlier: The occurrence named before.
        later: What the later word would be by itself.

    Returns:
        True where the two make one claim.
    """
    first, at = earlier.words[-1].last, later.trigger.first
    if scene.has_stop(first, at) or at - first > MERGE_REACH:
        return False
    if later.trigger.frame == "claim":
        # Who claims a deed makes a further claim of it (ruling 23).
        return False
    goes_on = earlier.trigger.form == "verb" or not scene.has_comma(first, at)
    if earlier.trigger.frame == "claim" and goes_on and at - first <= CLAIMED_REACH:
        # "Adopted, in a statement on Friday, the shelling of …": the deed claimed is the claim's own.
        return True
    if earlier.trigger.form == "verb" and later.trigger.form == "noun" and _is_object(scene, first, at):
        return True
    if earlier.trigger.frame == "suffer" and _is_suffered(scene, first, at):
        return True
    if later.type == "protest" and scene.mark_at("protests", at) is not None:
        # "Gathered at the gate … in protest against": the purpose of the same crowd.
        return True
    if later.trigger.form == "verb":
        # "The attack that hit …": the verb says more of the noun before it.
        return earlier.trigger.form == "noun" and _says_more(scene, first, at)
    if at - first <= 1 and not scene.is_joined(at):
        return True
    if (
        scene.language.is_instrumental(scene.tokens[at])
        or scene.mark_before("cause", at)
        or scene.mark_before("by_agent", at)
    ):
        return True
    again = earlier.trigger.lemma == later.trigger.lemma and not scene.is_joined(at)
    if scene.language.has_article(scene.tokens[at]) and again:
        return True
    return (
        bool(earlier.trigger.casualty)
        and not later.trigger.casualty
        and scene.near("cause", first, at) is not None
    )


def _says_more(scene: Scene, first: int, at: int) -> bool:
    """Whether a verb goes on from the noun before it, or from a relative word that no other party owns."""
    relative = scene.mark_before("relative", at)
    if relative is not None and all(party.last != relative.first for party in scene.parties):
        return at - first <= RELATIVE_REACH
    return at - first <= 2 and not scene.is_joined(at) and not scene.has_comma(first, at)


def _is_object(scene: Scene, first: int, at: int) -> bool:
    """Reads "The army launched, with its tanks, an attack": a bare noun behind the verb, with its subject between."""
    series = scene.mark_before("measure", at)
    if series is not None:
        # "Launched a series of attacks".
        at = series.first
    if (
        at - first > OBJECT_REACH
        or scene.has_comma(first, at)
        or scene.is_joined(at)
        or scene.preposition(at)
    ):
        return False
    return not any(
        scene.mark_before(cls, at)
        for cls in ("in", "towards", "against", "with", "about", "between", "cause")
    )


def _is_suffered(scene: Scene, first: int, at: int) -> bool:
    """Reads "The base came under shelling": what befell it is a dative noun behind the verb and its subject."""
    if at - first > SUFFERED_REACH:
        return False
    return scene.language.is_dative(scene.tokens[at]) or scene.mark_before("towards", at) is not None
