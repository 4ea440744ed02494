"""Who does it: one function for each way in which a sentence names the agent.

Each gives the party or None, and keeps its reason where it has one of its own; `verb_sides`, `noun_sides`,
`shared_sides` and `arguments` say in which order they are asked. Light verbs have `light_verbs`.
Source: codebook, "Party", rulings 14, 23.
"""

from msgspec.structs import replace

from riwaya.extract.ground import ARMED_ROLES, SILENT, SYMMETRIC_FRAMES, Ground
from riwaya.extract.speaker_sides import OWN_DEED, OWN_STANCES
from riwaya.model.codebook import Role
from riwaya.model.reading import MarkerMention, PartyMention

# A joined verb leaves its subject out where it was named this few tokens before. Swept 10-40 on the development gold:
# source country .669, .675, .677, .677.
SUBJECT_MEMORY = 25
# A subject before its verb: a date, brackets or "which" at most between.
BEFORE_REACH = 6
# "As for the brigades of A, in a statement, they shelled …".
TOPIC_REACH = 12
# The nearest party before a verbal noun is the subject of its clause no farther off than this.
CLAUSE_REACH = 8
# A pronoun on these verbal nouns stands for the agent ("its attack"), on others for the patient ("his arrest").
OWNED_FRAMES = frozenset({"act", "move", "take", "give"})
# "A joint raid of the army's": two adjectives at most between.
# Half and double change no figure of the development gold.
OWNER_REACH = 3
OWNING_ROLES = frozenset({"MIL", "REB", "COP", "GOV"})
# "Two were killed and a third was hurt in an operation of …".
OPERATION_REACH = 10
ARMED_TYPES = frozenset({"attack", "clash", "capture", "deploy", "withdraw", "damage"})
# "The launch of ballistic missiles from the lands of A".
FROM_REACH = 5
FROM_NOUNS = frozenset({"territory", "place", "state", "capital"})
THIN = ("relative", "background", "negator", "ongoing", "possible", "planned", "particle")


def find_subject_before(ground: Ground) -> PartyMention | None:
    """A party right before the verb (with "that", "which", a date or brackets at most between)."""
    if ground.scene.is_joined(ground.trigger.first):
        return _topic(ground)
    first = _before_means(ground)
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
    if best is None or ground.trigger.frame not in SYMMETRIC_FRAMES:
        return best
    # "The government and the group agreed": the first is one side, the second the other.
    return _first_of_joined(ground, best)


def _before_means(ground: Ground) -> int:
    """Where the subject ends: at the verb, or at the means that stand before it ("backed by guns and planes,")."""
    first = ground.trigger.first
    for party in reversed(ground.open):
        gap = range(party.last, first)
        thin = party.last <= first and len(gap) <= BEFORE_REACH and all(_is_thin(ground, at) for at in gap)
        if thin and ground.scene.is_joined(party.first) and ground.is_means(party):
            first = next(p.first for p in ground.open if p.last == party.first)
    return first


def _topic(ground: Ground) -> PartyMention | None:
    """Reads "As for the group, it shelled …": the topic is what the joined verb behind it tells of."""
    scene, first = ground.scene, ground.trigger.first
    mark = scene.near("as_for", max(0, first - TOPIC_REACH), first)
    if mark is None or scene.has_stop(mark.last, first):
        return None
    return next((party for party in ground.within(mark.last, mark.last + 1) if party.last <= first), None)


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
    weak = find_subject_of_verb_before(ground, ground.trigger.first)
    if weak is None and ground.stance() in OWN_STANCES:
        return ground.named("source", ground.speaker(), OWN_DEED)
    weak = weak or _last_speaker(ground)
    return ground.named("source", weak, "subject carried on from the verb before")


def find_subject_of_verb_before(ground: Ground, at: int) -> PartyMention | None:
    """The last subject named before the verb at token `at`, else the last bare party that can act."""
    weak = None
    for party in reversed(ground.open):
        if party.last > at:
            continue
        if at - party.last > SUBJECT_MEMORY or ground.scene.has_stop(party.last, at):
            break
        if ground.is_governed(party) or not ground.can_act(party):
            continue
        if ground.heads_clause(party):
            return party
        weak = weak or party
    return weak


def _last_speaker(ground: Ground) -> PartyMention | None:
    """Reads "The gunmen refused to surrender and opened fire": a joined plural verb goes on with who spoke."""
    scene, first = ground.scene, ground.trigger.first
    if not scene.is_joined(first) or not scene.language.has_subject_before(scene.tokens[first]):
        return None
    told = [f for f in ground.frames if f.speaker is not None and not f.carried and 0 <= f.at < first]
    last = max(told, key=lambda frame: frame.at, default=None)
    if last is None or last.speaker is None or last is ground.draft.frame or not ground.can_act(last.speaker):
        return None
    near = 0 <= first - last.speaker.last <= SUBJECT_MEMORY and not scene.has_stop(last.speaker.last, first)
    return last.speaker if near else None


