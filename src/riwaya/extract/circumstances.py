"""Whether, when and where: status, polarity, background, time and place of an occurrence.

Source: codebook, "Claim", rulings 11, 15, 16, 18, 21, 24, 31, 35.
"""

import re

from msgspec import Struct

from riwaya.extract.clauses import verb_before, verb_behind
from riwaya.extract.occurrences import Draft
from riwaya.extract.scene import Scene
from riwaya.model.codebook import ClaimType, Polarity, Status
from riwaya.model.page import Published
from riwaya.model.reading import MarkerMention, PlaceMention, TimeMention

# Words of modality stand this close before the words they colour.
MODAL_REACH = 4
NEGATION_REACH = 2
# Adjectives stand behind the noun and its other adjectives ("the Israeli bombing, going on"), verbs right behind.
ADJECTIVE_REACH = 4
VERB_REACH = 2
BESIDE = "beside"
# "A fence in case of an attack", "the attack in order to …": what stands behind is about something else.
ONLY_BEFORE = frozenset({"possible", "must"})
PLACE_REACH = 18
# News that looks back more than this many days recalls history (swept 30-400 on the dev gold; flat from 60 to 200).
HISTORY_DAYS = 75
# A present verb tells of these as they go on; of others it tells what is done again and again.
LASTING_TYPES: frozenset[ClaimType] = frozenset({"clash", "attack", "capture", "deploy", "displace", "talks"})
POSSIBLE_STANCES = frozenset({"demands", "threatens", "refuses", "expects", "warns"})
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_AGO = re.compile(r"pub-(\d+)([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Standing(Struct, frozen=True, kw_only=True):
    """Status, polarity and background with the reason for each."""

    status: Status = "occurred"
    polarity: Polarity = "positive"
    background: bool = False
    why: dict[str, str] = {}


def find_standing(scene: Scene, draft: Draft, time: TimeMention | None, published: Published) -> Standing:
    """Tells status, polarity and background of one occurrence.

    Args:
        scene: The sentence.
        draft: The occurrence.
        time: Its time, where one was found.
        published: The page's publication date.

    Returns:
        The standing; "occurred", "positive" and not background where nothing says otherwise.
    """
    polarity, polarity_rule = _polarity(scene, draft)
    status, status_rule = _status(scene, draft)
    background, background_rule = _background(scene, draft, time, published)
    if background and status == "ongoing" and draft.type not in ("clash", "capture", "sanction"):
        status = "occurred"
    why = {"status": status_rule, "polarity": polarity_rule, "background": background_rule}
    return Standing(
        status=status,
        polarity=polarity,
        background=background,
        why={key: rule for key, rule in why.items() if rule},
    )


def _polarity(scene: Scene, draft: Draft) -> tuple[Polarity, str]:
    first = draft.trigger.first
    if draft.frame is not None and draft.frame.stance == "refuses":
        # "Will not accept a truce": the refusal is the stance, the occurrence stands as it is (ruling 18).
        return "positive", ""
    if draft.type != "ceasefire" and _stopped(scene, draft):
        return "negative", "an end to it is asked or told"
    for at in range(max(0, first - NEGATION_REACH), first):
        mark = scene.mark_at("negator", at)
        if mark is None or mark.last > first or scene.has_comma(mark.last, first):
            continue
        # "They still hold" is no negation, nor is "not after the attack".
        if scene.mark_at("ongoing", at) is None and scene.mark_at("cause", mark.last) is None:
            return "negative", f"negated by {mark.text}"
    return "positive", ""


def _stopped(scene: Scene, draft: Draft) -> bool:
    """Reads "Stop the fighting": the word for stopping stands right before, in a demand or promise."""
    first = draft.trigger.first
    near = any(scene.mark_at("stop", at) is not None for at in range(max(0, first - 2), first))
    frame = draft.frame
    return near and frame is not None and frame.stance in ("demands", "promises", "asserts", "confirms")


def _status(scene: Scene, draft: Draft) -> tuple[Status, str]:
    stance = draft.frame.stance if draft.frame else "asserts"
    planned = _coloured(scene, draft, "planned")
    if stance in POSSIBLE_STANCES:
        return (
            ("planned", "scheduled") if planned and stance == "expects" else ("possible", f"stance {stance}")
        )
    possible = _coloured(scene, draft, "possible") or _coloured(scene, draft, "must") or _doubt(scene, draft)
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
    if trigger.tense == "present" and draft.type in LASTING_TYPES:
        return "ongoing", "present verb"
    if _coloured(scene, draft, "begin"):
        return "occurred", "begins"
    ongoing = _coloured(scene, draft, "ongoing")
    return ("ongoing", ongoing) if ongoing else ("occurred", "")


def _negator(scene: Scene, draft: Draft) -> str:
    """Tense that the negator right before the trigger gives it ("past" for the jussive), "" where none."""
    mark = scene.mark_before("negator", draft.trigger.first)
    return "" if mark is None else mark.value


def _coloured(scene: Scene, draft: Draft, cls: str) -> str:
    """The word of class `cls` that colours the trigger: close before it, or behind it where it can stand there."""
    first, last = draft.trigger.first, draft.trigger.last
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


def _background(
    scene: Scene, draft: Draft, time: TimeMention | None, published: Published
) -> tuple[bool, str]:
    if time is not None:
        age = age_days(time.value, published)
        if age is not None:
            return age > HISTORY_DAYS, f"its time {time.value}" if age > HISTORY_DAYS else ""
    near = _coloured(scene, draft, "history")
    return (True, near) if near else (False, "")


def age_days(value: str, published: Published) -> int | None:
    """How many days before publication a time begins or, for closed intervals, ends.

    Args:
        value: EDTF-style or relative value.
        published: The page's publication date.

    Returns:
        Days, 0 for the day itself and the future; None where it cannot be told.
    """
    start, _, end = value.partition("/")
    ago = _AGO.match(end if _AGO.match(end) else start)
    if ago:
        return int(ago.group(1)) * _DAYS[ago.group(2)]
    if value.startswith("pub") or end.startswith("pub"):
        return 0
    return _calendar_age(start if end in ("", "..") else end, published)


def _calendar_age(point: str, published: Published) -> int | None:
    year = _YEAR.match(point)
    if year is None:
        return None
    if published.value is None:
        # A page without a date that names a year recalls that year; a full date may be its own.
        return HISTORY_DAYS + 1 if len(point) == 4 else None
    return max(0, _ordinal(published.value, late=True) - _ordinal(point, late=True))


def _ordinal(point: str, *, late: bool) -> int:
    """Day number of a date, month or year; `late` takes the end of a month or year."""
    parts = [int(part) for part in re.findall(r"\d+", point)[:3]]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if late else 1)
    day = parts[2] if len(parts) > 2 else (30 if late else 1)
    return year * 365 + (month - 1) * 30 + day


