"""Loads pages whose claims people sorted into events, and makes claims from their gold mentions.

A claim made from a mention has the mention's type, trigger, sentence and stance; its other fields are those
of the read claim that answers the mention, where a claims file is given and one does (`src/riwaya/resolve`
sees no gold).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from riwaya.analysis import content_words, read_naming
from riwaya.languages.ar.arabic import Arabic
from riwaya.model.claim import Attribution, Claim, PageRecord, Span
from riwaya.resolve import ResolvablePage, load_rarity
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.views import ReadNaming

Row = dict[str, Any]


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """Grouped pages with what is known of them.

    Attributes:
        pages: Pages with the claims made from their mentions.
        truth: Claim id to the gold event's name.
        group: Page id to the group of pages that it belongs to.
        gold: The gold events as they are.
    """

    pages: tuple[ResolvablePage, ...]
    truth: Mapping[str, str]
    group: Mapping[str, str]
    gold: tuple[Row, ...]


def read_rows(path: Path) -> list[Row]:
    """Reads a JSONL file."""
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def load_grouped(
    pages: Path, gold: Path, *, read: Mapping[str, PageRecord] | None = None, keep_dates: bool = True
) -> Grouped:
    """Loads grouped pages.

    Args:
        pages: Input records (JSONL).
        gold: Gold events (JSONL).
        read: Output records of the same pages by page id; None for claims without further fields.
        keep_dates: False where the dates of publication in `pages` are not to be used.

    Returns:
        The pages that hold mentions, with their claims.
    """
    rows = read_rows(pages)
    if not keep_dates:
        rows = [{**row, "published": None} for row in rows]
    return _load(rows, read_rows(gold), read or {})


def load_single(data: Path, read: Mapping[str, PageRecord]) -> Grouped:
    """Loads the pages that stand alone: annotated claims, sorted into events by `page_events.tsv`.

    Args:
        data: Folder of the evaluation data.
        read: Output records of these pages by page id; a page without one has claims without further fields.

    Returns:
        The pages; those that share an event, or a group's event, are one group under its name.
    """
    rows = [row for name in SINGLE for row in read_rows(data / "pages" / f"{name}.jsonl")]
    annotated = [row for name in SINGLE for row in read_rows(data / "gold" / f"{name}.jsonl")]
    sorted_by_hand = _read_page_events()
    mentions: dict[str, dict[tuple[str, ...], Row]] = {}
    for page in annotated:
        for claim in page["claims"]:
            key = _claim_key(page["id"], claim)
            name = sorted_by_hand[_digest(key)]
            event = f"{page['id']}.{name}" if name.isdigit() else name
            mentions.setdefault(event, {})[key] = _mention(page["id"], claim)
    stories = _find_stories({event: {m["id"] for m in told.values()} for event, told in mentions.items()})
    events = [
        {"event": event, "group": stories[key[0]], "mentions": [mention]}
        for event, told in mentions.items()
        for key, mention in told.items()
    ]
    return _load(rows, events, read)


def _read_page_events() -> dict[str, str]:
    """Claims, by digests of their place and kind, and the event that each tells of; no label of theirs is kept."""
    lines = Path(__file__).with_name("page_events.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {row[0]: row[1] for row in rows}


def _claim_key(page: str, claim: Row) -> tuple[str, ...]:
    trigger = claim["trigger"]
    return page, str(trigger["start"]), str(trigger["end"]), claim["type"], claim["attribution"]["stance"]


def _digest(key: tuple[str, ...]) -> str:
    return sha256("\n".join(key).encode()).hexdigest()[:16]


def _mention(page: str, claim: Row) -> Row:
    return {
        "id": page,
        "type": claim["type"],
        "stance": claim["attribution"]["stance"],
        "evidence": claim["evidence"],
        **claim["trigger"],
    }


def _find_stories(pages_of: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Page to the name of all pages that events join it to: a group's where they share an event with one."""
    story: dict[str, str] = {}
    for event, pages in sorted(pages_of.items()):
        group, dot, _ = event.rpartition(".e")
        met = {story.setdefault(page, page) for page in pages} | ({group} if dot else set())
        name = min(met, key=lambda name: (name in pages, name))
        story.update({page: name for page, known in story.items() if known in met})
    return story