def find_subject_of_clause(ground: Ground) -> PartyMention | None:
    """The nearest bare party before the noun in its clause."""
    scene, first = ground.scene, ground.trigger.first
    before = [p for p in ground.open if p.last <= first and first - p.last <= CLAUSE_REACH]
    if not before:
        return None
    party = before[-1]
    if scene.has_stop(party.last, first) or scene.has_comma(party.last, first):
        return None
    if ground.is_governed(party) or not ground.can_act(party) or _holds_out(ground, party):
        return None
    if _is_struck(ground, party):
        return None
    if any(scene.near(cls, party.last, first) is not None for cls in ("stop", "begin", "condemns")):
        return None
    head = _first_of_joined(ground, party)
    verb = scene.tokens[scene.skip_back(head.first) - 1]
    # "The planes that Washington used in the war": behind any other verb, who can wage a war.
    belligerent = head.role in ARMED_ROLES or head.noun in ("state", "capital")
    leads = ground.heads_clause(head) or belligerent and bool(scene.language.tense(verb))
    return ground.named("source", head, "subject of the clause") if leads else None


def _is_struck(ground: Ground, party: PartyMention) -> bool:
    """Reads "the city was hit by raids": the subject of a passive verb, or the place behind a verb of hitting."""
    at, place = ground.scene.skip_back(party.first), party.noun in FROM_NOUNS
    return any(
        t.last == at and (t.form == "passive" or place and t.form == "verb" and t.frame == "hit")
        for t in ground.scene.triggers
    )


def _holds_out(ground: Ground, party: PartyMention) -> bool:
    """Reads "the army foiled an attack"."""
    scene = ground.scene
    before = scene.mark_before("repel", party.first) is not None
    return before or scene.near("repel", party.last, ground.trigger.first) is not None


def _first_of_joined(ground: Ground, party: PartyMention) -> PartyMention:
    """The first of parties joined by conjunctions, of which `party` is one."""
    for before in reversed(ground.scene.parties):
        if before.last == party.first and ground.scene.is_joined(party.first):
            party = before
    return party


def find_perpetrator(ground: Ground) -> PartyMention | None:
    """Reads "X, the perpetrator of the attack": the phrase that the deed is a word of, or whom it stands beside."""
    first = ground.trigger.first
    own = next((p for p in ground.open if p.head < first < p.last and first - p.head <= 2), None)
    if own is None or own.noun != "person" or own.role != "REB" or ground.is_counted(own):
        return None
    before = [
        p for p in ground.open if p.last <= own.first and own.first - p.last <= 1 and p.kind == "person"
    ]
    party = before[-1] if before else own
    # A country that only the page lends is the victims' more often than the perpetrator's (ruling 30).
    return replace(party, country=None, inferred=False) if party.inferred else party


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
        definite = scene.language.has_article(scene.tokens[at])
        if at > trigger.last and definite != scene.language.has_article(scene.tokens[trigger.first]):
            # "The murder of the Iranian scientist": an adjective agrees with its noun.
            continue
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
    if ground.scene.tokens[trigger.last - 1].suffix:
        return None
    last = max(word.last for word in ground.draft.words if word.form == "noun" and word.first <= trigger.last)
    return owner_behind(ground, last)


def find_operating(ground: Ground) -> PartyMention | None:
    """Reads "Three were killed in an operation of the special forces"."""
    scene, last = ground.scene, ground.trigger.last
    mark = scene.near("operation", last, last + OPERATION_REACH)
    if ground.draft.type not in ("attack", "toll") or mark is None or scene.has_stop(last, mark.first):
        return None
    return owner_behind(ground, mark.first + 1) if scene.mark_before("in", mark.first) is not None else None


def find_launched_from(ground: Ground) -> PartyMention | None:
    """Reads "rockets were fired from the territory of A towards B"."""
    scene, trigger = ground.scene, ground.trigger
    if ground.draft.type != "attack" or trigger.frame not in ("move", "shoot"):
        return None
    for party in ground.within(trigger.last, trigger.last + FROM_REACH):
        before = scene.mark_before("towards", party.first)
        if before is not None and before.value == "from" and party.noun in FROM_NOUNS:
            return None if scene.has_stop(trigger.last, party.first) else party
    return None


def owner_behind(ground: Ground, last: int) -> PartyMention | None:
    """The armed party behind "of" after the noun phrase that ends at token `last`."""
    scene = ground.scene
    party = next(iter(ground.within(last, last + OWNER_REACH)), None)
    if party is None or not ground.can_act(party) or party.role not in OWNING_ROLES:
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
