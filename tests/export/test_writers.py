import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from riwaya.acquire.decisions import read_decisions
from riwaya.errors import UsageError
from riwaya.export.tables import TABLES
from riwaya.export.writers import CODEBOOK, Format, codebook, export_ledger
from riwaya.ledger.store import Ledger
from riwaya.model.claim import PageRecord, Victims
from riwaya.model.decision import Decision
from riwaya.model.event import ClaimantFigure, Dispute, Event, Figure, Position
from riwaya.model.page import RawPage
from tests.ledger.pages import TEXT, make_denial, make_event, make_page, make_record, make_toll

DENIED, TOLL = make_denial(TEXT), make_toll(TEXT)
SOURCE = TOLL.attribution.speaker
FILES = [*(table.name for table in TABLES)]


class Stored(Struct, frozen=True):
    page: RawPage
    record: PageRecord


class Kept(Struct, frozen=True):
    """Pages, events and decisions in memory: the export needs no more of a ledger."""

    stored: tuple[Stored, ...]
    found: tuple[Event, ...] = ()
    made: tuple[Decision, ...] = ()

    def records(self) -> Iterator[Stored]:
        return iter(self.stored)

    def events(self) -> Iterator[Event]:
        return iter(self.found)

    def decisions(self) -> Iterator[Decision]:
        return iter(self.made)


def one_page(page: RawPage | None = None) -> Stored:
    page = page or make_page()
    return Stored(page, make_record(page))


def disputed_event() -> Event:
    killed = Figure(
        kind="killed",
        victims=Victims(role="CVL"),
        low=12,
        high=None,
        by_claimant=(ClaimantFigure(claimant=SOURCE, min=12, max=None, stance="asserts", claims=(TOLL.id,)),),
    )
    soldiers = replace(killed, victims=Victims(country="XXS", role="MIL"), low=4, high=9)
    positions = (
        Position(claimant=DENIED.attribution.speaker, says="denies", claims=(DENIED.id,)),
        Position(claimant=None, says="affirms", claims=(TOLL.id, "ffff")),
    )
    return replace(
        make_event("e1", ("w1", DENIED), ("w1", TOLL), value="2031-03-04"),
        mode="shelling",
        figures=(killed, soldiers),
        disputes=(Dispute(axis="happened", positions=positions),),
        aliases=("e0", "e00"),
    )


