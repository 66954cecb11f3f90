"""A shop whose buyer is called on loopback, where demo mode calls any address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from tests import loopback
from tests.backend.purchases.conftest import shop

__all__ = ["Listener", "listener", "shop"]


@dataclass
class Listener:
    """A program of a user's: keeps the calls, answers ``status``."""

    status: int = 204
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await loopback.asked(reader)
        self.calls.append((request.headers, request.body))
        more = {"location": "http://127.0.0.1:1/away"} if self.status == 302 else {}
        await loopback.answer(writer, self.status, **more)


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    made = Listener()
    async with loopback.listening(made.serve) as address:
        made.url = f"{address}/hooks?from=aiqleads"
        yield made
