import gzip
import socket
import time
import zlib
from typing import Any

import pytest
from tests.acquire.archives import TEXT, make_html
from tests.acquire.fetching.servers import PUBLIC, Serve, Site, TestClock, answer, make_fetcher, open_site

from riwaya.acquire.fetching.faults import PassingError
from riwaya.acquire.fetching.terms import Clock, system_clock
from riwaya.errors import InputError

URL = "http://manara.example/1"
HTML = make_html()


def real_clock() -> Clock:
    """The machine's clock for limits of time, with pauses that take none."""
    clock = system_clock()
    return Clock(now=clock.now, monotonic=clock.monotonic, sleep=lambda seconds: None)


def fails(pages: dict[str, Serve], *, url: str = URL, **terms: Any) -> tuple[InputError, Site]:
    with open_site(pages) as site, pytest.raises(InputError) as caught:
        make_fetcher(site, clock=real_clock(), **terms).fetch(url)
    return caught.value, site


def test_page_comes_with_what_is_needed_to_ask_again() -> None:
    page = answer(HTML, content_type="text/html; charset=windows-1256", ETag='"7"', Last_Modified="then")
    with open_site({"/1": page}) as site:
        fetched = make_fetcher(site, clock=TestClock().clock()).fetch(URL)
    assert (fetched.url, fetched.data, fetched.media_type) == (URL, HTML, "text/html")
    assert (fetched.etag, fetched.last_modified) == ('"7"', "then")
    assert fetched.fetched == "2031-03-05T10:00:02+00:00"
    assert site.dialled == [PUBLIC, PUBLIC]


def test_request_says_who_asks_and_whom_to_write_to() -> None:
    with open_site({"/1": answer(HTML)}) as site:
        make_fetcher(site, contact="desk@paper.example").fetch(URL)
    assert "User-Agent: riwaya/" in site.heads["/1"]
    assert "desk@paper.example" in site.heads["/1"]
    assert "Host: manara.example\r\n" in site.heads["/1"]


def test_page_that_has_not_changed_is_not_sent_again() -> None:
    def serve(line: socket.socket) -> None:
        asked = 'If-None-Match: "7"' in site.heads["/1"] and "If-Modified-Since: then" in site.heads["/1"]
        line.sendall(answer(status="304 Not Modified" if asked else "200 OK"))

    with open_site({"/1": serve}) as site:
        fetched = make_fetcher(site).fetch(URL, etag='"7"', last_modified="then")
    assert fetched.unchanged


@pytest.mark.parametrize(
    ("coding", "body"), [("gzip", gzip.compress(HTML)), ("deflate", zlib.compress(HTML)), ("gzip", HTML)]
)
def test_packed_page_is_unpacked(coding: str, body: bytes) -> None:
    with open_site({"/1": answer(body, Content_Encoding=coding)}) as site:
        assert make_fetcher(site).fetch(URL).data == HTML


def test_letters_of_an_address_are_sent_in_percent() -> None:
    with open_site({"/%D8%AE%D8%A8%D8%B1?q=%D8%A7&a=1": answer(HTML)}) as site:
        assert make_fetcher(site).fetch("http://manara.example/خبر?q=ا&a=1").data == HTML


def test_server_that_hangs_is_left_at_the_deadline_after_its_tries() -> None:
    def hang(line: socket.socket) -> None:
        site.over.wait(20)

    begin = time.monotonic()
    with open_site({"/1": hang}) as site, pytest.raises(PassingError) as caught:
        make_fetcher(site, clock=real_clock(), timeout_s=0.2).fetch(URL)
    assert caught.value.reason == "unreachable"
    assert "0.2 s" in str(caught.value)
    assert site.asked["/1"] == 3
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize("part", ["head", "body"])
def test_server_that_drips_is_left_at_the_deadline(part: str) -> None:
    def drip(line: socket.socket) -> None:
        whole = answer(HTML)
        done = 10 if part == "head" else whole.index(b"\r\n\r\n") + 4
        line.sendall(whole[:done])
        for byte in whole[done:]:
            line.sendall(bytes([byte]))
            if site.over.wait(0.05):
                return

    begin = time.monotonic()
    with open_site({"/1": drip}) as site, pytest.raises(PassingError) as caught:
        make_fetcher(site, clock=real_clock(), timeout_s=0.3, tries=1).fetch(URL)
    assert caught.value.reason == "unreachable"
    assert time.monotonic() - begin < 2


def test_redirects_are_followed_and_the_last_address_is_the_pages() -> None:
    pages: dict[str, Serve] = {
        "/1": answer(status="301 Moved", Location="/2"),
        "/2": answer(status="302 Found", Location="http://other.example/3"),
        "/3": answer(HTML),
    }
    with open_site(pages) as site:
        assert make_fetcher(site).fetch(URL).url == "http://other.example/3"


def test_redirects_in_circles_are_left() -> None:
    error, site = fails(
        {
            "/1": answer(status="302 Found", Location="/2"),
            "/2": answer(status="302 Found", Location="/1"),
        }
    )
    assert error.reason == "unreachable"
    assert "circles" in str(error)
    assert (site.asked["/1"], site.asked["/2"]) == (1, 1)


def test_endless_redirects_are_left_after_five() -> None:
    pages: dict[str, Serve] = {
        f"/{i}": answer(status="302 Found", Location=f"/{i + 1}") for i in range(1, 20)
    }
    error, site = fails(pages)
    assert "more than 5" in str(error)
    assert site.asked["/7"] == 0


