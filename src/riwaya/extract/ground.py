"""What the rules of the sides look at: one occurrence in its sentence, and who is free to take part in it.

A `Ground` only looks things up and keeps the reasons. Who does it is decided in `subjects`, `light_verbs` and
`speaker_sides`, to whom in `patients`; `verb_sides`, `noun_sides` and `shared_sides` put the two together,
`arguments` all in order.
"""

from collections.abc import Sequence

from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Frame
from riwaya.extract.scene import Scene
from riwaya.model.reading import PartyMention

# Who does it, and to whom.
Pair = tuple[PartyMention | None, PartyMention | None]

# Subject and object of a verb stand within this many tokens behind it.
VERB_REACH = 12
# A preposition's party belongs to the trigger only this near; farther ones hang on other words.
PREPOSITION_REACH = 16
# A closing quote, an "and" that stands alone and an opening one.
QUOTED_GAP = 3
MOST_JOINED = 4
SYMMETRIC_FRAMES = frozenset({"meet", "visit"})
ACTING_ROLES = frozenset({"GOV", "MIL", "COP", "REB", "PKO", "OPP", "IGO"})
ARMED_ROLES = frozenset({"MIL", "COP", "REB"})
# Sources and papers tell of deeds, they do none.
SILENT = frozenset({"source", "document", "agency"})
# Words that end a noun phrase: what stands behind them does not belong to the noun before them.
CUTTING = (
    "relative", "in", "against", "with", "towards", "about", "cause", "between", "that", "mediator", "negator", "says",
    "says_weak", "do", "undergo", "begin", "end", "background",
)  # fmt: skip
GOVERNING = ("in", "towards", "against", "with", "about", "between", "by_agent", "cause", "according")


