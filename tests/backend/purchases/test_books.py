"""An account's ledger and orders for administrators, and for nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.backend.purchases.bought import APPROVE, Bought
from tests.backend.purchases.shop import Shop


async def test_an_adjustment_stands_in_the_ledger_with_its_reason(shop: Shop) -> None:
    admin = await shop.user(role="admin")
    path = f"/admin/users/{shop.buyer.id}"
    await shop.call("POST", f"{path}/adjustments", {"amount_cents": 250, "reason": "Goodwill after the outage"}, admin)
    books = (await shop.call("GET", f"{path}/credits", user=admin)).json()
    assert books["balance_cents"] == 50_250
    assert (books["ledger"][0]["kind"], books["ledger"][0]["note"]) == ("adjustment", "Goodwill after the outage")
    assert books == (await shop.call("GET", "/credits")).json()


async def test_orders_with_their_refunds_and_without_the_buyers_notes(shop: Shop) -> None:
    bought, admin = Bought(shop, await shop.buy(await shop.lead())), await shop.user(role="admin")
    note = {"note": "Their daughter answered"}
    await shop.call("PATCH", f"/orders/{bought.order['id']}/leads/{bought.lead}", note)
    await bought.decided(admin, "wrong_info", APPROVE, 100)
    seen = await shop.call("GET", f"/admin/users/{shop.buyer.id}/orders", user=admin)
    (order,) = seen.json()["items"]
    assert (order["number"], order["refunded_cents"]) == (bought.order["number"], 100)
    assert "daughter" not in seen.text
    assert "daughter" in (await shop.call("GET", "/orders")).text


@pytest.mark.parametrize("what", ["credits", "orders"])
async def test_for_administrators_only_and_of_accounts_that_exist(shop: Shop, what: str) -> None:
    assert (await shop.call("GET", f"/admin/users/{shop.other.id}/{what}")).status_code == 403
    admin = await shop.user(role="admin")
    unknown = await shop.call("GET", f"/admin/users/{uuid4()}/{what}", user=admin)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "account_not_found")
