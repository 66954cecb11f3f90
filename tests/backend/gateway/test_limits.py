"""Rates per plan."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from prometheus_client import REGISTRY
from redis.asyncio import Redis

from backend import config
from backend.accounts.models import User
from backend.app import close, create_app
from backend.config import Settings
from backend.db import transaction
from backend.gateway.limits import ANONYMOUS, NO_PLAN, allowance
from tests.factories import assistant_bearer, bearer, make_user

from .conftest import add_probes, client_of

ITEM = "/v1/probe/items/1"


@pytest.fixture
async def client(metered: FastAPI, database: object) -> AsyncIterator[AsyncClient]:
    """A client of the metered API."""
    async with client_of(metered) as made:
        yield made


async def user_of(app: FastAPI, tier: str | None, **facts: object) -> User:
    async with transaction(app.state.sessions) as session:
        return await make_user(session, tier=tier, **facts)


async def passed(client: AsyncClient, headers: dict[str, str], tries: int, path: str = ITEM) -> int:
    """How many of ``tries`` quick requests got through."""
    answers = [await client.get(path, headers=headers) for _ in range(tries)]
    assert {answer.status_code for answer in answers} <= {200, 429}
    return sum(answer.status_code == 200 for answer in answers)


class Refill:
    """How many requests a bucket gained while a block ran, on however slow a machine."""

    def __init__(self, per_minute: int) -> None:
        self._rate, self._since = per_minute / 60, time.monotonic()

    @property
    def most(self) -> int:
        return int((time.monotonic() - self._since) * self._rate) + 1


def refused(answer: Response) -> dict[str, object]:
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")
    return dict(answer.json())


class TestAllowance:
    def test_goes_by_the_plan(self) -> None:
        numbers = {tier: (a.per_minute, a.burst) for tier in config.TIERS if (a := allowance(tier, "user"))}
        assert numbers == {"basic": (100, 20), "pro": (500, 100), "enterprise": (2000, 200)}
        assert allowance(None, "user") == NO_PLAN
        assert NO_PLAN.per_minute == 20
        assert allowance("enterprise", "admin") is None


class TestRates:
    @pytest.mark.parametrize(("tier", "burst"), [(None, 20), ("basic", 20), ("pro", 100)])
    async def test_a_burst_passes_and_then_the_plan_says_when(
        self, client: AsyncClient, metered: FastAPI, tier: str | None, burst: int
    ) -> None:
        headers = bearer(metered, await user_of(metered, tier))
        refill = Refill(config.TIERS[tier].requests_per_minute if tier else NO_PLAN.per_minute)
        assert burst <= await passed(client, headers, burst * 2) <= burst + refill.most

    async def test_the_refusal_tells_the_limit(self, client: AsyncClient, metered: FastAPI) -> None:
        headers = bearer(metered, await user_of(metered, None))
        await passed(client, headers, 22)
        answer = await client.get(ITEM, headers=headers)
        told = refused(answer)
        assert (told["limit_per_minute"], told["burst"]) == (20, 20)
        assert answer.headers["retry-after"] == str(told["retry_after_seconds"])
        assert 1 <= int(answer.headers["retry-after"]) <= 3
        assert "without a plan may make 20 requests a minute" in str(told["detail"])

    async def test_the_bucket_fills_again(self, client: AsyncClient, metered: FastAPI, valkey_url: str) -> None:
        user = await user_of(metered, "basic")
        drained = Refill(100)
        await passed(client, bearer(metered, user), 30)
        async with Redis.from_url(valkey_url) as valkey:
            at = await valkey.hget(f"rate:user:{user.id}", "at")
            assert at is not None
            await valkey.hset(f"rate:user:{user.id}", "at", str(float(at) - 6))
        refill = Refill(100)
        assert 10 <= await passed(client, bearer(metered, user), 20) <= 10 + drained.most + refill.most

    async def test_users_do_not_share(self, client: AsyncClient, metered: FastAPI) -> None:
        await passed(client, bearer(metered, await user_of(metered, "basic")), 30)
        assert await passed(client, bearer(metered, await user_of(metered, "basic")), 10) == 10

    async def test_addresses_without_a_log_in_do_not_share(self, metered: FastAPI, database: object) -> None:
        async with client_of(metered, "192.0.2.1") as one, client_of(metered, "192.0.2.2") as other:
            assert await passed(one, {}, 40) < 40
            assert await passed(other, {}, ANONYMOUS.burst) == ANONYMOUS.burst
            assert "Log in" in str(refused(await one.get(ITEM))["detail"])

    async def test_a_forged_token_is_nobodys(self, client: AsyncClient, metered: FastAPI) -> None:
        user = await user_of(metered, "enterprise")
        forged = {"Authorization": bearer(metered, user)["Authorization"][:-3] + "abc"}
        assert await passed(client, forged, 40) < 40
        assert await passed(client, bearer(metered, user), 40) == 40

    async def test_administrators_are_not_counted(self, client: AsyncClient, metered: FastAPI) -> None:
        headers = bearer(metered, await user_of(metered, None, role="admin"))
        assert await passed(client, headers, 60) == 60

    async def test_health_and_webhooks_are_not_counted(self, client: AsyncClient) -> None:
        for path in ("/healthz", "/v1/webhooks/none"):
            answers = [await client.get(path) for _ in range(ANONYMOUS.burst + 5)]
            assert 429 not in {answer.status_code for answer in answers}


class TestAssistant:
    async def test_it_draws_on_its_user_at_a_quarter(self, client: AsyncClient, metered: FastAPI) -> None:
        user = await user_of(metered, "basic")
        refill = Refill(4 * 100)
        assert 80 <= await passed(client, assistant_bearer(metered, user), 120) <= 80 + refill.most

    async def test_chatting_never_meets_the_limit(self, client: AsyncClient, metered: FastAPI) -> None:
        """Ten turns in a row without a plan: an exchange, three calls of tools, and a look at the account each."""
        user = await user_of(metered, None)
        own, narrow = bearer(metered, user), assistant_bearer(metered, user)
        for turn in range(10):
            exchange = await client.post("/v1/auth/assistant-token", json={"thread_id": f"t{turn}"}, headers=own)
            assert exchange.status_code == 200
            assert await passed(client, narrow, 3) == 3
            assert (await client.get("/v1/me", headers=own)).status_code == 200


class TestWithoutValkey:
    async def test_requests_pass_and_are_counted(self, settings: Settings, database: object) -> None:
        nowhere = {"redis_url": "unix:///nonexistent/valkey.sock", "rate_limits": True}
        app = create_app(settings.model_copy(update=nowhere))
        add_probes(app)
        before = REGISTRY.get_sample_value("aiqleads_rate_limiter_unavailable_total") or 0
        async with client_of(app) as client:
            assert await passed(client, {}, ANONYMOUS.burst + 5) == ANONYMOUS.burst + 5
        await close(app)
        after = REGISTRY.get_sample_value("aiqleads_rate_limiter_unavailable_total") or 0
        assert after == before + ANONYMOUS.burst + 5


class TestSwitch:
    async def test_off_for_races_and_benchmarks(self, probe: AsyncClient) -> None:
        assert await passed(probe, {}, ANONYMOUS.burst + 10) == ANONYMOUS.burst + 10


class TestApiKeys:
    async def key(self, client: AsyncClient, app: FastAPI, owner: User) -> tuple[str, dict[str, str]]:
        body = {"name": "A machine", "scopes": ["read"]}
        made = (await client.post("/v1/api-keys", json=body, headers=bearer(app, owner))).json()
        return made["id"], {"Authorization": f"Bearer {made['secret']}"}

    async def test_draw_on_their_owner(self, client: AsyncClient, metered: FastAPI) -> None:
        owner = await user_of(metered, None)
        _, headers = await self.key(client, metered, owner)
        refill = Refill(NO_PLAN.per_minute)
        assert await passed(client, headers, NO_PLAN.burst) <= NO_PLAN.burst - 1 + refill.most
        answer = await client.get(ITEM, headers=bearer(metered, owner))
        assert answer.status_code == 429 or refill.most > 1

    async def test_a_dead_one_does_not(self, client: AsyncClient, metered: FastAPI) -> None:
        owner = await user_of(metered, None)
        key_id, headers = await self.key(client, metered, owner)
        await client.delete(f"/v1/api-keys/{key_id}", headers=bearer(metered, owner))
        await passed(client, headers, NO_PLAN.burst)
        assert (await client.get(ITEM, headers=bearer(metered, owner))).status_code == 200
