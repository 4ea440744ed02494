"""Keeps what the grouping of claims needs of texts: outlines, gists, words, keys, links, levels.

What these are and mean, the caller knows; here are rows by number. Questions about many rows are one statement each,
whose values come as a JSON list: asking one by one takes longer than answering.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

Rank = tuple[int, int]
"""Day and number of a text."""
Sides = tuple[list[Rank], list[Rank]]
"""Texts before and after a rank, the nearest first."""

_BEFORE = "SELECT day, number FROM told_key WHERE key = j.value AND (day, number) < (?2, ?3)"
_AFTER = "SELECT day, number FROM told_key WHERE key = j.value AND (day, number) > (?2, ?3)"
_TABLES = ("told", "told_key", "told_link", "told_level")


class ToldShelf:
    """The rows of texts, inside one transaction that its owner holds."""

    def __init__(self, connection: sqlite3.Connection, *, number: Callable[[str], int]) -> None:
        self._connection = connection
        self._number = number

    def clear(self) -> None:
        """Forgets all texts."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")

    def outline(self, number: int) -> bytes | None:
        """Outline of a text; None where there is no such text."""
        return self._blob("SELECT outline FROM told WHERE number = ?", number)

    def keys(self, number: int) -> bytes | None:
        """Keys of a text; None where there is no such text."""
        return self._blob("SELECT keys FROM told WHERE number = ?", number)

    def glance(self, number: int) -> bytes | None:
        """What a glance needs of a text; None where there is no such text."""
        return self._blob("SELECT glance FROM told WHERE number = ?", number)

    def text(self, number: int) -> bytes | None:
        """A whole text; None where there is no such text."""
        return self._blob("SELECT text FROM told WHERE number = ?", number)

    def put_text(self, rank: Rank, parts: Mapping[str, bytes], *, keys: Iterable[int]) -> None:
        """Keeps a text that is not there, in parts: outline, keys, glance, text."""
        day, number = rank
        self._connection.execute(
            "INSERT INTO told (number, day, outline, keys, glance, text)"
            " VALUES (:number, :day, :outline, :keys, :glance, :text)",
            {"number": number, "day": day, **parts},
        )
        self._connection.executemany(
            "INSERT INTO told_key (key, day, number) VALUES (?, ?, ?)",
            [(key, day, number) for key in sorted(keys)],
        )

    def drop_text(self, rank: Rank, *, keys: Iterable[int]) -> None:
        """Takes a text out, with its links as seen from it."""
        day, number = rank
        for table in ("told", "told_link", "told_level"):
            self._connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))
        self._connection.executemany(
            "DELETE FROM told_key WHERE key = ? AND day = ? AND number = ?",
            [(key, day, number) for key in sorted(keys)],
        )

    def texts_with(self, claim: str) -> Sequence[int]:
        """Numbers of the texts that a claim is in."""
        return [self._number(digest) for digest in digests_with(self._connection, claim)]

    def levels(self, number: int) -> dict[int, int]:
        """Positions of a text's tellings to the levels at which they were last grouped; 0 is left out."""
        return dict(
            self._connection.execute("SELECT position, level FROM told_level WHERE number = ?", (number,))
        )

    def put_levels(self, number: int, levels: dict[int, int]) -> None:
        """Keeps the levels of all tellings of a text; 0 is left out."""
        self._connection.execute("DELETE FROM told_level WHERE number = ?", (number,))
        self._connection.executemany(
            "INSERT INTO told_level (number, position, level) VALUES (?, ?, ?)",
            [(number, position, level) for position, level in sorted(levels.items())],
        )

    def near(self, keys: Sequence[int], rank: Rank, *, most: int) -> list[Sides]:
        """For each key the texts before and after a rank, at most so many on each side, the nearest first."""
        rows = self._connection.execute(
            "SELECT"
            f" (SELECT group_concat(day || ',' || number) FROM ({_BEFORE} ORDER BY day DESC, number DESC LIMIT ?4)),"
            f" (SELECT group_concat(day || ',' || number) FROM ({_AFTER} ORDER BY day, number LIMIT ?4))"
            " FROM json_each(?1) j ORDER BY j.key",
            (json.dumps(keys), *rank, most),
        )
        return [(_ranks(before), _ranks(after)) for before, after in rows]

    def stand_near(self, keys: Iterable[int], one: Rank, other: Rank, *, most: int) -> bool:
        """Tells whether fewer than `most` texts stand between two ranks in any of the keys."""
        low, high = sorted((one, other))
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM json_each(?1) j WHERE ?6 > (SELECT count(*) FROM (SELECT 1 FROM told_key"
            " WHERE key = j.value AND (day, number) > (?2, ?3) AND (day, number) < (?4, ?5) LIMIT ?6)))",
            (json.dumps(list(keys)), *low, *high, most),
        ).fetchone()
        return bool(row[0])

    def links(self, number: int) -> bytes | None:
        """All links of a text as seen from it; None where it has none."""
        return self._blob("SELECT data FROM told_link WHERE number = ?", number)

    def put_links(self, number: int, data: bytes) -> None:
        """Keeps all links of a text as seen from it."""
        self._connection.execute(
            "INSERT OR REPLACE INTO told_link (number, data) VALUES (?, ?)", (number, data)
        )

    def _blob(self, statement: str, number: int) -> bytes | None:
        row = self._connection.execute(statement, (number,)).fetchone()
        return None if row is None else bytes(row[0])


def digests_with(connection: sqlite3.Connection, claim: str) -> list[str]:
    """Finds the texts that a claim is in.

    Args:
        connection: Open ledger.
        claim: Its id.

    Returns:
        Digests of texts that are current somewhere, sorted.
    """
    rows = connection.execute(
        "SELECT DISTINCT v.text_sha256 FROM claim c JOIN reading r ON r.number = c.reading"
        " JOIN version v ON v.number = r.version WHERE c.id = ? AND r.current = 1 ORDER BY 1",
        (claim,),
    )
    return [digest for (digest,) in rows]


def _ranks(listed: str | None) -> list[Rank]:
    """Reads `day,number,day,number`."""
    numbers = list(map(int, listed.split(","))) if listed else []
    return list(zip(numbers[::2], numbers[1::2], strict=True))
