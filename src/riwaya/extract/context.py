"""What a page has said so far, for occurrences that a later sentence tells again (ruling 11).

Sides, place and time are carried over from the last claim of the same type within two sentences of the same
segment, where the later words point back (a definite noun) and say nothing of their own (ruling 17).
"""

from typing import TypeVar

from msgspec.structs import replace

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import Standing
from riwaya.extract.drafts import Draft
from riwaya.extract.main_parties import main_country, main_foes, main_land, main_pair, main_rivals
from riwaya.extract.told import Earlier, Told, distinct
from riwaya.extract.tolls import Toll
from riwaya.model.codebook import ClaimType
from riwaya.model.reading import Mention, PartyMention, PlaceMention, ReadPage, TimeMention

NEIGHBOURS = 2
# The headline and the sentence behind it.
LEAD = 2
M = TypeVar("M", bound=Mention)
CONFLICT_TYPES: frozenset[ClaimType] = frozenset({"clash", "ceasefire", "agreement", "talks"})
# Whom one main party fights, or has a truce with, is the other one; talks and agreements have many partners.
FOUGHT: frozenset[ClaimType] = frozenset({"clash", "ceasefire"})
# What an attack hits and thereby damages; people are hurt, not damaged.
HIT_NOUNS = frozenset({"site", "place", "object", "territory", "state", "capital"})
# Small figures recur; one from ten on that comes again is of the same people.
TELLING = 10


