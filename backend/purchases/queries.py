"""SQL of proposals, orders and refunds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import app_now
from backend.purchases.models import Order, OrderLine, OrderNote, Proposal


class LeadFacts(NamedTuple):
    """What a line says of its lead."""

    lead_id: int
    lead_type: str
    property_type: str | None
    beds: int | None
    city: str | None
    zip: str | None
    asking_price: int | None


_FACTS = text("""
    SELECT lead_id, lead_type, property_type, beds, city, zip, asking_price FROM lead_search WHERE lead_id = ANY(:ids)
""")
_SELL = (
    text("UPDATE leads SET status = 'sold', sold_at = app_now(), reprice_at = NULL WHERE id = ANY(:ids)"),
    text("UPDATE lead_search SET status = 'sold' WHERE lead_id = ANY(:ids)"),
    text("DELETE FROM lead_vec WHERE lead_id = ANY(:ids)"),
    text("UPDATE quotes SET withdrawn_at = app_now() WHERE lead_id = ANY(:ids) AND withdrawn_at IS NULL"),
)
_WITHDRAW = (
    text("UPDATE leads SET status = 'withdrawn', updated_at = app_now() WHERE id = :id"),
    text("UPDATE lead_search SET status = 'withdrawn' WHERE lead_id = :id"),
)
_ORDERS = """
    FROM orders o WHERE o.user_id = :user_id AND (NOT :narrowed OR EXISTS (
        SELECT FROM order_lines l LEFT JOIN lead_search s ON s.lead_id = l.lead_id
            LEFT JOIN lead_doc d ON d.lead_id = l.lead_id
        WHERE l.order_id = o.id
            AND (cast(:stage AS text) IS NULL OR l.stage = :stage)
            AND (cast(:lead_id AS int) IS NULL OR l.lead_id = :lead_id)
            AND (NOT :due OR l.follow_up_at <= app_now())
            AND NOT EXISTS (
                SELECT FROM unnest(cast(:words AS text[])) AS word WHERE position(word IN lower(concat_ws(' ',
                    o.number, l.lead_id, l.stage, s.beds || '-bed', replace(s.property_type, '_', '-'),
                    s.city, s.neighborhood, s.zip, d.title,
                    (SELECT string_agg(n.text, ' ') FROM order_notes n WHERE n.line_id = l.id)
                ))) = 0
            )
    ))
"""
_COUNT = text(f"SELECT count(*) {_ORDERS}")
_PAGE = text(f"SELECT o.id {_ORDERS} ORDER BY o.created_at DESC, o.number DESC LIMIT :limit OFFSET :offset")


async def owned(session: AsyncSession, user_id: uuid.UUID, lead_ids: Sequence[int]) -> set[int]:
    """Those of ``lead_ids`` that the user has bought and not given back."""
    mine = select(OrderLine.lead_id).where(
        OrderLine.user_id == user_id, OrderLine.lead_id.in_(lead_ids), OrderLine.revoked_at.is_(None)
    )
    return set((await session.execute(mine)).scalars())


async def lead_facts(session: AsyncSession, lead_ids: Sequence[int]) -> dict[int, LeadFacts]:
    """What lines say of their leads, sold and withdrawn ones too."""
    rows = await session.execute(_FACTS, {"ids": list(lead_ids)})
    return {row.lead_id: LeadFacts(*row) for row in rows}


async def get_proposal(
    session: AsyncSession, user_id: uuid.UUID, proposal_id: uuid.UUID, *, lock: bool = False
) -> Proposal | None:
    """The user's own proposal as it is now, its row kept for this transaction when asked."""
    own = select(Proposal).where(Proposal.id == proposal_id, Proposal.user_id == user_id)
    own = own.with_for_update() if lock else own
    return (await session.execute(own.execution_options(populate_existing=True))).scalar_one_or_none()


async def void_thread(session: AsyncSession, user_id: uuid.UUID, thread_id: str) -> None:
    """A newer proposal takes the place of those that wait in the thread."""
    waiting = (Proposal.user_id == user_id, Proposal.thread_id == thread_id, Proposal.status == "waiting")
    values = {"status": "void", "void_reason": "superseded", "decided_at": app_now()}
    await session.execute(update(Proposal).where(*waiting).values(values))


