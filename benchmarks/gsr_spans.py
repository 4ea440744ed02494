"""Puts a claim as GSR's coders mark an event: which words are its source, its target and its verb.

Coders mark the people without their number ("soldiers" of "at least three soldiers"), whoever is hurt as the
target, the word that says so as the verb, and nobody as the source where only means or a place are named.
"""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from benchmarks.gsr_codes import Row, code_party
from benchmarks.gsr_rank import event_type
from riwaya.languages.language import Language
from riwaya.model.claim import Casualty, Claim, Party

# The killed are marked before the wounded, whatever their order.
HURT = ("killed", "wounded", "casualties", "captured")
FORCES = ("MIL", "COP", "GOV")
# Rules that read what an attack was aimed at, however a model weighed them.
STRUCK = ("named by against", "object of the verb behind the noun")
# A verb and the people it befalls stand together but for a word or two.
REACH_CP = 12
# What a model chose without a rule is worth less in another claim: source F1 .765 without such, .753 with.
CHOSEN = "chosen by position"


def code_event(
    kind: str, claim: Claim, claims: Sequence[Claim], *, rows: tuple[Row, ...], language: Language
) -> dict[str, Any]:
    """Codes one event.

    Args:
        kind: ASSAULT or PROTEST.
        claim: What tells of it.
        claims: All claims of its text; who is hurt in one of them did not do another.
        rows: The table of codes.
        language: Reads the actors' phrases.

    Returns:
        The event in the scorer's form.
    """
    source, target, verb = claim.source, claim.target, claim.trigger.text
    hurt = _hurt(claim) if kind == "ASSAULT" else None
    if hurt is not None:
        target = _aimed_at(claim, hurt) or _people(hurt)
        verb = _word_of_harm(claim, hurt, language) or verb
    if source is not None and kind == "ASSAULT" and not _can_do_harm(source, claim, claims):
        source = None
    if source is not None and target is not None and _overlap(source, target):
        source = None
    if source is None:
        source = _told_beside(kind, claim, claims, target)
    if kind == "PROTEST" and source is not None and claim.trigger.start < source.start < claim.trigger.end:
        # "Gathered protesters": the crowd in the verb's own words is no part of the verb.
        verb = verb[: source.start - claim.trigger.start].strip()
    actors = {"source": _actor(source, rows, language), "target": _actor(target, rows, language)}
    return {"type": kind, **actors, "verb": verb}


def _hurt(claim: Claim) -> Casualty | None:
    tolls = [toll for toll in claim.casualties if toll.kind in HURT]
    return min(tolls, key=lambda toll: HURT.index(toll.kind), default=None)


def _people(hurt: Casualty) -> Party:
    victims = hurt.victims
    return Party(text=hurt.text, start=hurt.start, end=hurt.end, country=victims.country, role=victims.role)


def _aimed_at(claim: Claim, hurt: Casualty) -> Party | None:
    """The force or office that a rule reads as struck goes before people of no force who were hurt there."""
    target = claim.target
    if target is None or target.role not in FORCES or hurt.victims.role not in (None, "CVL"):
        return None
    struck = claim.why.get("target") in STRUCK
    return target if struck and not any(_overlap(target, toll) for toll in claim.casualties) else None


def _overlap(one: Party | Casualty, other: Party | Casualty) -> bool:
    return one.start < other.end and other.start < one.end


def _can_do_harm(source: Party, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the source is neither among the hurt, nor a bare place, nor only who tells of it."""
    if any(_overlap(source, toll) for other in claims for toll in other.casualties):
        return False
    speaker = claim.attribution.speaker
    if speaker is None or "own deed" in claim.why.get("source", ""):
        return True
    return not _overlap(source, speaker)


def _told_beside(kind: str, claim: Claim, claims: Sequence[Claim], target: Party | None) -> Party | None:
    """The doer that another claim of the type names: "eight were killed when a gunman fired" is one event to coders."""
    for other in claims:
        if other is claim or event_type(other) != kind or other.source is None:
            continue
        if kind == "ASSAULT" and not _can_do_harm(other.source, other, claims):
            continue
        chosen = CHOSEN in other.why.get("source", "")
        if not chosen and (target is None or not _overlap(other.source, target)):
            return other.source
    return None


def _word_of_harm(claim: Claim, hurt: Casualty, language: Language) -> str | None:
    """The trigger of the evidence that states this toll: of its kind, the nearest to its phrase."""
    text = claim.evidence.text
    at = hurt.start - claim.evidence.start
    near = [
        t for t in language.triggers(language.tokens(text, 0, len(text)), text) if t.casualty == hurt.kind
    ]
    near = [t for t in near if min(abs(t.end - at), abs(t.start - at - len(hurt.text))) <= REACH_CP]
    found = min(near, key=lambda t: min(abs(t.end - at), abs(t.start - at - len(hurt.text))), default=None)
    return found.text if found is not None else None


def _actor(party: Party | None, rows: tuple[Row, ...], language: Language) -> dict[str, str | None] | None:
    if party is None:
        return None
    party = replace(party, text=people_of(party.text, language))
    codes = code_party(party, rows=rows, language=language)
    return {"text": party.text, "country": codes.country, "role": codes.role}


def people_of(text: str, language: Language) -> str:
    """Gives a phrase of people without its number and the bounds around it.

    Args:
        text: A party's phrase.
        language: Reads numbers.

    Returns:
        The phrase from the counted noun on; as it stands where it counts nobody.
    """
    tokens = language.tokens(text, 0, len(text))
    number = next((n for n in language.numbers(tokens, text) if n.first == 0), None)
    if number is None or number.noun is None or number.noun == 0:
        return text
    noun = tokens[number.noun]
    end = noun.end if number.last == len(tokens) else len(text)
    return text[noun.start : end]
