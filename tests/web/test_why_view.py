"""The page of reasons: links with their features, origins with what collapses them, and the JSON twin."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.resolve.weights import WEIGHTS
from riwaya.web.app import create_app
from tests.web.made_up import words_of
from tests.web.markup import Markup

WHY = "/events/e1-shelling/why"


def test_links_name_both_pages_the_words_and_every_weighed_feature(client: TestClient) -> None:
    found = client.get(f"{WHY}.json").json()
    markup = Markup(client.get(f"{WHY}?lang=en").text)
    linked = [tie for tie in found["why"]["ties"] if tie["reasons"]]
    assert linked
    for reason in linked[0]["reasons"]:
        assert reason["weight"] in (
            WEIGHTS.page.get(reason["feature"]),
            WEIGHTS.tellings.get(reason["feature"]),
        )
        assert f"{reason['added']:+.2f}" in markup.text
    assert "the same type" in markup.text
    first = linked[0]
    assert f"/pages/{first['pages'][0]}?lang=en#c-{first['one'][0]}" in markup.links()


def test_origins_are_listed_with_what_takes_their_chains_together(client: TestClient) -> None:
    found = client.get(f"{WHY}.json").json()
    markup = Markup(client.get(f"{WHY}?lang=en").text)
    assert f"{len(found['why']['origins'])} independent origins" in markup.text
    kinds = {reason["kind"] for origin in found["why"]["origins"] for reason in origin["why"]}
    assert "voice" in kinds
    assert "all name: وزارة الدفاع في ساردا" in markup.text


def test_decisions_stand_beside_the_links_that_they_confirm(client: TestClient) -> None:
    found = client.get(f"{WHY}.json").json()
    assert [ruling["decision"]["number"] for ruling in found["decisions"]] == [1, 2, 3]
    assert found["decisions"][0]["undone_by"] == 2
    assert all(tie["decisions"] == [3] for tie in found["why"]["ties"])


def test_an_event_of_one_claim_has_nothing_to_join(client: TestClient) -> None:
    assert "A single claim: nothing to join." in Markup(client.get("/events/e2-talks/why?lang=en").text).text


def test_the_event_leads_to_its_reasons_and_back(client: TestClient) -> None:
    assert WHY in Markup(client.get("/events/e1-shelling").text).links()
    assert "/events/e1-shelling" in Markup(client.get(WHY).text).links()


@pytest.mark.parametrize("path", ["/events/none/why", "/events/none/why.json"])
def test_reasons_of_no_event_are_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_desk_that_cannot_explain_offers_no_reasons(ledger_path: Path) -> None:
    client = TestClient(create_app(ledger_path, analyse=words_of))
    assert client.get(WHY).status_code == 404
    assert client.get(f"{WHY}.json").status_code == 404
    assert WHY not in Markup(client.get("/events/e1-shelling").text).links()
