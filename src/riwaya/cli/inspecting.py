"""`riwaya inspect`: what each layer of the reading room sees, for people who debug or teach."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from riwaya.cli import options
from riwaya.cli.console import PARTIAL, write_line
from riwaya.model.page import CleanPage, RawBytes, RawPage, Refusal, Segment
from riwaya.model.reading import Mention, NumberMention, ReadPage, Token

if TYPE_CHECKING:
    from riwaya.pipeline import Rooms

Text = Annotated[
    str,
    typer.Argument(metavar="TEXT|FILE.jsonl", help="A text, or a file of records {id, text, published?}."),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date of the text (ISO).")
]


def inspect(text: Text, *, published: Published = None, json: options.Json = False) -> None:
    """Print what each layer reads in a text: sentences, tokens, numbers, times, parties, names, places."""
    from riwaya.pipeline import open_rooms  # noqa: PLC0415

    settings = options.build_settings()
    rooms = open_rooms(settings.language)
    refused = False
    for offer in _pages(text, published=published, max_page_bytes=settings.max_page_bytes):
        if isinstance(offer, Refusal):
            refused = True
            sys.stderr.buffer.write(msgspec.json.encode(offer) + b"\n")
            continue
        page = _read(offer, rooms)
        if json:
            write_line(layers_of(page))
        else:
            _print_layers(page)
    if refused:
        raise typer.Exit(PARTIAL)


def layers_of(page: ReadPage) -> dict[str, object]:
    """Gives the layers of a page in one object, offsets in code points of its text.

    Args:
        page: As read.

    Returns:
        Keys `id`, `published`, `sentences`, `tokens` and one list for each kind of mention.
    """
    layers: dict[str, object] = {
        "id": page.clean.page.id,
        "published": page.published,
        "sentences": [[sentence.start, sentence.end] for sentence in page.sentences],
        "tokens": [_token(token) for sentence in page.sentences for token in sentence.tokens],
    }
    for layer in ("numbers", "times", "parties", "names", "places", "markers", "triggers"):
        mentions: Iterator[Mention] = (
            mention for sentence in page.sentences for mention in getattr(sentence, layer)
        )
        layers[layer] = [_mention(mention) for mention in mentions]
    return layers


def _pages(text: str, *, published: str | None, max_page_bytes: int) -> Iterator[RawPage | Refusal]:
    from riwaya.acquire import read_sources  # noqa: PLC0415

    if text == "-" or (text.endswith((".jsonl", ".ndjson", ".txt")) and Path(text).exists()):
        offers = read_sources([text], max_page_bytes=max_page_bytes, stdin=sys.stdin.buffer)
        yield from (offer for offer in offers if not isinstance(offer, RawBytes))  # these forms hold text
        return
    yield RawPage(id="text", text=text, published=published)


def _read(page: RawPage, rooms: "Rooms") -> ReadPage:
    """Reads a text whole: what is given to be inspected is no page with furniture."""
    from riwaya.read import Reader  # noqa: PLC0415

    digest = hashlib.sha256(page.text.encode()).hexdigest()
    whole = (Segment(kind="main", start=0, end=len(page.text)),)
    reader = Reader(rooms.language, rooms.reader.gazetteer, names=True)
    return reader.read_page(CleanPage(page=page, text_sha256=digest, segments=whole))


def _token(token: Token) -> dict[str, object]:
    return {
        "start": token.start,
        "end": token.end,
        "text": token.text,
        "kind": token.kind,
        "clitics": token.clitics,
        "stem": token.stem,
        "suffix": token.suffix,
    }


def _mention(mention: Mention) -> dict[str, object]:
    """The fields that a reader of the text can use: places in the list of tokens are left out."""
    inner = {"first", "last", "head", *(("noun",) if isinstance(mention, NumberMention) else ())}
    return {name: value for name, value in msgspec.structs.asdict(mention).items() if name not in inner}


def _print_layers(page: ReadPage) -> None:
    from riwaya.cli.tables import print_table  # noqa: PLC0415

    layers = layers_of(page)
    rows: list[tuple[object, ...]] = [("published", "", "", msgspec.json.encode(page.published).decode())]
    text = page.clean.page.text
    rows += [("sentence", f"{s.start}-{s.end}", text[s.start : s.end], s.segment) for s in page.sentences]
    for layer in list(layers)[3:]:
        for found in msgspec.convert(layers[layer], list[dict[str, object]]):
            where = f"{found.pop('start')}-{found.pop('end')}"
            said = found.pop("text")
            rest = ", ".join(
                f"{name} {_show(value)}" for name, value in found.items() if value not in (None, "", ())
            )
            rows.append((layer, where, said, rest))
    print_table(("layer", "where", "words", "read as"), rows)


def _show(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
