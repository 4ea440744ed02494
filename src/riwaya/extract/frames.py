"""Who says what: the attribution frames of a sentence, each with its speaker, chain, stance and reach.

A frame reaches from its complement ("that …", a colon, a quotation) to the end of the sentence or to the next
reporting verb that opens a clause of its own; the innermost frame over a trigger attributes it.
Source: codebook, "Attribution", rulings 7, 8, 18, 23, 32.
"""

from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from riwaya.extract.scene import COMMAS, OPENING, PLAIN_QUOTE, STOPS, Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import MarkerMention, PartyMention

# A subject stands this close behind its verb: adverbs, a date or "in a statement" may come between.
SUBJECT_REACH = 7
# "that" may follow a long subject with its titles and an agency's name.
COMPLEMENT_REACH = 28


class Frame(Struct, frozen=True, kw_only=True):
    """One act of saying.

    Attributes:
        at: Token index of the reporting word; -1 where it stands in an earlier sentence.
        first: First token of its reach.
        last: One past the last token of its reach.
        carried: True where the speaker comes from an earlier sentence.
        own: True where the reported words speak of the speaker's own deeds: "that it …", or a verbal noun
            right behind the reporting verb ("announced the launch of").
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
    rule: str = ""


class Discourse(Struct, frozen=True, kw_only=True):
    """What earlier sentences leave behind: who spoke last, and whether a quotation is still open."""

    speaker: PartyMention | None = None
    via: tuple[PartyMention, ...] = ()
    quote_open: bool = False


def find_frames(scene: Scene, discourse: Discourse) -> tuple[Frame, ...]:
    """Finds the frames of one sentence.

    Args:
        scene: The sentence.
        discourse: What the sentences before left behind.

    Returns:
        Frames ordered by the start of their reach.
    """
    frames = [*_colon(scene), *_verbs(scene, discourse), *_according(scene)]
    frames += _participles(scene, frames, discourse)
    frames += _nouns(scene)
    frames = [_relayed(frame, frames) for frame in frames]
    if discourse.quote_open and discourse.speaker is not None:
        end = next((at for at, inside in enumerate(scene.quoted) if not inside), len(scene.tokens))
        frames.append(
            Frame(
                at=-1, first=0, last=end, stance="asserts", speaker=discourse.speaker, via=discourse.via,
                carried=True, rule="open quotation",
            )
        )  # fmt: skip
    return tuple(sorted(frames, key=lambda frame: (frame.first, -frame.last)))


def frame_over(frames: tuple[Frame, ...], at: int) -> Frame | None:
    """The innermost frame that reaches over token `at`; None where the outlet speaks."""
    over = [frame for frame in frames if frame.first <= at < frame.last and frame.at != at]
    return max(over, key=lambda frame: (frame.first, -frame.last), default=None)


def next_discourse(scene: Scene, frames: tuple[Frame, ...], discourse: Discourse) -> Discourse:
    """What this sentence leaves to the next one."""
    told = [frame for frame in frames if frame.speaker is not None]
    if told:
        last = max(told, key=lambda frame: frame.at)
        return Discourse(speaker=last.speaker, via=last.via, quote_open=scene.quote_open)
    return replace(discourse, quote_open=scene.quote_open)


def can_speak(party: PartyMention) -> bool:
    """Whether a noun phrase can be a speaker."""
    speaks = party.kind is not None or party.role in {"GOV", "MIL", "COP", "REB", "OPP", "IGO"}
    return speaks or party.noun in ("person", "people")


def _colon(scene: Scene) -> list[Frame]:
    """Reads "Medical sources: 18 killed": a party alone before a colon at the sentence's start."""
    for party in scene.parties:
        if (
            party.first <= 1
            and party.last < len(scene.tokens)
            and scene.tokens[party.last].text == ":"
            and can_speak(party)
        ):
            return [
                Frame(
                    at=party.first, first=party.last + 1, last=len(scene.tokens), stance="asserts", speaker=party,
                    rule="party before a colon",
                )
            ]  # fmt: skip
    return []


def _verbs(scene: Scene, discourse: Discourse) -> list[Frame]:
    verbs = [mark for mark in scene.marks("says", "says_weak", "quotes") if _is_reporting(scene, mark)]
    frames: list[Frame] = []
    for mark in verbs:
        frame = _verb_frame(scene, mark, discourse)
        if frame is None:
            frames = [_cut_at(scene, earlier, mark.first) for earlier in frames]
            continue
        if frame.speaker is not None:
            discourse = Discourse(speaker=frame.speaker, via=frame.via)
        frames = [_cut(scene, earlier, frame) for earlier in frames]
        frames.append(frame)
    return frames


