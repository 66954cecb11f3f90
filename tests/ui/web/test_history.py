from __future__ import annotations

import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from agent.context import UserSession
from backend.accounts.models import User
from backend.credits import service as credits
from backend.db import transaction
from tests.factories import CONTACT, PASSWORD, bearer, make_lead, make_user


@pytest.fixture
async def thread(web: FastAPI, page: AsyncClient, buyer: User) -> str:
    """A thread of the buyer's with one search in it."""
    async with transaction(web.state.sessions) as session:
        await make_lead(session, neighborhood="Zilker")
    thread_id = str(uuid.uuid4())
    await say(web, buyer, thread_id, "houses in Austin")
    return thread_id


async def say(web: FastAPI, user: User, thread_id: str, text: str) -> None:
    token = bearer(web, user)["Authorization"].removeprefix("Bearer ")
    session = UserSession(
        user_id=str(user.id),
        email=user.email,
        name=user.name,
        tier=user.tier,
        time_zone="America/Chicago",
        market="austin-tx",
        access_token=token,
        refresh_token="none",
    )
    async for _ in web.state.conversation.send(thread_id, session, text):
        pass


async def listed(page: AsyncClient, search: str | None = None, first: int = 20) -> Any:
    body = {"pagination": {"first": first, "cursor": None}, "filter": {"search": search}}
    return (await page.post("/chat/project/threads", json=body)).json()


class TestHistory:
    async def test_a_thread_is_listed_and_found(self, page: AsyncClient, thread: str) -> None:
        assert [row["id"] for row in (await listed(page))["data"]] == [thread]
        assert [row["id"] for row in (await listed(page, "HOUSES"))["data"]] == [thread]
        assert (await listed(page, "condos"))["data"] == []

    async def test_it_is_drawn_again_with_its_cards(self, page: AsyncClient, thread: str) -> None:
        shown = (await page.get(f"/chat/project/thread/{thread}")).json()
        assert [step["type"] for step in shown["steps"]] == ["user_message", "assistant_message"]
        assert shown["steps"][0]["output"] == "houses in Austin"
        cards = [element for element in shown["elements"] if element["name"] == "LeadList"]
        assert cards[0]["forId"] == shown["steps"][1]["id"]
        assert cards[0]["props"]["leads"]

    async def test_the_same_thread_has_the_same_ids(self, page: AsyncClient, thread: str) -> None:
        first, second = [(await page.get(f"/chat/project/thread/{thread}")).json() for _ in range(2)]
        assert first["elements"] == second["elements"]

    async def test_another_s_thread_does_not_exist(self, web: FastAPI, browser: AsyncClient, thread: str) -> None:
        async with transaction(web.state.sessions) as session:
            other = await make_user(session)
        browser.cookies.clear()
        await browser.post("/login", data={"email": other.email, "password": PASSWORD})
        assert (await browser.get(f"/chat/project/thread/{thread}")).status_code == 404
        assert (await browser.request("DELETE", "/chat/project/thread", json={"threadId": thread})).status_code == 404
        assert (await listed(browser))["data"] == []

    async def test_rename_and_delete(self, page: AsyncClient, thread: str) -> None:
        await page.put("/chat/project/thread", json={"threadId": thread, "name": "South Austin"})
        assert (await listed(page))["data"][0]["name"] == "South Austin"
        await page.request("DELETE", "/chat/project/thread", json={"threadId": thread})
        assert (await listed(page))["data"] == []

    async def test_pages(self, web: FastAPI, page: AsyncClient, buyer: User, thread: str) -> None:
        await say(web, buyer, str(uuid.uuid4()), "condos in Austin")
        first = await listed(page, first=1)
        assert (len(first["data"]), first["pageInfo"]["hasNextPage"]) == (1, True)


async def test_a_bought_contact_is_in_no_message(web: FastAPI, page: AsyncClient, buyer: User) -> None:
    async with transaction(web.state.sessions) as session:
        await credits.grant(session, buyer.id, 50_000, kind="topup", bucket="bought")
        lead = await make_lead(session, neighborhood="Zilker")
    thread_id = str(uuid.uuid4())
    await say(web, buyer, thread_id, f"buy lead {lead}")
    await say(web, buyer, thread_id, "yes")
    assert (await page.get(f"/chat-data/leads/{lead}/contact")).json()["name"] == CONTACT["name"]
    shown = (await page.get(f"/chat/project/thread/{thread_id}")).text
    assert "Order" in shown
    assert not [value for value in CONTACT.values() if str(value) in shown]
