"""The stance of one claim inside its frame: words close by may say more than the reporting verb.

"The ministry said that fighting must stop" demands; "said that reports of an attack are untrue" denies.
Source: codebook, "Attribution", rulings 8, 18, 31.
"""

from typing import cast

from riwaya.extract.frames import Frame
from riwaya.extract.scene import Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import TriggerMention

# A word of stance this close before the trigger colours it; a denial may close the sentence. Swept 9, 13, 17 on the
# development gold: F1 of stances other than "asserts" .452, .468, .466.
REACH = 13
DENIAL_REACH = 14
# What is demanded, promised or expected has not happened; what only dates or describes it has.
IRREAL: frozenset[Stance] = frozenset({"confirms", "demands", "expects", "promises", "refuses", "threatens"})
UNREAL = IRREAL - {"confirms"}
RELATIVE_REACH = 8
# Adjectives stand between a noun and its relative clause.
ADJECTIVES = 3
CONDITION_REACH = 3
TOLD_TENSES = frozenset({"past", "present"})


def local_stance(scene: Scene, trigger: TriggerMention, frame: Frame | None) -> tuple[Stance, str]:
    """Tells the stance of the claim anchored on `trigger`.

    Args:
        scene: The sentence.
        trigger: The anchor.
        frame: The frame over it; None in the outlet's own voice, which only asserts or expects.

    Returns:
        The stance and the reason, "" where the frame's own stance stands.
    """
    own = _of_verb(scene, frame)
    if frame is not None and own in IRREAL and _is_presupposed(scene, trigger, frame):
        return "asserts", "an occurrence that the words take for granted"
    if own not in ("asserts", "confirms"):
        return own, ""
    first = max(frame.first if frame else 0, trigger.first - REACH)
    for mark in reversed(
        [m for m in scene.marks("local_stance", "must") if first <= m.first < trigger.first]
    ):
        if scene.has_stop(mark.last, trigger.first):
            break
        stance = cast(Stance, "demands" if mark.cls == "must" else mark.value)
        if frame is None and stance not in ("expects",):
            continue
        if frame is not None and stance in UNREAL and _is_presupposed(scene, trigger, frame):
            continue
        return stance, f"coloured by {mark.text}"
    for mark in scene.marks("local_stance"):
        if mark.value == "denies" and frame is not None and 0 <= mark.first - trigger.last <= DENIAL_REACH:
            return "denies", f"denied by {mark.text}"
    return own, ""


def _of_verb(scene: Scene, frame: Frame | None) -> Stance:
    """The frame's stance, or that of the noun of saying that its verb repeats ("renewed the call for")."""
    if frame is None:
        return "asserts"
    behind = frame.at + 1
    if frame.speaker is not None and not frame.carried:
        behind = max(behind, frame.speaker.last)
    noun = scene.mark_at("speech_noun", behind) if frame.at >= 0 else None
    return cast(Stance, noun.value) if noun is not None and frame.stance == "asserts" else frame.stance


def _is_presupposed(scene: Scene, trigger: TriggerMention, frame: Frame) -> bool:
    """Reads "called for a meeting after the attack", "called on the parties of the conflict to …"."""
    if trigger.first < max(0, frame.at):
        return False
    if scene.mark_before("given", trigger.first) is not None or _told_in_relative(scene, trigger, frame):
        return True
    if _described_as_done(scene, trigger) or _has_happened(scene, trigger, frame):
        return True
    owner = scene.language.has_article(scene.tokens[trigger.first])
    return owner and any(p.first <= p.head < trigger.first < p.last for p in scene.parties)


def _has_happened(scene: Scene, trigger: TriggerMention, frame: Frame) -> bool:
    """A verb in the past tells what has happened, save under a condition ("if they attacked")."""
    if trigger.tense != "past" or frame.stance in ("refuses", "confirms"):
        return False
    before = range(max(0, trigger.first - CONDITION_REACH), trigger.first)
    return not any(scene.mark_at(cls, at) for cls in ("possible", "local_stance", "negator") for at in before)


def _described_as_done(scene: Scene, trigger: TriggerMention) -> bool:
    """Reads "carry out the agreement that was reached": a relative clause tells that it is so."""
    # "An end to the attacks that it carried out" is what is demanded all the same (ruling 24).
    first = trigger.first
    if trigger.form != "noun" or any(scene.mark_at("stop", at) for at in range(max(0, first - 2), first)):
        return False
    relative = scene.near("relative", trigger.last, trigger.last + ADJECTIVES)
    if relative is None or scene.has_comma(trigger.last, relative.first):
        return False
    done = scene.mark_at("passive_done", relative.last) is not None
    behind = relative.last < len(scene.tokens)
    return done or behind and scene.language.tense(scene.tokens[relative.last]) in TOLD_TENSES


def _told_in_relative(scene: Scene, trigger: TriggerMention, frame: Frame) -> bool:
    """Reads "the land that was taken": a past verb behind a relative pronoun tells what has happened."""
    low = max(frame.first, trigger.first - RELATIVE_REACH)
    for mark in scene.marks("relative"):
        if low <= mark.first < trigger.first and not scene.has_comma(mark.last, trigger.first):
            verbs = range(mark.last, trigger.first)
            past = any(scene.language.tense(scene.tokens[at]) == "past" for at in verbs)
            return (
                trigger.tense == "past"
                or past
                or scene.near("passive_done", mark.last, trigger.first) is not None
            )
    return False
