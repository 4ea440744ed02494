"""Keeps sketches of pages and the links that were found by them: copies of older pages, and credits.

`hashes` finds what shares hashes with a text. Which relation the counts mean, the caller judges.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from riwaya.ledger.hashes import MOST_TEXTS_A_HASH, find_holders, insert_hashes
from riwaya.ledger.pages import storable
from riwaya.ledger.queries import read_stored
from riwaya.ledger.records import PageLinks, SketchedText, UnsketchedText
from riwaya.model.copy import FEWEST_SHARED, Copy, CopyCandidate, Credit, Sketch

TellCopies = Callable[[Sketch, Sequence[CopyCandidate]], Sequence[tuple[CopyCandidate, Copy]]]

# Texts that share a hash with a text and are weighed; far more than are ever told of one.
_MOST_CANDIDATES = 64
# A sketch keeps one run of eight, so that one that is shared stands for as many words.
_WORDS_A_RUN = 8
_BATCH = 64


class _Counts(Struct, frozen=True, kw_only=True):
    """What versions share with a text, as the fields of `CopyCandidate` of these names: version -> count."""

    shared: Counter[int]
    same_words: Counter[int]
    common: Counter[int]
    common_words: Counter[int]


def read_unsketched(connection: sqlite3.Connection) -> Iterator[UnsketchedText]:
    """Current texts of pages that have no sketch yet, in the order in which the texts came.

    Args:
        connection: Open ledger.

    Yields:
        Each once, also where sketches are stored meanwhile.
    """
    after = 0
    while True:
        rows = connection.execute(
            "SELECT u.version, r.number FROM unsketched u JOIN reading r ON r.version = u.version"
            " WHERE r.current = 1 AND u.version > ? ORDER BY u.version LIMIT ?",
            (after, _BATCH),
        ).fetchall()
        for version, reading in rows:
            yield UnsketchedText(version=version, stored=read_stored(connection, reading))
        if len(rows) < _BATCH:
            return
        after = rows[-1][0]


def insert_links(connection: sqlite3.Connection, texts: Sequence[SketchedText], *, tell: TellCopies) -> int:
    """Stores sketches, copies and credits of texts; a text that has a sketch already stays as it is.

    Args:
        connection: Inside a transaction.
        texts: In order of arrival; each is compared with all older ones, those among them included.
        tell: Judges which candidates a text copies.

    Returns:
        How many copies were told.
    """
    holders = find_holders(connection, chain.from_iterable(map(_hashes, texts)))
    held: dict[int, list[int]] = {}
    told = 0
    for text in texts:
        if _insert_sketch(connection, text):
            copies = tell(text.sketch, _find_candidates(connection, text, holders=holders))
            _insert_found(connection, text, copies=copies)
            told += len(copies)
            # Hashes of a text of equal words are stored once, with the first.
            if not any(candidate.equal for candidate, _ in copies):
                held[text.version] = _hold(text, holders=holders)
    insert_hashes(connection, held)
    return told


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


def _find_candidates(
    connection: sqlite3.Connection, text: SketchedText, *, holders: Mapping[int, Sequence[int]]
) -> list[CopyCandidate]:
    """Counts what older versions share with a text; of those of equal words the first, whose copies tell the rest."""
    twin = _find_twin(connection, text)
    if twin is not None:
        return [twin]
    counts = _count(text.sketch, holders)
    found = (_candidate(connection, version, counts=counts) for version in _most_alike(counts))
    return [candidate for candidate in found if candidate.page != storable(text.page)]


def _count(sketch: Sketch, holders: Mapping[int, Sequence[int]]) -> _Counts:
    counts = _Counts(shared=Counter(), same_words=Counter(), common=Counter(), common_words=Counter())
    for value in sketch.runs:
        if versions := holders.get(value):
            counts.shared.update(versions)
            if len(versions) >= MOST_TEXTS_A_HASH:
                counts.common.update(versions)
    for value, words in sketch.paragraphs:
        if versions := holders.get(value):
            told = dict.fromkeys(versions, words)
            counts.same_words.update(told)
            if len(versions) >= MOST_TEXTS_A_HASH:
                counts.common_words.update(told)
    return counts


def _most_alike(counts: _Counts) -> list[int]:
    """Versions in order of arrival; of very many, brought up by formulas, those that share most."""
    enough = (version for version, shared in counts.shared.items() if shared >= FEWEST_SHARED)
    versions = sorted({*counts.same_words, *enough})
    if len(versions) > _MOST_CANDIDATES:
        likeness = {v: _WORDS_A_RUN * counts.shared[v] + counts.same_words[v] for v in versions}
        versions = sorted(sorted(versions, key=likeness.__getitem__, reverse=True)[:_MOST_CANDIDATES])
    return versions


def _candidate(connection: sqlite3.Connection, version: int, *, counts: _Counts) -> CopyCandidate:
    page, words, runs = connection.execute(
        "SELECT p.id, s.words, s.runs FROM sketch s JOIN version v ON v.number = s.version"
        " JOIN page p ON p.number = v.page WHERE s.version = ?",
        (version,),
    ).fetchone()
    return CopyCandidate(
        version=version,
        page=page,
        words=words,
        runs=runs,
        shared=counts.shared[version],
        same_words=counts.same_words[version],
        common=counts.common[version],
        common_words=counts.common_words[version],
    )


def _find_twin(connection: sqlite3.Connection, text: SketchedText) -> CopyCandidate | None:
    sketch = text.sketch
    if not sketch.words:
        return None
    row = connection.execute(
        "SELECT s.version, p.id FROM sketch s JOIN version v ON v.number = s.version"
        " JOIN page p ON p.number = v.page WHERE s.digest = ? AND p.id <> ? ORDER BY s.version LIMIT 1",
        (sketch.digest, storable(text.page)),
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


def _insert_sketch(connection: sqlite3.Connection, text: SketchedText) -> bool:
    """Stores the sketch but for its hashes; False where the text has one."""
    made = connection.execute(
        "INSERT OR IGNORE INTO sketch (version, digest, words, runs) VALUES (?, ?, ?, ?)",
        (text.version, text.sketch.digest, text.sketch.words, len(text.sketch.runs)),
    )
    return made.rowcount > 0


def _insert_found(
    connection: sqlite3.Connection, text: SketchedText, *, copies: Sequence[tuple[CopyCandidate, Copy]]
) -> None:
    connection.executemany(
        "INSERT INTO copy (version, older, relation, shared) VALUES (?, ?, ?, ?)",
        ((text.version, candidate.version, copy.relation, copy.shared) for candidate, copy in copies),
    )
    connection.executemany(
        "INSERT INTO credit (version, first, last, name) VALUES (?, ?, ?, ?)",
        ((text.version, credit.start, credit.end, credit.name) for credit in text.credits),
    )


def _hold(text: SketchedText, *, holders: dict[int, list[int]]) -> list[int]:
    """Gives the hashes that are to be kept of a text, and lets later texts of the batch find them."""
    kept = []
    for value in _hashes(text):
        versions = holders.setdefault(value, [])
        if len(versions) < MOST_TEXTS_A_HASH:
            versions.append(text.version)
            kept.append(value)
    return kept


def _hashes(text: SketchedText) -> set[int]:
    return {*text.sketch.runs, *(value for value, _ in text.sketch.paragraphs)}
