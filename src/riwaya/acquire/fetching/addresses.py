"""Decides which addresses may be connected to: those of the public network and no others.

A name is resolved once and the connection goes to the address that was judged; a name that is resolved again
for the connection could lead elsewhere the second time.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from riwaya.acquire.fetching.faults import PassingError
from riwaya.errors import InputError

Resolve = Callable[[str, int], Sequence[str]]

_SCHEMES = ("http", "https")
# Ways to write an IPv4 address in IPv6: NAT64 (RFC 6052) and 6to4 (RFC 3056); mapped ones Python unwraps.
_NAT64 = ip_network("64:ff9b::/96")


def resolve_name(host: str, port: int) -> Sequence[str]:
    """Asks the system for the addresses of a name.

    Args:
        host: Name or address.
        port: Port to connect to.

    Returns:
        Addresses in the system's order.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def choose_address(host: str, port: int, *, resolve: Resolve) -> str:
    """Resolves a name and judges where it leads.

    Args:
        host: Name or address.
        port: Port to connect to.
        resolve: Gives the addresses of a name.

    Returns:
        The first address.

    Raises:
        InputError: `not_allowed` where any of the addresses is not public (loopback, private, link-local with
            the clouds' metadata services, reserved).
        PassingError: `unreachable` where the name has none.
    """
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise PassingError("unreachable", f"expected an address for {host}, found none: {error}") from error
    if not addresses:
        raise PassingError("unreachable", f"expected an address for {host}, found none; check the name")
    closed = [address for address in addresses if not is_public(address)]
    if closed:
        raise InputError(
            "not_allowed", f"expected a public address for {host}, found {closed[0]}; nothing was fetched"
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """Tells addresses of the public network.

    Args:
        address: IPv4 or IPv6.

    Returns:
        False for all others, also where an IPv6 address wraps a private IPv4 one.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(parsed) if isinstance(parsed, IPv6Address) else None
    if inner is not None and not is_public(str(inner)):
        return False
    if isinstance(parsed, IPv6Address) and parsed in _NAT64:
        return True
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def check_address(url: str) -> str:
    """Refuses what is no plain web address.

    Args:
        url: Absolute address.

    Returns:
        The host's name.

    Raises:
        InputError: `not_allowed`: another scheme, a password in it, or no host.
    """
    try:
        parts = urlsplit(url)
        sound = parts.scheme.lower() in _SCHEMES and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.username or parts.password:
        raise InputError(
            "not_allowed", f"expected an http or https address without a password, found {url[:200]!r}"
        )
    return str(parts.hostname)


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
