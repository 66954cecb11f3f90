"""What a buyer is given back of leads that a card paid for; disputes that are lost come to the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.billing.demo import payments
from backend.db import transaction
from backend.purchases import refunds
from tests.backend.billing.till import DISPUTED, Till
from tests.backend.purchases.bought import APPROVE, REJECT, Bought


async def bought(till: Till, **pay: Any) -> Bought:
    await till.pay(await till.shop.lead(), **pay)
    (order,) = (await till.shop.call("GET", "/orders")).json()["items"]
    return Bought(till.shop, order)


async def returned(till: Till) -> list[tuple[int, str]]:
    """Every refund to a card: cents and how it stands."""
    rows = await till.shop.sql("SELECT amount_cents, status FROM payment_refunds ORDER BY created_at, id")
    return [(row.amount_cents, row.status) for row in rows]


async def decide(till: Till, evidence: str) -> None:
    dispute = await till.one("SELECT gateway_id FROM disputes")
    async with till.gateway() as gateway:
        params = {"evidence": {"uncategorized_text": evidence}}
        await gateway.client.v1.disputes.update_async(dispute.gateway_id, params)
    await till.work()


async def test_by_rule_the_card_gets_it_back_and_no_credits_move(till: Till) -> None:
    mine = await bought(till)
    await mine.unreachable()
    refund = (await mine.ask("invalid_contact")).json()
    assert (refund["status"], refund["to"]) == ("granted", "card")
    await till.work()
    assert await returned(till) == [(mine.paid, "succeeded")]
    assert await till.shop.balance() == 50_000
    assert (await mine.read())["status"] == "refunded"
    assert await mine.contact_status() in (403, 404)
    told = [notice["body"] for notice in (await till.shop.call("GET", "/notifications")).json()["items"]]
    assert any("goes back to your card" in body for body in told)


async def test_in_parts_by_administrators(till: Till) -> None:
    mine, admin = await bought(till), await till.shop.user(role="admin")
    await mine.decided(admin, "wrong_info", APPROVE, 200)
    await mine.decided(admin, "wrong_info", REJECT, 200)
    await mine.decided(admin, "no_response", APPROVE)
    await till.work()
    assert await returned(till) == [(200, "succeeded"), (mine.paid - 200, "succeeded")]
    assert (await mine.ask()).json()["left_cents"] == 0
    assert await mine.lead_status() == "available"


async def test_by_time_once(till: Till) -> None:
    mine = await bought(till)
    await mine.ask("not_owner")
    clock.shift(timedelta(days=5))
    async with transaction(till.sessions) as session:
        (due,) = await refunds.overdue(session)
        assert await refunds.grant_overdue(session, due)
        assert not await refunds.grant_overdue(session, due)
    await till.work()
    assert await returned(till) == [(mine.paid, "succeeded")]


class TestDisputes:
    async def test_nothing_is_refunded_while_the_bank_decides(self, till: Till) -> None:
        mine, admin = await bought(till), await till.shop.user(role="admin")
        refund = (await mine.ask("other")).json()
        charge = (await till.one("SELECT charge_id FROM payments")).charge_id
        async with transaction(till.sessions) as session:
            await payments.open_dispute(session, charge)
        await till.work()
        again = await mine.ask("invalid_contact")
        assert (again.status_code, again.json()["code"]) == (409, "not_refundable")
        approved = await till.shop.call("POST", f"/admin/refunds/{refund['id']}", APPROVE, admin)
        assert (approved.status_code, approved.json()["reason"]) == (409, "disputed")
        clock.shift(timedelta(days=5))
        async with transaction(till.sessions) as session:
            (due,) = await refunds.overdue(session)
            assert not await refunds.grant_overdue(session, due)
        assert await returned(till) == []

    async def test_a_lost_one_is_a_refund_that_the_bank_made(self, till: Till) -> None:
        mine = await bought(till, number=DISPUTED)
        await decide(till, "losing_evidence")
        assert await returned(till) == []
        order = await mine.read()
        assert (order["status"], order["refunded_cents"]) == ("refunded", mine.paid)
        assert order["lines"][0]["refund_status"] == "granted"
        assert await mine.contact_status() == 403
        told = [notice["body"] for notice in (await till.shop.call("GET", "/notifications")).json()["items"]]
        assert any("Your bank gave" in body for body in told)

    async def test_what_was_asked_before_is_settled_with_it(self, till: Till) -> None:
        mine = await bought(till)
        refund = (await mine.ask("not_owner")).json()
        charge = (await till.one("SELECT charge_id FROM payments")).charge_id
        async with transaction(till.sessions) as session:
            await payments.open_dispute(session, charge)
        await till.work()
        await decide(till, "losing_evidence")
        row = await till.one("SELECT id::text, status, decided_by, amount_cents FROM refunds")
        assert tuple(row) == (refund["id"], "granted", "dispute", mine.paid)
        assert await mine.lead_status() == "withdrawn"

    @pytest.mark.parametrize("evidence", ["winning_evidence"])
    async def test_a_won_one_leaves_everything_as_it_was(self, till: Till, evidence: str) -> None:
        mine = await bought(till, number=DISPUTED)
        await decide(till, evidence)
        assert (await mine.read())["status"] == "paid"
        assert await mine.contact_status() == 200
