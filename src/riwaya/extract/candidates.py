"""Makes the candidate claim of one occurrence: rules first, then the choosers weigh what the rules found.

    sides → stance, status, background → time and place → claim

Every step without a model takes what the rules say, so that reading without the learnt part is the same code.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.arguments import Roles, Side, find_roles
from riwaya.extract.choices import Offer, Option, Sides, can_follow
from riwaya.extract.circumstances import find_place, find_standing, find_time, lasting, still_running
from riwaya.extract.context import Context
from riwaya.extract.drafts import Draft
from riwaya.extract.features import claim_features
from riwaya.extract.frames import Frame
from riwaya.extract.ground import joined_parties
from riwaya.extract.history import Setting, history_facts, weigh_history
from riwaya.extract.lent_countries import with_lent_countries
from riwaya.extract.linear import Linear, Models
from riwaya.extract.modes import find_means, settled_mode
from riwaya.extract.proper_sides import proper_sides
from riwaya.extract.reasons import with_reasons
from riwaya.extract.records import make_claim
from riwaya.extract.scene import Scene
from riwaya.extract.shared_fates import FATES
from riwaya.extract.stance import local_stance
from riwaya.extract.surroundings import Choice, place_choices, time_choices
from riwaya.extract.victims import Circle, find_victims, with_named_victim
from riwaya.model.claim import Claim
from riwaya.model.reading import Mention, PartyMention, PlaceMention, ReadPage, TimeMention

M = TypeVar("M", bound=Mention)
# Rules right more often than the choosers where they speak (development gold, folds of 5, 8 and 10, shares of
# sources: .83 to .80, .64 to .48, .59 to .55, .71 to .63, .71 to .62; of targets: .50 to .44, .77 to .74).
FIRM_SOURCE = frozenset(
    {
        "sides named by between",
        "the speaker tells of its own deed",
        "one phrase names both sides",
        "subject carried on from the verb before",
        "the victims counted",
        "who speaks on the occasion",
    }
)
FIRM_TARGET = frozenset({"one phrase names both sides", "the victims counted", "joined to the source"})
# Log-odds by which another party must be ahead of the rules' pick. Means of 5, 8 and 10 folds at .5, 1 and 2: strict F1
# .393, .391, .387, source's country .744, .742, .737.
RULE_MARGIN = 0.5
# The same where the rules found nobody. Five folds at 0, 1 and 2: strict F1 .383, .383, .385, target's country .712,
# .720, .727.
NOBODY_MARGIN = 2.0
# "Seven gunmen were killed, said the ministry, in an operation". No figure changes from 5 to 15 tokens.
OPERATION_REACH = 10
# "An end to all these attacks". Strict F1 at 1, 3, 6 tokens: .438, .439, .439.
STOP_REACH = 3
FORCES = frozenset({"force", "group", "person", "actor", "people"})


class Alternatives(Struct, frozen=True, kw_only=True):
    """All that a candidate could have been; the trainer sees which of them people took.

    Attributes:
        facts: What it shows of being news or history.
    """

    sides: Sides
    time: tuple[Choice[TimeMention], ...]
    place: tuple[Choice[PlaceMention], ...]
    facts: dict[str, float]


class Candidate(Struct, frozen=True, kw_only=True):
    """A claim with the rule features that the judge weighs, and what else it could have been."""

    claim: Claim
    features: dict[str, float]
    alternatives: Alternatives


def make_candidate(
    page: ReadPage,
    scene: Scene,
    *,
    draft: Draft,
    frames: Sequence[Frame],
    context: Context,
    number: int,
    models: Models,
) -> Candidate:
    """Makes one candidate and lets the context remember it.

    Args:
        page: As read.
        scene: The sentence.
        draft: The occurrence with its tolls.
        frames: Who says what in the sentence.
        context: What the page has said before; the occurrence is noted there.
        number: The sentence's number on the page.
        models: Choosers; a missing one leaves the rules' pick.

    Returns:
        The candidate.
    """
    roles = find_roles(scene, draft, frames)
    draft = _coloured(scene, _retyped(scene, draft, roles))
    points_back = _points_back(scene, draft)
    places = _places(scene, draft, frames, roles, context)
    said_place = _by_rule(places)
    roles = context.completed_roles(roles, draft, points_back=points_back, place=said_place)
    sides = Sides(
        scene,
        draft,
        frames,
        rules=roles,
        told=context.told_roles(draft),
        pair=context.main_pair(),
        focus=context.focus(),
    )
    roles = _chosen(roles, sides, models)
    roles = _with_joined(scene, proper_sides(roles, draft))
    said_time = find_time(scene, draft)
    rule = find_standing(scene, draft, said_time, page.published)
    times = time_choices(
        scene,
        draft,
        rule=said_time,
        told=context.told_times(draft),
        roles=roles,
        standing=rule,
        published=page.published,
    )
    home_time, home = context.completed_circumstances(draft, said_time, said_place, points_back=points_back)
    seen = context.seen(draft.type)
    roles = with_lent_countries(scene, roles, draft, place=home, context=context)
    chosen = with_named_victim(scene, draft, roles)
    time = _weighed(times, models.time, home_time)
    place = _weighed(places, models.place, home)
    setting = Setting(
        rule=rule,
        time=time,
        published=page.published,
        number=number,
        share=_share(page, scene),
        roles=roles,
        place=place,
    )
    facts = history_facts(scene, draft, setting, context)
    standing = lasting(scene, weigh_history(rule, facts, models.history), draft, time)
    time = still_running(time, standing, page.published)
    chosen = replace(chosen, mode=settled_mode(scene, chosen, roles, standing))
    circle = Circle(scene, chosen, roles, home=home, context=context, background=standing.background)
    claim = make_claim(
        page,
        scene,
        draft=chosen,
        roles=roles,
        standing=standing,
        time=time,
        place=place,
        home=home,
        victims=find_victims(circle),
    )
    claim = replace(claim, why=with_reasons(claim, scene, chosen))
    features = claim_features(scene, chosen, roles, claim, repeated=seen, sentence=number)
    context.note(chosen, roles, time=time, place=place, standing=standing)
    alternatives = Alternatives(sides=sides, time=times, place=places, facts=facts)
    return Candidate(claim=claim, features=features, alternatives=alternatives)


def _share(page: ReadPage, scene: Scene) -> float:
    return scene.sentence.start / max(1, len(page.clean.page.text))


def _points_back(scene: Scene, draft: Draft) -> bool:
    """A definite noun names an occurrence again; a finite verb or an indefinite noun tells a new one."""
    first = scene.tokens[draft.trigger.first]
    low = max(0, draft.trigger.first - STOP_REACH)
    if draft.type == "attack" and scene.near("stop", low, draft.trigger.first) is not None:
        # "Until the aggression stops": what is to stop or to be curbed is no deed told before.
        return False
    return draft.trigger.form == "noun" and (scene.language.has_article(first) or bool(first.suffix))


def _with_joined(scene: Scene, roles: Roles) -> Roles:
    """Parties joined on to the source or the target take part too (ruling 20)."""
    taken = {id(party) for party in (roles.source, roles.target, *(side.party for side in roles.others))}
    further = []
    for party in (roles.source, roles.target):
        if party is None or party.both or party not in scene.parties:
            continue
        further += [other for other in joined_parties(scene, party) if id(other) not in taken and other.role]
        taken |= {id(other) for other in further}
    sides = tuple(Side(party=other, part="side") for other in further)
    return replace(roles, others=(*roles.others, *sides)) if sides else roles


def _places(
    scene: Scene, draft: Draft, frames: Sequence[Frame], roles: Roles, context: Context
) -> tuple[Choice[PlaceMention], ...]:
    spoken = tuple(
        (p.first, p.last) for f in frames for p in (f.speaker, *f.via) if p is not None and not f.carried
    )
    place = find_place(scene, draft, spoken)
    return place_choices(
        scene,
        draft,
        rule=place,
        told=context.told_places(draft),
        roles=roles,
        taken=spoken,
        land=context.land(),
    )


def _by_rule(choices: Sequence[Choice[M]]) -> M | None:
    """The mention of the sentence that the rules pick."""
    return next((choice.mention for choice in choices if choice.picked), None)


def _weighed(choices: Sequence[Choice[M]], model: Linear | None, rule: M | None) -> M | None:
    """The likeliest answer's best mention; the rules' pick where there is no chooser."""
    if model is None:
        return rule
    answers = [choice.answer for choice in choices]
    return choices[model.likeliest([choice.facts for choice in choices], answers)].mention


def _chosen(roles: Roles, sides: Sides, models: Models) -> Roles:
    """The parties that the choosers weigh highest; one phrase fills both slots only where it names both sides."""
    if models.source is None or models.target is None:
        return roles
    firm = _firm(sides.offers("source"), FIRM_SOURCE)
    source, why_source = firm or _weighed_side(sides.options("source"), models.source)
    offers = [offer for offer in sides.offers("target") if can_follow(offer.party, source)]
    firm = _firm(offers, FIRM_TARGET)
    target, why_target = firm or _weighed_side(
        sides.beside_source(sides.options("target"), source), models.target
    )
    why = {**roles.why, "source": why_source, "target": why_target}
    return replace(roles, source=source, target=target, why=why)


def _firm(offers: Sequence[Offer], rules: frozenset[str]) -> tuple[PartyMention | None, str] | None:
    """The pick of a rule that is right more often than the chooser is where the rule speaks."""
    return next(((offer.party, offer.rule) for offer in offers if offer.rule in rules), None)


def _weighed_side(options: Sequence[Option], model: Linear) -> tuple[PartyMention | None, str]:
    """The option that the chooser weighs highest; the rules' pick unless another is well ahead."""
    told = next((at for at, option in enumerate(options) if option.picked), 0)
    margin = RULE_MARGIN if told else NOBODY_MARGIN
    scores = [model.weigh(option.facts) + margin * (at == told) for at, option in enumerate(options)]
    best = options[max(range(len(scores)), key=lambda at: (scores[at], -at))]
    return best.party, best.why


