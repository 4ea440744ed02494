"""What every page says; that hostile text stays text, marks hold the evidence, links keep the language."""

from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from fastapi.testclient import TestClient
from msgspec.structs import replace

from riwaya.ledger.records import SketchedText
from riwaya.ledger.store import Ledger
from riwaya.model.copy import Copy, CopyCandidate, Credit, Sketch
from riwaya.web.app import create_app
from tests.web.made_up import (
    HOSTILE_ID,
    LONG_WORD,
    PORT,
    fill_ledger,
    harbour_claims,
    port_claims,
    shelling,
    words_of,
)
from tests.web.markup import Markup

HOSTILE_PATH = f"/pages/{quote(HOSTILE_ID, safe='')}"
PATHS = [
    "/",
    "/events",
    "/events?q=القصف",
    "/events/e1-shelling",
    "/events/e3-hostile",
    "/events/e1-shelling/why",
    "/events/e3-hostile/why",
    "/pages/a1",
    HOSTILE_PATH,
    "/stories",
    "/tolls",
    "/ceasefires",
    "/claims",
    "/refused",
    "/about",
    "/no/such/page",
]
TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "header",
        "nav",
        "main",
        "footer",
        "section",
        "article",
    ),
    *("h1", "h2", "h3", "p", "div", "span", "b", "small", "q", "a", "bdi", "time", "mark", "svg", "rect"),
    *("form", "label", "input", "select", "option", "button", "details", "summary"),
    *("ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}


def read(client: TestClient, path: str) -> Markup:
    return Markup(client.get(path).text)


@pytest.mark.parametrize("lang", ["", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_no_text_of_a_page_becomes_markup(client: TestClient, path: str, lang: str) -> None:
    markup = read(client, path + (f"{'&' if '?' in path else '?'}lang={lang}" if lang else ""))
    assert markup.tags() <= TAGS
    assert {name for name in markup.attribute_names() if name.startswith("on") or name == "style"} == set()
    assert [link for link in markup.links() if not link.startswith(("/", "#", "?"))] == []
    assert (markup.unbalanced, markup.repeated_ids()) == ([], [])


@pytest.mark.parametrize("path", PATHS)
def test_marks_never_nest(client: TestClient, path: str) -> None:
    assert [e for e in read(client, path).elements if e.tag == "mark" and "mark" in e.inside] == []


def test_hostile_text_is_shown_as_it_stands(client: TestClient) -> None:
    text = read(client, HOSTILE_PATH).text_in("text")
    for words in (
        "</p><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "{{ 7 * 7 }}",
        "&lt;b&gt;",
        LONG_WORD,
    ):
        assert words in text
    assert "خرجت U+202Eفي القرية" in text


def test_an_address_of_a_page_is_no_link(client: TestClient) -> None:
    markup = read(client, HOSTILE_PATH)
    assert "javascript:alert(1)" in markup.text
    assert not any("javascript" in link for link in markup.links())


def test_events_are_listed_disputed_first_with_axes_in_words(client: TestClient) -> None:
    html = client.get("/").text
    assert html.index("e1-shelling") < html.index("e2-talks")
    text = Markup(html).text
    assert "مختلف في وقوعه والعدد" in text
    assert "4 قائلين" in text
    assert "3 مقالات" in text
    assert "مصدران مستقلان" in text
    assert "4 قتلى على الأقل" in text
    assert "4 مارس 2031" in text
    assert "من 1 إلى 3، والمجموع 3 أحداث" in text


def test_the_list_speaks_english_and_keeps_doing_so(client: TestClient) -> None:
    markup = read(client, "/events?lang=en&type=attack")
    assert markup.elements[0].attributes == {"lang": "en", "dir": "ltr"}
    assert "disputed: whether it happened and how many" in markup.text
    inner = [link for link in markup.links() if link.startswith(("/events", "/claims", "/pages", "/about"))]
    switch = [link for link in inner if "lang=en" not in link]
    assert switch == [
        "/events.json?type=attack",
        "/events?type=attack",
        "/events",
        "/events.json?type=attack",
    ]
    assert [e.attributes["value"] for e in markup.elements if e.attributes.get("name") == "lang"] == ["en"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=talks", ["e2-talks"]),
        ("disputed=yes", ["e1-shelling"]),
        ("disputed=no", ["e2-talks", "e3-hostile"]),
        ("place=Tal+al-Rih", ["e1-shelling"]),
        ("since=2031-03-04&until=2031-03-04", ["e1-shelling"]),
        ("since=2031-03-05", []),
        ("q=يجتمع", []),
        ("q=ويجتمع", ["e2-talks"]),
        ("type=&place=&q=&since=", ["e1-shelling", "e2-talks", "e3-hostile"]),
        ("limit=1&offset=1", ["e2-talks"]),
    ],
)
def test_filters_are_in_the_address(client: TestClient, query: str, found: list[str]) -> None:
    links = read(client, f"/events?{query}").links()
    assert [link.removeprefix("/events/") for link in links if link.startswith("/events/")] == found


def test_the_parts_of_a_list_lead_to_each_other(client: TestClient) -> None:
    first = read(client, "/events?limit=1&disputed=no")
    [following] = [e.attributes["href"] for e in first.elements if e.attributes.get("rel") == "next"]
    assert following == "/events?limit=1&disputed=no&offset=1"
    second = read(client, following)
    assert [e.attributes["href"] for e in second.elements if e.attributes.get("rel") in {"next", "prev"}] == [
        "/events?limit=1&disputed=no"
    ]


def test_words_that_were_searched_are_shown_in_their_sentences(client: TestClient) -> None:
    markup = read(client, "/events?q=القمح")
    assert "لا أحداث توافق هذا البحث" in markup.text
    found = read(client, "/events?q=عشرات+الجرحى")
    assert "تعرضت بلدة تل الريح لقصف أوقع عشرات الجرحى." in found.text
    assert "/pages/a3#c-c6-voice" in found.links()


def test_an_event_has_one_row_a_claimant_with_stance_figures_and_chain(client: TestClient) -> None:
    markup = read(client, "/events/e1-shelling")
    rows = [
        e for e in markup.elements if e.tag == "li" and "claimant" in e.attributes.get("class", "").split()
    ]
    assert len(rows) == 4
    said = markup.text_in("claimants")
    for words in (
        "✗ نفي",
        "✓ إفادة",
        "! اتهام",
        "✓ ↺ إفادة",
        "عُدّل الرقم",
        "12 قتيلًا على الأقل",
        "لم يعطِ رقمًا",
    ):
        assert words in said
    assert markup.words_in("chain").startswith("صحيفة الميناء عن وزارة الدفاع في ساردا")


def test_an_events_links_jump_to_the_words_beside(client: TestClient) -> None:
    markup = read(client, "/events/e1-shelling")
    ids = {e.attributes["id"] for e in markup.elements if "id" in e.attributes}
    jumps = [e.attributes["href"] for e in markup.elements if e.attributes.get("class") == "jump"]
    assert len(jumps) == 6
    assert {jump.removeprefix("#") for jump in jumps} <= ids


def test_evidence_and_its_words_are_marked(client: TestClient) -> None:
    markup = read(client, "/events/e1-shelling")
    evidence = markup.text_in("evidence")
    for claim in (*port_claims(), *harbour_claims()):
        assert claim.evidence.text in evidence
        assert claim.trigger.text in markup.text_in("k-trigger")
    assert "ما لا يقل عن 12 مدنيا" in markup.text_in("k-casualty")
    assert "القمح" not in markup.text


def test_paragraphs_far_from_evidence_are_left_out_beside_an_event(client: TestClient) -> None:
    shown = read(client, "/events/e1-shelling").text_in("text")
    assert "وتقع البلدة على طريق الملح" in shown
    assert "وكان الطقس باردا" not in shown


def test_axes_and_positions_are_in_words(client: TestClient) -> None:
    text = read(client, "/events/e1-shelling?lang=en").words_in("axis")
    assert text.startswith("Did it happen? denies وزارة الدفاع في ساردا affirms مصدر طبي · جريدة السنابل")
    assert "How many? 15 killed مصدر طبي 4 killed وزارة الدفاع في ساردا" in text


def test_no_page_calls_anything_true_or_false(client: TestClient) -> None:
    text = read(client, "/events/e1-shelling?lang=en").text_in("beside").lower()
    assert not {"true", "false", "verified", "confirmed"} & set(text.split())


def test_a_page_shows_its_whole_text_with_segments_and_claims(client: TestClient) -> None:
    markup = read(client, "/pages/a1")
    text = markup.text_in("text")
    for line in PORT.text.splitlines():
        assert line in text
    assert "إقرأ أيضاً: أسعار القمح" in markup.text_in("s-furniture")
    assert "أثاث الصفحة: قوائم وروابط" in markup.text_in("kind")
    assert "من بيانات المصدر" in markup.text
    assert "الفاعل" in markup.text_in("fields")
    assert "قواتها" in markup.text_in("fields")
    assert "/events/e1-shelling" in markup.links()


def test_a_page_shows_its_copies_both_ways_and_whom_it_credits(tmp_path: Path) -> None:
    path = fill_ledger(tmp_path / "riwaya.db")
    credit = Credit(name="al-Marfa", text="وكالة المرفأ", start=11, end=23)
    older = CopyCandidate(version=1, page="a1", words=20, runs=0, shared=0, same_words=20)
    copy = Copy(page="a1", relation="shortened", shared=0.85)
    with Ledger.open(path) as ledger:
        numbers = {text.stored.page.id: text.version for text in ledger.unsketched()}
        for page, credits, copies in (("a1", (), ()), ("a2", (credit,), ((older, copy),))):
            sketch = Sketch(digest=page, words=20, paragraphs=(), runs=())
            text = SketchedText(version=numbers[page], page=page, sketch=sketch, credits=credits)
            ledger.add_links([text], tell=lambda *_, told=copies: told)
    client = TestClient(create_app(path))
    newer, original = Markup(client.get("/pages/a2").text), Markup(client.get("/pages/a1").text)
    assert "تنسخ" in newer.text
    assert "مختصرة · المشترك 85%" in newer.text
    assert "تنسب الخبر إلى" in newer.text
    assert "/pages/a1" in newer.links()
    assert "تنسخها" in original.text
    assert "/pages/a2" in original.links()
    assert client.get("/pages/a2.json").json()["links"]["copies"] == [msgspec.to_builtins(copy)]
    assert "تنسخ" not in Markup(client.get("/pages/a3").text).text


def test_an_event_shows_what_people_decided_on_it_and_what_became_of_it(client: TestClient) -> None:
    markup = read(client, "/events/e1-shelling?lang=en")
    assert "Decision 1 · splits claims out of an event" in markup.text
    assert "undone by decision 2" in markup.text
    assert "Decision 3 · confirms that these claims belong together" in markup.text
    assert "قرأت النصوص كلها" in markup.text
    assert "Decision 4" not in markup.text
    assert "#d1" in markup.links()
    assert "Decision" not in read(client, "/events/e2-talks?lang=en").text


def test_the_claims_list_filters_by_stance(client: TestClient) -> None:
    markup = read(client, "/claims?stance=denies")
    assert [link for link in markup.links() if link.startswith("/pages/")] == ["/pages/a1#c-c1-denial"]


def test_the_claims_list_goes_on_behind_its_last_claim(client: TestClient) -> None:
    first = read(client, "/claims?limit=5")
    [following] = [e.attributes["href"] for e in first.elements if e.attributes.get("rel") == "next"]
    rest = read(client, following)
    claims = [link for link in [*first.links(), *rest.links()] if link.startswith("/pages/")]
    assert len(claims) == len(set(claims)) == 8


def test_refusals_name_file_line_and_reason(client: TestClient) -> None:
    text = read(client, "/refused").text
    assert "سجل JSON معطوب" in text
    assert "<i>pages</i>.jsonl:7" in text


def test_an_earlier_id_of_an_event_leads_to_it(client: TestClient) -> None:
    response = client.get("/events/e0-old?lang=en", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, "/events/e1-shelling?lang=en")


def test_a_claim_leads_to_its_words(client: TestClient) -> None:
    response = client.get("/claims/c1-denial", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (307, "/pages/a1#c-c1-denial")


def test_a_list_may_be_asked_for_its_head(client: TestClient) -> None:
    assert client.head("/events").status_code == 200


def test_made_up_data_say_so_on_every_page(ledger_path: Path) -> None:
    client = TestClient(create_app(ledger_path, made_up=True, analyse=words_of))
    for path in PATHS:
        assert "بيانات مختلقة للتجربة" in client.get(path).text


def test_an_empty_ledger_says_how_to_fill_it(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "new.db").close()
    client = TestClient(create_app(tmp_path / "new.db"))
    assert "riwaya add" in client.get("/").text
    assert client.get("/claims").status_code == client.get("/refused").status_code == 200


def test_a_desk_without_search_shows_no_search(ledger_path: Path) -> None:
    client = TestClient(create_app(ledger_path))
    assert 'name="q"' not in client.get("/events").text


def test_the_desk_can_speak_english_by_itself(ledger_path: Path) -> None:
    client = TestClient(create_app(ledger_path, language_code="en"))
    assert '<html lang="en" dir="ltr">' in client.get("/").text
    assert 'href="/events?lang=ar"' in client.get("/events").text


def test_claims_that_the_ledger_lacks_are_counted(tmp_path: Path) -> None:
    path = fill_ledger(tmp_path / "riwaya.db")
    with Ledger.open(path) as ledger:
        [event] = [one for one in ledger.events() if one.id == "e2-talks"]
        gone = tuple(replace(one, claim="gone") for one in event.claims)
        ledger.replace_events([replace(event, claims=gone)])
    text = TestClient(create_app(path)).get("/events/e2-talks").text
    assert "قول واحد من هذا الحدث ليس في السجل" in text


def test_a_disputed_place_is_named_in_the_readers_language(tmp_path: Path) -> None:
    path = fill_ledger(tmp_path / "riwaya.db")
    [happened, _] = shelling().disputes
    positions = tuple(replace(held, says="Tal al-Rih") for held in happened.positions)
    with Ledger.open(path) as ledger:
        ledger.replace_events(
            [replace(shelling(), disputes=(replace(happened, axis="where", positions=positions),))]
        )
    client = TestClient(create_app(path))
    assert read(client, "/events/e1-shelling").words_in("axis").startswith("أين؟ بلدة تل الريح")
    assert read(client, "/events/e1-shelling?lang=en").words_in("axis").startswith("Where? Tal al-Rih")
