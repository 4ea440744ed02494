"""Who does it: one function for each way in which a sentence names the agent.

Each gives the party or None, and keeps its reason where it has one of its own; `verb_sides`, `noun_sides`,
`shared_sides` and `arguments` say in which order they are asked.
Source: codebook, "Party", rulings 14, 23.
"""

from riwaya.extract.ground import PREPOSITION_REACH, SILENT, Ground
from riwaya.model.codebook import Role
from riwaya.model.reading import MarkerMention, PartyMention

# A joined verb leaves its subject out where it was named this few tokens before. Swept 10-40 on the development gold:
# source country .669, .675, .677, .677.
SUBJECT_MEMORY = 25
# A subject before its verb: a date, brackets or "which" at most between.
BEFORE_REACH = 6
# The nearest party before a verbal noun is the subject of its clause no farther off than this.
CLAUSE_REACH = 8
# A light verb ("launched") governs a verbal noun this few tokens behind it.
DOER_REACH = 10
# A light verb that takes a noun up ("the attack that it launched") stands this close behind, so does its subject.
LIGHT_REACH = 6
# "A accused, in a statement that …, B of shelling": the accused stands before the deed.
ACCUSED_REACH = 16
# A verbal noun this close behind "announced" is the announcer's own deed, unless another agent stands between.
OWN_REACH = 5
# Who admits, threatens, promises or refuses a deed speaks of its own.
OWN_STANCES = frozenset({"confirms", "threatens", "promises", "refuses", "denies"})
NOT_OWN = frozenset({"demands", "accuses", "denies", "warns", "expects"})
# What is admitted or claimed is done by who admits it: "admitted the shelling", "its responsibility for the abduction".
DEED_FRAMES = frozenset({"act", "hit", "shoot"})
OWN_DEED = "the speaker tells of its own deed"
# "Called, in a statement, on B to …": the addressee stands right behind the speaker.
# Strict F1 at 2, 4 and 8 tokens: .368, .369, .369.
ADDRESSEE_REACH = 4
# "Forced the gunmen, after days of fighting, to withdraw".
# Half and double change no figure of the development gold.
COMPEL_REACH = 14
ARMED_ROLES = frozenset({"MIL", "REB", "COP"})
# A pronoun on these verbal nouns stands for the agent ("its attack"), on others for the patient ("his arrest").
OWNED_FRAMES = frozenset({"act", "move", "take", "give"})
# "A joint raid of the army's": two adjectives at most between.
# Half and double change no figure of the development gold.
OWNER_REACH = 3
ARMED_TYPES = frozenset({"attack", "clash", "capture", "deploy", "withdraw", "damage"})
THIN = ("relative", "background", "negator", "ongoing", "possible", "planned", "particle")


def find_subject_before(ground: Ground) -> PartyMention | None:
    """A party right before the verb (with "that", "which", a date or brackets at most between)."""
    first = ground.trigger.first
    if ground.scene.is_joined(first):
        return None
    best = None
    for party in ground.open:
        if party.last > first or party.noun in SILENT:
            continue
        if (
            ground.is_governed(party)
            and not _has_relative(ground, party)
            and not _is_described(ground, party)
        ):
            continue
        gap = range(party.last, first)
        if len(gap) <= BEFORE_REACH and all(_is_thin(ground, at) for at in gap):
            best = party
    return best


def _has_relative(ground: Ground, party: PartyMention) -> bool:
    return ground.scene.near("relative", party.last, ground.trigger.first) is not None


def _is_described(ground: Ground, party: PartyMention) -> bool:
    """Reads "by drones that hit …": an indefinite noun is described by the verb right behind it."""
    scene = ground.scene
    indefinite = party.name is None and not scene.language.has_article(scene.tokens[party.head])
    return (
        party.last == ground.trigger.first
        and indefinite
        and party.noun in ("force", "group", "object", "people")
    )


def _is_thin(ground: Ground, at: int) -> bool:
    scene = ground.scene
    if scene.tokens[at].kind == "mark":
        return scene.tokens[at].text != ":"
    if any(time.first <= at < time.last for time in scene.times):
        return True
    return any(scene.mark_at(cls, at) for cls in THIN)


def find_elided_subject(ground: Ground) -> PartyMention | None:
    """Reads "The army attacked the town and took it": a joined verb keeps the subject of its clause."""
    weak = None
    first = ground.trigger.first
    for party in reversed(ground.open):
        if party.last > first:
            continue
        if first - party.last > SUBJECT_MEMORY or ground.scene.has_stop(party.last, first):
            break
        if ground.is_governed(party) or not ground.can_act(party):
            continue
        if ground.heads_clause(party):
            weak = party
            break
        weak = weak or party
    if weak is None and ground.stance() in OWN_STANCES:
        return ground.named("source", ground.speaker(), OWN_DEED)
    return ground.named("source", weak, "subject carried on from the verb before")


