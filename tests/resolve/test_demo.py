"""The demo's story of a shelled market, from its pages to one event with every account."""

from importlib.resources import files

import pytest
from msgspec import json

from riwaya.grouping import resolve_records
from riwaya.model.event import Event
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page


@pytest.fixture(scope="module")
def shelling() -> Event:
    rooms = open_rooms("ar")
    lines = (files("riwaya") / "demo/pages.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [json.decode(line, type=RawPage) for line in lines]
    read = [(page, read_page(page, rooms=rooms).record) for page in pages]
    events = resolve_records(read, language=rooms.language)
    return max(events, key=lambda event: sum("shelling" in claim.page for claim in event.claims))


def test_six_pages_tell_of_one_shelling_and_a_seventh_recalls_it(shelling: Event) -> None:
    pages = [claim.page for claim in shelling.claims]
    assert set(pages) == {*(f"shelling-{n}" for n in range(1, 7)), "aid-1"}
    assert pages.count("aid-1") == 1  # the convoy is the first "since the shelling"
    assert (shelling.type, shelling.mode) == ("attack", "shelling")


def test_every_count_of_the_dead_stands_with_its_claimant(shelling: Event) -> None:
    said: dict[int | None, set[str]] = {}
    for figure in shelling.figures:
        for one in figure.by_claimant:
            if figure.kind == "killed" and one.claimant:
                said.setdefault(one.min, set()).add(one.claimant.text.split()[0])
    assert said.keys() >= {12, 19, 23, 21, 9, 5}
    assert all("وزارة" in said[count] for count in (12, 19, 23, 5))
    assert "منظمة" in said[21]


def test_parts_of_a_toll_are_no_figures_of_their_own(shelling: Event) -> None:
    killed = {one.max for f in shelling.figures if f.kind == "killed" for one in f.by_claimant}
    assert not killed & {2, 3, 4}


def test_denial_mutual_accusation_and_figures_are_disputed(shelling: Event) -> None:
    assert {"happened", "who", "figures"} <= {dispute.axis for dispute in shelling.disputes}


def test_nine_voices_stand_behind_six_pages_the_copy_and_the_one_that_recalls_it(shelling: Event) -> None:
    """The agency's item with all it quotes, the government, the accused ministry with its spokesman, the movement,
    a medical source, the hospital's director, a reporter on the spot, the aid organisation, the paper that recalls it.
    """
    assert shelling.origins == 9
