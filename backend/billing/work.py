"""What the outbox does at the gateway: capture, let go, close a page, give money back, look at what events hint at.

Each call carries a key of its payment and its act, so that a second attempt is the same call.
"""

from __future__ import annotations

import uuid

from backend.billing import checkout, events, queries, settling
from backend.billing.gateway import Declined, Gateway, NeedsAction, Refused, Unknown, WrongState
from backend.billing.models import Payment, PaymentRefund
from backend.billing.opening import open_gateway, open_named
from backend.billing.paypal import events as paypal
from backend.billing.plans import paying
from backend.billing.plans.opening import open_plans, plans_over
from backend.billing.refunds import refund_done
from backend.db import transaction
from backend.outbox.service import Undeliverable
from backend.outbox.topics import House, Message


class NotYet(Exception):
    """Something else has to happen first: try again later."""


async def capture(house: House, message: Message) -> None:
    """Take the money of a sale. An authorisation that is gone, or refused for good, undoes the sale."""
    payment = await _payment(house, message)
    if payment.status != "authorised" or payment.intent_id is None:
        return
    async with open_gateway(house.settings, house.sessions) as gateway:
        try:
            charged = await gateway.capture(payment.intent_id, f"capture-{payment.id}")
        except WrongState:
            charged = await gateway.read_charged(payment.intent_id)
        except (Declined, NeedsAction):
            charged = await gateway.void(payment.intent_id, f"void-{payment.id}")
    async with transaction(house.sessions) as session:
        await settling.settle_charged(session, payment.id, charged)


async def void(house: House, message: Message) -> None:
    """Let go of an authorisation that nothing is sold for."""
    payment = await _payment(house, message)
    if payment.status != "voiding" or payment.intent_id is None:
        return
    async with open_gateway(house.settings, house.sessions) as gateway:
        charged = await gateway.void(payment.intent_id, f"void-{payment.id}")
    async with transaction(house.sessions) as session:
        await settling.settle_charged(session, payment.id, charged)


async def close(house: House, message: Message) -> None:
    """Close the page of a payment that its buyer took back."""
    payment = await _payment(house, message)
    if payment.kind == "subscription":
        async with open_plans(house.settings, house.sessions, payment.gateway) as plans:
            await paying.close(house.sessions, plans, payment.id)
        return
    if payment.session_id is None:
        async with transaction(house.sessions) as session:
            await settling.give_up(session, payment.id, "cancelled")
        return
    async with open_named(house.settings, house.sessions, payment.gateway) as gateway:
        seen = await gateway.expire_checkout(payment.session_id, f"close-{payment.id}")
    async with transaction(house.sessions) as session:
        await settling.settle(session, payment.id, seen)


async def refund(house: House, message: Message) -> None:
    """Give money back to a card. It waits for the capture; a gateway that refuses leaves it failed."""
    async with transaction(house.sessions) as session:
        found = await queries.get_refund(session, uuid.UUID(message.payload["refund_id"]))
        payment = await queries.get_payment(session, found.payment_id) if found else None
    if found is None or payment is None or found.status in ("succeeded", "failed"):
        return
    if payment.status == "authorised":
        raise NotYet(f"payment {payment.id} is not captured yet")
    await _give_back(house, payment, found)


async def event(house: House, message: Message) -> None:
    """Look at what a webhook hints at."""
    if message.payload["source"] == "paypal":
        await paypal.work(house, message.payload["event_id"])
        return
    async with open_gateway(house.settings, house.sessions) as gateway:
        await events.work(house.sessions, gateway, message.payload["source"], message.payload["event_id"])


async def look(house: House, gateway: Gateway, payment_id: uuid.UUID) -> None:
    """Ask about a payment that nobody told us of; one without a page gets it now."""
    async with transaction(house.sessions) as session:
        payment = await queries.get_payment(session, payment_id)
    if payment is None or payment.gateway != gateway.name:
        return
    if payment.kind == "subscription":
        await paying.look(house.sessions, plans_over(gateway), payment_id, house.settings.base_url)
        return
    if payment.session_id is None:
        await checkout.open_page(house.sessions, gateway, payment_id, house.settings.base_url)
        return
    seen = await gateway.read_checkout(payment.session_id)
    async with transaction(house.sessions) as session:
        await settling.settle(session, payment_id, seen)


async def _give_back(house: House, payment: Payment, found: PaymentRefund) -> None:
    if payment.intent_id is None:
        raise Undeliverable(f"payment {payment.id} was never made")
    async with open_named(house.settings, house.sessions, payment.gateway) as gateway:
        try:
            done = await gateway.refund(payment.intent_id, found.amount_cents, f"refund-{found.id}")
        except (WrongState, Refused, Unknown) as error:
            async with transaction(house.sessions) as session:
                await refund_done(session, found.id, None, "failed")
            raise Undeliverable(str(error)) from error
    async with transaction(house.sessions) as session:
        await refund_done(session, found.id, done.refund_id, done.state)


async def _payment(house: House, message: Message) -> Payment:
    async with transaction(house.sessions) as session:
        payment = await queries.get_payment(session, uuid.UUID(message.payload["payment_id"]))
    if payment is None:
        raise Undeliverable(f"there is no payment {message.payload['payment_id']}")
    return payment
