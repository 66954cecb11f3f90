"""Plans in Stripe's words: Checkout for the first card, subscriptions that renew by themselves, bills for differences.

The calls are those of Stripe's Billing: a product a tier with an id of ours, prices given inline, no proration by
Stripe. Another billing begins with the next period by a trial up to it, which moves no money.
"""

from __future__ import annotations

import uuid
from datetime import UTC
from typing import TYPE_CHECKING, cast

import stripe

from backend.billing.gateway import Declined, GatewayError, NeedsAction, Refused, WrongState
from backend.billing.plans import stripe_reading as reading
from backend.billing.plans.calendar import Billing
from backend.billing.plans.gateway import Aim, PageSeen, PlanInvoice, PlanPage, PlanSeen
from backend.billing.plans.prices import price_cents
from backend.billing.stripe_gateway import StripeGateway, translated
from backend.config import TIERS

if TYPE_CHECKING:
    from stripe.params import (
        InvoiceCreateParams,
        InvoiceItemCreateParams,
        SubscriptionUpdateParams,
        SubscriptionUpdateParamsItemPriceData,
    )
    from stripe.params.checkout import SessionCreateParams, SessionCreateParamsLineItem

INVOICES_MAX = 100
_WITH_PAYMENTS = ["payments"]


class StripePlans:
    """Plans over the same account as card payments."""

    def __init__(self, gateway: StripeGateway) -> None:
        self._gateway = gateway
        self._api = gateway.client.v1

    @property
    def name(self) -> str:
        return self._gateway.name

    async def open_page(self, wanted: PlanPage, key: str) -> PageSeen:
        await self._product(wanted.tier)
        with translated():
            made = await self._api.checkout.sessions.create_async(page_params(wanted), {"idempotency_key": key})
        return reading.page(made)

    async def read_page(self, page_id: str) -> PageSeen:
        with translated():
            return reading.page(await self._api.checkout.sessions.retrieve_async(page_id))

    async def close_page(self, page_id: str, key: str) -> PageSeen:
        try:
            with translated():
                await self._api.checkout.sessions.expire_async(page_id, {}, {"idempotency_key": key})
        except (Refused, WrongState):
            pass  # complete or expired already: what it is, it says itself
        return await self.read_page(page_id)

    async def read_plan(self, plan_id: str) -> PlanSeen:
        with translated():
            plan = await self._api.subscriptions.retrieve_async(plan_id)
            bills = await self._api.invoices.list_async(
                {
                    "customer": reading.id_of(plan.customer) or "",
                    "limit": INVOICES_MAX,
                    "expand": ["data.payments"],
                }
            )
        return reading.plan(plan, bills.data)

    async def charge(self, plan_id: str, payment_id: uuid.UUID, cents: int, words: str, key: str) -> PlanInvoice:
        with translated():
            plan = await self._api.subscriptions.retrieve_async(plan_id)
            bill = await self._api.invoices.create_async(
                invoice_params(plan, payment_id, words), {"idempotency_key": f"{key}-bill"}
            )
            item = item_params(bill, cents, words)
            await self._api.invoice_items.create_async(item, {"idempotency_key": f"{key}-item"})
            await self._api.invoices.finalize_invoice_async(bill.id, {}, {"idempotency_key": f"{key}-final"})
        return await self._pay(bill.id, f"{key}-pay")

    async def _pay(self, invoice_id: str, key: str) -> PlanInvoice:
        try:
            with translated():
                await self._api.invoices.pay_async(invoice_id, {"off_session": True}, {"idempotency_key": key})
        except (Declined, NeedsAction):
            pass  # the bill stays open: its owner pays it on its page
        except Refused:
            if (found := await self.read_invoice(invoice_id)).status == "paid":
                return found
            raise
        return await self.read_invoice(invoice_id)

    async def read_invoice(self, invoice_id: str) -> PlanInvoice:
        with translated():
            return reading.invoice(await self._api.invoices.retrieve_async(invoice_id, {"expand": _WITH_PAYMENTS}))

    async def void_invoice(self, invoice_id: str, key: str) -> PlanInvoice:
        try:
            with translated():
                await self._api.invoices.void_invoice_async(invoice_id, {}, {"idempotency_key": key})
        except (Refused, WrongState):
            pass  # paid or void already: what it is, it says itself
        return await self.read_invoice(invoice_id)

    async def align(self, plan_id: str, aim: Aim, key: str) -> None:
        with translated():
            plan = await self._api.subscriptions.retrieve_async(plan_id)
        wanted = update_params(plan, aim)
        if plan.status in reading.OVER or not wanted:
            return
        if "items" in wanted:
            await self._product(aim.tier)
        with translated():
            await self._api.subscriptions.update_async(plan_id, wanted, {"idempotency_key": key})

    async def stop(self, plan_id: str, key: str) -> None:
        seen = await self.read_plan(plan_id)
        if seen.status != "over":
            with translated():
                await self._api.subscriptions.cancel_async(
                    plan_id, {"invoice_now": False, "prorate": False}, {"idempotency_key": key}
                )
        for bill in seen.invoices:
            if bill.status == "open":
                await self.void_invoice(bill.invoice_id, f"{key}-{bill.invoice_id}")

    async def _product(self, tier: str) -> None:
        """The tier's product, made when it is first sold."""
        try:
            with translated():
                await self._api.products.create_async(
                    {"id": reading.product_of(tier), "name": f"AIQLeads {TIERS[tier].name}"}
                )
        except GatewayError as error:
            if error.code != "resource_already_exists":
                raise


