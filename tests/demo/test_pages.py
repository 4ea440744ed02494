"""The demo pages are what their README says: invented, labelled, dated by the calendar, and disputed."""

import csv
import datetime
import json
import re
from collections import defaultdict
from importlib.resources import files
from typing import Any

import msgspec
import pytest

from riwaya.grouping import resolve_records
from riwaya.languages import load_language
from riwaya.model.claim import PageRecord
from riwaya.model.event import Event
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page

LABEL = "صفحة تجريبية من تأليف مشروع رواية: الأماكن والأطراف والأحداث مختلقة"
STORIES = ("shelling", "truce", "border", "protest")
# Monday first, as in datetime.date.weekday().
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
DAYS_AWAY = {"اليوم": 0, "أمس": -1}
PAGES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (files("riwaya") / "demo/pages.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]
BY_ID = {page["id"]: page for page in PAGES}
Read = dict[str, PageRecord]


@pytest.fixture(scope="module")
def read() -> Read:
    rooms = open_rooms("ar")
    return {page["id"]: read_page(msgspec.convert(page, RawPage), rooms=rooms).record for page in PAGES}


@pytest.fixture(scope="module")
def events(read: Read) -> tuple[Event, ...]:
    pages = [(msgspec.convert(page, RawPage), read[page["id"]]) for page in PAGES]
    return resolve_records(pages, language=load_language("ar"))


def segments(read: Read, page: str, kind: str) -> str:
    text = BY_ID[page]["text"]
    return "\n".join(text[one.start : one.end] for one in read[page].segments if one.kind == kind)


def lines_of(page: str) -> set[str]:
    return {line for line in BY_ID[page]["text"].split("\n") if len(line) > 80}


def test_there_are_enough_pages_and_stories() -> None:
    assert len(PAGES) == len(BY_ID) == 19
    assert {page.rpartition("-")[0] for page in BY_ID} == {*STORIES, "aid"}


@pytest.mark.parametrize("page", PAGES, ids=list(BY_ID))
def test_page_says_that_it_is_made_up(page: dict[str, Any]) -> None:
    assert LABEL in "\n".join(page["text"].split("\n")[-2:])
    assert page["url"] == f"https://{page['id']}.example.invalid/"
    assert all(isinstance(page[field], str) and page[field] for field in ("published", "outlet", "title"))


@pytest.mark.parametrize("page", PAGES, ids=list(BY_ID))
def test_page_names_no_country_of_the_world(page: dict[str, Any]) -> None:
    table = (files("riwaya") / "languages/ar/lexicons/countries.tsv").read_text(encoding="utf-8")
    rows = [line for line in table.split("\n") if line and not line.startswith("#")]
    names = {name for row in csv.DictReader(rows, delimiter="\t") for name in row["names"].split("|")}
    assert len(names) > 150
    words = re.compile(r"(?<!\w)[وفبلك]{0,2}(?:" + "|".join(map(re.escape, sorted(names))) + r")(?!\w)")
    assert words.findall(f"{page['title']}\n{page['text']}") == []


@pytest.mark.parametrize("page", PAGES, ids=list(BY_ID))
def test_weekdays_of_page_agree_with_the_calendar(page: dict[str, Any]) -> None:
    day = datetime.date.fromisoformat(page["published"])
    for word, weekday in re.findall(rf"(اليوم|أمس) ({'|'.join(WEEKDAYS)})", page["text"]):
        assert WEEKDAYS[(day + datetime.timedelta(DAYS_AWAY[word])).weekday()] == weekday


def test_every_page_ties_its_story_to_a_weekday() -> None:
    bare = [page["id"] for page in PAGES if not re.search("|".join(WEEKDAYS), page["text"])]
    assert bare == []


@pytest.mark.parametrize(("first", "copy"), [("shelling-1", "shelling-2"), ("protest-2", "protest-3")])
def test_two_outlets_reprint_one_agency(first: str, copy: str) -> None:
    assert BY_ID[first]["outlet"] != BY_ID[copy]["outlet"]
    assert len(lines_of(first) & lines_of(copy)) >= 3


def test_hostile_page_carries_markup_and_direction_controls_as_text() -> None:
    page = BY_ID["truce-4"]
    assert "</p><script>alert(1)</script>" in page["text"]
    assert '"><img src=x onerror=alert(1)>' in page["text"]
    assert "</title><script>" in page["title"]
    assert {"\u202b", "\u202e", "\u2067"} <= set(page["text"])


def test_body_printed_twice_is_read_once(read: Read) -> None:
    text = BY_ID["shelling-4"]["text"]
    lead = text.split("\n")[0]
    assert text.count(lead) == 2
    assert segments(read, "shelling-4", "repeat").startswith(lead)
    assert all(claim.evidence.start < text.rindex(lead) for claim in read["shelling-4"].claims)


def test_appended_story_is_told_apart(read: Read) -> None:
    other = segments(read, "shelling-5", "other").split("\n")
    assert other[0] == "وزير خارجية فالوريا يبدأ زيارة إلى مرسى النجم"
    assert other[-1].startswith("ومن المقرر أن يلتقي الصدفي")
    assert {claim.segment for claim in read["shelling-5"].claims} == {"main", "other"}


@pytest.mark.parametrize("page", ["shelling-2", "truce-2", "border-3", "protest-2"])
def test_page_furniture_is_told_apart(read: Read, page: str) -> None:
    furniture = segments(read, page, "furniture")
    assert furniture.startswith("الرئيسية | أخبار")
    assert "شارك على: فيسبوك" in furniture
    assert LABEL in furniture
    assert "شارك على" not in segments(read, page, "main")


def test_every_story_has_a_disputed_event(events: tuple[Event, ...]) -> None:
    axes: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        for page in {member.page for member in event.claims}:
            axes[page.rpartition("-")[0]].update(dispute.axis for dispute in event.disputes)
    assert {story for story in STORIES if "happened" in axes[story]} == set(STORIES)


def test_no_country_of_the_world_is_read_out_of_invented_pages(read: Read) -> None:
    found = re.findall(r'"country":"(\w+)"', msgspec.json.encode(list(read.values())).decode())
    # An organisation of aid is nobody's (codebook, ruling 29).
    assert set(found) <= {"IGO"}


def test_shelling_with_its_rising_toll_is_one_event(events: tuple[Event, ...]) -> None:
    pages = {f"shelling-{number}" for number in range(1, 7)}
    told = [event for event in events if pages <= {member.page for member in event.claims}]
    [event] = [event for event in told if event.type == "attack"]
    assert {"happened", "who", "figures"} <= {dispute.axis for dispute in event.disputes}


def test_market_shelling_is_told_on_several_pages_by_fewer_origins(events: tuple[Event, ...]) -> None:
    told = [
        event
        for event in events
        if {"shelling-1", "shelling-2", "shelling-3"} <= {member.page for member in event.claims}
    ]
    assert any({"happened", "who"} <= {dispute.axis for dispute in event.disputes} for event in told)
