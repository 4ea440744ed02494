"""The desk in a real browser: letters stay joined, nothing is fetched or run, nothing scrolls sideways."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from riwaya.web.app import create_app
from tests.web.conftest import explain
from tests.web.made_up import record_words, words_of
from tests.web.test_pages import HOSTILE_PATH, PATHS

pytestmark = pytest.mark.browser

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_TIMEOUT_S = 20
JOINED_PX = 0.5
WIDTHS = """
line => {
  const plain = line.cloneNode(false);
  plain.removeAttribute('id');
  plain.textContent = line.textContent;
  line.parentNode.append(plain);
  for (const one of [line, plain]) { one.style.whiteSpace = 'nowrap'; one.style.inlineSize = 'max-content'; }
  const widths = [line.getBoundingClientRect().width, plain.getBoundingClientRect().width];
  plain.remove();
  return widths;
}
"""


def missing(reason: str) -> None:
    if os.environ.get("RIWAYA_REQUIRE_BROWSER") == "1":
        pytest.fail(f"RIWAYA_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def address(ledger_path: Path) -> Iterator[str]:
    app = create_app(
        ledger_path, analyse=words_of, explain=explain, record_words=record_words(), made_up=True
    )
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    end = time.monotonic() + START_TIMEOUT_S
    while not server.started:
        assert time.monotonic() < end, "the server did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(START_TIMEOUT_S)
    listener.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium")
    if path is None:
        missing("there is no chromium on the path")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ImportError:
        missing("playwright is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


class Watched:
    """A browser page with everything it asked for and complained of."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._refuse)
        page.on("request", lambda request: self.requests.append(request.url))

    def _refuse(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def outside(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(f"{self.address}/")]


@pytest.fixture
def watched(chromium: Any, address: str) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1360, "height": 900}, color_scheme="light")
    yield Watched(context.new_page(), address)
    context.close()


@pytest.mark.parametrize("width", [1360, 390, 320])
def test_pages_stay_quiet_ask_nothing_outside_and_never_scroll_sideways(watched: Watched, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 844})
    for path in PATHS:
        for lang in ("", "lang=en"):
            page = watched.open(path + ("?" if lang and "?" not in path else "&" if lang else "") + lang)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} {lang}: {wide} px"
            assert page.evaluate("document.scripts.length") == 0
    # Chromium itself reports the status of the page that is not there; nothing else may speak.
    told = [one for one in watched.complaints if "404 (Not Found)" not in one]
    assert (told, watched.outside()) == ([], [])


def test_letters_stay_joined_under_marks(watched: Watched) -> None:
    page = watched.open("/pages/a1")
    lines = page.locator(".text p", has=page.locator("mark")).all()
    assert len(lines) == 2
    for line in lines:
        marked, plain = line.evaluate(WIDTHS)
        assert abs(marked - plain) <= JOINED_PX, line.text_content()


def test_the_measure_of_joined_letters_sees_padding(watched: Watched) -> None:
    page = watched.open("/pages/a1")
    line = page.locator(".text p", has=page.locator("mark")).first
    line.evaluate("line => line.querySelectorAll('mark').forEach(m => { m.style.paddingInline = '0.3em'; })")
    marked, plain = line.evaluate(WIDTHS)
    assert marked - plain > JOINED_PX


def test_a_jump_shows_the_words_beside_the_claimant(watched: Watched) -> None:
    page = watched.open("/events/e1-shelling")
    row = page.locator(".claimant", has_text="مجلس بلدة تل الريح")
    row.locator("a.jump").first.click()
    shown = page.locator(":target")
    assert shown.text_content().startswith("واتهم مجلس بلدة تل الريح")
    box = shown.bounding_box()
    assert 0 <= box["y"] <= 900 - box["height"]
    before = page.locator(".evidence").first.locator("mark").first
    colour = "one => getComputedStyle(one).backgroundColor"
    assert shown.locator("mark").first.evaluate(colour) != before.evaluate(colour)


def test_arabic_pages_run_from_the_other_side(watched: Watched) -> None:
    page = watched.open("/")
    assert page.evaluate("[document.dir, document.documentElement.lang]") == ["rtl", "ar"]
    brand, switch = page.locator(".brand").bounding_box(), page.locator(".switch").bounding_box()
    assert brand["x"] > switch["x"]
    page.locator(".switch").click()
    assert page.evaluate("[document.dir, document.documentElement.lang]") == ["ltr", "en"]
    brand, switch = page.locator(".brand").bounding_box(), page.locator(".switch").bounding_box()
    assert brand["x"] < switch["x"]


def test_a_filter_form_leads_to_a_permalink(watched: Watched) -> None:
    page = watched.open("/events?lang=en")
    page.locator("select[name=type]").select_option("talks")
    page.locator("form button").click()
    page.wait_for_url("**type=talks**")
    assert "lang=en" in page.url
    assert page.locator("li.event").count() == 1


def test_the_desk_turns_dark_where_the_reader_wants_it(chromium: Any, address: str) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    found = []
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        found.append(sum(int(part) for part in page.evaluate(colour)[4:-1].split(",")))
        context.close()
    light, dark = found
    assert light > 600
    assert dark < 150


@pytest.mark.parametrize("path", ["/events/e1-shelling", HOSTILE_PATH])
def test_pages_read_the_same_without_scripts(chromium: Any, address: str, path: str) -> None:
    texts = []
    for enabled in (True, False):
        context = chromium.new_context(java_script_enabled=enabled)
        page = context.new_page()
        page.goto(address + path)
        texts.append(page.locator("main").inner_text())
        context.close()
    assert texts[0] == texts[1]
    assert len(texts[0]) > 100


def test_hostile_text_stands_in_the_page_as_text(watched: Watched) -> None:
    page = watched.open(HOSTILE_PATH)
    assert "</p><script>alert(1)</script>" in page.locator(".text").inner_text()
    assert page.locator("img, script, iframe").count() == 0
    assert watched.complaints == []


def test_a_missing_browser_skips_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RIWAYA_REQUIRE_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no chromium"):
        missing("there is no chromium")


def test_a_missing_browser_fails_where_one_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_REQUIRE_BROWSER", "1")
    with pytest.raises(pytest.fail.Exception, match="no chromium"):
        missing("there is no chromium")
