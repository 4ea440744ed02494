"""Deciding at the desk: who may, from where, and what comes of it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from msgspec import Struct

from riwaya.ledger.store import Ledger
from riwaya.model.decision import Decision
from riwaya.web.app import create_app
from riwaya.web.gate import COOKIE, MOST_FORM_BYTES, Gate
from tests.web.made_up import decisions, fill_ledger, shelling, words_of
from tests.web.markup import Markup
from tests.web.test_pages import TAGS

FORMS = "/events/e1-shelling/decide"
HERE = {"Sec-Fetch-Site": "same-origin"}
SIGNED = {"by": "ليلى", "reason": "قرأت النصين"}
MADE = len(decisions())


class Desk(Struct, frozen=True):
    client: TestClient
    gate: Gate
    path: Path

    def decided(self) -> tuple[Decision, ...]:
        """What was decided at the desk, not before."""
        with Ledger.open(self.path, readonly=True) as ledger:
            return ledger.decisions()[MADE:]

    def send(
        self, form: Mapping[str, str | list[str]], *, path: str = FORMS, headers: Mapping[str, str] = HERE
    ) -> Response:
        response: Response = self.client.post(
            path, data={**SIGNED, **form}, headers=headers, follow_redirects=False
        )
        return response


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Desk]:
    """A desk that takes decisions; nobody has come in yet."""
    path = fill_ledger(tmp_path / "riwaya.db")
    gate = Gate()
    app = create_app(path, analyse=words_of, decide=keeper(path), gate=gate)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Desk(client, gate, path)


@pytest.fixture
def inside(outside: Desk) -> Desk:
    assert outside.client.get(f"/enter?key={outside.gate.key}").status_code == 200
    return outside


def keeper(path: Path) -> Callable[[Decision], None]:
    def keep(decision: Decision) -> None:
        with Ledger.open(path) as ledger:
            ledger.add_decision(decision)

    return keep


def test_the_key_opens_once_with_a_cookie_that_scripts_and_other_sites_cannot_use(outside: Desk) -> None:
    first = outside.client.get(f"/enter?key={outside.gate.key}", follow_redirects=False)
    assert first.status_code == 303
    cookie = first.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    outside.client.cookies.clear()
    assert outside.client.get(f"/enter?key={outside.gate.key}").status_code == 403
    assert outside.client.get(FORMS).status_code == 403


@pytest.mark.parametrize("key", ["", "wrong", "\u0645\u0641\u062a\u0627\u062d"])
def test_another_key_opens_nothing_and_leaves_the_right_one_whole(outside: Desk, key: str) -> None:
    assert outside.client.get("/enter", params={"key": key}).status_code == 403
    assert outside.client.get(f"/enter?key={outside.gate.key}").status_code == 200


def test_without_the_cookie_nothing_can_be_decided(outside: Desk) -> None:
    assert outside.client.get(FORMS).status_code == 403
    assert outside.send({"kind": "confirm"}).status_code == 403
    outside.client.cookies.set(COOKIE, "guess")
    assert outside.send({"kind": "confirm"}).status_code == 403
    assert outside.decided() == ()
    assert FORMS not in Markup(outside.client.get("/events/e1-shelling").text).links()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver:9999"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
    ids=str,
)
def test_a_form_of_another_site_or_port_decides_nothing(
    inside: Desk, headers: Mapping[str, str], status: int
) -> None:
    assert inside.send({"kind": "confirm"}, headers=headers).status_code == status
    assert len(inside.decided()) == (status == 303)


def test_a_desk_that_takes_no_decisions_has_neither_door_nor_forms(client: TestClient) -> None:
    assert client.get("/enter?key=x").status_code == 404
    assert client.get(FORMS).status_code == 404
    assert client.post(FORMS, data=SIGNED | {"kind": "confirm"}, headers=HERE).status_code == 404


def test_confirming_keeps_the_claims_with_name_and_reason_and_leads_back(inside: Desk) -> None:
    response = inside.send({"kind": "confirm"})
    assert (response.status_code, response.headers["location"]) == (303, "/events/e1-shelling")
    [decision] = inside.decided()
    assert (decision.kind, decision.by, decision.reason) == ("confirm", "ليلى", "قرأت النصين")
    assert decision.together == tuple(sorted({one.claim for one in shelling().claims}))
    assert decision.events == ("e1-shelling",)


def test_splitting_takes_the_marked_claims_out(inside: Desk) -> None:
    inside.send({"kind": "split", "claim": ["c1-denial", "c5-ministry"]})
    [decision] = inside.decided()
    assert decision.together == ("c1-denial", "c5-ministry")
    assert decision.apart == ("c2-medic", "c3-medic", "c4-council", "c6-voice")


def test_merging_takes_ids_of_other_events(inside: Desk) -> None:
    inside.send({"kind": "merge", "with": "e2-talks e3"})
    [decision] = inside.decided()
    assert decision.events == ("e1-shelling", "e2-talks", "e3-hostile")
    assert "c8-hostile" in decision.together


def test_undoing_names_the_decision(inside: Desk) -> None:
    inside.send({"kind": "undo", "number": "3"})
    [decision] = inside.decided()
    assert (decision.kind, decision.undoes) == ("undo", 3)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"kind": "guess"}, "expected confirm, split, merge or undo"),
        ({"kind": "split"}, "expected some of event e1-shelling, found none"),
        ({"kind": "split", "claim": [one.claim for one in shelling().claims]}, "found all of them"),
        ({"kind": "split", "claim": ["c8-hostile"]}, "expected one claim of event"),
        ({"kind": "merge", "with": "none"}, "expected the id of an event"),
        ({"kind": "merge", "with": "e1-shelling"}, "expected two or more"),
        ({"kind": "undo", "number": "x"}, "expected the number of a decision"),
        ({"kind": "undo", "number": "1"}, "decision 1 is undone already"),
        ({"kind": "confirm", "reason": " "}, "reason: expected a few words"),
        ({"kind": "confirm", "by": ""}, "by: expected a few words"),
    ],
)
def test_a_form_that_decides_nothing_is_told_what_is_wrong(
    inside: Desk, form: Mapping[str, str | list[str]], told: str
) -> None:
    response = inside.send(form)
    assert response.status_code == 400
    assert told in Markup(response.text).text
    assert inside.decided() == ()


def test_bodies_that_are_no_form_or_too_large_are_refused(inside: Desk) -> None:
    broken = inside.client.post(FORMS, content=b"by=\xff\xfe", headers=HERE)
    large = inside.client.post(FORMS, content=b"a" * (MOST_FORM_BYTES + 1), headers=HERE)
    assert (broken.status_code, large.status_code) == (400, 413)
    assert inside.send({"kind": "confirm"}, path="/events/none/decide").status_code == 404
    assert inside.decided() == ()


@pytest.mark.parametrize("path", [FORMS, "/events/e3-hostile/decide"])
def test_forms_are_labelled_and_hold_no_markup_of_a_page(inside: Desk, path: str) -> None:
    markup = Markup(inside.client.get(path).text)
    assert markup.tags() <= TAGS | {"fieldset", "legend"}
    assert (markup.unbalanced, markup.repeated_ids()) == ([], [])
    fields = {
        e.attributes["id"]
        for e in markup.elements
        if e.tag in {"input", "select"} and e.attributes.get("type") != "hidden"
    }
    labels = {e.attributes["for"] for e in markup.elements if e.tag == "label"}
    assert fields == labels
    assert {e.attributes["action"] for e in markup.elements if e.tag == "form"} == {path}


def test_whoever_came_in_finds_the_forms_from_the_event(inside: Desk) -> None:
    assert FORMS in Markup(inside.client.get("/events/e1-shelling").text).links()
    assert "Split claims out" in Markup(inside.client.get(f"{FORMS}?lang=en").text).text
