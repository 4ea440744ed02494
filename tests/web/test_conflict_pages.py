"""Stories, running totals and ceasefires on the desk, over pages that were read by the real rooms."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient

from riwaya.histories import open_record_words
from riwaya.languages import load_language
from riwaya.model.ceasefire import Ceasefire
from riwaya.model.story import Story, Timeline
from riwaya.model.toll import Toll
from riwaya.web.app import create_app
from tests.conflict import fill_conflict
from tests.web.markup import Markup
from tests.web.test_pages import TAGS


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_conflict(tmp_path_factory.mktemp("war") / "riwaya.db")


@pytest.fixture(scope="module")
def desk(war: Path) -> Iterator[TestClient]:
    app = create_app(war, record_words=open_record_words(load_language("ar")))
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def story(desk: TestClient) -> Story:
    [story] = msgspec.convert(desk.get("/stories.json").json()["stories"], list[Story])
    return story


def read(desk: TestClient, path: str) -> Markup:
    response = desk.get(path)
    assert response.status_code == 200
    return Markup(response.text)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("path", ["/stories", "/stories/{}", "/tolls", "/ceasefires", "/tolls?story={}"])
def test_pages_are_whole_and_lead_only_within_the_desk(
    desk: TestClient, story: Story, path: str, lang: str
) -> None:
    path = path.format(story.id)
    markup = read(desk, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert markup.tags() <= TAGS
    assert (markup.unbalanced, markup.repeated_ids()) == ([], [])
    assert [link for link in markup.links() if not link.startswith(("/", "#", "?"))] == []


def test_stories_are_named_by_their_sides(desk: TestClient, story: Story) -> None:
    markup = read(desk, "/stories?lang=en")
    assert "Luxembourg – Monaco" in markup.text
    assert f"/stories/{story.id}?lang=en" in markup.links()


def test_story_is_told_in_time_order_with_history_in_its_year(desk: TestClient, story: Story) -> None:
    text = read(desk, f"/stories/{story.id}?lang=en").text
    places = [text.index(words) for words in ("September 2030", "30 April 2031", "4 May 2031", "28 May 2031")]
    assert places == sorted(places)
    assert "no page tells what came of it" in text


def test_a_storys_event_or_a_short_id_leads_to_it(desk: TestClient, story: Story) -> None:
    for identity in (story.id[:8], story.events[0]):
        assert (
            desk.get(f"/stories/{identity}", follow_redirects=False).headers["location"]
            == f"/stories/{story.id}"
        )
    assert desk.get("/stories/nothing").status_code == 404


def test_totals_stand_by_claimant_and_a_fall_is_called_one(desk: TestClient) -> None:
    markup = read(desk, "/tolls")
    assert "900 قتيل" in markup.text
    assert "انخفاض يناقض ما قبله" in markup.text
    assert markup.text.count("وزارة الصحة في لوكسمبورغ") == 3
    assert any(link.startswith("/pages/war-3#c-") for link in markup.links())


def test_ceasefire_has_days_mediator_breach_and_denial(desk: TestClient) -> None:
    text = read(desk, "/ceasefires?lang=en").text
    for words in ("20 May 2031", "28 May 2031", "8 days", "آيسلندا", "Breach ascribed to", "Denied by:"):
        assert words in text


def test_twins_are_the_records(desk: TestClient, story: Story) -> None:
    timeline = msgspec.json.decode(desk.get(f"/stories/{story.id}.json").content, type=Timeline)
    assert timeline.story == story
    tolls = msgspec.convert(desk.get("/tolls.json").json()["tolls"], list[Toll])
    assert {toll.story for toll in tolls} == {story.id}
    [record] = msgspec.convert(desk.get("/ceasefires.json").json()["ceasefires"], list[Ceasefire])
    assert record.held_days == 8
    assert desk.get("/tolls.json?story=nothing").status_code == 404


def test_desk_without_the_words_of_records_shows_stories_only(war: Path) -> None:
    with TestClient(create_app(war)) as client:
        assert client.get("/tolls").status_code == 404
        links = Markup(client.get("/stories").text).links()
    assert "/stories" in links
    assert not {"/tolls", "/ceasefires"} & set(links)