KEPT = Kept((one_page(),), (disputed_event(),))


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_jsonl(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_every_table_is_written_with_its_codebook(tmp_path: Path, format: Format) -> None:
    paths = export_ledger(KEPT, tmp_path / "new" / "folder", format=format)
    assert [path.name for path in paths] == [*(f"{name}.{format}" for name in FILES), CODEBOOK]
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(
        path.name for path in paths
    )


def test_every_column_that_is_written_is_explained_and_the_other_way_round(tmp_path: Path) -> None:
    export_ledger(KEPT, tmp_path, format="csv")
    told = (tmp_path / CODEBOOK).read_text(encoding="utf-8")
    for table in TABLES:
        with (tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        section = told.split(f"## {table.name}.csv: ")[1].split("\n## ")[0]
        explained = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert header == explained
        assert len(set(header)) == len(header)
        assert all(column.description.endswith(".") for column in table.columns)


def test_a_claim_is_one_row_with_its_words_and_their_places(tmp_path: Path) -> None:
    export_ledger(KEPT, tmp_path, format="csv")
    denied, toll = read_csv(tmp_path / "claims.csv")
    for name in ("trigger", "evidence", "source", "target", "place", "time", "speaker"):
        assert TEXT[int(denied[f"{name}_start"]) : int(denied[f"{name}_end"])] == denied[name]
    assert (denied["claim_id"], denied["page_id"], denied["event_id"]) == (DENIED.id, "w1", "e1")
    assert (denied["stance"], denied["time_value"], denied["background"]) == ("denies", "2031-03-04", "false")
    assert (denied["plover_type"], denied["cameo_root"]) == ("", "01")
    assert (toll["via"], toll["via_kind"], toll["source"], toll["source_start"]) == (
        "وكالة المرفأ",
        "agency",
        "",
        "",
    )
    assert (toll["plover_type"], toll["plover_mode"], toll["cameo_root"]) == (
        "ASSAULT",
        "heavy-weapons",
        "19",
    )


def test_an_open_end_is_an_empty_cell_and_zero_is_zero(tmp_path: Path) -> None:
    none_hurt = replace(TOLL.casualties[0], min=0, max=0)
    page = make_page()
    record = make_record(page, claims=(replace(TOLL, casualties=(TOLL.casualties[0], none_hurt)),))
    export_ledger(Kept((Stored(page, record),)), tmp_path, format="csv")
    rows = read_csv(tmp_path / "casualties.csv")
    assert [(row["min"], row["max"]) for row in rows] == [("12", ""), ("0", "0")]
    assert (rows[0]["text"], rows[0]["claimant"], rows[0]["victims_role"]) == (
        "ما لا يقل عن 12 مدنيا",
        "مصدر طبي",
        "CVL",
    )


def test_an_event_is_one_row_with_the_codes_of_other_data_sets(tmp_path: Path) -> None:
    export_ledger(KEPT, tmp_path, format="csv")
    [event] = read_csv(tmp_path / "events.csv")
    assert (event["event_id"], event["aliases"], event["disputed"]) == ("e1", "e0; e00", "happened")
    assert (event["event_date"], event["geo_precision"], event["claims"], event["pages"]) == (
        "2031-03-04",
        "1",
        "2",
        "1",
    )
    assert (event["side_1"], event["side_1_role"], event["side_2"]) == ("قواتها", "MIL", "بلدة تل الريح")
    assert event["acled_event_type"] == "Explosions/Remote violence"
    assert event["acled_sub_event_type"] == "Shelling/artillery/missile attack"
    assert (event["plover_type"], event["cameo_root"]) == ("ASSAULT", "19")


def test_the_dead_of_groups_are_not_added_up_and_an_open_end_stays_open(tmp_path: Path) -> None:
    export_ledger(KEPT, tmp_path, format="csv")
    [event] = read_csv(tmp_path / "events.csv")
    assert (event["killed_low"], event["killed_high"]) == ("12", "")


@pytest.mark.parametrize("value", ["2031-03", "2020-10/..", "pub-1d/pub", "pub", None])
def test_only_a_day_is_an_event_date(tmp_path: Path, value: str | None) -> None:
    export_ledger(Kept((), (make_event("e1", ("w1", DENIED), value=value),)), tmp_path, format="csv")
    [event] = read_csv(tmp_path / "events.csv")
    assert (event["event_date"], event["time_value"]) == ("", value or "")


def test_figures_and_disputes_are_one_row_a_claimant(tmp_path: Path) -> None:
    export_ledger(KEPT, tmp_path, format="csv")
    civilians, soldiers = read_csv(tmp_path / "figures.csv")
    assert (civilians["claimant"], civilians["min"], civilians["max"], civilians["low"]) == (
        "مصدر طبي",
        "12",
        "",
        "12",
    )
    assert (soldiers["victims_country"], soldiers["low"], soldiers["high"]) == ("XXS", "4", "9")
    denies, affirms = read_csv(tmp_path / "disputes.csv")
    assert (denies["claimant"], denies["says"]) == ("وزارة الدفاع في ساردا", "denies")
    assert (affirms["claimant"], affirms["says"], affirms["claims"]) == ("", "affirms", f"{TOLL.id}; ffff")


def test_json_lines_keep_numbers_lists_and_nulls(tmp_path: Path) -> None:
    export_ledger(KEPT, tmp_path, format="jsonl")
    [event] = read_jsonl(tmp_path / "events.jsonl")
    assert (event["aliases"], event["pages"], event["latitude"]) == (["e0", "e00"], 1, None)
    assert list(event) == [
        column.name for table in TABLES if table.name == "events" for column in table.columns
    ]
    assert [claim["background"] for claim in read_jsonl(tmp_path / "claims.jsonl")] == [False, False]


HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("title", HOSTILE, ids=ascii)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path: Path, title: str) -> None:
    kept = Kept((one_page(replace(make_page(), title=title)),))
    export_ledger(kept, tmp_path, format="csv")
    assert read_csv(tmp_path / "pages.csv")[0]["title"] == f"'{title}"
    export_ledger(kept, tmp_path, format="csv", safe=False)
    assert read_csv(tmp_path / "pages.csv")[0]["title"] == title
    export_ledger(kept, tmp_path, format="jsonl")
    assert read_jsonl(tmp_path / "pages.jsonl")[0]["title"] == title


@pytest.mark.parametrize("title", ["-12", "+20", "-3.5", "ا=1", "a@b", "-", "", "'=1"])
def test_other_text_stays_as_it_is_unless_it_begins_like_a_formula(tmp_path: Path, title: str) -> None:
    export_ledger(Kept((one_page(replace(make_page(), title=title)),)), tmp_path, format="csv")
    assert read_csv(tmp_path / "pages.csv")[0]["title"] == ("'-" if title == "-" else title)


def test_coordinates_below_zero_stay_numbers(tmp_path: Path) -> None:
    place = replace(DENIED.place, lat=-12.5, lon=-0.25)  # type: ignore[type-var]
    page = make_page()
    record = make_record(page, claims=(replace(DENIED, place=place),))
    export_ledger(Kept((Stored(page, record),)), tmp_path, format="csv")
    [claim] = read_csv(tmp_path / "claims.csv")
    assert (claim["latitude"], claim["longitude"]) == ("-12.5", "-0.25")


@pytest.mark.parametrize(
    "title", ['قال: "نعم", ثم\nمضى', "سطر\rسطر", "a\r\nb", "\u202eمقلوب", "😀;، "], ids=ascii
)
def test_quotes_breaks_and_marks_come_back_unchanged(tmp_path: Path, title: str) -> None:
    kept = Kept((one_page(replace(make_page(), title=title)),))
    for format in ("csv", "jsonl"):
        export_ledger(kept, tmp_path, format=format)
    assert read_csv(tmp_path / "pages.csv")[0]["title"] == title
    assert read_jsonl(tmp_path / "pages.jsonl")[0]["title"] == title


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path, format: Format) -> None:
    first = export_ledger(KEPT, tmp_path / "a", format=format)
    second = export_ledger(KEPT, tmp_path / "b", format=format)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_export_that_fails_leaves_the_old_files_and_nothing_else(tmp_path: Path) -> None:
    class Broken(Kept, frozen=True):
        def records(self) -> Iterator[Stored]:
            yield self.stored[0]
            raise RuntimeError("the ledger went away")

    paths = export_ledger(KEPT, tmp_path, format="csv")
    before = [path.read_bytes() for path in paths]
    with pytest.raises(RuntimeError, match="went away"):
        export_ledger(Broken((one_page(make_page("w2")),)), tmp_path, format="csv")
    assert [path.read_bytes() for path in paths] == before
    assert len(list(tmp_path.iterdir())) == len(paths)


