"""Who speaks in a frame of a reporting verb: the subject behind the verb or before it, or whoever spoke last.

`saying_verbs` makes the frames. Source: codebook, "Attribution", rulings 7, 18, 23.
"""

from msgspec.structs import replace

from riwaya.extract.agreement import agreeing_voice
from riwaya.extract.frames import (
    DESCRIBED,
    SUBJECT_REACH,
    Discourse,
    can_speak,
    find_complement,
    is_governed,
)
from riwaya.extract.scene import STOPS, Scene
from riwaya.model.reading import MarkerMention, PartyMention

# "that" may follow a long subject with its titles and an agency's name.
COMPLEMENT_REACH = 28
# "Reports spread by sites of A on the web that accuse B": the accuser stands some words before its verb.
# Half and double change no figure of the development gold.
DESCRIBED_REACH = 8
# What a phrase leaves out of a person's name behind it.
TAIL_REACH = 2
# A name that the page gives nowhere else has so many words at most, and "that" follows this close.
NAME_WORDS = 3
NAME_REACH = 9
# Words that no name runs over.
FUNCTION_CLASSES = frozenset(
    (
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
    + ("saying",)
)


def find_speaker(
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
        return _of_antecedent(scene, after, discourse), via, False, "subject after its verb"
    relative = scene.mark_before("relative", mark.first)
    described = _antecedent(scene, relative.first) if after is None and relative is not None else None
    if described is not None:
        return described, (), False, DESCRIBED
    publisher = _publisher(scene, mark) if after is None and relative is None else None
    if publisher is not None:
        return publisher, (), False, "who published it"
    if after is not None and mark.value in ("accuses", "demands") and _describes(scene, mark.first):
        near = [p for p in scene.parties_in(mark.first - DESCRIBED_REACH, mark.first) if p.last <= mark.first]
        if mark.value == "demands":
            near = [
                p for p in near if can_speak(p) and not (scene.preposition(p.first) or is_governed(scene, p))
            ]
        told = next((p for p in near if p.kind == "document"), near[-1] if near else None)
        return told, (), False, "the noun that its verb describes"
    opens = not discourse.here and (scene.is_joined(mark.first) or mark.first <= 1)
    voices = discourse.voices if opens else ()
    voice = agreeing_voice(scene, scene.tokens[mark.first], discourse.speaker, voices)
    return voice, discourse.via if voice is discourse.speaker else (), True, "speaker carried over"


def _publisher(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """Reads "A released pictures that it said were of": the verb describes the noun before it, without a relative."""
    at = mark.first
    that = find_complement(scene, mark.last, mark.last + 1)
    if that is None or not scene.tokens[that].suffix or not _describes(scene, at):
        return None
    if scene.language.has_article(scene.tokens[at - 1]) or scene.preposition(at - 1):
        return None
    near = scene.parties_in(at - DESCRIBED_REACH, at - 1)
    free = (p for p in reversed(near) if can_speak(p) and not is_governed(scene, p) and p.last < at)
    return next((p for p in free if not scene.has_stop(p.last, at)), None)


def _antecedent(scene: Scene, relative: int) -> PartyMention | None:
    """Reads "A, who said that": the party right before the relative, a comma between."""
    last = relative - int(scene.has_comma(relative - 1, relative))
    return next((p for p in scene.parties if p.last == last and can_speak(p)), None)


def _of_antecedent(scene: Scene, party: PartyMention, discourse: Discourse) -> PartyMention:
    """Reads "the same source", "the statement": whose it is was said when it spoke before."""
    voice = _known_voice(scene, party, discourse) if party.country is None or party.inferred else None
    if voice is not None:
        kind = voice.kind if party.noun is None else party.kind
        return replace(party, country=voice.country, role=voice.role, kind=kind, inferred=False)
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


def _known_voice(scene: Scene, party: PartyMention, discourse: Discourse) -> PartyMention | None:
    """Who spoke before under a longer name that holds all words of this one: "Health" for its ministry."""
    if party.name is None or party.kind not in ("person", "organisation"):
        return None
    words = set(scene.language.fold(party.text).split())
    longer = (
        voice for voice in reversed(discourse.voices)
        if voice.country and not voice.inferred and words < set(scene.language.fold(voice.text).split())
    )  # fmt: skip
    return next(longer, None)


def _is_accused(scene: Scene, mark: MarkerMention, party: PartyMention, discourse: Discourse) -> bool:
    """Reads "… and accuses B of …": with the speaker known and one party before the deed, the party is the accused."""
    if mark.value == "demands":
        # "A letter that calls on B to …": in the present, right behind a noun, the verb describes the paper.
        now = scene.language.tense(scene.tokens[mark.first]) == "present"
        return now and _describes(scene, mark.first) and _is_plain_noun(scene, mark.first - 1)
    if mark.value != "accuses":
        return False
    joined = scene.is_joined(mark.first) and discourse.speaker is not None
    if not joined and not _describes(scene, mark.first):
        return False
    deed = next((t.first for t in scene.triggers if t.first >= party.last), len(scene.tokens))
    further = [p for p in scene.parties_in(party.last, deed) if not scene.preposition(p.first)]
    return not further and deed - party.last <= SUBJECT_REACH


def _is_plain_noun(scene: Scene, at: int) -> bool:
    timed = any(t.first <= at < t.last for t in scene.times)
    marked = next(scene.marks_from(at, at + 1), None) is not None
    return not (timed or marked or scene.language.has_article(scene.tokens[at]))


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
    described = _described_name(scene, mark)
    if described is not None:
        return described
    for party in scene.parties_in(mark.last, mark.last + SUBJECT_REACH):
        if _blocked(scene, mark.last, party.first):
            break
        if scene.preposition(party.first) or is_governed(scene, party):
            continue
        if _is_owner_of_object(scene, mark, party):
            return None
        if not can_speak(party):
            return None
        return find_issuer(scene, party) or party
    return _unknown_name(scene, mark)


def _is_owner_of_object(scene: Scene, mark: MarkerMention, party: PartyMention) -> bool:
    """Reads "and confirmed the readiness of A": the noun between verb and party is the object, A only owns it."""
    at = party.first - 1
    if at < mark.last or scene.tokens[at].kind != "word" or scene.language.has_article(scene.tokens[at]):
        return False
    if scene.language.is_object_form(scene.tokens[at]) or any(t.first <= at < t.last for t in scene.times):
        # "Announced today A", "announced officially A".
        return False
    noun = not _is_function_word(scene, at)
    return noun and find_complement(scene, party.last, party.last + COMPLEMENT_REACH) is None


def _has_no_subject_after(scene: Scene, mark: MarkerMention) -> bool:
    """Reads "and they threaten B", "after he pointed to the fall of": a plural verb, or one that goes straight on."""
    verb = scene.tokens[mark.first]
    if mark.last >= len(scene.tokens) or scene.language.has_subject_before(verb):
        return True
    if verb.suffix and scene.language.is_first_person(verb):
        return True
    return any(scene.mark_at(cls, mark.last) is not None for cls in ("towards", "about"))


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


def find_issuer(scene: Scene, party: PartyMention) -> PartyMention | None:
    """Reads "a statement issued by the committee said that": the body behind the paper is the one that speaks."""
    if party.kind != "document" or party.anaphoric or party.country is not None:
        return None
    owner = next((p for p in scene.parties if p.first == party.last), None)
    speaks = owner is not None and owner.kind != "document" and can_speak(owner)
    if speaks and not (scene.preposition(party.last) or scene.is_joined(party.last)):
        return owner
    complement = find_complement(scene, party.last, party.last + COMPLEMENT_REACH)
    if complement is None:
        return None
    bodies = (p for p in scene.parties_in(party.last, complement) if p.kind != "document" and can_speak(p))
    return next(bodies, None)


def _unknown_name(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """One to three unknown words between a reporting verb and its complement are a person's name."""
    last = _end_of_name(scene, mark)
    mark_or_that = (
        last < len(scene.tokens) and scene.tokens[last].kind != "word" or scene.mark_at("that", last)
    )
    # "Said A to the network B that": whom he tells ends the name, too.
    told = bool(scene.parties_in(last, last + 1)) and scene.language.is_dative(scene.tokens[last])
    ended = mark_or_that or told
    if not ended or find_complement(scene, last, mark.last + NAME_REACH) is None:
        return None
    return _person(scene, mark.last, last, said_to_be=None)


def _described_name(scene: Scene, mark: MarkerMention) -> PartyMention | None:
    """Reads "said A, a doctor of B, that": the party behind the comma says who the unknown name before it is."""
    named = any(p.first == mark.last for p in scene.parties)
    if named or not scene.has_comma(mark.last + 1, mark.last + NAME_WORDS + 1):
        return None
    last = _end_of_name(scene, mark)
    if not scene.has_comma(last, last + 1):
        return None
    beside = next(iter(scene.parties_in(last + 1, last + 3)), None)
    if beside is None or beside.noun not in ("person", "people") or beside.number == "plural":
        return None
    if find_complement(scene, beside.last, beside.last + COMPLEMENT_REACH) is None:
        return None
    return _person(scene, mark.last, last, said_to_be=beside)


def _end_of_name(scene: Scene, mark: MarkerMention) -> int:
    """The token behind the unknown words that follow the verb, three at most; the verb's own end for none."""
    last = first = mark.last
    while last < len(scene.tokens) and last - first <= NAME_WORDS and scene.tokens[last].kind == "word":
        # A foreign name may begin with the letters of a preposition; between two marks it is a name all the same.
        alone = last == first and scene.has_comma(last + 1, last + 2)
        named = alone and scene.mark_at("that", last + 2) is not None or _is_foreign(scene, last)
        if _is_function_word(scene, last) and not named:
            break
        last += 1
    return last if last - first <= NAME_WORDS else first


def _is_foreign(scene: Scene, at: int) -> bool:
    """Reads "said Lysenko that", whose first letter looks like "to": what stands behind the letter is no word."""
    marked = next(scene.marks_from(at, at + 1), None) is not None
    return not marked and bool(scene.preposition(at)) and not scene.language.is_known(scene.tokens[at])


def _person(scene: Scene, first: int, last: int, *, said_to_be: PartyMention | None) -> PartyMention | None:
    if first == last or last - first == 1 and scene.language.is_closed_form(scene.tokens[first]):
        return None
    # No preposition stands between a verb and its subject: the name's first letter is its own.
    start, name_end = scene.tokens[first].start, scene.tokens[last - 1].end
    end = said_to_be.end if said_to_be is not None else name_end
    return PartyMention(
        first=first, last=said_to_be.last if said_to_be else last, start=start, end=end,
        text=scene.text[start:end], head=first, name=scene.text[start:name_end], kind="person", number="singular",
        country=said_to_be.country if said_to_be else None, role=said_to_be.role if said_to_be else None,
    )  # fmt: skip


def _is_function_word(scene: Scene, at: int) -> bool:
    if any(mark.cls in FUNCTION_CLASSES for mark in scene.marks_from(at, at + 1)) or scene.preposition(at):
        return True
    if scene.language.tense(scene.tokens[at]):
        return True  # "I saw them crush him before": a verb is no name.
    return any(t.first <= at < t.last for t in scene.times)


def _blocked(scene: Scene, first: int, last: int) -> bool:
    """Whether the complement has begun, or a relative clause or another trigger stands between."""
    if find_complement(scene, first, last) is not None or scene.near("relative", first, last) is not None:
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
        if len(gap) <= 4 and all(_is_thin(scene, at) or _is_name_tail(scene, party, at) for at in gap):
            best = party
    return best


def _is_name_tail(scene: Scene, party: PartyMention, at: int) -> bool:
    """Reads "the minister Luigi Di Maio announced": words of no meaning of their own end a person's name."""
    token = scene.tokens[at]
    if party.kind != "person" or party.name is None or at - party.last >= TAIL_REACH or token.kind != "word":
        return False
    plain = not (scene.is_joined(at) or scene.preposition(at) or scene.language.has_article(token))
    return plain and not scene.language.tense(token) and next(scene.marks_from(at, at + 1), None) is None


def _is_thin(scene: Scene, at: int) -> bool:
    """Commas, brackets, dates and auxiliaries may stand between a subject and its verb."""
    if scene.tokens[at].kind == "mark":
        return scene.tokens[at].text not in STOPS
    if any(time.first <= at < time.last for time in scene.times):
        return True
    return any(scene.mark_at(cls, at) is not None for cls in ("background", "possible", "particle"))
