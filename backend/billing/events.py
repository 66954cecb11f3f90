"""What each kind of event makes us look at. Kinds that are none of ours are kept, and nothing is done."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from backend.billing import queries, settling
from backend.billing.disputes import settle_dispute
from backend.billing.gateway import Gateway, Unknown
from backend.billing.models import Payment
from backend.billing.plans import events as plan_events
from backend.billing.refunds import refund_done
from backend.db import Sessions, transaction

About = dict[str, Any]
Handler = Callable[[Sessions, Gateway, About], Awaitable[bool]]


class NotKnownYet(Exception):
    """The event names a payment of ours that is not written yet: look again later."""


async def work(sessions: Sessions, gateway: Gateway, source: str, event_id: str) -> None:
    """Work on a stored event. Working on it again changes nothing."""
    async with transaction(sessions) as session:
        event = await queries.get_webhook(session, source, event_id)
    if event is None:
        return
    about = event.payload.get("data", {}).get("object", {})
    handler = handler_of(event.kind)
    handled = isinstance(about, dict) and handler is not None and await handler(sessions, gateway, about)
    async with transaction(sessions) as session:
        await queries.note_webhook(session, source, event_id, "handled" if handled else "ignored")


def handler_of(kind: str) -> Handler | None:
    """Who looks into events of this kind."""
    return next((handler for prefix, handler in HANDLERS if kind.startswith(prefix)), None)


async def on_checkout(sessions: Sessions, gateway: Gateway, about: About) -> bool:
    """Something happened to a payment page."""
    if about.get("mode") == "subscription":
        return await plan_events.on_page(sessions, gateway, about)
    payment_id = _payment_id(about)
    if payment_id is None:
        return False
    await _known(sessions, payment_id)
    return await _look(sessions, gateway, payment_id, str(about.get("id")))


async def on_intent(sessions: Sessions, gateway: Gateway, about: About) -> bool:
    """Something happened to the money of a payment page."""
    payment_id = _payment_id(about)
    if payment_id is None:
        return False
    payment = await _known(sessions, payment_id)
    if payment.session_id is None:
        raise NotKnownYet(f"payment {payment_id} has no page yet")
    return await _look(sessions, gateway, payment_id, payment.session_id)


async def on_dispute(sessions: Sessions, gateway: Gateway, about: About) -> bool:
    """A cardholder disputes a charge, or that was decided."""
    try:
        seen = await gateway.read_dispute(str(about.get("id")))
    except Unknown:
        return False
    async with transaction(sessions) as session:
        if await settle_dispute(session, gateway.name, seen):
            return True
    if seen.intent_id is None or not await _paid_meanwhile(sessions, gateway, seen.intent_id):
        return False
    async with transaction(sessions) as session:
        return await settle_dispute(session, gateway.name, seen)


async def _paid_meanwhile(sessions: Sessions, gateway: Gateway, intent_id: str) -> bool:
    """A dispute that is heard of before its payment: whether that is one of ours, which then is looked at first."""
    try:
        payment_id = (await gateway.read_charged(intent_id)).payment_id
    except Unknown:
        return False
    if payment_id is None:
        return False
    payment = await _known(sessions, payment_id)
    if payment.session_id is None or payment.kind == "subscription":
        raise NotKnownYet(f"payment {payment_id} has not been seen paid yet")
    return await _look(sessions, gateway, payment_id, payment.session_id)


async def on_refund(sessions: Sessions, gateway: Gateway, about: About) -> bool:
    """A refund that was under way arrived, or could not."""
    async with transaction(sessions) as session:
        found = await queries.refund_at_gateway(session, str(about.get("id")))
        if found is None:
            return False
        state = {"succeeded": "succeeded", "failed": "failed", "canceled": "failed"}.get(str(about.get("status")))
        await refund_done(session, found.id, None, state or "pending")  # type: ignore[arg-type]
        return True


HANDLERS: tuple[tuple[str, Handler], ...] = (
    ("checkout.session.", on_checkout),
    ("payment_intent.", on_intent),
    ("charge.dispute.", on_dispute),
    ("refund.", on_refund),
    ("customer.subscription.", plan_events.on_plan),
    ("invoice.", plan_events.on_plan),
)


async def _look(sessions: Sessions, gateway: Gateway, payment_id: uuid.UUID, session_id: str) -> bool:
    try:
        seen = await gateway.read_checkout(session_id)
    except Unknown:
        return False
    if seen.payment_id != payment_id:
        return False
    async with transaction(sessions) as session:
        await settling.settle(session, payment_id, seen)
    return True


async def _known(sessions: Sessions, payment_id: uuid.UUID) -> Payment:
    async with transaction(sessions) as session:
        payment = await queries.get_payment(session, payment_id)
    if payment is None:
        raise NotKnownYet(f"there is no payment {payment_id} yet")
    return payment


def _payment_id(about: About) -> uuid.UUID | None:
    named = (about.get("metadata") or {}).get("payment_id")
    try:
        return uuid.UUID(named) if isinstance(named, str) else None
    except ValueError:
        return None
