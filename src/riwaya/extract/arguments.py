"""Who does it and to whom: source, target and further parties of an occurrence.

Arabic news puts the verb first: its subject follows without a preposition, then the object. A verbal noun takes
its agent or its patient as the next noun, by its frame; "by", "against", "between" and "with" name sides.
Frames: act (agent next), hit (patient next), die (victim next), meet (two sides), move (agent only),
take/lose/free/give/claim/shoot/event as in `lexicons/README.md`.
Source: codebook, "Claim", "Party", rulings 2, 6, 14, 20, 28, 37.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.frames import Frame
from riwaya.extract.occurrences import Draft
from riwaya.extract.protests import can_protest, find_crowd, find_protested
from riwaya.extract.scene import Scene
from riwaya.model.codebook import Part, Role
from riwaya.model.reading import MarkerMention, PartyMention

# Subject and object of a verb stand within this many tokens behind it.
VERB_REACH = 12
# A preposition's party belongs to the trigger only this near; farther ones hang on other words.
PREPOSITION_REACH = 16
SIDES_REACH = 10
# A joined verb leaves its subject out where it was named this few tokens before.
SUBJECT_MEMORY = 25
# Who admits, threatens, promises or refuses a deed speaks of its own.
OWN_STANCES = frozenset({"confirms", "threatens", "promises", "refuses", "denies"})
# "During a visit to …, X said": an occasion that opens its sentence.
OCCASION_REACH = 3
# Words that end a noun phrase: what stands behind them does not belong to the noun before them.
CUTTING = (
    "relative", "in", "against", "with", "towards", "about", "cause", "between", "that", "mediator", "negator", "says",
    "says_weak", "do", "begin", "end", "background",
)  # fmt: skip
# Sources and papers tell of deeds, they do none.
SILENT = frozenset({"source", "document", "agency"})
# "A accused, in a statement that …, B of shelling": the accused stands before the deed.
ACCUSED_REACH = 16
MOST_JOINED = 4
PATIENT_FRAMES = frozenset({"hit", "die", "free"})
SYMMETRIC_FRAMES = frozenset({"meet"})
# A verbal noun this close behind "announced" is the announcer's own deed, unless another agent stands between.
OWN_REACH = 5
# A pronoun on these verbal nouns stands for the agent ("its attack"), on others for the patient ("his arrest").
OWNED_FRAMES = frozenset({"act", "move", "take", "give"})
NOT_OWN = frozenset({"demands", "accuses", "denies", "warns", "expects"})
ACTING_ROLES = frozenset({"GOV", "MIL", "COP", "REB", "PKO", "OPP", "IGO"})
AGENT_FRAMES = frozenset({"act", "hit", "move", "take", "lose", "free", "give", "shoot", "visit"})
ARMED_TYPES = frozenset({"attack", "clash", "capture", "deploy", "withdraw", "damage"})


class Side(Struct, frozen=True, kw_only=True):
    """A further party and its part."""

    party: PartyMention
    part: Part


class Roles(Struct, frozen=True, kw_only=True):
    """Who takes part in one occurrence; `why` says by which rule each was found."""

    source: PartyMention | None = None
    target: PartyMention | None = None
    others: tuple[Side, ...] = ()
    why: dict[str, str] = {}


def find_roles(scene: Scene, draft: Draft, frames: Sequence[Frame]) -> Roles:
    """Finds the parties of one occurrence.

    Args:
        scene: The sentence.
        draft: The occurrence, its words and tolls.
        frames: Who says what in the sentence; speakers are no parties unless nothing else is said.

    Returns:
        The roles; None where the sentence names nobody.
    """
    finder = _Finder(scene, draft, frames)
    return finder.roles()


class _Finder:
    """Looks at one trigger from all sides; keeps which parties are already taken."""

    def __init__(self, scene: Scene, draft: Draft, frames: Sequence[Frame]) -> None:
        self.scene = scene
        self.draft = draft
        self.frames = frames
        self.trigger = draft.trigger
        self.frames = frames
        self.why: dict[str, str] = {}
        speakers = {id(p) for frame in frames for p in (frame.speaker, *frame.via) if p is not None}
        frame = draft.frame
        low = frame.first if frame is not None and frame.rule != "according to" else 0
        self.open = [
            p for p in scene.parties
            if id(p) not in speakers and (p.first >= low or p.first >= self.trigger.first) and p.kind != "document"
            and p.first != self.trigger.first and not (p.role is None and p.first < self.trigger.first < p.last)
        ]  # fmt: skip
        self.accused = self._accused()

    def roles(self) -> Roles:
        """Puts the parts together; a victim of the tolls is the target where none else is named."""
        frame = self.trigger.frame
        if frame in SYMMETRIC_FRAMES:
            source, target, others = self._sides()
            if source is None:
                source, target = self._announced(target)
            source = (
                source
                or self._named("source", self._by_agent(), "named by an agent phrase")
                or self._casualty()
            )
        elif self.trigger.form in ("verb", "passive"):
            source, target = self._of_verb()
            others = ()
        else:
            source, target = self._of_noun()
            others = ()
        if self.draft.type == "protest":
            source, target = self._of_protest(source)
        if self.accused is not None and source is None:
            source = self._named("source", self.accused, "the accused")
        claimed = self._claims_responsibility()
        if claimed is not None:
            source, target = claimed, None if target is claimed else target
        source = source or self._agent_elsewhere()
        if target is None and frame not in SYMMETRIC_FRAMES:
            target = self._object_of_absorbed() or self._against() or self._victims()
        if source is not None and source is target:
            target = None
        if source is not None and self.draft.type == "protest" and not can_protest(source):
            self.why.pop("source", None)
            source = None
        return Roles(
            source=source, target=target, others=(*others, *self._further(source, target)), why=self.why
        )

    def _agent_elsewhere(self) -> PartyMention | None:
        """Whoever an agent phrase, a verb told of the same occurrence, the speaker or the clause names as the doer."""
        frame, noun = self.trigger.frame, self.trigger.form == "noun"
        found = None
        if frame not in SYMMETRIC_FRAMES:
            found = self._named("source", self._by_agent(), "named by an agent phrase")
        if found is None and noun:
            found = self._subject_of_absorbed()
        if found is None and frame in AGENT_FRAMES:
            found = self._speaker_acts()
        if found is None and frame in AGENT_FRAMES and noun:
            found = self._suffixed() or self._subject_of_clause()
        return found

    # -- verbs -----------------------------------------------------------------------------------------------

    def _of_verb(self) -> tuple[PartyMention | None, PartyMention | None]:
        after = self._bare_after(self.trigger.last, VERB_REACH)
        before = self._subject_before()
        if self._is_passive(after, before):
            patient = before or (after[0] if after else None)
            return None, self._named("target", patient, "patient of a passive verb")
        if self.trigger.frame == "suffer":
            victim = before or (after[0] if after else None)
            attacker = self._governed_by(("towards", "by_agent"), self.trigger.last, PREPOSITION_REACH)
            return self._named("source", attacker, "named by from"), self._named(
                "target", victim, "who suffered it"
            )
        if self.trigger.frame == "die":
            victim = before or (after[0] if after else None)
            return None, self._named("target", victim, "who died")
        ours = self.scene.language.is_first_person(self.scene.tokens[self.trigger.first])
        if ours or self._is_own():
            target = after[0] if after else None
            return self._named("source", self._speaker(), "the speaker tells of its own deed"), self._named(
                "target", target, "object of the verb"
            )
        if before is not None and self._is_resumed():
            # "The town that the army took": what stands before is the object, the subject follows.
            taken = before if self.trigger.frame != "event" else None
            return self._named("source", after[0] if after else None, "subject of the verb"), self._named(
                "target", taken, "head of the relative clause"
            )
        if before is None and (after == [] or not self._is_subject(after)):
            before = self._elided_subject()
        if before is not None:
            target = after[0] if after else None
        else:
            before, target = (after[0] if after else None), (after[1] if len(after) > 1 else None)
        source = self._named("source", before, self.why.get("source", "subject of the verb"))
        if self.trigger.frame in ("move", "event") or self._is_ground(target):
            target = None
        return source, self._named("target", target, "object of the verb")

    def _is_ground(self, party: PartyMention | None) -> bool:
        """Whether a party is bare territory that is taken or lost: the place, not a side (ruling 6)."""
        return (
            party is not None
            and self.trigger.frame in ("take", "lose")
            and party.noun in ("territory", "place", "site", "object", "capital")
        )

    def _speaker(self) -> PartyMention | None:
        frame = self.draft.frame
        if frame is None or frame.speaker is None or frame.speaker.kind in ("agency", "unnamed", "document"):
            return None
        return frame.speaker

    def _is_own(self) -> bool:
        """Reads "said that it hit …": the pronoun of "that" right before the verb is the speaker."""
        at = self.trigger.first
        while at > 0 and self.scene.mark_at("particle", at - 1) is not None:
            at -= 1
        that = self.scene.mark_before("that", at)
        return (
            that is not None
            and bool(self.scene.tokens[that.first].suffix)
            and self._speaker() is not None
            and self.draft.frame is not None
            and self.draft.frame.at < that.first
        )

    def _is_resumed(self) -> bool:
        """Whether the relative clause takes its head up by a pronoun on the verb or right behind it."""
        scene, first = self.scene, self.trigger.first
        if scene.is_joined(first):
            return False
        if scene.tokens[first].suffix:
            return True
        last = self.trigger.last
        return (
            last < len(scene.tokens)
            and bool(scene.tokens[last].suffix)
            and (
                scene.mark_at("against", last) is not None
                or scene.mark_at("in", last) is not None
                or scene.mark_at("towards", last) is not None
            )
        )

    def _is_subject(self, after: list[PartyMention]) -> bool:
        """Whether the first bare noun behind the verb is its subject rather than its object."""
        party = after[0]
        if self.scene.language.has_subject_before(self.scene.tokens[self.trigger.first]):
            return False
        if party.noun in ("site", "place") or party.noun in SILENT:
            return False
        if len(after) > 1:
            return True
        if party.noun == "object" and self.scene.mark_at("do", self.trigger.first) is None:
            # "Launched drones": machines act where a raid is flown, else they are what is launched or hit.
            return False
        return not any(toll.party is party for toll in self.draft.tolls)

    def _elided_subject(self) -> PartyMention | None:
        """Reads "The army attacked the town and took it": a joined verb keeps the subject of its clause."""
        weak = None
        for party in reversed(self.open):
            if party.last > self.trigger.first:
                continue
            if self.trigger.first - party.last > SUBJECT_MEMORY or self.scene.has_stop(
                party.last, self.trigger.first
            ):
                break
            if self._is_governed(party) or not self._can_act(party):
                continue
            if self._heads_clause(party):
                weak = party
                break
            weak = weak or party
        if weak is None and self._speaker() is not None and self._frame_stance() in OWN_STANCES:
            return self._named("source", self._speaker(), "the speaker tells of its own deed")
        return self._named("source", weak, "subject carried on from the verb before")

    def _frame_stance(self) -> str:
        return self.draft.frame.stance if self.draft.frame is not None else ""

    def _heads_clause(self, party: PartyMention) -> bool:
        """Whether a party stands where subjects stand: at the start of a clause, or right behind a verb."""
        at = self.scene.skip_back(party.first)
        if at == 0 or self.scene.mark_before("that", at) is not None:
            return True
        if any(t.last == at and t.form in ("verb", "passive") for t in self.scene.triggers):
            return True
        return any(
            self.scene.mark_before(cls, at) is not None for cls in ("do", "says", "ongoing", "planned")
        )

    def _is_passive(self, after: list[PartyMention], before: PartyMention | None) -> bool:
        if self.trigger.form == "passive":
            return True
        fatal = bool(self.trigger.casualty) and self.trigger.frame == "hit"
        if not fatal:
            return False
        if before is not None and not after and self._by_agent() is not None:
            # "A guard was abducted at the hands of …": who did it stands behind.
            return True
        if before is None and self.scene.language.has_subject_before(self.scene.tokens[self.trigger.first]):
            # "… and they abducted a driver": the driver is no subject.
            return False
        victims = {id(toll.party) for toll in self.draft.tolls if toll.party is not None}
        if before is not None:
            return id(before) in victims and not after
        return len(after) < 2 and bool(self.draft.tolls) and (not after or id(after[0]) in victims)

    def _bare_after(self, first: int, reach: int) -> list[PartyMention]:
        """Parties behind the verb without a preposition, up to the end of its clause."""
        found: list[PartyMention] = []
        for party in self._within(first, first + reach):
            if self._ends_clause(first, party.first, found):
                break
            if self._is_governed(party):
                continue
            if found and self.scene.is_joined(party.first):
                continue
            found.append(party)
            if len(found) == 2:
                break
        return found

    def _ends_clause(self, first: int, last: int, found: list[PartyMention]) -> bool:
        if self.scene.has_stop(first, last):
            return True
        if any(first < t.first < last and t.form in ("verb", "passive") for t in self.scene.triggers):
            return True
        return bool(found) and self.scene.has_comma(found[-1].last, last)

    def _subject_before(self) -> PartyMention | None:
        """A party right before the verb (with "that", "which", a date or brackets at most between)."""
        if self.scene.is_joined(self.trigger.first):
            return None
        best = None
        for party in self.open:
            if party.last > self.trigger.first or party.noun in SILENT:
                continue
            if self._is_governed(party) and not self._has_relative(party) and not self._is_described(party):
                continue
            gap = range(party.last, self.trigger.first)
            if len(gap) <= 6 and all(self._is_thin(at) for at in gap):
                best = party
        return best

    def _is_described(self, party: PartyMention) -> bool:
        """Reads "by drones that hit …": an indefinite noun is described by the verb right behind it."""
        indefinite = party.name is None and not self.scene.language.has_article(self.scene.tokens[party.head])
        return (
            party.last == self.trigger.first
            and indefinite
            and party.noun in ("force", "group", "object", "people")
        )

    def _has_relative(self, party: PartyMention) -> bool:
        return self.scene.near("relative", party.last, self.trigger.first) is not None

    def _is_thin(self, at: int) -> bool:
        scene = self.scene
        if scene.tokens[at].kind == "mark":
            return scene.tokens[at].text != ":"
        if any(time.first <= at < time.last for time in scene.times):
            return True
        return any(
            scene.mark_at(cls, at)
            for cls in ("relative", "background", "negator", "ongoing", "possible", "planned", "particle")
        )

    def _of_protest(self, source: PartyMention | None) -> tuple[PartyMention | None, PartyMention | None]:
        """Who protests and against whom; the general rules' source stands where the crowd is not named."""
        crowd = self._named("source", find_crowd(self.scene, self.draft, self.open), "subject of the verb")
        crowd = crowd or source
        against = find_protested(self.scene, self.draft, crowd=crowd)
        return crowd, self._named("target", against, "named by against")

    # -- nouns -----------------------------------------------------------------------------------------------

    def _of_noun(self) -> tuple[PartyMention | None, PartyMention | None]:
        owner = self._suffixed() if self.trigger.frame in OWNED_FRAMES else None
        if owner is not None:
            return owner, None
        beside = self._beside()
        adjective = self._adjective()
        if (
            adjective is None
            and beside is not None
            and self.scene.mark_at("demonym", beside.first)
            and beside.last - beside.first == 1
        ):
            adjective = beside
        doer = adjective or self._doer()
        if beside is adjective:
            beside = None
        if self.trigger.frame in PATIENT_FRAMES:
            beside = beside or self._pointed_at()
            target = self._named("target", beside, "noun behind the verbal noun")
            return self._named("source", doer, "who carried it out"), target
        if doer is not None:
            patient = beside if self.trigger.frame == "act" and beside is not doer else None
            return self._named("source", doer, "who carried it out"), self._named(
                "target", patient, "noun behind the verbal noun"
            )
        if beside is not None and self.trigger.frame == "meet" and self._is_venue(beside):
            return None, None
        own = self._speaker_acts() if beside is not None and self._is_own_noun(beside) else None
        if own is not None:
            return own, self._named("target", beside, "what the own deed hit")
        if beside is not None and not self._can_act(beside):
            return None, self._named("target", beside, "what stands behind the verbal noun cannot act")
        return self._named("source", beside, "noun behind the verbal noun"), None

    def _is_own_noun(self, beside: PartyMention) -> bool:
        """Reads "admitted shelling the hospital": the noun is the speaker's deed, what follows it is hit."""
        if self.trigger.frame != "act" or self._is_governed(beside):
            return False
        return self._frame_stance() in OWN_STANCES or beside.noun in ("site", "place", "object")

    def _is_venue(self, party: PartyMention) -> bool:
        """Reads "the Geneva talks", "the war of the valley": a lone place names where, not who."""
        if joined_parties(self.scene, party):
            return False
        return party.noun in ("capital", "territory", "place") or (
            party.noun == "state"
            and self.trigger.type in ("talks", "agreement")
            and party.kind != "person"
            and any(place.first == party.first for place in self.scene.places)
        )

    def _can_act(self, party: PartyMention) -> bool:
        """States, forces, groups and persons act; markets, houses and the victims counted do not."""
        if any(toll.party is party for toll in self.draft.tolls):
            return False
        if party.noun in ("site", "place") or party.noun in SILENT:
            return False
        return party.role in ACTING_ROLES or (
            party.kind in ("person", "organisation") and party.role != "CVL"
        )

    def _beside(self) -> PartyMention | None:
        """The noun right behind (an adjective may stand between), joined without a preposition."""
        over = next((p for p in self.open if self.trigger.first < p.first < self.trigger.last), None)
        if over is not None:
            return over
        last = max(word.last for word in self.draft.words if word.first <= self.trigger.first + 1)
        if self.trigger.frame == "free":
            return self._governed_by(("towards",), self.trigger.last, 6)
        for party in self._within(last, last + 3):
            if self.scene.has_stop(last, party.first) or self.scene.has_comma(last, party.first):
                return None
            if self._is_governed(party) or self._is_cut_off(last, party.first):
                return None
            return party
        return None

    def _is_cut_off(self, first: int, last: int) -> bool:
        """Whether a function word or a verb stands in tokens [first, last): what follows is no owner then."""
        scene = self.scene
        if any(first <= t.first < last and t.form in ("verb", "passive") for t in scene.triggers):
            return True
        return any(scene.mark_at(cls, at) for at in range(first, last) for cls in CUTTING)

    def _pointed_at(self) -> PartyMention | None:
        """Reads "his arrest": the pronoun on the noun points to the nearest party that can be its patient."""
        if not self.scene.tokens[self.trigger.last - 1].suffix:
            return None
        before = [p for p in self.scene.parties if p.last <= self.trigger.first and p.noun not in SILENT]
        people = [
            p for p in before if p.kind == "person" or p.role in ("CVL", "REB", "MED") or p.noun == "people"
        ]
        return next(iter(reversed(people or before)), None)

    def _speaker_acts(self) -> PartyMention | None:
        """Reads "We carried out …", "announced that it lost …": the speaker tells of its own deed."""
        frame = self.draft.frame
        if frame is None or frame.speaker is None or frame.speaker.kind in ("agency", "unnamed", "document"):
            return None
        language, tokens = self.scene.language, self.scene.tokens
        near = range(max(0, self.trigger.first - 4), self.trigger.last)
        if self.scene.quoted_at(self.trigger.first) and any(
            language.is_first_person(tokens[at]) for at in near
        ):
            return self._named("source", frame.speaker, "the speaker speaks of us")
        first = frame.first + 1
        alone = not any(first <= p.first < self.trigger.first and not self._is_governed(p) for p in self.open)
        if (
            frame.own
            and alone
            and (frame.stance not in NOT_OWN or frame.stance == "denies" and self.trigger.form == "noun")
            and self.trigger.first - frame.first <= OWN_REACH
        ):
            return self._named("source", frame.speaker, "the speaker tells of its own deed")
        return None

    def _claims_responsibility(self) -> PartyMention | None:
        """Reads "The group said it was behind the attack": the claimant is the source (ruling 23)."""
        frame = self.draft.frame
        if frame is None or not any(word.frame == "claim" for word in self.draft.words):
            return None
        return self._named("source", frame.speaker, "claims responsibility")

    def _suffixed(self) -> PartyMention | None:
        """Reads "Its attack": the pronoun points to the nearest party before."""
        if not self.scene.tokens[self.trigger.first].suffix:
            return None
        before = [p for p in self.open if p.last <= self.trigger.first]
        return self._named("source", before[-1] if before else None, "pronoun on the verbal noun")

    def _subject_of_absorbed(self) -> PartyMention | None:
        """Reads "The forces killed six in a raid": the subject of the killing verb, where the raid anchors."""
        for word in self.draft.absorbed:
            if word.form == "verb" and word.frame in ("act", "hit") and word.casualty:
                alone = replace(self.draft, trigger=word, absorbed=())
                source, _ = _Finder(self.scene, alone, self.frames)._of_verb()
                return self._named("source", source, "subject of the verb")
        return None

    def _object_of_absorbed(self) -> PartyMention | None:
        """Reads "The attack that hit a mosque": the object of the verb that says more of the noun."""
        for word in self.draft.absorbed:
            if word.form == "verb" and word.frame == "hit" and word.first > self.trigger.first:
                after = self._bare_after(word.last, VERB_REACH)
                return self._named(
                    "target", after[0] if after else None, "object of the verb behind the noun"
                )
        return None

    def _adjective(self) -> PartyMention | None:
        """Reads "The American raid": the adjective of a state right behind the noun names its agent."""
        for at in range(self.trigger.first + 1, min(self.trigger.last + 2, len(self.scene.tokens))):
            mark = self.scene.mark_at("demonym", at)
            if at > self.trigger.last and self._is_cut_off(self.trigger.last, at):
                return None
            if any(place.first <= at < place.last for place in self.scene.places):
                # A state's name can look like the accusative of its adjective.
                continue
            if mark is not None and not any(p.first <= at < p.last for p in self.open):
                role: Role = "MIL" if self.trigger.type in ARMED_TYPES else "GOV"
                return _of_adjective(mark, role)
        return None

    def _doer(self) -> PartyMention | None:
        """Reads "The army launched an attack": the subject of the light verb before the noun."""
        first = max(0, self.trigger.first - 10)
        for mark in reversed([m for m in self.scene.marks("do") if first <= m.first < self.trigger.first]):
            if self.scene.has_stop(mark.last, self.trigger.first):
                return None
            if self.scene.near("stop", mark.last, self.trigger.first) is not None:
                # "Failed to put an end to these attacks": who ends a deed is not who does it.
                return None
            between = [
                p for p in self._within(mark.last, self.trigger.first)
                if not self._is_governed(p) and self._can_act(p)
            ]  # fmt: skip
            if between:
                return between[0]
            before = [p for p in self.open if p.last <= mark.first and mark.first - p.last <= 3]
            if before and not self.scene.is_joined(mark.first):
                return before[-1]
        return None

    # -- phrases ---------------------------------------------------------------------------------------------

    def _by_agent(self) -> PartyMention | None:
        first = min(word.first for word in self.draft.words)
        found = self._governed_by(("by_agent",), first, PREPOSITION_REACH + self.trigger.last - first)
        if found is not None:
            return found
        # "The attack that it launched": a light verb with the noun's pronoun, its subject behind.
        tokens, last = self.scene.tokens, self.trigger.last
        mark = self.scene.near("do", last, last + 6)
        if mark is None or self.scene.has_stop(last, mark.first):
            return None
        resumed = any(tokens[at].suffix for at in range(mark.first, min(mark.first + 2, len(tokens))))
        if not resumed and self.scene.near("relative", last, mark.first) is None:
            return None
        return next((p for p in self._within(mark.last, mark.last + 6) if not self._is_governed(p)), None)

    def _against(self) -> PartyMention | None:
        found = self._governed_by(("against",), self.trigger.last, PREPOSITION_REACH)
        return self._named("target", found, "named by against")

    def _victims(self) -> PartyMention | None:
        for toll in self.draft.tolls:
            if toll.party is not None:
                return self._named("target", toll.party, "the victims counted")
        return None

    def _governed_by(self, classes: Sequence[str], first: int, reach: int) -> PartyMention | None:
        scene = self.scene
        for party in self._within(first, first + reach):
            if scene.has_stop(self.trigger.last, party.first):
                return None
            if any(scene.mark_before(cls, party.first) is not None for cls in classes):
                return party
        return None

    def _accused(self) -> PartyMention | None:
        """Reads "A accused B of …": B, the party right behind the accuser."""
        frame = self.draft.frame
        if frame is None or frame.stance != "accuses":
            return None
        after = (
            frame.speaker.last
            if frame.speaker is not None and frame.speaker.first > frame.at
            else frame.at + 1
        )
        between = [
            p
            for p in self._within(after, min(after + ACCUSED_REACH, self.trigger.first))
            if not self._is_governed(p)
        ]
        return between[-1] if between else None

    # -- symmetric types -------------------------------------------------------------------------------------

    def _sides(self) -> tuple[PartyMention | None, PartyMention | None, tuple[Side, ...]]:
        both = next((p for p in self._around(SIDES_REACH) if p.both), None)
        pair = self._between()
        if pair:
            first, *rest = pair
            others = tuple(Side(party=p, part="side") for p in rest[1:])
            self.why["source"] = self.why["target"] = "sides named by between"
            return first, (rest[0] if rest else None), others
        if both is not None:
            self.why["source"] = self.why["target"] = "one phrase names both sides"
            return both, both, ()
        if self._is_mediated():
            return None, None, ()
        source, target = self._of_verb() if self.trigger.form in ("verb", "passive") else self._of_noun()
        pair_of = self._dual_phrase(source)
        if pair_of is not None:
            return source, pair_of, ()
        partner = self._governed_by(("with", "against"), self.trigger.last, PREPOSITION_REACH)
        if partner is not None:
            target = self._named("target", partner, "named by with")
        if source is None:
            source = self._meets() or self._subject_of_clause()
        further = (
            joined_parties(self.scene, source)
            if source is not None and (target is None or target is source)
            else []
        )
        if further:
            # "A met B" is also said "A and B met".
            return source, further[0], tuple(Side(party=other, part="side") for other in further[1:])
        return source, None if target is source else target, ()

    def _announced(self, target: PartyMention | None) -> tuple[PartyMention | None, PartyMention | None]:
        """Reads "A announced a truce with B", "A and B announced a truce": who tells of it is a side."""
        source = self._speaker_acts()
        if source is None or target is not None:
            return source, target
        return source, self._named(
            "target", next(iter(joined_parties(self.scene, source)), None), "announced jointly"
        )

    def _casualty(self) -> PartyMention | None:
        """Victims may be a clash's source (codebook, "Party")."""
        if self.draft.type != "clash":
            return None
        party = next((toll.party for toll in self.draft.tolls if toll.party is not None), None)
        return self._named("source", party, "the victims counted")

    def _meets(self) -> PartyMention | None:
        """Reads "X said during a visit to …": who speaks on the occasion takes part in it."""
        if self.draft.type != "talks":
            return None
        first = self.trigger.first
        for frame in self.frames:
            if frame.speaker is None or frame.carried or frame.rule == "according to":
                continue
            inside = max(frame.at, frame.speaker.last - 1) < first < frame.first
            before = first <= OCCASION_REACH and self.draft.frame is None and first < frame.at
            if (inside or before) and not self.scene.has_stop(min(first, frame.at), max(first, frame.at)):
                return self._named("source", frame.speaker, "who speaks on the occasion")
        return None

    def _is_mediated(self) -> bool:
        """Reads "The Russian truce", "the Russian mediation": the adjective names who brokers, not a side."""
        if self.draft.type != "ceasefire" and self.draft.mode != "mediation":
            return False
        return any(
            self.scene.mark_at("demonym", at) for at in range(self.trigger.first + 1, self.trigger.last + 1)
        )

    def _dual_phrase(self, source: PartyMention | None) -> PartyMention | None:
        """Reads "The two ministers of A and B": one dual head, the second country joined right behind."""
        if source is None or source.number != "dual":
            return None
        second = next(
            (p for p in self.open if p.first == source.last and self.scene.is_joined(p.first)), None
        )
        if second is None or second.country is None or second.country == source.country:
            return None
        return replace(source, country=second.country)

    def _subject_of_clause(self) -> PartyMention | None:
        """The nearest bare party before the noun in its clause."""
        for party in reversed(self.open):
            if party.last <= self.trigger.first and self.trigger.first - party.last <= 8:
                if self.scene.has_stop(party.last, self.trigger.first) or self.scene.has_comma(
                    party.last, self.trigger.first
                ):
                    return None
                if self._is_governed(party) or not self._can_act(party):
                    return None
                first = self._first_of_joined(party)
                return (
                    self._named("source", first, "subject of the clause")
                    if self._heads_clause(first)
                    else None
                )
        return None

    def _first_of_joined(self, party: PartyMention) -> PartyMention:
        """The first of parties joined by conjunctions, of which `party` is one."""
        for before in reversed(self.scene.parties):
            if before.last == party.first and self.scene.is_joined(party.first):
                party = before
        return party

    def _between(self) -> list[PartyMention]:
        mark = self.scene.near("between", self.trigger.last, self.trigger.last + SIDES_REACH)
        if mark is None:
            return []
        found: list[PartyMention] = []
        for party in self._within(mark.last, mark.last + 24):
            if not found and party.first - mark.last > 3:
                return []
            if found and not self._is_next_side(found[-1], party):
                break
            found.append(party)
        return [] if len(found) == 1 and not found[0].both else [*found, *found] if len(found) == 1 else found

    def _is_next_side(self, last: PartyMention, party: PartyMention) -> bool:
        """Joined by a conjunction, or named by a second "between"/"with"."""
        if self.scene.has_stop(last.last, party.first):
            return False
        if self.scene.is_joined(party.first):
            return party.first - last.last <= 8
        return any(self.scene.mark_before(cls, party.first) is not None for cls in ("between", "with"))

    def _further(self, source: PartyMention | None, target: PartyMention | None) -> tuple[Side, ...]:
        """Mediators, hosts and helpers named by their phrases."""
        out: list[Side] = []
        if self.trigger.frame in SYMMETRIC_FRAMES and self._is_mediated():
            adjective = self._adjective()
            out += [Side(party=adjective, part="mediator")] if adjective is not None else []
        parts: dict[str, Part] = {"mediator": "mediator", "host": "host", "help": "side"}
        for cls, part in parts.items():
            mark = self.scene.near(cls, max(0, self.trigger.first - 12), self.trigger.last + 20)
            if mark is None:
                continue
            first = next(iter(self._within(mark.last, mark.last + 4)), None) or self._adjective_at(mark.last)
            named = [first, *joined_parties(self.scene, first)] if first is not None else []
            taken = {id(source), id(target)}
            out += [Side(party=party, part=part) for party in named if id(party) not in taken]
        return tuple(out)

    def _adjective_at(self, at: int) -> PartyMention | None:
        mark = self.scene.mark_at("demonym", at)
        return None if mark is None else _of_adjective(mark, "GOV")

    # -- look-ups --------------------------------------------------------------------------------------------

    def _within(self, first: int, last: int) -> list[PartyMention]:
        return [party for party in self.open if first <= party.first < last]

    def _around(self, reach: int) -> list[PartyMention]:
        return self._within(self.trigger.first - reach, self.trigger.last + reach)

    def _is_governed(self, party: PartyMention) -> bool:
        """Whether a preposition (word or clitic) stands right before the party."""
        scene = self.scene
        if scene.preposition(party.first):
            return True
        classes = ("in", "towards", "against", "with", "about", "between", "by_agent", "cause", "according")
        return any(scene.mark_before(cls, party.first) is not None for cls in classes)

    def _named(self, field: str, party: PartyMention | None, rule: str) -> PartyMention | None:
        if party is not None:
            self.why[field] = rule
        return party


def joined_parties(scene: Scene, party: PartyMention) -> list[PartyMention]:
    """Gives the parties joined on right behind a party by conjunctions ("A, B and C").

    Args:
        scene: The sentence.
        party: The first of them.

    Returns:
        The further ones in text order, at most `MOST_JOINED`.
    """
    found: list[PartyMention] = []
    last = party
    for other in scene.parties:
        if other.first < last.last:
            continue
        if other.first - last.last > 1 or not scene.is_joined(other.first) or len(found) == MOST_JOINED:
            break
        if scene.has_stop(last.last, other.first):
            break
        found.append(other)
        last = other
    return found


def _of_adjective(mark: MarkerMention, role: Role) -> PartyMention:
    return PartyMention(
        first=mark.first, last=mark.last, start=mark.start, end=mark.end, text=mark.text, head=mark.first,
        country=mark.value, role=role,
    )  # fmt: skip