def _load(pages: Sequence[Row], events: Sequence[Row], read: Mapping[str, PageRecord]) -> Grouped:
    rows = {row["id"]: row for row in pages}
    made: dict[str, list[Claim]] = {page: [] for page in rows}
    truth, group = {}, {}
    for event in events:
        for mention in event["mentions"]:
            page = rows[mention["id"]]
            record = read.get(mention["id"])
            claim = _make_claim(mention, page["text"], record.claims if record else ())
            made[mention["id"]].append(claim)
            truth[claim.id] = event["event"]
            group[mention["id"]] = event["group"]
    resolvable = tuple(
        _make_page(rows[page], claims, read.get(page)) for page, claims in made.items() if claims
    )
    return Grouped(pages=resolvable, truth=truth, group=group, gold=tuple(events))


SINGLE = ("articles", "seeds")
"""Annotated pages outside the groups."""


def read_records(path: Path) -> dict[str, PageRecord]:
    """Reads output records by page id."""
    records = (
        msgspec.json.decode(line, type=PageRecord) for line in path.read_bytes().splitlines() if line.strip()
    )
    return {record.id: record for record in records}


def _make_claim(mention: Row, text: str, read: Sequence[Claim]) -> Claim:
    key = f"{text}\0{mention['type']}\0{mention['start']}\0{mention['end']}\0{mention['stance']}"
    answer = max(read, key=lambda claim: _answers(mention, claim), default=None)
    fields = answer if answer is not None and _answers(mention, answer) else None
    own: dict[str, Any] = {
        "id": sha256(key.encode()).hexdigest()[:16],
        "type": mention["type"],
        "trigger": _span(text, mention["start"], mention["end"]),
        "evidence": _span(text, mention["evidence"]["start"], mention["evidence"]["end"]),
    }
    if fields is None:
        return Claim(**own, attribution=Attribution(stance=mention["stance"] or "asserts"))
    if fields.type != mention["type"]:
        own["mode"] = None
    said = replace(fields.attribution, stance=mention["stance"] or fields.attribution.stance)
    return replace(fields, **own, attribution=said)


def _answers(mention: Row, claim: Claim) -> int:
    """2 where triggers touch and types agree, 1 where they touch, else 0."""
    if min(mention["end"], claim.trigger.end) <= max(mention["start"], claim.trigger.start):
        return 0
    return 2 if claim.type == mention["type"] else 1


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def _make_page(row: Row, claims: Sequence[Claim], record: PageRecord | None) -> ResolvablePage:
    return ResolvablePage(
        id=row["id"],
        text=row["text"],
        text_sha256=sha256(row["text"].encode()).hexdigest(),
        published=row.get("published") or (record.published.value if record else None),
        outlet=row.get("outlet"),
        claims=tuple(claims),
        main=tuple((s.start, s.end) for s in record.segments if s.kind == "main") if record else (),
    )


def b_cubed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of one labelling of the same items against another."""
    size = len(gold)
    precision = recall = 0.0
    for item in gold:
        same = {other for other in gold if predicted[other] == predicted[item]}
        right = {other for other in gold if gold[other] == gold[item]}
        precision += len(same & right) / len(same)
        recall += len(same & right) / len(right)
    p, r = precision / size, recall / size
    return p, r, 2 * p * r / (p + r)


def cross_pairs(data: Grouped, predicted: Mapping[str, str]) -> list[tuple[bool, bool]]:
    """(said, true) for every pair of claims of different pages."""
    placed = [(claim.id, page.id) for page in data.pages for claim in page.claims]
    return [
        (predicted[a] == predicted[b], data.truth[a] == data.truth[b])
        for (a, one), (b, other) in combinations(placed, 2)
        if one != other
    ]


def pair_f1(pairs: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (said, true) judgements."""
    judged = list(pairs)
    hit = sum(said and true for said, true in judged)
    said, true = sum(said for said, _ in judged), sum(true for _, true in judged)
    return hit / max(1, said), hit / max(1, true), 2 * hit / max(1, said + true)


WordsOf = Callable[[str], Sequence[str]]


def load_words() -> tuple[WordsOf, ReadNaming]:
    """The analysis that the grouping is given: content words, and how triggers name their occurrence."""
    language = Arabic()

    return content_words(language), read_naming(language)


def load_words_rarity() -> Rarity:
    """The rarity of words that the grouping is given."""
    rarity = load_rarity(Arabic().lexicon("word_counts"))
    if rarity is None:
        raise SystemExit("word_counts.tsv: expected a row `*` with the totals, found none; build it again")
    return rarity
