"""Bought leads through the assistant's tools: only what was asked for, once, and nothing claimed that failed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from backend import clock
from backend.db import transaction
from backend.purchases.models import OrderLine
from backend.security import assistant_token
from tests.backend.purchases.buying import own_lead
from tests.factories import make_lead, make_user
from tools.account import account_status, update_lead
from tools.client import ApiClient
from tools.context import ToolContext
from tools.talk import decline


class Caller:
    """A user whose assistant calls tools."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient) -> None:
        self.app, self.http = app, http

    async def owns(self, *lead_ids: int) -> None:
        """Register a Pro user who bought these leads in one order."""
        first, *rest = lead_ids
        async with transaction(self.app.state.sessions) as session:
            user = await make_user(session, tier="pro", all_markets=True)
            await own_lead(session, user, lead_id=first)
            order = (await session.execute(text("SELECT id FROM orders WHERE user_id = :id"), {"id": user.id})).scalar()
            for lead_id in rest:
                await make_lead(session, lead_id=lead_id, status="sold", sold_at=clock.now())
                session.add(OrderLine(order_id=order, user_id=user.id, lead_id=lead_id, price_cents=100))
        token = assistant_token(self.app.state.settings, user, "thread")
        self.context = ToolContext(
            api=ApiClient(self.http, token),
            user_id=str(user.id),
            thread_id="thread",
            turn=1,
            time_zone="America/Chicago",
            now=clock.now().isoformat(),
        )

    async def call(self, tool: Any, **args: Any) -> dict[str, Any]:
        """What the tool tells the model."""
        told, _ = await tool.coroutine(runtime=Runtime(self.context), **args)
        answer: dict[str, Any] = json.loads(told)
        return answer

    async def rows(self, sql: str) -> list[Any]:
        async with self.app.state.engine.connect() as connection:
            return list((await connection.execute(text(sql))).all())


class Runtime:
    """The part of a tool's runtime that tools read."""

    def __init__(self, context: ToolContext) -> None:
        self.context = context


@pytest.fixture
async def caller(app: FastAPI, client: httpx.AsyncClient) -> Caller:
    return Caller(app, client)


class TestPurchases:
    async def test_a_stage_leaves_out_the_other_leads_of_the_same_order(self, caller: Caller) -> None:
        await caller.owns(9301, 9302)
        await caller.call(update_lead, ref=[9302], status="won")

        told = await caller.call(account_status, what="purchases", status="won", due=None)

        assert [row["lead_id"] for row in told["purchases"]] == [9302]
        assert told["total"] == 1

    async def test_due_leaves_out_follow_ups_to_come(self, caller: Caller) -> None:
        await caller.owns(9301, 9302)
        await caller.call(update_lead, ref=[9301], follow_up_at=clock.now())
        await caller.call(update_lead, ref=[9302], follow_up_at=clock.now() + timedelta(days=1))
        caller.context = ToolContext(
            api=caller.context.api, user_id="", thread_id="thread", turn=2, time_zone="UTC", now=clock.now().isoformat()
        )

        told = await caller.call(account_status, what="purchases", due=True)

        assert [row["lead_id"] for row in told["purchases"]] == [9301]


class TestUpdateLead:
    async def test_a_repeated_call_of_the_same_turn_adds_its_note_once(self, caller: Caller) -> None:
        await caller.owns(9301)

        for _ in range(2):
            await caller.call(update_lead, ref=[9301], note="Call back on Thursday")

        assert await caller.rows("SELECT text FROM order_notes") == [("Call back on Thursday",)]

    async def test_what_was_changed_is_told_beside_what_was_not(self, caller: Caller) -> None:
        await caller.owns(9301)

        told = await caller.call(update_lead, ref=[9301, 9999], status="contacted")

        assert [row["lead_id"] for row in told["updated"]] == [9301]
        assert [(row["lead_id"], row["code"]) for row in told["failed"]] == [(9999, "not_purchased")]

    @pytest.mark.parametrize(
        ("said", "kept"),
        [("2026-06-19", "2026-06-19 14:00:00"), ("2026-06-19T15:30", "2026-06-19 20:30:00")],
    )
    async def test_a_follow_up_without_a_zone_is_on_the_users_clock_and_a_day_is_its_morning(
        self, caller: Caller, said: str, kept: str
    ) -> None:
        await caller.owns(9301)

        await caller.call(update_lead, ref=[9301], follow_up_at=datetime.fromisoformat(said))

        rows = await caller.rows("SELECT (follow_up_at AT TIME ZONE 'UTC')::text FROM order_lines WHERE lead_id = 9301")
        assert rows == [(kept,)]


class TestDecline:
    async def test_the_log_names_the_tool_and_the_reason(self, caller: Caller) -> None:
        await caller.owns(9301)

        await caller.call(decline, reason="Owners' numbers are hidden until bought.")

        ((subject, data),) = await caller.rows("SELECT subject, data FROM audit_log WHERE outcome = 'declined'")
        assert subject == "decline"
        assert data == {"reason": "Owners' numbers are hidden until bought."}
