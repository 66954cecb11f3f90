"""The demo accounts."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.service import ensure_demo_accounts, me
from backend.config import DEMO_PASSWORD
from backend.db import transaction


class TestEnsureDemoAccounts:
    async def test_one_a_tier_and_an_administrator(self, session: AsyncSession) -> None:
        accounts = await ensure_demo_accounts(session)
        shown = {name: await me(session, user) for name, user in accounts.items()}
        assert {name: (a.email, a.tier, a.role) for name, a in shown.items()} == {
            "basic": ("basic@demo.aiqleads.dev", "basic", "user"),
            "pro": ("pro@demo.aiqleads.dev", "pro", "user"),
            "enterprise": ("enterprise@demo.aiqleads.dev", "enterprise", "user"),
            "admin": ("admin@demo.aiqleads.dev", "enterprise", "admin"),
        }
        for account in shown.values():
            assert (account.balance_cents, len(account.markets), account.is_demo) == (50_000, 4, True)
            assert account.plan is not None
            assert account.plan.status == "active"

    async def test_doing_it_again_changes_nothing(self, session: AsyncSession) -> None:
        first = {name: await me(session, user) for name, user in (await ensure_demo_accounts(session)).items()}
        again = {name: await me(session, user) for name, user in (await ensure_demo_accounts(session)).items()}
        assert again == first

    async def test_an_ended_period_is_renewed_without_new_credits(self, session: AsyncSession) -> None:
        await ensure_demo_accounts(session)
        clock.shift(timedelta(days=45))
        pro = await me(session, (await ensure_demo_accounts(session))["pro"])
        assert pro.plan is not None
        assert pro.plan.period_end > clock.now()
        assert pro.balance_cents == 50_000

    async def test_two_processes_at_once(self, app: FastAPI, client: AsyncClient) -> None:
        async def ensure() -> None:
            async with transaction(app.state.sessions) as session:
                await ensure_demo_accounts(session)

        await asyncio.gather(ensure(), ensure(), ensure())
        form = {"username": "pro@demo.aiqleads.dev", "password": DEMO_PASSWORD}
        pair = (await client.post("/v1/auth/token", data=form)).json()
        shown = await client.get("/v1/me", headers={"Authorization": f"Bearer {pair['access_token']}"})
        assert shown.json()["balance_cents"] == 50_000
