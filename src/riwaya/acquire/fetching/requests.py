"""One request and its answer: no redirects, no second try, nothing larger or longer than the terms allow."""

import ssl
from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

import httpcore
from msgspec import Struct

from riwaya.acquire.encodings import decode_content
from riwaya.acquire.fetching.addresses import Resolve, check_address
from riwaya.acquire.fetching.connections import Deadline, Dial, JudgedBackend
from riwaya.acquire.fetching.faults import PassingError
from riwaya.acquire.fetching.terms import Clock, FetchTerms
from riwaya.acquire.screen import explain_size
from riwaya.errors import InputError

# What may be a page, a feed, a list or robots.txt; bodies of other types are not even read.
_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/json",
)  # fmt: skip
_TYPE_SUFFIXES = ("+xml", "+json")
_UNRESERVED = "/%:=&?~#+!$,;'@()*[]"


class Answer(Struct, frozen=True, kw_only=True):
    """What a server answered.

    Attributes:
        headers: Names in small letters; of several of one name the last.
        data: The body, unpacked; empty unless the status is 200.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes = b""

    @property
    def media_type(self) -> str | None:
        """Type of the body without parameters, in small letters; None where none is stated."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None


class Requester:
    """Sends requests, each over a connection of its own: pauses between them outlast kept connections."""

    def __init__(self, terms: FetchTerms, *, clock: Clock, resolve: Resolve, dial: Dial) -> None:
        self._terms = terms
        self._clock = clock
        self._resolve = resolve
        self._dial = dial

    def get(self, url: str, *, headers: Mapping[str, str]) -> Answer:
        """Asks for an address.

        Args:
            url: Absolute.
            headers: Further headers, e.g. of a conditional request.

        Returns:
            The answer, whatever its status.

        Raises:
            InputError: The address is not allowed, or the body is too large, damaged or of another type.
            PassingError: `unreachable` or `damaged`: no answer, or none in time, or none to its end.
        """
        check_address(url)
        deadline = Deadline(self._terms.timeout_s, monotonic=self._clock.monotonic)
        backend = JudgedBackend(deadline, resolve=self._resolve, dial=self._dial)
        sent = {
            "Host": _host_header(url),
            "User-Agent": self._terms.user_agent,
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        try:
            with (
                httpcore.ConnectionPool(_trusted(url), network_backend=backend, max_connections=1) as pool,
                pool.stream("GET", _as_ascii(url), headers=list(sent.items())) as response,
            ):
                return self._read(url, response)
        except (httpcore.TimeoutException, TimeoutError) as error:
            found = f"none within {self._terms.timeout_s:g} s"
            raise PassingError("unreachable", f"expected an answer of {url}, found {found}") from error
        except httpcore.RemoteProtocolError as error:
            raise PassingError("damaged", f"expected a whole answer of {url}, found: {error}") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise PassingError("unreachable", f"expected an answer of {url}, found: {error}") from error

    def _read(self, url: str, response: httpcore.Response) -> Answer:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
        }
        answer = Answer(url=url, status=response.status, headers=headers)
        if response.status != 200:
            return answer
        _check_type(answer)
        limit = self._terms.max_bytes
        stated = headers.get("content-length", "")
        if stated.isdecimal() and int(stated) > limit:
            raise InputError("too_large", explain_size(f"{stated} bytes at {url}", max_page_bytes=limit))
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            if len(body) > limit:
                raise InputError("too_large", explain_size(f"more at {url}", max_page_bytes=limit))
        codings = headers.get("content-encoding", "").split(",")
        data = decode_content(bytes(body), codings, limit_bytes=limit)
        return Answer(url=url, status=response.status, headers=headers, data=data)


def _check_type(answer: Answer) -> None:
    """Refuses types that hold no page; a server that states none is given the benefit of the doubt."""
    found = answer.media_type
    if found is not None and found not in _TYPES and not found.endswith(_TYPE_SUFFIXES):
        raise InputError("not_supported", f"expected a page or feed at {answer.url}, found {found[:80]}")


def _trusted(url: str) -> ssl.SSLContext | None:
    """Takes the certificates that the machine trusts; plain addresses need none."""
    return ssl.create_default_context() if url.lower().startswith("https:") else None


def _host_header(url: str) -> str:
    parts = urlsplit(_as_ascii(url))
    return parts.netloc


def _as_ascii(url: str) -> str:
    """Writes an address as it goes over the line: names in IDNA, other letters of the path in percent."""
    parts = urlsplit(url)
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError("not_allowed", f"expected a host name, found {parts.hostname!r}") from error
    host = f"[{host}]" if ":" in host else host
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    path, query = quote(parts.path or "/", safe=_UNRESERVED), quote(parts.query, safe=_UNRESERVED)
    return urlunsplit((parts.scheme.lower(), netloc, path, query, ""))
