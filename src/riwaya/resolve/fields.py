"""Compares the fields of two claims: does each speak for one occurrence, against it, or not at all?

Every comparison gives a share from 0 to 1 under a name that a person can read; a missing field says nothing.
The codebook's rules on what is one event stand here: types that can name one occurrence, plans and what
came of them, background kept apart from news.
"""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from riwaya.model.claim import Casualty, Claim, Party, Place, Time
from riwaya.resolve.times import compare, read_stretch
from riwaya.resolve.views import ClaimView

KIN: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("attack", "toll"),
        ("attack", "clash"),
        ("attack", "damage"),
        ("clash", "toll"),
        ("clash", "damage"),
    )
)
"""Types that can tell of one occurrence: a toll or damage of an attack, an attack in a fight (codebook 6)."""
SAME_PLACE_KM = 10.0
FAR_PLACE_KM = 100.0
"""Towns further apart than this are two places even where one page calls the other "near"."""
NEWS_DAYS = 14
"""Days for which an occurrence stays news without being dated; days twice as far apart no slip of pen explains."""
FAR_TIMES = 10
"""Further apart are no two counts of one occurrence, but a war's dead beside those of a day."""
VAGUE_MODES = frozenset({"assassination", "assault"})
"""Modes of an attack that leave open by what means; with any other they can name one attack."""
FROM_AFAR = frozenset({"airstrike", "drone", "missile", "shelling"})
"""Means that reports confuse: what fell is seen, who fired from where is not."""
STAGED = frozenset({"talks", "ceasefire", "agreement"})
"""Types whose modes are stages of one occurrence. For all others two modes are two occurrences: of 152 pairs of a war
and a battle, two captures or two kinds of withdrawal on annotated pages, 2 are one."""
CARRIED = frozenset({"time", "place", "target"})
"""Fields that reading carries over from one sentence of a page to another. What a claim has from another sentence says
how the page was read, not that both are one: where such fields are compared within a page, too, events of read claims,
their groups left out, have B-cubed F1 .809, not .826."""
SEVERAL = (2, None)
"""What an unnumbered plural says (codebook, "Casualty")."""
LONG_DAYS = 45
"""Longer stretches are wars, campaigns and running totals; a strike in them is an event of its own."""


FAMILIES: dict[str, str] = {
    "attack": "violence",
    "clash": "violence",
    "toll": "violence",
    "damage": "violence",
}
"""Types that can name one occurrence are one family; any other type is its own."""


def family_of(claim: Claim) -> str:
    """The family of a claim's type: claims of two families never tell of one occurrence."""
    return FAMILIES.get(claim.type, claim.type)


def can_be_one(one: Claim, other: Claim) -> bool:
    """Tells whether the types of two claims can name one occurrence."""
    return can_name_one(one.type, other.type)


def can_name_one(one: str, other: str) -> bool:
    """Tells whether two types can name one occurrence."""
    return one == other or frozenset((one, other)) in KIN


def kin_of(types: Iterable[str]) -> frozenset[str]:
    """The types that can name one occurrence with one of these, these among them."""
    return frozenset(types).union(*(pair for pair in KIN if not pair.isdisjoint(types)))


