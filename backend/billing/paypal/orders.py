"""Packs of credits by PayPal: an order that its buyer approves there, and that is captured when they have."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

from backend import clock
from backend.billing.gateway import (
    Charged,
    Checkout,
    CheckoutStatus,
    CheckoutWanted,
    Disputed,
    DisputeStatus,
    Funds,
    Item,
    Refunded,
    RefundState,
    Refused,
)
from backend.billing.paypal.client import Data, PayPal, cents, link, money

APPROVAL_HOURS = 3  # how long PayPal keeps what its buyer has not approved
_CAPTURES: dict[str, Funds] = {
    "COMPLETED": "captured", "PARTIALLY_REFUNDED": "captured", "REFUNDED": "captured", "PENDING": "pending",
    "DECLINED": "none", "FAILED": "none",
}  # fmt: skip
_LOST = frozenset({"RESOLVED_BUYER_FAVOUR", "ACCEPTED"})  # any other end leaves us the money
_REFUNDS: dict[str, RefundState] = {"COMPLETED": "succeeded", "FAILED": "failed", "CANCELLED": "failed"}


class PayPalOrders:
    """The gateway's questions in PayPal's words."""

    name = "paypal"

    def __init__(self, api: PayPal) -> None:
        self.api = api

    async def aclose(self) -> None:
        """Give back the connections."""
        await self.api.aclose()

    async def open_checkout(self, wanted: CheckoutWanted, key: str) -> Checkout:
        return _checkout(await self.api.post("/v2/checkout/orders", order_wanted(wanted), key))

    async def read_checkout(self, session_id: str) -> Checkout:
        found = await self.api.get(f"/v2/checkout/orders/{session_id}")
        if found["status"] == "APPROVED":
            path = f"/v2/checkout/orders/{session_id}/capture"
            try:
                await self.api.post(path, {}, f"capture-{session_id}")
            except Refused as error:
                if error.code != "INSTRUMENT_DECLINED":
                    raise
            found = await self.api.get(f"/v2/checkout/orders/{session_id}")
        return _checkout(found)

    async def expire_checkout(self, session_id: str, key: str) -> Checkout:
        """PayPal closes no order: what nobody has captured is never charged, so it is over when we say so."""
        found = _checkout(await self.api.get(f"/v2/checkout/orders/{session_id}"))
        return found if found.charged is not None else _over(found)

    async def read_charged(self, intent_id: str) -> Charged:
        return _charged(await self.api.get(f"/v2/payments/captures/{intent_id}"))

    async def capture(self, intent_id: str, key: str) -> Charged:
        return await self.read_charged(intent_id)

    async def void(self, intent_id: str, key: str) -> Charged:
        return await self.read_charged(intent_id)

    async def refund(self, intent_id: str, cents: int, key: str) -> Refunded:
        made = await self.api.post(f"/v2/payments/captures/{intent_id}/refund", {"amount": money(cents)}, key)
        return Refunded(str(made["id"]), _REFUNDS.get(str(made["status"]), "pending"), cents)

    async def customer(self, user_id: uuid.UUID, email: str, name: str, key: str) -> str:
        return str(user_id)

    async def read_dispute(self, dispute_id: str) -> Disputed:
        return _disputed(await self.api.get(f"/v1/customer/disputes/{dispute_id}"))

    async def payments_between(self, since: datetime, until: datetime) -> AsyncIterator[Charged]:
        """PayPal's reports lag by hours: each payment is asked about by itself (:mod:`.looking`)."""
        nothing: tuple[Charged, ...] = ()
        for each in nothing:
            yield each


def order_wanted(wanted: CheckoutWanted) -> Data:
    """An order that is charged when its buyer has approved it."""
    total = sum(item.cents for item in wanted.items)
    unit = {
        "custom_id": str(wanted.payment_id),
        "amount": money(total) | {"breakdown": {"item_total": money(total)}},
        "items": [
            {"name": item.name[:127], "quantity": "1", "unit_amount": money(item.cents)} for item in wanted.items
        ],
    }
    context = {
        "brand_name": "AIQLeads",
        "shipping_preference": "NO_SHIPPING",
        "user_action": "PAY_NOW",
        "return_url": wanted.success_url,
        "cancel_url": wanted.cancel_url,
    }
    return {
        "intent": "CAPTURE",
        "purchase_units": [unit],
        "payment_source": {"paypal": {"experience_context": context}},
    }


def _item(item: Item) -> Data:
    return {"name": item.name[:127], "quantity": "1", "unit_amount": money(item.cents)}


def _checkout(found: Data) -> Checkout:
    unit = found["purchase_units"][0]
    captures = unit.get("payments", {}).get("captures", [])
    begun = datetime.fromisoformat(found["create_time"])
    end = begun + timedelta(hours=APPROVAL_HOURS)
    status: CheckoutStatus = "complete" if captures else "expired" if clock.now() >= end else "open"
    if found["status"] == "VOIDED":
        status = "expired"
    return Checkout(
        session_id=str(found["id"]),
        status=status,
        url=link(found, "payer-action", "approve"),
        expires_at=end,
        amount_cents=cents(unit["amount"]),
        currency=str(unit["amount"]["currency_code"]),
        payment_id=_ours(unit.get("custom_id")),
        charged=_charged(captures[-1], unit["payments"].get("refunds", [])) if captures else None,
    )


def _over(found: Checkout) -> Checkout:
    return Checkout(
        session_id=found.session_id,
        status="expired",
        url=None,
        expires_at=found.expires_at,
        amount_cents=found.amount_cents,
        currency=found.currency,
        payment_id=found.payment_id,
    )


def _charged(found: Data, refunds: Sequence[Data] = ()) -> Charged:
    """``refunds`` is what the order tells of them; a capture by itself only knows when all of it went back."""
    back = sum(cents(each["amount"]) for each in refunds if each["status"] in ("COMPLETED", "PENDING"))
    funds = _CAPTURES.get(str(found["status"]), "pending")
    amount = cents(found["amount"])
    return Charged(
        intent_id=str(found["id"]),
        funds=funds,
        amount_cents=amount,
        captured_cents=amount if funds == "captured" else 0,
        refunded_cents=amount if found["status"] == "REFUNDED" else back,
        currency=str(found["amount"]["currency_code"]),
        payment_id=_ours(found.get("custom_id")),
    )


def _disputed(found: Data) -> Disputed:
    """An inquiry is between buyer and seller; from a claim on, PayPal holds the money until it is resolved."""
    outcome = found.get("dispute_outcome") or {}
    status: DisputeStatus = "inquiry" if found.get("dispute_life_cycle_stage") == "INQUIRY" else "open"
    if found["status"] == "RESOLVED":
        status = "lost" if outcome.get("outcome_code") in _LOST else "won"
    about = (found.get("disputed_transactions") or [{}])[0].get("seller_transaction_id")
    amount = (status == "lost" and outcome.get("amount_refunded")) or found["dispute_amount"]
    return Disputed(str(found["dispute_id"]), about, status, cents(amount), str(found.get("reason", "")).lower())


def _ours(named: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(named)) if named else None
    except ValueError:
        return None
