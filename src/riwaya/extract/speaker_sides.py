"""Who does it where an act of saying tells: the speaker of its own deed, the accused, whoever is told to act.

Each function gives the party or None; see `subjects` for what the sentence itself names.
Source: codebook, "Attribution", rulings 18, 23.
"""

from riwaya.extract.ground import ARMED_ROLES, Ground
from riwaya.model.codebook import ClaimType
from riwaya.model.reading import PartyMention

# "A accused, in a statement that …, B of shelling": the accused stands before the deed.
ACCUSED_REACH = 16
# A verbal noun this close behind "announced" is the announcer's own deed, unless another agent stands between.
OWN_REACH = 5
# Who admits, threatens, promises or refuses a deed speaks of its own.
OWN_STANCES = frozenset({"confirms", "threatens", "promises", "refuses", "denies"})
NOT_OWN = frozenset({"demands", "accuses", "denies", "warns", "expects"})
# What is admitted or claimed is done by who admits it: "admitted the shelling", "its responsibility for the abduction".
DEED_FRAMES = frozenset({"act", "hit", "shoot"})
UNARMED_ROLES = frozenset({"CVL", "MED", "MED_H"})
VIOLENT: frozenset[ClaimType] = frozenset({"attack", "clash", "capture", "detain", "damage"})
OWN_DEED = "the speaker tells of its own deed"
# "Called, in a statement, on B to …": the addressee stands right behind the speaker.
# Strict F1 at 2, 4 and 8 tokens: .368, .369, .369.
ADDRESSEE_REACH = 4
# "Forced the gunmen, after days of fighting, to withdraw".
# Half and double change no figure of the development gold.
COMPEL_REACH = 14


def is_own_verb(ground: Ground) -> bool:
    """Reads "said that it hit …": the pronoun of "that" right before the verb is the speaker."""
    scene, at = ground.scene, ground.trigger.first
    while at > 0 and scene.mark_at("particle", at - 1) is not None:
        at -= 1
    that, frame = scene.mark_before("that", at), ground.draft.frame
    if that is None or frame is None or ground.speaker() is None:
        return False
    return bool(scene.tokens[that.first].suffix) and frame.at < that.first


def find_acting_speaker(ground: Ground) -> PartyMention | None:
    """Reads "We carried out …", "announced that it lost …": the speaker tells of its own deed."""
    frame, speaker = ground.draft.frame, ground.speaker()
    if frame is None or speaker is None:
        return None
    if _speaks_of_us(ground):
        return ground.named("source", speaker, "the speaker speaks of us")
    if frame.at >= 0 and ground.scene.mark_at("condemns", frame.at) is not None:
        return None
    if ground.scene.near("repel", frame.first, ground.trigger.first) is not None:
        # "The police said that they had foiled an attack".
        return None
    caused = ground.scene.mark_before("cause", ground.trigger.first) is not None
    if speaker.role in UNARMED_ROLES and ground.draft.type in VIOLENT or caused:
        # "A journalist called it a killing", "admitted ten wounded because of shelling": no deed of the speaker's.
        return None
    if frame.stance == "confirms" and ground.trigger.form == "noun" and ground.trigger.frame in DEED_FRAMES:
        return ground.named("source", speaker, OWN_DEED)
    first, at = frame.first + 1, ground.trigger.first
    alone = not any(first <= p.first < at and not ground.is_governed(p) for p in ground.open)
    if frame.stance == "asserts" and _is_known(ground, frame.first):
        return None
    if speaker.role not in ARMED_ROLES and ground.scene.near("passive_done", frame.first, at) is not None:
        # "A minister said that an arrest was made": nobody is named who made it.
        return None
    told = frame.stance not in NOT_OWN or frame.stance == "denies" and ground.trigger.form == "noun"
    if frame.own and alone and told and at - frame.first <= OWN_REACH:
        return ground.named("source", speaker, OWN_DEED)
    return None


