"""The ledger: grants, the order of spending, refunds to where they came from, ends."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.credits import service
from backend.purchases.models import Order, Proposal
from tests.factories import make_user


async def make_order(session: AsyncSession, user: User, cents: int = 1000) -> uuid.UUID:
    proposal = Proposal(
        user_id=user.id,
        kind="purchase",
        method="credits",
        lines=[],
        total_cents=cents,
        made_by="user",
        expires_at=clock.now(),
    )
    session.add(proposal)
    await session.flush()
    order = Order(user_id=user.id, proposal_id=proposal.id, method="credits", total_cents=cents)
    session.add(order)
    await session.flush()
    return order.id


async def ledger_sum(session: AsyncSession, user: User) -> int:
    query = text("SELECT coalesce(sum(amount_cents), 0) FROM credit_entries WHERE user_id = :u")
    return int((await session.execute(query, {"u": user.id})).scalar_one())


class TestGrant:
    async def test_plan_and_bought_are_told_apart_and_sum_to_the_balance(self, session: AsyncSession) -> None:
        user = await make_user(session)
        end = clock.now() + timedelta(days=30)
        await service.grant(session, user.id, 25_000, "plan", end)
        await service.grant(session, user.id, 5_000, "bought", kind="topup")
        now = await service.balance(session, user.id)
        assert (now.plan_cents, now.bought_cents, now.balance_cents) == (25_000, 5_000, 30_000)
        assert now.plan_expires_at == end

    async def test_nobody_elses_credits_count(self, session: AsyncSession) -> None:
        user, other = await make_user(session), await make_user(session)
        await service.grant(session, other.id, 5_000, "bought")
        assert (await service.balance(session, user.id)).balance_cents == 0

    async def test_plan_credits_end(self, session: AsyncSession) -> None:
        user = await make_user(session)
        await service.grant(session, user.id, 10_000, "plan", clock.now() + timedelta(days=30))
        await service.grant(session, user.id, 700, "bought")
        await session.execute(text("SELECT set_config('aiqleads.clock_offset', '31 days', true)"))
        assert (await service.balance(session, user.id)).balance_cents == 700


class TestDebit:
    async def test_plan_credits_go_first_the_one_that_ends_first_before_all(self, session: AsyncSession) -> None:
        user = await make_user(session)
        order = await make_order(session, user)
        await service.grant(session, user.id, 500, "bought")
        await service.grant(session, user.id, 300, "plan", clock.now() + timedelta(days=40))
        await service.grant(session, user.id, 200, "plan", clock.now() + timedelta(days=10))
        await service.debit(session, user.id, 450, order)
        now = await service.balance(session, user.id)
        assert (now.plan_cents, now.bought_cents) == (50, 500)
        await service.debit(session, user.id, 100, order)
        now = await service.balance(session, user.id)
        assert (now.plan_cents, now.bought_cents) == (0, 450)

    async def test_too_little_is_refused_with_what_is_missing_and_changes_nothing(self, session: AsyncSession) -> None:
        user = await make_user(session)
        order = await make_order(session, user)
        await service.grant(session, user.id, 999, "bought")
        with pytest.raises(service.InsufficientCredits) as refused:
            await service.debit(session, user.id, 1_000, order)
        assert refused.value.status == 402
        assert refused.value.data == {"balance_cents": 999, "needed_cents": 1_000, "missing_cents": 1}
        assert await ledger_sum(session, user) == 999

    async def test_a_chargeback_eats_into_what_can_be_spent(self, session: AsyncSession) -> None:
        user = await make_user(session)
        order = await make_order(session, user)
        await service.grant(session, user.id, 1_000, "bought")
        await service.grant(session, user.id, -800, "bought", kind="chargeback")
        assert (await service.balance(session, user.id)).balance_cents == 200
        with pytest.raises(service.InsufficientCredits):
            await service.debit(session, user.id, 300, order)


class TestRefund:
    async def test_credits_return_to_the_lots_they_came_from(self, session: AsyncSession) -> None:
        user = await make_user(session)
        order = await make_order(session, user)
        await service.grant(session, user.id, 300, "plan", clock.now() + timedelta(days=10))
        await service.grant(session, user.id, 1_000, "bought")
        await service.debit(session, user.id, 800, order)
        await service.refund(session, user.id, 600, order)
        now = await service.balance(session, user.id)
        assert (now.plan_cents, now.bought_cents) == (100, 1_000)
        await service.refund(session, user.id, 200, order)
        now = await service.balance(session, user.id)
        assert (now.plan_cents, now.bought_cents) == (300, 1_000)

    async def test_never_more_than_the_order_took(self, session: AsyncSession) -> None:
        user = await make_user(session)
        order = await make_order(session, user)
        await service.grant(session, user.id, 1_000, "bought")
        await service.debit(session, user.id, 400, order)
        with pytest.raises(ValueError, match="100 cents"):
            await service.refund(session, user.id, 500, order)

    async def test_a_month_that_ended_gives_credits_that_can_be_spent(self, session: AsyncSession) -> None:
        user = await make_user(session)
        order = await make_order(session, user)
        await service.grant(session, user.id, 500, "plan", clock.now() + timedelta(days=1))
        await service.debit(session, user.id, 400, order)
        await session.execute(text("SELECT set_config('aiqleads.clock_offset', '2 days', true)"))
        assert await service.expire(session) == 1
        await service.refund(session, user.id, 400, order)
        now = await service.balance(session, user.id)
        assert (now.plan_cents, now.balance_cents) == (400, 400)
        assert await ledger_sum(session, user) == 400


class TestExpire:
    async def test_what_ended_is_booked_out_once_so_that_every_entry_sums_to_the_balance(
        self, session: AsyncSession
    ) -> None:
        user = await make_user(session)
        await service.grant(session, user.id, 500, "plan", clock.now() + timedelta(days=1))
        await service.grant(session, user.id, 70, "bought")
        await session.execute(text("SELECT set_config('aiqleads.clock_offset', '2 days', true)"))
        assert await service.expire(session) == 1
        assert await service.expire(session) == 0
        assert await ledger_sum(session, user) == (await service.balance(session, user.id)).balance_cents == 70


class TestLedger:
    async def test_entries_are_never_changed(self, session: AsyncSession) -> None:
        user = await make_user(session)
        await service.grant(session, user.id, 500, "bought")
        with pytest.raises(DBAPIError, match="append-only"):
            await session.execute(text("UPDATE credit_entries SET amount_cents = 9"))

    async def test_the_statement_lists_the_newest_first(self, session: AsyncSession) -> None:
        user = await make_user(session)
        await service.grant(session, user.id, 500, "bought", note="first")
        await service.grant(session, user.id, 600, "plan", clock.now() + timedelta(days=5), note="second")
        shown = await service.statement(session, user.id, limit=1)
        assert shown.balance_cents == 1_100
        assert [(entry.note, entry.bucket) for entry in shown.ledger] == [("second", "plan")]
