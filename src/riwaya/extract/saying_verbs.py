"""Frames of reporting verbs: "the minister said that …", "an agency quoted a doctor", "… and added that …".

The speaker stands right before or behind the verb, or is the last one who spoke; a joined verb of saying ends the
reach of the one before it. Other patterns are found in `sayings`.
Source: codebook, "Attribution", rulings 7, 18, 23.
"""

from typing import cast

from msgspec.structs import replace

from riwaya.extract.frames import (
    DESCRIBED,
    SUBJECT_REACH,
    Discourse,
    Frame,
    can_speak,
    end_of_bare_complement,
    find_agency,
    find_complement,
)
from riwaya.extract.saying_subjects import COMPLEMENT_REACH, find_issuer, find_speaker
from riwaya.extract.scene import COMMAS, STOPS, Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import MarkerMention, PartyMention

# "The anniversary (dhikra) of": these words share their letters with verbs of saying.
NO_VERB = ("recall", "background")
# "The agency relayed that", "the centre recorded": said of other things too, they report only with their subject.
WITH_SUBJECT = ("records", "relays")
# A verbal noun behind these is no object of the reporting verb.
NOT_OBJECT = ("in", "with", "about", "cause", "according")


def find_verb_frames(scene: Scene, discourse: Discourse) -> list[Frame]:
    """Finds the frames that reporting verbs make.

    Args:
        scene: The sentence.
        discourse: Who spoke last before it; a verb without a subject goes on in that voice.

    Returns:
        Frames in text order of their verbs, each ended where a later verb opens a clause of its own.
    """
    classes = ("says", "says_weak", "repeats", "records", "relays", "quotes")
    verbs = [mark for mark in scene.marks(*classes) if _is_reporting(scene, mark)]
    frames: list[Frame] = []
    for mark in verbs:
        frame = _verb_frame(scene, mark, discourse)
        if frame is None and mark.cls in WITH_SUBJECT:
            # "Said that it recorded": in another's words it reports nothing of its own.
            continue
        if frame is None:
            frames = [_cut_at(scene, earlier, mark.first) for earlier in frames]
            continue
        if frame.speaker is not None and frame.rule != DESCRIBED:
            discourse = replace(discourse, speaker=frame.speaker, via=frame.via, here=True)
        frames = [_cut_at(scene, earlier, frame.at) for earlier in frames]
        frames.append(frame)
    return frames


def _is_reporting(scene: Scene, mark: MarkerMention) -> bool:
    """Weak verbs report only with a complement; a word after a preposition or an article is no verb."""
    token = scene.tokens[mark.first]
    if scene.language.has_article(token) or any(scene.mark_at(cls, mark.first) for cls in NO_VERB):
        return False
    if mark.value == "refuses" and scene.near("no_comment", mark.last, mark.last + SUBJECT_REACH) is not None:
        # "Declined to comment on the attack" refuses nothing that is coded.
        return False
    if mark.value == "confirms" and scene.mark_at("resumed", mark.last) is not None:
        # "A government that no power recognises" (literally: recognises by it) admits nothing.
        return False
    if any(scene.mark_before(cls, mark.first) is not None for cls in ("towards", "in")):
        return False  # "Apart from the claiming of the attack": no verb stands behind a preposition.
    if mark.cls == "says":
        return True
    if mark.cls == "repeats":
        return _repeats_words(scene, mark)
    if mark.cls == "quotes" and mark.last - mark.first > 1 and scene.near("says", 0, mark.first) is not None:
        # "Said, quoting a source": the verb's own frame looks for whom it quotes.
        return False
    if mark.cls in WITH_SUBJECT and token.suffix:
        return False  # "In a speech that television broadcast": what is broadcast was told before.
    if mark.cls == "relays" and scene.mark_at("quotes", mark.first) is not None:
        return False  # "An agency quoted X that …" is told of as such.
    clause = find_complement(scene, mark.last, mark.last + COMPLEMENT_REACH) is not None
    if mark.cls == "records":
        return not clause or scene.mark_at("says_weak", mark.first) is None
    return clause


def _repeats_words(scene: Scene, mark: MarkerMention) -> bool:
    """Tells "renewed its call for a truce" from "renewed its shelling": a deed may be repeated, too."""
    last = mark.last + SUBJECT_REACH
    deed = next((t.first for t in scene.triggers if mark.last <= t.first < last), last)
    said = any(scene.near(cls, mark.last, deed) for cls in ("speech_noun", "local_stance", "that"))
    return said or deed == last


