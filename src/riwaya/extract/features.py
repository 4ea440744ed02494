"""What the rules saw of a candidate claim, as numbers for the judge: never words or n-grams.

Each feature is a fact of structure (form of the trigger, which fields were found, where it stands). The judge's
weights are trained on these alone, so that nothing of a text can be learnt by heart.
"""

from riwaya.extract.arguments import Roles
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.claim import Claim

LONG_SENTENCE = 40


def claim_features(
    scene: Scene, draft: Draft, roles: Roles, claim: Claim, *, repeated: int, sentence: int
) -> dict[str, float]:
    """Describes one candidate.

    Args:
        scene: Its sentence.
        draft: The occurrence.
        roles: Its parties after completion.
        claim: The claim as it would be kept.
        repeated: Claims of its type before it in the segment.
        sentence: Number of its sentence on the page, from 0.

    Returns:
        Feature name -> value; a name that is missing is 0.
    """
    trigger = draft.trigger
    token = scene.tokens[trigger.first]
    definite = scene.language.has_article(token)
    own_source = roles.why.get("source", "").startswith("carried") is False and claim.source is not None
    own_target = roles.why.get("target", "").startswith("carried") is False and claim.target is not None
    facts = {
        "bias": 1.0,
        f"type={claim.type}": 1.0,
        f"form={trigger.form}": 1.0,
        f"type={claim.type} form={trigger.form}": 1.0,
        f"frame={trigger.frame}": 1.0,
        f"status={claim.status}": 1.0,
        f"stance={claim.attribution.stance}": 1.0,
        f"quote={claim.attribution.quote}": 1.0,
        f"rule={draft.frame.rule if draft.frame else 'outlet'}": 1.0,
        "definite": float(definite),
        "definite, repeated": float(definite and repeated > 0),
        "definite, bare": float(definite and not own_source and not own_target and not claim.casualties),
        "indefinite noun": float(trigger.form == "noun" and not definite and not token.suffix),
        "suffix": float(bool(token.suffix)),
        "words": min(4.0, float(trigger.last - trigger.first)),
        "mode": float(claim.mode is not None),
        "absorbed": min(3.0, float(len(draft.absorbed))),
        "source": float(claim.source is not None),
        "own source": float(own_source),
        "source country": float(claim.source is not None and claim.source.country is not None),
        "target": float(claim.target is not None),
        "own target": float(own_target),
        "both sides": float(own_source and own_target),
        "casualties": min(2.0, float(len(claim.casualties))),
        "place": float(claim.place is not None),
        "place in sentence": float(claim.place is not None and _inside(claim, claim.place.start)),
        "time": float(claim.time is not None),
        "time in sentence": float(claim.time is not None and _inside(claim, claim.time.start)),
        "background": float(claim.background),
        "negative": float(claim.polarity == "negative"),
        "numbers": min(3.0, float(len(scene.numbers))),
        "long sentence": float(len(scene.tokens) > LONG_SENTENCE),
        "sentence start": float(trigger.first <= 2),
        "triggers in sentence": min(6.0, float(len(scene.triggers))),
        "first sentence": float(sentence == 0),
        "early sentence": float(sentence < 3),
        "repeated": min(3.0, float(repeated)),
        "tribunal": float(bool(scene.marks("tribunal"))),
        "governed": float(bool(scene.preposition(trigger.first))),
        "after about": float(scene.mark_before("about", trigger.first) is not None),
        "after in": float(scene.mark_before("in", trigger.first) is not None),
        "after cause": float(scene.mark_before("cause", trigger.first) is not None),
        "after passive": float(scene.mark_before("passive_done", trigger.first) is not None),
        "after do": float(scene.near("do", max(0, trigger.first - 4), trigger.first) is not None),
        "in another story": float(claim.segment == "other"),
        "nothing found": float(_is_empty(claim)),
        f"type={claim.type} empty": float(_is_empty(claim)),
        f"type={claim.type} definite": float(definite),
        f"type={claim.type} place": float(claim.place is not None),
        f"type={claim.type} both": float(claim.source is not None and claim.target is not None),
        f"type={claim.type} repeated": min(2.0, float(repeated)),
        f"tense={trigger.tense}": 1.0,
        "party adjacent": float(any(p.first == trigger.last for p in scene.parties)),
        "party overlaps": float(any(p.first <= trigger.first < p.last for p in scene.parties)),
        "inside party name": float(any(p.name and p.first < trigger.first < p.last for p in scene.parties)),
    }
    return {name: value for name, value in facts.items() if value}


def _inside(claim: Claim, start: int) -> bool:
    return claim.evidence.start <= start < claim.evidence.end


def _is_empty(claim: Claim) -> bool:
    """No party, number, place or time: talk of violence in general more often than an occurrence."""
    return not (claim.source or claim.target or claim.casualties or claim.place or claim.time)
