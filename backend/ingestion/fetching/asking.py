"""One request: to a public address, with our own name, within limits of time and size, nothing followed."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from backend.ingestion.fetching.manners import Manners
from backend.webhooks.addresses import target_of

_WBITS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


class TooLarge(Exception):
    """The body is larger than we read, as sent or unpacked."""


class Unreadable(Exception):
    """The body is packed in a way that was not asked for, or broken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def ask(url: str, manners: Manners) -> Answer:
    """Ask once. Raises httpx.HTTPError, TimeoutError, OSError, AddressRefused, TooLarge and Unreadable."""
    async with asyncio.timeout(manners.answer_seconds):
        target = await target_of(url, any_address=manners.any_address)
        async with httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=manners.answer_seconds) as client:
            request = client.build_request(
                "GET", target.url, headers=_headers(url, manners, target.host_header),
                extensions={"sni_hostname": target.host},
            )  # fmt: skip
            response = await client.send(request, stream=True)
            try:
                body = await _body(response, manners.body_max_bytes)
            finally:
                await response.aclose()
    return Answer(response.status_code, response.headers, body)


def _headers(url: str, manners: Manners, host: str) -> dict[str, str]:
    token = manners.token[1] if manners.token and url.startswith(manners.token[0]) else None
    return ({"authorization": f"Bearer {token}"} if token else {}) | {
        "host": host, "user-agent": manners.agent, "accept": "text/html,application/json;q=0.9,*/*;q=0.5",
        "accept-language": "en-US,en;q=0.8", "accept-encoding": "gzip, deflate",
    }  # fmt: skip


async def _body(response: httpx.Response, limit: int) -> bytes:
    """Unpacked piece by piece, never more than the limit at a time: a bomb ends at it."""
    packed = response.headers.get("content-encoding", "identity").strip().lower()
    if packed not in _WBITS and packed not in ("identity", ""):
        raise Unreadable(f"the body is packed as {packed[:40]}, which we did not ask for")
    unpack = zlib.decompressobj(wbits=_WBITS[packed]) if packed in _WBITS else None
    held = bytearray()
    async for chunk in response.aiter_raw():
        try:
            held += unpack.decompress(chunk, limit - len(held) + 1) if unpack else chunk
        except zlib.error as error:
            raise Unreadable(f"the packed body is broken ({error})") from None
        if len(held) > limit:
            raise TooLarge(f"the body is larger than {limit:,} bytes")
    return bytes(held)
