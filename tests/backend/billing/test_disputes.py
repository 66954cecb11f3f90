"""Disputed charges: taken back while the bank decides, given again when it is won."""

from __future__ import annotations

import pytest

from backend.accounts.models import User
from backend.billing.demo import payments
from backend.billing.disputes import settle_dispute
from backend.billing.gateway import Disputed, DisputeStatus
from backend.db import transaction
from tests.backend.billing.till import DISPUTED, Till


async def frozen(till: Till, user: User | None = None) -> bool:
    """Whether the buyer's buying is frozen."""
    user_id = (user or till.shop.buyer).id
    return bool((await till.one("SELECT buying_frozen FROM users WHERE id = :id", id=user_id)).buying_frozen)


async def decide(till: Till, evidence: str) -> None:
    """The bank's word, as Stripe's test mode gives it."""
    dispute = await till.one("SELECT gateway_id FROM disputes")
    async with till.gateway() as gateway:
        params = {"evidence": {"uncategorized_text": evidence}}
        await gateway.client.v1.disputes.update_async(dispute.gateway_id, params)
    await till.work()


class TestPack:
    async def bought(self, till: Till) -> None:
        begun = (await till.shop.call("POST", "/credits/checkout", {"pack": "150"})).json()
        await till.card(begun["payment"]["payment_url"], DISPUTED)
        await till.work()

    async def test_the_credits_are_booked_back_and_a_negative_balance_freezes_buying(self, till: Till) -> None:
        poor = till.shop.buyer = await till.shop.user()
        begun = (await till.shop.call("POST", "/credits/checkout", {"pack": "50"})).json()
        await till.card(begun["payment"]["payment_url"])
        await till.work()
        await till.shop.buy(await till.shop.lead())
        left = await till.shop.balance()
        intent = await till.one("SELECT charge_id FROM payments WHERE kind = 'topup'")
        async with transaction(till.sessions) as session:
            await payments.open_dispute(session, intent.charge_id)
        await till.work()
        assert await till.shop.balance() == left - 5_000 < 0
        assert await frozen(till)
        lead = await till.shop.lead()
        refused = await till.shop.call("POST", "/proposals", {"kind": "purchase", "lead_ids": [lead]}, poor)
        assert (refused.status_code, refused.json()["code"]) == (403, "buying_frozen")
        await decide(till, "winning_evidence")
        assert await till.shop.balance() == left
        assert not await frozen(till)

    async def test_one_that_is_told_before_its_payment_counts_all_the_same(self, till: Till) -> None:
        begun = (await till.shop.call("POST", "/credits/checkout", {"pack": "150"})).json()
        async with transaction(till.sessions) as session:
            await payments.try_card(session, begun["payment"]["payment_url"].rpartition("/")[2], DISPUTED)
        event = await till.one(
            "SELECT id FROM demo_gateway_events WHERE data->>'type' = 'charge.dispute.created'",
        )
        await till.tell_again(event.id)
        assert (await till.one("SELECT status FROM disputes")).status == "open"
        await till.work()
        assert (await till.one("SELECT status FROM orders")).status == "disputed"
        assert await till.shop.balance() == 50_000

    async def test_with_credits_left_nobody_is_frozen(self, till: Till) -> None:
        await self.bought(till)
        assert await till.shop.balance() == 50_000
        assert not await frozen(till)
        assert (await till.one("SELECT status FROM orders")).status == "disputed"

    async def test_lost_stays_taken_back(self, till: Till) -> None:
        await self.bought(till)
        await decide(till, "losing_evidence")
        assert await till.shop.balance() == 50_000
        assert (await till.one("SELECT status FROM disputes")).status == "lost"

    async def test_an_adjustment_that_settles_it_lets_the_account_buy_again(self, till: Till) -> None:
        admin, poor = await till.shop.user(role="admin"), await till.shop.user(buying_frozen=True)
        body = {"amount_cents": 100, "reason": "Settled by bank transfer"}
        done = await till.shop.call("POST", f"/admin/users/{poor.id}/adjustments", body, admin)
        assert done.status_code < 300, done.text
        assert not await frozen(till, poor)


class TestLeads:
    async def test_contacts_are_hidden_and_open_again_when_it_is_won(self, till: Till) -> None:
        lead = await till.shop.lead()
        await till.pay(lead, number=DISPUTED)
        assert (await till.shop.call("GET", f"/leads/{lead}/contact")).status_code == 403
        assert (await till.one("SELECT status FROM leads")).status == "sold"
        await decide(till, "winning_evidence")
        assert (await till.shop.call("GET", f"/leads/{lead}/contact")).status_code == 200
        assert (await till.one("SELECT status FROM orders")).status == "paid"

    @pytest.mark.parametrize(("status", "code"), [("inquiry", 200), ("won", 200), ("lost", 403)])
    async def test_what_is_first_heard_of_late_counts_as_it_stands(
        self, till: Till, status: DisputeStatus, code: int
    ) -> None:
        lead = await till.shop.lead()
        await till.pay(lead)
        payment = await till.one("SELECT intent_id, amount_cents FROM payments")
        seen = Disputed("du_1", payment.intent_id, status, payment.amount_cents, "general")
        async with transaction(till.sessions) as session:
            assert await settle_dispute(session, "demo", seen)
        assert (await till.shop.call("GET", f"/leads/{lead}/contact")).status_code == code

    async def test_told_twice_and_late_it_is_one_dispute(self, till: Till) -> None:
        await till.pay(await till.shop.lead(), number=DISPUTED)
        await decide(till, "losing_evidence")
        for event in await till.shop.sql("SELECT id FROM demo_gateway_events ORDER BY number DESC"):
            await till.tell_again(event.id)
        await till.shop.sql("UPDATE outbox SET done_at = NULL, due_at = app_now() WHERE topic = 'billing.event'")
        await till.work()
        found = await till.one("SELECT status, undone FROM disputes")
        assert (found.status, len(found.undone["line_ids"])) == ("lost", 1)
        admin = await till.shop.user(role="admin")
        (listed,) = (await till.shop.call("GET", "/admin/disputes?status=lost", user=admin)).json()
        assert listed["reason"] == "fraudulent"
