"""Builds event records from groups of claims: type, time, place, sides, figures, disputes, origins.

Which claims belong together is decided in `grouping.py`. Rules: codebook, 6.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Protocol

from riwaya.model.claim import Party, Place
from riwaya.model.codebook import ClaimType
from riwaya.model.event import Bounds, Event, EventClaim, EventTime
from riwaya.resolve.disputes import find_disputes
from riwaya.resolve.figures import gather_figures
from riwaya.resolve.grouping import group_claims
from riwaya.resolve.origins import find_origins
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.regroup import Regrouping
from riwaya.resolve.rulings import NO_BONDS, Bonds
from riwaya.resolve.views import ClaimView, ReadNaming, ResolvablePage, Words

ID_LENGTH = 16
"""Hexadecimal digits of an event's id: 64 bits, enough for a billion events without a clash in sight."""
_PRECISIONS = ("town", "near", "region", "country")


class KnownEvents(Protocol):
    """Events made before; a ledger keeps them."""

    def events_of(self, claims: Iterable[tuple[str, str]]) -> set[str]:
        """The events that hold claims, by page and claim ids; a claim may be in none."""

    def claims_of(self, event: str) -> set[tuple[str, str]]:
        """Page and claim ids of an event; empty where there is no such event."""


def resolve_events(
    pages: Iterable[ResolvablePage],
    *,
    words: Words,
    naming: ReadNaming | None = None,
    rarity: Rarity | None = None,
    bonds: Bonds = NO_BONDS,
) -> tuple[Event, ...]:
    """Groups the claims of many pages into events.

    Args:
        pages: Read pages; their order does not matter.
        words: Content words of a text in matching form (letters folded, clitics off, function words left
            out).
        naming: Reads how a trigger names its occurrence; None where the language cannot tell.
        rarity: Rarity of words; None counts the run itself, which makes a page depend on the others.
        bonds: What people decided; it holds whatever the weights say.

    Returns:
        Events in the order of their earliest claim (page date, then claim id); every claim is in exactly one.
    """
    groups = group_claims(pages, words=words, naming=naming, rarity=rarity, bonds=bonds)
    return tuple(make_event(views, words=words) for views in groups)


def renew_events(regrouping: Regrouping, *, known: KnownEvents, words: Words) -> tuple[list[Event], set[str]]:
    """Makes the events that changes of texts have changed.

    Args:
        regrouping: Has taken the changes in.
        known: The events as they were.
        words: Content words of a text in matching form, for telling claimants apart.

    Returns:
        New and changed events, and the ids of events that held their claims: those that are none of the new ones
        are no more.
    """
    made, former = [], set[str]()
    for group in regrouping.groups():
        claims = {(page, claim) for _, claim, _, page in group.keys}
        if group.is_changed or known.claims_of(event_id(group.keys[0][1])) != claims:
            former |= known.events_of(claims)
            made.append(make_event(regrouping.views(group), words=words))
    return made, former


def make_event(views: Sequence[ClaimView], *, words: Words) -> Event:
    """Builds the record of one event.

    Args:
        views: Its claims in the order of page date, then claim id; at least one.
        words: Content words of a text in matching form, for telling claimants apart.

    Returns:
        The event.
    """
    kind = _choose_type(views)
    modes = Counter(view.claim.mode for view in views if view.claim.type == kind and view.claim.mode)
    return Event(
        id=event_id(views[0].claim.id),
        type=kind,
        mode=_commonest(modes),
        claims=tuple(_refer(view) for view in views),
        time=_choose_time(views),
        place=_choose_place(views),
        sides=_choose_sides(views),
        figures=gather_figures(views, words=words),
        disputes=find_disputes(views, words=words),
        pages=len({view.page.id for view in views}),
        origins=len(find_origins(views, words=words)),
    )


def event_id(claim_id: str) -> str:
    """The id of the event whose earliest claim has this id."""
    return sha256(f"event:{claim_id}".encode()).hexdigest()[:ID_LENGTH]


def _refer(view: ClaimView) -> EventClaim:
    claim = view.claim
    return EventClaim(
        page=view.page.id,
        claim=claim.id,
        type=claim.type,
        trigger=Bounds(start=claim.trigger.start, end=claim.trigger.end),
        evidence=Bounds(start=claim.evidence.start, end=claim.evidence.end),
    )


def _choose_type(views: Sequence[ClaimView]) -> ClaimType:
    """The commonest type that names the occurrence itself; a toll or damage names only its result."""
    counts = Counter(view.claim.type for view in views)
    acts = Counter({kind: count for kind, count in counts.items() if kind not in {"toll", "damage"}})
    return min(acts or counts, key=lambda kind: (-counts[kind], kind))


def _commonest(counts: Counter[str]) -> str | None:
    named = {value: count for value, count in counts.items() if value != "other"} or dict(counts)
    return min(named, key=lambda value: (-named[value], value), default=None)


def _choose_time(views: Sequence[ClaimView]) -> EventTime | None:
    """The commonest value among those that can be placed; calendar before relative, exact before long."""
    values = Counter(view.claim.time.value for view in views if view.claim.time)
    ranked = {
        view.claim.time.value: (
            "pub" in view.claim.time.value,
            -values[view.claim.time.value],
            view.stretch.days,
        )
        for view in views
        if view.claim.time and view.stretch
    }
    best = min(ranked, key=lambda value: (ranked[value], value), default=None) or min(values, default=None)
    return EventTime(value=best) if best else None


def _choose_place(views: Sequence[ClaimView]) -> Place | None:
    """The commonest of the most exact places stated; where no gazetteer has any, the fullest words."""
    places = [view.claim.place for view in views if view.claim.place]
    counts = Counter(place.id or place.name or place.text for place in places)
    return min(
        places,
        key=lambda place: (
            place.name is None,
            _PRECISIONS.index(place.precision) if place.precision else len(_PRECISIONS),
            -len(place.text.split()) if place.name is None else 0,
            -counts[place.id or place.name or place.text],
        ),
        default=None,
    )


def _choose_sides(views: Sequence[ClaimView]) -> tuple[Party, ...]:
    """The parties of the occurrence, each country and role once, the commonest first."""
    parties: dict[tuple[str, str], list[Party]] = {}
    for view in views:
        sides = [view.claim.source, view.claim.target, *(o for o in view.claim.others if o.part == "side")]
        for party in sides:
            if party is not None and (party.country or party.role):
                parties.setdefault((party.country or "", party.role or ""), []).append(party)
    ordered = sorted(parties, key=lambda key: (-len(parties[key]), key))
    return tuple(as_party(max(parties[key], key=lambda party: bool(party.name))) for key in ordered)


def as_party(party: Party) -> Party:
    """The party without what only a speaker or a further party has."""
    return Party(
        text=party.text,
        start=party.start,
        end=party.end,
        country=party.country,
        role=party.role,
        name=party.name,
    )
