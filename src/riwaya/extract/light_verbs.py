"""Who does it where a light verb tells: "launched an attack", "an attack that was carried out by", "at the hands of".

Each function gives the party or None; see `subjects` for the other ways to name the agent.
Source: codebook, "Party".
"""

from riwaya.extract.ground import PREPOSITION_REACH, Ground
from riwaya.extract.subjects import find_subject_of_verb_before
from riwaya.model.reading import MarkerMention, PartyMention

# A light verb ("launched") governs a verbal noun this few tokens behind it.
DOER_REACH = 10
# "The men launched in the province of A, in the middle of the country, on Sunday evening, an attack".
LAUNCHED_REACH = 24
# A subject stands this close before its light verb; what backs it may stand between.
SUBJECT_GAP = 3
BACKED_REACH = 8
# A light verb that takes a noun up ("the attack that it launched") stands this close behind, so does its subject.
LIGHT_REACH = 6
RESUMING_REACH = 24


def find_doer(ground: Ground) -> PartyMention | None:
    """Reads "The army launched an attack": the subject of the light verb before the noun."""
    scene, first, frame = ground.scene, ground.trigger.first, ground.draft.frame
    low = max(0, first - _reach_of_object(ground))
    for mark in reversed([m for m in scene.marks("do") if low <= m.first < first]):
        if scene.has_stop(mark.last, first):
            return None
        if frame is not None and frame.at == mark.first and frame.stance == "threatens":
            # "The group threatened Russia with an attack": who stands between is its target.
            return None
        if scene.mark_at("repel", mark.first) is not None:
            # "The army repelled an attack": whom it hit.
            return None
        if any(p.kind == "person" and p.first < mark.first < p.last for p in scene.parties):
            # A word of a person's name.
            continue
        if scene.near("stop", mark.last, first) is not None:
            # "Failed to put an end to these attacks": who ends a deed is not who does it.
            return None
        beside = next(iter(ground.within(mark.last, mark.last + 1)), None)
        if beside is not None and beside.noun == "people" and not ground.is_counted(beside):
            # "The shooting by unknown men": whoever stands right behind the light verb does it.
            return None if ground.is_governed(beside) else beside
        if beside is not None and scene.preposition(mark.first) and ground.can_act(beside):
            # "Repelled attempts of the army at an advance": whose attempts they are.
            return beside
        between = [
            p
            for p in ground.within(mark.last, first)
            if not ground.is_governed(p) and ground.can_act(p) and not _speaks_too(ground, p)
        ]
        if between and not scene.language.has_subject_before(scene.tokens[mark.first]):
            return between[0]
        if scene.near("repel", max(0, mark.first - SUBJECT_GAP), first) is not None:
            # "The army managed to foil an attempt at a murder".
            return None
        before = _before_light(ground, mark.first)
        if before is not None and not scene.is_joined(mark.first):
            return before
        if scene.is_joined(mark.first) and first - mark.last <= SUBJECT_GAP:
            # "It fights the army in the south, and carries out ambushes".
            return find_subject_of_verb_before(ground, mark.first)
    return None


def _reach_of_object(ground: Ground) -> int:
    """How far before the noun its light verb may stand: a noun written as an object waits for its verb longer."""
    scene, first = ground.scene, ground.trigger.first
    waits = ground.trigger.form == "noun" and scene.language.is_object_form(scene.tokens[first])
    waits = waits and not scene.is_joined(first)
    return LAUNCHED_REACH if waits else DOER_REACH


def _before_light(ground: Ground, at: int) -> PartyMention | None:
    """The party right before a light verb; "backed by guns and planes" between the two is passed over."""
    close = [p for p in ground.open if p.last <= at and at - p.last <= SUBJECT_GAP]
    if not close:
        return None
    for party in reversed([p for p in ground.open if p.last <= at and at - p.last <= BACKED_REACH]):
        if not ground.is_means(party):
            return party
    return close[-1]


def _speaks_too(ground: Ground, party: PartyMention) -> bool:
    """Reads "A and B announced …": the second speaker is no subject of a deed alone."""
    joined = ground.scene.is_joined(party.first)
    return joined and any(f.speaker is not None and f.speaker.last == party.first for f in ground.frames)


def find_by_agent(ground: Ground) -> PartyMention | None:
    """Reads "At the hands of the army": an agent phrase, or a clause of a light verb behind the noun."""
    trigger = ground.trigger
    first = min(word.first for word in ground.draft.words)
    found = ground.governed_by(("by_agent",), first, PREPOSITION_REACH + trigger.last - first)
    return found or _launched_by(ground)


def find_launcher(ground: Ground) -> PartyMention | None:
    """Reads "An attack the army launched": as `_launched_by`, where the light verb stands right behind the noun."""
    last = ground.trigger.last
    near = any(mark.first - last in (0, 1) for mark in ground.scene.marks("do"))
    # "The downing of a rocket that A launched" is no deed of A's.
    return _launched_by(ground) if near and ground.draft.mode != "other" else None


def _launched_by(ground: Ground) -> PartyMention | None:
    """Reads "The attack that the army launched (it)": a light verb with the noun's pronoun, its subject behind."""
    scene, tokens, last = ground.scene, ground.scene.tokens, ground.trigger.last
    mark = scene.near("do", last, last + LIGHT_REACH) or _resuming(ground)
    if mark is None or scene.has_stop(last, mark.first):
        return None
    resumed = any(tokens[at].suffix for at in range(mark.first, min(mark.first + 2, len(tokens))))
    if not resumed and scene.near("relative", last, mark.first) is None:
        return None
    behind = ground.within(mark.last, mark.last + LIGHT_REACH)
    # "Which are carried out by": the light verb itself may be what marks the agent.
    bare = next(
        (p for p in behind if not ground.is_governed(p) or "by_agent" in scene.marks_before(p.first)), None
    )
    if bare is not None or not scene.tokens[mark.last - 1].suffix or mark.first > last + 1:
        return bare
    # "Lost eight men in an attack it launched": the subject of the verb before, else the speaker.
    return find_subject_of_verb_before(ground, ground.trigger.first) or ground.speaker()


def _resuming(ground: Ground) -> MarkerMention | None:
    """Reads "The attack on the base is the second that B launches": the relative takes the attack up far behind."""
    scene, last = ground.scene, ground.trigger.last
    for mark in scene.marks("do"):
        if last <= mark.first < last + RESUMING_REACH and scene.tokens[mark.last - 1].suffix:
            return mark if scene.mark_before("relative", mark.first) is not None else None
    return None