def _is_reporting(scene: Scene, mark: MarkerMention) -> bool:
    """Weak verbs report only with a complement; a word after a preposition or an article is no verb."""
    token = scene.tokens[mark.first]
    if scene.language.has_article(token) or scene.mark_at("recall", mark.first) is not None:
        return False
    if mark.value == "refuses" and scene.near("no_comment", mark.last, mark.last + SUBJECT_REACH) is not None:
        # "Declined to comment on the attack" refuses nothing that is coded.
        return False
    if mark.cls == "says":
        return True
    return _complement(scene, mark.last, mark.last + COMPLEMENT_REACH) is not None


def _verb_frame(scene: Scene, mark: MarkerMention, discourse: Discourse) -> Frame | None:
    speaker, via, carried, rule = _speaker(scene, mark, discourse)
    if speaker is None and not carried:
        return None
    stands_after = speaker is not None and not carried and speaker.first >= mark.last
    after = speaker.last if speaker is not None and stands_after else mark.last
    quoted = _quoted_from(scene, mark, after)
    if quoted is not None and speaker is not None:
        origin, start = quoted
        return Frame(
            at=mark.first, first=start, last=len(scene.tokens), stance="asserts", speaker=origin,
            via=(speaker, *via), rule="quotes another",
        )  # fmt: skip
    complement = _complement(scene, after, after + COMPLEMENT_REACH)
    if complement is not None and _has_object(scene, after, complement):
        # "Announced a truce after a “mediation”", "announced the death of six after it learnt that …".
        complement = None
    told = _told(scene, after, complement if complement is not None else after + SUBJECT_REACH)
    if told is not None and speaker is not None and told != speaker:
        via = (told,)
    start = complement if complement is not None else after
    bare = complement is None and mark.value not in ("asserts", "confirms")
    last = _end_of_bare_complement(scene, start) if bare else len(scene.tokens)
    own = complement is None or bool(scene.tokens[complement].suffix and scene.mark_at("that", complement))
    return Frame(
        at=mark.first, first=start, last=last, stance=cast(Stance, mark.value), speaker=speaker,
        via=via, carried=carried, own=own, rule=rule,
    )  # fmt: skip


def _has_object(scene: Scene, first: int, last: int) -> bool:
    """Whether a verbal noun that a reporting verb can govern stands in tokens [first, last), no colon behind it."""
    if last > 0 and scene.tokens[last - 1].text == ":":
        return False
    return any(
        first <= t.first < last
        and t.form == "noun"
        and not any(scene.mark_before(cls, t.first) for cls in ("in", "with", "about", "cause", "according"))
        and not scene.has_stop(first, t.first)
        for t in scene.triggers
    )


def _end_of_bare_complement(scene: Scene, first: int) -> int:
    """A complement without "that" ends where a joined finite verb opens a clause of its own."""
    for trigger in scene.triggers:
        if trigger.first > first and trigger.form in ("verb", "passive") and scene.is_joined(trigger.first):
            return trigger.first
    return len(scene.tokens)


def _speaker(
    scene: Scene, mark: MarkerMention, discourse: Discourse
) -> tuple[PartyMention | None, tuple[PartyMention, ...], bool, str]:
    after = _subject_after(scene, mark)
    before = None if scene.is_joined(mark.first) else _subject_before(scene, mark)
    if before is not None:
        return before, (), False, "subject before its verb"
    if after is not None and not _is_accused(scene, mark, after, discourse):
        return after, (), False, "subject after its verb"
    return discourse.speaker, discourse.via, True, "speaker carried over"


def _is_accused(scene: Scene, mark: MarkerMention, party: PartyMention, discourse: Discourse) -> bool:
    """Reads "… and accuses B of …": with the speaker known and one party before the deed, the party is the accused."""
    if mark.value != "accuses" or not scene.is_joined(mark.first) or discourse.speaker is None:
        return False
    deed = next((t.first for t in scene.triggers if t.first >= party.last), len(scene.tokens))
    further = [p for p in scene.parties_in(party.last, deed) if not scene.preposition(p.first)]
    return not further and deed - party.last <= SUBJECT_REACH