async def decide_waiting(
    session: AsyncSession, proposal_id: uuid.UUID, status: str, void_reason: str | None = None
) -> None:
    """Close a proposal that still waits; any other stays as it is."""
    waiting = (Proposal.id == proposal_id, Proposal.status == "waiting")
    values = {"status": status, "void_reason": void_reason, "decided_at": app_now()}
    await session.execute(update(Proposal).where(*waiting).values(values))


async def decide(session: AsyncSession, proposal_id: uuid.UUID, status: str, void_reason: str | None = None) -> None:
    """Close a proposal that waits or is being paid, or confirm one that was paid after all."""
    values = {"status": status, "void_reason": void_reason, "decided_at": app_now()}
    await session.execute(update(Proposal).where(Proposal.id == proposal_id).values(values))


async def sell(session: AsyncSession, lead_ids: Sequence[int]) -> None:
    """The leads are sold: out of the lists and the vectors, and no quote on them binds any more."""
    for statement in _SELL:
        await session.execute(statement, {"ids": list(lead_ids)})


async def withdraw(session: AsyncSession, lead_id: int) -> None:
    """The lead leaves the market."""
    for statement in _WITHDRAW:
        await session.execute(statement, {"id": lead_id})


async def order_of(session: AsyncSession, proposal_id: uuid.UUID) -> Order | None:
    """The order that came of a proposal."""
    return (await session.execute(select(Order).where(Order.proposal_id == proposal_id))).scalar_one_or_none()


async def get_order(session: AsyncSession, user_id: uuid.UUID, order_id: uuid.UUID) -> Order | None:
    """The user's own order as it is now."""
    own = select(Order).where(Order.id == order_id, Order.user_id == user_id)
    return (await session.execute(own.execution_options(populate_existing=True))).scalar_one_or_none()


async def get_line(session: AsyncSession, user_id: uuid.UUID, order_id: uuid.UUID, lead_id: int) -> OrderLine | None:
    """The line of a lead in the user's own order as it is now."""
    own = select(OrderLine).where(
        OrderLine.order_id == order_id, OrderLine.user_id == user_id, OrderLine.lead_id == lead_id
    )
    return (await session.execute(own.execution_options(populate_existing=True))).scalar_one_or_none()


async def page_of_orders(
    session: AsyncSession,
    user_id: uuid.UUID,
    *,
    stage: str | None,
    lead_id: int | None,
    words: Sequence[str],
    due: bool,
    limit: int,
    offset: int,
) -> tuple[list[Order], int]:
    """The user's orders, newest first, and how many there are; where a line is asked for, those with one that fits."""
    values: dict[str, Any] = {"user_id": user_id, "stage": stage, "lead_id": lead_id, "due": due}
    values["words"] = [word.lower() for word in words]
    values["narrowed"] = bool(stage or lead_id or words or due)
    total: int = (await session.execute(_COUNT, values)).scalar_one()
    ids = (await session.execute(_PAGE, values | {"limit": limit, "offset": offset})).scalars().all()
    found = (await session.execute(select(Order).where(Order.id.in_(ids)))).scalars()
    by_id = {order.id: order for order in found}
    return [by_id[order_id] for order_id in ids], total


async def lines_of(session: AsyncSession, order_ids: Sequence[uuid.UUID]) -> list[OrderLine]:
    """Every line of the orders, in the order of their leads."""
    lines = select(OrderLine).where(OrderLine.order_id.in_(order_ids)).order_by(OrderLine.created_at, OrderLine.id)
    return list((await session.execute(lines.execution_options(populate_existing=True))).scalars())


async def notes_of(session: AsyncSession, line_ids: Sequence[uuid.UUID]) -> list[OrderNote]:
    """Every note on the lines, oldest first."""
    notes = select(OrderNote).where(OrderNote.line_id.in_(line_ids)).order_by(OrderNote.created_at, OrderNote.id)
    return list((await session.execute(notes)).scalars())


async def get_any_line(session: AsyncSession, line_id: uuid.UUID) -> OrderLine:
    """A line by its id as it is now."""
    query = select(OrderLine).where(OrderLine.id == line_id).execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one()
