"""What could be an occurrence's time and place, each described by facts of structure for the choosers.

As with the parties (`choices.py`), the rules say what they would pick and the chooser weighs it against where
each mention stands. Features never hold words of the page.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import HISTORY_DAYS, Standing, age_days, is_counted_from, only_compares
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.extract.told import Earlier, agreement
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
    """A mention (None: none) with what holds of it.

    Attributes:
        facts: Each counts 1 to the chooser, none stands twice.
        answer: What it says, the same for all mentions of one day or of one country.
        picked: Whether the rules picked it.
    """

    mention: M | None
    facts: tuple[str, ...]
    answer: str = ""
    picked: bool = False

    @property
    def features(self) -> dict[str, float]:
        """The facts as the trainer takes them."""
        return dict.fromkeys(self.facts, 1.0)


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
    none = [*_nothing(scene, draft, rule, _kin(before, draft)), f"none status={status}"]
    options: list[Choice[TimeMention]] = [Choice(mention=None, facts=tuple(none))]
    since = scene.mark_before("since", draft.trigger.first) is not None
    for time in _near(scene.times, draft):
        if since and time.first < draft.trigger.first:
            continue  # "today came the first convoy since the attack": the day is the convoy's
        counted = is_counted_from(scene, draft, time)
        if counted is False or only_compares(scene, time):
            continue
        facts = [*_stand(scene, draft, time), *_dated(time, draft, status, published)]
        if counted:
            facts.append("counted from")
        if len(scene.times) == 1:
            facts.append("only one")
        options.append(_own(time, facts, draft, picked=time is rule, answer=time.value))
    # What states its own full date restates nothing told before: "the war had broken out in autumn 2030".
    has_date = rule is not None and not rule.value.startswith("pub")
    for earlier in () if has_date else before[:MOST_TOLD]:
        when = _when(earlier.mention, published)
        facts = [
            *_from_before(scene, draft, rule is None, earlier),
            *agreement(earlier.told, draft, roles, standing),
            f"told when={when}",
            f"told when={when} status={status}",
        ]
        options.append(Choice(mention=earlier.mention, facts=tuple(facts), answer=earlier.mention.value))
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
    options: list[Choice[PlaceMention]] = [Choice(mention=None, facts=tuple(none))]
    for place in _near(scene.places, draft):
        facts = [
            *_stand(scene, draft, place),
            f"precision={place.precision}",
            f"precision={place.precision} type={draft.type}",
        ]
        facts += _held_by(place, draft, roles)
        if place.id is not None:
            facts.append("known")
        if any(low <= place.first < high for low, high in taken):
            facts.append("of a speaker")
        if any(p.first <= place.first < p.last and p.role for p in scene.parties):
            facts.append("of a party")
        if any(p.first < place.first < p.last for p in scene.parties):
            facts.append("inside a longer phrase")
        options.append(_own(place, facts, draft, picked=place is rule, answer=_country(place)))
    for earlier in before[:MOST_TOLD]:
        facts = [
            *_from_before(scene, draft, rule is None, earlier),
            *agreement(earlier.told, draft, roles, None),
            f"told precision={earlier.mention.precision}",
        ]
        options.append(Choice(mention=earlier.mention, facts=tuple(facts), answer=_country(earlier.mention)))
    return tuple(options)


def _held_by(place: PlaceMention, draft: Draft, roles: Roles) -> list[str]:
    """Whose country a place lies in."""
    source, target = (
        "none" if party is None or party.country is None else str(party.country == place.country)
        for party in (roles.source, roles.target)
    )
    return [
        f"in the source's country={source} type={draft.type}",
        f"in the target's country={target} type={draft.type}",
    ]


def _country(place: PlaceMention) -> str:
    return place.country or "of no country"


def _kin(before: Sequence[Earlier[M]], draft: Draft) -> str:
    """Whether what was told before is of the same type, of another one, or nothing."""
    if not before:
        return "no"
    return "same" if before[0].told.draft.type == draft.type else "other"


def _near(mentions: Sequence[M], draft: Draft) -> list[M]:
    return [m for m in mentions if abs(m.first - draft.trigger.first) <= REACH]


def _nothing(scene: Scene, draft: Draft, rule: Mention | None, told: str) -> list[str]:
    trigger = draft.trigger
    definite = scene.language.has_article(scene.tokens[trigger.first])
    return [
        "none",
        f"none type={draft.type}",
        f"none form={trigger.form} definite={definite}",
        f"none rule={rule is not None} told={told}",
        f"none stance={draft.frame.stance if draft.frame else 'outlet'}",
        f"none tense={trigger.tense}",
        f"none tolls={bool(draft.tolls)}",
    ]


def _own(mention: M, facts: Sequence[str], draft: Draft, *, picked: bool, answer: str) -> Choice[M]:
    """A mention of the sentence itself."""
    rule = ("rule", f"rule type={draft.type}", f"rule form={draft.trigger.form}") if picked else ()
    return Choice(mention=mention, facts=(*facts, *rule), answer=answer, picked=picked)


def _from_before(scene: Scene, draft: Draft, alone: bool, told: Earlier[M]) -> list[str]:
    trigger = draft.trigger
    definite = scene.language.has_article(scene.tokens[trigger.first])
    return [
        "told",
        f"told alone={alone}",
        f"told {told.back} back alone={alone}",
        f"told type={draft.type} alone={alone}",
        f"told form={trigger.form} definite={definite} alone={alone}",
        f"told stance={draft.frame.stance if draft.frame else 'outlet'}",
        f"told tolls={bool(draft.tolls)}",
        f"told carried={draft.frame.carried if draft.frame else None}",
        f"told verb tense={trigger.tense} alone={alone}",
    ]


def _dated(time: TimeMention, draft: Draft, status: Status, published: Published) -> list[str]:
    kind, when = _kind(time), _when(time, published)
    return [
        f"kind={kind}",
        f"kind={kind} type={draft.type}",
        f"when={when}",
        f"when={when} type={draft.type}",
        f"when={when} status={status}",
        f"kind={kind} status={status}",
    ]


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


def _stand(scene: Scene, draft: Draft, mention: Mention) -> list[str]:
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
    facts = [
        f"{side} {near}",
        f"{side} {near} form={trigger.form}",
        f"{side} type={draft.type}",
        f"{side} governed={governed}",
        f"{side} verb between={verbs}",
        f"{side} trigger between={others}",
        f"{side} comma={scene.has_comma(low, high)}",
        f"outside frame={outside} {side}",
        f"that between={scene.near('that', low, high) is not None} {side}",
        f"cause between={scene.near('cause', low, high) is not None} {side}",
        f"nearest={_is_nearest(scene, draft, mention)} {side}",
        *_between(scene, draft, low, high, side),
        *_governed(scene, mention, side),
        f"quoted with={scene.quoted_at(mention.first) == scene.quoted_at(trigger.first)} {side}",
    ]
    if scene.has_stop(low, high):
        facts.append("stop")
    if mention.first <= 1:
        facts.append("opens")
    return facts


def _between(scene: Scene, draft: Draft, low: int, high: int, side: str) -> list[str]:
    """What stands between the occurrence and the mention: finite verbs, relative clauses, other occurrences."""
    own = {word.first for word in draft.words}
    finite = [at for at in scene.finite if low <= at < high]
    verbs = min(2, sum(at not in own for at in finite))
    triggers = min(2, sum(low <= t.first < high for t in scene.triggers if t.first not in own))
    relative = scene.near("relative", low, high) is not None
    joined = any(map(scene.is_joined, finite))
    return [
        f"{side} verbs={verbs}",
        f"{side} relative={relative} verbs={verbs}",
        f"{side} triggers={triggers}",
        f"{side} joined verb={joined}",
    ]


def _governed(scene: Scene, mention: Mention, side: str) -> list[str]:
    """Which words stand right before the mention."""
    classes = [cls for cls in GOVERNORS if cls in scene.marks_before(mention.first)]
    return [f"{side} behind {cls}" for cls in classes or ["nothing"]]


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
