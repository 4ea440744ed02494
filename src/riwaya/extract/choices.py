"""The parties that could be source or target of an occurrence, each described by facts of structure.

The rules of `arguments.py` say what they would pick; the chooser (`linear.py`) weighs that against where each
party stands (`positions.py`), what governs it and what it is. Features never hold words of the page.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from riwaya.extract.arguments import Roles
from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Frame
from riwaya.extract.positions import REMEMBERED, Positions, is_near
from riwaya.extract.scene import Scene
from riwaya.model.codebook import ClaimType, Role
from riwaya.model.reading import PartyMention

Slot = Literal["source", "target"]
Pair = tuple[PartyMention, PartyMention]
TELLING = frozenset({"asserts", "accuses", "denies", "demands", "warns", "expects"})


class Offer(Struct, frozen=True, kw_only=True):
    """A party that could fill a slot, before it is described.

    Attributes:
        inside: The party of the sentence that it is; None where it is named elsewhere.
        names: What it is beside the sentence: "main first", "told source", "speaker" ...
        rule: The rule that picked it, "" where none did.
    """

    party: PartyMention
    inside: PartyMention | None
    names: tuple[str, ...]
    rule: str


class Option(Struct, frozen=True, kw_only=True):
    """A party (None: nobody) with what holds of it and why it is offered.

    Attributes:
        facts: Each counts 1 to the chooser, none stands twice.
        picked: Whether the rules picked it.
    """

    party: PartyMention | None
    facts: tuple[str, ...]
    why: str
    picked: bool = False

    @property
    def features(self) -> dict[str, float]:
        """The facts as the trainer takes them."""
        return dict.fromkeys(self.facts, 1.0)


class Sides:
    """What could fill the slots of one occurrence; parties are described only when they are to be weighed."""

    def __init__(
        self,
        scene: Scene,
        draft: Draft,
        frames: Sequence[Frame],
        *,
        rules: Roles,
        told: Roles | None,
        pair: Pair | None,
        focus: str | None,
    ) -> None:
        """Takes what is known of the occurrence.

        Args:
            scene: The sentence.
            draft: The occurrence.
            frames: Who says what in the sentence.
            rules: What the rules picked, carried-over sides included.
            told: Roles of the last claim of the same type nearby.
            pair: The page's two main parties.
            focus: The country that the segment speaks of most.
        """
        self._scene, self._draft, self._frames = scene, draft, frames
        self._rules, self._pair, self._focus = rules, pair, focus
        self._outside: list[tuple[PartyMention | None, str]] = []
        if told is not None:
            self._outside += [(told.source, "told source"), (told.target, "told target")]
        if pair is not None:
            self._outside += [(pair[0], "main first"), (pair[1], "main second")]
        if draft.frame is not None:
            self._outside.append((draft.frame.speaker, "speaker"))
        self._definite = scene.language.has_article(scene.tokens[draft.trigger.first])
        self._positions: Positions | None = None
        self._known: dict[tuple[int, int], tuple[str, ...]] = {}
        self._offers: dict[Slot, list[Offer]] = {}

    def offers(self, slot: Slot) -> list[Offer]:
        """Lists the parties of one slot: those of the sentence in text order, then others; none twice."""
        if slot not in self._offers:
            self._offers[slot] = self._find_offers(slot)
        return self._offers[slot]

    def _find_offers(self, slot: Slot) -> list[Offer]:
        pick: PartyMention | None = getattr(self._rules, slot)
        offers = []
        for inside in self._scene.parties:
            if is_near(inside, self._draft):
                # "The two sides", a perpetrator: offered as the rules completed it, with the country of this slot.
                party = pick if pick is not None and _is_completed(pick, inside) else inside
                offers.append(self._offer(party, slot, inside))
        for further in (*(other for other, _ in self._outside), pick):
            if further is not None and not _is_among(further, offers):
                offers.append(self._offer(further, slot, None))
        return offers

    def options(self, slot: Slot) -> tuple[Option, ...]:
        """Describes nobody, then the parties of one slot."""
        nobody = Option(party=None, facts=self._nobody(slot), why="nobody named")
        return (nobody, *(self._option(offer, slot) for offer in self.offers(slot)))

    def beside_source(self, options: Sequence[Option], source: PartyMention | None) -> list[Option]:
        """Adds to the target's options what they are to the chosen source: same country, the other main side.

        Args:
            options: The target's options.
            source: The party chosen as source.

        Returns:
            The options with further facts; the source's own phrase is left out unless it names both sides.
        """
        return [
            Option(
                party=option.party,
                facts=option.facts + self._beside(option.party, source),
                why=option.why,
                picked=option.picked,
            )
            for option in options
            if can_follow(option.party, source)
        ]

    def _offer(self, party: PartyMention, slot: Slot, inside: PartyMention | None) -> Offer:
        pick: PartyMention | None = getattr(self._rules, slot)
        start, end = party.start, party.end
        names = [
            name
            for other, name in self._outside
            if other is not None and other.start < end and start < other.end
        ]
        rule = ""
        if pick is not None and _same(pick, party):
            names.append("rule")
            rule = self._rules.why.get(slot, "")
        return Offer(party=party, inside=inside, names=tuple(names), rule=rule)

    def _nobody(self, slot: Slot) -> tuple[str, ...]:
        draft, scene, trigger = self._draft, self._scene, self._draft.trigger
        picked = "none" if getattr(self._rules, slot) is None else "some"
        facts = [
            "none",
            f"none type={draft.type}",
            f"none frame={trigger.frame} form={trigger.form}",
            f"none rule={picked}",
            f"none type={draft.type} rule={picked}",
            f"none outlet={draft.frame is None}",
        ]
        if self._definite:
            facts.append("none definite")
        if draft.tolls:
            facts.append("none tolls")
        if not scene.parties:
            facts.append("none no parties")
        return tuple(facts)

    def _option(self, offer: Offer, slot: Slot) -> Option:
        facts = self._looks(offer) + self._part(offer, slot)
        why = offer.rule or ", ".join(offer.names) or "chosen by position"
        return Option(party=offer.party, facts=facts, why=why, picked=bool(offer.rule))

    def _kind(self, party: PartyMention) -> tuple[str, ...]:
        """What the party is, whatever the slot."""
        draft, frames = self._draft, self._frames
        focus = party.country == self._focus
        facts = [*_kind_facts(draft.type, party.role, party.kind, focus=focus, inferred=party.inferred)]
        if party.country is not None:
            facts.append("country")
        if party.name is not None:
            facts.append("named")
        if party.both:
            facts.append("both")
        if party.anaphoric:
            facts.append("anaphoric")
        if any(toll.party is not None and _same(toll.party, party) for toll in draft.tolls):
            facts += ("victims", f"victims type={draft.type}")
        if any(frame.speaker is not None and _same(frame.speaker, party) for frame in frames):
            facts.append("speaks")
        if any(_same(link, party) for frame in frames for link in frame.via):
            facts.append("relays")
        speaker = draft.frame.speaker if draft.frame is not None else None
        if draft.frame is not None and speaker is not None and speaker.country and party.country:
            same = speaker.country == party.country
            facts += (
                f"speaker's country={same} stance={draft.frame.stance}",
                f"speaker's country={same} type={draft.type}",
            )
        return tuple(facts)

    def _part(self, offer: Offer, slot: Slot) -> tuple[str, ...]:
        """What the rules say of the party in this slot, what it does in the other one and outside."""
        draft, rule = self._draft, offer.rule
        other = self._rules.target if slot == "source" else self._rules.source
        facts: list[str] = []
        if other is not None and _same(other, offer.party):
            facts += ("other slot's", f"other slot's frame={draft.trigger.frame}")
        if slot == "source" and self._only_tells(offer.party):
            told = draft.frame.rule if draft.frame is not None else ""
            facts += (
                "only tells",
                f"only tells type={draft.type}",
                f"only tells rule={told} inside={offer.inside is not None}",
            )
        if rule:
            facts += ("rule", f"rule={rule}", f"rule={rule} type={draft.type}")
        for name in offer.names:
            facts += _outside_facts(name, draft.type, draft.trigger.form, definite=self._definite)
        return tuple(facts)

    def _only_tells(self, party: PartyMention) -> bool:
        """Whether a party speaks of the deed without a word that it is its own: no agent then."""
        frame, pick = self._draft.frame, self._rules.source
        if frame is None or frame.speaker is None or not _same(party, frame.speaker):
            return False
        if pick is not None and _same(pick, party):
            return False
        return not frame.own and frame.stance in TELLING

    def _looks(self, offer: Offer) -> tuple[str, ...]:
        """What the party is and where it stands, the same for both slots."""
        inside = offer.inside
        if inside is None:
            return (*self._kind(offer.party), "not in sentence")
        if inside is not offer.party:
            return self._kind(offer.party) + self._position(inside)
        known = self._known.get((inside.first, inside.last))
        if known is None:
            known = self._known[inside.first, inside.last] = self._kind(inside) + self._position(inside)
        return known

    def _position(self, party: PartyMention) -> tuple[str, ...]:
        self._positions = self._positions or Positions(self._scene, self._draft)
        return self._positions.describe(party)

    def _beside(self, party: PartyMention | None, source: PartyMention | None) -> tuple[str, ...]:
        kind = self._draft.type
        if party is None:
            told = "none" if source is None else "some"
            return (f"none source={told} type={kind}",)
        if source is None:
            return (f"source=none type={kind}",)
        same = party.country == source.country
        main = {side.country for side in self._pair} if self._pair else set()
        facing = party.country in main and source.country in main and not same
        return (
            f"source's country={same} type={kind}",
            f"source's country={same} known={party.country is not None}",
            f"source's phrase={_same(party, source)}",
            f"other main side={facing}",
            f"source role={source.role} role={party.role}",
        )


@lru_cache(maxsize=REMEMBERED)
def _kind_facts(
    kind: ClaimType, role: Role | None, what: str, *, focus: bool, inferred: bool
) -> tuple[str, ...]:
    return (
        f"type={kind} role={role}",
        f"role={role}",
        f"kind={what}",
        f"focus country={focus} role={role}",
        f"inferred={inferred}",
    )


@lru_cache(maxsize=REMEMBERED)
def _outside_facts(name: str, kind: ClaimType, form: str, *, definite: bool) -> tuple[str, ...]:
    return (
        f"outside={name} definite={definite} form={form}",
        f"outside={name}",
        f"outside={name} type={kind}",
        f"outside={name} form={form}",
    )


def can_follow(party: PartyMention | None, source: PartyMention | None) -> bool:
    """Whether a party can be the target beside this source: only a phrase that names both sides is both."""
    return party is None or party is not source or party.both


def _same(one: PartyMention, other: PartyMention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_completed(pick: PartyMention, inside: PartyMention) -> bool:
    """Whether the rules' pick is this phrase of the sentence with another country."""
    if inside.both:
        return _same(pick, inside)
    return (pick.start, pick.end) == (inside.start, inside.end)


def _is_among(party: PartyMention, offers: Sequence[Offer]) -> bool:
    """Whether a phrase that shares words with the party, of one country, is offered already."""
    start, end, country = party.start, party.end, party.country
    for offer in offers:
        other = offer.party
        if other.start < end and start < other.end and other.country == country:
            return True
    return False
