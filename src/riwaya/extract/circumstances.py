"""Whether, when and where: status, polarity, background, time and place of an occurrence.

Source: codebook, "Claim", rulings 11, 15, 16, 18, 21, 24, 31, 35.
"""

import re

from msgspec import Struct, structs

from riwaya.extract.drafts import Draft
from riwaya.extract.scene import Scene
from riwaya.extract.status import find_colour, find_status
from riwaya.model.codebook import Polarity, Status
from riwaya.model.page import Published
from riwaya.model.reading import PlaceMention, TimeMention

NEGATION_REACH = 2
# "Not … any …": the negator stands before the clause's verb. Strict F1 at 3, 6, 12 tokens: .436, .439, .439; no figure
# changes where the two reaches below it are halved or doubled.
ANY_REACH = 6
STOPPED_REACH = 6
# "Failed … in reaching a deal": the party stands before the link, a verbal noun at most behind it.
FAILED_REACH = 6
LINKED_REACH = 2
# "The deadliest season of fighting since …".
COMPARED_REACH = 6
# "Since the Russian invasion on 24 February".
SINCE_REACH = 5
PLACE_REACH = 18
# News that looks back more than this many days recalls history (swept 30-400 on the dev gold; flat from 60 to 200).
HISTORY_DAYS = 75
LASTING_MODES = frozenset({"war", "siege"})
# "Fighting went on on Tuesday" is that day's; what began longer ago lasts since then.
LONG_DAYS = 6
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
    status, status_rule = find_status(scene, draft)
    background, background_rule = _background(scene, draft, time, published)
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
    if _failed(scene, draft) or _ruled_out(scene, draft):
        return "negative", "failed or ruled out"
    for at in range(max(0, first - NEGATION_REACH), first):
        mark = scene.mark_at("negator", at)
        if mark is None or mark.last > first or scene.has_comma(mark.last, first):
            continue
        if scene.mark_at("unended", at) is not None:
            continue  # "the bombing did not stop": the negation is of the stopping
        # "They still hold" is no negation, nor is "not after the attack".
        if scene.mark_at("ongoing", at) is None and scene.mark_at("cause", mark.last) is None:
            return "negative", f"negated by {mark.text}"
    return _none_of_it(scene, first)


def _none_of_it(scene: Scene, first: int) -> tuple[Polarity, str]:
    """Reads "it is not expected that any deal …", "there is no more fighting": a negator farther off."""
    for at in range(max(0, first - ANY_REACH), first):
        mark = scene.mark_at("negator", at)
        if mark is None or scene.has_comma(mark.last, first) or scene.has_stop(mark.last, first):
            continue
        if scene.mark_at("unended", at) is not None:
            continue
        exists = scene.mark_at("exists", mark.last) is not None
        if exists or scene.mark_before("any", first) is not None and scene.mark_at("ongoing", at) is None:
            return "negative", f"none of it: {mark.text}"
    return "positive", ""


def _failed(scene: Scene, draft: Draft) -> bool:
    """Reads "failed to reach a deal", "their failure in taking the town"."""
    first = draft.trigger.first
    fail = scene.near("fail", max(0, first - FAILED_REACH), first)
    if fail is None or scene.has_comma(fail.last, first) or draft.trigger.form != "noun":
        return False
    link = scene.near("in", fail.last, first)
    near = link is not None and first - link.last <= LINKED_REACH
    return near and link is not None and scene.near("stop", link.last, first) is None


def _ruled_out(scene: Scene, draft: Draft) -> bool:
    """Reads "ruled out a war", not "does not rule out a war"."""
    frame = draft.frame
    if frame is None or frame.carried or frame.at < 0 or scene.mark_at("unlikely", frame.at) is None:
        return False
    return scene.mark_before("negator", frame.at) is None


def _stopped(scene: Scene, draft: Draft) -> bool:
    """Reads "Stop the fighting": the word for stopping stands right before, in a demand or promise."""
    first = draft.trigger.first
    # "The state's stopping of its aid": its subject stands between, and what it stops is a dative.
    reach = STOPPED_REACH if scene.language.is_dative(scene.tokens[first]) else 2
    stops = (at for at in range(first - 1, max(-1, first - 1 - reach), -1) if scene.mark_at("stop", at))
    stop, frame = next(stops, None), draft.frame
    if stop is None or frame is None or scene.has_comma(stop, first):
        return False
    if stop < first - 2 and not any(stop < party.first < first for party in scene.parties):
        return False
    # "They agreed on a step to end the war": what is told has an end for its purpose, and none yet.
    purpose = scene.language.is_dative(scene.tokens[stop])
    return frame.stance in ("demands", "promises") or frame.stance in ("asserts", "confirms") and not purpose


