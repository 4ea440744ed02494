"""How an occurrence was carried out, where more than its own word tells it: the weapon named beside an attack.

The lexicon gives each trigger word its mode; here the means ("with drones"), who acts ("warplanes struck") and
what has not come about yet (a truce only asked for) correct it.
Source: codebook, section 3 and ruling 28.
"""

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import Standing
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.reading import MarkerMention

# "Struck, on Monday morning, a base near the border with a missile": within the clause.
MEANS_REACH = 12
FLOWN = frozenset({"airstrike", "drone"})
# From afar: what a bare word for shelling, or for an operation, turns out to be.
REMOTE = FLOWN | {"missile"}
# Modes of words that leave the weapon open, and the weapons that say more.
OPEN = {
    None: REMOTE | {"shelling", "shooting", "bombing", "stabbing"},
    "assault": REMOTE,
    "shelling": REMOTE,
    "airstrike": frozenset({"drone"}),
    "bombing": frozenset({"drone"}),
}
PENDING = {("ceasefire", "agreed"): "proposed", ("agreement", "signed"): "proposed"}


def settled_mode(scene: Scene, draft: Draft, roles: Roles, standing: Standing) -> str | None:
    """Gives the mode of an occurrence.

    Args:
        scene: The sentence.
        draft: The occurrence, with the mode of its word.
        roles: Who took part.
        standing: Whether it came about.

    Returns:
        The draft's own mode, or what the sentence says beyond it.
    """
    if draft.type == "attack":
        return find_means(scene, draft, roles) or draft.mode
    stance = draft.frame.stance if draft.frame is not None else draft.stance
    pending = standing.status == "possible" and stance != "asserts"
    return PENDING.get((draft.type, draft.mode or ""), draft.mode) if pending else draft.mode


def find_means(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """Gives the mode that the weapon of an attack tells, where the words leave it open; None where they do not.

    Args:
        scene: The sentence.
        draft: The attack, or the fate of people.
        roles: Who took part.

    Returns:
        A mode of attack.
    """
    says_more = OPEN.get(draft.mode, frozenset())
    if not says_more:
        return None
    last = draft.trigger.last
    for mark in scene.marks("means"):
        if mark.value not in says_more:
            continue
        behind = last <= mark.first < last + MEANS_REACH and not scene.has_stop(last, mark.first)
        if behind and _is_used(scene, mark.first) and not _is_of_another(scene, draft, mark.first):
            return mark.value
        source = roles.source
        flies = source is not None and source in scene.parties and source.first <= mark.first < source.last
        strikes = draft.trigger.form == "verb" and mark.value not in FLOWN
        if strikes and _is_subject_before(scene, mark, draft.trigger.first):
            return mark.value
        explodes = draft.trigger.frame == "event" and mark.first == last
        if mark.value in FLOWN and (flies or explodes):
            return mark.value
    return None


def _is_subject_before(scene: Scene, mark: MarkerMention, at: int) -> bool:
    """Reads "the bullet that killed her", "a shell killed two"."""
    relative = scene.mark_before("relative", at)
    return mark.last == (relative.first if relative is not None else at)


def _is_used(scene: Scene, at: int) -> bool:
    """Whether something is the means and not the object: "with missiles", "by means of drones"."""
    led = scene.mark_before("using", at)
    return scene.language.is_instrumental(scene.tokens[led.first if led is not None else at])


def _is_of_another(scene: Scene, draft: Draft, at: int) -> bool:
    """Whether another deed stands nearer to the means."""
    own = {word.first for word in draft.words}
    return any(draft.trigger.last <= word.first < at and word.first not in own for word in scene.triggers)
