"""Pages, records and events for the ledger's tests, made up: places, people and outlets are invented."""

import hashlib
from typing import Any

from riwaya.model.claim import (
    Attribution,
    Casualty,
    Claim,
    PageRecord,
    Party,
    Place,
    Span,
    Speaker,
    Time,
    Victims,
)
from riwaya.model.event import Bounds, Dispute, Event, EventClaim, EventTime, Position
from riwaya.model.page import Published, RawPage, Segment

DENIAL = "نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء."
TOLL = "وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف."
MENU = "إقرأ أيضاً: أسعار القمح"
TEXT = f"{DENIAL}\n{TOLL}\n{MENU}"


def make_page(page_id: str = "w1", *, text: str = TEXT, outlet: str | None = "المنارة") -> RawPage:
    return RawPage(
        id=page_id, text=text, outlet=outlet, url=f"https://example.org/{page_id}", origin="w.jsonl:1"
    )


def make_record(page: RawPage, *, rules: str = "r1", claims: tuple[Claim, ...] | None = None) -> PageRecord:
    """The record of a page whose text holds DENIAL and TOLL; `claims` in place of its two claims."""
    return PageRecord(
        id=page.id,
        text_sha256=hashlib.sha256(page.text.encode()).hexdigest(),
        rules=rules,
        published=Published(value="2031-03-05", precision="day", basis="metadata"),
        segments=make_segments(page.text),
        claims=(make_denial(page.text), make_toll(page.text)) if claims is None else claims,
    )


def make_segments(text: str) -> tuple[Segment, ...]:
    """Each line is a segment: `furniture` where it is the menu, else `main`."""
    segments, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = "furniture" if line == MENU else "main"
            segments.append(Segment(kind=kind, start=at, end=at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    return tuple(segments)


def make_denial(text: str, *, claim_id: str | None = None) -> Claim:
    ministry = at(text, "وزارة الدفاع في ساردا")
    return Claim(
        id=claim_id or make_id(text, "denial"),
        type="attack",
        mode="shelling",
        trigger=span(text, "قصفت"),
        evidence=span(text, DENIAL),
        source=Party(**at(text, "قواتها"), role="MIL"),
        target=Party(**at(text, "بلدة تل الريح")),
        place=Place(
            **at(text, "بلدة تل الريح"), id="x-1", name="Tell er-Rih", country="XXS", precision="town"
        ),
        time=Time(**at(text, "أمس الثلاثاء"), value="2031-03-04"),
        attribution=Attribution(
            stance="denies",
            quote="indirect",
            speaker=Speaker(**ministry, kind="organisation", role="GOV", country="XXS"),
        ),
    )


def make_toll(text: str, *, claim_id: str | None = None) -> Claim:
    count = at(text, "ما لا يقل عن 12 مدنيا")
    return Claim(
        id=claim_id or make_id(text, "toll"),
        type="attack",
        mode="shelling",
        trigger=span(text, "القصف"),
        evidence=span(text, TOLL),
        target=Party(**at(text, "12 مدنيا"), role="CVL"),
        casualties=(Casualty(kind="killed", min=12, max=None, victims=Victims(role="CVL"), **count),),
        attribution=Attribution(
            quote="indirect",
            speaker=Speaker(**at(text, "مصدر طبي"), kind="unnamed", role="MED_H"),
            via=(Speaker(**at(text, "وكالة المرفأ"), kind="agency"),),
        ),
    )


def make_event(
    event_id: str, *claims: tuple[str, Claim], value: str | None = None, disputed: bool = False
) -> Event:
    """An event over (page id, claim) pairs."""
    positions = (Position(claimant=None, says="affirms", claims=()),)
    first = claims[0][1] if claims else None
    return Event(
        id=event_id,
        type="attack",
        mode=None,
        claims=tuple(_place_in_event(page_id, claim) for page_id, claim in claims),
        time=EventTime(value=value) if value else None,
        place=first.place if first else None,
        sides=tuple(party for party in (first.source, first.target) if party) if first else (),
        figures=(),
        disputes=(Dispute(axis="happened", positions=positions),) if disputed else (),
        pages=len({page_id for page_id, _ in claims}),
        origins=1,
    )


def make_id(text: str, name: str) -> str:
    return hashlib.sha256(f"{name}|{text}".encode()).hexdigest()[:16]


def span(text: str, words: str) -> Span:
    return Span(**at(text, words))


def at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _place_in_event(page_id: str, claim: Claim) -> EventClaim:
    trigger, evidence = claim.trigger, claim.evidence
    return EventClaim(
        page=page_id,
        claim=claim.id,
        type=claim.type,
        trigger=Bounds(start=trigger.start, end=trigger.end),
        evidence=Bounds(start=evidence.start, end=evidence.end),
    )
