"""Status of an occurrence: what governs it, colours it or tells of it, in the order in which one beats the other.

What a demand or threat wants has not happened; doubt beats plans, plans beat what goes on.
Source: codebook, "Claim", rulings 15, 18, 31.
"""

from riwaya.extract.clauses import verb_before, verb_behind
from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.model.codebook import ClaimType, Status
from riwaya.model.reading import MarkerMention, TriggerMention

# Words of modality stand this close before the words they colour.
MODAL_REACH = 4
# Adjectives stand behind the noun and its other adjectives ("the Israeli bombing, going on"), verbs right behind.
ADJECTIVE_REACH = 4
VERB_REACH = 2
# "It did not, the army said, carry out any attack."
NEGATOR_REACH = 6
BESIDE = "beside"
# "A fence in case of an attack", "the attack in order to …": what stands behind is about something else.
ONLY_BEFORE = frozenset({"possible", "must"})
# A present verb tells of these as they go on; of others it tells what is done again and again.
LASTING_TYPES: frozenset[ClaimType] = frozenset({"clash", "attack", "capture", "deploy", "displace", "talks"})
POSSIBLE_STANCES = frozenset({"demands", "threatens", "refuses", "expects", "warns"})


def find_status(scene: Scene, draft: Draft) -> tuple[Status, str]:
    """Tells whether an occurrence has occurred, goes on, is planned or only possible.

    Args:
        scene: The sentence.
        draft: The occurrence, its stance made local.

    Returns:
        The status and the reason, "" where nothing says otherwise than that it has occurred.
    """
    stance = draft.frame.stance if draft.frame else "asserts"
    planned = find_colour(scene, draft, "planned")
    if stance in POSSIBLE_STANCES:
        return (
            ("planned", "scheduled") if planned and stance == "expects" else ("possible", f"stance {stance}")
        )
    if any(word.frame == "claim" for word in draft.words):
        return "occurred", "responsibility for it is claimed"
    possible = (
        find_colour(scene, draft, "possible")
        or find_colour(scene, draft, "must")
        or _doubt(scene, draft)
        or _any(scene, draft)
    )
    if possible:
        return "possible", possible
    planned = planned or _future(scene, draft) or ("stance promises" if stance == "promises" else "")
    if planned:
        return "planned", planned
    if _negator(scene, draft) == "past":
        return "occurred", "a negated past"
    return _running(scene, draft)


def _doubt(scene: Scene, draft: Draft) -> str:
    """Reads "may attack", "may take part in carrying out attacks"."""
    trigger, verb = draft.trigger, verb_before(scene, draft)
    own = trigger.tense == "present" and scene.mark_before("particle", trigger.first) is not None
    governing = verb is not None and verb.doubted and not scene.has_comma(verb.at, trigger.first)
    return "a particle of doubt before the present" if own or governing else ""


def _any(scene: Scene, draft: Draft) -> str:
    """Reads "the answer to any attack", not "did not carry out any attack"."""
    first = draft.trigger.first
    mark = scene.near("any", max(0, first - MODAL_REACH), first)
    if mark is None or mark.value or scene.has_comma(mark.last, first):
        return ""
    negators = (scene.mark_at("negator", at) for at in range(max(0, mark.first - NEGATOR_REACH), mark.first))
    return "" if any(negators) else "any: of none in particular"


def _future(scene: Scene, draft: Draft) -> str:
    """Reads "will attack", "will carry out an attack", "the talks will turn to …"."""
    trigger = draft.trigger
    if trigger.tense == "future":
        return "future verb"
    before, behind = verb_before(scene, draft), verb_behind(scene, draft)
    if before is not None and before.tense == "future" and trigger.first - before.at <= MODAL_REACH:
        return "governed by a future verb" if not scene.has_comma(before.at, trigger.first) else ""
    definite = scene.language.has_article(scene.tokens[trigger.first])
    if behind is not None and behind.tense == "future" and trigger.form == "noun" and definite:
        return "a future verb tells of it"
    return ""


def _running(scene: Scene, draft: Draft) -> tuple[Status, str]:
    """Whether what has occurred still goes on (ruling 15)."""
    trigger = draft.trigger
    if scene.mark_before("ongoing", trigger.first) is not None and not scene.mark_before(
        "since", trigger.first
    ):
        return "ongoing", "said to go on"
    if any(
        mark.value == "ongoing" and mark.first >= trigger.first - MODAL_REACH and mark.last <= trigger.first
        for mark in scene.marks("unended")
    ):
        return "ongoing", "said not to have ended"
    if trigger.tense == "present" and _is_headline_verb(scene, draft):
        return "occurred", "present of a headline"
    governing = [word for word in draft.words if word.first <= trigger.first]
    if draft.type in LASTING_TYPES and any(_is_present(scene, word) for word in governing):
        return "ongoing", "present verb"
    if find_colour(scene, draft, "begin"):
        return "occurred", "begins"
    ongoing = find_colour(scene, draft, "ongoing") if trigger.tense != "past" else ""
    ongoing = ongoing or _is_being_done(scene, draft) or _is_being_told(scene, draft)
    return ("ongoing", ongoing) if ongoing else ("occurred", "")


