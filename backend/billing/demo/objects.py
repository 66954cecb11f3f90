"""The demo gateway's objects as Stripe shows them: the fields that clients of ours, and curious people, read."""

from __future__ import annotations

from typing import Any

from backend.billing.demo.errors import ApiError, missing
from backend.billing.demo.store import Data, new_id

PAGE_SECONDS = (30 * 60, 24 * 60 * 60)


def checkout_session(params: Data, now: int, pages: str) -> Data:
    """An open payment page. Raises ApiError for what Stripe refuses too."""
    for name in ("mode", "success_url"):
        if not params.get(name):
            raise missing(name)
    session_id, total = new_id("checkout.session"), _total(params)
    return {
        "id": session_id,
        "object": "checkout.session",
        "amount_subtotal": total,
        "amount_total": total,
        "cancel_url": params.get("cancel_url"),
        "client_reference_id": params.get("client_reference_id"),
        "created": now,
        "currency": "usd",
        "customer": params.get("customer"),
        "customer_email": params.get("customer_email"),
        "expires_at": _end(params, now),
        "livemode": False,
        "metadata": params.get("metadata", {}),
        "mode": params["mode"],
        "payment_intent": None,
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "status": "open",
        "subscription": None,
        "success_url": params["success_url"],
        "url": f"{pages}/pay/{session_id}",
        "demo": {
            "items": _items(params),
            "intent": params.get("payment_intent_data", {}),
            "params": params,
            "pages": pages,
        },
    }


def payment_intent(page: Data, now: int) -> Data:
    """The payment behind a page, before any card was tried."""
    wanted = page["demo"]["intent"]
    return {
        "id": new_id("payment_intent"),
        "object": "payment_intent",
        "amount": page["amount_total"],
        "amount_capturable": 0,
        "amount_received": 0,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": wanted.get("capture_method", "automatic"),
        "created": now,
        "currency": page["currency"],
        "customer": page["customer"],
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": wanted.get("metadata", {}),
        "payment_method": None,
        "payment_method_types": ["card"],
        "status": "requires_payment_method",
    }


def charge(intent: Data, number: str, now: int) -> Data:
    """A charge that a bank agreed to."""
    captured = intent["capture_method"] != "manual"
    return {
        "id": new_id("charge"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if captured else 0,
        "amount_refunded": 0,
        "captured": captured,
        "created": now,
        "currency": intent["currency"],
        "customer": intent["customer"],
        "disputed": False,
        "failure_code": None,
        "livemode": False,
        "metadata": intent["metadata"],
        "paid": True,
        "payment_intent": intent["id"],
        "payment_method_details": {"type": "card", "card": {"brand": "visa", "last4": number[-4:]}},
        "refunded": False,
        "status": "succeeded",
    }


def refund(charge_: Data, cents: int, params: Data, now: int) -> Data:
    """Money that went back."""
    return {
        "id": new_id("refund"),
        "object": "refund",
        "amount": cents,
        "charge": charge_["id"],
        "created": now,
        "currency": charge_["currency"],
        "metadata": params.get("metadata", {}),
        "payment_intent": charge_["payment_intent"],
        "reason": params.get("reason"),
        "status": "succeeded",
    }


def dispute(charge_: Data, now: int) -> Data:
    """The cardholder says that it was not them."""
    return {
        "id": new_id("dispute"),
        "object": "dispute",
        "amount": charge_["amount_captured"],
        "charge": charge_["id"],
        "created": now,
        "currency": charge_["currency"],
        "evidence": {},
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge_["payment_intent"],
        "reason": "fraudulent",
        "status": "needs_response",
    }


def customer(params: Data, now: int) -> Data:
    """Somebody who pays."""
    return {
        "id": new_id("customer"),
        "object": "customer",
        "created": now,
        "email": params.get("email"),
        "livemode": False,
        "metadata": params.get("metadata", {}),
        "name": params.get("name"),
    }


def cents_of(value: Any, name: str) -> int:
    """A parameter that is a positive number of cents."""
    if not str(value).isascii() or not str(value).isdigit() or not 0 < int(value) < 100_000_000:
        raise ApiError(f"Invalid integer: {value}", code="parameter_invalid_integer", param=name)
    return int(value)


def _items(params: Data) -> list[dict[str, Any]]:
    found = params.get("line_items")
    if not isinstance(found, list):
        raise missing("line_items")
    return [_item(item, f"line_items[{at}]") for at, item in enumerate(found)]


def _item(item: Any, name: str) -> dict[str, Any]:
    data = item.get("price_data", {}) if isinstance(item, dict) else {}
    product = data.get("product")
    sold = data.get("product_data", {}).get("name") or product
    if data.get("currency") != "usd" or not sold:
        raise missing(f"{name}[price_data]")
    cents = cents_of(data.get("unit_amount"), f"{name}[price_data][unit_amount]")
    quantity = cents_of(item.get("quantity", "1"), f"{name}[quantity]")
    return {"name": sold, "cents": cents * quantity, "recurring": data.get("recurring"), "product": product}


def _total(params: Data) -> int:
    """What is due now: of a plan with a trial nothing is."""
    tried = "trial_end" in params.get("subscription_data", {})
    return sum(item["cents"] for item in _items(params) if not (tried and item["recurring"]))


def _end(params: Data, now: int) -> int:
    shortest, longest = PAGE_SECONDS
    end = int(params.get("expires_at", now + longest))
    if not now + shortest <= end <= now + longest:
        message = "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from now."
        raise ApiError(message, param="expires_at")
    return end
