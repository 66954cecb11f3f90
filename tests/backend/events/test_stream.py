"""What an open page hears: prices and availability of the leads on it, the reader's own events, and nobody else's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.sse import ServerSentEvent
from httpx import AsyncClient

from backend import clock
from backend.accounts.models import User
from backend.cart import service as cart
from backend.config import EVENT_STREAMS_MAX
from backend.db import transaction
from backend.events import service
from backend.events.hub import Hub
from backend.events.publish import leads_changed, to_user
from backend.pricing import service as pricing
from tests.backend.purchases.shop import Shop
from tests.factories import bearer

SOON_SECONDS = 2.0  # what a change of price is promised to take at most


@pytest.fixture
async def shop(app: FastAPI, client: AsyncClient, database: object) -> Shop:
    made = Shop(app, client, None, None)  # type: ignore[arg-type]
    made.buyer, made.other = await made.user(50_000), await made.user(50_000)
    return made


@pytest.fixture
async def hub(db_url: str) -> AsyncIterator[Hub]:
    made = Hub(db_url)
    yield made
    await made.aclose()


class Ears:
    """A page that listens."""

    def __init__(self, hub: Hub, shop: Shop, user: User, *leads: int, **more: Any) -> None:
        self._hub = hub
        self._events = service.stream(hub, shop.app.state.sessions, user, frozenset(leads), more.get("until"))

    async def begin(self) -> list[ServerSentEvent]:
        """The events at the start, once the hub hears."""
        ready = await self.next()
        assert ready.event == "ready"
        await self._hub.listening()
        return [await self.next() for _ in ready.data["lead_ids"]]

    async def next(self) -> ServerSentEvent:
        return await asyncio.wait_for(anext(self._events), SOON_SECONDS)

    async def silence(self) -> bool:
        try:
            await asyncio.wait_for(anext(self._events), 0.3)
        except TimeoutError:
            return True
        return False

    async def close(self) -> None:
        await self._events.aclose()


@pytest.fixture
async def ears(hub: Hub, shop: Shop) -> AsyncIterator[Any]:
    opened: list[Ears] = []

    def listen(user: User, *leads: int, **more: Any) -> Ears:
        opened.append(Ears(hub, shop, user, *leads, **more))
        return opened[-1]

    yield listen
    for one in opened:
        await one.close()


class TestLeads:
    async def test_each_is_told_at_the_start_and_again_when_its_price_changes(self, ears: Any, shop: Shop) -> None:
        lead, unseen = await shop.lead(), await shop.lead()
        page = ears(shop.buyer, lead)
        (first,) = await page.begin()
        assert (first.event, first.data.id) == ("lead", lead)
        async with transaction(shop.app.state.sessions) as session:
            await pricing.set_list_price(session, lead, 2_000)
            await pricing.set_list_price(session, unseen, 2_000)
        changed = await page.next()
        assert (changed.data.id, changed.data.lead_price_cents) == (lead, 1_700), "15 % off for Pro"
        assert await page.silence()

    async def test_a_price_that_is_taken_back_is_never_told(self, ears: Any, shop: Shop) -> None:
        lead = await shop.lead()
        page = ears(shop.buyer, lead)
        await page.begin()
        async with shop.app.state.sessions() as session:
            await pricing.set_list_price(session, lead, 2_000)
            await session.rollback()
        assert await page.silence()

    async def test_a_hold_shows_at_once_and_not_whose_it_is(self, ears: Any, shop: Shop) -> None:
        lead = await shop.lead()
        page, own = ears(shop.buyer, lead), ears(shop.other, lead)
        await page.begin()
        await own.begin()
        held = (await shop.call("POST", "/holds", {"lead_id": lead}, user=shop.other)).json()
        told = await page.next()
        assert told.data.availability == "held"
        assert set(told.data.model_dump()) == {"id", "lead_price_cents", "availability"}
        assert (await own.next()).data.availability == "held_by_you"
        await shop.call("DELETE", f"/holds/{held['id']}", user=shop.other)
        assert (await page.next()).data.availability == "available"

    async def test_a_hold_that_ran_out_frees_the_lead_on_the_page(self, ears: Any, shop: Shop) -> None:
        lead = await shop.lead()
        await shop.call("POST", "/holds", {"lead_id": lead}, user=shop.other)
        page = ears(shop.buyer, lead)
        await page.begin()
        clock.shift(timedelta(hours=1, seconds=1))
        async with transaction(shop.app.state.sessions) as session:
            assert await cart.record_expired(session) == 1
        assert (await page.next()).data.availability == "available"

    async def test_a_sale_shows_as_sold_to_others(self, ears: Any, shop: Shop) -> None:
        lead = await shop.lead()
        page = ears(shop.other, lead)
        await page.begin()
        await shop.buy(lead)
        assert (await page.next()).data.availability == "sold"

    async def test_thousands_at_once_are_heard(self, ears: Any, shop: Shop) -> None:
        lead = await shop.lead()
        page = ears(shop.buyer, lead)
        await page.begin()
        async with transaction(shop.app.state.sessions) as session:
            await pricing.queries.set_list_price(session, lead, 2_000)
            await leads_changed(session, [lead, *range(2_000_000, 2_003_000)])
        assert (await page.next()).data.id == lead


class TestOwnEvents:
    async def test_they_reach_their_user_alone(self, ears: Any, shop: Shop) -> None:
        mine, theirs = ears(shop.buyer), ears(shop.other)
        await mine.begin()
        await theirs.begin()
        async with transaction(shop.app.state.sessions) as session:
            await to_user(session, shop.buyer.id, "notice", {"title": "Hold ends soon"})
        told = await mine.next()
        assert (told.event, told.data) == ("notice", {"title": "Hold ends soon"})
        assert await theirs.silence()


class TestConnection:
    async def test_after_the_database_cut_it_everything_is_looked_at_again(
        self, ears: Any, shop: Shop, hub: Hub
    ) -> None:
        lead = await shop.lead()
        page = ears(shop.buyer, lead)
        await page.begin()
        await shop.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            " AND datname = current_database()"
        )
        await shop.set_price(lead, 2_000)  # said by nobody: the page finds it
        assert (await page.next()).data.lead_price_cents == 1_700

    async def test_it_ends_with_the_token(self, ears: Any, shop: Shop) -> None:
        page = ears(shop.buyer, until=clock.now() + timedelta(seconds=0.2))
        await page.begin()
        with pytest.raises(StopAsyncIteration):
            await page.next()


class TestRoute:
    async def test_strangers_are_turned_away(self, client: AsyncClient, database: object) -> None:
        assert (await client.get("/v1/events")).status_code == 401

    async def test_an_account_opens_a_few_at_most(self, shop: Shop) -> None:
        opened = [shop.app.state.events.open(shop.buyer.id, frozenset()) for _ in range(EVENT_STREAMS_MAX)]
        for one in opened:
            one.__enter__()
        refused = await shop.http.get("/v1/events", headers=bearer(shop.app, shop.buyer))
        for one in opened:
            one.__exit__(None, None, None)
        await shop.app.state.events.aclose()
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
