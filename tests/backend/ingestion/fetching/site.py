"""A site on loopback that the tests serve: pages, refusals, slow ones; it counts who asked for what and how fast."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests import loopback


@dataclass(frozen=True)
class Reply:
    """What the site answers."""

    body: bytes = b"<html><body>hello</body></html>"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    after_seconds: float = 0.0


Answers = Reply | Callable[[int], Reply]  # or by how often the path was asked for, from 1


@dataclass
class Site:
    """``pages`` by path; the rest is 404. ``asked`` is (path, headers, seconds since the site opened)."""

    pages: dict[str, Answers] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    url: str = ""
    _server: asyncio.Server | None = None
    _opened: float = field(default_factory=time.monotonic)
    _counts: Counter[str] = field(default_factory=Counter)

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path, headers, _ = await loopback.asked(reader)
        self.asked.append((path, headers, time.monotonic() - self._opened))
        self._counts[path] += 1
        found = self.pages.get(path, Reply(b"nothing", 404))
        reply = found if isinstance(found, Reply) else found(self._counts[path])
        try:
            await asyncio.sleep(reply.after_seconds)
            await loopback.answer(writer, reply.status, reply.body, **reply.headers)
        except ConnectionError:
            pass  # who asked has gone
        finally:
            writer.close()
