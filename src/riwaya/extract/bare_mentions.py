"""Definite nouns that only point back to an occurrence: no claim.

"Called for an end to the war", "a report on the raid" presuppose an occurrence that other words tell. They are
claims only where they bring a side, place, time or number of their own, or are carried out, begun or asked for.
Source: codebook, ruling 1.
"""

from collections.abc import Sequence

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import COMMAS, STOPS, Scene
from riwaya.extract.stance import local_stance

# Who carries an occurrence out, and that it begins or goes on, is news of it: "they carried out the attack".
LICENCES = frozenset(
    {"do", "ongoing", "begin", "falls", "passive_done", "that", "saying", "says", "end", "since", "measure"}
)
# "Goes on widening the attack": the licence may stand a word before the word that governs the noun.
# Claims F1 at 1, 3, 6 tokens: .822, .822, .820.
LICENCE_REACH = 3
# "Forced the group's fighters to withdraw": who is forced stands between. No figure changes from 3 to 12.
COMPELLED_REACH = 6
# What a noun brings stands in its own phrase. Claims F1 at 2, 5, 10 tokens: .822, .822, .820.
PHRASE_REACH = 5
# "The court sentenced on Monday three of the accused to death".
VERDICT_REACH = 10
PHRASE_ENDS = STOPS | COMMAS | frozenset(':"»”')
DETAILS = frozenset({"between", "relative", "by_agent", "ongoing"})


def without_bare(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Leaves out bare definite nouns.

    Args:
        scene: The sentence.
        drafts: Its occurrences in text order.

    Returns:
        The others.
    """
    return [
        draft
        for draft in drafts
        if not _is_bare(scene, draft) and not _is_party(scene, draft) and not _is_verdict(scene, draft)
    ]


def _is_bare(scene: Scene, draft: Draft) -> bool:
    trigger = draft.trigger
    if trigger.form != "noun" or draft.tolls or draft.absorbed or draft.type == "damage":
        return False
    token = scene.tokens[trigger.first]
    if (
        not scene.language.has_article(token)
        or scene.language.is_instrumental(token)
        and draft.type == "attack"
    ):
        # "Dispersed them with tear gas": the means tells of the deed.
        return False
    stance, _ = local_stance(scene, trigger, draft.frame)
    if stance != "asserts" or _is_licensed(scene, trigger.first):
        return False
    return not _has_detail(scene, trigger.last)


def _is_party(scene: Scene, draft: Draft) -> bool:
    """Reads "the occupation", "a base of the occupation": a word for whoever occupies, no occurrence."""
    trigger = draft.trigger
    if draft.type != "capture" or trigger.form != "noun":
        return False
    definite = scene.language.has_article(scene.tokens[trigger.first])
    return any(
        party.role and (party.head < trigger.first < party.last or definite and party.head == trigger.first)
        for party in scene.parties
    )


def _is_verdict(scene: Scene, draft: Draft) -> bool:
    """Reads "the court sentenced him to death": what a court decides has not been done (ruling 22)."""
    trigger = draft.trigger
    if draft.type != "attack" or trigger.form != "noun" or trigger.casualty != "killed":
        return False
    if not scene.language.is_instrumental(scene.tokens[trigger.first]):
        return False
    first = max(0, trigger.first - VERDICT_REACH)
    return scene.near("tribunal", first, trigger.first) is not None


def _is_licensed(scene: Scene, at: int) -> bool:
    if not LICENCES.isdisjoint(scene.marks_before(at)):
        return True
    first = max(0, at - LICENCE_REACH)
    if any(scene.near(cls, first, at) is not None for cls in ("do", "ongoing", "begin")):
        return True
    return scene.near("compel", max(0, at - COMPELLED_REACH), at) is not None


def _has_detail(scene: Scene, last: int) -> bool:
    """Whether the phrase behind a noun names a party, place, time or number, or goes on with "which"."""
    starts = {m.first for m in (*scene.parties, *scene.places, *scene.times, *scene.numbers)}
    for at in range(last, min(len(scene.tokens), last + PHRASE_REACH)):
        if scene.tokens[at].text in PHRASE_ENDS:
            return False
        if at in starts or any(mark.cls in DETAILS for mark in scene.marks_from(at, at + 1)):
            return True
    return False
