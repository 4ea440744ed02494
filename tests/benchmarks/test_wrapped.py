"""What real furniture may cost; the floor is the target, measured .98."""

from pathlib import Path

import pytest
from benchmarks.segments import read_records
from benchmarks.wrapped import compare

from riwaya.pipeline import open_rooms

PAGES = Path(__file__).parents[3] / "shared/data/pages"
CLEAN = ("articles", "groups", "unlabelled", "negatives")


@pytest.mark.skipif(not PAGES.is_dir(), reason="the evaluation data does not lie beside the repository")
def test_claims_of_the_clean_twins_come_out_of_wrapped_pages() -> None:
    twins = {page["id"]: page for name in CLEAN for page in read_records(PAGES / f"{name}.jsonl")}
    figures = compare(read_records(PAGES / "wrapped.jsonl"), twins, rooms=open_rooms("ar"))
    assert figures["claims"] != 0
    assert float(str(figures["come_out"])) >= 0.95
