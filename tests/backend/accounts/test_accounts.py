"""Registering, the account, and its markets."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User, UserMarket
from backend.accounts.service import open_markets
from backend.cart.models import Hold
from backend.credits.service import grant
from backend.db import transaction
from tests.factories import assistant_bearer, bearer, make_lead, make_user

REGISTRATION = {"email": "pat@example.com", "password": "correct-horse-battery", "name": "Pat Buyer"}


def code(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def registered(client: AsyncClient, **facts: Any) -> Response:
    return await client.post("/v1/users", json=REGISTRATION | facts)


async def user_of(app: FastAPI, tier: str | None = "pro", **facts: Any) -> User:
    async with transaction(app.state.sessions) as session:
        return await make_user(session, tier=tier, **facts)


class TestRegister:
    async def test_a_new_account_has_no_plan(self, client: AsyncClient) -> None:
        answer = await registered(client, email="  Pat@Example.COM ", market="las-vegas-nv")
        me = answer.json()
        assert answer.status_code == 201
        assert (me["email"], me["tier"], me["plan"], me["balance_cents"]) == ("pat@example.com", None, None, 0)
        assert (me["markets"], me["market_name"]) == (["las-vegas-nv"], "Las Vegas")
        assert me["time_zone"] == "America/Los_Angeles"
        assert me["limits"]["holds_max"] == 0
        assert "password" not in answer.text

    async def test_without_a_market_none_is_open(self, client: AsyncClient) -> None:
        me = (await registered(client)).json()
        assert (me["market"], me["markets"], me["time_zone"]) == (None, [], "UTC")

    async def test_an_address_is_taken_in_any_spelling(self, client: AsyncClient) -> None:
        assert (await registered(client)).status_code == 201
        assert code(await registered(client, email="PAT@example.com")) == (409, "email_taken")

    async def test_ten_at_once_make_one_account(self, client: AsyncClient) -> None:
        answers = await asyncio.gather(*(registered(client) for _ in range(10)))
        assert sorted(answer.status_code for answer in answers) == [201] + [409] * 9

    @pytest.mark.parametrize("password", ["password123", "aaaaaaaaaaaa", "1212121212", "my-PaTricia-99"])
    async def test_easy_passwords_are_refused(self, client: AsyncClient, password: str) -> None:
        answer = await registered(client, email="patricia@example.com", password=password)
        assert code(answer) == (422, "weak_password")

    @pytest.mark.parametrize(
        "facts",
        [
            {"password": "short"}, {"password": "x" * 201}, {"email": "pat"}, {"email": "pat@exa\x00mple.com"},
            {"name": " "}, {"name": "x" * 81}, {"name": "Pat\x00"}, {"role": "admin"}, {"tier": "pro"},
        ],
    )  # fmt: skip
    async def test_what_makes_no_sense_is_refused(self, client: AsyncClient, facts: dict[str, str]) -> None:
        assert code(await registered(client, **facts)) == (422, "invalid_input")

    async def test_markets_and_time_zones_must_exist(self, client: AsyncClient) -> None:
        assert code(await registered(client, market="")) == (422, "unknown_market")
        answer = await registered(client, market="atlantis")
        assert code(answer) == (422, "unknown_market")
        assert "austin-tx" in answer.json()["markets"]
        for zone in ("America", "Mars/Olympus", "../../etc/passwd", "america/chicago\x00"):
            assert code(await registered(client, time_zone=zone)) == (422, "unknown_time_zone")
        assert (await registered(client, time_zone="Europe/Berlin")).json()["time_zone"] == "Europe/Berlin"


class TestMe:
    async def test_says_what_the_plan_allows(self, client: AsyncClient, app: FastAPI) -> None:
        user = await user_of(app, "pro")
        async with transaction(app.state.sessions) as session:
            await grant(session, user.id, 12_345, "bought")
        me = (await client.get("/v1/me", headers=bearer(app, user))).json()
        assert (me["tier"], me["plan"]["name"], me["plan"]["status"]) == ("pro", "Pro", "active")
        assert me["balance_cents"] == 12_345
        limits = me["limits"]
        assert (limits["discount_percent"], limits["hold_max_hours"], limits["holds_max"]) == (15, 72, 10)
        assert (limits["can_extend"], limits["markets_max"], limits["holds_used"]) == (True, 3, 0)

    async def test_counts_the_holds(self, client: AsyncClient, app: FastAPI) -> None:
        user = await user_of(app)
        async with transaction(app.state.sessions) as session:
            lead_id = await make_lead(session)
            await hold_until_tomorrow(session, lead_id, user)
        assert (await client.get("/v1/me", headers=bearer(app, user))).json()["limits"]["holds_used"] == 1

    async def test_the_assistant_may_read_it_and_not_change_it(self, client: AsyncClient, app: FastAPI) -> None:
        user = await user_of(app)
        narrow = assistant_bearer(app, user)
        assert (await client.get("/v1/me", headers=narrow)).json()["id"] == str(user.id)
        assert code(await client.patch("/v1/me", json={"name": "X"}, headers=narrow)) == (403, "scope_missing")

    async def test_needs_a_log_in(self, client: AsyncClient) -> None:
        answer = await client.get("/v1/me")
        assert code(answer) == (401, "unauthenticated")
        assert answer.headers["www-authenticate"] == "Bearer"


async def hold_until_tomorrow(session: AsyncSession, lead_id: int, user: User) -> None:
    begun = clock.now()
    session.add(Hold(lead_id=lead_id, user_id=user.id, starts_at=begun, ends_at=begun + timedelta(days=1)))
    await session.flush()


class TestChangeMe:
    async def test_name_and_time_zone(self, client: AsyncClient, app: FastAPI) -> None:
        headers = bearer(app, await user_of(app))
        body = {"name": " Pat  Quill ", "time_zone": "Europe/Berlin"}
        changed = (await client.patch("/v1/me", json=body, headers=headers)).json()
        assert (changed["name"], changed["time_zone"]) == ("Pat  Quill", "Europe/Berlin")
        assert (await client.get("/v1/me", headers=headers)).json()["name"] == "Pat  Quill"

    async def test_the_time_zone_follows_the_market_until_one_is_chosen(
        self, client: AsyncClient, app: FastAPI
    ) -> None:
        headers = bearer(app, await user_of(app))
        moved = (await client.patch("/v1/me", json={"market": "phoenix-az"}, headers=headers)).json()
        assert (moved["time_zone"], moved["markets"]) == ("America/Phoenix", ["phoenix-az"])

    async def test_nothing_changes_nothing(self, client: AsyncClient, app: FastAPI) -> None:
        headers = bearer(app, await user_of(app))
        before = (await client.get("/v1/me", headers=headers)).json()
        body = {"name": None, "market": None, "time_zone": None, "markets": None}
        assert (await client.patch("/v1/me", json=body, headers=headers)).json() == before

    @pytest.mark.parametrize(("tier", "room"), [(None, 0), ("basic", 0), ("pro", 2), ("enterprise", 3)])
    async def test_as_many_markets_as_the_plan_opens(
        self, client: AsyncClient, app: FastAPI, tier: str | None, room: int
    ) -> None:
        headers = bearer(app, await user_of(app, tier))
        further = ["dallas-tx", "phoenix-az", "las-vegas-nv"]
        fits = await client.patch("/v1/me", json={"markets": further[:room]}, headers=headers)
        assert fits.status_code == 200
        assert len(fits.json()["markets"]) == (4 if tier == "enterprise" else room + 1)
        if room < 3:
            answer = await client.patch("/v1/me", json={"markets": further[: room + 1]}, headers=headers)
            assert code(answer) == (409, "market_limit")
            assert answer.json()["markets_max"] == room + 1

    async def test_the_list_replaces_the_one_before(self, client: AsyncClient, app: FastAPI) -> None:
        headers = bearer(app, await user_of(app))
        await client.patch("/v1/me", json={"markets": ["dallas-tx", "dallas-tx", "austin-tx"]}, headers=headers)
        now = (await client.patch("/v1/me", json={"markets": ["phoenix-az"]}, headers=headers)).json()["markets"]
        assert now == ["austin-tx", "phoenix-az"]
        assert (await client.patch("/v1/me", json={"markets": []}, headers=headers)).json()["markets"] == ["austin-tx"]

    async def test_a_market_that_does_not_exist(self, client: AsyncClient, app: FastAPI) -> None:
        headers = bearer(app, await user_of(app))
        for body in ({"markets": ["atlantis"]}, {"market": "atlantis"}, {"market": "\x00"}, {"market": ""}):
            assert code(await client.patch("/v1/me", json=body, headers=headers)) == (422, "unknown_market")

    async def test_two_at_once_never_open_too_many(self, client: AsyncClient, app: FastAPI) -> None:
        headers = bearer(app, await user_of(app))
        lists = [["dallas-tx", "phoenix-az"], ["las-vegas-nv", "phoenix-az"]] * 4
        await asyncio.gather(*(client.patch("/v1/me", json={"markets": m}, headers=headers) for m in lists))
        assert len((await client.get("/v1/me", headers=headers)).json()["markets"]) == 3


class TestOpenMarkets:
    async def test_after_a_downgrade_the_oldest_stay(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="pro")
        for market in ("phoenix-az", "dallas-tx", "las-vegas-nv"):
            session.add(UserMarket(user_id=user.id, market=market))
            await session.flush()
        assert await open_markets(session, user) == ["austin-tx", "phoenix-az", "dallas-tx"]
        user.tier = "basic"
        assert await open_markets(session, user) == ["austin-tx"]

    async def test_all_for_enterprise_and_for_demo_users(self, session: AsyncSession) -> None:
        enterprise = await make_user(session, tier="enterprise", market="dallas-tx")
        shown = await make_user(session, tier="basic", all_markets=True)
        assert await open_markets(session, enterprise) == ["dallas-tx", "austin-tx", "las-vegas-nv", "phoenix-az"]
        assert len(await open_markets(session, shown)) == 4