class Ground:
    """One occurrence in its sentence.

    Attributes:
        scene: The sentence.
        draft: The occurrence, its words and tolls.
        trigger: The word that tells of it.
        frames: Who says what in the sentence.
        open: Parties that may take part, in text order: no speakers, no papers, none that stands before the
            reported words, and no phrase without a role that the trigger is a word of.
        why: By which rule each side was found, the last one that named it.
    """

    def __init__(self, scene: Scene, draft: Draft, frames: Sequence[Frame]) -> None:
        self.scene = scene
        self.draft = draft
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

    def named(self, field: str, party: PartyMention | None, rule: str) -> PartyMention | None:
        """Gives the party back and keeps the rule that found it; nobody leaves no reason."""
        if party is not None:
            self.why[field] = rule
        return party

    def within(self, first: int, last: int) -> list[PartyMention]:
        """Open parties that start in tokens [first, last)."""
        return [party for party in self.open if first <= party.first < last]

    def bare_after(self, first: int) -> list[PartyMention]:
        """At most two parties behind the verb that ends at `first`, without a preposition, inside its clause."""
        found: list[PartyMention] = []
        for party in self.within(first, first + VERB_REACH):
            if self._ends_clause(first, party.first, found):
                break
            if self.is_governed(party):
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
        if any(self._opens_clause(at) for at in range(first, last)):
            return True
        if self.scene.near("that", first, last) is not None:
            # "Were killed, pointing out that a soldier was hurt": the complement is another verb's.
            return True
        return bool(found) and self.scene.has_comma(found[-1].last, last)

    def _opens_clause(self, at: int) -> bool:
        """Whether a joined verb stands there: "took the capital and formed a government"."""
        return self.scene.is_joined(at) and bool(self.scene.language.tense(self.scene.tokens[at]))

    def governed_by(self, classes: Sequence[str], first: int, reach: int) -> PartyMention | None:
        """The first party within reach of `first` that stands right behind one of these prepositions."""
        scene = self.scene
        for party in self.within(first, first + reach):
            if scene.has_stop(self.trigger.last, party.first):
                return None
            before = scene.marks_before(party.first)
            if "borders" not in before and not before.keys().isdisjoint(classes):
                return party
        return None

    def is_governed(self, party: PartyMention) -> bool:
        """Whether a preposition (word or clitic) stands right before the party."""
        scene = self.scene
        if scene.preposition(party.first) or self._is_genitive(party.first - 1):
            return True
        return any(scene.mark_before(cls, party.first) is not None for cls in GOVERNING)

    def is_means(self, party: PartyMention) -> bool:
        """Reads "backed by guns and planes": behind an instrumental preposition, or joined to what stands there."""
        scene = self.scene
        if scene.language.is_instrumental(scene.tokens[party.first]):
            return True
        before = next((p for p in self.open if p.last == party.first and scene.is_joined(party.first)), None)
        return before is not None and scene.language.is_instrumental(scene.tokens[before.first])

    def _is_genitive(self, at: int) -> bool:
        """Reads "By use of A", "under command of B": the noun before the party bears the preposition."""
        scene = self.scene
        if at < 0 or scene.tokens[at].kind != "word" or not scene.preposition(at):
            return False
        if self.trigger.frame == "act" and scene.language.is_dative(scene.tokens[at]):
            # "Used tear gas to disperse A": what is done by some means is done to the object of its purpose.
            return False
        if (
            scene.language.has_article(scene.tokens[at])
            or scene.tokens[at].suffix
            or scene.mark_at("that", at)
        ):
            return False
        return not any(word.first <= at < word.last for word in scene.triggers)

    def is_cut_off(self, first: int, last: int) -> bool:
        """Whether a function word or a verb stands in tokens [first, last): what follows is no owner then."""
        scene = self.scene
        if any(first <= t.first < last and t.form in ("verb", "passive") for t in scene.triggers):
            return True
        return any(scene.mark_at(cls, at) for at in range(first, last) for cls in CUTTING)

    def is_counted(self, party: PartyMention) -> bool:
        """Whether the party is the victims that the occurrence's tolls count."""
        return any(toll.party is party for toll in self.draft.tolls)

    def can_act(self, party: PartyMention) -> bool:
        """States, forces, groups and persons act; markets, houses and the victims counted do not."""
        if self.is_counted(party):
            return False
        if party.noun in ("site", "place") or party.noun in SILENT:
            return False
        return party.role in ACTING_ROLES or (
            party.kind in ("person", "organisation") and party.role != "CVL"
        )

    def heads_clause(self, party: PartyMention) -> bool:
        """Whether a party stands where subjects stand: at the start of a clause, or right behind a verb."""
        at = self.scene.skip_back(party.first)
        if at == 0 or self.scene.mark_before("that", at) is not None:
            return True
        if any(t.last == at and t.form in ("verb", "passive") for t in self.scene.triggers):
            return True
        return any(
            self.scene.mark_before(cls, at) is not None for cls in ("do", "says", "ongoing", "planned")
        )

    def speaker(self) -> PartyMention | None:
        """Who says it, as far as that is somebody who could have done it."""
        frame = self.draft.frame
        if frame is None or frame.speaker is None or frame.speaker.kind in ("agency", "document"):
            return None
        armed = frame.speaker.role in ("MIL", "REB") and frame.speaker.noun not in SILENT
        return frame.speaker if armed or frame.speaker.kind != "unnamed" else None

    def stance(self) -> str:
        """How the speaker stands to it; "" in the outlet's own voice."""
        return self.draft.frame.stance if self.draft.frame is not None else ""


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
        if _apart(scene, last, other) or not scene.is_joined(other.first) or len(found) == MOST_JOINED:
            break
        if scene.has_stop(last.last, other.first):
            break
        found.append(other)
        last = other
    return found


def _apart(scene: Scene, party: PartyMention, other: PartyMention) -> bool:
    """Whether more stands between two parties than a word or comma; quote marks and their "and" count as one."""
    gap = other.first - party.last
    return gap > 1 and (
        gap > QUOTED_GAP
        or any(
            scene.tokens[at].kind == "word" and len(scene.tokens[at].text) > 1
            for at in range(party.last, other.first)
        )
    )