def _is_being_done(scene: Scene, draft: Draft) -> str:
    """Reads "is trying to drive them out", "comes close to taking the town": a present light verb governs it."""
    verb, first = verb_before(scene, draft), draft.trigger.first
    if verb is None or verb.tense != "present" or verb.bound or scene.mark_at("do", verb.at) is None:
        return ""
    near = first - verb.at <= MODAL_REACH and not scene.has_comma(verb.at, first)
    told = scene.mark_before("given", first) is not None or scene.mark_before("relative", verb.at) is not None
    return "governed by a present verb" if near and not told and draft.type in LASTING_TYPES else ""


def _is_present(scene: Scene, word: TriggerMention) -> bool:
    """Whether a verb tells of the present: not behind "before that", and not a past negated by its form."""
    if word.tense != "present" or scene.mark_before("that", word.first) is not None:
        return False
    before = (scene.mark_at("negator", at) for at in range(max(0, word.first - MODAL_REACH), word.first))
    return not any(mark is not None and mark.value == "past" for mark in before)


def _is_being_told(scene: Scene, draft: Draft) -> str:
    """Reads "the attacks that it carries out": a relative clause in the present tells of a definite noun."""
    trigger = draft.trigger
    definite = trigger.form == "noun" and scene.language.has_article(scene.tokens[trigger.first])
    relative = scene.near("relative", trigger.last, trigger.last + VERB_REACH)
    if not definite or relative is None or draft.type not in LASTING_TYPES:
        return ""
    behind = relative.last
    present = behind < len(scene.tokens) and scene.language.tense(scene.tokens[behind]) == "present"
    return "a relative clause in the present tells of it" if present else ""


def _is_headline_verb(scene: Scene, draft: Draft) -> bool:
    """Reads "Gunmen attack a base": behind its subject at the sentence's head a present tells what was done."""
    first = draft.trigger.first
    subject = any(p.first <= 1 and p.last == first and not scene.is_joined(first) for p in scene.parties)
    return subject and draft.type == "attack" and draft.frame is None


def _negator(scene: Scene, draft: Draft) -> str:
    """Tense that the negator before the trigger or its verb gives it ("past" for the jussive), "" where none."""
    first = draft.trigger.first
    mark, verb = scene.mark_before("negator", first), verb_before(scene, draft)
    if mark is None and verb is not None and first - verb.at <= MODAL_REACH:
        mark = None if scene.has_comma(verb.at, first) else scene.mark_before("negator", verb.at)
    if mark is None or scene.mark_at("unended", mark.first) is not None:
        return ""
    return mark.value


def find_colour(scene: Scene, draft: Draft, cls: str) -> str:
    """The word of class `cls` that colours the trigger: close before it, or behind it where it can stand there."""
    first, last = draft.trigger.first, draft.trigger.last
    if scene.near(cls, 0, len(scene.tokens)) is None:
        return ""
    for at in (*range(first - 1, max(-1, first - 1 - MODAL_REACH), -1), *range(last, last + ADJECTIVE_REACH)):
        mark = scene.mark_at(cls, at) if 0 <= at < len(scene.tokens) else None
        low, high = sorted((at, first))
        if mark is None or scene.has_comma(low, high) or scene.has_stop(low, high):
            continue
        if cls == "ongoing" and (
            at < first and scene.mark_at("since", at) or at >= last and _lasted(scene, draft, at)
        ):
            continue  # "Since the war" dates something else by it; "a war that went on for weeks" is over.
        if at < first and mark.value != BESIDE or at >= last and _follows(mark, at - last):
            return f"coloured by {mark.text}"
    return ""


def _lasted(scene: Scene, draft: Draft, at: int) -> bool:
    """Reads "a war (that) went on for six weeks": a past verb behind an indefinite noun is its relative clause."""
    past = scene.language.tense(scene.tokens[at]) == "past"
    return past and not scene.language.has_article(scene.tokens[draft.trigger.first])


def _follows(mark: MarkerMention, distance: int) -> bool:
    """Whether a word so far behind the trigger says something of it: adjectives do, and verbs right behind."""
    return mark.value == BESIDE or mark.cls not in ONLY_BEFORE and distance < VERB_REACH
