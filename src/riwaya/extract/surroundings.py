"""What could be an occurrence's time and place, each described by facts of structure for the choosers.

As with the parties (`choices.py`), the rules say what they would pick and the chooser weighs it against where
each mention stands. Features never hold words of the page.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import HISTORY_DAYS, Standing, age_days
from riwaya.extract.occurrences import Draft
from riwaya.extract.scene import Scene
from riwaya.extract.told import Earlier, Told
from riwaya.model.codebook import Status
from riwaya.model.page import Published
from riwaya.model.reading import Mention, PlaceMention, TimeMention

M = TypeVar("M", bound=Mention)
# Mentions farther off than this tell of something else; the limit keeps long sentences linear.
REACH = 45
RECENT_DAYS = 8
# Of the last claims nearby; what three have not told, the fourth seldom does.
MOST_TOLD = 3
# Classes of words that stand right before a time or place and say how it belongs to the rest.
GOVERNORS = (
    "in",
    "towards",
    "against",
    "between",
    "with",
    "since",
    "cause",
    "given",
    "about",
    "by_agent",
    "protest_at",
    "end",
    "begin",
)


class Choice(Struct, Generic[M], frozen=True, kw_only=True):
    """A mention (None: none) with its features.

    Attributes:
        answer: What it says, the same for all mentions of one day or of one country.
    """

    mention: M | None
    features: dict[str, float]
    answer: str = ""


def time_choices(
    scene: Scene,
    draft: Draft,
    *,
    rule: TimeMention | None,
    told: Sequence[Earlier[TimeMention]],
    roles: Roles,
    standing: Standing,
    published: Published,
) -> tuple[Choice[TimeMention], ...]:
    """Lists what could date the occurrence: nothing, each time of the sentence, the times told before.

    Args:
        scene: The sentence.
        draft: The occurrence.
        rule: What the rules pick in the sentence.
        told: The times of earlier claims nearby.
        roles: Its sides.
        standing: Its standing by the rules: what is planned or possible is seldom dated by the day of its telling.
        published: The page's publication date.

    Returns:
        Nothing first, then mentions in text order, then those told before.
    """
    status = standing.status
    before = [earlier for earlier in told if all(earlier.mention is not time for time in scene.times)]
    none = _nothing(scene, draft, rule, _kin(before, draft))
    none[f"none status={status}"] = 1.0
    options: list[Choice[TimeMention]] = [Choice(mention=None, features=none)]
    since = scene.mark_before("since", draft.trigger.first) is not None
    for time in _near(scene.times, draft):
        if since and time.first < draft.trigger.first:
            continue  # "today came the first convoy since the attack": the day is the convoy's
        facts = _stand(scene, draft, time)
        facts |= _dated(time, draft, status, published)
        facts["only one"] = float(len(scene.times) == 1)
        options.append(
            Choice(mention=time, features=_with_rule(facts, draft, time is rule), answer=time.value)
        )
    # What states its own full date restates nothing told before: "the war had broken out in autumn 2030".
    has_date = rule is not None and not rule.value.startswith("pub")
    for earlier in () if has_date else before[:MOST_TOLD]:
        facts = _from_before(scene, draft, rule is None, earlier)
        facts |= _agreement(earlier.told, draft, roles, standing)
        when = _when(earlier.mention, published)
        facts |= {f"told when={when}": 1.0, f"told when={when} status={status}": 1.0}
        options.append(Choice(mention=earlier.mention, features=facts, answer=earlier.mention.value))
    return tuple(options)


def place_choices(
    scene: Scene,
    draft: Draft,
    *,
    rule: PlaceMention | None,
    told: Sequence[Earlier[PlaceMention]],
    roles: Roles,
    taken: Sequence[tuple[int, int]],
) -> tuple[Choice[PlaceMention], ...]:
    """Lists where the occurrence could be: nowhere said, each place of the sentence, the places told before.

    Args:
        scene: The sentence.
        draft: The occurrence.
        rule: What the rules pick in the sentence.
        told: The places of earlier claims nearby.
        roles: Its sides.
        taken: Token ranges of speakers, whose places say where they are from.

    Returns:
        Nothing first, then mentions in text order, then those told before.
    """
    before = [earlier for earlier in told if all(earlier.mention is not place for place in scene.places)]
    none = _nothing(scene, draft, rule, _kin(before, draft))
    options: list[Choice[PlaceMention]] = [Choice(mention=None, features=none)]
    for place in _near(scene.places, draft):
        facts = _stand(scene, draft, place)
        facts[f"precision={place.precision}"] = 1.0
        facts[f"precision={place.precision} type={draft.type}"] = 1.0
        facts["known"] = float(place.id is not None)
        facts["of a speaker"] = float(any(low <= place.first < high for low, high in taken))
        facts["of a party"] = float(any(p.first <= place.first < p.last and p.role for p in scene.parties))
        facts["inside a longer phrase"] = float(any(p.first < place.first < p.last for p in scene.parties))
        options.append(
            Choice(mention=place, features=_with_rule(facts, draft, place is rule), answer=_country(place))
        )
    for earlier in before[:MOST_TOLD]:
        facts = _from_before(scene, draft, rule is None, earlier)
        facts |= _agreement(earlier.told, draft, roles, None)
        facts[f"told precision={earlier.mention.precision}"] = 1.0
        options.append(Choice(mention=earlier.mention, features=facts, answer=_country(earlier.mention)))
    return tuple(options)


def _country(place: PlaceMention) -> str:
    return place.country or "of no country"


def _kin(before: Sequence[Earlier[M]], draft: Draft) -> str:
    """Whether what was told before is of the same type, of another one, or nothing."""
    if not before:
        return "no"
    return "same" if before[0].told.draft.type == draft.type else "other"


def _agreement(told: Told, draft: Draft, roles: Roles, standing: Standing | None) -> dict[str, float]:
    """How far an earlier claim could tell of the same occurrence."""
    same = told.draft.type == draft.type
    sides = _sides(told.roles, roles)
    facts = {
        f"told same type={same}": 1.0,
        f"told of {told.draft.type} for {draft.type}": 1.0,
        f"told same type={same} sides={sides}": 1.0,
        f"told same words={told.draft.trigger.lemma == draft.trigger.lemma}": 1.0,
        f"told figures={bool(told.draft.tolls)} now={bool(draft.tolls)}": 1.0,
    }
    if standing is not None:
        facts[f"told status={told.standing.status} now={standing.status}"] = 1.0
        facts[f"told background={told.standing.background} now={standing.background}"] = 1.0
    return facts


def _sides(told: Roles, now: Roles) -> str:
    pairs = ((told.source, now.source), (told.target, now.target))
    known = [(one.country, two.country) for one, two in pairs if one is not None and two is not None]
    if not known:
        return "unknown"
    return "same" if all(one == two for one, two in known) else "other"


def _near(mentions: Sequence[M], draft: Draft) -> list[M]:
    return [m for m in mentions if abs(m.first - draft.trigger.first) <= REACH]


def _nothing(scene: Scene, draft: Draft, rule: Mention | None, told: str) -> dict[str, float]:
    trigger = draft.trigger
    definite = scene.language.has_article(scene.tokens[trigger.first])
    return {
        "none": 1.0,
        f"none type={draft.type}": 1.0,
        f"none form={trigger.form} definite={definite}": 1.0,
        f"none rule={rule is not None} told={told}": 1.0,
        f"none stance={draft.frame.stance if draft.frame else 'outlet'}": 1.0,
        f"none tense={trigger.tense}": 1.0,
        f"none tolls={bool(draft.tolls)}": 1.0,
    }


def _with_rule(facts: dict[str, float], draft: Draft, picked: bool) -> dict[str, float]:
    if picked:
        facts["rule"] = 1.0
        facts[f"rule type={draft.type}"] = 1.0
        facts[f"rule form={draft.trigger.form}"] = 1.0
    return {name: value for name, value in facts.items() if value}


def _from_before(scene: Scene, draft: Draft, alone: bool, told: Earlier[M]) -> dict[str, float]:
    trigger = draft.trigger
    definite = scene.language.has_article(scene.tokens[trigger.first])
    return {
        "told": 1.0,
        f"told alone={alone}": 1.0,
        f"told {told.back} back alone={alone}": 1.0,
        f"told type={draft.type} alone={alone}": 1.0,
        f"told form={trigger.form} definite={definite} alone={alone}": 1.0,
        f"told stance={draft.frame.stance if draft.frame else 'outlet'}": 1.0,
        f"told tolls={bool(draft.tolls)}": 1.0,
        f"told carried={draft.frame.carried if draft.frame else None}": 1.0,
        f"told verb tense={trigger.tense} alone={alone}": 1.0,
    }


def _dated(time: TimeMention, draft: Draft, status: Status, published: Published) -> dict[str, float]:
    kind, when = _kind(time), _when(time, published)
    return {
        f"kind={kind}": 1.0,
        f"kind={kind} type={draft.type}": 1.0,
        f"when={when}": 1.0,
        f"when={when} type={draft.type}": 1.0,
        f"when={when} status={status}": 1.0,
        f"kind={kind} status={status}": 1.0,
    }


def _when(time: TimeMention, published: Published) -> str:
    """Whether a time lies ahead of the page, on its day, shortly before or long ago."""
    value = time.value
    if "+" in value or published.value is not None and value[:1].isdigit() and value[:10] > published.value:
        return "future"
    days = age_days(value, published)
    if days is None:
        return "unknown"
    for limit, name in ((0, "today"), (RECENT_DAYS, "recent"), (HISTORY_DAYS, "past")):
        if days <= limit:
            return name
    return "old"


def _stand(scene: Scene, draft: Draft, mention: Mention) -> dict[str, float]:
    trigger = draft.trigger
    after = mention.first >= trigger.first
    low, high = (trigger.last, mention.first) if after else (mention.last, trigger.first)
    side = "after" if after else "before"
    near = _bucket(max(0, high - low))
    verbs = any(low <= t.first < high and t.form in ("verb", "passive") for t in scene.triggers)
    others = any(low <= t.first < high and t.form != "participle" for t in scene.triggers)
    frame = draft.frame
    outside = (
        frame is not None and frame.rule != "according to" and not frame.first <= mention.first < frame.last
    )
    governed = scene.mark_before("in", mention.first) is not None or scene.language.is_instrumental(
        scene.tokens[mention.first]
    )
    return {
        f"{side} {near}": 1.0,
        f"{side} {near} form={trigger.form}": 1.0,
        f"{side} type={draft.type}": 1.0,
        f"{side} governed={governed}": 1.0,
        f"{side} verb between={verbs}": 1.0,
        f"{side} trigger between={others}": 1.0,
        f"{side} comma={scene.has_comma(low, high)}": 1.0,
        "stop": float(scene.has_stop(low, high)),
        f"outside frame={outside} {side}": 1.0,
        "opens": float(mention.first <= 1),
        f"that between={scene.near('that', low, high) is not None} {side}": 1.0,
        f"cause between={scene.near('cause', low, high) is not None} {side}": 1.0,
        f"nearest={_is_nearest(scene, draft, mention)} {side}": 1.0,
        **_between(scene, draft, low, high, side),
        **_governed(scene, mention, side),
        f"quoted with={scene.quoted_at(mention.first) == scene.quoted_at(trigger.first)} {side}": 1.0,
    }


def _between(scene: Scene, draft: Draft, low: int, high: int, side: str) -> dict[str, float]:
    """What stands between the occurrence and the mention: finite verbs, relative clauses, other occurrences."""
    own = {word.first for word in draft.words}
    tenses = [scene.language.tense(scene.tokens[at]) for at in range(low, high) if at not in own]
    verbs = min(2, sum(bool(tense) for tense in tenses))
    triggers = min(2, sum(low <= t.first < high for t in scene.triggers if t.first not in own))
    relative = scene.near("relative", low, high) is not None
    joined = any(scene.is_joined(at) and scene.language.tense(scene.tokens[at]) for at in range(low, high))
    return {
        f"{side} verbs={verbs}": 1.0,
        f"{side} relative={relative} verbs={verbs}": 1.0,
        f"{side} triggers={triggers}": 1.0,
        f"{side} joined verb={joined}": 1.0,
    }


def _governed(scene: Scene, mention: Mention, side: str) -> dict[str, float]:
    """Which words stand right before the mention."""
    classes = [cls for cls in GOVERNORS if cls in scene.marks_before(mention.first)]
    return {f"{side} behind {cls}": 1.0 for cls in classes or ["nothing"]}


def _is_nearest(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Whether no other trigger stands nearer to the mention."""
    own = abs(mention.first - draft.trigger.first)
    words = {word.first for word in draft.words}
    return all(abs(mention.first - t.first) >= own for t in scene.triggers if t.first not in words)


def _kind(time: TimeMention) -> str:
    value = time.value
    if "/" in value:
        return "open" if value.endswith("..") or value.startswith("..") else "interval"
    return f"point {len(value.removeprefix('pub'))}" if value.startswith("pub") else f"date {len(value)}"


def _bucket(distance: int) -> str:
    for limit in (0, 1, 3, 6, 12, 20):
        if distance <= limit:
            return f"d{limit}"
    return "far"