def _subject_after(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    for party in scene.parties_in(mark.last, mark.last + SUBJECT_REACH):
        if _blocked(scene, mark.last, party.first):
            break
        if scene.preposition(party.first) or _governed(scene, party):
            continue
        return party if can_speak(party) else None
    return _unknown_name(scene, mark)


def _unknown_name(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """One to three unknown words between a reporting verb and its complement are a person's name."""
    complement = _complement(scene, mark.last, mark.last + 9)
    if complement is None or complement == mark.last:
        return None
    last = mark.last
    while last < complement and scene.tokens[last].kind == "word" and not _is_function_word(scene, last):
        last += 1
    if (
        not 1 <= last - mark.last <= 3
        or scene.tokens[last].kind == "word"
        and scene.mark_at("that", last) is None
    ):
        return None
    start, end = scene.tokens[mark.last].core, scene.tokens[last - 1].end
    name = scene.text[start:end]
    return PartyMention(
        first=mark.last, last=last, start=start, end=end, text=name, head=mark.last, name=name, kind="person",
        number="singular",
    )  # fmt: skip


def _is_function_word(scene: Scene, at: int) -> bool:
    if scene.preposition(at) or any(t.first <= at < t.last for t in scene.times):
        return True
    classes = (
        "that",
        "in",
        "towards",
        "about",
        "with",
        "against",
        "background",
        "cause",
        "negator",
        "relative",
        "planned",
    )
    return any(scene.mark_at(cls, at) is not None for cls in classes)


def _blocked(scene: Scene, first: int, last: int) -> bool:
    """Whether the complement has begun, or another trigger stands between."""
    if _complement(scene, first, last) is not None:
        return True
    return any(first <= trigger.first < last for trigger in scene.triggers)


def _subject_before(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    best = None
    for party in scene.parties:
        if (
            party.last > mark.first
            or not can_speak(party)
            or party.kind == "document"
            or _governed(scene, party)
        ):
            continue
        gap = range(party.last, mark.first)
        if len(gap) <= 4 and all(_is_thin(scene, at) for at in gap):
            best = party
    return best


def _is_thin(scene: Scene, at: int) -> bool:
    """Commas, brackets, dates and auxiliaries may stand between a subject and its verb."""
    if scene.tokens[at].kind == "mark":
        return scene.tokens[at].text not in STOPS
    if any(time.first <= at < time.last for time in scene.times):
        return True
    return any(scene.mark_at(cls, at) is not None for cls in ("background", "possible", "particle"))


def _governed(scene: Scene, party: PartyMention) -> bool:
    """Whether a preposition right before the party takes it out of subject position."""
    return any(
        scene.mark_before(cls, party.first) is not None
        for cls in ("in", "towards", "against", "with", "about", "between")
    )


def _complement(scene: Scene, first: int, last: int) -> int | None:
    """Token index at which the reported words begin in [first, last): after "that", a colon or a quote."""
    for at in range(first, min(last, len(scene.tokens))):
        if at > first and scene.is_joined(at) and scene.mark_at("says", at) is not None:
            # A joined verb of saying opens a clause whose complement is its own.
            return None
        that = scene.mark_at("that", at)
        if that is not None:
            return that.first
        text = scene.tokens[at].text
        if text == ":" or text in OPENING:
            return at + 1
        if text == PLAIN_QUOTE and scene.quoted[at]:
            return at + 1
        if text in STOPS:
            return None
    return None


def _told(scene: Scene, first: int, last: int) -> PartyMention | None:
    """The agency that was told: "a source said to Reuters"."""
    for party in scene.parties_in(first, last):
        near = party.kind == "agency" and not scene.has_stop(first, party.first)
        if near and not any(first <= t.first < party.first for t in scene.triggers):
            return party
    return None


def _quoted_from(scene: Scene, mark: MarkerMention, after: int) -> tuple[PartyMention, int] | None:
    """The origin that is quoted ("an agency quoted X", "X said, quoting Y") and where its words begin."""
    for other in scene.marks("quotes", "towards"):
        if not after <= other.first < after + COMPLEMENT_REACH:
            continue
        if other.cls == "towards" and mark.cls != "quotes":
            continue
        for party in scene.parties_in(other.last, other.last + 3):
            if not can_speak(party):
                continue
            complement = _complement(scene, party.last, party.last + COMPLEMENT_REACH)
            return party, complement if complement is not None else party.last
    return None


def _cut(scene: Scene, earlier: Frame, later: Frame) -> Frame:
    """Ends an earlier frame where a later reporting verb opens a clause of its own."""
    return _cut_at(scene, earlier, later.at)


def _cut_at(scene: Scene, earlier: Frame, at: int) -> Frame:
    if at <= earlier.first or at >= earlier.last:
        return earlier
    opener = at if scene.is_joined(at) else _connective(scene, at)
    return earlier if opener is None else replace(earlier, last=opener)


def _connective(scene: Scene, at: int) -> int | None:
    """Index of the comma (with at most two words behind it) that opens the clause of the verb at `at`."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if scene.tokens[back].text in COMMAS | STOPS:
            return back
    return None


def _participles(scene: Scene, frames: list[Frame], discourse: Discourse) -> list[Frame]:
    """Participles ("adding that …") speak with the voice of the last reporting verb before them."""
    found = []
    for mark in scene.marks("saying"):
        earlier = [frame for frame in frames if frame.at < mark.first]
        voice = max(earlier, key=lambda frame: frame.at, default=None)
        speaker = voice.speaker if voice else discourse.speaker
        via = voice.via if voice else discourse.via
        complement = _complement(scene, mark.last, mark.last + 4)
        own = complement is None or bool(
            scene.tokens[complement].suffix and scene.mark_at("that", complement)
        )
        found.append(
            Frame(
                at=mark.first, first=complement if complement is not None else mark.last, last=len(scene.tokens),
                stance=cast(Stance, mark.value), speaker=speaker, via=via, carried=voice is None,
                own=own, rule="participle of saying",
            )
        )  # fmt: skip
    return found


def _nouns(scene: Scene) -> list[Frame]:
    """Reads "The ministry's denial that …", "repeated its denial of": a noun of saying with its owner."""
    found = []
    for mark in scene.marks("speech_noun"):
        if mark.value == "asserts":
            continue
        token = scene.tokens[mark.first]
        beside = next(
            (p for p in scene.parties_in(mark.last, mark.last + 1) if not scene.preposition(p.first)), None
        )
        before = [p for p in scene.parties if p.last <= mark.first and mark.first - p.last <= SUBJECT_REACH]
        owned = bool(token.suffix) or not scene.language.has_article(token)
        speaker = (
            beside if not token.suffix and beside is not None else (before[-1] if before and owned else None)
        )
        if speaker is None or not can_speak(speaker) or scene.has_stop(speaker.last, mark.first):
            continue
        first = speaker.last if speaker.first >= mark.last else mark.last
        found.append(
            Frame(
                at=mark.first, first=first, last=_end_of_bare_complement(scene, first),
                stance=cast(Stance, mark.value), speaker=speaker, own=True, rule="noun of saying",
            )
        )  # fmt: skip
    return found


def _relayed(frame: Frame, frames: list[Frame]) -> Frame:
    """Whoever reports another's words passes them on: a link of the chain, outermost first (ruling 7)."""
    if frame.via or frame.speaker is None or frame.carried:
        return frame
    outer = [
        other
        for other in frames
        if other.speaker is not None
        and not other.carried
        and other.rule != "according to"
        and other.first <= frame.at < other.last
        and not _overlap(other.speaker, frame.speaker)
    ]
    chain = sorted(outer, key=lambda other: other.first)
    return (
        replace(frame, via=tuple(other.speaker for other in chain if other.speaker)[:2]) if chain else frame
    )


def _overlap(one: PartyMention, other: PartyMention) -> bool:
    return one.start < other.end and other.start < one.end


def _according(scene: Scene) -> list[Frame]:
    """Reads "according to X": over what follows where it opens the sentence, else over its whole clause."""
    found = []
    for mark in scene.marks("according", "quotes"):
        if mark.cls == "quotes" and scene.near("says", 0, mark.first) is not None:
            continue
        party = _source_named(scene, mark)
        if party is None:
            continue
        opens = mark.first <= 2
        found.append(
            Frame(
                at=mark.first, first=party.last if opens else 0, last=len(scene.tokens), stance="asserts",
                speaker=party, via=_relay(scene, party), rule="according to",
            )
        )  # fmt: skip
    return found


def _source_named(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    named = [
        party for party in scene.parties_in(mark.last, mark.last + SUBJECT_REACH)
        if not scene.has_stop(mark.last, party.first) and can_speak(party)
    ]  # fmt: skip
    # "According to a statement of the committee": the body behind the paper is the one that speaks.
    bodies = [party for party in named if party.kind != "document"]
    return next(iter(bodies or named), None)


def _relay(scene: Scene, speaker: PartyMention) -> tuple[PartyMention, ...]:
    """The agency that the source spoke to, right behind it."""
    told = _told(scene, speaker.last, speaker.last + 5)
    return () if told is None else (told,)
