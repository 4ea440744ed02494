"""Rules of the house that no other check holds: where Arabic may stand, and that texts agree with code."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import typer

from riwaya import __version__
from riwaya.cli import build_app
from riwaya.model.page import REFUSAL_REASONS
from riwaya.settings import Settings

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/riwaya"
MAY_KNOW_ARABIC = ("languages/ar/", "places/data/", "demo/", "web/messages/")
# Letters and vowel signs; the tatweel and direction marks belong to no language.
ARABIC = re.compile(
    "[\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
COMMANDS = typer.main.get_command(build_app()).commands  # type: ignore[attr-defined]
DECISIONS = {f"decide {name}": command for name, command in COMMANDS["decide"].commands.items()}


def words_in_code(path: Path) -> Iterator[tuple[int, str]]:
    """Strings and names of a module that hold Arabic letters; docstrings and comments may."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            if ARABIC.search(node.value):
                yield node.lineno, node.value
        elif isinstance(node, ast.Name) and ARABIC.search(node.id):
            yield node.lineno, node.id


def test_only_the_language_folder_knows_arabic() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    found = [
        f"{path.relative_to(ROOT)}:{line}: {word!r}"
        for path in modules
        if not str(path.relative_to(SOURCE).as_posix()).startswith(MAY_KNOW_ARABIC)
        for line, word in words_in_code(path)
    ]
    assert len(modules) > 20
    assert found == []


def test_arabic_in_code_is_found_and_in_docstrings_let_be(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""قصف"""\nX = 1\n"""قصف"""\nY = f"{X} قصف"\nقصف = 2  # قصف\n', encoding="utf-8")
    assert sorted(line for line, _ in words_in_code(module)) == [4, 5]


def test_imports_go_one_way() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_version_changelog_and_citation_agree() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    version, date = re.findall(r"^## \[(\d[^]]*)\] - (\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)[0]
    assert version == __version__
    assert re.search(rf'^version: "?{re.escape(__version__)}"?$', citation, re.MULTILINE)
    assert re.search(rf'^date-released: "{date}"$', citation, re.MULTILINE)


def test_notice_credits_every_source_of_the_places() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    header, *rows = (SOURCE / "places/data/places.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    column = header.split("\t").index("source")
    parts = {part for row in rows for part in row.split("\t")[column].split("+")}
    assert parts
    assert {
        part for part in parts if not re.search(rf"^  source .*\b{part}\b", notice, re.MULTILINE)
    } == set()


def test_every_direct_dependency_has_a_pinned_version_in_its_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    wanted = {normal(re.split(r"[<>=~! ]", requirement)[0]) for requirement in stated}
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").split("\n")
    assert wanted <= {normal(pin.split("==")[0]) for pin in pins if "==" in pin}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("command", sorted({**COMMANDS, **DECISIONS}))
def test_docs_name_every_command_with_its_options(command: str) -> None:
    docs = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert f"riwaya {command}" in docs
    for parameter in (COMMANDS | DECISIONS)[command].params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert any(name in docs for name in (*parameter.opts, *parameter.secondary_opts)), parameter.opts


def test_docs_name_every_reason_of_refusal_and_every_setting_with_its_default() -> None:
    docs = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert [reason for reason in REFUSAL_REASONS if f"| `{reason}` |" not in docs] == []
    for field in msgspec.structs.fields(Settings):
        assert f"| `RIWAYA_{field.name.upper()}` | `{field.default}` |" in docs


def test_docs_name_no_command_that_is_not_there() -> None:
    docs = "\n".join(
        path.read_text(encoding="utf-8") for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    )
    named = set(re.findall(r"^(?:\$ )?riwaya ([a-z]+)|`riwaya ([a-z]+)", docs, re.MULTILINE))
    assert {one or other for one, other in named} <= set(COMMANDS)


def test_help_and_version_need_nothing_heavy() -> None:
    """What `riwaya --version` imports decides how fast every command starts."""
    code = (
        "import sys; from riwaya.cli import build_app; build_app();"
        "heavy = {'fastapi', 'jinja2', 'uvicorn', 'sqlite3', 'rich', 'babel', 'hijridate'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