def _verb_frame(scene: Scene, mark: MarkerMention, discourse: Discourse) -> Frame | None:
    speaker, via, carried, rule = find_speaker(scene, mark, discourse)
    if speaker is None and not carried:
        return None
    stands_after = speaker is not None and not carried and speaker.first >= mark.last
    beside = speaker is not None and (stands_after or speaker.last == mark.first)
    if mark.cls in WITH_SUBJECT and not beside:
        return None
    after = speaker.last if speaker is not None and stands_after else mark.last
    quoted = _quoted_from(scene, mark, after)
    if quoted is not None and speaker is not None:
        origin, start = quoted
        return Frame(
            at=mark.first, first=start, last=len(scene.tokens), stance="asserts", speaker=origin,
            via=(speaker, *via), rule="quotes another",
        )  # fmt: skip
    complement = _own_complement(scene, after)
    told = find_agency(scene, after, complement if complement is not None else after + SUBJECT_REACH)
    told = told or _interviewer(scene, mark)
    if told is not None and speaker is not None and told != speaker:
        via = (told,)
    if stands_after and complement is None and _closes(scene, mark, after):
        return Frame(
            at=mark.first, first=0, last=mark.first, stance=cast(Stance, mark.value), speaker=speaker, via=via,
            rule="verb behind what is said",
        )  # fmt: skip
    start = complement if complement is not None else after
    last = _end_of_reach(scene, mark, start) if complement is None else len(scene.tokens)
    own = complement is None or bool(scene.tokens[complement].suffix and scene.mark_at("that", complement))
    return Frame(
        at=mark.first, first=start, last=last, stance=_stance(scene, mark, after), speaker=speaker,
        via=via, carried=carried, own=own, rule=rule,
    )  # fmt: skip


def _is_no_object(scene: Scene, first: int, at: int) -> bool:
    """Whether a preposition governs the noun at `at`; "spoke of" has its own right behind its subject."""
    before = scene.marks_before(at)
    own = "about" in before and before["about"].first == first
    return not own and any(cls in before for cls in NOT_OBJECT)


def _end_of_reach(scene: Scene, mark: MarkerMention, first: int) -> int:
    """How far a verb without "that" reaches; who claims a deed says nothing of what stands behind the comma."""
    if any(t.first == mark.first and t.frame == "claim" for t in scene.triggers):
        deed = next((t.last for t in scene.triggers if t.first >= first), first)
        comma = (at for at in range(first, len(scene.tokens)) if scene.tokens[at].text in COMMAS | STOPS)
        return min(deed, next(comma, len(scene.tokens)))
    whole = mark.value in ("asserts", "confirms")
    return len(scene.tokens) if whole else end_of_bare_complement(scene, first)


def _closes(scene: Scene, mark: MarkerMention, after: int) -> bool:
    """Reads "“We shelled the airport”, said the spokesman.": nothing is told behind verb and speaker."""
    told = any(trigger.first < mark.first for trigger in scene.triggers)
    apart = scene.has_comma(mark.first - 1, mark.first) or scene.quoted_at(mark.first - 1)
    return told and apart and all(token.kind == "mark" for token in scene.tokens[after:])


def _stance(scene: Scene, mark: MarkerMention, after: int) -> Stance:
    """The verb's own; who refuses accusations denies what they tell."""
    if mark.value == "refuses":
        accusation = scene.near("report", after, after + 2)
        if accusation is not None and accusation.value == "accuses":
            return "denies"
    return cast(Stance, mark.value)


def _interviewer(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """Reads "in an interview with the channel, he said that …"."""
    for interview in scene.marks("interview"):
        if interview.last <= mark.first and not scene.has_stop(interview.last, mark.first):
            return find_agency(scene, interview.last, interview.last + 2)
    return None


def _own_complement(scene: Scene, after: int) -> int | None:
    """Where the words behind `after` that the verb reports begin; None where they are no clause of their own."""
    complement = find_complement(scene, after, after + COMPLEMENT_REACH)
    if complement is not None and _has_object(scene, after, complement):
        # "Announced a truce after a “mediation”", "announced the death of six after it learnt that …".
        return None
    return complement


def _has_object(scene: Scene, first: int, last: int) -> bool:
    """Whether a verbal noun that a reporting verb can govern stands in tokens [first, last), no colon behind it."""
    if last > 0 and scene.tokens[last - 1].text == ":":
        return False
    return any(
        first <= t.first < last
        and t.form == "noun"
        and not _is_no_object(scene, first, t.first)
        and not scene.has_stop(first, t.first)
        for t in scene.triggers
    )


def _quoted_from(scene: Scene, mark: MarkerMention, after: int) -> tuple[PartyMention, int] | None:
    """The origin that is quoted ("an agency quoted X", "X said, quoting Y") and where its words begin."""
    told = find_complement(scene, after, after + COMPLEMENT_REACH)
    for other in scene.marks("quotes", "towards"):
        if not after <= other.first < after + COMPLEMENT_REACH:
            continue
        if other.cls == "towards" and (mark.cls != "quotes" or told is not None and other.first > told):
            # "… that a strike led to (literally: uncovered from) deaths": what is told names no origin.
            continue
        if other.cls == "quotes" and other.first != mark.first and other.last - other.first == 1:
            continue  # "Called for …, and the statement quoted him": another sentence of its own
        for party in scene.parties_in(other.last, other.last + 3):
            if not can_speak(party):
                continue
            complement = find_complement(scene, party.last, party.last + COMPLEMENT_REACH)
            origin = find_issuer(scene, party) or party
            return origin, complement if complement is not None else origin.last
    return None


def _cut_at(scene: Scene, earlier: Frame, at: int) -> Frame:
    """Ends an earlier frame where the reporting verb at `at` opens a clause of its own."""
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
