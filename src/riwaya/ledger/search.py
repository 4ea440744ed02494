"""Full-text search: which sentences hold all the words, under the caller's reading of words.

`analyse` turns a text into terms (letters folded, clitics split, several readings a word); it makes the terms
of a stored sentence and of a question alike. A word is held where one of its terms is. SQLite's FTS5 keeps
and finds the terms; its query language never sees a user's input unquoted.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from riwaya.ledger.pages import is_storable
from riwaya.ledger.queries import Condition, checked_limit, read_stored
from riwaya.ledger.records import IndexedSentence, SearchHit
from riwaya.model.claim import PageRecord
from riwaya.model.page import RawPage

Analyse = Callable[[str], Sequence[str]]

# The codebook's sentence: every line break ends one; so does a stop before white space, unless a single
# letter stands before it (initials, titles).
_SENTENCE_END = re.compile('(?<=[.!?\u061f])(?<![\\s.][^\\W\\d_]\\.)["”»’)\\]]*(?=\\s)|\n+')


def find_sentences(page: RawPage, record: PageRecord, *, analyse: Analyse) -> tuple[IndexedSentence, ...]:
    """Finds the terms of the sentences of a page's `main` and `other` segments.

    Args:
        page: The page.
        record: What was read of it.
        analyse: Turns a text into terms.

    Returns:
        Sentences in text order.
    """
    return tuple(
        IndexedSentence(start, end, segment.kind, " ".join(map(_term, filter(_is_term, terms))))
        for segment in record.segments
        if segment.kind in {"main", "other"}
        for start, end in cut_sentences(page.text, segment.start, segment.end)
        for terms in [analyse(page.text[start:end])]
    )


def index_reading(
    connection: sqlite3.Connection, reading: int, *, sentences: Sequence[IndexedSentence]
) -> None:
    """Puts the sentences of a reading into the index.

    Args:
        connection: Inside a transaction.
        reading: Number of a reading that is not indexed.
        sentences: From `find_sentences`.
    """
    for sentence in sentences:
        number = connection.execute(
            "INSERT INTO sentence (reading, first, last, segment) VALUES (?, ?, ?, ?) RETURNING number",
            (reading, sentence.start, sentence.end, sentence.segment),
        ).fetchone()[0]
        connection.execute(
            "INSERT INTO sentence_terms (rowid, terms) VALUES (?, ?)", (number, sentence.terms)
        )
    connection.execute("UPDATE reading SET sentences = ? WHERE number = ?", (len(sentences), reading))


def index_some(connection: sqlite3.Connection, *, analyse: Analyse, most: int) -> bool:
    """Indexes current readings that are not in the index yet.

    Args:
        connection: Inside a transaction.
        analyse: Turns a text into terms.
        most: How many readings to take at once.

    Returns:
        False where there was none.
    """
    rows = connection.execute(
        "SELECT number FROM reading WHERE sentences IS NULL AND current = 1 ORDER BY number LIMIT ?", (most,)
    ).fetchall()
    for (number,) in rows:
        stored = read_stored(connection, number)
        sentences = find_sentences(stored.page, stored.record, analyse=analyse)
        index_reading(connection, number, sentences=sentences)
    return bool(rows)


def clear_index(connection: sqlite3.Connection) -> None:
    """Empties the index; every current reading waits to be indexed again.

    Args:
        connection: Inside a transaction.
    """
    connection.execute("INSERT INTO sentence_terms (sentence_terms) VALUES ('delete-all')")
    connection.execute("DELETE FROM sentence")
    connection.execute("UPDATE reading SET sentences = NULL WHERE sentences IS NOT NULL")


def search_sentences(
    connection: sqlite3.Connection, words: Sequence[str], *, analyse: Analyse, limit: int
) -> Iterator[SearchHit]:
    """Sentences that hold all the words, best match first.

    Args:
        connection: Open ledger.
        words: As a person typed them; an entry with blanks counts as several. Words without a letter or
            digit are passed over.
        analyse: The analysis that the index was made with.
        limit: Most hits.

    Yields:
        Hits in pages' current readings; none where no word is left.
    """
    expression = match_expression(words, analyse=analyse)
    if expression is None:
        return
    rows = connection.execute(
        "SELECT s.reading, s.first, s.last, s.segment FROM sentence_terms t"
        " JOIN sentence s ON s.number = t.rowid JOIN reading r ON r.number = s.reading"
        " WHERE sentence_terms MATCH ? AND r.current = 1 ORDER BY t.rank, s.number LIMIT ?",
        (expression, checked_limit(limit)),
    ).fetchall()
    for reading, start, end, segment in rows:
        page_id, text = connection.execute(
            "SELECT p.id, v.text FROM reading r JOIN version v ON v.number = r.version"
            " JOIN page p ON p.number = r.page WHERE r.number = ?",
            (reading,),
        ).fetchone()
        claims = connection.execute(
            "SELECT id FROM claim WHERE reading = ? AND first >= ? AND last <= ? ORDER BY first, ordinal",
            (reading, start, end),
        ).fetchall()
        ids = tuple(identity for (identity,) in claims)
        yield SearchHit(
            page_id=page_id, start=start, end=end, text=text[start:end], segment=segment, claims=ids
        )


def text_condition(text: str, *, analyse: Analyse) -> Condition:
    """Claims whose sentence holds all the words of a text, as a condition for `read_claims`.

    Args:
        text: Words as a person typed them.
        analyse: The analysis that the index was made with.

    Returns:
        SQL and its values; never true where the text holds no word.
    """
    expression = match_expression([text], analyse=analyse)
    if expression is None:
        return "0 = 1", ()
    return (
        "c.number IN (SELECT f.number FROM sentence_terms t JOIN sentence s ON s.number = t.rowid"
        " JOIN claim f ON f.reading = s.reading AND f.first >= s.first AND f.last <= s.last"
        " WHERE sentence_terms MATCH ?)",
        (expression,),
    )


def match_expression(words: Sequence[str], *, analyse: Analyse) -> str | None:
    """FTS5's expression for "all of these words, each in any of its readings".

    Args:
        words: As a person typed them.
        analyse: Turns a text into terms.

    Returns:
        Quoted terms only, joined by AND and OR; None where nothing can match: no word has a term, or a word
        cannot stand in any stored text.
    """
    groups: dict[str, None] = {}
    for word in " ".join(words).split():
        if not is_storable(word):
            return None
        terms = sorted({_term(term) for term in analyse(word) if _is_term(term)})
        if terms:
            groups["(" + " OR ".join(f'"{term}"' for term in terms) + ")"] = None
    return " AND ".join(groups) or None


def cut_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a stretch of text into its sentences.

    Args:
        text: The page's raw text.
        start: Where the stretch begins.
        end: Where it ends (out).

    Yields:
        (start, end) of non-blank sentences in text order, raw offsets, blanks around them left out.
    """
    at = start
    for cut in [*(match.end() for match in _SENTENCE_END.finditer(text, start, end)), end]:
        body = text[at:cut]
        if bare := body.strip():
            lead = len(body) - len(body.lstrip())
            yield at + lead, at + lead + len(bare)
        at = cut


def _is_term(term: str) -> bool:
    """Whether FTS5 would keep anything of it: without a letter or digit it has nothing to match."""
    return is_storable(term) and any(character.isalnum() or character > "\x7f" for character in term)


def _term(term: str) -> str:
    """Takes out what ends a string in FTS5's language or in C."""
    return term.replace('"', " ").replace("\0", " ")
