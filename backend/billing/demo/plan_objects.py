"""The demo gateway's products, subscriptions and invoices as Stripe shows them, as far as they are read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from backend.billing.demo.errors import ApiError, missing
from backend.billing.demo.store import Data, new_id, seconds
from backend.billing.plans.calendar import next_end


def product(params: Data, now: int) -> Data:
    """Something that is sold, under an id that its seller may choose."""
    if not params.get("name"):
        raise missing("name")
    return {"id": params.get("id") or new_id("prod"), "object": "product", "created": now, "name": params["name"]}


def price(data: Data) -> Data:
    """A price given inline."""
    interval = data.get("recurring", {}).get("interval")
    if interval not in ("month", "year"):
        raise missing("items[0][price_data][recurring][interval]")
    return {
        "id": new_id("price"),
        "object": "price",
        "currency": "usd",
        "product": data.get("product"),
        "recurring": {"interval": interval, "interval_count": 1},
        "unit_amount": int(data.get("unit_amount", 0)),
    }


def subscription(page: Data, price_: Data, customer: str, card: str, now: int) -> Data:
    """A subscription that begins now; with a trial, whose first period is the trial."""
    wanted = page["demo"]["params"].get("subscription_data", {})
    trial_end = int(wanted["trial_end"]) if "trial_end" in wanted else None
    anchor = trial_end or now
    subscription_id = new_id("sub")
    return {
        "id": subscription_id,
        "object": "subscription",
        "billing_cycle_anchor": anchor,
        "cancel_at_period_end": False,
        "canceled_at": None,
        "created": now,
        "currency": "usd",
        "customer": customer,
        "default_payment_method": card,
        "ended_at": None,
        "items": _items(subscription_id, price_, now, trial_end or following(anchor, now, price_)),
        "latest_invoice": None,
        "livemode": False,
        "metadata": wanted.get("metadata", {}),
        "status": "trialing" if trial_end else "active",
        "trial_end": trial_end,
    }


def following(anchor: int, end: int, price_: Data) -> int:
    """The end of the period that begins at ``end``."""
    at = datetime.fromtimestamp(end, UTC)
    return seconds(next_end(datetime.fromtimestamp(anchor, UTC), at, price_["recurring"]["interval"]))


def item(subscription_: Data) -> Data:
    """A copy of its one item."""
    return dict(subscription_["items"]["data"][0])


def with_item(subscription_: Data, **changes: Any) -> Data:
    """The subscription with its item changed."""
    changed = item(subscription_) | changes
    return subscription_ | {"items": subscription_["items"] | {"data": [changed]}}


def invoice(customer: str, now: int, *, reason: str, subscription_: Data | None = None, **more: Any) -> Data:
    """A bill without lines; a subscription's own names it as its parent."""
    parent = None
    if subscription_ is not None:
        details = {"subscription": subscription_["id"], "metadata": subscription_["metadata"]}
        parent = {"type": "subscription_details", "quote_details": None, "subscription_details": details}
    return {
        "id": new_id("in"),
        "object": "invoice",
        "amount_due": 0,
        "amount_paid": 0,
        "attempt_count": 0,
        "billing_reason": reason,
        "created": now,
        "currency": "usd",
        "customer": customer,
        "default_payment_method": None,
        "description": None,
        "hosted_invoice_url": None,
        "lines": {"object": "list", "data": [], "has_more": False},
        "livemode": False,
        "metadata": {},
        "parent": parent,
        "payments": {"object": "list", "data": [], "has_more": False},
        "status": "draft",
        "total": 0,
    } | more


def with_line(invoice_: Data, cents: int, words: str, start: int, end: int, product_: str | None = None) -> Data:
    """The bill with one more line."""
    details = {"price": new_id("price"), "product": product_ or new_id("prod")}
    line = {
        "id": new_id("il"),
        "object": "line_item",
        "amount": cents,
        "currency": "usd",
        "description": words,
        "invoice": invoice_["id"],
        "period": {"start": start, "end": end},
        "pricing": {"type": "price_details", "price_details": details, "unit_amount_decimal": str(cents)},
        "quantity": 1,
    }
    lines = invoice_["lines"] | {"data": [*invoice_["lines"]["data"], line]}
    total = sum(each["amount"] for each in lines["data"])
    return invoice_ | {"lines": lines, "amount_due": total, "total": total}


def paid_by(invoice_: Data, intent_id: str, status: str) -> Data:
    """The bill with the payment that pays it, or tries to."""
    payment = {
        "id": new_id("inpay"),
        "object": "invoice_payment",
        "amount_requested": invoice_["amount_due"],
        "invoice": invoice_["id"],
        "payment": {"type": "payment_intent", "payment_intent": intent_id},
        "status": status,
    }
    return invoice_ | {"payments": invoice_["payments"] | {"data": [payment]}}


def _items(subscription_id: str, price_: Data, start: int, end: int) -> Data:
    only = {
        "id": new_id("si"),
        "object": "subscription_item",
        "current_period_end": end,
        "current_period_start": start,
        "price": price_,
        "quantity": 1,
        "subscription": subscription_id,
    }
    return {"object": "list", "data": [only], "has_more": False}


def require_none(params: Data) -> None:
    """Differences are charged as bills of their own: nothing is prorated."""
    if params.get("proration_behavior") != "none":
        raise ApiError("The demo gateway prorates nothing.", param="proration_behavior")
