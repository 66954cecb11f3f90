"""Packs of credits by PayPal."""

from __future__ import annotations

from tests.backend.billing.paypal.patron import Patron
from tests.backend.billing.plans.club import Club


async def test_an_order_that_is_approved_is_captured_once_and_its_credits_are_there(patron: Patron) -> None:
    answer = (await patron.call("POST", "/credits/checkout", {"pack": "150", "payment_method": "paypal"})).json()
    assert answer["payment"]["payment_url"].startswith("https://www.paypal.com/")
    order = patron.paypal.approve_order()
    for kind in ("CHECKOUT.ORDER.APPROVED", "CHECKOUT.ORDER.APPROVED", "CHECKOUT.ORDER.COMPLETED"):
        await patron.tell(kind, {"id": order["id"]})
    related = {"supplementary_data": {"related_ids": {"order_id": order["id"]}}}
    await patron.tell("PAYMENT.CAPTURE.COMPLETED", {"id": "CAP-1"} | related)
    assert await patron.credits() == (0, 16_500)
    assert patron.paypal.captures == 1
    (paid,) = await patron.shop.sql("SELECT method, total_cents FROM orders")
    assert (paid.method, paid.total_cents) == ("paypal", 12_999)


async def test_an_order_nobody_told_us_of_is_found_by_the_sweep(patron: Patron) -> None:
    await patron.call("POST", "/credits/checkout", {"pack": "50", "payment_method": "paypal"})
    patron.paypal.approve_order()
    await patron.shop.sql("UPDATE payments SET looked_at = looked_at - interval '5 minutes'")
    await patron.till.sweep()
    assert await patron.credits() == (0, 5_000)


async def test_the_same_event_twice_is_stored_once(patron: Patron) -> None:
    for _ in range(3):
        assert (await patron.tell("CUSTOMER.SOMETHING.NEW", {"id": "x"}, event_id="WH-SAME")).status_code == 200
    (row,) = await patron.shop.sql("SELECT deliveries, outcome FROM webhook_events WHERE source = 'paypal'")
    assert (row.deliveries, row.outcome) == (3, "ignored")


async def test_an_unsigned_event_is_refused(patron: Patron) -> None:
    response = await patron.send(b'{"id":"WH-1","event_type":"CHECKOUT.ORDER.APPROVED"}', {})
    assert (response.status_code, response.json()["code"]) == (400, "bad_webhook")


async def test_without_settings_paypal_is_neither_offered_nor_taken(club: Club) -> None:
    assert (await club.plan())["payment_methods"] == ["stripe"]
    assert await club.refused(tier="pro", payment_method="paypal") == "paypal_not_configured"
    wanted = {"kind": "topup", "pack": "50", "payment_method": "paypal"}
    assert (await club.call("POST", "/proposals", wanted)).json()["code"] == "paypal_not_configured"
    assert (await club.shop.http.post("/v1/webhooks/paypal", content=b"{}")).status_code == 400


async def test_leads_are_not_sold_by_paypal(patron: Patron) -> None:
    lead = await patron.shop.lead()
    wanted = {"kind": "purchase", "lead_ids": [lead], "payment_method": "paypal"}
    assert (await patron.call("POST", "/proposals", wanted)).status_code == 422
