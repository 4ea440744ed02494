"""Who says what: all attribution frames of a sentence, by verbs, nouns, participles, colons and "according to".

Source: codebook, "Attribution", rulings 7, 8, 18, 23, 32.
"""

from typing import cast

from msgspec.structs import replace

from riwaya.extract.frames import (
    SUBJECT_REACH,
    Discourse,
    Frame,
    can_speak,
    end_of_bare_complement,
    find_agency,
    find_complement,
)
from riwaya.extract.own_voice import in_own_voice
from riwaya.extract.saying_verbs import find_verb_frames
from riwaya.extract.scene import COMMAS, Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import MarkerMention, PartyMention

# What is followed rather than said: "according to the agreement".
ACCORDS = frozenset({"agreement", "ceasefire", "talks"})


def find_frames(scene: Scene, discourse: Discourse) -> tuple[Frame, ...]:
    """Finds the frames of one sentence.

    Args:
        scene: The sentence.
        discourse: What the sentences before left behind.

    Returns:
        Frames ordered by the start of their reach.
    """
    frames = [*find_verb_frames(scene, discourse), *_according(scene)]
    frames = [*_colon(scene, frames), *frames]
    frames += _participles(scene, frames, discourse)
    frames += _nouns(scene, frames)
    frames = [_until_contrast(scene, _credited(_relayed(scene, frame, frames), frames)) for frame in frames]
    frames = [in_own_voice(scene, frame) for frame in frames]
    if discourse.quote_open and discourse.speaker is not None:
        end = next((at for at, inside in enumerate(scene.quoted) if not inside), len(scene.tokens))
        frames.append(
            Frame(
                at=-1, first=0, last=end, stance="asserts", speaker=discourse.speaker, via=discourse.via,
                carried=True, rule="open quotation",
            )
        )  # fmt: skip
    return tuple(sorted(frames, key=lambda frame: (frame.first, -frame.last)))


