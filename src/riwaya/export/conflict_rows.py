"""Turns stories, running totals and ceasefires into rows, as `conflict_columns` names them."""

import re
from collections.abc import Iterator, Sequence

from riwaya.export.rows import Row, claimant_cells
from riwaya.model.ceasefire import Breach, Ceasefire, CeasefireClaim
from riwaya.model.claim import Party
from riwaya.model.story import Timeline
from riwaya.model.toll import Toll

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
UNCLEAR = -1
UNKNOWN = 0


def timeline_rows(timeline: Timeline) -> Iterator[Row]:
    """Rows of `timeline` of one story.

    Args:
        timeline: The story with its entries.

    Yields:
        Cells by column name, in time order.
    """
    for rank, entry in enumerate(timeline.entries, start=1):
        yield {
            "story_id": timeline.story.id,
            "story_parties": timeline.story.parties,
            "rank": rank,
            "event_id": entry.event,
            "type": entry.type,
            "mode": entry.mode,
            "status": entry.status,
            "background": entry.background,
            "time_value": entry.when,
            "first_day": entry.first,
            "last_day": entry.last,
            "basis": entry.basis,
            "page_id": entry.page,
            "claims": entry.claims,
            "announced": entry.announced,
            "outcome": entry.outcome,
            "came_of": entry.came_of,
        }


def toll_rows(toll: Toll) -> Iterator[Row]:
    """Rows of `tolls` of one running total.

    Args:
        toll: The record.

    Yields:
        Cells by column name, one row a stated total.
    """
    for series in toll.series:
        for point in series.points:
            yield {
                "toll_id": toll.id,
                "story_id": toll.story,
                "kind": toll.kind,
                "victims_country": toll.victims.country,
                "victims_role": toll.victims.role,
                "period": toll.period,
                "low": toll.low,
                "high": toll.high,
                **claimant_cells(series.claimant),
                "outlet": series.outlet,
                "said": point.said,
                "min": point.min,
                "max": point.max,
                "approx": point.approx,
                "change": point.change,
                "contradicts": series.contradicts and point.change == "fall",
                "page_id": point.page,
                "claim_id": point.claim,
                "event_id": point.event,
            }


def ceasefire_rows(record: Ceasefire) -> Iterator[Row]:
    """Rows of `ceasefires` of one ceasefire.

    Args:
        record: The record.

    Yields:
        Cells by column name, one row an actor; one without an actor where none is named.
    """
    actors: Sequence[Party | None] = record.parties or (None,)
    for number, actor in enumerate(actors, start=1):
        yield {
            "cf_id": record.id,
            "uniq_id": f"{record.id}-{number}",
            "location": record.place.country if record.place else None,
            "actor_name": actor.text if actor else None,
            "side": number if actor else None,
            **_date("cf_dec", record.agreed),
            **_date("cf_effect", record.in_force),
            **_date("end", record.ended),
            "mediator_nego": 1 if record.mediators else UNCLEAR,
            "evidence_onset": _ids(record.starts),
            "evidence_end": _ids(record.ends),
            "story_id": record.story,
            "event_ids": record.events,
            "state": record.state,
            "background": record.background,
            "actor_country": actor.country if actor else None,
            "actor_role": actor.role if actor else None,
            "mediators": tuple(party.text for party in record.mediators),
            "agreed": record.agreed,
            "in_force": record.in_force,
            "ended": record.ended,
            "held_days": record.held_days,
            "held_reason": record.held_reason,
            **_breaches([one for one in record.breaches if _is_accused(actor, one)]),
        }


def _date(name: str, value: str | None) -> Row:
    """Year, month and day of a time's beginning; 0 for what is not known."""
    found = _DATE.match(value or "")
    parts = [int(part) if part else UNKNOWN for part in found.groups()] if found else [UNKNOWN] * 3
    return {f"{name}_{part}": number for part, number in zip(("yr", "month", "day"), parts, strict=True)}


def _ids(claims: Sequence[CeasefireClaim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim for one in claims))


def _is_accused(actor: Party | None, breach: Breach) -> bool:
    """A breach counts for the actor of its country; where none has a code, for the one of the same words."""
    if actor is None or breach.accused is None:
        return actor is None and breach.accused is None
    if actor.country or breach.accused.country:
        return actor.country == breach.accused.country
    return (actor.name or actor.text) == (breach.accused.name or breach.accused.text)


def _breaches(breaches: Sequence[Breach]) -> Row:
    accusers = [claim for breach in breaches for claim in breach.accusers]
    denials = [claim for breach in breaches for claim in breach.denials]
    named = (claim.claimant.text if claim.claimant else claim.outlet for claim in accusers)
    return {
        "accusations": _ids(accusers),
        "accusers": tuple(dict.fromkeys(name for name in named if name)),
        "denials": _ids(denials),
    }
