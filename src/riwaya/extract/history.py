"""Whether an occurrence is history or news: facts of structure for the chooser that weighs it.

That a page recalls something older is often told by nothing but the shape of the clause, its time and what stands
around it. As with the parties (`choices.py`), the rules say what they would pick (`circumstances.py`) and the chooser
weighs it. Facts never hold words of the page.
Source: codebook, rulings 21, 35.
"""

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import HISTORY_DAYS, Standing, age_days
from riwaya.extract.clauses import verb_before, verb_behind
from riwaya.extract.context import Context
from riwaya.extract.drafts import Draft
from riwaya.extract.linear import Linear
from riwaya.extract.scene import Scene
from riwaya.model.page import Published
from riwaya.model.reading import PlaceMention, TimeMention

# Words that colour an occurrence, seen in windows around it.
COLOURS = frozenset(
    {
        "background",
        "begin",
        "cause",
        "do",
        "end",
        "history",
        "local_stance",
        "must",
        "negator",
        "ongoing",
        "particle",
        "planned",
        "possible",
        "recall",
        "relative",
        "since",
        "stop",
        "that",
    }
)
CLOSE, WIDE = 4, 10
# Words that open the sentence; and how many tokens a marker has at most.
OPENING, LONGEST = 3, 5
# Facts that are counts say no more beyond these.
MOST_SENTENCES, MOST_SEEN, MOST_VERBS, SHARES = 6, 3, 3, 5
FRESH_DAYS, RECENT_DAYS = 2, 8


class Setting(Struct, frozen=True, kw_only=True):
    """What is known of an occurrence before it is weighed.

    Attributes:
        rule: Its standing as the rules tell it.
        time: Its time as chosen.
        published: The page's publication date.
        number: Number of its sentence on the page, from 0.
        share: Share of the page's text before its sentence.
        roles: Its sides as chosen.
        place: Its place as chosen.
    """

    rule: Standing
    time: TimeMention | None
    published: Published
    number: int
    share: float
    roles: Roles
    place: PlaceMention | None


def history_facts(scene: Scene, draft: Draft, setting: Setting, context: Context) -> dict[str, float]:
    """Describes what one occurrence shows of being news or history.

    Args:
        scene: Its sentence.
        draft: The occurrence.
        setting: What is known of it.
        context: What the page has told so far.

    Returns:
        Fact -> value; a fact that is missing is 0.
    """
    facts = {
        **_words(scene, draft, setting.rule),
        **_times(scene, draft, setting),
        **_surroundings(draft, setting, context),
        **_colours(scene, draft),
        **_verbs(scene, draft),
        **_others(scene, setting, context),
    }
    return {name: value for name, value in facts.items() if value}


def weigh_history(rule: Standing, facts: dict[str, float], model: Linear | None) -> Standing:
    """Tells history from news as the chooser weighs it.

    Args:
        rule: The standing that the rules give.
        facts: What it rests on.
        model: The chooser; None leaves the rules' pick.

    Returns:
        The standing, with the reason where the chooser overrules the rules.
    """
    if model is None or model.accepts(facts) == rule.background:
        return rule
    why = {**rule.why, "background": "weighed by its clause, its time and what is told around it"}
    return replace(rule, background=not rule.background, why=why)


def _words(scene: Scene, draft: Draft, rule: Standing) -> dict[str, float]:
    trigger = draft.trigger
    token = scene.tokens[trigger.first]
    stance = draft.frame.stance if draft.frame is not None else "outlet"
    definite = scene.language.has_article(token)
    verbs = sum(t.form in ("verb", "passive") and t.last <= trigger.first for t in scene.triggers)
    return {
        "bias": 1.0,
        f"rule status={rule.status}": 1.0,
        f"rule status={rule.status} type={draft.type}": 1.0,
        f"rule background={rule.background}": 1.0,
        f"polarity={rule.polarity}": 1.0,
        f"type={draft.type}": 1.0,
        f"mode={draft.mode}": 1.0,
        f"mode={draft.mode} definite={definite}": 1.0,
        f"form={trigger.form} tense={trigger.tense}": 1.0,
        f"type={draft.type} form={trigger.form} tense={trigger.tense}": 1.0,
        f"frame={trigger.frame}": 1.0,
        f"stance={stance}": 1.0,
        f"stance={stance} form={trigger.form}": 1.0,
        f"definite={definite} form={trigger.form}": 1.0,
        "preposition": float(bool(scene.preposition(trigger.first))),
        "dative": float(scene.language.is_dative(scene.tokens[trigger.first])),
        "suffix": float(bool(token.suffix)),
        "joined": float(scene.is_joined(trigger.first)),
        "quoted": float(scene.quoted_at(trigger.first)),
        "opens": float(trigger.first <= 1),
        "verbs before": float(min(MOST_VERBS, verbs)),
        "tolls": float(bool(draft.tolls)),
        f"segment={scene.sentence.segment}": 1.0,
    }