class Context:
    """The running state of one page; one object a page, fed in text order."""

    def __init__(self, page: ReadPage) -> None:
        self.page = page
        self._sentence = 0
        self._told: dict[ClaimType, list[Told]] = {}
        self._victims: dict[tuple[str, int | None, int | None], str] = {}
        self._recent: list[Told] = []
        self._cause: Told | None = None
        self._count: dict[ClaimType, int] = {}
        self._segment = ""
        self._opened = 0
        self._standings: list[Standing] = []
        self._previous: Standing | None = None
        self._focus = {
            kind: main_country(s for s in page.sentences if s.segment == kind) for kind in ("main", "other")
        }
        self._lands = {
            kind: main_land(s for s in page.sentences if s.segment == kind) for kind in ("main", "other")
        }
        self._pairs = {
            kind: main_pair(s for s in page.sentences if s.segment == kind) for kind in ("main", "other")
        }
        self._rivals = {
            kind: main_rivals((s for s in page.sentences if s.segment == kind), self._focus[kind])
            for kind in ("main", "other")
        }
        self._foes = {
            kind: main_foes(s for s in page.sentences if s.segment == kind) for kind in ("main", "other")
        }

    def open_segment(self, segment: str) -> None:
        """Forgets what another segment told."""
        self._segment = segment
        self._opened = self._sentence
        self._told.clear()
        self._victims.clear()
        self._recent.clear()
        self._cause = None
        self._standings = []
        self._previous = None
        self._count.clear()

    def close_sentence(self) -> None:
        """Counts a sentence."""
        self._sentence += 1
        if self._standings:
            self._previous = self._standings[-1]
        self._standings = []

    def standings(self) -> tuple[Standing, ...]:
        """Standings of the claims made so far in the running sentence."""
        return tuple(self._standings)

    def previous_standing(self) -> Standing | None:
        """Standing of the last claim before the running sentence; None at the start of a segment."""
        return self._previous

    def seen(self, claim_type: ClaimType) -> int:
        """How many claims of this type the segment has given so far."""
        return self._count.get(claim_type, 0)

    def note(
        self,
        draft: Draft,
        roles: Roles,
        *,
        time: TimeMention | None,
        place: PlaceMention | None,
        standing: Standing,
    ) -> None:
        """Remembers an occurrence."""
        self._standings.append(standing)
        self._count[draft.type] = self.seen(draft.type) + 1
        told = Told(
            sentence=self._sentence,
            lead=self._sentence - self._opened < LEAD,
            draft=draft,
            frame=draft.frame,
            roles=roles,
            standing=standing,
            time=time,
            place=place,
        )
        self._recent.append(told)
        self._told.setdefault(draft.type, []).append(told)
        if draft.type == "attack":
            self._cause = told

    def note_victims(self, toll: Toll, country: str | None) -> None:
        """Remembers whose the people of a figure were; the first to tell counts."""
        if country is not None and (toll.min or 0) >= TELLING:
            self._victims.setdefault((toll.kind, toll.min, toll.max), country)

    def told_victims(self, toll: Toll) -> str | None:
        """The country of the people whom the same figure counted before in the segment."""
        return self._victims.get((toll.kind, toll.min, toll.max))

    def completed_roles(
        self, roles: Roles, draft: Draft, *, points_back: bool, place: PlaceMention | None
    ) -> Roles:
        """Fills sides from the neighbour that tells the same occurrence, and resolves "the two sides"."""
        roles = self._of_cause(self._both_sides(roles), draft)
        told = self._neighbour(draft)
        if told is None or not points_back or _is_another(roles, told.roles) or self._is_denied(told, draft):
            return self._sides_of_conflict(roles, draft, place)
        source = roles.source or (
            told.roles.source if roles.target is None or told.roles.source != roles.target else None
        )
        target = roles.target or (told.roles.target if told.roles.target != source else None)
        claimed = any(word.frame == "claim" for word in draft.words)
        renewed = roles.source is not None and draft.type not in CONFLICT_TYPES and not claimed
        if renewed or (draft.type == "ceasefire" and source is None):
            # Who says anew who did it tells of another one as often as not; nobody has a truce alone.
            target = roles.target
        why = dict(roles.why)
        if source is not roles.source:
            why["source"] = "carried over from the neighbouring sentence"
        if target is not roles.target:
            why["target"] = "carried over from the neighbouring sentence"
        return self._sides_of_conflict(replace(roles, source=source, target=target, why=why), draft, place)

    @staticmethod
    def _is_denied(told: Told, draft: Draft) -> bool:
        """Who counts the dead of a denied attack has not said who killed them."""
        if told.frame is None or told.frame.stance != "denies":
            return False
        return draft.frame is None or draft.frame.speaker != told.frame.speaker

    def _of_cause(self, roles: Roles, draft: Draft) -> Roles:
        """Destruction told with an attack in one sentence is the attacker's work."""
        cause = self._cause
        if (
            draft.type != "damage"
            or roles.source is not None
            or cause is None
            or cause.sentence != self._sentence
        ):
            return roles
        by, hit = cause.roles.source, cause.roles.target
        if by is not None:
            why = {**roles.why, "source": "source of the attack that caused it"}
            roles = replace(roles, source=by, why=why)
        if roles.target is None and hit is not None and hit is not by and hit.noun in HIT_NOUNS:
            roles = replace(
                roles, target=hit, why={**roles.why, "target": "target of the attack that caused it"}
            )
        return roles

    def _sides_of_conflict(self, roles: Roles, draft: Draft, place: PlaceMention | None) -> Roles:
        """Fighting, truces and talks that name no side are those of the page's two main parties."""
        # Where one of the two fights, the other is whom it fights; not where the words name a country apart.
        fought = draft.type in FOUGHT
        pair = self.main_foes() if fought else self.main_pair()
        if pair is None and roles.source is None and roles.target is None:
            # A civil war: the state and the armed group that it fights.
            pair = self._rivals.get(self._segment)
        if pair is None or draft.type not in CONFLICT_TYPES:
            return roles
        codes = [party.country for party in pair]
        if fought and place is not None and place.country is not None and place.country not in codes:
            return roles
        known = [p for p in (roles.source, roles.target) if p is not None]
        if len(known) == 1 and fought and known[0].country in codes:
            other = pair[1 - codes.index(known[0].country)]
            slot = "target" if roles.target is None else "source"
            return replace(roles, **{slot: other}, why={**roles.why, slot: "the other main party"})
        if known:
            return roles
        why = {**roles.why, "source": "a main party of the page", "target": "a main party of the page"}
        return replace(roles, source=pair[0], target=pair[1], why=why)

    def completed_circumstances(
        self, draft: Draft, time: TimeMention | None, place: PlaceMention | None, *, points_back: bool
    ) -> tuple[TimeMention | None, PlaceMention | None]:
        """Fills time and place from the neighbour that tells the same occurrence."""
        told = self._neighbour(draft)
        if told is None or not points_back:
            return time, place
        return time or told.time, place or told.place

    def recent(self) -> list[tuple[Told, int]]:
        """Claims told at most two sentences back, the last one first, with how many sentences back each is."""
        near = [told for told in self._recent if self._sentence - told.sentence <= NEIGHBOURS]
        return [(told, self._sentence - told.sentence) for told in reversed(near)]

    def told_times(self, draft: Draft) -> list[Earlier[TimeMention]]:
        """Times that claims at most two sentences back gave: those of the same type first, none twice."""
        found = [
            Earlier(mention=told.time, told=told, back=back) for told, back in self.recent() if told.time
        ]
        return distinct(found, draft)

    def told_places(self, draft: Draft) -> list[Earlier[PlaceMention]]:
        """The same for places."""
        found = [
            Earlier(mention=told.place, told=told, back=back) for told, back in self.recent() if told.place
        ]
        return distinct(found, draft)

    def _both_sides(self, roles: Roles) -> Roles:
        both = roles.source
        if both is None or not both.both or both.country is not None:
            return roles
        pair = self.main_pair() if both.noun == "body" else self.main_foes()
        if pair is None:
            # A civil war: both sides belong to the country that the segment speaks of.
            home = self._focus.get(self._segment)
            return replace(roles, source=replace(both, country=home), target=replace(both, country=home))
        first, second = pair
        return replace(
            roles,
            source=replace(both, country=first.country, role=both.role or first.role),
            target=replace(both, country=second.country, role=both.role or second.role),
        )

    def main_pair(self) -> tuple[PartyMention, PartyMention] | None:
        """The two states or forces that the segment speaks of most, where both are clearly ahead; else who fights."""
        return self._pairs.get(self._segment) or self.main_foes()

    def main_foes(self) -> tuple[PartyMention, PartyMention] | None:
        """The two countries whose armed forces the segment speaks of most, where both are clearly ahead."""
        return self._foes.get(self._segment)

    def land(self) -> str | None:
        """The country in which most places of the running segment lie."""
        return self._lands.get(self._segment)

    def focus(self) -> str | None:
        """The country that the running segment speaks of most."""
        return self._focus.get(self._segment)

    def opponent(self, country: str | None) -> str | None:
        """The page's other main side; None where `country` is neither of them."""
        pair = self.main_pair()
        codes = [party.country for party in pair] if pair else []
        return next((code for code in codes if code != country), None) if country in codes else None

    def told_roles(self, draft: Draft) -> Roles | None:
        """Roles of the last claim of the same type, at most two sentences back."""
        told = self._neighbour(draft)
        return None if told is None else told.roles

    def _neighbour(self, draft: Draft) -> Told | None:
        """The last claim of the same type nearby; what it leaves open is told by those before it nearby."""
        merged: Told | None = None
        for told in reversed(self._told.get(draft.type, [])):
            if self._sentence - told.sentence > NEIGHBOURS:
                break
            if merged is None:
                merged = told
            elif _is_another(merged.roles, told.roles) or self._is_denied(told, draft):
                break
            else:
                merged = _filled(merged, told)
        return merged


def _filled(told: Told, before: Told) -> Told:
    """What is told of an occurrence, with what was told of it before."""
    source, target = told.roles.source, told.roles.target
    roles = replace(told.roles, source=source or before.roles.source, target=target or before.roles.target)
    return replace(told, roles=roles)


def _is_another(roles: Roles, told: Roles) -> bool:
    """Whether what is said of the sides shows that another occurrence is meant."""
    return any(
        own is not None and before is not None and own.country != before.country
        for own, before in ((roles.source, told.source), (roles.target, told.target))
    )
