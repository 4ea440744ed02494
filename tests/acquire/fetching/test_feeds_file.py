from pathlib import Path

import pytest

from riwaya.acquire.fetching.feeds_file import WatchedFeed, read_feeds_file
from riwaya.errors import UsageError


def test_feeds_are_read_with_contact_and_delay(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        'contact = "desk@paper.example"\ndelay_s = 5\n'
        '[[feed]]\nurl = "https://a.example/rss"\noutlet = "المنارة"\nevery_s = 600\n'
        '[[feed]]\nurl = "https://b.example/news.xml"\n',
        encoding="utf-8",
    )
    found = read_feeds_file(path)
    assert (found.contact, found.delay_s) == ("desk@paper.example", 5)
    assert found.feed == (
        WatchedFeed(url="https://a.example/rss", outlet="المنارة", every_s=600),
        WatchedFeed(url="https://b.example/news.xml", every_s=900),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "feed"),
        ("feed = []", "found none"),
        ("[[feed]]\nurl = 7", "url"),
        ('[[feed]]\nurl = "https://a.example"\nevrey_s = 7', "evrey_s"),
        ('[[feed]]\nurl = "https://a.example"\nevery_s = 7', "at least 60"),
        ('[[feed]]\nurl = "feeds/rss"', "expected an http or https address"),
        ('[[feed]]\nurl = "https://a.example"\n[[feed]]\nurl = "https://a.example"', "one twice"),
        ("[[feed", "expected"),
    ],
)
def test_faulty_file_is_refused_with_what_is_wrong(tmp_path: Path, text: str, found: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=found):
        read_feeds_file(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected a file of feeds"):
        read_feeds_file(tmp_path / "gone.toml")
