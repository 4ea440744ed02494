"""Headers on every response, whatever it is, and a sheet that asks for nothing."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.web.app import STATIC, create_app
from riwaya.web.desk import TEMPLATES
from riwaya.web.security import HEADERS
from tests.web.test_pages import PATHS

UNSAFE = re.compile(r"\|\s*safe|Markup|autoescape|<script|<style|\sstyle=|\son\w+=")
PHYSICAL = re.compile(r"(?<![\w-])(?:\w+-)?(?:left|right)(?![\w])")


@pytest.mark.parametrize(
    "path", [*PATHS, "/events.json", "/none.json", "/events?type=x", "/static/desk.css", "/static/none.css"]
)
def test_every_response_has_the_headers(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_refused_methods_redirects_and_faults_have_the_headers(
    client: TestClient, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    responses = [client.post("/events"), client.get("/claims/c1-denial", follow_redirects=False)]
    monkeypatch.setattr("riwaya.web.pages.view_events", None)
    responses.append(client.get("/"))
    responses.append(TestClient(create_app(ledger_path.with_name("none.db"))).get("/"))
    assert [response.status_code for response in responses] == [405, 307, 500, 503]
    for response in responses:
        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_run() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert "http" not in policy


def test_templates_print_through_autoescape_only() -> None:
    for template in TEMPLATES.glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|Markup|autoescape|<script|<style|\sstyle=|\son\w+=", text), (
            template.name
        )


def test_sheet_and_templates_know_no_physical_side() -> None:
    files = [STATIC / "desk.css", *TEMPLATES.glob("*.html")]
    assert {file.name: PHYSICAL.findall(file.read_text(encoding="utf-8")) for file in files} == {
        file.name: [] for file in files
    }


def test_the_sheet_asks_for_nothing() -> None:
    sheet = (STATIC / "desk.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|@font-face|https?:", sheet)


def test_marks_keep_letters_joined() -> None:
    sheet = (STATIC / "desk.css").read_text(encoding="utf-8")
    [rule] = re.findall(r"^mark \{([^}]*)\}", sheet, re.MULTILINE)
    assert {"padding: 0", "margin: 0", "border: 0"} <= {part.strip() for part in rule.split(";")}
    marks = re.findall(r"^[^\n{]*(?:mark|\.k-)[^\n{]*\{([^}]*)\}", sheet, re.MULTILINE)
    assert not [rule for rule in marks if re.search(r"display|letter-spacing|font", rule)]


def test_no_arabic_letter_stands_outside_the_messages() -> None:
    folder = STATIC.parent
    files = [*folder.glob("*.py"), *folder.glob("*/*.html"), STATIC / "desk.css", folder / "messages/en.toml"]
    arabic = re.compile(r"[\u0600-\u06ff]")
    assert [file.name for file in files if arabic.search(file.read_text(encoding="utf-8"))] == []
