"""Plans by PayPal: a subscription that its buyer approves there and that renews by itself.

A larger plan is a new subscription with the difference as its set-up fee, whose first period begins where the paid one
ends. An end is a suspension until the period is over, so that it can be taken back. Anything else PayPal wants its
buyer's new approval for: it is refused (:class:`backend.billing.plans.errors.PayPalPlan`).
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Literal

from backend import clock
from backend.billing.gateway import Charged, Refused, WrongState
from backend.billing.paypal.client import Data, PayPal, cents, link, money
from backend.billing.paypal.orders import APPROVAL_HOURS
from backend.billing.plans.calendar import MONTHS, add_months
from backend.billing.plans.gateway import Aim, PageSeen, PlanInvoice, PlanPage, PlanPeriod, PlanSeen, PlanStatus
from backend.billing.plans.prices import price_cents
from backend.config import TIERS

_PATH = "/v1/billing/subscriptions"
_STATUS: dict[str, PlanStatus] = {
    "APPROVAL_PENDING": "starting", "APPROVED": "starting", "ACTIVE": "live", "SUSPENDED": "live",
    "CANCELLED": "over", "EXPIRED": "over",
}  # fmt: skip
_TAKEN = frozenset({"COMPLETED", "REFUNDED", "PARTIALLY_REFUNDED"})
_PAGES: dict[str, Literal["open", "complete", "expired"]] = {
    "APPROVAL_PENDING": "open", "APPROVED": "open", "CANCELLED": "expired", "EXPIRED": "expired",
}  # fmt: skip


class PayPalPlans:
    """The questions about plans in PayPal's words."""

    name = "paypal"

    def __init__(self, api: PayPal) -> None:
        self._api = api

    async def open_page(self, wanted: PlanPage, key: str) -> PageSeen:
        plan = await self._plan(wanted.tier, wanted.billing)
        return _page(await self._api.post(_PATH, subscription_wanted(wanted, plan), key))

    async def read_page(self, page_id: str) -> PageSeen:
        return _page(await self._api.get(f"{_PATH}/{page_id}"))

    async def close_page(self, page_id: str, key: str) -> PageSeen:
        """What nobody has approved lapses by itself; what is approved after all is ended and given back."""
        seen = await self.read_page(page_id)
        return seen if seen.status == "complete" else PageSeen(page_id, "expired")

    async def read_plan(self, plan_id: str) -> PlanSeen:
        found = await self._api.get(f"{_PATH}/{plan_id}")
        since = datetime.fromisoformat(found["create_time"]) - timedelta(days=1)
        until = clock.now() + timedelta(days=1)
        told = await self._api.get(
            f"{_PATH}/{plan_id}/transactions", start_time=_written(since), end_time=_written(until)
        )
        return _seen(found, told.get("transactions", []))

    async def charged(self, plan_id: str, since: datetime, until: datetime) -> list[Charged]:
        """What a subscription took in [since, until), and what of it went back."""
        told = await self._api.get(
            f"{_PATH}/{plan_id}/transactions", start_time=_written(since), end_time=_written(until)
        )
        return [_sale(each) for each in told.get("transactions", []) if each["status"] in _TAKEN]

    async def charge(self, plan_id: str, payment_id: uuid.UUID, cents: int, words: str, key: str) -> PlanInvoice:
        raise Refused("PayPal charges no difference by itself: its buyer approves it on a page.")

    async def read_invoice(self, invoice_id: str) -> PlanInvoice:
        raise Refused("PayPal has no bills.")

    async def void_invoice(self, invoice_id: str, key: str) -> PlanInvoice:
        raise Refused("PayPal has no bills.")

    async def align(self, plan_id: str, aim: Aim, key: str) -> None:
        status = (await self._api.get(f"{_PATH}/{plan_id}"))["status"]
        if aim.ends and status == "ACTIVE":
            await self._api.post(f"{_PATH}/{plan_id}/suspend", {"reason": "Ends with its period"}, key)
        elif not aim.ends and status == "SUSPENDED":
            await self._api.post(f"{_PATH}/{plan_id}/activate", {"reason": "Goes on after all"}, key)

    async def stop(self, plan_id: str, key: str) -> None:
        with suppress(WrongState):  # over already
            await self._api.post(f"{_PATH}/{plan_id}/cancel", {"reason": "The plan has ended"}, key)

    async def _plan(self, tier: str, billing: str) -> str:
        """PayPal's number for a tier and billing, made when it is first sold."""
        product, name = f"AIQLEADS-{tier.upper()}", plan_name(tier, billing)
        try:
            await self._api.post(
                "/v1/catalogs/products", {"id": product, "name": f"AIQLeads {TIERS[tier].name}", "type": "SERVICE"}
            )
        except Refused as error:
            if error.code != "DUPLICATE_RESOURCE_IDENTIFIER":
                raise
        listed = await self._api.get("/v1/billing/plans", product_id=product, page_size=20)
        for plan in listed.get("plans", []):
            if plan["name"] == name and plan["status"] == "ACTIVE":
                return str(plan["id"])
        return str((await self._api.post("/v1/billing/plans", plan_wanted(product, tier, billing), name))["id"])


def plan_name(tier: str, billing: str) -> str:
    """What tells a plan and its price apart."""
    return f"AIQLeads {TIERS[tier].name} by the {billing} at {price_cents(tier, billing)}"


