"""Turns records into rows: plain values by column name, as `columns` names them. No files here."""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from riwaya.export.coding import code_occurrence, load_crosswalk
from riwaya.model.claim import Casualty, Claim, PageRecord, Party, Place, Speaker, Time, Victims
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.page import RawPage

Cell = str | int | float | bool | tuple[str, ...] | None
Row = dict[str, Cell]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTY = ("start", "end", "country", "role", "name")

# Codebook's precision -> ACLED's geo_precision; a whole country is its "larger region", too.
_GEO_PRECISION = {"town": 1, "near": 2, "region": 3, "country": 3}


class PageAndRecord(Protocol):
    """A page with what was read out of it."""

    @property
    def page(self) -> RawPage:
        """The page as it came."""

    @property
    def record(self) -> PageRecord:
        """Its record."""


def page_row(stored: PageAndRecord) -> Row:
    """One row of `pages`.

    Args:
        stored: A page with its record.

    Returns:
        Cells by column name.
    """
    page, record = stored.page, stored.record
    return {
        "page_id": page.id,
        "outlet": page.outlet,
        "url": page.url,
        "title": page.title,
        "published": record.published.value,
        "published_precision": record.published.precision,
        "published_basis": record.published.basis,
        "text_sha256": record.text_sha256,
        "length_cp": len(page.text),
        "rules": record.rules,
        "claims": len(record.claims),
    }


