"""Taking back what was handed over for money that did not come, and giving it again when it came after all."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing.models import Payment
from backend.cart.queries import lock_leads
from backend.db import instant
from backend.documents import service as documents
from backend.purchases import queries as purchases
from backend.purchases.models import Order, OrderLine
from backend.purchases.refund_rules import order_status


async def undo_sale(session: AsyncSession, payment: Payment, reason: str) -> None:
    """The card was never charged: the contacts are hidden again, and the leads leave the market."""
    order = await session.get_one(Order, payment.order_id, populate_existing=True)
    lines = await revoke(session, order.id)
    for line in lines:
        await purchases.withdraw(session, line.lead_id)
    order.status = "failed"
    payment.reason = reason
    data = {"reason": reason, "lead_ids": [line.lead_id for line in lines]}
    await audit.record(session, None, "purchase.undo", f"order:{order.id}", data)
    cause = f"undone:{order.id}"
    await documents.credit_all(session, order, cause, order.total_cents, "The card was not charged")


async def revoke(session: AsyncSession, order_id: uuid.UUID) -> list[OrderLine]:
    """Hide the contacts of an order's leads; the lines that this changed."""
    lines = [line for line in await purchases.lines_of(session, [order_id]) if line.revoked_at is None]
    await lock_leads(session, sorted(line.lead_id for line in lines))
    now = await instant(session)
    for line in lines:
        line.revoked_at = now
    await session.flush()
    return lines


async def restore(session: AsyncSession, order_id: uuid.UUID, line_ids: Sequence[str]) -> None:
    """Open again what a dispute had closed, and say how the order stands."""
    lines = await purchases.lines_of(session, [order_id])
    await lock_leads(session, sorted(line.lead_id for line in lines))
    for line in lines:
        if str(line.id) in line_ids and line.refunded_cents < line.price_cents:
            line.revoked_at = None
    order = await session.get_one(Order, order_id, populate_existing=True)
    order.status = order_status(order.total_cents, sum(line.refunded_cents for line in lines))
    await session.flush()
