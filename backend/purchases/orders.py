"""What was bought: orders with their leads, stages, notes and follow-ups."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.audit import service as audit
from backend.leads import wording
from backend.purchases import following, queries, refund_queries
from backend.purchases.errors import OrderNotFound
from backend.purchases.models import Order, OrderLine, OrderNote
from backend.purchases.schemas import LinePatch, NoteOut, OrderLineOut, OrderOut, OrderPage
from backend.security import Principal

WORDS_MAX = 8


async def page(
    session: AsyncSession,
    user: User,
    *,
    stage: str | None = None,
    lead_id: int | None = None,
    text: str | None = None,
    due: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> OrderPage:
    """The user's orders, newest first: all, or those that have a line which fits everything asked."""
    words = (text or "").split()[:WORDS_MAX]
    found, total = await queries.page_of_orders(
        session, user.id, stage=stage, lead_id=lead_id, words=words, due=due, limit=limit, offset=offset
    )
    return OrderPage(items=await shown_all(session, found), total=total)


async def read_order(session: AsyncSession, user: User, order_id: uuid.UUID) -> OrderOut:
    """One order. Raises OrderNotFound."""
    return await shown(session, await own_order(session, user.id, order_id))


async def change_line(
    session: AsyncSession, principal: Principal, order_id: uuid.UUID, lead_id: int, change: LinePatch
) -> OrderOut:
    """Set a bought lead's stage or follow-up, add a note; what is left out stays. Raises OrderNotFound."""
    user = principal.user
    order = await own_order(session, user.id, order_id)
    line = await own_line(session, user.id, order_id, lead_id)
    if change.status is not None:
        line.stage = change.status
    if "follow_up_at" in change.model_fields_set:
        line.follow_up_at = change.follow_up_at
        await following.plan(session, line)
    if change.note is not None:
        session.add(OrderNote(line_id=line.id, text=change.note))
    await session.flush()
    data: dict[str, Any] = {"order_id": order_id, "status": change.status, "note_added": change.note is not None}
    if "follow_up_at" in change.model_fields_set:
        data["follow_up_at"] = line.follow_up_at
    await audit.record(session, principal, "lead.update", f"lead:{lead_id}", data)
    return await shown(session, order)


async def own_order(session: AsyncSession, user_id: uuid.UUID, order_id: uuid.UUID) -> Order:
    """The user's order; OrderNotFound also when it is somebody else's."""
    order = await queries.get_order(session, user_id, order_id)
    if order is None:
        raise OrderNotFound
    return order


async def own_line(session: AsyncSession, user_id: uuid.UUID, order_id: uuid.UUID, lead_id: int) -> OrderLine:
    """The line of a lead in the user's order; OrderNotFound also when it is somebody else's."""
    line = await queries.get_line(session, user_id, order_id, lead_id)
    if line is None:
        raise OrderNotFound(f"Lead {lead_id} is not in that order of yours.")
    return line


async def shown(session: AsyncSession, order: Order) -> OrderOut:
    """One order as its buyer sees it."""
    return (await shown_all(session, [order]))[0]


async def shown_all(session: AsyncSession, orders: Sequence[Order]) -> list[OrderOut]:
    """Orders as their buyer sees them: five statements for any number."""
    lines = await queries.lines_of(session, [order.id for order in orders])
    facts = await queries.lead_facts(session, [line.lead_id for line in lines])
    line_ids = [line.id for line in lines]
    refunds = await refund_queries.status_of(session, line_ids)
    notes = await queries.notes_of(session, line_ids)
    by_order: dict[uuid.UUID, list[OrderLineOut]] = {order.id: [] for order in orders}
    for line in lines:
        own = [NoteOut(text=note.text, created_at=note.created_at) for note in notes if note.line_id == line.id]
        by_order[line.order_id].append(_line(line, facts, own, refunds.get(line.id)))
    return [_order(order, by_order[order.id]) for order in orders]


def _order(order: Order, lines: list[OrderLineOut]) -> OrderOut:
    return OrderOut(
        id=order.id,
        number=order.number,
        kind=order.kind,
        method=order.method,
        total_cents=order.total_cents,
        refunded_cents=sum(line.refunded_cents for line in lines),
        status=order.status,
        created_at=order.created_at,
        lines=lines,
    )


def _line(
    line: OrderLine, facts: Mapping[int, queries.LeadFacts], notes: list[NoteOut], refund_status: str | None
) -> OrderLineOut:
    lead = facts.get(line.lead_id)
    label = wording.label(lead.lead_type, lead.property_type, lead.beds, lead.city, lead.zip) if lead else "Lead"
    return OrderLineOut(
        lead_id=line.lead_id,
        label=label,
        price_cents=line.price_cents,
        refunded_cents=line.refunded_cents,
        status=line.stage,
        follow_up_at=line.follow_up_at,
        notes=notes,
        contact_open=line.revoked_at is None,
        refund_status=refund_status,
        asking_price=lead.asking_price if lead else None,
        city=lead.city if lead else None,
    )
