"""The same pages give the same ledger, whatever order a process happens to hash words in."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from benchmarks.kills import read_rows

PAGES = 8


def fill(ledger: Path, pages: Path, *, hash_seed: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "riwaya", "add", pages, "--ledger", ledger, "--quiet"],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
    )


def test_ledger_does_not_depend_on_how_a_process_hashes(tmp_path: Path) -> None:
    demo = (files("riwaya.demo") / "pages.jsonl").read_text("utf-8").splitlines()[:PAGES]
    pages = tmp_path / "pages.jsonl"
    pages.write_text("\n".join(demo), "utf-8")
    for seed in (1, 2):
        fill(tmp_path / f"{seed}.db", pages, hash_seed=seed)
    one, other = (read_rows(tmp_path / f"{seed}.db") for seed in (1, 2))
    assert one["told"]
    assert [table for table in one if one[table] != other[table]] == []
