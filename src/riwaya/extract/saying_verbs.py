"""Frames of reporting verbs: "the minister said that …", "an agency quoted a doctor", "… and added that …".

The speaker stands right before or behind the verb, or is the last one who spoke; a joined verb of saying ends the
reach of the one before it. Other patterns are found in `sayings`.
Source: codebook, "Attribution", rulings 7, 18, 23.
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
    is_governed,
)
from riwaya.extract.scene import COMMAS, STOPS, Scene
from riwaya.model.codebook import Stance
from riwaya.model.reading import MarkerMention, PartyMention

# "that" may follow a long subject with its titles and an agency's name.
COMPLEMENT_REACH = 28
# A verbal noun behind these is no object of the reporting verb.
NOT_OBJECT = ("in", "with", "about", "cause", "according")
# "Reports spread by sites of A on the web that accuse B": the accuser stands some words before its verb.
# Half and double change no figure of the development gold.
DESCRIBED_REACH = 8
# Words that no name runs over.
FUNCTION_CLASSES = (
    "that", "in", "towards", "about", "with", "against", "background", "cause", "negator", "relative", "planned",
    "saying",
)  # fmt: skip


def find_verb_frames(scene: Scene, discourse: Discourse) -> list[Frame]:
    """Finds the frames that reporting verbs make.

    Args:
        scene: The sentence.
        discourse: Who spoke last before it; a verb without a subject goes on in that voice.

    Returns:
        Frames in text order of their verbs, each ended where a later verb opens a clause of its own.
    """
    verbs = [mark for mark in scene.marks("says", "says_weak", "quotes") if _is_reporting(scene, mark)]
    frames: list[Frame] = []
    for mark in verbs:
        frame = _verb_frame(scene, mark, discourse)
        if frame is None:
            frames = [_cut_at(scene, earlier, mark.first) for earlier in frames]
            continue
        if frame.speaker is not None:
            discourse = Discourse(speaker=frame.speaker, via=frame.via)
        frames = [_cut_at(scene, earlier, frame.at) for earlier in frames]
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
    if mark.value == "confirms" and scene.mark_at("resumed", mark.last) is not None:
        # "A government that no power recognises" (literally: recognises by it) admits nothing.
        return False
    if mark.cls == "says":
        return True
    return find_complement(scene, mark.last, mark.last + COMPLEMENT_REACH) is not None


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
    complement = _own_complement(scene, after)
    told = find_agency(scene, after, complement if complement is not None else after + SUBJECT_REACH)
    told = told or _interviewer(scene, mark)
    if told is not None and speaker is not None and told != speaker:
        via = (told,)
    start = complement if complement is not None else after
    bare = complement is None and mark.value not in ("asserts", "confirms")
    last = end_of_bare_complement(scene, start) if bare else len(scene.tokens)
    own = complement is None or bool(scene.tokens[complement].suffix and scene.mark_at("that", complement))
    return Frame(
        at=mark.first, first=start, last=last, stance=cast(Stance, mark.value), speaker=speaker,
        via=via, carried=carried, own=own, rule=rule,
    )  # fmt: skip


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
        and not any(scene.mark_before(cls, t.first) for cls in NOT_OBJECT)
        and not scene.has_stop(first, t.first)
        for t in scene.triggers
    )


def _speaker(
    scene: Scene, mark: MarkerMention, discourse: Discourse
) -> tuple[PartyMention | None, tuple[PartyMention, ...], bool, str]:
    """Who speaks, through whom, whether both are carried over from before, and by which rule."""
    after = _subject_after(scene, mark)
    before = _subject_before(scene, mark)
    if before is not None and scene.is_joined(mark.first) and not scene.mark_before("as_for", before.first):
        before = None
    if before is not None:
        return before, (), False, "subject before its verb"
    if after is not None and not _is_accused(scene, mark, after, discourse):
        via = discourse.via if after.anaphoric and after.noun in ("source", "document", "person") else ()
        return _of_antecedent(after, discourse), via, False, "subject after its verb"
    if after is not None and mark.value == "accuses" and _describes(scene, mark.first):
        near = [p for p in scene.parties_in(mark.first - DESCRIBED_REACH, mark.first) if p.last <= mark.first]
        told = next((p for p in near if p.kind == "document"), near[-1] if near else None)
        return told, (), False, "the noun that its verb describes"
    return discourse.speaker, discourse.via, True, "speaker carried over"


def _of_antecedent(party: PartyMention, discourse: Discourse) -> PartyMention:
    """Reads "the same source", "the statement": whose it is was said when it spoke before."""
    before = discourse.speaker
    own = (
        party.noun not in ("source", "document")
        or not party.anaphoric
        or party.country
        and not party.inferred
    )
    if own or before is None or before.country is None:
        return party
    return replace(party, country=before.country, role=party.role or before.role, inferred=False)


def _is_accused(scene: Scene, mark: MarkerMention, party: PartyMention, discourse: Discourse) -> bool:
    """Reads "… and accuses B of …": with the speaker known and one party before the deed, the party is the accused."""
    if mark.value != "accuses":
        return False
    joined = scene.is_joined(mark.first) and discourse.speaker is not None
    if not joined and not _describes(scene, mark.first):
        return False
    deed = next((t.first for t in scene.triggers if t.first >= party.last), len(scene.tokens))
    further = [p for p in scene.parties_in(party.last, deed) if not scene.preposition(p.first)]
    return not further and deed - party.last <= SUBJECT_REACH


def _describes(scene: Scene, at: int) -> bool:
    """Reads "reports, spread on the web, that accuse B of …": a verb inside a clause, behind a noun."""
    if at == 0 or scene.is_joined(at) or scene.tokens[at - 1].kind != "word":
        return False
    return not any(
        scene.mark_before(cls, at) for cls in ("contrast", "particle", "background", "that", "recall")
    )


def _subject_after(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    if _has_no_subject_after(scene, mark):
        return None
    if _is_in_paper(scene, mark):
        return _author(scene, mark)
    for party in scene.parties_in(mark.last, mark.last + SUBJECT_REACH):
        if _blocked(scene, mark.last, party.first):
            break
        if scene.preposition(party.first) or is_governed(scene, party):
            continue
        if not can_speak(party):
            return None
        return _issuer(scene, party) or party
    return _unknown_name(scene, mark)


def _has_no_subject_after(scene: Scene, mark: MarkerMention) -> bool:
    """Reads "and they threaten B", "and pointed to the fall of": a plural verb, or one that goes straight on."""
    if mark.last >= len(scene.tokens) or scene.language.has_subject_before(scene.tokens[mark.first]):
        return True
    straight = any(scene.mark_at(cls, mark.last) is not None for cls in ("towards", "about"))
    return scene.is_joined(mark.first) and straight


def _is_in_paper(scene: Scene, mark: MarkerMention) -> bool:
    """Reads "a statement in which it said that": a pronoun for the paper stands between the verb and "that"."""
    if scene.language.pronoun_count(scene.tokens[mark.last]) is None:
        return False
    papers = any(party.kind == "document" and party.last <= mark.first for party in scene.parties)
    return papers and scene.mark_at("that", mark.last + 1) is not None


def _author(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """Who issued the paper: the last one before it that can speak."""
    paper = next(p for p in reversed(scene.parties) if p.kind == "document" and p.last <= mark.first)
    before = (p for p in reversed(scene.parties) if p.last <= paper.first and p.kind != "document")
    return next((p for p in before if can_speak(p) and not is_governed(scene, p)), None)


def _issuer(scene: Scene, party: PartyMention) -> PartyMention | None:
    """Reads "a statement issued by the committee said that": the body behind the paper is the one that speaks."""
    if party.kind != "document" or party.anaphoric or party.country is not None:
        return None
    complement = find_complement(scene, party.last, party.last + COMPLEMENT_REACH)
    if complement is None:
        return None
    bodies = (p for p in scene.parties_in(party.last, complement) if p.kind != "document" and can_speak(p))
    return next(bodies, None)


def _unknown_name(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """One to three unknown words between a reporting verb and its complement are a person's name."""
    complement = find_complement(scene, mark.last, mark.last + 9)
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
    # No preposition stands between a verb and its subject: the name's first letter is its own.
    start, end = scene.tokens[mark.last].start, scene.tokens[last - 1].end
    name = scene.text[start:end]
    return PartyMention(
        first=mark.last, last=last, start=start, end=end, text=name, head=mark.last, name=name, kind="person",
        number="singular",
    )  # fmt: skip


