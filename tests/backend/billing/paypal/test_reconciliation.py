"""The nightly comparison asks PayPal about each payment that was made there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from backend import clock
from backend.billing import reconciliation
from tests.backend.billing.paypal.patron import Patron


async def paid(patron: Patron) -> None:
    """A pack and a plan, two hours ago."""
    await patron.call("POST", "/credits/checkout", {"pack": "50", "payment_method": "paypal"})
    order = patron.paypal.approve_order()
    await patron.tell("CHECKOUT.ORDER.APPROVED", {"id": order["id"]})
    await patron.subscribe()
    clock.shift(timedelta(hours=2))


async def differences(patron: Patron) -> set[str]:
    await reconciliation.reconcile(patron.till.house)
    return {row.kind for row in await patron.shop.sql("SELECT kind FROM discrepancies")}


def pack(patron: Patron) -> dict[str, object]:
    (order,) = patron.paypal.orders.values()
    payments: dict[str, object] = order["purchase_units"][0]["payments"]
    return payments


def sale(patron: Patron) -> dict[str, object]:
    ((found,),) = patron.paypal.sales.values()
    return found


REFUND = {"status": "COMPLETED", "amount": {"currency_code": "USD", "value": "10.00"}}
SPOILED: dict[str, tuple[Callable[[Patron], object], str]] = {
    "a refund of a pack that we know nothing of": (lambda p: pack(p).update(refunds=[REFUND]), "refunds_differ"),
    "a sale refunded by hand": (lambda p: sale(p).update(status="REFUNDED"), "refunds_differ"),
    "a sale refunded in part": (lambda p: sale(p).update(status="PARTIALLY_REFUNDED"), "refunds_differ"),
    "an order that is gone": (lambda p: p.paypal.orders.clear(), "unknown_at_gateway"),
    "a sale that never was": (lambda p: sale(p).update(status="DECLINED"), "unknown_at_gateway"),
    "a sale we were never told of": (lambda p: p.paypal.take(*p.paypal.subscriptions.values()), "unknown_at_ours"),
}


async def test_books_that_agree_with_paypal_have_no_difference(patron: Patron) -> None:
    await paid(patron)
    assert await differences(patron) == set()


@pytest.mark.parametrize("name", SPOILED)
async def test_what_paypal_has_otherwise_is_reported(patron: Patron, name: str) -> None:
    await paid(patron)
    spoil, kind = SPOILED[name]
    spoil(patron)
    clock.shift(timedelta(hours=2))
    assert kind in await differences(patron)
