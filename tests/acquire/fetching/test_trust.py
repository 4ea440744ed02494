"""Pages over TLS, from real servers with certificates of the moment: whom a fetcher believes."""

import shutil
import ssl
from pathlib import Path

import pytest
from tests.acquire.archives import make_html
from tests.acquire.fetching.authorities import Authority
from tests.acquire.fetching.servers import PUBLIC, Site, answer, make_fetcher, open_site

from riwaya.acquire.fetching.faults import PassingError
from riwaya.errors import InputError

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the openssl command is not there")

HOST = "manara.example"
URL = f"https://{HOST}/1"
HTML = make_html()


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this machine trusts for the length of a test."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.trusted))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return made


def refused(tls: ssl.SSLContext, *, url: str = URL) -> tuple[PassingError, Site]:
    with open_site({"/1": answer(HTML)}, tls=tls) as site, pytest.raises(PassingError) as caught:
        make_fetcher(site).fetch(url)
    return caught.value, site


def test_page_comes_from_the_judged_address_under_the_name_that_was_asked_for(authority: Authority) -> None:
    with open_site({"/1": answer(HTML)}, tls=authority.serve_as(f"DNS:{HOST}")) as site:
        fetched = make_fetcher(site).fetch(URL)
    assert (fetched.url, fetched.data) == (URL, HTML)
    assert set(site.dialled) == {PUBLIC}
    assert set(site.names) == {HOST}
    assert f"Host: {HOST}\r\n" in site.heads["/1"]


def test_certificate_of_an_authority_that_nobody_trusts_is_refused(
    authority: Authority, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    stranger = Authority(tmp_path / "other", name="stranger")
    error, site = refused(stranger.serve_as(f"DNS:{HOST}"))
    assert error.reason == "unreachable"
    assert "CERTIFICATE_VERIFY_FAILED" in str(error)
    assert not site.asked


@pytest.mark.parametrize("name", ["DNS:other.example", f"IP:{PUBLIC}", "DNS:*.manara.example"])
def test_certificate_for_another_name_is_refused_also_one_for_the_address(
    authority: Authority, name: str
) -> None:
    error, site = refused(authority.serve_as(name))
    assert "Hostname mismatch" in str(error)
    assert not site.asked


def test_certificate_whose_time_is_over_is_refused(authority: Authority) -> None:
    error, site = refused(authority.serve_as(f"DNS:{HOST}", days=-1))
    assert "expired" in str(error)
    assert not site.asked


def test_server_that_speaks_plain_http_where_tls_is_asked_for_is_refused(authority: Authority) -> None:
    with open_site({"/1": answer(HTML)}) as site, pytest.raises(PassingError) as caught:
        make_fetcher(site).fetch(URL)
    assert caught.value.reason == "unreachable"


def test_redirect_over_tls_into_a_private_network_is_not_followed(authority: Authority) -> None:
    pages = {"/1": answer(status="302 Found", Location="https://inside.example/2"), "/2": answer(HTML)}
    with (
        open_site(pages, tls=authority.serve_as(f"DNS:{HOST}")) as site,
        pytest.raises(InputError) as caught,
    ):
        make_fetcher(site, names={"inside.example": "10.0.0.7"}).fetch(URL)
    assert caught.value.reason == "not_allowed"
    assert set(site.dialled) == {PUBLIC}
    assert site.asked["/2"] == 0


def test_name_that_leads_elsewhere_the_second_time_is_not_asked_again_for_one_connection(
    authority: Authority,
) -> None:
    """Rebinding: what was judged is what is connected to, over TLS too."""
    answers = iter([PUBLIC, PUBLIC, "127.0.0.1"])
    with open_site({"/1": answer(HTML)}, tls=authority.serve_as(f"DNS:{HOST}")) as site:
        fetcher = make_fetcher(site, resolve=lambda host, port: [next(answers)])
        assert fetcher.fetch(URL).data == HTML  # robots.txt and the page: one look-up each
        with pytest.raises(InputError) as caught:
            fetcher.fetch(URL)
    assert caught.value.reason == "not_allowed"
    assert site.dialled == [PUBLIC, PUBLIC]
