"""Servers on loopback for what calls out: one request a connection, read and answered by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Asked(NamedTuple):
    """A request; header names are lower case."""

    target: str
    headers: dict[str, str]
    body: bytes


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[str]:
    """The address of a server that answers with ``serve`` until the block ends."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
    await server.wait_closed()


async def asked(reader: asyncio.StreamReader) -> Asked:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:-2])}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(lines[0].split(" ")[1], headers, body)


async def answer(writer: asyncio.StreamWriter, status: int, body: bytes = b"", **headers: str) -> None:
    fields = {"content-length": str(len(body)), "connection": "close"} | headers
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    writer.write(f"HTTP/1.1 {status} so\r\n{head}\r\n".encode() + body)
    await writer.drain()
    writer.close()