def _background(
    scene: Scene, draft: Draft, time: TimeMention | None, published: Published
) -> tuple[bool, str]:
    if time is not None:
        age = age_days(time.value, published)
        if age is not None:
            return age > HISTORY_DAYS, f"its time {time.value}" if age > HISTORY_DAYS else ""
    near = find_colour(scene, draft, "history")
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
    times = [time for time in scene.times if not only_compares(scene, draft, time)]
    if not times:
        return None
    first, last = draft.trigger.first, draft.trigger.last
    counted = next((t for t in times if is_counted_from(scene, draft, t)), None)
    if counted is not None:
        return counted
    inside = [
        t for t in times
        if not _apart(scene, t.first, first, last) and is_counted_from(scene, draft, t) is None
    ]  # fmt: skip
    reach = draft.frame.first if draft.frame is not None and draft.frame.rule != "according to" else 0
    if inside:
        # A day on the reporting verb dates the deed only where the deed has none of its own (ruling 16).
        return min(inside, key=lambda t: (t.first < reach, _distance(t.first, t.last, first, last), t.first))
    only = times[0] if len(times) == 1 else None
    return only if only is None or is_counted_from(scene, draft, only) is None else None


def only_compares(scene: Scene, draft: Draft, time: TimeMention) -> bool:
    """Reads "the fiercest raid since (the invasion of) 2022": the time bounds a comparison and dates nothing.

    Args:
        scene: The sentence.
        draft: The occurrence; the one that is compared with has the time.
        time: A time of it.

    Returns:
        Whether a superlative stands before "since", and the time behind it.
    """
    since = scene.mark_at("since", time.first)
    if since is None:
        since = scene.near("since", max(0, time.first - SINCE_REACH), time.first)
        if since is None or draft.trigger.first > since.first or scene.has_comma(since.last, time.first):
            return False
    words = range(max(0, since.first - COMPARED_REACH), since.first)
    return any(scene.mark_at("superlative", at) and not scene.has_comma(at, since.first) for at in words)


def is_counted_from(scene: Scene, draft: Draft, time: TimeMention) -> bool | None:
    """Reads "a day after the attack": the time told is the attack's, not that of what came after it.

    Args:
        scene: The sentence.
        draft: The occurrence.
        time: A time of the sentence.

    Returns:
        Whether it is the occurrence that the time is counted from; None where the time is no such count.
    """
    linked = any(scene.mark_at(cls, time.last) is not None for cls in ("towards", "against"))
    if not linked or scene.mark_at("given", time.first) is None:
        return None
    event = next((trigger.first for trigger in scene.triggers if trigger.first >= time.last), None)
    return event in {word.first for word in draft.words}


def lasting(scene: Scene, standing: Standing, draft: Draft, time: TimeMention | None) -> Standing:
    """Tells what still goes on by how it is dated.

    Args:
        scene: The sentence.
        standing: As weighed so far.
        draft: The occurrence.
        time: Its time as chosen.

    Returns:
        The standing; ongoing for "clashes fought for a week" and for wars and sieges that nothing dates or ends.
    """
    if standing.status != "occurred" or standing.polarity == "negative":
        return standing
    trigger = draft.trigger
    since = time is not None and time.value.endswith("..") and trigger.tense != "past"
    over = any(
        scene.mark_before(cls, trigger.first) for cls in ("cause", "since", "end", "begin", "given", "stop")
    )
    undated = time is None and draft.mode in LASTING_MODES and trigger.form == "noun" and not over
    if not since and not undated:
        return standing
    why = {**standing.why, "status": "since then" if since else "nothing dates or ends it"}
    return structs.replace(standing, status="ongoing", why=why)


def still_running(time: TimeMention | None, standing: Standing, published: Published) -> TimeMention | None:
    """Reads "the siege that began a year ago": the day that a thing still going on is dated by is its first.

    Args:
        time: Its time as chosen.
        standing: Its standing as weighed.
        published: The page's publication date.

    Returns:
        The time, open at its end where it lies well before the page.
    """
    if time is None or standing.status != "ongoing" or "/" in time.value:
        return time
    age = age_days(time.value, published)
    return time if age is None or age < LONG_DAYS else structs.replace(time, value=f"{time.value}/..")


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
