"""What `watch` remembers: a small SQLite file beside the ledger.

An article is `due` until it has come, `held` with its bytes until the ledger has it, and `done` for ever
after. It is written down as held in one transaction with its bytes: whenever the process dies, an article
that came is neither lost nor fetched again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec
from msgspec import Struct

from riwaya.acquire.feeds import Entry
from riwaya.errors import LedgerError, UsageError
from riwaya.model.page import RawBytes, Refusal

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feed (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, due REAL NOT NULL, failures INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS article (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, state TEXT NOT NULL, entry BLOB, outlet TEXT,
    feed TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, offer BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS article_open ON article (state, number) WHERE state != 'done';
"""
# Parameters that say where a reader came from, not what is read.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_medium", "at_campaign", "ocid")


class FeedState(Struct, frozen=True, kw_only=True):
    """What is remembered of a feed; `due` in seconds since 1970."""

    etag: str | None = None
    last_modified: str | None = None
    due: float = 0.0
    failures: int = 0


class DueArticle(Struct, frozen=True, kw_only=True):
    """An article still to be fetched."""

    key: str
    entry: Entry
    outlet: str | None
    feed: str
    tries: int


class _Held(Struct, frozen=True, kw_only=True):
    page: RawBytes | None = None
    refusal: Refusal | None = None


class WatchState:
    """The file, open for one watcher at a time."""

    def __init__(self, path: Path) -> None:
        """Opens the file and makes it where there is none.

        Args:
            path: The file.

        Raises:
            UsageError: Another watcher has it, or it is no such file.
        """
        self._path = path
        self._connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        try:
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.execute("BEGIN EXCLUSIVE")
            self._connection.execute("COMMIT")
            self._connection.executescript(_SCHEMA)
        except sqlite3.Error as error:
            self._connection.close()
            raise UsageError(
                f"{path}: expected a file of riwaya watch that no other watch has open: {error}"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def feed(self, url: str) -> FeedState:
        """Recalls a feed.

        Args:
            url: Its address.

        Returns:
            What is known of it; the default where it is new.
        """
        row = self._connection.execute(
            "SELECT etag, last_modified, due, failures FROM feed WHERE url = ?", (url,)
        ).fetchone()
        if row is None:
            return FeedState()
        return FeedState(etag=row[0], last_modified=row[1], due=row[2], failures=row[3])

    def note_poll(
        self, url: str, state: FeedState, *, entries: Iterable[Entry] = (), outlet: str | None = None
    ) -> int:
        """Writes down a poll and the articles that it showed, in one transaction.

        Args:
            url: The feed's address.
            state: What to recall of it.
            entries: Its articles; known ones change nothing.
            outlet: Name of the outlet.

        Returns:
            Number of new articles.
        """
        new = 0
        with self._writing():
            self._connection.execute(
                "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)",
                (url, state.etag, state.last_modified, state.due, state.failures),
            )
            for entry in entries:
                new += self._connection.execute(
                    "INSERT OR IGNORE INTO article (key, state, entry, outlet, feed)"
                    " VALUES (?, 'due', ?, ?, ?)",
                    (article_key(entry.url or ""), msgspec.json.encode(entry), outlet, url),
                ).rowcount
        return new

    def due_articles(self, now: float, *, limit: int) -> list[DueArticle]:
        """Lists articles to fetch now, in the order in which they were seen.

        Args:
            now: Seconds since 1970.
            limit: At most this many.

        Returns:
            The articles.
        """
        rows = self._connection.execute(
            "SELECT key, entry, outlet, feed, tries FROM article WHERE state = 'due' AND due <= ?"
            " ORDER BY number LIMIT ?",
            (now, limit),
        )
        return [
            DueArticle(
                key=key, entry=msgspec.json.decode(entry, type=Entry), outlet=outlet, feed=feed, tries=tries
            )
            for key, entry, outlet, feed, tries in rows
        ]

    def hold(self, article: DueArticle, offer: RawBytes | Refusal) -> None:
        """Keeps what came of an article until the ledger has it; from now on it is not fetched again.

        Args:
            article: The article.
            offer: The page, or why it will not come.
        """
        held = _Held(refusal=offer) if isinstance(offer, Refusal) else _Held(page=offer)
        with self._writing():
            self._connection.execute(
                "UPDATE article SET state = 'held', offer = ? WHERE key = ?",
                (msgspec.msgpack.encode(held), article.key),
            )
            if isinstance(offer, RawBytes) and offer.url:
                # Another feed may name the article by the address at the end of the redirects.
                self._connection.execute(
                    "INSERT OR IGNORE INTO article (key, state, feed) VALUES (?, 'done', ?)",
                    (article_key(offer.url), article.feed),
                )

    def postpone(self, article: DueArticle, *, due: float) -> None:
        """Puts an article off.

        Args:
            article: The article.
            due: Seconds since 1970 at which it is tried again.
        """
        with self._writing():
            self._connection.execute(
                "UPDATE article SET tries = tries + 1, due = ? WHERE key = ?", (due, article.key)
            )

    def held(self, *, limit: int) -> Iterator[tuple[str, RawBytes | Refusal]]:
        """Gives what the ledger does not have yet.

        Args:
            limit: At most this many.

        Yields:
            Key of the article, and the page or refusal.
        """
        rows = self._connection.execute(
            "SELECT key, offer FROM article WHERE state = 'held' ORDER BY number LIMIT ?", (limit,)
        )
        for key, data in rows:
            held = msgspec.msgpack.decode(data, type=_Held)
            yield key, held.page or msgspec.convert(held.refusal, Refusal)

    def note_done(self, keys: Iterable[str]) -> None:
        """Lets go of articles that the ledger has.

        Args:
            keys: Keys of the articles.
        """
        with self._writing():
            self._connection.executemany(
                "UPDATE article SET state = 'done', offer = NULL, entry = NULL WHERE key = ?",
                [(key,) for key in keys],
            )

    def next_due(self) -> float | None:
        """Tells when the next article that was put off is to be tried.

        Returns:
            Seconds since 1970; None where none is waiting.
        """
        row = self._connection.execute("SELECT min(due) FROM article WHERE state = 'due'").fetchone()
        return None if row[0] is None else float(row[0])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Holds one transaction: all of the block is kept, or nothing."""
        try:
            with self._connection:
                self._connection.execute("BEGIN")
                yield
        except sqlite3.Error as error:
            raise LedgerError(
                f"{self._path}: expected a file of riwaya watch that can be written, SQLite says: {error}"
            ) from error


def article_key(url: str) -> str:
    """Gives the form of an address by which articles are told apart.

    Args:
        url: Absolute.

    Returns:
        Scheme and host in small letters, without fragment and without parameters that only track readers.
    """
    parts = urlsplit(url.strip())
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING)
    ]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", urlencode(kept), ""))