def test_decisions_are_exported_and_their_jsonl_can_be_read_by_resolve(tmp_path: Path) -> None:
    split = Decision(
        number=1,
        kind="split",
        by="سلمى",
        reason="=خبران",
        made="2031-03-06",
        together=("a", "b"),
        apart=("c",),
        events=("e1",),
    )
    undo = Decision(number=2, kind="undo", by="سلمى", reason="خطأ", made="2031-03-07", undoes=1)
    kept = Kept((one_page(),), made=(split, undo))
    export_ledger(kept, tmp_path, format="csv")
    first, second = read_csv(tmp_path / "decisions.csv")
    assert (first["together"], first["apart"], first["undoes"], first["reason"]) == (
        "a; b",
        "c",
        "",
        "'=خبران",
    )
    assert (second["kind"], second["undoes"], second["together"]) == ("undo", "1", "")
    export_ledger(kept, tmp_path, format="jsonl")
    assert read_decisions(tmp_path / "decisions.jsonl") == (split, undo)


def test_files_of_other_names_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    export_ledger(KEPT, tmp_path, format="csv")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_an_unknown_format_or_a_file_for_a_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected one of csv, jsonl, found 'xlsx'"):
        export_ledger(KEPT, tmp_path, format="xlsx")  # type: ignore[arg-type]
    file = tmp_path / "taken"
    file.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="found a file"):
        export_ledger(KEPT, file)


def test_an_empty_ledger_gives_tables_with_a_header_only(tmp_path: Path) -> None:
    export_ledger(Kept(()), tmp_path, format="csv")
    for name in FILES:
        assert len((tmp_path / f"{name}.csv").read_bytes().splitlines()) == 1


def test_the_codebook_tells_of_apostrophes_only_where_there_are_any() -> None:
    assert "apostrophe" in codebook("csv", safe=True)
    assert "apostrophe" not in codebook("csv", safe=False)
    assert "apostrophe" not in codebook("jsonl", safe=True)


def test_a_real_ledger_is_exported(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "riwaya.db") as ledger:
        run = ledger.start_run(command="add", rules="r1", started="2031-03-05")
        page = make_page()
        ledger.add_page(page, make_record(page), run=run)
        ledger.replace_events([disputed_event()])
        with ledger.snapshot():
            export_ledger(ledger, tmp_path / "out", format="csv")
    export_ledger(KEPT, tmp_path / "kept", format="csv")
    for name in FILES:
        assert (tmp_path / "out" / f"{name}.csv").read_bytes() == (
            tmp_path / "kept" / f"{name}.csv"
        ).read_bytes()