def _times(scene: Scene, draft: Draft, setting: Setting) -> dict[str, float]:
    time, published = setting.time, setting.published
    age = _age(time, published)
    ages = {_age(other, published) for other in scene.times}
    return {
        f"age={age}": 1.0,
        f"age={age} type={draft.type}": 1.0,
        f"time={_shape(time)}": 1.0,
        "time told before": float(time is not None and time not in scene.times),
        "old time in sentence": float("old" in ages),
        "fresh time in sentence": float("fresh" in ages),
        "dated page": float(published.value is not None),
    }


def _surroundings(draft: Draft, setting: Setting, context: Context) -> dict[str, float]:
    within, previous = context.standings(), context.previous_standing()
    return {
        f"sentence={min(setting.number, MOST_SENTENCES)}": 1.0,
        f"share={int(setting.share * SHARES)}": 1.0,
        f"seen={min(context.seen(draft.type), MOST_SEEN)}": 1.0,
        "background in sentence": float(any(standing.background for standing in within)),
        "news in sentence": float(any(not standing.background for standing in within)),
        f"status in sentence={within[-1].status if within else None}": 1.0,
        f"previous background={previous.background if previous else None}": 1.0,
    }


def _colours(scene: Scene, draft: Draft) -> dict[str, float]:
    facts = {}
    first = max(OPENING, draft.trigger.first - WIDE - LONGEST)
    last = draft.trigger.last + CLOSE + 1
    for mark in (*scene.marks_from(0, OPENING), *scene.marks_from(first, last)):
        where = _window(scene, mark.first, mark.last, draft) if mark.cls in COLOURS else ""
        if where:
            facts[f"{mark.cls} {where}"] = 1.0
            if mark.value:
                facts[f"{mark.cls}:{mark.value} {where}"] = 1.0
    return facts


def _window(scene: Scene, low: int, high: int, draft: Draft) -> str:
    """How the words [low, high) stand to the trigger; "" where they are too far off or in another clause."""
    first, last = draft.trigger.first, draft.trigger.last
    if low >= last:
        near = low - last <= CLOSE and not scene.has_stop(last, low)
        return ("right after" if low == last else "close after") if near else ""
    if high > first:
        return "inside" if low >= first and high <= last else ""
    if scene.has_stop(high, first):
        return ""
    if high in (first, scene.skip_back(first)):
        return "right before"
    comma = ", comma" if scene.has_comma(high, first) else ""
    if first - high <= CLOSE:
        return f"close before{comma}"
    if low < OPENING:
        return "opens the sentence"
    return f"before{comma}" if first - high <= WIDE else ""


def _verbs(scene: Scene, draft: Draft) -> dict[str, float]:
    """The finite verbs around the occurrence, and the trigger before it."""
    facts = {}
    first = draft.trigger.first
    before, behind = verb_before(scene, draft), verb_behind(scene, draft)
    if before is not None:
        kind = f"{'doubted ' * before.doubted}{'bound ' * before.bound}{before.tense}"
        near = "close" if first - before.at <= CLOSE else "before"
        comma = ", comma" if scene.has_comma(before.at, first) else ""
        facts[f"verb: {kind}"] = 1.0
        facts[f"verb {near}{comma}: {kind}"] = 1.0
    if behind is not None:
        relative = "relative " if scene.mark_before("relative", behind.at) is not None else ""
        facts[f"verb behind: {relative}{behind.tense} form={draft.trigger.form}"] = 1.0
    earlier = [trigger for trigger in scene.triggers if trigger.last <= first]
    if earlier:
        facts[f"after {earlier[-1].type} {earlier[-1].form}"] = 1.0
    return facts


def _others(scene: Scene, setting: Setting, context: Context) -> dict[str, float]:
    """Whether the page's two main parties take part, and whether the place is told here: other wars are history."""
    main = {party.country for party in context.main_pair() or ()}
    source, target = (
        "nobody" if party is None else str(party.country in main)
        for party in (setting.roles.source, setting.roles.target)
    )
    place = setting.place
    told = "none" if place is None else "here" if place in scene.places else "before"
    return {f"main sides={source} {target}": 1.0, f"place told={told}": 1.0}


def _age(time: TimeMention | None, published: Published) -> str:
    """How long ago, coarsely: what is older than the rules' limit is "old"."""
    days = age_days(time.value, published) if time is not None else None
    if days is None:
        return "none" if time is None else "unknown"
    if days > HISTORY_DAYS:
        return "old"
    if days > RECENT_DAYS:
        return "weeks"
    return "days" if days > FRESH_DAYS else "fresh"


def _shape(time: TimeMention | None) -> str:
    if time is None:
        return "none"
    value = time.value
    if value.endswith(".."):
        return "open"
    if value.startswith(".."):
        return "until"
    if "+" in value:
        return "future"
    if "/" in value:
        return "interval"
    return "point" if value.startswith("pub") else f"date {len(value)}"
