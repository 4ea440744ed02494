"""What a page has said so far, for occurrences that a later sentence tells again (ruling 11).

Sides, place and time are carried over from the last claim of the same type within two sentences of the same
segment, where the later words point back (a definite noun) and say nothing of their own (ruling 17).
"""

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.arguments import Roles
from riwaya.extract.occurrences import Draft
from riwaya.model.codebook import ClaimType
from riwaya.model.reading import PartyMention, PlaceMention, ReadPage, Sentence, TimeMention

NEIGHBOURS = 2


class Told(Struct, frozen=True, kw_only=True):
    """One occurrence as told before."""

    sentence: int
    roles: Roles
    time: TimeMention | None
    place: PlaceMention | None


class Context:
    """The running state of one page; one object a page, fed in text order."""

    def __init__(self, page: ReadPage) -> None:
        self.page = page
        self._sentence = 0
        self._told: dict[ClaimType, Told] = {}
        self._count: dict[ClaimType, int] = {}
        self._sides: list[PartyMention] = []

    def open_segment(self, segment: str) -> None:
        """Forgets what another segment told."""
        self._told.clear()
        self._count.clear()
        self._sides.clear()

    def close_sentence(self, sentence: Sentence) -> None:
        """Counts a sentence and remembers whose countries it named."""
        self._sentence += 1
        for party in sentence.parties:
            if party.country is not None and party.kind not in ("agency", "document"):
                self._sides.append(party)

    def seen(self, claim_type: ClaimType) -> int:
        """How many claims of this type the segment has given so far."""
        return self._count.get(claim_type, 0)

    def note(
        self, draft: Draft, roles: Roles, time: TimeMention | None, place: PlaceMention | None
    ) -> None:
        """Remembers an occurrence."""
        self._count[draft.type] = self.seen(draft.type) + 1
        self._told[draft.type] = Told(sentence=self._sentence, roles=roles, time=time, place=place)

    def completed_roles(self, roles: Roles, draft: Draft) -> Roles:
        """Fills sides from the neighbour that tells the same occurrence, and resolves "the two sides"."""
        roles = self._both_sides(roles)
        told = self._neighbour(draft)
        if told is None or not self._points_back(draft):
            return roles
        source = roles.source or (told.roles.source if roles.target is None or told.roles.source != roles.target else None)
        target = roles.target or (told.roles.target if told.roles.target != source else None)
        why = dict(roles.why)
        if source is not roles.source:
            why["source"] = "carried over from the neighbouring sentence"
        if target is not roles.target:
            why["target"] = "carried over from the neighbouring sentence"
        return replace(roles, source=source, target=target, why=why)

    def completed_circumstances(
        self, draft: Draft, time: TimeMention | None, place: PlaceMention | None
    ) -> tuple[TimeMention | None, PlaceMention | None]:
        """Fills time and place from the neighbour that tells the same occurrence."""
        told = self._neighbour(draft)
        if told is None or not self._points_back(draft):
            return time, place
        return time or told.time, place or told.place

    def _both_sides(self, roles: Roles) -> Roles:
        if roles.source is None or not roles.source.both or roles.source.country is not None:
            return roles
        pair = self._last_two()
        if pair is None:
            return roles
        first, second = pair
        both = roles.source
        return replace(
            roles,
            source=replace(both, country=first.country, role=both.role or first.role),
            target=replace(both, country=second.country, role=both.role or second.role),
        )

    def _last_two(self) -> tuple[PartyMention, PartyMention] | None:
        """The two countries named most on the page so far, in order of first mention."""
        order: dict[str, PartyMention] = {}
        weight: dict[str, int] = {}
        for party in self._sides:
            code = party.country or ""
            order.setdefault(code, party)
            weight[code] = weight.get(code, 0) + 1
        top = sorted(order, key=lambda code: (-weight[code], list(order).index(code)))[:2]
        if len(top) < 2:
            return None
        first, second = sorted(top, key=list(order).index)
        return order[first], order[second]

    def _neighbour(self, draft: Draft) -> Told | None:
        told = self._told.get(draft.type)
        return told if told is not None and self._sentence - told.sentence <= NEIGHBOURS else None

    @staticmethod
    def _points_back(draft: Draft) -> bool:
        """A noun that names the occurrence again; a finite verb tells a new one."""
        return draft.trigger.form == "noun"
