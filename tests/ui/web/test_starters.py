from __future__ import annotations

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.accounts.models import User
from backend.db import transaction
from tests.factories import bearer, make_lead
from tests.ui.samples import me
from tools.client import ApiClient
from ui.web.starters import STARTERS, city_of, starters, welcome


def client(web: FastAPI, buyer: User) -> ApiClient:
    http = AsyncClient(transport=ASGITransport(app=web), base_url="http://api", headers=bearer(web, buyer))
    return ApiClient(http)


class TestStarters:
    async def test_each_says_how_many_it_finds(self, web: FastAPI, buyer: User) -> None:
        async with transaction(web.state.sessions) as session:
            for price in (400_000, 430_000):
                await make_lead(session, asking_price=price, features=["pool"], listed_days=0.5)
        labels = [starter.label for starter in await starters(client(web, buyer), me())]
        assert labels == [
            "3+ bed houses under $450k · 2",
            "Listed by owner this week · 2",
            "Homes with a pool · 2",
            "Market overview · 2",
        ]

    async def test_an_empty_market_still_has_four(self, web: FastAPI, buyer: User) -> None:
        found = await starters(client(web, buyer), me())
        assert len({starter.say for starter in found}) == STARTERS
        assert "0" not in "".join(starter.label for starter in found)


async def test_the_first_screen_counts_in_words(web: FastAPI, buyer: User) -> None:
    async with transaction(web.state.sessions) as session:
        await make_lead(session, listed_days=0.5)
    facts = (await welcome(client(web, buyer), me()))["facts"]
    assert facts == [["Austin, TX", ""], ["1", "new lead today"], ["Pro plan", ""], ["487.66 credits", ""]]


def test_a_market_without_a_city_is_none() -> None:
    assert city_of(me(market="las-vegas-nv")) == ("Las Vegas", "NV")
    assert city_of(me(market=None)) is None
