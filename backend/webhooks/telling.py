"""What users' own programs hear of: a few events, with ids and figures, never a contact."""

from __future__ import annotations

import json
import uuid
from typing import Any

from fastapi.encoders import jsonable_encoder
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import instant
from backend.purchases import queries as purchases
from backend.purchases.models import Order, OrderLine, Refund
from backend.webhooks import queries
from backend.webhooks.models import WebhookDelivery
from backend.webhooks.schemas import WebhookEvent
from backend.webhooks.service import queue


async def order_completed(session: AsyncSession, order: Order) -> None:
    """Leads, credits or a plan's period are the buyer's. In the transaction that makes it so."""
    lines = await purchases.lines_of(session, [order.id])
    data = {
        "order_id": order.id,
        "number": order.number,
        "kind": order.kind,
        "method": order.method,
        "total_cents": order.total_cents,
        "currency": order.currency,
        "leads": [{"lead_id": line.lead_id, "price_cents": line.price_cents} for line in lines],
    }
    await _emit(session, order.user_id, "order.completed", data)


async def refund_decided(session: AsyncSession, refund: Refund, line: OrderLine) -> None:
    """A refund was granted or declined, by whomever."""
    data = {
        "refund_id": refund.id,
        "order_id": line.order_id,
        "lead_id": line.lead_id,
        "status": refund.status,
        "decided_by": refund.decided_by,
        "reason": refund.reason,
        "note": refund.note,
        "amount_cents": refund.amount_cents,
        "contact_open": line.revoked_at is None,
    }
    await _emit(session, refund.user_id, "refund.decided", data)


async def _emit(session: AsyncSession, user_id: uuid.UUID, event: WebhookEvent, data: dict[str, Any]) -> None:
    listening = await queries.listening(session, user_id, event)
    if not listening:
        return
    said = {"type": event, "timestamp": await instant(session), "data": data}
    body = json.dumps(jsonable_encoder(said), separators=(",", ":"))
    for endpoint_id in listening:
        made = WebhookDelivery(endpoint_id=endpoint_id, event=event, body=body)
        session.add(made)
        await session.flush()
        await queue(session, made)