def _is_known(ground: Ground, first: int) -> bool:
    """Reads "condemned the attack": a deed that is spoken of as known; "the launch of the attack" is announced."""
    scene, trigger = ground.scene, ground.trigger
    if (
        trigger.form != "noun"
        or trigger.frame == "hit"
        or not scene.language.has_article(scene.tokens[trigger.first])
    ):
        return False
    return not any(scene.near(cls, first, trigger.first) for cls in ("do", "ongoing", "begin", "that"))


def _speaks_of_us(ground: Ground) -> bool:
    scene, trigger = ground.scene, ground.trigger
    near = range(max(0, trigger.first - 4), trigger.last)
    first_person = scene.language.is_first_person
    return scene.quoted_at(trigger.first) and any(first_person(scene.tokens[at]) for at in near)


def find_addressee(ground: Ground) -> PartyMention | None:
    """Reads "called on B to stop the shelling", "forced B to leave": whom a demand moves is who is to act."""
    scene, first = ground.scene, ground.trigger.first
    compelled = _compelled(ground)
    if compelled is not None:
        return ground.named("source", compelled, "who is forced to it")
    frame = ground.draft.frame
    if frame is None or frame.stance != "demands" or frame.at < 0 or frame.rule == "according to":
        return None
    stands_after = frame.speaker is not None and frame.at < frame.speaker.first < first
    after = frame.speaker.last if frame.speaker is not None and stands_after else frame.at + 1
    for party in scene.parties_in(after, min(after + ADDRESSEE_REACH, first)):
        if scene.has_stop(after, party.first) or ground.is_governed(party) or party.kind == "document":
            return None
        if scene.near("towards", after, party.first) is not None:
            # "Called for the protection of A from attacks": what is called for stands behind "for".
            return None
        if party is not frame.speaker and party.role is not None and not party.both:
            joined = scene.is_joined(party.first)
            return None if joined else ground.named("source", party, "of whom it is demanded")
    return None


def _compelled(ground: Ground) -> PartyMention | None:
    scene, first = ground.scene, ground.trigger.first
    for mark in reversed([m for m in scene.marks("compel") if first - COMPEL_REACH <= m.first < first]):
        if scene.has_stop(mark.last, first):
            return None
        behind = [p for p in scene.parties_in(mark.last, first) if p.role is not None and p.first != first]
        if mark.value == "on":
            behind = [p for p in behind if p.first - mark.last <= 1]
        elif behind and (
            scene.tokens[mark.first].suffix or scene.language.has_subject_before(scene.tokens[mark.first])
        ):
            return behind[0]
        elif len(behind) > 1:
            # "The army forced the gunmen to withdraw": its subject stands before whom it forces.
            behind = behind[1:]
        return behind[0] if behind else None
    return None


def find_claimant(ground: Ground) -> PartyMention | None:
    """Reads "The group said it was behind the attack": the claimant is the source (ruling 23)."""
    frame = ground.draft.frame
    if frame is None or not any(word.frame == "claim" for word in ground.draft.words):
        return None
    return ground.named("source", frame.speaker, "claims responsibility")


def find_accused(ground: Ground) -> PartyMention | None:
    """Reads "A accused B of …": B, the party right behind the accuser."""
    frame = ground.draft.frame
    if frame is None or frame.stance != "accuses":
        return None
    if frame.accused is not None:
        return ground.named("source", frame.accused, "the accused")
    stands_after = frame.speaker is not None and frame.speaker.first > frame.at
    after = frame.speaker.last if frame.speaker is not None and stands_after else frame.at + 1
    last = min(after + ACCUSED_REACH, ground.trigger.first)
    between = [
        p for p in ground.scene.parties_in(after, last)
        if not ground.is_governed(p) and p is not frame.speaker and p.kind != "document"
    ]  # fmt: skip
    return ground.named("source", between[-1] if between else None, "the accused")