@pytest.mark.parametrize(
    "target",
    ["http://metadata.internal/", "http://127.0.0.1/", "file:///etc/passwd", "http://u:p@x.example/"],
)
def test_redirect_into_what_is_not_public_is_not_followed(target: str) -> None:
    with (
        open_site({"/1": answer(status="302 Found", Location=target)}) as site,
        pytest.raises(InputError) as caught,
    ):
        make_fetcher(site, names={"metadata.internal": "169.254.169.254", "127.0.0.1": "127.0.0.1"}).fetch(
            URL
        )
    assert caught.value.reason == "not_allowed"
    assert set(site.dialled) == {PUBLIC}


def test_server_that_states_more_than_it_sends_is_found_out() -> None:
    error, site = fails({"/1": answer(HTML, length=len(HTML) + 50)})
    assert error.reason == "damaged"
    assert site.asked["/1"] == 3


def test_server_that_states_less_than_it_sends_gives_what_it_stated() -> None:
    with open_site({"/1": answer(HTML + b"x" * 5000, length=len(HTML))}) as site:
        assert make_fetcher(site).fetch(URL).data == HTML


@pytest.mark.parametrize("length", [200_000, 10**15])
def test_page_that_states_too_much_is_not_read(length: int) -> None:
    error, _ = fails({"/1": answer(b"x", length=length)})
    assert error.reason == "too_large"


def test_page_that_goes_on_for_ever_is_left_at_the_limit() -> None:
    def pour(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not site.over.is_set():
            line.sendall(b"x" * 10_000)

    with open_site({"/1": pour}) as site, pytest.raises(InputError) as caught:
        make_fetcher(site, clock=real_clock()).fetch(URL)
    assert caught.value.reason == "too_large"


def test_head_that_goes_on_for_ever_is_left() -> None:
    def pour(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        while not site.over.is_set():
            line.sendall(b"X-Pad: " + b"x" * 10_000 + b"\r\n")

    with open_site({"/1": pour}) as site, pytest.raises(InputError) as caught:
        make_fetcher(site, clock=real_clock(), tries=1).fetch(URL)
    assert caught.value.reason == "damaged"


def test_bomb_is_not_unpacked_beyond_the_limit() -> None:
    bomb = gzip.compress(b"x" * 100_000_000)[:99_000]
    error, _ = fails({"/1": answer(bomb, Content_Encoding="gzip")})
    assert error.reason == "too_large"


def test_packed_page_that_is_cut_off_is_damaged() -> None:
    error, _ = fails({"/1": answer(gzip.compress(HTML)[:-12], Content_Encoding="gzip")})
    assert error.reason == "damaged"


def test_body_of_another_type_is_not_read() -> None:
    error, _ = fails({"/1": answer(b"\x89PNG", content_type="image/png")})
    assert error.reason == "not_supported"


@pytest.mark.parametrize("garbage", [b"no http at all\r\n\r\n", b"", b"HTTP/9.9 abc\r\n\r\n"])
def test_server_that_does_not_speak_http_is_a_fault_that_may_pass(garbage: bytes) -> None:
    error, _ = fails({"/1": garbage})
    assert isinstance(error, PassingError)


def test_page_that_is_not_there_is_asked_for_once() -> None:
    error, site = fails({"/1": answer(status="410 Gone")})
    assert not isinstance(error, PassingError)
    assert "410" in str(error)
    assert site.asked["/1"] == 1


def test_busy_server_is_asked_again_when_it_says() -> None:
    def serve(line: socket.socket) -> None:
        busy = answer(status="503 Busy", Retry_After="7")
        line.sendall(busy if site.asked["/1"] < 3 else answer(HTML))

    clock = TestClock()
    with open_site({"/1": serve}) as site:
        assert make_fetcher(site, clock=clock.clock(), delay_s=0, backoff_s=4).fetch(URL).data == HTML
    assert clock.slept == [7, 8]


def test_pauses_are_kept_between_requests_to_one_host_and_not_between_hosts() -> None:
    clock = TestClock()
    with open_site({"/1": answer(HTML)}) as site:
        fetcher = make_fetcher(site, clock=clock.clock(), delay_s=3)
        fetcher.fetch(URL)
        fetcher.fetch(URL)
        assert clock.slept == [3, 3]
        fetcher.fetch("http://sariya.example/1")
    assert clock.slept == [3, 3, 3]


def test_robots_are_asked_once_and_heard() -> None:
    rules = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 9\n"
    clock = TestClock()
    with open_site({"/robots.txt": answer(rules, content_type="text/plain"), "/1": answer(HTML)}) as site:
        fetcher = make_fetcher(site, clock=clock.clock(), delay_s=1)
        fetcher.fetch(URL)
        with pytest.raises(InputError) as caught:
            fetcher.fetch("http://manara.example/closed/1")
        fetcher.fetch(URL)
    assert caught.value.reason == "not_allowed"
    assert site.asked == {"/robots.txt": 1, "/1": 2}
    assert clock.slept[-1] == 9


def test_robots_hold_for_the_target_of_a_redirect() -> None:
    rules = b"User-agent: riwaya\nDisallow: /closed\n"
    error, site = fails(
        {
            "/robots.txt": answer(rules, content_type="text/plain"),
            "/1": answer(status="302 Found", Location="/closed"),
        }
    )
    assert error.reason == "not_allowed"
    assert site.asked["/closed"] == 0


def test_host_whose_rules_cannot_be_had_is_left_alone() -> None:
    error, site = fails({"/robots.txt": answer(status="500 Broken"), "/1": answer(HTML)})
    assert isinstance(error, PassingError)
    assert site.asked["/1"] == 0


def test_text_of_an_arabic_page_comes_whole() -> None:
    page = answer(make_html(charset="windows-1256"), content_type="text/html; charset=utf-8")
    with open_site({"/1": page}) as site:
        assert TEXT in make_fetcher(site).fetch(URL).data.decode("windows-1256")