def _coloured(scene: Scene, draft: Draft) -> Draft:
    """The draft with its frame's stance made local to the trigger."""
    stance, reason = local_stance(scene, draft.trigger, draft.frame)
    if draft.frame is None:
        return draft if stance == "asserts" else replace(draft, stance=stance, stance_reason=reason)
    return replace(draft, frame=replace(draft.frame, stance=stance), stance_reason=reason)


def _retyped(scene: Scene, draft: Draft, roles: Roles) -> Draft:
    """A killing with an agent, a weapon or in an operation is an attack, else a toll (ruling 27)."""
    fate = draft.trigger.casualty in FATES
    alone = all(word.casualty in FATES for word in draft.absorbed)
    operation = fate and _is_in_operation(scene, draft)
    armed_with = find_means(scene, draft, roles) if fate else None
    if draft.type == "toll" and fate and (roles.source is not None or operation or armed_with) and alone:
        return replace(draft, type="attack", mode=None)
    armed = roles.source is not None and roles.source.role in ("MIL", "REB")
    if (
        draft.type == "damage"
        and draft.trigger.frame == "hit"
        and armed
        and draft.trigger.form != "participle"
    ):
        return replace(draft, type="attack", mode=None)
    if draft.type == "damage" and _is_force(roles.target):
        # "The destruction of a group of the enemy's forces": people are attacked, things are damaged.
        return replace(draft, type="attack", mode=None)
    goer = roles.source or roles.target
    if draft.type == "displace" and draft.mode == "flight" and goer is not None and goer.role == "MIL":
        return replace(draft, type="withdraw", mode="desertion")
    # A noun of killing someone tells of a killer; a verb may be in the passive.
    unclaimed = roles.source is None and not operation and not armed_with and draft.trigger.form != "noun"
    if draft.type == "attack" and fate and draft.mode is None and unclaimed and alone:
        return replace(draft, type="toll", mode=None)
    return draft


def _is_force(party: PartyMention | None) -> bool:
    return party is not None and party.role in ("MIL", "REB", "COP") and party.noun in FORCES


def _is_in_operation(scene: Scene, draft: Draft) -> bool:
    """Reads "killed in an operation", "the operation left two dead"."""
    first, last = draft.trigger.first, draft.trigger.last
    behind = scene.near("operation", last, last + OPERATION_REACH)
    if behind is not None and scene.mark_before("in", behind.first) is not None:
        return not scene.has_stop(last, behind.first)
    before = scene.near("operation", max(0, first - OPERATION_REACH), first)
    if before is None or scene.has_stop(before.last, first):
        return False
    told = scene.near("cause", before.last, first) or scene.mark_before("towards", first)
    return told is not None
