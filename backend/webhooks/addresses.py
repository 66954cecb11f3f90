"""Which addresses we call: public ones over HTTPS. Names are resolved here, and what they resolve to is what is called.

So a name that is public when it is looked at cannot be private when it is called. Demo mode listens on loopback only
and is for trying things out: there any address is called.
"""

from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from backend.webhooks.errors import AddressRefused

Address = IPv4Address | IPv6Address
RESOLVE_SECONDS = 3
PORTS = {"https": 443, "http": 80}
_NAT64 = IPv6Network("64:ff9b::/96")


class Target(NamedTuple):
    """What is called: ``url`` names an address, ``host`` is for its certificate and the Host header."""

    url: str
    host: str
    host_header: str


async def target_of(url: str, *, any_address: bool) -> Target:
    """Where a call to ``url`` goes. Raises AddressRefused."""
    parts = _parts(url, any_address=any_address)
    host = parts.hostname or ""
    port = _port(parts)
    found = await _resolved(host, port)
    if not any_address and not all(is_public(address) for address in found):
        raise AddressRefused("it is not a public address")
    literal = f"[{found[0]}]" if found[0].version == 6 else str(found[0])
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(f"{parts.scheme}://{literal}:{port}{path}", host, parts.netloc)


def is_public(address: Address) -> bool:
    """Whether it belongs to somebody on the Internet: never this machine, its network, or one hidden inside."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _parts(url: str, *, any_address: bool) -> SplitResult:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        raise AddressRefused("it is no URL") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise AddressRefused("it is no URL with https")
    if parts.scheme != "https" and not any_address:
        raise AddressRefused("it has to begin with https")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise AddressRefused("it carries a user name, a password or a fragment")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS.get(parts.scheme, 443)


async def _resolved(host: str, port: int) -> list[Address]:
    try:
        return [ip_address(host)]
    except ValueError:
        pass
    try:
        async with asyncio.timeout(RESOLVE_SECONDS):
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused("its name is not known") from None
    return [ip_address(str(row[4][0]).partition("%")[0]) for row in found]