def compare_fields(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """Named comparisons of the coded fields of two claims; only those that say something.

    Args:
        a: A claim.
        b: Another claim, of the same page or not.

    Returns:
        Feature name to value above 0, e.g. `time_same`, `place_conflict`.
    """
    one, other = a.claim, b.claim
    one_page = a.page.text_sha256 == b.page.text_sha256
    said = _said_by_both(one, other) if one_page else CARRIED
    found = _compare_time(a, b) if "time" in said else {}
    if one.place and other.place and "place" in said:
        found |= compare_places(one.place, other.place) or _compare_place_words(a, b)
    if a.target_words and b.target_words and "target" in said:
        found |= _compare_targets(a, b)
    if a.countries and b.countries:
        found |= _compare_parties(a.countries, b.countries)
    if one.mode and other.mode:
        found |= _compare_mode(one, other)
    if one.casualties and other.casualties:
        found |= compare_figures(one.casualties, other.casualties)
    if one.background != other.background:
        found["background_differs"] = 1.0
    if one_page and one.segment != other.segment:
        found["segment_differs"] = 1.0
    if one.polarity != other.polarity:
        found["polarity_differs"] = 1.0
    if (one.status == "possible") != (other.status == "possible"):
        found["only_one_happened"] = 1.0
    return found


def _said_by_both(one: Claim, other: Claim) -> frozenset[str]:
    """Fields that no claim of the two has from another sentence than its own."""
    return frozenset(
        name for name in CARRIED if all(_says_itself(claim, getattr(claim, name)) for claim in (one, other))
    )


def _says_itself(claim: Claim, part: Time | Place | Party | None) -> bool:
    return part is None or claim.evidence.start <= part.start < claim.evidence.end


def _compare_time(a: ClaimView, b: ClaimView) -> dict[str, float]:
    if a.stretch is None or b.stretch is None:
        return _compare_published(a, b)
    agreement = compare(a.stretch, b.stretch, same_scale=a.page.text_sha256 == b.page.text_sha256)
    if agreement == "unknown":
        return _compare_published(a, b)
    if agreement == "conflict" and _has_days_of_talk(a) and _has_days_of_talk(b):
        return {}
    if agreement == "conflict":
        gap = max(a.stretch.first - b.stretch.last, b.stretch.first - a.stretch.last)
        far = min(1.0, max(0, gap - NEWS_DAYS) / NEWS_DAYS)
        plan = (a.claim.status == "planned") != (b.claim.status == "planned")
        near = (1.0 - far) * (0.5 if plan else 1.0)  # a plan's day may be moved before it happens
        return {name: value for name, value in (("time_far", far), ("time_conflict", near)) if value}
    shorter, longer = sorted((a.stretch.days, b.stretch.days))
    if longer > LONG_DAYS and shorter * 4 < longer:
        return {"part_of_longer": 1.0}
    return {f"time_{agreement}": 1.0 if longer <= LONG_DAYS else 0.5}


def _has_days_of_talk(view: ClaimView) -> bool:
    """A war lasts longer than a day: a single day beside it is that of who speaks of it."""
    return view.claim.mode == "war" and view.stretch is not None and view.stretch.days <= NEWS_DAYS


def _compare_published(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """News without a day of its own is as old as its page: pages weeks apart seldom bring one, but for wars."""
    if "war" in {a.claim.mode, b.claim.mode}:
        return {}
    if a.claim.background or b.claim.background or a.page.published == b.page.published:
        return {}
    one, other = read_stretch(a.page.published), read_stretch(b.page.published)
    if one is None or other is None:
        return {}
    gap = max(one.first - other.last, other.first - one.last)
    return {"published_apart": min(1.0, (gap - NEWS_DAYS) / NEWS_DAYS)} if gap > NEWS_DAYS else {}


def compare_places(one: Place | None, other: Place | None) -> dict[str, float]:
    """Compares two places: the same, one inside the other, or apart by so much.

    Args:
        one: A claim's place, None where it has none.
        other: Another claim's place.

    Returns:
        One of `place_same`, `place_inside`, `place_conflict`, `country_conflict`, or nothing.
    """
    if one is None or other is None:
        return {}
    if (one.id and one.id == other.id) or (one.name and one.name == other.name):
        return {"place_same": 0.3 if one.precision == "country" else 1.0}
    if one.country and other.country and one.country != other.country:
        return {"country_conflict": 1.0}
    if "country" in {one.precision, other.precision} or "region" in {one.precision, other.precision}:
        return {"place_inside": 1.0} if one.country == other.country else {}
    distance_km = _distance_km(one, other)
    if distance_km is None:  # no gazetteer has one of them: "the town" may be the town just named
        return {}
    if distance_km <= SAME_PLACE_KM:
        return {"place_same": 1.0}
    return {"place_conflict": min(1.0, distance_km / FAR_PLACE_KM)}


def _compare_place_words(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """Places that no gazetteer has: "the market" can be "the market of the town", and "the town" too."""
    places = a.claim.place, b.claim.place
    if any(place is None or place.precision in {"region", "country"} for place in places):
        return {}
    shared = a.place_words & b.place_words
    if not shared:
        return {}
    share = len(shared) / min(len(a.place_words), len(b.place_words))
    return {"place_same": share if len(shared) > 1 else share / 2}


def _compare_targets(a: ClaimView, b: ClaimView) -> dict[str, float]:
    """Who or what was hit, by its words: "the consulate" and "the police station" are two."""
    if a.claim.type != b.claim.type:
        return {}
    return {"target_differs": 1.0} if a.target_words.isdisjoint(b.target_words) else {"target_same": 1.0}


def _distance_km(one: Place, other: Place) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(other.lon - one.lon) / 2
    return 2 * 6371.0 * asin(sqrt(sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2))


def _compare_parties(ours: frozenset[str], theirs: frozenset[str]) -> dict[str, float]:
    """Sides by country, in either order: accusers swap them, and a symmetric type has none."""
    shared = len(ours & theirs)
    return {"sides_same": shared / len(ours | theirs)} if shared else {"sides_conflict": 1.0}


def _compare_mode(a: Claim, b: Claim) -> dict[str, float]:
    if a.type != b.type or "other" in {a.mode, b.mode}:
        return {}
    if a.mode == b.mode:
        return {"mode_same": 1.0}
    return {"mode_differs": 1.0} if _can_be_one_mode(a, b) else {"means_differs": 1.0}


def _can_be_one_mode(a: Claim, b: Claim) -> bool:
    """One killing may be called an assassination and a shooting, one truce agreed and violated; a war is no battle."""
    modes = {a.mode, b.mode}
    if a.type == "attack":
        return not modes.isdisjoint(VAGUE_MODES) or modes <= FROM_AFAR
    return a.type in STAGED


def compare_figures(ours: tuple[Casualty, ...], theirs: tuple[Casualty, ...]) -> dict[str, float]:
    """Compares stated numbers of the same kind: equal, able to be one toll, or too far apart.

    Args:
        ours: Figures of one claim.
        theirs: Figures of another.

    Returns:
        `figures_same`, `figures_close` (ranges that meet, or a toll that may have grown), or `figures_apart`.
    """
    pairs = [(a, b) for a in ours for b in theirs if a.kind == b.kind]
    if not pairs:
        return {}
    if any((a.min, a.max) == (b.min, b.max) and (a.min or a.max or 0) > 1 for a, b in pairs):
        return {"figures_same": 1.0}
    if any(_can_be_one_toll(a, b) for a, b in pairs):
        return {"figures_close": 1.0}
    far = all(_are_far(a, b, times=FAR_TIMES) for a, b in pairs)
    return {"figures_apart": 1.0, "figures_far": 1.0} if far else {"figures_apart": 1.0}


def are_two_tolls(ours: tuple[Casualty, ...], theirs: tuple[Casualty, ...], *, times: int) -> bool:
    """Tells whether two claims count the same kind, and every count of one is far from those of the other.

    Args:
        ours: Figures of one claim.
        theirs: Figures of another.
        times: How often the lower number must fit into the higher to be far from it.

    Returns:
        False too where nothing can be compared; a plural without a number says nothing.
    """
    pairs = [
        (a, b) for a in ours for b in theirs if a.kind == b.kind and SEVERAL not in {_range(a), _range(b)}
    ]
    return bool(pairs) and all(_are_far(a, b, times=times) for a, b in pairs)


def _range(figure: Casualty) -> tuple[int | None, int | None]:
    return figure.min, figure.max


def _are_far(a: Casualty, b: Casualty, *, times: int) -> bool:
    low, high = sorted((a, b), key=lambda figure: (figure.min or 0, figure.max or 0))
    # "More than 6,500" leaves the number open, but nobody says it of 30,000.
    most = low.max if low.max is not None else low.min or 0
    return (high.min or 0) > times * max(most, 1)


def _can_be_one_toll(a: Casualty, b: Casualty) -> bool:
    """Ranges that meet, or lie within a factor of two: tolls of one attack rise, they seldom double twice."""
    low, high = sorted((a, b), key=lambda figure: (figure.min or 0, figure.max or 0))
    return low.max is None or (high.min or 0) <= 2 * low.max
