"""SQL of an order's history."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.purchases.models import Order

_ACTS = text("""
    WITH mine AS (
        SELECT o.id, o.user_id, o.created_at, o.proposal_id FROM orders o WHERE o.id = :order_id
    ), subjects AS (
        SELECT 'order:' || id AS subject FROM mine
        UNION ALL SELECT 'proposal:' || proposal_id FROM mine WHERE proposal_id IS NOT NULL
        UNION ALL SELECT 'payment:' || p.id FROM payments p JOIN mine ON p.order_id = mine.id
    )
    SELECT a.id, a.at, a.actor, a.action, a.subject, a.data, a.user_id, u.email
    FROM audit_log a JOIN subjects USING (subject) LEFT JOIN users u ON u.id = a.user_id
    WHERE a.outcome = 'ok'
    UNION ALL
    SELECT a.id, a.at, a.actor, a.action, a.subject, a.data, a.user_id, u.email
    FROM mine JOIN order_lines l ON l.order_id = mine.id
    JOIN audit_log a ON a.subject = 'lead:' || l.lead_id AND a.at >= mine.created_at AND a.outcome = 'ok'
    LEFT JOIN users u ON u.id = a.user_id
    WHERE a.data ->> 'refund_id' IN (SELECT r.id::text FROM refunds r WHERE r.line_id = l.id)
        OR a.user_id = mine.user_id AND (
            a.action = 'lead.update' AND a.data ->> 'order_id' = mine.id::text
            OR a.action = 'contact.view' AND a.at <= coalesce(l.revoked_at, a.at)
        )
    ORDER BY at, id
""")
_TO_CARD = text("""
    SELECT r.amount_cents, r.status, coalesce(r.ended_at, r.created_at) AS at
    FROM payment_refunds r JOIN payments p ON p.id = r.payment_id WHERE p.order_id = :order_id ORDER BY at
""")


async def acts(session: AsyncSession, order_id: uuid.UUID) -> Sequence[Row[Any]]:
    """What the audit log says of an order, its proposal, its payment, its leads and their refunds; oldest first."""
    return (await session.execute(_ACTS, {"order_id": order_id})).all()


async def to_card(session: AsyncSession, order_id: uuid.UUID) -> Sequence[Row[Any]]:
    """What went back to the card."""
    return (await session.execute(_TO_CARD, {"order_id": order_id})).all()


async def any_order(session: AsyncSession, order_id: uuid.UUID) -> Order | None:
    """Anybody's order."""
    return await session.get(Order, order_id)
