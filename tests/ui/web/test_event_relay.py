"""The page's stream over a real server: it is the cookie owner's, and nothing of it waits."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.events.publish import to_user
from backend.notifications import notices, texts
from backend.pricing import service as pricing
from tests.e2e.serving import serving
from tests.factories import PASSWORD, make_lead, make_user

SOON_SECONDS = 2.0  # what a change of price is promised to take at most


class Market:
    """One lead and its buyer, behind a real HTTP server."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.sessions = make_sessions(engine)

    async def fill(self) -> None:
        async with transaction(self.sessions) as session:
            self.lead = await make_lead(session)
            self.buyer = await make_user(session, tier="pro", email="pat@example.com")
            self.other = await make_user(session)

    async def reprice(self, cents: int) -> None:
        async with transaction(self.sessions) as session:
            await pricing.set_list_price(session, self.lead, cents)


@pytest.fixture
async def market(engine: AsyncEngine, database: object) -> Market:
    made = Market(engine)
    await made.fill()
    return made


@pytest.fixture
def house(market: Market, settings: Settings) -> Iterator[str]:
    with serving(settings) as served:
        yield served


@pytest.fixture
def chat_apart(house: str, settings: Settings, tmp_path: Any) -> Iterator[str]:
    """A chat process of its own, which finds the API at the house."""
    with serving(settings.model_copy(update={"api_url": house, "home": tmp_path})) as served:
        yield served


@asynccontextmanager
async def page_of(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address, timeout=10) as page:
        answer = await page.post("/login", data={"email": "pat@example.com", "password": PASSWORD})
        assert answer.status_code == 303
        yield page


class EventSource:
    """What a browser's EventSource makes of a stream."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.aiter_lines()

    async def next(self) -> tuple[str, Any]:
        fields: dict[str, str] = {}
        async for line in self._lines:
            if not line and "event" in fields:
                return fields["event"], json.loads(fields["data"])
            name, _, value = line.partition(": ")
            fields[name] = value
        raise AssertionError("the stream ended")


@asynccontextmanager
async def listening(page: httpx.AsyncClient, lead: int) -> AsyncIterator[EventSource]:
    async with page.stream("GET", "/chat-data/events", params={"lead_ids": lead}) as answer:
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["content-type"].startswith("text/event-stream")
        source = EventSource(answer)
        assert (await source.next())[0] == "ready"
        assert (await source.next())[1]["id"] == lead
        yield source


@pytest.mark.parametrize("process", ["house", "chat_apart"])
async def test_a_new_price_is_there_within_two_seconds(
    market: Market, process: str, request: pytest.FixtureRequest
) -> None:
    async with page_of(request.getfixturevalue(process)) as page, listening(page, market.lead) as source:
        for cents, discounted in ((2_000, 1_700), (1_000, 850)):
            started = time.monotonic()
            await market.reprice(cents)
            event, told = await source.next()
            assert (event, told["lead_price_cents"]) == ("lead", discounted)
            assert time.monotonic() - started < SOON_SECONDS


async def test_the_owner_hears_of_their_own_notices_alone(market: Market, house: str) -> None:
    async with page_of(house) as page, listening(page, market.lead) as source:
        async with transaction(market.sessions) as session:
            await to_user(session, market.other.id, "notice", {"title": "not for you"})
            await notices.notify(session, market.buyer.id, "order", "order:1", texts.bought(["a lead"], 900))
        event, told = await source.next()
        assert (event, told["title"]) == ("notice", "You bought a lead")
        bell = (await page.get("/chat-data/notices")).json()
        assert [(item["id"], item["unread"]) for item in bell["items"]] == [(told["id"], True)]
        assert (await page.post(f"/chat-data/notices/{told['id']}/read")).json()["unread"] == 0
        assert (await page.post("/chat-data/notices/read")).json()["unread"] == 0


async def test_a_stranger_hears_nothing(house: str) -> None:
    async with httpx.AsyncClient(base_url=house) as stranger:
        assert (await stranger.get("/chat-data/events")).status_code == 401
        assert (await stranger.get("/chat-data/notices")).status_code == 401
        assert (await stranger.post("/chat-data/notices/read")).status_code == 401
        foreign = {"Origin": "https://elsewhere.example.com"}
        assert (await stranger.post("/chat-data/notices/read", headers=foreign)).status_code == 403
