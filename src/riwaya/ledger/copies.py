"""Keeps sketches of pages and the links that were found by them: copies of older pages, and credits.

One plain table of (hash, version) finds what shares hashes with a new page; a hash that stands in too many
versions is a formula and counts for nothing. Which relation the counts mean, the caller judges.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.ledger.pages import storable
from riwaya.ledger.queries import read_stored
from riwaya.ledger.records import PageLinks, StoredPage
from riwaya.model.copy import Copy, CopyCandidate, Credit, Sketch

# As in the index in memory: texts that may share one hash.
_MOST_TEXTS_A_HASH = 32
_BATCH = 64
_HALF, _WHOLE = 1 << 63, 1 << 64


def read_unsketched(connection: sqlite3.Connection) -> Iterator[StoredPage]:
    """Pages whose current text has no sketch yet, in the order in which the texts came.

    Args:
        connection: Open ledger.

    Yields:
        Pages; sketch each before the next is asked for.
    """
    after = 0
    while True:
        rows = connection.execute(
            "SELECT u.version, r.number FROM unsketched u JOIN reading r ON r.version = u.version"
            " WHERE r.current = 1 AND u.version > ? ORDER BY u.version LIMIT ?",
            (after, _BATCH),
        ).fetchall()
        for _, reading in rows:
            yield read_stored(connection, reading)
        if len(rows) < _BATCH:
            return
        after = rows[-1][0]


def find_candidates(connection: sqlite3.Connection, page_id: str, sketch: Sketch) -> list[CopyCandidate]:
    """Counts what older versions of other pages share with a text.

    Args:
        connection: Open ledger.
        page_id: The page that the text is of; its own versions are no copies.
        sketch: The text's sketch.

    Returns:
        Versions in order of arrival. Where one has equal words, only the first such: its own copies tell
        the rest.
    """
    twin = _twin(connection, page_id, sketch)
    if twin is not None:
        return [twin]
    shared: Counter[int] = Counter()
    same_words: Counter[int] = Counter()
    for value in sketch.runs:
        shared.update(_holders(connection, value))
    for value, words in sketch.paragraphs:
        for version in _holders(connection, value):
            same_words[version] += words
    found = []
    for version in sorted(shared | same_words):
        other, words, runs = connection.execute(
            "SELECT p.id, s.words, s.runs FROM sketch s JOIN version v ON v.number = s.version"
            " JOIN page p ON p.number = v.page WHERE s.version = ?",
            (version,),
        ).fetchone()
        if other != storable(page_id):
            found.append(
                CopyCandidate(
                    version=version,
                    page=other,
                    words=words,
                    runs=runs,
                    shared=shared[version],
                    same_words=same_words[version],
                )
            )
    return found


def insert_links(
    connection: sqlite3.Connection,
    page: StoredPage,
    *,
    sketch: Sketch,
    copies: Sequence[tuple[CopyCandidate, Copy]],
    credits: Sequence[Credit],
) -> None:
    """Stores a text's sketch, copies and credits; a text that has a sketch already stays as it is.

    Args:
        connection: Inside a transaction.
        page: The page with its current reading.
        sketch: Its sketch; hashes of a text of equal words are stored once, with the first.
        copies: What it is of older versions.
        credits: Whom it credits.
    """
    version = connection.execute(
        "SELECT v.number FROM version v JOIN page p ON p.number = v.page WHERE p.id = ? AND v.text_sha256 = ?",
        (storable(page.page.id), page.record.text_sha256),
    ).fetchone()[0]
    made = connection.execute(
        "INSERT OR IGNORE INTO sketch (version, digest, words, runs) VALUES (?, ?, ?, ?)",
        (version, sketch.digest, sketch.words, len(sketch.runs)),
    )
    if not made.rowcount:
        return
    if not any(candidate.equal for candidate, _ in copies):
        hashes = [(value, 0) for value in sketch.runs] + list(sketch.paragraphs)
        connection.executemany(
            "INSERT OR IGNORE INTO sketch_hash (hash, version, words) VALUES (?, ?, ?)",
            ((_signed(value), version, words) for value, words in hashes),
        )
    connection.executemany(
        "INSERT INTO copy (version, older, relation, shared) VALUES (?, ?, ?, ?)",
        ((version, candidate.version, copy.relation, copy.shared) for candidate, copy in copies),
    )
    connection.executemany(
        "INSERT INTO credit (version, first, last, name) VALUES (?, ?, ?, ?)",
        ((version, credit.start, credit.end, credit.name) for credit in credits),
    )


def read_links(connection: sqlite3.Connection, page_id: str) -> PageLinks:
    """Copies and credits of a page's current text.

    Args:
        connection: Open ledger.
        page_id: Whole id.

    Returns:
        Copies by share, then by arrival; empty where nothing is known.
    """
    row = connection.execute(
        "SELECT v.number, v.text FROM reading r JOIN version v ON v.number = r.version"
        " JOIN page p ON p.number = r.page WHERE r.current = 1 AND p.id = ?",
        (storable(page_id),),
    ).fetchone()
    if row is None:
        return PageLinks()
    version, text = row
    credits = connection.execute(
        "SELECT name, first, last FROM credit WHERE version = ? ORDER BY first", (version,)
    )
    return PageLinks(
        copies=_read_copies(connection, version, of="older", by="version"),
        copied_by=_read_copies(connection, version, of="version", by="older"),
        credits=tuple(
            Credit(name=name, text=text[first:last], start=first, end=last) for name, first, last in credits
        ),
    )


def _read_copies(connection: sqlite3.Connection, version: int, *, of: str, by: str) -> tuple[Copy, ...]:
    rows = connection.execute(
        f"SELECT p.id, c.relation, c.shared FROM copy c JOIN version v ON v.number = c.{of}"
        f" JOIN page p ON p.number = v.page WHERE c.{by} = ? ORDER BY c.shared DESC, c.{of}",
        (version,),
    )
    return tuple(Copy(page=page, relation=relation, shared=shared) for page, relation, shared in rows)


def _twin(connection: sqlite3.Connection, page_id: str, sketch: Sketch) -> CopyCandidate | None:
    if not sketch.words:
        return None
    row = connection.execute(
        "SELECT s.version, p.id FROM sketch s JOIN version v ON v.number = s.version"
        " JOIN page p ON p.number = v.page WHERE s.digest = ? AND p.id <> ? ORDER BY s.version LIMIT 1",
        (sketch.digest, storable(page_id)),
    ).fetchone()
    if row is None:
        return None
    return CopyCandidate(
        version=row[0],
        page=row[1],
        words=sketch.words,
        runs=len(sketch.runs),
        shared=len(sketch.runs),
        same_words=sketch.words,
        equal=True,
    )


def _holders(connection: sqlite3.Connection, value: int) -> list[int]:
    """Versions that hold a hash; none where so many do that it tells nothing."""
    rows = connection.execute(
        "SELECT version FROM sketch_hash WHERE hash = ? LIMIT ?", (_signed(value), _MOST_TEXTS_A_HASH + 1)
    ).fetchall()
    return [row[0] for row in rows] if len(rows) <= _MOST_TEXTS_A_HASH else []


def _signed(value: int) -> int:
    """SQLite's integers are signed."""
    return value - _WHOLE if value >= _HALF else value
