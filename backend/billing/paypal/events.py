"""What PayPal's events make us look at; what counts is what PayPal says when it is asked."""

from __future__ import annotations

from typing import Any

from backend.billing import events, queries, settling
from backend.billing.opening import has_paypal, open_named
from backend.billing.plans import events as plans
from backend.billing.plans.opening import plans_over
from backend.db import transaction
from backend.outbox.topics import House

SOURCE = "paypal"
_OURS = ("CHECKOUT.ORDER.", "PAYMENT.CAPTURE.", "BILLING.SUBSCRIPTION.", "PAYMENT.SALE.", "CUSTOMER.DISPUTE.")


async def work(house: House, event_id: str) -> None:
    """Work on a stored event. Working on it again changes nothing."""
    async with transaction(house.sessions) as session:
        event = await queries.get_webhook(session, SOURCE, event_id)
    if event is None or not has_paypal(house.settings):
        return
    about = event.payload.get("resource")
    known = event.kind.startswith(_OURS) and isinstance(about, dict)
    handled = known and await _look(house, event.kind, about or {})
    async with transaction(house.sessions) as session:
        await queries.note_webhook(session, SOURCE, event_id, "handled" if handled else "ignored")


async def _look(house: House, kind: str, about: dict[str, Any]) -> bool:
    if kind.startswith("BILLING.SUBSCRIPTION."):
        return await _plan(house, str(about.get("id")))
    if kind.startswith("PAYMENT.SALE."):
        return await _plan(house, str(about.get("billing_agreement_id")))
    if kind.startswith("CUSTOMER.DISPUTE."):
        return await _dispute(house, str(about.get("dispute_id")))
    related = about.get("supplementary_data", {}).get("related_ids", {}).get("order_id")
    return await _order(house, str(about.get("id") if kind.startswith("CHECKOUT.") else related))


async def _plan(house: House, plan_id: str) -> bool:
    async with open_named(house.settings, house.sessions, SOURCE) as gateway:
        return await plans.look_at(house.sessions, plans_over(gateway), plan_id)


async def _dispute(house: House, dispute_id: str) -> bool:
    async with open_named(house.settings, house.sessions, SOURCE) as gateway:
        return await events.on_dispute(house.sessions, gateway, {"id": dispute_id})


async def _order(house: House, order_id: str) -> bool:
    async with transaction(house.sessions) as session:
        payment = await queries.payment_of_session(session, SOURCE, order_id)
    if payment is None:
        return False
    async with open_named(house.settings, house.sessions, SOURCE) as gateway:
        seen = await gateway.read_checkout(order_id)
    async with transaction(house.sessions) as session:
        await settling.settle(session, payment.id, seen)
    return True
