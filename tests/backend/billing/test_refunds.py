"""Money back to a card: once a cause, never more than was paid, after the capture."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from backend.billing.refunds import NotRefundable, give_back
from backend.db import transaction
from tests.backend.billing.till import Till


async def ask(till: Till, cents: int, cause: str, order: uuid.UUID | None = None) -> Any:
    order = order or (await till.one("SELECT id FROM orders")).id
    async with transaction(till.sessions) as session:
        return await give_back(session, order, cents, cause)


async def returned(till: Till) -> list[int]:
    rows = await till.shop.sql("SELECT (data->>'amount')::int AS cents FROM demo_gateway_objects WHERE kind = 'refund'")
    return [row.cents for row in rows]


class TestGiveBack:
    async def test_in_parts_each_cause_once(self, till: Till) -> None:
        total = (await till.pay(await till.shop.lead()))["total_cents"]
        assert (await ask(till, 100, "refund:a")).id == (await ask(till, 100, "refund:a")).id
        await ask(till, total - 100, "refund:b")
        with pytest.raises(NotRefundable):
            await ask(till, 1, "refund:c")
        await till.work()
        await till.work()
        assert sorted(await returned(till)) == sorted([100, total - 100])
        states = await till.shop.sql("SELECT status, gateway_id FROM payment_refunds")
        assert {row.status for row in states} == {"succeeded"}
        assert all(row.gateway_id.startswith("re_") for row in states)

    async def test_it_waits_for_the_capture(self, till: Till) -> None:
        await till.pay(await till.shop.lead())
        await till.shop.sql("UPDATE payments SET status = 'authorised'")
        await ask(till, 100, "refund:a")
        await till.work()
        assert await returned(till) == []
        await till.shop.sql("UPDATE payments SET status = 'captured'")
        await till.shop.sql("UPDATE outbox SET due_at = app_now() WHERE topic = 'billing.refund'")
        await till.work()
        assert await returned(till) == [100]

    async def test_one_that_the_gateway_refuses_is_reported_and_owed(self, till: Till) -> None:
        total = (await till.pay(await till.shop.lead()))["total_cents"]
        async with till.gateway() as gateway:
            intent = await till.one("SELECT intent_id FROM payments")
            await gateway.refund(intent.intent_id, total, "by-hand")
        await ask(till, total, "refund:a")
        await till.work()
        assert (await till.one("SELECT status FROM payment_refunds")).status == "failed"
        assert (await till.one("SELECT refunded_cents FROM payments")).refunded_cents == 0
        assert (await till.one("SELECT kind FROM discrepancies")).kind == "refund_failed"

    async def test_what_was_bought_with_credits_has_no_card(self, till: Till) -> None:
        order = await till.shop.buy(await till.shop.lead())
        with pytest.raises(NotRefundable):
            await ask(till, 1, "refund:a", uuid.UUID(order["id"]))