def find_doer(ground: Ground) -> PartyMention | None:
    """Reads "The army launched an attack": the subject of the light verb before the noun."""
    scene, first = ground.scene, ground.trigger.first
    low = max(0, first - DOER_REACH)
    for mark in reversed([m for m in scene.marks("do") if low <= m.first < first]):
        if scene.has_stop(mark.last, first):
            return None
        if scene.near("stop", mark.last, first) is not None:
            # "Failed to put an end to these attacks": who ends a deed is not who does it.
            return None
        between = [
            p
            for p in ground.within(mark.last, first)
            if not ground.is_governed(p) and ground.can_act(p) and not _speaks_too(ground, p)
        ]
        if between:
            return between[0]
        before = [p for p in ground.open if p.last <= mark.first and mark.first - p.last <= 3]
        if before and not scene.is_joined(mark.first):
            return before[-1]
    return None


def _speaks_too(ground: Ground, party: PartyMention) -> bool:
    """Reads "A and B announced …": the second speaker is no subject of a deed alone."""
    joined = ground.scene.is_joined(party.first)
    return joined and any(f.speaker is not None and f.speaker.last == party.first for f in ground.frames)


def find_subject_of_clause(ground: Ground) -> PartyMention | None:
    """The nearest bare party before the noun in its clause."""
    scene, first = ground.scene, ground.trigger.first
    before = [p for p in ground.open if p.last <= first and first - p.last <= CLAUSE_REACH]
    if not before:
        return None
    party = before[-1]
    if scene.has_stop(party.last, first) or scene.has_comma(party.last, first):
        return None
    if ground.is_governed(party) or not ground.can_act(party):
        return None
    if scene.near("stop", party.last, first) is not None:
        return None
    head = _first_of_joined(ground, party)
    return ground.named("source", head, "subject of the clause") if ground.heads_clause(head) else None


def _first_of_joined(ground: Ground, party: PartyMention) -> PartyMention:
    """The first of parties joined by conjunctions, of which `party` is one."""
    for before in reversed(ground.scene.parties):
        if before.last == party.first and ground.scene.is_joined(party.first):
            party = before
    return party


def find_owner(ground: Ground) -> PartyMention | None:
    """Reads "Its attack": the pronoun points to the nearest party before."""
    if not ground.scene.tokens[ground.trigger.first].suffix:
        return None
    before = [p for p in ground.open if p.last <= ground.trigger.first]
    return ground.named("source", before[-1] if before else None, "pronoun on the verbal noun")


def find_adjective(ground: Ground) -> PartyMention | None:
    """Reads "The American raid": the adjective of a state right behind the noun names its agent."""
    scene, trigger = ground.scene, ground.trigger
    for at in range(trigger.first + 1, min(trigger.last + 2, len(scene.tokens))):
        mark = scene.mark_at("demonym", at)
        if at > trigger.last and ground.is_cut_off(trigger.last, at):
            return None
        if any(place.first <= at < place.last for place in scene.places):
            # A state's name can look like the accusative of its adjective.
            continue
        if mark is not None and not any(p.first <= at < p.last for p in ground.open):
            return of_adjective(mark, "MIL" if trigger.type in ARMED_TYPES else "GOV")
    return None


def find_dative(ground: Ground) -> PartyMention | None:
    """Reads "a raid of the army's": whose deed an indefinite noun is stands behind "of", adjectives between."""
    trigger = ground.trigger
    if trigger.type not in ARMED_TYPES or trigger.frame not in OWNED_FRAMES:
        return None
    last = max(word.last for word in ground.draft.words if word.form == "noun" and word.first <= trigger.last)
    return owner_behind(ground, last)


def owner_behind(ground: Ground, last: int) -> PartyMention | None:
    """The armed party behind "of" after the noun phrase that ends at token `last`."""
    scene = ground.scene
    party = next(iter(ground.within(last, last + OWNER_REACH)), None)
    if party is None or not ground.can_act(party) or party.role not in ARMED_ROLES:
        return None
    if ground.is_cut_off(last, party.first) or scene.has_stop(last, party.first):
        return None
    return party if scene.language.is_dative(scene.tokens[party.first]) else None


def of_adjective(mark: MarkerMention, role: Role) -> PartyMention:
    """The state that an adjective names, in the given role."""
    return PartyMention(
        first=mark.first, last=mark.last, start=mark.start, end=mark.end, text=mark.text, head=mark.first,
        country=mark.value, role=role,
    )  # fmt: skip


def find_by_agent(ground: Ground) -> PartyMention | None:
    """Reads "At the hands of the army": an agent phrase, or a clause of a light verb behind the noun."""
    trigger = ground.trigger
    first = min(word.first for word in ground.draft.words)
    found = ground.governed_by(("by_agent",), first, PREPOSITION_REACH + trigger.last - first)
    return found or _launched_by(ground)


def _launched_by(ground: Ground) -> PartyMention | None:
    """Reads "The attack that the army launched (it)": a light verb with the noun's pronoun, its subject behind."""
    scene, tokens, last = ground.scene, ground.scene.tokens, ground.trigger.last
    mark = scene.near("do", last, last + LIGHT_REACH)
    if mark is None or scene.has_stop(last, mark.first):
        return None
    resumed = any(tokens[at].suffix for at in range(mark.first, min(mark.first + 2, len(tokens))))
    if not resumed and scene.near("relative", last, mark.first) is None:
        return None
    behind = ground.within(mark.last, mark.last + LIGHT_REACH)
    return next((p for p in behind if not ground.is_governed(p)), None)


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
