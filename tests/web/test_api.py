"""The JSON twins: the codebook's records, lists that go on, and one shape for every error."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from fastapi.testclient import TestClient

from riwaya.ledger.records import StoredClaim, StoredPage
from riwaya.model.event import Event
from riwaya.web.app import create_app
from tests.web.made_up import HARBOUR, HOSTILE, HOSTILE_ID, PORT, port_claims, shelling, words_of


def follow(client: TestClient, path: str, name: str) -> list[Any]:
    items: list[Any] = []
    following: str | None = path
    while following:
        response = client.get(following)
        body = response.json()
        assert len(body[name]) == 1
        items += body[name]
        following = body["next"]
        assert response.headers.get("link") == (f'<{following}>; rel="next"' if following else None)
    return items


def test_an_event_is_the_codebooks_record(client: TestClient) -> None:
    response = client.get("/events/e1-shelling.json")
    assert response.headers["content-type"] == "application/json"
    assert msgspec.json.decode(response.content, type=Event) == shelling()


def test_an_earlier_id_answers_with_the_event(client: TestClient) -> None:
    assert client.get("/events/e0-old.json").json()["id"] == "e1-shelling"


def test_a_page_is_its_text_and_its_record(client: TestClient) -> None:
    stored = msgspec.json.decode(client.get("/pages/a1.json").content, type=StoredPage)
    assert (stored.page, stored.record.claims) == (PORT, port_claims())


def test_a_claim_comes_with_its_page_and_event(client: TestClient) -> None:
    stored = msgspec.json.decode(client.get("/claims/c4-council.json").content, type=StoredClaim)
    assert (stored.page_id, stored.event_id) == (HARBOUR.id, "e1-shelling")


def test_a_page_whose_id_ends_like_a_twin_has_both(client: TestClient) -> None:
    path = f"/pages/{quote(HOSTILE_ID, safe='')}"
    assert client.get(path).headers["content-type"].startswith("text/html")
    assert client.get(f"{path}.json").json()["page"]["text"] == HOSTILE.text


def test_events_go_on_until_the_last(client: TestClient) -> None:
    items = follow(client, "/events.json?limit=1", "events")
    assert [item["id"] for item in items] == ["e1-shelling", "e2-talks", "e3-hostile"]


def test_claims_go_on_until_the_last(client: TestClient) -> None:
    items = follow(client, "/claims.json?limit=1&type=attack", "claims")
    assert [item["claim"]["id"] for item in items] == [
        "c1-denial",
        "c2-medic",
        "c3-medic",
        "c4-council",
        "c6-voice",
    ]


def test_words_find_events_and_claims(client: TestClient) -> None:
    assert [one["id"] for one in client.get("/events.json?q=السوق").json()["events"]] == ["e1-shelling"]
    assert [one["claim"]["id"] for one in client.get("/claims.json?q=السوق").json()["claims"]] == [
        "c4-council"
    ]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/events/none.json", 404, "points at nothing"),
        ("/events/.json", 404, "points at nothing"),
        ("/pages/none.json", 404, "points at nothing"),
        ("/claims/none.json", 404, "points at nothing"),
        ("/claims/.json", 404, "points at nothing"),
        ("/nothing.json", 404, "points at nothing"),
        ("/claims/c.json", 400, "expected one claim"),
        ("/events.json?type=war", 400, "type: expected one of attack"),
        ("/events.json?disputed=1", 400, "disputed: expected one of yes, no"),
        ("/events.json?since=yesterday", 400, "since: expected a day"),
        ("/events.json?until=2031-02-30", 400, "until: expected a day"),
        ("/events.json?limit=0", 400, "limit: expected a number from 1 to 500"),
        ("/events.json?limit=501", 400, "limit: expected a number"),
        ("/events.json?offset=-1", 400, "offset: expected a number"),
        ("/events.json?offset=%D9%A3", 400, "offset: expected a number"),
        ("/events.json?q=" + "x" * 400, 400, "q: expected at most 300 characters"),
        ("/claims.json?stance=lies", 400, "stance: expected one of asserts"),
        ("/claims.json?after=x", 400, "after: expected the cursor"),
    ],
)
def test_errors_have_one_shape(client: TestClient, path: str, status: int, said: str) -> None:
    response = client.get(f"{path}{'&' if '?' in path else '?'}lang=en")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail", "instance"}
    assert (body["status"], body["instance"]) == (status, path.split("?", maxsplit=1)[0])
    assert said in body["detail"]


@pytest.mark.parametrize("path", ["/events", "/events.json", "/claims/c1-denial.json"])
def test_nothing_can_be_written(client: TestClient, path: str) -> None:
    response = client.post(path, content=b"{}")
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    client = TestClient(create_app(tmp_path / "none.db"))
    response = client.get("/events.json")
    assert response.status_code == 503
    assert "expected a ledger file, found none" in response.json()["detail"]
    assert client.get("/").status_code == 503


def test_search_without_a_reading_of_words_is_an_error_and_not_an_empty_answer(ledger_path: Path) -> None:
    assert TestClient(create_app(ledger_path)).get("/events.json?q=السوق").status_code == 400


def test_a_fault_of_the_program_tells_no_more_than_that(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("riwaya.web.pages.view_events", fail)
    monkeypatch.setattr("riwaya.web.api.find_events", fail)
    client = TestClient(create_app(ledger_path, analyse=words_of), raise_server_exceptions=False)
    for path in ("/", "/events.json"):
        response = client.get(path)
        assert response.status_code == 500
        assert "secret" not in response.text
    assert json.loads(response.text)["status"] == 500


def test_the_documentation_pages_of_the_framework_are_off(client: TestClient) -> None:
    assert {client.get(path).status_code for path in ("/docs", "/redoc", "/openapi.json")} == {404}
