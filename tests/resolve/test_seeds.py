"""The five seed pages: one conflict's news of four years, told beside its wars and with other stories on the page."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import json

from riwaya.grouping import resolve_records
from riwaya.model.claim import Claim
from riwaya.model.event import Event
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "pages" / "seeds.jsonl"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="needs the evaluation data in ../shared")

Told = Mapping[tuple[str, str], Claim]
YEARS = {"000": 2023, "002": 2023, "003": 2021, "004": 2020}
"""Years of the news of the pages that tell it, by the first digits of their ids."""
CONFLICT = frozenset({"ARM", "AZE"})
ELSEWHERE = frozenset({"ISR", "PSE", "YEM", "SAU"})


@pytest.fixture(scope="module")
def resolved() -> tuple[tuple[Event, ...], Told]:
    rooms = open_rooms("ar")
    pages = [json.decode(line, type=RawPage) for line in SEEDS.read_bytes().splitlines()]
    read = [(page, read_page(page, rooms=rooms).record) for page in pages]
    told = {(page.id, claim.id): claim for page, record in read for claim in record.claims}
    return resolve_records(read, language=rooms.language), told


def claims_of(event: Event, told: Told) -> list[tuple[str, Claim]]:
    return [(claim.page[:3], told[claim.page, claim.claim]) for claim in event.claims]


def test_claims_of_other_conflicts_are_in_no_event_of_this_one(
    resolved: tuple[tuple[Event, ...], Told],
) -> None:
    events, told = resolved
    for event in events:
        countries = {claim.place.country for _, claim in claims_of(event, told) if claim.place}
        assert not (countries & CONFLICT and countries & ELSEWHERE), event.id


def test_the_war_of_2020_is_one_event_across_pages(resolved: tuple[tuple[Event, ...], Told]) -> None:
    events, told = resolved
    wars = Counter(
        event.id
        for event in events
        for _, claim in claims_of(event, told)
        if claim.type == "clash" and claim.mode == "war" and claim.time and claim.time.value == "2020"
    )
    assert len(wars) == 1, wars
    [war] = [event for event in events if event.id in wars]
    assert war.pages >= 2


def test_news_of_different_years_is_in_different_events(resolved: tuple[tuple[Event, ...], Told]) -> None:
    events, told = resolved
    for event in events:
        years = {
            YEARS[page]
            for page, claim in claims_of(event, told)
            if page in YEARS and claim.segment == "main" and not claim.background
        }
        assert len(years) <= 1, [(page, claim.trigger.text) for page, claim in claims_of(event, told)]
