"""Money back to a card, asked for in the transaction that decides it and given by the outbox.

``give_back`` is what a refund of an order calls: the cause makes it count once, however often it is asked for.
"""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing import queries, settling
from backend.billing.gateway import RefundState
from backend.billing.models import Payment, PaymentRefund
from backend.db import instant
from backend.outbox import service as outbox


class NotRefundable(ValueError):
    """The order was not paid by card, or that much is not left."""


async def give_back(session: AsyncSession, order_id: uuid.UUID, cents: int, cause: str) -> PaymentRefund:
    """Queue ``cents`` of a card-paid order for its card. Takes the buyer's lock. Raises NotRefundable.

    ``cause`` names the reason once (``refund:<id>``): the same cause again returns the same refund.
    """
    payment = await _payment(session, order_id)
    if (before := await queries.refund_for(session, payment.id, cause)) is not None:
        return before
    if payment.status not in ("authorised", "captured") or payment.refunded_cents + cents > payment.amount_cents:
        raise NotRefundable(f"order {order_id} has no {cents} cents left to give back to its card")
    payment.refunded_cents += cents
    made = PaymentRefund(payment_id=payment.id, cause=cause, amount_cents=cents)
    session.add(made)
    await session.flush()
    await outbox.put(session, "billing.refund", {"refund_id": str(made.id)}, key=str(made.id))
    return made


async def refund_done(session: AsyncSession, refund_id: uuid.UUID, gateway_id: str | None, state: RefundState) -> None:
    """What the gateway made of a refund. One that failed is reported: the buyer is still owed it."""
    found = await queries.get_refund(session, refund_id)
    payment = await settling.locked(session, found.payment_id) if found else None
    found = await queries.get_refund(session, refund_id, lock=True)
    if found is None or payment is None or found.status in ("succeeded", "failed"):
        return
    found.gateway_id = gateway_id or found.gateway_id
    found.status = state
    if state != "pending":
        found.ended_at = await instant(session)
    if state == "failed":
        payment.refunded_cents -= found.amount_cents
        detail = {"payment_id": str(payment.id), "amount_cents": found.amount_cents, "cause": found.cause}
        await queries.report(session, "refund_failed", f"refund:{found.id}", detail)
    await session.flush()


async def _payment(session: AsyncSession, order_id: uuid.UUID) -> Payment:
    found = await queries.payment_of_order(session, order_id)
    payment = await settling.locked(session, found.id) if found else None
    if payment is None:
        raise NotRefundable(f"order {order_id} was not paid by card")
    return payment
