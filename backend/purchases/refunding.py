"""A refund that is granted, by whomever: money back to where it came from, the line, its lead, the order, a notice.

The caller holds the buyer's and the lead's lock (in that order); a payment by card is locked after them.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.billing import refunds as cards
from backend.cart.queries import lock_leads
from backend.credits import service as credits_
from backend.db import instant
from backend.documents import service as documents
from backend.purchases import queries, refund_queries, telling
from backend.purchases.errors import NotRefundable
from backend.purchases.models import Order, OrderLine, Refund
from backend.purchases.refund_rules import order_status
from backend.purchases.returning import settle_lead

DecidedBy = Literal["rule", "admin", "time", "dispute"]


async def grant(session: AsyncSession, refund: Refund, line: OrderLine, by: DecidedBy, now: datetime) -> dict[str, Any]:
    """Give the money back; a full refund hides the contact and settles the lead. What the audit log says of it.

    Raises NotRefundable, before anything is changed, when the order was not paid (any more).
    """
    order = await require_refundable(session, line)
    if order.method == "credits":
        note = f"Refund of lead {line.lead_id}"
        await credits_.refund(session, refund.user_id, refund.amount_cents, order.id, note)
    else:
        await _to_card(session, order, refund)
    done = await book(session, refund, line, by, now)
    await restate(session, order.id)
    await telling.refund_decided(session, refund, line, to_card=order.method != "credits")
    return done


async def require_refundable(session: AsyncSession, line: OrderLine) -> Order:
    """The line's order as it is now. Raises NotRefundable while its payment is disputed, and when it failed."""
    order = await session.get_one(Order, line.order_id, populate_existing=True)
    if order.status == "disputed":
        raise NotRefundable("disputed")
    if order.status == "failed":
        raise NotRefundable("failed")
    return order


async def book(session: AsyncSession, refund: Refund, line: OrderLine, by: DecidedBy, now: datetime) -> dict[str, Any]:
    """Write a granted refund to its line; a line that is refunded whole loses its contact."""
    line.refunded_cents += refund.amount_cents
    close(refund, "granted", by, now)
    done: dict[str, Any] = {"amount_cents": refund.amount_cents, "status": refund.status, "by": by}
    if line.refunded_cents == line.price_cents:
        line.revoked_at = line.revoked_at or now
        await session.flush()
        done["lead"] = await settle_lead(session, refund.user_id, line.lead_id, refund.reason)
    await session.flush()
    done["document"] = (await documents.credit_refund(session, refund, line)).number
    return done


async def dispute_lost(
    session: AsyncSession, order_id: uuid.UUID, line_ids: Sequence[str], cents: int, dispute_id: uuid.UUID
) -> None:
    """The bank gave ``cents`` of an order back: its lines are refunded as far as that goes, the rest opens again."""
    lines = [line for line in await queries.lines_of(session, [order_id]) if str(line.id) in line_ids]
    await lock_leads(session, sorted(line.lead_id for line in lines))
    now = await instant(session)
    for line in lines:
        part = min(cents, line.price_cents - line.refunded_cents)
        cents -= part
        if part:
            await _lost(session, line, part, now, dispute_id)
        if line.refunded_cents < line.price_cents:
            line.revoked_at = None
    await session.flush()
    await restate(session, order_id)


async def restate(session: AsyncSession, order_id: uuid.UUID) -> None:
    """How an order stands after its refunds."""
    order = await session.get_one(Order, order_id)
    lines = await queries.lines_of(session, [order_id])
    order.status = order_status(order.total_cents, sum(line.refunded_cents for line in lines))
    await session.flush()


def close(refund: Refund, status: str, by: DecidedBy, now: datetime) -> None:
    """Write a decision down."""
    refund.status, refund.decided_by, refund.decided_at = status, by, now


async def _to_card(session: AsyncSession, order: Order, refund: Refund) -> None:
    try:
        await cards.give_back(session, order.id, refund.amount_cents, f"refund:{refund.id}")
    except cards.NotRefundable as error:
        raise NotRefundable("unpaid") from error


async def _lost(session: AsyncSession, line: OrderLine, cents: int, now: datetime, dispute_id: uuid.UUID) -> None:
    """A refund that the bank made: the one that waits for a decision, or one of its own."""
    refund = await refund_queries.pending(session, line.id)
    if refund is None:
        refund = Refund(line_id=line.id, user_id=line.user_id, reason="other", amount_cents=cents, created_at=now)
        session.add(refund)
    refund.amount_cents = cents
    refund.note = "The bank decided the dispute in your favour."
    await session.flush()
    done = await book(session, refund, line, "dispute", now)
    data = {"refund_id": str(refund.id), "dispute_id": str(dispute_id)} | done
    await audit.record(session, None, "refund.dispute_lost", f"lead:{line.lead_id}", data)
    await telling.refund_by_bank(session, refund, line)
