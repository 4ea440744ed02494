"""Reads Telegram's exports (`result.json`): a message of a channel is a page.

Forwards and replies are kept as provenance. Messages without words (pictures alone) and notices of the
service are no pages and are passed over; so are chats between persons.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from riwaya.acquire.extras import require
from riwaya.acquire.screen import check_text
from riwaya.errors import InputError
from riwaya.model.page import Provenance, RawPage, Refusal, RefusalReason

# Chats that publish; those of persons with each other are not for reading.
_PUBLIC = ("channel", "supergroup", "group")
# In an export of one chat its fields stand at the top, in one of everything under `chats.list`.
_WHOLE = "chats.list.item."


def is_telegram_export(path: Path) -> bool:
    """Tells an export by its beginning, whatever the file is called.

    Args:
        path: A JSON file.

    Returns:
        True where the first kilobytes name a chat with messages, or a list of chats.
    """
    with path.open("rb") as stream:
        head = stream.read(4096)
    return b'"messages"' in head and b'"type"' in head or b'"chats"' in head


def read_export(path: Path, *, source: str, max_page_bytes: int) -> Iterator[RawPage | Refusal]:
    """Reads the messages of an export, one after the other; the file is never held whole.

    Args:
        path: `result.json`.
        source: Its name for people.
        max_page_bytes: Largest text in UTF-8.

    Yields:
        A page for every message with words: its id is `telegram:CHANNEL/MESSAGE`, its outlet the channel.

    Raises:
        InputError: `damaged` with the byte up to which it was read, `empty` where no message has words.
    """
    found = False
    with path.open("rb") as stream:
        ijson = require("ijson", extra="acquire", purpose="reading Telegram exports")
        chat: dict[str, Any] = {}
        try:
            for chat, message in _messages(ijson, stream):
                if message.get("type") == "message" and _is_public(chat):
                    offer = _read_message(chat, message, source=source, max_page_bytes=max_page_bytes)
                    if offer is not None:
                        found = True
                        yield offer
        except ijson.JSONError as error:
            where = f"found {str(error)[:200]!r} before byte {stream.tell()}"
            raise InputError("damaged", f"expected a Telegram export, {where}; export it again") from error
    if not found:
        raise InputError("empty", "expected messages of a channel, found none; leave the file out")


def _messages(ijson: Any, stream: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:  # noqa: ANN401
    """Gives every message with what was said of its chat before it."""
    chat: dict[str, Any] = {}
    builder = None
    for prefix, event, value in ijson.parse(stream):
        place = prefix.removeprefix(_WHOLE)
        if builder is not None:
            builder.event(event, value)
            if place == "messages.item" and event == "end_map":
                yield chat, builder.value
                builder = None
        elif place == "messages.item" and event == "start_map":
            builder = ijson.ObjectBuilder()
            builder.event(event, value)
        elif place in {"name", "type", "id"}:
            chat = chat | {place: value}
        elif prefix == _WHOLE[:-1] and event == "start_map":
            chat = {}


def _is_public(chat: Mapping[str, Any]) -> bool:
    return str(chat.get("type", "")).endswith(_PUBLIC)


def _read_message(
    chat: Mapping[str, Any], message: Mapping[str, Any], *, source: str, max_page_bytes: int
) -> RawPage | Refusal | None:
    text = _text(message.get("text"))
    if not text.strip():
        return None
    channel, number = chat.get("id") or chat.get("name") or source, message.get("id")
    page_id, origin = f"telegram:{channel}/{number}", f"{source}#{number}"
    try:
        check_text(text, max_page_bytes=max_page_bytes)
    except InputError as error:
        reason = msgspec.convert(error.reason, RefusalReason)
        return Refusal(reason=reason, source=origin, id=page_id, detail=str(error))
    forwarded, reply = message.get("forwarded_from"), message.get("reply_to_message_id")
    provenance = Provenance(
        forwarded_from=str(forwarded) if forwarded else None,
        reply_to=f"telegram:{channel}/{reply}" if reply is not None else None,
    )
    return RawPage(
        id=page_id,
        text=text,
        published=_published(message),
        outlet=str(chat["name"]) if chat.get("name") else None,
        origin=origin,
        provenance=provenance if provenance != Provenance() else None,
    )


def _text(value: object) -> str:
    """Joins a message's words: plain, or in pieces of which some are links, names or bold."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _text(value.get("text"))
    return "".join(map(_text, value)) if isinstance(value, list) else ""


def _published(message: Mapping[str, Any]) -> str | None:
    """Gives the time of a message; the export's local time with its offset, where both clocks are there."""
    local, unix = message.get("date"), message.get("date_unixtime")
    try:
        here = datetime.fromisoformat(str(local))
        if unix is None:
            return here.isoformat()
        there = datetime.fromtimestamp(int(Decimal(str(unix))), UTC).replace(tzinfo=None)
        offset = timedelta(minutes=round((here - there).total_seconds() / 60))
        return here.replace(tzinfo=timezone(offset)).isoformat()
    except (ValueError, ArithmeticError, OverflowError, OSError):
        return None
