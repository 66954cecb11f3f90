"""An order's history for its buyer and for administrators: who, what, when, why."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.purchases import orders, timeline_queries, timeline_texts
from backend.purchases.errors import OrderNotFound
from backend.purchases.models import Order
from backend.purchases.schemas import TimelineEntry

_WHO = {"user": "You", "assistant": "Your assistant", "api_key": "Your API key", "admin": "Our team"}


async def read(session: AsyncSession, user: User, order_id: uuid.UUID) -> list[TimelineEntry]:
    """What happened to the user's own order, oldest first. Raises OrderNotFound."""
    order = await orders.own_order(session, user.id, order_id)
    return await _entries(session, order, for_admin=False)


async def read_any(session: AsyncSession, order_id: uuid.UUID) -> list[TimelineEntry]:
    """What happened to anybody's order, with who acted. Raises OrderNotFound."""
    order = await timeline_queries.any_order(session, order_id)
    if order is None:
        raise OrderNotFound("There is no such order.")
    return await _entries(session, order, for_admin=True)


async def _entries(session: AsyncSession, order: Order, *, for_admin: bool) -> list[TimelineEntry]:
    found = [_entry(act, order, for_admin=for_admin) for act in await timeline_queries.acts(session, order.id)]
    sent = [
        TimelineEntry(
            at=row.at, what="refund.to_card", by="AIQLeads", text=timeline_texts.to_card(row.amount_cents, row.status)
        )
        for row in await timeline_queries.to_card(session, order.id)
    ]
    return sorted([*(entry for entry in found if entry), *sent], key=lambda entry: entry.at)


def _entry(act: Row[Any], order: Order, *, for_admin: bool) -> TimelineEntry | None:
    if act.action not in timeline_texts.TEXTS:
        return None
    data: dict[str, Any] = dict(act.data or {})
    kind, _, name = (act.subject or "").partition(":")
    if kind == "lead":
        data |= {"fate": data.get("lead"), "lead": name}
    told = TimelineEntry(
        at=act.at, what=act.action, by=_WHO.get(act.actor, "AIQLeads"), text=timeline_texts.TEXTS[act.action](data)
    )
    if for_admin:
        told.by = "The buyer" if act.user_id == order.user_id and act.actor == "user" else act.actor
        told.actor, told.actor_id = act.email, act.user_id
    return told
