"""Balance and ledger through the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from backend import clock
from backend.credits import service
from backend.db import transaction
from tests.factories import assistant_bearer, bearer, make_user


class TestCredits:
    async def test_balance_and_ledger_of_the_asker_alone(self, app: FastAPI, client: AsyncClient) -> None:
        async with transaction(app.state.sessions) as session:
            user, other = await make_user(session), await make_user(session)
            await service.grant(session, user.id, 25_000, "plan", clock.now() + timedelta(days=30), note="Pro, June")
            await service.grant(session, user.id, 500, "bought", kind="topup")
            await service.grant(session, other.id, 9_900, "bought")
        shown = (await client.get("/v1/credits", headers=assistant_bearer(app, user))).json()
        assert (shown["balance_cents"], shown["plan_cents"], shown["bought_cents"]) == (25_500, 25_000, 500)
        assert [(entry["kind"], entry["amount_cents"]) for entry in shown["ledger"]] == [
            ("topup", 500),
            ("grant", 25_000),
        ]
        assert len((await client.get("/v1/credits?limit=1", headers=bearer(app, user))).json()["ledger"]) == 1

    async def test_without_a_token_nothing(self, client: AsyncClient) -> None:
        assert (await client.get("/v1/credits")).status_code == 401


class TestCheckout:
    async def test_without_a_gateway_nothing(
        self, app: FastAPI, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(app.state.settings, "demo_mode", False)
        async with transaction(app.state.sessions) as session:
            user = await make_user(session)
        for pack, status, code in [("150", 409, "payments_unavailable"), ("7", 422, "unknown_pack")]:
            response = await client.post("/v1/credits/checkout", json={"pack": pack}, headers=bearer(app, user))
            assert (response.status_code, response.json()["code"]) == (status, code)