def claim_rows(stored: PageAndRecord, events: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    """Rows of `claims` of one page.

    Args:
        stored: A page with its record.
        events: (page id, claim id) -> event id.

    Yields:
        Cells by column name, claims in the record's order.
    """
    for claim in stored.record.claims:
        yield {
            "claim_id": claim.id,
            "page_id": stored.page.id,
            "event_id": events.get((stored.page.id, claim.id)),
            "outlet": stored.page.outlet,
            "published": stored.record.published.value,
            **_said(claim),
            **_party("source", claim.source),
            **_party("target", claim.target),
            "others": tuple(party.text for party in claim.others),
            "others_part": tuple(party.part for party in claim.others),
            **_place(claim.place),
            **_when_and_who(claim),
        }


def casualty_rows(stored: PageAndRecord, events: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    """Rows of `casualties` of one page.

    Args:
        stored: A page with its record.
        events: (page id, claim id) -> event id.

    Yields:
        Cells by column name, in the record's order.
    """
    for claim in stored.record.claims:
        for casualty in claim.casualties:
            yield {
                "claim_id": claim.id,
                "page_id": stored.page.id,
                "event_id": events.get((stored.page.id, claim.id)),
                **_count(casualty),
                "stance": claim.attribution.stance,
                **claimant_cells(claim.attribution.speaker),
            }


def event_row(event: Event) -> Row:
    """One row of `events`.

    Args:
        event: The event.

    Returns:
        Cells by column name.
    """
    first, second = (*event.sides[:2], None, None)[:2]
    place = {
        name: cell for name, cell in _place(event.place).items() if name not in {"place_start", "place_end"}
    }
    value = event.time.value if event.time else None
    return {
        "event_id": event.id,
        "aliases": event.aliases,
        "type": event.type,
        "mode": event.mode,
        "time_value": value,
        "event_date": value if value and _DAY.fullmatch(value) else None,
        **place,
        "geo_precision": _GEO_PRECISION.get(str(place["place_precision"])),
        **_side(1, first),
        **_side(2, second),
        "further_sides": tuple(side.text for side in event.sides[2:]),
        **_killed(event),
        "disputed": tuple(dispute.axis for dispute in event.disputes),
        "claims": len(event.claims),
        "pages": event.pages,
        "origins": event.origins,
        **_codes(event, first=first, second=second),
    }


def figure_rows(event: Event) -> Iterator[Row]:
    """Rows of `figures` of one event.

    Args:
        event: The event.

    Yields:
        Cells by column name, one row a claimant's figure.
    """
    for figure in event.figures:
        for said in figure.by_claimant:
            yield {
                "event_id": event.id,
                "kind": figure.kind,
                **_victims(figure.victims),
                "low": figure.low,
                "high": figure.high,
                **claimant_cells(said.claimant),
                "min": said.min,
                "max": said.max,
                "stance": said.stance,
                "claims": said.claims,
            }


def dispute_rows(event: Event) -> Iterator[Row]:
    """Rows of `disputes` of one event.

    Args:
        event: The event.

    Yields:
        Cells by column name, one row a position.
    """
    for dispute in event.disputes:
        for position in dispute.positions:
            yield {
                "event_id": event.id,
                "axis": dispute.axis,
                "says": position.says,
                **claimant_cells(position.claimant),
                "claims": position.claims,
            }


def _said(claim: Claim) -> Row:
    return {
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "polarity": claim.polarity,
        "background": claim.background,
        "segment": claim.segment,
        "trigger": claim.trigger.text,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "evidence": claim.evidence.text,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
    }


def _when_and_who(claim: Claim) -> Row:
    said, sides = claim.attribution, (claim.source, claim.target)
    time = {"time": "text", "time_start": "start", "time_end": "end", "time_value": "value"}
    return {
        **_pick(claim.time, time),
        "stance": said.stance,
        "quote": said.quote,
        **_party("speaker", said.speaker),
        "speaker_kind": said.speaker.kind if said.speaker else None,
        "via": tuple(link.text for link in said.via),
        "via_kind": tuple(link.kind for link in said.via),
        **code_occurrence(
            load_crosswalk("plover"), claim.type, mode=claim.mode, stance=said.stance, sides=sides
        ),
        **code_occurrence(
            load_crosswalk("cameo"), claim.type, mode=claim.mode, stance=said.stance, sides=sides
        ),
    }


def _party(name: str, party: Party | None) -> Row:
    return _pick(party, {name: "text"} | {f"{name}_{field}": field for field in _PARTY})


def _side(number: int, party: Party | None) -> Row:
    name = f"side_{number}"
    return _pick(party, {name: "text"} | {f"{name}_{field}": field for field in _PARTY[2:]})


def claimant_cells(speaker: Speaker | None) -> Row:
    """Cells of who says so; empty for an outlet's own voice."""
    fields = ("name", "country", "role", "kind")
    return _pick(speaker, {"claimant": "text"} | {f"claimant_{field}": field for field in fields})


def _place(place: Place | None) -> Row:
    fields = ("start", "end", "id", "name", "country", "precision")
    named = {"place": "text", "latitude": "lat", "longitude": "lon"}
    return _pick(place, named | {f"place_{field}": field for field in fields})


def _pick(record: Party | Place | Time | None, fields: Mapping[str, str]) -> Row:
    """Returns column -> the record's field of that name; empty cells where there is no record."""
    return {column: None if record is None else getattr(record, field) for column, field in fields.items()}


def _count(casualty: Casualty) -> Row:
    return {
        "kind": casualty.kind,
        "min": casualty.min,
        "max": casualty.max,
        "approx": casualty.approx,
        "text": casualty.text,
        "start": casualty.start,
        "end": casualty.end,
        **_victims(casualty.victims),
    }


def decision_row(decision: Decision) -> Row:
    """One row of `decisions`.

    Args:
        decision: The decision.

    Returns:
        Cells by column name, the names of its fields.
    """
    return msgspec.structs.asdict(decision)


def _victims(victims: Victims) -> Row:
    return {"victims_country": victims.country, "victims_role": victims.role}


def _killed(event: Event) -> Row:
    """Returns the span of the largest group's dead; an open end of any group leaves its side empty."""
    killed = [figure for figure in event.figures if figure.kind == "killed"]
    lows = [figure.low for figure in killed if figure.low is not None]
    highs = [figure.high for figure in killed if figure.high is not None]
    return {
        "killed_low": max(lows, default=None),
        "killed_high": max(highs, default=None) if len(highs) == len(killed) else None,
    }


def _codes(event: Event, *, first: Party | None, second: Party | None) -> Row:
    """Returns the codes of other data sets: an event is an occurrence, whatever stances its claims have."""
    codes: Row = {}
    for name in ("acled", "ucdp", "plover", "cameo"):
        codes |= code_occurrence(load_crosswalk(name), event.type, mode=event.mode, sides=(first, second))
    return codes
