import json
from pathlib import Path
from typing import Any

from tests.acquire.archives import TEXT

from riwaya.acquire import read_sources
from riwaya.model.page import Provenance, RawBytes, RawPage, Refusal


def message(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2031-03-06T00:30:00",
        "date_unixtime": "1930512600",
        "from": "المنارة",
        "text": TEXT,
    } | fields


def channel(*messages: dict[str, Any], kind: str = "public_channel") -> dict[str, Any]:
    return {"name": "المنارة", "type": kind, "id": 42, "messages": list(messages)}


def read(path: Path, export: object, *, max_page_bytes: int = 5000) -> list[RawPage | RawBytes | Refusal]:
    path.write_text(json.dumps(export, ensure_ascii=False, indent=1), encoding="utf-8")
    return list(read_sources([str(path)], max_page_bytes=max_page_bytes))


def test_message_is_a_page_with_the_channel_for_its_outlet(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    assert read(path, channel(message(7))) == [
        RawPage(
            id="telegram:42/7",
            text=TEXT,
            published="2031-03-06T00:30:00+03:00",
            outlet="المنارة",
            origin=f"{path}#7",
        )
    ]


def test_words_in_pieces_are_joined(tmp_path: Path) -> None:
    pieces = [
        "أعلنت ",
        {"type": "bold", "text": "البلدية"},
        " افتتاح الجسر ",
        {"type": "link", "text": "x.example"},
    ]
    [page] = read(tmp_path / "result.json", channel(message(7, text=pieces)))
    assert isinstance(page, RawPage)
    assert page.text == "أعلنت البلدية افتتاح الجسر x.example"


def test_forwards_and_replies_are_provenance(tmp_path: Path) -> None:
    export = channel(message(8, forwarded_from="السارية"), message(9, reply_to_message_id=8))
    forward, reply = read(tmp_path / "result.json", export)
    assert isinstance(forward, RawPage)
    assert isinstance(reply, RawPage)
    assert forward.provenance == Provenance(forwarded_from="السارية")
    assert reply.provenance == Provenance(reply_to="telegram:42/8")


def test_notices_and_messages_without_words_are_no_pages(tmp_path: Path) -> None:
    export = channel(
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        message(2, text="", photo="photos/1.jpg"),
        message(3),
    )
    [page] = read(tmp_path / "result.json", export)
    assert isinstance(page, RawPage)
    assert page.id == "telegram:42/3"


def test_export_of_everything_gives_its_channels_and_no_private_chat(tmp_path: Path) -> None:
    private = channel(message(1), kind="personal_chat") | {"id": 1}
    export = {"about": "x", "chats": {"about": "y", "list": [private, channel(message(2))]}}
    [page] = read(tmp_path / "anything.json", export)
    assert isinstance(page, RawPage)
    assert page.id == "telegram:42/2"


def test_message_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    bad, good = read(tmp_path / "result.json", channel(message(1, text=TEXT * 50), message(2)))
    assert isinstance(bad, Refusal)
    assert (bad.reason, bad.id) == ("too_large", "telegram:42/1")
    assert isinstance(good, RawPage)


def test_export_that_is_cut_off_gives_its_whole_messages_and_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    data = json.dumps(channel(message(1), message(2))).encode()
    path.write_bytes(data[:-200])
    good, bad = read_sources([str(path)], max_page_bytes=5000)
    assert isinstance(good, RawPage)
    assert isinstance(bad, Refusal)
    assert bad.reason == "damaged"
    assert f"byte {len(data) - 200}" in bad.detail


def test_export_without_words_is_empty(tmp_path: Path) -> None:
    [refusal] = read(tmp_path / "result.json", channel(message(1, text="")))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "empty"
