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
ACCIDENT = "accident"
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
    if _is_accident(claim, sentence) or _is_mere_progress(claim):
        return True
    if share < OTHER_TOPIC_SHARE and _other_words(sentence) < OTHER_TOPIC_WORDS:
        return False
    if share >= 2 * OTHER_TOPIC_SHARE:
        # On such a page even "attackers", "commanders" and "camps" are of the other topic.
        return not any(casualty.kind == "killed" for casualty in claim.casualties)
    killed = any(casualty.kind == "killed" for casualty in claim.casualties)
    armed = any(party is not None and party.role in ARMED for party in (claim.source, claim.target))
    return not killed and not armed


def _is_accident(claim: Claim, sentence: Sentence) -> bool:
    """Tells a toll of an accident or a natural disaster, which is not coded (ruling 22)."""
    told = any(mark.cls == "off_topic" and mark.value == ACCIDENT for mark in sentence.markers)
    return told and claim.type == "toll" and claim.source is None


def _is_mere_progress(claim: Claim) -> bool:
    """Tells progress from an advance: nobody armed makes it, and no place is gained."""
    if claim.type != "capture" or claim.mode != "advance" or claim.place is not None:
        return False
    return claim.source is None or claim.source.role not in ARMED


def _other_words(sentence: Sentence) -> int:
    return sum(mark.cls == "off_topic" and mark.value != ACCIDENT for mark in sentence.markers)
