"""Where the parties of a sentence stand to an occurrence, as facts of structure for the choosers (`choices.py`)."""

from functools import lru_cache

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.reading import PartyMention

# Parties farther off than this are never sides; the limit keeps long sentences linear.
REACH = 40
OPENERS = frozenset('،,:.«“"')
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
# Counts that tell no more beyond this.
_MOST = 2
# Facts are sentences over few words: written once and kept, they need no new string for each mention.
REMEMBERED = 8192


class Positions:
    """A sentence as seen from one occurrence; each of its parties is described against that."""

    def __init__(self, scene: Scene, draft: Draft) -> None:
        """Looks at what all parties share.

        Args:
            scene: The sentence.
            draft: The occurrence.
        """
        first, last = draft.trigger.first, draft.trigger.last
        self._scene, self._draft = scene, draft
        self._key = f"{draft.trigger.frame} {draft.trigger.form}"
        self._governors = {party.first: _governor(scene, party) for party in scene.parties}
        self._starts = [party.first for party in scene.parties]
        self._verbs = [other.first for other in scene.triggers if other.form in ("verb", "passive")]
        self._places = {place.first for place in scene.places}
        bare = sum(start >= last and self._governors[start] == "none" for start in self._starts)
        self._bare = min(_MOST, bare)
        self._latest = max((start for start in self._starts if start < first), default=-1)
        self._pronoun = bool(scene.tokens[first].suffix)
        self._resumed = any(token.suffix for token in scene.tokens[first : last + 1])

    def describe(self, party: PartyMention) -> tuple[str, ...]:
        """Tells where one party of the sentence stands.

        Args:
            party: A party of the sentence.

        Returns:
            What holds of it; no fact stands twice.
        """
        scene, key, trigger, frame = self._scene, self._key, self._draft.trigger, self._draft.frame
        start = party.first
        after = start >= trigger.first
        low, high = (trigger.last, start) if after else (party.last, trigger.first)
        near = bucket(high - low)
        governor = self._governors[start]
        between = min(_MOST, sum(low <= other < high for other in self._starts))
        opens = (
            start == 0
            or scene.mark_before("that", start) is not None
            or scene.tokens[start - 1].text in OPENERS
        )
        nearest = not after and party.last > self._latest
        side = "after" if after else "before"
        facts = [
            *_near_facts(key, side, near, opens=opens),
            *_governed_facts(key, side, near, governor),
            *_among_facts(key, side, between, bare=self._bare, resumed=self._resumed),
        ]
        if self._pronoun:
            facts.append(f"{key} pronoun, nearest before={nearest}")
        if nearest:
            facts.append(f"{key} nearest before")
        if scene.has_comma(low, high):
            facts.append(f"{side} comma")
        if scene.has_stop(low, high):
            facts.append("stop")
        if any(low <= verb < high for verb in self._verbs):
            facts.append(f"{side} verb between")
        if frame is not None and not frame.first <= start < frame.last:
            facts.append("outside frame")
        if scene.is_joined(start):
            facts.append("joined")
        if scene.near("relative", low, high) is not None:
            facts.append("relative before")
        if scene.near("that", low, high) is not None:
            facts.append("that between")
        if trigger.first <= start < trigger.last:
            facts.append("inside trigger")
        if start < trigger.first < party.last:
            facts.append("covers trigger")
        if party.head in self._places or start in self._places:
            facts.append("is place")
        return tuple(facts)


@lru_cache(maxsize=REMEMBERED)
def _near_facts(key: str, side: str, near: str, *, opens: bool) -> tuple[str, ...]:
    return (
        f"{side} {near}",
        f"{key} {side} {near}",
        f"{side} opens={opens} {near}",
        f"{key} {side} opens={opens}",
    )


@lru_cache(maxsize=REMEMBERED)
def _governed_facts(key: str, side: str, near: str, governor: str) -> tuple[str, ...]:
    return (f"gov={governor}", f"{key} {side} gov={governor}", f"{side} gov={governor} {near}")


@lru_cache(maxsize=REMEMBERED)
def _among_facts(key: str, side: str, between: int, *, bare: int, resumed: bool) -> tuple[str, ...]:
    return (
        f"{key} {side} resumed={resumed}",
        f"{key} bare after={bare} {side}",
        f"{side} parties between={between}",
        f"{key} {side} parties between={between}",
    )


def is_near(party: PartyMention, draft: Draft) -> bool:
    """Whether a party of the sentence could be a side of the occurrence at all."""
    away = abs(party.first - draft.trigger.first)
    return 0 < away <= REACH and party.kind != "document"


def _governor(scene: Scene, party: PartyMention) -> str:
    before = scene.marks_before(party.first)
    if before:
        for cls in GOVERNORS:
            if cls in before:
                return cls
    if scene.preposition(party.first):
        return "dative" if scene.language.is_dative(scene.tokens[party.first]) else "clitic"
    return "none"


def bucket(distance: int) -> str:
    """Names a distance in tokens coarsely."""
    for limit in (0, 1, 3, 6, 12):
        if distance <= limit:
            return f"d{limit}"
    return "far"
