"""Keeps the record of each ceasefire: agreement, days, mediators, breaches with accuser and denial, end.

Which claims tell of one ceasefire is decided in `ceasefire_parts.py`. Nobody is called right: a breach stands
with who says so and who denies it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from riwaya.model.ceasefire import Breach, Ceasefire, CeasefireClaim, CeasefireState, HeldReason
from riwaya.model.claim import Claim, Party, Place
from riwaya.model.story import Story
from riwaya.resolve.ceasefire_parts import SortedClaim, part_claims, sort_out
from riwaya.resolve.claimants import claimant_key
from riwaya.resolve.events import as_party
from riwaya.resolve.moments import Moment, ToldClaim, calendar_value, commonest
from riwaya.resolve.stories import REBELS
from riwaya.resolve.views import Words

MEDIATION = frozenset({"mediation", "negotiation"})
ID_LENGTH = 16


def find_ceasefires(
    told: Iterable[ToldClaim],
    *,
    stories: Iterable[Story],
    words: Words,
    says_in_force: Callable[[str], bool],
) -> tuple[Ceasefire, ...]:
    """Gathers the ceasefires that many claims tell of.

    Args:
        told: Claims with their pages and events, in any order; those of type `ceasefire` make the records,
            those of type `talks` name mediators where they share a sentence with one.
        stories: Stories of their events; a claim whose event is in none is taken with its event alone.
        words: Content words of a text in matching form, for telling parties apart.
        says_in_force: Tells whether words say that a truce comes into force.

    Returns:
        Ceasefires by story, then day, those without a day last; every ceasefire claim is in exactly one.
    """
    known = sorted(told, key=lambda one: one.order)
    mediation = [one for one in known if one.claim.type == "talks" and one.claim.mode in MEDIATION]
    story_of = {event: story for story in stories for event in story.events}
    homes: dict[str, Story | None] = {}
    by_home: dict[str, list[SortedClaim]] = {}
    for one in known:
        if one.claim.type == "ceasefire":
            story = story_of.get(one.event or "")
            home = story.id if story else f"event {one.event}"
            homes[home] = story
            by_home.setdefault(home, []).append(sort_out(one, says_in_force))
    found = []
    for home, claims in sorted(by_home.items()):
        records = [
            _make_record(group, homes[home], mediation=mediation, words=words)
            for group in part_claims(claims)
        ]
        found += sorted(records, key=_order)
    return tuple(found)


def _make_record(
    group: Sequence[SortedClaim], story: Story | None, *, mediation: Sequence[ToldClaim], words: Words
) -> Ceasefire:
    ordered = sorted(group, key=lambda one: one.told.order)
    parts = {name: [o for o in ordered if o.part == name] for name in ("start", "position", "breach", "end")}
    agreed = commonest(o.moment for o in parts["start"] if o.moment and not o.in_force)
    in_force = commonest(o.in_force for o in ordered if o.in_force)
    ended = commonest(o.moment for o in parts["end"] if o.moment)
    held_days, reason = _held(in_force, ended, has_end=bool(parts["end"]))
    sides = frozenset(code.removesuffix(REBELS) for code in story.parties) if story else frozenset[str]()
    parties = _parties(ordered, sides, words=words)
    return Ceasefire(
        id=_record_id(ordered[0].told.claim.id),
        story=story.id if story else None,
        events=tuple(sorted({one.told.event for one in ordered if one.told.event})),
        state=_state(parts, has_force=in_force is not None),
        background=all(one.told.claim.background for one in ordered),
        parties=parties,
        mediators=_mediators(ordered, mediation, parties),
        place=_place(ordered),
        agreed=calendar_value(agreed) if agreed else None,
        in_force=calendar_value(in_force) if in_force else None,
        ended=calendar_value(ended) if ended else None,
        starts=tuple(_refer(one) for one in parts["start"]),
        positions=tuple(_refer(one) for one in parts["position"]),
        breaches=_breaches(parts["breach"], words=words),
        ends=tuple(_refer(one) for one in parts["end"]),
        held_days=held_days,
        held_reason=reason,
    )


def _record_id(claim: str) -> str:
    parts = ("ceasefire", claim)
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()[:ID_LENGTH]


def _refer(one: SortedClaim) -> CeasefireClaim:
    told = one.told
    return CeasefireClaim(
        claimant=told.claim.attribution.speaker,
        outlet=told.outlet,
        stance=told.claim.attribution.stance,
        mode=told.claim.mode,
        when=calendar_value(moment) if (moment := _own_moment(one)) else None,
        said=told.published,
        page=told.page,
        claim=told.claim.id,
    )


def _place(ordered: Sequence[SortedClaim]) -> Place | None:
    """The place that most claims name; the first of several."""
    places = [one.told.claim.place for one in ordered if one.told.claim.place]
    counts = Counter(place.id or place.name or place.text for place in places)
    return max(places, key=lambda place: counts[place.id or place.name or place.text], default=None)


def _own_moment(one: SortedClaim) -> Moment | None:
    return one.begin if one.part == "start" else one.moment


def _held(in_force: Moment | None, ended: Moment | None, *, has_end: bool) -> tuple[int | None, HeldReason]:
    """Days that it held, or why nobody can count them: both ends must be stated as days."""
    if in_force is None:
        return None, "no_start"
    if ended is None:
        return None, "end_no_day" if has_end else "no_end"
    if _first_day(in_force) is None:
        return None, "start_no_day"
    if _first_day(ended) is None:
        return None, "end_no_day"
    if in_force.scale != ended.scale:
        return None, "no_common_calendar"
    if ended.first < in_force.first:
        return None, "end_before_start"
    return ended.first - in_force.first, "stated"


def _first_day(moment: Moment) -> int | None:
    return moment.first if moment.days == 1 else None


def _state(parts: Mapping[str, Sequence[SortedClaim]], *, has_force: bool) -> CeasefireState:
    if parts["end"]:
        return "collapsed"
    if has_force or any(one.told.claim.mode == "in_force" for one in parts["start"]):
        return "in_force"
    if any(
        one.told.claim.mode != "proposed" and one.told.claim.status != "planned" for one in parts["start"]
    ):
        return "agreed"
    if parts["start"]:
        return "proposed"
    return "presupposed" if parts["breach"] else "called_for"


def _parties(ordered: Sequence[SortedClaim], sides: frozenset[str], *, words: Words) -> tuple[Party, ...]:
    """The parties, each country (or words) once, who tells of the start first; in a story only its sides."""
    others = [other for one in ordered for other in one.told.claim.others]
    mediators = {_party_key(other) for other in others if other.part == "mediator"}
    torn = {country for one in ordered if (country := _torn_country(one.told.claim))}
    found: dict[str, Party] = {}
    names: list[set[str]] = []
    for one in sorted(ordered, key=lambda one: (one.part != "start", one.told.order)):
        for party in _sides_of(one):
            if _party_key(party) in mediators or (sides and party.country and party.country not in sides):
                continue
            said = set(words(party.name or party.text))
            if not party.country and any(said <= name or name <= said for name in names):
                continue
            rebels = REBELS if party.country in torn and party.role == "REB" else ""
            found.setdefault(_party_key(party) + rebels, as_party(party))
            names += [] if party.country else [said]
    coded = {key: party for key, party in found.items() if party.country}
    return tuple((coded if len(coded) > 1 else found).values())


def _torn_country(claim: Claim) -> str | None:
    """The country whose own armed groups are the other side of the truce."""
    if claim.source is None or claim.target is None or claim.source.country != claim.target.country:
        return None
    return claim.source.country if "REB" in {claim.source.role, claim.target.role} else None


def _sides_of(one: SortedClaim) -> list[Party]:
    """The sides that a claim names; "the two sides" names none, and whoever only speaks is none."""
    claim = one.told.claim
    if one.part == "position":
        return []
    is_both = (
        claim.source is not None and claim.target is not None and claim.source.start == claim.target.start
    )
    stated = [claim.source, claim.target, *(other for other in claim.others if other.part == "side")]
    return [party for party in stated if party is not None and (party.country or not is_both)]


def _mediators(
    ordered: Sequence[SortedClaim], mediation: Sequence[ToldClaim], parties: Sequence[Party]
) -> tuple[Party, ...]:
    """Mediators that the claims name, and who mediates in a sentence that tells of the start or end."""
    found = [other for one in ordered for other in one.told.claim.others if other.part == "mediator"]
    told = {(one.told.page, one.told.claim.evidence.start) for one in ordered if one.part in {"start", "end"}}
    candidates: list[Party] = [*found]
    for one in mediation:
        if (one.page, one.claim.evidence.start) in told:
            candidates += [other for other in one.claim.others if other.part == "mediator"]
            # "Russia mediated" has its mediator for source; so has "negotiated by Putin", which names no other side.
            if one.claim.source and (one.claim.mode == "mediation" or one.claim.target is None):
                candidates.append(one.claim.source)
    sides = {_party_key(party) for party in parties}
    unique: dict[str, Party] = {}
    for party in candidates:
        if _party_key(party) not in sides:
            unique.setdefault(_party_key(party), as_party(party))
    return tuple(unique.values())


def _party_key(party: Party) -> str:
    return party.country or party.name or party.text


def _breaches(breaches: Sequence[SortedClaim], *, words: Words) -> tuple[Breach, ...]:
    """Accusations and denials by who is accused; nobody named is an accusation of its own."""
    by_accused: dict[tuple[str, ...], list[SortedClaim]] = {}
    for one in breaches:
        accused = _accused(one)
        key = _accused_key(accused, one, words)
        by_accused.setdefault(key, []).append(one)
    found = []
    for held in by_accused.values():
        named = [accused for one in held if (accused := _accused(one))]
        denials = [one for one in held if _denies(one)]
        found.append(
            Breach(
                accused=as_party(max(named, key=lambda party: len(party.text))) if named else None,
                accusers=tuple(_refer(one) for one in held if one not in denials),
                denials=tuple(_refer(one) for one in denials),
            )
        )
    return tuple(found)


def _accused_key(accused: Party | None, one: SortedClaim, words: Words) -> tuple[str, ...]:
    """Accusations that name nobody are one for each accuser."""
    if accused is None:
        return ("by", *claimant_key(one.told.claim.attribution.speaker, words=words))
    return (accused.country,) if accused.country else ("", *sorted(set(words(accused.name or accused.text))))


def _accused(one: SortedClaim) -> Party | None:
    """Who is said to have broken it. A speaker that reports a breach does not accuse itself unless it admits."""
    source, speaker = one.told.claim.source, one.told.claim.attribution.speaker
    says_it_of_itself = source is not None and speaker is not None and _is_same_phrase(source, speaker)
    stance = one.told.claim.attribution.stance
    return None if says_it_of_itself and stance not in {"confirms", "denies"} else source


def _is_same_phrase(one: Party, other: Party) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _denies(one: SortedClaim) -> bool:
    claim = one.told.claim
    return (claim.attribution.stance == "denies") != (claim.polarity == "negative")


def _order(record: Ceasefire) -> tuple[bool, str, str]:
    day = record.in_force or record.agreed or record.ended
    return day is None or "pub" in day, day or "", record.id
