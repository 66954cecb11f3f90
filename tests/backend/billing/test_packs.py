"""Credits by card: granted once, when the money is there."""

from __future__ import annotations

import pytest

from tests.backend.billing.till import DECLINED, Till
from tests.factories import assistant_bearer

PACKS = [("50", 4_999, 50), ("150", 12_999, 165), ("400", 29_999, 440)]


class TestPack:
    @pytest.mark.parametrize(("pack", "cents", "credits_"), PACKS)
    async def test_a_pack_is_paid_and_granted_bonus_included_in_one_lot(
        self, till: Till, pack: str, cents: int, credits_: int
    ) -> None:
        begun = (await till.shop.call("POST", "/credits/checkout", {"pack": pack})).json()
        assert (begun["credits"], begun["payment"]["amount_cents"]) == (credits_, cents)
        await till.card(begun["payment"]["payment_url"])
        await till.work()
        await till.work()
        assert await till.shop.balance() == 50_000 + credits_ * 100
        entry = await till.one("SELECT amount_cents, order_id, lot_id FROM credit_entries WHERE kind = 'topup'")
        order = await till.one("SELECT id, kind, method, total_cents FROM orders")
        assert entry.amount_cents == credits_ * 100
        assert (order.id, order.kind, order.method, order.total_cents) == (entry.order_id, "topup", "stripe", cents)
        lot = await till.one("SELECT bucket, expires_at FROM credit_lots WHERE id = :id", id=entry.lot_id)
        assert (lot.bucket, lot.expires_at) == ("bought", None)
        proposal = (await till.shop.call("GET", f"/proposals/{begun['proposal_id']}")).json()
        assert (proposal["status"], proposal["payment"]["status"]) == ("confirmed", "captured")
        notices = (await till.shop.call("GET", "/notifications")).json()
        assert len(notices["items"]) == 1

    async def test_the_same_key_is_the_same_page(self, till: Till) -> None:
        one, two = [
            (await till.shop.call("POST", "/credits/checkout", {"pack": "50"}, key="once")).json() for _ in range(2)
        ]
        assert one == two
        assert (await till.one("SELECT count(*) AS n FROM payments")).n == 1

    async def test_a_proposal_for_credits_does_the_same(self, till: Till) -> None:
        proposal = (await till.shop.call("POST", "/proposals", {"kind": "topup", "credits": 120})).json()
        begun = (await till.shop.confirm(proposal)).json()
        await till.card(begun["payment_url"], DECLINED)
        await till.work()
        assert await till.shop.balance() == 50_000
        await till.card(begun["payment_url"])
        await till.work()
        assert await till.shop.balance() == 50_000 + 16_500

    async def test_paid_after_it_was_taken_back_is_delivered_all_the_same(self, till: Till) -> None:
        begun = (await till.shop.call("POST", "/credits/checkout", {"pack": "50"})).json()
        await till.shop.call("DELETE", f"/proposals/{begun['proposal_id']}")
        await till.card(begun["payment"]["payment_url"])
        await till.work()
        assert await till.shop.balance() == 55_000

    async def test_the_assistant_cannot_begin_it(self, till: Till) -> None:
        headers = assistant_bearer(till.shop.app, till.shop.buyer)
        response = await till.shop.http.post("/v1/credits/checkout", json={"pack": "50"}, headers=headers)
        assert response.status_code == 403