def page_params(wanted: PlanPage) -> SessionCreateParams:
    """A page in Stripe's words: the plan, and beside it the difference that is due now."""
    known = {"plan_payment_id": str(wanted.payment_id)}
    params: SessionCreateParams = {
        "mode": "subscription",
        "allowed_payment_method_types": ["card"],
        "line_items": _lines(wanted),
        "subscription_data": {"metadata": known},
        "client_reference_id": str(wanted.payment_id),
        "metadata": known,
        "customer_email": wanted.email,
        "payment_method_collection": "always",
        "success_url": wanted.success_url,
        "cancel_url": wanted.cancel_url,
        "expires_at": int(wanted.expires_at.timestamp()),
    }
    if wanted.paid_until is not None:
        params["subscription_data"]["trial_end"] = int(wanted.paid_until.timestamp())
    return params


def _lines(wanted: PlanPage) -> list[SessionCreateParamsLineItem]:
    plan: SessionCreateParamsLineItem = {
        "quantity": 1,
        "price_data": {
            "currency": "usd",
            "product": reading.product_of(wanted.tier),
            "unit_amount": price_cents(wanted.tier, wanted.billing),
            "recurring": {"interval": cast("Billing", wanted.billing)},
        },
    }
    if wanted.paid_until is None:
        return [plan]
    name = f"{TIERS[wanted.tier].name} for the rest of this period"
    difference: SessionCreateParamsLineItem = {
        "quantity": 1,
        "price_data": {"currency": "usd", "product_data": {"name": name}, "unit_amount": wanted.now_cents},
    }
    return [plan, difference]


def invoice_params(plan: stripe.Subscription, payment_id: uuid.UUID, words: str) -> InvoiceCreateParams:
    """A bill of its own, beside the plan's: what it is for is added to it, and it is charged to the plan's card."""
    params: InvoiceCreateParams = {
        "customer": reading.id_of(plan.customer) or "",
        "currency": "usd",
        "auto_advance": False,
        "collection_method": "charge_automatically",
        "pending_invoice_items_behavior": "exclude",
        "description": words,
        "metadata": {"plan_payment_id": str(payment_id)},
    }
    if card := reading.id_of(plan.default_payment_method):
        params["default_payment_method"] = card
    return params


def item_params(bill: stripe.Invoice, cents: int, words: str) -> InvoiceItemCreateParams:
    """The one line of such a bill."""
    customer = reading.id_of(bill.customer) or ""
    return {"customer": customer, "invoice": bill.id, "amount": cents, "currency": "usd", "description": words}


def update_params(plan: stripe.Subscription, aim: Aim) -> SubscriptionUpdateParams:
    """What has to change; empty when all is as it is to be. A plan that ends keeps its price."""
    params: SubscriptionUpdateParams = {}
    if plan.cancel_at_period_end != aim.ends:
        params["cancel_at_period_end"] = aim.ends
    tier, billing = reading.price_of(plan)
    if aim.ends or (tier, billing) == (aim.tier, aim.billing):
        return params
    item = reading.item_of(plan)
    params["items"] = [{"id": item.id, "price_data": _price(aim)}]
    params["proration_behavior"] = "none"
    if billing != aim.billing:
        params["trial_end"] = int(aim.end.astimezone(UTC).timestamp())
    return params


def _price(aim: Aim) -> SubscriptionUpdateParamsItemPriceData:
    return {
        "currency": "usd",
        "product": reading.product_of(aim.tier),
        "unit_amount": price_cents(aim.tier, aim.billing),
        "recurring": {"interval": cast("Billing", aim.billing)},
    }
