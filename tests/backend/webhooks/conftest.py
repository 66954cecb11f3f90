"""A shop whose buyer is called on loopback, where demo mode calls any address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from tests.backend.purchases.conftest import shop

__all__ = ["Listener", "listener", "shop"]


@dataclass
class Listener:
    """A program of a user's: keeps the calls, answers ``status``."""

    status: int = 204
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[1:-2]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        self.calls.append((headers, body))
        more = "location: http://127.0.0.1:1/away\r\n" if self.status == 302 else ""
        writer.write(f"HTTP/1.1 {self.status} so\r\n{more}content-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    made = Listener()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hooks?from=aiqleads"
    yield made
    server.close()
    await server.wait_closed()
