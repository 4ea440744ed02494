"""Connections that go only to judged addresses and end at a deadline, however slowly the other side sends."""

import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from riwaya.acquire.fetching.addresses import Resolve, choose_address

Dial = Callable[[str, int, float], httpcore.NetworkStream]

_CONNECT_S = 10.0


class Deadline:
    """The moment at which one try ends.

    A limit for each read would let a server that sends a byte a second hold the line for ever.
    """

    def __init__(self, seconds: float, *, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._end = monotonic() + seconds

    def left_s(self) -> float:
        """Tells how long is left.

        Returns:
            Seconds, above 0.

        Raises:
            ReadTimeout: Nothing is left.
        """
        left = self._end - self._monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this page is over")
        return left


class JudgedBackend(httpcore.NetworkBackend):
    """Opens connections to the addresses that names were judged by."""

    def __init__(self, deadline: Deadline, *, resolve: Resolve, dial: Dial) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._dial = dial

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to a public address of a host.

        Args:
            host: Name in the page's address.
            port: Its port.
            timeout: Not used: the deadline holds.
            local_address: Not used.
            socket_options: Not used.

        Returns:
            The connection.
        """
        address = choose_address(host, port, resolve=self._resolve)
        return _TimedStream(
            self._dial(address, port, min(_CONNECT_S, self._deadline.left_s())), self._deadline
        )


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step takes at most what is left until the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads what has come, `max_bytes` at most."""
        return self._stream.read(max_bytes, self._deadline.left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        self._stream.write(buffer, self._deadline.left_s())

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Goes over to TLS; the certificate is checked against the name, not the address."""
        secure = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left_s())
        return _TimedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (as the library has it)
        """Gives what the library asks of the connection."""
        return self._stream.get_extra_info(info)


def dial_address(address: str, port: int, timeout_s: float) -> httpcore.NetworkStream:
    """Connects to an address.

    Args:
        address: IPv4 or IPv6, judged before.
        port: Port.
        timeout_s: Longest wait.

    Returns:
        The connection.
    """
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=timeout_s)
