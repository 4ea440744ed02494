"""The shipped gazetteer: form, size, and that it is what its script writes."""

from importlib.resources import files
from pathlib import Path

import pytest
from genscripts import places as script

from riwaya.languages import load_language
from riwaya.places import Gazetteer, load_gazetteer

SHARED = Path(__file__).parents[3] / "shared" / "data"
DATA = Path(str(files("riwaya.places") / "data"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    language = load_language()
    return load_gazetteer(language.fold, lexicon=language.lexicon)


def test_data_stay_below_four_megabytes() -> None:
    assert sum(path.stat().st_size for path in DATA.glob("*.tsv")) <= 4_000_000


def test_ids_are_unique_and_every_row_shows_its_source() -> None:
    rows = script.read_table(DATA / "places.tsv")
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert [row["id"] for row in rows if not row["source"]] == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("ستيباناكيرت", "AZE"),
        ("سيمفيروبول", "UKR"),
        ("مجدل شمس", "SYR"),
        ("العيون", "ESH"),
        ("سوخومي", "GEO"),
    ],
)
def test_state_is_that_of_the_recognised_territory(gazetteer: Gazetteer, name: str, country: str) -> None:
    key = gazetteer.words.key(load_language().fold(name))
    assert country in {place.country for place in gazetteer.named(key)}


def test_states_of_a_sentence_are_those_of_its_known_places(gazetteer: Gazetteer) -> None:
    text = "وصل من الخرطوم إلى بورتسودان ثم القاهرة"
    tokens = load_language().tokens(text, 0, len(text))
    assert gazetteer.states(gazetteer.scan(tokens)) == ("SDN", "SDN", "EGY")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the source tables, which are not shipped")
def test_shipped_tables_are_what_the_script_writes(tmp_path: Path) -> None:
    sources = script.Sources(gazetteer=SHARED / "gazetteer", texts=SHARED / "gsr" / "detection.jsonl")
    script.write_tables(sources, tmp_path)
    for name in ("places.tsv", "common_words.tsv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
