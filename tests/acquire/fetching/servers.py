"""Servers on this machine that behave as badly as those on the web, and a network that leads to them.

Names lead to public addresses, so that the judging of addresses stays at work; only the last step, the
connection, goes to the server of the test.
"""

import socket
import socketserver
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpcore

from riwaya.acquire.fetching.addresses import Resolve
from riwaya.acquire.fetching.fetcher import Fetcher
from riwaya.acquire.fetching.terms import Clock, FetchTerms

PUBLIC = "93.184.215.14"
Serve = Callable[[socket.socket], None] | bytes


class Site:
    """What a server gives at each address; counts what it was asked for.

    Attributes:
        dialled: Addresses that were connected to.
        names: Names for which certificates were asked.
    """

    def __init__(self) -> None:
        self.port = 0
        self.pages: dict[str, Serve] = {}
        self.asked: Counter[str] = Counter()
        self.heads: dict[str, str] = {}
        self.dialled: list[str] = []
        self.names: list[str | None] = []
        self.over = threading.Event()

    def dial(self, address: str, port: int, timeout_s: float) -> httpcore.NetworkStream:
        self.dialled.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout_s)


def answer(body: bytes = b"", *, status: str = "200 OK", length: int | None = None, **headers: str) -> bytes:
    """An answer in the form of the line; `length` states another length than the body has."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    named = {"content_type": "text/html"} | headers
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@contextmanager
def open_site(pages: Mapping[str, Serve], *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site()
    site.pages = {"/robots.txt": answer(status="404 Not Found"), **pages}
    if tls is not None:
        tls.sni_callback = lambda line, name, context: site.names.append(name)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                if tls is None:
                    self.serve(self.request)
                    return
                with tls.wrap_socket(self.request, server_side=True) as line:
                    self.serve(line)
            except OSError:
                return  # the other side has gone: what a test of limits and of trust is about

        def serve(self, line: socket.socket) -> None:
            head = line.recv(65536).decode("latin-1")
            if not head:
                return  # killed before it asked
            path = head.split(" ")[1]
            site.asked[path] += 1
            site.heads[path] = head
            page = site.pages.get(path, answer(status="404 Not Found"))
            line.sendall(page) if isinstance(page, bytes) else page(line)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()


class TestClock:
    """A clock that stands still but for sleeps, which take no time."""

    __test__ = False

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    def clock(self) -> Clock:
        return Clock(now=self.now, monotonic=lambda: self.seconds, sleep=self.sleep)

    def now(self) -> datetime:
        return datetime(2031, 3, 5, 10, tzinfo=UTC) + timedelta(seconds=self.seconds)


def make_fetcher(
    site: Site,
    *,
    clock: Clock | None = None,
    names: Mapping[str, str] | None = None,
    resolve: Resolve | None = None,
    **terms: float | int | str,
) -> Fetcher:
    """A fetcher whose names lead to public addresses unless the test says otherwise."""
    given = {"timeout_s": 5.0, "max_bytes": 100_000} | terms
    return Fetcher(
        FetchTerms(**given),  # type: ignore[arg-type]
        clock=clock or TestClock().clock(),
        resolve=resolve or (lambda host, port: [(names or {}).get(host, PUBLIC)]),
        dial=site.dial,
    )