def find_time(scene: Scene, draft: Draft) -> TimeMention | None:
    """The time of an occurrence: in its own clause first, else the only one of its sentence (ruling 16)."""
    if not scene.times:
        return None
    first, last = draft.trigger.first, draft.trigger.last
    inside = [t for t in scene.times if not _apart(scene, t.first, first, last)]
    reach = draft.frame.first if draft.frame is not None and draft.frame.rule != "according to" else 0
    if inside:
        # A day on the reporting verb dates the deed only where the deed has none of its own (ruling 16).
        return min(inside, key=lambda t: (t.first < reach, _distance(t.first, t.last, first, last), t.first))
    return scene.times[0] if len(scene.times) == 1 else None


def _apart(scene: Scene, at: int, first: int, last: int) -> bool:
    """Whether another verb's clause or a stop lies between."""
    low, high = (at, first) if at < first else (last, at)
    if scene.has_stop(low, high):
        return True
    return any(
        low < t.first < high and t.form in ("verb", "passive") and t.first != first for t in scene.triggers
    )


def find_place(scene: Scene, draft: Draft, taken: tuple[tuple[int, int], ...]) -> PlaceMention | None:
    """The place of an occurrence: the nearest one behind a preposition of place, else the nearest behind.

    Args:
        scene: The sentence.
        draft: The occurrence.
        taken: Token ranges of speakers, whose places say where they are from.

    Returns:
        The place; None where the sentence names none that fits.
    """
    first, last = draft.trigger.first, draft.trigger.last
    best, cost = None, float(PLACE_REACH)
    for place in scene.places:
        if any(low <= place.first < high for low, high in taken) or _is_person_country(place):
            continue
        if scene.has_stop(min(place.first, last), max(place.first, first)):
            continue
        distance = _distance(place.first, place.last, first, last)
        located = scene.mark_before("in", place.first) is not None or scene.language.is_instrumental(
            scene.tokens[place.first]
        )
        if not located and place.precision == "country" and _acts(scene, place):
            continue
        weight = (
            distance
            - (8 if located else 0)
            + (6 if place.first < first else 0)
            + (4 if place.precision == "country" else 0)
        )
        if weight < cost:
            best, cost = place, weight
    return best


def _acts(scene: Scene, place: PlaceMention) -> bool:
    """Whether a state is named as a party and no preposition of direction makes it a place ("left Mali")."""
    if any(scene.mark_before(cls, place.first) is not None for cls in ("towards", "against")):
        return False
    return any(party.first <= place.first < party.last and party.role for party in scene.parties)


def _is_person_country(place: PlaceMention) -> bool:
    return place.why == "demonym"


def _distance(first: int, last: int, other_first: int, other_last: int) -> int:
    if last <= other_first:
        return other_first - last
    return max(0, first - other_last)
