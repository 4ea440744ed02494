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
from riwaya.extract.mention_facts import GOVERNORS, stand
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
# Words that say how a sentence joins the one before it stand at its head.
OPENING = 2


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
        if counted is False or only_compares(scene, draft, time):
            continue
        facts = [*stand(scene, draft, time), *_dated(time, draft, status, published)]
        if counted:
            facts.append("counted from")
        if len(scene.times) == 1:
            facts.append("only one")
        options.append(_own(time, facts, draft, picked=time is rule, answer=time.value))
    # What states its own full date restates nothing told before: "the war had broken out in autumn 2030".
    has_date = rule is not None and not rule.value.startswith("pub")
    opened = _opening(scene)
    for earlier in () if has_date else before[:MOST_TOLD]:
        when = _when(earlier.mention, published)
        facts = [
            *_from_before(scene, draft, rule is None, earlier),
            *agreement(earlier.told, draft, roles, standing),
            f"told when={when}",
            f"told when={when} status={status}",
            f"told opened={opened} {earlier.back} back",
            f"told of lead={earlier.told.lead}",
        ]
        options.append(Choice(mention=earlier.mention, facts=tuple(facts), answer=earlier.mention.value))
    return tuple(options)


def _opening(scene: Scene) -> str:
    """What opens the sentence: "in another incident", "for his part", "recently … had"."""
    found = (mark for mark in scene.marks_from(0, OPENING) if mark.cls in ("other_news", "recall"))
    return next((f"{mark.cls} {mark.value}" for mark in found), "nothing")


def place_choices(
    scene: Scene,
    draft: Draft,
    *,
    rule: PlaceMention | None,
    told: Sequence[Earlier[PlaceMention]],
    roles: Roles,
    taken: Sequence[tuple[int, int]],
    land: str | None,
) -> tuple[Choice[PlaceMention], ...]:
    """Lists where the occurrence could be: nowhere said, each place of the sentence, the places told before.

    Args:
        scene: The sentence.
        draft: The occurrence.
        rule: What the rules pick in the sentence.
        told: The places of earlier claims nearby.
        roles: Its sides.
        taken: Token ranges of speakers, whose places say where they are from.
        land: The country in which most places of the story lie.

    Returns:
        Nothing first, then mentions in text order, then those told before.
    """
    before = [earlier for earlier in told if all(earlier.mention is not place for place in scene.places)]
    none = _nothing(scene, draft, rule, _kin(before, draft))
    options: list[Choice[PlaceMention]] = [Choice(mention=None, facts=tuple(none))]
    for place in _near(scene.places, draft):
        facts = [
            *stand(scene, draft, place),
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
        facts += _in_party(scene, place, roles)
        facts += [
            f"main land={place.country == land}",
            f"main land={place.country == land} type={draft.type}",
        ]
        options.append(_own(place, facts, draft, picked=place is rule, answer=_country(place)))
    for earlier in before[:MOST_TOLD]:
        facts = [
            *_from_before(scene, draft, rule is None, earlier),
            *agreement(earlier.told, draft, roles, None),
            f"told precision={earlier.mention.precision}",
            f"told main land={earlier.mention.country == land}",
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


def _in_party(scene: Scene, place: PlaceMention, roles: Roles) -> list[str]:
    """Whose phrase a place stands in, and what governs it there: "to Saudi Arabia" names a place, not a side."""
    around = [party for party in scene.parties if party.first <= place.first < party.last]
    if not around:
        return ["in no party"]
    party = max(around, key=lambda party: party.last - party.first)
    part = "source" if party is roles.source else "target" if party is roles.target else "no side"
    where = "whole" if party.first == place.first else "inside"
    behind = next((cls for cls in GOVERNORS if cls in scene.marks_before(place.first)), "nothing")
    if behind == "nothing" and scene.language.is_instrumental(scene.tokens[place.first]):
        behind = "in"
    return [
        f"{where} party={part}",
        f"{where} party role={party.role}",
        f"{where} party behind={behind}",
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


def _kind(time: TimeMention) -> str:
    value = time.value
    if "/" in value:
        return "open" if value.endswith("..") or value.startswith("..") else "interval"
    return f"point {len(value.removeprefix('pub'))}" if value.startswith("pub") else f"date {len(value)}"