def _is_function_word(scene: Scene, at: int) -> bool:
    if scene.preposition(at) or any(t.first <= at < t.last for t in scene.times):
        return True
    return any(scene.mark_at(cls, at) is not None for cls in FUNCTION_CLASSES)


def _blocked(scene: Scene, first: int, last: int) -> bool:
    """Whether the complement has begun, or another trigger stands between."""
    if find_complement(scene, first, last) is not None:
        return True
    return any(first <= trigger.first < last for trigger in scene.triggers)


def _subject_before(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    best = None
    if scene.language.is_dative(scene.tokens[mark.first]):
        return None  # "… so that a state announced": the verb of a purpose has its subject behind it.
    for party in scene.parties:
        if (
            party.last > mark.first
            or not can_speak(party)
            or party.kind == "document"
            or is_governed(scene, party)
            or scene.preposition(party.first)
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


def _quoted_from(scene: Scene, mark: MarkerMention, after: int) -> tuple[PartyMention, int] | None:
    """The origin that is quoted ("an agency quoted X", "X said, quoting Y") and where its words begin."""
    for other in scene.marks("quotes", "towards"):
        if not after <= other.first < after + COMPLEMENT_REACH:
            continue
        if other.cls == "towards" and mark.cls != "quotes":
            continue
        if other.cls == "quotes" and other.first != mark.first and other.last - other.first == 1:
            continue  # "Called for …, and the statement quoted him": another sentence of its own
        for party in scene.parties_in(other.last, other.last + 3):
            if not can_speak(party):
                continue
            complement = find_complement(scene, party.last, party.last + COMPLEMENT_REACH)
            origin = _issuer(scene, party) or party
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
