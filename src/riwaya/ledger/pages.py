"""Writes pages, readings, claims and refusals; the caller holds the transaction.

A page id may come with another text (a new version) or under newer rules (a new reading): the new one
becomes current (`arrivals` says when not), the old rows stay. Rows of these tables are never changed but for
`reading.current`.
"""

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator

import msgspec
from msgspec.structs import replace

from riwaya.ledger.arrivals import is_late, step_back
from riwaya.ledger.door import Proof, RefusedClaim
from riwaya.model.claim import Claim, PageRecord, Party
from riwaya.model.page import RawPage, Refusal


def find_reading(connection: sqlite3.Connection, page: RawPage, *, rules: str) -> int | None:
    """Looks for what this page's text gave under these rules.

    Args:
        connection: Open ledger.
        page: Its id and text count, its other fields do not.
        rules: Rules version.

    Returns:
        Number of the reading; None where there is none yet.
    """
    row = connection.execute(
        "SELECT r.number FROM reading r JOIN version v ON v.number = r.version"
        " JOIN page p ON p.number = v.page"
        " WHERE p.id = ? AND v.text_sha256 = ? AND r.rules = ?",
        (storable(page.id), text_digest(page), rules),
    ).fetchone()
    return None if row is None else int(row[0])


def insert_reading(
    connection: sqlite3.Connection, page: RawPage, *, record: PageRecord, proof: Proof, run: int
) -> tuple[int, bool]:
    """Stores a page's reading, as its current one unless its text was captured before the current one's.

    Args:
        connection: Inside a transaction.
        page: As it came.
        record: Its record; only what `proof` accepted is stored as claims.
        proof: The door's verdict on `record`.
        run: Number of the run that writes.

    Returns:
        Number of the reading, and whether an older one stepped back.
    """
    number = _page_number(connection, page.id)
    late = not _is_current_text(connection, page, number=number) and is_late(connection, page, number=number)
    version = _version_number(connection, page, number=number, run=run)
    stepped_back = not late and step_back(connection, number)
    as_stored = as_json(replace(record, claims=()))
    reading = connection.execute(
        "INSERT INTO reading (version, page, rules, published, record, run, current)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (version, number, record.rules, record.published.value, as_stored, run, not late),
    ).fetchone()[0]
    for ordinal, claim in enumerate(proof.accepted):
        _insert_claim(connection, claim, reading=reading, page=number, ordinal=ordinal, outlet=page.outlet)
    for refused in proof.refused:
        _insert_refused_claim(connection, refused, page=page, rules=record.rules, run=run)
    return reading, stepped_back


def insert_refusal(connection: sqlite3.Connection, refusal: Refusal, *, run: int) -> None:
    """Stores a refused page; the same refusal again changes nothing.

    Args:
        connection: Inside a transaction.
        refusal: What was offered, where, and why it was not read.
        run: Number of the run that writes.
    """
    values = (
        "page",
        refusal.reason,
        storable(refusal.source),
        refusal.line,
        None if refusal.id is None else storable(refusal.id),
        storable(refusal.detail),
        None,
    )
    _insert_refusal_row(connection, values, record=None, run=run)


def settle_refusals(connection: sqlite3.Connection, sources: Collection[str], *, run: int) -> int:
    """Marks open refusals of pages of these sources as settled where the run did not refuse them again.

    Args:
        connection: Inside a transaction.
        sources: Files or addresses that the run has read again.
        run: Number of the run.

    Returns:
        How many were settled.
    """
    settled = 0
    for source in sorted(map(storable, sources)):
        settled += connection.execute(
            "UPDATE refusal SET settled = ? WHERE kind = 'page' AND source = ? AND settled IS NULL"
            " AND coalesce(again, run) < ?",
            (run, source, run),
        ).rowcount
    return settled


def text_digest(page: RawPage) -> str:
    """Digest of the page's text.

    Args:
        page: Its text can be written as UTF-8.

    Returns:
        SHA-256 of the UTF-8 bytes, hexadecimal.
    """
    return hashlib.sha256(page.text.encode("utf-8")).hexdigest()


def is_storable(text: str) -> bool:
    """Whether a text can be written as UTF-8.

    Args:
        text: Any string.

    Returns:
        False where it holds half a surrogate pair.
    """
    return storable(text) == text


