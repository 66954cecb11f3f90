from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.accounts.models import User
from backend.credits import service as credits
from backend.db import transaction
from tests.factories import CONTACT, bearer, make_lead, make_user


@pytest.fixture
async def lead(web: FastAPI, buyer: User) -> int:
    async with transaction(web.state.sessions) as session:
        await credits.grant(session, buyer.id, 50_000, kind="topup", bucket="bought")
        return await make_lead(session, neighborhood="Zilker")


@pytest.fixture
async def api(web: FastAPI, buyer: User) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app=web), base_url="http://api", headers=bearer(web, buyer))


async def buy(api: AsyncClient, lead: int) -> str:
    proposal = (await api.post("/v1/proposals", json={"kind": "purchase", "lead_ids": [lead]})).json()["id"]
    answer = await api.post(f"/v1/proposals/{proposal}/confirm")
    assert answer.is_success, answer.text
    return str(proposal)


@pytest.mark.parametrize("path", ["/welcome", "/leads?ids=10001", "/leads/10001/contact"])
async def test_a_stranger_gets_nothing(browser: AsyncClient, path: str) -> None:
    assert (await browser.get(f"/chat-data{path}")).status_code == 401


async def test_the_time_is_the_server_s(browser: AsyncClient) -> None:
    told = datetime.fromisoformat((await browser.get("/chat-data/time")).json()["now"])
    assert abs((datetime.now(UTC) - told).total_seconds()) < 5


async def test_the_first_screen_has_the_caller_s_figures(page: AsyncClient, lead: int) -> None:
    shown = (await page.get("/chat-data/welcome")).json()
    assert shown["line"].endswith(".")
    assert ["Pro plan", ""] in shown["facts"]
    assert ["500 credits", ""] in shown["facts"]


class TestLeads:
    async def test_standings_are_of_now(self, page: AsyncClient, api: AsyncClient, lead: int) -> None:
        held = (await api.post("/v1/holds", json={"lead_id": lead})).json()
        states = (await page.get(f"/chat-data/leads?ids={lead},19999999")).json()["leads"]
        assert states[str(lead)]["state"] == "held_by_you"
        assert datetime.fromisoformat(states[str(lead)]["ends_at"]) == datetime.fromisoformat(held["ends_at"])
        assert states["19999999"]["state"] == "gone"

    async def test_another_s_hold_names_nobody(self, web: FastAPI, page: AsyncClient, lead: int) -> None:
        async with transaction(web.state.sessions) as session:
            other = await make_user(session)
        transport = ASGITransport(app=web)
        async with AsyncClient(transport=transport, base_url="http://api", headers=bearer(web, other)) as rival:
            assert (await rival.post("/v1/holds", json={"lead_id": lead})).is_success
        answer = await page.get(f"/chat-data/leads?ids={lead}")
        assert answer.json()["leads"][str(lead)]["state"] == "held"
        assert str(other.id) not in answer.text

    async def test_what_is_no_list_of_ids_is_refused(self, page: AsyncClient) -> None:
        assert (await page.get("/chat-data/leads?ids=1;drop")).status_code == 422


class TestContact:
    async def test_before_the_purchase_nothing_of_it_is_told(self, page: AsyncClient, lead: int) -> None:
        answer = await page.get(f"/chat-data/leads/{lead}/contact")
        assert answer.status_code == 403
        assert not [value for value in CONTACT.values() if str(value) in answer.text]

    async def test_its_buyer_sees_it(self, page: AsyncClient, api: AsyncClient, lead: int) -> None:
        await buy(api, lead)
        answer = await page.get(f"/chat-data/leads/{lead}/contact")
        assert answer.json()["name"] == CONTACT["name"]
        assert "not checked, check before you call" in answer.json()["advice"][0]
        assert answer.headers["cache-control"] == "no-store"


async def test_a_proposal_is_shown_as_it_stands(page: AsyncClient, api: AsyncClient, lead: int) -> None:
    proposal = await buy(api, lead)
    assert (await page.get(f"/chat-data/proposals/{proposal}")).json()["state"] == "confirmed"
