"""The tests' own site, and a fetcher that is let visit it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from backend.ingestion.fetching.hosts import Hosts
from backend.ingestion.fetching.manners import Manners
from tests.backend.ingestion.fetching.site import Site

QUICK = Manners(
    "AIQLeadsBot/1.0 (+https://leads.example.com)", seconds_between=0.05, wait_max_seconds=3, back_off_seconds=0.01,
    answer_seconds=5, any_address=True,
)  # fmt: skip


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def hosts(valkey_url: str) -> AsyncIterator[Hosts]:
    valkey = Redis.from_url(valkey_url)
    yield Hosts(valkey)
    await valkey.aclose()