def storable(text: str) -> str:
    r"""Makes names that came from outside fit for UTF-8.

    Args:
        text: A file name, an id, a message.

    Returns:
        The same text; halves of surrogate pairs (file names that are not UTF-8 have them) as `\udc80`.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def storable_page(page: RawPage) -> RawPage:
    """Makes a page's metadata fit for UTF-8; the text is left to the door.

    Args:
        page: As it came.

    Returns:
        The page with `storable` id, outlet, url, title, lang, origin and published.
    """
    values = {
        name: storable(value)
        for name in page.__struct_fields__
        if name != "text" and isinstance(value := getattr(page, name), str)
    }
    return replace(page, **values)


def as_json(value: object) -> str:
    """Encodes a record.

    Args:
        value: A record or a builtin value.

    Returns:
        Compact JSON, fields in the record's order.
    """
    return msgspec.json.encode(value).decode("utf-8")


def claim_tags(claim: Claim, *, outlet: str | None) -> list[tuple[str, str]]:
    """Values a claim is found by.

    Args:
        claim: The claim.
        outlet: The page's outlet: the claimant where nobody else speaks.

    Returns:
        Sorted (kind, value), values case-folded; kind is country, claimant or place.
    """
    speaker, place = claim.attribution.speaker, claim.place
    parties: list[Party | None] = [claim.source, claim.target, *claim.others, speaker]
    countries = [party.country for party in parties if party]
    countries += [casualty.victims.country for casualty in claim.casualties]
    tags: list[tuple[str, str | None]] = [("country", code) for code in countries]
    claimant = (speaker.text, speaker.name, speaker.country) if speaker else (outlet,)
    tags += [("claimant", value) for value in claimant]
    if place:
        tags.append(("country", place.country))
        tags += [("place", value) for value in (place.id, place.name, place.text)]
    return sorted({(kind, value.casefold()) for kind, value in tags if value})


def _page_number(connection: sqlite3.Connection, page_id: str) -> int:
    connection.execute("INSERT OR IGNORE INTO page (id) VALUES (?)", (page_id,))
    return int(connection.execute("SELECT number FROM page WHERE id = ?", (page_id,)).fetchone()[0])


def _is_current_text(connection: sqlite3.Connection, page: RawPage, *, number: int) -> bool:
    """True for the text whose reading is current: newer rules read it again, however old its capture is."""
    row = connection.execute(
        "SELECT 1 FROM reading r JOIN version v ON v.number = r.version"
        " WHERE r.page = ? AND r.current = 1 AND v.text_sha256 = ?",
        (number, text_digest(page)),
    )
    return row.fetchone() is not None


def _version_number(connection: sqlite3.Connection, page: RawPage, *, number: int, run: int) -> int:
    """Returns the version of this text, stored where it is new; the metadata that came first stays."""
    digest = text_digest(page)
    page_digest = hashlib.sha256(msgspec.json.encode(replace(page, origin=None))).hexdigest()
    connection.execute(
        "INSERT INTO version (page, text_sha256, page_sha256, outlet, text, meta, run)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (page, text_sha256) DO NOTHING",
        (number, digest, page_digest, page.outlet, page.text, as_json(replace(page, text="")), run),
    )
    row = connection.execute(
        "SELECT number FROM version WHERE page = ? AND text_sha256 = ?", (number, digest)
    )
    return int(row.fetchone()[0])


def _insert_claim(
    connection: sqlite3.Connection, claim: Claim, *, reading: int, page: int, ordinal: int, outlet: str | None
) -> None:
    trigger, stance = claim.trigger, claim.attribution.stance
    columns = (
        reading,
        page,
        ordinal,
        claim.id,
        claim.type,
        stance,
        claim.segment,
        trigger.start,
        trigger.end,
    )
    number = connection.execute(
        "INSERT INTO claim (reading, page, ordinal, id, type, stance, segment, first, last, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (*columns, as_json(claim)),
    ).fetchone()[0]
    _insert_tags(connection, claim_tags(claim, outlet=outlet), claim=number)


def _insert_tags(connection: sqlite3.Connection, tags: Iterable[tuple[str, str]], *, claim: int) -> None:
    rows: Iterator[tuple[str, str, int]] = ((kind, value, claim) for kind, value in tags)
    connection.executemany("INSERT INTO claim_tag (kind, value, claim) VALUES (?, ?, ?)", rows)


def _insert_refused_claim(
    connection: sqlite3.Connection, refused: RefusedClaim, *, page: RawPage, rules: str, run: int
) -> None:
    """Keeps the whole claim, so that a person can see what the rules made of the page."""
    claim, source = refused.claim, page.origin or page.url or page.id
    try:
        record = as_json(claim)
    except UnicodeEncodeError:
        record = as_json(storable(repr(claim)))
    detail = storable(f"{refused.detail} (rules {rules})")
    values = ("claim", "evidence", source, None, page.id, detail, storable(claim.id))
    _insert_refusal_row(connection, values, record=record, run=run)


def _insert_refusal_row(
    connection: sqlite3.Connection, values: tuple[str | int | None, ...], *, record: str | None, run: int
) -> None:
    digest = hashlib.sha256(msgspec.json.encode((values, record))).hexdigest()
    connection.execute(
        "INSERT INTO refusal (digest, kind, reason, source, line, id, detail, claim, record, run)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET again = excluded.run, settled = NULL",
        (digest, *values, record, run),
    )
