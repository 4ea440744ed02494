"""Tells violence from its metaphors: on a page about sport, stage, market or clinic, attacks and tolls are none.

The language's `off_topic` words are counted over the page and in the sentence; what has an armed actor or
somebody killed stays a claim wherever it stands. Source: codebook, section 3 ("Words alone are not claims").
"""

from collections.abc import Sequence

from riwaya.model.claim import Claim
from riwaya.model.reading import Sentence

# Words of other topics in 100 tokens of the page. The development pages about conflict have 0-1.35, those about
# other topics 1.54-8.6.
OTHER_TOPIC_SHARE = 1.45
# A sentence with this many of them is about something else on any page.
OTHER_TOPIC_WORDS = 3
# Kinds of accidents in the language's words: of all sorts; fires, which violence lights too; what blows up by itself.
MISHAPS = frozenset({"accident", "fire", "mishap"})
VIOLENT = frozenset({"attack", "clash"})
# Headline and lead.
OPENING = 2
ARMED = frozenset({"MIL", "REB", "COP", "PKO"})


def other_topic_share(sentences: Sequence[Sentence]) -> float:
    """Gives the words of other topics in 100 tokens of some sentences.

    Args:
        sentences: The sentences of one segment kind.

    Returns:
        The share; 0 for no tokens.
    """
    tokens = sum(len(sentence.tokens) for sentence in sentences)
    words = sum(_other_words(sentence) for sentence in sentences)
    return 100 * words / tokens if tokens else 0.0


def is_off_topic(claim: Claim, sentence: Sentence, *, share: float) -> bool:
    """Whether a candidate only sounds like an occurrence.

    Args:
        claim: The candidate.
        sentence: Its sentence.
        share: Of its page (`other_topic_share`).

    Returns:
        True on a page or in a sentence of another topic, unless somebody is killed or an armed actor acts.
    """
    if _is_accident(claim, sentence) or _is_mere_progress(claim) or _is_mere_flight(claim):
        return True
    if share < OTHER_TOPIC_SHARE and _other_words(sentence) < OTHER_TOPIC_WORDS:
        return False
    if share >= 2 * OTHER_TOPIC_SHARE:
        # On such a page even "attackers", "commanders" and "camps" are of the other topic.
        return not any(casualty.kind == "killed" for casualty in claim.casualties)
    killed = any(casualty.kind == "killed" for casualty in claim.casualties)
    armed = any(party is not None and party.role in ARMED for party in (claim.source, claim.target))
    return not killed and not armed


def tells_of_accident(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> bool:
    """Whether a page is about an accident or a disaster: its opening says so, and nothing on it tells of violence.

    Args:
        claims: Candidates of the page.
        sentences: Of its own story, in text order.

    Returns:
        True where its tolls are none (ruling 22).
    """
    opening = [sentence for sentence in sentences if sentence.tokens][:OPENING]
    told = any(mark.cls == "off_topic" and mark.value in MISHAPS for s in opening for mark in s.markers)
    return told and not any(claim.type in VIOLENT for claim in claims)


def is_accidental(claim: Claim) -> bool:
    """Whether a claim could tell of what an accident did: people hurt, things broken, nobody who did it."""
    return claim.type in ("toll", "damage", "displace") and claim.source is None


def _is_accident(claim: Claim, sentence: Sentence) -> bool:
    """Tells what an accident or a natural disaster did, which is not coded (ruling 22)."""
    told = {mark.value for mark in sentence.markers if mark.cls == "off_topic"} & MISHAPS
    if told == {"fire"} and any(trigger.type in VIOLENT for trigger in sentence.triggers):
        # A fire that shells lit is their result.
        return False
    if "mishap" in told and claim.type == "attack" and claim.mode == "bombing" and claim.source is None:
        return True
    return bool(told) and claim.type == "toll" and claim.source is None


def _is_mere_progress(claim: Claim) -> bool:
    """Tells progress from an advance: nobody armed makes it, and no place is gained."""
    if claim.type != "capture" or claim.mode != "advance" or claim.place is not None:
        return False
    return claim.source is None or claim.source.role not in ARMED


def _is_mere_flight(claim: Claim) -> bool:
    """Tells running away from displacement: nobody who flees, no number and no place are told."""
    if claim.type != "displace" or claim.mode != "flight" or claim.casualties:
        return False
    return claim.source is None and claim.target is None and claim.place is None


def _other_words(sentence: Sentence) -> int:
    return sum(mark.cls == "off_topic" and mark.value not in MISHAPS for mark in sentence.markers)