def _colon(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Reads "Medical sources: 18 killed": a party alone before a colon at the sentence's start."""
    speakers = [frame.speaker for frame in frames if not frame.carried]
    for party in scene.parties:
        if (
            party.first <= 1
            and party not in speakers
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


def _participles(scene: Scene, frames: list[Frame], discourse: Discourse) -> list[Frame]:
    """Participles ("adding that …") speak with the voice of the last reporting verb before them."""
    found = []
    for mark in scene.marks("saying"):
        earlier = [frame for frame in frames if frame.at < mark.first]
        voice = max(earlier, key=lambda frame: frame.at, default=None)
        speaker = voice.speaker if voice else discourse.speaker
        via = voice.via if voice else discourse.via
        complement = find_complement(scene, mark.last, mark.last + 4)
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


def _nouns(scene: Scene, frames: list[Frame]) -> list[Frame]:
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
        renewing = [frame for frame in frames if frame.stance == "asserts" and frame.speaker is not None]
        voices = (f.speaker for f in renewing if f.speaker is not None and f.speaker.last == mark.first)
        voice = next(voices, None) if mark.value == "accuses" and speaker is beside else None
        # "A renewed the accusation of B": whom the noun owns is the accused, the verb's subject speaks.
        found.append(
            Frame(
                at=mark.first, first=first, last=end_of_bare_complement(scene, first),
                stance=cast(Stance, mark.value), speaker=voice or speaker, own=True,
                accused=speaker if voice is not None else None, rule="noun of saying",
            )
        )  # fmt: skip
    return found


def _relayed(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame:
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
        and _quotes_words(scene, other)
        and not _overlap(other.speaker, frame.speaker)
        and not _is_short_for(other.speaker, frame.speaker)
    ]
    chain = sorted(outer, key=lambda other: other.first)
    return (
        replace(frame, via=tuple(other.speaker for other in chain if other.speaker)[:2]) if chain else frame
    )


def _quotes_words(scene: Scene, frame: Frame) -> bool:
    """Whether words are reported ("that …", a colon), not a deed: "A announces a strike" passes on nobody's words."""
    at = frame.first
    said = at > 0 and (scene.tokens[at - 1].kind == "mark" and scene.tokens[at - 1].text not in COMMAS)
    return said or scene.mark_at("that", at) is not None or frame.rule in ("quotes another", "open quotation")


def _until_contrast(scene: Scene, frame: Frame) -> Frame:
    """Reads "A denied the attack, while talks began": behind a comma the outlet goes on in its own voice."""
    for mark in scene.marks("contrast"):
        inside = frame.first < mark.first < frame.last and scene.has_comma(mark.first - 1, mark.first)
        told = frame.stance != "asserts" or mark.first > frame.at and _is_bare(scene, frame)
        if inside and told and not scene.quoted_at(mark.first):
            return replace(frame, last=mark.first)
    return frame


def _is_bare(scene: Scene, frame: Frame) -> bool:
    """Whether a deed is announced, or the source named behind what it says: neither goes on behind a contrast."""
    closes = frame.rule == "according to" and frame.first < frame.at
    return closes or frame.at >= 0 and not _quotes_words(scene, frame)


def _credited(frame: Frame, frames: list[Frame]) -> Frame:
    """Reads "A said that …, according to an agency": with a speaker of its own, the agency is a link (ruling 7)."""
    if frame.rule == "according to" or frame.speaker is None or frame.via and not frame.carried:
        return frame
    credit = next(
        (
            other.speaker
            for other in frames
            if other.rule == "according to" and other.at > frame.at and other.speaker is not None
            and other.speaker.kind == "agency" and not _overlap(other.speaker, frame.speaker)
        ),
        None,
    )  # fmt: skip
    return frame if credit is None else replace(frame, via=(credit,))


def _overlap(one: PartyMention, other: PartyMention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_short_for(one: PartyMention, other: PartyMention) -> bool:
    """Whether one names the other with fewer words: a headline's minister is the lead's, with a name."""
    return one.kind == other.kind and one.country == other.country and other.text.startswith(one.text)


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
        origin = _origin(scene, mark, party)
        found.append(
            Frame(
                at=mark.first, first=party.last if opens else _start_of_clause(scene, mark.first),
                last=len(scene.tokens), stance="asserts",
                speaker=origin or party, via=_relay(scene, party) if origin is None else (party,),
                rule="according to",
            )
        )  # fmt: skip
    return found


def _start_of_clause(scene: Scene, at: int) -> int:
    """Reads "A left, while B shelled the town, according to C": C tells what stands behind the contrast."""
    for mark in reversed(scene.marks("contrast")):
        if (
            mark.last < at - 1
            and scene.has_comma(mark.first - 1, mark.first)
            and not scene.quoted_at(mark.first)
        ):
            return mark.first
    return 0


def _source_named(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    that = scene.near("that", mark.last, mark.last + SUBJECT_REACH)
    if mark.value == "also" and that is not None:
        # "As A said" ends there; "A also said that …" (the same word) goes on.
        return None
    named = [
        party for party in scene.parties_in(mark.last, that.first if that else mark.last + SUBJECT_REACH)
        if not scene.has_stop(mark.last, party.first) and can_speak(party)
    ]  # fmt: skip
    if mark.value == "also" and named and named[0].first != mark.last:
        return None
    if not named or _is_measure(scene, mark.last, named[0].first):
        return None
    first = named[0]
    # "According to a statement of the committee": the body behind the paper is the one that speaks. Behind a comma
    # or a word of what occurred, "according to the statement, the forces shelled", others are told of.
    bodies = (party for party in named if party.kind != "document")
    body = next(bodies, first)
    deed = any(first.last <= trigger.first < body.first for trigger in scene.triggers)
    return first if deed or scene.has_comma(first.last, body.first) else body


def _is_measure(scene: Scene, first: int, last: int) -> bool:
    """Reads "according to the plan of A", "to the agreement between A and B": what is followed, not who says so."""
    agreed = any(first <= trigger.first < last and trigger.type in ACCORDS for trigger in scene.triggers)
    return agreed or scene.near("planned", first, last) is not None


def _origin(scene: Scene, mark: MarkerMention, party: PartyMention) -> PartyMention | None:
    """Reads "according to what local media reported from the governor": whom the source itself quotes."""
    if mark.cls == "quotes":
        return None
    told = scene.mark_at("quotes", party.last)
    if told is None and scene.near("quotes", mark.last, party.first) is not None:
        told = scene.mark_at("towards", party.last)
    behind = scene.parties_in(told.last, told.last + 1) if told is not None else []
    return next((other for other in behind if can_speak(other)), None)


def _relay(scene: Scene, speaker: PartyMention) -> tuple[PartyMention, ...]:
    """The agency that the source spoke to, right behind it."""
    told = find_agency(scene, speaker.last, speaker.last + 5)
    return () if told is None else (told,)
