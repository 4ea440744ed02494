"""A fresh ledger with a run, and an analysis that needs no language."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from riwaya.ledger.store import Ledger


def analyse_plain(text: str) -> Sequence[str]:
    """Words as written; a word with the article can be found without it, too."""
    words = re.findall(r"\w+", text.casefold())
    return [reading for word in words for reading in dict.fromkeys((word, word.removeprefix("ال")))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "riwaya.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, analyse=analyse_plain) as opened:
        yield opened


@pytest.fixture
def run(ledger: Ledger) -> int:
    return ledger.start_run(command="riwaya add w.jsonl", rules="r1", started="2031-03-05T10:00:00")