def plan_wanted(product: str, tier: str, billing: str) -> Data:
    """A tier and billing as PayPal's plan."""
    cycle = {
        "frequency": {"interval_unit": billing.upper(), "interval_count": 1},
        "tenure_type": "REGULAR",
        "sequence": 1,
        "total_cycles": 0,
        "pricing_scheme": {"fixed_price": money(price_cents(tier, billing))},
    }
    preferences = {"auto_bill_outstanding": True, "payment_failure_threshold": 3}
    return {
        "product_id": product,
        "name": plan_name(tier, billing),
        "status": "ACTIVE",
        "billing_cycles": [cycle],
        "payment_preferences": preferences,
    }


def subscription_wanted(wanted: PlanPage, plan: str) -> Data:
    """A subscription to approve; ``custom_id`` says whose it is and what is sold."""
    body: Data = {
        "plan_id": plan,
        "custom_id": f"{wanted.payment_id}:{wanted.tier}:{wanted.billing}",
        "subscriber": {"email_address": wanted.email},
        "application_context": {
            "brand_name": "AIQLeads",
            "shipping_preference": "NO_SHIPPING",
            "user_action": "SUBSCRIBE_NOW",
            "return_url": wanted.success_url,
            "cancel_url": wanted.cancel_url,
        },
    }
    if wanted.paid_until is not None:
        body["start_time"] = _written(wanted.paid_until)
        body["plan"] = {"payment_preferences": {"setup_fee": money(wanted.now_cents)}}
    return body


def _page(found: Data) -> PageSeen:
    status = _PAGES.get(str(found["status"]), "complete")
    begun = datetime.fromisoformat(found["create_time"])
    if status == "open" and clock.now() >= begun + timedelta(hours=APPROVAL_HOURS):
        status = "expired"
    plan_id = str(found["id"])
    return PageSeen(plan_id, status, link(found, "approve"), plan_id if status == "complete" else None)


def _seen(found: Data, transactions: list[Data]) -> PlanSeen:
    named, tier, billing = [*str(found.get("custom_id", "")).split(":"), "", ""][:3]
    start = datetime.fromisoformat(found["start_time"])
    done = sorted((each for each in transactions if each["status"] == "COMPLETED"), key=lambda each: str(each["time"]))
    bills: list[PlanInvoice] = []
    for each in done:
        periods = sum(1 for bill in bills if bill.period)
        bills.append(_bill(each, _period(each, start, periods, tier, billing)))
    info = found.get("billing_info", {})
    failed = int(info.get("failed_payments_count", 0))
    status = _STATUS.get(str(found["status"]), "live")
    if failed and status == "live":
        status = "owing"
        bills.append(_owed(found, start, sum(1 for bill in bills if bill.period), tier, billing, failed))
    return PlanSeen(
        plan_id=str(found["id"]),
        customer_id=str(found.get("subscriber", {}).get("payer_id", "")) or None,
        status=status,
        end=datetime.fromisoformat(info["next_billing_time"]) if info.get("next_billing_time") else start,
        anchor=start,
        ends=found["status"] == "SUSPENDED",
        payment_id=uuid.UUID(named) if len(named) == 36 else None,
        invoices=tuple(bills),
    )


def _period(each: Data, start: datetime, nth: int, tier: str, billing: str) -> PlanPeriod | None:
    """The period that a payment is for; a set-up fee comes before the first and is for none."""
    if tier not in TIERS or datetime.fromisoformat(each["time"]) < start - timedelta(hours=1):
        return None
    months = MONTHS[billing]
    return PlanPeriod(add_months(start, nth * months), add_months(start, (nth + 1) * months), tier, billing)


def _sale(each: Data) -> Charged:
    """PayPal does not tell how much of a sale went back in part: a cent stands for it, so that somebody looks."""
    gross = each["amount_with_breakdown"]["gross_amount"]
    back = {"REFUNDED": cents(gross), "PARTIALLY_REFUNDED": 1}.get(str(each["status"]), 0)
    return Charged(
        intent_id=str(each["id"]),
        funds="captured",
        amount_cents=cents(gross),
        captured_cents=cents(gross),
        refunded_cents=back,
        currency=str(gross["currency_code"]),
        created_at=datetime.fromisoformat(each["time"]),
    )


def _bill(each: Data, period: PlanPeriod | None) -> PlanInvoice:
    return PlanInvoice(
        invoice_id=str(each["id"]),
        status="paid",
        cents=cents(each["amount_with_breakdown"]["gross_amount"]),
        url=None,
        attempts=1,
        created_at=datetime.fromisoformat(each["time"]),
        intent_id=str(each["id"]),
        period=period,
    )


def _owed(found: Data, start: datetime, nth: int, tier: str, billing: str, failed: int) -> PlanInvoice:
    begins = add_months(start, nth * MONTHS[billing])
    period = PlanPeriod(begins, add_months(start, (nth + 1) * MONTHS[billing]), tier, billing)
    return PlanInvoice(
        invoice_id=f"{found['id']}:{nth}",
        status="open",
        cents=price_cents(tier, billing),
        url=None,
        attempts=failed,
        created_at=begins,
        period=period,
    )


def _written(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
