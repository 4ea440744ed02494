"""The parties that could be source or target of an occurrence, each described by facts of structure.

The rules of `arguments.py` say what they would pick; the chooser (`linear.py`) weighs that against where each
party stands, what governs it and what it is. Features never hold words of the page.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from riwaya.extract.arguments import Roles
from riwaya.extract.frames import Frame
from riwaya.extract.occurrences import Draft
from riwaya.extract.scene import Scene
from riwaya.model.reading import PartyMention

Slot = Literal["source", "target"]
# Parties farther off than this are never sides; the limit keeps long sentences linear.
REACH = 40
OPENERS = frozenset('،,:.«“"')
TELLING = frozenset({"asserts", "accuses", "denies", "demands", "warns", "expects"})
GOVERNORS = (
    "by_agent",
    "against",
    "with",
    "between",
    "in",
    "towards",
    "about",
    "cause",
    "according",
    "mediator",
    "help",
)


class Option(Struct, frozen=True, kw_only=True):
    """A party (None: nobody) with its features and why it is offered."""

    party: PartyMention | None
    features: dict[str, float]
    why: str = ""


def find_options(
    scene: Scene,
    draft: Draft,
    frames: Sequence[Frame],
    *,
    slot: Slot,
    rules: Roles,
    told: Roles | None,
    pair: tuple[PartyMention, PartyMention] | None,
    focus: str | None,
    positions: Mapping[int, dict[str, float]],
) -> list[Option]:
    """Lists the options of one slot.

    Args:
        scene: The sentence.
        draft: The occurrence.
        frames: Who says what in the sentence.
        slot: Which slot is to be filled.
        rules: What the rules picked, carried-over sides included.
        told: Roles of the last claim of the same type nearby.
        pair: The page's two main parties.
        focus: The country that the segment speaks of most.
        positions: What `find_positions` tells of the sentence's parties.

    Returns:
        Nobody first, then parties in text order, then parties from outside the sentence; none twice.
    """
    pick: PartyMention | None = getattr(rules, slot)
    options = [Option(party=None, features=_nobody(scene, draft, pick, slot), why="nobody named")]
    listed: list[PartyMention] = []
    outside = [(told.source, "told source"), (told.target, "told target")] if told else []
    outside += [(pair[0], "main first"), (pair[1], "main second")] if pair else []
    if draft.frame is not None:
        outside.append((draft.frame.speaker, "speaker"))
    outside.append((pick, "rule"))
    for told_party in (party for party in scene.parties if party.first in positions):
        completed = pick is not None and told_party.both and _same(pick, told_party)
        # "The two sides" is offered as completed: the rules gave the phrase the country of this slot.
        party = pick if completed and pick is not None else told_party
        listed.append(party)
        options.append(
            _option(
                scene,
                draft,
                party,
                names=_names(party, outside),
                position=positions[told_party.first],
                frames=frames,
                slot=slot,
                rules=rules,
                focus=focus,
            )
        )
    for further, _ in outside:
        if further is None or any(_same(further, o) and further.country == o.country for o in listed):
            continue
        listed.append(further)
        options.append(
            _option(
                scene,
                draft,
                further,
                names=_names(further, outside),
                position=None,
                frames=frames,
                slot=slot,
                rules=rules,
                focus=focus,
            )
        )
    return options


def find_positions(scene: Scene, draft: Draft) -> dict[int, dict[str, float]]:
    """Tells where each party that could be a side stands, for both slots alike.

    Returns:
        First token of the party -> features of its place in the sentence.
    """
    first, last = draft.trigger.first, draft.trigger.last
    bare = sum(party.first >= last and not _governor_word(scene, party) for party in scene.parties)
    return {
        party.first: _position(scene, draft, party, bare=bare)
        for party in scene.parties
        if abs(party.first - first) <= REACH and party.kind != "document" and party.first != first
    }


def _names(party: PartyMention, outside: Sequence[tuple[PartyMention | None, str]]) -> list[str]:
    return [name for other, name in outside if other is not None and _same(other, party)]


def _only_tells(party: PartyMention | None, draft: Draft, pick: PartyMention | None) -> bool:
    """Whether a party speaks of the deed without a word that it is its own: no agent then."""
    frame = draft.frame
    if party is None or frame is None or frame.speaker is None or not _same(party, frame.speaker):
        return False
    if pick is not None and _same(pick, party):
        return False
    return not frame.own and frame.stance in TELLING


def _same(one: PartyMention, other: PartyMention) -> bool:
    return one.start < other.end and other.start < one.end


def _nobody(scene: Scene, draft: Draft, pick: PartyMention | None, slot: Slot) -> dict[str, float]:
    trigger = draft.trigger
    definite = scene.language.has_article(scene.tokens[trigger.first])
    return {
        "none": 1.0,
        f"none type={draft.type}": 1.0,
        f"none frame={trigger.frame} form={trigger.form}": 1.0,
        f"none rule={'none' if pick is None else 'some'}": 1.0,
        f"none type={draft.type} rule={'none' if pick is None else 'some'}": 1.0,
        "none definite": float(definite),
        "none tolls": float(bool(draft.tolls)),
        "none no parties": float(not scene.parties),
        f"none outlet={draft.frame is None}": 1.0,
    }


def _option(
    scene: Scene,
    draft: Draft,
    party: PartyMention,
    *,
    frames: Sequence[Frame],
    slot: Slot,
    rules: Roles,
    names: Sequence[str],
    focus: str | None,
    position: Mapping[str, float] | None,
) -> Option:
    trigger = draft.trigger
    inside = position is not None
    pick: PartyMention | None = getattr(rules, slot)
    other: PartyMention | None = rules.target if slot == "source" else rules.source
    rule = rules.why.get(slot, "") if pick is not None and _same(pick, party) else ""
    victims = float(any(toll.party is not None and _same(toll.party, party) for toll in draft.tolls))
    of_other = float(other is not None and _same(other, party))
    features = {
        f"type={draft.type} role={party.role}": 1.0,
        f"role={party.role}": 1.0,
        f"kind={party.kind}": 1.0,
        "country": float(party.country is not None),
        "named": float(party.name is not None),
        "both": float(party.both),
        "anaphoric": float(party.anaphoric),
        "victims": victims,
        f"victims type={draft.type}": victims,
        "speaks": float(any(f.speaker is not None and _same(f.speaker, party) for f in frames)),
        "relays": float(any(_same(link, party) for f in frames for link in f.via)),
        "other slot's": of_other,
        f"other slot's frame={trigger.frame}": of_other,
    }
    speaker = draft.frame.speaker if draft.frame is not None else None
    stance = draft.frame.stance if draft.frame is not None else "outlet"
    if speaker is not None and speaker.country is not None and party.country is not None:
        features[f"speaker's country={speaker.country == party.country} stance={stance}"] = 1.0
        features[f"speaker's country={speaker.country == party.country} type={draft.type}"] = 1.0
    if slot == "source" and _only_tells(party, draft, pick):
        features["only tells"] = 1.0
        features[f"only tells type={draft.type}"] = 1.0
        features[f"only tells rule={draft.frame.rule if draft.frame else ''} inside={inside}"] = 1.0
    features[f"focus country={party.country == focus} role={party.role}"] = 1.0
    features[f"inferred={party.inferred}"] = 1.0
    if rule:
        features["rule"] = 1.0
        features[f"rule={rule}"] = 1.0
        features[f"rule={rule} type={draft.type}"] = 1.0
    definite = scene.language.has_article(scene.tokens[trigger.first])
    for name in names:
        features[f"outside={name} definite={definite} form={trigger.form}"] = 1.0
        features[f"outside={name}"] = 1.0
        features[f"outside={name} type={draft.type}"] = 1.0
        features[f"outside={name} form={trigger.form}"] = 1.0
    if position is not None:
        features |= position
    else:
        features["not in sentence"] = 1.0
    return Option(
        party=party,
        features={n: v for n, v in features.items() if v},
        why=rule or ", ".join(names) or "chosen by position",
    )


def _position(scene: Scene, draft: Draft, party: PartyMention, *, bare: int) -> dict[str, float]:
    trigger = draft.trigger
    key = f"{trigger.frame} {trigger.form}"
    after = party.first >= trigger.first
    low, high = (trigger.last, party.first) if after else (party.last, trigger.first)
    distance = max(0, high - low)
    side = "after" if after else "before"
    governor = _governor(scene, party)
    near = _bucket(distance)
    between = [p for p in scene.parties if low <= p.first < high]
    verbs = any(low <= t.first < high and t.form in ("verb", "passive") for t in scene.triggers)
    frame = draft.frame
    resumed = any(
        scene.tokens[at].suffix for at in range(trigger.first, min(trigger.last + 1, len(scene.tokens)))
    )
    opens = (
        party.first == 0
        or scene.mark_before("that", party.first) is not None
        or scene.tokens[party.first - 1].text in OPENERS
    )
    nearest = not after and not any(party.last <= p.first < trigger.first for p in scene.parties)
    pronoun = bool(scene.tokens[trigger.first].suffix)
    return {
        f"{key} pronoun, nearest before={nearest}": float(pronoun),
        f"{key} nearest before": float(nearest),
        f"{key} {side} resumed={resumed}": 1.0,
        f"{side} opens={opens} {near}": 1.0,
        f"{key} {side} opens={opens}": 1.0,
        f"{key} bare after={min(2, bare)} {side}": 1.0,
        f"{side} {near}": 1.0,
        f"{key} {side} {near}": 1.0,
        f"{key} {side} gov={governor}": 1.0,
        f"gov={governor}": 1.0,
        f"{side} gov={governor} {near}": 1.0,
        f"{side} parties between={min(2, len(between))}": 1.0,
        f"{key} {side} parties between={min(2, len(between))}": 1.0,
        f"{side} comma": float(scene.has_comma(low, high)),
        "stop": float(scene.has_stop(low, high)),
        f"{side} verb between": float(verbs),
        "outside frame": float(frame is not None and not frame.first <= party.first < frame.last),
        "joined": float(scene.is_joined(party.first)),
        "relative before": float(scene.near("relative", low, high) is not None),
        "that between": float(scene.near("that", low, high) is not None),
        "inside trigger": float(trigger.first <= party.first < trigger.last),
        "covers trigger": float(party.first < trigger.first < party.last),
        "is place": float(any(place.first in {party.head, party.first} for place in scene.places)),
    }


def _governor(scene: Scene, party: PartyMention) -> str:
    before = scene.marks_before(party.first)
    if before:
        for cls in GOVERNORS:
            if cls in before:
                return cls
    preposition = scene.preposition(party.first)
    if preposition:
        return "dative" if scene.language.is_dative(scene.tokens[party.first]) else "clitic"
    return "none"


def _governor_word(scene: Scene, party: PartyMention) -> bool:
    return _governor(scene, party) != "none"


def _bucket(distance: int) -> str:
    for limit in (0, 1, 3, 6, 12):
        if distance <= limit:
            return f"d{limit}"
    return "far"


def beside_source(
    options: Sequence[Option],
    source: PartyMention | None,
    *,
    draft: Draft,
    pair: tuple[PartyMention, PartyMention] | None,
) -> list[Option]:
    """Adds to the target's options what they are to the chosen source: same country, the other main side.

    Args:
        options: The target's options.
        source: The party chosen as source.
        draft: The occurrence.
        pair: The page's two main parties.

    Returns:
        The options with further features; the source's own phrase is left out unless it names both sides.
    """
    out = []
    for option in options:
        party = option.party
        if party is not None and party is source and not party.both:
            continue
        features = dict(option.features)
        told = "none" if source is None else "some"
        if party is None:
            features[f"none source={told} type={draft.type}"] = 1.0
        elif source is None:
            features[f"source=none type={draft.type}"] = 1.0
        else:
            same = party.country == source.country
            features[f"source's country={same} type={draft.type}"] = 1.0
            features[f"source's country={same} known={party.country is not None}"] = 1.0
            features[f"source's phrase={_same(party, source)}"] = 1.0
            main = {p.country for p in pair} if pair else set()
            features[f"other main side={party.country in main and source.country in main and not same}"] = 1.0
            features[f"source role={source.role} role={party.role}"] = 1.0
        out.append(Option(party=party, features=features, why=option.why))
    return out
