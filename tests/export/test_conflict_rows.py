"""Stories, running totals and ceasefires as rows; dates and parties in the ETH/PRIO form."""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from riwaya.export.conflict_columns import CONFLICT_TABLES
from riwaya.export.conflict_rows import ceasefire_rows, timeline_rows, toll_rows
from riwaya.export.rows import Row
from riwaya.export.writers import Histories, export_ledger
from riwaya.model.ceasefire import Breach, Ceasefire, CeasefireClaim
from riwaya.model.claim import Party, Place, Speaker, Victims
from riwaya.model.story import Story, Timeline, TimelineEntry
from riwaya.model.toll import Change, Toll, TollPoint, TollSeries
from tests.export.test_writers import KEPT

SARDA = Party(text="ساردا", start=0, end=5, country="SRD", role="GOV")
TALMARIA = Party(text="جيش تلماريا", start=9, end=20, country="TLM", role="MIL")
ARMY = Speaker(text="جيش ساردا", start=0, end=9, kind="organisation", country="SRD")


def said(claim: str, claimant: Speaker | None = ARMY) -> CeasefireClaim:
    return CeasefireClaim(
        claimant=claimant,
        outlet="الميناء",
        stance="accuses",
        mode=None,
        when=None,
        said=None,
        page="p",
        claim=claim,
    )


TRUCE = Ceasefire(
    id="t1",
    story="s1",
    events=("e1", "e2"),
    state="collapsed",
    background=False,
    parties=(SARDA, TALMARIA),
    mediators=(Party(text="فالوريا", start=0, end=7, country="FLR"),),
    place=Place(text="وادي السنونو", start=0, end=12, country="SRD"),
    agreed="2031-04",
    in_force="2031-04-07",
    ended="pub-1d",
    starts=(said("c1"), said("c2"), said("c1")),
    positions=(),
    breaches=(
        Breach(accused=TALMARIA, accusers=(said("c3"), said("c4", None)), denials=(said("c5"),)),
        Breach(accused=None, accusers=(said("c6"),), denials=()),
    ),
    ends=(said("c7"),),
    held_days=None,
    held_reason="no_common_calendar",
)


def total(number: int, change: Change) -> TollPoint:
    return TollPoint(
        said="2031-05-01",
        page="p",
        claim=f"c{number}",
        event=None,
        text="قتيل",
        min=number,
        max=None,
        approx=False,
        stance="asserts",
        change=change,
    )


TOLL = Toll(
    id="n1",
    story=None,
    kind="killed",
    victims=Victims(role="CVL"),
    period="2030-10-07/..",
    low=900,
    high=None,
    series=(
        TollSeries(
            claimant=None,
            outlet="الميناء",
            contradicts=True,
            points=(total(1000, "first"), total(900, "fall")),
        ),
    ),
)
TIMELINE = Timeline(
    story=Story(id="s1", parties=("SRD", "TLM"), main_event="e1", events=("e1",), pages=("p",)),
    entries=(
        TimelineEntry(
            event="e1",
            type="talks",
            mode=None,
            status="planned",
            background=False,
            when="2031-05-04",
            first="2031-05-04",
            last="2031-05-04",
            basis="stated",
            page="p",
            place=None,
            sides=(),
            claims=("c1", "c2"),
            announced=("c1",),
            pages=1,
            axes=(),
            outcome="later_event",
            came_of="e2",
        ),
    ),
)


def test_ceasefire_has_a_row_for_each_actor_with_its_own_accusations() -> None:
    first, second = ceasefire_rows(TRUCE)
    assert [(row["uniq_id"], row["actor_name"], row["side"]) for row in (first, second)] == [
        ("t1-1", "ساردا", 1),
        ("t1-2", "جيش تلماريا", 2),
    ]
    assert (first["accusations"], second["accusations"]) == ((), ("c3", "c4"))
    assert (second["accusers"], second["denials"]) == (("جيش ساردا", "الميناء"), ("c5",))
    assert (first["evidence_onset"], first["evidence_end"]) == (("c1", "c2"), ("c7",))


def test_unknown_parts_of_a_date_are_zero() -> None:
    row = next(ceasefire_rows(TRUCE))
    dates = [
        [row[f"{what}_{part}"] for part in ("yr", "month", "day")] for what in ("cf_dec", "cf_effect", "end")
    ]
    assert dates == [[2031, 4, 0], [2031, 4, 7], [0, 0, 0]]
    assert (row["held_days"], row["held_reason"]) == (None, "no_common_calendar")


def test_ceasefire_without_actors_has_one_row_and_no_mediator_is_unclear() -> None:
    [row] = ceasefire_rows(replace(TRUCE, parties=(), mediators=(), place=None))
    assert (row["actor_name"], row["side"], row["location"], row["mediator_nego"]) == (None, None, None, -1)
    assert row["accusations"] == ("c6",)


def test_only_the_fall_itself_contradicts() -> None:
    assert [(row["min"], row["contradicts"], row["outlet"]) for row in toll_rows(TOLL)] == [
        (1000, False, "الميناء"),
        (900, True, "الميناء"),
    ]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("timeline", list(timeline_rows(TIMELINE))),
        ("tolls", list(toll_rows(TOLL))),
        ("ceasefires", list(ceasefire_rows(TRUCE))),
    ],
)
def test_rows_have_exactly_the_columns_of_their_table(name: str, rows: list[Row]) -> None:
    [table] = [table for table in CONFLICT_TABLES if table.name == name]
    assert rows
    for row in rows:
        assert set(row) == {column.name for column in table.columns}


def test_export_writes_what_it_is_given_of_stories(tmp_path: Path) -> None:
    export_ledger(
        KEPT,
        tmp_path,
        histories=Histories(timelines=(TIMELINE,), tolls=(TOLL,), ceasefires=(TRUCE,)),
    )
    counts = {}
    for name in ("timeline", "tolls", "ceasefires"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            counts[name] = len(list(csv.DictReader(stream)))
    assert counts == {"timeline": 1, "tolls": 2, "ceasefires": 2}
    assert "`cf_effect_yr`" in (tmp_path / "CODEBOOK.md").read_text(encoding="utf-8")
