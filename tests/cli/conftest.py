"""The command line run in this process, over a reader that needs no rooms."""

import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from tests.doubles import PlainLanguage, read_double
from tests.ledger.pages import DENIAL, TOLL, make_event, make_record

from riwaya import languages, resolve
from riwaya.cli import main, runs
from riwaya.model.event import Event
from riwaya.model.page import RawBytes, RawPage, Refusal
from riwaya.pipeline import PageReader, Reading
from riwaya.resolve.views import ReadNaming, ResolvablePage, Words

STORY = f"{DENIAL}\n{TOLL}"


class Result(Struct, frozen=True, kw_only=True):
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Command = Callable[..., Result]


class StoryOpener(Struct, frozen=True, kw_only=True):
    """Reads the made-up story as its two claims, other pages as the plain double does."""

    judge: bool = True

    def __call__(self, language: str) -> PageReader:
        return read_story


def read_story(page: RawPage | RawBytes) -> Reading | Refusal:
    if isinstance(page, RawBytes) or DENIAL not in page.text or TOLL not in page.text:
        return read_double(page)
    return Reading(page=page, record=make_record(page, rules="test"), not_understood={"قصف": 2})


@pytest.fixture
def riwaya(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Calls `riwaya` with arguments; pages are read, and words analysed, by doubles."""
    monkeypatch.setattr(languages, "load_language", lambda code: PlainLanguage())
    monkeypatch.setattr(runs, "ReaderOpener", StoryOpener)
    return partial(run_command, monkeypatch=monkeypatch, capture=capfdbinary)


def run_command(
    *arguments: str | Path,
    monkeypatch: pytest.MonkeyPatch,
    capture: "pytest.CaptureFixture[bytes]",
    stdin: bytes = b"",
) -> Result:
    monkeypatch.setattr(sys, "argv", ["riwaya", *map(str, arguments)])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    try:
        main()
        code: int | str | None = 0
    except SystemExit as error:
        code = error.code
    sys.stdout.flush()
    out, err = capture.readouterr()
    return Result(code=int(code or 0), out=out.decode(), err=err.decode())


def write_pages(path: Path, *pages: Mapping[str, object]) -> Path:
    path.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages), encoding="utf-8")
    return path


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages of the made-up story in two outlets, and one that tells of something else."""
    return write_pages(
        tmp_path / "pages.jsonl",
        {"id": "a", "text": STORY, "outlet": "المنارة", "published": "2031-03-05"},
        {"id": "b", "text": "هجوم على المخفر", "outlet": "السارية"},
        {"id": "c", "text": STORY + " ", "outlet": "المرسى", "published": "2031-03-05"},
    )


def resolve_double(
    pages: Sequence[ResolvablePage],
    *,
    words: Words,
    naming: ReadNaming,
    rarity: object,
    bonds: object,
) -> tuple[Event, ...]:
    """The made-up story's claims are one disputed event, every other claim is one of its own."""
    assert list(words("على المخفر"))
    assert naming("القصف", "", "").points_back
    told = [(page.id, claim) for page in pages for claim in page.claims]
    story = [(page_id, claim) for page_id, claim in told if claim.evidence.text in {DENIAL, TOLL}]
    alone = [(page_id, claim) for page_id, claim in told if (page_id, claim) not in story]
    events = [make_event(f"e-{page_id}-{claim.id}", (page_id, claim)) for page_id, claim in alone]
    return (make_event("e-story", *story, value="2031-03-04", disputed=True), *events)


@pytest.fixture
def ledger(tmp_path: Path, pages: Path, riwaya: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of those pages."""
    monkeypatch.setattr(resolve, "resolve_events", resolve_double)
    path = tmp_path / "test.db"
    result = riwaya("add", pages, "--ledger", path)
    assert result.code == 0, result.err
    return path


def read_lines(path: Path) -> Sequence[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
