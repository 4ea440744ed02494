"""The documents agree with the code: samples run, links lead somewhere, vocabularies are complete.

Commands, options, settings and reasons of refusal are compared in `tests/test_repository.py`.
"""

import contextlib
import io
import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from riwaya.model import codebook
from riwaya.model.claim import Attribution, Casualty, Claim, PageRecord, Party, Place, Time
from riwaya.model.event import Event

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("src/riwaya/demo/*.md")])
CODEBOOK = (ROOT / "docs/codebook.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
# Fields that the codebook's prose names as a group ("coordinates", the span of every part).
SPAN = {"text", "start", "end"}
PLACE_WORDS = {"id": "gazetteer's id", "lat": "coordinates", "lon": "coordinates"}


def test_readme_sample_prints_what_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [(sample, output)] = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", readme, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(sample, "README.md", "exec"), {})
    assert printed.getvalue() == output


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_within_the_project_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"(?<!!)\[[^]]*\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (document.parent / target).exists()] == []


def test_pictures_of_the_readme_are_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)\s]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).exists()] == []


def test_codebook_names_every_type_with_its_modes() -> None:
    rows = {row[0]: row for row in (re.findall(r"`(\w+)`", line) for line in CODEBOOK.split("\n")) if row}
    for kind, modes in codebook.MODES.items():
        assert tuple(rows[kind][1:]) == modes, kind


@pytest.mark.parametrize(
    "vocabulary",
    [
        codebook.STANCES,
        codebook.ROLES,
        codebook.SEGMENT_KINDS,
        codebook.CASUALTY_KINDS,
        codebook.SPEAKER_KINDS,
        codebook.AXES,
        ("occurred", "ongoing", "planned", "possible"),
        ("mediator", "host", "side"),
        ("direct", "indirect", "none"),
        ("metadata", "text", "weekday", "unknown"),
    ],
    ids=lambda words: words[0],
)
def test_codebook_names_every_word_of_a_vocabulary(vocabulary: tuple[str, ...]) -> None:
    assert [word for word in vocabulary if f"`{word}`" not in CODEBOOK] == []


@pytest.mark.parametrize("record", [PageRecord, Claim, Event, Party, Casualty, Time, Attribution])
def test_codebook_names_every_field(record: type[Struct]) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(record)} - SPAN - {"approx"}
    assert sorted(field for field in fields if f"`{field}`" not in CODEBOOK) == []


def test_codebook_names_every_field_of_a_place() -> None:
    row = next(line for line in CODEBOOK.split("\n") if line.startswith("| `place` |"))
    fields = {field.encode_name for field in msgspec.structs.fields(Place)} - SPAN
    assert sorted(field for field in fields if PLACE_WORDS.get(field, field) not in row) == []


def test_architecture_names_every_room_and_no_other() -> None:
    source = ROOT / "src/riwaya"
    folders = {f"{path.name}/" for path in source.iterdir() if any(path.glob("*.*"))} - {"__pycache__/"}
    modules = {path.name for path in source.glob("*.py") if not path.name.startswith("__")}
    named = set(re.findall(r"^\| `([^`]+)` \|", ARCHITECTURE, re.MULTILINE))
    assert named - {"languages/ar/"} == folders | modules


def test_architecture_draws_the_import_contract() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = project["tool"]["importlinter"]["contracts"]
    layers = [layer.replace("riwaya.", "") for layer in contract["layers"]]
    [drawn] = re.findall(r"^cli → .*?errors$", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert " ".join(drawn.split()) == " → ".join(layers)
