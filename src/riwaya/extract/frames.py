"""What an act of saying is: its speaker, chain, stance and reach, and what its neighbours may ask of it.

A frame reaches from its complement ("that …", a colon, a quotation) to the end of the sentence or to the next
reporting verb that opens a clause of its own; the innermost frame over a trigger attributes it. `saying_verbs` and
`sayings` find them.
Source: codebook, "Attribution", rulings 7, 8, 18, 23, 32.
"""

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.scene import OPENING, PLAIN_QUOTE, STOPS, Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import PartyMention

# A subject stands this close behind its verb: adverbs, a date or "in a statement" may come between.
SUBJECT_REACH = 7

# "The minister, who justified the raid": a clause that only describes somebody gives nobody the floor.
DESCRIBED = "whom the clause describes"
# A short name is given to who spoke lately; the bound keeps the time linear in the page.
MAX_VOICES = 24


class Frame(Struct, frozen=True, kw_only=True):
    """One act of saying.

    Attributes:
        at: Token index of the reporting word; -1 where it stands in an earlier sentence.
        first: First token of its reach.
        last: One past the last token of its reach.
        carried: True where the speaker comes from an earlier sentence.
        own: True where the reported words speak of the speaker's own deeds: "that it …", or a verbal noun
            right behind the reporting verb ("announced the launch of").
        accused: Whom the speaker accuses, where the act of saying itself names both.
        rule: Which pattern made the frame, for `why`.
    """

    at: int
    first: int
    last: int
    stance: Stance
    speaker: PartyMention | None
    via: tuple[PartyMention, ...] = ()
    carried: bool = False
    own: bool = False
    accused: PartyMention | None = None
    rule: str = ""


class Discourse(Struct, frozen=True, kw_only=True):
    """What earlier sentences leave behind: who spoke last and before, and whether a quotation is still open.

    Attributes:
        speaker: Who spoke last; `via` is that chain.
        quote_open: Whether the words of a quotation go on.
        voices: Who spoke before, in the order of the page.
        here: Whether the last one spoke in the sentence at hand.
    """

    speaker: PartyMention | None = None
    via: tuple[PartyMention, ...] = ()
    quote_open: bool = False
    voices: tuple[PartyMention, ...] = ()
    here: bool = False


def frame_over(frames: tuple[Frame, ...], at: int) -> Frame | None:
    """The innermost frame that reaches over token `at`; None where the outlet speaks."""
    over = [frame for frame in frames if frame.first <= at < frame.last and frame.at != at]
    return max(over, key=lambda frame: (frame.first, -frame.last), default=None)


def next_discourse(scene: Scene, frames: tuple[Frame, ...], discourse: Discourse) -> Discourse:
    """What this sentence leaves to the next one."""
    told = [f for f in frames if (f.speaker is not None or not f.carried) and f.rule != DESCRIBED]
    if told:
        # "An agency quoted a source" makes two frames: the source is the one that goes on speaking. Behind the
        # outlet's own correspondent nobody does.
        last = max(told, key=lambda frame: (frame.at, frame.first))
        here = tuple(f.speaker for f in told if f.speaker is not None and not f.carried)
        voices = (*discourse.voices, *here)[-MAX_VOICES:]
        return Discourse(speaker=last.speaker, via=last.via, quote_open=scene.quote_open, voices=voices)
    return replace(discourse, quote_open=scene.quote_open)


def can_speak(party: PartyMention) -> bool:
    """Whether a noun phrase can be a speaker."""
    if party.noun in ("object", "place"):
        # "A drone that, it said, belonged to …".
        return False
    speaks = party.kind is not None or party.role in {"GOV", "MIL", "COP", "REB", "OPP", "IGO"}
    return speaks or party.noun in ("person", "people")


def find_complement(scene: Scene, first: int, last: int) -> int | None:
    """Token index at which the reported words begin in [first, last): after "that", a colon or a quote."""
    for at in range(first, min(last, len(scene.tokens))):
        if at > first and scene.is_joined(at) and scene.mark_at("says", at) is not None:
            # A joined verb of saying opens a clause whose complement is its own.
            return None
        if at > first and scene.mark_at("saying", at) is not None:
            # "Claimed the attack, saying that": the participle has its complement to itself.
            return None
        that = scene.mark_at("that", at)
        given = scene.marks_before(at + 1).get("given") if that is not None else None
        if given is not None and given.first < at:
            continue  # "After that" gives the time.
        if that is not None:
            # "It counted 21 dead, and that it found no …": joined words go on what an earlier verb reports.
            return None if at > first and scene.is_joined(at) else that.first
        text = scene.tokens[at].text
        opens = text == ":" or text in OPENING or text == PLAIN_QUOTE and scene.quoted[at]
        if opens:
            return at + 1 if at + 1 < len(scene.tokens) else None
        if text in STOPS:
            return None
    return None


def find_agency(scene: Scene, first: int, last: int) -> PartyMention | None:
    """The agency that was told: "a source said to Reuters"."""
    for party in scene.parties_in(first, last):
        near = party.kind == "agency" and not scene.has_stop(first, party.first)
        if near and (_is_own_channel(scene, party) or _is_joined(scene, party)):
            # "Medical sources and press reports": who is joined on tells it, too, and passes nothing on.
            continue
        if near and not any(first <= t.first < party.first for t in scene.triggers):
            return party
    return None


def _is_joined(scene: Scene, party: PartyMention) -> bool:
    before = scene.skip_back(party.first) - 1
    apart = (
        before >= 0
        and scene.language.is_conjunction(scene.tokens[before])
        and not scene.tokens[before].suffix
    )
    return scene.is_joined(party.first) or apart and len(scene.tokens[before].text) == 1


def _is_own_channel(scene: Scene, party: PartyMention) -> bool:
    """Reads "said through its channel", "on a platform": where somebody speaks is nobody who passes it on."""
    place = any(scene.mark_before(cls, party.first) is not None for cls in ("through", "in", "against"))
    return bool(scene.tokens[party.head].suffix) or place


def end_of_bare_complement(scene: Scene, first: int) -> int:
    """A complement without "that" ends where a joined finite verb opens a clause of its own."""
    for trigger in scene.triggers:
        if trigger.first >= first and trigger.form in ("verb", "passive") and scene.is_joined(trigger.first):
            return trigger.first
    return len(scene.tokens)


def is_governed(scene: Scene, party: PartyMention) -> bool:
    """Whether a preposition right before the party takes it out of subject position."""
    return any(
        scene.mark_before(cls, party.first) is not None
        for cls in ("in", "towards", "against", "with", "about", "between")
    )
