"""Works out what people's decisions leave to say: which claims stay together and which stay apart, for ever.

Decisions speak of claims, so their outcome depends on them alone, not on pages or on their order. The latest
is heard first; an earlier one holds as far as no later one contradicts it. What follows from two decisions
holds too: who is with a claim is not with that claim's foes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from riwaya.model.decision import Decision


class Ruling(Struct, frozen=True, kw_only=True):
    """What became of one decision.

    Attributes:
        undone_by: Number of the undo that took it back; None while it stands.
        overruled_by: Later decisions that contradict it; for the rest of its claims it holds.
    """

    decision: Decision
    undone_by: int | None = None
    overruled_by: tuple[int, ...] = ()


class Bonds(Struct, frozen=True, kw_only=True):
    """What all decisions together demand of a grouping.

    Attributes:
        sets: Claim to the name of its set, the smallest claim id in it; claims without a decision have none.
        tied: Sets of several claims: these are in one event.
        foes: Set to the sets that are never in one event with it.
        rulings: What became of each decision, in order of making.
    """

    sets: Mapping[str, str] = {}
    tied: frozenset[str] = frozenset()
    foes: Mapping[str, frozenset[str]] = {}
    rulings: tuple[Ruling, ...] = ()

    def are_apart(self, one: str, other: str) -> bool:
        """Tells whether two claims are never in one event."""
        return self.sets.get(other, "") in self.foes.get(self.sets.get(one, ""), ())

    def are_tied(self, one: str, other: str) -> bool:
        """Tells whether two claims are always in one event."""
        return one in self.sets and self.sets[one] == self.sets.get(other)

    def share_no_telling(self, one: str, other: str) -> bool:
        """Tells whether two claims of one page are kept in two tellings.

        Tied claims share a telling with no other decided claim: a telling is never cut again, so one that
        held claims of two sets could be drawn to two sides at once.

        Args:
            one: Id of a claim.
            other: Id of another claim.

        Returns:
            False where they may share a telling.
        """
        ours, theirs = self.sets.get(one), self.sets.get(other)
        if ours is None or theirs is None or ours == theirs:
            return False
        return ours in self.tied or theirs in self.tied or theirs in self.foes.get(ours, ())


NO_BONDS = Bonds()


def rule(decisions: Iterable[Decision]) -> Bonds:
    """Works out what decisions demand together.

    Args:
        decisions: In any order; their numbers tell which is later.

    Returns:
        Sets that never contradict each other.
    """
    ordered = sorted(decisions, key=lambda decision: decision.number)
    undone = _undone(ordered)
    sets = _Sets()
    overruled = {
        decision.number: sets.hear(decision)
        for decision in reversed(ordered)
        if decision.kind != "undo" and decision.number not in undone
    }
    return sets.settle(
        tuple(
            Ruling(
                decision=decision,
                undone_by=undone.get(decision.number),
                overruled_by=tuple(sorted(overruled.get(decision.number, ()))),
            )
            for decision in ordered
        )
    )


def rulings_on(bonds: Bonds, claims: Iterable[str]) -> tuple[Ruling, ...]:
    """Finds the decisions that speak of any of these claims.

    Args:
        bonds: Of all decisions.
        claims: Ids of an event's claims.

    Returns:
        Their rulings in order of making, those of undos of them too.
    """
    wanted = set(claims)
    found: set[int] = set()
    for ruling in bonds.rulings:
        decision = ruling.decision
        if decision.undoes in found or not wanted.isdisjoint((*decision.together, *decision.apart)):
            found.add(decision.number)
    return tuple(ruling for ruling in bonds.rulings if ruling.decision.number in found)


def _undone(ordered: Sequence[Decision]) -> dict[int, int]:
    """Decision to the undo that took it back; an undo that was itself taken back counts for nothing."""
    undone: dict[int, int] = {}
    for decision in reversed(ordered):
        target = decision.undoes
        if decision.number not in undone and target is not None and target < decision.number:
            undone.setdefault(target, decision.number)
    return undone


class _Sets:
    """Claims joined to sets, and sets kept apart, while decisions are heard from the latest to the first."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._foes: dict[str, dict[str, set[int]]] = defaultdict(dict)
        self._said: dict[str, list[Decision]] = defaultdict(list)

    def hear(self, decision: Decision) -> set[int]:
        """Lets a decision hold as far as the later ones let it; returns those that contradict it."""
        contradicted = self._join(decision)
        ours = sorted({self._find(claim) for claim in decision.together})
        for claim in sorted(decision.apart):
            for root in ours:
                other = self._find(claim)
                if other == root:
                    contradicted |= self._who_tied(root, decision, claim)
                else:
                    self._foes[root].setdefault(other, set()).add(decision.number)
                    self._foes[other].setdefault(root, set()).add(decision.number)
        return contradicted

    def settle(self, rulings: tuple[Ruling, ...]) -> Bonds:
        """Names every set by its smallest claim."""
        members: dict[str, list[str]] = defaultdict(list)
        for claim in self._root:
            members[self._find(claim)].append(claim)
        names = {root: min(claims) for root, claims in members.items()}
        return Bonds(
            sets={claim: names[self._find(claim)] for claim in sorted(self._root)},
            tied=frozenset(names[root] for root, claims in members.items() if len(claims) > 1),
            foes={
                names[root]: frozenset(names[other] for other in foes)
                for root, foes in self._foes.items()
                if foes
            },
            rulings=rulings,
        )

    def _join(self, decision: Decision) -> set[int]:
        """Joins the sets that no later decision parts, and returns the decisions that part some."""
        # Sets join where the same others are their foes: one without foes among them would otherwise be
        # pulled to two sides, and which one were chance.
        roots = sorted({self._find(claim) for claim in decision.together})
        alike: dict[frozenset[str], list[str]] = defaultdict(list)
        contradicted: set[int] = set()
        for root in roots:
            foes = self._foes[root].keys() & set(roots)
            contradicted.update(*(self._foes[root][other] for other in foes))
            alike[frozenset(foes)].append(root)
        for same in alike.values():
            for other in same[1:]:
                self._unite(same[0], other)
            self._said[same[0]].append(decision)
        return contradicted

    def _unite(self, root: str, other: str) -> None:
        self._root[other] = root
        self._said[root] += self._said.pop(other, [])
        for foe, numbers in self._foes.pop(other, {}).items():
            self._foes[foe].pop(other)
            self._foes[root].setdefault(foe, set()).update(numbers)
            self._foes[foe].setdefault(root, set()).update(numbers)

    def _who_tied(self, root: str, decision: Decision, claim: str) -> set[int]:
        """Later decisions that tie a claim to those it was to be kept from: by themselves, or all in turn."""
        later = [said for said in self._said[root] if said.number != decision.number]
        direct = [
            said.number
            for said in later
            if claim in said.together and not set(decision.together).isdisjoint(said.together)
        ]
        return set(direct) or {said.number for said in later}

    def _find(self, claim: str) -> str:
        self._root.setdefault(claim, claim)
        while self._root[claim] != claim:
            self._root[claim] = self._root[self._root[claim]]
            claim = self._root[claim]
        return claim
