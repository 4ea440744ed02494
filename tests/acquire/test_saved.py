from pathlib import Path

from tests.acquire.archives import make_html

from riwaya.acquire import read_sources
from riwaya.model.page import RawBytes


def test_saved_page_keeps_its_bytes(tmp_path: Path) -> None:
    data = make_html(charset="windows-1256")
    (tmp_path / "page.html").write_bytes(data)
    [page] = read_sources([str(tmp_path / "page.html")], max_page_bytes=5000)
    assert isinstance(page, RawBytes)
    assert (page.id, page.data) == ("page", data)


def test_pages_of_a_saved_site_are_named_by_their_way_from_its_folder(tmp_path: Path) -> None:
    for folder in ("2031/03", "2031/04"):
        path = tmp_path / folder / "index.html"
        path.parent.mkdir(parents=True)
        path.write_bytes(make_html())
    pages = list(read_sources([str(tmp_path)], max_page_bytes=5000))
    assert [page.id for page in pages if isinstance(page, RawBytes)] == ["2031/03/index", "2031/04/index"]


def test_address_that_the_browser_wrote_down_is_the_pages(tmp_path: Path) -> None:
    saved = b"<!DOCTYPE html>\n<!-- saved from url=(0026)https://manara.example/1 -->\n" + make_html()
    (tmp_path / "page.htm").write_bytes(saved)
    [page] = read_sources([str(tmp_path / "page.htm")], max_page_bytes=5000)
    assert isinstance(page, RawBytes)
    assert page.url == "https://manara.example/1"
