import random
import sys
from pathlib import Path

import pytest
from benchmarks.kills import Figures, differing, read_rows
from tests.ledger.adding import add_pages


def test_equal_ledgers_do_not_differ_whenever_they_were_written(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        add_pages(tmp_path / name, pages=3)
    assert differing(read_rows(tmp_path / "a.db"), read_rows(tmp_path / "b.db")) == []


def test_lost_page_and_page_that_came_twice_are_told(tmp_path: Path) -> None:
    add_pages(tmp_path / "whole.db", pages=3)
    add_pages(tmp_path / "less.db", pages=2)
    whole, less = read_rows(tmp_path / "whole.db"), read_rows(tmp_path / "less.db")
    assert "page lacks 1, has 2 of 3" in differing(whole, less)
    assert "page lacks 0, has 3 of 2" in differing(less, whole)


@pytest.mark.parametrize(("seconds", "kills"), [(30.0, 5), (0.0, 0)])
def test_only_processes_that_still_run_are_counted_as_killed(
    tmp_path: Path, seconds: float, kills: int
) -> None:
    figures = Figures(0.05)
    command = [sys.executable, "-c", f"import time; time.sleep({seconds})"]
    if not kills:
        figures.length_s = 60.0
    figures.kill_some(command, ledger=tmp_path / "none.db", most=100, chance=random.Random(1))
    assert figures.kills == kills
    assert figures.as_json()["faults"] == []
