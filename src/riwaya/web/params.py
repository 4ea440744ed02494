"""Reads the query of an address into the ledger's queries; a value that is not known is an error.

A GET form sends every field, so a blank value means "not asked". Names that no page knows are left alone.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from msgspec import Struct

from riwaya.errors import UsageError
from riwaya.ledger.records import ClaimQuery, EventQuery
from riwaya.model.codebook import CLAIM_TYPES, STANCES, ClaimSegment, ClaimType, Stance

TEXT_LENGTH_CP = 300
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class EventParams(Struct, frozen=True, kw_only=True):
    """What a list of events is asked for: the ledger's query, and words that a sentence must hold."""

    query: EventQuery
    words: str | None = None


def read_event_params(given: Mapping[str, str], *, limit: int) -> EventParams:
    """Reads which events are asked for.

    Args:
        given: Names and values of the address.
        limit: How many events a page of the list has where the address does not say.

    Returns:
        Query and words.

    Raises:
        UsageError: A value is none of the known ones.
    """
    disputed = _choice(given, "disputed", ("yes", "no"))
    query = EventQuery(
        type=cast("ClaimType | None", _choice(given, "type", CLAIM_TYPES)),
        disputed=None if disputed is None else disputed == "yes",
        place=_text(given, "place"),
        country=_text(given, "country"),
        since=_day(given, "since"),
        until=_day(given, "until"),
        limit=_number(given, "limit", default=limit, low=1, high=500),
        offset=_number(given, "offset", default=0, low=0, high=1_000_000),
    )
    return EventParams(query=query, words=_text(given, "q"))


def read_claim_params(given: Mapping[str, str], *, limit: int) -> ClaimQuery:
    """Reads which claims are asked for.

    Args:
        given: Names and values of the address.
        limit: How many claims a page of the list has where the address does not say.

    Returns:
        The ledger's query.

    Raises:
        UsageError: A value is none of the known ones.
    """
    return ClaimQuery(
        type=cast("ClaimType | None", _choice(given, "type", CLAIM_TYPES)),
        stance=cast("Stance | None", _choice(given, "stance", STANCES)),
        segment=cast("ClaimSegment | None", _choice(given, "segment", ("main", "other"))),
        country=_text(given, "country"),
        claimant=_text(given, "claimant"),
        place=_text(given, "place"),
        page_id=_text(given, "page_id"),
        text=_text(given, "q"),
        limit=_number(given, "limit", default=limit, low=1, high=500),
        after=_text(given, "after"),
    )


def _text(given: Mapping[str, str], name: str) -> str | None:
    value = given.get(name, "").strip()
    if len(value) > TEXT_LENGTH_CP:
        raise UsageError(
            f"{name}: expected at most {TEXT_LENGTH_CP} characters, found {len(value)}; shorten it"
        )
    return value or None


def _choice(given: Mapping[str, str], name: str, allowed: Sequence[str]) -> str | None:
    value = _text(given, name)
    if value is not None and value not in allowed:
        raise UsageError(f"{name}: expected one of {', '.join(allowed)}; found {value!r}")
    return value


def _day(given: Mapping[str, str], name: str) -> str | None:
    value = _text(given, name)
    if value is None:
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{name}: expected a day such as 2031-03-05, found {value!r}") from error


def _number(given: Mapping[str, str], name: str, *, default: int, low: int, high: int) -> int:
    value = _text(given, name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
        raise UsageError(f"{name}: expected a number from {low} to {high}, found {value!r}")
    return int(value)
