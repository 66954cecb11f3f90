"""A web search of our own for cases that say what the web finds: one loopback port, the search service's own format."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

KEY = "evals"


class WebSearch:
    """Answers every query with the same results."""

    def __init__(self) -> None:
        self.url = ""
        self.results: Sequence[dict[str, str]] = ()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer, closed."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        lengths = [line.split(":")[1] for line in head.splitlines() if line.startswith("content-length:")]
        await reader.readexactly(int(lengths[0]) if lengths else 0)
        body = json.dumps({"results": list(self.results)}).encode()
        fields = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close"
        writer.write(f"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def own_web_search() -> AsyncIterator[WebSearch]:
    """The search, listening at its ``url`` for the block."""
    search = WebSearch()
    server = await asyncio.start_server(search.answer, "127.0.0.1", 0)
    search.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/search"
    try:
        yield search
    finally:
        server.close()
        await server.wait_closed()
