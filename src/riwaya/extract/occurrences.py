"""Which trigger words of a sentence tell of an occurrence, and which only say more of one already named.

"A result belongs to its cause": a toll word beside an attack or clash of the same voice becomes a casualty of
it. Two words for one occurrence make one claim, anchored on the more specific.
Source: codebook, section 3 and rulings 1, 3, 22, 25, 27.
"""

from itertools import pairwise

from msgspec.structs import replace

from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Frame, frame_over
from riwaya.extract.scene import Scene
from riwaya.extract.shared_fates import FATES, joined_fates
from riwaya.extract.ties import MERGE_REACH, is_tied
from riwaya.extract.tolls import Toll
from riwaya.model.codebook import ClaimType
from riwaya.model.reading import TriggerMention

AGENT_ROLES = frozenset({"MIL", "COP", "REB"})
# "And a soldier was killed" looks like "and a soldier killed": single fighters are taken for victims.
AGENT_NOUNS = frozenset({"force", "actor", "group"})
# "Was killed at the hands of …". Strict F1 at 2, 4 and 8 tokens: .369, .369, .370.
AGENT_REACH = 4
VIOLENT: frozenset[ClaimType] = frozenset({"attack", "clash"})
# "The toll of the dead of the attacks": the strikes stand right behind the total.
TOTAL_REACH = 4
# "Killed dozens of soldiers in the attack and captured others".
CHAIN_REACH = 8
FATAL = frozenset({"killed", "wounded", "missing"})
# "Gave help to about fifty thousand displaced": number words stand between.
PEOPLE_REACH = 6
# "In the north ten people were killed, and in the same breath forty wounded". No figure changes from 6 to 24.
FATE_REACH = 12


def find_occurrences(scene: Scene, frames: tuple[Frame, ...], tolls: tuple[Toll, ...]) -> tuple[Draft, ...]:
    """Joins the triggers of one sentence to occurrences.

    Args:
        scene: The sentence.
        frames: Who says what in it.
        tolls: Its casualty statements.

    Returns:
        Drafts in text order of their anchors.
    """
    drafts = [
        Draft(trigger=t, type=t.type, mode=t.mode, frame=_frame_of(frames, t))
        for t in scene.triggers
        if not _is_part_of_name(scene, t)
        and not _is_by_mediation(scene, t)
        and not any(time.first <= t.first < time.last for time in scene.times)
    ]
    drafts = _twins(scene, _with_objects(drafts))
    counted = {toll.at for toll in tolls}
    drafts = _without_people(scene, drafts, counted)
    drafts = _totals_alone(scene, drafts)
    drafts = _absorb_same(scene, drafts)
    drafts = _join_fates(scene, _absorb_tolls(scene, drafts))
    return _with_nobody(tuple(_with_tolls(draft, tolls) for draft in drafts), tolls)


def _frame_of(frames: tuple[Frame, ...], trigger: TriggerMention) -> Frame | None:
    """A claim of responsibility is said by whoever its own verb names; other words by the frame over them."""
    if trigger.frame == "claim":
        own = next((frame for frame in frames if frame.at == trigger.first), None)
        if own is not None:
            return own
    return frame_over(frames, trigger.first)


def _is_part_of_name(scene: Scene, trigger: TriggerMention) -> bool:
    """A word inside a proper name ("ministry of war") tells of no occurrence."""
    for party in scene.parties:
        if (
            party.name
            and (
                party.kind in ("organisation", "agency") or party.kind == "person" and trigger.form == "verb"
            )
            and party.first <= trigger.first < party.last
        ):
            end = party.start + max(0, party.text.find(party.name)) + len(party.name)
            if trigger.start < end and trigger.first > party.head:
                return True
    return False


def _is_by_mediation(scene: Scene, trigger: TriggerMention) -> bool:
    """Reads "By mediation of X" names a mediator of other talks, no occurrence of its own (ruling 2)."""
    return trigger.mode == "mediation" and scene.language.is_instrumental(scene.tokens[trigger.first])


def _with_objects(drafts: list[Draft]) -> list[Draft]:
    """A verb's own object is part of it: "traded fire". One that says more wins: "made a deal of exchange"."""
    objects = {draft.trigger.object[0]: draft for draft in drafts if draft.trigger.object}
    found = {draft.trigger.first: draft for draft in drafts}
    for draft in drafts:
        verb = objects.get(draft.trigger.first)
        led = objects.get(draft.trigger.first - 1)
        if led is not None and led.type == draft.type and led.trigger.frame != "suffer":
            # "Withdrew from the accord": the preposition is the verb's too.
            found.pop(draft.trigger.first)
            continue
        if verb is None or verb.trigger.object is None:
            continue
        more = draft.trigger.last > verb.trigger.object[1]
        if draft.type == verb.type == "attack":
            merged = _joined(verb, draft)
            for one in (verb, draft):
                found.pop(one.trigger.first, None)
            found[merged.trigger.first] = merged
            continue
        if draft.type == verb.type != "ceasefire" and (more or draft.mode != verb.mode):
            # The same occurrence in more words or in another mode: which of them anchors is told by their tie.
            continue
        if more and verb.type not in ("clash", draft.type):
            found.pop(verb.trigger.first, None)
        else:
            found.pop(draft.trigger.first)
            found[verb.trigger.first] = replace(verb, absorbed=(*verb.absorbed, draft.trigger))
    return [found[draft.trigger.first] for draft in drafts if draft.trigger.first in found]


