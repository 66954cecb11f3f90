"""Stripe's subscriptions, invoices and pages as the house sees them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import stripe

from backend.billing.plans.gateway import InvoiceStatus, PageSeen, PlanInvoice, PlanPeriod, PlanSeen, PlanStatus
from backend.config import TIERS

_STATUS: dict[str, PlanStatus] = {
    "incomplete": "starting", "trialing": "live", "active": "live", "paused": "live", "past_due": "owing",
    "unpaid": "owing", "canceled": "over", "incomplete_expired": "over",
}  # fmt: skip
OVER = frozenset(status for status, ours in _STATUS.items() if ours == "over")
_BILLS: dict[str, InvoiceStatus] = {"paid": "paid", "void": "void", "uncollectible": "void"}
_PRODUCT = "aiqleads-"
_LONGEST_MONTH = timedelta(days=45)


def product_of(tier: str) -> str:
    """The id that we give to the product of a tier."""
    return f"{_PRODUCT}{tier}"


def tier_of(product: str | None) -> str | None:
    """The tier behind a product; None when it is none of ours."""
    named = (product or "").removeprefix(_PRODUCT)
    return named if product != named and named in TIERS else None


def id_of(found: object) -> str | None:
    """The id of what is either an id or the object itself."""
    return found if found is None or isinstance(found, str) else str(cast("Any", found).id)


def page(found: stripe.checkout.Session) -> PageSeen:
    """A page."""
    status = found.status if found.status in ("complete", "expired") else "open"
    return PageSeen(found.id, cast("Any", status), found.url, id_of(found.subscription))


def item_of(found: stripe.Subscription) -> stripe.SubscriptionItem:
    """The one item of a plan of ours."""
    items: list[stripe.SubscriptionItem] = found["items"].data
    return items[0]


def price_of(found: stripe.Subscription) -> tuple[str | None, str]:
    """The tier and billing that the next period is charged by."""
    price = item_of(found).price
    return tier_of(id_of(price.product)), price.recurring.interval if price.recurring else "month"


def plan(found: stripe.Subscription, bills: Sequence[stripe.Invoice]) -> PlanSeen:
    """A subscription with the bills that belong to it."""
    item = item_of(found)
    own = [invoice(bill) for bill in bills if bill.status != "draft" and _belongs(bill, found.id)]
    return PlanSeen(
        plan_id=found.id,
        customer_id=id_of(found.customer),
        status=_STATUS.get(found.status, "live"),
        end=_at(item.current_period_end),
        anchor=_at(found.billing_cycle_anchor),
        ends=found.cancel_at_period_end,
        payment_id=_ours(found.metadata),
        invoices=tuple(sorted(own, key=lambda bill: bill.created_at)),
    )


def invoice(found: stripe.Invoice) -> PlanInvoice:
    """A bill."""
    status = _BILLS.get(found.status or "", "open")
    return PlanInvoice(
        invoice_id=found.id,
        status=status,
        cents=found.amount_paid if status == "paid" else found.amount_due,
        url=found.hosted_invoice_url,
        attempts=found.attempt_count,
        created_at=_at(found.created),
        intent_id=_intent(found),
        payment_id=_ours(found.metadata),
        period=next((period for line in found.lines.data if (period := _period(line)) is not None), None),
    )


def _period(line: stripe.InvoiceLineItem) -> PlanPeriod | None:
    """The period that a line is for; a trial's line of nothing is for none."""
    details = line.pricing.price_details if line.pricing else None
    tier = tier_of(id_of(details.product)) if details else None
    if tier is None or line.amount <= 0:
        return None
    start, end = _at(line.period.start), _at(line.period.end)
    return PlanPeriod(start, end, tier, "year" if end - start > _LONGEST_MONTH else "month")


def _belongs(bill: stripe.Invoice, plan_id: str) -> bool:
    """The plan's own bills, and those for differences, which carry our mark instead."""
    parent = bill.parent.subscription_details if bill.parent else None
    return id_of(parent.subscription) == plan_id if parent else _ours(bill.metadata) is not None


def _intent(found: stripe.Invoice) -> str | None:
    payments = found.payments.data if found.payments else []
    paid = [payment for payment in payments if payment.status == "paid"] or payments
    return id_of(paid[0].payment.payment_intent) if paid else None


def _ours(metadata: object) -> uuid.UUID | None:
    named = getattr(metadata, "plan_payment_id", None)
    try:
        return uuid.UUID(named) if named else None
    except ValueError:
        return None


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