def _twins(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Two words of fate before the same people tell of one occurrence: "killed and wounded 40"."""
    pairs = joined_fates(scene)
    second = {draft.trigger.first: draft.trigger for draft in drafts}
    return [
        replace(draft, absorbed=(second[pairs[draft.trigger.first]],))
        if pairs.get(draft.trigger.first) in second
        else draft
        for draft in drafts
        if draft.trigger.first not in pairs.values()
    ]


def _without_people(scene: Scene, drafts: list[Draft], counted: set[int]) -> list[Draft]:
    """Joins counted nouns for people (dead, prisoners) to the firm word of their type and voice.

    They tell of an occurrence of their own only with a number, and alone.

    Returns:
        Drafts in text order.
    """
    firm = [draft for draft in drafts if draft.trigger.form != "participle"]
    out: list[Draft] = []
    for draft in drafts:
        if draft.trigger.form != "participle":
            out.append(draft)
            continue
        if draft.trigger.first not in counted or _are_beneficiaries(scene, draft, firm):
            continue
        same = [other for other in firm if other.frame == draft.frame and other.type == draft.type]
        if not same:
            out.append(draft)
            continue
        nearest = min(same, key=lambda other: abs(other.trigger.first - draft.trigger.first))
        more = replace(nearest, absorbed=(*nearest.absorbed, draft.trigger))
        firm[firm.index(nearest)] = more
        out = [more if other is nearest else other for other in out]
    changed = {draft.trigger.first: draft for draft in firm}
    return [changed.get(draft.trigger.first, draft) for draft in out]


def _are_beneficiaries(scene: Scene, draft: Draft, firm: list[Draft]) -> bool:
    """Reads "gave help to 50 displaced", "20 prisoners went on strike": who gets or does what the verb tells."""
    if draft.trigger.casualty not in ("captured", "displaced"):
        return False
    at = draft.trigger.first
    return any(
        other.type in ("aid", "protest", "talks")
        and 0 <= at - _told_until(other, at) <= PEOPLE_REACH
        and not scene.has_stop(other.trigger.last, at)
        and not scene.has_comma(other.trigger.last, at)
        for other in firm
    )


def _told_until(draft: Draft, before: int) -> int:
    """Where a verb, with its object if that stands before some token, ends."""
    end = draft.trigger.object[1] if draft.trigger.object is not None else draft.trigger.last
    return end if end <= before else draft.trigger.last


def _totals_alone(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Reads "The toll of the attacks": a total over many strikes is a toll, and takes them up (ruling 27)."""
    totals = [draft for draft in drafts if draft.trigger.frame == "total"]
    out = []
    for draft in drafts:
        over = next(
            (
                t
                for t in totals
                if 0 < draft.trigger.first - t.trigger.first <= TOTAL_REACH and draft.frame == t.frame
            ),
            None,
        )
        if (
            over is not None
            and draft.type in VIOLENT
            and scene.language.is_many(scene.tokens[draft.trigger.first])
        ):
            continue
        out.append(draft)
    return out


def _absorb_same(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Two words of one type, tied by a cause or a preposition, in one voice: the more specific anchors."""
    out: list[Draft] = []
    for draft in drafts:
        earlier = next((o for o in reversed(out) if o.type == draft.type and o.frame == draft.frame), None)
        if earlier is not None and is_tied(scene, earlier, draft):
            out[out.index(earlier)] = _joined(earlier, draft)
            continue
        out.append(draft)
    return out


def _joined(earlier: Draft, later: Draft) -> Draft:
    """One draft of two: the anchor with a mode wins, the earlier one on a draw; what befalls says it best."""
    suffered = earlier.trigger.frame == "suffer" and later.trigger.form == "noun"
    swap = suffered or later.mode and not earlier.mode and later.trigger.form != "verb"
    anchor, other = (later, earlier) if swap else (earlier, later)
    return replace(anchor, absorbed=(*anchor.absorbed, other.trigger, *other.absorbed), frame=earlier.frame)


def _absorb_tolls(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """A toll (or a killing verb) becomes a casualty of the attack or clash it is told with."""
    causes = [d for d in drafts if d.type in VIOLENT and not _is_killing(d)]
    chained = _in_chain(scene, drafts)
    out: list[Draft] = []
    for draft in drafts:
        fate = draft.type == "toll" or _is_killing(draft) or draft.trigger.first in chained
        if fate and draft not in causes:
            cause = _cause_of(scene, draft, causes)
            if cause is not None:
                at = causes.index(cause)
                joined = replace(cause, absorbed=(*cause.absorbed, draft.trigger, *draft.absorbed))
                out = [joined if other is cause else other for other in out]
                causes[at] = joined
                continue
        current = next((c for c in causes if c.trigger is draft.trigger), draft)
        out.append(current)
    return [next((c for c in causes if c.trigger is d.trigger), d) for d in out]


def _in_chain(scene: Scene, drafts: list[Draft]) -> set[int]:
    """Anchors of captures told in one breath with a killing, "left 4 dead and 13 captured" (ruling 3)."""
    found: set[int] = set()
    for one, other in pairwise(drafts):
        kinds = {one.trigger.casualty, other.trigger.casualty}
        near = other.trigger.first - one.trigger.last <= CHAIN_REACH
        if "" in kinds or not kinds & FATAL or not near or not scene.is_joined(other.trigger.first):
            continue
        if not scene.has_stop(one.trigger.last, other.trigger.first):
            found |= {one.trigger.first, other.trigger.first}
    return found


def _join_fates(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Reads "ten were killed and forty others wounded": two fates in one breath are one toll."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _is_same_breath(scene, out[-1], draft):
            out[-1] = replace(out[-1], absorbed=(*out[-1].absorbed, draft.trigger, *draft.absorbed))
        else:
            out.append(draft)
    return out


def _is_same_breath(scene: Scene, earlier: Draft, later: Draft) -> bool:
    fates = {
        draft.trigger.casualty for draft in (earlier, later) if draft.type == "toll" or _is_killing(draft)
    }
    first, at = earlier.words[-1].last, later.trigger.first
    if fates != FATES or earlier.frame != later.frame or at - first > FATE_REACH or scene.has_stop(first, at):
        return False
    return scene.is_joined(at) or scene.mark_before("contrast", at) is not None


def _is_killing(draft: Draft) -> bool:
    return draft.type == "attack" and draft.trigger.casualty == "killed" and draft.mode is None


def _cause_of(scene: Scene, draft: Draft, causes: list[Draft]) -> Draft | None:
    best, distance = None, MERGE_REACH + 1
    for cause in causes:
        if cause.frame != draft.frame or cause.type == "attack" and _has_own_agent(scene, draft, cause):
            continue
        first, last = sorted((cause.trigger.first, draft.trigger.first))
        if scene.has_stop(first, last) or last - first >= distance:
            continue
        if cause.trigger.frame == "claim" and cause.trigger.first > draft.trigger.first:
            # What is told before somebody claims a deed is no result of claiming it.
            continue
        best, distance = cause, last - first
    return best


def _has_own_agent(scene: Scene, draft: Draft, cause: Draft) -> bool:
    """Reads "gunmen attacked a base, and the forces killed them": another deed than the attack before it."""
    at, after = draft.trigger.first, draft.trigger.last
    if draft.trigger.form not in ("verb", "passive") or cause.trigger.first > at:
        return False
    if scene.near("by_agent", after, after + AGENT_REACH) is not None:
        return True
    subject = next(iter(scene.parties_in(after, after + 1)), None)
    return subject is not None and subject.role in AGENT_ROLES and subject.noun in AGENT_NOUNS


def _with_tolls(draft: Draft, tolls: tuple[Toll, ...]) -> Draft:
    words = {word.first for word in draft.words}
    own = [toll for toll in tolls if toll.at in words]
    told = {toll.kind for toll in own if not toll.points_back}
    # "The guard met his death": the pronoun only says again whom the other words tell of.
    return replace(draft, tolls=tuple(t for t in own if not (t.points_back and t.kind in told)))


def _with_nobody(drafts: tuple[Draft, ...], tolls: tuple[Toll, ...]) -> tuple[Draft, ...]:
    """An attack that hurt nobody, said in words of no claim of their own, is that attack with zero (ruling 33)."""
    taken = {toll.at for draft in drafts for toll in draft.tolls}
    zero = tuple(toll for toll in tolls if toll.max == 0 and toll.at not in taken)
    violent = [draft for draft in drafts if draft.type in VIOLENT]
    if not zero or not violent:
        return drafts
    nearest = min(violent, key=lambda draft: abs(draft.trigger.first - zero[0].first))
    return tuple(
        replace(draft, tolls=(*draft.tolls, *zero)) if draft is nearest else draft for draft in drafts
    )
